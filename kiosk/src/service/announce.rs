// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The one place where everything goes that the shell says aloud: what has focus, warnings
//! of time, the idle question. What a page says is spoken inside the capsule and never
//! comes here.
//!
//! No voice speaks for the shell yet, and [`Voice::is_available`] says so: a screen may then
//! tell the citizen instead of pretending.

/// What is to be said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Announcement<'a> {
    /// The focus is here.
    Focus(&'a str),
    /// The citizen must know this now: it goes before anything else.
    Urgent(&'a str),
}

/// The shell's voice.
#[derive(Debug, Default)]
pub struct Voice {
    on: bool,
}

impl Voice {
    /// Whether anything can be heard on this machine.
    #[must_use]
    pub const fn is_available(&self) -> bool {
        false
    }

    /// Speaks, or keeps silent, from now on.
    pub const fn turn(&mut self, on: bool) {
        self.on = on;
    }

    /// Says it. Tells whether it was said.
    pub const fn say(&mut self, announcement: Announcement<'_>) -> bool {
        let (Announcement::Focus(words) | Announcement::Urgent(words)) = announcement;
        self.on && self.is_available() && !words.is_empty()
    }
}
