// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Totals as they are written. Nobody adds to them or moves them without
//! [`Sql::lock_totals`].
//!
//! A district is what its sites are now: when a site changes its district, its whole
//! history moves with it, so that a province that is drawn anew shows its own past.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::sql::{Asked, Sql, Value, day};
use crate::tally::body::Body;
use crate::{Grain, Result, SiteId, StoreError, Tally, Whole};

type Key = (String, i64, NaiveDate);

/// Adds what was counted at sites to the days, months and years of site, district, region.
pub(crate) async fn add<S: Sql>(
    sql: &mut S,
    counted: BTreeMap<(SiteId, NaiveDate), Tally>,
) -> Result<()> {
    if counted.values().all(Tally::is_empty) {
        return Ok(());
    }
    sql.lock_totals().await?;
    let districts = districts(sql, counted.keys().map(|(site, _)| *site).collect()).await?;
    let mut changes: BTreeMap<Key, Body> = BTreeMap::new();
    for ((site, date), tally) in counted {
        let district = districts.get(&site).ok_or(StoreError::Missing("site"))?;
        let wholes = [
            Whole::Region,
            Whole::District(district.clone()),
            Whole::Site(site),
        ];
        let body = Body::of(&tally);
        for whole in wholes {
            for grain in Grain::ALL {
                changes
                    .entry((whole.key(), grain.number(), grain.start(date)))
                    .or_default()
                    .add(&body);
            }
        }
    }
    apply(sql, changes, Body::add).await
}

const DISTRICT: &str = "SELECT district FROM sites WHERE id = ?1";

/// The districts of these sites: for each one.
async fn districts<S: Sql>(
    sql: &mut S,
    sites: BTreeSet<SiteId>,
) -> Result<BTreeMap<SiteId, String>> {
    let sets = sites.iter().map(|site| vec![(*site).into()]).collect();
    let found = sql.rows_each(DISTRICT, sets).await?;
    let named = sites.into_iter().zip(found).map(|(site, rows)| {
        let row = rows.first().ok_or(StoreError::Missing("site"))?;
        Ok((site, row.string(0)?))
    });
    named.collect()
}

pub(crate) async fn district<S: Sql>(sql: &mut S, site: SiteId) -> Result<String> {
    sql.rows(DISTRICT, &[site.into()])
        .await?
        .first()
        .ok_or(StoreError::Missing("site"))?
        .string(0)
}

/// Moves all totals of a site from one district to another. The lock is the caller's.
pub(crate) async fn move_site<S: Sql>(
    sql: &mut S,
    site: SiteId,
    from: &str,
    to: &str,
) -> Result<()> {
    for grain in Grain::ALL {
        let rows = sql
            .rows(
                "SELECT start, body FROM tallies WHERE whole = ?1 AND grain = ?2",
                &[
                    Value::Text(Whole::Site(site).key()),
                    Value::Int(grain.number()),
                ],
            )
            .await?;
        let (mut less, mut more) = (BTreeMap::new(), BTreeMap::new());
        for row in rows {
            let (start, body) = (row.date(0)?, Body::read(row.bytes(1)?)?);
            let key = |name: &str| {
                (
                    Whole::District(name.to_owned()).key(),
                    grain.number(),
                    start,
                )
            };
            less.insert(key(from), body.clone());
            more.insert(key(to), body);
        }
        apply(sql, less, Body::subtract).await?;
        apply(sql, more, Body::add).await?;
    }
    Ok(())
}

async fn apply<S: Sql>(
    sql: &mut S,
    changes: BTreeMap<Key, Body>,
    change: impl Fn(&mut Body, &Body) + Send,
) -> Result<()> {
    let key = |(whole, grain, start): &Key| {
        vec![Value::Text(whole.clone()), Value::Int(*grain), day(*start)]
    };
    let found = sql
        .rows_each(
            "SELECT body FROM tallies WHERE whole = ?1 AND grain = ?2 AND start = ?3",
            changes.keys().map(key).collect(),
        )
        .await?;
    let (mut written, mut emptied) = (Vec::new(), Vec::new());
    for ((place, delta), rows) in changes.into_iter().zip(found) {
        let mut body = match rows.first() {
            Some(row) => Body::read(row.bytes(0)?)?,
            None => Body::default(),
        };
        change(&mut body, &delta);
        if body.is_empty() {
            emptied.push(key(&place));
        } else {
            let mut line = key(&place);
            line.push(Value::Bytes(body.bytes()));
            written.push(line);
        }
    }
    sql.all(vec![
        Asked {
            sql: "DELETE FROM tallies WHERE whole = ?1 AND grain = ?2 AND start = ?3",
            sets: emptied,
        },
        Asked {
            sql: "INSERT INTO tallies (whole, grain, start, body) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT (whole, grain, start) DO UPDATE SET body = excluded.body",
            sets: written,
        },
    ])
    .await?;
    Ok(())
}
