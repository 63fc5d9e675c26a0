// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The file in `/run`: what is true now and must be gone after a power cut. The open
//! session's working state, what the room view may see, commands of staff, heartbeats.

use std::path::Path;

use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::context::BootMillis;
use crate::counters::Counters;
use crate::error::{LedgerError, Result};
use crate::place::{self, Fault, Identity, Outcome, Place, remove, share};
use crate::record::{Draft, SessionNumber};

mod live;

pub use live::{HelpState, LiveState, Phase, TaskArea, Warning};

mod migrations {
    refinery::embed_migrations!("migrations/slate");
}

/// The slate, open for one process. A damaged one is thrown away: nothing in it must last.
#[derive(Debug)]
pub struct Slate {
    place: Place,
    identity: Identity,
    connection: Connection,
    /// The write-ahead log could not be emptied yet.
    checkpoint_owed: bool,
}

/// What the shell would write if the session ended now. After a crash of the shell (not of
/// the machine) the next one closes the session from it, as `interrupted`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OpenSession {
    pub number: SessionNumber,
    pub draft: Draft,
    pub counters: Counters,
}

/// What staff may ask of a terminal from the room view.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CommandKind {
    /// Argument: minutes to add.
    Extend,
    /// Argument: number of a ready-made message.
    Message,
    End,
    Lock,
    Unlock,
    HelpSeen,
    HelpComing,
    HelpNobody,
    /// Argument: 1 someone is waiting, 0 no longer.
    SomeoneWaiting,
    /// Argument: 1 for maintenance, 0 back in service.
    Maintenance,
    /// Argument: staff slot whose PIN delay is cleared.
    ClearPinDelay,
}

/// One command, at most once: a second one with the same id is ignored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Command {
    pub id: i64,
    pub kind: CommandKind,
    pub argument: i64,
    /// Not to be followed from this moment on.
    pub expires: BootMillis,
}

/// A process that shows it is alive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Process {
    Kiosk,
    Supervisor,
    Agent,
    /// Beats while a session's browser answers.
    Browser,
    Compositor,
}

/// When a process was last alive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Heartbeat {
    pub process: Process,
    pub at: BootMillis,
}

impl Slate {
    /// Opens the slate at `path`, makes it if there is none or if it cannot be read.
    pub fn open(path: &Path) -> Result<Self> {
        let place = Place::new(path)?;
        let _alone = place.lock_alone()?;
        let connection = match prepare(&place) {
            Err(fault) if fault.is_damage() => {
                tracing::warn!("the slate was damaged: a new one begun");
                for suffix in ["", "-wal", "-shm"] {
                    remove(&place.beside(suffix)).map_err(|source| place.io(source))?;
                }
                prepare(&place)
            }
            other => other,
        }
        .map_err(|fault| place.judge(fault))?;
        let identity = place.identity()?;
        Ok(Self {
            place,
            identity,
            connection,
            checkpoint_owed: false,
        })
    }

    /// What the session would leave if it ended now.
    pub fn set_open_session(&mut self, session: &OpenSession) -> Result<()> {
        self.write(|connection| {
            let body = json(&(&session.draft, &session.counters))?;
            connection
                .prepare_cached(
                    "INSERT OR REPLACE INTO open_session (id, number, body) VALUES (1, ?1, ?2)",
                )?
                .execute(params![session.number.0.cast_signed(), body])?;
            Ok(())
        })
    }

    pub fn open_session(&self) -> Result<Option<OpenSession>> {
        self.read(|connection| {
            let found = connection
                .prepare_cached("SELECT number, body FROM open_session")?
                .query_row([], |row| {
                    Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?))
                })
                .optional()?;
            let Some((number, body)) = found else {
                return Ok(None);
            };
            let (draft, counters): (Draft, Counters) = parse(&body)?;
            let number = SessionNumber(number.cast_unsigned());
            Ok(Some(OpenSession {
                number,
                draft,
                counters,
            }))
        })
    }

    /// The session is in the book: nothing of it may be read here any more.
    pub fn clear_open_session(&mut self) -> Result<()> {
        self.write(|connection| {
            connection.execute("DELETE FROM open_session", [])?;
            Ok(())
        })?;
        self.settle();
        Ok(())
    }

    pub fn set_live(&mut self, state: &LiveState) -> Result<()> {
        self.write(|connection| {
            connection
                .prepare_cached("INSERT OR REPLACE INTO live_state (id, body) VALUES (1, ?1)")?
                .execute([json(state)?])?;
            Ok(())
        })
    }

    /// `None` until the shell has written it.
    pub fn live(&self) -> Result<Option<LiveState>> {
        self.read(|connection| {
            let found: Option<String> = connection
                .prepare_cached("SELECT body FROM live_state")?
                .query_row([], |row| row.get(0))
                .optional()?;
            found.map(|body| parse(&body)).transpose()
        })
    }

    /// Posts a command. `false`: its id was posted before, or it has expired.
    pub fn post(&mut self, command: Command, now: BootMillis) -> Result<bool> {
        if command.expires <= now {
            return Ok(false);
        }
        self.write(|connection| {
            let added = connection
                .prepare_cached(
                    "INSERT OR IGNORE INTO commands (id, kind, argument, expires)
                     VALUES (?1, ?2, ?3, ?4)",
                )?
                .execute(params![
                    command.id,
                    json(&command.kind)?,
                    command.argument,
                    millis(command.expires)
                ])?;
            Ok(added == 1)
        })
    }

    /// The commands to follow now, in the order in which they were numbered; each is given
    /// out once, also when the process that took it dies. One of a kind that this version
    /// does not know is passed over.
    pub fn take(&mut self, now: BootMillis) -> Result<Vec<Command>> {
        self.write(|connection| {
            connection
                .prepare_cached("DELETE FROM commands WHERE expires <= ?1")?
                .execute([millis(now)])?;
            let found: Vec<(i64, String, i64, i64)> = connection
                .prepare_cached(
                    "SELECT id, kind, argument, expires FROM commands WHERE taken = 0 ORDER BY id",
                )?
                .query_map([], |row| {
                    Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
                })?
                .collect::<std::result::Result<_, _>>()?;
            if !found.is_empty() {
                connection.execute("UPDATE commands SET taken = 1 WHERE taken = 0", [])?;
            }
            let mut commands = Vec::with_capacity(found.len());
            for (id, kind, argument, expires) in found {
                match serde_json::from_str(&kind) {
                    Ok(kind) => {
                        let expires = BootMillis(expires.cast_unsigned());
                        commands.push(Command {
                            id,
                            kind,
                            argument,
                            expires,
                        });
                    }
                    Err(_) => tracing::warn!(id, "a command of an unknown kind was passed over"),
                }
            }
            Ok(commands)
        })
    }

    /// Shows that a process is alive.
    pub fn beat(&mut self, process: Process, at: BootMillis) -> Result<()> {
        self.write(|connection| {
            connection
                .prepare_cached(
                    "INSERT OR REPLACE INTO heartbeats (process, boot_ms) VALUES (?1, ?2)",
                )?
                .execute(params![json(&process)?, millis(at)])?;
            Ok(())
        })
    }

    /// The last beat of every process that ever beat since boot.
    pub fn heartbeats(&self) -> Result<Vec<Heartbeat>> {
        self.read(|connection| {
            let found: Vec<(String, i64)> = connection
                .prepare_cached("SELECT process, boot_ms FROM heartbeats ORDER BY process")?
                .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
                .collect::<std::result::Result<_, _>>()?;
            found
                .into_iter()
                .map(|(process, at)| {
                    Ok(Heartbeat {
                        process: parse(&process)?,
                        at: BootMillis(at.cast_unsigned()),
                    })
                })
                .collect()
        })
    }

    /// Changes whenever another process has written.
    pub fn data_version(&self) -> Result<i64> {
        self.read(|connection| {
            Ok(connection.pragma_query_value(None, "data_version", |row| row.get(0))?)
        })
    }

    fn write<T>(&mut self, act: impl FnOnce(&Connection) -> Outcome<T>) -> Result<T> {
        let _lock = self.place.lock_shared()?;
        self.place.check_same(self.identity)?;
        let connection = &mut self.connection;
        let attempt = |connection: &mut Connection| -> Outcome<T> {
            let transaction =
                connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let done = act(&transaction)?;
            transaction.commit()?;
            Ok(done)
        };
        let result = attempt(connection).map_err(|fault| self.place.judge(fault));
        if self.checkpoint_owed {
            self.settle();
        }
        result
    }

    /// Empties the write-ahead log, which still shows what was deleted. When someone reads
    /// just now the next write tries again.
    fn settle(&mut self) {
        self.checkpoint_owed = !place::empty_log(&self.connection);
        if self.checkpoint_owed {
            tracing::warn!("the slate's write-ahead log could not be emptied yet");
        }
    }

    fn read<T>(&self, act: impl FnOnce(&Connection) -> Outcome<T>) -> Result<T> {
        self.place.check_same(self.identity)?;
        act(&self.connection).map_err(|fault| self.place.judge(fault))
    }
}

fn prepare(place: &Place) -> Outcome<Connection> {
    let is_new = !place.exists();
    let mut connection = place.connect_or_make(place.path())?;
    if is_new {
        share(place.path()).map_err(|source| place.io(source))?;
    }
    let found: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    let mode: String = connection.query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0))?;
    if found != "ok" || mode != "wal" {
        return Err(Fault::Decay);
    }
    // A power cut takes the whole slate: only other processes' kills matter here.
    connection.pragma_update(None, "synchronous", "NORMAL")?;
    let made: bool = connection.query_row(
        "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'heartbeats')",
        [],
        |row| row.get(0),
    )?;
    if !made {
        migrations::migrations::runner()
            .run(&mut connection)
            .map_err(|error| Fault::Migration(Box::new(error)))?;
    }
    Ok(connection)
}

fn millis(at: BootMillis) -> i64 {
    i64::try_from(at.0).unwrap_or(i64::MAX)
}

fn json<T: Serialize>(value: &T) -> Outcome<String> {
    serde_json::to_string(value).map_err(|source| LedgerError::Json(source).into())
}

fn parse<T: DeserializeOwned>(body: &str) -> Outcome<T> {
    serde_json::from_str(body).map_err(|_| Fault::Decay)
}
