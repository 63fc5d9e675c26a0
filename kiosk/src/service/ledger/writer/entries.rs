// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Entries of sessions as the slate and the book know them.

use std::collections::{BTreeMap, BTreeSet};

use sportello_ledger::{
    Book, Counters, Draft, DurationBucket, EndReason, Hour, LanguageTag, LedgerError, OpenSession,
    Row, SessionNumber, Slate, Tasks,
};

use crate::service::ledger::{Entry, Recent};

/// Receipts that the staff menu shows.
const RECENT: usize = 5;

pub(super) fn open_session(number: SessionNumber, entry: &Entry) -> OpenSession {
    OpenSession {
        number,
        draft: entry.draft.clone(),
        counters: entry.counters.clone(),
    }
}

/// What the slate still knows of a session that nobody closed; after a power cut, only that
/// there was one.
pub(super) fn interrupted(number: SessionNumber, slate: &Slate) -> Result<Entry, LedgerError> {
    let known = slate
        .open_session()?
        .filter(|session| session.number == number);
    let entry = match known {
        Some(session) => Entry {
            draft: session.draft,
            counters: session.counters,
        },
        None => {
            let now = Hour::now();
            Entry {
                draft: Draft {
                    date: now.date,
                    hour: now.hour,
                    duration: DurationBucket::Under5,
                    tasks: Tasks::new(),
                    end: EndReason::Interrupted,
                    help_asked: false,
                },
                counters: Counters {
                    language: LanguageTag::parse("und")?,
                    modes: BTreeSet::new(),
                    with_helper: None,
                    skills: BTreeMap::new(),
                },
            }
        }
    };
    Ok(Entry {
        draft: Draft {
            end: EndReason::Interrupted,
            ..entry.draft
        },
        ..entry
    })
}

pub(super) fn recent(book: &Book) -> Result<Vec<Recent>, LedgerError> {
    let dump = book.dump()?;
    Ok(dump
        .rows
        .iter()
        .rev()
        .filter_map(|row| match &row.row {
            Row::Session(session) => {
                let draft = session.record.draft();
                Some(Recent {
                    at: Some(Hour {
                        date: draft.date,
                        hour: draft.hour,
                    }),
                    verdict: session.receipt.verdict(),
                })
            }
            Row::Proof(receipt) => Some(Recent {
                at: None,
                verdict: receipt.verdict(),
            }),
            _ => None,
        })
        .take(RECENT)
        .collect())
}
