// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! How the terminal looks to this citizen now: theme, text size, direction, motion, scale.
//!
//! Every constructor takes a [`Look`]. It is small and `Copy`; the shell keeps one and changes it
//! when the citizen presses *Aspetto e voce* or picks a language, and every screen follows.

use iced::Size;

use crate::colour::Colours;
use crate::direction::Direction;
use crate::token::{self, Kind, Space};

/// The three sets of colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// Dark text on near-white.
    #[default]
    Light,
    /// Light text on dark blue-grey.
    Dark,
    /// Every pair of text and ground at 7:1 or more.
    HighContrast,
}

/// How large text is; 200% is what EN 301 549 and WCAG 1.4.4 ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum TextSize {
    /// 100%.
    #[default]
    Normal,
    /// 150%.
    Large,
    /// 200%.
    Largest,
}

impl TextSize {
    /// All sizes, smallest first.
    pub const ALL: [Self; 3] = [Self::Normal, Self::Large, Self::Largest];

    /// What text is multiplied by.
    pub fn factor(self) -> f32 {
        match self {
            Self::Normal => 1.0,
            Self::Large => 1.5,
            Self::Largest => 2.0,
        }
    }

    /// The percentage to show to people.
    pub fn percent(self) -> u16 {
        match self {
            Self::Normal => 100,
            Self::Large => 150,
            Self::Largest => 200,
        }
    }
}

/// Whether things may move.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Motion {
    /// Short movements, 150 ms at most.
    #[default]
    Full,
    /// None at all.
    Reduced,
}

/// What a screen has room for; decided by its own area, not by the monitor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Landscape with room for columns side by side.
    Wide,
    /// Portrait or large text: one thing under another.
    Tall,
    /// Too low for a stack: the docked strip.
    Strip,
}

/// The present look; see the module.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Look {
    /// Colours.
    pub theme: Theme,
    /// Text size.
    pub text: TextSize,
    /// Reading direction.
    pub direction: Direction,
    /// Motion.
    pub motion: Motion,
    scale: f32,
    area: Size,
}

impl Default for Look {
    fn default() -> Self {
        Self {
            theme: Theme::Light,
            text: TextSize::Normal,
            direction: Direction::Ltr,
            motion: Motion::Full,
            scale: 1.0,
            area: Size::new(1920.0, 1080.0),
        }
    }
}

impl Look {
    /// A default look for a monitor of this many logical pixels. The window is taken to fill it
    /// until [`Look::in_area`] says otherwise.
    pub fn for_screen(screen: Size) -> Self {
        Self::default().on_screen(screen)
    }

    /// The same look on another monitor.
    #[must_use]
    pub fn on_screen(self, screen: Size) -> Self {
        Self {
            scale: scale_for(screen),
            area: screen,
            ..self
        }
    }

    /// The same look in a window that covers part of the monitor, such as the docked guide: sizes
    /// stay those of the monitor, only [`Look::shape`] follows.
    #[must_use]
    pub fn in_area(self, area: Size) -> Self {
        Self { area, ..self }
    }

    /// The same look with other colours.
    #[must_use]
    pub fn with_theme(self, theme: Theme) -> Self {
        Self { theme, ..self }
    }

    /// The same look with another text size.
    #[must_use]
    pub fn with_text(self, text: TextSize) -> Self {
        Self { text, ..self }
    }

    /// The same look in another direction.
    #[must_use]
    pub fn with_direction(self, direction: Direction) -> Self {
        Self { direction, ..self }
    }

    /// The same look with or without motion.
    #[must_use]
    pub fn with_motion(self, motion: Motion) -> Self {
        Self { motion, ..self }
    }

    /// What the screen has room for at this size of text.
    pub fn shape(self) -> Shape {
        let (line, columns) = (self.font_size(Kind::Body), 44.0);
        if self.area.height < line * 20.0 && self.area.width > self.area.height {
            Shape::Strip
        } else if self.area.width < line * columns || self.area.height > self.area.width {
            Shape::Tall
        } else {
            Shape::Wide
        }
    }

    /// How many equal columns of comfortable width fit, at most `most`.
    pub fn columns(self, most: usize) -> usize {
        let least_width = self.font_size(Kind::Body) * 13.0;
        let fit = (self.area.width / least_width).floor().max(1.0) as usize;
        fit.clamp(1, most.max(1))
    }

    /// The part of the monitor this window covers.
    pub fn area(self) -> Size {
        self.area
    }

    /// The colours of the theme.
    pub fn colours(self) -> Colours {
        Colours::of(self.theme)
    }

    /// iced's own theme with the same colours: give it to `.theme(..)` of the application.
    pub fn iced_theme(self) -> iced::Theme {
        let c = self.colours();
        iced::Theme::custom(
            format!("sportello {:?}", self.theme),
            iced::theme::Palette {
                background: c.ground,
                text: c.text,
                primary: c.accent,
                success: c.good,
                warning: c.warn,
                danger: c.danger,
            },
        )
    }

    /// The size of a kind of text, in logical pixels.
    pub fn font_size(self, kind: Kind) -> f32 {
        (kind.base() * self.scale * self.text.factor()).round()
    }

    /// A step of space, in logical pixels. Space does not grow with text: room is needed for words.
    pub fn space(self, space: Space) -> f32 {
        (space.base() * self.scale).round()
    }

    /// A length given at 1080p, scaled with the monitor only.
    pub(crate) fn px(self, at_1080: f32) -> f32 {
        (at_1080 * self.scale).round().max(1.0)
    }

    /// A length given at 1080p, scaled with monitor and text.
    pub(crate) fn em(self, at_1080: f32) -> f32 {
        (at_1080 * self.scale * self.text.factor()).round().max(1.0)
    }

    pub(crate) fn radius(self) -> f32 {
        self.px(token::RADIUS)
    }

    /// The least side of anything that can be pressed.
    pub(crate) fn target(self) -> f32 {
        self.px(token::TARGET).max(token::MIN_TARGET)
    }
}

/// 1.0 at 1920x1080; follows the side that is short for a page of this design. It never goes under
/// 0.8, where base text would be smaller than on paper; small laptops get fewer columns instead.
fn scale_for(screen: Size) -> f32 {
    let raw = if screen.width >= screen.height {
        (screen.height / 1080.0).min(screen.width / 1440.0)
    } else {
        screen.width / 1080.0
    };
    if raw.is_finite() {
        raw.clamp(0.8, 4.0)
    } else {
        1.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look(width: f32, height: f32) -> Look {
        Look::for_screen(Size::new(width, height))
    }

    #[test]
    fn text_follows_the_monitor() {
        assert_eq!(look(1920.0, 1080.0).font_size(Kind::Body), 22.0);
        assert_eq!(look(1920.0, 1080.0).font_size(Kind::Title), 40.0);
        assert_eq!(look(3840.0, 2160.0).font_size(Kind::Body), 44.0);
        assert_eq!(look(1366.0, 768.0).font_size(Kind::Body), 18.0);
        assert_eq!(look(1280.0, 1024.0).font_size(Kind::Body), 20.0);
        assert_eq!(look(1080.0, 1920.0).font_size(Kind::Body), 22.0);
    }

    #[test]
    fn a_monitor_that_reports_nonsense_still_gets_a_readable_page() {
        for (width, height) in [(0.0, 0.0), (f32::NAN, 1.0), (f32::INFINITY, f32::INFINITY)] {
            assert!(look(width, height).font_size(Kind::Body) >= 17.0);
        }
    }

    #[test]
    fn the_docked_guide_keeps_the_size_of_its_letters() {
        let whole = look(1920.0, 1080.0);
        let guide = whole.in_area(Size::new(537.0, 1080.0));
        assert_eq!(guide.font_size(Kind::Body), whole.font_size(Kind::Body));
        assert_eq!((whole.shape(), guide.shape()), (Shape::Wide, Shape::Tall));
        assert_eq!(
            whole.in_area(Size::new(1366.0, 300.0)).shape(),
            Shape::Strip
        );
    }
}
