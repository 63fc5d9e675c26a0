// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Bundles and images on a terminal. The agent (an ordinary user) fetches and verifies; root's
//! half, the program `sportello-update`, believes nothing of that, verifies again with a store
//! of its own, writes the idle slot, and says what became of it.
//!
//! # Invariants
//!
//! What is obeyed
//! 1. Nothing is used that the region's signed repository does not list: neither half believes
//!    the centre, a stick or each other. What root writes is what *landed* on the internal
//!    disk, read back from there, compared with what was signed.
//! 2. A number is never gone back from: an image below the running one is refused, one that
//!    was rolled back on this terminal is not tried again.
//!
//! Old or new, never neither
//! 3. The slot that runs is never written to. Which one runs is known (by label *and* by the
//!    root hash on the kernel's command line) or nothing is written at all.
//! 4. A kernel (UKI) stands on the ESP under its final name only while its slot is whole:
//!    taken away before the slot is touched, put there by one rename after everything else
//!    is on the disk.
//! 5. At every moment one of the two partition tables is whole: the backup is written and
//!    flushed first, then the primary one.
//! 6. The kernel that runs stays. One that was proven goes only when its slot is needed, and
//!    only while a proven one runs.
//! 7. Every step may be the last before the power goes. Done again from the start, it ends in
//!    the same place.
//!
//! Blessing
//! 8. A trial is proven by agent, first frame and one wiped test session. Never by a network.
//! 9. A trial that is not proven restarts the machine, but only while there is something
//!    proven to come back to.

pub mod apply;
pub mod bless;
pub mod bundles;
pub mod device;
pub mod esp;
pub mod files;
pub mod follow;
pub mod gpt;
pub mod hours;
pub mod machine;
pub mod places;
pub mod record;
pub mod release;
pub mod settle;
pub mod slots;
pub mod staging;
pub mod trusted;
pub mod uki;
pub mod verity;

pub use places::Places;
pub use record::{Attempt, Record, Stage};
pub use sportello_protocol::UpdateRefusal;
