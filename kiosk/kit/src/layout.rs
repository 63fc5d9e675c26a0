// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Arranging things by reading direction.

use iced::widget::{Column, Row, Space as Empty, container};
use iced::{Alignment, Length, Padding};

use crate::Element;
use crate::direction::Align;
use crate::line::Line;
use crate::look::Look;
use crate::token::Space;

/// One thing under another, each at the start side.
pub fn column<'a, M: 'a>(look: Look, space: Space, children: Vec<Element<'a, M>>) -> Column<'a, M> {
    Column::with_children(children)
        .spacing(look.space(space))
        .align_x(look.direction.start())
}

/// One thing after another in reading direction. Voice and Tab follow the same order.
pub fn row<'a, M: 'a>(look: Look, space: Space, children: Vec<Element<'a, M>>) -> Line<'a, M> {
    Line {
        row: Row::with_children(children)
            .spacing(look.space(space))
            .align_y(Alignment::Center),
        mirrored: look.direction.is_rtl(),
    }
}

/// One thing at the start edge, another at the end edge.
pub fn spread<'a, M: 'a>(
    look: Look,
    start: impl Into<Element<'a, M>>,
    end: impl Into<Element<'a, M>>,
) -> Element<'a, M> {
    row(look, Space::Near, vec![start.into(), fill(), end.into()])
        .width(Length::Fill)
        .into()
}

/// Empty width that takes what is left of a row.
pub fn fill<'a, M: 'a>() -> Element<'a, M> {
    Empty::new().width(Length::Fill).into()
}

/// Space on all sides.
pub fn padded<'a, M: 'a>(
    look: Look,
    space: Space,
    content: impl Into<Element<'a, M>>,
) -> Element<'a, M> {
    container(content).padding(look.space(space)).into()
}

/// In the middle of all the room there is.
pub fn centered<'a, M: 'a>(content: impl Into<Element<'a, M>>) -> Element<'a, M> {
    container(content).center(Length::Fill).into()
}

/// At the start edge of the whole width.
pub fn start<'a, M: 'a>(look: Look, content: impl Into<Element<'a, M>>) -> Element<'a, M> {
    aligned(look, Align::Start, content)
}

/// At the end edge of the whole width.
pub fn end<'a, M: 'a>(look: Look, content: impl Into<Element<'a, M>>) -> Element<'a, M> {
    aligned(look, Align::End, content)
}

fn aligned<'a, M: 'a>(
    look: Look,
    align: Align,
    content: impl Into<Element<'a, M>>,
) -> Element<'a, M> {
    container(content)
        .width(Length::Fill)
        .align_x(align.horizontal(look.direction))
        .into()
}

/// Equal columns filled in reading order.
pub fn grid<'a, M: 'a>(
    look: Look,
    space: Space,
    columns: usize,
    children: Vec<Element<'a, M>>,
) -> Element<'a, M> {
    let columns = columns.max(1);
    let mut rows: Vec<Element<'a, M>> = Vec::new();
    let mut children = children.into_iter().peekable();
    while children.peek().is_some() {
        let mut cells: Vec<Element<'a, M>> = children
            .by_ref()
            .take(columns)
            .map(|child| aligned(look, Align::Start, child))
            .collect();
        while cells.len() < columns {
            cells.push(Empty::new().width(Length::FillPortion(1)).into());
        }
        rows.push(row(look, space, cells).width(Length::Fill).into());
    }
    column(look, space, rows).width(Length::Fill).into()
}

/// Space before and after, told by reading direction.
pub(crate) fn inset(look: Look, start: f32, end: f32, above_and_below: f32) -> Padding {
    let (left, right) = if look.direction.is_rtl() {
        (end, start)
    } else {
        (start, end)
    };
    Padding {
        top: above_and_below,
        bottom: above_and_below,
        left,
        right,
    }
}
