// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The pages that staff and region work with: room, terminal, fleet, usage, targets, alarms,
//! and every table of theirs as a file.
//!
//! # Invariants
//! 1. Rules are pure and below ([`suppress`], [`funnel`], [`span`], [`tile`], [`chart`]):
//!    they take values and a time, and answer what is to be shown. Handlers read, call them
//!    and fill a template.
//! 2. Pages read totals, and lists a page at a time: no page costs more after ten years.
//! 3. The live state of a room is drawn from the [`sportello_room::Hub`] and is on no other
//!    page than the room's own (and the detail of one of its terminals), for its staff.
//! 4. Every page works without JavaScript; a state is a shape, a word and a colour.

use std::sync::LazyLock;

use sportello_console::{Dictionary, Routes};

pub mod catalogue;
pub mod chart;
pub mod funnel;
pub mod number;
mod pages;
pub mod said;
pub mod span;
pub mod suppress;
pub mod table;
pub mod tile;

pub use catalogue::{Both, Catalogue, TaskInfo, area_of_need};

/// The words of these pages.
pub static WORDS: LazyLock<Dictionary> = LazyLock::new(|| {
    Dictionary::new(
        include_str!("../i18n/it/views.ftl"),
        include_str!("../i18n/en/views.ftl"),
    )
});

/// All pages of this crate. `catalogue` says what the region's tasks are called and what
/// they are about; an empty one shows ids and no areas.
#[must_use]
pub fn routes(catalogue: Catalogue) -> Routes {
    pages::routes(catalogue)
}
