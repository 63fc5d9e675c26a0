// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

use super::*;

#[test]
fn a_message_for_a_screen_no_longer_shown_does_nothing() {
    let mut stage = Stage::new(Screen::Welcome(welcome::Welcome::new()));
    let before = stage.clone();
    for message in [
        Message::Thanks(thanks::Message::Rated(5)),
        Message::Guide(guide::Message::StepDone),
        Message::Idle(idle::Message::JustArrived),
        Message::End(end::Message::Confirmed),
        Message::Staff(staff::Message::Ordered(StaffOrder::End)),
    ] {
        assert_eq!(stage.update(message), Action::None);
    }
    assert_eq!(stage, before);
}

#[test]
fn nothing_below_a_cover_can_be_pressed() {
    let mut stage = Stage::new(Screen::Home(home::Home::new()));
    stage.set_cover(Some(Cover::Idle(idle::Idle {
        seconds_left: 60,
        seconds: 60,
    })));
    let before = stage.clone();
    for message in [
        Message::EndAsked,
        Message::StaffAsked,
        Message::LanguageAsked,
        Message::Home(home::Message::NeedChosen(Need::Health)),
    ] {
        assert_eq!(stage.update(message), Action::None);
    }
    assert_eq!(stage, before);
    assert_eq!(
        stage.update(Message::Idle(idle::Message::StillHere)),
        Action::StillHere
    );
}

#[test]
fn help_beside_the_page_keeps_the_page_in_view() {
    let mut stage = Stage::new(Screen::Guide);
    assert!(stage.is_beside_page());
    assert_eq!(stage.update(Message::HelpAsked), Action::CallHelp);
    assert!(stage.is_beside_page());
    assert_eq!(stage.update(Message::EndAsked), Action::EndAsked);
    assert!(!stage.is_beside_page());
    assert_eq!(stage.update(Message::PanelClosed), Action::EndCancelled);
    assert!(stage.is_beside_page());
}

#[test]
fn end_asks_once_before_it_ends() {
    let mut stage = Stage::new(Screen::Home(home::Home::new()));
    assert_eq!(stage.update(Message::EndAsked), Action::EndAsked);
    assert_eq!(
        stage.update(Message::End(end::Message::Confirmed)),
        Action::End
    );
}
