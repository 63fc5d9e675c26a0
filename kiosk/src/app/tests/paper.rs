// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Sheets to take home: who asks for them, and what nobody agreed to.

use sportello_capsule::wire::PrinterState;

use super::*;
use crate::screen::{Panel, assess, paper};

const READY: Report = Report::Printer {
    state: PrinterState::Ready,
};

/// In a session at a terminal with a printer.
fn with_printer() -> Rig {
    let mut rig = Rig::in_session();
    rig.report(READY);
    let _asked = rig.asks();
    rig
}

fn sheets(rig: &mut Rig) -> Vec<String> {
    let asks = rig.asks().into_iter();
    asks.filter_map(|ask| match ask {
        Ask::Order(Order::PrintSheet { html }) => Some(html),
        _ => None,
    })
    .collect()
}

fn finish_spid(rig: &mut Rig) {
    rig.act(Action::StartTask(spid()));
    rig.report(Report::PageReady);
    rig.report(Report::StepReached { step: u16::MAX });
}

#[test]
fn a_list_of_needs_is_printed_once_its_price_was_agreed_to() {
    let mut rig = with_printer();
    assert!(rig.app.site.printer);
    rig.act(Action::ShowTask(spid()));
    rig.act(Action::PrintNeeds(spid()));
    let [html] = &sheets(&mut rig)[..] else {
        panic!("one sheet");
    };
    let title = &rig.app.catalogue.task(&spid()).unwrap().title;
    assert!(html.contains("23 novembre 2026"), "{html}");
    assert!(!html.contains("12:00") && !html.contains("11:00"), "{html}");
    assert!(html.contains(&title.replace('\'', "&#39;")), "{html}");
    rig.report(Report::Counted { pages: 1 });
    assert!(rig.asks().is_empty(), "nobody agreed yet");
    rig.tell(Message::Screen(screen::Message::Paper(
        paper::Message::Agreed,
    )));
    assert_eq!(rig.asks(), [Ask::Order(Order::PrintCounted)]);
    assert!(matches!(rig.place(), Screen::Card(_)), "the place is kept");
}

#[test]
fn a_sheet_nobody_agreed_to_is_forgotten_and_the_guide_hears_nothing_of_it() {
    let mut rig = with_printer();
    finish_spid(&mut rig);
    let guide = rig.app.stage.guide.clone();
    rig.act(Action::PrintToday { before_end: false });
    assert_eq!(sheets(&mut rig).len(), 1);
    rig.report(Report::Counted { pages: 1 });
    assert_eq!(rig.app.stage.guide, guide);
    rig.tell(Message::Screen(screen::Message::PanelClosed));
    assert_eq!(rig.asks(), [Ask::Order(Order::ForgetCounted)]);
    assert_eq!(rig.app.stage.panel(), None);
}

#[test]
fn what_was_done_can_be_printed_before_the_end_and_the_question_comes_back() {
    let mut rig = with_printer();
    finish_spid(&mut rig);
    assert!(rig.app.bar.as_ref().unwrap().finished);
    rig.tell(Message::Screen(screen::Message::EndAsked));
    rig.tell(Message::Screen(screen::Message::End(
        crate::screen::end::Message::TodayAsked,
    )));
    assert_eq!(sheets(&mut rig).len(), 1);
    rig.report(Report::Counted { pages: 1 });
    rig.tell(Message::Screen(screen::Message::PanelClosed));
    assert!(matches!(rig.app.stage.panel(), Some(Panel::End(_))));
    rig.tell(Message::Screen(screen::Message::End(
        crate::screen::end::Message::Confirmed,
    )));
    assert!(matches!(rig.place(), Screen::Ending(_)));
}

#[test]
fn of_the_self_assessment_only_levels_are_counted_and_all_of_it_can_be_printed() {
    let mut rig = with_printer();
    let count = rig.app.catalogue.items.len();
    let answers = vec![assess::Level::WithHelp; count];
    rig.act(Action::Assessed(answers.clone()));
    rig.act(Action::PrintSkills(answers));
    assert_eq!(sheets(&mut rig).len(), 1);
    rig.act(Action::EndAsked);
    rig.act(Action::End);
    rig.report(clean());
    let skills = rig.jobs().into_iter().find_map(|job| match job {
        Job::Finish(entry, _) => Some(entry.counters.skills),
        _ => None,
    });
    let levels: Vec<_> = skills.unwrap().into_values().collect();
    assert_eq!(levels, [sportello_ledger::SkillLevel::WithHelp; 5]);
}

#[test]
fn without_a_capsule_or_words_the_person_is_told_and_nothing_is_asked() {
    let mut rig = with_printer();
    rig.act(Action::PrintToday { before_end: false });
    assert_eq!(sheets(&mut rig), Vec::<String>::new(), "nothing was done");
    let impossible = Some(Panel::Paper(paper::Paper::impossible(false)));
    assert_eq!(rig.app.stage.panel(), impossible.as_ref());
    rig.app.capsule = CapsuleState::Building;
    rig.act(Action::PrintNeeds(spid()));
    assert_eq!(sheets(&mut rig), Vec::<String>::new());
    assert_eq!(rig.app.stage.panel(), impossible.as_ref());
}

#[test]
fn without_a_printer_no_screen_offers_paper() {
    let mut rig = Rig::in_session();
    rig.report(Report::Printer {
        state: PrinterState::Absent,
    });
    assert!(!rig.app.site.printer);
    rig.report(READY);
    assert!(rig.app.site.printer);
}
