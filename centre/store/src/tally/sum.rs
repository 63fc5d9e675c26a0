// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Stored tallies added up under their keys: what they mean is asked once, of the sum.

use super::Tally;
use super::body::measure;
use super::packed::each;
use crate::Result;

/// Entries in the order of their keys.
type Entries = Vec<(Vec<u8>, u64)>;

/// A sum of stored tallies, and what is to be taken from it.
#[derive(Debug, Default)]
pub(crate) struct Sum {
    more: Entries,
    less: Entries,
}

impl Sum {
    pub(crate) fn add(&mut self, bytes: &[u8]) -> Result<()> {
        add(&mut self.more, bytes)
    }

    pub(crate) fn subtract(&mut self, bytes: &[u8]) -> Result<()> {
        add(&mut self.less, bytes)
    }

    /// Keys that this version does not know are passed over.
    pub(crate) fn tally(self) -> Tally {
        let mut less = self.less.into_iter().peekable();
        let mut tally = Tally::default();
        for (key, count) in self.more {
            while less.next_if(|(next, _)| *next < key).is_some() {}
            let taken = less.next_if(|(next, _)| *next == key);
            let left = count.saturating_sub(taken.map_or(0, |(_, taken)| taken));
            if left > 0
                && let Some(measure) = measure(&key)
            {
                tally.add(measure, left);
            }
        }
        tally
    }
}

/// One walk along both: the days of a place count much the same things.
fn add(entries: &mut Entries, bytes: &[u8]) -> Result<()> {
    let mut at = 0;
    let mut new = Entries::new();
    each(bytes, |key, count| {
        while entries
            .get(at)
            .is_some_and(|(known, _)| known.as_slice() < key)
        {
            at += 1;
        }
        match entries.get_mut(at) {
            Some((known, total)) if known.as_slice() == key => {
                *total = total.saturating_add(count);
            }
            _ => new.push((key.to_vec(), count)),
        }
    })?;
    if !new.is_empty() {
        entries.append(&mut new);
        // Two sorted runs: the sort merges them.
        entries.sort();
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use sportello_protocol::TaskId;

    use super::super::Measure;
    use super::super::body::Body;
    use super::*;

    fn tally(counts: &[(Measure, u64)]) -> Tally {
        Tally::from(counts.to_vec())
    }

    fn bytes(tally: &Tally) -> Vec<u8> {
        Body::of(tally).bytes()
    }

    #[test]
    fn what_is_taken_away_was_never_there() {
        let opened = |name| Measure::TaskOpened(TaskId::parse(name).unwrap());
        let one = tally(&[
            (Measure::Sessions, 5),
            (opened("isee"), 2),
            (Measure::Alone, 1),
        ]);
        let two = tally(&[(Measure::Sessions, 7), (opened("fse"), 4)]);
        let mut sum = Sum::default();
        for more in [&two, &one, &two] {
            sum.add(&bytes(more)).unwrap();
        }
        sum.subtract(&bytes(&two)).unwrap();
        let mut expected = one.clone();
        expected.merge(&two);
        assert_eq!(sum.tally(), expected);
        let mut nothing = Sum::default();
        nothing.add(&bytes(&two)).unwrap();
        nothing.subtract(&bytes(&two)).unwrap();
        assert!(nothing.tally().is_empty());
    }

    #[test]
    fn damaged_bytes_are_an_error() {
        assert!(Sum::default().add(&[]).is_err());
        assert!(Sum::default().subtract(&[1, 4, 4]).is_err());
    }
}
