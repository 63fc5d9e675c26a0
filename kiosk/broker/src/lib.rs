// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Paper and sticks: the two ways by which something of a session leaves a terminal in the
//! citizen's hand. Two services run this program, each with the rights of its one job:
//! [`paper`] under a user of its own that may do nothing but talk with CUPS, [`sticks`] with
//! the right to mount and no other.
//!
//! Invariants:
//! - A process serves one conversation, which is one session; it holds nothing of the session
//!   after it, because it is gone.
//! - A document is opened by no program of ours but [`count`], a child with bounds that ends
//!   when it has said a number. A stick's files are opened by none at all.
//! - Neither the log nor CUPS learns who prints what: title and user are constants.

pub mod caller;
pub mod count;
pub mod paper;
pub mod sticks;
