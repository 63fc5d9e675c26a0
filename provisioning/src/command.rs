// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! One file for each command.

pub(crate) mod bundle;
pub(crate) mod codes;
pub(crate) mod completions;
pub(crate) mod courier;
pub(crate) mod demo;
pub(crate) mod doctor;
pub(crate) mod image;
mod import;
pub(crate) mod init;
pub(crate) mod keys;
pub(crate) mod man;
pub(crate) mod policy;
pub(crate) mod sites;
pub(crate) mod tasks;
pub(crate) mod terminals;
pub(crate) mod update;
