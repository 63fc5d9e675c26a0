// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Beside the page of a network that wants to be logged in to, which staff have opened: what to
//! do there, and closing it. It belongs to no session: there is no bar.

use iced::Length;
use sportello_capsule::wire::{Report, Trouble};
use sportello_kit as kit;
use sportello_kit::{Element, Icon, Shape, Space, Tone};

use super::action::Action;
use super::frame;
use super::shared::Shared;
use crate::say;

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct NetworkPage {
    state: State,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum State {
    #[default]
    Opening,
    Open,
    /// It does not answer.
    Silent,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Message {
    AgainAsked,
    Closed,
}

impl NetworkPage {
    #[must_use]
    pub const fn new() -> Self {
        Self {
            state: State::Opening,
        }
    }

    /// Takes in what the capsule says of it.
    pub const fn learn(&mut self, report: &Report) {
        match report {
            Report::PageReady => self.state = State::Open,
            Report::Trouble {
                kind: Trouble::SiteUnreachable | Trouble::NoNetwork,
            } => self.state = State::Silent,
            _ => {}
        }
    }

    pub const fn update(&mut self, message: Message) -> Action {
        match message {
            Message::AgainAsked => {
                self.state = State::Opening;
                Action::RestartSite
            }
            Message::Closed => Action::CloseNetworkPage,
        }
    }

    pub fn view<'a>(&self, shared: &Shared<'a>) -> Element<'a, Message> {
        let (look, words) = (shared.look, shared.words);
        let in_strip = look.shape() == Shape::Strip;
        let (tone, sentence) = match self.state {
            State::Opening => (Tone::Info, say!(words, "net-page-opening")),
            State::Open => (Tone::Info, say!(words, "net-page-text")),
            State::Silent => (Tone::Warn, say!(words, "net-page-silent")),
        };
        let title = kit::heading(look, say!(words, "net-page-title"));
        let note = kit::banner(look, tone, sentence, "", Vec::new());
        let top = kit::column(look, Space::Near, vec![title.into(), note]).width(Length::Fill);
        let button =
            |label, message, icon, key| kit::button(look, label, message).icon(icon).key(key);
        let buttons = [
            button(
                say!(words, "net-page-close"),
                Message::Closed,
                Icon::Close,
                "close-network-page",
            )
            .primary(),
            button(
                say!(words, "net-page-again"),
                Message::AgainAsked,
                Icon::Globe,
                "network-page-again",
            ),
        ];
        let ways: Vec<Element<'a, Message>> = buttons
            .into_iter()
            .map(|button| {
                if in_strip {
                    button.compact().into()
                } else {
                    button.wide().into()
                }
            })
            .collect();
        let ways = if in_strip {
            kit::flow(look, Space::Near, ways)
        } else {
            kit::column(look, Space::Near, ways).into()
        };
        frame::top_and_bottom(look, top, ways)
    }
}
