// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The supervisor's conversations with the brokers for paper and sticks: begun when the capsule
//! stands, ended when it is gone.
//!
//! Invariants:
//! - A broker that is missing, dies or does not answer takes away paper or sticks, never a
//!   session; and the receipt does not say *pass* of what it did not say itself.
//! - What comes from inside passes through here only while the shell has asked for it, and at
//!   most as much as a document may have.

use std::path::Path;
use std::time::Duration;

use serde::Serialize;
use serde::de::DeserializeOwned;
use tokio::net::UnixStream;
use tokio::net::unix::OwnedReadHalf;
use tokio::sync::mpsc;

use crate::broker::{MAX_PARTS, PaperAnswer, PaperAsk, SticksAnswer, SticksAsk, Unprintable};
use crate::line::{LineReader, LineWriter};
use crate::wire::{PrinterState, Report, StickState, Trouble, Verdict};

use super::Config;

/// How long a broker may take to cancel or to unmount, and to look.
const ENDING: Duration = Duration::from_secs(20);
/// Lines that may wait for a broker: a whole document, and then some.
const WAITING: usize = MAX_PARTS + 16;

/// Both conversations.
#[derive(Default)]
pub(super) struct Brokers {
    paper: Option<Talk<PaperAsk, PaperAnswer>>,
    sticks: Option<Talk<SticksAsk, SticksAnswer>>,
    printer: PrinterState,
    stick: StickState,
    /// Parts of the document that the capsule may still hand out; `None`: nobody asked.
    expected: Option<usize>,
}

/// What the brokers said at the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) paper: Verdict,
    /// `None`: nobody mounts sticks here.
    pub(super) sticks: Option<Verdict>,
}

impl Brokers {
    /// Begins to speak with those that there are.
    pub(super) async fn call(config: &Config) -> Self {
        Self {
            paper: Talk::begin(config.paper_broker.as_deref()).await,
            sticks: Talk::begin(config.stick_broker.as_deref()).await,
            ..Self::default()
        }
    }

    /// What changed, for the shell. Cancel safe.
    pub(super) async fn next(&mut self) -> Report {
        tokio::select! {
            answer = hear(&mut self.paper) => match answer {
                Some(answer) => self.on_paper(answer),
                None => {
                    self.paper = None;
                    self.expected = None;
                    self.now(PrinterState::Absent)
                }
            },
            answer = hear(&mut self.sticks) => match answer {
                Some(SticksAnswer::Stick { state }) => self.stick(state),
                Some(SticksAnswer::Pulled) => trouble(Trouble::StickPulled),
                // The end is said only to who asked for it.
                Some(SticksAnswer::Ended { .. }) | None => {
                    self.sticks = None;
                    self.stick(StickState::Absent)
                }
            },
        }
    }

    fn on_paper(&mut self, answer: PaperAnswer) -> Report {
        match answer {
            PaperAnswer::Printer { state } => self.now(state),
            PaperAnswer::Counted { pages } => Report::Counted { pages },
            PaperAnswer::Printed { pages } => Report::Printed { pages },
            PaperAnswer::Refused { why } => trouble(match why {
                Unprintable::NoPrinter => Trouble::NoPrinter,
                Unprintable::TooLong => Trouble::TooManyPages,
                Unprintable::Damaged | Unprintable::GaveUp => Trouble::CannotPrint,
            }),
            PaperAnswer::Ended { .. } => {
                self.paper = None;
                self.now(PrinterState::Absent)
            }
        }
    }

    fn now(&mut self, state: PrinterState) -> Report {
        self.printer = state;
        Report::Printer { state }
    }

    fn stick(&mut self, state: StickState) -> Report {
        self.stick = state;
        Report::Stick { state }
    }

    /// The shell wants paper. An answer: why there will be none.
    pub(super) fn want_document(&mut self) -> Result<(), Report> {
        let why = match self.printer {
            PrinterState::Absent => Trouble::NoPrinter,
            PrinterState::Silent => Trouble::PrinterSilent,
            PrinterState::Ready | PrinterState::NoPaper | PrinterState::Stuck => {
                // What an earlier capsule or browser left unfinished is no part of this one.
                if self.ask_paper(PaperAsk::Forget) {
                    self.expected = Some(MAX_PARTS);
                    return Ok(());
                }
                Trouble::NoPrinter
            }
        };
        Err(trouble(why))
    }

    /// A part of the document; what nobody asked for goes nowhere.
    pub(super) fn part(&mut self, base64: String) -> Option<Report> {
        match &mut self.expected {
            None => None,
            Some(0) => {
                self.expected = None;
                self.ask_paper(PaperAsk::Forget);
                Some(trouble(Trouble::TooManyPages))
            }
            Some(left) => {
                *left -= 1;
                self.must_ask(PaperAsk::Part { base64 })
            }
        }
    }

    /// The document is whole: let it be counted.
    pub(super) fn whole(&mut self) -> Option<Report> {
        self.expected.take()?;
        self.must_ask(PaperAsk::Count)
    }

    pub(super) fn print(&mut self) -> Option<Report> {
        self.must_ask(PaperAsk::Print)
    }

    pub(super) fn forget(&mut self) {
        self.expected = None;
        self.ask_paper(PaperAsk::Forget);
    }

    /// Whether something can be saved. An answer: why not.
    pub(super) fn takes_files(&self) -> Result<(), Report> {
        match self.stick {
            StickState::Ready => Ok(()),
            StickState::ReadOnly => Err(trouble(Trouble::StickReadOnly)),
            StickState::Absent | StickState::Unreadable => Err(trouble(Trouble::NoStick)),
        }
    }

    fn must_ask(&mut self, ask: PaperAsk) -> Option<Report> {
        (!self.ask_paper(ask)).then(|| trouble(Trouble::NoPrinter))
    }

    /// Whether there is a broker that listens.
    fn ask_paper(&mut self, ask: PaperAsk) -> bool {
        self.paper
            .as_ref()
            .is_some_and(|talk| talk.asks.try_send(ask).is_ok())
    }

    /// The session is over: what did they find?
    pub(super) async fn end(self) -> Found {
        let paper = async {
            let ended = |answer| match answer {
                PaperAnswer::Ended { verdict } => Some(verdict),
                _ => None,
            };
            match self.paper {
                Some(talk) => talk.end(PaperAsk::End, ended).await,
                None => Verdict::NotCovered,
            }
        };
        let sticks = async {
            let ended = |answer| match answer {
                SticksAnswer::Ended { verdict } => Some(verdict),
                SticksAnswer::Stick { .. } | SticksAnswer::Pulled => None,
            };
            match self.sticks {
                Some(talk) => Some(talk.end(SticksAsk::End, ended).await),
                None => None,
            }
        };
        let (paper, sticks) = tokio::join!(paper, sticks);
        Found { paper, sticks }
    }
}

const fn trouble(kind: Trouble) -> Report {
    Report::Trouble { kind }
}

/// The next answer; waits for ever where there is nobody to answer.
async fn hear<A, B: DeserializeOwned + Serialize>(talk: &mut Option<Talk<A, B>>) -> Option<B> {
    match talk {
        Some(talk) => talk.answers.next().await.ok().flatten(),
        None => std::future::pending().await,
    }
}

/// One conversation.
struct Talk<A, B> {
    asks: mpsc::Sender<A>,
    answers: LineReader<OwnedReadHalf>,
    _answer: std::marker::PhantomData<B>,
}

impl<A: Serialize + Send + Sync + 'static, B: DeserializeOwned + Serialize> Talk<A, B> {
    async fn begin(socket: Option<&Path>) -> Option<Self> {
        let stream = match UnixStream::connect(socket?).await {
            Ok(stream) => stream,
            Err(error) => {
                tracing::warn!(%error, "a broker cannot be reached: the session goes without");
                return None;
            }
        };
        let (from, to) = stream.into_split();
        let (asks, mut waiting) = mpsc::channel::<A>(WAITING);
        let mut pipe = LineWriter::new(to);
        tokio::spawn(async move {
            while let Some(ask) = waiting.recv().await {
                // A broker that hung up is noticed by its answers.
                if pipe.send(&ask).await.is_err() {
                    return;
                }
            }
        });
        Some(Self {
            asks,
            answers: LineReader::new(from),
            _answer: std::marker::PhantomData,
        })
    }

    /// Asks for the end, and passes over everything but its answer.
    async fn end(mut self, ask: A, verdict: impl Fn(B) -> Option<Verdict>) -> Verdict {
        let answered = async {
            self.asks.send(ask).await.ok()?;
            loop {
                let answer = self.answers.next::<B>().await.ok()??;
                if let Some(verdict) = verdict(answer) {
                    return Some(verdict);
                }
            }
        };
        match tokio::time::timeout(ENDING, answered).await {
            Ok(Some(verdict)) => verdict,
            // It fell: what it held fell with it, and nobody looked.
            Ok(None) => Verdict::NotCovered,
            Err(_) => {
                tracing::error!("a broker does not come to an end");
                Verdict::Fail
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::net::UnixListener;

    /// Brokers whose other end is the test.
    async fn spoken_with() -> (
        tempfile::TempDir,
        Brokers,
        LineReader<OwnedReadHalf>,
        LineWriter<tokio::net::unix::OwnedWriteHalf>,
    ) {
        let folder = tempfile::tempdir().unwrap();
        let socket = folder.path().join("paper");
        let listener = UnixListener::bind(&socket).unwrap();
        let paper = Talk::begin(Some(&socket)).await;
        let (stream, _) = listener.accept().await.unwrap();
        let (from, to) = stream.into_split();
        let brokers = Brokers {
            paper,
            ..Brokers::default()
        };
        (folder, brokers, LineReader::new(from), LineWriter::new(to))
    }

    #[tokio::test]
    async fn without_a_broker_there_is_no_paper_and_nothing_is_proven() {
        let mut brokers = Brokers::default();
        let none = trouble(Trouble::NoPrinter);
        assert_eq!(brokers.want_document(), Err(none));
        assert_eq!(brokers.takes_files(), Err(trouble(Trouble::NoStick)));
        let nothing = Found {
            paper: Verdict::NotCovered,
            sticks: None,
        };
        assert_eq!(brokers.end().await, nothing);
    }

    #[tokio::test]
    async fn what_nobody_asked_for_goes_nowhere() {
        let (_folder, mut brokers, mut asks, mut answers) = spoken_with().await;
        let state = PrinterState::Ready;
        answers.send(&PaperAnswer::Printer { state }).await.unwrap();
        assert_eq!(brokers.next().await, Report::Printer { state });
        assert_eq!(brokers.part("QUJD".into()), None);
        assert_eq!(brokers.whole(), None);
        assert_eq!(brokers.want_document(), Ok(()));
        assert_eq!(brokers.part("QUJD".into()), None);
        assert_eq!(brokers.whole(), None);
        assert_eq!(brokers.part("REVG".into()), None, "it was whole");
        let mut next = async || asks.next::<PaperAsk>().await.unwrap().unwrap();
        assert_eq!(next().await, PaperAsk::Forget);
        let base64 = "QUJD".into();
        assert_eq!(next().await, PaperAsk::Part { base64 });
        assert_eq!(next().await, PaperAsk::Count);
        brokers.forget();
        assert_eq!(next().await, PaperAsk::Forget);
    }

    #[tokio::test]
    async fn a_capsule_that_hands_out_without_end_is_cut_off() {
        let (_folder, mut brokers, _asks, mut answers) = spoken_with().await;
        let state = PrinterState::Ready;
        answers.send(&PaperAnswer::Printer { state }).await.unwrap();
        brokers.next().await;
        assert_eq!(brokers.want_document(), Ok(()));
        for _ in 0..MAX_PARTS {
            assert_eq!(brokers.part(String::new()), None);
        }
        let too_much = Some(trouble(Trouble::TooManyPages));
        assert_eq!(brokers.part(String::new()), too_much);
        assert_eq!(brokers.part(String::new()), None);
        assert_eq!(brokers.whole(), None);
    }

    #[tokio::test]
    async fn a_broker_that_dies_takes_paper_away_and_proves_nothing() {
        let (_folder, mut brokers, asks, answers) = spoken_with().await;
        drop((asks, answers));
        let state = PrinterState::Absent;
        assert_eq!(brokers.next().await, Report::Printer { state });
        assert_eq!(brokers.end().await.paper, Verdict::NotCovered);
    }

    #[tokio::test]
    async fn the_brokers_own_word_becomes_the_verdict() {
        let (_folder, brokers, mut asks, mut answers) = spoken_with().await;
        let broker = async {
            let asked = asks.next::<PaperAsk>().await.unwrap();
            assert_eq!(asked, Some(PaperAsk::End));
            // An answer that was on its way is passed over.
            answers
                .send(&PaperAnswer::Printed { pages: 1 })
                .await
                .unwrap();
            let verdict = Verdict::Pass;
            answers.send(&PaperAnswer::Ended { verdict }).await.unwrap();
        };
        let (found, ()) = tokio::join!(brokers.end(), broker);
        assert_eq!(found.paper, Verdict::Pass);
    }
}
