// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What crosses the wire, seen from outside.
//!
//! | what must hold | file |
//! |---|---|
//! | every version stays readable | `golden.rs` |
//! | no free text, no time finer than the hour | `schema.rs` |
//! | lines of an open answer stay readable, and are short | `stream.rs` |
//! | values are checked as they are parsed | `words.rs` |
//! | hostile bytes neither crash nor fill the memory | `hostile.rs` |

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "the helpers of a test program are tests too"
)]

mod golden;
mod hostile;
mod operator;
mod samples;
mod schema;
mod stream;
mod words;
