-- SPDX-FileCopyrightText: 2026 Sportello contributors
-- SPDX-License-Identifier: EUPL-1.2

-- What the centre keeps. Dates are 'YYYY-MM-DD', times are seconds since 1970, epochs are
-- unsigned numbers stored in the same 64 bits. No column holds the state of a room.

CREATE TABLE sites (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    code TEXT COLLATE "C" NOT NULL UNIQUE,
    name TEXT COLLATE "C" NOT NULL,
    name_sort TEXT COLLATE "C" NOT NULL,
    search TEXT COLLATE "C" NOT NULL,
    municipality TEXT COLLATE "C" NOT NULL,
    district TEXT COLLATE "C" NOT NULL,
    address TEXT COLLATE "C" NOT NULL,
    phone TEXT COLLATE "C" NOT NULL,
    time_zone TEXT COLLATE "C" NOT NULL,
    itinerant BIGINT NOT NULL,
    settings TEXT COLLATE "C" NOT NULL,
    desired BIGINT NOT NULL
);
CREATE INDEX sites_by_name ON sites (name_sort, id);
CREATE INDEX sites_by_district ON sites (district);

CREATE TABLE terminals (
    id UUID PRIMARY KEY,
    site BIGINT NOT NULL REFERENCES sites (id),
    label TEXT COLLATE "C" NOT NULL,
    label_sort TEXT COLLATE "C" NOT NULL,
    search TEXT COLLATE "C" NOT NULL,
    state TEXT COLLATE "C" NOT NULL,
    thumbprint BYTEA NOT NULL,
    facts TEXT COLLATE "C" NOT NULL,
    enrolled BIGINT NOT NULL,
    last_seen BIGINT,
    service TEXT COLLATE "C",
    alarms TEXT COLLATE "C" NOT NULL,
    ill BIGINT NOT NULL,
    versions TEXT COLLATE "C",
    losses TEXT COLLATE "C" NOT NULL,
    skew BIGINT NOT NULL,
    live_epoch BIGINT,
    grace BIGINT NOT NULL
);
CREATE INDEX terminals_by_site ON terminals (site, label_sort, id);
CREATE INDEX terminals_by_label ON terminals (label_sort, id);
CREATE INDEX terminals_by_last_seen ON terminals (last_seen NULLS FIRST, id);
CREATE INDEX terminals_by_enrolled ON terminals (enrolled, id);
CREATE INDEX terminals_kept ON terminals (site) WHERE state <> 'retired';
CREATE INDEX terminals_ill ON terminals (site) WHERE ill = 1;

CREATE TABLE keys (
    thumbprint BYTEA PRIMARY KEY,
    terminal UUID NOT NULL REFERENCES terminals (id),
    public_key BYTEA NOT NULL,
    state TEXT COLLATE "C" NOT NULL
);
CREATE INDEX keys_by_terminal ON keys (terminal);

CREATE TABLE codes (
    secret_hash BYTEA PRIMARY KEY,
    site BIGINT NOT NULL REFERENCES sites (id),
    label TEXT COLLATE "C" NOT NULL,
    replaces UUID REFERENCES terminals (id),
    made_by BIGINT NOT NULL,
    made BIGINT NOT NULL,
    expires BIGINT NOT NULL,
    used_key BYTEA,
    terminal UUID REFERENCES terminals (id)
);
CREATE INDEX codes_by_expiry ON codes (expires);

CREATE TABLE commands (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    terminal UUID NOT NULL REFERENCES terminals (id),
    kind TEXT COLLATE "C" NOT NULL,
    ordered_by BIGINT NOT NULL,
    expires BIGINT NOT NULL
);
CREATE INDEX commands_by_terminal ON commands (terminal, id);

CREATE TABLE epochs (
    terminal UUID NOT NULL REFERENCES terminals (id),
    epoch BIGINT NOT NULL,
    lived BIGINT NOT NULL,
    conflicted BIGINT NOT NULL,
    digests BYTEA NOT NULL,
    PRIMARY KEY (terminal, epoch)
);

CREATE TABLE received (
    terminal UUID NOT NULL,
    epoch BIGINT NOT NULL,
    first BIGINT NOT NULL,
    last BIGINT NOT NULL,
    PRIMARY KEY (terminal, epoch, first)
);

CREATE TABLE records (
    terminal UUID NOT NULL,
    epoch BIGINT NOT NULL,
    sequence BIGINT NOT NULL,
    date TEXT COLLATE "C" NOT NULL,
    body TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (terminal, epoch, sequence)
);
CREATE INDEX records_by_date ON records (date);

CREATE TABLE health (
    terminal UUID NOT NULL,
    date TEXT COLLATE "C" NOT NULL,
    hour BIGINT NOT NULL,
    body TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (terminal, date, hour)
);
CREATE INDEX health_by_date ON health (date);

CREATE TABLE unread (
    terminal UUID NOT NULL,
    epoch BIGINT NOT NULL,
    first BIGINT NOT NULL,
    last BIGINT NOT NULL,
    received TEXT COLLATE "C" NOT NULL,
    body TEXT COLLATE "C",
    PRIMARY KEY (terminal, epoch, first)
);
CREATE INDEX unread_by_date ON unread (received);

CREATE TABLE alarms (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    terminal UUID NOT NULL REFERENCES terminals (id),
    alarm TEXT COLLATE "C" NOT NULL,
    rank BIGINT NOT NULL,
    since BIGINT NOT NULL,
    cleared BIGINT,
    told BIGINT NOT NULL
);
CREATE INDEX alarms_standing ON alarms (rank, since, id) WHERE cleared IS NULL;
CREATE UNIQUE INDEX alarms_once ON alarms (terminal, alarm) WHERE cleared IS NULL;
CREATE INDEX alarms_untold ON alarms (id) WHERE told = 0;
CREATE INDEX alarms_cleared ON alarms (cleared) WHERE cleared IS NOT NULL;

CREATE TABLE tallies (
    whole TEXT COLLATE "C" NOT NULL,
    grain BIGINT NOT NULL,
    start TEXT COLLATE "C" NOT NULL,
    body BYTEA NOT NULL,
    PRIMARY KEY (whole, grain, start)
);

-- Of the whole region: no terminal, no site.
CREATE TABLE blocked (
    task TEXT COLLATE "C" NOT NULL,
    host TEXT COLLATE "C" NOT NULL,
    sessions BIGINT NOT NULL,
    last_day TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (task, host)
);

CREATE TABLE targets (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name TEXT COLLATE "C" NOT NULL,
    source TEXT COLLATE "C" NOT NULL,
    due TEXT COLLATE "C" NOT NULL,
    goal BIGINT NOT NULL
);

CREATE TABLE figures (
    target BIGINT NOT NULL REFERENCES targets (id) ON DELETE CASCADE,
    entered_for TEXT COLLATE "C" NOT NULL,
    figure BIGINT NOT NULL,
    PRIMARY KEY (target, entered_for)
);

CREATE TABLE accounts (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name TEXT COLLATE "C" NOT NULL UNIQUE,
    full_name TEXT COLLATE "C" NOT NULL,
    email TEXT COLLATE "C",
    password_hash TEXT COLLATE "C" NOT NULL,
    totp_secret BYTEA,
    totp_step BIGINT NOT NULL,
    roles TEXT COLLATE "C" NOT NULL,
    disabled BIGINT NOT NULL,
    created BIGINT NOT NULL
);

CREATE TABLE web_sessions (
    id BYTEA PRIMARY KEY,
    account BIGINT NOT NULL REFERENCES accounts (id),
    complete BIGINT NOT NULL,
    csrf BYTEA NOT NULL,
    expires BIGINT NOT NULL
);
CREATE INDEX web_sessions_by_account ON web_sessions (account);
CREATE INDEX web_sessions_by_expiry ON web_sessions (expires);

CREATE TABLE failures (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    key BYTEA NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX failures_by_key ON failures (key, at);
CREATE INDEX failures_by_time ON failures (at);

CREATE TABLE audit (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at BIGINT NOT NULL,
    account BIGINT,
    site BIGINT,
    action TEXT COLLATE "C" NOT NULL,
    object TEXT COLLATE "C" NOT NULL
);
CREATE INDEX audit_by_site ON audit (site, id);
CREATE INDEX audit_by_time ON audit (at);

-- How many lines the audit log has for each site; site 0: for none.
CREATE TABLE audit_counts (
    site BIGINT PRIMARY KEY,
    lines BIGINT NOT NULL
);

-- While a line stands here, and only inside the transaction that prunes, audit lines older
-- than `before` may be deleted.
CREATE TABLE audit_gate (
    before BIGINT NOT NULL
);

CREATE FUNCTION audit_refuses() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF EXISTS (SELECT 1 FROM audit_gate WHERE OLD.at < before) THEN
            RETURN OLD;
        END IF;
    END IF;
    RAISE EXCEPTION 'the audit log is only added to';
END;
$$;
CREATE TRIGGER audit_is_not_changed BEFORE UPDATE OR DELETE ON audit
    FOR EACH ROW EXECUTE FUNCTION audit_refuses();
CREATE TRIGGER audit_is_not_emptied BEFORE TRUNCATE ON audit
    FOR EACH STATEMENT EXECUTE FUNCTION audit_refuses();

CREATE TABLE secrets (
    name TEXT COLLATE "C" PRIMARY KEY,
    value BYTEA NOT NULL
);

-- Written by whoever asks whether the store can write.
CREATE TABLE pulse (
    id BIGINT PRIMARY KEY,
    beats BIGINT NOT NULL
);
INSERT INTO pulse (id, beats) VALUES (1, 0);
