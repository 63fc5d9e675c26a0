// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The steps screens choose from. Values are at 1920x1080 and come from the .italia design tokens,
//! spacing rounded to steps of 8.

/// Corner radius of cards and buttons.
pub const RADIUS: f32 = 8.0;
/// Comfortable side of a control.
pub const TARGET: f32 = 56.0;
/// The least side of anything that can be pressed, in logical pixels on any monitor
/// (EN 301 549 5.5, WCAG 2.5.5 with a margin for unsteady hands).
pub const MIN_TARGET: f32 = 48.0;
/// Thickness of the focus ring.
pub const RING: f32 = 4.0;
/// Gap between a control and its ring.
pub const RING_GAP: f32 = 3.0;

/// Steps of empty space.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Space {
    /// Nothing.
    None,
    /// 8: between an icon and its word.
    Tight,
    /// 16: between things that belong together.
    Near,
    /// 24: inside cards.
    Inner,
    /// 32: between groups.
    Group,
    /// 48: around a page.
    Page,
    /// 64: around a title that stands alone.
    Wide,
}

impl Space {
    pub(crate) fn base(self) -> f32 {
        match self {
            Self::None => 0.0,
            Self::Tight => 8.0,
            Self::Near => 16.0,
            Self::Inner => 24.0,
            Self::Group => 32.0,
            Self::Page => 48.0,
            Self::Wide => 64.0,
        }
    }
}

/// Kinds of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The greeting: 56.
    Display,
    /// The one title of a page: 40.
    Title,
    /// Title of a part: 28.
    Heading,
    /// What a control says: 24, semibold.
    Control,
    /// Running text: 22.
    Body,
    /// Running text that matters: 22, semibold.
    Strong,
    /// Secondary notes: 20.
    Small,
}

impl Kind {
    /// All kinds, largest first.
    pub const ALL: [Self; 7] = [
        Self::Display,
        Self::Title,
        Self::Heading,
        Self::Control,
        Self::Body,
        Self::Strong,
        Self::Small,
    ];

    pub(crate) fn base(self) -> f32 {
        match self {
            Self::Display => 56.0,
            Self::Title => 40.0,
            Self::Heading => 28.0,
            Self::Control => 24.0,
            Self::Body | Self::Strong => 22.0,
            Self::Small => 20.0,
        }
    }

    pub(crate) fn is_bold(self) -> bool {
        !matches!(self, Self::Body | Self::Small)
    }

    pub(crate) fn line_height(self) -> f32 {
        match self {
            Self::Display | Self::Title => 1.2,
            Self::Heading | Self::Control => 1.3,
            Self::Body | Self::Strong | Self::Small => 1.45,
        }
    }
}
