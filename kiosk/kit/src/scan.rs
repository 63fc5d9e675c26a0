// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! One key for everything: the ring goes from part to part of the screen by itself, a press goes
//! into the part, the ring goes from control to control, a press uses it.
//!
//! A part is what stands side by side, or a group of three rows and more, in which the ring goes
//! from row to row first. It begins where the screen begins: what a person wants next is near.
//!
//! Pure: what is on the screen and what time it is are arguments. Whoever is not quick enough
//! waits for the next round; a part that nobody chooses from is left after two rounds.

use std::time::{Duration, Instant};

use iced::Rectangle;

/// How long the ring stays on one row or control.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Pace {
    Slow,
    Medium,
    Fast,
}

impl Pace {
    /// The time on one row or control.
    #[must_use]
    pub const fn stay(self) -> Duration {
        Duration::from_millis(match self {
            Self::Slow => 2_400,
            Self::Medium => 1_200,
            Self::Fast => 600,
        })
    }

    /// The next faster one.
    #[must_use]
    pub const fn faster(self) -> Option<Self> {
        match self {
            Self::Slow => Some(Self::Medium),
            Self::Medium => Some(Self::Fast),
            Self::Fast => None,
        }
    }
}

/// Rounds within a part or a row before the ring goes back.
const ROUNDS: usize = 2;
/// So many rows of one group are gone into together.
const MANY_ROWS: usize = 3;
/// A hand that trembles presses once.
const TREMBLE: Duration = Duration::from_millis(250);

/// What a control is to the scan.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Spot {
    pub(crate) bounds: Rectangle,
    pub(crate) group: Option<&'static str>,
}

/// The parts of a screen from the top down, their rows, and the controls of each.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Parts(Vec<Vec<Vec<usize>>>);

/// Where the ring is. What it is around is counted on from the first one, and `left` moves
/// remain before it goes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Part(usize),
    Row {
        part: usize,
        row: usize,
        left: usize,
    },
    Control {
        part: usize,
        row: usize,
        at: usize,
        left: usize,
    },
}

/// The scan of one screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Scan {
    place: Place,
    due: Instant,
    pressed: Option<Instant>,
}

/// What a press does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Chosen {
    /// The ring goes into the part or the row.
    Entered,
    /// This control is used.
    Used(usize),
}

impl Scan {
    /// From the part on where the screen begins; into it at once if it has many rows.
    pub(crate) fn new(now: Instant, pace: Pace, parts: &Parts, initial: Option<usize>) -> Self {
        let begins = initial.and_then(|control| parts.holding(control));
        Self {
            place: parts.around(begins.unwrap_or(0), 0),
            due: now + pace.stay(),
            pressed: None,
        }
    }

    /// When the ring moves next.
    pub(crate) const fn due(&self) -> Instant {
        self.due
    }

    /// Moves the ring when its time has come. Tells whether it moved.
    pub(crate) fn tick(&mut self, now: Instant, pace: Pace, parts: &Parts) -> bool {
        if now < self.due {
            return false;
        }
        self.due = now + pace.stay();
        self.place = match self.place_in(parts) {
            Place::Part(part) => Place::Part((part + 1) % parts.count().max(1)),
            Place::Row { part, row, left } if left > 1 => Place::Row {
                part,
                row: (row + 1) % parts.rows(part).len().max(1),
                left: left - 1,
            },
            Place::Row { part, .. } => Place::Part(part),
            Place::Control {
                part,
                row,
                at,
                left,
            } if left > 1 => Place::Control {
                part,
                row,
                at: (at + 1) % parts.controls(part, row).len().max(1),
                left: left - 1,
            },
            Place::Control { part, row, .. } => parts.around(part, row),
        };
        true
    }

    /// What the ring is around.
    pub(crate) fn ringed(&self, parts: &Parts) -> Vec<usize> {
        match self.place_in(parts) {
            Place::Part(part) => parts.rows(part).concat(),
            Place::Row { part, row, .. } => parts.controls(part, row).to_vec(),
            Place::Control { part, row, at, .. } => parts
                .controls(part, row)
                .get(at)
                .copied()
                .into_iter()
                .collect(),
        }
    }

    /// The key was pressed. What stands alone is used at once.
    pub(crate) fn press(&mut self, now: Instant, pace: Pace, parts: &Parts) -> Option<Chosen> {
        if self.pressed.is_some_and(|last| now < last + TREMBLE) {
            return None;
        }
        self.pressed = Some(now);
        self.due = now + pace.stay();
        let place = self.place_in(parts);
        match (self.ringed(parts).as_slice(), place) {
            ([], _) => None,
            // In a part of many rows the next one wanted is anywhere: from its first row on. In
            // a row the same again, or what stands beside it.
            ([only], place) => {
                self.place = match place {
                    Place::Part(part) => Place::Part(part),
                    Place::Row { part, .. } | Place::Control { part, .. }
                        if parts.rows(part).len() > 1 =>
                    {
                        parts.around(part, 0)
                    }
                    Place::Row { part, row, .. } => parts.within(part, row, 0),
                    Place::Control { part, row, at, .. } => parts.within(part, row, at),
                };
                Some(Chosen::Used(*only))
            }
            (_, Place::Part(part)) if parts.rows(part).len() > 1 => {
                self.place = parts.around(part, 0);
                Some(Chosen::Entered)
            }
            (_, Place::Part(part)) => {
                self.place = parts.within(part, 0, 0);
                Some(Chosen::Entered)
            }
            (_, Place::Row { part, row, .. } | Place::Control { part, row, .. }) => {
                self.place = parts.within(part, row, 0);
                Some(Chosen::Entered)
            }
        }
    }

    /// Where the ring is on a screen that may have changed under it: what is gone is left.
    fn place_in(&self, parts: &Parts) -> Place {
        let (part, row, at) = match self.place {
            Place::Part(part) => (part, 0, 0),
            Place::Row { part, row, .. } => (part, row, 0),
            Place::Control { part, row, at, .. } => (part, row, at),
        };
        if parts.controls(part, row).get(at).is_some() {
            self.place
        } else {
            Place::Part(part.min(parts.count().saturating_sub(1)))
        }
    }
}

impl Parts {
    /// Of the controls of a screen in reading order.
    pub(crate) fn of(spots: &[Spot]) -> Self {
        let mut parts: Vec<(Option<&str>, Vec<Vec<usize>>)> = Vec::new();
        for row in rows(spots) {
            let group = group_of(&row, spots);
            match parts.last_mut() {
                Some((before, rows)) if group.is_some() && *before == group => rows.push(row),
                _ => parts.push((group, vec![row])),
            }
        }
        let whole = |rows: Vec<Vec<usize>>| {
            if rows.len() < MANY_ROWS {
                rows.into_iter().map(|row| vec![row]).collect()
            } else {
                vec![rows]
            }
        };
        Self(
            parts
                .into_iter()
                .flat_map(|(_, rows)| whole(rows))
                .collect(),
        )
    }

    fn count(&self) -> usize {
        self.0.len()
    }

    fn rows(&self, part: usize) -> &[Vec<usize>] {
        self.0.get(part).map_or(&[], Vec::as_slice)
    }

    fn controls(&self, part: usize, row: usize) -> &[usize] {
        self.rows(part).get(row).map_or(&[], Vec::as_slice)
    }

    fn holding(&self, control: usize) -> Option<usize> {
        self.0.iter().position(|rows| {
            let mut rows = rows.iter();
            rows.any(|row| row.contains(&control))
        })
    }

    /// In this row, at the control of that number.
    fn within(&self, part: usize, row: usize, at: usize) -> Place {
        Place::Control {
            part,
            row,
            at,
            left: self.controls(part, row).len() * ROUNDS,
        }
    }

    /// Around this row, or the part that has no other.
    fn around(&self, part: usize, row: usize) -> Place {
        match self.rows(part).len() {
            0 | 1 => Place::Part(part),
            rows => Place::Row {
                part,
                row,
                left: rows * ROUNDS,
            },
        }
    }
}

/// The group that all of a row are of.
fn group_of(row: &[usize], spots: &[Spot]) -> Option<&'static str> {
    let mut groups = row
        .iter()
        .map(|at| spots.get(*at).and_then(|spot| spot.group));
    let first = groups.next()??;
    groups.all(|group| group == Some(first)).then_some(first)
}

/// Controls that stand side by side, from the top down.
fn rows(spots: &[Spot]) -> Vec<Vec<usize>> {
    let mut order: Vec<usize> = (0..spots.len()).collect();
    let middle = |at: usize| spots.get(at).map_or(0.0, |spot| spot.bounds.center_y());
    order.sort_by(|one, other| middle(*one).total_cmp(&middle(*other)));
    let mut rows: Vec<Vec<usize>> = Vec::new();
    for at in order {
        let beside = rows
            .last()
            .and_then(|row| row.first())
            .is_some_and(|first| {
                let half = spots.get(*first).map_or(0.0, |spot| spot.bounds.height) / 2.0;
                (middle(at) - middle(*first)).abs() < half
            });
        match rows.last_mut() {
            Some(row) if beside => row.push(at),
            _ => rows.push(vec![at]),
        }
    }
    for row in &mut rows {
        // Within a row in the order of reading, which knows the direction of the script.
        row.sort_unstable();
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use iced::{Point, Size};

    fn spot(x: f32, y: f32, group: Option<&'static str>) -> Spot {
        let bounds = Rectangle::new(Point::new(x, y), Size::new(100.0, 50.0));
        Spot { bounds, group }
    }

    /// Two rows of two, one control alone below, and four rows of three keys.
    fn screen() -> Parts {
        let mut spots: Vec<Spot> = [(0, 0), (120, 4), (0, 80), (120, 80), (0, 200)]
            .into_iter()
            .map(|(x, y): (u8, u8)| spot(f32::from(x), f32::from(y), None))
            .collect();
        for row in 0..4_u8 {
            for column in 0..3_u8 {
                let (x, y) = (f32::from(column) * 120.0, 300.0 + f32::from(row) * 60.0);
                spots.push(spot(x, y, Some("keys")));
            }
        }
        Parts::of(&spots)
    }

    const ALL: usize = 17;

    struct Person {
        scan: Scan,
        now: Instant,
        parts: Parts,
    }

    impl Person {
        fn before(parts: Parts, initial: Option<usize>) -> Self {
            let now = Instant::now();
            let scan = Scan::new(now, Pace::Fast, &parts, initial);
            Self { scan, now, parts }
        }

        fn ringed(&self) -> Vec<usize> {
            self.scan.ringed(&self.parts)
        }

        fn waits(&mut self) {
            self.now += Pace::Fast.stay();
            self.scan.tick(self.now, Pace::Fast, &self.parts);
        }

        fn presses(&mut self) -> Option<Chosen> {
            self.now += TREMBLE;
            self.scan.press(self.now, Pace::Fast, &self.parts)
        }

        /// Presses whenever the ring is around `wanted`; how many moves and presses it took.
        fn uses(&mut self, wanted: usize) -> usize {
            for took in 1..100 {
                if self.ringed().contains(&wanted) {
                    if let Some(Chosen::Used(control)) = self.presses() {
                        assert_eq!(control, wanted);
                        return took;
                    }
                } else {
                    self.waits();
                }
            }
            panic!("the ring never came to {wanted}");
        }
    }

    #[test]
    fn what_stands_side_by_side_is_a_row_and_a_group_of_many_rows_a_part() {
        let keys = vec![
            vec![5, 6, 7],
            vec![8, 9, 10],
            vec![11, 12, 13],
            vec![14, 15, 16],
        ];
        assert_eq!(
            screen().0,
            [vec![vec![0, 1]], vec![vec![2, 3]], vec![vec![4]], keys]
        );
        assert_eq!(Parts::of(&[]), Parts::default());
        let two = Parts::of(&[spot(0.0, 0.0, Some("a")), spot(0.0, 80.0, Some("a"))]);
        assert_eq!(two.0, [vec![vec![0]], vec![vec![1]]], "too few to enter");
    }

    #[test]
    fn one_key_reaches_and_uses_every_control() {
        for begins in (0..ALL).map(Some).chain([None]) {
            for wanted in 0..ALL {
                Person::before(screen(), begins).uses(wanted);
            }
        }
    }

    #[test]
    fn the_ring_begins_where_the_screen_does() {
        assert_eq!(Person::before(screen(), Some(3)).ringed(), [2, 3]);
        assert_eq!(Person::before(screen(), Some(4)).ringed(), [4]);
        assert_eq!(
            Person::before(screen(), Some(9)).ringed(),
            [5, 6, 7],
            "within the part of many rows"
        );
        assert_eq!(Person::before(screen(), Some(99)).ringed(), [0, 1]);
    }

    #[test]
    fn a_word_is_written_without_leaving_the_keys() {
        let mut person = Person::before(screen(), Some(5));
        for key in [16, 5, 11, 9] {
            let (row, column) = ((key - 5) / 3, (key - 5) % 3);
            assert_eq!(person.uses(key), row + column + 2, "key {key}");
            assert_eq!(person.ringed(), [5, 6, 7], "from the first row on");
        }
    }

    #[test]
    fn what_was_used_in_a_row_is_used_again_by_pressing_again() {
        let mut person = Person::before(screen(), None);
        assert_eq!(person.presses(), Some(Chosen::Entered));
        for _ in 0..3 {
            assert_eq!(person.presses(), Some(Chosen::Used(0)));
        }
        person.waits();
        assert_eq!(person.presses(), Some(Chosen::Used(1)));
    }

    #[test]
    fn a_press_that_trembles_is_one_press() {
        let mut person = Person::before(screen(), None);
        assert_eq!(person.presses(), Some(Chosen::Entered));
        let soon = person.now + TREMBLE / 2;
        assert_eq!(person.scan.press(soon, Pace::Fast, &person.parts), None);
        assert_eq!(person.ringed(), [0]);
    }

    #[test]
    fn the_ring_waits_its_time_and_a_press_gives_it_again() {
        let parts = screen();
        let (pace, began) = (Pace::Slow, Instant::now());
        let mut scan = Scan::new(began, pace, &parts, None);
        assert!(!scan.tick(began + pace.stay() / 2, pace, &parts));
        scan.press(began + pace.stay() / 2, pace, &parts);
        assert!(!scan.tick(began + pace.stay(), pace, &parts), "time anew");
        assert!(scan.tick(began + pace.stay() * 2, pace, &parts));
    }

    #[test]
    fn a_part_that_nobody_chooses_from_is_left_and_a_screen_may_change_under_the_ring() {
        let mut person = Person::before(screen(), None);
        person.presses();
        let mut seen = Vec::new();
        for _ in 0..4 {
            seen.push(person.ringed());
            person.waits();
        }
        assert_eq!(seen, [[0], [1], [0], [1]]);
        assert_eq!(person.ringed(), [0, 1], "among the parts again");

        let mut person = Person::before(screen(), Some(5));
        for _ in 0..8 {
            assert_eq!(person.ringed().len(), 3, "among the rows");
            person.waits();
        }
        assert_eq!(person.ringed().len(), 12, "around all keys");

        for begins in [0, 5, 14] {
            let mut person = Person::before(screen(), Some(begins));
            person.presses();
            person.waits();
            person.parts = Parts::of(&[spot(0.0, 0.0, None)]);
            assert_eq!(person.uses(0), 1, "what is there now");
            person.parts = Parts::default();
            assert_eq!(person.presses(), None);
        }
    }
}
