// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Lists of terminals. Their cost is bounded by the fleet, not by its history.

use sportello_protocol::TerminalId;

use super::alarms;
use super::sites::{pattern, sorted, within};
use crate::sql::{Row, Sql, Value, values};
use crate::{
    Change, FleetFilter, FleetSort, Page, Paged, Result, Scope, StoreError, Terminal, TerminalState,
};

const COLUMNS: &str = "t.id, t.site, s.name, s.district, t.label, t.state, t.thumbprint, t.facts,
     t.enrolled, t.last_seen, t.service, t.alarms, t.versions, t.losses, t.skew, t.release, s.code";

fn read(row: &Row) -> Result<Terminal> {
    Ok(Terminal {
        id: row.terminal(0)?,
        site: row.site(1)?,
        site_name: row.string(2)?,
        district: row.string(3)?,
        label: row.string(4)?,
        state: parse_state(row.text(5)?)?,
        thumbprint: row.thumbprint(6)?,
        facts: row.json(7)?,
        enrolled: row.time(8)?,
        last_seen: row.maybe_int(9)?.map(sportello_protocol::UnixSeconds),
        // A word of a later version, which may share the database, is no reason to fail.
        service: row
            .maybe_text(10)?
            .and_then(|text| serde_json::from_str(text).ok()),
        alarms: alarms::read(row.text(11)?)?,
        versions: row
            .maybe_text(12)?
            .and_then(|text| serde_json::from_str(text).ok()),
        losses: row.json(13)?,
        skew_s: row.int(14)?,
        release: super::rollouts::release(row.maybe_text(15)?),
        site_code: row.string(16)?,
    })
}

pub(crate) const fn state_word(state: TerminalState) -> &'static str {
    match state {
        TerminalState::Active => "active",
        TerminalState::Quarantined => "quarantined",
        TerminalState::Revoked => "revoked",
        TerminalState::Retired => "retired",
    }
}

fn parse_state(word: &str) -> Result<TerminalState> {
    [
        TerminalState::Active,
        TerminalState::Quarantined,
        TerminalState::Revoked,
        TerminalState::Retired,
    ]
    .into_iter()
    .find(|state| state_word(*state) == word)
    .ok_or(StoreError::Unreadable("state"))
}

pub(crate) async fn one<S: Sql>(sql: &mut S, id: TerminalId) -> Result<Option<Terminal>> {
    sql.built(
        format!(
            "SELECT {COLUMNS} FROM terminals t CROSS JOIN sites s
             WHERE s.id = t.site AND t.id = ?1"
        ),
        values![id].to_vec(),
    )
    .await?
    .first()
    .map(read)
    .transpose()
}

/// The question for one page and the one for the number of all, with the values of both.
pub(crate) fn questions(
    scope: &Scope,
    filter: &FleetFilter,
    sort: FleetSort,
    page: Page,
) -> (String, String, Vec<Value>) {
    let mut values = Vec::new();
    let mut place = |value: Value| {
        values.push(value);
        format!("?{}", values.len())
    };
    let mut conditions = vec!["s.id = t.site".to_owned(), within(scope, "t.site")];
    match filter.state {
        Some(state) => conditions.push(format!("t.state = '{}'", state_word(state))),
        None => conditions.push("t.state <> 'retired'".to_owned()),
    }
    if let Some(district) = &filter.district {
        conditions.push(format!("s.district = {}", place(district.into())));
    }
    if let Some(site) = filter.site {
        conditions.push(format!("t.site = {}", place(site.into())));
    }
    if let Some(since) = filter.silent_since {
        let since = place(since.into());
        conditions.push(format!("(t.last_seen IS NULL OR t.last_seen < {since})"));
    }
    if filter.ill {
        conditions.push("t.ill = 1".to_owned());
    }
    if let Some(text) = filter.text.as_ref().filter(|text| !text.trim().is_empty()) {
        let like = place(pattern(text));
        conditions.push(format!(
            "(t.search LIKE {like} ESCAPE '!' OR s.search LIKE {like} ESCAPE '!')"
        ));
    }
    let conditions = conditions.join(" AND ");
    // The order of the tables is the order in which they are walked.
    let (tables, order) = match sort {
        FleetSort::Site => (
            "sites s CROSS JOIN terminals t",
            "s.name_sort, s.id, t.label_sort, t.id",
        ),
        FleetSort::Label => ("terminals t CROSS JOIN sites s", "t.label_sort, t.id"),
        FleetSort::LastSeen => (
            "terminals t CROSS JOIN sites s",
            "t.last_seen NULLS FIRST, t.id",
        ),
        FleetSort::Enrolled => (
            "terminals t CROSS JOIN sites s",
            "t.enrolled DESC, t.id DESC",
        ),
    };
    let size = page.size.clamp(1, 500);
    let skip = u64::from(page.number) * u64::from(size);
    (
        format!(
            "SELECT {COLUMNS} FROM {tables} WHERE {conditions} ORDER BY {order}
             LIMIT {size} OFFSET {skip}"
        ),
        format!("SELECT count(*) FROM {tables} WHERE {conditions}"),
        values,
    )
}

pub(crate) async fn list<S: Sql>(
    sql: &mut S,
    scope: &Scope,
    filter: &FleetFilter,
    sort: FleetSort,
    page: Page,
) -> Result<Paged<Terminal>> {
    let (items, total, values) = questions(scope, filter, sort, page);
    let total = sql.built(total, values.clone()).await?;
    Ok(Paged {
        total: total.first().map_or(Ok(0), |row| row.count(0))?,
        items: sql
            .built(items, values)
            .await?
            .iter()
            .map(read)
            .collect::<Result<_>>()?,
    })
}

pub(crate) async fn rename<S: Sql>(sql: &mut S, id: TerminalId, label: &str) -> Result<()> {
    let touched = sql
        .run(
            "UPDATE terminals SET label = ?2, label_sort = ?3, search = ?4 WHERE id = ?1",
            &values![id, label, &sorted(label), &label.to_lowercase()],
        )
        .await?;
    existing(touched, "terminal")?;
    // Its name is one of its layers of policy.
    sql.run(
        "UPDATE sites SET desired = desired + 1
         WHERE id = (SELECT site FROM terminals WHERE id = ?1)",
        &values![id],
    )
    .await?;
    Ok(())
}

pub(crate) fn existing(touched: u64, what: &'static str) -> Result<()> {
    if touched == 0 {
        Err(StoreError::Missing(what))
    } else {
        Ok(())
    }
}

pub(crate) async fn retire<S: Sql>(sql: &mut S, id: TerminalId) -> Result<()> {
    let touched = sql
        .run(
            "UPDATE terminals SET state = 'retired', ill = 0, alarms = '[]' WHERE id = ?1",
            &values![id],
        )
        .await?;
    existing(touched, "terminal")?;
    sql.run(
        "UPDATE keys SET state = 'revoked' WHERE terminal = ?1",
        &values![id],
    )
    .await?;
    sql.run(
        "UPDATE alarms SET cleared = since, told = 1 WHERE terminal = ?1 AND cleared IS NULL",
        &values![id],
    )
    .await?;
    sql.run("DELETE FROM commands WHERE terminal = ?1", &values![id])
        .await?;
    sql.note(Change::Command(id)).await
}
