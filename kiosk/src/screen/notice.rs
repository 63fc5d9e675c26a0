// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The one plain page before a session: how long, what is erased, what is counted.
//! Nobody is asked to consent to being helped; the one question may stay unanswered.

use sportello_kit as kit;
use sportello_kit::{Element, Icon, Space};

use super::action::{Action, Company};
use super::shared::Shared;
use super::{frame, room};
use crate::say;

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Notice {
    company: Option<Company>,
    /// Half on show where large letters leave no room for all of it, from 0.
    half: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Message {
    /// Pressing the same answer again takes it back.
    CompanyChosen(Company),
    WentOn,
    WentBack,
    HalfTurned(usize),
}

impl Notice {
    #[must_use]
    pub const fn new() -> Self {
        Self {
            company: None,
            half: 0,
        }
    }

    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::CompanyChosen(company) => {
                self.company = (self.company != Some(company)).then_some(company);
                Action::None
            }
            Message::WentOn => Action::Accept {
                company: self.company,
            },
            Message::WentBack => Action::Leave,
            Message::HalfTurned(half) => {
                self.half = half;
                Action::None
            }
        }
    }

    pub fn view<'a>(&self, shared: &Shared<'a>) -> Element<'a, Message> {
        let (look, words) = (shared.look, shared.words);
        let minutes = shared.site.session_minutes;
        let part = |title: String, text: String| section(shared, title, text);
        let time = part(
            say!(words, "notice-time"),
            say!(words, "notice-time-text", minutes = minutes),
        );
        let erased = part(
            say!(words, "notice-erased"),
            say!(words, "notice-erased-text"),
        );
        let counted = part(
            say!(words, "notice-counted"),
            say!(words, "notice-counted-text"),
        );
        let whole = room::holds_the_notice(look);
        let mut told: Vec<Element<'a, Message>> = Vec::new();
        let mut asked = None;
        if whole || self.half == 0 {
            told.extend([time, erased]);
        }
        if whole || self.half > 0 {
            told.push(counted);
            asked = Some(self.question(shared));
        }
        let mut parts = vec![
            kit::title(look, say!(words, "notice-title")).into(),
            kit::card(look, kit::column(look, Space::Near, told)),
        ];
        parts.extend(asked);
        let content = frame::measured(look, kit::column(look, Space::Near, parts));
        let more = !whole && self.half == 0;
        let (back, on) = if more {
            (Message::WentBack, Message::HalfTurned(1))
        } else if whole {
            (Message::WentBack, Message::WentOn)
        } else {
            (Message::HalfTurned(0), Message::WentOn)
        };
        let answers = kit::row(
            look,
            Space::Near,
            vec![
                kit::button(look, say!(words, "go-back"), back)
                    .icon(Icon::Back)
                    .key("back")
                    .into(),
                kit::fill(),
                kit::button(look, say!(words, "go-on"), on)
                    .primary()
                    .icon_end(Icon::Next)
                    .initial()
                    .key("go-on")
                    .into(),
            ],
        );
        frame::top_and_bottom(look, content, frame::measured(look, answers))
    }

    fn question<'a>(&self, shared: &Shared<'a>) -> Element<'a, Message> {
        let (look, words) = (shared.look, shared.words);
        let answer = |label: String, icon, company, key: &'static str| -> Element<'a, Message> {
            kit::button(look, label, Message::CompanyChosen(company))
                .icon(icon)
                .chosen(self.company == Some(company))
                .group("company")
                .key(key)
                .into()
        };
        let answers = vec![
            answer(
                say!(words, "notice-alone"),
                Icon::Person,
                Company::Alone,
                "alone",
            ),
            answer(
                say!(words, "notice-helped"),
                Icon::Kindness,
                Company::Helped,
                "helped",
            ),
        ];
        kit::column(
            look,
            Space::Tight,
            vec![
                kit::heading(look, say!(words, "notice-who")).into(),
                kit::row(look, Space::Near, answers).into(),
                kit::small(look, say!(words, "notice-optional")).into(),
            ],
        )
        .into()
    }
}

fn section<'a>(shared: &Shared<'a>, title: String, text: String) -> Element<'a, Message> {
    let look = shared.look;
    kit::column(
        look,
        Space::None,
        vec![
            kit::heading(look, title).into(),
            kit::body(look, text).into(),
        ],
    )
    .into()
}
