// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Which presses count. Pure: what the keyboard does and what time it is are arguments.
//!
//! Invariants:
//! - A key that was let on is let go exactly once, also when the profile changes under it.
//! - What did not count leaves nothing: neither letter nor modifier.
//! - Codes are held while their key is down, and the last one until the next. Nothing is kept.

use std::time::{Duration, Instant};

use super::{Keys, Latch};

/// More fingers than two hands have.
const MOST_DOWN: usize = 16;

const SHIFT: u32 = 1;
const CONTROL: u32 = 1 << 2;
const ALT: u32 = 1 << 3;
const LOGO: u32 = 1 << 6;
/// What the third level of most layouts is.
const THIRD: u32 = 1 << 7;
/// The key that a layout may use for its third level.
const ALT_GR: u32 = 100;

/// Modifiers as the compositor tells them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Modifiers {
    pub(super) depressed: u32,
    pub(super) latched: u32,
    pub(super) locked: u32,
    pub(super) group: u32,
}

/// What is sent on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sent {
    Key { code: u32, down: bool },
    Modifiers(Modifiers),
}

/// How a key that is down stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stand {
    /// It counts if it is still down then.
    Waiting(Instant),
    /// It was sent on and is still down for whoever got it.
    Held,
    /// It was sent on and let go at once.
    Tapped,
    /// It does not count.
    Dropped,
}

/// See the module.
#[derive(Debug)]
pub(super) struct Filter {
    keys: Keys,
    down: Vec<(u32, Stand)>,
    /// The key let go last, and when.
    lifted: Option<(u32, Instant)>,
    /// What the keyboard says of its modifiers.
    raw: Modifiers,
    /// What was sent on of them.
    told: Modifiers,
    latched: u32,
    /// A modifier that went down and nothing after it.
    alone: Option<u32>,
    /// What AltGr does in this layout.
    third: u32,
    sent: Vec<Sent>,
}

impl Filter {
    pub(super) fn new(keys: Keys) -> Self {
        Self {
            keys,
            down: Vec::new(),
            lifted: None,
            raw: Modifiers::default(),
            told: Modifiers::default(),
            latched: 0,
            alone: None,
            third: THIRD,
            sent: Vec::new(),
        }
    }

    /// Another profile: what waits no longer counts, what is latched is let go.
    pub(super) fn turn(&mut self, keys: Keys) {
        self.keys = keys;
        for (_, stand) in &mut self.down {
            if matches!(stand, Stand::Waiting(_)) {
                *stand = Stand::Dropped;
            }
        }
        if !keys.sticky {
            self.latched = 0;
        }
        self.sync();
    }

    /// A key of the keyboard went down or up.
    pub(super) fn key(&mut self, now: Instant, code: u32, down: bool) {
        let at = self.down.iter().position(|(known, _)| *known == code);
        match (down, at) {
            (true, None) if self.down.len() < MOST_DOWN => self.pressed(now, code),
            (false, Some(at)) => {
                let (_, stand) = self.down.remove(at);
                self.released(now, code, stand);
            }
            _ => {}
        }
    }

    /// The keyboard says how its modifiers stand.
    pub(super) fn modifiers(&mut self, raw: Modifiers) {
        self.raw = raw;
        if self.down.iter().any(|(code, _)| *code == ALT_GR) {
            let others = self.down.iter().filter(|(code, _)| *code != ALT_GR);
            let others = others.fold(0, |bits, (code, _)| bits | self.bits(*code));
            let own = raw.depressed & !others;
            if own != 0 {
                self.third = own;
            }
        }
        self.sync();
    }

    /// When something waits to count.
    pub(super) fn due(&self) -> Option<Instant> {
        let waiting = self.down.iter().filter_map(|(_, stand)| match stand {
            Stand::Waiting(due) => Some(*due),
            _ => None,
        });
        waiting.min()
    }

    /// Keys that have been down for long enough count.
    pub(super) fn tick(&mut self, now: Instant) {
        let ripe = self.down.iter().position(|(_, stand)| match stand {
            Stand::Waiting(due) => *due <= now,
            _ => false,
        });
        if let Some(at) = ripe {
            let (code, _) = self.down[at];
            self.down[at].1 = self.counts(code);
            self.sync_after(code);
            self.tick(now);
        }
    }

    /// What is to be sent on, in order.
    pub(super) fn take(&mut self) -> Vec<Sent> {
        std::mem::take(&mut self.sent)
    }

    /// What holds for the next key.
    pub(super) fn latch(&self) -> Option<Latch> {
        match self.latched {
            0 => None,
            SHIFT => Some(Latch::Capital),
            _ => Some(Latch::Third),
        }
    }

    fn pressed(&mut self, now: Instant, code: u32) {
        let again = |pause: Duration| {
            self.lifted
                .is_some_and(|(last, at)| last == code && now < at + pause)
        };
        let stand = if self.keys.bounce.is_some_and(|span| again(span.bounce())) {
            Stand::Dropped
        } else if let Some(span) = self.keys.slow {
            Stand::Waiting(now + span.slow())
        } else {
            self.counts(code)
        };
        self.down.push((code, stand));
        self.sync_after(code);
    }

    /// The key counts: it is sent on.
    fn counts(&mut self, code: u32) -> Stand {
        self.sent.push(Sent::Key { code, down: true });
        let is_modifier = self.bits(code) != 0;
        self.alone = is_modifier.then_some(code);
        if self.keys.once && !is_modifier {
            self.sent.push(Sent::Key { code, down: false });
            Stand::Tapped
        } else {
            Stand::Held
        }
    }

    /// What was latched held for this key, unless it is itself a modifier.
    fn sync_after(&mut self, code: u32) {
        let counted = self
            .down
            .iter()
            .any(|(known, stand)| *known == code && matches!(stand, Stand::Held | Stand::Tapped));
        if counted && self.bits(code) == 0 {
            self.latched = 0;
        }
        self.sync();
    }

    fn released(&mut self, now: Instant, code: u32, stand: Stand) {
        if !matches!(stand, Stand::Waiting(_)) {
            self.lifted = Some((code, now));
        }
        if stand == Stand::Held {
            self.sent.push(Sent::Key { code, down: false });
            if self.alone == Some(code) && self.keys.sticky && latches(code) {
                // Once more takes it back.
                self.latched ^= self.bits(code);
            }
        }
        self.sync();
    }

    /// Tells how the modifiers stand, if that has changed.
    fn sync(&mut self) {
        let of = |held: bool| {
            let such = self.down.iter();
            let such = such.filter(move |(_, stand)| (*stand == Stand::Held) == held);
            such.fold(0, |bits, (code, _)| bits | self.bits(*code))
        };
        let brushed = of(false) & !of(true);
        let now = Modifiers {
            depressed: self.raw.depressed & !brushed,
            latched: self.raw.latched | self.latched,
            ..self.raw
        };
        if now != self.told {
            self.told = now;
            self.sent.push(Sent::Modifiers(now));
        }
    }

    /// The modifiers of a key.
    const fn bits(&self, code: u32) -> u32 {
        match code {
            42 | 54 => SHIFT,
            29 | 97 => CONTROL,
            56 => ALT,
            125 | 126 => LOGO,
            ALT_GR => self.third,
            _ => 0,
        }
    }
}

/// Keys that stay for the next one. Nothing on a terminal needs the others.
const fn latches(code: u32) -> bool {
    matches!(code, 42 | 54 | ALT_GR)
}

#[cfg(test)]
mod tests {
    use super::super::Span;
    use super::*;

    const A: u32 = 30;
    const B: u32 = 48;
    const LEFT_SHIFT: u32 = 42;

    /// A keyboard in front of the filter, as the compositor tells of it: key first, then
    /// modifiers.
    struct Board {
        filter: Filter,
        began: Instant,
    }

    impl Board {
        fn with(keys: Keys) -> Self {
            Self {
                filter: Filter::new(keys),
                began: Instant::now(),
            }
        }

        fn at(&self, ms: u64) -> Instant {
            self.began + Duration::from_millis(ms)
        }

        fn press(&mut self, ms: u64, code: u32) {
            self.go(ms, code, true);
        }

        fn lift(&mut self, ms: u64, code: u32) {
            self.go(ms, code, false);
        }

        fn go(&mut self, ms: u64, code: u32, down: bool) {
            let now = self.at(ms);
            self.filter.tick(now);
            self.filter.key(now, code, down);
            let bits = self.filter.bits(code);
            if bits != 0 {
                let mut raw = self.filter.raw;
                raw.depressed = if down {
                    raw.depressed | bits
                } else {
                    raw.depressed & !bits
                };
                self.filter.modifiers(raw);
            }
        }

        /// What a program would read: letters with `^` before a capital, `…` for what is still
        /// held.
        #[track_caller]
        fn reads(&mut self, expected: &str) {
            let mut read = String::new();
            let (mut shift, mut held) = (false, Vec::new());
            for sent in self.filter.take() {
                match sent {
                    Sent::Modifiers(now) => shift = (now.depressed | now.latched) & SHIFT != 0,
                    Sent::Key { code, down: true } => {
                        assert!(!held.contains(&code), "{code} went down twice");
                        held.push(code);
                        if self.filter.bits(code) == 0 {
                            if shift {
                                read.push('^');
                            }
                            read.push(if code == A { 'a' } else { 'b' });
                        }
                    }
                    Sent::Key { code, down: false } => {
                        let at = held.iter().position(|known| *known == code);
                        held.remove(at.expect("what is let go was down"));
                    }
                }
            }
            if !held.is_empty() {
                read.push('…');
            }
            assert_eq!(read, expected);
        }
    }

    fn slow() -> Keys {
        Keys {
            slow: Some(Span::Medium),
            ..Keys::default()
        }
    }

    fn sticky() -> Keys {
        Keys {
            sticky: true,
            ..Keys::default()
        }
    }

    #[test]
    fn a_key_that_is_brushed_writes_nothing() {
        let mut board = Board::with(slow());
        board.press(0, A);
        board.lift(599, A);
        board.reads("");
        assert_eq!(board.filter.due(), None);
    }

    #[test]
    fn a_key_that_is_held_for_the_chosen_time_counts_once_and_while_it_is_down() {
        let mut board = Board::with(slow());
        board.press(0, A);
        assert_eq!(board.filter.due(), Some(board.at(600)));
        board.filter.tick(board.at(599));
        board.reads("");
        board.filter.tick(board.at(600));
        board.reads("a…");
        board.lift(900, A);
        assert_eq!(
            board.filter.take(),
            [Sent::Key {
                code: A,
                down: false
            }]
        );
    }

    #[test]
    fn each_span_is_as_long_as_it_says() {
        let check = |span: Span, slow: u64, bounce: u64| {
            assert_eq!(span.slow(), Duration::from_millis(slow));
            assert_eq!(span.bounce(), Duration::from_millis(bounce));
        };
        check(Span::Short, 300, 300);
        check(Span::Medium, 600, 600);
        check(Span::Long, 1000, 1000);
    }

    #[test]
    fn a_brushed_modifier_changes_no_letter_and_a_held_one_does() {
        let mut board = Board::with(slow());
        board.press(0, LEFT_SHIFT);
        board.press(10, A);
        board.lift(100, LEFT_SHIFT);
        board.filter.tick(board.at(700));
        board.lift(710, A);
        board.reads("a");
        board.press(2000, LEFT_SHIFT);
        board.filter.tick(board.at(2600));
        board.press(2700, A);
        board.filter.tick(board.at(3300));
        board.lift(3400, A);
        board.lift(3500, LEFT_SHIFT);
        board.reads("^a");
    }

    #[test]
    fn a_second_press_within_the_chosen_time_does_not_count() {
        let keys = Keys {
            bounce: Some(Span::Medium),
            ..Keys::default()
        };
        let mut board = Board::with(keys);
        for start in [0, 200, 500] {
            board.press(start, A);
            board.lift(start + 50, A);
        }
        board.reads("a");
        // Another key is another stroke, and after the time it counts again.
        board.press(600, B);
        board.lift(650, B);
        board.press(700, A);
        board.lift(750, A);
        board.press(1350, A);
        board.lift(1400, A);
        board.reads("baa");
    }

    #[test]
    fn shift_alone_holds_for_the_next_key_and_no_longer() {
        let mut board = Board::with(sticky());
        board.press(0, LEFT_SHIFT);
        board.lift(100, LEFT_SHIFT);
        assert_eq!(board.filter.latch(), Some(Latch::Capital));
        board.press(1000, A);
        board.lift(1050, A);
        assert_eq!(board.filter.latch(), None);
        board.press(2000, B);
        board.lift(2050, B);
        board.reads("^ab");
    }

    #[test]
    fn a_second_press_takes_a_latch_back_and_held_as_ever_it_leaves_none() {
        let mut board = Board::with(sticky());
        for start in [0, 200] {
            board.press(start, LEFT_SHIFT);
            board.lift(start + 50, LEFT_SHIFT);
        }
        assert_eq!(board.filter.latch(), None);
        board.press(400, LEFT_SHIFT);
        board.press(500, A);
        board.lift(550, A);
        board.lift(600, LEFT_SHIFT);
        assert_eq!(board.filter.latch(), None);
        board.press(700, B);
        board.lift(750, B);
        board.reads("^ab");
    }

    #[test]
    fn what_altgr_does_is_learnt_from_the_keyboard() {
        let mut board = Board::with(sticky());
        board.filter.key(board.at(0), ALT_GR, true);
        let raw = Modifiers {
            depressed: ALT,
            ..Modifiers::default()
        };
        board.filter.modifiers(raw);
        board.filter.key(board.at(50), ALT_GR, false);
        board.filter.modifiers(Modifiers::default());
        assert_eq!(board.filter.latch(), Some(Latch::Third));
        let last = board.filter.take().pop();
        let latched = Modifiers {
            latched: ALT,
            ..Modifiers::default()
        };
        assert_eq!(last, Some(Sent::Modifiers(latched)));
    }

    #[test]
    fn control_is_never_latched() {
        let mut board = Board::with(sticky());
        board.press(0, 29);
        board.lift(50, 29);
        assert_eq!(board.filter.latch(), None);
    }

    #[test]
    fn without_repeating_a_key_that_stays_down_is_let_go_at_once() {
        let keys = Keys {
            once: true,
            ..Keys::default()
        };
        let mut board = Board::with(keys);
        board.press(0, A);
        board.reads("a");
        board.lift(5000, A);
        board.reads("");
        // A modifier must stay down for what is pressed with it.
        board.press(6000, LEFT_SHIFT);
        board.press(6100, A);
        board.lift(6200, A);
        board.lift(6300, LEFT_SHIFT);
        board.reads("^a");
    }

    #[test]
    fn another_profile_lets_go_of_what_was_latched_and_of_what_waits() {
        let both = Keys {
            sticky: true,
            ..slow()
        };
        let mut board = Board::with(both);
        board.press(0, LEFT_SHIFT);
        board.filter.tick(board.at(600));
        board.lift(700, LEFT_SHIFT);
        board.press(800, A);
        board.filter.turn(Keys::default());
        assert_eq!((board.filter.latch(), board.filter.due()), (None, None));
        board.lift(2000, A);
        board.press(2100, B);
        board.lift(2200, B);
        board.reads("b");
    }

    #[test]
    fn a_keyboard_that_sends_nonsense_fills_nothing() {
        let mut board = Board::with(slow());
        for code in 0..10_000 {
            board.filter.key(board.at(0), code, true);
            board.filter.key(board.at(0), code + 20_000, false);
        }
        assert!(board.filter.down.len() <= MOST_DOWN);
    }
}
