// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! From the page in a real browser to paper in the tray of a printer: capsule, supervisor,
//! broker and CUPS as units.

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use sportello_capsule::wire::{Check, Order, PrinterState, Report, Verdict};

use crate::terminal::{Terminal, failed, verdict};

const PORT: u16 = 8641;
/// Where a printer is no leftover of a session.
const TRAY: &str = "/run/sportello-kiosk/tray";

struct Printer(Child);

impl Printer {
    fn on() -> Self {
        fs::create_dir_all(TRAY).unwrap();
        let program = Command::new("ippeveprinter")
            .args(["-p", &PORT.to_string(), "-d", TRAY, "-k", "-n", "localhost"])
            .args(["-f", "application/pdf", "Prova"])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let until = Instant::now() + Duration::from_secs(20);
        while std::net::TcpStream::connect(("127.0.0.1", PORT)).is_err() {
            assert!(Instant::now() < until, "the printer is not on");
            std::thread::sleep(Duration::from_millis(50));
        }
        Self(program)
    }
}

impl Drop for Printer {
    fn drop(&mut self) {
        let _off = self.0.kill();
        let _collected = self.0.wait();
    }
}

fn in_the_tray() -> Vec<Vec<u8>> {
    let sheets = fs::read_dir(TRAY).unwrap().flatten();
    sheets
        .map(|sheet| fs::read(sheet.path()).unwrap())
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs CUPS and a printer: stage/paper runs it"]
async fn a_page_becomes_paper_once_its_pages_were_agreed_to() {
    let printer = Printer::on();
    let mut terminal = Terminal::raise("paper");
    let policy = Path::new("/var/lib/sportello/bundle/current/policy.toml");
    let address = format!("ipp://127.0.0.1:{PORT}/ipp/print");
    fs::write(policy, format!("[printing]\nprinter = \"{address}\"\n")).unwrap();
    terminal.open().await;
    let ready = Report::Printer {
        state: PrinterState::Ready,
    };
    if !terminal.heard.contains(&ready) {
        terminal.wait_for(|report| *report == ready).await;
    }

    terminal.say(Order::Print).await;
    terminal
        .wait_for(|report| *report == Report::Counted { pages: 1 })
        .await;
    assert_eq!(
        in_the_tray(),
        Vec::<Vec<u8>>::new(),
        "nothing comes unasked"
    );
    terminal.say(Order::PrintCounted).await;
    terminal
        .wait_for(|report| *report == Report::Printed { pages: 1 })
        .await;
    let sheets = in_the_tray();
    assert_eq!(sheets.len(), 1);
    assert!(sheets[0].starts_with(b"%PDF-"));

    // Counted again and not wanted; then counted, and the session ends.
    for left in [Order::ForgetCounted, Order::Back] {
        terminal.say(Order::Print).await;
        terminal
            .wait_for(|report| *report == Report::Counted { pages: 1 })
            .await;
        terminal.say(left).await;
    }
    let receipt = terminal.end().await;
    println!("{receipt:?}");
    assert_eq!(failed(&receipt), []);
    assert_eq!(verdict(&receipt, Check::PrintQueue), Verdict::Pass);
    assert_eq!(verdict(&receipt, Check::Sticks), Verdict::Pass);
    assert_eq!(in_the_tray().len(), 1, "only what was agreed to came out");
    drop(printer);
}
