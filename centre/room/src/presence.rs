// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Whether a terminal is there, apart from what it does.

use sportello_protocol::UnixSeconds;

/// What is known of one terminal's presence.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Presence {
    /// This process holds an answer open for it.
    pub(crate) held: bool,
    /// When any process last had a sign of it.
    pub(crate) heard: UnixSeconds,
    /// When it last asked this process for something.
    pub(crate) asked: UnixSeconds,
}

impl Default for Presence {
    fn default() -> Self {
        Self {
            held: false,
            heard: UnixSeconds(i64::MIN),
            asked: UnixSeconds(i64::MIN),
        }
    }
}
