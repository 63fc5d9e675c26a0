// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The first thing a citizen sees: languages in their own names, one large *Start*.

use iced::widget::container;
use iced::{Alignment, Length};
use sportello_kit as kit;
use sportello_kit::{Element, Icon, Kind, Look, Shape, Space};
use unic_langid::LanguageIdentifier;

use super::action::Action;
use super::frame;
use super::shared::{Looks, Shared};
use crate::say;

/// Languages on one page; with more of them the last place leads to the next page.
const PLACES: usize = 6;
/// Greetings that stand side by side on a wide screen.
const GREETINGS: usize = 4;

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Welcome {
    /// Page of languages on show, from 0.
    page: usize,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Message {
    LanguageChosen(LanguageIdentifier),
    MoreLanguagesAsked,
    LooksChanged(Looks),
    AppearanceAsked,
    Started,
}

impl Welcome {
    #[must_use]
    pub const fn new() -> Self {
        Self { page: 0 }
    }

    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::LanguageChosen(language) => Action::ChangeLanguage(language),
            Message::MoreLanguagesAsked => {
                self.page = self.page.wrapping_add(1);
                Action::None
            }
            Message::LooksChanged(looks) => Action::Wear(looks),
            // The stage opens the panel before this screen is asked.
            Message::AppearanceAsked => Action::None,
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
        let middle = frame::stack(
            look,
            Space::Group,
            vec![
                greetings(shared),
                self.languages(shared),
                start.into(),
                promise(look, promises),
            ],
        );
        let middle = container(middle).center(Length::Fill);
        frame::top_and_bottom(look, middle, settings(shared))
    }

    fn languages<'a>(&self, shared: &Shared<'a>) -> Element<'a, Message> {
        let (look, words) = (shared.look, shared.words);
        let all = words.languages();
        let (per_page, pages) = if all.len() <= PLACES {
            (PLACES, 1)
        } else {
            (PLACES - 1, kit::pager::pages(all.len(), PLACES - 1))
        };
        let mut pills: Vec<Element<'a, Message>> =
            kit::pager::items_of(all, self.page % pages, per_page)
                .iter()
                .map(|language| {
                    let chosen = language.id == words.language().id;
                    let message = Message::LanguageChosen(language.id.clone());
                    kit::language(
                        look,
                        &language.name,
                        language.id.to_string(),
                        chosen,
                        message,
                    )
                    .wide()
                    .into()
                })
                .collect();
        if pages > 1 {
            let more = say!(words, "welcome-more-languages");
            pills.push(
                kit::button(look, more, Message::MoreLanguagesAsked)
                    .quiet()
                    .wide()
                    .key("more-languages")
                    .into(),
            );
        }
        let columns = pills.len().min(look.columns(3));
        frame::measured(look, kit::grid(look, Space::Near, columns, pills))
    }
}

/// "Welcome" in the first few languages, the one in use first; alone where lines are short.
fn greetings<'a>(shared: &Shared<'a>) -> Element<'a, Message> {
    let (look, words) = (shared.look, shared.words);
    let current = words.language();
    let others = words.languages().iter().filter(|one| one.id != current.id);
    let shown: Vec<_> = std::iter::once(current)
        .chain(
            others
                .filter(|_| look.shape() == Shape::Wide)
                .take(GREETINGS - 1),
        )
        .collect();
    let greetings = shown
        .into_iter()
        .map(|language| {
            let own = look.with_direction(language.direction);
            kit::text(own, Kind::Display, &language.greeting).into()
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
    let buttons = vec![
        kit::button(
            look,
            say!(words, "welcome-appearance"),
            Message::AppearanceAsked,
        )
        .icon(Icon::TextSize)
        .key("appearance")
        .into(),
        kit::button(look, label, Message::LooksChanged(voice))
            .icon(icon)
            .key("voice")
            .into(),
    ];
    let buttons = kit::row(look, Space::Near, buttons).align_y(Alignment::End);
    match &shared.site.closes {
        Some(time) if look.shape() == Shape::Wide => {
            let closing = say!(words, "welcome-closing", time = time.as_str());
            kit::spread(look, buttons, kit::small(look, closing))
        }
        _ => kit::start(look, buttons),
    }
}
