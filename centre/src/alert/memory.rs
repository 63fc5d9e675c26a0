// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What each channel was told: a small file beside the store, written whole each time.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::io::Write;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sportello_protocol::{TerminalId, UnixSeconds};

const FILE: &str = "alerts-told.json";

#[derive(Debug, thiserror::Error)]
pub enum MemoryError {
    #[error("{path}: {source}")]
    Io {
        path: PathBuf,
        source: std::io::Error,
    },
    #[error("{path}: damaged; delete it, and what stands now is told once more")]
    Damaged {
        path: PathBuf,
        #[source]
        source: serde_json::Error,
    },
}

/// One alert.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Key {
    Alarm(i64),
    /// Silent since then; once it spoke it is another silence.
    Silent(TerminalId, UnixSeconds),
    /// A rollout that stopped: said once.
    Rollout(u64),
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Alarm(id) => write!(f, "alarm {id}"),
            Self::Silent(terminal, since) => write!(f, "silent {terminal} {}", since.0),
            Self::Rollout(rollout) => write!(f, "rollout {rollout}"),
        }
    }
}

#[derive(Debug)]
pub(super) struct Memory {
    path: PathBuf,
    told: BTreeMap<String, BTreeSet<Key>>,
}

impl Memory {
    pub(super) fn open(folder: &Path) -> Result<Self, MemoryError> {
        let path = folder.join(FILE);
        let told = match std::fs::read(&path) {
            Ok(bytes) => serde_json::from_slice(&bytes).map_err(|source| MemoryError::Damaged {
                path: path.clone(),
                source,
            })?,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => BTreeMap::new(),
            Err(source) => return Err(MemoryError::Io { path, source }),
        };
        Ok(Self { path, told })
    }

    pub(super) fn has(&self, channel: &str, key: &Key) -> bool {
        self.told
            .get(channel)
            .is_some_and(|keys| keys.contains(key))
    }

    pub(super) fn note(&mut self, channel: &str, key: Key) {
        self.told.entry(channel.to_owned()).or_default().insert(key);
    }

    /// The store knows now that these were told.
    pub(super) fn forget_alarms(&mut self, ids: &[i64]) {
        for keys in self.told.values_mut() {
            keys.retain(|key| !matches!(key, Key::Alarm(id) if ids.contains(id)));
        }
    }

    /// Keeps only silences that last: terminals that are silent now, since the same moment.
    pub(super) fn forget_those_who_spoke(&mut self, silent: &BTreeMap<TerminalId, UnixSeconds>) {
        for keys in self.told.values_mut() {
            keys.retain(|key| match key {
                Key::Alarm(_) | Key::Rollout(_) => true,
                Key::Silent(terminal, since) => silent.get(terminal) == Some(since),
            });
        }
    }

    /// On disk before it returns, and whole.
    pub(super) fn save(&mut self) -> Result<(), MemoryError> {
        self.told.retain(|_, keys| !keys.is_empty());
        let write = || {
            let bytes = serde_json::to_vec(&self.told)?;
            let new = self.path.with_extension("new");
            let mut file = std::fs::File::create(&new)?;
            file.write_all(&bytes)?;
            file.sync_all()?;
            std::fs::rename(&new, &self.path)
        };
        write().map_err(|source| MemoryError::Io {
            path: self.path.clone(),
            source,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_told_is_known_after_a_restart() {
        let folder = tempfile::tempdir().unwrap();
        let terminal = TerminalId(uuid::Uuid::from_u128(1));
        let silent = Key::Silent(terminal, UnixSeconds(60));
        let mut memory = Memory::open(folder.path()).unwrap();
        memory.note("mail", Key::Alarm(1));
        memory.note("hook", silent);
        memory.save().unwrap();
        let mut memory = Memory::open(folder.path()).unwrap();
        assert!(memory.has("mail", &Key::Alarm(1)));
        assert!(!memory.has("hook", &Key::Alarm(1)));
        assert!(memory.has("hook", &silent));
        memory.forget_alarms(&[1]);
        assert!(!memory.has("mail", &Key::Alarm(1)));
        memory.forget_those_who_spoke(&BTreeMap::from([(terminal, UnixSeconds(60))]));
        assert!(memory.has("hook", &silent));
        memory.forget_those_who_spoke(&BTreeMap::from([(terminal, UnixSeconds(120))]));
        assert!(!memory.has("hook", &silent));
    }

    #[test]
    fn a_damaged_file_is_said_and_not_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(FILE);
        std::fs::write(&path, "{").unwrap();
        let error = Memory::open(folder.path()).unwrap_err().to_string();
        assert!(error.contains("delete it"), "{error}");
        assert_eq!(std::fs::read(path).unwrap(), b"{");
    }
}
