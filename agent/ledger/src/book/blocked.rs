// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Counts refused hosts; see [`crate::blocked`] for what is kept of them and when.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::store::{BLOCKED, append, fact, put_fact};
use super::{Book, Stage};
use crate::blocked::{BLOCKED_MIN_SESSIONS, Blocked, Counting, HostHash, Met};
use crate::error::Result;
use crate::numbered::Row;
use crate::place::Outcome;

/// Hosts counted without their name at one time, and hosts that wait for the day to end.
const MOST: usize = 512;

/// What the book knows of refused hosts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Counts {
    /// Random, this book's own: the hashes of two terminals cannot be compared.
    salt: String,
    /// Sessions by hash of task and host. The order says nothing about when.
    nameless: BTreeMap<HostHash, u32>,
    /// Met often enough; waits until `on` is over.
    due: Vec<Due>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Due {
    on: NaiveDate,
    hash: HostHash,
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

    fn count(&mut self, met: &Met, today: NaiveDate) {
        let hash = met.hash();
        if let Some(due) = self.due.iter_mut().find(|due| due.hash == hash) {
            due.blocked.sessions = due.blocked.sessions.saturating_add(1);
            return;
        }
        let sessions = self.nameless.get(&hash).map_or(1, |met| met + 1);
        if sessions < BLOCKED_MIN_SESSIONS {
            // A name that came too early is not kept.
            self.nameless.insert(hash, sessions);
            self.make_room();
            return;
        }
        let Met::Named { task, host, .. } = met else {
            // It stays one below: the next session that meets it is asked for the name.
            return;
        };
        if self.due.len() < MOST {
            self.nameless.remove(&hash);
            let due = Due {
                on: today,
                hash,
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

    /// Gives up those met least.
    fn make_room(&mut self) {
        while self.nameless.len() > MOST {
            let least = self.nameless.iter().min_by_key(|(_, sessions)| **sessions);
            let Some(hash) = least.map(|(hash, _)| *hash) else {
                return;
            };
            self.nameless.remove(&hash);
        }
    }

    fn counting(&self) -> Counting {
        let lack_one = |sessions: &u32| *sessions + 1 >= BLOCKED_MIN_SESSIONS;
        let nearly = self.nameless.iter().filter(|(_, met)| lack_one(met));
        Counting {
            salt: self.salt.clone(),
            nearly: nearly.map(|(hash, _)| *hash).collect(),
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
    /// What a session that begins now must know of the count. The first one makes the salt.
    pub fn counting(&mut self) -> Result<Counting> {
        if let Some(counts) = self.read(|connection| fact::<Counts>(connection, BLOCKED))? {
            return Ok(counts.counting());
        }
        self.write(|connection, _| {
            let counts = Counts::new(connection)?;
            put_fact(connection, BLOCKED, &counts)?;
            Ok(counts.counting())
        })
    }

    /// Counts the hosts that the egress refused in one session, each once, when the session is
    /// over. A name is kept only of one that enough sessions have met with this one.
    pub fn count_blocked(&mut self, met: &[Met], today: NaiveDate) -> Result<()> {
        let each: BTreeMap<HostHash, &Met> = met.iter().map(|met| (met.hash(), met)).collect();
        self.write(|connection, _| {
            let mut counts = match fact::<Counts>(connection, BLOCKED)? {
                Some(counts) => counts,
                None => Counts::new(connection)?,
            };
            for met in each.values() {
                counts.count(met, today);
            }
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
