// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The one pressable thing. Every control of the kit is one of these with other content, so focus,
//! size, voice, touch, mouse and keyboard are decided here and nowhere else.

use iced::advanced::widget::{Id, Operation, Tree, tree};
use iced::advanced::{
    Clipboard, Layout, Renderer as _, Shell, Widget, layout, mouse, overlay, renderer,
};
use iced::keyboard::key::Named;
use iced::keyboard::{self, Key};
use iced::{
    Alignment, Border, Color, Event, Length, Padding, Rectangle, Renderer, Size, Vector, border,
    touch,
};

use crate::Element;
use crate::focus::Focused;
use crate::look::Look;
use crate::speech::Voice;
use crate::token;

/// What a control looks like just now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Status {
    pub(crate) pressed: bool,
    pub(crate) hovered: bool,
}

/// How a control is drawn.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Style {
    pub(crate) ground: Option<Color>,
    pub(crate) text: Color,
    pub(crate) border: Border,
}

type StyleFn<'a> = Box<dyn Fn(Status) -> Style + 'a>;

/// Something to press; see the module.
pub(crate) struct Control<'a, M> {
    look: Look,
    content: Element<'a, M>,
    voice: Voice,
    on_press: Option<M>,
    style: StyleFn<'a>,
    padding: Padding,
    width: Length,
    height: Length,
    least: Size,
    align: Alignment,
}

impl<'a, M> Control<'a, M> {
    pub(crate) fn new(
        look: Look,
        mut voice: Voice,
        content: impl Into<Element<'a, M>>,
        style: impl Fn(Status) -> Style + 'a,
    ) -> Self {
        voice.focusable = true;
        Self {
            look,
            content: content.into(),
            voice,
            on_press: None,
            style: Box::new(style),
            padding: Padding::ZERO,
            width: Length::Shrink,
            height: Length::Shrink,
            least: Size::new(look.target(), look.target()),
            align: Alignment::Center,
        }
    }

    /// A control without a message is shown as not available and the focus passes over it.
    pub(crate) fn on_press(mut self, message: Option<M>) -> Self {
        self.voice.focusable = message.is_some();
        self.on_press = message;
        self
    }

    pub(crate) fn padding(mut self, padding: impl Into<Padding>) -> Self {
        self.padding = padding.into();
        self
    }

    pub(crate) fn width(mut self, width: impl Into<Length>) -> Self {
        self.width = width.into();
        self
    }

    pub(crate) fn height(mut self, height: impl Into<Length>) -> Self {
        self.height = height.into();
        self
    }

    /// A larger least size than that of any control.
    pub(crate) fn at_least(mut self, width: f32, height: f32) -> Self {
        self.least = Size::new(self.least.width.max(width), self.least.height.max(height));
        self
    }

    /// Where content stands when there is room to spare.
    pub(crate) fn align(mut self, align: Alignment) -> Self {
        self.align = align;
        self
    }
}

#[derive(Debug, Default)]
struct State {
    /// Key of the control that this state belongs to.
    of: String,
    focus: Focused,
    pressed: bool,
    hovered: bool,
    /// The pointer came into the window and has not moved since: the window may have come to it.
    arriving: bool,
    /// Pointers do not show the ring: the person sees what they touch.
    by_pointer: bool,
}

impl<M: Clone> Control<'_, M> {
    fn pressed_key(&self, key: &Key) -> Option<M> {
        match key {
            Key::Named(Named::Enter | Named::Space) => self.on_press.clone(),
            _ => None,
        }
    }
}

impl<M: Clone> Widget<M, iced::Theme, Renderer> for Control<'_, M> {
    fn size(&self) -> Size<Length> {
        Size::new(self.width, self.height)
    }

    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<State>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(State {
            of: self.voice.key.clone(),
            ..State::default()
        })
    }

    fn children(&self) -> Vec<Tree> {
        vec![Tree::new(&self.content)]
    }

    fn diff(&self, tree: &mut Tree) {
        // Another control in the place of one that was pointed at is not pointed at.
        let state = tree.state.downcast_mut::<State>();
        if state.of != self.voice.key {
            state.of.clone_from(&self.voice.key);
            (state.pressed, state.hovered) = (false, false);
        }
        tree.diff_children(std::slice::from_ref(&self.content));
    }

    fn layout(
        &mut self,
        tree: &mut Tree,
        renderer: &Renderer,
        limits: &layout::Limits,
    ) -> layout::Node {
        let Some(child) = tree.children.first_mut() else {
            return layout::Node::new(Size::ZERO);
        };
        let limits = limits
            .width(self.width)
            .height(self.height)
            .min_width(self.least.width)
            .min_height(self.least.height);
        let inner = limits.loose().shrink(self.padding);
        let node = self.content.as_widget_mut().layout(child, renderer, &inner);
        // A page that is too full may push a control off its edge, but never squeeze it.
        let size = limits.resolve(self.width, self.height, node.size().expand(self.padding));
        let size = Size::new(size.width, size.height.max(self.least.height));
        let room = Size::new(
            (size.width - self.padding.x()).max(0.0),
            (size.height - self.padding.y()).max(0.0),
        );
        let node = node.move_to((self.padding.left, self.padding.top)).align(
            self.align,
            Alignment::Center,
            room,
        );
        layout::Node::with_children(size, vec![node])
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        _renderer: &Renderer,
        operation: &mut dyn Operation,
    ) {
        let id = Id::from(self.voice.key.clone());
        let bounds = layout.bounds();
        operation.custom(Some(&id), bounds, &mut self.voice);
        operation.text(Some(&id), bounds, &self.voice.label);
        if self.voice.focusable {
            operation.focusable(
                Some(&id),
                bounds,
                &mut tree.state.downcast_mut::<State>().focus,
            );
        }
    }

    fn update(
        &mut self,
        tree: &mut Tree,
        event: &Event,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        _renderer: &Renderer,
        _clipboard: &mut dyn Clipboard,
        shell: &mut Shell<'_, M>,
        _viewport: &Rectangle,
    ) {
        let state = tree.state.downcast_mut::<State>();
        if !self.voice.focusable {
            *state = State {
                of: std::mem::take(&mut state.of),
                ..State::default()
            };
            return;
        }
        let over = cursor.is_over(layout.bounds());
        let was_pressed = state.pressed;
        match event {
            Event::Keyboard(keyboard::Event::KeyPressed { key, repeat, .. }) => {
                state.by_pointer = false;
                if state.focus.here
                    && !repeat
                    && let Some(message) = self.pressed_key(key)
                {
                    shell.publish(message);
                    shell.capture_event();
                }
            }
            Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left))
            | Event::Touch(touch::Event::FingerPressed { .. }) => {
                state.focus.here = over;
                state.by_pointer = true;
                state.pressed = over;
                if over {
                    shell.capture_event();
                }
            }
            Event::Mouse(mouse::Event::ButtonReleased(mouse::Button::Left))
            | Event::Touch(touch::Event::FingerLifted { .. }) => {
                if std::mem::take(&mut state.pressed)
                    && over
                    && let Some(message) = &self.on_press
                {
                    shell.publish(message.clone());
                    shell.capture_event();
                }
            }
            Event::Touch(touch::Event::FingerLost { .. }) => state.pressed = false,
            _ => {}
        }
        // Only a mouse that moves points at something: a finger leaves no pointer behind, keys
        // leave it where it lay, and a window that comes to lie under it was not pointed at.
        let hovered = match event {
            Event::Mouse(mouse::Event::CursorEntered) => {
                state.arriving = true;
                false
            }
            Event::Mouse(mouse::Event::CursorMoved { .. }) => {
                !std::mem::take(&mut state.arriving) && over
            }
            Event::Mouse(mouse::Event::CursorLeft)
            | Event::Touch(_)
            | Event::Keyboard(keyboard::Event::KeyPressed { .. }) => false,
            _ => state.hovered,
        };
        if state.hovered != hovered || was_pressed != state.pressed {
            state.hovered = hovered;
            shell.request_redraw();
        }
    }

    fn mouse_interaction(
        &self,
        _tree: &Tree,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        _viewport: &Rectangle,
        _renderer: &Renderer,
    ) -> mouse::Interaction {
        if self.voice.focusable && cursor.is_over(layout.bounds()) {
            mouse::Interaction::Pointer
        } else {
            mouse::Interaction::default()
        }
    }

    fn draw(
        &self,
        tree: &Tree,
        renderer: &mut Renderer,
        theme: &iced::Theme,
        _style: &renderer::Style,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
    ) {
        let state = tree.state.downcast_ref::<State>();
        let bounds = layout.bounds();
        let style = (self.style)(Status {
            pressed: state.pressed,
            hovered: state.hovered,
        });
        if style.ground.is_some() || style.border.width > 0.0 {
            renderer.fill_quad(
                renderer::Quad {
                    bounds,
                    border: style.border,
                    ..renderer::Quad::default()
                },
                style.ground.unwrap_or(Color::TRANSPARENT),
            );
        }
        if let (Some(child), Some(content)) = (tree.children.first(), layout.children().next()) {
            self.content.as_widget().draw(
                child,
                renderer,
                theme,
                &renderer::Style {
                    text_color: style.text,
                },
                content,
                cursor,
                viewport,
            );
        }
        if state.focus.here && !state.by_pointer {
            draw_ring(self.look, renderer, bounds);
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
        let child = tree.children.first_mut()?;
        let layout = layout.children().next()?;
        self.content
            .as_widget_mut()
            .overlay(child, layout, renderer, viewport, translation)
    }
}

/// The ring around what has the focus: outside the control, with a gap, so that it stands out
/// from the control's own colour too.
pub(crate) fn draw_ring(look: Look, renderer: &mut Renderer, bounds: Rectangle) {
    let (width, gap) = (look.px(token::RING), look.px(token::RING_GAP));
    renderer.fill_quad(
        renderer::Quad {
            bounds: bounds.expand(width + gap),
            border: Border {
                color: look.colours().focus,
                width,
                radius: border::radius(look.radius() + width + gap),
            },
            ..renderer::Quad::default()
        },
        Color::TRANSPARENT,
    );
}

impl<'a, M: Clone + 'a> From<Control<'a, M>> for Element<'a, M> {
    fn from(control: Control<'a, M>) -> Self {
        Element::new(control)
    }
}
