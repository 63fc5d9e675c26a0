// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The centre with its real router and a real store on disk.

mod alerts;
mod commands;
mod courier;
mod document;
mod door;
mod enrolment;
mod hostile;
mod house;
mod program;
mod reports;
mod rooms;
