// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Notices that another process has written, without a socket between them.

use std::path::Path;

use rusqlite::Connection;

use crate::error::{LedgerError, Result};
use crate::place::{Identity, Place};

/// Watches one book or slate from a connection of its own. Ask every 250 ms; an answer
/// costs a look at shared memory, no disk.
#[derive(Debug)]
pub struct Watch {
    place: Place,
    seen: Option<Seen>,
}

#[derive(Debug)]
struct Seen {
    connection: Connection,
    identity: Identity,
    version: i64,
}

impl Watch {
    /// Begins to watch; what was written before does not count as a change.
    pub fn new(path: &Path) -> Result<Self> {
        let mut watch = Self {
            place: Place::new(path)?,
            seen: None,
        };
        watch.begin()?;
        Ok(watch)
    }

    /// Whether anything was committed, by anyone, since the last call; also `true` once
    /// when the file was replaced by a new one. While there is no file: `false`.
    pub fn changed(&mut self) -> Result<bool> {
        let identity = match self.place.identity() {
            Ok(identity) => identity,
            Err(LedgerError::Replaced { .. }) => return Ok(false),
            Err(other) => return Err(other),
        };
        let place = &self.place;
        if let Some(seen) = self.seen.as_mut().filter(|seen| seen.identity == identity) {
            let version =
                data_version(&seen.connection).map_err(|error| place.judge(error.into()))?;
            let changed = version != seen.version;
            seen.version = version;
            return Ok(changed);
        }
        self.begin()?;
        Ok(true)
    }

    fn begin(&mut self) -> Result<()> {
        self.seen = None;
        let identity = self.place.identity()?;
        let connection = self
            .place
            .connect(self.place.path())
            .map_err(|fault| self.place.judge(fault))?;
        let version = data_version(&connection).map_err(|error| self.place.judge(error.into()))?;
        self.seen = Some(Seen {
            connection,
            identity,
            version,
        });
        Ok(())
    }
}

fn data_version(connection: &Connection) -> rusqlite::Result<i64> {
    connection.pragma_query_value(None, "data_version", |row| row.get(0))
}
