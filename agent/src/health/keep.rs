// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The agent's own small file: which alarms stand, the hours of free space, and which losses
//! are known. It lies beside the book, because neither survives delivery there.
//!
//! It is written after the event of an alarm is in the book. A power cut between the two tells the
//! centre of that change once more, which says nothing new; the other order would lose it.
//! A file that is damaged or cannot be written costs history, never the agent.

use std::io::{self, Write};
use std::path::Path;

use serde::{Deserialize, Serialize};
use sportello_protocol::Alarm;

use super::small_file::text;

/// Name of the file.
pub const FILE: &str = "health.json";

/// What is kept.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Kept {
    pub alarms: Vec<Alarm>,
    /// Hour since 1970 and mean free MiB.
    pub free_hours: Vec<(i64, i64)>,
    /// What the book had given up when it was last looked at.
    pub given_up: GivenUp,
}

/// Totals of a book's losses.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct GivenUp {
    /// Rows dropped at the cap before the centre had them.
    pub dropped: u64,
    /// Numbers lost to damage.
    pub damaged: u64,
}

/// As found on the disk: alarms of a newer version are passed over one by one.
#[derive(Debug, Default, Deserialize)]
struct Found {
    #[serde(default)]
    alarms: Vec<serde_json::Value>,
    #[serde(default)]
    free_hours: Vec<(i64, i64)>,
    #[serde(default)]
    given_up: GivenUp,
}

/// Reads what was kept; nothing when there is no such file or it makes no sense.
#[must_use]
pub fn read(folder: &Path) -> Kept {
    let found: Found = text(&folder.join(FILE))
        .and_then(|text| serde_json::from_str(&text).ok())
        .unwrap_or_default();
    Kept {
        alarms: found
            .alarms
            .into_iter()
            .filter_map(|word| serde_json::from_value(word).ok())
            .collect(),
        free_hours: found.free_hours,
        given_up: found.given_up,
    }
}

/// Replaces the file; after a power cut either the old one or the new one is there.
///
/// # Errors
/// When the disk refuses.
pub fn write(folder: &Path, kept: &Kept) -> io::Result<()> {
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(&serde_json::to_vec(kept)?)?;
    file.as_file().sync_all()?;
    file.persist(folder.join(FILE))
        .map_err(|error| error.error)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_comes_back_and_garbage_is_nothing() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(read(folder.path()), Kept::default());
        let kept = Kept {
            alarms: vec![Alarm::Hot, Alarm::BatteryLow],
            free_hours: vec![(1, 2), (3, 4)],
            given_up: GivenUp {
                dropped: 5,
                damaged: 6,
            },
        };
        write(folder.path(), &kept).unwrap();
        assert_eq!(read(folder.path()), kept);
        for garbage in ["", "{", "[]", "\0\0\0", r#"{"alarms":7}"#] {
            std::fs::write(folder.path().join(FILE), garbage).unwrap();
            assert_eq!(read(folder.path()), Kept::default(), "{garbage:?}");
        }
    }

    #[test]
    fn an_alarm_of_a_newer_version_does_not_hide_the_others() {
        let folder = tempfile::tempdir().unwrap();
        let newer = r#"{"alarms":["hot","flooded"],"free_hours":[[1,2]],"more":1}"#;
        std::fs::write(folder.path().join(FILE), newer).unwrap();
        assert_eq!(read(folder.path()).alarms, [Alarm::Hot]);
    }
}
