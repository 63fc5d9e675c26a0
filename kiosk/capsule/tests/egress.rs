// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Egress from the outside: what a browser, or something worse, meets at the socket.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "the stage is shared by the tests of this file and only by them"
)]

#[path = "egress/stage.rs"]
mod stage;

#[path = "egress/bounded.rs"]
mod bounded;
#[path = "egress/carried.rs"]
mod carried;
#[path = "egress/refused.rs"]
mod refused;
#[path = "egress/told.rs"]
mod told;
