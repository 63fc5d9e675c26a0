// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Dated targets and the official figures that somebody entered. Sessions at terminals never
//! count towards them.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TargetId(pub i64);

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewTarget {
    /// What is to be reached: "Cittadini raggiunti".
    pub name: String,
    /// Where the figure comes from.
    pub source: String,
    pub due: NaiveDate,
    pub goal: u64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Target {
    pub id: TargetId,
    #[serde(flatten)]
    pub target: NewTarget,
    /// Every figure entered, oldest first.
    pub figures: Vec<(NaiveDate, u64)>,
}
