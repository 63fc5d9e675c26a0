// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What both databases are asked, in one place per subject. Every function runs inside a
//! transaction of its caller.

pub(crate) mod accounts;
pub(crate) mod alarms;
pub(crate) mod audit;
pub(crate) mod blocked;
pub(crate) mod commands;
pub(crate) mod fleet;
pub(crate) mod identity;
pub(crate) mod import;
pub(crate) mod ingest;
pub(crate) mod keeping;
pub(crate) mod operators;
pub(crate) mod rollouts;
pub(crate) mod sites;
pub(crate) mod targets;
pub(crate) mod terminals;
pub(crate) mod totals;
pub(crate) mod usage;
