// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The first thing a citizen sees: languages in their own names, one large *Start*.

use iced::widget::container;
use iced::{Alignment, Length};
use sportello_kit as kit;
use sportello_kit::{Element, Icon, Kind, Look, Shape, Space};
use unic_langid::LanguageIdentifier;

use super::action::Action;
use super::shared::{Looks, Shared};
use super::{frame, room};
use crate::say;

/// Greetings that stand side by side on a wide screen.
const GREETINGS: usize = 4;
/// Columns of languages, where the longest name has room in one.
const COLUMNS: [usize; 2] = [5, 3];

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Welcome;

#[derive(Debug, Clone, PartialEq)]
pub enum Message {
    LanguageChosen(LanguageIdentifier),
    LooksChanged(Looks),
    AppearanceAsked,
    HandsAsked,
    Started,
}

impl Welcome {
    #[must_use]
    pub const fn new() -> Self {
        Self
    }

    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::LanguageChosen(language) => Action::ChangeLanguage(language),
            Message::LooksChanged(looks) => Action::Wear(looks),
            // The stage opens the panel before this screen is asked.
            Message::AppearanceAsked | Message::HandsAsked => Action::None,
            Message::Started => Action::Begin,
        }
    }

    /// Everything but the top line.
    pub fn view<'a>(&self, shared: &Shared<'a>) -> Element<'a, Message> {
        let (look, words) = (shared.look, shared.words);
        let start = kit::button(look, say!(words, "welcome-start"), Message::Started)
            .primary()
            .big()
            .icon_end(Icon::Next)
            .initial()
            .key("start");
        let promises = [
            say!(words, "welcome-free"),
            say!(words, "welcome-documents"),
            say!(words, "welcome-erased"),
        ];
        let space = if room::is_short(look) {
            Space::Near
        } else {
            Space::Group
        };
        let middle = frame::stack(
            look,
            space,
            vec![
                greetings(shared),
                languages(shared),
                start.into(),
                promise(look, promises),
            ],
        );
        let middle = container(middle).center(Length::Fill);
        frame::top_and_bottom(look, middle, settings(shared))
    }
}

/// Every language by its own name: nobody has to look for theirs behind another page.
fn languages<'a>(shared: &Shared<'a>) -> Element<'a, Message> {
    let (look, words) = (shared.look, shared.words);
    let all = words.languages();
    let width = look.area().width - look.space(Space::Page) * 2.0;
    let gap = look.space(Space::Near);
    let is_upright = look.area().height > look.area().width;
    let columns = COLUMNS.into_iter().find(|columns| {
        #[expect(clippy::cast_precision_loss, reason = "a handful of columns")]
        let cell = (width + gap) / *columns as f32 - gap;
        // Under one another they need more lines than a low screen has.
        (*columns == COLUMNS[0] || is_upright)
            && all
                .iter()
                .all(|one| room::fits_on_a_line(look, Kind::Control, cell, &[&one.name]))
    });
    let pills = all
        .iter()
        .map(|language| {
            let chosen = language.id == words.language().id;
            let message = Message::LanguageChosen(language.id.clone());
            let tag = language.id.to_string();
            let pill = kit::language(look, &language.name, tag, chosen, message);
            if columns.is_some() {
                pill.wide().into()
            } else {
                pill.into()
            }
        })
        .collect();
    match columns {
        Some(columns) => {
            let grid = kit::grid(look, Space::Near, columns.min(all.len()), pills);
            container(grid).max_width(room::measure(look) * 1.4).into()
        }
        None => kit::flow(look, Space::Near, pills),
    }
}

/// "Welcome" in the first few languages, the one in use first; alone where lines are short.
fn greetings<'a>(shared: &Shared<'a>) -> Element<'a, Message> {
    let (look, words) = (shared.look, shared.words);
    let current = words.language();
    let mut shown = vec![current];
    if look.shape() == Shape::Wide {
        let width = look.area().width - look.space(Space::Page) * 2.0;
        for other in words.languages() {
            // Easy Italian is Italian too: its greeting would take another language's place.
            let is_new = shown.iter().all(|one| one.id.language != other.id.language);
            let mut labels: Vec<&str> = shown.iter().map(|one| one.greeting.as_str()).collect();
            labels.push(&other.greeting);
            if shown.len() < GREETINGS
                && is_new
                && room::fits_on_a_line(look, Kind::Display, width, &labels)
            {
                shown.push(other);
            }
        }
    }
    let kind = if room::is_short(look) {
        Kind::Title
    } else {
        Kind::Display
    };
    let greetings = shown
        .into_iter()
        .map(|language| {
            let own = look.with_direction(language.direction);
            kit::text(own, kind, &language.greeting).into()
        })
        .collect();
    kit::row(look, Space::Page, greetings).into()
}

/// The three sentences that let a person relax.
fn promise<'a>(look: Look, sentences: [String; 3]) -> Element<'a, Message> {
    if look.shape() == Shape::Wide {
        let parts = sentences
            .into_iter()
            .map(|sentence| kit::check_row(look, sentence, "", kit::choice::Check::Done))
            .collect();
        kit::row(look, Space::Group, parts).into()
    } else {
        let parts = sentences
            .into_iter()
            .map(|sentence| kit::check_row(look, sentence, "", kit::choice::Check::Done))
            .collect();
        kit::column(look, Space::None, parts).into()
    }
}

/// Letters, colours and voice can be set before anything else (EN 301 549 5.2).
fn settings<'a>(shared: &Shared<'a>) -> Element<'a, Message> {
    let (look, words) = (shared.look, shared.words);
    let voice = Looks {
        voice: !shared.looks.voice,
        ..shared.looks
    };
    let (label, icon) = if shared.looks.voice {
        (say!(words, "welcome-voice-off"), Icon::Close)
    } else {
        (say!(words, "welcome-voice-on"), Icon::Speaker)
    };
    let (appearance, hands) = (
        say!(words, "welcome-appearance"),
        say!(words, "hands-title"),
    );
    let width = look.area().width - look.space(Space::Page) * 2.0;
    // Where there is no room for it, *Appearance* leads to it.
    let labels = [appearance.as_str(), label.as_str(), hands.as_str()];
    let has_room = room::fits_on_a_line(look, Kind::Control, width, &labels);
    let mut buttons = vec![
        kit::button(look, appearance, Message::AppearanceAsked)
            .icon(Icon::TextSize)
            .key("appearance")
            .into(),
        kit::button(look, label, Message::LooksChanged(voice))
            .icon(icon)
            .key("voice")
            .into(),
    ];
    if has_room {
        buttons.push(
            kit::button(look, hands, Message::HandsAsked)
                .icon(Icon::Keyboard)
                .key("hands")
                .into(),
        );
    }
    let buttons = kit::row(look, Space::Near, buttons).align_y(Alignment::End);
    match &shared.site.closes {
        Some(time) if look.shape() == Shape::Wide => {
            let closing = say!(words, "welcome-closing", time = time.as_str());
            kit::spread(look, buttons, kit::small(look, closing))
        }
        _ if look.shape() == Shape::Wide => {
            kit::spread(look, buttons, kit::small(look, say!(words, "voice-key")))
        }
        _ => kit::start(look, buttons),
    }
}
