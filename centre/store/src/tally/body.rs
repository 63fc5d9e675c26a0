// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Tallies as they lie in the database.
//!
//! One byte of version (1), then entries in the order of their keys, each
//! `shared | length | rest | count`: the key begins with `shared` bytes of the key before it,
//! `length` bytes of `rest` follow, then the count as a LEB128 number. A key is a byte that
//! names the measure and its details; words of closed lists are their place in the list,
//! which only ever grows at its end. Keys that this version does not know are kept and
//! added up all the same, so that processes of two versions can share one database.

use std::collections::BTreeMap;

use sportello_protocol::{
    Duration, EndReason, LanguageTag, Mode, Outcome, ReceiptVerdict, Skill, SkillLevel, TaskId,
};

use super::packed::{Packer, each};
use super::{Measure, Tally};
use crate::Result;

/// Different tasks that one tally tells apart. Their names come from terminals: one that
/// invents names must not make every page slow.
const MAX_TASKS: usize = 400;
const MAX_LANGUAGES: usize = 200;
pub(super) const TASK: u8 = 32;
const LANGUAGE: u8 = 10;
const IMPLAUSIBLE: [u8; 1] = [17];
/// Of no measure, and shown nowhere: how often sites came to a district or left it. See
/// [`crate::Mark`].
const MOVED: [u8; 1] = [19];

/// A tally under its keys.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Body(BTreeMap<Vec<u8>, u64>);

impl Body {
    pub(crate) fn of(tally: &Tally) -> Self {
        Self(
            tally
                .iter()
                .map(|(measure, count)| (key(measure), count))
                .collect(),
        )
    }

    /// One coming or going of a site.
    pub(crate) fn of_a_move() -> Self {
        Self(BTreeMap::from([(MOVED.to_vec(), 1)]))
    }

    pub(crate) fn read(bytes: &[u8]) -> Result<Self> {
        let mut entries = BTreeMap::new();
        each(bytes, |key, count| {
            entries.insert(key.to_vec(), count);
        })?;
        Ok(Self(entries))
    }

    /// Adds `more`, telling only so many tasks and languages apart.
    pub(crate) fn add(&mut self, more: &Self) {
        let (mut tasks, mut languages) = (None, None);
        for (key, count) in &more.0 {
            if let Some(total) = self.0.get_mut(key) {
                *total = total.saturating_add(*count);
                continue;
            }
            let fits = match key.first() {
                Some(&TASK) => {
                    let known = tasks.get_or_insert_with(|| self.names(TASK));
                    admit(known, key, MAX_TASKS)
                }
                Some(&LANGUAGE) => {
                    let known = languages.get_or_insert_with(|| self.names(LANGUAGE));
                    admit(known, key, MAX_LANGUAGES)
                }
                _ => true,
            };
            let key = if fits {
                key.clone()
            } else {
                IMPLAUSIBLE.to_vec()
            };
            let total = self.0.entry(key).or_default();
            *total = total.saturating_add(*count);
        }
    }

    fn subtract(&mut self, less: &Self) {
        for (key, count) in &less.0 {
            if let Some(total) = self.0.get_mut(key) {
                *total = total.saturating_sub(*count);
            }
        }
        self.0.retain(|_, count| *count > 0);
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        let mut packer = Packer::new(16 + self.0.len() * 6);
        for (key, count) in &self.0 {
            packer.push(key, *count);
        }
        packer.bytes()
    }

    /// The stored tally with these counts added.
    pub(crate) fn add_to(&self, stored: Option<&[u8]>) -> Result<Option<Vec<u8>>> {
        let Some(stored) = stored else {
            let mut body = Self::default();
            body.add(self);
            return Ok(Some(body.bytes()));
        };
        if let Some(bytes) = self.add_to_known(stored)? {
            return Ok(Some(bytes));
        }
        let mut body = Self::read(stored)?;
        body.add(self);
        Ok(Some(body.bytes()))
    }

    /// In one walk over the stored bytes; `None`: there is a key that they do not have.
    fn add_to_known(&self, stored: &[u8]) -> Result<Option<Vec<u8>>> {
        let mut more = self.0.iter().peekable();
        let mut packer = Packer::new(stored.len() + 16);
        each(stored, |key, count| {
            let added = more
                .next_if(|(next, _)| next.as_slice() == key)
                .map_or(0, |(_, added)| *added);
            packer.push(key, count.saturating_add(added));
        })?;
        // A key that the stored ones do not have is never reached.
        Ok(more.peek().is_none().then(|| packer.bytes()))
    }

    /// The stored tally without these counts; `None`: nothing is left.
    pub(crate) fn take_from(&self, stored: Option<&[u8]>) -> Result<Option<Vec<u8>>> {
        let mut body = stored.map_or_else(|| Ok(Self::default()), Self::read)?;
        body.subtract(self);
        Ok((!body.0.is_empty()).then(|| body.bytes()))
    }

    fn names(&self, group: u8) -> std::collections::BTreeSet<Vec<u8>> {
        self.0
            .keys()
            .filter(|key| key.first() == Some(&group))
            .map(|key| name_of(key).to_vec())
            .collect()
    }
}

/// The part of a key that names the task or the language.
fn name_of(key: &[u8]) -> &[u8] {
    let name = key.get(1..).unwrap_or_default();
    name.split(|byte| *byte == 0).next().unwrap_or_default()
}

fn admit(known: &mut std::collections::BTreeSet<Vec<u8>>, key: &[u8], most: usize) -> bool {
    let name = name_of(key);
    if known.contains(name) {
        return true;
    }
    known.len() < most && known.insert(name.to_vec())
}

fn key(measure: &Measure) -> Vec<u8> {
    match measure {
        Measure::Sessions => vec![1],
        Measure::Hour(hour) => vec![2, *hour],
        Measure::Duration(word) => vec![3, place(Duration::ALL, word)],
        Measure::End(word) => vec![4, place(EndReason::ALL, word)],
        Measure::HelpAsked => vec![5],
        Measure::Rating(stars) => vec![6, *stars],
        Measure::Receipt(word) => vec![7, place(ReceiptVerdict::ALL, word)],
        Measure::Proof(word) => vec![8, place(ReceiptVerdict::ALL, word)],
        Measure::SheetSessions => vec![9],
        Measure::Language(tag) => [&[LANGUAGE], tag.as_str().as_bytes()].concat(),
        Measure::Mode(word) => vec![11, place(Mode::ALL, word)],
        Measure::WithHelper => vec![12],
        Measure::Alone => vec![13],
        Measure::HelperNotSaid => vec![14],
        Measure::LostSessions => vec![15],
        Measure::Misdated => vec![16],
        Measure::Implausible => IMPLAUSIBLE.to_vec(),
        Measure::Assessed(skill, level) => {
            vec![18, place(Skill::ALL, skill), place(SkillLevel::ALL, level)]
        }
        Measure::TaskOpened(task) => of_task(task, &[0]),
        Measure::TaskEnded(task, word) => of_task(task, &[1, place(Outcome::ALL, word)]),
        Measure::TaskLeftAt(task, step) => {
            let [high, low] = step.to_be_bytes();
            of_task(task, &[2, high, low])
        }
    }
}

fn of_task(task: &TaskId, detail: &[u8]) -> Vec<u8> {
    [&[TASK], task.as_str().as_bytes(), &[0], detail].concat()
}

pub(super) fn measure(key: &[u8]) -> Option<Measure> {
    Some(match *key {
        [1] => Measure::Sessions,
        [2, hour] => Measure::Hour(hour),
        [3, at] => Measure::Duration(word(Duration::ALL, at)?),
        [4, at] => Measure::End(word(EndReason::ALL, at)?),
        [5] => Measure::HelpAsked,
        [6, stars] => Measure::Rating(stars),
        [7, at] => Measure::Receipt(word(ReceiptVerdict::ALL, at)?),
        [8, at] => Measure::Proof(word(ReceiptVerdict::ALL, at)?),
        [9] => Measure::SheetSessions,
        [LANGUAGE, ref tag @ ..] => {
            Measure::Language(LanguageTag::parse(std::str::from_utf8(tag).ok()?).ok()?)
        }
        [11, at] => Measure::Mode(word(Mode::ALL, at)?),
        [12] => Measure::WithHelper,
        [13] => Measure::Alone,
        [14] => Measure::HelperNotSaid,
        [15] => Measure::LostSessions,
        [16] => Measure::Misdated,
        [17] => Measure::Implausible,
        [18, skill, level] => {
            Measure::Assessed(word(Skill::ALL, skill)?, word(SkillLevel::ALL, level)?)
        }
        [TASK, ref rest @ ..] => {
            let end = rest.iter().position(|byte| *byte == 0)?;
            let task = TaskId::parse(std::str::from_utf8(&rest[..end]).ok()?).ok()?;
            match rest[end + 1..] {
                [0] => Measure::TaskOpened(task),
                [1, at] => Measure::TaskEnded(task, word(Outcome::ALL, at)?),
                [2, high, low] => Measure::TaskLeftAt(task, u16::from_be_bytes([high, low])),
                _ => return None,
            }
        }
        _ => return None,
    })
}

fn place<T: PartialEq>(list: &[T], word: &T) -> u8 {
    let at = list.iter().position(|known| known == word).unwrap_or(254);
    u8::try_from(at).unwrap_or(254)
}

fn word<T: Copy>(list: &[T], at: u8) -> Option<T> {
    list.get(usize::from(at)).copied()
}

#[cfg(test)]
mod tests {
    use super::super::sum::Sum;
    use super::*;

    fn every_measure() -> Vec<Measure> {
        let task = TaskId::parse("isee").unwrap();
        let mut all = vec![
            Measure::Sessions,
            Measure::HelpAsked,
            Measure::SheetSessions,
            Measure::WithHelper,
            Measure::Alone,
            Measure::HelperNotSaid,
            Measure::LostSessions,
            Measure::Misdated,
            Measure::Implausible,
            Measure::TaskOpened(task.clone()),
            Measure::Language(LanguageTag::parse("zh-Hans").unwrap()),
            Measure::Language(LanguageTag::parse("it").unwrap()),
        ];
        all.extend((0..24).map(Measure::Hour));
        all.extend((1..=5).map(Measure::Rating));
        all.extend(Duration::ALL.iter().copied().map(Measure::Duration));
        all.extend(EndReason::ALL.iter().copied().map(Measure::End));
        all.extend(ReceiptVerdict::ALL.iter().copied().map(Measure::Receipt));
        all.extend(ReceiptVerdict::ALL.iter().copied().map(Measure::Proof));
        all.extend(Mode::ALL.iter().copied().map(Measure::Mode));
        all.extend(
            Outcome::ALL
                .iter()
                .map(|outcome| Measure::TaskEnded(task.clone(), *outcome)),
        );
        for skill in Skill::ALL {
            let levels = SkillLevel::ALL.iter();
            all.extend(levels.map(|level| Measure::Assessed(*skill, *level)));
        }
        all.extend([0, 7, 300].map(|step| Measure::TaskLeftAt(task.clone(), step)));
        all
    }

    fn unpacked(bytes: &[u8]) -> Result<Tally> {
        let mut sum = Sum::default();
        sum.add(bytes)?;
        Ok(sum.tally())
    }

    #[test]
    fn every_measure_comes_back_as_it_went() {
        let mut tally = Tally::default();
        for (count, measure) in (1_u64..).zip(every_measure()) {
            tally.add(measure, count * 1000);
        }
        tally.add(Measure::Sessions, u64::MAX);
        assert_eq!(unpacked(&Body::of(&tally).bytes()).unwrap(), tally);
    }

    #[test]
    fn what_a_later_version_counts_is_kept_and_added_up() {
        let mut body = Body::default();
        body.0.insert(vec![200, 1, 2], 5);
        body.0.insert(vec![1], 1);
        let mut sum = Body::read(&body.bytes()).unwrap();
        sum.add(&body);
        assert_eq!(sum.0[&vec![200, 1, 2]], 10);
        let tally = unpacked(&sum.bytes()).unwrap();
        assert_eq!(tally.get(&Measure::Sessions), 2);
    }

    #[test]
    fn damaged_bytes_are_an_error_and_never_a_panic() {
        let mut tally = Tally::default();
        for measure in every_measure() {
            tally.add(measure, 300);
        }
        let whole = Body::of(&tally).bytes();
        assert!(unpacked(&[]).is_err());
        assert!(unpacked(&[9]).is_err());
        let mut errors = 0;
        for cut in 1..whole.len() {
            errors += usize::from(unpacked(&whole[..cut]).is_err());
        }
        assert!(errors > whole.len() / 2);
    }

    #[test]
    fn adding_to_stored_bytes_is_adding() {
        let mut half = Tally::default();
        let mut whole = Tally::default();
        for (count, measure) in (1_u64..).zip(every_measure()) {
            if count % 2 == 0 {
                half.add(measure.clone(), count);
            }
            whole.add(measure, count);
        }
        let empty = Tally::default();
        for (stored, more) in [
            (&whole, &half),
            (&half, &whole),
            (&half, &half),
            (&empty, &half),
        ] {
            let mut sum = Body::of(stored);
            sum.add(&Body::of(more));
            let bytes = Body::of(stored).bytes();
            let added = Body::of(more).add_to(Some(&bytes)).unwrap();
            assert_eq!(added, Some(sum.bytes()));
        }
        let bytes = Body::of(&whole).bytes();
        assert_eq!(Body::of(&whole).take_from(Some(&bytes)).unwrap(), None);
        assert_eq!(
            Body::of(&half).add_to(None).unwrap(),
            Some(Body::of(&half).bytes())
        );
    }

    #[test]
    fn invented_tasks_do_not_grow_a_tally_without_end() {
        let mut body = Body::default();
        for number in 0..2_000 {
            let mut tally = Tally::default();
            let task = TaskId::parse(&format!("task-{number}")).unwrap();
            tally.add(Measure::TaskOpened(task), 1);
            body.add(&Body::of(&tally));
        }
        assert_eq!(body.0.len(), MAX_TASKS + 1);
        assert_eq!(body.0[&IMPLAUSIBLE.to_vec()], 2_000 - MAX_TASKS as u64);
    }

    /// These bytes lie in databases: a word may be added at the end of its list, never moved.
    #[test]
    fn the_places_of_words_do_not_move() {
        assert_eq!(word(Duration::ALL, 5), Some(Duration::Over90));
        assert_eq!(word(EndReason::ALL, 9), Some(EndReason::Interrupted));
        assert_eq!(word(Outcome::ALL, 3), Some(Outcome::Interrupted));
        assert_eq!(
            word(ReceiptVerdict::ALL, 2),
            Some(ReceiptVerdict::NotProven)
        );
        assert_eq!(word(Mode::ALL, 9), Some(Mode::KeyboardOnly));
        assert_eq!(word(EndReason::ALL, 0), Some(EndReason::Citizen));
        assert_eq!(word(Mode::ALL, 5), Some(Mode::Speech));
        assert_eq!(word(Skill::ALL, 4), Some(Skill::Problems));
        assert_eq!(word(SkillLevel::ALL, 3), Some(SkillLevel::Teaches));
    }
}
