// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What a list of places or a chart over time says of each: a few numbers of a tally, read
//! without unpacking the rest.

use sportello_protocol::{Outcome, ReceiptVerdict};

use super::body::TASK;
use super::packed::walk;
use super::{Measure, Tally};
use crate::Result;

/// The numbers that stand in a row of a list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Glance {
    pub sessions: u64,
    /// Tasks opened, all together.
    pub opened: u64,
    /// Tasks finished, all together.
    pub finished: u64,
    /// Sessions that asked for help.
    pub help_asked: u64,
    /// Receipts by their verdict.
    pub clean: u64,
    pub not_proven: u64,
    pub failed: u64,
}

impl Glance {
    /// The same numbers of a whole tally.
    #[must_use]
    pub fn of(tally: &Tally) -> Self {
        let mut glance = Self::default();
        for (measure, count) in tally.iter() {
            let total = match measure {
                Measure::Sessions => &mut glance.sessions,
                Measure::TaskOpened(_) => &mut glance.opened,
                Measure::TaskEnded(_, Outcome::Finished) => &mut glance.finished,
                Measure::HelpAsked => &mut glance.help_asked,
                Measure::Receipt(ReceiptVerdict::Clean) => &mut glance.clean,
                Measure::Receipt(ReceiptVerdict::NotProven) => &mut glance.not_proven,
                Measure::Receipt(ReceiptVerdict::Failed) => &mut glance.failed,
                _ => continue,
            };
            *total = total.saturating_add(count);
        }
        glance
    }

    /// Adds a stored tally.
    pub(crate) fn add(&mut self, bytes: &[u8]) -> Result<()> {
        let mut key = Key::default();
        walk(bytes, |shared, rest, count| {
            key.follow(shared, rest);
            if let Some(total) = self.place(&key) {
                *total = total.saturating_add(count);
            }
        })
    }

    /// The number that a key adds to.
    fn place(&mut self, key: &Key) -> Option<&mut u64> {
        let finished = |at: &u8| Outcome::ALL.get(usize::from(*at)) == Some(&Outcome::Finished);
        match (key.is_task, key.end()?) {
            (true, [0]) => Some(&mut self.opened),
            (true, [1, at]) if finished(at) => Some(&mut self.finished),
            (false, [1]) => Some(&mut self.sessions),
            (false, [5]) => Some(&mut self.help_asked),
            (false, [7, at]) => match ReceiptVerdict::ALL.get(usize::from(*at))? {
                ReceiptVerdict::Clean => Some(&mut self.clean),
                ReceiptVerdict::NotProven => Some(&mut self.not_proven),
                ReceiptVerdict::Failed => Some(&mut self.failed),
            },
            _ => None,
        }
    }

    /// What is left without `less`.
    pub(crate) fn without(self, less: Self) -> Self {
        Self {
            sessions: self.sessions.saturating_sub(less.sessions),
            opened: self.opened.saturating_sub(less.opened),
            finished: self.finished.saturating_sub(less.finished),
            help_asked: self.help_asked.saturating_sub(less.help_asked),
            clean: self.clean.saturating_sub(less.clean),
            not_proven: self.not_proven.saturating_sub(less.not_proven),
            failed: self.failed.saturating_sub(less.failed),
        }
    }

    /// Nothing was counted of all this.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// So many bytes of a key can be of interest here; a longer end is none of ours.
const SHORT: usize = 2;

/// As much of the key at hand as matters: of a task's key what follows the name, else all.
#[derive(Debug, Default)]
struct Key {
    is_task: bool,
    /// Where what matters begins; in a task's key it is not known before its name has ended.
    begins: Option<usize>,
    end: [u8; SHORT],
    /// Length of what matters, however long.
    length: usize,
}

impl Key {
    /// On to the key that begins with `shared` bytes of this one; `rest` follows.
    fn follow(&mut self, shared: usize, rest: &[u8]) {
        if shared == 0 {
            self.is_task = rest.first() == Some(&TASK);
            self.begins = (!self.is_task).then_some(0);
        }
        // The name of another task: it begins alike, and ends elsewhere.
        if self.is_task && self.begins.is_none_or(|begins| shared < begins) {
            let name_ends = rest.iter().position(|byte| *byte == 0);
            self.begins = name_ends.map(|at| shared + at + 1);
        }
        let Some(begins) = self.begins else {
            return;
        };
        self.length = (shared + rest.len()).saturating_sub(begins);
        let kept = shared.saturating_sub(begins);
        let new = rest
            .get(begins.saturating_sub(shared)..)
            .unwrap_or_default();
        for (place, byte) in self.end.iter_mut().skip(kept).zip(new) {
            *place = *byte;
        }
    }

    /// `None`: too long for anything that is wanted here, or not known.
    fn end(&self) -> Option<&[u8]> {
        self.begins?;
        self.end.get(..self.length)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use sportello_protocol::{EndReason, LanguageTag, TaskId};

    use super::super::body::Body;
    use super::*;

    fn measure() -> impl Strategy<Value = Measure> {
        let task = || "[a-z]{1,3}(-[a-z]{1,2})?".prop_map(|name| TaskId::parse(&name).unwrap());
        prop_oneof![
            Just(Measure::Sessions),
            Just(Measure::HelpAsked),
            Just(Measure::Alone),
            Just(Measure::LostSessions),
            (0_u8..24).prop_map(Measure::Hour),
            (1_u8..6).prop_map(Measure::Rating),
            prop::sample::select(EndReason::ALL).prop_map(Measure::End),
            prop::sample::select(ReceiptVerdict::ALL).prop_map(Measure::Receipt),
            prop::sample::select(ReceiptVerdict::ALL).prop_map(Measure::Proof),
            "[a-z]{2,3}".prop_map(|tag| Measure::Language(LanguageTag::parse(&tag).unwrap())),
            task().prop_map(Measure::TaskOpened),
            (task(), prop::sample::select(Outcome::ALL))
                .prop_map(|(task, outcome)| Measure::TaskEnded(task, outcome)),
            (task(), 0_u16..300).prop_map(|(task, step)| Measure::TaskLeftAt(task, step)),
        ]
    }

    proptest! {
        #[test]
        fn a_glance_sees_what_the_whole_tally_says(
            counts in prop::collection::vec((measure(), 1_u64..100_000), 0..80)
        ) {
            let tally = Tally::from(counts);
            let mut glance = Glance::default();
            glance.add(&Body::of(&tally).bytes()).unwrap();
            prop_assert_eq!(glance, Glance::of(&tally));
        }

        #[test]
        fn bytes_of_any_kind_are_no_panic(bytes in prop::collection::vec(0_u8..40, 0..60)) {
            let mut version = vec![1];
            version.extend(bytes);
            let by_entry = super::super::packed::each(&version, |_, _| {}).is_ok();
            prop_assert_eq!(Glance::default().add(&version).is_ok(), by_entry);
        }
    }

    #[test]
    fn a_glance_at_stored_bytes_sees_what_the_tally_holds() {
        let (isee, fse) = (
            TaskId::parse("isee").unwrap(),
            TaskId::parse("fse").unwrap(),
        );
        let tally = Tally::from(vec![
            (Measure::Sessions, 900),
            (Measure::HelpAsked, 7),
            (Measure::Alone, 800),
            (Measure::Receipt(ReceiptVerdict::Clean), 800),
            (Measure::Receipt(ReceiptVerdict::NotProven), 90),
            (Measure::Receipt(ReceiptVerdict::Failed), 10),
            (Measure::Proof(ReceiptVerdict::Clean), 3),
            (Measure::TaskOpened(isee.clone()), 50),
            (Measure::TaskOpened(fse.clone()), 5),
            (Measure::TaskEnded(isee.clone(), Outcome::Finished), 40),
            (Measure::TaskEnded(isee.clone(), Outcome::GivenUp), 10),
            // Its bytes end as those of an opened task do.
            (Measure::TaskLeftAt(isee, 0), 10),
            (Measure::TaskLeftAt(fse, 256), 5),
        ]);
        let mut glance = Glance::default();
        glance.add(&Body::of(&tally).bytes()).unwrap();
        let expected = Glance {
            sessions: 900,
            opened: 55,
            finished: 40,
            help_asked: 7,
            clean: 800,
            not_proven: 90,
            failed: 10,
        };
        assert_eq!(glance, expected);
        assert_eq!(Glance::of(&tally), expected);
        assert!(glance.without(expected).is_empty());
    }
}
