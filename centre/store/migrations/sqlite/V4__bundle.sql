-- SPDX-FileCopyrightText: 2026 Sportello contributors
-- SPDX-License-Identifier: EUPL-1.2

-- The bundle that everyone should follow, and the version of the signed list that said so.
ALTER TABLE wishes ADD COLUMN bundle INTEGER;
ALTER TABLE wishes ADD COLUMN list INTEGER NOT NULL DEFAULT 0;
