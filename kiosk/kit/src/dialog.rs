// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A question that covers the page. While it is open the page behind can be neither reached by
//! Tab, pressed, seen nor heard; when it closes the focus goes back to where it was.

use iced::advanced::widget::{Operation, Tree, tree};
use iced::advanced::{
    Clipboard, Layout, Renderer as _, Shell, Widget, layout, mouse, overlay, renderer,
};
use iced::widget::container;
use iced::{Event, Length, Rectangle, Renderer, Size, Vector, window};

use crate::Element;
use crate::flow::flow;
use crate::focus::{Give, Survey};
use crate::layout::column;
use crate::look::Look;
use crate::note::{surface, voiced};
use crate::speech::{Role, Voice};
use crate::token::{Kind, Space};
use crate::words::text;

/// A question: title, content, and the answers as buttons in a row. Mark the safest answer
/// `.initial()`.
pub fn dialog<'a, M: 'static>(
    look: Look,
    title: impl Into<String>,
    content: Vec<Element<'a, M>>,
    answers: Vec<Element<'a, M>>,
) -> Element<'a, M> {
    let title = title.into();
    let voice = Voice::new(Role::Dialog, title.clone());
    let mut parts: Vec<Element<'a, M>> = vec![text(look, Kind::Title, title).silent().into()];
    parts.extend(content);
    parts.push(flow(look, Space::Near, answers));
    let card = container(column(look, Space::Inner, parts).width(Length::Fill))
        .padding(look.space(Space::Group))
        .max_width(look.em(820.0))
        .style(move |_| surface(look));
    voiced(voice, card)
}

/// A page with a dialog over it, or without. Keep it around the page at all times: it remembers
/// where the focus was.
pub fn layered<'a, M: Clone + 'static>(
    look: Look,
    page: impl Into<Element<'a, M>>,
    dialog: Option<Element<'a, M>>,
) -> Element<'a, M> {
    let cover = dialog.map(|dialog| {
        container(dialog)
            .center(Length::Fill)
            .padding(look.space(Space::Inner))
            .into()
    });
    Element::new(Layered {
        look,
        page: page.into(),
        cover,
    })
}

struct Layered<'a, M> {
    look: Look,
    page: Element<'a, M>,
    cover: Option<Element<'a, M>>,
}

#[derive(Debug, Default)]
struct State {
    /// The question that is open, by its title if it has one.
    open: Option<Option<String>>,
    /// Which stop of the page had the focus when the dialog opened.
    before: Option<usize>,
}

impl<M> Layered<'_, M> {
    fn layers(&self) -> Vec<&Element<'_, M>>
    where
        M: Clone,
    {
        let mut layers: Vec<&Element<'_, M>> = vec![&self.page];
        layers.extend(self.cover.as_ref());
        layers
    }

    /// Moves the focus into a dialog that has opened or taken another's place, or back to the page
    /// when it has closed.
    fn turn(&mut self, tree: &mut Tree, layout: Layout<'_>, renderer: &Renderer) -> bool {
        let State { open, before } = tree.state.downcast_mut::<State>();
        let mut layers = tree.children.iter_mut().zip(layout.children());
        let Some((page_tree, page_layout)) = layers.next() else {
            return false;
        };
        let page = self.page.as_widget_mut();
        let Some((cover, (cover_tree, cover_layout))) = self.cover.as_mut().zip(layers.next())
        else {
            let closed = open.take().is_some();
            if let (true, Some(index)) = (closed, before.take()) {
                page.operate(page_tree, page_layout, renderer, &mut Give::to(index));
            }
            return closed;
        };
        let cover = cover.as_widget_mut();
        let mut asked = Survey::default();
        cover.operate(cover_tree, cover_layout, renderer, &mut asked);
        if *open == Some(asked.dialog.clone()) {
            return false;
        }
        if open.is_none() {
            let mut survey = Survey::default();
            page.operate(page_tree, page_layout, renderer, &mut survey);
            *before = survey.focused();
            page.operate(page_tree, page_layout, renderer, &mut Give::nobody());
        }
        if let Some(index) = asked.initial() {
            cover.operate(cover_tree, cover_layout, renderer, &mut Give::to(index));
        }
        *open = Some(asked.dialog);
        true
    }
}

impl<M: Clone> Widget<M, iced::Theme, Renderer> for Layered<'_, M> {
    fn size(&self) -> Size<Length> {
        Size::new(Length::Fill, Length::Fill)
    }

    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<State>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(State::default())
    }

    fn children(&self) -> Vec<Tree> {
        self.layers().into_iter().map(Tree::new).collect()
    }

    fn diff(&self, tree: &mut Tree) {
        tree.diff_children(&self.layers());
    }

    fn layout(
        &mut self,
        tree: &mut Tree,
        renderer: &Renderer,
        limits: &layout::Limits,
    ) -> layout::Node {
        let limits = limits.width(Length::Fill).height(Length::Fill);
        let nodes = std::iter::once(&mut self.page)
            .chain(&mut self.cover)
            .zip(&mut tree.children)
            .map(|(layer, tree)| layer.as_widget_mut().layout(tree, renderer, &limits))
            .collect();
        let size = limits.resolve(Length::Fill, Length::Fill, Size::ZERO);
        layout::Node::with_children(size, nodes)
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &Renderer,
        operation: &mut dyn Operation,
    ) {
        let top = usize::from(self.cover.is_some());
        let layer = self.cover.as_mut().unwrap_or(&mut self.page);
        operation.traverse(&mut |operation| {
            if let (Some(tree), Some(layout)) =
                (tree.children.get_mut(top), layout.children().nth(top))
            {
                layer
                    .as_widget_mut()
                    .operate(tree, layout, renderer, operation);
            }
        });
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
        let covered = self.cover.is_some();
        let only_draws = matches!(event, Event::Window(window::Event::RedrawRequested(_)));
        let moves = only_draws || matches!(event, Event::Keyboard(_));
        if moves && self.turn(tree, layout, renderer) {
            shell.request_redraw();
        }
        let layers = std::iter::once(&mut self.page).chain(&mut self.cover);
        for (index, ((layer, tree), layout)) in layers
            .zip(&mut tree.children)
            .zip(layout.children())
            .enumerate()
        {
            let behind = covered && index == 0;
            if behind && !only_draws {
                continue;
            }
            let cursor = if behind {
                mouse::Cursor::Unavailable
            } else {
                cursor
            };
            layer.as_widget_mut().update(
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
        let top = usize::from(self.cover.is_some());
        match (tree.children.get(top), layout.children().nth(top)) {
            (Some(tree), Some(layout)) => self
                .cover
                .as_ref()
                .unwrap_or(&self.page)
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
        let top = usize::from(self.cover.is_some());
        let (Some(tree), Some(inner)) = (tree.children.get(top), layout.children().nth(top)) else {
            return;
        };
        if self.cover.is_some() {
            renderer.fill_quad(
                renderer::Quad {
                    bounds: layout.bounds(),
                    ..renderer::Quad::default()
                },
                self.look.colours().scrim,
            );
        }
        let layer = self.cover.as_ref().unwrap_or(&self.page);
        layer
            .as_widget()
            .draw(tree, renderer, theme, style, inner, cursor, viewport);
    }

    fn overlay<'b>(
        &'b mut self,
        tree: &'b mut Tree,
        layout: Layout<'b>,
        renderer: &Renderer,
        viewport: &Rectangle,
        translation: Vector,
    ) -> Option<overlay::Element<'b, M, iced::Theme, Renderer>> {
        let top = usize::from(self.cover.is_some());
        let tree = tree.children.get_mut(top)?;
        let layout = layout.children().nth(top)?;
        self.cover
            .as_mut()
            .unwrap_or(&mut self.page)
            .as_widget_mut()
            .overlay(tree, layout, renderer, viewport, translation)
    }
}
