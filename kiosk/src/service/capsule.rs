// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The conversation with the capsule's supervisor: one process per session, one
//! conversation per process. On the appliance a system unit starts it, under a uid of its own;
//! elsewhere the shell does.
//!
//! Invariants:
//! - At most one conversation exists. A new one begins only after the one before has ended.
//! - *End* always gets an answer: from the supervisor that led the session or, where that
//!   one is gone, from a fresh one that only looks whether anything is left.
//! - Nothing that the supervisor says can hold text (see `wire`), so nothing of a page can
//!   reach the shell's heap through here.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use iced::Subscription;
use iced::futures::{SinkExt, Stream};
use sportello_capsule::client::{Connected, OwnPlaces, SecurityContext, Supervisor};
use sportello_capsule::wire::{Limits, Opening, Order, Report, Stand};
use tokio::sync::mpsc::{Receiver, Sender, UnboundedReceiver, UnboundedSender, unbounded_channel};
use tracing::{debug, error, info, warn};

use crate::config::Config;

/// How to come by a supervisor.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Setup {
    program: PathBuf,
    arguments: Vec<OsString>,
    /// Where the capsule's display socket is made.
    display: PathBuf,
    unit: Option<Unit>,
}

/// A system unit starts supervisors; this is its door, and what it cannot know.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Unit {
    socket: PathBuf,
    /// The same for the page of a network.
    portal: Option<PathBuf>,
    tasks: PathBuf,
    keyboard: String,
    own: OwnPlaces,
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
        if let Some(player) = &config.sound {
            give("--sound", player.clone());
        }
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
            unit: config
                .capsule_socket
                .clone()
                .map(|socket| Unit::of(config, socket, writable)),
        }
    }
}

impl Unit {
    fn of(config: &Config, socket: PathBuf, writable: &[PathBuf]) -> Self {
        let mut declared = vec![config.run.clone(), config.state.clone()];
        declared.extend(config.declared.iter().cloned());
        Self {
            socket,
            portal: config.portal_socket.clone(),
            tasks: config.tasks.clone(),
            keyboard: std::env::var("XKB_DEFAULT_LAYOUT").unwrap_or_else(|_| "it".to_owned()),
            own: OwnPlaces {
                writable: writable.to_vec(),
                declared,
                kept: config.run.join("places.json"),
            },
        }
    }

    fn door(&self, purpose: Purpose) -> anyhow::Result<&Path> {
        match purpose {
            Purpose::Session | Purpose::Proof => Ok(&self.socket),
            Purpose::Portal => self.portal.as_deref().context(NO_PORTAL),
        }
    }

    fn stand(&self) -> Stand {
        Stand {
            tasks: self.tasks.clone(),
            keyboard: self.keyboard.clone(),
        }
    }
}

/// What a capsule is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Purpose {
    Session,
    Proof,
    Portal,
}

const NO_PORTAL: &str = "no unit shows the pages of networks on this machine";

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
    /// Build a capsule that shows a network's own page, by itself.
    Portal(Wanted),
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
    orders: Sender<Order>,
    reports: Receiver<Report>,
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
                report = conversation.reports.recv() => self.hear(report).await,
            },
        }
    }

    async fn answer(&mut self, ask: Ask) -> Result<(), Abandoned> {
        match (ask, &self.conversation) {
            (Ask::Build(_) | Ask::Prove(_) | Ask::Portal(_), Some(_)) => {
                error!("a capsule was asked for while another one stands");
                self.tell(Event::Lost).await
            }
            (Ask::Build(wanted), None) => self.begin(wanted, Purpose::Session).await,
            (Ask::Prove(wanted), None) => self.begin(wanted, Purpose::Proof).await,
            (Ask::Portal(wanted), None) => self.begin(wanted, Purpose::Portal).await,
            (Ask::Order(order), Some(conversation)) => {
                if conversation.orders.send(order).await.is_err() {
                    debug!("the supervisor takes no more orders");
                }
                Ok(())
            }
            (Ask::Order(_), None) => {
                debug!("an order came after the capsule was gone");
                Ok(())
            }
            (Ask::End, Some(conversation)) => {
                if conversation.orders.send(Order::End).await.is_err() {
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
            && conversation.orders.send(Order::End).await.is_err()
        {
            debug!("the supervisor is gone; its reports will end");
        }
        if is_last {
            info!("receipt received");
            self.conversation = None;
        }
        self.tell(Event::Report(report)).await
    }

    async fn begin(&mut self, wanted: Wanted, purpose: Purpose) -> Result<(), Abandoned> {
        match self.raise(wanted, purpose).await {
            Ok(conversation) => {
                self.conversation = Some(conversation);
                Ok(())
            }
            Err(error) => self.lose(&error).await,
        }
    }

    /// A conversation whose first lines ask for a capsule.
    async fn raise(&self, wanted: Wanted, purpose: Purpose) -> anyhow::Result<Conversation> {
        let (orders, reports, display) = match &self.setup.unit {
            Some(unit) => {
                let connected = Connected::new(unit.door(purpose)?, unit.own.clone()).await?;
                say(&connected.orders, Order::Stand(unit.stand())).await;
                let listener = connected.display;
                let restrict = move || SecurityContext::on_listener(&listener);
                let display = tokio::task::spawn_blocking(restrict).await??;
                (connected.orders, connected.reports, display)
            }
            None => {
                anyhow::ensure!(purpose != Purpose::Portal, NO_PORTAL);
                let path = self.setup.display.clone();
                let create = move || SecurityContext::create(&path);
                let display = tokio::task::spawn_blocking(create).await??;
                let supervisor = Supervisor::spawn(&self.setup.program, &self.setup.arguments)?;
                (supervisor.orders, supervisor.reports, display)
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
        say(&orders, Order::Open(opening)).await;
        Ok(Conversation {
            orders,
            reports,
            _display: Some(display),
            proves: purpose == Purpose::Proof,
        })
    }

    async fn look_only(&mut self) -> Result<(), Abandoned> {
        match self.ask_to_look().await {
            Ok(conversation) => {
                self.conversation = Some(conversation);
                Ok(())
            }
            Err(error) => self.lose(&error).await,
        }
    }

    /// A conversation whose first lines ask for a receipt and for nothing else.
    async fn ask_to_look(&self) -> anyhow::Result<Conversation> {
        let (orders, reports) = match &self.setup.unit {
            Some(unit) => {
                let connected = Connected::new(&unit.socket, unit.own.clone()).await?;
                say(&connected.orders, Order::Stand(unit.stand())).await;
                (connected.orders, connected.reports)
            }
            None => {
                let supervisor = Supervisor::spawn(&self.setup.program, &self.setup.arguments)?;
                (supervisor.orders, supervisor.reports)
            }
        };
        say(&orders, Order::End).await;
        Ok(Conversation {
            orders,
            reports,
            _display: None,
            proves: false,
        })
    }

    async fn lose(&mut self, error: &anyhow::Error) -> Result<(), Abandoned> {
        error!(
            error = format!("{error:#}"),
            "no conversation with a supervisor"
        );
        self.tell(Event::Lost).await
    }

    async fn tell(&mut self, event: Event) -> Result<(), Abandoned> {
        self.output.send(event).await.map_err(|_| Abandoned)
    }
}

/// Says a first line; that nobody hears it shows in the end of the reports.
async fn say(orders: &Sender<Order>, order: Order) {
    if orders.send(order).await.is_err() {
        debug!("the supervisor is gone; its reports will end");
    }
}
