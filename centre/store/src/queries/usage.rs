// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Totals as pages read them: a few tallies, however long the history is.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::fold::cover;
use crate::sql::{Row, Sql, Value, day};
use crate::tally::body::read_into;
use crate::{Grain, Period, Result, SiteId, Tally, Whole};

pub(crate) const STRETCH: &str = "SELECT start, body FROM tallies
     WHERE whole = ?1 AND grain = ?2 AND start BETWEEN ?3 AND ?4 ORDER BY start";

fn places(wholes: &[Whole], period: Period, coarsest: Grain) -> Vec<Vec<Value>> {
    let stretches = cover(period, coarsest);
    wholes
        .iter()
        .flat_map(|whole| {
            let key = whole.key();
            stretches.iter().map(move |(grain, first, last)| {
                vec![
                    Value::Text(key.clone()),
                    Value::Int(grain.number()),
                    day(*first),
                    day(*last),
                ]
            })
        })
        .collect()
}

fn sum(rows: &[Row], tally: &mut Tally) -> Result<()> {
    rows.iter()
        .try_for_each(|row| read_into(row.bytes(1)?, tally))
}

pub(crate) async fn tally<S: Sql>(sql: &mut S, whole: &Whole, period: Period) -> Result<Tally> {
    let places = places(std::slice::from_ref(whole), period, Grain::Year);
    let mut tally = Tally::default();
    for rows in sql.rows_each(STRETCH, places).await? {
        sum(&rows, &mut tally)?;
    }
    Ok(tally)
}

pub(crate) async fn series<S: Sql>(
    sql: &mut S,
    whole: &Whole,
    period: Period,
    grain: Grain,
) -> Result<Vec<(NaiveDate, Tally)>> {
    let places = places(std::slice::from_ref(whole), period, grain);
    let mut series: BTreeMap<NaiveDate, Tally> = BTreeMap::new();
    for row in sql.rows_each(STRETCH, places).await?.iter().flatten() {
        let tally = series.entry(grain.start(row.date(0)?)).or_default();
        read_into(row.bytes(1)?, tally)?;
    }
    Ok(series.into_iter().collect())
}

pub(crate) async fn tallies<S: Sql>(
    sql: &mut S,
    sites: &[SiteId],
    period: Period,
) -> Result<Vec<(SiteId, Tally)>> {
    let wholes: Vec<Whole> = sites.iter().map(|site| Whole::Site(*site)).collect();
    let stretches = cover(period, Grain::Year).len().max(1);
    let found = sql
        .rows_each(STRETCH, places(&wholes, period, Grain::Year))
        .await?;
    let mut answers: Vec<(SiteId, Tally)> =
        sites.iter().map(|site| (*site, Tally::default())).collect();
    for ((_, tally), rows) in answers.iter_mut().zip(found.chunks(stretches)) {
        for rows in rows {
            sum(rows, tally)?;
        }
    }
    Ok(answers)
}
