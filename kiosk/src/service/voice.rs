// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The shell's own voice: a speech-dispatcher of its own, started when the voice is turned on
//! and ended when it is turned off, spoken to over SSIP.
//!
//! Invariants:
//! - What was said is in no other process than this one and the dispatcher, and the dispatcher
//!   dies with the session: it is a child, killed with the thread that started it.
//! - The dispatcher is nobody else's: its socket lies in a folder that only this user enters.
//! - Nothing that is said reaches a log.
//! - A dispatcher that dies is started again with the next word, and not for ever.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::Duration;

use iced::Subscription;
use iced::futures::{SinkExt, Stream};
use tokio::sync::mpsc::UnboundedSender;
use tracing::{debug, info, warn};

mod dispatcher;

use dispatcher::Dispatcher;

/// How often a silent dispatcher is looked after.
const LOOK: Duration = Duration::from_secs(2);

/// Where the voice works.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Places {
    /// The shell's folder in RAM.
    pub run: PathBuf,
    /// The dispatcher's configuration; without it our own: espeak-ng to the sound card.
    pub configuration: Option<PathBuf>,
}

/// What the voice tells the shell.
#[derive(Debug, Clone)]
pub enum Event {
    /// The service runs; this is its door.
    Ready(Link),
    /// It speaks, in these languages.
    Speaks(Languages),
    /// There is nothing to speak with on this machine, or it fails.
    Dumb,
}

/// The languages that something can be said in, as tags whose first part counts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Languages(Vec<String>);

impl Languages {
    /// From the tags that a dispatcher names.
    #[must_use]
    pub fn of(tags: impl IntoIterator<Item = String>) -> Self {
        let mut all: Vec<String> = tags.into_iter().map(|tag| first_part(&tag)).collect();
        all.sort_unstable();
        all.dedup();
        Self(all)
    }

    /// Whether something can be said in `language`, a BCP 47 tag.
    #[must_use]
    pub fn speak(&self, language: &str) -> bool {
        let wanted = first_part(sportello_capsule::speech::spoken_as(language));
        self.0.contains(&wanted) || (wanted == "cmn" && self.0.iter().any(|one| one == "zh"))
    }
}

fn first_part(tag: &str) -> String {
    let part = tag.split(['-', '_']).next().unwrap_or_default();
    part.to_ascii_lowercase()
}

/// Something to say.
#[derive(Clone, PartialEq, Eq)]
pub struct Utterance {
    pub words: String,
    /// BCP 47 tag of the language it is in.
    pub language: String,
}

/// Says nothing: it may hold what a person wrote.
impl std::fmt::Debug for Utterance {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Utterance")
    }
}

/// How loud and how fast.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tuning {
    /// Percent, never below [`Tuning::SOFTEST`].
    pub volume: u8,
    /// 1 to 9; 5 is how people speak.
    pub rate: u8,
}

impl Default for Tuning {
    fn default() -> Self {
        Self {
            volume: 60,
            rate: 5,
        }
    }
}

impl Tuning {
    /// A voice that cannot be heard could not say how to make it louder.
    pub const SOFTEST: u8 = 20;

    /// One step louder or softer.
    #[must_use]
    pub fn louder(self, up: bool) -> Self {
        let volume = if up {
            self.volume.saturating_add(10).min(100)
        } else {
            self.volume.saturating_sub(10).max(Self::SOFTEST)
        };
        Self { volume, ..self }
    }

    /// One step faster or slower.
    #[must_use]
    pub fn faster(self, up: bool) -> Self {
        let rate = if up {
            self.rate.saturating_add(1).min(9)
        } else {
            self.rate.saturating_sub(1).max(1)
        };
        Self { rate, ..self }
    }
}

/// What the shell asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Order {
    /// Speak from now on.
    On(Tuning),
    /// Be silent, and forget everything.
    Off,
    Tune(Tuning),
    /// After what is being said.
    Say(Utterance),
    /// Stop what is being said, and what waits.
    Hush,
}

/// The shell's end of the conversation.
#[derive(Debug, Clone)]
pub struct Link(Sender<Order>);

impl Link {
    /// Asks. A service that is gone is started again by its subscription and told anew.
    pub fn ask(&self, order: Order) {
        if self.0.send(order).is_err() {
            debug!("the voice is being started again");
        }
    }

    /// A link whose orders arrive at the receiver.
    #[cfg(test)]
    pub(crate) fn fake() -> (Self, Receiver<Order>) {
        let (sender, orders) = std::sync::mpsc::channel();
        (Self(sender), orders)
    }
}

/// The service as a subscription.
pub fn subscription(places: Places) -> Subscription<Event> {
    Subscription::run_with(places, listen)
}

fn listen(places: &Places) -> impl Stream<Item = Event> + use<> {
    let places = places.clone();
    iced::stream::channel(
        8,
        async move |mut output: iced::futures::channel::mpsc::Sender<Event>| {
            let (events, mut from_thread) = tokio::sync::mpsc::unbounded_channel();
            let (sender, orders) = std::sync::mpsc::channel();
            // A thread of its own, as long as the service: the dispatcher dies with it.
            let thread = std::thread::Builder::new()
                .name("voice".to_owned())
                .spawn(move || serve(&places, &orders, &events));
            if let Err(error) = thread {
                warn!(%error, "no thread for the voice");
                return;
            }
            if output.send(Event::Ready(Link(sender))).await.is_err() {
                return;
            }
            while let Some(event) = from_thread.recv().await {
                if output.send(event).await.is_err() {
                    return;
                }
            }
        },
    )
}

/// Until the shell hangs up.
fn serve(places: &Places, orders: &Receiver<Order>, events: &UnboundedSender<Event>) {
    let mut voice = Speaking {
        places,
        events,
        dispatcher: None,
        tuning: None,
        deaths: 0,
    };
    loop {
        match orders.recv_timeout(LOOK) {
            Ok(order) => voice.follow(order),
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return,
        }
        if events.is_closed() {
            return;
        }
    }
}

struct Speaking<'a> {
    places: &'a Places,
    events: &'a UnboundedSender<Event>,
    dispatcher: Option<Dispatcher>,
    /// `None` while it is off.
    tuning: Option<Tuning>,
    /// Dispatchers that died since the voice was turned on.
    deaths: u8,
}

/// So often a dispatcher that dies is started again.
const LIVES: u8 = 3;

impl Speaking<'_> {
    fn follow(&mut self, order: Order) {
        match order {
            Order::On(tuning) => {
                self.tuning = Some(tuning);
                self.deaths = 0;
                self.begin();
            }
            Order::Off => {
                self.tuning = None;
                self.dispatcher = None;
            }
            Order::Tune(tuning) => {
                self.tuning = self.tuning.map(|_| tuning);
                self.ask(|dispatcher| dispatcher.tune(tuning));
            }
            Order::Say(utterance) => {
                if self.tuning.is_some() {
                    if self.dispatcher.is_none() && self.deaths < LIVES {
                        self.begin();
                    }
                    self.ask(|dispatcher| dispatcher.say(&utterance));
                }
            }
            Order::Hush => self.ask(Dispatcher::hush),
        }
    }

    fn begin(&mut self) {
        let Some(tuning) = self.tuning else { return };
        if self.dispatcher.is_some() {
            return self.ask(|dispatcher| dispatcher.tune(tuning));
        }
        match Dispatcher::start(self.places, tuning) {
            Ok((dispatcher, languages)) => {
                info!("the voice speaks");
                self.dispatcher = Some(dispatcher);
                self.tell(Event::Speaks(languages));
            }
            Err(error) => {
                warn!(%error, "the voice does not speak");
                self.tell(Event::Dumb);
            }
        }
    }

    fn ask(
        &mut self,
        ask: impl FnOnce(&mut Dispatcher) -> Result<(), dispatcher::DispatcherError>,
    ) {
        if let Some(dispatcher) = &mut self.dispatcher
            && let Err(error) = ask(dispatcher)
        {
            warn!(%error, "the voice stopped; it is started again with the next word");
            self.dispatcher = None;
            self.deaths += 1;
            if self.deaths >= LIVES {
                self.tell(Event::Dumb);
            }
        }
    }

    fn tell(&self, event: Event) {
        if self.events.send(event).is_err() {
            debug!("nobody listens to the voice's news");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_spoken_when_any_of_its_dialects_is() {
        let tags = ["en-GB", "it", "cmn", "fr-fr"].map(str::to_owned);
        let languages = Languages::of(tags);
        for spoken in ["it", "it-simple", "en", "zh", "fr"] {
            assert!(languages.speak(spoken), "{spoken}");
        }
        for unknown in ["sl", "pa", "i", ""] {
            assert!(!languages.speak(unknown), "{unknown}");
        }
        assert!(Languages::of(["zh".to_owned()]).speak("zh"));
    }

    #[test]
    fn no_step_leaves_the_bounds_and_the_voice_can_always_be_heard() {
        let mut tuning = Tuning::default();
        for _ in 0..30 {
            tuning = tuning.louder(false).faster(false);
        }
        assert_eq!((tuning.volume, tuning.rate), (Tuning::SOFTEST, 1));
        for _ in 0..30 {
            tuning = tuning.louder(true).faster(true);
        }
        assert_eq!((tuning.volume, tuning.rate), (100, 9));
    }

    #[test]
    fn what_is_said_is_in_no_debug_line() {
        let order = Order::Say(Utterance {
            words: "Maria Rossi".to_owned(),
            language: "it".to_owned(),
        });
        assert!(!format!("{order:?}").contains("Maria"));
    }
}
