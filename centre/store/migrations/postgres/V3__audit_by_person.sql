-- SPDX-FileCopyrightText: 2026 Sportello contributors
-- SPDX-License-Identifier: EUPL-1.2

-- What one person did, latest first.
CREATE INDEX audit_by_account ON audit (account, id);
