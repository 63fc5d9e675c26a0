// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Accounts, web sessions, wrong log-ins.

use sportello_protocol::UnixSeconds;

use super::fleet::existing;
use crate::sql::{Row, Sql, Value, clamp, json, values};
use crate::{
    Account, AccountId, NewAccount, Result, RoleGrant, StoreError, WebSession, WebSessionId,
};

/// Wrong log-ins remembered under one key: more change nothing.
const MOST_FAILURES: u64 = 1_000;

const COLUMNS: &str =
    "SELECT id, name, full_name, email, password_hash, totp_secret, roles, disabled
     FROM accounts";

fn read(row: &Row) -> Result<Account> {
    Ok(Account {
        id: AccountId(row.int(0)?),
        name: row.string(1)?,
        full_name: row.string(2)?,
        email: row.maybe_text(3)?.map(ToOwned::to_owned),
        password_hash: row.string(4)?,
        totp_secret: row.maybe_bytes(5)?.map(<[u8]>::to_vec),
        roles: row.json(6)?,
        disabled: row.flag(7)?,
    })
}

pub(crate) async fn add<S: Sql>(sql: &mut S, account: &NewAccount) -> Result<AccountId> {
    let rows = sql
        .rows(
            "INSERT INTO accounts (name, full_name, email, password_hash, totp_step, roles,
                 disabled, created)
             VALUES (?1, ?2, ?3, ?4, -1, ?5, 0, ?6) ON CONFLICT (name) DO NOTHING RETURNING id",
            &values![
                &account.name.to_lowercase(),
                &account.full_name,
                account.email.as_ref(),
                &account.password_hash,
                json(&account.roles)?,
                account.created
            ],
        )
        .await?;
    let row = rows.first().ok_or(StoreError::Exists("account"))?;
    Ok(AccountId(row.int(0)?))
}

async fn find<S: Sql>(sql: &mut S, condition: &str, value: Value) -> Result<Option<Account>> {
    sql.built(format!("{COLUMNS} WHERE {condition} = ?1"), vec![value])
        .await?
        .first()
        .map(read)
        .transpose()
}

pub(crate) async fn one<S: Sql>(sql: &mut S, id: AccountId) -> Result<Option<Account>> {
    find(sql, "id", id.0.into()).await
}

pub(crate) async fn by_name<S: Sql>(sql: &mut S, name: &str) -> Result<Option<Account>> {
    find(sql, "name", Value::from(name.to_lowercase().as_str())).await
}

pub(crate) async fn all<S: Sql>(sql: &mut S) -> Result<Vec<Account>> {
    sql.built(format!("{COLUMNS} ORDER BY name"), Vec::new())
        .await?
        .iter()
        .map(read)
        .collect()
}

pub(crate) async fn set_password<S: Sql>(sql: &mut S, id: AccountId, hash: &str) -> Result<()> {
    let touched = sql
        .run(
            "UPDATE accounts SET password_hash = ?2 WHERE id = ?1",
            &values![id.0, hash],
        )
        .await?;
    existing(touched, "account")
}

pub(crate) async fn set_totp<S: Sql>(
    sql: &mut S,
    id: AccountId,
    secret: Option<&[u8]>,
) -> Result<()> {
    let touched = sql
        .run(
            "UPDATE accounts SET totp_secret = ?2, totp_step = -1 WHERE id = ?1",
            &values![id.0, secret],
        )
        .await?;
    existing(touched, "account")
}

pub(crate) async fn use_totp_step<S: Sql>(sql: &mut S, id: AccountId, step: u64) -> Result<bool> {
    let touched = sql
        .run(
            "UPDATE accounts SET totp_step = ?2 WHERE id = ?1 AND totp_step < ?2",
            &values![id.0, clamp(step)],
        )
        .await?;
    Ok(touched > 0)
}

pub(crate) async fn set_roles<S: Sql>(
    sql: &mut S,
    id: AccountId,
    roles: &[RoleGrant],
) -> Result<()> {
    let touched = sql
        .run(
            "UPDATE accounts SET roles = ?2 WHERE id = ?1",
            &values![id.0, json(&roles)?],
        )
        .await?;
    existing(touched, "account")
}

/// Whoever is disabled is logged out at once.
pub(crate) async fn set_disabled<S: Sql>(sql: &mut S, id: AccountId, disabled: bool) -> Result<()> {
    let touched = sql
        .run(
            "UPDATE accounts SET disabled = ?2 WHERE id = ?1",
            &values![id.0, disabled],
        )
        .await?;
    existing(touched, "account")?;
    if disabled {
        end_web_sessions_of(sql, id).await?;
    }
    Ok(())
}

pub(crate) async fn begin_web_session<S: Sql>(sql: &mut S, session: &WebSession) -> Result<()> {
    sql.run(
        "INSERT INTO web_sessions (id, account, complete, csrf, expires)
         VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (id) DO UPDATE SET account = excluded.account,
             complete = excluded.complete, csrf = excluded.csrf, expires = excluded.expires",
        &values![
            &session.id.0,
            session.account.0,
            session.complete,
            &session.csrf,
            session.expires
        ],
    )
    .await?;
    Ok(())
}

pub(crate) async fn web_session<S: Sql>(
    sql: &mut S,
    id: WebSessionId,
    now: UnixSeconds,
) -> Result<Option<WebSession>> {
    sql.rows(
        "SELECT account, complete, csrf, expires FROM web_sessions WHERE id = ?1 AND expires > ?2",
        &values![&id.0, now],
    )
    .await?
    .first()
    .map(|row| {
        Ok(WebSession {
            id,
            account: AccountId(row.int(0)?),
            complete: row.flag(1)?,
            csrf: row.hash(2)?,
            expires: row.time(3)?,
        })
    })
    .transpose()
}

pub(crate) async fn end_web_session<S: Sql>(sql: &mut S, id: WebSessionId) -> Result<()> {
    sql.run("DELETE FROM web_sessions WHERE id = ?1", &values![&id.0])
        .await?;
    Ok(())
}

pub(crate) async fn end_web_sessions_of<S: Sql>(sql: &mut S, id: AccountId) -> Result<()> {
    sql.run(
        "DELETE FROM web_sessions WHERE account = ?1",
        &values![id.0],
    )
    .await?;
    Ok(())
}

pub(crate) async fn count_failure<S: Sql>(
    sql: &mut S,
    key: [u8; 32],
    now: UnixSeconds,
    since: UnixSeconds,
) -> Result<u32> {
    sql.run(
        "DELETE FROM failures WHERE key = ?1 AND at < ?2",
        &values![&key, since],
    )
    .await?;
    let before = u64::from(failures(sql, key, since).await?);
    if before < MOST_FAILURES {
        sql.run(
            "INSERT INTO failures (key, at) VALUES (?1, ?2)",
            &values![&key, now],
        )
        .await?;
    }
    Ok(u32::try_from(before + 1).unwrap_or(u32::MAX))
}

pub(crate) async fn failures<S: Sql>(
    sql: &mut S,
    key: [u8; 32],
    since: UnixSeconds,
) -> Result<u32> {
    let rows = sql
        .rows(
            "SELECT count(*) FROM failures WHERE key = ?1 AND at >= ?2",
            &values![&key, since],
        )
        .await?;
    let count = rows.first().map_or(Ok(0), |row| row.count(0))?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}

pub(crate) async fn forget_failures<S: Sql>(sql: &mut S, key: [u8; 32]) -> Result<()> {
    sql.run("DELETE FROM failures WHERE key = ?1", &values![&key])
        .await?;
    Ok(())
}
