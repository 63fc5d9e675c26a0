// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! How a machine becomes a terminal of the region.

use sportello_protocol::signature::TerminalKey;
use sportello_protocol::{EnrolmentAnswer, ProblemKind, path};
use sportello_store::{KeyState, Page, Scope};

use crate::house::{Draft, House, enrolment, enrolment_body, sessions, status};

#[tokio::test]
async fn a_code_enrols_one_terminal_once() {
    let house = House::open().await;
    let site = house.site("A").await;
    let code = house.code(site).await.secret_text();
    let first = TerminalKey::generate().unwrap();
    let answer: EnrolmentAnswer = house.send(enrolment(&first, &code)).await.json();
    assert_eq!(answer.thumbprint, first.thumbprint());
    let terminal = house
        .store()
        .terminal(answer.terminal)
        .await
        .unwrap()
        .unwrap();
    assert_eq!((terminal.site, terminal.label.as_str()), (site, "1"));

    let second = TerminalKey::generate().unwrap();
    let answer = house.send(enrolment(&second, &code)).await;
    answer.refused(ProblemKind::Code);
}

#[tokio::test]
async fn an_answer_that_was_lost_is_given_again() {
    let house = House::open().await;
    let site = house.site("A").await;
    let code = house.code(site).await.secret_text();
    let key = TerminalKey::generate().unwrap();
    let first: EnrolmentAnswer = house.send(enrolment(&key, &code)).await.json();
    let again: EnrolmentAnswer = house.send(enrolment(&key, &code)).await.json();
    assert_eq!(first.terminal, again.terminal);
    assert_eq!(first.centre_key, again.centre_key);
}

#[tokio::test]
async fn a_code_that_was_never_made_enrols_nobody() {
    let house = House::open().await;
    house.site("A").await;
    for secret in ["0000000000000000", "", "x", &"9".repeat(4000)] {
        let key = TerminalKey::generate().unwrap();
        let answer = house.send(enrolment(&key, secret)).await;
        answer.refused(ProblemKind::Code);
    }
}

#[tokio::test]
async fn somebody_elses_key_cannot_be_enrolled() {
    let house = House::open().await;
    let site = house.site("A").await;
    let code = house.code(site).await.secret_text();
    let (own, other) = (
        TerminalKey::generate().unwrap(),
        TerminalKey::generate().unwrap(),
    );
    // Names the other's key and signs with its own.
    let request = Draft::post(path::ENROLMENTS, enrolment_body(&other, &code)).sign(&own);
    house.send(request).await.refused(ProblemKind::Signature);
    // The code was not used up.
    assert!(house.send(enrolment(&own, &code)).await.status.is_success());
}

#[tokio::test]
async fn who_enrolled_stands_in_the_audit_log_without_the_code() {
    let house = House::open().await;
    let site = house.site("A").await;
    let code = house.code(site).await.secret_text();
    let key = TerminalKey::generate().unwrap();
    house.send(enrolment(&key, &code)).await;
    let page = Page {
        number: 0,
        size: 10,
    };
    let log = house
        .store()
        .audit_log(&Scope::Region, page)
        .await
        .unwrap()
        .items;
    let entry = &log[0].entry;
    assert_eq!(entry.action, "terminal.enrolled");
    assert!(entry.object.contains(&key.thumbprint().to_string()));
    assert!(!entry.object.contains(&code));
}

#[tokio::test]
async fn a_key_that_was_revoked_is_refused_at_once_everywhere() {
    let house = House::open().await;
    let site = house.site("A").await;
    let machine = house.machine(site).await;
    let fine = house.report(&machine, &sessions(1, 1..=1)).await;
    assert!(fine.status.is_success());
    for (state, kind) in [
        (KeyState::Revoked, ProblemKind::Revoked),
        (KeyState::Quarantined, ProblemKind::Quarantined),
    ] {
        house
            .store()
            .set_key_state(machine.id, state)
            .await
            .unwrap();
        let report = house.report(&machine, &sessions(1, 2..=2)).await;
        report.refused(kind);
        let said = house.send(machine.status(&status())).await;
        said.refused(kind);
        let asked = house.send(machine.commands(0, 0)).await;
        asked.refused(kind);
        let desired = Draft::get(path::DESIRED, "").sign(&machine.key);
        house.send(desired).await.refused(kind);
    }
    assert!(house.centre.hub.room(site).is_empty(), "nothing was shown");
}

#[tokio::test]
async fn a_restart_forgets_no_terminal_and_keeps_the_centres_key() {
    let house = House::open().await;
    let site = house.site("A").await;
    let machine = house.machine(site).await;
    let key = house.centre.key().public();
    let house = house.restart().await;
    assert_eq!(house.centre.key().public(), key);
    let answer = house.report(&machine, &sessions(1, 1..=1)).await;
    assert!(answer.status.is_success());
}
