// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Snapshot and timestamp: the two roles that the centre signs itself.

use std::collections::HashMap;
use std::num::NonZeroU64;

use chrono::{DateTime, Utc};
use tough::schema::{Role, Signed, Snapshot, Timestamp};

use super::{Present, Repository, Terms};
use crate::files::read_own;
use crate::keys::SigningKey;
use crate::refusal::Refusal;
use crate::root::SignedRoot;
use crate::targets::SignedTargets;
use crate::tuf;

impl Repository {
    pub(super) fn sign_online(
        &self,
        root: SignedRoot,
        targets: SignedTargets,
        online: &[SigningKey],
        now: DateTime<Utc>,
        terms: &Terms,
    ) -> Result<Present, Refusal> {
        let extra = HashMap::from([(tuf::SIGNED_AT.to_owned(), tuf::signed_at(now))]);
        let last = self.last_snapshot()?;
        let usable = last.as_ref().filter(|snapshot| {
            let lists = snapshot.signed.meta.get("targets.json");
            lists == Some(&tuf::describe(targets.bytes(), targets.role().version))
                && root.role().verify_role(snapshot).is_ok()
                && tuf::to_chrono(snapshot.signed.expires) - now > terms.snapshot / 2
        });
        let snapshot = match usable {
            Some(snapshot) => snapshot.clone(),
            None => {
                let version = version_after(last.as_ref().map(|s| s.signed.version), now)?;
                let expires = tuf::to_jiff(now + terms.snapshot)?;
                let mut role = Snapshot::new(tuf::SPEC.to_owned(), version, expires);
                role.meta.insert(
                    "targets.json".to_owned(),
                    tuf::describe(targets.bytes(), targets.role().version),
                );
                role._extra = extra.clone();
                let signed = tuf::sign(root.role(), role, online, "snapshot.json")?;
                self.write(&format!("{version}.snapshot.json"), &tuf::write(&signed)?)?;
                signed
            }
        };
        let last = self.last_timestamp()?;
        let version = version_after(last.map(|t| t.signed.version), now)?;
        let expires = tuf::to_jiff(now + terms.timestamp)?;
        let mut role = Timestamp::new(tuf::SPEC.to_owned(), version, expires);
        role.meta.insert(
            "snapshot.json".to_owned(),
            tuf::describe(&tuf::write(&snapshot)?, snapshot.signed.version),
        );
        role._extra = extra;
        let timestamp = tuf::sign(root.role(), role, online, "timestamp.json")?;
        self.write("timestamp.json", &tuf::write(&timestamp)?)?;
        Ok(Present {
            snapshot: Some(told(&snapshot)),
            timestamp: Some(told(&timestamp)),
            root,
            targets,
        })
    }

    pub(super) fn last_snapshot(&self) -> Result<Option<Signed<Snapshot>>, Refusal> {
        let Some(version) = self.newest("snapshot.json")? else {
            return Ok(None);
        };
        let name = format!("{version}.snapshot.json");
        tuf::parse(
            &self.read(&name, tuf::SNAPSHOT_LIMIT)?,
            &name,
            tuf::SNAPSHOT_LIMIT,
        )
        .map(Some)
    }

    pub(super) fn last_timestamp(&self) -> Result<Option<Signed<Timestamp>>, Refusal> {
        let name = "timestamp.json";
        read_own(&self.metadata().join(name), tuf::TIMESTAMP_LIMIT)
            .map_err(|error| Refusal::storage(name, &error))?
            .map(|bytes| tuf::parse(&bytes, name, tuf::TIMESTAMP_LIMIT))
            .transpose()
    }
}

pub(super) fn told<T: Role>(signed: &Signed<T>) -> (u64, DateTime<Utc>) {
    (
        signed.signed.version().get(),
        tuf::to_chrono(signed.signed.expires()),
    )
}

fn version_after(last: Option<NonZeroU64>, now: DateTime<Utc>) -> Result<NonZeroU64, Refusal> {
    let by_clock = u64::try_from(now.timestamp())
        .ok()
        .and_then(NonZeroU64::new)
        .unwrap_or(NonZeroU64::MIN);
    Ok(match last {
        Some(last) => tuf::next(last)?.max(by_clock),
        None => by_clock,
    })
}
