// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! When a silent kiosk is restarted: the rule alone, minutes as arguments.

use proptest::prelude::*;
use sportello_agent::watchdog::kiosk::{Moment, Patience, Verdict, Watch};
use sportello_ledger::BootMillis;

const SECOND: u64 = 1000;
const NONE: [u64; 0] = [];
const MINUTE: u64 = 60 * SECOND;
/// 1 December 2026.
const WALL: i64 = 1_796_083_200_000;

/// A machine whose clocks go as they should, and a kiosk that beats or does not.
struct Room {
    watch: Watch,
    now: Moment,
    beats: bool,
    beat: Option<BootMillis>,
}

impl Room {
    fn new() -> Self {
        Self {
            watch: Watch::new(Patience::default()),
            now: Moment {
                boot: BootMillis(500 * SECOND),
                awake_ms: 500 * SECOND,
                wall_ms: WALL,
            },
            beats: true,
            beat: None,
        }
    }

    fn pass(&mut self, millis: u64) {
        self.now.boot.0 += millis;
        self.now.awake_ms += millis;
        self.now.wall_ms += i64::try_from(millis).unwrap();
    }

    /// Five seconds, and a look. It beats every second look.
    fn look(&mut self) -> Verdict {
        self.pass(5 * SECOND);
        if self.beats && (self.now.awake_ms / SECOND).is_multiple_of(10) {
            self.beat = Some(self.now.boot);
        }
        self.watch.look(self.now, self.beat)
    }

    /// Looks for so long; tells how many seconds after the beginning it was restarted.
    fn looks(&mut self, millis: u64) -> Vec<u64> {
        let start = self.now.awake_ms;
        let mut restarts = Vec::new();
        while self.now.awake_ms < start + millis {
            if self.look() == Verdict::Restart {
                restarts.push((self.now.awake_ms - start) / SECOND);
            }
        }
        restarts
    }
}

#[test]
fn a_kiosk_that_beats_is_left_alone() {
    let mut room = Room::new();
    assert_eq!(room.looks(120 * MINUTE), NONE);
}

#[test]
fn a_hung_kiosk_is_restarted_within_a_minute_and_left_alone_when_it_is_back() {
    let mut room = Room::new();
    room.looks(MINUTE);
    room.beats = false;
    let restarts = room.looks(50 * SECOND);
    assert_eq!(restarts.len(), 1, "{restarts:?}");
    assert!(restarts[0] <= 45, "{restarts:?}");
    room.beats = true;
    assert_eq!(room.looks(60 * MINUTE), NONE);
}

#[test]
fn a_kiosk_that_never_came_up_is_given_two_minutes() {
    let mut room = Room::new();
    room.beats = false;
    let restarts = room.looks(4 * MINUTE);
    assert_eq!(restarts, [125], "the first look only begins the count");
}

#[test]
fn three_restarts_that_do_not_help_are_followed_by_ever_longer_waits() {
    let mut room = Room::new();
    room.looks(MINUTE);
    room.beats = false;
    let restarts = room.looks(600 * MINUTE);
    let mut bursts: Vec<usize> = Vec::new();
    let mut last = None;
    for at in &restarts {
        match last {
            Some(before) if at - before < 300 => *bursts.last_mut().unwrap() += 1,
            _ => bursts.push(1),
        }
        last = Some(*at);
    }
    assert!(bursts.iter().all(|count| *count <= 3), "{restarts:?}");
    let pauses: Vec<u64> = restarts
        .windows(2)
        .map(|pair| pair[1] - pair[0])
        .filter(|pause| *pause >= 300)
        .collect();
    assert!(pauses.is_sorted(), "{pauses:?}");
    assert!(pauses.iter().all(|pause| *pause >= 600), "{pauses:?}");
    assert!(pauses.last().unwrap() >= &7200, "{pauses:?}");
}

#[test]
fn while_it_waits_it_says_that_it_gave_up_and_stops_when_the_kiosk_beats() {
    let mut room = Room::new();
    room.looks(MINUTE);
    room.beats = false;
    room.looks(9 * MINUTE);
    assert_eq!(room.look(), Verdict::GivenUp);
    room.beats = true;
    room.look();
    assert_eq!(room.look(), Verdict::Alive);
}

#[test]
fn a_clock_that_is_set_restarts_nothing() {
    for leap in [
        -400 * 24 * 3_600_000_i64,
        -3_600_000,
        3_600_000,
        10 * 365 * 24 * 3_600_000,
    ] {
        let mut room = Room::new();
        room.looks(MINUTE);
        room.beats = false;
        assert_eq!(room.looks(30 * SECOND), NONE);
        room.now.wall_ms += leap;
        assert_eq!(room.look(), Verdict::Waiting, "{leap}");
        assert_eq!(room.looks(30 * SECOND), NONE, "a new count begins: {leap}");
        room.beats = true;
        assert_eq!(room.looks(10 * MINUTE), NONE, "{leap}");
    }
}

#[test]
fn a_night_asleep_is_no_silence() {
    let mut room = Room::new();
    room.looks(MINUTE);
    // Asleep: boot time and the wall go on, awake time stands still; the kiosk's last beat is old.
    room.now.boot.0 += 10 * 60 * MINUTE;
    room.now.wall_ms += 36_000_000;
    assert_eq!(room.looks(35 * SECOND), NONE);
}

#[test]
fn an_agent_that_was_stopped_does_not_blame_the_kiosk() {
    let mut room = Room::new();
    room.looks(MINUTE);
    room.beats = false;
    room.pass(30 * MINUTE);
    assert_eq!(room.looks(35 * SECOND), NONE);
}

#[test]
fn a_slate_that_cannot_be_read_begins_a_new_count() {
    let mut room = Room::new();
    room.looks(MINUTE);
    room.beats = false;
    for _ in 0..100 {
        assert_eq!(room.looks(30 * SECOND), NONE);
        room.pass(5 * SECOND);
        room.watch.blind();
    }
}

#[derive(Debug, Clone, Copy)]
enum Step {
    Beats(bool),
    Looks(u16),
    Leap(i64),
    Sleep(u64),
    Stopped(u64),
    Blind,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        any::<bool>().prop_map(Step::Beats),
        (1_u16..300).prop_map(Step::Looks),
        (-100_000_000_000_i64..100_000_000_000).prop_map(Step::Leap),
        (0_u64..100_000_000).prop_map(Step::Sleep),
        (0_u64..10_000_000).prop_map(Step::Stopped),
        Just(Step::Blind),
    ]
}

proptest! {
    #[test]
    fn whatever_happens_three_restarts_in_ten_minutes_are_the_most(
        steps in proptest::collection::vec(step(), 1..60)
    ) {
        let mut room = Room::new();
        let mut restarts: Vec<u64> = Vec::new();
        let mut quiet_since = room.now.awake_ms;
        for step in steps {
            match step {
                Step::Beats(beats) => room.beats = beats,
                Step::Looks(count) => for _ in 0..count {
                    let before = room.beat;
                    let verdict = room.look();
                    if room.beat != before {
                        quiet_since = room.now.awake_ms;
                    }
                    if verdict == Verdict::Restart {
                        restarts.push(room.now.awake_ms);
                        prop_assert!(room.now.awake_ms - quiet_since >= 40 * SECOND);
                    }
                },
                Step::Leap(by) => room.now.wall_ms += by,
                Step::Sleep(by) => room.now.boot.0 += by,
                Step::Stopped(by) => room.pass(by),
                Step::Blind => room.watch.blind(),
            }
        }
        for four in restarts.windows(4) {
            prop_assert!(four[3] - four[0] >= 10 * MINUTE, "{:?}", restarts);
        }
    }
}
