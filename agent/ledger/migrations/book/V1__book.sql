-- SPDX-FileCopyrightText: 2026 Sportello contributors
-- SPDX-License-Identifier: EUPL-1.2

-- Rules for every later migration: only add; a new column has a default; no new UNIQUE,
-- CHECK or trigger on an old table. The version before must go on writing to this book.

-- Rows on their way to the centre. id = ordinal of the epoch * 2^40 + sequence, so that
-- the table's own order is the order of delivery.
-- stage: 0 held back, 1 ready, 2 handed to the agent, 3 acknowledged by the centre.
CREATE TABLE numbered (
    id              INTEGER PRIMARY KEY,
    first           INTEGER NOT NULL,
    epoch           INTEGER NOT NULL,
    kind            TEXT    NOT NULL,
    shape           INTEGER NOT NULL,
    stage           INTEGER NOT NULL,
    acknowledged_on TEXT,
    body            TEXT    NOT NULL,
    seal            INTEGER NOT NULL
);

-- Totals per day of what must not be joined with a record. No session, no hour.
CREATE TABLE day_totals (
    day  TEXT PRIMARY KEY,
    body TEXT    NOT NULL,
    seal INTEGER NOT NULL
) WITHOUT ROWID;

-- Health samples that have no number yet. hour -1 is a whole day.
CREATE TABLE health (
    day  TEXT    NOT NULL,
    hour INTEGER NOT NULL,
    body TEXT    NOT NULL,
    seal INTEGER NOT NULL,
    PRIMARY KEY (day, hour)
) WITHOUT ROWID;

-- One value per name: open-session marker, service state, PIN delays, numbering.
CREATE TABLE facts (
    name TEXT PRIMARY KEY,
    body TEXT    NOT NULL,
    seal INTEGER NOT NULL
) WITHOUT ROWID;
