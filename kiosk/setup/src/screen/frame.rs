// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What surrounds every screen: title, what is wrong, the ways on and back, the bar.

use iced::widget::container;
use iced::{Alignment, Length};
use sportello_kit as kit;
use sportello_kit::{Element, Icon, Kind, Look, Shape, Space, TextSize, Theme, Tone};

use super::{Message, Screen, Setup, Shared, code, disk, network, simple, trouble};
use crate::say;

/// Widest line, in heights of its letters.
const MEASURE: f32 = 46.0;
/// Room that title, trouble and the ways on and back take, in heights of letters.
const AROUND: f32 = 6.0;

impl Setup {
    /// The whole window.
    #[must_use]
    pub fn view<'a>(&'a self, shared: Shared<'a>) -> Element<'a, Message> {
        let look = shared.look;
        let content = match self.screen {
            Screen::Waiting => simple::waiting(shared, say!(shared.words, "wait-text")),
            Screen::Language => simple::language(self, shared),
            Screen::Start => simple::start(self, shared),
            Screen::Disks => disk::disks(self, shared),
            Screen::Confirm => disk::confirm(self, shared),
            Screen::Installing => disk::installing(self, shared),
            Screen::Installed => disk::installed(self, shared),
            Screen::Network => network::networks(self, shared),
            Screen::Key => network::key(self, shared),
            Screen::Joining => network::joining(shared),
            Screen::Proxy => network::proxy(self, shared),
            Screen::Code => code::code(self, shared),
            Screen::Enrolling => code::enrolling(shared),
            Screen::Enrolled => code::enrolled(self, shared),
        };
        let scope = kit::scope(
            look,
            self.screen.name(),
            kit::page(look, content, Some(self.bar(shared))),
        )
        .on_focus(Message::Focused);
        match self.screen {
            Screen::Start
            | Screen::Disks
            | Screen::Confirm
            | Screen::Network
            | Screen::Key
            | Screen::Proxy
            | Screen::Code => scope.on_escape(Message::WentBack).into(),
            _ => scope.into(),
        }
    }

    /// Looks are for whoever sets up too; power is always in reach but while a disk is written.
    fn bar<'a>(&self, shared: Shared<'a>) -> Element<'a, Message> {
        let (look, words) = (shared.look, shared.words);
        let percent = self.looks.text.percent();
        let onoff = |on: bool, yes: String, no: String| if on { yes } else { no };
        let contrast = self.looks.theme == Theme::HighContrast;
        let mut start: Vec<Element<'a, Message>> = vec![
            kit::button(
                look,
                say!(words, "bar-text", percent = percent),
                Message::TextSizeAsked,
            )
            .spoken(say!(words, "bar-text-spoken", percent = percent))
            .quiet()
            .compact()
            .icon(Icon::TextSize)
            .key("text-size")
            .into(),
            kit::button(look, say!(words, "bar-contrast"), Message::ContrastAsked)
                .state(onoff(
                    contrast,
                    say!(words, "bar-contrast-on"),
                    say!(words, "bar-contrast-off"),
                ))
                .quiet()
                .compact()
                .icon(Icon::Contrast)
                .key("contrast")
                .into(),
        ];
        if self.looks.can_speak {
            start.push(
                kit::button(look, say!(words, "bar-voice"), Message::VoiceAsked)
                    .state(onoff(
                        self.looks.voice,
                        say!(words, "bar-voice-on"),
                        say!(words, "bar-voice-off"),
                    ))
                    .quiet()
                    .compact()
                    .icon(Icon::Speaker)
                    .key("voice")
                    .into(),
            );
        }
        let off = kit::button(look, say!(words, "power-off"), Message::PowerOffAsked)
            .quiet()
            .compact()
            .icon(Icon::End)
            .enabled(self.screen != Screen::Installing)
            .key("power-off");
        kit::bar(look, start, vec![off.into()])
    }
}

/// Title and content at the top, the ways back and on at the bottom edge.
pub fn page<'a>(
    setup: &Setup,
    shared: Shared<'a>,
    title: String,
    content: Vec<Element<'a, Message>>,
    back: bool,
    ways: Vec<Element<'a, Message>>,
) -> Element<'a, Message> {
    let look = shared.look;
    if setup.keyboard.shown {
        // The field and its letters have the whole page; whoever hides them sees the rest.
        let content = kit::column(look, gap(look), content).width(Length::Fill);
        return measured(look, content);
    }
    let mut parts: Vec<Element<'a, Message>> = vec![heading(look, title)];
    if let Some(trouble) = setup.trouble {
        let (what, todo) = trouble::words(shared.words, trouble);
        parts.push(kit::banner(look, Tone::Warn, what, todo, Vec::new()));
    }
    parts.extend(content);
    let top = kit::column(look, gap(look), parts).width(Length::Fill);
    let mut feet: Vec<Element<'a, Message>> = Vec::new();
    if back {
        feet.push(
            kit::button(look, say!(shared.words, "go-back"), Message::WentBack)
                .icon(Icon::Back)
                .key("back")
                .into(),
        );
    }
    feet.extend(ways);
    let whole = kit::column(
        look,
        Space::Near,
        vec![
            container(top)
                .width(Length::Fill)
                .height(Length::Fill)
                .into(),
            kit::flow(look, Space::Near, feet),
        ],
    )
    .width(Length::Fill)
    .height(Length::Fill);
    measured(look, whole)
}

/// Things in the middle of the page, one under another.
pub fn middle<'a>(look: Look, parts: Vec<Element<'a, Message>>) -> Element<'a, Message> {
    let stack = kit::column(look, Space::Inner, parts)
        .width(Length::Fill)
        .align_x(Alignment::Center);
    measured(look, container(stack).center(Length::Fill))
}

fn measured<'a>(look: Look, content: impl Into<Element<'a, Message>>) -> Element<'a, Message> {
    container(container(content).max_width(look.font_size(Kind::Body) * MEASURE))
        .width(Length::Fill)
        .height(Length::Fill)
        .align_x(Alignment::Center)
        .into()
}

/// Where letters are large and the screen is low, a title is no larger than a heading.
fn heading<'a>(look: Look, title: String) -> Element<'a, Message> {
    if is_tight(look) {
        kit::heading(look, title).into()
    } else {
        kit::title(look, title).into()
    }
}

/// Letters are large for the height of the screen.
#[must_use]
pub fn is_tight(look: Look) -> bool {
    look.area().height < look.font_size(Kind::Body) * 30.0
}

fn gap(look: Look) -> Space {
    if is_tight(look) || look.shape() == Shape::Strip {
        Space::Tight
    } else {
        Space::Near
    }
}

/// How many rows of a list stand on a page beside `others` lines of text.
#[must_use]
pub fn rows(setup: &Setup, look: Look, others: f32) -> usize {
    let line = look.font_size(Kind::Body) * 1.5;
    let row = (look.font_size(Kind::Control) * 1.3 + look.space(Space::Tight) * 2.0).max(48.0)
        + look.space(Space::Tight);
    let trouble = if setup.trouble.is_some() { 4.0 } else { 0.0 };
    let around = AROUND + others + trouble;
    let room = look.area().height - line * around;
    let wraps = if setup.looks.text == TextSize::Normal {
        1.0
    } else {
        1.3
    };
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a few dozen rows, never negative"
    )]
    let rows = (room / (row * wraps)).floor().max(1.0) as usize;
    rows.min(8)
}

/// The pager's words.
#[must_use]
pub fn pager_words(shared: Shared<'_>, page: usize, pages: usize) -> kit::PagerWords {
    let shown = page.min(pages.saturating_sub(1)) + 1;
    kit::PagerWords {
        previous: say!(shared.words, "previous-page"),
        next: say!(shared.words, "next-page"),
        place: say!(shared.words, "page-of", page = shown, pages = pages),
    }
}
