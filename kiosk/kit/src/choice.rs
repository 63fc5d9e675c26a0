// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Choosing: on or off, one of several, and rows that tell how far a list is.

use iced::widget::{Space as Empty, container};
use iced::{Alignment, Border, Color, Length, border};

use crate::control::{Control, Status, Style};
use crate::icon::icon;
use crate::layout::{column, row};
use crate::look::Look;
use crate::note::voiced;
use crate::speech::{Role, Voice};
use crate::token::{Kind, Space};
use crate::words::{heading, text};
use crate::{Element, Icon};

/// Something that is on or off. `state` says which, in words: *acceso*, *spento*.
pub fn toggle<'a, M: Clone + 'static>(
    look: Look,
    key: impl Into<String>,
    label: impl Into<String>,
    state: impl Into<String>,
    on: bool,
    on_press: M,
) -> Element<'a, M> {
    let (label, state) = (label.into(), state.into());
    let mut voice = Voice::new(Role::Toggle, label.clone());
    voice.key = key.into();
    voice.state.clone_from(&state);
    voice.chosen = Some(on);
    let content = row(
        look,
        Space::Near,
        vec![
            switch(look, on),
            container(text(look, Kind::Control, label).silent())
                .width(Length::Fill)
                .align_x(crate::direction::Align::Start.horizontal(look.direction))
                .into(),
            text(look, Kind::Small, state).quiet().silent().into(),
        ],
    )
    .width(Length::Fill);
    Control::new(look, voice, content, move |status| {
        choice_style(look, false, status)
    })
    .on_press(Some(on_press))
    .padding(look.space(Space::Near))
    .width(Length::Fill)
    .into()
}

fn switch<'a, M: 'a>(look: Look, on: bool) -> Element<'a, M> {
    let c = look.colours();
    let (side, gap) = (look.em(24.0), look.px(4.0));
    let knob_colour = if on { c.on_accent } else { c.surface };
    let knob = container(Empty::new().width(side).height(side)).style(move |_| container::Style {
        background: Some(knob_colour.into()),
        border: Border {
            radius: border::radius(side / 2.0),
            ..Border::default()
        },
        ..container::Style::default()
    });
    let track = if on { c.accent } else { c.line };
    let align = if on == look.direction.is_rtl() {
        iced::alignment::Horizontal::Left
    } else {
        iced::alignment::Horizontal::Right
    };
    container(knob)
        .padding(gap)
        .width(side * 2.0 + gap * 2.0)
        .align_x(align)
        .style(move |_| container::Style {
            background: Some(track.into()),
            border: Border {
                radius: border::radius(side / 2.0 + gap),
                ..Border::default()
            },
            ..container::Style::default()
        })
        .into()
}

/// One of several, under a label. Arrow keys move, Enter or Space chooses.
pub fn radios<'a, T, M>(
    look: Look,
    key: &'static str,
    label: impl Into<String>,
    options: Vec<(T, String)>,
    chosen: Option<T>,
    on_choose: impl Fn(T) -> M,
) -> Element<'a, M>
where
    T: Copy + PartialEq,
    M: Clone + 'static,
{
    let mut parts: Vec<Element<'a, M>> = vec![heading(look, label).into()];
    for (index, (value, label)) in options.into_iter().enumerate() {
        let is_chosen = chosen == Some(value);
        let mut voice = Voice::new(Role::Radio, label.clone());
        voice.key = format!("{key}-{index}");
        voice.group = Some(key);
        voice.chosen = Some(is_chosen);
        let content = row(
            look,
            Space::Near,
            vec![
                dot(look, is_chosen),
                container(text(look, Kind::Control, label).silent())
                    .width(Length::Fill)
                    .align_x(crate::direction::Align::Start.horizontal(look.direction))
                    .into(),
            ],
        )
        .width(Length::Fill);
        parts.push(
            Control::new(look, voice, content, move |status| {
                choice_style(look, is_chosen, status)
            })
            .on_press(Some(on_choose(value)))
            .padding(look.space(Space::Near))
            .width(Length::Fill)
            .align(Alignment::Start)
            .into(),
        );
    }
    column(look, Space::Tight, parts).width(Length::Fill).into()
}

fn dot<'a, M: 'a>(look: Look, chosen: bool) -> Element<'a, M> {
    let c = look.colours();
    let side = look.em(26.0);
    let colour = if chosen { c.accent } else { c.line };
    let inner = if chosen { side * 0.5 } else { 0.0 };
    let core =
        container(Empty::new().width(inner).height(inner)).style(move |_| container::Style {
            background: Some(colour.into()),
            border: Border {
                radius: border::radius(inner / 2.0),
                ..Border::default()
            },
            ..container::Style::default()
        });
    container(core)
        .center(side)
        .style(move |_| container::Style {
            background: Some(c.surface.into()),
            border: Border {
                color: colour,
                width: look.px(3.0),
                radius: border::radius(side / 2.0),
            },
            ..container::Style::default()
        })
        .into()
}

fn choice_style(look: Look, chosen: bool, status: Status) -> Style {
    let c = look.colours();
    let active = chosen || status.hovered || status.pressed;
    Style {
        ground: Some(if active { c.accent_soft } else { c.surface }),
        text: c.text,
        border: Border {
            color: if active { c.accent } else { c.line },
            width: look.px(if chosen { 2.0 } else { 1.0 }),
            radius: border::radius(look.radius()),
        },
    }
}

/// How one line of a list stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Check {
    /// Not yet.
    Waiting,
    /// Being done now.
    Running,
    /// Done.
    Done,
    /// Could not be done.
    Failed,
    /// This machine cannot tell.
    NotProven,
}

/// A line of a list with its state as icon and words. `state` is said, and shown unless empty.
pub fn check_row<'a, M: 'static>(
    look: Look,
    label: impl Into<String>,
    state: impl Into<String>,
    check: Check,
) -> Element<'a, M> {
    let c = look.colours();
    let (sign, colour): (Icon, Color) = match check {
        Check::Waiting => (Icon::Todo, c.quiet),
        Check::Running => (Icon::Clock, c.accent),
        Check::Done => (Icon::Done, c.good),
        Check::Failed => (Icon::Warning, c.danger),
        Check::NotProven => (Icon::Info, c.warn),
    };
    let (label, state) = (label.into(), state.into());
    let mut voice = Voice::new(Role::Item, label.clone());
    voice.state.clone_from(&state);
    let mut parts = vec![
        icon(look, sign, Kind::Body, colour),
        text(look, Kind::Body, label).silent().into(),
    ];
    if !state.is_empty() {
        parts.push(
            text(look, Kind::Strong, state)
                .colour(colour)
                .silent()
                .into(),
        );
    }
    voiced(voice, row(look, Space::Near, parts))
}
