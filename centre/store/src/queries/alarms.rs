// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Alarms. One line for each time that one was raised; it stands until it is cleared. They
//! come with reports (in order, perhaps late) and with statuses (which say what stands now).

use sportello_protocol::{Alarm, Hour, TerminalId, UnixSeconds};

use crate::sql::{Row, Sql, Value, json, values};
use crate::{AlarmLine, AlarmState, Page, Paged, Result, Scope};

/// An alarm of a terminal is raised or cleared.
#[derive(Debug)]
pub(crate) struct Turn {
    terminal: TerminalId,
    alarm: Alarm,
    raised: bool,
    at: UnixSeconds,
}

/// Changes the list of those that stand; `None` when it says so already.
pub(crate) fn turn(
    standing: &mut Vec<Alarm>,
    terminal: TerminalId,
    alarm: Alarm,
    raised: bool,
    at: UnixSeconds,
) -> Option<Turn> {
    let stands = standing.contains(&alarm);
    if stands == raised {
        return None;
    }
    if raised {
        standing.push(alarm);
        standing.sort_unstable();
    } else {
        standing.retain(|other| *other != alarm);
    }
    Some(Turn {
        terminal,
        alarm,
        raised,
        at,
    })
}

/// What a status says stands now, against what stood.
pub(crate) fn turns(
    standing: &mut Vec<Alarm>,
    terminal: TerminalId,
    now_standing: &[Alarm],
    at: UnixSeconds,
) -> Vec<Turn> {
    Alarm::ALL
        .iter()
        .filter_map(|alarm| turn(standing, terminal, *alarm, now_standing.contains(alarm), at))
        .collect()
}

/// The terminal's local hour taken as UTC, never later than now.
pub(crate) fn moment(at: Hour, now: UnixSeconds) -> UnixSeconds {
    let given = at
        .date
        .and_hms_opt(u32::from(at.hour), 0, 0)
        .map_or(now.0, |time| time.and_utc().timestamp());
    UnixSeconds(given.clamp(0, now.0.max(0)))
}

pub(crate) async fn write<S: Sql>(sql: &mut S, turns: &[Turn]) -> Result<()> {
    for turn in turns {
        if turn.raised {
            sql.run(
                "INSERT INTO alarms (terminal, alarm, rank, since, told)
                 VALUES (?1, ?2, ?3, ?4, 0) ON CONFLICT DO NOTHING",
                &values![turn.terminal, json(&turn.alarm)?, rank(turn.alarm), turn.at],
            )
            .await?;
        } else {
            sql.run(
                "UPDATE alarms SET cleared = ?3
                 WHERE terminal = ?1 AND alarm = ?2 AND cleared IS NULL",
                &values![turn.terminal, json(&turn.alarm)?, turn.at],
            )
            .await?;
        }
    }
    Ok(())
}

/// Smaller is worse: first what endangers citizens, then what stops the service.
const fn rank(alarm: Alarm) -> i64 {
    match alarm {
        Alarm::WipeFailed => 0,
        Alarm::KioskNotAlive | Alarm::CompositorNotAlive => 1,
        Alarm::LedgerDamaged | Alarm::LedgerAtCap | Alarm::DiskNearlyFull => 2,
        Alarm::Hot | Alarm::DiskWorn | Alarm::UpdateFailed | Alarm::MemoryShort => 3,
        Alarm::ClockWrong | Alarm::BatteryLow | Alarm::NetworkPoor => 4,
        _ => 5,
    }
}

const LINE: &str = "SELECT a.id, a.terminal, t.label, t.site, s.name, a.alarm, a.cleared, a.since
     FROM alarms a JOIN terminals t ON t.id = a.terminal JOIN sites s ON s.id = t.site";

/// `None`: an alarm of a later version.
fn line(row: &Row) -> Result<Option<AlarmLine>> {
    let Ok(alarm) = serde_json::from_str(row.text(5)?) else {
        return Ok(None);
    };
    Ok(Some(AlarmLine {
        id: row.int(0)?,
        terminal: row.terminal(1)?,
        label: row.string(2)?,
        site: row.site(3)?,
        site_name: row.string(4)?,
        alarm,
        state: if row.maybe_int(6)?.is_some() {
            AlarmState::Cleared
        } else {
            AlarmState::Standing
        },
        since: row.time(7)?,
    }))
}

pub(crate) async fn standing<S: Sql>(sql: &mut S, scope: &Scope) -> Result<Vec<AlarmLine>> {
    let within = super::sites::within(scope, "t.site");
    let text = format!(
        "{LINE} WHERE a.cleared IS NULL AND t.state <> 'retired' AND {within}
         ORDER BY a.rank, a.since, a.id"
    );
    sql.built(text, Vec::new())
        .await?
        .iter()
        .filter_map(|row| line(row).transpose())
        .collect()
}

/// Some of them, in the same order, and how many there are. One of a later version, which
/// may share the database, takes a place on its page but is not shown.
pub(crate) async fn page<S: Sql>(
    sql: &mut S,
    scope: &Scope,
    page: Page,
) -> Result<Paged<AlarmLine>> {
    let within = super::sites::within(scope, "t.site");
    let size = page.size.clamp(1, 500);
    let skip = u64::from(page.number) * u64::from(size);
    let counted = sql
        .built(
            format!(
                "SELECT count(*) FROM alarms a JOIN terminals t ON t.id = a.terminal
                 WHERE a.cleared IS NULL AND t.state <> 'retired' AND {within}"
            ),
            Vec::new(),
        )
        .await?;
    let text = format!(
        "{LINE} WHERE a.cleared IS NULL AND t.state <> 'retired' AND {within}
         ORDER BY a.rank, a.since, a.id LIMIT {size} OFFSET {skip}"
    );
    let found = sql.built(text, Vec::new()).await?;
    Ok(Paged {
        total: counted.first().map_or(Ok(0), |row| row.count(0))?,
        items: found
            .iter()
            .filter_map(|row| line(row).transpose())
            .collect::<Result<_>>()?,
    })
}

/// As many as one message can hold; the rest waits for the next.
pub(crate) async fn to_tell<S: Sql>(sql: &mut S) -> Result<Vec<AlarmLine>> {
    sql.built(
        format!("{LINE} WHERE a.told = 0 ORDER BY a.id LIMIT 1000"),
        Vec::new(),
    )
    .await?
    .iter()
    .filter_map(|row| line(row).transpose())
    .collect()
}

pub(crate) async fn told<S: Sql>(sql: &mut S, ids: &[i64]) -> Result<()> {
    sql.run_each(
        "UPDATE alarms SET told = 1 WHERE id = ?1",
        ids.iter().map(|id| vec![Value::Int(*id)]).collect(),
    )
    .await
}

/// A stored list; alarms of a later version, which may share the database, are passed over.
pub(crate) fn read(text: &str) -> Result<Vec<Alarm>> {
    let words: Vec<serde_json::Value> = serde_json::from_str(text)?;
    Ok(words
        .into_iter()
        .filter_map(|word| serde_json::from_value(word).ok())
        .collect())
}
