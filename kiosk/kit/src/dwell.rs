// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The pointer that rests on a control presses it, for hands that cannot press a button.
//!
//! Pure: where the pointer is and what time it is are arguments. Only a control is ever pressed:
//! anywhere else the pointer rests for as long as it likes. After a press, and on a new screen, it
//! must be moved before anything is pressed again, so that nothing is pressed that came to lie
//! under it.

use std::time::{Duration, Instant};

use iced::Point;

/// A hand that trembles has not moved, in logical pixels.
const TREMBLE: f32 = 24.0;

/// See the module.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Dwell {
    /// Where the pointer was seen last.
    pointer: Option<Point>,
    /// It must leave this place first.
    leave: Option<Point>,
    on: Option<Rest>,
}

#[derive(Debug, Clone, PartialEq)]
struct Rest {
    key: String,
    since: Instant,
}

impl Dwell {
    /// The pointer moved to a place where this control is, or none.
    pub(crate) fn moved(&mut self, now: Instant, at: Point, key: Option<&str>) {
        self.pointer = Some(at);
        if self.leave.is_some_and(|from| from.distance(at) < TREMBLE) {
            return;
        }
        self.leave = None;
        let same = self.on.as_ref().map(|rest| rest.key.as_str()) == key;
        if !same {
            self.on = key.map(|key| Rest {
                key: key.to_owned(),
                since: now,
            });
        }
    }

    /// Another screen came under the pointer, or it was used in another way.
    pub(crate) fn interrupted(&mut self) {
        self.on = None;
        self.leave = self.pointer;
    }

    /// The pointer has left the window.
    pub(crate) fn gone(&mut self) {
        *self = Self::default();
    }

    /// Where to press now, if it has rested for long enough.
    pub(crate) fn tick(&mut self, now: Instant, time: Duration) -> Option<Point> {
        let rested = self
            .on
            .as_ref()
            .is_some_and(|rest| rest.since + time <= now);
        if !rested {
            return None;
        }
        self.interrupted();
        self.pointer
    }

    /// Where the pointer rests, and how much of the time is over.
    pub(crate) fn share(&self, now: Instant, time: Duration) -> Option<(Point, f32)> {
        let rest = self.on.as_ref()?;
        let rested = now.saturating_duration_since(rest.since);
        Some((self.pointer?, rested.as_secs_f32() / time.as_secs_f32()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TIME: Duration = Duration::from_millis(800);

    struct Hand {
        dwell: Dwell,
        began: Instant,
    }

    impl Hand {
        fn new() -> Self {
            Self {
                dwell: Dwell::default(),
                began: Instant::now(),
            }
        }

        fn at(&self, ms: u64) -> Instant {
            self.began + Duration::from_millis(ms)
        }

        fn moves(&mut self, ms: u64, x: f32, key: Option<&str>) {
            self.dwell.moved(self.at(ms), Point::new(x, 0.0), key);
        }

        fn presses(&mut self, ms: u64) -> bool {
            self.dwell.tick(self.at(ms), TIME).is_some()
        }
    }

    #[test]
    fn what_the_pointer_rests_on_is_pressed_once() {
        let mut hand = Hand::new();
        hand.moves(0, 10.0, Some("start"));
        assert!(!hand.presses(799));
        assert!(hand.presses(800));
        assert!(!hand.presses(5000));
    }

    #[test]
    fn a_trembling_hand_rests_on_a_control_and_presses_nothing_else_after_it() {
        let mut hand = Hand::new();
        hand.moves(0, 10.0, Some("start"));
        hand.moves(700, 30.0, Some("start"));
        assert!(hand.presses(800));
        // Another control has come to lie under it.
        hand.moves(900, 32.0, Some("go-on"));
        assert!(!hand.presses(5000));
        hand.moves(5100, 60.0, Some("go-on"));
        assert!(!hand.presses(5899));
        assert!(hand.presses(5900));
    }

    #[test]
    fn moving_to_another_control_begins_anew_and_where_nothing_is_one_rests() {
        let mut hand = Hand::new();
        hand.moves(0, 10.0, Some("one"));
        hand.moves(500, 100.0, Some("two"));
        assert!(!hand.presses(1000));
        hand.moves(1100, 200.0, None);
        assert!(!hand.presses(60_000));
    }

    #[test]
    fn a_new_screen_under_the_pointer_is_not_pressed() {
        let mut hand = Hand::new();
        hand.moves(0, 10.0, Some("one"));
        hand.dwell.interrupted();
        hand.moves(10, 12.0, Some("two"));
        assert!(!hand.presses(5000));
    }

    #[test]
    fn the_ring_fills_while_it_rests() {
        let mut hand = Hand::new();
        hand.moves(0, 10.0, Some("one"));
        let share = hand.dwell.share(hand.at(400), TIME);
        assert_eq!(share, Some((Point::new(10.0, 0.0), 0.5)));
        assert!(hand.presses(800));
        assert_eq!(hand.dwell.share(hand.at(900), TIME), None);
    }
}
