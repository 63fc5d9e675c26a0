// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Things one after another in reading direction that go on in a new line when there is no more
//! room, so that nothing is ever squeezed or cut at 200% or in the narrow guide.

use iced::advanced::widget::{Operation, Tree};
use iced::advanced::{Clipboard, Layout, Shell, Widget, layout, mouse, overlay, renderer};
use iced::{Event, Length, Point, Rectangle, Renderer, Size, Vector};

use crate::Element;
use crate::look::Look;
use crate::token::Space;

/// One thing after another; what does not fit goes on in the next line.
pub fn flow<'a, M: 'a>(look: Look, space: Space, children: Vec<Element<'a, M>>) -> Element<'a, M> {
    let count = children.len();
    Element::new(Flow {
        look,
        space,
        children,
        end_from: count,
    })
}

/// Like [`flow`], with the second group at the end edge.
pub(crate) fn two_ends<'a, M: 'a>(
    look: Look,
    space: Space,
    at_start: Vec<Element<'a, M>>,
    at_end: Vec<Element<'a, M>>,
) -> Element<'a, M> {
    let end_from = at_start.len();
    let mut children = at_start;
    children.extend(at_end);
    Element::new(Flow {
        look,
        space,
        children,
        end_from,
    })
}

struct Flow<'a, M> {
    look: Look,
    space: Space,
    children: Vec<Element<'a, M>>,
    /// The first child of the group at the end edge.
    end_from: usize,
}

/// Breaks widths into lines: the index at which each line begins, and its used width. A line also
/// breaks at `end_from` when the two groups do not fit in one line together.
fn lines(widths: &[f32], gap: f32, room: f32, end_from: usize) -> Vec<(usize, f32)> {
    let whole: f32 = widths.iter().sum::<f32>() + gap * widths.len().saturating_sub(1) as f32;
    let mut lines: Vec<(usize, f32)> = Vec::new();
    for (index, width) in widths.iter().enumerate() {
        let groups_part = index == end_from && whole > room;
        match lines.last_mut() {
            Some((_, used)) if *used + gap + width <= room && !groups_part => *used += gap + width,
            _ => lines.push((index, *width)),
        }
    }
    lines
}

impl<M> Widget<M, iced::Theme, Renderer> for Flow<'_, M> {
    fn size(&self) -> Size<Length> {
        let grows = self.end_from < self.children.len();
        Size::new(
            if grows { Length::Fill } else { Length::Shrink },
            Length::Shrink,
        )
    }

    fn children(&self) -> Vec<Tree> {
        self.children.iter().map(Tree::new).collect()
    }

    fn diff(&self, tree: &mut Tree) {
        tree.diff_children(&self.children);
    }

    fn layout(
        &mut self,
        tree: &mut Tree,
        renderer: &Renderer,
        limits: &layout::Limits,
    ) -> layout::Node {
        let gap = self.look.space(self.space);
        let line_gap = gap.min(self.look.space(Space::Tight));
        let loose = limits.loose();
        let nodes: Vec<layout::Node> = self
            .children
            .iter_mut()
            .zip(&mut tree.children)
            .map(|(child, tree)| child.as_widget_mut().layout(tree, renderer, &loose))
            .collect();
        let widths: Vec<f32> = nodes.iter().map(|node| node.size().width).collect();
        let room = limits.max().width;
        let lines = lines(&widths, gap, room, self.end_from);
        let fills = self.end_from < nodes.len();
        let widest = lines
            .iter()
            .fold(0.0_f32, |widest, (_, used)| widest.max(*used));
        let width = if fills && room.is_finite() {
            room
        } else {
            widest.min(room)
        };
        let rtl = self.look.direction.is_rtl();
        let mut placed = Vec::with_capacity(nodes.len());
        let mut y = 0.0;
        for (number, (begin, used)) in lines.iter().enumerate() {
            let end = lines.get(number + 1).map_or(nodes.len(), |(next, _)| *next);
            let line = nodes.get(*begin..end).unwrap_or_default();
            let height = line
                .iter()
                .fold(0.0_f32, |height, node| height.max(node.size().height));
            let mut x = 0.0;
            for (index, node) in (*begin..end).zip(line) {
                // What is at the end edge takes all the room left before it. Where the end group
                // has a line to itself, its first stays at the start and the last at the end.
                let last = end - 1 == index;
                let shift = index == self.end_from && *begin < self.end_from
                    || *begin >= self.end_from && fills && last && *begin < index;
                if shift {
                    x += width - used;
                }
                let size = node.size();
                let left = if rtl { width - x - size.width } else { x };
                placed.push(
                    node.clone()
                        .move_to(Point::new(left, y + (height - size.height) / 2.0)),
                );
                x += size.width + gap;
            }
            y += height + line_gap;
        }
        layout::Node::with_children(Size::new(width, (y - line_gap).max(0.0)), placed)
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &Renderer,
        operation: &mut dyn Operation,
    ) {
        operation.container(None, layout.bounds());
        operation.traverse(&mut |operation| {
            for ((child, tree), layout) in self
                .children
                .iter_mut()
                .zip(&mut tree.children)
                .zip(layout.children())
            {
                child
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
        for ((child, tree), layout) in self
            .children
            .iter_mut()
            .zip(&mut tree.children)
            .zip(layout.children())
        {
            child.as_widget_mut().update(
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
        self.children
            .iter()
            .zip(&tree.children)
            .zip(layout.children())
            .map(|((child, tree), layout)| {
                child
                    .as_widget()
                    .mouse_interaction(tree, layout, cursor, viewport, renderer)
            })
            .max()
            .unwrap_or_default()
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
        for ((child, tree), layout) in self
            .children
            .iter()
            .zip(&tree.children)
            .zip(layout.children())
        {
            child
                .as_widget()
                .draw(tree, renderer, theme, style, layout, cursor, viewport);
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
        overlay::from_children(
            &mut self.children,
            tree,
            layout,
            renderer,
            viewport,
            translation,
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(widths: &[f32], room: f32, end_from: usize, begins: &[usize]) {
        let lines = lines(widths, 10.0, room, end_from);
        assert_eq!(
            lines.iter().map(|(begin, _)| *begin).collect::<Vec<_>>(),
            begins
        );
        assert!(
            lines
                .iter()
                .all(|(begin, used)| *used <= room || widths[*begin] > room)
        );
    }

    #[test]
    fn what_does_not_fit_goes_on_in_the_next_line() {
        check(&[], 100.0, 0, &[]);
        check(&[40.0, 40.0], 100.0, 2, &[0]);
        check(&[40.0, 40.0, 40.0], 100.0, 3, &[0, 2]);
        check(&[400.0, 40.0], 100.0, 2, &[0, 1]);
    }

    #[test]
    fn the_two_ends_part_before_either_is_squeezed() {
        check(&[30.0, 30.0, 20.0], 100.0, 2, &[0]);
        check(&[30.0, 30.0, 30.0], 100.0, 2, &[0, 2]);
        check(&[60.0, 60.0, 60.0, 30.0], 100.0, 2, &[0, 1, 2]);
        check(&[60.0, 20.0, 60.0, 60.0], 100.0, 2, &[0, 2, 3]);
    }
}
