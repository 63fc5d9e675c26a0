// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The terminal cannot be used now: closed, maintenance, out of service, or something that
//! browsing needs is missing. Says what the person can do, never a code.

use iced::Length;
use iced::widget::container;
use sportello_kit as kit;
use sportello_kit::{Element, Kind, Space};

use super::action::Action;
use super::shared::Shared;
use super::{frame, phrase};
use crate::say;
use crate::words::Words;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stopped {
    /// Outside opening hours.
    Closed {
        /// When the site opens again, if it is known.
        opens: Option<Opening>,
    },
    Maintenance,
    OutOfService(WhyOut),
    NothingWorks(WhyNothing),
}

/// When the site opens again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opening {
    pub day: OpeningDay,
    /// "09:00".
    pub time: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OpeningDay {
    Today,
    Tomorrow,
    /// 0 is Monday.
    Weekday(u8),
}

/// Why the terminal took itself (or was taken) out of service.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhyOut {
    /// A wipe could not be proven twice.
    WipeFailed,
    Staff,
    Fault,
    /// Returns by itself when there is power.
    BatteryEmpty,
}

/// What browsing needs and does not find. The shell keeps trying by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhyNothing {
    NoBrowser,
    /// No user namespaces, or no bubblewrap.
    NoShelter,
    /// No compositor to divide the screen.
    NoScreen,
    NoTasks,
    DiskFull,
    NoBook,
}

/// The staff button belongs to the stage; nothing else can be pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Message {}

impl Stopped {
    pub fn update(&mut self, message: Message) -> Action {
        match message {}
    }

    pub fn view<'a>(&self, shared: &Shared<'a>) -> Element<'a, Message> {
        let (look, words) = (shared.look, shared.words);
        let (title, sentences) = self.words(words);
        let mut parts: Vec<Element<'a, Message>> = vec![kit::title(look, title).into()];
        parts.extend(
            sentences
                .into_iter()
                .map(|sentence| kit::body(look, sentence).into()),
        );
        match self {
            Self::Closed { .. } => parts.push(hours(shared)),
            Self::Maintenance => {}
            Self::OutOfService(_) | Self::NothingWorks(_) => parts.extend(call(shared)),
        }
        container(frame::measured(
            look,
            kit::column(look, Space::Inner, parts),
        ))
        .center(Length::Fill)
        .into()
    }

    /// Title and sentences.
    fn words(&self, words: &Words) -> (String, Vec<String>) {
        match self {
            Self::Closed { opens } => {
                let sentences = opens.iter().map(|opening| {
                    let when = phrase::opens(words, opening);
                    say!(words, "closed-opens", when = when)
                });
                (say!(words, "closed-title"), sentences.collect())
            }
            Self::Maintenance => (
                say!(words, "maintenance-title"),
                vec![say!(words, "maintenance-text")],
            ),
            Self::OutOfService(why) => {
                let why = match why {
                    WhyOut::WipeFailed => say!(words, "out-reason-wipe"),
                    WhyOut::Staff => say!(words, "out-reason-staff"),
                    WhyOut::Fault => say!(words, "out-reason-fault"),
                    WhyOut::BatteryEmpty => say!(words, "out-reason-battery"),
                };
                (say!(words, "out-title"), vec![why, say!(words, "out-text")])
            }
            Self::NothingWorks(why) => {
                let why = match why {
                    WhyNothing::NoBrowser => say!(words, "nothing-reason-browser"),
                    WhyNothing::NoShelter => say!(words, "nothing-reason-shelter"),
                    WhyNothing::NoScreen => say!(words, "nothing-reason-screen"),
                    WhyNothing::NoTasks => say!(words, "nothing-reason-tasks"),
                    WhyNothing::DiskFull => say!(words, "nothing-reason-space"),
                    WhyNothing::NoBook => say!(words, "nothing-reason-book"),
                };
                (
                    say!(words, "nothing-title"),
                    vec![why, say!(words, "nothing-text")],
                )
            }
        }
    }
}

/// The week.
fn hours<'a>(shared: &Shared<'a>) -> Element<'a, Message> {
    let look = shared.look;
    let mut lines: Vec<Element<'a, Message>> =
        vec![kit::heading(look, say!(shared.words, "closed-hours")).into()];
    for (days, hours) in phrase::week(shared.words, shared.site) {
        let days = kit::text(look, Kind::Strong, days).into();
        lines.push(kit::grid(
            look,
            Space::Near,
            2,
            vec![days, kit::body(look, hours).into()],
        ));
    }
    kit::card(look, kit::column(look, Space::Tight, lines))
}

/// Whom to call.
fn call<'a>(shared: &Shared<'a>) -> Option<Element<'a, Message>> {
    let phone = shared.site.phone.as_deref()?;
    let words = say!(shared.words, "call-phone", phone = phone);
    Some(kit::heading(shared.look, words).into())
}
