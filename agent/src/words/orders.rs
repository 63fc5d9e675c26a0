// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What staff ask for, in the slate's words. Values are bounded here, whatever the centre
//! let through.

use sportello_ledger::{self as ledger, CommandKind as Order};
use sportello_protocol::{self as wire, CommandKind};

/// Longest extension that one command may give, minutes.
const MAX_MINUTES: u16 = 120;
/// Highest staff slot that the book knows.
const MAX_SLOT: u16 = 1023;

/// This terminal does not take the command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refused;

/// Kind and argument for the slate.
///
/// # Errors
/// When the kind is not known here or its value is out of bounds.
pub fn command(kind: CommandKind) -> Result<(Order, i64), Refused> {
    Ok(match kind {
        CommandKind::Extend { minutes } if (1..=MAX_MINUTES).contains(&minutes) => {
            (Order::Extend, i64::from(minutes))
        }
        CommandKind::Message { preset } => (Order::Message, preset.number()),
        CommandKind::End => (Order::End, 0),
        CommandKind::Lock => (Order::Lock, 0),
        CommandKind::Unlock => (Order::Unlock, 0),
        CommandKind::HelpSeen => (Order::HelpSeen, 0),
        CommandKind::HelpComing => (Order::HelpComing, 0),
        CommandKind::HelpNobody => (Order::HelpNobody, 0),
        CommandKind::SomeoneWaiting { waiting } => (Order::SomeoneWaiting, i64::from(waiting)),
        CommandKind::Maintenance { on } => (Order::Maintenance, i64::from(on)),
        CommandKind::ClearPinDelay { slot } if slot <= MAX_SLOT => {
            (Order::ClearPinDelay, i64::from(slot))
        }
        CommandKind::Extend { .. } | CommandKind::ClearPinDelay { .. } | CommandKind::Unknown => {
            return Err(Refused);
        }
    })
}

/// What became of a command, for the centre.
#[must_use]
pub const fn outcome(result: ledger::CommandResult) -> wire::CommandResult {
    use ledger::CommandOutcome as Ledger;
    use wire::CommandOutcome as Wire;
    wire::CommandResult {
        id: wire::CommandId(result.id),
        outcome: match result.outcome {
            Ledger::Passed => Wire::Passed,
            Ledger::Expired => Wire::Expired,
            Ledger::Refused => Wire::Refused,
            Ledger::Unsure => Wire::Unsure,
        },
    }
}

/// The number of a command in the slate and the journal.
#[must_use]
pub const fn ours(id: wire::CommandId) -> i64 {
    id.0
}
