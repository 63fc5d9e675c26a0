// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Where the shell's window stands: alone, or docked beside the page as the guide.
//!
//! Pure arithmetic, so that every screen size, direction and text size can be tried
//! in a test. Rules (DESIGN §4.5, UI "At the terminal"):
//! - the guide takes 28% of the width on the start side;
//! - where that would be less than 480 logical pixels of the design (1920x1080 at 100%),
//!   it becomes a strip at the bottom;
//! - where hardly any height is left for the page (1366x768 at 200%), the strip goes on
//!   top, so that what is read first stands first.

use sportello_kit::Direction;

/// Share of the width that the guide takes beside the page, in percent.
const GUIDE_PERCENT: u32 = 28;
/// Below this width, in the design's pixels, a side panel breaks words: use a strip.
const NARROWEST_SIDE: f32 = 480.0;
/// Below this height, in the design's pixels, the strip goes on top.
const LOWEST_BOTTOM: f32 = 500.0;
/// Height of a strip in the design's pixels: the step, one row of buttons and the bar.
const STRIP: f32 = 280.0;
/// A strip never takes more of the height than this, in percent.
const STRIP_MOST_PERCENT: u32 = 45;

/// Size of the output in the compositor's logical pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Output {
    pub width: u32,
    pub height: u32,
}

/// An edge of the screen as the compositor knows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Edge {
    Left,
    Right,
    Top,
    Bottom,
}

impl Edge {
    /// Whether guide and page stand side by side (else one above the other).
    #[must_use]
    pub const fn is_side(self) -> bool {
        matches!(self, Self::Left | Self::Right)
    }

    /// Whether the guide comes before the page in the compositor's order.
    #[must_use]
    pub const fn is_first(self) -> bool {
        matches!(self, Self::Left | Self::Top)
    }
}

/// The guide's place beside the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Dock {
    pub edge: Edge,
    /// Width of a side panel or height of a strip, in the compositor's logical pixels.
    pub extent: u32,
}

/// Where the guide stands on `output`. `letters` is the size of the letters in use,
/// 1.0 being that of the design (22 pixels at 1080p); anything that is not a sensible size
/// counts as 1.0.
#[must_use]
pub fn dock(output: Output, direction: Direction, letters: f32) -> Dock {
    let unit = if letters.is_finite() {
        letters.clamp(0.5, 8.0)
    } else {
        1.0
    };
    let side = percent(output.width, GUIDE_PERCENT);
    if pixels(side) / unit >= NARROWEST_SIDE {
        let edge = match direction {
            Direction::Ltr => Edge::Left,
            Direction::Rtl => Edge::Right,
        };
        return Dock { edge, extent: side };
    }
    let most = percent(output.height, STRIP_MOST_PERCENT);
    let edge = if pixels(output.height) / unit < LOWEST_BOTTOM {
        Edge::Top
    } else {
        Edge::Bottom
    };
    Dock {
        edge,
        extent: whole(STRIP * unit).min(most),
    }
}

fn percent(of: u32, percent: u32) -> u32 {
    u32::try_from(u64::from(of) * u64::from(percent) / 100).unwrap_or(u32::MAX)
}

#[expect(
    clippy::cast_precision_loss,
    reason = "screen sizes stay far below 2^24, where f32 is exact"
)]
fn pixels(length: u32) -> f32 {
    length as f32
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a strip's height times at most 4: positive and small"
)]
fn whole(length: f32) -> u32 {
    length.round() as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    use iced::Size;
    use sportello_kit::{Kind, Look, TextSize};

    /// The size of the letters as the kit draws them on that screen.
    fn letters(size: (u16, u16), text: TextSize) -> f32 {
        let screen = Size::new(f32::from(size.0), f32::from(size.1));
        let body = |look: Look| look.font_size(Kind::Body);
        body(Look::for_screen(screen).with_text(text)) / body(Look::default())
    }

    fn output(size: (u16, u16)) -> Output {
        Output {
            width: size.0.into(),
            height: size.1.into(),
        }
    }

    #[track_caller]
    fn check(size: (u16, u16), direction: Direction, text: TextSize, edge: Edge, extent: u32) {
        assert_eq!(
            dock(output(size), direction, letters(size, text)),
            Dock { edge, extent },
            "{size:?} {direction:?} {text:?}"
        );
    }

    #[test]
    fn a_wide_screen_docks_the_guide_on_the_start_side() {
        check(
            (1920, 1080),
            Direction::Ltr,
            TextSize::Normal,
            Edge::Left,
            537,
        );
        check(
            (1920, 1080),
            Direction::Rtl,
            TextSize::Normal,
            Edge::Right,
            537,
        );
        check(
            (3840, 2160),
            Direction::Ltr,
            TextSize::Normal,
            Edge::Left,
            1075,
        );
        check(
            (3840, 2160),
            Direction::Rtl,
            TextSize::Normal,
            Edge::Right,
            1075,
        );
    }

    #[test]
    fn a_panel_under_480_logical_pixels_becomes_a_strip_at_the_bottom() {
        check(
            (1366, 768),
            Direction::Ltr,
            TextSize::Normal,
            Edge::Bottom,
            229,
        );
        check(
            (1280, 1024),
            Direction::Rtl,
            TextSize::Normal,
            Edge::Bottom,
            255,
        );
        check(
            (1080, 1920),
            Direction::Ltr,
            TextSize::Normal,
            Edge::Bottom,
            280,
        );
        check(
            (1920, 1080),
            Direction::Ltr,
            TextSize::Large,
            Edge::Bottom,
            420,
        );
        check(
            (1920, 1080),
            Direction::Ltr,
            TextSize::Largest,
            Edge::Bottom,
            486,
        );
        check(
            (3840, 2160),
            Direction::Ltr,
            TextSize::Largest,
            Edge::Bottom,
            972,
        );
        check(
            (1280, 1024),
            Direction::Ltr,
            TextSize::Largest,
            Edge::Bottom,
            460,
        );
        check(
            (1080, 1920),
            Direction::Rtl,
            TextSize::Largest,
            Edge::Bottom,
            560,
        );
    }

    #[test]
    fn large_text_on_a_small_laptop_puts_the_strip_on_top() {
        check(
            (1366, 768),
            Direction::Ltr,
            TextSize::Largest,
            Edge::Top,
            345,
        );
        check(
            (1366, 768),
            Direction::Rtl,
            TextSize::Largest,
            Edge::Top,
            345,
        );
    }

    #[test]
    fn the_page_always_keeps_more_than_half_of_the_screen() {
        for size in [
            (1366, 768),
            (1280, 1024),
            (1920, 1080),
            (3840, 2160),
            (1080, 1920),
            (640, 480),
            (1, 1),
            (0, 0),
        ] {
            for letters in [1.0, 1.5, 2.0, 4.0, f32::NAN, f32::INFINITY, 0.0, -1.0] {
                let dock = dock(output(size), Direction::Ltr, letters);
                let along = u32::from(if dock.edge.is_side() { size.0 } else { size.1 });
                assert!(dock.extent * 2 <= along, "{size:?} {letters}: {dock:?}");
            }
        }
    }
}
