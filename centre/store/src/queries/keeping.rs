// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Retention, the centre's own secrets, and whether the store is well.

use chrono::{Days, NaiveDate, NaiveTime};
use sportello_protocol::UnixSeconds;

use super::audit;
use crate::sql::{Sql, Value, day, values};
use crate::{Result, Retention, StoreError};

/// Days for which a used or expired code is remembered.
const CODE_DAYS: u32 = 30;

/// The latest day that is too old; everything when nothing is to be kept.
fn last_day_of(days: u32, today: NaiveDate) -> NaiveDate {
    if days == 0 {
        return NaiveDate::from_ymd_opt(9999, 12, 31).unwrap_or(today);
    }
    today
        .checked_sub_days(Days::new(u64::from(days)))
        .unwrap_or(NaiveDate::MIN)
}

/// The first second that is not too old.
fn moment_of(days: u32, today: NaiveDate) -> UnixSeconds {
    let next = last_day_of(days, today).succ_opt().unwrap_or(today);
    UnixSeconds(next.and_time(NaiveTime::MIN).and_utc().timestamp())
}

/// Deletes some of what is too old, little enough that nobody waits; 0 when nothing is left.
pub(crate) async fn prune_some<S: Sql>(
    sql: &mut S,
    retention: Retention,
    today: NaiveDate,
) -> Result<u64> {
    let records = day(last_day_of(retention.record_days, today));
    let health = day(last_day_of(retention.health_days, today));
    let alarms = Value::from(moment_of(retention.alarm_days, today));
    let midnight = today.and_time(NaiveTime::MIN).and_utc().timestamp();
    let yesterday = Value::Int(midnight.saturating_sub(86_400));
    let midnight = Value::Int(midnight);
    let codes = Value::from(moment_of(CODE_DAYS, today));
    let mut gone = 0;
    for (text, value) in [
        // A line for each session, which the version before kept.
        (
            "DELETE FROM records WHERE (terminal, epoch, sequence) IN
                 (SELECT terminal, epoch, sequence FROM records WHERE date <= ?1 LIMIT 5000)",
            &records,
        ),
        (
            "DELETE FROM unread WHERE (terminal, epoch, first) IN
                 (SELECT terminal, epoch, first FROM unread WHERE received <= ?1 LIMIT 5000)",
            &records,
        ),
        (
            "DELETE FROM health WHERE (terminal, date, hour) IN
                 (SELECT terminal, date, hour FROM health WHERE date <= ?1 LIMIT 5000)",
            &health,
        ),
        ("DELETE FROM blocked WHERE last_day <= ?1", &records),
        (
            "DELETE FROM alarms WHERE id IN
                 (SELECT id FROM alarms WHERE cleared IS NOT NULL AND cleared < ?1 LIMIT 5000)",
            &alarms,
        ),
        ("DELETE FROM web_sessions WHERE expires < ?1", &midnight),
        ("DELETE FROM failures WHERE at < ?1", &yesterday),
        ("DELETE FROM commands WHERE expires < ?1", &midnight),
        ("DELETE FROM codes WHERE expires < ?1", &codes),
    ] {
        gone += sql.run(text, std::slice::from_ref(value)).await?;
    }
    gone += audit::prune(sql, moment_of(retention.audit_days, today)).await?;
    Ok(gone)
}

pub(crate) async fn secret<S: Sql>(sql: &mut S, name: &str) -> Result<Option<Vec<u8>>> {
    sql.rows("SELECT value FROM secrets WHERE name = ?1", &values![name])
        .await?
        .first()
        .map(|row| Ok(row.bytes(0)?.to_vec()))
        .transpose()
}

/// The first one made stays.
pub(crate) async fn keep_secret<S: Sql>(sql: &mut S, name: &str, made: &[u8]) -> Result<Vec<u8>> {
    sql.run(
        "INSERT INTO secrets (name, value) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
        &values![name, made],
    )
    .await?;
    secret(sql, name)
        .await?
        .ok_or(StoreError::Missing("secret"))
}

pub(crate) async fn beat<S: Sql>(sql: &mut S) -> Result<()> {
    let touched = sql
        .run("UPDATE pulse SET beats = beats + 1 WHERE id = 1", &[])
        .await?;
    super::fleet::existing(touched, "pulse")
}

pub(crate) async fn feel<S: Sql>(sql: &mut S) -> Result<()> {
    sql.rows("SELECT beats FROM pulse WHERE id = 1", &[])
        .await?
        .first()
        .map(|_| ())
        .ok_or(StoreError::Missing("pulse"))
}
