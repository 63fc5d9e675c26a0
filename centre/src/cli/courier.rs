// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A stick that somebody brought.

use std::fs::{File, OpenOptions};
use std::io::{Read, Write};
use std::path::PathBuf;

use anyhow::Context;
use clap::Subcommand;
use sportello_centre::centre::{Centre, Manner, machine_clock};
use sportello_centre::config::Config;
use sportello_centre::courier::{UnloadError, unload};
use sportello_protocol::courier::{MAX_HEAD, MAX_PARCEL};

use super::{Done, Fault, asked, open_store, talk};

#[derive(Debug, Subcommand)]
pub(super) enum Courier {
    /// Take a terminal's parcel and write what goes back on the stick.
    Import {
        /// The parcel.
        file: PathBuf,
        /// Where the answer goes; the terminal looks for it beside its parcel.
        #[arg(long)]
        out: PathBuf,
    },
}

impl Courier {
    pub(super) async fn run(self, config: &Config) -> Done {
        let Self::Import { file, out } = self;
        let parcel = File::open(&file)
            .with_context(|| format!("{} cannot be opened", file.display()))
            .map_err(Fault::Asked)?;
        let mut bytes = Vec::new();
        // One byte more than may be, so that too much is seen as such.
        let most = MAX_PARCEL + MAX_HEAD as u64 + 2;
        parcel
            .take(most)
            .read_to_end(&mut bytes)
            .with_context(|| format!("{} cannot be read", file.display()))?;
        let store = open_store(config).await?;
        let centre = Centre::new(
            store,
            Manner {
                authority: config.authority(),
                reports_in_flight: 1,
                bodies_kib: 0,
                stream_s: 0,
                keep_alive_s: 1,
                clock: machine_clock,
            },
        )
        .await
        .context("the centre's own key")?;
        let unloaded = unload(&*centre.store, centre.key(), bytes, centre.now())
            .await
            .map_err(|error| match error {
                UnloadError::Store(_) | UnloadError::Stopping | UnloadError::Seal(_) => {
                    Fault::Failed(error.into())
                }
                error => asked(anyhow::Error::from(error).context(file.display().to_string())),
            })?;
        let mut answer = OpenOptions::new()
            .write(true)
            .create_new(true)
            .open(&out)
            .with_context(|| format!("{} cannot be made", out.display()))
            .map_err(Fault::Asked)?;
        answer.write_all(&unloaded.answer)?;
        answer.sync_all()?;
        talk(&format!(
            "{} reports, {} rows that were new; the answer is in {}",
            unloaded.reports,
            unloaded.new_rows,
            out.display()
        ));
        Ok(())
    }
}
