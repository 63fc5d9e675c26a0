// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Everything a person can see, and what they can do there.
//!
//! Three layers, each at most one thing:
//! - the **place**: where the citizen is ([`Screen`]);
//! - a **panel** over it, opened by the person ([`Panel`]): language, appearance, help, end,
//!   choosing a code. Closing it leads back to the same place;
//! - a **cover** over all of it, opened by the rules or by staff ([`Cover`]): idle question,
//!   hidden screen, PIN pad, staff menu. Nothing below a cover can be seen or pressed.
//!
//! Invariants:
//! - A message for something that is no longer shown does nothing.
//! - Screens hold keys and states, no words: a language change keeps the place.
//! - The bar at the bottom is the same on every screen of a session.

pub mod action;
mod afterwards;
pub mod aloud;
pub mod appearance;
pub mod assess;
mod bar;
pub mod card;
pub mod catalogue;
pub mod choose;
pub mod code;
pub mod end;
pub mod ending;
mod frame;
pub mod guide;
pub mod hands;
pub mod help;
pub mod hide;
pub mod home;
pub mod idle;
pub mod language;
pub mod learn;
pub mod lesson;
pub mod list;
pub mod more;
pub mod network_page;
pub mod notice;
pub mod paper;
pub(crate) mod phrase;
pub mod pin;
mod reading;
mod room;
pub mod shared;
pub mod sought;
pub mod staff;
pub mod stopped;
pub mod thanks;
pub mod typing;
pub mod welcome;

use sportello_kit::Spoken;

pub use action::{Action, Company, Shortcut, StaffOrder};
pub use catalogue::{Catalogue, Need, StepSheet, TaskKey, TaskSheet, TroubleSheet};
pub use code::Code;
pub use shared::{
    Area, Banner, Bar, Help, Interval, Left, Looks, More, RoomMessage, Shared, Site, Unsaved,
    WhyNoMore,
};
pub use sought::Sought;

/// Where a call for help is, in words to speak; empty without a call.
pub(crate) fn help_words(shared: &Shared<'_>, help: Help) -> String {
    frame::help_words(shared, help)
        .map(|(_, word, sentence)| format!("{word}. {sentence}"))
        .unwrap_or_default()
}

/// Where the person is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Screen {
    Welcome(welcome::Welcome),
    Notice(notice::Notice),
    Home(home::Home),
    /// Tasks under a need, practice tasks, or search results.
    List(list::List),
    Choose(choose::Choose),
    Card(card::Card),
    /// The lessons.
    Learn(learn::Learn),
    Lesson(lesson::Lesson),
    Assessment(assess::Assessment),
    /// Beside the page; the guide itself is kept in [`Stage::guide`].
    Guide,
    /// Beside the page of a network, for staff.
    NetworkPage(network_page::NetworkPage),
    Ending(ending::Ending),
    Thanks(thanks::Thanks),
    /// Closed, maintenance, out of service, nothing works.
    Stopped(stopped::Stopped),
}

/// What the person opened over the place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Panel {
    Language(language::Languages),
    Appearance(appearance::Appearance),
    /// Keys and pointer.
    Hands(hands::Hands),
    Help(help::HelpPanel),
    End(end::End),
    Hide(hide::Hide),
    /// What the docked guide has no room for.
    More(more::More),
    /// A sheet on its way to the printer.
    Paper(paper::Paper),
    /// The page is about to be heard by whoever is near.
    Aloud(aloud::Aloud),
}

/// What covers everything.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cover {
    Idle(idle::Idle),
    Locked(hide::Locked),
    Pin(pin::Pin),
    Staff(staff::Staff),
    /// Staff locked the terminal for a while.
    StaffLock,
}

/// Everything that happens on a screen.
#[derive(Debug, Clone, PartialEq)]
pub enum Message {
    Welcome(welcome::Message),
    Notice(notice::Message),
    Home(home::Message),
    List(list::Message),
    Choose(choose::Message),
    Card(card::Message),
    Learn(learn::Message),
    Lesson(lesson::Message),
    Assessment(assess::Message),
    Guide(guide::Message),
    NetworkPage(network_page::Message),
    Thanks(thanks::Message),
    Language(language::Message),
    Appearance(appearance::Message),
    Hands(hands::Message),
    Help(help::Message),
    Aloud(aloud::Message),
    End(end::Message),
    Hide(hide::Message),
    Paper(paper::Message),
    Idle(idle::Message),
    Locked(hide::Message),
    Pin(hide::Message),
    Staff(staff::Message),

    LanguageAsked,
    AppearanceAsked,
    HandsAsked,
    MoreAsked,
    ReadAsked,
    HelpAsked,
    /// The call is on its way: show where it is.
    HelpShown,
    EndAsked,
    HideAsked,
    StaffAsked,
    ExtensionAsked,
    GraceAsked,
    /// "I am on the phone."
    PhoneSaid,
    BannerRead,
    /// The panel's close button, or Escape.
    PanelClosed,
    /// The PIN pad's close button.
    CoverLeft,
    /// The keyboard, or a new screen, moved the focus here.
    Focused(Spoken),
    ShortcutPressed(Shortcut),
    /// Any key or press, before what it does.
    Touched,
    /// The ring that moves by itself has moved.
    RingMoved,
}

/// The layers on show.
#[derive(Debug, Clone, PartialEq)]
pub struct Stage {
    place: Screen,
    panel: Option<Panel>,
    cover: Option<Cover>,
    /// The guide of the task under way; kept while the citizen looks at another screen.
    pub guide: Option<guide::Guide>,
}

impl Stage {
    #[must_use]
    pub const fn new(place: Screen) -> Self {
        Self {
            place,
            panel: None,
            cover: None,
            guide: None,
        }
    }

    /// Shows another place and closes the panel. A cover stays.
    pub fn go(&mut self, place: Screen) {
        self.place = place;
        self.panel = None;
    }

    /// The place, whatever lies over it.
    #[must_use]
    pub const fn place(&self) -> &Screen {
        &self.place
    }

    /// The place, to tell it news ([`ending::Ending::learn`]).
    pub const fn place_mut(&mut self) -> &mut Screen {
        &mut self.place
    }

    /// The panel that is open.
    #[must_use]
    pub const fn panel(&self) -> Option<&Panel> {
        self.panel.as_ref()
    }

    /// The panel, to tell it news ([`paper::Paper::learn`]).
    pub const fn panel_mut(&mut self) -> Option<&mut Panel> {
        self.panel.as_mut()
    }

    /// Opens a panel in place of the one that is open, or closes it.
    pub fn set_panel(&mut self, panel: Option<Panel>) {
        self.panel = panel;
    }

    /// What covers everything.
    #[must_use]
    pub const fn cover(&self) -> Option<&Cover> {
        self.cover.as_ref()
    }

    /// The cover, to tell it news (seconds left, a wrong PIN).
    pub const fn cover_mut(&mut self) -> Option<&mut Cover> {
        self.cover.as_mut()
    }

    /// Covers everything, or uncovers it.
    pub fn set_cover(&mut self, cover: Option<Cover>) {
        self.cover = cover;
    }

    /// Whether the shell stands beside the page. Otherwise it needs the whole screen, with
    /// the page hidden and unable to take focus.
    #[must_use]
    pub const fn is_beside_page(&self) -> bool {
        matches!(self.place, Screen::Guide | Screen::NetworkPage(_))
            && self.panel.is_none()
            && self.cover.is_none()
    }

    /// Takes in a message and says what the parent has to do.
    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::ShortcutPressed(shortcut) => return Action::Shortcut(shortcut),
            Message::Touched => return Action::Hush,
            Message::RingMoved => return Action::None,
            _ => {}
        }
        if let Some(cover) = &mut self.cover {
            return match (cover, message) {
                (Cover::Idle(idle), Message::Idle(message)) => idle.update(message),
                (Cover::Locked(locked), Message::Locked(message)) => locked.update(message),
                (Cover::Locked(_) | Cover::StaffLock, Message::StaffAsked) => Action::OpenStaff,
                (Cover::Locked(_), Message::HelpAsked) => Action::CallHelp,
                (Cover::Pin(pin), Message::Pin(message)) => pin.update(message),
                (Cover::Pin(_), Message::CoverLeft) => Action::CloseStaff,
                (Cover::Staff(staff), Message::Staff(message)) => staff.update(message),
                (_, Message::Focused(spoken)) => Action::Say(spoken),
                _ => Action::None,
            };
        }
        match message {
            Message::LanguageAsked => self.open(Panel::Language(language::Languages::new())),
            Message::AppearanceAsked => self.open(Panel::Appearance(appearance::Appearance)),
            Message::HandsAsked => self.open(Panel::Hands(hands::Hands::new())),
            Message::MoreAsked => {
                let page = matches!(self.place, Screen::Guide);
                self.open(Panel::More(more::More { page }))
            }
            Message::EndAsked => {
                self.panel = Some(Panel::End(end::End));
                Action::EndAsked
            }
            Message::HideAsked => self.open(Panel::Hide(hide::Hide::new())),
            Message::HelpAsked => {
                // Beside the page the guide shows the call itself: the page stays in view.
                if !matches!(self.place, Screen::Guide) {
                    self.panel = Some(Panel::Help(help::HelpPanel));
                }
                Action::CallHelp
            }
            Message::HelpShown => self.open(Panel::Help(help::HelpPanel)),
            Message::PanelClosed => match self.panel.take() {
                Some(Panel::End(_)) => Action::EndCancelled,
                Some(Panel::Paper(paper)) => {
                    self.panel = paper.is_before_end().then_some(Panel::End(end::End));
                    if paper.is_undecided() {
                        Action::ForgetCounted
                    } else {
                        Action::None
                    }
                }
                _ => Action::None,
            },
            Message::ReadAsked => Action::ToggleReading,
            Message::StaffAsked => Action::OpenStaff,
            Message::ExtensionAsked => Action::Extend,
            Message::GraceAsked => Action::TakeGrace,
            Message::PhoneSaid => Action::OnThePhone,
            Message::BannerRead => Action::DismissBanner,
            Message::Focused(spoken) => Action::Say(spoken),
            // *More* holds the guide's own buttons: it closes and the guide acts.
            Message::Guide(message) if matches!(self.panel, Some(Panel::More(_))) => {
                self.panel = None;
                self.update_place(Message::Guide(message))
            }
            message => match &mut self.panel {
                Some(panel) => Self::update_panel(panel, message),
                None => self.update_place(message),
            },
        }
    }

    fn open(&mut self, panel: Panel) -> Action {
        self.panel = Some(panel);
        Action::None
    }

    fn update_panel(panel: &mut Panel, message: Message) -> Action {
        match (panel, message) {
            (Panel::Language(panel), Message::Language(message)) => panel.update(message),
            (Panel::Appearance(panel), Message::Appearance(message)) => panel.update(message),
            (Panel::Hands(panel), Message::Hands(message)) => panel.update(message),
            (Panel::Help(panel), Message::Help(message)) => panel.update(message),
            (Panel::Aloud(panel), Message::Aloud(message)) => panel.update(message),
            (Panel::End(panel), Message::End(message)) => panel.update(message),
            (Panel::Hide(panel), Message::Hide(message)) => panel.update(message),
            (Panel::Paper(panel), Message::Paper(message)) => panel.update(message),
            _ => Action::None,
        }
    }

    fn update_place(&mut self, message: Message) -> Action {
        match (&mut self.place, message) {
            (Screen::Welcome(_), Message::Welcome(welcome::Message::AppearanceAsked)) => {
                self.open(Panel::Appearance(appearance::Appearance))
            }
            (Screen::Welcome(_), Message::Welcome(welcome::Message::HandsAsked)) => {
                self.open(Panel::Hands(hands::Hands::new()))
            }
            (Screen::Welcome(screen), Message::Welcome(message)) => screen.update(message),
            (Screen::Notice(screen), Message::Notice(message)) => screen.update(message),
            (Screen::Home(screen), Message::Home(message)) => screen.update(message),
            (Screen::List(screen), Message::List(message)) => screen.update(message),
            (Screen::Choose(screen), Message::Choose(message)) => screen.update(message),
            (Screen::Card(screen), Message::Card(message)) => screen.update(message),
            (Screen::Learn(screen), Message::Learn(message)) => screen.update(message),
            (Screen::Lesson(screen), Message::Lesson(message)) => screen.update(message),
            (Screen::Assessment(screen), Message::Assessment(message)) => screen.update(message),
            (Screen::Thanks(screen), Message::Thanks(message)) => screen.update(message),
            (Screen::NetworkPage(screen), Message::NetworkPage(message)) => screen.update(message),
            (Screen::Guide, Message::Guide(message)) => match &mut self.guide {
                Some(guide) => guide.update(message),
                None => Action::None,
            },
            _ => Action::None,
        }
    }
}

mod view;

#[cfg(test)]
mod tests;
