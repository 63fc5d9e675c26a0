// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Colours by meaning, from the .italia tokens, and the contrast they must keep.

use iced::Color;
use iced::color;

use crate::look::Theme;

/// The colours of one theme, named by what they are for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Colours {
    /// The page.
    pub ground: Color,
    /// Cards and controls on the page.
    pub surface: Color,
    /// Text.
    pub text: Color,
    /// Text of lesser weight.
    pub quiet: Color,
    /// Edges that tell where a control is (3:1 against page and card).
    pub line: Color,
    /// Edges that only decorate.
    pub hair: Color,
    /// The one accent: what to do next.
    pub accent: Color,
    /// The accent while pointed at or pressed.
    pub accent_strong: Color,
    /// Text on the accent.
    pub on_accent: Color,
    /// A hint of the accent: chosen and hovered things.
    pub accent_soft: Color,
    /// Ending, erasing, something broken.
    pub danger: Color,
    /// Danger while pointed at or pressed.
    pub danger_strong: Color,
    /// Text on danger.
    pub on_danger: Color,
    /// Ground of a danger banner.
    pub danger_soft: Color,
    /// Time is short, look here.
    pub warn: Color,
    /// Ground of a warning.
    pub warn_soft: Color,
    /// Done, erased, free.
    pub good: Color,
    /// Ground of good news.
    pub good_soft: Color,
    /// The focus ring.
    pub focus: Color,
    /// What covers the page behind a dialog: opaque, so that a question also hides what was read, and
    /// because seeing through a whole screen costs 45 ms in software.
    pub scrim: Color,
}

impl Colours {
    /// The colours of a theme.
    pub fn of(theme: Theme) -> Self {
        match theme {
            Theme::Light => LIGHT,
            Theme::Dark => DARK,
            Theme::HighContrast => HIGH_CONTRAST,
        }
    }

    /// Every pair in which the kit writes text, with its name: the contrast test walks this list.
    pub fn text_pairs(&self) -> Vec<(&'static str, Color, Color)> {
        vec![
            ("text on ground", self.text, self.ground),
            ("text on surface", self.text, self.surface),
            ("quiet on ground", self.quiet, self.ground),
            ("quiet on surface", self.quiet, self.surface),
            ("accent on ground", self.accent, self.ground),
            ("accent on surface", self.accent, self.surface),
            ("text on accent_soft", self.text, self.accent_soft),
            (
                "accent on accent_soft",
                self.accent_strong,
                self.accent_soft,
            ),
            ("on_accent on accent", self.on_accent, self.accent),
            (
                "on_accent on accent_strong",
                self.on_accent,
                self.accent_strong,
            ),
            ("on_danger on danger", self.on_danger, self.danger),
            (
                "on_danger on danger_strong",
                self.on_danger,
                self.danger_strong,
            ),
            ("danger on ground", self.danger, self.ground),
            ("danger on surface", self.danger, self.surface),
            ("text on danger_soft", self.text, self.danger_soft),
            ("text on warn_soft", self.text, self.warn_soft),
            ("text on good_soft", self.text, self.good_soft),
            ("warn on ground", self.warn, self.ground),
            ("good on ground", self.good, self.ground),
            ("danger on danger_soft", self.danger, self.danger_soft),
            ("warn on warn_soft", self.warn, self.warn_soft),
            ("good on good_soft", self.good, self.good_soft),
        ]
    }

    /// Every pair that tells where a thing is (WCAG 1.4.11).
    pub fn shape_pairs(&self) -> Vec<(&'static str, Color, Color)> {
        vec![
            ("line on ground", self.line, self.ground),
            ("line on surface", self.line, self.surface),
            ("focus on ground", self.focus, self.ground),
            ("focus on surface", self.focus, self.surface),
            ("focus on accent_soft", self.focus, self.accent_soft),
            ("accent on ground", self.accent, self.ground),
            ("focus on scrim", self.focus, self.scrim),
        ]
    }
}

/// The need a task answers: a small band of colour and an icon on its tile, never the only sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Need {
    /// Digital identity.
    Identity,
    /// Health.
    Health,
    /// Money and benefits.
    Money,
    /// School.
    School,
    /// Work.
    Work,
    /// Payments.
    Payments,
    /// Email and messages.
    Messages,
    /// Learn and practise.
    Learn,
    /// The site's own tasks.
    Town,
    /// Free browsing.
    Browse,
}

impl Need {
    /// All needs in the order of the home page.
    pub const ALL: [Self; 10] = [
        Self::Identity,
        Self::Health,
        Self::Money,
        Self::School,
        Self::Work,
        Self::Payments,
        Self::Messages,
        Self::Learn,
        Self::Town,
        Self::Browse,
    ];

    /// Its icon.
    pub fn icon(self) -> crate::Icon {
        use crate::Icon;
        match self {
            Self::Identity => Icon::Identity,
            Self::Health => Icon::Health,
            Self::Money => Icon::Money,
            Self::School => Icon::School,
            Self::Work => Icon::Work,
            Self::Payments => Icon::Payments,
            Self::Messages => Icon::Messages,
            Self::Learn => Icon::Learn,
            Self::Town => Icon::Town,
            Self::Browse => Icon::Globe,
        }
    }

    /// Its band, at least 3:1 against the card it lies on.
    pub fn band(self, theme: Theme) -> Color {
        match theme {
            Theme::Light => match self {
                Self::Identity => color!(0x0066cc),
                Self::Health => color!(0xcc334d),
                Self::Money => color!(0x008055),
                Self::School => color!(0x995c00),
                Self::Work => color!(0x6a3fb5),
                Self::Payments => color!(0x00708a),
                Self::Messages => color!(0xa8328f),
                Self::Learn => color!(0x4d6b00),
                Self::Town => color!(0x8a4b2a),
                Self::Browse => color!(0x5c6f82),
            },
            Theme::Dark => match self {
                Self::Identity => color!(0x66b2ff),
                Self::Health => color!(0xff8a9b),
                Self::Money => color!(0x5fd6a5),
                Self::School => color!(0xffc266),
                Self::Work => color!(0xbfa3ff),
                Self::Payments => color!(0x5fd0e6),
                Self::Messages => color!(0xf29be0),
                Self::Learn => color!(0xb9d95c),
                Self::Town => color!(0xe8ad8a),
                Self::Browse => color!(0xa9b8c6),
            },
            Theme::HighContrast => HIGH_CONTRAST.accent,
        }
    }
}

/// WCAG 2.2 contrast ratio of two opaque colours, from 1 to 21.
pub fn contrast(a: Color, b: Color) -> f32 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn luminance(c: Color) -> f32 {
    let linear = |v: f32| {
        if v <= 0.040_45 {
            v / 12.92
        } else {
            ((v + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b)
}

const LIGHT: Colours = Colours {
    ground: color!(0xf7f9fb),
    surface: color!(0xffffff),
    text: color!(0x1a1a1a),
    quiet: color!(0x455a6e),
    line: color!(0x5c6f82),
    hair: color!(0xd4dde6),
    accent: color!(0x0066cc),
    accent_strong: color!(0x004d99),
    on_accent: color!(0xffffff),
    accent_soft: color!(0xe8f1fa),
    danger: color!(0xb3223b),
    danger_strong: color!(0x8a172c),
    on_danger: color!(0xffffff),
    danger_soft: color!(0xfcedf0),
    warn: color!(0x8a5200),
    warn_soft: color!(0xfff4e0),
    good: color!(0x006e49),
    good_soft: color!(0xe6f5ef),
    focus: color!(0x00264d),
    scrim: color!(0xdde5ed),
};

const DARK: Colours = Colours {
    ground: color!(0x10161d),
    surface: color!(0x19222c),
    text: color!(0xf2f5f8),
    quiet: color!(0xb8c4d0),
    line: color!(0x8a9bac),
    hair: color!(0x33414f),
    accent: color!(0x66b2ff),
    accent_strong: color!(0x99ccff),
    on_accent: color!(0x06121f),
    accent_soft: color!(0x1b3248),
    danger: color!(0xff8a9b),
    danger_strong: color!(0xffb3be),
    on_danger: color!(0x2b0a10),
    danger_soft: color!(0x3b1a21),
    warn: color!(0xffc266),
    warn_soft: color!(0x3a2b12),
    good: color!(0x5fd6a5),
    good_soft: color!(0x14342a),
    focus: color!(0xffd24d),
    scrim: color!(0x080b0f),
};

const HIGH_CONTRAST: Colours = Colours {
    ground: color!(0x000000),
    surface: color!(0x000000),
    text: color!(0xffffff),
    quiet: color!(0xbdbdbd),
    line: color!(0xffffff),
    hair: color!(0x808080),
    accent: color!(0xffff00),
    accent_strong: color!(0xffffff),
    on_accent: color!(0x000000),
    accent_soft: color!(0x1f1f00),
    danger: color!(0xffa3a3),
    danger_strong: color!(0xffffff),
    on_danger: color!(0x000000),
    danger_soft: color!(0x2a0000),
    warn: color!(0xffc14d),
    warn_soft: color!(0x241700),
    good: color!(0x66ff99),
    good_soft: color!(0x002411),
    focus: color!(0x00ffff),
    scrim: color!(0x000000),
};

#[cfg(test)]
mod tests {
    use super::*;

    fn check(theme: Theme, text_at_least: f32, shape_at_least: f32) {
        let colours = Colours::of(theme);
        for (name, front, back) in colours.text_pairs() {
            let ratio = contrast(front, back);
            assert!(ratio >= text_at_least, "{theme:?}: {name} is {ratio:.2}");
        }
        for (name, front, back) in colours.shape_pairs() {
            let ratio = contrast(front, back);
            assert!(ratio >= shape_at_least, "{theme:?}: {name} is {ratio:.2}");
        }
        for need in Need::ALL {
            let ratio = contrast(need.band(theme), colours.surface);
            assert!(
                ratio >= shape_at_least,
                "{theme:?}: band of {need:?} is {ratio:.2}"
            );
        }
    }

    #[test]
    fn the_formula_is_the_one_of_wcag() {
        assert!((contrast(Color::BLACK, Color::WHITE) - 21.0).abs() < 0.01);
        assert!((contrast(color!(0x0066cc), Color::WHITE) - 5.57).abs() < 0.02);
        assert!((contrast(color!(0x5c6f82), Color::WHITE) - 5.18).abs() < 0.02);
    }

    #[test]
    fn light_text_stands_out_at_4_5() {
        check(Theme::Light, 4.5, 3.0);
    }

    #[test]
    fn dark_text_stands_out_at_4_5() {
        check(Theme::Dark, 4.5, 3.0);
    }

    #[test]
    fn high_contrast_text_stands_out_at_7() {
        check(Theme::HighContrast, 7.0, 7.0);
    }
}
