// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Where the focus is and where it can go: operations over the widget tree.
//!
//! The kit moves the focus itself (see [`crate::scope`]); screens never handle Tab or arrows.

use iced::advanced::widget::operation::scrollable::AbsoluteOffset;
use iced::advanced::widget::operation::{Focusable, Scrollable};
use iced::advanced::widget::{Id, Operation};
use iced::{Point, Rectangle, Vector};

use crate::scan::Spot;
use crate::speech::{Role, Spoken, Voice};

/// The state of one focusable piece of the kit.
#[derive(Debug, Default, Clone, Copy)]
pub struct Focused {
    pub(crate) here: bool,
}

impl Focusable for Focused {
    fn is_focused(&self) -> bool {
        self.here
    }

    fn focus(&mut self) {
        self.here = true;
    }

    fn unfocus(&mut self) {
        self.here = false;
    }
}

/// Something that can take the focus.
#[derive(Debug, Clone)]
pub(crate) struct Stop {
    pub(crate) bounds: Rectangle,
    pub(crate) focused: bool,
    pub(crate) voice: Option<Voice>,
    /// Which scrollable holds it, and that scrollable's window and offset.
    scroll: Option<(usize, Rectangle, Vector)>,
}

impl Stop {
    pub(crate) fn spoken(&self) -> Option<Spoken> {
        self.voice
            .as_ref()
            .map(|voice| voice.spoken(self.bounds, true))
    }

    fn group(&self) -> Option<&'static str> {
        self.voice.as_ref().and_then(|voice| voice.group)
    }
}

/// All stops of the tree in reading order.
#[derive(Debug, Default)]
pub(crate) struct Survey {
    pub(crate) stops: Vec<Stop>,
    /// The question that is open, by its title.
    pub(crate) dialog: Option<String>,
    waiting: Option<Voice>,
    scrollables: usize,
    entered: Option<(usize, Rectangle, Vector)>,
    within: Option<(usize, Rectangle, Vector)>,
}

impl Operation for Survey {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation)) {
        let outer = self.within;
        self.within = self.entered.take().or(outer);
        operate(self);
        self.within = outer;
    }

    fn custom(&mut self, _id: Option<&Id>, _bounds: Rectangle, state: &mut dyn std::any::Any) {
        let Some(voice) = state.downcast_ref::<Voice>() else {
            return;
        };
        if voice.focusable {
            self.waiting = Some(voice.clone());
        } else if voice.role == Role::Dialog {
            self.dialog = Some(voice.label.clone());
        }
    }

    fn focusable(&mut self, _id: Option<&Id>, bounds: Rectangle, state: &mut dyn Focusable) {
        let voice = self.waiting.take();
        self.stops.push(Stop {
            bounds,
            focused: state.is_focused(),
            voice,
            scroll: self.within,
        });
    }

    fn scrollable(
        &mut self,
        _id: Option<&Id>,
        bounds: Rectangle,
        _content: Rectangle,
        translation: Vector,
        _state: &mut dyn Scrollable,
    ) {
        self.entered = Some((self.scrollables, bounds, translation));
        self.scrollables += 1;
    }
}

impl Survey {
    /// The index of the stop that has the focus.
    pub(crate) fn focused(&self) -> Option<usize> {
        self.stops.iter().position(|stop| stop.focused)
    }

    /// The key of the stop that lies at a place of the screen.
    pub(crate) fn at(&self, place: Point) -> Option<&str> {
        let found = self.stops.iter().rev().find(|stop| {
            let offset = stop.scroll.map_or(Vector::ZERO, |(_, _, offset)| offset);
            stop.bounds.contains(place + offset)
        });
        let voice = found?.voice.as_ref()?;
        Some(voice.key.as_str())
    }

    /// The stops as the ring of single-key use goes over them.
    pub(crate) fn spots(&self) -> Vec<Spot> {
        let spot = |stop: &Stop| Spot {
            bounds: stop.bounds,
            group: stop.group(),
        };
        self.stops.iter().map(spot).collect()
    }

    /// The next stop of the whole tree, around the end.
    pub(crate) fn step(&self, backwards: bool) -> Option<usize> {
        let count = self.stops.len();
        match (count, self.focused(), backwards) {
            (0, _, _) => None,
            (_, None, false) => Some(0),
            (_, None, true) => Some(count - 1),
            (_, Some(at), false) => Some((at + 1) % count),
            (_, Some(at), true) => Some((at + count - 1) % count),
        }
    }

    /// The nearest stop of the same group in a direction of the screen.
    pub(crate) fn beside(&self, towards: Towards) -> Option<usize> {
        let from = self.stops.get(self.focused()?)?;
        let group = from.group()?;
        let origin = from.bounds.center();
        self.stops
            .iter()
            .enumerate()
            .filter(|(_, stop)| !stop.focused && stop.group() == Some(group))
            .filter_map(|(index, stop)| Some((index, towards.cost(origin, stop.bounds.center())?)))
            .min_by(|(_, a), (_, b)| a.total_cmp(b))
            .map(|(index, _)| index)
    }

    /// Where a new screen or dialog should begin: the stop that asked for it, else the first.
    pub(crate) fn initial(&self) -> Option<usize> {
        let asked = self
            .stops
            .iter()
            .position(|stop| stop.voice.as_ref().is_some_and(|voice| voice.initial));
        asked.or(if self.stops.is_empty() { None } else { Some(0) })
    }

    /// How a scrollable must move to show a stop, if it must.
    pub(crate) fn reveal(&self, index: usize, margin: f32) -> Option<Reveal> {
        let stop = self.stops.get(index)?;
        let (scrollable, window, offset) = stop.scroll?;
        let (top, bottom) = (
            stop.bounds.y - offset.y,
            stop.bounds.y + stop.bounds.height - offset.y,
        );
        let move_by = if top < window.y + margin {
            top - window.y - margin
        } else if bottom > window.y + window.height - margin {
            bottom - window.y - window.height + margin
        } else {
            return None;
        };
        Some(Reveal {
            scrollable,
            y: (offset.y + move_by).max(0.0),
            seen: 0,
        })
    }
}

/// A direction of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Towards {
    Up,
    Down,
    LeftOfScreen,
    RightOfScreen,
}

impl Towards {
    fn cost(self, from: Point, to: Point) -> Option<f32> {
        let (along, across) = match self {
            Self::Up => (from.y - to.y, from.x - to.x),
            Self::Down => (to.y - from.y, from.x - to.x),
            Self::LeftOfScreen => (from.x - to.x, from.y - to.y),
            Self::RightOfScreen => (to.x - from.x, from.y - to.y),
        };
        (along > 1.0).then_some(along + across.abs() * 4.0)
    }
}

/// Gives the focus to one stop and takes it from all others. While a ring goes from row to row,
/// a whole row has it.
pub(crate) struct Give {
    to: Vec<usize>,
    seen: usize,
}

impl Give {
    pub(crate) fn to(index: usize) -> Self {
        Self {
            to: vec![index],
            seen: 0,
        }
    }

    pub(crate) fn all(to: Vec<usize>) -> Self {
        Self { to, seen: 0 }
    }

    pub(crate) fn nobody() -> Self {
        Self {
            to: Vec::new(),
            seen: 0,
        }
    }
}

impl Operation for Give {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation)) {
        operate(self);
    }

    fn focusable(&mut self, _id: Option<&Id>, _bounds: Rectangle, state: &mut dyn Focusable) {
        if self.to.contains(&self.seen) {
            state.focus();
        } else {
            state.unfocus();
        }
        self.seen += 1;
    }
}

/// Scrolls one scrollable to a height.
pub(crate) struct Reveal {
    scrollable: usize,
    y: f32,
    seen: usize,
}

impl Operation for Reveal {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation)) {
        operate(self);
    }

    fn scrollable(
        &mut self,
        _id: Option<&Id>,
        _bounds: Rectangle,
        _content: Rectangle,
        _translation: Vector,
        state: &mut dyn Scrollable,
    ) {
        if self.seen == self.scrollable {
            state.scroll_to(AbsoluteOffset {
                x: None,
                y: Some(self.y),
            });
        }
        self.seen += 1;
    }
}
