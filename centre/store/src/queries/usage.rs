// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Totals as pages read them: a few tallies, however long the history is.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::cover::{Stretch, countable, cover};
use crate::sql::{Row, Sql, Value, day};
use crate::tally::sum::Sum;
use crate::{Glance, Grain, Mark, Period, Result, SiteId, Tally, Whole};

pub(crate) const STRETCH: &str = "SELECT start, body FROM tallies
     WHERE whole = ?1 AND grain = ?2 AND start BETWEEN ?3 AND ?4 ORDER BY start";

/// The tallies of one whole, stretch by stretch.
type Found<'a> = &'a [Vec<Row>];

/// Reads the tallies of each whole, in order, all in one question.
async fn read<S: Sql, T>(
    sql: &mut S,
    wholes: &[Whole],
    stretches: &[Stretch],
    mut each: impl FnMut(Found<'_>) -> Result<T> + Send,
) -> Result<Vec<T>> {
    let sets = wholes
        .iter()
        .flat_map(|whole| {
            let key = whole.key();
            stretches.iter().map(move |stretch| {
                vec![
                    Value::Text(key.clone()),
                    Value::Int(stretch.grain.number()),
                    day(stretch.first),
                    day(stretch.last),
                ]
            })
        })
        .collect();
    let found = sql.rows_each(STRETCH, sets).await?;
    let many = stretches.len();
    (0..wholes.len())
        .map(|at| each(found.get(at * many..(at + 1) * many).unwrap_or_default()))
        .collect()
}

fn sum(stretches: &[Stretch], found: Found<'_>) -> Result<Tally> {
    let mut sum = Sum::default();
    for (stretch, rows) in stretches.iter().zip(found) {
        for row in rows {
            let body = row.bytes(1)?;
            if stretch.less {
                sum.subtract(body)?;
            } else {
                sum.add(body)?;
            }
        }
    }
    Ok(sum.tally())
}

/// A glance at each piece of a period.
fn pieces(
    stretches: &[Stretch],
    found: Found<'_>,
    piece: impl Fn(NaiveDate) -> NaiveDate,
) -> Result<BTreeMap<NaiveDate, Glance>> {
    let mut sums: BTreeMap<NaiveDate, (Glance, Glance)> = BTreeMap::new();
    for (stretch, rows) in stretches.iter().zip(found) {
        for row in rows {
            let (more, less) = sums.entry(piece(row.date(0)?)).or_default();
            let glance = if stretch.less { less } else { more };
            glance.add(row.bytes(1)?)?;
        }
    }
    Ok(sums
        .into_iter()
        .map(|(start, (more, less))| (start, more.without(less)))
        .filter(|(_, glance)| !glance.is_empty())
        .collect())
}

pub(crate) async fn tally<S: Sql>(sql: &mut S, whole: &Whole, period: Period) -> Result<Tally> {
    let stretches = cover(period, Grain::Year);
    let mut found = read(sql, std::slice::from_ref(whole), &stretches, |found| {
        sum(&stretches, found)
    })
    .await?;
    Ok(found.pop().unwrap_or_default())
}

/// The tallies of the years that a period touches, as they are stored: see [`Mark`].
pub(crate) async fn mark<S: Sql>(sql: &mut S, whole: &Whole, period: Period) -> Result<Mark> {
    let period = countable(period);
    let values = [
        Value::Text(whole.key()),
        Value::Int(Grain::Year.number()),
        day(Grain::Year.start(period.first)),
        day(Grain::Year.start(period.last)),
    ];
    let rows = sql.rows(STRETCH, &values).await?;
    let years = rows
        .iter()
        .map(|row| Ok((row.date(0)?, row.bytes(1)?.into())));
    Ok(Mark(years.collect::<Result<_>>()?))
}

pub(crate) async fn series<S: Sql>(
    sql: &mut S,
    whole: &Whole,
    period: Period,
    grain: Grain,
) -> Result<Vec<(NaiveDate, Glance)>> {
    let stretches = cover(period, grain);
    let mut found = read(sql, std::slice::from_ref(whole), &stretches, |found| {
        pieces(&stretches, found, |start| grain.start(start))
    })
    .await?;
    Ok(found.pop().unwrap_or_default().into_iter().collect())
}

pub(crate) async fn glances<S: Sql>(
    sql: &mut S,
    wholes: &[Whole],
    period: Period,
) -> Result<Vec<Glance>> {
    let stretches = cover(period, Grain::Year);
    read(sql, wholes, &stretches, |found| {
        let (mut more, mut less) = (Glance::default(), Glance::default());
        for (stretch, rows) in stretches.iter().zip(found) {
            for row in rows {
                let glance = if stretch.less { &mut less } else { &mut more };
                glance.add(row.bytes(1)?)?;
            }
        }
        Ok(more.without(less))
    })
    .await
}

pub(crate) async fn tallies<S: Sql>(
    sql: &mut S,
    sites: &[SiteId],
    period: Period,
) -> Result<Vec<(SiteId, Tally)>> {
    let wholes: Vec<Whole> = sites.iter().map(|site| Whole::Site(*site)).collect();
    let stretches = cover(period, Grain::Year);
    let found = read(sql, &wholes, &stretches, |found| sum(&stretches, found)).await?;
    Ok(sites.iter().copied().zip(found).collect())
}
