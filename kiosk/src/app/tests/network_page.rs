// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The page of a network that wants to be logged in to: behind a PIN, wiped, no session.

use sportello_session::Condition;
use sportello_setupd::wire::{Cable, Connectivity, Networks};

use super::*;
use crate::screen::{Code, staff as menu};
use crate::service::networks::Found;

fn found(connectivity: Connectivity) -> Found {
    Found {
        networks: Networks {
            connectivity,
            cable: Cable::Connected,
            wifi: false,
            found: Vec::new(),
        },
        known: Vec::new(),
    }
}

impl Rig {
    /// Somebody's PIN, then the page of networks, on which the line is like this.
    fn at_networks(&mut self, connectivity: Connectivity) {
        self.act(Action::OpenStaff);
        let mut code = Code::new();
        code.push(1);
        self.act(Action::TryPin(code));
        self.tell(Message::PinChecked(Some(Slot(3))));
        self.staff_says_of_networks(menu::Message::NetworksAsked);
        self.tell(Message::Networks(Ok(found(connectivity))));
        self.asks();
        self.jobs();
    }

    fn staff_says_of_networks(&mut self, message: menu::Message) {
        let action = self.app.stage.update(screen::Message::Staff(message));
        self.act(action);
    }

    fn opens_page(&mut self) {
        let asked = menu::networks::Message::PageAsked;
        self.staff_says_of_networks(menu::Message::Networks(asked));
    }

    fn page_open() -> Self {
        let mut rig = Self::opened(some_staff(), fresh());
        rig.at_networks(Connectivity::Portal);
        rig.opens_page();
        rig
    }
}

fn some_staff() -> Staff {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("staff.toml");
    let hash = crate::staff::hash("271828").unwrap();
    std::fs::write(&path, format!("[[person]]\nslot = 3\npin = \"{hash}\"\n")).unwrap();
    Staff::load(&path).unwrap()
}

fn conditions(jobs: &[Job]) -> Vec<Condition> {
    let condition = |job: &Job| match job {
        Job::Condition(condition) => Some(*condition),
        _ => None,
    };
    jobs.iter().filter_map(condition).collect()
}

#[tokio::test]
async fn the_page_stands_beside_the_shell_and_is_no_session() {
    let mut rig = Rig::page_open();
    assert!(matches!(rig.asks().as_slice(), [Ask::Portal(_)]));
    assert!(matches!(rig.app.stage.place(), Screen::NetworkPage(_)));
    assert!(rig.app.stage.cover().is_none() && rig.app.bar.is_none());
    let jobs = rig.jobs();
    assert!(
        !jobs.iter().any(|job| matches!(job, Job::Begin)),
        "{jobs:?}"
    );
    let last = *conditions(&jobs).last().unwrap();
    assert_eq!((last.proof, last.maintenance), (Proof::Due, true));
    rig.report(Report::Built);
    rig.report(Report::PageReady);
    assert!(matches!(
        rig.windows.last_placement(),
        Some(Placement::Beside(_))
    ));
    assert!(
        rig.asks().is_empty(),
        "the supervisor leads there by itself"
    );
}

#[tokio::test]
async fn closing_wipes_and_a_fresh_shell_proves_the_terminal() {
    let mut rig = Rig::page_open();
    rig.report(Report::Built);
    rig.asks();
    rig.jobs();
    rig.act(Action::CloseNetworkPage);
    rig.act(Action::CloseNetworkPage);
    assert_eq!(rig.asks(), [Ask::End]);
    assert!(matches!(rig.app.stage.place(), Screen::Ending(_)));
    rig.report(clean());
    let jobs = rig.jobs();
    assert_eq!(
        conditions(&jobs),
        [Condition {
            proof: Proof::Due,
            ..Condition::FIT
        }]
    );
    assert!(jobs.iter().any(|job| matches!(job, Job::Proof(_))));
    assert!(!jobs.iter().any(|job| matches!(job, Job::Finish(..))));
    rig.tell(Message::Ledger(ledger::Event::Flushed));
    assert_eq!(*rig.left.borrow(), [Leaving::Shed]);
}

#[tokio::test]
async fn what_was_not_wiped_starts_the_machine_from_cold() {
    for lost in [false, true] {
        let mut rig = Rig::page_open();
        rig.report(Report::Built);
        if lost {
            rig.tell(Message::Capsule(capsule::Event::Lost));
        } else {
            rig.act(Action::CloseNetworkPage);
            rig.report(failed());
        }
        rig.tell(Message::Ledger(ledger::Event::Flushed));
        assert_eq!(*rig.left.borrow(), [Leaving::Cold], "{lost}");
    }
}

#[tokio::test]
async fn a_page_that_nobody_closes_closes_by_itself() {
    let mut rig = Rig::page_open();
    rig.report(Report::Built);
    rig.asks();
    rig.pass(Duration::from_secs(9 * 60));
    assert!(!rig.asks().contains(&Ask::End));
    rig.pass(Duration::from_secs(61));
    assert_eq!(rig.asks(), [Ask::End]);
}

#[tokio::test]
async fn it_opens_only_for_staff_while_a_page_stands_in_the_way_and_nobody_is_served() {
    let mut rig = Rig::opened(some_staff(), fresh());
    rig.act(Action::OpenNetworkPage);
    assert!(rig.asks().is_empty(), "no PIN");
    for connectivity in [
        Connectivity::Full,
        Connectivity::Limited,
        Connectivity::None,
        Connectivity::Unknown,
    ] {
        rig.at_networks(connectivity);
        rig.opens_page();
        assert!(rig.asks().is_empty(), "{connectivity:?}");
        rig.act(Action::CloseStaff);
    }
    let mut rig = Rig::opened(some_staff(), fresh());
    rig.begin_session();
    rig.at_networks(Connectivity::Portal);
    rig.opens_page();
    let asks = rig.asks();
    assert!(
        !asks.iter().any(|ask| matches!(ask, Ask::Portal(_))),
        "{asks:?}"
    );
}

#[tokio::test]
async fn a_terminal_that_was_in_maintenance_is_again() {
    let mut found = fresh();
    found.condition.maintenance = true;
    let mut rig = Rig::opened(some_staff(), found);
    rig.at_networks(Connectivity::Portal);
    rig.opens_page();
    rig.report(Report::Built);
    rig.act(Action::CloseNetworkPage);
    rig.report(clean());
    let last = *conditions(&rig.jobs()).last().unwrap();
    assert_eq!((last.proof, last.maintenance), (Proof::Due, true));
}
