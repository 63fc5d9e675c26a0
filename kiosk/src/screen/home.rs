// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! *What do you need to do?*: needs as tiles, search, and a way in for who does not know.

use iced::Length;
use iced::widget::responsive;
use sportello_capsule::wire::Key;
use sportello_kit as kit;
use sportello_kit::{Element, Icon, Shape, Space};

use super::action::Action;
use super::catalogue::Need;
use super::shared::Shared;
use super::sought::Sought;
use super::typing::{Columns, Typing};
use super::{frame, phrase, room, typing};
use crate::say;

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Home {
    words: Sought,
    /// The keyboard on the screen, in the place of the tiles.
    typing: Option<Typing>,
    /// Page of tiles on show, from 0 (only where not all fit).
    page: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Message {
    Typed(Sought),
    /// A key of the keyboard on the screen.
    KeyPressed(Key),
    TypingChanged(Option<Typing>),
    Searched,
    NeedChosen(Need),
    BrowseChosen,
    ChooseAsked,
    PractiseAsked,
    LearnAsked,
    /// Back to the task that is under way.
    Returned,
    PageTurned(usize),
}

impl Home {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::Typed(words) => {
                self.words = words;
                Action::None
            }
            Message::KeyPressed(Key::Enter) => self.update(Message::Searched),
            Message::KeyPressed(key) => {
                self.words.press(key);
                Action::None
            }
            Message::TypingChanged(typing) => {
                self.typing = typing;
                Action::None
            }
            Message::Searched if self.words.as_str().trim().is_empty() => Action::None,
            Message::Searched => Action::Search(self.words.clone()),
            Message::NeedChosen(need) => Action::ShowNeed(need),
            Message::BrowseChosen => Action::BrowseFreely,
            Message::ChooseAsked => Action::ShowChoose,
            Message::PractiseAsked => Action::ShowPractice,
            Message::LearnAsked => Action::ShowLearn,
            Message::Returned => Action::ReturnToPage,
            Message::PageTurned(page) => {
                self.page = page;
                Action::None
            }
        }
    }
}

impl Home {
    /// Where there are other buttons the focus begins anew.
    pub(super) const fn name(&self) -> &'static str {
        match self.typing {
            Some(_) => "home-typing",
            None => "home",
        }
    }

    /// `under_way`: the task in the guide, to come back to.
    pub fn view<'a>(
        &'a self,
        shared: &Shared<'a>,
        under_way: Option<String>,
    ) -> Element<'a, Message> {
        let (look, words) = (shared.look, shared.words);
        let short = room::is_short(look);
        // On a short screen the question stands over the field, and nothing is said twice.
        let label = if short {
            say!(words, "home-title")
        } else {
            say!(words, "home-search-hint")
        };
        let search = kit::field(look, "search", label, self.words.as_str(), |words| {
            Message::Typed(Sought::new(words))
        })
        .on_submit(Message::Searched);
        let go = kit::button(look, say!(words, "home-search"), Message::Searched)
            .icon(Icon::Search)
            .key("search-go");
        let mut parts = vec![search.into(), go.into()];
        if self.typing.is_none() {
            let open = Message::TypingChanged(Some(Typing::Letters));
            parts.push(
                kit::button(look, say!(words, "typing-open"), open)
                    .icon(Icon::Keyboard)
                    .key("typing-open")
                    .into(),
            );
        }
        let search = kit::row(look, Space::Near, parts)
            .align_y(iced::Alignment::End)
            .width(Length::Fill);
        let title = kit::title(look, say!(words, "home-title"));
        let head: Element<'a, Message> = match look.shape() {
            _ if short => search.into(),
            Shape::Wide => kit::row(look, Space::Page, vec![title.wide().into(), search.into()])
                .align_y(iced::Alignment::End)
                .width(Length::Fill)
                .into(),
            Shape::Tall | Shape::Strip => {
                kit::column(look, Space::Near, vec![title.into(), search.into()])
                    .width(Length::Fill)
                    .into()
            }
        };
        if let Some(typing) = self.typing {
            let keyboard = keyboard(shared, typing);
            return kit::column(look, Space::Near, vec![head, keyboard])
                .height(Length::Fill)
                .width(Length::Fill)
                .into();
        }
        let mut below = Vec::new();
        if let Some(task) = under_way {
            let label = say!(words, "home-return", task = task);
            below.push(
                kit::button(look, label, Message::Returned)
                    .primary()
                    .icon(Icon::Back)
                    .key("return"),
            );
        }
        below.push(
            kit::button(look, say!(words, "home-choose"), Message::ChooseAsked)
                .icon(Icon::Compass)
                .key("choose"),
        );
        below.push(
            kit::button(look, say!(words, "home-practise"), Message::PractiseAsked)
                .icon(Icon::Repeat)
                .key("practise"),
        );
        if shared.catalogue.teaches() {
            below.push(
                kit::button(look, say!(words, "home-learn"), Message::LearnAsked)
                    .icon(Icon::Learn)
                    .key("learn"),
            );
        }
        let below = below
            .into_iter()
            .map(|button| if short { button.compact() } else { button })
            .map(Element::from)
            .collect();
        let below = kit::flow(look, Space::Near, below);
        kit::column(look, Space::Near, vec![head, self.tiles(shared), below])
            .height(Length::Fill)
            .width(Length::Fill)
            .into()
    }

    fn tiles<'a>(&self, shared: &Shared<'a>) -> Element<'a, Message> {
        let shared = *shared;
        let page = self.page;
        responsive(move |space| {
            let (look, words) = (shared.look, shared.words);
            // What the site adds is a promise of its own: without anything in it, no tile.
            let mut places: Vec<Option<Need>> = Need::ALL
                .into_iter()
                .filter(|need| {
                    *need != Need::Commune || shared.catalogue.under(*need).next().is_some()
                })
                .map(Some)
                .collect();
            if shared.site.free_browsing {
                places.push(None);
            }
            let columns = room::tile_columns(look, 3);
            let per_page = if room::is_short(look) {
                let rows = places.len().div_ceil(columns);
                room::rows_on_a_page(look, space.height, rows) * columns
            } else {
                room::tiles_on_a_page(look, space.height, columns, places.len())
            };
            let pages = kit::pager::pages(places.len(), per_page);
            let page = page.min(pages - 1);
            let tiles = kit::pager::items_of(&places, page, per_page)
                .iter()
                .map(|place| tile(&shared, *place))
                .collect();
            let grid = kit::grid(look, Space::Near, columns, tiles);
            let pager = frame::pager_words(words, page, pages);
            kit::pager(look, pager, page, pages, grid, Message::PageTurned)
        })
        .into()
    }
}

/// Keys for the search, as many side by side as there is room for.
fn keyboard<'a>(shared: &Shared<'a>, typing: Typing) -> Element<'a, Message> {
    let columns = match shared.look.shape() {
        // Few lines of keys where the screen is low.
        _ if room::is_short(shared.look) => Columns { keys: 16, tools: 4 },
        Shape::Tall => Columns { keys: 8, tools: 2 },
        Shape::Wide | Shape::Strip => Columns { keys: 13, tools: 4 },
    };
    typing::keyboard(
        shared,
        typing,
        columns,
        Message::KeyPressed,
        Message::TypingChanged,
    )
}

/// A need, or free browsing: a tile, on short screens a button of one line.
fn tile<'a>(shared: &Shared<'a>, place: Option<Need>) -> Element<'a, Message> {
    let (look, words) = (shared.look, shared.words);
    let ((name, detail, kind), key, message) = match place {
        Some(need) => (
            phrase::need(words, need),
            format!("need-{need:?}"),
            Message::NeedChosen(need),
        ),
        None => {
            let name = say!(words, "need-browse");
            let detail = say!(words, "need-browse-text");
            let browse = (name, detail, kit::Need::Browse);
            (browse, "need-browse".to_owned(), Message::BrowseChosen)
        }
    };
    // The keyboard begins at the first tile, not at the line above it.
    let first = place == Some(Need::ALL[0]);
    if room::is_short(look) {
        let button = kit::button(look, name, message)
            .icon(kind.icon())
            .wide()
            .state(detail)
            .group("tiles")
            .key(key);
        return if first { button.initial() } else { button }.into();
    }
    let tile = kit::tile(look, kind, name, message).detail(detail).key(key);
    if first { tile.initial() } else { tile }.into()
}
