-- SPDX-FileCopyrightText: 2026 Sportello contributors
-- SPDX-License-Identifier: EUPL-1.2

-- Whoever runs the region's command line, terminals to come, and images on their way.

-- One that was removed keeps its line: the audit log speaks of it. There an operator's number
-- stands below zero, so that it is never taken for an account's.
CREATE TABLE operators (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name TEXT COLLATE "C" NOT NULL,
    public_key BYTEA NOT NULL,
    thumbprint BYTEA NOT NULL,
    added BIGINT NOT NULL,
    removed BIGINT
);
CREATE UNIQUE INDEX operators_by_name ON operators (name) WHERE removed IS NULL;
CREATE UNIQUE INDEX operators_by_key ON operators (thumbprint) WHERE removed IS NULL;

CREATE TABLE planned (
    site BIGINT NOT NULL REFERENCES sites (id),
    layer TEXT COLLATE "C" NOT NULL,
    label TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (site, layer)
);

-- Image and bundle as a terminal's last status said.
ALTER TABLE terminals ADD COLUMN release TEXT COLLATE "C";

CREATE TABLE rollouts (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    image BIGINT NOT NULL,
    stages TEXT COLLATE "C" NOT NULL,
    first_terminal UUID NOT NULL REFERENCES terminals (id),
    site BIGINT NOT NULL REFERENCES sites (id),
    state TEXT COLLATE "C" NOT NULL,
    stopped TEXT COLLATE "C",
    stage BIGINT NOT NULL,
    begun BIGINT NOT NULL,
    stage_begun BIGINT NOT NULL,
    begun_by BIGINT NOT NULL
);

-- What became of an image on a terminal, as its reports say: the latest.
CREATE TABLE outcomes (
    image BIGINT NOT NULL,
    terminal UUID NOT NULL REFERENCES terminals (id),
    outcome TEXT COLLATE "C" NOT NULL,
    at BIGINT NOT NULL,
    noted BIGINT NOT NULL,
    PRIMARY KEY (image, terminal)
);

-- Grows whenever a rollout changes what terminals are wanted to run.
CREATE TABLE wishes (
    id BIGINT PRIMARY KEY,
    version BIGINT NOT NULL
);
INSERT INTO wishes (id, version) VALUES (1, 0);
