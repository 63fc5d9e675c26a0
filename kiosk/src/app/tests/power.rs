// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Laptops: what lid and battery do on the screen, and what they leave in the book.

use sportello_session::Battery;

use super::*;
use crate::screen::Banner;
use crate::service::power;

impl Rig {
    fn battery(&mut self, percent: u8, emptying: bool) {
        let battery = Some(Battery { percent, emptying });
        self.tell(Message::Power(power::Event::Battery(battery)));
    }

    fn lid(&mut self, closed: bool) {
        self.tell(Message::Power(power::Event::Lid { closed }));
    }

    fn above_bar(&self) -> Option<Banner> {
        self.app.bar.as_ref().and_then(|bar| bar.banner)
    }

    /// How the record says that the session ended.
    fn recorded(&self) -> Option<sportello_ledger::EndReason> {
        self.jobs().into_iter().find_map(|job| match job {
            Job::Finish(entry, _) => Some(entry.draft.end),
            _ => None,
        })
    }
}

#[test]
fn a_low_battery_is_said_above_the_bar_until_it_is_read_or_plugged_in() {
    let mut rig = Rig::in_session();
    rig.battery(10, true);
    assert_eq!(rig.above_bar(), Some(Banner::BatteryLow));
    rig.act(Action::DismissBanner);
    assert_eq!(rig.above_bar(), None);
    rig.battery(9, true);
    assert_eq!(rig.above_bar(), None, "read once");
    rig.battery(9, false);
    rig.battery(9, true);
    assert_eq!(rig.above_bar(), Some(Banner::BatteryLow));
    rig.battery(9, false);
    assert_eq!(rig.above_bar(), None);
}

#[test]
fn an_empty_battery_leaves_a_minute_wipes_and_takes_nobody_until_there_is_power() {
    let mut rig = Rig::in_session();
    rig.asks();
    rig.battery(5, true);
    assert_eq!(rig.above_bar(), Some(Banner::BatteryEnd));
    assert_eq!(rig.app.bar.as_ref().unwrap().left, Left::Seconds(60));
    rig.pass(Duration::from_secs(60));
    assert!(matches!(rig.place(), Screen::Ending(_)));
    assert!(rig.asks().contains(&Ask::End));
    rig.report(clean());
    rig.check_stopped(&Stopped::OutOfService(WhyOut::BatteryEmpty));
    assert_eq!(
        rig.recorded(),
        Some(sportello_ledger::EndReason::Interrupted)
    );
    rig.battery(8, true);
    rig.check_stopped(&Stopped::OutOfService(WhyOut::BatteryEmpty));
    rig.battery(8, false);
    rig.check_welcome();
}

#[test]
fn a_closed_lid_wipes_after_a_moment_as_if_the_person_had_left() {
    let mut rig = Rig::in_session();
    rig.asks();
    rig.lid(true);
    assert_eq!(rig.above_bar(), Some(Banner::LidClosed));
    rig.pass(Duration::from_secs(19));
    rig.lid(false);
    assert_eq!(rig.above_bar(), None);
    rig.lid(true);
    rig.pass(Duration::from_secs(20));
    assert!(matches!(rig.place(), Screen::Ending(_)));
    assert!(rig.asks().contains(&Ask::End));
    rig.report(clean());
    assert_eq!(rig.recorded(), Some(sportello_ledger::EndReason::Idle));
    rig.check_welcome();
}

/// The shell begins afresh after each session; services may speak before the book is open.
#[test]
fn what_was_read_before_the_book_is_open_holds() {
    let mut rig = Rig::silent(Staff::default());
    rig.battery(3, true);
    rig.lid(true);
    rig.tell(Message::Ledger(ledger::Event::Opened(Box::new(fresh()))));
    rig.check_stopped(&Stopped::OutOfService(WhyOut::BatteryEmpty));
    rig.battery(90, true);
    rig.begin_session();
    rig.pass(Duration::from_secs(60));
    assert!(
        !matches!(rig.place(), Screen::Ending(_)),
        "closed before the session, so on a desk"
    );
}

#[test]
fn nobody_is_told_of_the_battery_of_the_person_before() {
    let mut rig = Rig::in_session();
    rig.battery(10, true);
    rig.act(Action::End);
    rig.report(clean());
    rig.battery(50, true);
    rig.act(Action::Rate(None));
    assert!(!rig.app.battery_warned);
}
