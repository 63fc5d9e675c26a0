// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The conversation with the capsule's supervisor: one process per session, one
//! conversation per process.
//!
//! Invariants:
//! - At most one conversation exists. A new one begins only after the one before has ended.
//! - *End* always gets an answer: from the supervisor that led the session or, where that
//!   one is gone, from a fresh one that only looks whether anything is left.
//! - Nothing that the supervisor says can hold text (see `wire`), so nothing of a page can
//!   reach the shell's heap through here.

use std::ffi::OsString;
use std::path::PathBuf;

use iced::Subscription;
use iced::futures::{SinkExt, Stream};
use sportello_capsule::client::{SecurityContext, Supervisor};
use sportello_capsule::wire::{Limits, Opening, Order, Report};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tracing::{debug, error, info, warn};

use crate::config::Config;

/// How to start a supervisor.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Setup {
    program: PathBuf,
    arguments: Vec<OsString>,
    /// Where the capsule's display socket is made.
    display: PathBuf,
}

impl Setup {
    /// From the terminal's paths: the supervisor works in a folder of its own, looks for
    /// leftovers in every place that this user may write to, and knows what we write there.
    #[must_use]
    pub fn of(config: &Config, writable: &[PathBuf]) -> Self {
        let mut arguments: Vec<OsString> = Vec::new();
        let mut give = |option: &str, path: PathBuf| {
            arguments.push(option.into());
            arguments.push(path.into());
        };
        give("--run", config.run.join("capsule"));
        give("--tasks", config.tasks.clone());
        for place in writable {
            give("--watch", place.clone());
        }
        give("--declared", config.run.clone());
        give("--declared", config.state.clone());
        for place in &config.declared {
            give("--declared", place.clone());
        }
        Self {
            program: config.capsule.clone(),
            arguments,
            display: config.run.join("display"),
        }
    }
}

/// What the capsule's side tells the shell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// The service runs; this is its door.
    Ready(Link),
    Report(Report),
    /// The conversation ended without a receipt, or could not begin.
    Lost,
}

/// What an opening needs besides the display, which the service makes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    pub session: u64,
    pub limits: Limits,
    pub language: String,
    pub reduced_motion: bool,
    pub zoom_percent: u16,
}

/// What the shell asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ask {
    /// Build a capsule for a session.
    Build(Wanted),
    /// Build an empty capsule and end it as soon as it stands.
    Prove(Wanted),
    /// Pass this on; dropped when there is no conversation.
    Order(Order),
    /// Kill what there is, check, send the receipt.
    End,
}

/// The shell's end of the conversation.
#[derive(Debug, Clone)]
pub struct Link(UnboundedSender<Ask>);

impl Link {
    /// Asks; the answer comes as an [`Event`].
    pub fn ask(&self, ask: Ask) {
        if self.0.send(ask).is_err() {
            error!("the capsule service is gone");
        }
    }

    /// A link whose asks arrive at the receiver.
    #[cfg(test)]
    pub(crate) fn fake() -> (Self, UnboundedReceiver<Ask>) {
        let (sender, asks) = unbounded_channel();
        (Self(sender), asks)
    }
}

// Two links are the same when they lead to the same service.
impl PartialEq for Link {
    fn eq(&self, other: &Self) -> bool {
        self.0.same_channel(&other.0)
    }
}

impl Eq for Link {}

/// The service as a subscription.
pub fn subscription(setup: Setup) -> Subscription<Event> {
    Subscription::run_with(setup, listen)
}

fn listen(setup: &Setup) -> impl Stream<Item = Event> + use<> {
    let setup = setup.clone();
    iced::stream::channel(64, async move |mut output: Output| {
        let (link, asks) = unbounded_channel();
        if output.send(Event::Ready(Link(link))).await.is_err() {
            return;
        }
        let service = Service {
            setup,
            asks,
            output,
            conversation: None,
        };
        service.run().await;
    })
}

type Output = iced::futures::channel::mpsc::Sender<Event>;

struct Service {
    setup: Setup,
    asks: UnboundedReceiver<Ask>,
    output: Output,
    conversation: Option<Conversation>,
}

struct Conversation {
    supervisor: Supervisor,
    /// The socket stays open as long as the capsule may open windows.
    _display: Option<SecurityContext>,
    /// An empty session: it is ended as soon as it stands.
    proves: bool,
}

/// The shell is going down.
struct Abandoned;

impl Service {
    async fn run(mut self) {
        while self.round().await.is_ok() {}
    }

    async fn round(&mut self) -> Result<(), Abandoned> {
        match &mut self.conversation {
            None => {
                let ask = self.asks.recv().await.ok_or(Abandoned)?;
                self.answer(ask).await
            }
            Some(conversation) => tokio::select! {
                ask = self.asks.recv() => {
                    let ask = ask.ok_or(Abandoned)?;
                    self.answer(ask).await
                }
                report = conversation.supervisor.reports.recv() => self.hear(report).await,
            },
        }
    }

    async fn answer(&mut self, ask: Ask) -> Result<(), Abandoned> {
        match (ask, &self.conversation) {
            (Ask::Build(_) | Ask::Prove(_), Some(_)) => {
                error!("a capsule was asked for while another one stands");
                self.tell(Event::Lost).await
            }
            (Ask::Build(wanted), None) => self.begin(wanted, false).await,
            (Ask::Prove(wanted), None) => self.begin(wanted, true).await,
            (Ask::Order(order), Some(conversation)) => {
                if conversation.supervisor.orders.send(order).await.is_err() {
                    debug!("the supervisor takes no more orders");
                }
                Ok(())
            }
            (Ask::Order(_), None) => {
                debug!("an order came after the capsule was gone");
                Ok(())
            }
            (Ask::End, Some(conversation)) => {
                if conversation
                    .supervisor
                    .orders
                    .send(Order::End)
                    .await
                    .is_err()
                {
                    debug!("the supervisor is gone; its reports will end");
                }
                Ok(())
            }
            (Ask::End, None) => self.look_only().await,
        }
    }

    async fn hear(&mut self, report: Option<Report>) -> Result<(), Abandoned> {
        let Some(report) = report else {
            warn!("the conversation with the supervisor ended before its receipt");
            self.conversation = None;
            return self.tell(Event::Lost).await;
        };
        let is_last = matches!(report, Report::Receipt(_));
        if let Some(conversation) = &self.conversation
            && conversation.proves
            && report == Report::Built
            && conversation
                .supervisor
                .orders
                .send(Order::End)
                .await
                .is_err()
        {
            debug!("the supervisor is gone; its reports will end");
        }
        if is_last {
            info!("receipt received");
            self.conversation = None;
        }
        self.tell(Event::Report(report)).await
    }

    async fn begin(&mut self, wanted: Wanted, proves: bool) -> Result<(), Abandoned> {
        let path = self.setup.display.clone();
        let made = tokio::task::spawn_blocking(move || SecurityContext::create(&path)).await;
        let display = match made {
            Ok(Ok(display)) => display,
            Ok(Err(error)) => {
                error!(%error, "no display for the capsule");
                return self.tell(Event::Lost).await;
            }
            Err(error) => {
                error!(%error, "no display for the capsule");
                return self.tell(Event::Lost).await;
            }
        };
        let opening = Opening {
            session: wanted.session,
            display: display.path().to_owned(),
            limits: wanted.limits,
            language: wanted.language,
            reduced_motion: wanted.reduced_motion,
            zoom_percent: wanted.zoom_percent,
        };
        self.converse(Order::Open(opening), Some(display), proves)
            .await
    }

    async fn look_only(&mut self) -> Result<(), Abandoned> {
        self.converse(Order::End, None, false).await
    }

    async fn converse(
        &mut self,
        first: Order,
        display: Option<SecurityContext>,
        proves: bool,
    ) -> Result<(), Abandoned> {
        let supervisor = match Supervisor::spawn(&self.setup.program, &self.setup.arguments) {
            Ok(supervisor) => supervisor,
            Err(error) => {
                error!(%error, "the supervisor cannot be started");
                return self.tell(Event::Lost).await;
            }
        };
        if supervisor.orders.send(first).await.is_err() {
            debug!("the supervisor is gone; its reports will end");
        }
        self.conversation = Some(Conversation {
            supervisor,
            _display: display,
            proves,
        });
        Ok(())
    }

    async fn tell(&mut self, event: Event) -> Result<(), Abandoned> {
        self.output.send(event).await.map_err(|_| Abandoned)
    }
}
