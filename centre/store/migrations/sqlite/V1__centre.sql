-- SPDX-FileCopyrightText: 2026 Sportello contributors
-- SPDX-License-Identifier: EUPL-1.2

-- What the centre keeps. Dates are 'YYYY-MM-DD', times are seconds since 1970, epochs are
-- unsigned numbers stored in the same 64 bits. No column holds the state of a room.

CREATE TABLE sites (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    name_sort TEXT NOT NULL,
    search TEXT NOT NULL,
    municipality TEXT NOT NULL,
    district TEXT NOT NULL,
    address TEXT NOT NULL,
    phone TEXT NOT NULL,
    time_zone TEXT NOT NULL,
    itinerant INTEGER NOT NULL,
    settings TEXT NOT NULL,
    desired INTEGER NOT NULL
) STRICT;
CREATE INDEX sites_by_name ON sites (name_sort, id);
CREATE INDEX sites_by_district ON sites (district);

CREATE TABLE terminals (
    id BLOB PRIMARY KEY,
    site INTEGER NOT NULL REFERENCES sites (id),
    label TEXT NOT NULL,
    label_sort TEXT NOT NULL,
    search TEXT NOT NULL,
    state TEXT NOT NULL,
    thumbprint BLOB NOT NULL,
    facts TEXT NOT NULL,
    enrolled INTEGER NOT NULL,
    last_seen INTEGER,
    service TEXT,
    alarms TEXT NOT NULL,
    ill INTEGER NOT NULL,
    versions TEXT,
    losses TEXT NOT NULL,
    skew INTEGER NOT NULL,
    live_epoch INTEGER,
    grace INTEGER NOT NULL
) STRICT;
CREATE INDEX terminals_by_site ON terminals (site, label_sort, id);
CREATE INDEX terminals_by_label ON terminals (label_sort, id);
CREATE INDEX terminals_by_last_seen ON terminals (last_seen, id);
CREATE INDEX terminals_by_enrolled ON terminals (enrolled, id);
CREATE INDEX terminals_kept ON terminals (site) WHERE state <> 'retired';
CREATE INDEX terminals_ill ON terminals (site) WHERE ill = 1;

CREATE TABLE keys (
    thumbprint BLOB PRIMARY KEY,
    terminal BLOB NOT NULL REFERENCES terminals (id),
    public_key BLOB NOT NULL,
    state TEXT NOT NULL
) STRICT;
CREATE INDEX keys_by_terminal ON keys (terminal);

CREATE TABLE codes (
    secret_hash BLOB PRIMARY KEY,
    site INTEGER NOT NULL REFERENCES sites (id),
    label TEXT NOT NULL,
    replaces BLOB REFERENCES terminals (id),
    made_by INTEGER NOT NULL,
    made INTEGER NOT NULL,
    expires INTEGER NOT NULL,
    used_key BLOB,
    terminal BLOB REFERENCES terminals (id)
) STRICT;
CREATE INDEX codes_by_expiry ON codes (expires);

CREATE TABLE commands (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    terminal BLOB NOT NULL REFERENCES terminals (id),
    kind TEXT NOT NULL,
    ordered_by INTEGER NOT NULL,
    expires INTEGER NOT NULL
) STRICT;
CREATE INDEX commands_by_terminal ON commands (terminal, id);

CREATE TABLE epochs (
    terminal BLOB NOT NULL REFERENCES terminals (id),
    epoch INTEGER NOT NULL,
    lived INTEGER NOT NULL,
    conflicted INTEGER NOT NULL,
    digests BLOB NOT NULL,
    PRIMARY KEY (terminal, epoch)
) STRICT, WITHOUT ROWID;

CREATE TABLE received (
    terminal BLOB NOT NULL,
    epoch INTEGER NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    PRIMARY KEY (terminal, epoch, first)
) STRICT, WITHOUT ROWID;

CREATE TABLE records (
    terminal BLOB NOT NULL,
    epoch INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    date TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (terminal, epoch, sequence)
) STRICT, WITHOUT ROWID;
CREATE INDEX records_by_date ON records (date);

CREATE TABLE health (
    terminal BLOB NOT NULL,
    date TEXT NOT NULL,
    hour INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (terminal, date, hour)
) STRICT, WITHOUT ROWID;
CREATE INDEX health_by_date ON health (date);

CREATE TABLE unread (
    terminal BLOB NOT NULL,
    epoch INTEGER NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    received TEXT NOT NULL,
    body TEXT,
    PRIMARY KEY (terminal, epoch, first)
) STRICT, WITHOUT ROWID;
CREATE INDEX unread_by_date ON unread (received);

CREATE TABLE alarms (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    terminal BLOB NOT NULL REFERENCES terminals (id),
    alarm TEXT NOT NULL,
    rank INTEGER NOT NULL,
    since INTEGER NOT NULL,
    cleared INTEGER,
    told INTEGER NOT NULL
) STRICT;
CREATE INDEX alarms_standing ON alarms (rank, since, id) WHERE cleared IS NULL;
CREATE UNIQUE INDEX alarms_once ON alarms (terminal, alarm) WHERE cleared IS NULL;
CREATE INDEX alarms_untold ON alarms (id) WHERE told = 0;
CREATE INDEX alarms_cleared ON alarms (cleared) WHERE cleared IS NOT NULL;

CREATE TABLE tallies (
    whole TEXT NOT NULL,
    grain INTEGER NOT NULL,
    start TEXT NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY (whole, grain, start)
) STRICT, WITHOUT ROWID;

-- Of the whole region: no terminal, no site.
CREATE TABLE blocked (
    task TEXT NOT NULL,
    host TEXT NOT NULL,
    sessions INTEGER NOT NULL,
    last_day TEXT NOT NULL,
    PRIMARY KEY (task, host)
) STRICT, WITHOUT ROWID;

CREATE TABLE targets (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    source TEXT NOT NULL,
    due TEXT NOT NULL,
    goal INTEGER NOT NULL
) STRICT;

CREATE TABLE figures (
    target INTEGER NOT NULL REFERENCES targets (id) ON DELETE CASCADE,
    entered_for TEXT NOT NULL,
    figure INTEGER NOT NULL,
    PRIMARY KEY (target, entered_for)
) STRICT, WITHOUT ROWID;

CREATE TABLE accounts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    full_name TEXT NOT NULL,
    email TEXT,
    password_hash TEXT NOT NULL,
    totp_secret BLOB,
    totp_step INTEGER NOT NULL,
    roles TEXT NOT NULL,
    disabled INTEGER NOT NULL,
    created INTEGER NOT NULL
) STRICT;

CREATE TABLE web_sessions (
    id BLOB PRIMARY KEY,
    account INTEGER NOT NULL REFERENCES accounts (id),
    complete INTEGER NOT NULL,
    csrf BLOB NOT NULL,
    expires INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX web_sessions_by_account ON web_sessions (account);
CREATE INDEX web_sessions_by_expiry ON web_sessions (expires);

CREATE TABLE failures (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    key BLOB NOT NULL,
    at INTEGER NOT NULL
) STRICT;
CREATE INDEX failures_by_key ON failures (key, at);
CREATE INDEX failures_by_time ON failures (at);

CREATE TABLE audit (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    account INTEGER,
    site INTEGER,
    action TEXT NOT NULL,
    object TEXT NOT NULL
) STRICT;
CREATE INDEX audit_by_site ON audit (site, id);
CREATE INDEX audit_by_time ON audit (at);

-- How many lines the audit log has for each site; site 0: for none.
CREATE TABLE audit_counts (
    site INTEGER PRIMARY KEY,
    lines INTEGER NOT NULL
) STRICT;

-- While a line stands here, and only inside the transaction that prunes, audit lines older
-- than `before` may be deleted.
CREATE TABLE audit_gate (
    before INTEGER NOT NULL
) STRICT;

CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit
BEGIN
    SELECT RAISE(ABORT, 'the audit log is only added to');
END;
CREATE TRIGGER audit_is_kept BEFORE DELETE ON audit
WHEN NOT EXISTS (SELECT 1 FROM audit_gate WHERE OLD.at < before)
BEGIN
    SELECT RAISE(ABORT, 'the audit log is only added to');
END;

CREATE TABLE secrets (
    name TEXT PRIMARY KEY,
    value BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- Written by whoever asks whether the store can write.
CREATE TABLE pulse (
    id INTEGER PRIMARY KEY,
    beats INTEGER NOT NULL
) STRICT;
INSERT INTO pulse (id, beats) VALUES (1, 0);
