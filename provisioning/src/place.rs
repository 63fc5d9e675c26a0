// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Sites and the terminals to come: read from tables, kept in the region's folder.

pub(crate) mod hours;
pub(crate) mod list;
pub(crate) mod site;
pub(crate) mod terminal;
pub(crate) mod words;
