// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Paper: a document comes in, its pages are counted, and it is printed when the citizen has
//! seen their number and their price.
//!
//! Invariants:
//! - Where the printer is and how much may be printed comes from the terminal's signed policy.
//! - However a conversation ends, its jobs are cancelled before this process is gone.
//! - *Pass* is said of the queue only after CUPS was asked and knew no job, of any kind, and
//!   its configuration keeps none.

mod cups;
mod gathered;
mod history;
mod printer;
mod rules;
mod watch;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use hyper::body::Bytes;
use sportello_capsule::broker::{PaperAnswer, PaperAsk, Unprintable};
use sportello_capsule::line::{LineError, LineReader, LineWriter};
use sportello_capsule::wire::{PrinterState, Verdict};
use tokio::net::UnixStream;
use tokio::net::unix::{OwnedReadHalf, OwnedWriteHalf};
use tokio::task::JoinHandle;
use tokio::time::MissedTickBehavior;

use crate::count::{self, Unreadable};

pub use cups::{Cups, CupsError, Job, JobEnd, QUEUE, Queue, TITLE, USER};
use gathered::Gathered;
use printer::PrepareError;
use rules::Rules;
use watch::Watch;

/// How often jobs and printer are looked at.
const LOOK: Duration = Duration::from_millis(500);
/// When a printer that did not answer is asked again.
const ASK_AGAIN: Duration = Duration::from_secs(15);
/// How often it is looked whether the printer answers: while something waits, and else.
const CALL_BUSY: Duration = Duration::from_secs(3);
const CALL_IDLE: Duration = Duration::from_secs(15);
/// How long cancelled jobs may take to be gone.
const CANCELLING: Duration = Duration::from_secs(8);
/// Jobs of one session that may be under way at the same time.
const MOST_JOBS: usize = 4;

/// What the broker works with.
#[derive(Debug, Clone)]
pub struct Setup {
    pub cups: Cups,
    /// Policies, of which the first that can be read counts.
    pub policies: Vec<PathBuf>,
    /// How CUPS is configured.
    pub configuration: PathBuf,
    /// Where a printer on a cable is found (ipp-usb).
    pub cable: SocketAddr,
    /// This very program, for counting.
    pub program: PathBuf,
}

/// Whether a conversation brought a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Brought {
    Nothing,
    /// CUPS may have held it: nothing of its memory is to outlive the session.
    Document,
}

/// Talks with the supervisor until the session is over.
///
/// # Errors
/// When the conversation breaks; what there was to cancel is cancelled all the same.
pub async fn converse(setup: &Setup, channel: UnixStream) -> Result<Brought, LineError> {
    let (from, to) = channel.into_split();
    let mut desk = Desk {
        setup,
        rules: Rules::read(&setup.policies),
        to: LineWriter::new(to),
        device: None,
        preparing: None,
        ask_at: Some(Instant::now()),
        subscription: None,
        gathered: Gathered::default(),
        counting: None,
        counted: None,
        jobs: Vec::new(),
        has_printed: false,
        told: None,
        watch: Watch::default(),
        calling: None,
        called: Instant::now(),
        answers: true,
    };
    let served = desk.serve(LineReader::new(from)).await;
    let verdict = desk.close().await;
    if matches!(served, Ok(Over::Asked)) {
        let ended = PaperAnswer::Ended { verdict };
        desk.to.send(&ended).await?;
    }
    served.map(|_| match desk.has_printed {
        true => Brought::Document,
        false => Brought::Nothing,
    })
}

enum Over {
    /// The supervisor wants to know how it is.
    Asked,
    /// It is gone.
    HungUp,
}

/// A document, and how many pages it has.
type Counted = (Vec<u8>, Result<u32, Unreadable>);

struct Desk<'a> {
    setup: &'a Setup,
    rules: Rules,
    to: LineWriter<OwnedWriteHalf>,
    /// Where the printer is, once the queue leads there.
    device: Option<String>,
    preparing: Option<JoinHandle<Result<Option<String>, PrepareError>>>,
    /// When the printer is looked for next.
    ask_at: Option<Instant>,
    subscription: Option<i32>,
    gathered: Gathered,
    counting: Option<JoinHandle<Counted>>,
    counted: Option<(Bytes, u16)>,
    jobs: Vec<Job>,
    has_printed: bool,
    told: Option<PrinterState>,
    watch: Watch,
    calling: Option<JoinHandle<bool>>,
    called: Instant,
    /// The printer answered when it was called last.
    answers: bool,
}

impl Desk<'_> {
    async fn serve(&mut self, mut from: LineReader<OwnedReadHalf>) -> Result<Over, LineError> {
        let mut look = tokio::time::interval(LOOK);
        look.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            tokio::select! {
                ask = from.next::<PaperAsk>() => match ask? {
                    None => return Ok(Over::HungUp),
                    Some(PaperAsk::End) => return Ok(Over::Asked),
                    Some(ask) => self.answer(ask).await?,
                },
                counted = join(&mut self.counting) => {
                    self.counting = None;
                    self.on_counted(counted).await?;
                }
                prepared = join(&mut self.preparing) => {
                    self.preparing = None;
                    self.on_prepared(prepared).await?;
                }
                answers = join(&mut self.calling) => {
                    self.calling = None;
                    self.answers = answers.unwrap_or(false);
                }
                _ = look.tick() => self.look().await?,
            }
        }
    }

    async fn answer(&mut self, ask: PaperAsk) -> Result<(), LineError> {
        match ask {
            PaperAsk::Part { base64 } => {
                self.counted = None;
                self.gathered.take(&base64);
                Ok(())
            }
            PaperAsk::Count => self.count().await,
            PaperAsk::Print => self.print().await,
            PaperAsk::Forget => {
                self.counted = None;
                self.gathered = Gathered::default();
                Ok(())
            }
            // Served by the caller.
            PaperAsk::End => Ok(()),
        }
    }

    async fn count(&mut self) -> Result<(), LineError> {
        let gathered = std::mem::take(&mut self.gathered);
        if let Some(why) = gathered.fault {
            return self.refuse(why).await;
        }
        if self.device.is_none() {
            return self.refuse(Unprintable::NoPrinter).await;
        }
        let program = self.setup.program.clone();
        if let Some(earlier) = self.counting.replace(tokio::spawn(async move {
            let pages = count::pages(&program, &gathered.bytes).await;
            (gathered.bytes, pages)
        })) {
            earlier.abort();
        }
        Ok(())
    }

    async fn on_counted(&mut self, counted: Option<Counted>) -> Result<(), LineError> {
        let Some((document, Ok(pages))) = counted else {
            return self.refuse(Unprintable::Damaged).await;
        };
        match u16::try_from(pages) {
            Ok(pages) if pages <= self.rules.most_pages => {
                self.counted = Some((document.into(), pages));
                self.to.send(&PaperAnswer::Counted { pages }).await
            }
            _ => self.refuse(Unprintable::TooLong).await,
        }
    }

    async fn print(&mut self) -> Result<(), LineError> {
        let Some((document, pages)) = self.counted.take() else {
            return Ok(());
        };
        if self.jobs.len() >= MOST_JOBS {
            return self.refuse(Unprintable::GaveUp).await;
        }
        self.has_printed = true;
        let cups = &self.setup.cups;
        let printed = async {
            let subscription = match self.subscription {
                Some(subscription) => subscription,
                None => cups.subscribe().await?,
            };
            Ok((subscription, cups.print(document, pages).await?))
        };
        let printed: Result<_, CupsError> = printed.await;
        match printed {
            Ok((subscription, id)) => {
                self.subscription = Some(subscription);
                self.jobs.push(Job { id, pages });
                Ok(())
            }
            Err(error) => {
                tracing::warn!(
                    error = &error as &dyn std::error::Error,
                    "a job was refused"
                );
                self.refuse(Unprintable::GaveUp).await
            }
        }
    }

    async fn refuse(&mut self, why: Unprintable) -> Result<(), LineError> {
        self.to.send(&PaperAnswer::Refused { why }).await
    }

    /// Looks how jobs and printer are, and says what changed.
    async fn look(&mut self) -> Result<(), LineError> {
        if self.ask_at.is_some_and(|at| at <= Instant::now()) {
            self.ask_at = None;
            let (setup, wanted) = (self.setup.clone(), self.rules.printer.clone());
            self.preparing = Some(tokio::spawn(async move {
                printer::prepare(&setup, wanted.as_deref()).await
            }));
        }
        self.look_at_jobs().await?;
        let Some(device) = self.device.clone() else {
            return Ok(());
        };
        self.call(&device);
        let state = match self.setup.cups.queue().await {
            Ok(Some(queue)) if queue.device == device => match self.answers {
                true => self.watch.state(&queue, !self.jobs.is_empty()),
                false => PrinterState::Silent,
            },
            // The queue went, with a CUPS that began anew: make it again.
            Ok(_) => {
                self.device = None;
                self.ask_at = Some(Instant::now());
                return Ok(());
            }
            Err(error) => {
                tracing::debug!(
                    error = &error as &dyn std::error::Error,
                    "no word from CUPS"
                );
                PrinterState::Silent
            }
        };
        self.tell(state).await
    }

    /// Calls the printer from time to time.
    fn call(&mut self, device: &str) {
        let pause = match self.jobs.is_empty() {
            true => CALL_IDLE,
            false => CALL_BUSY,
        };
        if self.calling.is_none() && self.called.elapsed() >= pause {
            self.called = Instant::now();
            let device = device.to_owned();
            self.calling = Some(tokio::spawn(async move { printer::answers(&device).await }));
        }
    }

    async fn look_at_jobs(&mut self) -> Result<(), LineError> {
        let Some(subscription) = self.subscription else {
            return Ok(());
        };
        for job in self.jobs.clone() {
            let answer = match self.setup.cups.ended(subscription, job.id).await {
                Ok(None) | Err(_) => continue,
                Ok(Some(JobEnd::Completed)) => PaperAnswer::Printed { pages: job.pages },
                Ok(Some(JobEnd::Canceled | JobEnd::Aborted)) => PaperAnswer::Refused {
                    why: Unprintable::GaveUp,
                },
            };
            self.jobs.retain(|known| known.id != job.id);
            self.to.send(&answer).await?;
        }
        Ok(())
    }

    async fn on_prepared(
        &mut self,
        prepared: Option<Result<Option<String>, PrepareError>>,
    ) -> Result<(), LineError> {
        match prepared {
            Some(Ok(Some(device))) => {
                self.device = Some(device);
                // How it is shows at the next look.
                Ok(())
            }
            Some(Ok(None)) => {
                self.ask_at = Some(Instant::now() + ASK_AGAIN);
                self.tell(PrinterState::Absent).await
            }
            Some(Err(error)) => {
                tracing::info!(
                    error = &error as &dyn std::error::Error,
                    "the printer is not ready"
                );
                self.ask_at = Some(Instant::now() + ASK_AGAIN);
                self.tell(PrinterState::Silent).await
            }
            None => {
                self.ask_at = Some(Instant::now() + ASK_AGAIN);
                Ok(())
            }
        }
    }

    async fn tell(&mut self, state: PrinterState) -> Result<(), LineError> {
        if self.told.replace(state) == Some(state) {
            return Ok(());
        }
        self.to.send(&PaperAnswer::Printer { state }).await
    }

    /// Cancels what is left and looks whether anything is.
    async fn close(&mut self) -> Verdict {
        if let Some(counting) = self.counting.take() {
            counting.abort();
        }
        if let Some(preparing) = self.preparing.take() {
            preparing.abort();
        }
        if let Some(calling) = self.calling.take() {
            calling.abort();
        }
        self.gathered = Gathered::default();
        self.counted = None;
        let cups = &self.setup.cups;
        if !cups.socket.exists() && !self.has_printed {
            return Verdict::NotCovered;
        }
        let until = Instant::now() + CANCELLING;
        loop {
            let left = match cups.jobs().await {
                Ok(left) => left,
                Err(error) => {
                    tracing::error!(
                        error = &error as &dyn std::error::Error,
                        "whether anything waits to be printed is not known"
                    );
                    return if self.has_printed {
                        Verdict::Fail
                    } else {
                        Verdict::NotCovered
                    };
                }
            };
            if left.is_empty() {
                break;
            }
            if Instant::now() >= until {
                tracing::error!(jobs = left.len(), "jobs are left that cannot be cancelled");
                return Verdict::Fail;
            }
            for job in left {
                if let Err(error) = cups.cancel(job).await {
                    tracing::debug!(error = &error as &dyn std::error::Error, "not cancelled");
                }
            }
            tokio::time::sleep(LOOK / 5).await;
        }
        if let Some(subscription) = self.subscription.take()
            && let Err(error) = cups.unsubscribe(subscription).await
        {
            tracing::debug!(error = &error as &dyn std::error::Error, "still subscribed");
        }
        history::verdict(&self.setup.configuration)
    }
}

/// What a task came to; `None` when it came to nothing. Without a task it waits for ever.
async fn join<T>(task: &mut Option<JoinHandle<T>>) -> Option<T> {
    match task {
        Some(task) => task.await.ok(),
        None => std::future::pending().await,
    }
}
