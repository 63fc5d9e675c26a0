// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The helper itself.

pub mod config;
pub mod disks;
pub mod enrol;
pub mod install;
pub mod layout;
pub mod machine;
pub mod medium;
pub mod network;
pub mod program;
pub mod seed;
pub mod serve;
pub mod unattended;
