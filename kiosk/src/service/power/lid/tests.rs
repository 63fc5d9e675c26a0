// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A bus of its own (`dbus-daemon`) on which the test plays logind: no lid is at hand where tests
//! run.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tokio::sync::mpsc;
use zbus::Connection;
use zbus::object_server::InterfaceRef;

use super::*;

/// A bus that ends with the test.
struct Bus {
    daemon: Child,
    address: String,
    _folder: tempfile::TempDir,
}

impl Bus {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let config = folder.path().join("bus.conf");
        let socket = folder.path().join("bus");
        std::fs::write(&config, configuration(&socket)).unwrap();
        let mut daemon = Command::new("dbus-daemon")
            .arg(format!("--config-file={}", config.display()))
            .args(["--nofork", "--nopidfile", "--print-address"])
            .stdout(Stdio::piped())
            .spawn()
            .expect("the package dbus is installed where tests run");
        let mut address = String::new();
        BufReader::new(daemon.stdout.take().unwrap())
            .read_line(&mut address)
            .unwrap();
        Self {
            daemon,
            address: address.trim().to_owned(),
            _folder: folder,
        }
    }
}

impl Drop for Bus {
    fn drop(&mut self) {
        let _ended = self.daemon.kill().and_then(|()| self.daemon.wait());
    }
}

fn configuration(socket: &Path) -> String {
    format!(
        "<!DOCTYPE busconfig PUBLIC \"-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN\" \
         \"http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd\">\n\
         <busconfig><type>session</type><listen>unix:path={}</listen><auth>EXTERNAL</auth>\
         <policy context=\"default\"><allow send_destination=\"*\"/><allow own=\"*\"/>\
         <allow receive_sender=\"*\"/></policy></busconfig>",
        socket.display()
    )
}

/// logind, as far as the lid goes.
struct Logind(Arc<AtomicBool>);

#[zbus::interface(name = "org.freedesktop.login1.Manager")]
impl Logind {
    #[zbus(property)]
    fn lid_closed(&self) -> bool {
        self.0.load(Ordering::SeqCst)
    }
}

struct Desk {
    lid: Arc<AtomicBool>,
    logind: Connection,
}

impl Desk {
    async fn on(bus: &Bus) -> Self {
        let lid = Arc::new(AtomicBool::new(false));
        let logind = zbus::connection::Builder::address(bus.address.as_str())
            .unwrap()
            .name(LOGIND)
            .unwrap()
            .serve_at(MANAGER, Logind(Arc::clone(&lid)))
            .unwrap()
            .build()
            .await
            .unwrap();
        Self { lid, logind }
    }

    /// The lid moves, and logind says so or keeps it to itself.
    async fn move_lid(&self, closed: bool, says_so: bool) {
        self.lid.store(closed, Ordering::SeqCst);
        if says_so {
            let logind: InterfaceRef<Logind> = self
                .logind
                .object_server()
                .interface(MANAGER)
                .await
                .unwrap();
            let emitter = logind.signal_emitter();
            logind
                .get()
                .await
                .lid_closed_changed(emitter)
                .await
                .unwrap();
        }
    }
}

/// Never asked without being heard, so that only what was said can be known.
const NEVER: Duration = Duration::from_secs(3600);

#[tokio::test]
async fn a_lid_that_moves_is_told_when_logind_says_so() {
    let bus = Bus::new();
    let desk = Desk::on(&bus).await;
    let (news, mut heard) = mpsc::channel(4);
    let address = bus.address.clone();
    let watch = tokio::spawn(async move { watch(&address, NEVER, news).await });
    assert_eq!(heard.recv().await, Some(false), "as it is at first");
    desk.move_lid(true, true).await;
    assert_eq!(heard.recv().await, Some(true));
    desk.move_lid(false, true).await;
    assert_eq!(heard.recv().await, Some(false));
    drop(heard);
    watch.await.unwrap();
}

#[tokio::test]
async fn a_logind_that_says_nothing_is_asked() {
    let bus = Bus::new();
    let desk = Desk::on(&bus).await;
    let (news, mut heard) = mpsc::channel(4);
    let address = bus.address.clone();
    let often = Duration::from_millis(20);
    tokio::spawn(async move { watch(&address, often, news).await });
    assert_eq!(heard.recv().await, Some(false));
    desk.move_lid(true, false).await;
    assert_eq!(heard.recv().await, Some(true));
}

#[tokio::test]
async fn without_a_bus_nothing_is_said_of_a_lid() {
    let (news, mut heard) = mpsc::channel(4);
    let watch = tokio::spawn(async move { watch("unix:path=/does/not/exist", NEVER, news).await });
    tokio::select! {
        said = heard.recv() => panic!("{said:?}"),
        () = tokio::time::sleep(Duration::from_millis(50)) => {}
    }
    drop(heard);
    watch.await.unwrap();
}
