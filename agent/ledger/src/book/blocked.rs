// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Counts refused hosts; see [`crate::blocked`] for what is kept of them and when.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::store::{BLOCKED, append, fact, put_fact};
use super::{Book, Stage};
use crate::blocked::{BLOCKED_MIN_SESSIONS, Blocked, HostName};
use crate::error::Result;
use crate::numbered::Row;
use crate::place::Outcome;
use crate::record::TaskId;

/// Hosts counted without their name at one time, and hosts that wait for the day to end.
const MOST: usize = 512;

/// What the book knows of refused hosts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Counts {
    /// Random, this book's own: the hashes of two terminals cannot be compared.
    salt: String,
    /// Sessions by hash of task and host. The order says nothing about when.
    nameless: BTreeMap<String, u32>,
    /// Met often enough; waits until `on` is over.
    due: Vec<Due>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Due {
    on: NaiveDate,
    blocked: Blocked,
}

impl Counts {
    fn new(connection: &Connection) -> Outcome<Self> {
        let salt = connection.query_row("SELECT hex(randomblob(16))", [], |row| row.get(0))?;
        Ok(Self {
            salt,
            nameless: BTreeMap::new(),
            due: Vec::new(),
        })
    }

    fn count(&mut self, task: &TaskId, host: &HostName, today: NaiveDate) {
        let waits = |due: &&mut Due| due.blocked.task == *task && due.blocked.host == *host;
        if let Some(due) = self.due.iter_mut().find(waits) {
            due.blocked.sessions = due.blocked.sessions.saturating_add(1);
            return;
        }
        let hash = self.hash(task, host);
        let sessions = self.nameless.get(&hash).map_or(1, |met| met + 1);
        if sessions < BLOCKED_MIN_SESSIONS {
            self.nameless.insert(hash, sessions);
            self.make_room();
            return;
        }
        self.nameless.remove(&hash);
        if self.due.len() < MOST {
            let due = Due {
                on: today,
                blocked: Blocked {
                    task: task.clone(),
                    host: host.clone(),
                    sessions,
                },
            };
            self.due.push(due);
            // By alphabet, not by time.
            self.due.sort_by(|one, other| {
                let key = |due: &Due| (due.blocked.task.clone(), due.blocked.host.clone());
                key(one).cmp(&key(other))
            });
        }
    }

    /// 64 bits of a hash: enough to tell a few hundred hosts apart.
    fn hash(&self, task: &TaskId, host: &HostName) -> String {
        let mut hash = Sha256::new();
        for part in [self.salt.as_str(), task.as_str(), host.as_str()] {
            hash.update(part);
            hash.update([0]);
        }
        hash.finalize()
            .iter()
            .take(8)
            .map(|byte| format!("{byte:02x}"))
            .collect()
    }

    /// Gives up those met least.
    fn make_room(&mut self) {
        while self.nameless.len() > MOST {
            let least = self.nameless.iter().min_by_key(|(_, sessions)| **sessions);
            let Some(hash) = least.map(|(hash, _)| hash.clone()) else {
                return;
            };
            self.nameless.remove(&hash);
        }
    }

    pub(super) fn nameless(&self) -> usize {
        self.nameless.len()
    }

    pub(super) fn due(&self) -> Vec<Blocked> {
        self.due.iter().map(|due| due.blocked.clone()).collect()
    }
}

impl Book {
    /// Counts a host that the egress refused to a task, once for each session that met it:
    /// the caller keeps the session's hosts apart and calls when the session is over.
    pub fn count_blocked(
        &mut self,
        task: &TaskId,
        host: &HostName,
        today: NaiveDate,
    ) -> Result<()> {
        self.write(|connection, _| {
            let mut counts = match fact::<Counts>(connection, BLOCKED)? {
                Some(counts) => counts,
                None => Counts::new(connection)?,
            };
            counts.count(task, host, today);
            put_fact(connection, BLOCKED, &counts)
        })?;
        self.settle();
        Ok(())
    }
}

/// Numbers what was met often enough on a day that is over.
pub(super) fn fold(connection: &Connection, today: NaiveDate) -> Outcome<()> {
    let Some(mut counts) = fact::<Counts>(connection, BLOCKED)? else {
        return Ok(());
    };
    let (over, wait): (Vec<Due>, Vec<Due>) =
        counts.due.into_iter().partition(|due| due.on != today);
    if over.is_empty() {
        return Ok(());
    }
    for due in over {
        append(connection, Stage::Ready, &Row::Blocked(due.blocked))?;
    }
    counts.due = wait;
    put_fact(connection, BLOCKED, &counts)
}
