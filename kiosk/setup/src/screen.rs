// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The screens as one thing: where the person is, and what follows from what they do and from
//! what the helper answers. No I/O: [`Action`] says what is to be done.

use sportello_kit::{Look, Spoken, TextSize, Theme};
use sportello_setupd::wire::{
    Answer, Code as CodeFrom, Disk, Enrolled, Finish, Holds, Install, Join, Machine, Network,
    Networks, Place, Progress, Proxy, Refusal, Request,
};

use crate::helper::Lost;
use crate::words::Words;

mod answer;
pub mod code;
pub mod disk;
pub mod field;
pub mod frame;
pub mod keyboard;
pub mod network;
pub mod simple;
pub mod trouble;

pub use field::{Field, Fields};

/// Seconds before a machine that nobody attends restarts or powers off by itself.
pub const COUNTDOWN: u8 = 20;

/// Where the person is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Screen {
    /// Before the helper has told what this machine is, or while it does something.
    #[default]
    Waiting,
    Language,
    /// To install, or to use it from the stick.
    Start,
    Disks,
    /// To type the disk's name back.
    Confirm,
    Installing,
    Installed,
    Network,
    /// To type a network's key.
    Key,
    Joining,
    Proxy,
    Code,
    Enrolling,
    Enrolled,
}

impl Screen {
    /// The same in every language.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Language => "language",
            Self::Start => "start",
            Self::Disks => "disks",
            Self::Confirm => "confirm",
            Self::Installing => "installing",
            Self::Installed => "installed",
            Self::Network => "network",
            Self::Key => "key",
            Self::Joining => "joining",
            Self::Proxy => "proxy",
            Self::Code => "code",
            Self::Enrolling => "enrolling",
            Self::Enrolled => "enrolled",
        }
    }
}

/// What the helper was asked, to know what its answer is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    Machine,
    Disks,
    Installation,
    Networks,
    Joining,
    Proxy,
    Enrolment,
    Finish,
    /// Nobody waits for it.
    Aside,
}

/// What happened.
#[derive(Debug, Clone, PartialEq)]
pub enum Message {
    LanguageChosen(String),
    TextSizeAsked,
    ContrastAsked,
    VoiceAsked,
    WentOn,
    WentBack,
    PowerOffAsked,
    InstallAsked,
    LiveAsked,
    LookedAgain,
    DiskChosen(String),
    KeepTurned(bool),
    Confirmed,
    RestartAsked,
    NetworkChosen(String),
    HiddenAsked,
    ProxyAsked,
    ProxyTaken,
    ProxyRemoved,
    WithoutAsked,
    KeyTurned(bool),
    JoinAsked,
    EnrolAsked,
    BroughtAsked,
    LaterAsked,
    CodeCleared,
    BeginAsked,
    PageTurned(usize),
    Typed(Field, String),
    KeyboardTurned(bool),
    Pressed(keyboard::Press),
    SecondPassed,
    Focused(Spoken),
    Answered(About, Result<Answer, Lost>),
}

/// What is to be done.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    None,
    Ask(About, Request),
    /// Both, in this order.
    Two(Box<(Self, Self)>),
    Speak(String),
    /// Say aloud.
    Say(String),
    /// The screens are done: whatever comes next is not theirs.
    Leave,
}

/// How everything looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Looks {
    pub text: TextSize,
    pub theme: Theme,
    pub voice: bool,
    pub can_speak: bool,
}

impl Default for Looks {
    fn default() -> Self {
        Self {
            text: TextSize::Normal,
            theme: Theme::Light,
            voice: false,
            can_speak: false,
        }
    }
}

/// What views read beside the setup itself.
#[derive(Debug, Clone, Copy)]
pub struct Shared<'a> {
    pub words: &'a Words,
    pub look: Look,
}

/// The setup, from the first screen to the last.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Setup {
    pub screen: Screen,
    pub looks: Looks,
    pub machine: Option<Machine>,
    pub language: String,
    pub disks: Vec<Disk>,
    pub disk: Option<Disk>,
    pub keep: bool,
    pub progress: Option<Progress>,
    /// What happens by itself after an installation, and in how many seconds.
    pub then: Option<(Finish, u8)>,
    pub networks: Option<Networks>,
    pub network: Option<Network>,
    pub fields: Fields,
    pub keyboard: keyboard::Keyboard,
    pub page: usize,
    pub trouble: Option<Trouble>,
    pub enrolled: Option<Enrolled>,
    /// Seconds until an enrolment that nobody attends is tried again.
    pub retry: Option<u8>,
    tries: u8,
    /// Nobody is there: steps are taken without asking.
    alone: bool,
}

/// Why something was not done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    Refused(Refusal),
    Lost,
}

impl Setup {
    /// What is to be done first.
    #[must_use]
    pub fn begin() -> (Self, Action) {
        (
            Self::default(),
            Action::Ask(About::Machine, Request::Machine),
        )
    }

    fn place(&self) -> Place {
        self.machine
            .as_ref()
            .map_or(Place::Installed, |machine| machine.place)
    }

    fn go(&mut self, screen: Screen) {
        self.screen = screen;
        self.page = 0;
        self.trouble = None;
        self.keyboard = keyboard::Keyboard::default();
    }

    fn ask_networks(&mut self, scan: bool) -> Action {
        Action::Ask(About::Networks, Request::Networks { scan })
    }

    fn show_networks(&mut self) -> Action {
        self.go(Screen::Network);
        self.ask_networks(self.networks.is_none())
    }

    fn finish(how: Finish) -> Action {
        Action::Ask(About::Finish, Request::Finish { how })
    }

    /// Goes on from what happened.
    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::Answered(about, answer) => return self.answered(about, answer),
            Message::Focused(spoken) if self.looks.voice => {
                return Action::Say(crate::voice::words(&spoken));
            }
            Message::Focused(_) => {}
            Message::SecondPassed => return self.second(),
            Message::TextSizeAsked => {
                self.looks.text = match self.looks.text {
                    TextSize::Normal => TextSize::Large,
                    TextSize::Large => TextSize::Largest,
                    TextSize::Largest => TextSize::Normal,
                };
            }
            Message::ContrastAsked => {
                self.looks.theme = match self.looks.theme {
                    Theme::HighContrast => Theme::Light,
                    Theme::Light | Theme::Dark => Theme::HighContrast,
                };
            }
            Message::VoiceAsked => self.looks.voice = self.looks.can_speak && !self.looks.voice,
            Message::LanguageChosen(tag) => {
                self.language.clone_from(&tag);
                return Action::Speak(tag);
            }
            Message::PowerOffAsked if self.screen != Screen::Installing => {
                return Self::finish(Finish::PowerOff);
            }
            Message::PageTurned(page) => self.page = page,
            Message::Typed(field, text) => {
                self.trouble = None;
                self.keyboard.field = Some(field);
                self.fields.put(field, text);
            }
            Message::KeyboardTurned(on) => {
                self.trouble = None;
                self.keyboard.shown = on;
            }
            Message::Pressed(press) => {
                if let Some(field) = self.keyboard.press(press, self.first_field()) {
                    let (text, press) = field;
                    self.fields.press(text, press);
                }
            }
            Message::KeyTurned(on) => self.fields.key_shown = on,
            Message::WentOn => return self.on(),
            Message::WentBack => return self.back(),
            other => return self.chosen(other),
        }
        Action::None
    }

    /// The field that the keyboard on the screen writes to until another is chosen.
    fn first_field(&self) -> Field {
        match self.screen {
            Screen::Confirm => Field::DiskName,
            Screen::Key if self.network.is_none() => Field::NetworkName,
            Screen::Key => Field::Key,
            Screen::Proxy => Field::ProxyHost,
            _ => Field::Code,
        }
    }

    fn on(&mut self) -> Action {
        match self.screen {
            Screen::Language => {
                let keep = Action::Ask(
                    About::Aside,
                    Request::Language {
                        language: self.language.clone(),
                    },
                );
                let next = match self.place() {
                    Place::Installer => {
                        self.go(Screen::Start);
                        Action::None
                    }
                    Place::Live | Place::Installed => self.show_networks(),
                };
                Action::Two(Box::new((keep, next)))
            }
            Screen::Network => {
                self.go(Screen::Code);
                Action::None
            }
            _ => Action::None,
        }
    }

    fn back(&mut self) -> Action {
        let to = match self.screen {
            Screen::Start => Screen::Language,
            Screen::Disks => Screen::Start,
            Screen::Confirm => Screen::Disks,
            Screen::Network if self.place() == Place::Installer => Screen::Start,
            Screen::Network => Screen::Language,
            Screen::Key | Screen::Proxy | Screen::Code => Screen::Network,
            _ => return Action::None,
        };
        if self.screen == Screen::Key {
            self.fields.forget_key();
        }
        if self.screen == Screen::Confirm {
            self.fields.put(Field::DiskName, String::new());
        }
        self.go(to);
        Action::None
    }

    fn chosen(&mut self, message: Message) -> Action {
        match (&self.screen, message) {
            (Screen::Start, Message::InstallAsked) => {
                self.go(Screen::Disks);
                Action::Ask(About::Disks, Request::Disks)
            }
            (Screen::Start, Message::LiveAsked) => self.show_networks(),
            (Screen::Disks, Message::LookedAgain) => {
                self.trouble = None;
                Action::Ask(About::Disks, Request::Disks)
            }
            (Screen::Disks, Message::DiskChosen(path)) => {
                let disk = self.disks.iter().find(|disk| disk.path == path).cloned();
                if let Some(disk) = disk.filter(|disk| disk.unfit.is_none()) {
                    self.keep = disk.holds == Holds::Sportello;
                    self.disk = Some(disk);
                    self.go(Screen::Confirm);
                }
                Action::None
            }
            (Screen::Confirm, Message::KeepTurned(keep)) => {
                self.keep = keep;
                Action::None
            }
            (Screen::Confirm, Message::Confirmed) => self.install(),
            (Screen::Installed, Message::RestartAsked) => {
                let how = self.then.map_or(Finish::Restart, |(how, _)| how);
                Self::finish(how)
            }
            (Screen::Network, Message::LookedAgain) => {
                self.trouble = None;
                self.ask_networks(true)
            }
            (Screen::Network, Message::NetworkChosen(ssid)) => self.choose_network(&ssid),
            (Screen::Network, Message::HiddenAsked) => {
                self.network = None;
                self.fields.forget_key();
                self.go(Screen::Key);
                Action::None
            }
            (Screen::Network, Message::ProxyAsked) => {
                self.go(Screen::Proxy);
                Action::None
            }
            (Screen::Network, Message::WithoutAsked) => {
                self.go(Screen::Code);
                Action::None
            }
            (Screen::Key, Message::JoinAsked) => self.join(),
            (Screen::Proxy, Message::ProxyTaken) => {
                let proxy = Proxy {
                    host: self.fields.text(Field::ProxyHost).trim().to_owned(),
                    // Nothing has port 0: the helper says what is wrong.
                    port: self
                        .fields
                        .text(Field::ProxyPort)
                        .trim()
                        .parse()
                        .unwrap_or(0),
                };
                Action::Ask(About::Proxy, Request::Proxy { proxy: Some(proxy) })
            }
            (Screen::Proxy, Message::ProxyRemoved) => {
                Action::Ask(About::Proxy, Request::Proxy { proxy: None })
            }
            (Screen::Code, Message::EnrolAsked) => {
                let code = CodeFrom::Typed(self.fields.secret(Field::Code));
                self.enrol(code)
            }
            (Screen::Code, Message::BroughtAsked) => self.enrol(CodeFrom::Brought),
            (Screen::Code, Message::CodeCleared) => {
                self.trouble = None;
                self.fields.put(Field::Code, String::new());
                Action::None
            }
            (Screen::Code, Message::LaterAsked) => Self::finish(Finish::Later),
            (Screen::Enrolled, Message::BeginAsked) => Self::finish(Finish::Kiosk),
            // A message for a screen that is no longer shown.
            _ => Action::None,
        }
    }

    fn install(&mut self) -> Action {
        let Some(disk) = &self.disk else {
            return Action::None;
        };
        let install = Install {
            disk: disk.path.clone(),
            typed: self.fields.text(Field::DiskName).to_owned(),
            keep_state: self.keep && disk.holds == Holds::Sportello,
            language: self.language.clone(),
        };
        self.progress = None;
        self.trouble = None;
        Action::Ask(About::Installation, Request::Install(install))
    }

    fn choose_network(&mut self, ssid: &str) -> Action {
        use sportello_setupd::wire::Guard;
        let found = self.networks.iter().flat_map(|it| &it.found);
        let Some(network) = found.clone().find(|it| it.ssid == ssid).cloned() else {
            return Action::None;
        };
        match network.guard {
            Guard::Unsupported => {
                self.trouble = Some(Trouble::Refused(Refusal::NetworkUnsupported));
                Action::None
            }
            Guard::Key => {
                self.network = Some(network);
                self.fields.forget_key();
                self.go(Screen::Key);
                Action::None
            }
            Guard::Open => {
                self.fields.forget_key();
                self.network = Some(network);
                self.join()
            }
        }
    }

    fn join(&mut self) -> Action {
        let key = self.fields.secret(Field::Key);
        let join = match &self.network {
            Some(network) => Join {
                ssid: network.ssid.clone(),
                key: (!key.is_empty()).then_some(key),
                hidden: false,
            },
            None => Join {
                ssid: field::hex(self.fields.text(Field::NetworkName)),
                key: (!key.is_empty()).then_some(key),
                hidden: true,
            },
        };
        self.go(Screen::Joining);
        Action::Ask(About::Joining, Request::Join(join))
    }

    fn enrol(&mut self, code: CodeFrom) -> Action {
        self.go(Screen::Enrolling);
        self.retry = None;
        Action::Ask(About::Enrolment, Request::Enrol { code })
    }
}
