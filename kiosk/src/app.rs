// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The shell as one thing: what happens (a person presses, a service reports, time passes)
//! goes through [`App::update`] into the session's rules; what the rules decide is carried
//! out; then [`App::settle`] brings screens, windows, capsule, slate and alarm in line with
//! what is now true.
//!
//! Invariants:
//! - No rule of a session lives here. This file and its folder translate.
//! - Whatever is shown follows from the machine's view: a screen that the rules have left
//!   goes away in the same update, and a message for it does nothing.
//! - The page is hidden whenever the shell does not stand beside it as the guide.
//!
//! - `app/act.rs`: what a person did
//! - `app/news.rs`: what a service reports
//! - `app/effects.rs`: what the rules decided
//! - `app/reflect.rs`, `app/bar.rs`: the rules' view on the screens
//! - `app/front.rs`: windows, cover, slate, alarm
//! - `app/room.rs`: what staff in the room ask for, and what they may know
//! - `app/staff_door.rs`: PIN pad and staff menu
//! - `app/visit.rs`: what one session leaves
//! - `app/met.rs`: hosts that were refused, for the region's lists
//! - `app/paper.rs`: sheets to take home
//! - `app/voice.rs`: what is said aloud, and the keys for it
//! - `app/page_voice.rs`: what the page says aloud, and who may hear it
//! - `app/keys.rs`: how keys of the keyboard count

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use iced::{Size, Subscription, Task};
use sportello_kit::Look;
use sportello_ledger::{SessionNumber, Settings};
use sportello_session::{BootTime, Condition, Fault, Machine, Rules};
use tracing::error;

use crate::config::Config;
use crate::layout::Output;
use crate::offer::Offer;
use crate::screen::{self, Area, Banner, Bar, Help, Looks, Stage};
use crate::service::announce::Voice;
use crate::service::voice as voice_service;
use crate::service::{
    capsule, clock, compositor, headphones, idle, keys as keys_service, ledger, needs, networks,
    power, pulse, signals,
};
use crate::site;
use crate::staff::{PinGate, Slot, Staff};
use crate::words::{Words, WordsError};

mod act;
mod bar;
mod effects;
mod front;
mod keys;
mod met;
mod network_page;
mod news;
mod page_voice;
mod paper;
mod reflect;
#[cfg(feature = "rehearsal")]
mod rehearsal;
mod room;
mod staff_door;
#[cfg(test)]
mod tests;
mod time;
mod visit;
mod voice;

use effects::CapsuleState;
pub use effects::Leaving;
use staff_door::Door;
use time::Clock;
use visit::Visit;

/// Everything that can happen to the shell.
#[derive(Debug, Clone)]
pub enum Message {
    Screen(screen::Message),
    Compositor(compositor::Event),
    Idle(idle::Event),
    Keys(keys_service::Event),
    Ledger(ledger::Event),
    Capsule(capsule::Event),
    Clock(clock::Event),
    Needs(needs::Needs),
    Power(power::Event),
    Pulse(pulse::Pulse),
    Voice(voice_service::Event),
    /// Whether headphones are plugged in.
    Headphones(headphones::Hearing),
    /// What the screen says, for the voice.
    Heard(Vec<sportello_kit::Spoken>),
    Stop(signals::StopAsked),
    /// The shell's window has this size, in the compositor's logical pixels.
    WindowSized(Size),
    /// What root's helper says of networks.
    Networks(Result<networks::Found, networks::Trouble>),
    /// Whose PIN it was.
    PinChecked(Option<Slot>),
    /// Tasks and policy were read again.
    OfferRead(Box<Offer>),
    /// A new screen has been drawn once: the other buffer follows.
    Repaint,
    /// The rehearsal looks at the screen.
    #[cfg(feature = "rehearsal")]
    Looked,
    /// What the screen says, for the scripted citizen.
    #[cfg(feature = "rehearsal")]
    Collected(u64, Vec<sportello_kit::Spoken>),
}

/// Whether somebody touches the terminal, as the compositor tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Hands {
    /// Since at most a few seconds.
    Moving,
    StillSince(BootTime),
    /// The compositor cannot tell: only what reaches the shell's own window counts.
    Unknown,
}

/// What is well and what is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Health {
    needs: Option<needs::Needs>,
    ledger: Option<ledger::Trouble>,
    /// `None` until it answered once.
    compositor: Option<bool>,
    /// It answered since the last beat.
    compositor_answered: bool,
    /// Said by the capsule that stands.
    browser_gone: bool,
    agent_alive: bool,
    printer: bool,
}

/// Ways out to the services, as far as they run yet. What is asked before a service runs
/// is kept and asked when it does.
#[derive(Debug, Default)]
struct Links {
    compositor: Option<compositor::Link>,
    keys: Option<keys_service::Link>,
    capsule: Option<capsule::Link>,
    capsule_waits: Vec<capsule::Ask>,
    ledger: Option<ledger::Link>,
    ledger_waits: Vec<ledger::Job>,
    alarm: Option<clock::Alarm>,
}

/// How this process ends.
type Leave = Box<dyn Fn(Leaving)>;

/// The shell.
pub struct App {
    config: Config,
    clock: Clock,
    leave: Leave,
    links: Links,

    // What this terminal offers.
    /// Tasks of the bundle that was in use when this process began, read or not.
    bundle_found: Option<PathBuf>,
    offer: Offer,
    /// What the centre wants, within the offer's policy.
    settings: Settings,
    rules: Rules,
    staff: Arc<Staff>,
    site: screen::Site,
    words: Words,
    catalogue: screen::Catalogue,

    // What is on show.
    stage: Stage,
    looks: Looks,
    bar: Option<Bar>,
    output: Option<Output>,
    window: Option<Size>,
    placement: Option<compositor::Placement>,
    page_covered: bool,
    /// The capsule has a window.
    page_stands: bool,
    voice: Voice,
    /// What the service of the keys was told last.
    keys_told: keys_service::Keys,
    /// A key that holds for the next one.
    latch: Option<keys_service::Latch>,

    // What is going on.
    machine: Option<Machine>,
    /// As the book has it.
    condition: Condition,
    /// The same before a network's page was opened.
    condition_before: Condition,
    hands: Hands,
    seen_at: BootTime,
    health: Health,
    faults: Vec<Fault>,
    offer_retry: Option<BootTime>,
    door: Option<Door>,
    gate: PinGate,
    capsule: CapsuleState,
    /// A task that waits for the capsule to stand.
    pending: Option<Box<sportello_capsule::wire::TaskOrder>>,
    session: Option<SessionNumber>,
    receipt: Option<sportello_capsule::wire::Receipt>,
    visit: Option<Visit>,
    /// Tasks that were finished, for *Thanks*; gone with that screen.
    recap: Vec<screen::TaskKey>,
    with_helper: Option<bool>,
    banner: Option<Banner>,
    posted: Option<room::Posted>,
    lid_closed: bool,
    battery: Option<sportello_session::Battery>,
    /// The citizen was told of the battery and has not put that away.
    battery_warned: bool,
    help: Help,
    /// That nobody comes is staff's own answer.
    refused_by_staff: bool,
    /// What the citizen lets staff know about their call.
    told_area: Option<Area>,
    reading: bool,
    /// The page was what spoke last.
    page_spoke: bool,
    page_voice: page_voice::PageVoice,
    playing: bool,
    cover_asked: bool,
    /// Wrong codes at the citizen's own lock, as last shown.
    lock_tries: u32,
    noted: Option<ledger::Entry>,
    live: Option<sportello_ledger::LiveState>,
    leaving: Option<Leaving>,
    pulses: u8,
    ground_shifted: bool,
    shown: front::Shown,
    #[cfg(feature = "rehearsal")]
    looks_since_stir: u8,
    #[cfg(feature = "rehearsal")]
    stirs: u64,
}

impl std::fmt::Debug for App {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("App")
            .field("capsule", &self.capsule)
            .finish_non_exhaustive()
    }
}

/// The shell cannot even begin.
#[derive(Debug, thiserror::Error)]
pub enum AppError {
    #[error("the words of the screens cannot be read")]
    Words(#[from] WordsError),
}

impl App {
    /// A shell at start: reads what the terminal offers; the ledger follows.
    ///
    /// # Errors
    /// When the embedded words cannot be read.
    pub fn new(config: Config, leave: impl Fn(Leaving) + 'static) -> Result<Self, AppError> {
        #[cfg(feature = "rehearsal")]
        let config = rehearsal::declare(config);
        let (config, offer) = offered(config);
        let staff = Staff::load(&config.staff).unwrap_or_else(|error| {
            error!(%error, "nobody can open the staff menu");
            Staff::default()
        });
        Self::with(config, Clock::of_this_machine(), offer, staff, leave)
    }

    fn with(
        config: Config,
        clock: Clock,
        offer: Offer,
        staff: Staff,
        leave: impl Fn(Leaving) + 'static,
    ) -> Result<Self, AppError> {
        let now = clock.now();
        let rules = site::rules(offer.policy());
        let health = Health {
            needs: None,
            ledger: None,
            compositor: None,
            compositor_answered: false,
            browser_gone: false,
            agent_alive: false,
            printer: false,
        };
        let mut app = Self {
            bundle_found: config.bundled().map(|(tasks, _)| tasks),
            site: site::site(offer.policy(), &rules, now.wall, health.printer),
            words: Words::load()?,
            catalogue: screen::Catalogue::default(),
            config,
            clock,
            leave: Box::new(leave),
            links: Links::default(),
            offer,
            settings: Settings::default(),
            rules,
            staff: Arc::new(staff),
            stage: Stage::new(screen::Screen::Welcome(screen::welcome::Welcome::new())),
            looks: Looks::default(),
            bar: None,
            output: None,
            window: None,
            placement: None,
            page_covered: false,
            page_stands: false,
            voice: Voice::default(),
            keys_told: keys_service::Keys::default(),
            latch: None,
            machine: None,
            condition: Condition::FIT,
            condition_before: Condition::FIT,
            hands: Hands::Moving,
            seen_at: now.boot,
            health,
            faults: Vec::new(),
            offer_retry: None,
            door: None,
            gate: PinGate::new(0, Duration::ZERO, Duration::ZERO),
            capsule: CapsuleState::None,
            pending: None,
            session: None,
            receipt: None,
            visit: None,
            recap: Vec::new(),
            with_helper: None,
            banner: None,
            posted: None,
            lid_closed: false,
            battery: None,
            battery_warned: false,
            help: Help::NotCalled,
            refused_by_staff: false,
            told_area: None,
            reading: false,
            page_spoke: false,
            page_voice: page_voice::PageVoice::default(),
            playing: false,
            cover_asked: false,
            lock_tries: 0,
            noted: None,
            live: None,
            leaving: None,
            pulses: 0,
            ground_shifted: false,
            shown: front::Shown::default(),
            #[cfg(feature = "rehearsal")]
            looks_since_stir: 0,
            #[cfg(feature = "rehearsal")]
            stirs: 0,
        };
        app.offer_languages();
        app.reset_citizen();
        app.check_offer();
        Ok(app)
    }

    /// Takes in what happened and brings everything in line with it.
    pub fn update(&mut self, message: Message) -> Task<Message> {
        // Of these, only another screen moves a control.
        #[cfg(feature = "rehearsal")]
        let quiet = matches!(
            message,
            Message::Clock(_) | Message::Idle(_) | Message::Ledger(_) | Message::Repaint
        );
        let task = match message {
            Message::Screen(message) => self.act_on(message),
            Message::Compositor(compositor::Event::Answered) => {
                self.health.compositor_answered = true;
                return Task::none();
            }
            Message::Compositor(event) => self.compositor_news(event),
            Message::Idle(event) => self.idle_news(event),
            Message::Keys(event) => self.keys_news(event),
            Message::Ledger(event) => self.ledger_news(event),
            Message::Capsule(event) => self.capsule_news(event),
            Message::Clock(event) => self.clock_news(event),
            Message::Needs(needs) => self.needs_news(needs),
            Message::Power(event) => self.power_news(event),
            // Nothing on the screen changes: nothing is drawn.
            Message::Pulse(pulse::Pulse) => return self.pulsed(),
            Message::Voice(event) => self.voice_news(event),
            Message::Headphones(hearing) => self.headphones_news(hearing),
            Message::Heard(lines) => return self.heard(&lines),
            Message::Stop(signals::StopAsked) => return iced::exit(),
            Message::WindowSized(size) => {
                self.window = Some(size);
                Task::none()
            }
            Message::PinChecked(slot) => self.pin_checked(slot),
            Message::Networks(told) => self.networks_told(told),
            Message::OfferRead(offer) => self.offer_read(*offer),
            Message::Repaint => Task::none(),
            #[cfg(feature = "rehearsal")]
            Message::Looked => return self.look_for_rehearsal(),
            #[cfg(feature = "rehearsal")]
            Message::Collected(stirs, lines) => return self.collected(stirs, &lines),
        };
        self.settle();
        self.one_voice();
        #[cfg(feature = "rehearsal")]
        let before = self.shown.clone();
        let repaint = self.repaint();
        #[cfg(feature = "rehearsal")]
        if !quiet || before != self.shown {
            self.stirred();
        }
        Task::batch([task, repaint, self.listen_to_screen()])
    }

    /// The screen.
    pub fn view(&self) -> iced::Element<'_, Message> {
        if self.machine.is_none() && self.health.ledger.is_none() {
            // The ledger answers within a frame or two: an empty ground, no wrong word.
            return iced::widget::space().into();
        }
        self.stage.view(&self.shared()).map(Message::Screen)
    }

    /// Colours of everything that is not drawn by a screen.
    pub fn theme(&self) -> iced::Theme {
        self.look().iced_theme()
    }

    /// The ground under every screen; see [`App::repaint`].
    pub fn style(&self, theme: &iced::Theme) -> iced::theme::Style {
        let mut style = iced::theme::Base::base(theme);
        if self.ground_shifted {
            // One step of one channel: nobody sees it, and a screen draws over it anyway.
            let blue = &mut style.background_color.b;
            *blue = if *blue > 0.5 {
                *blue - 1.0 / 255.0
            } else {
                *blue + 1.0 / 255.0
            };
        }
        style
    }

    /// All services.
    pub fn subscription(&self) -> Subscription<Message> {
        let still = self.clock.span_on_machine(front::STILL_AFTER);
        let places = ledger::Places {
            state: self.config.state.clone(),
            run: self.config.run.clone(),
        };
        let setup = capsule::Setup::of(&self.config, &front::writable_places());
        let mut all = vec![
            compositor::subscription().map(Message::Compositor),
            idle::subscription(still).map(Message::Idle),
            keys_service::subscription().map(Message::Keys),
            ledger::subscription(places).map(Message::Ledger),
            capsule::subscription(setup).map(Message::Capsule),
            clock::subscription().map(Message::Clock),
            needs::subscription().map(Message::Needs),
            power::subscription().map(Message::Power),
            pulse::subscription().map(Message::Pulse),
            signals::subscription().map(Message::Stop),
            voice_service::subscription(voice::places(&self.config)).map(Message::Voice),
            headphones::subscription(self.config.mixer.clone()).map(Message::Headphones),
            iced::event::listen_with(front::window_size),
        ];
        #[cfg(feature = "rehearsal")]
        all.push(rehearsal::subscription());
        Subscription::batch(all.drain(..))
    }

    fn shared(&self) -> screen::Shared<'_> {
        screen::Shared {
            words: &self.words,
            look: self.look(),
            looks: self.looks,
            site: &self.site,
            catalogue: &self.catalogue,
            bar: self.bar.as_ref(),
            voice_missing: self.voice.is_missing(),
            latch: self.latch,
        }
    }

    /// The present look, for the window that the shell has now.
    fn look(&self) -> Look {
        let screen = self.output.map_or(front::USUAL_SCREEN, front::size);
        let window = self.window.unwrap_or(screen);
        self.looks
            .look(screen, window, self.words.language().direction)
    }
}

/// What the terminal offers, and where it was read: the bundle in use, or what the image
/// brought when there is none or nothing can be read of it.
fn offered(mut config: Config) -> (Config, Offer) {
    if let Some((tasks, policy)) = config.bundled() {
        let offer = Offer::load(&tasks, &policy);
        if !offer.is_empty() {
            (config.tasks, config.policy) = (tasks, policy);
            return (config, offer);
        }
        error!("the bundle in use cannot be read: tasks and policy of the image are used");
    }
    let offer = Offer::load(&config.tasks, &config.policy);
    (config, offer)
}
