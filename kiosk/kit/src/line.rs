// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A row that runs in reading direction. Its children keep their order for voice and Tab; where
//! lines run from right to left only their places are mirrored.

use iced::advanced::widget::{Operation, Tree, tree};
use iced::advanced::{Clipboard, Layout, Shell, Widget, layout, mouse, overlay, renderer};
use iced::widget::Row;
use iced::{Event, Length, Point, Rectangle, Renderer, Size, Vector, alignment};

use crate::Element;

/// A row; see [`crate::row`].
#[expect(missing_debug_implementations, reason = "holds widgets")]
pub struct Line<'a, M> {
    pub(crate) row: Row<'a, M>,
    pub(crate) mirrored: bool,
}

impl<'a, M: 'a> Line<'a, M> {
    /// How wide it is.
    #[must_use]
    pub fn width(mut self, width: impl Into<Length>) -> Self {
        self.row = self.row.width(width);
        self
    }

    /// How high it is.
    #[must_use]
    pub fn height(mut self, height: impl Into<Length>) -> Self {
        self.row = self.row.height(height);
        self
    }

    /// Where lower things stand beside higher ones.
    #[must_use]
    pub fn align_y(mut self, align: impl Into<alignment::Vertical>) -> Self {
        self.row = self.row.align_y(align.into());
        self
    }

    /// With one more at its end.
    #[must_use]
    pub fn push(mut self, child: impl Into<Element<'a, M>>) -> Self {
        self.row = self.row.push(child);
        self
    }
}

impl<'a, M: 'a> From<Line<'a, M>> for Element<'a, M> {
    fn from(line: Line<'a, M>) -> Self {
        Element::new(Placed {
            row: line.row.into(),
            mirrored: line.mirrored,
        })
    }
}

struct Placed<'a, M> {
    row: Element<'a, M>,
    mirrored: bool,
}

impl<M> Widget<M, iced::Theme, Renderer> for Placed<'_, M> {
    fn size(&self) -> Size<Length> {
        self.row.as_widget().size()
    }

    fn size_hint(&self) -> Size<Length> {
        self.row.as_widget().size_hint()
    }

    fn tag(&self) -> tree::Tag {
        self.row.as_widget().tag()
    }

    fn state(&self) -> tree::State {
        self.row.as_widget().state()
    }

    fn children(&self) -> Vec<Tree> {
        self.row.as_widget().children()
    }

    fn diff(&self, tree: &mut Tree) {
        self.row.as_widget().diff(tree);
    }

    fn layout(
        &mut self,
        tree: &mut Tree,
        renderer: &Renderer,
        limits: &layout::Limits,
    ) -> layout::Node {
        let node = self.row.as_widget_mut().layout(tree, renderer, limits);
        if !self.mirrored {
            return node;
        }
        let size = node.size();
        let children = node
            .children()
            .iter()
            .map(|child| {
                let place = child.bounds();
                let x = size.width - place.x - place.width;
                child.clone().move_to(Point::new(x, place.y))
            })
            .collect();
        layout::Node::with_children(size, children)
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &Renderer,
        operation: &mut dyn Operation,
    ) {
        self.row
            .as_widget_mut()
            .operate(tree, layout, renderer, operation);
    }

    fn update(
        &mut self,
        tree: &mut Tree,
        event: &Event,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        renderer: &Renderer,
        clipboard: &mut dyn Clipboard,
        shell: &mut Shell<'_, M>,
        viewport: &Rectangle,
    ) {
        self.row.as_widget_mut().update(
            tree, event, layout, cursor, renderer, clipboard, shell, viewport,
        );
    }

    fn mouse_interaction(
        &self,
        tree: &Tree,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
        renderer: &Renderer,
    ) -> mouse::Interaction {
        self.row
            .as_widget()
            .mouse_interaction(tree, layout, cursor, viewport, renderer)
    }

    fn draw(
        &self,
        tree: &Tree,
        renderer: &mut Renderer,
        theme: &iced::Theme,
        style: &renderer::Style,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
    ) {
        self.row
            .as_widget()
            .draw(tree, renderer, theme, style, layout, cursor, viewport);
    }

    fn overlay<'b>(
        &'b mut self,
        tree: &'b mut Tree,
        layout: Layout<'b>,
        renderer: &Renderer,
        viewport: &Rectangle,
        translation: Vector,
    ) -> Option<overlay::Element<'b, M, iced::Theme, Renderer>> {
        self.row
            .as_widget_mut()
            .overlay(tree, layout, renderer, viewport, translation)
    }
}
