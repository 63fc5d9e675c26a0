// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Tables of sites and of terminals to come: a whole batch in one transaction, or nothing of
//! it. The same batch again changes nothing.

use std::collections::{BTreeMap, BTreeSet};

use sportello_protocol::LayerName;
use sportello_protocol::operator::{BatchAnswer, Field, RowFault, RowProblem, TerminalRow};

use super::{audit, sites};
use crate::operator::{By, Planned};
use crate::sql::{Row, Sql, values};
use crate::{AuditEntry, NewSite, Result, Scope, Site, SiteId};

const fn problem(index: u32, field: Field, fault: RowFault) -> RowProblem {
    RowProblem {
        index,
        field,
        fault,
    }
}

async fn note<S: Sql>(sql: &mut S, by: By, site: SiteId, action: &str, object: &str) -> Result<()> {
    let entry = AuditEntry {
        at: by.at,
        account: Some(by.account),
        site: Some(site),
        action: action.to_owned(),
        object: object.to_owned(),
    };
    audit::add(sql, &entry).await
}

/// Adds or changes sites by their code. The rows were looked at by themselves before.
pub(crate) async fn import_sites<S: Sql>(
    sql: &mut S,
    rows: &[NewSite],
    dry_run: bool,
    by: By,
) -> Result<BatchAnswer> {
    let known = sites::all(sql, &Scope::Region).await?;
    let layers: BTreeMap<LayerName, &Site> = known
        .iter()
        .filter_map(|site| Some((LayerName::of(&site.site.code)?, site)))
        .collect();
    let mut answer = BatchAnswer {
        dry_run,
        ..BatchAnswer::default()
    };
    let mut work = Vec::new();
    for (index, row) in (0..).zip(rows) {
        let code = row.code.as_str();
        let own = known.iter().find(|site| site.site.code == code);
        let layer = LayerName::of(code);
        let other = layer.and_then(|layer| layers.get(&layer).copied());
        match own {
            Some(site) if site.site == *row => answer.unchanged += 1,
            Some(site) => {
                answer.changed += 1;
                work.push((Some(site.id), row));
            }
            None if other.is_some() => {
                let taken = problem(index, Field::Code, RowFault::Taken);
                answer.problems.push(taken);
            }
            None => {
                answer.added += 1;
                work.push((None, row));
            }
        }
    }
    if dry_run || !answer.problems.is_empty() {
        return Ok(answer);
    }
    for (id, row) in work {
        match id {
            Some(id) => {
                sites::change(sql, id, row).await?;
                note(sql, by, id, "site.change", &row.code).await?;
            }
            None => {
                let id = sites::add(sql, row).await?;
                note(sql, by, id, "site.add", &row.code).await?;
            }
        }
    }
    Ok(answer)
}

/// Names that the enrolled terminals of a site have, as layers.
async fn enrolled<S: Sql>(sql: &mut S) -> Result<BTreeSet<(SiteId, LayerName)>> {
    let rows = sql
        .rows(
            "SELECT site, label FROM terminals WHERE state <> 'retired'",
            &[],
        )
        .await?;
    let read = |row: &Row| Ok(LayerName::of(row.text(1)?).map(|layer| (row.site(0), layer)));
    rows.iter()
        .map(read)
        .filter_map(Result::transpose)
        .map(|found| found.and_then(|(site, layer)| Ok((site?, layer))))
        .collect()
}

/// Plans terminals that are neither planned nor enrolled yet.
pub(crate) async fn plan_terminals<S: Sql>(
    sql: &mut S,
    rows: &[TerminalRow],
    dry_run: bool,
    by: By,
) -> Result<BatchAnswer> {
    let sites: BTreeMap<String, SiteId> = sites::all(sql, &Scope::Region)
        .await?
        .into_iter()
        .map(|site| (site.site.code, site.id))
        .collect();
    let mut known = enrolled(sql).await?;
    for line in sql.rows("SELECT site, layer FROM planned", &[]).await? {
        if let Ok(layer) = LayerName::parse(line.text(1)?) {
            known.insert((line.site(0)?, layer));
        }
    }
    let mut answer = BatchAnswer {
        dry_run,
        ..BatchAnswer::default()
    };
    let mut work = Vec::new();
    for (index, row) in (0..).zip(rows) {
        match (sites.get(&row.site), LayerName::of(&row.name)) {
            (None, _) => {
                let missing = problem(index, Field::Site, RowFault::NoSuchSite);
                answer.problems.push(missing);
            }
            (_, None) => {
                let nameless = problem(index, Field::Terminal, RowFault::NoLayerName);
                answer.problems.push(nameless);
            }
            (Some(site), Some(layer)) => {
                if known.contains(&(*site, layer.clone())) {
                    answer.unchanged += 1;
                } else {
                    answer.added += 1;
                    work.push((*site, layer, row.name.as_str()));
                }
            }
        }
    }
    if dry_run || !answer.problems.is_empty() {
        return Ok(answer);
    }
    for (site, layer, label) in work {
        sql.run(
            "INSERT INTO planned (site, layer, label) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
            &values![site, layer.as_str(), label],
        )
        .await?;
        note(sql, by, site, "terminal.plan", label).await?;
    }
    Ok(answer)
}

/// Terminals that are planned and not enrolled.
pub(crate) async fn planned<S: Sql>(sql: &mut S) -> Result<Vec<Planned>> {
    let enrolled = enrolled(sql).await?;
    let rows = sql
        .rows(
            "SELECT p.site, s.code, p.label FROM planned p CROSS JOIN sites s
             WHERE s.id = p.site ORDER BY s.code, p.layer",
            &[],
        )
        .await?;
    let mut planned = Vec::new();
    for row in rows {
        let line = Planned {
            site: row.site(0)?,
            site_code: row.string(1)?,
            label: row.string(2)?,
        };
        let there =
            LayerName::of(&line.label).is_some_and(|layer| enrolled.contains(&(line.site, layer)));
        if !there {
            planned.push(line);
        }
    }
    Ok(planned)
}
