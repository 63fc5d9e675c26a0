// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Says the same thing once, not at every try.

use std::fmt::Display;

use tracing::{info, warn};

/// What is wrong at the moment, as it was last logged.
#[derive(Debug, Default)]
pub struct Complaint(Option<String>);

impl Complaint {
    /// Something is wrong; logged when it is not what was wrong before.
    pub fn say(&mut self, what: &str, error: &impl Display) {
        let said = format!("{what}: {error}");
        if self.0.as_ref() != Some(&said) {
            warn!("{said}");
            self.0 = Some(said);
        }
    }

    /// Nothing is wrong any more.
    pub fn over(&mut self, what: &str) {
        if self.0.take().is_some() {
            info!("{what}");
        }
    }
}
