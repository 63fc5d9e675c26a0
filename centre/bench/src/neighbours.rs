// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What others run for the same purpose: node-exporter, asked once a minute, and collectd,
//! which sends over UDP once a minute. Neither signs, encrypts or stores what it finds.

use std::net::{SocketAddr, UdpSocket};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use tempfile::TempDir;

use crate::process::Running;
use crate::region::free_address;
use crate::say;

const EXPORTER: &str = "/usr/bin/prometheus-node-exporter";
const COLLECTD: &str = "/usr/sbin/collectd";
const EVERY: Duration = Duration::from_secs(60);

/// A program beside ours and the bytes that it has sent.
#[derive(Debug)]
pub(crate) struct Neighbour {
    pub(crate) name: &'static str,
    pub(crate) running: Running,
    pub(crate) bytes: Arc<AtomicU64>,
    _folder: Option<TempDir>,
}

/// Those that this machine has.
pub(crate) fn start() -> anyhow::Result<Vec<Neighbour>> {
    let mut all = Vec::new();
    if Path::new(EXPORTER).exists() {
        all.push(exporter()?);
    } else {
        say("SKIPPED node-exporter: the package prometheus-node-exporter is not installed");
    }
    if Path::new(COLLECTD).exists() {
        all.push(collectd()?);
    } else {
        say("SKIPPED collectd: the package collectd-core is not installed");
    }
    Ok(all)
}

fn exporter() -> anyhow::Result<Neighbour> {
    let address = free_address()?;
    let running = Running::start(
        Command::new(EXPORTER)
            .arg(format!("--web.listen-address={address}"))
            .stderr(Stdio::null()),
    )?;
    let bytes = Arc::new(AtomicU64::new(0));
    tokio::spawn(scrape(address, Arc::clone(&bytes)));
    Ok(Neighbour {
        name: "node-exporter",
        running,
        bytes,
        _folder: None,
    })
}

/// As a Prometheus does: packed, over a connection that stays.
async fn scrape(address: SocketAddr, bytes: Arc<AtomicU64>) {
    let client = reqwest::Client::new();
    loop {
        // Before the first answer it is still starting.
        tokio::time::sleep(Duration::from_secs(2)).await;
        let asked = client
            .get(format!("http://{address}/metrics"))
            .header("accept-encoding", "gzip")
            .send();
        if let Ok(answer) = asked.await
            && let Ok(body) = answer.bytes().await
        {
            bytes.fetch_add(body.len() as u64, Ordering::Relaxed);
        }
        tokio::time::sleep(EVERY - Duration::from_secs(2)).await;
    }
}

fn collectd() -> anyhow::Result<Neighbour> {
    let socket = UdpSocket::bind("127.0.0.1:0")?;
    let port = socket.local_addr()?.port();
    let folder = crate::region::folder()?;
    let place = folder.path().display();
    let mut text = format!(
        "Hostname \"terminal\"\nFQDNLookup false\nBaseDir \"{place}\"\nPIDFile \"{place}/pid\"\n\
         TypesDB \"/usr/share/collectd/types.db\"\nInterval {}\n",
        EVERY.as_secs()
    );
    for plugin in [
        "cpu",
        "df",
        "disk",
        "interface",
        "load",
        "memory",
        "network",
        "uptime",
    ] {
        if Path::new(&format!("/usr/lib/collectd/{plugin}.so")).exists() {
            text.push_str(&format!("LoadPlugin {plugin}\n"));
        }
    }
    text.push_str(&format!(
        "<Plugin network>\nServer \"127.0.0.1\" \"{port}\"\n</Plugin>\n"
    ));
    let file = folder.path().join("collectd.conf");
    std::fs::write(&file, text)?;
    let running = Running::start(
        Command::new(COLLECTD)
            .arg("-f")
            .arg("-C")
            .arg(&file)
            .stderr(Stdio::null()),
    )?;
    let bytes = Arc::new(AtomicU64::new(0));
    let counted = Arc::clone(&bytes);
    socket.set_nonblocking(true)?;
    let socket = tokio::net::UdpSocket::from_std(socket)?;
    tokio::spawn(async move {
        let mut packet = [0; 2048];
        while let Ok(length) = socket.recv(&mut packet).await {
            counted.fetch_add(length as u64, Ordering::Relaxed);
        }
    });
    Ok(Neighbour {
        name: "collectd",
        running,
        bytes,
        _folder: Some(folder),
    })
}
