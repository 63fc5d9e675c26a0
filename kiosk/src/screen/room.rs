// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What there is room for, in heights of the text: the only place where screens reckon.
//!
//! Screens show fewer things on a page when letters are large, never smaller ones.

use sportello_kit::{Kind, Look, Shape, Space};

/// Longest line that is pleasant to read.
const MEASURE: f32 = 40.0;
/// Width of an average letter.
const LETTER: f32 = 0.54;
/// Room around the words of a quiet control: icon, gap, sides.
const AROUND: f32 = 3.4;
/// Least width of a tile whose two lines need not wrap.
const TILE: f32 = 17.5;
/// Least height of a tile.
const TILE_HIGH: f32 = 4.8;
/// Width of a pad with its words beside it.
const PAD: f32 = 52.0;
/// Least height of a screen that holds the whole notice.
const NOTICE: f32 = 34.0;
/// Least width of a banner with buttons beside its words.
const BANNER: f32 = 36.0;
/// Below this height a screen is short: two lines of tools and a title would be most of it.
const SHORT: f32 = 27.0;

/// Width of a pleasant line.
pub(super) fn measure(look: Look) -> f32 {
    look.font_size(Kind::Body) * MEASURE
}

/// Whether controls with these words stand side by side in `width`.
pub(super) fn fits_on_a_line(look: Look, kind: Kind, width: f32, labels: &[&str]) -> bool {
    let size = look.font_size(kind);
    let letters: usize = labels.iter().map(|label| label.chars().count()).sum();
    #[expect(clippy::cast_precision_loss, reason = "a few hundred letters at most")]
    let needed = size * (letters as f32 * LETTER + labels.len() as f32 * AROUND);
    needed <= width
}

/// Width of a pad with its words beside it.
pub(super) fn pad_width(look: Look) -> f32 {
    look.font_size(Kind::Body) * PAD
}

/// Whether the whole notice fits on one page.
pub(super) fn holds_the_notice(look: Look) -> bool {
    look.area().height >= look.font_size(Kind::Body) * NOTICE
}

/// Whether a banner's buttons may stand beside its words.
pub(super) fn leaves_room_for_words(look: Look) -> bool {
    look.area().width >= look.font_size(Kind::Body) * BANNER
}

/// Whether the screen is so low for its letters that only what is needed now has a place.
pub(super) fn is_short(look: Look) -> bool {
    look.area().height < look.font_size(Kind::Body) * SHORT
}

/// Height of running text that goes on over several lines of `width`.
pub(super) fn text_height(look: Look, text: &str, width: f32) -> f32 {
    words_height(look, Kind::Body, text, width)
}

/// The same for words of any kind.
pub(super) fn words_height(look: Look, kind: Kind, text: &str, width: f32) -> f32 {
    let size = look.font_size(kind);
    let letters: f32 = text.chars().map(|letter| size * letter_width(letter)).sum();
    (letters / width.max(size)).ceil().max(1.0) * line(look, kind)
}

/// In heights of the text: Chinese letters are as wide as they are high.
fn letter_width(letter: char) -> f32 {
    match letter {
        '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FF60}' => 1.0,
        _ => LETTER,
    }
}

/// Height of a row that can be pressed, with words that may need more than one line.
pub(super) fn row_of_text_height(look: Look, text: &str, width: f32) -> f32 {
    let around = look.font_size(Kind::Body) * AROUND;
    let more = text_height(look, text, width - around) - line(look, Kind::Body);
    row_height(look) + more
}

/// Height of a row that can be pressed.
pub(super) fn row_height(look: Look) -> f32 {
    line(look, Kind::Control) + look.space(Space::Near) * 2.0
}

/// Cuts things of these heights into pages of `height`, with room for a pager as high as `pager`
/// if there is more than one: the number of things on each page.
pub(super) fn pages_of(height: f32, pager: f32, heights: &[f32]) -> Vec<usize> {
    let whole: f32 = heights.iter().sum();
    if whole <= height {
        return vec![heights.len()];
    }
    let height = height - pager;
    let (mut pages, mut used, mut count) = (Vec::new(), 0.0, 0);
    for each in heights {
        if count > 0 && used + each > height {
            pages.push(count);
            (used, count) = (0.0, 0);
        }
        used += each;
        count += 1;
    }
    pages.push(count);
    pages
}

/// Height of the way from page to page.
pub(super) fn pager_height(look: Look) -> f32 {
    line(look, Kind::Control) + look.space(Space::Near) * 3.0
}

/// Columns of tiles.
pub(super) fn tile_columns(look: Look, most: u8) -> usize {
    let width = look.area().width / look.font_size(Kind::Body);
    (1..=most)
        .rev()
        .find(|columns| width >= f32::from(*columns) * TILE)
        .map_or(1, usize::from)
}

/// How many of `count` tiles stand on one page of this height, in so many columns: all of
/// them, or as many as leave room for the pager.
pub(super) fn tiles_on_a_page(look: Look, height: f32, columns: usize, count: usize) -> usize {
    let gap = look.space(Space::Near);
    let lines = line(look, Kind::Control) + line(look, Kind::Small);
    let tile = (lines + gap * 2.0).max(look.font_size(Kind::Body) * TILE_HIGH);
    in_columns(look, height, tile + gap, columns, count)
}

/// The same for rows of one line each, as high as a control.
pub(super) fn rows_on_a_page(look: Look, height: f32, count: usize) -> usize {
    on_a_page(look, height, row_height(look), count)
}

/// How many of `count` things of this height, one under another, stand on one page.
pub(super) fn on_a_page(look: Look, height: f32, each: f32, count: usize) -> usize {
    in_columns(look, height, each, 1, count)
}

fn in_columns(look: Look, height: f32, each: f32, columns: usize, count: usize) -> usize {
    let gap = look.space(Space::Near);
    let fit = |height: f32| whole((height + gap) / each) * columns;
    if fit(height) >= count {
        return count.max(1);
    }
    fit(height - pager_height(look)).max(1)
}

fn line(look: Look, kind: Kind) -> f32 {
    const LEADING: f32 = 1.4;
    look.font_size(kind) * LEADING
}

/// Whether things stand side by side here.
pub(super) fn is_wide(look: Look) -> bool {
    look.shape() != Shape::Tall
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a handful of rows; below zero means none"
)]
fn whole(rows: f32) -> usize {
    rows.max(0.0) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_stands_on_exactly_one_page() {
        for height in [0.0, 10.0, 100.0, 300.0, 5000.0] {
            for count in 0..20_u16 {
                let heights: Vec<f32> = (0..count).map(|n| 20.0 + f32::from(n) * 3.0).collect();
                let pages = pages_of(height, 60.0, &heights);
                assert_eq!(
                    pages.iter().sum::<usize>(),
                    heights.len(),
                    "{height} {count}"
                );
                assert!(
                    count == 0 || !pages.contains(&0),
                    "{height} {count}: {pages:?}"
                );
            }
        }
    }
}
