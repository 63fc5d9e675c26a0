// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A PostgreSQL of our own: in a folder on disk, reached through a Unix socket only, stopped
//! and taken away at the end. Its settings are those of the package, so it writes through.

use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;
use tokio_postgres::NoTls;

#[derive(Debug)]
pub(crate) struct Cluster {
    programs: PathBuf,
    folder: TempDir,
}

/// Where Debian keeps the newest server's programs.
fn programs() -> Option<PathBuf> {
    std::fs::read_dir("/usr/lib/postgresql")
        .ok()?
        .filter_map(|entry| {
            let path = entry.ok()?.path();
            let version: u32 = path.file_name()?.to_str()?.parse().ok()?;
            let bin = path.join("bin");
            bin.join("initdb").exists().then_some((version, bin))
        })
        .max()
        .map(|(_, bin)| bin)
}

fn is_root() -> bool {
    std::fs::metadata("/proc/self").is_ok_and(|own| own.uid() == 0)
}

/// PostgreSQL refuses to run as root; its package makes a user for it.
fn of_server(program: &Path) -> Command {
    if is_root() {
        let mut command = Command::new("runuser");
        command.args(["-u", "postgres", "--"]).arg(program);
        command
    } else {
        Command::new(program)
    }
}

fn succeed(command: &mut Command) -> anyhow::Result<()> {
    // The server must not keep our output open.
    let status = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()?;
    anyhow::ensure!(status.success(), "{command:?}: {status}");
    Ok(())
}

impl Cluster {
    /// `None`: there is no server on this machine.
    pub(crate) fn start() -> anyhow::Result<Option<Self>> {
        let Some(programs) = programs() else {
            return Ok(None);
        };
        let folder = crate::region::folder()?;
        if is_root() {
            succeed(Command::new("chown").arg("postgres").arg(folder.path()))?;
        }
        std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(0o700))?;
        let cluster = Self { programs, folder };
        succeed(
            of_server(&cluster.programs.join("initdb"))
                .current_dir("/")
                .arg("-D")
                .arg(cluster.data())
                .args(["-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C"]),
        )?;
        let options = format!(
            "-c listen_addresses= -c unix_socket_directories={}",
            cluster.folder.path().display()
        );
        cluster.control(&["-w", "-t", "60", "-o", &options, "start"])?;
        Ok(Some(cluster))
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    fn control(&self, words: &[&str]) -> anyhow::Result<()> {
        succeed(
            of_server(&self.programs.join("pg_ctl"))
                .current_dir("/")
                .arg("-D")
                .arg(self.data())
                .arg("-l")
                .arg(self.folder.path().join("log"))
                .args(words),
        )
    }

    fn address(&self, database: &str) -> String {
        let folder = self.folder.path().display();
        format!("host={folder} user=postgres dbname={database}")
    }

    /// Makes an empty database and says where it is.
    pub(crate) async fn database(&self, name: &str) -> anyhow::Result<String> {
        let (client, connection) =
            tokio_postgres::connect(&self.address("postgres"), NoTls).await?;
        let driven = tokio::spawn(connection);
        client
            .batch_execute(&format!("CREATE DATABASE {name}"))
            .await?;
        drop(client);
        driven.await??;
        Ok(self.address(name))
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        if let Err(error) = self.control(&["-m", "immediate", "stop"]) {
            crate::talk(&format!("PostgreSQL was not stopped: {error:#}"));
        }
    }
}
