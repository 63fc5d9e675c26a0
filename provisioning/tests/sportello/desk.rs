// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! An administrator's desk: a folder of her own, the program, and a centre down the hall.

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use assert_cmd::cargo::cargo_bin;
use sportello_protocol::signature::{Parts, TerminalKey, sign};
use sportello_protocol::{
    EnrolmentCode, EnrolmentRequest, Facts, UnixSeconds, VERSION, VersionText, path,
    public_key_text,
};

/// Long enough for everybody.
pub(crate) const PASSPHRASE: &str = "quattro castagne sul balcone";

/// A status as terminals send it.
const STATUS: &str = include_str!("../../../agent/protocol/tests/golden/v2/status.json");

/// What a run said.
#[derive(Debug)]
pub(crate) struct Said {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) talk: String,
}

impl Said {
    #[track_caller]
    pub(crate) fn good(self) -> String {
        assert_eq!(self.code, 0, "{}\n{}", self.out, self.talk);
        self.out
    }

    #[track_caller]
    pub(crate) fn wrong(self, expected: &str) -> Self {
        assert_eq!(self.code, 1, "{}\n{}", self.out, self.talk);
        let whole = format!("{}{}", self.out, self.talk);
        assert!(whole.contains(expected), "{expected:?} is not in: {whole}");
        assert!(self.talk.contains("  next: "), "no way on: {}", self.talk);
        self
    }
}

pub(crate) struct Desk {
    pub(crate) folder: tempfile::TempDir,
}

impl Desk {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("passphrase"), format!("{PASSPHRASE}\n")).unwrap();
        Self { folder }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }

    /// Runs the program in the desk's folder, with nobody at the keyboard.
    pub(crate) fn run(&self, arguments: &[&str]) -> Said {
        let output = Command::new(cargo_bin!("sportello"))
            .args(arguments)
            .current_dir(self.folder.path())
            .env_remove("SPORTELLO_REGION")
            .env_remove("SPORTELLO_CENTRE_CONFIG")
            .env("COLUMNS", "100")
            .stdin(Stdio::null())
            .output()
            .unwrap();
        Said {
            code: output.status.code().unwrap(),
            out: String::from_utf8_lossy(&output.stdout).into_owned(),
            talk: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }

    /// The same in the region's folder, with the passphrase at hand.
    pub(crate) fn at_region(&self, arguments: &[&str]) -> Said {
        let mut all = arguments.to_vec();
        all.extend(["--region", "r", "--passphrase-file", "passphrase"]);
        self.run(&all)
    }

    /// A region with keys and a root, and a centre that nobody has met.
    pub(crate) fn with_region() -> Self {
        let desk = Self::new();
        // One key in 64 begins with what looks like an option.
        let online = std::iter::repeat_with(|| TerminalKey::generate().unwrap().public())
            .map(|key| public_key_text(&key))
            .find(|text| text.starts_with('-'))
            .unwrap();
        let begun = desk.run(&[
            "init",
            "r",
            "--name",
            "Regione Esempio",
            "--passphrase-file",
            "passphrase",
            "--root-passphrase-file",
            "passphrase",
            "--online-key",
            &online,
        ]);
        assert!(begun.good().contains("root 1"));
        desk
    }
}

/// A file of the examples that come with the program.
pub(crate) fn example(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("examples")
        .join(name);
    path.to_str().unwrap().to_owned()
}

/// A real centre on loopback; it ends with the test.
pub(crate) struct Centre {
    process: Child,
    pub(crate) url: String,
    pub(crate) fingerprint: Option<String>,
    config: PathBuf,
    port: u16,
}

/// Starts a centre and waits until it listens.
fn serve(program: &Path, config: &Path, port: u16) -> Child {
    let mut process = Command::new(program)
        .arg("--config")
        .arg(config)
        .args(["--listen", &format!("127.0.0.1:{port}"), "serve"])
        .env("SPORTELLO_LOG", "error")
        .stdin(Stdio::null())
        .spawn()
        .unwrap();
    let listens = |_| {
        std::thread::sleep(Duration::from_millis(50));
        std::net::TcpStream::connect(("127.0.0.1", port)).is_ok()
    };
    if !(0..1200).any(listens) {
        let _killed = process.kill();
        let _reaped = process.wait();
        panic!("the centre did not come up");
    }
    process
}

impl Drop for Centre {
    fn drop(&mut self) {
        let _killed = self.process.kill();
        let _reaped = self.process.wait();
    }
}

/// The centre's program, if it was built.
pub(crate) fn centre_program() -> Option<PathBuf> {
    let beside = cargo_bin!("sportello").with_file_name("sportello-centre");
    beside.is_file().then_some(beside)
}

impl Centre {
    /// Makes and starts one in the desk's folder; nothing, said aloud, where it was not built.
    pub(crate) fn start(desk: &Desk, tls: bool) -> Option<Self> {
        let Some(program) = centre_program() else {
            eprintln!("skipped: sportello-centre was not built (cargo build -p sportello-centre)");
            return None;
        };
        let port = TcpListener::bind("127.0.0.1:0")
            .unwrap()
            .local_addr()
            .unwrap()
            .port();
        let url = if tls {
            format!("https://localhost:{port}")
        } else {
            format!("http://127.0.0.1:{port}")
        };
        let config = desk.path("centre/centre.toml");
        let run = |arguments: &[&str], input: &str| {
            let mut child = Command::new(&program)
                .arg("--config")
                .arg(&config)
                .args(arguments)
                .current_dir(desk.folder.path())
                .env_remove("SPORTELLO_LOG")
                .stdin(Stdio::piped())
                .stdout(Stdio::piped())
                .stderr(Stdio::piped())
                .spawn()
                .unwrap();
            use std::io::Write;
            let _written = child.stdin.take().unwrap().write_all(input.as_bytes());
            let output = child.wait_with_output().unwrap();
            let talk = String::from_utf8_lossy(&output.stderr).into_owned();
            assert!(output.status.success(), "{arguments:?}: {talk}");
            String::from_utf8_lossy(&output.stdout).trim().to_owned()
        };
        let said = run(
            &[
                "init",
                "centre",
                "--region",
                "Regione Esempio",
                "--public-url",
                &url,
            ],
            "",
        );
        let fingerprint = tls.then(|| said.lines().next_back().unwrap().trim().to_owned());
        let text = std::fs::read_to_string(&config).unwrap();
        let text = text.replace("# [metrics]\n", "[metrics]\nlisten = \"127.0.0.1:0\"\n");
        std::fs::write(&config, text).unwrap();
        let process = serve(&program, &config, port);
        Some(Self {
            process,
            url,
            fingerprint,
            config,
            port,
        })
    }

    /// Ends it as a service manager does, and starts it again.
    pub(crate) fn restart(&mut self) {
        let pid = rustix::process::Pid::from_child(&self.process);
        rustix::process::kill_process(pid, rustix::process::Signal::TERM).unwrap();
        assert!(self.process.wait().unwrap().success());
        self.process = serve(&centre_program().unwrap(), &self.config, self.port);
    }

    /// Lets an operator in.
    pub(crate) fn add_operator(&self, key: &str) {
        let output = Command::new(centre_program().unwrap())
            .arg("--config")
            .arg(&self.config)
            .args(["operator", "add", "anna", key])
            .stdin(Stdio::null())
            .output()
            .unwrap();
        let talk = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{talk}");
    }

    /// A terminal enrols with this code and says that it runs image `running`.
    pub(crate) fn enrol(&self, code: &str, running: u64) -> TerminalKey {
        let key = TerminalKey::generate().unwrap();
        let code = EnrolmentCode::parse(code).unwrap();
        let enrolment = EnrolmentRequest {
            version: VERSION,
            secret: code.secret_text(),
            public_key: public_key_text(&key.public()),
            facts: Facts {
                threads: 2,
                memory_mib: 4096,
                disk_gib: 64,
                agent: VersionText::parse("0.1.0").unwrap(),
            },
        };
        self.post(
            &key,
            path::ENROLMENTS,
            &serde_json::to_vec(&enrolment).unwrap(),
        );
        let mut status: serde_json::Value = serde_json::from_str(STATUS).unwrap();
        status["results"] = serde_json::json!([]);
        status["update"] = serde_json::json!({
            "running": running,
            "wanted": null,
            "phase": { "state": "idle" },
            "bundle": null,
            "stale": false,
        });
        self.post(&key, path::STATUS, status.to_string().as_bytes());
        key
    }

    fn post(&self, key: &TerminalKey, path: &str, body: &[u8]) {
        let authority = self.url.strip_prefix("http://").unwrap();
        let parts = Parts {
            method: "POST",
            authority,
            path,
            query: "",
            body,
        };
        let now = std::time::SystemTime::now()
            .duration_since(std::time::UNIX_EPOCH)
            .unwrap();
        let mut nonce = [0; 16];
        getrandom::fill(&mut nonce).unwrap();
        let now = UnixSeconds(i64::try_from(now.as_secs()).unwrap());
        let signed = sign(key, &parts, now, 300, nonce);
        let request = reqwest::Client::new()
            .post(format!("{}{path}", self.url))
            .header("content-type", "application/json")
            .header("content-digest", signed.content_digest.unwrap())
            .header("signature-input", signed.signature_input)
            .header("signature", signed.signature)
            .body(body.to_vec());
        let runtime = tokio::runtime::Runtime::new().unwrap();
        let (status, text) = runtime.block_on(async {
            let answer = request.send().await.unwrap();
            (answer.status(), answer.text().await.unwrap())
        });
        assert!(status.is_success(), "{path}: {status} {text}");
    }

    pub(crate) fn config(&self) -> &str {
        self.config.to_str().unwrap()
    }
}
