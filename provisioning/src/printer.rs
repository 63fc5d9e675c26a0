// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The one way out: data on standard output, talk and progress on standard error.

use std::io::{IsTerminal, Write};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use serde::Serialize;

use crate::fault::{Done, Fault};

/// How much is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Voice {
    Quiet,
    Usual,
    Verbose,
}

/// Where everything that a command says goes through.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Printer {
    voice: Voice,
    json: bool,
}

/// Something that a person can read, and a program too.
pub(crate) trait Answer: Serialize {
    /// For a person: lines without an end of line at the last.
    fn text(&self) -> String;
}

impl Printer {
    pub(crate) const fn new(voice: Voice, json: bool) -> Self {
        Self { voice, json }
    }

    /// What was asked for: one JSON document, or text.
    pub(crate) fn answer(self, answer: &impl Answer) -> Done {
        let text = if self.json {
            serde_json::to_string_pretty(answer).map_err(|error| {
                Fault::failed(error, "run the same without --json, and tell us about it")
            })?
        } else {
            answer.text()
        };
        if text.is_empty() {
            return Ok(());
        }
        self.raw(format!("{text}\n").as_bytes())
    }

    /// Bytes that are themselves the data: a file on standard output.
    pub(crate) fn raw(self, bytes: &[u8]) -> Done {
        let mut out = std::io::stdout().lock();
        match out.write_all(bytes).and_then(|()| out.flush()) {
            // Who pipes into `head` has seen enough.
            Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
            Err(error) => Err(Fault::failed(
                error,
                "make room where standard output goes to",
            )),
            Ok(()) => Ok(()),
        }
    }

    /// One line of talk.
    pub(crate) fn talk(self, line: impl AsRef<str>) {
        if self.voice >= Voice::Usual && !self.json {
            to_stderr(line.as_ref());
        }
    }

    /// One line for who wants to know more.
    pub(crate) fn detail(self, line: impl AsRef<str>) {
        if self.voice >= Voice::Verbose && !self.json {
            to_stderr(line.as_ref());
        }
    }

    /// Why nothing came of it. Said however quiet we are.
    pub(crate) fn fault(self, fault: &Fault) {
        if self.json {
            let said = serde_json::json!({
                "error": fault.what(),
                "next": fault.next(),
                "exit": fault.code(),
            });
            to_stderr(&said.to_string());
        } else {
            to_stderr(&format!("error: {}", fault.what()));
            to_stderr(&format!("  next: {}", fault.next()));
        }
    }

    /// A bar over `total` bytes; invisible where nobody watches.
    pub(crate) fn bytes(self, what: &'static str, total: Option<u64>) -> ProgressBar {
        let (bar, template) = match total {
            Some(total) => (
                ProgressBar::new(total),
                "{msg:12} [{bar:32}] {bytes}/{total_bytes}, {eta} left",
            ),
            None => (
                ProgressBar::no_length(),
                "{msg:12} {bytes}, {bytes_per_sec}",
            ),
        };
        self.dressed(bar, template, what)
    }

    /// A bar over `total` steps.
    pub(crate) fn steps(self, what: &'static str, total: u64) -> ProgressBar {
        let template = "{msg:12} [{bar:32}] {pos}/{len}";
        self.dressed(ProgressBar::new(total), template, what)
    }

    fn dressed(self, bar: ProgressBar, template: &str, what: &'static str) -> ProgressBar {
        if self.voice == Voice::Quiet || self.json || !std::io::stderr().is_terminal() {
            bar.set_draw_target(ProgressDrawTarget::hidden());
            return bar;
        }
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style.progress_chars("=> "));
        }
        bar.set_message(what);
        bar.enable_steady_tick(Duration::from_millis(200));
        bar
    }
}

/// Nowhere is left to complain if that fails.
fn to_stderr(line: &str) {
    let _written = writeln!(std::io::stderr().lock(), "{line}");
}
