// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What reports changed, each line once.

use std::collections::BTreeMap;

use sportello_protocol::TerminalId;

use super::decide::Lines;
use super::known::{EpochKey, EpochKnown, Known};
use crate::queries::{alarms, blocked, identity, terminals, totals};
use crate::sql::{Sql, Value, bits, clamp, json};
use crate::{KeyState, Result};

pub(super) async fn write<S: Sql>(
    sql: &mut S,
    known: BTreeMap<TerminalId, Known>,
    epochs: BTreeMap<EpochKey, EpochKnown>,
    lines: Lines,
) -> Result<()> {
    let mut changed = Vec::new();
    let mut cloned = Vec::new();
    for (id, known) in &known {
        if known.state != known.before {
            let state = &known.state;
            changed.push(vec![
                Value::from(*id),
                json(&state.losses)?,
                json(&state.alarms)?,
                Value::from(!state.alarms.is_empty()),
                Value::from(state.life.live.map(|epoch| bits(epoch.0))),
                Value::Int(clamp(state.life.grace)),
            ]);
        }
        if known.cloned {
            cloned.push(*id);
        }
    }
    sql.run_each(
        "UPDATE terminals SET losses = ?2, alarms = ?3, ill = ?4, live_epoch = ?5, grace = ?6
         WHERE id = ?1",
        changed,
    )
    .await?;
    write_epochs(sql, epochs).await?;
    sql.run_each(
        "INSERT INTO records (terminal, epoch, sequence, date, body) VALUES (?1, ?2, ?3, ?4, ?5)",
        lines.records,
    )
    .await?;
    sql.run_each(
        "INSERT INTO unread (terminal, epoch, first, last, received, body)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT DO NOTHING",
        lines.unread,
    )
    .await?;
    terminals::add_health(sql, lines.health).await?;
    alarms::write(sql, &lines.alarms).await?;
    blocked::add(sql, lines.blocked).await?;
    for id in cloned {
        identity::set_key_state(sql, id, KeyState::Quarantined).await?;
    }
    totals::add(sql, lines.totals).await
}

async fn write_epochs<S: Sql>(sql: &mut S, epochs: BTreeMap<EpochKey, EpochKnown>) -> Result<()> {
    let (mut traces, mut gone, mut ranges) = (Vec::new(), Vec::new(), Vec::new());
    for ((terminal, epoch), known) in epochs.into_iter().filter(|(_, known)| known.changed) {
        let key = || vec![Value::from(terminal), Value::Int(bits(epoch.0))];
        traces.push(
            [
                key(),
                vec![
                    Value::from(known.trace.lived),
                    Value::from(known.trace.conflicted),
                    Value::Bytes(known.trace.digests.bytes()),
                ],
            ]
            .concat(),
        );
        let before: BTreeMap<u64, u64> = known.before.iter().collect();
        let after: BTreeMap<u64, u64> = known.ranges.iter().collect();
        for first in before.keys().filter(|first| !after.contains_key(first)) {
            gone.push([key(), vec![Value::Int(clamp(*first))]].concat());
        }
        for (first, last) in &after {
            if before.get(first) != Some(last) {
                let range = vec![Value::Int(clamp(*first)), Value::Int(clamp(*last))];
                ranges.push([key(), range].concat());
            }
        }
    }
    sql.run_each(
        "INSERT INTO epochs (terminal, epoch, lived, conflicted, digests)
         VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (terminal, epoch) DO UPDATE SET lived = excluded.lived,
             conflicted = excluded.conflicted, digests = excluded.digests",
        traces,
    )
    .await?;
    sql.run_each(
        "DELETE FROM received WHERE terminal = ?1 AND epoch = ?2 AND first = ?3",
        gone,
    )
    .await?;
    sql.run_each(
        "INSERT INTO received (terminal, epoch, first, last) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (terminal, epoch, first) DO UPDATE SET last = excluded.last",
        ranges,
    )
    .await
}
