// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Commands reach the terminal they are for, at once and no other.

use sportello_protocol::{
    CommandKind, CommandOutcome, CommandResult, Commands, Desired, ProblemKind, Settings,
    StatusAnswer, path,
};
use sportello_store::KeyState;
use std::time::Duration;

use crate::house::{Draft, House, status};

#[tokio::test]
async fn a_poll_is_answered_when_a_command_comes() {
    let house = House::open().await;
    let site = house.site("A").await;
    let machine = house.machine(site).await;
    let other = house.machine(site).await;
    let mut poll = Box::pin(house.send(machine.commands(0, 30)));
    let mut others = Box::pin(house.send(other.commands(0, 30)));
    let soon = Duration::from_millis(200);
    assert!(tokio::time::timeout(soon, &mut poll).await.is_err(), "held");
    assert!(tokio::time::timeout(soon, &mut others).await.is_err());
    let kind = CommandKind::Extend { minutes: 10 };
    let id = house
        .store()
        .queue_command(machine.id, kind, house.admin, house.centre.now(), 60)
        .await
        .unwrap();
    // Far less than the thirty seconds for which it would have been held.
    let answer = tokio::time::timeout(Duration::from_secs(10), poll).await;
    let commands: Commands = answer.expect("woken").json();
    assert_eq!(commands.commands.len(), 1);
    assert_eq!(
        (commands.commands[0].id, commands.commands[0].kind),
        (id, kind)
    );
    assert!(commands.commands[0].valid_for_s <= 60);
    assert!(tokio::time::timeout(soon, &mut others).await.is_err());
}

#[tokio::test]
async fn a_command_that_waits_is_given_at_once_and_only_once_acknowledged_no_more() {
    let house = House::open().await;
    let site = house.site("A").await;
    let machine = house.machine(site).await;
    let id = house
        .store()
        .queue_command(
            machine.id,
            CommandKind::Lock,
            house.admin,
            house.centre.now(),
            60,
        )
        .await
        .unwrap();
    let commands: Commands = house.send(machine.commands(0, 30)).await.json();
    assert_eq!(commands.commands.len(), 1);
    let commands: Commands = house.send(machine.commands(id.0, 0)).await.json();
    assert_eq!(commands.commands, []);
    let mut said = status();
    said.results = vec![CommandResult {
        id,
        outcome: CommandOutcome::Passed,
    }];
    let answer: StatusAnswer = house.send(machine.status(&said)).await.json();
    assert!(answer.next_after_s > 0);
}

#[tokio::test]
async fn new_settings_wake_the_terminals_of_the_site() {
    let house = House::open().await;
    let site = house.site("A").await;
    let machine = house.machine(site).await;
    let before: Desired = house
        .send(Draft::get(path::DESIRED, "").sign(&machine.key))
        .await
        .json();
    let mut poll = Box::pin(house.send(machine.commands(0, 30)));
    let held = tokio::time::timeout(Duration::from_millis(200), &mut poll).await;
    assert!(held.is_err());
    let settings = Settings {
        session_minutes: Some(45),
        ..Settings::default()
    };
    let set = house.store().set_settings(site, settings).await.unwrap();
    let answer = tokio::time::timeout(Duration::from_secs(10), poll).await;
    let commands: Commands = answer.expect("woken").json();
    assert!(commands.desired > before.version);
    let after: Desired = house
        .send(Draft::get(path::DESIRED, "").sign(&machine.key))
        .await
        .json();
    assert_eq!((after.version, after.settings), (set.version, set.settings));
}

#[tokio::test]
async fn a_poll_that_was_held_gives_nothing_to_a_key_that_was_revoked() {
    let house = House::open().await;
    let site = house.site("A").await;
    let machine = house.machine(site).await;
    let mut poll = Box::pin(house.send(machine.commands(0, 30)));
    let held = tokio::time::timeout(Duration::from_millis(200), &mut poll).await;
    assert!(held.is_err());
    let now = house.centre.now();
    let store = house.store();
    store
        .set_key_state(machine.id, KeyState::Revoked)
        .await
        .unwrap();
    store
        .queue_command(machine.id, CommandKind::Unlock, house.admin, now, 60)
        .await
        .unwrap();
    let answer = tokio::time::timeout(Duration::from_secs(10), poll).await;
    answer.expect("woken").refused(ProblemKind::Revoked);
}

#[tokio::test]
async fn a_centre_that_stops_answers_its_polls() {
    let house = House::open().await;
    let site = house.site("A").await;
    let machine = house.machine(site).await;
    let mut poll = Box::pin(house.send(machine.commands(0, 30)));
    let held = tokio::time::timeout(Duration::from_millis(200), &mut poll).await;
    assert!(held.is_err());
    house.centre.stop.cancel();
    let answer = tokio::time::timeout(Duration::from_secs(10), poll).await;
    let commands: Commands = answer.expect("answered").json();
    assert_eq!(commands.commands, []);
}
