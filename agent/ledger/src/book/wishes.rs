// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What came from the centre and must survive a restart: its settings, and which of its
//! commands were taken up. The agent is the only writer.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Book;
use super::store::{COMMANDS, DESIRED, drop_fact, fact, put_fact};
use crate::command::{CommandOutcome, CommandResult};
use crate::error::Result;
use crate::settings::{Desired, Settings};

/// Commands remembered one by one.
const KEPT: usize = 256;

/// How far a command has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Standing {
    /// Taken up; nothing is known of its end.
    TakenUp,
    Over(CommandOutcome),
    /// The centre has heard of its end.
    Told,
}

/// Which commands were taken up: those listed, and all up to `floor`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Journal {
    floor: i64,
    commands: BTreeMap<i64, Standing>,
}

impl Journal {
    fn last(&self) -> i64 {
        self.commands
            .last_key_value()
            .map_or(self.floor, |(id, _)| *id)
    }

    fn take_up(&mut self, id: i64) -> bool {
        if id <= self.floor || self.commands.contains_key(&id) {
            return false;
        }
        self.commands.insert(id, Standing::TakenUp);
        while self.commands.len() > KEPT {
            if let Some((oldest, _)) = self.commands.pop_first() {
                self.floor = oldest;
            }
        }
        true
    }

    pub(super) fn results(&self) -> Vec<CommandResult> {
        let result = |(id, standing): (&i64, &Standing)| {
            let outcome = match standing {
                Standing::TakenUp => CommandOutcome::Unsure,
                Standing::Over(outcome) => *outcome,
                Standing::Told => return None,
            };
            Some(CommandResult { id: *id, outcome })
        };
        self.commands.iter().filter_map(result).collect()
    }
}

impl Book {
    /// Stores what the centre wants. `false`: a version as high is here already, and
    /// nothing was changed.
    pub fn set_desired(&mut self, version: u64, settings: &Settings) -> Result<bool> {
        settings.check()?;
        self.write(|connection, _| {
            let known: Option<Desired> = fact(connection, DESIRED)?;
            if known.is_some_and(|known| known.version >= version) {
                return Ok(false);
            }
            let desired = Desired {
                version,
                settings: settings.clone(),
            };
            put_fact(connection, DESIRED, &desired)?;
            Ok(true)
        })
    }

    /// What the centre wants, if it ever said so.
    pub fn desired(&self) -> Result<Option<Desired>> {
        self.read(|connection| fact(connection, DESIRED))
    }

    /// Notes that the command is about to act. Call it before anything else is done with a
    /// command; on `false` do nothing: it was taken up before, perhaps before a crash.
    ///
    /// The last 256 are told apart; older ones count as taken up.
    pub fn journal_command(&mut self, id: i64) -> Result<bool> {
        self.with_journal(|journal| journal.take_up(id))
    }

    /// Notes what became of a command that was taken up. A second outcome is ignored.
    pub fn note_outcome(&mut self, id: i64, outcome: CommandOutcome) -> Result<()> {
        self.with_journal(|journal| {
            if let Some(standing @ Standing::TakenUp) = journal.commands.get_mut(&id) {
                *standing = Standing::Over(outcome);
            }
        })
    }

    /// What the centre has not heard yet. A command without an outcome is
    /// [`CommandOutcome::Unsure`].
    pub fn command_results(&self) -> Result<Vec<CommandResult>> {
        let journal = self.read(|connection| fact::<Journal>(connection, COMMANDS))?;
        Ok(journal.unwrap_or_default().results())
    }

    /// The centre has heard what became of these. They stay known as taken up.
    pub fn forget_results(&mut self, ids: &[i64]) -> Result<()> {
        self.with_journal(|journal| {
            for id in ids {
                if let Some(standing) = journal.commands.get_mut(id) {
                    *standing = Standing::Told;
                }
            }
        })
    }

    /// The highest command that was taken up; 0 if none was.
    pub fn last_command(&self) -> Result<i64> {
        let journal = self.read(|connection| fact::<Journal>(connection, COMMANDS))?;
        Ok(journal.unwrap_or_default().last())
    }

    /// The terminal enrols with a centre that numbers anew: settings and commands of the
    /// one before are forgotten.
    pub fn forget_centre(&mut self) -> Result<()> {
        self.write(|connection, _| {
            drop_fact(connection, DESIRED)?;
            drop_fact(connection, COMMANDS)
        })
    }

    fn with_journal<T>(&mut self, act: impl FnOnce(&mut Journal) -> T) -> Result<T> {
        self.write(|connection, _| {
            let before: Journal = fact(connection, COMMANDS)?.unwrap_or_default();
            let mut journal = before.clone();
            let done = act(&mut journal);
            if journal != before {
                put_fact(connection, COMMANDS, &journal)?;
            }
            Ok(done)
        })
    }
}
