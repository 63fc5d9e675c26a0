// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The scripted citizen: drives a terminal the way a person does, through its
//! compositor, and sees only what a person would see plus one thing, the list of
//! controls that a shell built with feature `rehearsal` writes after each frame.
//!
//! Ring 2 tests and the demo stand on it. Everything here runs inside the stage
//! (`stage/enter`), as an ordinary user, never in the developer's own session.
//!
//! ```no_run
//! # fn main() -> Result<(), sportello_rehearsal::StageError> {
//! use sportello_rehearsal::{Setting, Stage};
//! let mut stage = Stage::open(&Setting::product("my-test"))?;
//! stage.wait_for_screen("welcome")?;
//! stage.press("start")?;
//! stage.wait_for_screen("notice")?;
//! stage.key("Tab")?;
//! # Ok(()) }
//! ```

pub mod ear;
pub mod eyes;
pub mod hands;
pub mod keys;
pub mod picture;
pub mod processes;
pub mod screen;
pub mod stage;

pub use ear::Ear;
pub use eyes::Eyes;
pub use picture::{Area, Colour, Picture};
pub use screen::{Control, Screen};
pub use stage::{Setting, Stage, StageError};
