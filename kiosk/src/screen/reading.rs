// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Things to read and to choose from, one under another in lines of a pleasant length; where
//! letters are large, in as many pages as they need. Nothing becomes smaller.

use iced::Length;
use iced::widget::{Space as Empty, container};
use sportello_kit as kit;
use sportello_kit::{Element, Icon, Kind, Look, Space, Tone};

use super::shared::Shared;
use super::{frame, room};

/// One thing of the row.
#[derive(Debug, Clone)]
pub(super) enum Piece<M> {
    Heading(String),
    Strong(String),
    Text(String),
    Banner(Tone, String, String),
    Choice(Choice<M>),
}

/// Something to press.
#[derive(Debug, Clone)]
pub(super) struct Choice<M> {
    pub(super) label: String,
    pub(super) key: String,
    pub(super) icon: Option<Icon>,
    pub(super) message: M,
    /// The keyboard begins here.
    pub(super) initial: bool,
}

/// The pieces, in pages of what room there is.
pub(super) fn in_pages<'a, M: Clone + 'static>(
    shared: Shared<'a>,
    pieces: Vec<Piece<M>>,
    page: usize,
    on_page: impl Fn(usize) -> M + Copy + 'a,
) -> Element<'a, M> {
    let alone = pieces.into_iter().map(|piece| vec![piece]).collect();
    in_groups(shared, alone, page, on_page)
}

/// The same for pieces that belong together: a group is parted only where it is more than a page.
pub(super) fn in_groups<'a, M: Clone + 'static>(
    shared: Shared<'a>,
    groups: Vec<Vec<Piece<M>>>,
    page: usize,
    on_page: impl Fn(usize) -> M + Copy + 'a,
) -> Element<'a, M> {
    kit::fitted(move |space, ruler| {
        let look = shared.look;
        let width = space.width.min(room::measure(look));
        let gap = look.space(Space::Near);
        let tall = |pieces: &[Piece<M>]| ruler.size(&mut drawn(look, pieces), width).height;
        let place = frame::pager_words(shared.words, 0, 2);
        let mut pager = kit::pager(look, place, 0, 2, Empty::new(), on_page);
        // With its gap to what stands above it.
        let pager = ruler.size(&mut pager, space.width).height;
        let most = space.height - pager;
        let mut units: Vec<Vec<Piece<M>>> = Vec::new();
        for group in &groups {
            let group = cut(group, space.height, tall);
            if tall(&group) <= most {
                units.push(group);
            } else {
                units.extend(group.into_iter().map(|piece| vec![piece]));
            }
        }
        // The last one of a page needs no gap under it.
        let heights: Vec<f32> = units.iter().map(|unit| tall(unit) + gap).collect();
        let counts = room::pages_of(space.height + gap, pager, &heights);
        let pages = counts.len();
        let page = page.min(pages - 1);
        let before: usize = counts.iter().take(page).sum();
        let shown = counts.get(page).copied().unwrap_or(0);
        let parts: Vec<Piece<M>> = units
            .iter()
            .skip(before)
            .take(shown)
            .flatten()
            .cloned()
            .collect();
        let pager = frame::pager_words(shared.words, page, pages);
        // Under the title's beginning, in lines that are pleasant to read.
        let column = kit::start(look, container(drawn(look, &parts)).max_width(width));
        kit::pager(look, pager, page, pages, column, on_page)
    })
}

/// The pieces one under another.
fn drawn<'a, M: Clone + 'static>(look: Look, pieces: &[Piece<M>]) -> Element<'a, M> {
    let parts = pieces.iter().map(|piece| piece.view(look)).collect();
    kit::column(look, Space::Near, parts)
        .width(Length::Fill)
        .into()
}

impl<M: Clone + 'static> Piece<M> {
    fn view<'a>(&self, look: Look) -> Element<'a, M> {
        match self {
            Self::Heading(words) => kit::heading(look, words.clone()).into(),
            Self::Strong(words) => kit::text(look, Kind::Strong, words.clone()).into(),
            Self::Text(words) => kit::body(look, words.clone()).into(),
            Self::Banner(tone, title, words) => {
                kit::banner(look, *tone, title.clone(), words.clone(), Vec::new())
            }
            Self::Choice(choice) => {
                let mut button = kit::button(look, choice.label.clone(), choice.message.clone())
                    .wide()
                    .group("choices")
                    .key(choice.key.clone());
                if let Some(icon) = choice.icon {
                    button = button.icon(icon);
                }
                if choice.initial {
                    button = button.initial();
                }
                button.into()
            }
        }
    }
}

/// Paragraphs that are more than half of the page, sentence by sentence.
fn cut<M: Clone + 'static>(
    pieces: &[Piece<M>],
    height: f32,
    tall: impl Fn(&[Piece<M>]) -> f32,
) -> Vec<Piece<M>> {
    let mut all = Vec::new();
    for piece in pieces {
        match piece {
            Piece::Text(words) if tall(std::slice::from_ref(piece)) > height / 2.0 => {
                all.extend(sentences(words).into_iter().map(Piece::Text));
            }
            piece => all.push(piece.clone()),
        }
    }
    all
}

/// `text` cut after its full stops.
pub(super) fn sentences(text: &str) -> Vec<String> {
    let mut all = Vec::new();
    let mut begun = 0;
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let full = matches!(letter, '。' | '！' | '？');
        let ends = full || matches!(letter, '.' | '!' | '?' | '؟' | '।' | '۔');
        let apart = full || letters.peek().is_none_or(|(_, next)| next.is_whitespace());
        if ends && apart {
            let end = at + letter.len_utf8();
            all.push(text[begun..end].trim().to_owned());
            begun = end;
        }
    }
    let rest = text[begun..].trim();
    if !rest.is_empty() {
        all.push(rest.to_owned());
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paragraph_comes_apart_after_its_full_stops() {
        let check = |text: &str, expected: &[&str]| assert_eq!(sentences(text), expected);
        check("Uno. Due tre? Quattro", &["Uno.", "Due tre?", "Quattro"]);
        check("Alle 9.30 su www.inps.it.", &["Alle 9.30 su www.inps.it."]);
        check("选择语言。然后按。", &["选择语言。", "然后按。"]);
        check("ভাষা বেছে নিন। চাপুন।", &["ভাষা বেছে নিন।", "চাপুন।"]);
        check("", &[]);
    }
}
