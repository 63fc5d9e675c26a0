// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A region as an administrator founds it: a centre, keys, a site, a terminal to come, a signed
//! bundle. Everything is done with the programs themselves.

use std::fs::{self, File};
use std::io::Write as _;
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail, ensure};
use serde_json::Value;

use super::names;
use crate::disk;

/// The site's code, and its name on *Welcome*, which comes with the bundle alone.
const SITE: &str = "PR-BI-01";
pub(crate) const SITE_NAME: &str = "Biblioteca del Pontile";
/// What stands on the terminal.
pub(crate) const TERMINAL: &str = "Ingresso";
/// The centre's door.
const PORT: u16 = 8443;
/// Who may log in at the centre, and of the keys.
pub(crate) const ACCOUNT: &str = "direzione";
pub(crate) const PASSWORD: &str = "quattro castagne sul balcone";
/// How long the centre may take to come up.
const PATIENCE: Duration = Duration::from_secs(60);
/// Written when everything is founded.
const FOUNDED: &str = "root.json";

/// The region's folder, and its centre while it runs.
#[derive(Debug)]
pub(crate) struct Office {
    folder: PathBuf,
    programs: PathBuf,
    centre: Option<Child>,
}

impl Drop for Office {
    fn drop(&mut self) {
        if let Some(centre) = &mut self.centre {
            // Dead already is fine too.
            let _killed = centre.kill();
            let _reaped = centre.wait();
        }
    }
}

/// Where terminals and staff find the centre.
pub(crate) fn address() -> String {
    format!("https://{}:{PORT}", names::CENTRE)
}

impl Office {
    /// The office in `folder`, closed.
    fn at(folder: &Path) -> anyhow::Result<Self> {
        let programs = std::env::current_exe()?;
        let programs = programs.parent().context("this program lies nowhere")?;
        Ok(Self {
            folder: folder.to_owned(),
            programs: programs.to_owned(),
            centre: None,
        })
    }

    /// Founds a region in `folder` unless it is there; its trusted root lies in `root.json`.
    ///
    /// # Errors
    /// When a program refuses.
    pub(crate) fn found(folder: &Path, repository: &Path) -> anyhow::Result<()> {
        if folder.join(FOUNDED).exists() {
            return Ok(());
        }
        if folder.exists() {
            fs::remove_dir_all(folder)?;
        }
        fs::create_dir_all(folder)?;
        let mut office = Self::at(folder)?;
        fs::write(office.passphrase(), format!("{PASSWORD}\n"))?;
        let centre = folder.join("centre").to_string_lossy().into_owned();
        let listen = format!("127.0.0.1:{PORT}");
        let mut init = office.program("sportello-centre");
        init.args(["init", &centre, "--region", "Regione di prova"])
            .args(["--public-url", &address(), "--listen", &listen]);
        let fingerprint = run(&mut init, "")?;
        let secret = office.centre(&["admin", "create", ACCOUNT], PASSWORD)?;
        fs::write(folder.join("second-factor"), secret.trim())?;
        office.open()?;
        let at_centre = address();
        let fingerprint = ["--fingerprint", fingerprint.trim()];
        let _begun = office.sportello(
            &[
                &["init", "--name", "Regione di prova", "--centre", &at_centre][..],
                &fingerprint,
            ]
            .concat(),
        )?;
        let key = office.sportello(&["keys", "operator"])?;
        let _let_in = office.centre(&["operator", "add", "ada", key.trim()], "")?;
        let _begun = office.sportello(&["init"])?;
        office.import(
            "sites",
            &format!("Codice sede;Nome sede;Comune;Distretto\n{SITE};{SITE_NAME};Esempio;Prova\n"),
        )?;
        office.import(
            "terminals",
            &format!("Codice sede;Postazione\n{SITE};{TERMINAL}\n"),
        )?;
        let tasks = repository.join("kiosk/tasks");
        let _bundle = office.sportello(&["bundle", "new", "--tasks", &tasks.to_string_lossy()])?;
        // The proof outlives the dates on which somebody last looked at the portals.
        let mut policy = File::options()
            .append(true)
            .open(folder.join("region/bundle/policy/region.toml"))?;
        policy.write_all(b"\n[tasks]\nunchecked_allowed = true\n")?;
        let _signed = office.sportello(&["bundle", "sign"])?;
        let _published = office.sportello(&["bundle", "publish"])?;
        let root = folder.join("region/trust/metadata/1.root.json");
        let _bytes = fs::copy(root, folder.join(FOUNDED))?;
        Ok(())
    }

    /// A copy of the region in `founded`, with its centre running: what a proof changes is gone
    /// with it.
    ///
    /// # Errors
    /// When there is no region, or its centre does not come up.
    pub(crate) fn copy(founded: &Path, folder: &Path) -> anyhow::Result<Self> {
        Self::copy_of(founded, folder, None)
    }

    /// The same with another store in the place of the centre's.
    ///
    /// # Errors
    /// As [`Office::copy`].
    pub(crate) fn copy_of(
        founded: &Path,
        folder: &Path,
        store: Option<&Path>,
    ) -> anyhow::Result<Self> {
        ensure!(
            founded.join(FOUNDED).exists(),
            "there is no region yet: `sportello-proof fresh-region` founds it, and the image is \
             built for its root"
        );
        let _copied = disk::run(
            "cp",
            &["-a", &founded.to_string_lossy(), &folder.to_string_lossy()],
        )?;
        let mut office = Self::at(folder)?;
        if let Some(store) = store {
            for beside in ["centre.db-wal", "centre.db-shm"] {
                // A store that was closed has none.
                let _gone = fs::remove_file(office.store().with_file_name(beside));
            }
            let _bytes = fs::copy(store, office.store())?;
        }
        office.open()?;
        Ok(office)
    }

    /// Where everything of it lies.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// What the centre knows: SQLite.
    pub(crate) fn store(&self) -> PathBuf {
        self.folder.join("centre/centre.db")
    }

    fn passphrase(&self) -> PathBuf {
        self.folder.join("passphrase")
    }

    /// The centre's own authority, PEM.
    pub(crate) fn authority(&self) -> anyhow::Result<Vec<u8>> {
        Ok(fs::read(self.folder.join("centre/authority.pem"))?)
    }

    /// Secret of the account's second factor.
    pub(crate) fn second_factor(&self) -> anyhow::Result<Vec<u8>> {
        let text = fs::read_to_string(self.folder.join("second-factor"))?;
        data_encoding::BASE32_NOPAD
            .decode(text.trim().as_bytes())
            .context("the second factor's secret")
    }

    /// What `sportello codes` says for the terminal to come: the last column, which an
    /// installation without a person wants.
    pub(crate) fn invitation(&self) -> anyhow::Result<String> {
        let said = self.sportello(&["codes", "--site", SITE, "--terminal", TERMINAL, "--json"])?;
        let said: Value = serde_json::from_str(&said)?;
        let address = said["codes"][0]["address"].as_str();
        Ok(address.context("the code has no address")?.to_owned())
    }

    /// The terminal, as the centre tells the administrator of it.
    pub(crate) fn terminal(&self) -> anyhow::Result<Value> {
        let said = self.sportello(&["terminals", "list", "--json"])?;
        let said: Value = serde_json::from_str(&said)?;
        let lines = said["terminals"].as_array();
        let line = lines.and_then(|lines| lines.iter().find(|line| line["name"] == TERMINAL));
        line.cloned().context("the centre knows no such terminal")
    }

    fn import(&self, what: &str, table: &str) -> anyhow::Result<()> {
        let file = self.folder.join(format!("{what}.csv"));
        fs::write(&file, table)?;
        let _said = self.sportello(&[what, "import", &file.to_string_lossy(), "--apply"])?;
        Ok(())
    }

    fn program(&self, name: &str) -> Command {
        Command::new(self.programs.join(name))
    }

    /// Runs the centre's program on the configuration.
    fn centre(&self, arguments: &[&str], input: &str) -> anyhow::Result<String> {
        let mut command = self.program("sportello-centre");
        command
            .arg("--config")
            .arg(self.folder.join("centre/centre.toml"))
            .args(arguments);
        run(&mut command, input)
    }

    /// Runs the administrator's program in the region's folder.
    fn sportello(&self, arguments: &[&str]) -> anyhow::Result<String> {
        let mut command = self.program("sportello");
        command
            .args(arguments)
            .arg("--region")
            .arg(self.folder.join("region"))
            .arg("--passphrase-file")
            .arg(self.passphrase());
        if arguments.first() == Some(&"init") {
            command.arg("--root-passphrase-file").arg(self.passphrase());
        }
        run(&mut command, "")
    }

    /// Starts the centre.
    fn open(&mut self) -> anyhow::Result<()> {
        let log = File::create(self.folder.join("centre.log"))?;
        let mut command = self.program("sportello-centre");
        let centre = command
            .arg("--config")
            .arg(self.folder.join("centre/centre.toml"))
            .arg("serve")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(log)
            .spawn()
            .with_context(|| built(&command))?;
        let centre = self.centre.insert(centre);
        let begun = Instant::now();
        while TcpStream::connect(("127.0.0.1", PORT)).is_err() {
            if begun.elapsed() > PATIENCE || centre.try_wait()?.is_some() {
                bail!("the centre does not come up: see centre.log");
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        Ok(())
    }
}

fn built(command: &Command) -> String {
    format!(
        "{} is not there: build it, and put it beside this program",
        command.get_program().to_string_lossy()
    )
}

/// Runs a program to its end; what it printed.
fn run(command: &mut Command, input: &str) -> anyhow::Result<String> {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| built(command))?;
    if let Some(mut stdin) = child.stdin.take()
        && let Err(error) = writeln!(stdin, "{input}")
        && error.kind() != std::io::ErrorKind::BrokenPipe
    {
        return Err(error.into());
    }
    let output = child.wait_with_output()?;
    ensure!(
        output.status.success(),
        "{:?}: {}",
        command.get_args().next().unwrap_or_default(),
        String::from_utf8_lossy(&output.stderr)
    );
    Ok(String::from_utf8(output.stdout)?)
}
