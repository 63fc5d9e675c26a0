// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The centre's program as an administrator uses it, and a browser that logs in.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use reqwest::{Client, Method, StatusCode, header, redirect};
use sportello_centre::centre::machine_clock;
use sportello_console::second_factor;
use sportello_protocol::EnrolmentCode;
use tempfile::TempDir;
use url::form_urlencoded::Serializer;

const PROGRAM: &str = env!("CARGO_BIN_EXE_sportello-centre");
const PASSWORD: &str = "otto-colli-di-notte";

fn free_port() -> u16 {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap().port()
}

/// A centre made by the program: an administrator and a site.
pub(crate) struct Made {
    folder: TempDir,
    port: u16,
    /// The administrator's second factor.
    secret: Vec<u8>,
}

impl Made {
    pub(crate) fn on(store: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut made = Self {
            folder,
            port: free_port(),
            secret: Vec::new(),
        };
        let url = made.url();
        let folder = made.folder.path().join("c");
        let folder = folder.to_str().unwrap();
        let init = ["init", folder, "--region", "Regione Esempio"];
        let more = ["--public-url", &url, "--store", store];
        made.run(&[init.as_slice(), &more].concat(), "");
        let toml = made.config();
        let text = std::fs::read_to_string(&toml).unwrap();
        let quiet = text.replace("# [metrics]\n", "[metrics]\nlisten = \"127.0.0.1:0\"\n");
        assert_ne!(quiet, text);
        std::fs::write(&toml, &quiet).unwrap();
        // Exactly one of several processes prunes and warns.
        let second = quiet.replace("# jobs = true\n", "jobs = false\n");
        assert_ne!(second, quiet);
        std::fs::write(made.second_config(), second).unwrap();
        let secret = made.run(&["admin", "create", "anna"], PASSWORD);
        made.secret = data_encoding::BASE32_NOPAD
            .decode(secret.trim().as_bytes())
            .unwrap();
        let site = ["site", "add", "--code", "A1", "--name", "Biblioteca"];
        let where_it_is = ["--municipality", "Esempio", "--district", "ES"];
        made.run(&[site.as_slice(), &where_it_is].concat(), "");
        made
    }

    fn config(&self) -> PathBuf {
        self.folder.path().join("c/centre.toml")
    }

    fn second_config(&self) -> PathBuf {
        self.folder.path().join("c/second.toml")
    }

    /// What terminals call.
    pub(crate) fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Runs one command to its end: what it said on stdout.
    #[track_caller]
    fn run(&self, arguments: &[&str], input: &str) -> String {
        let mut child = Command::new(PROGRAM)
            .arg("--config")
            .arg(self.config())
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // Who does not read its input closes it.
        let _written = writeln!(child.stdin.take().unwrap(), "{input}");
        let output = child.wait_with_output().unwrap();
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{arguments:?}: {stderr}");
        String::from_utf8(output.stdout).unwrap()
    }

    pub(crate) fn code(&self, label: &str) -> EnrolmentCode {
        let code = self.run(&["code", "--site", "A1", "--label", label], "");
        EnrolmentCode::parse(code.trim()).unwrap()
    }

    /// The process that terminals reach.
    pub(crate) async fn first(&self) -> Process {
        Process::start(&self.config(), self.port).await
    }

    /// Another one on the same store, as behind the same name.
    pub(crate) async fn second(&self) -> Process {
        Process::start(&self.second_config(), free_port()).await
    }

    /// An administrator at this process.
    pub(crate) async fn log_in(&self, process: &Process) -> Browser {
        let mut browser = Browser {
            client: Client::builder()
                .redirect(redirect::Policy::none())
                .build()
                .unwrap(),
            base: String::new(),
            cookies: BTreeMap::new(),
        };
        browser.goes_to(process);
        browser
            .post("/login", &[("name", "anna"), ("password", PASSWORD)])
            .await;
        let digits = second_factor::digits_at(&self.secret, machine_clock()).unwrap();
        browser.post("/login/second", &[("digits", &digits)]).await;
        browser
    }
}

/// A running centre, killed when it is dropped.
pub(crate) struct Process {
    child: Child,
    port: u16,
}

impl Process {
    async fn start(config: &Path, port: u16) -> Self {
        let child = Command::new(PROGRAM)
            .arg("--config")
            .arg(config)
            .args(["--listen", &format!("127.0.0.1:{port}"), "serve"])
            // A database that goes away is the point of some of these tests.
            .env("SPORTELLO_LOG", "off")
            .spawn()
            .unwrap();
        let process = Self { child, port };
        for _ in 0..600 {
            if process.ready().await {
                return process;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("the centre did not come up");
    }

    pub(crate) async fn ready(&self) -> bool {
        let url = format!("http://127.0.0.1:{}/health/ready", self.port);
        let answer = reqwest::get(url).await;
        answer.is_ok_and(|answer| answer.status().is_success())
    }

    pub(crate) fn runs(&mut self) -> bool {
        self.child.try_wait().unwrap().is_none()
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _killed = self.child.kill();
        let _reaped = self.child.wait();
    }
}

/// Keeps cookies, and sends forms with the token of a page.
pub(crate) struct Browser {
    client: Client,
    base: String,
    cookies: BTreeMap<String, String>,
}

impl Browser {
    /// The next pages come from this process.
    pub(crate) fn goes_to(&mut self, process: &Process) {
        self.base = format!("http://127.0.0.1:{}", process.port);
    }

    pub(crate) async fn get(&mut self, path: &str) -> String {
        let (status, body) = self.send(Method::GET, path, None).await;
        assert_eq!(status, StatusCode::OK, "GET {path}: {body}");
        body
    }

    pub(crate) async fn post(&mut self, path: &str, fields: &[(&str, &str)]) {
        // Every page carries the token, one that is not there as well.
        let (_, page) = self.send(Method::GET, "/nowhere", None).await;
        let mark = "name=\"csrf\" content=\"";
        let start = page.find(mark).unwrap() + mark.len();
        let form = Serializer::new(String::new())
            .append_pair("csrf", &page[start..start + 64])
            .extend_pairs(fields)
            .finish();
        let (status, body) = self.send(Method::POST, path, Some(form)).await;
        assert_eq!(status, StatusCode::SEE_OTHER, "POST {path}: {body}");
    }

    async fn send(
        &mut self,
        method: Method,
        path: &str,
        form: Option<String>,
    ) -> (StatusCode, String) {
        let cookies: Vec<String> = self
            .cookies
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        let mut request = self
            .client
            .request(method, format!("{}{path}", self.base))
            .header(header::COOKIE, cookies.join("; "));
        if let Some(form) = form {
            request = request
                .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
                .body(form);
        }
        let answer = request.send().await.unwrap();
        for cookie in answer.headers().get_all(header::SET_COOKIE) {
            let text = cookie.to_str().unwrap();
            let (name, rest) = text.split_once('=').unwrap();
            let value = rest.split(';').next().unwrap();
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
        (answer.status(), answer.text().await.unwrap())
    }
}
