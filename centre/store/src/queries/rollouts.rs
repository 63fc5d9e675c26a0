// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Rollouts, what became of their images, and what each terminal should run.

use std::collections::{BTreeMap, BTreeSet};

use sportello_protocol::operator::{RolloutState, Stage, StopReason};
use sportello_protocol::{
    Desired, LayerName, Place, ReleaseKind, TerminalId, UnixSeconds, Update, UpdateChange,
    UpdateChanged, UpdateState,
};

use super::{alarms, audit};
use crate::operator::By;
use crate::rollout::{Member, NewRollout, Outcome, Rollout, RolloutId, Standing, wanted};
use crate::sql::{Row, Sql, Value, clamp, json, values};
use crate::{AccountId, AuditEntry, Change, Result, StoreError};

/// Rollouts that are looked at, latest first.
pub(crate) const ALL: &str = "SELECT id, image, stages, first_terminal, site, state, stopped,
         stage, begun, stage_begun, begun_by FROM rollouts ORDER BY id DESC LIMIT 50";

/// A word as it is stored; one of a later version reads as unknown.
fn word<T: serde::de::DeserializeOwned>(text: &str) -> Result<T> {
    Ok(serde_json::from_str(text)?)
}

fn read(row: &Row) -> Result<Rollout> {
    Ok(Rollout {
        id: RolloutId(row.int(0)?),
        plan: NewRollout {
            image: row.count(1)?,
            stages: row.json::<Vec<Stage>>(2)?,
            first: row.terminal(3)?,
            site: row.site(4)?,
            begun: row.time(8)?,
            by: AccountId(row.int(10)?),
        },
        standing: Standing {
            state: word::<RolloutState>(row.text(5)?)?,
            stopped: row.maybe_text(6)?.map(word::<StopReason>).transpose()?,
            stage: usize::try_from(row.int(7)?).map_err(|_| StoreError::Unreadable("stage"))?,
            stage_begun: row.time(9)?,
        },
    })
}

pub(crate) async fn all<S: Sql>(sql: &mut S) -> Result<Vec<Rollout>> {
    sql.rows(ALL, &[]).await?.iter().map(read).collect()
}

/// Lets one rollout begin or move at a time.
async fn take_turns<S: Sql>(sql: &mut S) -> Result<()> {
    sql.rows("SELECT version FROM wishes WHERE id = 1 FOR UPDATE", &[])
        .await?;
    Ok(())
}

/// From now on something else may be wanted of any terminal: those that listen are told.
async fn wish<S: Sql>(sql: &mut S) -> Result<()> {
    sql.run("UPDATE wishes SET version = version + 1 WHERE id = 1", &[])
        .await?;
    sql.note(Change::Everyone).await
}

async fn note<S: Sql>(sql: &mut S, by: By, action: &str, image: u64) -> Result<()> {
    let entry = AuditEntry {
        at: by.at,
        account: (by.account.0 != 0).then_some(by.account),
        site: None,
        action: action.to_owned(),
        object: image.to_string(),
    };
    audit::add(sql, &entry).await
}

pub(crate) async fn begin<S: Sql>(sql: &mut S, plan: &NewRollout) -> Result<RolloutId> {
    take_turns(sql).await?;
    if all(sql).await?.iter().any(Rollout::is_open) {
        return Err(StoreError::Exists("rollout"));
    }
    let rows = sql
        .rows(
            "INSERT INTO rollouts (image, stages, first_terminal, site, state, stopped, stage,
                 begun, stage_begun, begun_by)
             VALUES (?1, ?2, ?3, ?4, ?5, NULL, 0, ?6, ?6, ?7) RETURNING id",
            &values![
                clamp(plan.image),
                json(&plan.stages)?,
                plan.first,
                plan.site,
                json(&RolloutState::Running)?,
                plan.begun,
                plan.by.0
            ],
        )
        .await?;
    let by = By {
        account: plan.by,
        at: plan.begun,
    };
    note(sql, by, "rollout.begin", plan.image).await?;
    wish(sql).await?;
    let row = rows.first().ok_or(StoreError::Unreadable("rollout"))?;
    Ok(RolloutId(row.int(0)?))
}

/// Moves a rollout on, unless somebody else did so meanwhile. `by`: account 0 is the centre
/// itself.
pub(crate) async fn advance<S: Sql>(
    sql: &mut S,
    id: RolloutId,
    from: Standing,
    to: Standing,
    by: By,
    action: &str,
) -> Result<bool> {
    take_turns(sql).await?;
    let found = all(sql).await?.into_iter().find(|known| known.id == id);
    let Some(rollout) = found.filter(|known| known.standing == from) else {
        return Ok(false);
    };
    sql.run(
        "UPDATE rollouts SET state = ?2, stopped = ?3, stage = ?4, stage_begun = ?5 WHERE id = ?1",
        &values![
            id.0,
            json(&to.state)?,
            to.stopped.map(|reason| json(&reason)).transpose()?,
            i64::try_from(to.stage).unwrap_or(i64::MAX),
            to.stage_begun
        ],
    )
    .await?;
    note(sql, by, action, rollout.plan.image).await?;
    wish(sql).await?;
    Ok(true)
}

/// From now on everyone should follow `bundle`, as version `list` of the signed list says. An
/// earlier list comes too late. Whether something else is wanted than before.
pub(crate) async fn follow<S: Sql>(sql: &mut S, bundle: Option<u64>, list: u64) -> Result<bool> {
    let rows = sql
        .rows(
            "SELECT bundle, list FROM wishes WHERE id = 1 FOR UPDATE",
            &[],
        )
        .await?;
    let row = rows.first().ok_or(StoreError::Unreadable("wishes"))?;
    let (wanted, list) = (bundle.map(clamp), clamp(list));
    let before = row.maybe_int(0)?;
    if row.int(1)? >= list {
        return Ok(false);
    }
    sql.run(
        "UPDATE wishes SET bundle = ?1, list = ?2 WHERE id = 1",
        &values![wanted, list],
    )
    .await?;
    if before == wanted {
        return Ok(false);
    }
    wish(sql).await?;
    Ok(true)
}

const fn outcome_word(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Applied => "applied",
        Outcome::Blessed => "blessed",
        Outcome::RolledBack => "rolled_back",
        Outcome::Refused => "refused",
    }
}

fn outcome(text: &str) -> Option<Outcome> {
    [
        Outcome::Applied,
        Outcome::Blessed,
        Outcome::RolledBack,
        Outcome::Refused,
    ]
    .into_iter()
    .find(|known| outcome_word(*known) == text)
}

/// Outcomes of one transaction: the latest of each image on each terminal.
pub(crate) type Outcomes = BTreeMap<(u64, TerminalId), (UnixSeconds, Outcome, UnixSeconds)>;

/// Puts a row of a report on the list, if it speaks of an image.
pub(crate) fn note_row(
    outcomes: &mut Outcomes,
    terminal: TerminalId,
    row: &UpdateChanged,
    now: UnixSeconds,
) {
    let became = match (row.release, row.change) {
        (ReleaseKind::Image, UpdateChange::Applied) => Outcome::Applied,
        (ReleaseKind::Image, UpdateChange::Blessed) => Outcome::Blessed,
        (ReleaseKind::Image, UpdateChange::RolledBack) => Outcome::RolledBack,
        (ReleaseKind::Image, UpdateChange::Refused { .. }) => Outcome::Refused,
        _ => return,
    };
    let at = alarms::moment(row.at, now);
    let known = outcomes
        .entry((row.number, terminal))
        .or_insert((at, became, now));
    if at >= known.0 {
        *known = (at, became, now);
    }
}

/// Only images that were rolled out are of interest: what a terminal makes up fills no table.
pub(crate) async fn write<S: Sql>(sql: &mut S, outcomes: Outcomes) -> Result<()> {
    if outcomes.is_empty() {
        return Ok(());
    }
    let rows = sql.rows("SELECT DISTINCT image FROM rollouts", &[]).await?;
    let known: BTreeSet<u64> = rows.iter().map(|row| row.count(0)).collect::<Result<_>>()?;
    let lines = outcomes
        .into_iter()
        .filter(|((image, _), _)| known.contains(image))
        .map(|((image, terminal), (at, became, noted))| {
            vec![
                Value::Int(clamp(image)),
                Value::from(terminal),
                Value::from(outcome_word(became)),
                Value::from(at),
                Value::from(noted),
            ]
        })
        .collect();
    sql.run_each(
        "INSERT INTO outcomes (image, terminal, outcome, at, noted) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (image, terminal) DO UPDATE SET outcome = excluded.outcome,
             at = excluded.at, noted = excluded.noted WHERE excluded.at >= outcomes.at",
        lines,
    )
    .await
}

pub(crate) const MEMBERS: &str = "SELECT t.id, t.label, t.site, s.name, t.last_seen, t.release,
         o.outcome, o.noted
     FROM sites s CROSS JOIN terminals t
     LEFT JOIN outcomes o ON o.image = ?1 AND o.terminal = t.id
     WHERE t.site = s.id AND t.state = 'active' ORDER BY s.name_sort, s.id, t.label_sort, t.id";

/// Every active terminal, as a rollout of `image` sees it.
pub(crate) async fn members<S: Sql>(sql: &mut S, image: u64) -> Result<Vec<Member>> {
    let read = |row: &Row| {
        let became = row.maybe_text(6)?.and_then(outcome);
        let noted = row.maybe_int(7)?.map(UnixSeconds);
        Ok(Member {
            terminal: row.terminal(0)?,
            label: row.string(1)?,
            site: row.site(2)?,
            site_name: row.string(3)?,
            last_seen: row.maybe_int(4)?.map(UnixSeconds),
            update: release(row.maybe_text(5)?),
            outcome: became.zip(noted),
        })
    };
    sql.rows(MEMBERS, &values![clamp(image)])
        .await?
        .iter()
        .map(read)
        .collect()
}

/// What a later version wrote, which may share the database, is no reason to fail.
pub(crate) fn release(text: Option<&str>) -> Option<UpdateState> {
    text.and_then(|text| serde_json::from_str(text).ok())
}

pub(crate) const DESIRED: &str = "SELECT s.desired + w.version, s.settings, s.district, s.code,
         t.label, t.release, t.site, w.bundle
     FROM terminals t CROSS JOIN sites s CROSS JOIN wishes w
     WHERE t.id = ?1 AND s.id = t.site AND w.id = 1";

/// What is wanted of one terminal.
pub(crate) async fn desired<S: Sql>(sql: &mut S, terminal: TerminalId) -> Result<Desired> {
    let rows = sql.rows(DESIRED, &values![terminal]).await?;
    let row = rows.first().ok_or(StoreError::Missing("terminal"))?;
    let rollouts = all(sql).await?;
    let running = release(row.maybe_text(5)?).and_then(|state| state.running);
    let image = wanted(&rollouts, terminal, row.site(6)?, running);
    Ok(Desired {
        version: row.count(0)?,
        settings: row.json(1)?,
        update: image.map(|image| Update { image }),
        bundle: row.maybe_int(7)?.map(|_| row.count(7)).transpose()?,
        place: Some(Place {
            district: LayerName::of(row.text(2)?),
            site: LayerName::of(row.text(3)?),
            terminal: LayerName::of(row.text(4)?),
        }),
    })
}
