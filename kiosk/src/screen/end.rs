// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! *Did you save what you need?*: asked once, with the files that would be lost.

use sportello_kit as kit;
use sportello_kit::choice::Check;
use sportello_kit::{Button, Element, Icon, Space, Tone};

use super::action::Action;
use super::phrase;
use super::shared::Shared;
use crate::say;

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct End;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Message {
    Confirmed,
    /// What was done today, on paper.
    TodayAsked,
}

impl End {
    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::Confirmed => Action::End,
            Message::TodayAsked => Action::PrintToday { before_end: true },
        }
    }

    /// The panel's content under its title: files first.
    pub fn view<'a>(&self, shared: &Shared<'a>) -> Vec<Element<'a, Message>> {
        let (look, words) = (shared.look, shared.words);
        let mut parts: Vec<Element<'a, Message>> = Vec::new();
        let files = shared.bar.map(|bar| bar.unsaved).unwrap_or_default();
        if !files.is_empty() {
            let lines = phrase::unsaved(words, files)
                .into_iter()
                .map(|line| kit::check_row(look, line, "", Check::NotProven))
                .collect();
            parts.push(kit::banner(
                look,
                Tone::Warn,
                say!(words, "end-files"),
                "",
                Vec::new(),
            ));
            parts.push(kit::column(look, Space::None, lines).into());
        }
        parts.push(kit::body(look, say!(words, "end-text")).into());
        if shared.site.printer && shared.bar.is_some_and(|bar| bar.finished) {
            let label = say!(words, "paper-today");
            let print = kit::button(look, label, Message::TodayAsked)
                .icon(Icon::Print)
                .key("print-today");
            parts.push(print.into());
        }
        parts
    }

    /// The answer that ends.
    pub fn answer<'a>(&self, shared: &Shared<'a>) -> Button<'a, Message> {
        kit::button(
            shared.look,
            say!(shared.words, "end-now"),
            Message::Confirmed,
        )
        .danger()
        .icon(Icon::End)
        .key("end-now")
    }
}
