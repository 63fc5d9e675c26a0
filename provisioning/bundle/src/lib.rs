// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Guided tasks, the shared lists they lean on, and policy: read, checked, and explained to
//! the people who write them.
//!
//! Invariants:
//! - Everything read here is hostile until parsed: sizes are capped, links out of the folder
//!   are refused, and no input of any kind panics.
//! - What a loader hands over is whole. A task that could mislead the terminal (a host that is
//!   no host, steps that differ between languages) is left out and explained in a [`Finding`];
//!   one that could merely be better is kept and explained too.
//! - A finding speaks to an author who does not program: file, line, what is wrong, what to do.
//!
//! The way in, for a terminal:
//!
//! ```no_run
//! # use std::path::Path;
//! use sportello_bundle::{catalogue, policy::Policy};
//!
//! let (policy, findings) = Policy::load(Path::new("/usr/share/sportello/policy.toml"))?;
//! let (catalogue, findings) = catalogue::load(Path::new("/usr/share/sportello/tasks"));
//! for task in catalogue.shown(&policy) {
//!     let words = task.words(&policy.languages[0]);
//!     println!("{}: {}", words.title, words.goal);
//! }
//! # Ok::<(), sportello_bundle::policy::PolicyError>(())
//! ```
//!
//! A *bundle* is a folder of these, for a whole region, with a number:
//!
//! ```text
//! bundle.toml                       manifest: number, region, what it needs
//! tasks/                            catalogue
//! policy/region.toml ...            layers
//! ```
//!
//! [`layers::resolve`] says what policy a place has, [`check::check`] what is wrong. With feature
//! `archive`, which programs that only read tasks do without, `diff::diff` says what changed,
//! `archive::pack` and `archive::unpack` carry it as one file.

#[cfg(feature = "archive")]
pub mod archive;
pub mod author;
pub mod catalogue;
pub mod check;
#[cfg(feature = "archive")]
pub mod diff;
mod document;
mod file;
pub mod finding;
pub mod host;
pub mod language;
pub mod layers;
pub mod lesson;
pub mod lint;
pub mod manifest;
mod page;
pub mod pattern;
pub mod policy;
pub mod readability;
pub mod replica;
pub mod shared;
pub mod task;

pub use finding::{Finding, Severity};
pub use unic_langid::LanguageIdentifier;
