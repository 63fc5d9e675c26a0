// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Reports are taken once and never lost.

use sportello_protocol::{
    Acknowledgement, Epoch, MAX_PACKED, ProblemKind, Range, Sequence, UnixSeconds, path,
};
use sportello_store::Measure;

use crate::house::{Draft, House, counted, enrolment, sessions};

#[tokio::test]
async fn what_was_sent_twice_is_counted_once() {
    let house = House::open().await;
    let site = house.site("A").await;
    let machine = house.machine(site).await;
    for _ in 0..3 {
        let answer: Acknowledgement = house.report(&machine, &sessions(7, 1..=5)).await.json();
        assert_eq!(answer.epochs.len(), 1);
        assert_eq!(answer.epochs[0].epoch, Epoch(7));
        assert_eq!(answer.epochs[0].through, Sequence(5));
    }
    assert_eq!(counted(house.store(), &Measure::Sessions).await, 5);
}

#[tokio::test]
async fn a_gap_is_asked_for() {
    let house = House::open().await;
    let site = house.site("A").await;
    let machine = house.machine(site).await;
    let answer: Acknowledgement = house.report(&machine, &sessions(7, [1, 4])).await.json();
    assert_eq!(answer.epochs[0].through, Sequence(1));
    let gap = Range {
        first: Sequence(2),
        last: Sequence(3),
    };
    assert_eq!(answer.epochs[0].missing, [gap]);
}

#[tokio::test]
async fn what_was_acknowledged_is_there_after_a_restart() {
    let house = House::open().await;
    let site = house.site("A").await;
    let machine = house.machine(site).await;
    house.report(&machine, &sessions(7, 1..=3)).await;
    let house = house.restart().await;
    let answer: Acknowledgement = house.report(&machine, &sessions(7, 2..=4)).await.json();
    assert_eq!(answer.epochs[0].through, Sequence(4));
    assert_eq!(counted(house.store(), &Measure::Sessions).await, 4);
}

#[tokio::test]
async fn a_request_that_was_recorded_is_worth_nothing() {
    let house = House::open().await;
    let site = house.site("A").await;
    let machine = house.machine(site).await;
    let nonce = [9; 16];
    let send = || {
        let draft = Draft {
            kind: sportello_protocol::PACKED,
            nonce,
            ..Draft::post(path::REPORTS, sessions(1, 1..=1).pack().unwrap())
        };
        house.send(draft.sign(&machine.key))
    };
    assert!(send().await.status.is_success());
    send().await.refused(ProblemKind::Replayed);
}

#[tokio::test]
async fn a_clock_at_1970_is_told_the_time() {
    let house = House::open().await;
    let site = house.site("A").await;
    let machine = house.machine(site).await;
    for created in [UnixSeconds(0), UnixSeconds(4_000_000_000), UnixSeconds(-5)] {
        let draft = Draft {
            created,
            ..Draft::get(path::DESIRED, "")
        };
        let answer = house.send(draft.sign(&machine.key)).await;
        let problem = answer.refused(ProblemKind::Clock);
        let off = problem.server_clock.0 - house.centre.now().0;
        assert!((-5..=5).contains(&off));
    }
}

#[tokio::test]
async fn a_body_that_is_too_large_is_refused_before_it_is_read() {
    let house = House::open().await;
    let site = house.site("A").await;
    let machine = house.machine(site).await;
    let answer = house.send(machine.report(vec![0; MAX_PACKED + 1])).await;
    answer.refused(ProblemKind::TooLarge);
    let answer = house
        .send(Draft::post(path::STATUS, vec![b' '; 70_000]).sign(&machine.key))
        .await;
    answer.refused(ProblemKind::TooLarge);
    let key = &machine.key;
    let answer = house
        .send(Draft::post(path::ENROLMENTS, vec![b' '; 70_000]).sign(key))
        .await;
    answer.refused(ProblemKind::TooLarge);
    // The room that the bodies took was given back.
    let code = house.code(site).await.secret_text();
    let other = sportello_protocol::signature::TerminalKey::generate().unwrap();
    let answer = house.send(enrolment(&other, &code)).await;
    assert!(answer.status.is_success());
}

#[tokio::test]
async fn a_full_house_sends_terminals_away_for_a_while() {
    let house = House::open().await;
    let site = house.site("A").await;
    let machine = house.machine(site).await;
    // One report of a terminal at a time: two at once are one too many.
    let report = sessions(1, 1..=1000);
    let (first, second) = tokio::join!(
        house.report(&machine, &report),
        house.report(&machine, &report),
    );
    let mut statuses = [first.status.as_u16(), second.status.as_u16()];
    statuses.sort_unstable();
    // Either they met, or one was over before the other began.
    assert!(matches!(statuses, [200, 200 | 429]), "{statuses:?}");
    for answer in [first, second] {
        if answer.status == 429 {
            let after: u16 = answer.headers["retry-after"]
                .to_str()
                .unwrap()
                .parse()
                .unwrap();
            assert!((5..=35).contains(&after));
        }
    }
    assert_eq!(counted(house.store(), &Measure::Sessions).await, 1000);
}
