// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What the supervisor and the two brokers of a terminal say to each other: one for paper
//! (`sportello-broker paper`), one for sticks (`sportello-broker sticks`). Lines are those of
//! [`crate::line`].
//!
//! Invariants:
//! - One conversation is one session, and one process of the broker: when it ends, however it
//!   ends, nothing waits to be printed, no stick is mounted, and the process that held the
//!   citizen's pages is gone.
//! - The broker believes nothing of what it is given: it counts the pages itself, and it takes
//!   the printer and the bounds from the terminal's policy, never from here.
//! - No name of a file, of a stick or of a printer has a place in these words.

use serde::{Deserialize, Serialize};

use crate::wire::{PrinterState, StickState, Verdict};

/// Where the broker for paper listens on the appliance.
pub const PAPER_SOCKET: &str = "/run/sportello-broker.sock";
/// Where the broker for sticks listens on the appliance.
pub const STICKS_SOCKET: &str = "/run/sportello-sticks.sock";

/// Longest part of a document in one line, in characters of base64: a multiple of four that
/// leaves a line room for its other words.
pub const MAX_PART: usize = 60 * 1024;
/// Largest document, in bytes.
pub const MAX_PDF: usize = 16 * 1024 * 1024;
/// Parts of the largest document.
pub const MAX_PARTS: usize = MAX_PDF.div_ceil(3) * 4 / MAX_PART + 1;

/// One line from the supervisor to the broker for paper.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "ask", rename_all = "snake_case", deny_unknown_fields)]
pub enum PaperAsk {
    /// The next part of a document, in base64.
    Part { base64: String },
    /// That was the whole document: how many pages has it?
    Count,
    /// Print the document that was counted.
    Print,
    /// What came so far, counted or not, is not to be printed.
    Forget,
    /// The session is over: cancel what is left, look whether anything is, and say so.
    End,
}

/// Says which words, never which pages.
impl std::fmt::Debug for PaperAsk {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(match self {
            Self::Part { .. } => "Part",
            Self::Count => "Count",
            Self::Print => "Print",
            Self::Forget => "Forget",
            Self::End => "End",
        })
    }
}

/// One line from the broker for paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "answer", rename_all = "snake_case", deny_unknown_fields)]
pub enum PaperAnswer {
    /// How the printer is: said at the beginning, and whenever it changes.
    Printer { state: PrinterState },
    /// The document has this many pages and may be printed.
    Counted { pages: u16 },
    /// All of it came out.
    Printed { pages: u16 },
    /// It will not be printed.
    Refused { why: Unprintable },
    /// The answer to [`PaperAsk::End`], and the last line.
    Ended { verdict: Verdict },
}

/// Why a document does not become paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unprintable {
    /// There is no printer, or none that answers.
    NoPrinter,
    /// It has more pages, or more bytes, than may be printed at once.
    TooLong,
    /// It is no PDF, or a damaged one.
    Damaged,
    /// The printer took it and gave up.
    GaveUp,
}

/// One line from the supervisor to the broker for sticks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "ask", rename_all = "snake_case", deny_unknown_fields)]
pub enum SticksAsk {
    /// The session is over: unmount, look whether anything is mounted, and say so.
    End,
}

/// One line from the broker for sticks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "answer", rename_all = "snake_case", deny_unknown_fields)]
pub enum SticksAnswer {
    /// What there is now: said at the beginning, and whenever it changes.
    Stick { state: StickState },
    /// A stick was pulled out while it was mounted.
    Pulled,
    /// The answer to [`SticksAsk::End`], and the last line.
    Ended { verdict: Verdict },
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::MAX_LINE;

    #[test]
    fn the_longest_part_fits_a_line_and_all_parts_hold_the_largest_document() {
        let longest = PaperAsk::Part {
            base64: "A".repeat(MAX_PART),
        };
        assert!(serde_json::to_vec(&longest).unwrap().len() < MAX_LINE);
        assert_eq!(MAX_PART % 4, 0);
        const { assert!(MAX_PARTS * MAX_PART / 4 * 3 >= MAX_PDF) };
    }

    #[test]
    fn what_is_shown_of_an_ask_holds_nothing_of_a_page() {
        let part = PaperAsk::Part {
            base64: "Y2FuYXJ5".into(),
        };
        assert_eq!(format!("{part:?}"), "Part");
    }
}
