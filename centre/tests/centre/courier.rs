// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Sticks, both ways.

use sportello_protocol::courier::{Parcel, Return};
use sportello_protocol::{CommandKind, ProblemKind, Sequence, path};
use sportello_store::{KeyState, Measure};

use crate::house::{Draft, House, Machine, counted, nonce, sessions};

fn parcel(machine: &Machine, nonce: [u8; 16]) -> Vec<u8> {
    let reports = [
        sessions(3, 1..=4).pack().unwrap(),
        sessions(3, 5..=6).pack().unwrap(),
    ];
    let now = sportello_centre::centre::machine_clock();
    Parcel::seal(&machine.key, &reports, now, nonce).unwrap()
}

#[tokio::test]
async fn a_parcel_is_taken_once_and_answered_each_time() {
    let house = House::open().await;
    let site = house.site("A").await;
    let traveller = house.machine(site).await;
    let bearer = house.machine(site).await;
    let now = house.centre.now();
    house
        .store()
        .queue_command(traveller.id, CommandKind::Unlock, house.admin, now, 60)
        .await
        .unwrap();
    let nonce = nonce();
    let parcel = parcel(&traveller, nonce);
    for _ in 0..2 {
        let request = Draft::post(path::COURIERS, parcel.clone()).sign(&bearer.key);
        let answer = house.send(request).await;
        assert!(answer.status.is_success(), "{:?}", answer.body);
        let back = Return::open(&answer.body[..])
            .unwrap()
            .verify(
                &house.centre.key().public(),
                traveller.key.thumbprint(),
                &[nonce],
            )
            .unwrap();
        let standing = &back.acknowledgement.unwrap().epochs[0];
        assert_eq!(standing.through, Sequence(6));
        assert_eq!(back.commands.len(), 1);
        assert!(back.desired.is_some());
    }
    assert_eq!(counted(house.store(), &Measure::Sessions).await, 6);
}

#[tokio::test]
async fn a_parcel_that_was_opened_on_the_way_is_refused() {
    let house = House::open().await;
    let site = house.site("A").await;
    let machine = house.machine(site).await;
    let whole = parcel(&machine, nonce());
    for position in [10, 60, whole.len() / 2, whole.len() - 1] {
        let mut changed = whole.clone();
        changed[position] ^= 1;
        let request = Draft::post(path::COURIERS, changed).sign(&machine.key);
        let answer = house.send(request).await;
        assert!(answer.status.is_client_error(), "{position}");
    }
    let request = Draft::post(path::COURIERS, &whole[..whole.len() - 9]).sign(&machine.key);
    house.send(request).await.refused(ProblemKind::Malformed);
    assert_eq!(counted(house.store(), &Measure::Sessions).await, 0);
}

#[tokio::test]
async fn a_key_that_was_revoked_sends_no_sticks() {
    let house = House::open().await;
    let site = house.site("A").await;
    let machine = house.machine(site).await;
    let bearer = house.machine(site).await;
    house
        .store()
        .set_key_state(machine.id, KeyState::Revoked)
        .await
        .unwrap();
    let request = Draft::post(path::COURIERS, parcel(&machine, nonce())).sign(&bearer.key);
    house.send(request).await.refused(ProblemKind::Revoked);
    assert_eq!(counted(house.store(), &Measure::Sessions).await, 0);
}
