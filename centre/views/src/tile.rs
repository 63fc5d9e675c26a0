// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! One tile of the room view: from what a terminal said last to what staff see and may do.

use sportello_protocol::{
    CommandKind, HelpState, OutOfServiceReason, Phase, Preset, Service, TaskArea, UnixSeconds,
    Warning,
};
use sportello_room::Live;
use sportello_store::TerminalState;

/// What a tile says first. Each has a word, a shape and a colour of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sign {
    Free,
    Notice,
    Busy,
    Help,
    Locked,
    Ending,
    Closed,
    OutOfService,
    Maintenance,
    Silent,
    /// Two machines used its key.
    Quarantined,
    /// Its key was taken away.
    Revoked,
}

impl Sign {
    pub const ALL: [Self; 12] = [
        Self::Free,
        Self::Notice,
        Self::Busy,
        Self::Help,
        Self::Locked,
        Self::Ending,
        Self::Closed,
        Self::OutOfService,
        Self::Maintenance,
        Self::Silent,
        Self::Quarantined,
        Self::Revoked,
    ];

    /// Names its class and shape.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Free => "free",
            Self::Notice => "notice",
            Self::Busy => "busy",
            Self::Help => "help",
            Self::Locked => "locked",
            Self::Ending => "ending",
            Self::Closed => "closed",
            Self::OutOfService => "out",
            Self::Maintenance => "maintenance",
            Self::Silent => "silent",
            Self::Quarantined => "quarantined",
            Self::Revoked => "revoked",
        }
    }

    /// Key of its word.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Free => "views-sign-free",
            Self::Notice => "views-sign-notice",
            Self::Busy => "views-sign-busy",
            Self::Help => "views-sign-help",
            Self::Locked => "views-sign-locked",
            Self::Ending => "views-sign-ending",
            Self::Closed => "views-sign-closed",
            Self::OutOfService => "views-sign-out",
            Self::Maintenance => "views-sign-maintenance",
            Self::Silent => "views-sign-silent",
            Self::Quarantined => "views-sign-quarantined",
            Self::Revoked => "views-sign-revoked",
        }
    }
}

/// What staff may ask from a tile.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ask {
    Seen,
    Coming,
    Nobody,
    /// Ten minutes more.
    Extend,
    Message(Preset),
    End,
    Lock,
    Unlock,
    MaintenanceOn,
    MaintenanceOff,
    WaitingOn,
    WaitingOff,
    /// The wait after wrong PINs, which is one for everybody: no person is named.
    ClearPin,
}

/// Minutes that one press gives.
pub const EXTENSION: u16 = 10;

const PRESETS: [(Preset, &str); 6] = [
    (Preset::ClosingSoon, "closing-soon"),
    (Preset::SomeoneWaits, "someone-waits"),
    (Preset::ComeToTheDesk, "come-to-the-desk"),
    (Preset::WaitAMoment, "wait-a-moment"),
    (Preset::QuietPlease, "quiet-please"),
    (Preset::ShortStop, "short-stop"),
];

impl Ask {
    /// The word of a form.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Some(match word {
            "seen" => Self::Seen,
            "coming" => Self::Coming,
            "nobody" => Self::Nobody,
            "extend" => Self::Extend,
            "end" => Self::End,
            "lock" => Self::Lock,
            "unlock" => Self::Unlock,
            "maintenance-on" => Self::MaintenanceOn,
            "maintenance-off" => Self::MaintenanceOff,
            "waiting-on" => Self::WaitingOn,
            "waiting-off" => Self::WaitingOff,
            "clear-pin" => Self::ClearPin,
            other => {
                let preset = other.strip_prefix("message-")?;
                let known = PRESETS.into_iter().find(|(_, word)| *word == preset)?;
                Self::Message(known.0)
            }
        })
    }

    /// What is sent, and for how many seconds it may still be followed.
    #[must_use]
    pub const fn command(self) -> (CommandKind, u32) {
        const MINUTE: u32 = 60;
        const DAY: u32 = 24 * 60 * MINUTE;
        match self {
            Self::Seen => (CommandKind::HelpSeen, 10 * MINUTE),
            Self::Coming => (CommandKind::HelpComing, 10 * MINUTE),
            Self::Nobody => (CommandKind::HelpNobody, 10 * MINUTE),
            Self::Extend => (CommandKind::Extend { minutes: EXTENSION }, 2 * MINUTE),
            Self::Message(preset) => (CommandKind::Message { preset }, 2 * MINUTE),
            Self::End => (CommandKind::End, 2 * MINUTE),
            Self::Lock => (CommandKind::Lock, DAY),
            Self::Unlock => (CommandKind::Unlock, DAY),
            Self::MaintenanceOn => (CommandKind::Maintenance { on: true }, DAY),
            Self::MaintenanceOff => (CommandKind::Maintenance { on: false }, DAY),
            Self::WaitingOn => (CommandKind::SomeoneWaiting { waiting: true }, 10 * MINUTE),
            Self::WaitingOff => (CommandKind::SomeoneWaiting { waiting: false }, 10 * MINUTE),
            Self::ClearPin => (CommandKind::ClearPinDelay { slot: 0 }, DAY),
        }
    }

    /// For the audit log.
    #[must_use]
    pub const fn action(self) -> &'static str {
        match self {
            Self::Seen => "command.help_seen",
            Self::Coming => "command.help_coming",
            Self::Nobody => "command.help_nobody",
            Self::Extend => "command.extend",
            Self::Message(_) => "command.message",
            Self::End => "command.end",
            Self::Lock => "command.lock",
            Self::Unlock => "command.unlock",
            Self::MaintenanceOn => "command.maintenance_on",
            Self::MaintenanceOff => "command.maintenance_off",
            Self::WaitingOn => "command.waiting_on",
            Self::WaitingOff => "command.waiting_off",
            Self::ClearPin => "command.clear_pin_delay",
        }
    }

    /// What the page says once it was sent.
    #[must_use]
    pub const fn said(self) -> &'static str {
        match self {
            Self::Seen => "views-said-seen",
            Self::Coming => "views-said-coming",
            Self::Nobody => "views-said-nobody",
            Self::Extend => "views-said-extend",
            Self::Message(_) => "views-said-message",
            Self::End => "views-said-end",
            Self::Lock => "views-said-lock",
            Self::Unlock => "views-said-unlock",
            Self::MaintenanceOn => "views-said-maintenance-on",
            Self::MaintenanceOff => "views-said-maintenance-off",
            Self::WaitingOn => "views-said-waiting-on",
            Self::WaitingOff => "views-said-waiting-off",
            Self::ClearPin => "views-said-clear-pin",
        }
    }

    /// Which of a site's terminals it goes to when it is asked of all; `None`: it is asked
    /// of one only.
    #[must_use]
    pub const fn of_all(self) -> Option<Audience> {
        match self {
            Self::Extend => Some(Audience::InSession),
            Self::WaitingOn | Self::WaitingOff => Some(Audience::Everyone),
            Self::Message(_) => Some(Audience::InSession),
            _ => None,
        }
    }
}

/// Whom something that is asked of a whole site reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    InSession,
    Everyone,
}

impl Audience {
    /// A terminal of which nothing is known just now is asked too: it knows itself.
    #[must_use]
    pub fn reaches(self, live: Option<&Live>) -> bool {
        match self {
            Self::Everyone => true,
            Self::InSession => live.is_none_or(|live| {
                matches!(live.phase, Phase::Notice | Phase::Busy | Phase::Locked)
            }),
        }
    }
}

/// A button for a ready-made message: the form's word, and the key of what it says.
pub const MESSAGES: [(&str, &str); 6] = [
    ("message-closing-soon", "views-message-closing-soon"),
    ("message-someone-waits", "views-message-someone-waits"),
    ("message-come-to-the-desk", "views-message-come-to-the-desk"),
    ("message-wait-a-moment", "views-message-wait-a-moment"),
    ("message-quiet-please", "views-message-quiet-please"),
    ("message-short-stop", "views-message-short-stop"),
];

/// What one tile shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tile {
    pub sign: Sign,
    /// Of a session.
    pub minutes_left: Option<u16>,
    /// The call for help, however far it is.
    pub help: HelpState,
    /// Only with a call, and only if the citizen agreed.
    pub area: Option<TaskArea>,
    pub warning: Warning,
    pub reason: Option<OutOfServiceReason>,
    /// A failed receipt: it is proving itself.
    pub proving: bool,
    pub someone_waiting: bool,
    pub printer_down: bool,
    /// Minutes since it was last heard of, when that is long ago.
    pub silent_minutes: Option<i64>,
}

impl Tile {
    /// `last_seen` is the store's, for a terminal of which this process knows nothing yet.
    #[must_use]
    pub fn of(
        state: TerminalState,
        live: Option<&Live>,
        last_seen: Option<UnixSeconds>,
        now: UnixSeconds,
    ) -> Self {
        let heard = live.map(Live::last_heard).max(last_seen);
        let mut tile = Self {
            sign: Sign::Silent,
            minutes_left: None,
            help: HelpState::None,
            area: None,
            warning: Warning::None,
            reason: None,
            proving: false,
            someone_waiting: false,
            printer_down: false,
            silent_minutes: heard.map(|at| now.0.saturating_sub(at.0).max(0) / 60),
        };
        match state {
            TerminalState::Active => {}
            TerminalState::Quarantined => {
                tile.sign = Sign::Quarantined;
                return tile;
            }
            TerminalState::Revoked | TerminalState::Retired => {
                tile.sign = Sign::Revoked;
                return tile;
            }
        }
        let Some(live) = live.filter(|live| !live.is_silent(now)) else {
            return tile;
        };
        tile.silent_minutes = None;
        tile.someone_waiting = live.someone_waiting;
        tile.printer_down = live.vitals.printer_ready == Some(false);
        tile.proving = live.service == Service::Proving;
        tile.reason = match live.service {
            Service::OutOfService { reason } => Some(reason),
            _ => None,
        };
        let in_session = matches!(live.phase, Phase::Notice | Phase::Busy | Phase::Locked);
        if in_session {
            tile.minutes_left = live.minutes_left_at(now);
            tile.warning = live.warning;
        }
        tile.help = live.help;
        if live.help != HelpState::None {
            tile.area = live.area;
        }
        tile.sign = match (live.phase, live.help) {
            (_, HelpState::Sent | HelpState::Seen) => Sign::Help,
            (Phase::Free, _) => Sign::Free,
            (Phase::Notice, _) => Sign::Notice,
            (Phase::Busy, _) => Sign::Busy,
            (Phase::Locked, _) => Sign::Locked,
            (Phase::Ending, _) => Sign::Ending,
            (Phase::Closed, _) => Sign::Closed,
            (Phase::OutOfService, _) => Sign::OutOfService,
            (Phase::Maintenance, _) => Sign::Maintenance,
        };
        tile
    }

    /// A session is going on.
    #[must_use]
    pub const fn in_session(&self) -> bool {
        match self.sign {
            Sign::Busy | Sign::Notice | Sign::Locked | Sign::Help => true,
            Sign::Free
            | Sign::Ending
            | Sign::Closed
            | Sign::OutOfService
            | Sign::Maintenance
            | Sign::Silent
            | Sign::Quarantined
            | Sign::Revoked => false,
        }
    }

    /// What is offered at once.
    #[must_use]
    pub fn first(&self) -> Vec<Ask> {
        let mut asks = Vec::new();
        match self.help {
            HelpState::Sent => asks.extend([Ask::Seen, Ask::Coming, Ask::Nobody]),
            HelpState::Seen => asks.extend([Ask::Coming, Ask::Nobody]),
            HelpState::None | HelpState::Coming | HelpState::NobodyCanCome => {}
        }
        if self.in_session() && self.sign != Sign::Notice {
            asks.push(Ask::Extend);
        }
        match self.sign {
            Sign::Locked => asks.push(Ask::Unlock),
            Sign::Maintenance => asks.push(Ask::MaintenanceOff),
            Sign::OutOfService if self.reason == Some(OutOfServiceReason::Staff) => {
                asks.push(Ask::Unlock);
            }
            _ => {}
        }
        asks
    }

    /// What is a step away.
    #[must_use]
    pub const fn more(&self) -> &'static [Ask] {
        match self.sign {
            Sign::Free | Sign::Closed => &[Ask::Lock, Ask::MaintenanceOn],
            Sign::Notice | Sign::Busy | Sign::Help | Sign::Ending => {
                &[Ask::Lock, Ask::MaintenanceOn]
            }
            Sign::Locked => &[Ask::MaintenanceOn],
            Sign::OutOfService => &[Ask::Unlock, Ask::MaintenanceOn],
            Sign::Maintenance => &[],
            // It gets them when it is back.
            Sign::Silent => &[
                Ask::Lock,
                Ask::Unlock,
                Ask::MaintenanceOn,
                Ask::MaintenanceOff,
            ],
            Sign::Quarantined | Sign::Revoked => &[],
        }
    }

    /// Whether messages and an end make sense.
    #[must_use]
    pub const fn reaches_citizen(&self) -> bool {
        self.in_session()
    }

    /// Whether commands reach it at all.
    #[must_use]
    pub const fn obeys(&self) -> bool {
        !matches!(self.sign, Sign::Quarantined | Sign::Revoked)
    }
}

#[cfg(test)]
mod tests;
