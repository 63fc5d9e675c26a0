// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Backup and restore of a centre on SQLite.

use std::path::{Path, PathBuf};

use sportello_centre::backup::{self, BackupError};
use sportello_centre::config::{Config, StoreAt};

use super::{Done, Fault, asked, talk};

#[derive(Debug, clap::Args)]
pub(super) struct Backup {
    /// File to write. It holds private keys: keep it where nobody else reads it.
    file: PathBuf,
}

#[derive(Debug, clap::Args)]
pub(super) struct Restore {
    /// File that `backup` wrote.
    file: PathBuf,
    /// Overwrite the store and the authority that are there.
    #[arg(long)]
    replace: bool,
}

impl Backup {
    pub(super) fn run(self, config: &Config) -> Done {
        let store = sqlite(config)?;
        let held = backup::make(store, &config.folder, &self.file).map_err(fault)?;
        talk(&format!(
            "{}: {} bytes, verified{}",
            self.file.display(),
            held.bytes,
            if held.authority {
                ", with the authority that terminals trust"
            } else {
                ""
            }
        ));
        Ok(())
    }
}

impl Restore {
    pub(super) fn run(self, config: &Config) -> Done {
        let store = sqlite(config)?;
        backup::restore(&self.file, store, &config.folder, self.replace).map_err(fault)?;
        talk(&format!("restored {}", store.display()));
        talk(
            "next: `sportello-centre check`, then start the centre; terminals send again what the backup lacks",
        );
        Ok(())
    }
}

fn sqlite(config: &Config) -> Result<&Path, Fault> {
    match &config.store {
        StoreAt::Sqlite(path) => Ok(path),
        StoreAt::Postgres(_) => Err(asked(anyhow::anyhow!(
            "the store is on PostgreSQL: use pg_dump and pg_restore, and copy authority.pem and authority.key from {}",
            config.folder.display()
        ))),
    }
}

fn fault(error: BackupError) -> Fault {
    match error {
        BackupError::Io { ref source, .. } if source.kind() == std::io::ErrorKind::NotFound => {
            asked(error)
        }
        BackupError::Exists(_)
        | BackupError::NotOurs(_)
        | BackupError::Damaged(..)
        | BackupError::InUse(_) => asked(error),
        BackupError::Io { .. }
        | BackupError::Sqlite { .. }
        | BackupError::Store { .. }
        | BackupError::Busy(_) => Fault::Failed(error.into()),
    }
}
