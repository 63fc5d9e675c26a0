// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Keys and enrolment codes.

use sportello_protocol::{Facts, Losses, TerminalId, Thumbprint, UnixSeconds};

use super::fleet::existing;
use super::sites::{sorted, within};
use crate::sql::{Row, Sql, json, values};
use crate::{
    AuditEntry, By, CodeLine, Enrolled, KeyRecord, KeyState, NewCode, Result, Scope, StoreError,
};

const fn word(state: KeyState) -> &'static str {
    match state {
        KeyState::Active => "active",
        KeyState::Superseded => "superseded",
        KeyState::Quarantined => "quarantined",
        KeyState::Revoked => "revoked",
    }
}

fn parse(text: &str) -> Result<KeyState> {
    [
        KeyState::Active,
        KeyState::Superseded,
        KeyState::Quarantined,
        KeyState::Revoked,
    ]
    .into_iter()
    .find(|state| word(*state) == text)
    .ok_or(StoreError::Unreadable("state of a key"))
}

pub(crate) async fn key<S: Sql>(sql: &mut S, thumbprint: Thumbprint) -> Result<Option<KeyRecord>> {
    sql.rows(
        "SELECT k.terminal, t.site, k.public_key, k.state FROM keys k
         JOIN terminals t ON t.id = k.terminal WHERE k.thumbprint = ?1",
        &values![thumbprint],
    )
    .await?
    .first()
    .map(|row| {
        Ok(KeyRecord {
            terminal: row.terminal(0)?,
            site: row.site(1)?,
            public_key: row.hash(2)?,
            state: parse(row.text(3)?)?,
        })
    })
    .transpose()
}

pub(crate) async fn make_code<S: Sql>(sql: &mut S, code: &NewCode) -> Result<()> {
    if super::sites::one(sql, code.site).await?.is_none() {
        return Err(StoreError::Missing("site"));
    }
    if let Some(terminal) = code.replaces {
        let there = sql
            .rows(
                "SELECT id FROM terminals WHERE id = ?1 AND site = ?2 AND state <> 'retired'",
                &values![terminal, code.site],
            )
            .await?;
        if there.is_empty() {
            return Err(StoreError::Missing("terminal"));
        }
    }
    let touched = sql
        .run(
            "INSERT INTO codes (secret_hash, site, label, replaces, made_by, made, expires)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT DO NOTHING",
            &values![
                &code.secret_hash,
                code.site,
                &code.label,
                code.replaces,
                code.made_by.0,
                code.made,
                code.expires
            ],
        )
        .await?;
    if touched == 0 {
        return Err(StoreError::Exists("code"));
    }
    Ok(())
}

pub(crate) async fn make_codes<S: Sql>(sql: &mut S, codes: &[NewCode], by: By) -> Result<()> {
    for code in codes {
        sql.run(
            "DELETE FROM codes WHERE site = ?1 AND label = ?2 AND used_key IS NULL",
            &values![code.site, &code.label],
        )
        .await?;
        make_code(sql, code).await?;
        let entry = AuditEntry {
            at: by.at,
            account: Some(by.account),
            site: Some(code.site),
            action: "code.make".to_owned(),
            object: code.label.clone(),
        };
        super::audit::add(sql, &entry).await?;
    }
    Ok(())
}

pub(crate) async fn codes<S: Sql>(
    sql: &mut S,
    scope: &Scope,
    now: UnixSeconds,
) -> Result<Vec<CodeLine>> {
    let within = within(scope, "c.site");
    let read = |row: &Row| {
        Ok(CodeLine {
            secret_hash: row.hash(0)?,
            site: row.site(1)?,
            site_name: row.string(2)?,
            label: row.string(3)?,
            replaces: row.maybe_terminal(4)?,
            expires: row.time(5)?,
        })
    };
    sql.built(
        format!(
            "SELECT c.secret_hash, c.site, s.name, c.label, c.replaces, c.expires
             FROM codes c JOIN sites s ON s.id = c.site
             WHERE c.used_key IS NULL AND c.expires > ?1 AND {within}
             ORDER BY c.made DESC, c.expires DESC, c.secret_hash"
        ),
        values![now].to_vec(),
    )
    .await?
    .iter()
    .map(read)
    .collect()
}

pub(crate) async fn withdraw_code<S: Sql>(sql: &mut S, secret_hash: [u8; 32]) -> Result<()> {
    sql.run(
        "DELETE FROM codes WHERE secret_hash = ?1 AND used_key IS NULL",
        &values![&secret_hash],
    )
    .await?;
    Ok(())
}

pub(crate) async fn enrol<S: Sql>(
    sql: &mut S,
    secret_hash: [u8; 32],
    public_key: [u8; 32],
    facts: &Facts,
    now: UnixSeconds,
    fresh: TerminalId,
) -> Result<Option<Enrolled>> {
    let rows = sql
        .rows(
            "SELECT site, label, replaces, expires, used_key, terminal FROM codes
             WHERE secret_hash = ?1 FOR UPDATE",
            &values![&secret_hash],
        )
        .await?;
    let Some(code) = rows.first() else {
        return Ok(None);
    };
    let site = code.site(0)?;
    if let Some(used) = code.maybe_bytes(4)? {
        return match code.maybe_terminal(5)? {
            Some(terminal) if used == public_key => Ok(Some(Enrolled { terminal, site })),
            _ => Ok(None),
        };
    }
    let thumbprint = Thumbprint::of(&public_key);
    // A key that is known stays who it is: whoever enrols makes a new one.
    if code.time(3)? <= now || key(sql, thumbprint).await?.is_some() {
        return Ok(None);
    }
    let terminal = match code.maybe_terminal(2)? {
        Some(terminal) => {
            if !renew(sql, terminal, thumbprint, facts).await? {
                return Ok(None);
            }
            terminal
        }
        None => {
            let label = code.text(1)?;
            sql.run(
                "INSERT INTO terminals (id, site, label, label_sort, search, state, thumbprint,
                     facts, enrolled, alarms, ill, losses, skew, grace)
                 VALUES (?1, ?2, ?3, ?4, ?5, 'active', ?6, ?7, ?8, '[]', 0, ?9, 0, 0)",
                &values![
                    fresh,
                    site,
                    label,
                    &sorted(label),
                    &label.to_lowercase(),
                    thumbprint,
                    json(facts)?,
                    now,
                    json(&Losses::default())?
                ],
            )
            .await?;
            fresh
        }
    };
    sql.run(
        "INSERT INTO keys (thumbprint, terminal, public_key, state) VALUES (?1, ?2, ?3, 'active')",
        &values![thumbprint, terminal, &public_key],
    )
    .await?;
    sql.run(
        "UPDATE codes SET used_key = ?2, terminal = ?3 WHERE secret_hash = ?1",
        &values![&secret_hash, &public_key, terminal],
    )
    .await?;
    Ok(Some(Enrolled { terminal, site }))
}

/// The terminal gets a new key; whoever had the old one is somebody else from now on.
async fn renew<S: Sql>(
    sql: &mut S,
    terminal: TerminalId,
    thumbprint: Thumbprint,
    facts: &Facts,
) -> Result<bool> {
    let touched = sql
        .run(
            "UPDATE terminals SET state = 'active', thumbprint = ?2, facts = ?3
             WHERE id = ?1 AND state <> 'retired'",
            &values![terminal, thumbprint, json(facts)?],
        )
        .await?;
    if touched == 0 {
        return Ok(false);
    }
    sql.run(
        "UPDATE keys SET state = 'superseded' WHERE terminal = ?1 AND state <> 'revoked'",
        &values![terminal],
    )
    .await?;
    forget_lives(sql, terminal).await?;
    sql.note(crate::Change::Command(terminal)).await?;
    Ok(true)
}

/// What was learnt about copies of the key no longer counts.
async fn forget_lives<S: Sql>(sql: &mut S, terminal: TerminalId) -> Result<()> {
    sql.run(
        "UPDATE terminals SET live_epoch = NULL, grace = 0 WHERE id = ?1",
        &values![terminal],
    )
    .await?;
    sql.run(
        "UPDATE epochs SET lived = 0, conflicted = 0 WHERE terminal = ?1",
        &values![terminal],
    )
    .await?;
    Ok(())
}

pub(crate) async fn set_key_state<S: Sql>(
    sql: &mut S,
    terminal: TerminalId,
    state: KeyState,
) -> Result<()> {
    if state != KeyState::Superseded {
        let touched = sql
            .run(
                "UPDATE terminals SET state = ?2 WHERE id = ?1 AND state <> 'retired'",
                &values![terminal, word(state)],
            )
            .await?;
        existing(touched, "terminal")?;
    }
    sql.run(
        "UPDATE keys SET state = ?2 WHERE terminal = ?1
         AND thumbprint = (SELECT thumbprint FROM terminals WHERE id = ?1)",
        &values![terminal, word(state)],
    )
    .await?;
    if state == KeyState::Active {
        forget_lives(sql, terminal).await?;
    }
    // Whoever holds an answer open for it looks again.
    sql.note(crate::Change::Command(terminal)).await
}
