// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Reading direction. Screens know start and end only.

use iced::alignment::Horizontal;

/// The reading direction of the language shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Direction {
    /// Left to right: Italian, English, Chinese...
    #[default]
    Ltr,
    /// Right to left: Arabic, Urdu, Hebrew...
    Rtl,
}

impl Direction {
    /// The direction of a language tag such as `ar` or `it-IT`.
    pub fn of_language(tag: &str) -> Self {
        match tag.split(['-', '_']).next().unwrap_or_default() {
            "ar" | "fa" | "he" | "ps" | "sd" | "ug" | "ur" | "yi" => Self::Rtl,
            _ => Self::Ltr,
        }
    }

    /// True when lines begin at the right edge.
    pub fn is_rtl(self) -> bool {
        self == Self::Rtl
    }

    /// The side where lines begin.
    pub(crate) fn start(self) -> Horizontal {
        if self.is_rtl() {
            Horizontal::Right
        } else {
            Horizontal::Left
        }
    }

    /// The side where lines end.
    pub(crate) fn end(self) -> Horizontal {
        if self.is_rtl() {
            Horizontal::Left
        } else {
            Horizontal::Right
        }
    }
}

/// Where something stands within its line, told by reading direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Align {
    /// Where lines begin.
    #[default]
    Start,
    /// In the middle.
    Center,
    /// Where lines end.
    End,
}

impl Align {
    pub(crate) fn horizontal(self, direction: Direction) -> Horizontal {
        match self {
            Self::Start => direction.start(),
            Self::Center => Horizontal::Center,
            Self::End => direction.end(),
        }
    }
}
