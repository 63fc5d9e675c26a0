// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What reports changed, each line once.

use std::collections::BTreeMap;

use sportello_protocol::TerminalId;

use super::decide::Lines;
use super::known::{EpochKey, EpochKnown, Known, Memory};
use crate::queries::{alarms, blocked, identity, rollouts, terminals, totals};
use crate::sql::{Asked, Sql, Value, bits, clamp, json};
use crate::{KeyState, Result};

pub(super) async fn write<S: Sql>(sql: &mut S, memory: Memory, lines: Lines) -> Result<()> {
    let Memory {
        terminals: fleet,
        epochs,
        mut health,
        districts,
    } = memory;
    alarms::write(sql, &lines.alarms).await?;
    blocked::add(sql, lines.blocked).await?;
    rollouts::write(sql, lines.outcomes).await?;
    for (id, _) in fleet.iter().filter(|(_, known)| known.cloned) {
        identity::set_key_state(sql, *id, KeyState::Quarantined).await?;
    }
    let mut asked = vec![
        changed_terminals(&fleet)?,
        terminals::new_health(lines.health, &mut health)?,
        Asked {
            sql: "INSERT INTO unread (terminal, epoch, first, last, received, body)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT DO NOTHING",
            sets: lines.unread,
        },
    ];
    asked.extend(changed_epochs(epochs));
    totals::add(sql, lines.totals, districts, asked).await
}

fn changed_terminals(fleet: &BTreeMap<TerminalId, Known>) -> Result<Asked> {
    let mut sets = Vec::new();
    for (id, known) in fleet
        .iter()
        .filter(|(_, known)| known.state != known.before)
    {
        let state = &known.state;
        sets.push(vec![
            Value::from(*id),
            json(&state.losses)?,
            json(&state.alarms)?,
            Value::from(!state.alarms.is_empty()),
            Value::from(state.life.live.map(|epoch| bits(epoch.0))),
            Value::Int(clamp(state.life.grace)),
        ]);
    }
    Ok(Asked {
        sql: "UPDATE terminals SET losses = ?2, alarms = ?3, ill = ?4, live_epoch = ?5, grace = ?6
             WHERE id = ?1",
        sets,
    })
}

fn changed_epochs(epochs: BTreeMap<EpochKey, EpochKnown>) -> [Asked; 3] {
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
    [
        Asked {
            sql: "INSERT INTO epochs (terminal, epoch, lived, conflicted, digests)
                 VALUES (?1, ?2, ?3, ?4, ?5)
                 ON CONFLICT (terminal, epoch) DO UPDATE SET lived = excluded.lived,
                     conflicted = excluded.conflicted, digests = excluded.digests",
            sets: traces,
        },
        Asked {
            sql: "DELETE FROM received WHERE terminal = ?1 AND epoch = ?2 AND first = ?3",
            sets: gone,
        },
        Asked {
            sql: "INSERT INTO received (terminal, epoch, first, last) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT (terminal, epoch, first) DO UPDATE SET last = excluded.last",
            sets: ranges,
        },
    ]
}
