// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What the terminal is doing, for the site's own staff.

use std::time::Duration;

use sportello_ledger as ledger;
use sportello_protocol as wire;

/// The part of a status that the shell wrote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Live {
    pub phase: wire::Phase,
    pub minutes_left: Option<u16>,
    pub warning: wire::Warning,
    pub help: wire::HelpState,
    pub area: Option<wire::TaskArea>,
    pub someone_waiting: bool,
}

impl Live {
    /// The shell has never said anything: nobody can be served.
    pub const SILENT: Self = Self {
        phase: wire::Phase::OutOfService,
        minutes_left: None,
        warning: wire::Warning::None,
        help: wire::HelpState::None,
        area: None,
        someone_waiting: false,
    };

    /// Whether somebody who was told `told` that long ago knows this: the minutes of a session
    /// are counted down there, and one more or less is no news.
    #[must_use]
    pub fn is_known(&self, told: Self, ago: Duration) -> bool {
        let minutes = match (self.minutes_left, told.minutes_left) {
            (Some(left), Some(told)) => {
                let gone = u16::try_from(ago.as_secs() / 60).unwrap_or(u16::MAX);
                left.abs_diff(told.saturating_sub(gone)) <= 1
            }
            (left, told) => left == told,
        };
        let told = Self {
            minutes_left: self.minutes_left,
            ..told
        };
        minutes && *self == told
    }
}

#[must_use]
pub fn live(state: &ledger::LiveState) -> Live {
    let ledger::LiveState {
        phase,
        minutes_left,
        help,
        warning,
        area,
        someone_waiting,
    } = *state;
    let calls = help != ledger::HelpState::None;
    Live {
        phase: self::phase(phase),
        minutes_left,
        warning: self::warning(warning),
        help: self::help(help),
        // Whatever the shell wrote: without a call nobody is to know.
        area: area.filter(|_| calls).map(self::area),
        someone_waiting,
    }
}

/// Whether the terminal serves.
#[must_use]
pub const fn service(state: ledger::ServiceState) -> wire::Service {
    match state {
        ledger::ServiceState::InService => wire::Service::InService,
        ledger::ServiceState::Proving => wire::Service::Proving,
        ledger::ServiceState::OutOfService { reason } => wire::Service::OutOfService {
            reason: self::reason(reason),
        },
        ledger::ServiceState::Maintenance => wire::Service::Maintenance,
    }
}

const fn phase(phase: ledger::Phase) -> wire::Phase {
    match phase {
        ledger::Phase::Free => wire::Phase::Free,
        ledger::Phase::Notice => wire::Phase::Notice,
        ledger::Phase::Busy => wire::Phase::Busy,
        ledger::Phase::Locked => wire::Phase::Locked,
        ledger::Phase::Ending => wire::Phase::Ending,
        ledger::Phase::Closed => wire::Phase::Closed,
        ledger::Phase::OutOfService => wire::Phase::OutOfService,
        ledger::Phase::Maintenance => wire::Phase::Maintenance,
    }
}

const fn help(help: ledger::HelpState) -> wire::HelpState {
    match help {
        ledger::HelpState::None => wire::HelpState::None,
        ledger::HelpState::Sent => wire::HelpState::Sent,
        ledger::HelpState::Seen => wire::HelpState::Seen,
        ledger::HelpState::Coming => wire::HelpState::Coming,
        ledger::HelpState::NobodyCanCome => wire::HelpState::NobodyCanCome,
    }
}

const fn area(area: ledger::TaskArea) -> wire::TaskArea {
    use ledger::TaskArea as Ledger;
    use wire::TaskArea as Wire;
    match area {
        Ledger::Identity => Wire::Identity,
        Ledger::Health => Wire::Health,
        Ledger::MoneyAndBenefits => Wire::MoneyAndBenefits,
        Ledger::School => Wire::School,
        Ledger::Work => Wire::Work,
        Ledger::Payments => Wire::Payments,
        Ledger::EmailAndMessages => Wire::EmailAndMessages,
        Ledger::Learn => Wire::Learn,
        Ledger::Municipality => Wire::Municipality,
        Ledger::FreeBrowsing => Wire::FreeBrowsing,
    }
}

const fn warning(warning: ledger::Warning) -> wire::Warning {
    match warning {
        ledger::Warning::None => wire::Warning::None,
        ledger::Warning::TimeShort => wire::Warning::TimeShort,
        ledger::Warning::Grace => wire::Warning::Grace,
        ledger::Warning::IdleQuestion => wire::Warning::IdleQuestion,
    }
}

const fn reason(reason: ledger::OutOfServiceReason) -> wire::OutOfServiceReason {
    use ledger::OutOfServiceReason as Ledger;
    use wire::OutOfServiceReason as Wire;
    match reason {
        Ledger::WipeFailed => Wire::WipeFailed,
        Ledger::NoSandbox => Wire::NoSandbox,
        Ledger::NoBrowser => Wire::NoBrowser,
        Ledger::NoDisplay => Wire::NoDisplay,
        Ledger::NoTasks => Wire::NoTasks,
        Ledger::NoLedger => Wire::NoLedger,
        Ledger::DiskFull => Wire::DiskFull,
        Ledger::Staff => Wire::Staff,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn left(minutes: u16) -> Live {
        Live {
            phase: wire::Phase::Busy,
            minutes_left: Some(minutes),
            ..Live::SILENT
        }
    }

    fn known(now: u16, told: u16, seconds: u64) -> bool {
        left(now).is_known(left(told), Duration::from_secs(seconds))
    }

    #[test]
    fn minutes_that_run_as_they_are_counted_are_no_news() {
        for second in 0..3600 {
            let now = u16::try_from(60 - second / 60).unwrap();
            assert!(known(now, 60, second), "after {second} s");
        }
        assert!(known(0, 5, 3600));
    }

    #[test]
    fn an_extension_and_a_clock_that_waits_are_news() {
        assert!(!known(50, 40, 0));
        assert!(!known(30, 40, 0));
        assert!(known(40, 40, 119) && !known(40, 40, 120));
        let mut other = left(40);
        other.help = wire::HelpState::Sent;
        assert!(!other.is_known(left(40), Duration::ZERO));
        other = left(40);
        other.minutes_left = None;
        assert!(!other.is_known(left(40), Duration::ZERO));
    }
}
