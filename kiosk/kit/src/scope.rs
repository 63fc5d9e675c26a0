// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The root of every screen: Tab, arrows, Escape, initial focus, scrolling into view.
//!
//! The keys are handled inside the widget tree and not by a subscription, so that simulated
//! citizens in tests meet exactly what real ones meet.

use std::time::{Duration, Instant};

use iced::advanced::widget::{Operation, Tree, tree};
use iced::advanced::{Clipboard, Layout, Shell, Widget, layout, mouse, overlay, renderer};
use iced::keyboard::key::Named;
use iced::keyboard::{self, Key};
use iced::{Event, Length, Point, Rectangle, Renderer, Size, Vector, touch, window};

use crate::Element;
use crate::dwell::Dwell;
use crate::focus::{Give, Survey, Towards};
use crate::look::{Look, Motion};
use crate::progress::draw_filling;
use crate::scan::{Chosen, Pace, Parts, Scan};
use crate::speech::Spoken;
use crate::token::Space;

/// Wraps a whole screen. `screen` is its name, the same in every language: when it changes, the
/// focus moves to the control that asked for it with `.initial()`, else to the first.
pub fn scope<'a, M>(
    look: Look,
    screen: impl Into<String>,
    content: impl Into<Element<'a, M>>,
) -> Scope<'a, M> {
    Scope {
        look,
        screen: screen.into(),
        content: content.into(),
        on_escape: None,
        on_key: None,
        on_touch: None,
        on_hold: None,
        scanning: None,
        dwelling: None,
        on_focus: None,
    }
}

/// See [`scope`].
#[expect(missing_debug_implementations, reason = "holds widgets and closures")]
pub struct Scope<'a, M> {
    look: Look,
    screen: String,
    content: Element<'a, M>,
    on_escape: Option<M>,
    on_key: Option<KeyFn<'a, M>>,
    on_touch: Option<M>,
    on_hold: Option<M>,
    scanning: Option<(Pace, M)>,
    dwelling: Option<Duration>,
    on_focus: Option<Box<dyn Fn(Spoken) -> M + 'a>>,
}

type KeyFn<'a, M> = Box<dyn Fn(&Key) -> Option<M> + 'a>;

impl<'a, M> Scope<'a, M> {
    /// What Escape means here: usually the same as *Back*.
    #[must_use]
    pub fn on_escape(mut self, message: M) -> Self {
        self.on_escape = Some(message);
        self
    }

    /// What keys mean here that nothing with the focus took: digits on a page with a pad. They
    /// work wherever the focus is, and when a pointer left it nowhere.
    #[must_use]
    pub fn on_key(mut self, keys: impl Fn(&Key) -> Option<M> + 'a) -> Self {
        self.on_key = Some(Box::new(keys));
        self
    }

    /// Published for any key that goes down and any press, before what it does: a voice stops.
    #[must_use]
    pub fn on_touch(mut self, message: Option<M>) -> Self {
        self.on_touch = message;
        self
    }

    /// What it means to press anywhere and stay: nothing else is pressed by it.
    #[must_use]
    pub fn on_hold(mut self, message: M) -> Self {
        self.on_hold = Some(message);
        self
    }

    /// One key for everything: the ring moves by itself, and Space, Enter or a press anywhere
    /// uses what it is around. `moved` is published when it moved.
    #[must_use]
    pub fn scanning(mut self, pace: Option<Pace>, moved: M) -> Self {
        self.scanning = pace.map(|pace| (pace, moved));
        self
    }

    /// The pointer that rests on a control for so long presses it; a ring fills meanwhile.
    #[must_use]
    pub fn dwelling(mut self, time: Option<Duration>) -> Self {
        self.dwelling = time;
        self
    }

    /// Called whenever the keyboard or a new screen moved the focus: speech reads the line.
    #[must_use]
    pub fn on_focus(mut self, message: impl Fn(Spoken) -> M + 'a) -> Self {
        self.on_focus = Some(Box::new(message));
        self
    }
}

#[derive(Debug, Default)]
struct State {
    /// The screen shown last.
    entered: Option<String>,
    /// The last thing the person used was a finger or a mouse.
    by_pointer: bool,
    /// Nothing has the focus yet: the first Tab goes to where this screen begins.
    fresh: bool,
    /// The control that `on_focus` told of last.
    told: Option<String>,
    /// Since when, and where, a finger or the mouse stays down.
    held: Option<(Instant, Point)>,
    /// Where the ring is that moves by itself.
    scan: Option<Scan>,
    /// What the pointer rests on.
    dwell: Dwell,
    /// When it was drawn last.
    drawn: Option<Instant>,
}

/// A press that stays so long is a hold.
const HOLD: Duration = Duration::from_millis(1500);
/// Between two pictures of the ring that fills.
const FILLING: Duration = Duration::from_millis(50);
/// Without motion it fills in so many steps.
const QUARTERS: u32 = 4;
/// A hand that trembles stays within this, in logical pixels at the design's size.
const TREMBLE: f32 = 40.0;

impl<M: Clone> Scope<'_, M> {
    fn survey(&mut self, tree: &mut Tree, layout: Layout<'_>, renderer: &Renderer) -> Survey {
        let mut survey = Survey::default();
        self.run(tree, layout, renderer, &mut survey);
        survey
    }

    fn run(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &Renderer,
        operation: &mut dyn Operation,
    ) {
        if let (Some(child), Some(layout)) = (tree.children.first_mut(), layout.children().next()) {
            self.content
                .as_widget_mut()
                .operate(child, layout, renderer, operation);
        }
    }

    /// On a new screen the focus begins where the screen wants it. A person who points sees no ring
    /// that they did not ask for; their first Tab begins there.
    fn enter(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &Renderer,
        shell: &mut Shell<'_, M>,
    ) {
        let state = tree.state.downcast_mut::<State>();
        if state.entered.as_deref() == Some(self.screen.as_str()) {
            return;
        }
        state.entered = Some(self.screen.clone());
        state.told = None;
        state.scan = None;
        state.dwell.interrupted();
        state.fresh = state.by_pointer;
        if state.by_pointer {
            self.run(tree, layout, renderer, &mut Give::nobody());
        } else {
            let survey = self.survey(tree, layout, renderer);
            let initial = survey.initial();
            self.give(initial, &survey, tree, layout, renderer, shell);
        }
    }

    fn give(
        &mut self,
        to: Option<usize>,
        survey: &Survey,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &Renderer,
        shell: &mut Shell<'_, M>,
    ) {
        let Some(index) = to else { return };
        self.run(tree, layout, renderer, &mut Give::to(index));
        if let Some(mut reveal) = survey.reveal(index, self.look.space(Space::Near)) {
            self.run(tree, layout, renderer, &mut reveal);
        }
        shell.request_redraw();
    }

    /// Tells when the focus has come to another control, whoever moved it: Tab, a new screen, a
    /// dialog that opened or closed. Pointers are not told: the person acts at that very moment.
    fn tell(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &Renderer,
        shell: &mut Shell<'_, M>,
    ) {
        if self.on_focus.is_none() || tree.state.downcast_ref::<State>().by_pointer {
            return;
        }
        let survey = self.survey(tree, layout, renderer);
        let spoken = survey
            .focused()
            .and_then(|at| survey.stops.get(at)?.spoken());
        let state = tree.state.downcast_mut::<State>();
        let key = spoken.as_ref().map(|spoken| spoken.key.clone());
        if state.told != key {
            state.told = key;
            if let (Some(on_focus), Some(spoken)) = (&self.on_focus, spoken) {
                shell.publish(on_focus(spoken));
            }
        }
    }

    /// Moves the ring, or uses what it is around. Tells whether the event was meant for it.
    #[expect(
        clippy::too_many_arguments,
        reason = "a widget's update is handed on whole"
    )]
    fn scan(
        &mut self,
        tree: &mut Tree,
        event: &Event,
        layout: Layout<'_>,
        renderer: &Renderer,
        clipboard: &mut dyn Clipboard,
        shell: &mut Shell<'_, M>,
        viewport: &Rectangle,
    ) -> bool {
        let Some((pace, moved)) = self.scanning.clone() else {
            tree.state.downcast_mut::<State>().scan = None;
            return false;
        };
        let now = Instant::now();
        let survey = self.survey(tree, layout, renderer);
        let parts = Parts::of(&survey.spots());
        let state = tree.state.downcast_mut::<State>();
        state.by_pointer = false;
        let begins = state.scan.is_none();
        let scan = state
            .scan
            .get_or_insert_with(|| Scan::new(now, pace, &parts, survey.initial()));
        let (mut moves, mut used, mut taken) = (begins, None, false);
        match event {
            Event::Window(window::Event::RedrawRequested(now)) => {
                moves |= scan.tick(*now, pace, &parts);
            }
            Event::Keyboard(keyboard::Event::KeyPressed {
                key: Key::Named(Named::Enter | Named::Space),
                repeat,
                ..
            }) => {
                taken = true;
                if !repeat {
                    used = scan.press(now, pace, &parts);
                    moves = true;
                }
            }
            Event::Mouse(mouse::Event::ButtonPressed(_))
            | Event::Touch(touch::Event::FingerPressed { .. }) => {
                taken = true;
                used = scan.press(now, pace, &parts);
                moves = true;
            }
            Event::Mouse(mouse::Event::ButtonReleased(_))
            | Event::Touch(touch::Event::FingerLifted { .. }) => taken = true,
            _ => {}
        }
        let (ringed, due) = (scan.ringed(&parts), scan.due());
        shell.request_redraw_at(due);
        if let Some(Chosen::Used(control)) = used {
            self.run(tree, layout, renderer, &mut Give::to(control));
            self.press_focused(tree, layout, renderer, clipboard, shell, viewport);
        }
        if moves {
            if let Some(mut reveal) = ringed
                .first()
                .and_then(|first| survey.reveal(*first, self.look.space(Space::Near)))
            {
                self.run(tree, layout, renderer, &mut reveal);
            }
            self.run(tree, layout, renderer, &mut Give::all(ringed));
            shell.publish(moved);
            shell.request_redraw();
        }
        if taken {
            shell.capture_event();
        }
        taken
    }

    /// Watches what the pointer rests on, and presses it when its time has come.
    #[expect(
        clippy::too_many_arguments,
        reason = "a widget's update is handed on whole"
    )]
    fn dwell(
        &mut self,
        tree: &mut Tree,
        event: &Event,
        layout: Layout<'_>,
        renderer: &Renderer,
        clipboard: &mut dyn Clipboard,
        shell: &mut Shell<'_, M>,
        viewport: &Rectangle,
    ) {
        let Some(time) = self.dwelling else {
            tree.state.downcast_mut::<State>().dwell.gone();
            return;
        };
        match event {
            Event::Mouse(mouse::Event::CursorMoved { position }) => {
                let survey = self.survey(tree, layout, renderer);
                let key = survey.at(*position);
                let dwell = &mut tree.state.downcast_mut::<State>().dwell;
                let now = Instant::now();
                dwell.moved(now, *position, key);
                if dwell.share(now, time).is_some() {
                    shell.request_redraw();
                }
            }
            Event::Mouse(mouse::Event::CursorLeft) => {
                tree.state.downcast_mut::<State>().dwell.gone();
                shell.request_redraw();
            }
            Event::Mouse(mouse::Event::ButtonPressed(_))
            | Event::Touch(touch::Event::FingerPressed { .. }) => {
                tree.state.downcast_mut::<State>().dwell.interrupted();
                shell.request_redraw();
            }
            Event::Window(window::Event::RedrawRequested(now)) => {
                let state = tree.state.downcast_mut::<State>();
                state.drawn = Some(*now);
                if let Some(place) = state.dwell.tick(*now, time) {
                    state.by_pointer = true;
                    self.press_at(place, tree, layout, renderer, clipboard, shell, viewport);
                    shell.request_redraw();
                } else if state.dwell.share(*now, time).is_some() {
                    let pace = match self.look.motion {
                        Motion::Full => FILLING,
                        Motion::Reduced => time / QUARTERS,
                    };
                    shell.request_redraw_at(*now + pace);
                }
            }
            _ => {}
        }
    }

    /// As if the mouse had been pressed and let go there.
    #[expect(
        clippy::too_many_arguments,
        reason = "a widget's update is handed on whole"
    )]
    fn press_at(
        &mut self,
        place: Point,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &Renderer,
        clipboard: &mut dyn Clipboard,
        shell: &mut Shell<'_, M>,
        viewport: &Rectangle,
    ) {
        let (Some(child), Some(inner)) = (tree.children.first_mut(), layout.children().next())
        else {
            return;
        };
        let cursor = mouse::Cursor::Available(place);
        for event in [
            mouse::Event::ButtonPressed(mouse::Button::Left),
            mouse::Event::ButtonReleased(mouse::Button::Left),
        ] {
            self.content.as_widget_mut().update(
                child,
                &Event::Mouse(event),
                inner,
                cursor,
                renderer,
                clipboard,
                shell,
                viewport,
            );
        }
    }

    /// As if Enter had been pressed on what has the focus.
    fn press_focused(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &Renderer,
        clipboard: &mut dyn Clipboard,
        shell: &mut Shell<'_, M>,
        viewport: &Rectangle,
    ) {
        let enter = Event::Keyboard(keyboard::Event::KeyPressed {
            key: Key::Named(Named::Enter),
            modified_key: Key::Named(Named::Enter),
            physical_key: keyboard::key::Physical::Code(keyboard::key::Code::Enter),
            location: keyboard::Location::Standard,
            modifiers: keyboard::Modifiers::empty(),
            text: None,
            repeat: false,
        });
        if let (Some(child), Some(inner)) = (tree.children.first_mut(), layout.children().next()) {
            self.content.as_widget_mut().update(
                child,
                &enter,
                inner,
                mouse::Cursor::Unavailable,
                renderer,
                clipboard,
                shell,
                viewport,
            );
        }
    }

    /// Whether this event ends a press that was a hold.
    fn was_held(&self, tree: &mut Tree, event: &Event, cursor: mouse::Cursor) -> bool {
        if self.on_hold.is_none() {
            return false;
        }
        let state = tree.state.downcast_mut::<State>();
        match event {
            Event::Mouse(mouse::Event::ButtonPressed(_)) => {
                state.held = cursor.position().map(|at| (Instant::now(), at));
                false
            }
            Event::Touch(touch::Event::FingerPressed { position, .. }) => {
                state.held = Some((Instant::now(), *position));
                false
            }
            Event::Mouse(mouse::Event::ButtonReleased(_)) => {
                let at = cursor.position();
                let held = state.held.take();
                held.zip(at)
                    .is_some_and(|((since, from), at)| is_hold(since, from, at))
            }
            Event::Touch(touch::Event::FingerLifted { position, .. }) => {
                let held = state.held.take();
                held.is_some_and(|(since, from)| is_hold(since, from, *position))
            }
            Event::Touch(touch::Event::FingerLost { .. }) => {
                state.held = None;
                false
            }
            _ => false,
        }
    }

    fn key(
        &mut self,
        [key, written]: [&Key; 2],
        modifiers: keyboard::Modifiers,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &Renderer,
        shell: &mut Shell<'_, M>,
    ) {
        // What the key writes: some keyboards write digits with Shift, and capitals differ.
        if let Some(message) = self.on_key.as_ref().and_then(|keys| keys(written)) {
            shell.publish(message);
            shell.capture_event();
            return;
        }
        let Key::Named(named) = key else { return };
        let towards = match named {
            Named::Tab => {
                let survey = self.survey(tree, layout, renderer);
                let fresh = std::mem::take(&mut tree.state.downcast_mut::<State>().fresh);
                let to = if fresh {
                    survey.initial()
                } else {
                    survey.step(modifiers.shift())
                };
                self.give(to, &survey, tree, layout, renderer, shell);
                shell.capture_event();
                return;
            }
            Named::Escape => {
                if let Some(message) = &self.on_escape {
                    shell.publish(message.clone());
                    shell.capture_event();
                }
                return;
            }
            Named::ArrowUp => Towards::Up,
            Named::ArrowDown => Towards::Down,
            Named::ArrowLeft => Towards::LeftOfScreen,
            Named::ArrowRight => Towards::RightOfScreen,
            _ => return,
        };
        let survey = self.survey(tree, layout, renderer);
        let to = survey.beside(towards);
        if to.is_some() {
            self.give(to, &survey, tree, layout, renderer, shell);
            shell.capture_event();
        }
    }
}

impl<M: Clone> Widget<M, iced::Theme, Renderer> for Scope<'_, M> {
    fn size(&self) -> Size<Length> {
        self.content.as_widget().size()
    }

    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<State>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(State::default())
    }

    fn children(&self) -> Vec<Tree> {
        vec![Tree::new(&self.content)]
    }

    fn diff(&self, tree: &mut Tree) {
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
        let node = self.content.as_widget_mut().layout(child, renderer, limits);
        layout::Node::with_children(node.size(), vec![node])
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &Renderer,
        operation: &mut dyn Operation,
    ) {
        operation.traverse(&mut |operation| self.run(tree, layout, renderer, operation));
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
        self.enter(tree, layout, renderer, shell);
        if let Some(message) = &self.on_touch
            && is_touch(event)
        {
            shell.publish(message.clone());
        }
        if self.scan(tree, event, layout, renderer, clipboard, shell, viewport) {
            return;
        }
        self.dwell(tree, event, layout, renderer, clipboard, shell, viewport);
        let held = self.was_held(tree, event, cursor);
        // What was held is let go without being pressed.
        let cursor = if held {
            mouse::Cursor::Unavailable
        } else {
            cursor
        };
        if held && let Some(message) = &self.on_hold {
            shell.publish(message.clone());
        }
        if let (Some(child), Some(inner)) = (tree.children.first_mut(), layout.children().next()) {
            self.content.as_widget_mut().update(
                child, event, inner, cursor, renderer, clipboard, shell, viewport,
            );
        }
        let state = tree.state.downcast_mut::<State>();
        match event {
            Event::Keyboard(keyboard::Event::KeyPressed {
                key,
                modified_key,
                modifiers,
                ..
            }) => {
                state.by_pointer = false;
                if !shell.is_event_captured() {
                    let keys = [key, modified_key];
                    self.key(keys, *modifiers, tree, layout, renderer, shell);
                }
            }
            Event::Mouse(mouse::Event::ButtonPressed(_))
            | Event::Touch(touch::Event::FingerPressed { .. }) => {
                state.by_pointer = true;
                state.fresh = false;
            }
            _ => {}
        }
        let may_move = matches!(
            event,
            Event::Keyboard(keyboard::Event::KeyPressed { .. })
                | Event::Window(window::Event::RedrawRequested(_))
        );
        if may_move {
            self.tell(tree, layout, renderer, shell);
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
            (Some(child), Some(layout)) => self
                .content
                .as_widget()
                .mouse_interaction(child, layout, cursor, viewport, renderer),
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
        if let (Some(child), Some(layout)) = (tree.children.first(), layout.children().next()) {
            self.content
                .as_widget()
                .draw(child, renderer, theme, style, layout, cursor, viewport);
        }
        let state = tree.state.downcast_ref::<State>();
        if let (Some(time), Some(now)) = (self.dwelling, state.drawn)
            && let Some((place, share)) = state.dwell.share(now, time)
        {
            let share = match self.look.motion {
                Motion::Full => share,
                Motion::Reduced => (share * QUARTERS as f32).ceil() / QUARTERS as f32,
            };
            draw_filling(self.look, renderer, layout.bounds(), place, share);
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

fn is_touch(event: &Event) -> bool {
    matches!(
        event,
        Event::Keyboard(keyboard::Event::KeyPressed { .. })
            | Event::Mouse(mouse::Event::ButtonPressed(_))
            | Event::Touch(touch::Event::FingerPressed { .. })
    )
}

fn is_hold(since: Instant, from: Point, to: Point) -> bool {
    since.elapsed() >= HOLD && from.distance(to) <= TREMBLE
}

impl<'a, M: Clone + 'a> From<Scope<'a, M>> for Element<'a, M> {
    fn from(scope: Scope<'a, M>) -> Self {
        Element::new(scope)
    }
}
