// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A region, its centre and a terminal, with real keys and real files; what is honest is
//! taken, everything else is refused with a reason.

#![expect(
    clippy::expect_used,
    reason = "a test that cannot be set up shall fail"
)]

mod centre;
mod files;
mod honest;
mod memory;
mod metadata;
mod region;
mod rotation;
mod time;
