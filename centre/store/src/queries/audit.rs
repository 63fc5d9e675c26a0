// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The audit log. Triggers in the database refuse to change or delete its lines; only
//! pruning opens a gate, for lines older than a moment, inside its own transaction.

use sportello_protocol::UnixSeconds;

use super::sites::within;
use crate::sql::{Row, Sql, values};
use crate::{AccountId, AuditEntry, AuditLine, Page, Paged, Result, Scope, SiteId};

pub(crate) async fn add<S: Sql>(sql: &mut S, entry: &AuditEntry) -> Result<()> {
    sql.run(
        "INSERT INTO audit (at, account, site, action, object) VALUES (?1, ?2, ?3, ?4, ?5)",
        &values![
            entry.at,
            entry.account.map(|account| account.0),
            entry.site,
            &entry.action,
            &entry.object
        ],
    )
    .await?;
    sql.run(
        "INSERT INTO audit_counts (site, lines) VALUES (?1, 1)
         ON CONFLICT (site) DO UPDATE SET lines = audit_counts.lines + 1",
        &values![entry.site.map_or(0, |site| site.0)],
    )
    .await?;
    Ok(())
}

fn question(scope: &Scope, by: Option<AccountId>, page: Page) -> String {
    let size = page.size.clamp(1, 500);
    let skip = u64::from(page.number) * u64::from(size);
    let within = within(scope, "l.site");
    let by = by.map_or("", |_| "l.account = ?1 AND ");
    format!(
        "SELECT l.id, l.at, l.account, l.site, l.action, l.object, coalesce(a.name, o.name)
         FROM audit l LEFT JOIN accounts a ON a.id = l.account
         LEFT JOIN operators o ON o.id = -l.account
         WHERE {by}{within} ORDER BY l.id DESC LIMIT {size} OFFSET {skip}"
    )
}

/// `by`: only what one person did.
pub(crate) async fn list<S: Sql>(
    sql: &mut S,
    scope: &Scope,
    by: Option<AccountId>,
    page: Page,
) -> Result<Paged<AuditLine>> {
    let read = |row: &Row| {
        Ok(AuditLine {
            id: row.int(0)?,
            account_name: row.maybe_text(6)?.map(ToOwned::to_owned),
            entry: AuditEntry {
                at: row.time(1)?,
                account: row.maybe_int(2)?.map(AccountId),
                site: row.maybe_int(3)?.map(SiteId),
                action: row.string(4)?,
                object: row.string(5)?,
            },
        })
    };
    let counting = match by {
        Some(_) => format!(
            "SELECT count(*) FROM audit WHERE account = ?1 AND {}",
            within(scope, "site")
        ),
        None => format!(
            "SELECT CAST(coalesce(sum(lines), 0) AS BIGINT) FROM audit_counts WHERE {}",
            within(scope, "site")
        ),
    };
    let values = || by.iter().map(|by| by.0.into()).collect();
    let counted = sql.built(counting, values()).await?;
    Ok(Paged {
        total: counted.first().map_or(Ok(0), |row| row.count(0))?,
        items: sql
            .built(question(scope, by, page), values())
            .await?
            .iter()
            .map(read)
            .collect::<Result<_>>()?,
    })
}

pub(crate) async fn prune<S: Sql>(sql: &mut S, before: UnixSeconds) -> Result<u64> {
    sql.run(
        "INSERT INTO audit_gate (before) VALUES (?1)",
        &values![before],
    )
    .await?;
    let gone = sql
        .rows(
            "SELECT coalesce(site, 0), count(*) FROM audit WHERE at < ?1 GROUP BY coalesce(site, 0)",
            &values![before],
        )
        .await?;
    for row in gone {
        sql.run(
            "UPDATE audit_counts SET lines = lines - ?2 WHERE site = ?1",
            &values![row.int(0)?, row.int(1)?],
        )
        .await?;
    }
    let count = sql
        .run("DELETE FROM audit WHERE at < ?1", &values![before])
        .await?;
    sql.run("DELETE FROM audit_gate", &[]).await?;
    Ok(count)
}
