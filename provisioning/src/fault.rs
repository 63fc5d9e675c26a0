// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Why a command did not do what it should, and what to do about it.

use std::fmt;
use std::process::ExitCode;

/// Whose turn it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Turn {
    /// What was asked cannot be: exit 1.
    Yours,
    /// We could not: exit 2.
    Ours,
}

/// An error with its way on.
#[derive(Debug)]
pub(crate) struct Fault {
    turn: Turn,
    what: anyhow::Error,
    next: String,
}

impl Fault {
    /// What was asked, or given, is wrong.
    pub(crate) fn asked(what: impl Into<anyhow::Error>, next: impl Into<String>) -> Self {
        Self {
            turn: Turn::Yours,
            what: what.into(),
            next: next.into(),
        }
    }

    /// The same, from words.
    pub(crate) fn wrong(what: impl fmt::Display, next: impl Into<String>) -> Self {
        Self::asked(anyhow::anyhow!("{what}"), next)
    }

    /// We, the machine or the network failed.
    pub(crate) fn failed(what: impl Into<anyhow::Error>, next: impl Into<String>) -> Self {
        Self {
            turn: Turn::Ours,
            what: what.into(),
            next: next.into(),
        }
    }

    pub(crate) fn exit(&self) -> ExitCode {
        ExitCode::from(self.code())
    }

    pub(crate) const fn code(&self) -> u8 {
        match self.turn {
            Turn::Yours => 1,
            Turn::Ours => 2,
        }
    }

    /// What happened, with its causes.
    pub(crate) fn what(&self) -> String {
        format!("{:#}", self.what)
    }

    /// What to do now.
    pub(crate) fn next(&self) -> &str {
        &self.next
    }
}

pub(crate) type Done<T = ()> = Result<T, Fault>;

/// Gives an error its way on.
pub(crate) trait Otherwise<T> {
    /// What was asked is wrong: `what` could not be, so do `next`.
    fn or_asked(self, what: impl fmt::Display, next: impl fmt::Display) -> Done<T>;
    /// We failed at `what`; do `next`.
    fn or_failed(self, what: impl fmt::Display, next: impl fmt::Display) -> Done<T>;
}

impl<T, E: Into<anyhow::Error>> Otherwise<T> for Result<T, E> {
    fn or_asked(self, what: impl fmt::Display, next: impl fmt::Display) -> Done<T> {
        self.map_err(|error| Fault::asked(error.into().context(what.to_string()), next.to_string()))
    }

    fn or_failed(self, what: impl fmt::Display, next: impl fmt::Display) -> Done<T> {
        self.map_err(|error| {
            Fault::failed(error.into().context(what.to_string()), next.to_string())
        })
    }
}
