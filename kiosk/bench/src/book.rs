// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The ledger, written as the shell writes it: marker before the capsule, record and
//! receipt after it, on a real disk.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::Context as _;
use sportello_capsule::wire;
use sportello_ledger::{
    Book, Context, Counters, Draft, DurationBucket, EndReason, Hour, LanguageTag, OpenSession,
    Receipt, SessionNumber, Slate, Tasks,
};

/// Size cap of the product's book.
const CAP: u64 = 64 << 20;

/// Book and slate of the terminal that is measured.
pub(crate) struct Pages {
    book: Book,
    slate: Slate,
}

impl Pages {
    /// Opens both; the book lies in `state` (a disk), the slate in `run` (RAM).
    pub(crate) fn open(state: &Path, run: &Path) -> anyhow::Result<Self> {
        let (book, _) = Book::open(&state.join("book.db"), CAP, Context::of_this_machine()?)?;
        let slate = Slate::open(&run.join("slate.db"))?;
        Ok(Self { book, slate })
    }

    /// Writes the marker.
    pub(crate) fn begin(&mut self) -> anyhow::Result<SessionNumber> {
        let number = self.book.begin_session()?;
        let (draft, counters) = entry()?;
        self.slate.set_open_session(&OpenSession {
            number,
            draft,
            counters,
        })?;
        Ok(number)
    }

    /// Stores record and receipt.
    pub(crate) fn finish(
        &mut self,
        number: SessionNumber,
        receipt: &wire::Receipt,
    ) -> anyhow::Result<()> {
        let (draft, counters) = entry()?;
        self.book
            .finish_session(number, &draft, &translated(receipt)?, &counters)?;
        self.slate.clear_open_session()?;
        Ok(())
    }

    /// Nobody rates in a measurement.
    pub(crate) fn close_rating(&mut self) -> anyhow::Result<()> {
        Ok(self.book.close_rating()?)
    }
}

fn entry() -> anyhow::Result<(Draft, Counters)> {
    let now = Hour::now();
    let draft = Draft {
        date: now.date,
        hour: now.hour,
        duration: DurationBucket::Under5,
        tasks: Tasks::new(),
        end: EndReason::Citizen,
        help_asked: false,
    };
    let counters = Counters {
        language: LanguageTag::parse("it")?,
        modes: BTreeSet::new(),
        with_helper: None,
        skills: BTreeMap::new(),
    };
    Ok((draft, counters))
}

/// The book's words for checks and verdicts are those of the wire, letter by letter.
fn translated(receipt: &wire::Receipt) -> anyhow::Result<Receipt> {
    let words = serde_json::to_value(&receipt.checks)?;
    let checks: Vec<(sportello_ledger::Check, sportello_ledger::Verdict)> =
        serde_json::from_value(words).context("a check that the book does not know")?;
    Ok(Receipt::new(checks, receipt.duration_ms))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_the_wire_is_a_word_of_the_book() {
        let receipt = wire::Receipt {
            checks: wire::Check::ALL
                .into_iter()
                .map(|check| (check, wire::Verdict::NotCovered))
                .collect(),
            duration_ms: 3,
        };
        let stored = translated(&receipt).unwrap();
        assert_eq!(stored.checks().len(), wire::Check::ALL.len());
    }
}
