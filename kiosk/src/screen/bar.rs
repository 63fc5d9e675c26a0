// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The bar that never moves: four tools, the time left, *End*.

use sportello_kit as kit;
use sportello_kit::{Element, Icon, Kind, Look, Shape, Space};

use super::shared::{Bar, Help, Left, Shared};
use super::{Message, phrase, room};
use crate::say;

/// The bar that never moves.
pub(super) fn view<'a>(shared: &Shared<'a>, bar: &Bar) -> Element<'a, Message> {
    let look = shared.look;
    let tools = Tools::new(shared, bar);
    let time = time(shared, bar);
    let end = kit::button(look, say!(shared.words, "bar-end"), Message::EndAsked)
        .compact()
        .icon(Icon::End)
        .key("end");
    kit::bar(look, tools.arranged(), vec![time, end.into()])
}

fn time<'a>(shared: &Shared<'a>, bar: &Bar) -> Element<'a, Message> {
    let hurry = match bar.left {
        Left::Seconds(_) => kit::progress::Hurry::Last,
        Left::Grace(_) => kit::progress::Hurry::Soon,
        Left::Minutes(_) if bar.is_short => kit::progress::Hurry::Soon,
        Left::Minutes(_) | Left::Paused => kit::progress::Hurry::Calm,
    };
    kit::time_bar(
        shared.look,
        phrase::left(shared.words, bar.left),
        bar.share,
        hurry,
    )
}

/// The four tools of the bar, and how they stand.
struct Tools {
    look: Look,
    language: String,
    appearance: String,
    read: String,
    help: String,
    more: String,
    time: String,
    called: bool,
}

impl Tools {
    fn new(shared: &Shared<'_>, bar: &Bar) -> Self {
        let called = matches!(bar.help, Help::Sent | Help::Seen | Help::Coming);
        Self {
            look: shared.look,
            language: say!(shared.words, "bar-language"),
            appearance: say!(shared.words, "bar-appearance"),
            read: if bar.reading {
                say!(shared.words, "bar-read-stop")
            } else {
                say!(shared.words, "bar-read")
            },
            help: if called {
                say!(shared.words, "bar-help-sent")
            } else {
                say!(shared.words, "bar-help")
            },
            more: say!(shared.words, "bar-more"),
            time: phrase::left(shared.words, bar.left),
            called,
        }
    }

    fn arranged<'a>(self) -> Vec<Element<'a, Message>> {
        let look = self.look;
        let width = look.area().width - look.space(Space::Inner) * 2.0;
        let mut labels = vec![
            self.language.as_str(),
            self.appearance.as_str(),
            self.read.as_str(),
            self.help.as_str(),
        ];
        let on_one_line = room::fits_on_a_line(look, Kind::Small, width, &labels);
        labels.extend([self.more.as_str(), self.time.as_str(), self.time.as_str()]);
        let beside_time = room::fits_on_a_line(look, Kind::Small, width, &labels);
        match look.shape() {
            Shape::Strip if beside_time => vec![
                self.language(),
                self.appearance(),
                self.read(),
                self.help(),
                self.more(),
            ],
            Shape::Strip => vec![self.more(), self.help()],
            Shape::Wide | Shape::Tall if room::is_short(look) => vec![
                self.language(),
                self.appearance(),
                self.read(),
                self.help(),
                self.more(),
            ],
            Shape::Tall if !on_one_line => {
                let tools = vec![self.language(), self.appearance(), self.read(), self.help()];
                vec![kit::grid(look, Space::None, 2, tools)]
            }
            Shape::Wide | Shape::Tall => {
                vec![self.language(), self.appearance(), self.read(), self.help()]
            }
        }
    }

    fn tool<'a>(
        &self,
        label: &str,
        icon: Icon,
        key: &'static str,
        message: Message,
    ) -> Element<'a, Message> {
        kit::button(self.look, label, message)
            .quiet()
            .compact()
            .icon(icon)
            .key(key)
            .into()
    }

    fn language<'a>(&self) -> Element<'a, Message> {
        self.tool(
            &self.language,
            Icon::Language,
            "language",
            Message::LanguageAsked,
        )
    }

    fn appearance<'a>(&self) -> Element<'a, Message> {
        self.tool(
            &self.appearance,
            Icon::TextSize,
            "appearance",
            Message::AppearanceAsked,
        )
    }

    fn read<'a>(&self) -> Element<'a, Message> {
        self.tool(&self.read, Icon::Speaker, "read", Message::ReadAsked)
    }

    fn help<'a>(&self) -> Element<'a, Message> {
        let icon = if self.called { Icon::Done } else { Icon::Help };
        let message = if self.called {
            Message::HelpShown
        } else {
            Message::HelpAsked
        };
        self.tool(&self.help, icon, "help", message)
    }

    fn more<'a>(&self) -> Element<'a, Message> {
        self.tool(&self.more, Icon::Add, "more", Message::MoreAsked)
    }
}
