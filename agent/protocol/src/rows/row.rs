// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A row of any kind. It is read by hand, so that one of a newer version passes through and so
//! that no row of a stranger fills the memory.

use serde::de::DeserializeSeed;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Blocked, DaySheet, Event, HealthRow, Loss, Receipt, SessionRow};
use crate::UpdateChanged;
use crate::bounds::Parts;

/// Parts of a row at most: values, and names of fields.
const MAX_PARTS: u32 = 2048;
/// Parts of a row that is kept unread at most.
const MAX_PARTS_UNREAD: u32 = 512;

/// One row. In JSON an object with its `kind` beside its fields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Row {
    Session(SessionRow),
    /// Receipt of an empty session by which the terminal proved itself.
    Proof(Receipt),
    Days(DaySheet),
    Health(HealthRow),
    Event(Event),
    Loss(Loss),
    Blocked(Blocked),
    Update(UpdateChanged),
    /// Of a kind that this version does not know: kept as it stands, never shown.
    FromNewer(serde_json::Value),
}

/// The kinds that this version knows, in serde's shape.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum Known {
    Session(SessionRow),
    Proof(Receipt),
    Days(DaySheet),
    Health(HealthRow),
    Event(Event),
    Loss(Loss),
    Blocked(Blocked),
    Update(UpdateChanged),
}

const KINDS: [&str; 8] = [
    "session", "proof", "days", "health", "event", "loss", "blocked", "update",
];

impl Serialize for Row {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let known = match self.clone() {
            Self::Session(row) => Known::Session(row),
            Self::Proof(receipt) => Known::Proof(receipt),
            Self::Days(sheet) => Known::Days(sheet),
            Self::Health(row) => Known::Health(row),
            Self::Event(event) => Known::Event(event),
            Self::Loss(loss) => Known::Loss(loss),
            Self::Blocked(blocked) => Known::Blocked(blocked),
            Self::Update(changed) => Known::Update(changed),
            Self::FromNewer(body) => return body.serialize(serializer),
        };
        known.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Row {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        use serde::de::Error;
        let mut left = MAX_PARTS;
        let value = Parts(&mut left).deserialize(deserializer)?;
        let kind = value.get("kind").and_then(serde_json::Value::as_str);
        match kind {
            None => Err(D::Error::custom("a row without a kind")),
            Some(kind) if !KINDS.contains(&kind) => {
                let is_word = (1..=40).contains(&kind.len())
                    && kind.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
                if is_word && MAX_PARTS - left <= MAX_PARTS_UNREAD {
                    Ok(Self::FromNewer(value))
                } else {
                    Err(D::Error::custom("a row of a kind that cannot be"))
                }
            }
            Some(_) => Ok(
                match serde_json::from_value(value).map_err(D::Error::custom)? {
                    Known::Session(row) => Self::Session(row),
                    Known::Proof(receipt) => Self::Proof(receipt),
                    Known::Days(sheet) => Self::Days(sheet),
                    Known::Health(row) => Self::Health(row),
                    Known::Event(event) => Self::Event(event),
                    Known::Loss(loss) => Self::Loss(loss),
                    Known::Blocked(blocked) => Self::Blocked(blocked),
                    Known::Update(changed) => Self::Update(changed),
                },
            ),
        }
    }
}
