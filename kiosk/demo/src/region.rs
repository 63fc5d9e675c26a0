// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The region: its centre, the cable to the site, and an agent beside each terminal.

use std::fs::File;
use std::io::Write as _;
use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail, ensure};

use sportello_rehearsal::stage::repository;

use crate::cable::Cable;

/// Password of the account that the demo makes.
pub(crate) const PASSWORD: &str = "quattro cavalli al pascolo";
/// Name of that account.
pub(crate) const ACCOUNT: &str = "direzione";
/// The region's own code for the site.
const SITE: &str = "PROVA";

/// How long the centre and the agents may take to come up.
const PATIENCE: Duration = Duration::from_secs(30);

/// Where a terminal keeps its things.
#[derive(Debug, Clone)]
pub(crate) struct Terminal {
    pub(crate) label: &'static str,
    pub(crate) state: PathBuf,
    pub(crate) run: PathBuf,
}

/// Ends with everything that it started.
pub(crate) struct Region {
    folder: PathBuf,
    programs: PathBuf,
    address: SocketAddr,
    pub(crate) cable: Cable,
    /// Secret of the account's second factor.
    pub(crate) second_factor: Vec<u8>,
    started: Vec<Child>,
}

impl Drop for Region {
    fn drop(&mut self) {
        for child in self.started.iter_mut().rev() {
            // Dead already is fine too.
            let _killed = child.kill();
            let _reaped = child.wait();
        }
    }
}

impl Region {
    /// Makes a centre in `folder`, with one site and one account, and starts it.
    pub(crate) fn found(folder: &Path, programs: &Path) -> anyhow::Result<Self> {
        std::fs::create_dir_all(folder)?;
        let address = TcpListener::bind(("127.0.0.1", 0))?.local_addr()?;
        let cable = Cable::lay(address)?;
        let mut region = Self {
            folder: folder.to_owned(),
            programs: programs.to_owned(),
            address,
            cable,
            second_factor: Vec::new(),
            started: Vec::new(),
        };
        // Terminals reach the centre through the cable, staff beside it.
        let _fingerprint = run(region
            .program("sportello-centre")
            .arg("init")
            .arg(folder.join("centre"))
            .args(["--region", "Regione di prova"])
            .arg("--public-url")
            .arg(format!("https://127.0.0.1:{}", region.cable.port()))
            .arg("--listen")
            .arg(address.to_string()))?;
        region.name_the_tasks()?;
        let _number = run(region.centre().args(["site", "add", "--code", SITE]).args([
            "--name",
            "Biblioteca di prova",
            "--municipality",
            "Esempio",
            "--district",
            "Provincia di prova",
            "--phone",
            "000 000 000",
        ]))?;
        let secret = run_with(
            region
                .centre()
                .args(["admin", "create", ACCOUNT, "--full-name", "Anna Prova"]),
            PASSWORD,
        )?;
        region.second_factor = data_encoding::BASE32_NOPAD
            .decode(secret.trim().as_bytes())
            .context("the second factor's secret")?;
        let mut serve = region.centre();
        let _serve = serve.arg("serve");
        region.start("centre", &mut serve)?;
        let give_up = Instant::now() + PATIENCE;
        while std::net::TcpStream::connect(address).is_err() {
            ensure!(Instant::now() < give_up, "the centre does not come up");
            std::thread::sleep(Duration::from_millis(50));
        }
        Ok(region)
    }

    /// Where everything of it lies.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Where staff find the console.
    pub(crate) fn console(&self) -> String {
        format!("https://127.0.0.1:{}", self.address.port())
    }

    /// Gives a terminal its identity with a one-time code, and starts its agent.
    pub(crate) fn enrol(&mut self, terminal: &Terminal) -> anyhow::Result<()> {
        let code = run(self
            .centre()
            .args(["code", "--site", SITE, "--label", terminal.label]))?;
        std::fs::create_dir_all(&terminal.state)?;
        std::fs::create_dir_all(&terminal.run)?;
        let config = self.folder.join("agent.toml");
        std::fs::write(&config, "probes = true\n")?;
        let enrolled = run_with(
            self.program("sportello-agent")
                .arg("--state")
                .arg(&terminal.state)
                .arg("--run")
                .arg(&terminal.run)
                .arg("--config")
                .arg(&config)
                .args(["enrol", "-", "--centre"])
                .arg(format!("https://127.0.0.1:{}", self.cable.port())),
            code.trim(),
        )?;
        ensure!(
            enrolled.contains("enrolled as terminal"),
            "the agent says: {enrolled}"
        );
        let mut agent = self.program("demo-agent");
        let _agent = agent
            .arg(&terminal.state)
            .arg(&terminal.run)
            .arg(&config)
            .arg(self.folder.join("hours"));
        self.start(&format!("agent-{}", terminal.label), &mut agent)
    }

    /// So many hours have passed in the story, as far as the agents' walls show.
    pub(crate) fn hours_passed(&self, hours: u8) -> anyhow::Result<()> {
        Ok(std::fs::write(
            self.folder.join("hours"),
            hours.to_string(),
        )?)
    }

    /// What the centre and the agents logged.
    pub(crate) fn log(&self) -> String {
        let mut log = String::new();
        for name in ["centre", "agent-1", "agent-2"] {
            let text = std::fs::read_to_string(self.folder.join(format!("{name}.log")));
            log.push_str(&format!("== {name}\n{}\n", text.unwrap_or_default()));
        }
        log
    }

    /// Pages call the tasks by name.
    fn name_the_tasks(&self) -> anyhow::Result<()> {
        let file = self.folder.join("centre/centre.toml");
        let tasks = repository().join("kiosk/tasks");
        let before = std::fs::read_to_string(&file)?;
        let after = before.replacen(
            "# catalogue = \"tasks\"",
            &format!("catalogue = {:?}", tasks.display().to_string()),
            1,
        );
        ensure!(
            after != before,
            "the configuration has no place for a catalogue"
        );
        Ok(std::fs::write(file, after)?)
    }

    fn program(&self, name: &str) -> Command {
        Command::new(self.programs.join(name))
    }

    fn centre(&self) -> Command {
        let mut command = self.program("sportello-centre");
        let _config = command
            .arg("--config")
            .arg(self.folder.join("centre/centre.toml"));
        command
    }

    fn start(&mut self, name: &str, command: &mut Command) -> anyhow::Result<()> {
        let log = File::create(self.folder.join(format!("{name}.log")))?;
        let child = command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(log)
            .spawn()
            .with_context(|| format!("starting the {name}"))?;
        self.started.push(child);
        Ok(())
    }
}

fn run(command: &mut Command) -> anyhow::Result<String> {
    run_with(command, "")
}

/// Runs a command to its end; answers what it printed.
fn run_with(command: &mut Command, input: &str) -> anyhow::Result<String> {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| format!("starting {:?}", command.get_program()))?;
    if let Some(mut stdin) = child.stdin.take() {
        writeln!(stdin, "{input}")?;
    }
    let output = child.wait_with_output()?;
    if !output.status.success() {
        bail!(
            "{:?} ended with {}: {}",
            command.get_program(),
            output.status,
            String::from_utf8_lossy(&output.stderr)
        );
    }
    Ok(String::from_utf8(output.stdout)?)
}
