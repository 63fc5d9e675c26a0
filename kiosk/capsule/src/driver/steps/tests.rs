// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

use super::*;
use crate::wire::{Needs, StepOrder};

fn steps(patterns: &[Option<&str>], at_step: u16) -> Steps {
    let task = TaskOrder {
        start: START.into(),
        steps: patterns
            .iter()
            .map(|pattern| StepOrder {
                advance: pattern.map(|pattern| Advance::Url {
                    pattern: pattern.into(),
                }),
                highlight: vec![],
                hop: false,
            })
            .collect(),
        at_step,
        hosts: vec![],
        resources: vec![],
        identity: vec![],
        payment: vec![],
        free: false,
        needs: Needs::default(),
        practice: None,
    };
    Steps::new(&task)
}

fn at(address: &str) -> Front<'_> {
    Front {
        address,
        start: START,
        at_provider: address.contains("//idp."),
    }
}

const START: &str = "https://a.example.it/";
const FLOW: [Option<&str>; 4] = [
    Some("a.example.it/login"),
    Some("idp.example.it/*"),
    None,
    Some("a.example.it/area/*"),
];

#[test]
fn an_address_that_ends_the_step_begins_the_next() {
    assert_eq!(
        steps(&FLOW, 0).reached_by("https://a.example.it/login"),
        Some(1)
    );
    assert_eq!(
        steps(&FLOW, 1).reached_by("https://idp.example.it/x?y=1"),
        Some(2)
    );
    assert_eq!(
        steps(&FLOW, 0).reached_by("https://a.example.it/other"),
        None
    );
}

#[test]
fn a_site_that_remembers_the_login_carries_over_its_pages() {
    assert_eq!(
        steps(&FLOW, 1).reached_by("https://a.example.it/area/home"),
        Some(4)
    );
}

#[test]
fn back_at_an_earlier_page_the_guide_is_lost_until_the_page_fits_again() {
    let steps = steps(&FLOW, 2);
    assert_eq!(steps.place(at("https://a.example.it/login")), Place::Lost);
    assert_eq!(steps.place(at(START)), Place::Lost);
    assert_eq!(steps.place(at("https://idp.example.it/otp")), Place::Found);
    assert_eq!(steps.place(at("https://a.example.it/help")), Place::Found);
}

#[test]
fn who_comes_back_to_a_site_whose_pages_are_not_known_is_not_lost() {
    let flow = [
        Some("region.example.it"),
        Some("idp.example.it"),
        None,
        None,
    ];
    for at_step in [2, 3] {
        let place = steps(&flow, at_step).place(at("https://region.example.it/fse/home"));
        assert_eq!(place, Place::Found, "step {at_step}");
    }
}

#[test]
fn nobody_is_lost_who_leaves_by_the_door_they_came_in() {
    let flow = [Some("a.example.it/area/*"), None, None];
    assert_eq!(steps(&flow, 1).place(at(START)), Place::Lost);
    assert_eq!(steps(&flow, 2).place(at(START)), Place::Found);
    assert_eq!(steps(&flow, 3).place(at(START)), Place::Found);
}

#[test]
fn nobody_is_lost_while_several_steps_are_done_on_one_page() {
    let form = [
        Some("idp.example.it/login"),
        None,
        None,
        Some("idp.example.it/code"),
        None,
    ];
    for at_step in 1..4 {
        let place = steps(&form, at_step).place(at("https://idp.example.it/login"));
        assert_eq!(place, Place::Found, "step {at_step}");
    }
    let later = steps(&form, 4).place(at("https://idp.example.it/login"));
    assert_eq!(later, Place::Lost);
}

#[test]
fn nobody_is_lost_before_the_first_step() {
    assert_eq!(steps(&FLOW, 0).place(at(START)), Place::Found);
}

/// The shape of most tasks: find it, log in, be at the provider, fill in, leave.
fn behind_a_log_in(at_step: u16) -> Steps {
    let idp = Some("idp.example.it");
    let mut steps = steps(&[None, idp, None, None, None, None], at_step);
    steps.steps[2].hop = true;
    steps
}

#[test]
fn who_is_asked_to_log_in_again_is_not_told_to_fill_in_the_form() {
    let provider = "https://idp.example.it/login";
    assert_eq!(behind_a_log_in(2).place(at(provider)), Place::Found);
    for at_step in [3, 4] {
        assert_eq!(behind_a_log_in(at_step).place(at(provider)), Place::Lost);
    }
    // Logging out may lead by the provider's door.
    assert_eq!(behind_a_log_in(5).place(at(provider)), Place::Found);
    // A provider whose host is the service's own is no provider here.
    let own = Front {
        at_provider: false,
        ..at(provider)
    };
    assert_eq!(behind_a_log_in(3).place(own), Place::Found);
}

#[test]
fn a_page_seen_before_the_log_in_is_no_page_of_what_follows_it() {
    let mut steps = behind_a_log_in(1);
    let (choice, provider) = (
        "https://b.example.it/choose",
        "https://idp.example.it/login",
    );
    steps.stands_at(choice);
    steps.stands_at(provider);
    steps.reached(2, provider);
    assert_eq!(steps.place(at(provider)), Place::Found);
    assert_eq!(steps.place(at(choice)), Place::Lost);
    assert_eq!(steps.place(at("https://b.example.it/form")), Place::Found);
    // Whoever says *Done* there knows better.
    steps.told(2, Some(choice));
    assert_eq!(steps.place(at(choice)), Place::Lost);
    steps.told(3, Some(choice));
    assert_eq!(steps.place(at(choice)), Place::Found);
}

#[test]
fn a_page_too_far_ahead_to_leap_to_is_nobodys_step() {
    let idp = Some("idp.example.it");
    let steps = steps(&[None, None, None, None, idp, None], 0);
    let provider = "https://idp.example.it/login";
    assert_eq!(steps.reached_by(provider), None);
    assert_eq!(steps.place(at(provider)), Place::Lost);
}

#[test]
fn between_two_pages_that_are_known_a_third_one_is_not_the_steps() {
    let flow = [
        Some("a.example.it/total"),
        None,
        Some("a.example.it/paid"),
        None,
    ];
    let cancelled = "https://a.example.it/cancelled";
    for at_step in [1, 2] {
        let steps = steps(&flow, at_step);
        assert_eq!(steps.place(at(cancelled)), Place::Lost);
        assert_eq!(
            steps.place(at("https://a.example.it/total?x=1")),
            Place::Found
        );
        // The bank's own page, which nobody knows beforehand.
        assert_eq!(steps.place(at("https://bank.example/3ds")), Place::Found);
    }
    for at_step in [0, 3] {
        let place = steps(&flow, at_step).place(at(cancelled));
        assert_eq!(place, Place::Found, "step {at_step}");
    }
    let open = [
        Some("a.example.it/total"),
        None,
        Some("a.example.it/area/*"),
    ];
    assert_eq!(steps(&open, 1).place(at(cancelled)), Place::Found);
}

#[test]
fn a_list_that_one_comes_back_to_is_no_page_ahead_while_one_stands_on_it() {
    let list = Some("a.example.it/list");
    let flow = [list, None, None, Some("a.example.it/new"), list, None];
    let steps = steps(&flow, 1);
    assert_eq!(steps.place(at("https://a.example.it/list")), Place::Found);
}
