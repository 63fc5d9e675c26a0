// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What a terminal obeys: one repository of signed bundles and images for a region, in the
//! format of The Update Framework, on the crate `tough`.
//!
//! Three users, three halves:
//! - the administrator's command line makes keys ([`keys`]), root ([`root::RootDraft`]) and
//!   targets ([`targets::TargetsDraft`]), all offline and without a clock of its own;
//! - the centre keeps the published files ([`repository::Repository`]), checks what is
//!   published, signs snapshot and timestamp with its online key;
//! - a terminal ([`client::Client`]) verifies what a [`source::Source`] says, and fetches
//!   files that are signed there.
//!
//! Invariants (decision 0021):
//! 1. Nothing is used that is not signed by the keys of a root that was reached, signature by
//!    signature, from the one that the running image brought.
//! 2. No version of root, targets, snapshot or timestamp goes below one that was accepted,
//!    through power cuts and damaged files too. The one exception: when not a single key of a
//!    role is left from before, its numbers begin anew (else a thief of the centre's key could
//!    count up to the end and lock the region out).
//! 3. An expired timestamp or snapshot makes an answer stale, never refused. Expired root or
//!    targets are refused when the expiry is proven, and stale when only this machine's own
//!    unsynchronised clock says so. No wrong clock is remembered.
//! 4. Every file from outside is bounded before it is read, and judged by the bytes that
//!    landed on our own disk, after they were synced.

pub mod client;
pub mod clock;
pub mod entry;
mod files;
pub mod keys;
pub mod refusal;
pub mod repository;
pub mod root;
pub mod source;
pub mod targets;
mod tuf;
mod wait;

pub use client::{Client, Fetch, Freshness};
pub use clock::Clock;
pub use entry::{Digest, Entry, Kind, Listing, Part, TargetName, Unpacked};
pub use keys::{KeyError, PublicKey, SigningKey};
pub use refusal::{Reason, Refusal};
pub use repository::Repository;
pub use root::{Plan, RootDraft, SignedRoot};
pub use source::{Body, Folder, Source};
pub use targets::{SignedTargets, TargetsDraft};
pub use wait::wait;
