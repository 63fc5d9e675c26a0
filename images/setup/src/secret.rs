// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Text that nobody may print: overwritten when it is dropped.

use std::fmt;

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

/// A Wi-Fi key or an enrolment code.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// Room for what a person may type, so that growing leaves no copies behind.
    const ROOM: usize = 512;

    /// Takes over what was typed.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        let text = Zeroizing::new(text.into());
        let mut own = String::with_capacity(Self::ROOM.max(text.len()));
        own.push_str(&text);
        Self(Zeroizing::new(own))
    }

    /// The text, for whoever must hand it on.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_never_printed() {
        let secret = Secret::new("correct horse");
        assert_eq!(format!("{secret:?}"), "Secret");
        assert_eq!(secret.expose(), "correct horse");
    }
}
