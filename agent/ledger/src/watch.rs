// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Notices that another process has written, without a socket between them.

use std::path::Path;

use crate::error::Result;

/// Watches one book or slate from a connection of its own. Ask every 250 ms; an answer
/// costs a read of shared memory, no disk.
#[derive(Debug)]
pub struct Watch {}

impl Watch {
    /// The file must exist.
    pub fn new(path: &Path) -> Result<Self> {
        todo!()
    }

    /// Whether anything was committed, by anyone, since the last call; also `true` when the
    /// file was replaced by a new one.
    pub fn changed(&mut self) -> Result<bool> {
        todo!()
    }
}
