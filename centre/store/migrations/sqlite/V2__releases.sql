-- SPDX-FileCopyrightText: 2026 Sportello contributors
-- SPDX-License-Identifier: EUPL-1.2

-- Whoever runs the region's command line, terminals to come, and images on their way.

-- One that was removed keeps its line: the audit log speaks of it. There an operator's number
-- stands below zero, so that it is never taken for an account's.
CREATE TABLE operators (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    public_key BLOB NOT NULL,
    thumbprint BLOB NOT NULL,
    added INTEGER NOT NULL,
    removed INTEGER
) STRICT;
CREATE UNIQUE INDEX operators_by_name ON operators (name) WHERE removed IS NULL;
CREATE UNIQUE INDEX operators_by_key ON operators (thumbprint) WHERE removed IS NULL;

CREATE TABLE planned (
    site INTEGER NOT NULL REFERENCES sites (id),
    layer TEXT NOT NULL,
    label TEXT NOT NULL,
    PRIMARY KEY (site, layer)
) STRICT, WITHOUT ROWID;

-- Image and bundle as a terminal's last status said.
ALTER TABLE terminals ADD COLUMN release TEXT;

CREATE TABLE rollouts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    image INTEGER NOT NULL,
    stages TEXT NOT NULL,
    first_terminal BLOB NOT NULL REFERENCES terminals (id),
    site INTEGER NOT NULL REFERENCES sites (id),
    state TEXT NOT NULL,
    stopped TEXT,
    stage INTEGER NOT NULL,
    begun INTEGER NOT NULL,
    stage_begun INTEGER NOT NULL,
    begun_by INTEGER NOT NULL
) STRICT;

-- What became of an image on a terminal, as its reports say: the latest.
CREATE TABLE outcomes (
    image INTEGER NOT NULL,
    terminal BLOB NOT NULL REFERENCES terminals (id),
    outcome TEXT NOT NULL,
    at INTEGER NOT NULL,
    noted INTEGER NOT NULL,
    PRIMARY KEY (image, terminal)
) STRICT, WITHOUT ROWID;

-- Grows whenever a rollout changes what terminals are wanted to run.
CREATE TABLE wishes (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL
) STRICT;
INSERT INTO wishes (id, version) VALUES (1, 0);
