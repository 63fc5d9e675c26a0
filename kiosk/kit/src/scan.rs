// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! One key for everything: the ring goes from row to row by itself, a press goes into the row,
//! the ring goes from control to control, a press uses it.
//!
//! Pure: what is on the screen and what time it is are arguments. Whoever is not quick enough
//! waits for the next round; a row that nobody chooses from is left after two rounds.

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

/// Rounds within a row before the ring goes back to the rows.
const ROUNDS: usize = 2;

/// Where the ring is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Row(usize),
    /// In this row, so many steps after its first control.
    Within(usize, usize),
}

/// The scan of one screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Scan {
    place: Place,
    due: Instant,
}

/// What a press does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Chosen {
    /// The ring goes into the row.
    Entered,
    /// This control is used.
    Used(usize),
}

impl Scan {
    /// From the first row on.
    pub(crate) fn new(now: Instant, pace: Pace) -> Self {
        Self {
            place: Place::Row(0),
            due: now + pace.stay(),
        }
    }

    /// When the ring moves next.
    pub(crate) const fn due(&self) -> Instant {
        self.due
    }

    /// Moves the ring when its time has come. Tells whether it moved.
    pub(crate) fn tick(&mut self, now: Instant, pace: Pace, rows: &[Vec<usize>]) -> bool {
        if now < self.due {
            return false;
        }
        self.due = now + pace.stay();
        self.place = match self.place {
            _ if rows.is_empty() => Place::Row(0),
            Place::Row(at) => Place::Row((at + 1) % rows.len()),
            Place::Within(row, steps) => match rows.get(row) {
                Some(of_row) if steps + 1 < of_row.len() * ROUNDS => Place::Within(row, steps + 1),
                _ => Place::Row(row.min(rows.len() - 1)),
            },
        };
        true
    }

    /// What the ring is around.
    pub(crate) fn ringed(&self, rows: &[Vec<usize>]) -> Vec<usize> {
        match self.place {
            Place::Row(row) => rows.get(row).or(rows.first()).cloned().unwrap_or_default(),
            Place::Within(row, steps) => rows
                .get(row)
                .and_then(|of_row| of_row.get(steps % of_row.len().max(1)))
                .copied()
                .into_iter()
                .collect(),
        }
    }

    /// The key was pressed. What stands alone in its row is used at once.
    pub(crate) fn press(
        &mut self,
        now: Instant,
        pace: Pace,
        rows: &[Vec<usize>],
    ) -> Option<Chosen> {
        self.due = now + pace.stay();
        let ringed = self.ringed(rows);
        match (self.place, ringed.as_slice()) {
            (_, []) => None,
            (Place::Row(row), [_, _, ..]) => {
                self.place = Place::Within(row.min(rows.len() - 1), 0);
                Some(Chosen::Entered)
            }
            (place, [only, ..]) => {
                if let Place::Within(row, _) = place {
                    self.place = Place::Row(row);
                }
                Some(Chosen::Used(*only))
            }
        }
    }
}

/// Controls that stand side by side, from the top down.
pub(crate) fn rows(controls: &[Rectangle]) -> Vec<Vec<usize>> {
    let mut order: Vec<usize> = (0..controls.len()).collect();
    let middle = |at: usize| controls.get(at).map_or(0.0, Rectangle::center_y);
    order.sort_by(|one, other| middle(*one).total_cmp(&middle(*other)));
    let mut rows: Vec<Vec<usize>> = Vec::new();
    for at in order {
        let beside = rows
            .last()
            .and_then(|row| row.first())
            .is_some_and(|first| {
                let half = controls.get(*first).map_or(0.0, |control| control.height) / 2.0;
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

    fn at(x: f32, y: f32) -> Rectangle {
        Rectangle::new(Point::new(x, y), Size::new(100.0, 50.0))
    }

    /// Two rows of two, and one control alone below.
    fn screen() -> Vec<Vec<usize>> {
        rows(&[
            at(0.0, 0.0),
            at(120.0, 4.0),
            at(0.0, 80.0),
            at(120.0, 80.0),
            at(0.0, 200.0),
        ])
    }

    #[test]
    fn what_stands_side_by_side_is_a_row() {
        assert_eq!(screen(), [vec![0, 1], vec![2, 3], vec![4]]);
        assert!(rows(&[]).is_empty());
    }

    #[test]
    fn one_key_reaches_and_uses_every_control() {
        let rows = screen();
        let (pace, began) = (Pace::Fast, Instant::now());
        for wanted in 0..5 {
            let mut scan = Scan::new(began, pace);
            let mut now = began;
            let mut used = None;
            for _ in 0..40 {
                if scan.ringed(&rows).contains(&wanted) {
                    match scan.press(now, pace, &rows) {
                        Some(Chosen::Used(control)) => {
                            used = Some(control);
                            break;
                        }
                        Some(Chosen::Entered) | None => {}
                    }
                    if scan.ringed(&rows) == [wanted] {
                        continue;
                    }
                }
                now += pace.stay();
                scan.tick(now, pace, &rows);
            }
            assert_eq!(used, Some(wanted));
        }
    }

    #[test]
    fn the_ring_waits_its_time_and_a_press_gives_it_again() {
        let rows = screen();
        let (pace, began) = (Pace::Slow, Instant::now());
        let mut scan = Scan::new(began, pace);
        assert!(!scan.tick(began + pace.stay() / 2, pace, &rows));
        scan.press(began + pace.stay() / 2, pace, &rows);
        assert!(!scan.tick(began + pace.stay(), pace, &rows), "time anew");
        assert!(scan.tick(began + pace.stay() * 2, pace, &rows));
    }

    #[test]
    fn a_row_that_nobody_chooses_from_is_left_and_a_screen_may_change_under_the_ring() {
        let rows = screen();
        let (pace, mut now) = (Pace::Fast, Instant::now());
        let mut scan = Scan::new(now, pace);
        scan.press(now, pace, &rows);
        let mut seen = Vec::new();
        for _ in 0..4 {
            seen.push(scan.ringed(&rows));
            now += pace.stay();
            scan.tick(now, pace, &rows);
        }
        assert_eq!(seen, [[0], [1], [0], [1]]);
        assert_eq!(scan.ringed(&rows), [0, 1], "among the rows again");
        for _ in 0..2 {
            now += pace.stay();
            scan.tick(now, pace, &rows);
        }
        let smaller = super::rows(&[at(0.0, 0.0)]);
        assert_eq!(scan.ringed(&smaller), [0]);
        assert_eq!(
            scan.press(now, pace, &smaller),
            Some(Chosen::Used(0)),
            "what is there now"
        );
        assert_eq!(scan.press(now, pace, &[]), None);
    }
}
