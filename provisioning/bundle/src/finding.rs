// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What an author is told: where, what, and what to do about it.

use std::fmt;
use std::path::{Path, PathBuf};

use serde::Serialize;

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Good to know; nobody has to do anything today.
    Note,
    /// The task or value is used, but somebody should look.
    Warning,
    /// The task is left out, or the value replaced by its default.
    Error,
}

/// One remark on one line of one file, in words for a person who does not program.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    pub severity: Severity,
    /// The file, as it was reached from the folder that was asked for.
    pub file: PathBuf,
    /// Counted from 1; 0 when the remark is about the file or folder as a whole.
    pub line: usize,
    /// What is wrong, in one sentence.
    pub message: String,
    /// What to do about it, in one sentence.
    pub remedy: String,
}

impl Finding {
    /// A remark that takes the task (or value) out of use.
    pub fn error(
        file: impl AsRef<Path>,
        line: usize,
        message: impl Into<String>,
        remedy: impl Into<String>,
    ) -> Self {
        Self {
            severity: Severity::Error,
            file: file.as_ref().to_owned(),
            line,
            message: message.into(),
            remedy: remedy.into(),
        }
    }

    /// A remark that leaves the task (or value) in use.
    pub fn warning(
        file: impl AsRef<Path>,
        line: usize,
        message: impl Into<String>,
        remedy: impl Into<String>,
    ) -> Self {
        Self {
            severity: Severity::Warning,
            ..Self::error(file, line, message, remedy)
        }
    }

    /// A remark about what could still be added.
    pub fn note(
        file: impl AsRef<Path>,
        line: usize,
        message: impl Into<String>,
        remedy: impl Into<String>,
    ) -> Self {
        Self {
            severity: Severity::Note,
            ..Self::error(file, line, message, remedy)
        }
    }

    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            file,
            line,
            message,
            remedy,
            ..
        } = self;
        write!(out, "{}:{line}: {message} -> {remedy}", file.display())
    }
}
