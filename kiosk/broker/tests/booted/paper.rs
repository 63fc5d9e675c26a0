// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Paper.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use sportello_broker::count::pages_of;
use sportello_capsule::broker::{MAX_PDF, PAPER_SOCKET, PaperAnswer, PaperAsk, Unprintable};
use sportello_capsule::wire::{PrinterState, Verdict};

use super::desk::{Talk, document, holds, said, wait_until};
use super::plug::{AGENT, CAPSULE, passwd};

const BUNDLE: &str = "/var/lib/sportello/bundle/current/policy.toml";
/// Where CUPS could keep something of a document.
const PLACES: [&str; 5] = [
    "/run/cups",
    "/var/spool/cups",
    "/var/log",
    "/var/cache/cups",
    "/etc/cups",
];

/// A printer of IPP Everywhere, in software.
struct Printer {
    program: Child,
    tray: String,
    port: u16,
}

impl Printer {
    /// One that keeps what it prints, or does with it what `command` does.
    fn on(port: u16, command: Option<&str>) -> Self {
        let tray = format!("/tmp/tray-{port}");
        fs::create_dir_all(&tray).unwrap();
        let mut program = Command::new("ippeveprinter");
        program
            .args(["-p", &port.to_string(), "-d", &tray, "-k"])
            .args(["-n", "localhost", "-f", "application/pdf"])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        if let Some(command) = command {
            let file = format!("{tray}.sh");
            fs::write(&file, format!("#!/bin/sh\n{command}\n")).unwrap();
            fs::set_permissions(&file, fs::Permissions::from_mode(0o755)).unwrap();
            program.args(["-c", &file]);
        }
        let program = program.arg(format!("Prova {port}")).spawn().unwrap();
        wait_until("the printer is on", || {
            std::net::TcpStream::connect(("127.0.0.1", port)).is_ok()
        });
        Self {
            program,
            tray,
            port,
        }
    }

    fn address(&self) -> String {
        format!("ipp://127.0.0.1:{}/ipp/print", self.port)
    }

    /// What it has printed: names of the sheets' files, and their pages.
    fn printed(&self) -> Vec<(String, usize)> {
        let entries = fs::read_dir(&self.tray).unwrap().flatten();
        let mut printed: Vec<(String, usize)> = entries
            .map(|entry| {
                let pages = pages_of(fs::read(entry.path()).unwrap()).unwrap();
                (entry.file_name().into_string().unwrap(), pages)
            })
            .collect();
        printed.sort();
        printed
    }
}

impl Drop for Printer {
    fn drop(&mut self) {
        let _off = self.program.kill();
        let _collected = self.program.wait();
    }
}

/// The policy that is in force, with a printer at `address`.
fn policy(address: &str) {
    fs::create_dir_all(Path::new(BUNDLE).parent().unwrap()).unwrap();
    let policy = format!("[printing]\nprinter = \"{address}\"\nmost_pages = 20\n");
    fs::write(BUNDLE, policy).unwrap();
}

fn session() -> Talk {
    Talk::with(PAPER_SOCKET, passwd(CAPSULE))
}

fn is(state: PrinterState) -> impl Fn(&PaperAnswer) -> bool {
    move |answer| *answer == PaperAnswer::Printer { state }
}

#[track_caller]
fn end(mut talk: Talk, expected: Verdict) {
    talk.say(&PaperAsk::End);
    let ended = talk.hear_until(|answer| matches!(answer, PaperAnswer::Ended { .. }));
    assert_eq!(ended, PaperAnswer::Ended { verdict: expected });
    assert_eq!(talk.hear::<PaperAnswer>(), None, "nothing follows");
    wait_until("the broker's process is gone", || {
        !said("ps", &["-eo", "args"]).contains("sportello-broker paper")
    });
}

#[track_caller]
fn no_job_is_left() {
    assert_eq!(said("lpstat", &["-W", "all", "-o"]), "");
}

#[test]
fn pages_come_out_under_a_title_that_is_everybodys_and_nothing_of_them_stays() {
    let printer = Printer::on(8631, None);
    policy(&printer.address());
    let mut talk = session();
    talk.hear_until(is(PrinterState::Ready));
    talk.give(&document(3, "canary-on-paper"));
    let counted = talk.hear_until(|answer| !is(PrinterState::Ready)(answer));
    assert_eq!(counted, PaperAnswer::Counted { pages: 3 });
    assert_eq!(printer.printed(), [], "nothing is printed unasked");
    talk.say(&PaperAsk::Print);
    talk.hear_until(|answer: &PaperAnswer| *answer == PaperAnswer::Printed { pages: 3 });
    let printed = printer.printed();
    assert_eq!(printed.len(), 1, "{printed:?}");
    assert!(printed[0].0.contains("-sportello."), "{printed:?}");
    assert_eq!(printed[0].1, 3);
    // A second document in the same session, and one that is not wanted in the end.
    talk.give(&document(1, "canary-on-paper"));
    talk.hear_until(|answer: &PaperAnswer| *answer == PaperAnswer::Counted { pages: 1 });
    talk.say(&PaperAsk::Forget);
    talk.say(&PaperAsk::Print);
    talk.give(&document(2, "canary-on-paper"));
    talk.hear_until(|answer: &PaperAnswer| *answer == PaperAnswer::Counted { pages: 2 });
    talk.say(&PaperAsk::Print);
    talk.hear_until(|answer: &PaperAnswer| *answer == PaperAnswer::Printed { pages: 2 });
    let pages: Vec<usize> = printer
        .printed()
        .into_iter()
        .map(|(_, pages)| pages)
        .collect();
    assert_eq!(pages, [3, 2]);
    let scheduler = scheduler().expect("CUPS runs");
    end(talk, Verdict::Pass);
    no_job_is_left();
    for place in PLACES {
        assert!(!holds(place, b"canary-on-paper"), "{place}");
        assert!(!holds(place, b"%PDF-1"), "{place}");
    }
    wait_until("the scheduler that held the pages is gone", || {
        !Path::new(&format!("/proc/{scheduler}")).exists() || self::scheduler() != Some(scheduler)
    });
}

/// The process of CUPS's scheduler.
fn scheduler() -> Option<u32> {
    let id = said(
        "systemctl",
        &["show", "--value", "-p", "MainPID", "cups.service"],
    );
    id.trim().parse().ok().filter(|id| *id != 0)
}

#[test]
fn without_a_printer_it_says_so_and_proves_the_queue_empty_all_the_same() {
    let _none = fs::remove_file(BUNDLE);
    let mut talk = session();
    talk.hear_until(is(PrinterState::Absent));
    talk.give(&document(1, ""));
    let refused = talk.hear_until(|answer| !is(PrinterState::Absent)(answer));
    let why = Unprintable::NoPrinter;
    assert_eq!(refused, PaperAnswer::Refused { why });
    end(talk, Verdict::Pass);
}

#[test]
fn a_printer_that_is_off_is_silent() {
    policy("ipp://127.0.0.1:8999/ipp/print");
    let mut talk = session();
    talk.hear_until(is(PrinterState::Silent));
    end(talk, Verdict::Pass);
}

#[test]
fn too_many_pages_and_what_is_no_document_are_refused() {
    let printer = Printer::on(8632, None);
    policy(&printer.address());
    let mut talk = session();
    talk.hear_until(is(PrinterState::Ready));
    let mut refused = |bytes: &[u8]| {
        talk.give(bytes);
        match talk.hear_until(|answer| matches!(answer, PaperAnswer::Refused { .. })) {
            PaperAnswer::Refused { why } => why,
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(refused(&document(21, "")), Unprintable::TooLong);
    assert_eq!(refused(b"<html>"), Unprintable::Damaged);
    assert_eq!(refused(&vec![b' '; MAX_PDF + 1]), Unprintable::TooLong);
    talk.say(&PaperAsk::Part {
        base64: "no base64!".into(),
    });
    talk.say(&PaperAsk::Count);
    let why = Unprintable::Damaged;
    talk.hear_until(|answer: &PaperAnswer| *answer == PaperAnswer::Refused { why });
    // Then a good one goes through.
    talk.give(&document(20, ""));
    talk.hear_until(|answer: &PaperAnswer| *answer == PaperAnswer::Counted { pages: 20 });
    end(talk, Verdict::Pass);
    assert_eq!(printer.printed(), []);
}

#[test]
fn without_paper_it_is_said_and_the_end_of_the_session_cancels() {
    let empty = "echo 'STATE: +media-empty-error,media-needed-error' >&2; sleep 120";
    let printer = Printer::on(8633, Some(empty));
    policy(&printer.address());
    let mut talk = session();
    talk.hear_until(is(PrinterState::Ready));
    talk.give(&document(1, "canary-that-waits"));
    talk.hear_until(|answer| matches!(answer, PaperAnswer::Counted { .. }));
    talk.say(&PaperAsk::Print);
    talk.hear_until(is(PrinterState::NoPaper));
    assert_ne!(said("lpstat", &["-o"]), "", "it waits");
    end(talk, Verdict::Pass);
    no_job_is_left();
    for place in PLACES {
        assert!(!holds(place, b"canary-that-waits"), "{place}");
    }
}

#[test]
fn a_printer_that_is_switched_off_in_between_is_silent_and_its_job_is_cancelled() {
    let printer = Printer::on(8634, None);
    policy(&printer.address());
    let mut talk = session();
    talk.hear_until(is(PrinterState::Ready));
    talk.give(&document(1, ""));
    talk.hear_until(|answer| matches!(answer, PaperAnswer::Counted { .. }));
    drop(printer);
    talk.say(&PaperAsk::Print);
    talk.hear_until(is(PrinterState::Silent));
    end(talk, Verdict::Pass);
    no_job_is_left();
}

#[test]
fn a_supervisor_that_dies_takes_its_jobs_with_it() {
    let printer = Printer::on(8635, Some("sleep 120"));
    policy(&printer.address());
    let mut talk = session();
    talk.hear_until(is(PrinterState::Ready));
    talk.give(&document(1, ""));
    talk.hear_until(|answer| matches!(answer, PaperAnswer::Counted { .. }));
    talk.say(&PaperAsk::Print);
    wait_until("it is handed in", || !said("lpstat", &["-o"]).is_empty());
    drop(talk);
    wait_until("it is cancelled", || {
        said("lpstat", &["-W", "all", "-o"]).is_empty()
    });
    // Whoever looks afterwards finds it so.
    end(session(), Verdict::Pass);
}

#[test]
fn nobody_else_is_answered_and_nobody_else_may_print_or_make_a_queue() {
    for stranger in ["root", AGENT] {
        let connected = std::panic::catch_unwind(|| {
            Talk::with(PAPER_SOCKET, passwd(stranger)).hear::<PaperAnswer>()
        });
        // Refused at the door, or let in and not answered.
        assert!(matches!(connected, Err(_) | Ok(None)), "{stranger}");
    }
    let printer = Printer::on(8636, None);
    policy(&printer.address());
    let mut talk = session();
    talk.hear_until(is(PrinterState::Ready));
    fs::write("/tmp/note.txt", "x").unwrap();
    fs::set_permissions("/tmp/note.txt", fs::Permissions::from_mode(0o644)).unwrap();
    let tries: [&[&str]; 3] = [
        &["lp", "-d", "sportello", "/tmp/note.txt"],
        &[
            "lpadmin",
            "-p",
            "way-out",
            "-E",
            "-v",
            "ipp://127.0.0.1:8636/ipp/print",
            "-m",
            "everywhere",
        ],
        &["cancel", "-a"],
    ];
    for words in tries {
        let done = Command::new("setpriv")
            .args(["--reuid", CAPSULE, "--clear-groups", "--"])
            .args(words)
            .stdin(Stdio::null())
            .output()
            .unwrap();
        assert!(!done.status.success(), "{words:?}");
    }
    assert!(!said("lpstat", &["-e"]).contains("way-out"));
    end(talk, Verdict::Pass);
    assert_eq!(printer.printed(), []);
}

#[test]
fn nonsense_ends_the_conversation_and_leaves_nothing() {
    for nonsense in [
        &b"{\"ask\":\"print_everything\"}\n"[..],
        b"{\"ask\":\"count\",\"title\":\"x\"}\n",
        b"\xff\n",
    ] {
        let mut talk = session();
        talk.raw(nonsense);
        while let Some(answer) = talk.hear::<PaperAnswer>() {
            assert!(matches!(answer, PaperAnswer::Printer { .. }), "{answer:?}");
        }
    }
    let mut talk = session();
    talk.raw(&[b' '; 70 * 1024]);
    while talk.hear::<PaperAnswer>().is_some() {}
    end(session(), Verdict::Pass);
}
