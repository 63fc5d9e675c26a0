// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A session in the book: marker, then one record and receipt, then perhaps a rating.

use super::Book;
use super::Stage;
use super::room::make_room;
use super::sheets;
use super::store::{
    LAST_RECEIPT, MARKER, RATING_WINDOW, RatingWindow, SESSIONS, SessionsFact, append, drop_fact,
    fact, need, put_fact, rewrite, row_by_id,
};
use crate::context::Hour;
use crate::counters::Counters;
use crate::error::{LedgerError, Result};
use crate::numbered::{Row, SessionRow};
use crate::place::Fault;
use crate::receipt::{LastReceipt, Receipt};
use crate::record::{Draft, Rating, Record, SessionNumber};

/// Session numbers stay below this: half of what SQLite can hold.
const LAST_SESSION: u64 = 1 << 62;

/// Whether a session was finished by this call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Finished {
    /// Record and receipt are stored.
    Stored,
    /// They were already; nothing was changed.
    AlreadyStored,
}

impl Book {
    /// Sets the open-session marker. Fails with [`LedgerError::SessionOpen`] while another
    /// one stands. Closes the rating of the session before.
    pub fn begin_session(&mut self) -> Result<SessionNumber> {
        self.write(|connection, _| {
            if let Some(open) = fact::<u64>(connection, MARKER)? {
                return Err(LedgerError::SessionOpen { open }.into());
            }
            let mut sessions: SessionsFact = need(connection, SESSIONS)?;
            let number = sessions.next;
            if number >= LAST_SESSION {
                return Err(LedgerError::NumbersUsedUp.into());
            }
            sessions.next += 1;
            put_fact(connection, SESSIONS, &sessions)?;
            put_fact(connection, MARKER, &number)?;
            drop_fact(connection, RATING_WINDOW)?;
            Ok(SessionNumber(number))
        })
    }

    /// The session that is open, or was when power failed.
    pub fn open_marker(&self) -> Result<Option<SessionNumber>> {
        self.read(|connection| Ok(fact::<u64>(connection, MARKER)?.map(SessionNumber)))
    }

    /// Removes the marker, writes record and receipt and counts the day's totals, all or
    /// nothing. Safe to call again: a session leaves one record. A session that began in
    /// a book which was set aside meanwhile is stored in this one.
    pub fn finish_session(
        &mut self,
        number: SessionNumber,
        draft: &Draft,
        receipt: &Receipt,
        counters: &Counters,
    ) -> Result<Finished> {
        let boot = self.context.boot.clone();
        let finished = self.write(|connection, cap| {
            let mut sessions: SessionsFact = need(connection, SESSIONS)?;
            if number.0 <= sessions.last_finished {
                return Ok(Finished::AlreadyStored);
            }
            make_room(connection, cap)?;
            let record = Record {
                draft: draft.clone(),
                rating: None,
                receipt: receipt.verdict(),
            };
            let row = Row::Session(SessionRow {
                record,
                receipt: receipt.clone(),
            });
            let id = append(connection, Stage::Held, &row)?;
            sessions.last_finished = number.0;
            sessions.next = sessions.next.max(number.0.saturating_add(1));
            put_fact(connection, SESSIONS, &sessions)?;
            if fact::<u64>(connection, MARKER)?.is_some_and(|open| open <= number.0) {
                drop_fact(connection, MARKER)?;
            }
            put_fact(
                connection,
                RATING_WINDOW,
                &RatingWindow {
                    session: number.0,
                    id,
                    boot,
                },
            )?;
            put_fact(
                connection,
                LAST_RECEIPT,
                &LastReceipt {
                    verdict: receipt.verdict(),
                    at: Some(Hour {
                        date: draft.date,
                        hour: draft.hour,
                    }),
                },
            )?;
            sheets::count(connection, draft.date, counters)?;
            sheets::fold(connection, draft.date)?;
            Ok(Finished::Stored)
        })?;
        self.settle();
        Ok(finished)
    }

    /// Adds the rating to the session just finished: once, and only until
    /// [`close_rating`](Self::close_rating), the next session or a restart of the machine.
    pub fn record_rating(&mut self, number: SessionNumber, rating: Rating) -> Result<()> {
        let boot = self.context.boot.clone();
        self.write(|connection, _| {
            let window: RatingWindow = fact(connection, RATING_WINDOW)?
                .filter(|window: &RatingWindow| window.session == number.0 && window.boot == boot)
                .ok_or(LedgerError::RatingClosed)?;
            // At the size cap the record itself may be gone.
            let stored = row_by_id(connection, window.id)?.ok_or(LedgerError::RatingClosed)?;
            let Row::Session(mut session) = stored.open()? else {
                return Err(Fault::Decay);
            };
            session.record.rating = Some(rating);
            rewrite(connection, stored, &Row::Session(session))?;
            drop_fact(connection, RATING_WINDOW)
        })?;
        self.settle();
        Ok(())
    }

    /// The thanks screen is closed. Call it at start too: the record is not handed to the
    /// agent before.
    pub fn close_rating(&mut self) -> Result<()> {
        self.write(|connection, _| drop_fact(connection, RATING_WINDOW))
    }

    /// Stores the receipt of an empty session by which the terminal proved itself.
    pub fn record_proof(&mut self, receipt: &Receipt) -> Result<()> {
        self.write(|connection, cap| {
            make_room(connection, cap)?;
            append(connection, Stage::Held, &Row::Proof(receipt.clone()))?;
            put_fact(
                connection,
                LAST_RECEIPT,
                &LastReceipt {
                    verdict: receipt.verdict(),
                    at: None,
                },
            )
        })
    }
}
