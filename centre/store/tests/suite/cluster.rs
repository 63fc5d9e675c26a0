// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A PostgreSQL of our own for the tests: made in a temporary folder, reached through a
//! Unix socket only, stopped and taken away at the end.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;
use tokio_postgres::NoTls;

pub(crate) struct Cluster {
    programs: PathBuf,
    folder: TempDir,
}

/// Where Debian keeps the newest server's programs.
fn programs() -> Option<PathBuf> {
    let mut versions: Vec<(u32, PathBuf)> = fs::read_dir("/usr/lib/postgresql")
        .ok()?
        .filter_map(|entry| {
            let path = entry.ok()?.path();
            let version = path.file_name()?.to_str()?.parse().ok()?;
            path.join("bin/initdb")
                .exists()
                .then(|| (version, path.join("bin")))
        })
        .collect();
    versions.sort();
    versions.pop().map(|(_, path)| path)
}

fn is_root() -> bool {
    fs::metadata("/proc/self").is_ok_and(|own| own.uid() == 0)
}

/// PostgreSQL refuses to run as root; its package makes a user for it.
fn server_command(program: &Path) -> Command {
    if is_root() {
        let mut command = Command::new("runuser");
        command.args(["-u", "postgres", "--"]).arg(program);
        command
    } else {
        Command::new(program)
    }
}

fn succeed(command: &mut Command) -> Output {
    let output = command.output().expect("the program starts");
    assert!(
        output.status.success(),
        "{command:?}: {}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
    output
}

impl Cluster {
    /// `None`: there is no PostgreSQL on this machine, and the test has said so.
    pub(crate) fn start(test: &str) -> Option<Self> {
        let Some(programs) = programs() else {
            eprintln!("SKIPPED {test}: no PostgreSQL server in /usr/lib/postgresql");
            return None;
        };
        let folder = tempfile::Builder::new()
            .prefix("sportello-pg-")
            .tempdir_in("/tmp")
            .unwrap();
        if is_root() {
            succeed(Command::new("chown").arg("postgres").arg(folder.path()));
        }
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o700)).unwrap();
        let cluster = Self { programs, folder };
        succeed(
            server_command(&cluster.programs.join("initdb"))
                .arg("-D")
                .arg(cluster.data())
                .args([
                    "-U",
                    "postgres",
                    "-A",
                    "trust",
                    "-E",
                    "UTF8",
                    "--locale=C",
                    "-N",
                ]),
        );
        cluster.begin();
        Some(cluster)
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    fn begin(&self) {
        self.begin_with("-c listen_addresses=");
    }

    /// Listens on the loopback as well, with TLS.
    pub(crate) fn speak_tls(&self, port: u16, certificate: &str, key: &str) {
        for (name, text) in [("server.crt", certificate), ("server.key", key)] {
            let path = self.data().join(name);
            fs::write(&path, text).unwrap();
            fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
            if is_root() {
                succeed(Command::new("chown").arg("postgres").arg(&path));
            }
        }
        self.control(&["-m", "immediate", "stop"]);
        self.begin_with(&format!(
            "-c listen_addresses=localhost -c port={port} -c ssl=on"
        ));
    }

    fn begin_with(&self, more: &str) {
        let options = format!(
            "{more} -c unix_socket_directories={} -c max_connections=200 \
             -c shared_buffers=32MB",
            self.folder.path().display()
        );
        self.control(&["-w", "-t", "60", "-o", &options, "start"]);
    }

    fn control(&self, words: &[&str]) {
        let log = self.folder.path().join("log");
        let status = server_command(&self.programs.join("pg_ctl"))
            .arg("-D")
            .arg(self.data())
            .arg("-l")
            .arg(&log)
            .args(words)
            // The server must not keep the pipes of this test open.
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .unwrap();
        let log = fs::read_to_string(log).unwrap_or_default();
        assert!(status.success(), "pg_ctl {words:?}: {log}");
    }

    /// As a power cut does.
    pub(crate) fn restart(&self) {
        self.control(&["-m", "immediate", "stop"]);
        self.begin();
    }

    pub(crate) fn address(&self, database: &str) -> String {
        format!(
            "host={} user=postgres dbname={database}",
            self.folder.path().display()
        )
    }

    /// A new empty database.
    pub(crate) async fn database(&self) -> String {
        let name = format!("t{}", uuid::Uuid::new_v4().simple());
        self.statement("postgres", &format!("CREATE DATABASE {name}"))
            .await;
        name
    }

    pub(crate) async fn drop_database(&self, name: &str) {
        self.statement("postgres", &format!("DROP DATABASE {name} WITH (FORCE)"))
            .await;
    }

    pub(crate) async fn statement(&self, database: &str, statement: &str) {
        let (client, connection) = tokio_postgres::connect(&self.address(database), NoTls)
            .await
            .unwrap();
        tokio::spawn(connection);
        client.batch_execute(statement).await.unwrap();
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        self.control(&["-m", "immediate", "stop"]);
    }
}
