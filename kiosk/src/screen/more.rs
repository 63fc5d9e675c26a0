// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! *More*: everything that the docked guide, or a short screen, has no room for.

use sportello_kit as kit;
use sportello_kit::{Element, Icon, Space};

use super::shared::Shared;
use super::{Message, guide, room};
use crate::say;

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct More {
    /// There is a page behind it.
    pub page: bool,
}

impl More {
    /// The panel's buttons: the page first, then the terminal, then people.
    pub fn view<'a>(self, shared: &Shared<'a>) -> Element<'a, Message> {
        let (look, words) = (shared.look, shared.words);
        let button = |label: String, icon, key: &'static str, message| {
            kit::button(look, label, message)
                .icon(icon)
                .wide()
                .key(key)
                .group("more")
        };
        let page = |label, icon, key, message| button(label, icon, key, Message::Guide(message));
        let mut buttons = Vec::new();
        if self.page {
            buttons.extend([
                page(
                    say!(words, "guide-page-back"),
                    Icon::Back,
                    "page-back",
                    guide::Message::PageBackAsked,
                ),
                page(
                    say!(words, "guide-restart-site"),
                    Icon::Repeat,
                    "site",
                    guide::Message::SiteRestarted,
                ),
                page(
                    say!(words, "guide-other"),
                    Icon::Home,
                    "home",
                    guide::Message::HomeAsked,
                ),
            ]);
        }
        if self.page && shared.site.paper.is_some() {
            buttons.push(page(
                say!(words, "guide-print"),
                Icon::Print,
                "print",
                guide::Message::PrintAsked,
            ));
        }
        if self.page {
            buttons.push(page(
                say!(words, "guide-code"),
                Icon::Phone,
                "code",
                guide::Message::CodeAsked,
            ));
        }
        buttons.extend([
            button(
                say!(words, "bar-language"),
                Icon::Language,
                "language",
                Message::LanguageAsked,
            ),
            button(
                say!(words, "bar-appearance"),
                Icon::TextSize,
                "appearance",
                Message::AppearanceAsked,
            ),
            button(
                say!(words, "bar-read"),
                Icon::Speaker,
                "read",
                Message::ReadAsked,
            ),
            button(
                say!(words, "bar-hide"),
                Icon::Hide,
                "hide",
                Message::HideAsked,
            ),
            button(
                say!(words, "staff"),
                Icon::Staff,
                "staff",
                Message::StaffAsked,
            ),
        ]);
        let columns = if room::is_wide(look) { 3 } else { 2 };
        let buttons = buttons.into_iter().map(Element::from).collect();
        kit::grid(look, Space::Near, columns, buttons)
    }
}
