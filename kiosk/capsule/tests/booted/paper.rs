// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! From the page in a real browser to paper in the tray of a printer: capsule, supervisor,
//! broker and CUPS as units.

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use sportello_capsule::wire::{Check, Order, PrinterState, Report, Trouble, Verdict};

use crate::terminal::{Terminal, failed, opening, task, verdict};

const PORT: u16 = 8641;
const ITALIAN: &str = include_str!(
    "../../../src/sheet/snapshots/sportello_kiosk__sheet__tests__what_a_task_needs_is_a_list_of_boxes.snap"
);
const ARABIC: &str = include_str!(
    "../../../src/sheet/snapshots/sportello_kiosk__sheet__tests__in_arabic_the_sheet_goes_from_right_to_left.snap"
);
const BENGALI: &str = include_str!(
    "../../../src/sheet/snapshots/sportello_kiosk__sheet__tests__what_came_of_the_assessment_is_written_in_bengali.snap"
);
/// Where a printer is no leftover of a session.
const TRAY: &str = "/run/sportello-kiosk/tray";

struct Printer(Child);

impl Printer {
    fn on() -> Self {
        // What an earlier test left in the tray is nobody's.
        let _was_empty = fs::remove_dir_all(TRAY);
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

/// A policy that names the printer, and a capsule that knows it is ready. No page is open yet.
async fn stand(name: &str) -> Terminal {
    let mut terminal = Terminal::raise(name);
    let policy = Path::new("/var/lib/sportello/bundle/current/policy.toml");
    let address = format!("ipp://127.0.0.1:{PORT}/ipp/print");
    fs::write(policy, format!("[printing]\nprinter = \"{address}\"\n")).unwrap();
    terminal.connect().await.unwrap();
    terminal.say(Order::Open(opening())).await;
    let ready = Report::Printer {
        state: PrinterState::Ready,
    };
    terminal.wait_for(|report| *report == ready).await;
    terminal
}

/// A sheet as the shell writes it, held by a snapshot there.
fn sheet(snapshot: &str) -> String {
    let (_head, html) = snapshot.split_once("\n---\n").unwrap();
    html.to_owned()
}

/// What a reader finds on the one sheet in the tray, which is empty afterwards.
fn read_and_taken() -> String {
    let sheets: Vec<_> = fs::read_dir(TRAY).unwrap().flatten().collect();
    let [sheet] = sheets.as_slice() else {
        panic!("{sheets:?}");
    };
    let read = Command::new("pdftotext")
        .arg(sheet.path())
        .arg("-")
        .output()
        .unwrap();
    assert!(read.status.success(), "{read:?}");
    fs::remove_file(sheet.path()).unwrap();
    String::from_utf8(read.stdout).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs CUPS and a printer: stage/paper runs it"]
async fn paper_to_take_home_comes_out_in_every_script_with_or_without_a_page() {
    let printer = Printer::on();
    let mut terminal = stand("sheet").await;
    let sheets = [
        (
            ITALIAN,
            vec![
                "Chiedi l'ISEE",
                "Il contratto di affitto",
                "23 novembre 2026",
            ],
        ),
        (ARABIC, vec!["SPID", "Sala Borsa", "برقم"]),
        (BENGALI, vec!["আবেদন", "Sportello"]),
    ];
    for (at, (snapshot, words)) in sheets.into_iter().enumerate() {
        if at == 1 {
            // From here on beside a page, which stays as it is.
            terminal.say(Order::Task(Box::new(task()))).await;
            terminal
                .wait_for(|report| *report == Report::PageReady)
                .await;
        }
        let html = sheet(snapshot);
        terminal.say(Order::PrintSheet { html }).await;
        terminal
            .wait_for(|report| *report == Report::Counted { pages: 1 })
            .await;
        assert_eq!(in_the_tray().len(), 0, "nothing comes unasked");
        terminal.say(Order::PrintCounted).await;
        terminal
            .wait_for(|report| *report == Report::Printed { pages: 1 })
            .await;
        let text = read_and_taken();
        for word in words {
            assert!(text.contains(word), "{word} in {text}");
        }
    }
    let receipt = terminal.end().await;
    println!("{receipt:?}");
    assert_eq!(failed(&receipt), []);
    assert_eq!(verdict(&receipt, Check::PrintQueue), Verdict::Pass);
    assert_eq!(in_the_tray().len(), 0);
    let heard = &terminal.heard;
    let fell = |report: &Report| {
        let kind = Trouble::BrowserRestarted;
        *report == Report::Trouble { kind }
    };
    assert!(!heard.iter().any(fell), "{heard:?}");
    drop(printer);
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs CUPS and a printer: stage/paper runs it"]
async fn a_page_becomes_paper_once_its_pages_were_agreed_to() {
    let printer = Printer::on();
    let mut terminal = stand("paper").await;
    terminal.say(Order::Task(Box::new(task()))).await;
    terminal
        .wait_for(|report| *report == Report::PageReady)
        .await;

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
