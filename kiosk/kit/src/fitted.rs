// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What is arranged by its true size: how much of it stands on a page is known only when its
//! letters are laid out, in this language and at this size of text.

use iced::advanced::widget::{Operation, Tree};
use iced::advanced::{Clipboard, Layout, Shell, Widget, layout, mouse, overlay, renderer};
use iced::widget::Space as Empty;
use iced::{Event, Length, Rectangle, Renderer, Size, Vector};

use crate::Element;

/// Measures things before they get their place.
#[expect(missing_debug_implementations, reason = "holds a renderer")]
pub struct Ruler<'r> {
    renderer: &'r Renderer,
}

impl Ruler<'_> {
    /// How large something is in a room of this width.
    pub fn size<M>(&self, thing: &mut Element<'_, M>, width: f32) -> Size {
        let limits = layout::Limits::new(Size::ZERO, Size::new(width.max(0.0), f32::INFINITY));
        let mut tree = Tree::new(&*thing);
        let thing = thing.as_widget_mut();
        thing.layout(&mut tree, self.renderer, &limits).size()
    }
}

/// Takes all the room there is and asks what to show in it. `view` may measure what it shows.
pub fn fitted<'a, M: 'a>(view: impl Fn(Size, &Ruler<'_>) -> Element<'a, M> + 'a) -> Element<'a, M> {
    Element::new(Fitted {
        view: Box::new(view),
        content: Empty::new().into(),
    })
}

type View<'a, M> = Box<dyn Fn(Size, &Ruler<'_>) -> Element<'a, M> + 'a>;

struct Fitted<'a, M> {
    view: View<'a, M>,
    /// Made anew by each layout.
    content: Element<'a, M>,
}

impl<M> Widget<M, iced::Theme, Renderer> for Fitted<'_, M> {
    fn size(&self) -> Size<Length> {
        Size::new(Length::Fill, Length::Fill)
    }

    fn diff(&self, _tree: &mut Tree) {
        // What is shown is known after layout only.
    }

    fn layout(
        &mut self,
        tree: &mut Tree,
        renderer: &Renderer,
        limits: &layout::Limits,
    ) -> layout::Node {
        let limits = limits.width(Length::Fill).height(Length::Fill);
        self.content = (self.view)(limits.max(), &Ruler { renderer });
        tree.diff_children(std::slice::from_ref(&self.content));
        let content = self.content.as_widget_mut();
        let node = match tree.children.first_mut() {
            Some(tree) => content.layout(tree, renderer, &limits.loose()),
            None => layout::Node::default(),
        };
        let size = limits.resolve(Length::Fill, Length::Fill, node.size());
        layout::Node::with_children(size, vec![node])
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &Renderer,
        operation: &mut dyn Operation,
    ) {
        if let (Some(tree), Some(layout)) = (tree.children.first_mut(), layout.children().next()) {
            let content = self.content.as_widget_mut();
            content.operate(tree, layout, renderer, operation);
        }
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
        if let (Some(tree), Some(layout)) = (tree.children.first_mut(), layout.children().next()) {
            self.content.as_widget_mut().update(
                tree, event, layout, cursor, renderer, clipboard, shell, viewport,
            );
        }
    }

    fn mouse_interaction(
        &self,
        tree: &Tree,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
        renderer: &Renderer,
    ) -> mouse::Interaction {
        match (tree.children.first(), layout.children().next()) {
            (Some(tree), Some(layout)) => self
                .content
                .as_widget()
                .mouse_interaction(tree, layout, cursor, viewport, renderer),
            _ => mouse::Interaction::default(),
        }
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
        if let (Some(tree), Some(layout)) = (tree.children.first(), layout.children().next()) {
            let content = self.content.as_widget();
            content.draw(tree, renderer, theme, style, layout, cursor, viewport);
        }
    }

    fn overlay<'b>(
        &'b mut self,
        tree: &'b mut Tree,
        layout: Layout<'b>,
        renderer: &Renderer,
        viewport: &Rectangle,
        translation: Vector,
    ) -> Option<overlay::Element<'b, M, iced::Theme, Renderer>> {
        let (tree, layout) = (tree.children.first_mut()?, layout.children().next()?);
        let content = self.content.as_widget_mut();
        content.overlay(tree, layout, renderer, viewport, translation)
    }
}
