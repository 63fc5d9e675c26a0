// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A region to measure: sites and terminals with real keys in a store, and the real centre
//! program that serves them.

use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use anyhow::Context;
use sportello_protocol::signature::TerminalKey;
use sportello_protocol::{EnrolmentCode, Facts, TerminalId, UnixSeconds, VersionText};
use sportello_store::{
    AccountId, NewAccount, NewCode, NewSite, Role, RoleGrant, SiteId, Sqlite, SqliteOptions, Store,
};
use tempfile::TempDir;
use tokio::task::JoinSet;

use crate::process::Running;

/// Requests to a store at the same moment; a centre works on as many reports.
pub(crate) const AT_ONCE: usize = 64;

/// A terminal that can sign.
#[derive(Debug)]
pub(crate) struct Member {
    pub(crate) id: TerminalId,
    pub(crate) key: TerminalKey,
}

pub(crate) fn now() -> UnixSeconds {
    let since = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    UnixSeconds(i64::try_from(since.as_secs()).unwrap_or(i64::MAX))
}

/// A folder on a disk: in RAM nothing is written through.
pub(crate) fn folder() -> anyhow::Result<TempDir> {
    tempfile::Builder::new()
        .prefix("sportello-bench-")
        .tempdir_in("/var/tmp")
        .context("no folder in /var/tmp")
}

pub(crate) fn open(file: &Path) -> anyhow::Result<Arc<dyn Store>> {
    Ok(Arc::new(Sqlite::open(file, SqliteOptions::default())?))
}

/// Password of everybody in these regions.
pub(crate) const PASSWORD: &str = "una frase lunga per entrare";

/// Somebody who works for the whole region.
pub(crate) async fn person(store: &dyn Store, name: &str, role: Role) -> anyhow::Result<AccountId> {
    let account = NewAccount {
        name: name.to_owned(),
        full_name: name.to_owned(),
        email: None,
        password_hash: sportello_console::hash_password(PASSWORD)?,
        roles: vec![RoleGrant { role, site: None }],
        created: now(),
    };
    Ok(store.add_account(account).await?)
}

pub(crate) async fn site(store: &dyn Store, number: usize) -> anyhow::Result<SiteId> {
    let site = NewSite {
        code: format!("B{number:05}"),
        name: format!("Biblioteca {number}"),
        municipality: format!("Comune {number}"),
        district: format!("Provincia {}", number % 12),
        address: String::new(),
        phone: String::new(),
        time_zone: "Europe/Rome".to_owned(),
        itinerant: false,
    };
    Ok(store.add_site(site).await?)
}

pub(crate) async fn code(
    store: &dyn Store,
    secret_hash: [u8; 32],
    site: SiteId,
    made_by: AccountId,
) -> anyhow::Result<()> {
    let code = NewCode {
        secret_hash,
        site,
        label: "1".to_owned(),
        replaces: None,
        made_by,
        made: now(),
        expires: UnixSeconds(now().0 + 3600),
    };
    Ok(store.make_code(code).await?)
}

/// Terminals enrolled one after the other, each with a code and a key of its own; 40 a site.
pub(crate) async fn members(
    store: &Arc<dyn Store>,
    made_by: AccountId,
    count: usize,
) -> anyhow::Result<Vec<Member>> {
    let mut sites = Vec::new();
    for number in 0..count.div_ceil(40) {
        sites.push(site(&**store, number).await?);
    }
    let sites = Arc::new(sites);
    let mut work = JoinSet::new();
    for worker in 0..AT_ONCE {
        let (store, sites) = (Arc::clone(store), Arc::clone(&sites));
        work.spawn(async move {
            let mut members = Vec::new();
            for number in (worker..count).step_by(AT_ONCE) {
                let site = *sites.get(number / 40).context("a site of its own")?;
                members.push(member(&*store, site, made_by).await?);
            }
            anyhow::Ok(members)
        });
    }
    let mut members = Vec::with_capacity(count);
    while let Some(done) = work.join_next().await {
        members.append(&mut done??);
    }
    Ok(members)
}

async fn member(store: &dyn Store, site: SiteId, made_by: AccountId) -> anyhow::Result<Member> {
    let key = TerminalKey::generate()?;
    // Whatever is unlike all others will do: nobody has to type it.
    let secret = key.public();
    code(store, secret, site, made_by).await?;
    let facts = Facts {
        threads: 4,
        memory_mib: 7_900,
        disk_gib: 119,
        agent: VersionText::parse("0.1.0")?,
    };
    let enrolled = store
        .enrol(secret, key.public(), facts, now())
        .await?
        .context("a code that was just made is refused")?;
    Ok(Member {
        id: enrolled.terminal,
        key,
    })
}

/// The centre's own program, and where it lives.
#[derive(Debug)]
pub(crate) struct Centre {
    pub(crate) process: Running,
    pub(crate) address: SocketAddr,
}

/// How the centre is to be set up.
#[derive(Debug)]
pub(crate) struct Place {
    pub(crate) folder: TempDir,
    pub(crate) listen: SocketAddr,
    /// What terminals call.
    pub(crate) public: String,
    tls: &'static str,
    /// Further lines of the configuration's `[limits]`.
    pub(crate) limits: String,
}

impl Place {
    /// `public`: what terminals call if something lies between; `own` for TLS of its own.
    pub(crate) fn new(public: Option<SocketAddr>, own: bool) -> anyhow::Result<Self> {
        let listen = free_address()?;
        let (scheme, tls) = if own {
            ("https", "own")
        } else {
            ("http", "none")
        };
        Ok(Self {
            folder: folder()?,
            listen,
            public: format!("{scheme}://{}", public.unwrap_or(listen)),
            tls,
            limits: String::new(),
        })
    }

    pub(crate) fn store(&self) -> PathBuf {
        self.folder.path().join("centre.db")
    }

    fn configuration(&self) -> PathBuf {
        self.folder.path().join("centre.toml")
    }

    /// The certificate of the centre's own authority.
    pub(crate) fn authority(&self) -> anyhow::Result<Vec<u8>> {
        Ok(std::fs::read(self.folder.path().join("authority.pem"))?)
    }

    fn write(&self) -> anyhow::Result<()> {
        let text = format!(
            "region = \"Regione Esempio\"\npublic_url = \"{}\"\nlisten = \"{}\"\n\
             store = \"sqlite:centre.db\"\n[tls]\nmode = \"{}\"\n[metrics]\nlisten = \"127.0.0.1:0\"\n\
             [limits]\n{}\n",
            self.public, self.listen, self.tls, self.limits
        );
        Ok(std::fs::write(self.configuration(), text)?)
    }

    /// Starts `program` and waits until it is ready.
    pub(crate) async fn serve(&self, program: &Path) -> anyhow::Result<Centre> {
        self.write()?;
        let mut command = Command::new(program);
        command
            .arg("--config")
            .arg(self.configuration())
            .arg("serve")
            .env("SPORTELLO_LOG", "error")
            .stderr(Stdio::inherit());
        let mut process = Running::start(&mut command)?;
        let begun = Instant::now();
        // Readiness is asked for in the clear only where there is no TLS; the door opens last.
        while tokio::net::TcpStream::connect(self.listen).await.is_err() {
            process.still_runs().context("the centre")?;
            anyhow::ensure!(
                begun.elapsed() < Duration::from_secs(60),
                "the centre did not come up within a minute"
            );
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        Ok(Centre {
            process,
            address: self.listen,
        })
    }

    /// A code made by the centre's own command, with what it pins. Before the centre serves:
    /// whichever comes first makes the authority.
    pub(crate) fn code(&self, program: &Path, site: &str) -> anyhow::Result<EnrolmentCode> {
        self.write()?;
        let made = Command::new(program)
            .arg("--config")
            .arg(self.configuration())
            .args(["code", "--site", site, "--label", "1"])
            .output()
            .with_context(|| format!("{} does not start", program.display()))?;
        let problem = String::from_utf8_lossy(&made.stderr);
        anyhow::ensure!(made.status.success(), "no code: {problem}");
        Ok(EnrolmentCode::parse(
            String::from_utf8_lossy(&made.stdout).trim(),
        )?)
    }
}

/// An address on loopback that nobody has just now.
pub(crate) fn free_address() -> anyhow::Result<SocketAddr> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    Ok(listener.local_addr()?)
}
