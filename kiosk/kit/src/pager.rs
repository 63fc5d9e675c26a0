// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Pages instead of long lists: nothing is hidden below an edge, and nothing must be dragged.

use iced::Length;

use crate::button::button;
use crate::layout::{column, fill, row};
use crate::look::Look;
use crate::token::Space;
use crate::words::body;
use crate::{Element, Icon};

/// What the pager says, in the language shown.
#[derive(Debug, Clone)]
pub struct PagerWords {
    /// *Pagina precedente*
    pub previous: String,
    /// *Pagina successiva*
    pub next: String,
    /// *Pagina 2 di 5*, already filled in.
    pub place: String,
}

/// How many pages `items` make at `per_page` items each; at least one.
pub fn pages(items: usize, per_page: usize) -> usize {
    items.div_ceil(per_page.max(1)).max(1)
}

/// The items of one page, counted from 0.
pub fn items_of<T>(items: &[T], page: usize, per_page: usize) -> &[T] {
    let per_page = per_page.max(1);
    let begin = page.saturating_mul(per_page).min(items.len());
    let end = begin.saturating_add(per_page).min(items.len());
    items.get(begin..end).unwrap_or_default()
}

/// A page of something with *previous* and *next* under it; alone when there is one page only.
/// Pages count from 0.
pub fn pager<'a, M: Clone + 'static>(
    look: Look,
    words: PagerWords,
    page: usize,
    pages: usize,
    content: impl Into<Element<'a, M>>,
    on_page: impl Fn(usize) -> M,
) -> Element<'a, M> {
    let content = content.into();
    if pages <= 1 {
        return content;
    }
    let last = pages - 1;
    let page = page.min(last);
    let previous = button(look, words.previous, on_page(page.saturating_sub(1)))
        .icon(Icon::PageBack)
        .key("page-previous")
        .group("pager")
        .enabled(page > 0);
    let next = button(look, words.next, on_page((page + 1).min(last)))
        .icon_end(Icon::PageNext)
        .key("page-next")
        .group("pager")
        .enabled(page < last);
    let place = body(look, words.place).key("page-place");
    column(
        look,
        Space::Near,
        vec![
            content,
            row(
                look,
                Space::Near,
                vec![previous.into(), fill(), place.into(), fill(), next.into()],
            )
            .width(Length::Fill)
            .into(),
        ],
    )
    .width(Length::Fill)
    .into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_item_is_on_exactly_one_page() {
        let items: Vec<u32> = (0..23).collect();
        for per_page in 1..30 {
            let all: Vec<u32> = (0..pages(items.len(), per_page))
                .flat_map(|page| items_of(&items, page, per_page).to_vec())
                .collect();
            assert_eq!(all, items);
        }
        assert_eq!(pages(0, 6), 1);
        assert!(items_of(&items, 99, 6).is_empty());
    }
}
