// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Events that the agent adds.

use super::room::make_room;
use super::store::append;
use super::{Book, Stage};
use crate::error::{BadValue, Result};
use crate::numbered::{Event, Row};

impl Book {
    /// Stores that an alarm was raised or cleared. Other events are the book's own and are
    /// refused.
    ///
    /// Like a record, the row leaves only after its hour: an alarm that came at once would
    /// tell the minute of the records numbered before and after it. What staff must know now
    /// travels with the live state.
    pub fn note_event(&mut self, event: Event) -> Result<()> {
        if !matches!(event, Event::Alarm { .. }) {
            return Err(BadValue::EventOfTheBook.into());
        }
        self.write(|connection, cap| {
            make_room(connection, cap)?;
            append(connection, Stage::Held, &Row::Event(event))?;
            Ok(())
        })
    }
}
