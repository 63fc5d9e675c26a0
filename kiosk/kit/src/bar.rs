// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The bar that never moves, and the page that keeps it at the bottom edge.

use iced::Length;
use iced::widget::{Column, Space as Empty, container};

use crate::Element;
use crate::flow::two_ends;
use crate::look::{Look, Shape};
use crate::token::Space;

/// The bar: what is always there at the start, time and *End* at the end. Where they do not fit in
/// one line, the two halves stand one over the other, in the same order.
pub fn bar<'a, M: 'a>(
    look: Look,
    at_start: Vec<Element<'a, M>>,
    at_end: Vec<Element<'a, M>>,
) -> Element<'a, M> {
    let c = look.colours();
    let content = two_ends(look, Space::Near, at_start, at_end);
    // The line above is a thing of its own: an edge all around would be drawn through a mask.
    let line = container(Empty::new().width(Length::Fill).height(look.px(1.0))).style(move |_| {
        container::Style {
            background: Some(c.hair.into()),
            ..container::Style::default()
        }
    });
    let bar = container(content)
        .padding([look.space(Space::Tight), look.space(Space::Inner)])
        .width(Length::Fill)
        .style(move |_| container::Style {
            text_color: Some(c.text),
            background: Some(c.surface.into()),
            ..container::Style::default()
        });
    Column::new().push(line).push(bar).into()
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
        .height(Length::Fill)
        .align_x(look.direction.start());
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
