// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Totals as they are written. Nobody adds to them or moves them without
//! [`Sql::lock_totals`].
//!
//! A district is what its sites are now: when a site changes its district, its whole
//! history moves with it, so that a province that is drawn anew shows its own past.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::sql::{Asked, Row, Sql, Value, day};
use crate::tally::body::Body;
use crate::{Grain, Result, SiteId, StoreError, Tally, Whole};

type Key = (String, i64, NaiveDate);

/// What was counted at sites, on their days.
pub(crate) type Counted = BTreeMap<(SiteId, NaiveDate), Tally>;

/// Adds what was counted to the days, months and years of site, district, region. `before`
/// is asked first. `districts` are those that the caller has seen, without the lock: when
/// none has changed since, nothing has to be asked twice.
pub(crate) async fn add<S: Sql>(
    sql: &mut S,
    mut counted: Counted,
    districts: BTreeMap<SiteId, String>,
    before: Vec<Asked>,
) -> Result<()> {
    counted.retain(|_, tally| !tally.is_empty());
    let mut asked = before;
    if counted.is_empty() {
        sql.all(asked).await?;
        return Ok(());
    }
    let sites: BTreeSet<SiteId> = counted.keys().map(|(site, _)| *site).collect();
    let guessed = changes(&counted, &districts);
    asked.extend(sql.totals_lock());
    asked.push(Asked {
        sql: DISTRICT,
        sets: sites.iter().map(|site| vec![(*site).into()]).collect(),
    });
    asked.push(bodies(&guessed));
    let mut answers = sql.all(asked).await?;
    let (found, named) = (
        answers.pop().unwrap_or_default(),
        answers.pop().unwrap_or_default(),
    );
    let mut now = BTreeMap::new();
    for (site, rows) in sites.into_iter().zip(named) {
        let row = rows.first().ok_or(StoreError::Missing("site"))?;
        now.insert(site, row.string(0)?);
    }
    if now
        .iter()
        .all(|(site, name)| districts.get(site) == Some(name))
    {
        return apply(sql, guessed, found, Body::add_to).await;
    }
    let changes = changes(&counted, &now);
    let found = sql.all(vec![bodies(&changes)]).await?.pop();
    apply(sql, changes, found.unwrap_or_default(), Body::add_to).await
}

/// What each tally gets; a site without a district is left out here. Days of sites are added
/// up to days of their district and of the region, and days to months, months to years: a
/// whole year of many sites comes at once when a region is invented.
fn changes(counted: &Counted, districts: &BTreeMap<SiteId, String>) -> BTreeMap<Key, Body> {
    let mut changes: BTreeMap<Key, Body> = BTreeMap::new();
    for ((site, date), tally) in counted {
        let Some(district) = districts.get(site) else {
            continue;
        };
        let body = Body::of(tally);
        let wholes = [
            Whole::Region,
            Whole::District(district.clone()),
            Whole::Site(*site),
        ];
        for whole in wholes {
            let day = (whole.key(), Grain::Day.number(), *date);
            changes.entry(day).or_default().add(&body);
        }
    }
    for (finer, grain) in [(Grain::Day, Grain::Month), (Grain::Month, Grain::Year)] {
        let mut coarser: BTreeMap<Key, Body> = BTreeMap::new();
        for ((whole, number, start), body) in &changes {
            if *number == finer.number() {
                let key = (whole.clone(), grain.number(), grain.start(*start));
                coarser.entry(key).or_default().add(body);
            }
        }
        changes.append(&mut coarser);
    }
    changes
}

const DISTRICT: &str = "SELECT district FROM sites WHERE id = ?1";

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
        let moved = match grain {
            Grain::Year => Body::of_a_move(),
            Grain::Day | Grain::Month => Body::default(),
        };
        for row in rows {
            let (start, body) = (row.date(0)?, Body::read(row.bytes(1)?)?);
            let key = |whole: Whole| (whole.key(), grain.number(), start);
            let (from, to) = (from.to_owned(), to.to_owned());
            less.insert(key(Whole::District(from)), body.clone());
            let mut come = body;
            come.add(&moved);
            more.insert(key(Whole::District(to)), come);
            if grain == Grain::Year {
                more.insert(key(Whole::Region), moved.clone());
            }
        }
        let asked = vec![bodies(&less), bodies(&more)];
        let mut found = sql.all(asked).await?.into_iter();
        let mut next = || found.next().unwrap_or_default();
        let (of_less, of_more) = (next(), next());
        let leave = |site: &Body, stored: Option<&[u8]>| {
            let left = site.take_from(stored)?;
            if grain == Grain::Year {
                moved.add_to(left.as_deref())
            } else {
                Ok(left)
            }
        };
        apply(sql, less, of_less, leave).await?;
        apply(sql, more, of_more, Body::add_to).await?;
    }
    Ok(())
}

fn place((whole, grain, start): &Key) -> Vec<Value> {
    vec![Value::Text(whole.clone()), Value::Int(*grain), day(*start)]
}

/// The tallies that are to change, as they stand.
fn bodies(changes: &BTreeMap<Key, Body>) -> Asked {
    Asked {
        sql: "SELECT body FROM tallies WHERE whole = ?1 AND grain = ?2 AND start = ?3",
        sets: changes.keys().map(place).collect(),
    }
}

/// Writes the tallies that `change` makes of those found and what is to change in them;
/// `None`: nothing is left of one.
async fn apply<S: Sql>(
    sql: &mut S,
    changes: BTreeMap<Key, Body>,
    found: Vec<Vec<Row>>,
    change: impl Fn(&Body, Option<&[u8]>) -> Result<Option<Vec<u8>>> + Send,
) -> Result<()> {
    let (mut written, mut emptied) = (Vec::new(), Vec::new());
    for ((key, delta), rows) in changes.into_iter().zip(found) {
        let stored = rows.first().map(|row| row.bytes(0)).transpose()?;
        let mut line = place(&key);
        match change(&delta, stored)? {
            Some(body) => {
                line.push(Value::Bytes(body));
                written.push(line);
            }
            None => emptied.push(line),
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
