-- SPDX-FileCopyrightText: 2026 Sportello contributors
-- SPDX-License-Identifier: EUPL-1.2

-- What the shell knows of the session that is open now.
CREATE TABLE open_session (
    id     INTEGER PRIMARY KEY CHECK (id = 1),
    number INTEGER NOT NULL,
    body   TEXT    NOT NULL
);

-- What the room view may see of this terminal.
CREATE TABLE live_state (
    id   INTEGER PRIMARY KEY CHECK (id = 1),
    body TEXT NOT NULL
);

-- Commands of staff. A taken one stays until it expires, so that it cannot come twice.
CREATE TABLE commands (
    id       INTEGER PRIMARY KEY,
    kind     TEXT    NOT NULL,
    argument INTEGER NOT NULL,
    expires  INTEGER NOT NULL,
    taken    INTEGER NOT NULL DEFAULT 0
);

-- Boot time at which each process was last alive.
CREATE TABLE heartbeats (
    process TEXT PRIMARY KEY,
    boot_ms INTEGER NOT NULL
) WITHOUT ROWID;
