// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The help panel: where the call is, and what to do when nobody can come.

use sportello_kit as kit;
use sportello_kit::{Button, Element, Icon, Kind, Tone};

use super::action::Action;
use super::shared::{Help, Shared};
use super::{frame, phrase};
use crate::say;

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct HelpPanel;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Message {
    Called,
    Cancelled,
    /// Staff may know what it is about, or may not.
    AreaTold(bool),
}

impl HelpPanel {
    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::Called => Action::CallHelp,
            Message::Cancelled => Action::CancelHelp,
            Message::AreaTold(tell) => Action::TellArea(tell),
        }
    }

    /// The panel's content under its title.
    pub fn view<'a>(&self, shared: &Shared<'a>) -> Vec<Element<'a, Message>> {
        let (look, words) = (shared.look, shared.words);
        let help = shared.bar.map_or(Help::NotCalled, |bar| bar.help);
        let Some((tone, word, sentence)) = frame::help_words(shared, help) else {
            return Vec::new();
        };
        if help != Help::Nobody {
            let mut parts = vec![kit::banner(look, tone, word, sentence, Vec::new())];
            parts.extend(consent(shared));
            return parts;
        }
        let sentence = say!(words, "help-nobody-text");
        let mut parts = vec![kit::banner(look, Tone::Warn, word, sentence, Vec::new())];
        if let Some(phone) = &shared.site.phone {
            let phone = say!(words, "help-phone", phone = phone.as_str());
            parts.push(kit::heading(look, phone).into());
        }
        for (days, hours) in phrase::week(words, shared.site) {
            let line = format!("{days}: {hours}");
            parts.push(kit::text(look, Kind::Small, line).into());
        }
        parts
    }

    /// The panel's answers, besides closing it.
    pub fn answer<'a>(&self, shared: &Shared<'a>) -> Button<'a, Message> {
        let (look, words) = (shared.look, shared.words);
        match shared.bar.map_or(Help::NotCalled, |bar| bar.help) {
            Help::NotCalled | Help::Nobody => {
                kit::button(look, say!(words, "help-call"), Message::Called)
                    .icon(Icon::Help)
                    .key("call")
            }
            Help::Sent | Help::Seen | Help::Coming => {
                kit::button(look, say!(words, "help-cancel"), Message::Cancelled).key("cancel-call")
            }
        }
    }
}

/// The one thing that staff may learn, and only from the citizen: what the call is about.
fn consent<'a>(shared: &Shared<'a>) -> Option<Element<'a, Message>> {
    let (look, words) = (shared.look, shared.words);
    let bar = shared.bar?;
    let area = phrase::area(words, bar.area?);
    let label = say!(words, "help-area", area = area);
    let state = if bar.area_told {
        say!(words, "help-area-yes")
    } else {
        say!(words, "help-area-no")
    };
    let message = Message::AreaTold(!bar.area_told);
    Some(kit::toggle(
        look,
        "help-area",
        label,
        state,
        bar.area_told,
        message,
    ))
}
