// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Tiles: an icon, a title, a band in the colour of the need.

use iced::widget::{Space as Empty, container};
use iced::{Alignment, Border, Length, border};

use crate::colour::Need;
use crate::control::{Control, Status, Style};
use crate::icon::sized;
use crate::layout::{column, row};
use crate::look::Look;
use crate::speech::{Role, Voice};
use crate::token::{Kind, Space};
use crate::words::{small, text};
use crate::{Element, Icon};

/// A tile that opens a need or a task.
pub fn tile<M: Clone + 'static>(
    look: Look,
    need: Need,
    label: impl Into<String>,
    on_press: M,
) -> Tile<M> {
    let label = label.into();
    let mut voice = Voice::new(Role::Button, label.clone());
    voice.group = Some("tiles");
    Tile {
        look,
        need,
        icon: need.icon(),
        label,
        detail: None,
        voice,
        on_press: Some(on_press),
    }
}

/// A tile being described; see [`tile`].
#[expect(missing_debug_implementations, reason = "messages need not be Debug")]
pub struct Tile<M> {
    look: Look,
    need: Need,
    icon: Icon,
    label: String,
    detail: Option<String>,
    voice: Voice,
    on_press: Option<M>,
}

impl<M> Tile<M> {
    /// A second line: minutes, or what it serves for.
    #[must_use]
    pub fn detail(mut self, words: impl Into<String>) -> Self {
        let words = words.into();
        self.voice.state.clone_from(&words);
        self.detail = Some(words);
        self
    }

    /// Another icon than that of the need.
    #[must_use]
    pub fn icon(mut self, icon: Icon) -> Self {
        self.icon = icon;
        self
    }

    /// A name for tests and focus, the same in every language.
    #[must_use]
    pub fn key(mut self, key: impl Into<String>) -> Self {
        self.voice.key = key.into();
        self
    }

    /// The focus begins here on a new screen.
    #[must_use]
    pub fn initial(mut self) -> Self {
        self.voice.initial = true;
        self
    }

    /// Not available now.
    #[must_use]
    pub fn enabled(mut self, enabled: bool) -> Self {
        if !enabled {
            self.on_press = None;
        }
        self
    }
}

impl<'a, M: Clone + 'static> From<Tile<M>> for Element<'a, M> {
    fn from(tile: Tile<M>) -> Self {
        let look = tile.look;
        let band = tile.need.band(look.theme);
        let side = look.em(44.0);
        let mut lines: Vec<Element<'a, M>> =
            vec![text(look, Kind::Control, tile.label).silent().into()];
        if let Some(detail) = tile.detail {
            lines.push(small(look, detail).silent().into());
        }
        let words = container(column(look, Space::None, lines))
            .width(Length::Fill)
            .align_x(crate::direction::Align::Start.horizontal(look.direction));
        let strip =
            container(Empty::new().width(look.px(8.0)).height(side * 1.2)).style(move |_| {
                container::Style {
                    background: Some(band.into()),
                    border: Border {
                        radius: border::radius(look.px(4.0)),
                        ..Border::default()
                    },
                    ..container::Style::default()
                }
            });
        let content = row(
            look,
            Space::Near,
            vec![
                strip.into(),
                sized(look, tile.icon, side, band),
                words.into(),
            ],
        )
        .width(Length::Fill);
        let enabled = tile.on_press.is_some();
        Control::new(look, tile.voice, content, move |status| {
            style(look, enabled, status)
        })
        .on_press(tile.on_press)
        .padding(look.space(Space::Near))
        .width(Length::Fill)
        .at_least(0.0, look.em(104.0))
        .align(Alignment::Start)
        .into()
    }
}

fn style(look: Look, enabled: bool, status: Status) -> Style {
    let c = look.colours();
    let active = enabled && (status.pressed || status.hovered);
    Style {
        ground: Some(if active { c.accent_soft } else { c.surface }),
        text: if enabled { c.text } else { c.quiet },
        border: Border {
            color: if active { c.accent } else { c.line },
            width: look.px(if active { 2.0 } else { 1.0 }),
            radius: border::radius(look.radius()),
        },
    }
}
