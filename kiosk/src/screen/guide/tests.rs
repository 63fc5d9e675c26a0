// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

use super::*;

fn guide() -> Guide {
    let mut guide = Guide::new(TaskKey("isee".to_owned()), 3);
    guide.learn(&Report::PageReady);
    guide
}

#[test]
fn the_page_carries_the_guide_forward_but_never_back() {
    let mut guide = guide();
    guide.learn(&Report::StepReached { step: 2 });
    assert_eq!(guide.step(), 2);
    guide.learn(&Report::StepReached { step: 1 });
    assert_eq!(guide.step(), 2);
}

#[test]
fn the_citizen_may_go_back_and_finish_by_hand() {
    let mut guide = guide();
    assert_eq!(guide.update(Message::StepDone), Action::AtStep(1));
    assert_eq!(guide.update(Message::SteppedBack), Action::AtStep(0));
    assert_eq!(guide.update(Message::SteppedBack), Action::AtStep(0));
    assert_eq!(guide.update(Message::StepDone), Action::AtStep(1));
    assert_eq!(guide.update(Message::StepDone), Action::AtStep(2));
    assert_eq!(guide.update(Message::StepDone), Action::TaskFinished);
    assert_eq!(guide.update(Message::SteppedBack), Action::AtStep(2));
}

#[test]
fn a_lost_guide_offers_the_step_again_and_recovers_by_itself() {
    let mut guide = guide();
    guide.learn(&Report::Lost);
    assert_eq!(guide.state, State::Lost);
    assert_eq!(guide.update(Message::StepRestarted), Action::RestartStep);
    assert_eq!(guide.state, State::Following);
    guide.learn(&Report::Lost);
    guide.learn(&Report::Found);
    assert_eq!(guide.state, State::Following);
}

#[test]
fn a_site_that_answers_again_takes_its_notice_away() {
    let mut guide = guide();
    guide.learn(&Report::Trouble {
        kind: Trouble::SiteUnreachable,
    });
    assert_eq!(guide.note, Some(Note::Trouble(Trouble::SiteUnreachable)));
    guide.learn(&Report::PageReady);
    assert_eq!(guide.note, None);
}

#[test]
fn the_notice_of_a_refused_site_goes_with_the_page_that_asked_for_it() {
    let blocked = Report::Blocked {
        class: sportello_capsule::wire::Refusal::Undeclared,
    };
    let mut guide = guide();
    guide.learn(&blocked);
    assert_eq!(guide.note, Some(Note::Blocked));
    assert_eq!(guide.update(Message::PageBackAsked), Action::PageBack);
    assert_eq!(guide.note, None);
    guide.learn(&blocked);
    guide.learn(&Report::Found);
    assert_eq!(guide.note, None);
    guide.learn(&Report::Printed { pages: 2 });
    guide.learn(&Report::Found);
    assert_eq!(guide.note, Some(Note::Printed(2)), "other news stays");
}

#[test]
fn a_report_beyond_the_last_step_ends_the_task() {
    let mut guide = guide();
    guide.learn(&Report::StepReached { step: u16::MAX });
    assert_eq!((guide.step(), guide.state), (2, State::Done));
}

#[test]
fn free_browsing_has_no_steps_to_reach() {
    let mut guide = Guide::browsing();
    guide.learn(&Report::PageReady);
    guide.learn(&Report::StepReached { step: 4 });
    assert_eq!((guide.step(), guide.state), (0, State::Following));
}

#[test]
fn a_step_begins_with_its_first_words() {
    let mut guide = guide();
    let turn = |guide: &mut Guide| {
        assert_eq!(guide.update(Message::PartTurned(1)), Action::None);
        assert_eq!(guide.part, 1);
    };
    turn(&mut guide);
    guide.learn(&Report::PageReady);
    assert_eq!(guide.part, 1, "the same step");
    guide.learn(&Report::StepReached { step: 1 });
    assert_eq!(guide.part, 0);
    turn(&mut guide);
    let _action = guide.update(Message::StuckAsked);
    assert_eq!(guide.part, 0);
    turn(&mut guide);
    guide.learn(&Report::Lost);
    assert_eq!(guide.part, 1, "no news for whoever asks what to do");
    let _action = guide.update(Message::StuckLeft);
    assert_eq!(guide.part, 0);
}
