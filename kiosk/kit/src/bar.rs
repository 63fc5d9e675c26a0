// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The bar that never moves, and the page that keeps it at the bottom edge.

use iced::widget::{Column, container};
use iced::{Border, Length};

use crate::Element;
use crate::layout::{column, fill, row};
use crate::look::{Look, Shape};
use crate::token::Space;

/// The bar: what is always there at the start, time and *End* at the end. On narrow screens the
/// two halves stand one over the other, in the same order.
pub fn bar<'a, M: 'a>(
    look: Look,
    at_start: Vec<Element<'a, M>>,
    at_end: Vec<Element<'a, M>>,
) -> Element<'a, M> {
    let c = look.colours();
    let content: Element<'a, M> = if look.shape() == Shape::Tall {
        column(
            look,
            Space::Tight,
            vec![
                row(look, Space::Tight, at_start).width(Length::Fill).into(),
                row(look, Space::Near, at_end).width(Length::Fill).into(),
            ],
        )
        .width(Length::Fill)
        .into()
    } else {
        let mut parts = at_start;
        parts.push(fill());
        parts.extend(at_end);
        row(look, Space::Near, parts).width(Length::Fill).into()
    };
    container(content)
        .padding([look.space(Space::Tight), look.space(Space::Inner)])
        .width(Length::Fill)
        .style(move |_| container::Style {
            text_color: Some(c.text),
            background: Some(c.surface.into()),
            border: Border {
                color: c.hair,
                width: look.px(1.0),
                ..Border::default()
            },
            ..container::Style::default()
        })
        .into()
}

/// A whole screen: content with the ground of the theme, and the bar under it if there is one.
pub fn page<'a, M: 'a>(
    look: Look,
    content: impl Into<Element<'a, M>>,
    bar: Option<Element<'a, M>>,
) -> Element<'a, M> {
    let c = look.colours();
    let margin = match look.shape() {
        Shape::Wide => Space::Page,
        Shape::Tall => Space::Inner,
        Shape::Strip => Space::Near,
    };
    let content = container(content)
        .padding(look.space(margin))
        .width(Length::Fill)
        .height(Length::Fill);
    let whole = Column::new()
        .push(content)
        .push(bar)
        .width(Length::Fill)
        .height(Length::Fill);
    container(whole)
        .width(Length::Fill)
        .height(Length::Fill)
        .style(move |_| container::Style {
            text_color: Some(c.text),
            background: Some(c.ground.into()),
            ..container::Style::default()
        })
        .into()
}
