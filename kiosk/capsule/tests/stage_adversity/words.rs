// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Words that were not agreed, from the shell's side and from inside.

use std::os::fd::OwnedFd;
use std::os::unix::net::UnixStream as StdUnixStream;
use std::process::{Child, Stdio};
use std::time::Instant;

use sportello_capsule::line::LineReader;
use sportello_capsule::wire::{MAX_LINE, Order, Receipt, Report, Trouble};
use tokio::io::AsyncWriteExt;
use tokio::net::UnixStream;
use tokio::net::unix::{OwnedReadHalf, OwnedWriteHalf};

use crate::ground::{PATIENCE, Terminal, failed, inhabitants, inside, until};

/// A shell that writes whatever it likes.
struct RawShell {
    supervisor: Child,
    to: OwnedWriteHalf,
    from: LineReader<OwnedReadHalf>,
}

impl RawShell {
    fn start(terminal: &Terminal) -> Self {
        let (ours, theirs) = StdUnixStream::pair().unwrap();
        let supervisor = terminal
            .command()
            .stdin(OwnedFd::from(theirs))
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        ours.set_nonblocking(true).unwrap();
        let (from, to) = UnixStream::from_std(ours).unwrap().into_split();
        Self {
            supervisor,
            to,
            from: LineReader::new(from),
        }
    }

    async fn write(&mut self, bytes: &[u8]) {
        // The supervisor may have had enough before the last byte.
        let _cut_off = self.to.write_all(bytes).await;
    }

    async fn order(&mut self, order: &Order) {
        let mut line = serde_json::to_vec(order).unwrap();
        line.push(b'\n');
        self.write(&line).await;
    }

    /// Everything the supervisor says until it hangs up.
    async fn hear(&mut self) -> Vec<Report> {
        let mut heard = vec![];
        let hearing = async {
            // A supervisor that dies with unread words before it resets the connection.
            while let Ok(Some(report)) = self.from.next::<Report>().await {
                heard.push(report);
            }
        };
        tokio::time::timeout(PATIENCE, hearing).await.unwrap();
        heard
    }

    /// How it ended: 2, a failure it has named; a panic is 101.
    async fn exit_code(&mut self) -> Option<i32> {
        let began = Instant::now();
        loop {
            if let Some(status) = self.supervisor.try_wait().unwrap() {
                return status.code();
            }
            assert!(began.elapsed() < PATIENCE, "the supervisor lives on");
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
    }
}

fn receipts(heard: &[Report]) -> Vec<&Receipt> {
    heard
        .iter()
        .filter_map(|report| match report {
            Report::Receipt(receipt) => Some(receipt),
            _ => None,
        })
        .collect()
}

/// Words no shell of ours says.
fn nonsense() -> Vec<(&'static str, Vec<u8>)> {
    let mut nested = b"[".repeat(MAX_LINE / 2);
    nested.push(b'\n');
    vec![
        ("garbage", b"\x00\xff\x1b[2J{{{\n".to_vec()),
        ("an unknown word", b"{\"order\":\"sing\"}\n".to_vec()),
        (
            "a field beside a bare word",
            b"{\"order\":\"back\",\"url\":\"x\"}\n".to_vec(),
        ),
        (
            "an unknown field",
            b"{\"order\":\"zoom\",\"percent\":100,\"url\":\"x\"}\n".to_vec(),
        ),
        (
            "a number too large",
            b"{\"order\":\"zoom\",\"percent\":70000}\n".to_vec(),
        ),
        ("an empty line", b"\n".to_vec()),
        ("a line without end", vec![b' '; MAX_LINE * 3]),
        ("brackets without end", nested),
    ]
}

#[tokio::test(flavor = "multi_thread")]
async fn a_first_word_that_was_not_agreed_ends_the_supervisor() {
    let terminal = Terminal::raise("first-word");
    let mut first = nonsense();
    first.push((
        "an order before the opening",
        b"{\"order\":\"back\"}\n".to_vec(),
    ));
    for (what, words) in first {
        let mut shell = RawShell::start(&terminal);
        shell.write(&words).await;
        assert_eq!(shell.hear().await, [], "{what}");
        assert_eq!(shell.exit_code().await, Some(2), "{what}");
        assert_eq!(inhabitants(), []);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_later_word_that_was_not_agreed_ends_the_capsule_with_a_receipt() {
    let terminal = Terminal::raise("later-word");
    let opening = Order::Open(terminal.opening());
    let mut second = serde_json::to_vec(&opening).unwrap();
    second.push(b'\n');
    let mut later = nonsense();
    later.push(("a second opening", second));
    for (what, words) in later {
        let mut shell = RawShell::start(&terminal);
        shell.order(&opening).await;
        until("a capsule", || inside("sway").into_iter().next()).await;
        shell.write(&words).await;
        let heard = shell.hear().await;
        let receipts = receipts(&heard);
        assert_eq!(receipts.len(), 1, "{what}: {heard:?}");
        assert_eq!(failed(receipts[0]), [""; 0], "{what}");
        assert!(matches!(heard.last(), Some(Report::Receipt(_))), "{what}");
        assert_eq!(shell.exit_code().await, Some(2), "{what}");
        assert_eq!(inhabitants(), [], "{what}");
    }
}

/// A pid 1 that says what it likes instead of what was agreed.
async fn hostile_inside(name: &str, lines: &str) -> Terminal {
    let mut terminal = Terminal::raise(name);
    let program = terminal.script("inside", lines);
    terminal.with("SPORTELLO_REHEARSAL_INSIDE", &program);
    terminal.start();
    terminal.say(Order::Open(terminal.opening())).await;
    terminal
}

/// The word by which pid 1 says that all is in place.
const BUILT: &str = r#"printf '{"report":"built"}\n' >&0"#;

#[tokio::test(flavor = "multi_thread")]
async fn nonsense_from_inside_ends_the_capsule_with_a_receipt() {
    for (name, lines) in NONSENSE_FROM_INSIDE {
        let lines = format!("{BUILT}\n{lines}\nexec sleep 1000");
        let mut terminal = hostile_inside(name, &lines).await;
        terminal.wait_for(|report| *report == Report::Built).await;
        terminal.ended().await;
        let only_checks = terminal.heard[1..]
            .iter()
            .all(|report| matches!(report, Report::Checked { .. } | Report::Receipt(_)));
        assert!(only_checks, "{name}: {:?}", terminal.heard);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nonsense_before_the_capsule_stands_means_that_it_cannot_be_built() {
    let mut terminal = hostile_inside("too-early", "printf '?\n' >&0\nexec sleep 1000").await;
    let kind = Trouble::CannotBuild;
    let first = terminal.wait_for(|_| true).await;
    assert_eq!(first, Report::Trouble { kind });
    assert_eq!(inhabitants(), []);
    terminal.end().await;
}

const NONSENSE_FROM_INSIDE: [(&str, &str); 5] = [
    ("garbage", r"printf '\000\377\033[2J\n' >&0"),
    ("word", r#"printf '{"report":"sing"}\n' >&0"#),
    (
        "smuggled",
        r#"printf '{"report":"page_ready","title":"x"}\n' >&0"#,
    ),
    ("endless", r"tr '\000' x >&0 </dev/zero"),
    (
        "receipt",
        r#"printf '{"report":"receipt","checks":[],"duration_ms":0}\n' >&0"#,
    ),
];

#[tokio::test(flavor = "multi_thread")]
async fn a_flood_of_agreed_words_from_inside_does_not_hold_up_the_end() {
    let mut terminal = hostile_inside("flood", r#"exec yes '{"report":"lost"}' >&0"#).await;
    for _ in 0..1000 {
        terminal.wait_for(|report| *report == Report::Lost).await;
    }
    terminal.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_inside_that_takes_no_orders_is_ended_with_a_receipt() {
    let mut terminal = hostile_inside("deaf", &format!("{BUILT}\nexec sleep 1000")).await;
    terminal.wait_for(|report| *report == Report::Built).await;
    let task = terminal.task();
    // More than the supervisor keeps for it, and than the socket between the halves holds.
    for _ in 0..2000 {
        if !terminal.says(Order::Task(Box::new(task.clone()))).await {
            break;
        }
    }
    terminal.ended().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_inside_that_neither_listens_nor_speaks_does_not_hold_up_the_end() {
    let mut terminal = hostile_inside("mute", "exec sleep 1000").await;
    until("the mute one", || inside("sleep 1000").into_iter().next()).await;
    terminal.end().await;
}
