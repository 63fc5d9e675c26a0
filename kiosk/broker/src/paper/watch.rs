// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What a queue says of its printer, in the few words a citizen can do something with.

use sportello_capsule::wire::PrinterState;

use super::Queue;

/// Looks after which a printer that is still being called counts as silent.
const CALLS: u8 = 6;
/// Looks after which it is believed what a printer lacks: what CUPS still knows of an earlier job
/// is gone by then.
const LACKS: u8 = 3;

/// Remembers for how long it has been so.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Watch {
    calls: u8,
    lacks: u8,
}

impl Watch {
    /// How the printer is. `busy`: something waits for it. What a queue says of a printer that
    /// nobody waits for is as old as its last job.
    pub(super) fn state(&mut self, queue: &Queue, busy: bool) -> PrinterState {
        let plain: Vec<&str> = queue.reasons.iter().map(|reason| plain(reason)).collect();
        let any = |wanted: &[&str]| busy && plain.iter().any(|reason| wanted.contains(reason));
        let count = |so_far: u8, goes_on: bool| if goes_on { so_far.saturating_add(1) } else { 0 };
        let no_paper = any(&["media-empty", "media-needed"]);
        let off = any(&["offline", "shutdown", "timed-out"]);
        let stuck = any(&STUCK);
        self.calls = count(self.calls, any(&["connecting-to-device"]));
        self.lacks = count(self.lacks, no_paper || off || stuck);
        if queue.stopped {
            PrinterState::Stuck
        } else if self.calls >= CALLS {
            PrinterState::Silent
        } else if self.lacks < LACKS {
            PrinterState::Ready
        } else if no_paper {
            PrinterState::NoPaper
        } else if off {
            PrinterState::Silent
        } else {
            PrinterState::Stuck
        }
    }
}

/// What only a person can mend (RFC 8011, PWG 5100.1).
const STUCK: [&str; 14] = [
    "media-jam",
    "door-open",
    "cover-open",
    "interlock-open",
    "input-tray-missing",
    "output-tray-missing",
    "output-area-full",
    "marker-supply-empty",
    "marker-waste-full",
    "toner-empty",
    "developer-empty",
    "fuser-over-temp",
    "paused",
    "stopped-partly",
];

/// A reason without how bad it is. What is only a remark is no reason.
fn plain(reason: &str) -> &str {
    match reason.strip_suffix("-report") {
        Some("offline") => "offline",
        Some(_) => "",
        None => reason
            .strip_suffix("-error")
            .or_else(|| reason.strip_suffix("-warning"))
            .unwrap_or(reason),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(reasons: &[&str], stopped: bool, expected: PrinterState) {
        let queue = Queue {
            device: String::new(),
            stopped,
            reasons: reasons.iter().map(|&reason| reason.to_owned()).collect(),
        };
        let mut watch = Watch::default();
        let seen: Vec<PrinterState> = (0..LACKS).map(|_| watch.state(&queue, true)).collect();
        assert_eq!(seen.last(), Some(&expected), "{reasons:?}");
    }

    #[test]
    fn a_printer_is_ready_or_it_is_said_what_it_lacks() {
        check(&["none"], false, PrinterState::Ready);
        check(&[], false, PrinterState::Ready);
        check(&["toner-low-report"], false, PrinterState::Ready);
        check(&["media-empty-error"], false, PrinterState::NoPaper);
        check(&["media-needed", "door-open"], false, PrinterState::NoPaper);
        check(&["offline-report"], false, PrinterState::Silent);
        check(&["media-jam-error"], false, PrinterState::Stuck);
        check(&["cover-open"], false, PrinterState::Stuck);
        check(&["none"], true, PrinterState::Stuck);
    }

    #[test]
    fn what_is_left_of_an_earlier_job_is_not_believed() {
        let queue = Queue {
            reasons: vec!["media-empty-error".into()],
            ..Queue::default()
        };
        let mut watch = Watch::default();
        for _ in 0..LACKS {
            assert_eq!(watch.state(&queue, false), PrinterState::Ready);
        }
        assert_eq!(watch.state(&queue, true), PrinterState::Ready);
        assert_eq!(watch.state(&Queue::default(), true), PrinterState::Ready);
        assert_eq!(watch.state(&queue, true), PrinterState::Ready);
    }

    #[test]
    fn a_printer_that_is_called_for_a_moment_is_not_silent_yet() {
        let queue = Queue {
            reasons: vec!["connecting-to-device".into()],
            ..Queue::default()
        };
        let mut watch = Watch::default();
        for _ in 1..CALLS {
            assert_eq!(watch.state(&queue, true), PrinterState::Ready);
        }
        assert_eq!(watch.state(&queue, true), PrinterState::Silent);
        assert_eq!(watch.state(&Queue::default(), true), PrinterState::Ready);
        // Nobody waits for it: then it does not matter.
        assert_eq!(watch.state(&queue, false), PrinterState::Ready);
    }
}
