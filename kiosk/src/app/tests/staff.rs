// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! PIN pad and staff menu.

use sportello_setupd::secret::Secret;

use super::*;
use crate::screen::{Code, hide, pin, staff as menu};
use crate::service::networks;

fn staff() -> Staff {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("staff.toml");
    let hash = crate::staff::hash("271828").unwrap();
    std::fs::write(&path, format!("[[person]]\nslot = 3\npin = \"{hash}\"\n")).unwrap();
    Staff::load(&path).unwrap()
}

fn code(digits: &[u8]) -> Code {
    let mut code = Code::new();
    for digit in digits {
        code.push(*digit);
    }
    code
}

fn in_session() -> Rig {
    let mut rig = Rig::opened(staff(), fresh());
    rig.begin_session();
    rig.act(Action::StartTask(spid()));
    rig.asks();
    rig.jobs();
    rig
}

impl Rig {
    /// Types a PIN; the check answers with `slot`.
    fn pin(&mut self, slot: Option<Slot>) {
        self.act(Action::TryPin(code(&[1, 2, 3, 4, 5, 6])));
        self.tell(Message::PinChecked(slot));
    }

    fn pad(&self) -> pin::PinState {
        match self.app.stage.cover() {
            Some(Cover::Pin(pin)) => pin.state,
            other => panic!("no pad but {other:?}"),
        }
    }
}

#[tokio::test]
async fn the_menu_opens_in_a_session_with_the_page_hidden() {
    let mut rig = in_session();
    rig.act(Action::OpenStaff);
    assert!(matches!(rig.app.stage.cover(), Some(Cover::Pin(_))));
    assert_eq!(rig.windows.last_placement(), Some(Placement::Front));
    assert!(
        rig.asks()
            .contains(&Ask::Order(Order::Cover { covered: true }))
    );
    rig.pin(Some(Slot(3)));
    assert!(matches!(rig.app.stage.cover(), Some(Cover::Staff(_))));
    rig.act(Action::CloseStaff);
    assert!(rig.app.stage.cover().is_none());
    assert!(matches!(
        rig.windows.last_placement(),
        Some(Placement::Beside(_))
    ));
    assert!(
        rig.asks()
            .contains(&Ask::Order(Order::Cover { covered: false }))
    );
}

#[tokio::test]
async fn guessing_is_slowed_and_survives_a_restart() {
    let mut rig = in_session();
    rig.act(Action::OpenStaff);
    rig.pin(None);
    assert_eq!(rig.pad(), PinState::Wrong);
    rig.pin(None);
    rig.pin(None);
    assert_eq!(rig.pad(), PinState::Wait(15));
    let last = rig.jobs().into_iter().rev().find_map(|job| match job {
        Job::Pin(misses, wait) => Some((misses, wait)),
        _ => None,
    });
    assert_eq!(last, Some((3, Duration::from_secs(15))));

    // A try during the wait is not even looked at.
    rig.act(Action::TryPin(code(&[2, 7, 1, 8, 2, 8])));
    assert!(!rig.jobs().iter().any(|job| matches!(job, Job::Pin(..))));

    let found = Found {
        pin: (3, Duration::from_secs(12)),
        ..fresh()
    };
    let mut rig = Rig::opened(staff(), found);
    rig.act(Action::OpenStaff);
    assert_eq!(rig.pad(), PinState::Wait(12));
    rig.pass(Duration::from_secs(12));
    assert_eq!(rig.pad(), PinState::Asking);
}

#[tokio::test]
async fn guessing_never_keeps_the_citizen_from_ending() {
    let mut rig = in_session();
    rig.act(Action::OpenStaff);
    for _ in 0..8 {
        rig.pin(None);
        rig.pass(Duration::from_secs(20));
    }
    rig.act(Action::CloseStaff);
    rig.tell(Message::Screen(screen::Message::EndAsked));
    rig.tell(Message::Screen(screen::Message::End(
        screen::end::Message::Confirmed,
    )));
    assert!(matches!(rig.place(), Screen::Ending(_)));
}

#[tokio::test]
async fn a_pad_that_nobody_uses_closes_by_itself() {
    let mut rig = in_session();
    rig.act(Action::OpenStaff);
    rig.pass(Duration::from_secs(61));
    assert!(rig.app.stage.cover().is_none());
}

#[tokio::test]
async fn the_right_pin_after_the_pad_was_left_opens_nothing() {
    let mut rig = in_session();
    rig.act(Action::OpenStaff);
    rig.act(Action::TryPin(code(&[2, 7, 1, 8, 2, 8])));
    rig.act(Action::CloseStaff);
    rig.tell(Message::PinChecked(Some(Slot(3))));
    assert!(rig.app.stage.cover().is_none());
    rig.act(Action::Staff(StaffOrder::End));
    assert!(
        matches!(rig.place(), Screen::Guide),
        "an order without a menu does nothing"
    );
}

#[tokio::test]
async fn a_terminal_without_pins_says_so() {
    let mut rig = Rig::welcoming();
    rig.act(Action::OpenStaff);
    assert_eq!(rig.pad(), PinState::NoneKnown);
}

#[tokio::test]
async fn staff_extend_end_and_let_one_host_through() {
    let mut rig = in_session();
    rig.report(Report::Blocked {
        class: sportello_capsule::wire::Refusal::Undeclared,
    });
    rig.act(Action::OpenStaff);
    rig.pin(Some(Slot(3)));
    rig.act(Action::Staff(StaffOrder::AllowLastBlocked));
    assert!(rig.asks().contains(&Ask::Order(Order::AllowLastBlocked)));
    rig.act(Action::Staff(StaffOrder::Extend(30)));
    assert_eq!(rig.app.bar.as_ref().unwrap().left, Left::Minutes(90));
    rig.act(Action::Staff(StaffOrder::End));
    assert!(matches!(rig.place(), Screen::Ending(_)));
    assert!(
        rig.app.stage.cover().is_none(),
        "the menu goes with the session"
    );
}

#[tokio::test]
async fn staff_end_a_hidden_session_but_never_open_it() {
    let mut rig = in_session();
    rig.act(Action::Hide(code(&[4, 7, 1, 1])));
    assert!(matches!(rig.app.stage.cover(), Some(Cover::Locked(_))));
    assert_eq!(rig.windows.last_placement(), Some(Placement::Front));
    rig.act(Action::OpenStaff);
    rig.pin(Some(Slot(3)));
    rig.act(Action::Staff(StaffOrder::LiftLock));
    let Some(Cover::Staff(menu)) = rig.app.stage.cover() else {
        panic!("no menu")
    };
    assert!(menu.refused.is_some());
    rig.act(Action::CloseStaff);
    assert!(
        matches!(rig.app.stage.cover(), Some(Cover::Locked(_))),
        "still hidden"
    );
    rig.act(Action::Unhide(code(&[4, 7, 1, 2])));
    let Some(Cover::Locked(hide::Locked { wrong, .. })) = rig.app.stage.cover() else {
        panic!("opened by a wrong code")
    };
    assert!(wrong);
    rig.act(Action::Unhide(code(&[4, 7, 1, 1])));
    assert!(rig.app.stage.cover().is_none());
}

#[tokio::test]
async fn maintenance_ends_the_session_first_and_is_remembered() {
    let mut rig = in_session();
    rig.act(Action::OpenStaff);
    rig.pin(Some(Slot(3)));
    rig.act(Action::Staff(StaffOrder::Maintenance(true)));
    assert_eq!(rig.asks().iter().filter(|ask| **ask == Ask::End).count(), 1);
    rig.report(clean());
    rig.check_stopped(&Stopped::Maintenance);
    assert!(
        rig.jobs()
            .iter()
            .any(|job| { matches!(job, Job::Condition(condition) if condition.maintenance) })
    );
}

fn found(name: &str) -> networks::Found {
    use sportello_setupd::wire::{Cable, Connectivity, Guard, Network, Networks};
    networks::Found {
        networks: Networks {
            connectivity: Connectivity::Full,
            cable: Cable::NoSocket,
            wifi: true,
            found: vec![Network {
                ssid: name.to_owned(),
                name: name.to_owned(),
                strength: 50,
                guard: Guard::Key,
                active: false,
            }],
        },
        known: Vec::new(),
    }
}

impl Rig {
    fn staff_says(&mut self, message: menu::Message) -> Action {
        self.app.stage.update(screen::Message::Staff(message))
    }
}

#[tokio::test]
async fn networks_are_looked_for_joined_and_never_by_who_has_no_pin() {
    let mut rig = in_session();
    assert_eq!(
        rig.app
            .ask_networks(networks::Ask::Look { scan: true })
            .units(),
        0,
        "no menu, no question"
    );
    rig.act(Action::OpenStaff);
    assert_eq!(
        rig.app
            .ask_networks(networks::Ask::Look { scan: true })
            .units(),
        0
    );
    rig.pin(Some(Slot(3)));
    assert_eq!(
        rig.staff_says(menu::Message::NetworksAsked),
        Action::Networks(networks::Ask::Look { scan: true })
    );
    assert_eq!(
        rig.app
            .ask_networks(networks::Ask::Look { scan: true })
            .units(),
        1
    );
    rig.tell(Message::Networks(Ok(found("5361"))));
    let page = menu::Message::Networks;
    rig.staff_says(page(menu::networks::Message::Chosen("5361".to_owned())));
    rig.staff_says(page(menu::networks::Message::KeyTyped(
        "una parola".to_owned(),
    )));
    let asked = rig.staff_says(page(menu::networks::Message::JoinAsked));
    assert_eq!(
        asked,
        Action::Networks(networks::Ask::Join {
            ssid: "5361".to_owned(),
            key: Secret::new("una parola"),
            metered: false,
        })
    );
    let again = rig.staff_says(page(menu::networks::Message::JoinAsked));
    assert_eq!(again, Action::None, "one thing at a time");
    // Joining may take as long as a menu that nobody uses stays open: its answer keeps it open.
    rig.pass(Duration::from_secs(50));
    rig.tell(Message::Networks(Ok(found("5361"))));
    rig.pass(Duration::from_secs(50));
    assert!(matches!(rig.app.stage.cover(), Some(Cover::Staff(_))));
    assert_eq!(rig.staff_says(menu::Message::Left), Action::None);
    assert_eq!(rig.staff_says(menu::Message::Left), Action::CloseStaff);
}

#[tokio::test]
async fn an_answer_for_networks_that_staff_left_changes_nothing() {
    let mut rig = in_session();
    rig.act(Action::OpenStaff);
    rig.pin(Some(Slot(3)));
    rig.staff_says(menu::Message::NetworksAsked);
    rig.staff_says(menu::Message::Left);
    let before = rig.app.stage.cover().cloned();
    rig.tell(Message::Networks(Ok(found("5361"))));
    assert_eq!(rig.app.stage.cover(), before.as_ref());
    rig.act(Action::CloseStaff);
    rig.tell(Message::Networks(Err(networks::Trouble::Lost)));
    assert!(rig.app.stage.cover().is_none());
}
