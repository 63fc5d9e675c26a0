// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The full-screen shell of a terminal.
//!
//! [`screen`] and [`words`] are what a person sees; [`service`] speaks with the rest of the
//! terminal; [`app`] stands between them and the session's rules. It knows of a session
//! only numbers, closed words and the names of tasks: what a citizen types or reads lives
//! in the capsule.

pub mod app;
pub mod config;
pub mod figures;
pub mod layout;
mod narrowed;
pub mod offer;
mod prove;
pub mod screen;
pub mod service;
pub mod sheet;
pub mod site;
pub mod staff;
pub mod words;
