// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The live state is in memory, in its own room, and nowhere else.

use sportello_protocol::{HelpState, Phase, TaskArea, UnixSeconds};

use crate::house::{House, status};

#[tokio::test]
async fn a_status_is_seen_in_its_own_room_only() {
    let house = House::open().await;
    let (library, desk) = (house.site("A").await, house.site("B").await);
    let machine = house.machine(library).await;
    let watcher = house.centre.hub.watch(library);
    let elsewhere = house.centre.hub.watch(desk);
    let answer = house.send(machine.status(&status())).await;
    assert!(answer.status.is_success());
    let room = house.centre.hub.room(library);
    assert_eq!(room.len(), 1);
    assert_eq!((room[0].terminal, room[0].phase), (machine.id, Phase::Busy));
    assert!(watcher.has_changed().unwrap());
    assert!(!elsewhere.has_changed().unwrap());
    assert_eq!(house.centre.hub.room(desk), []);
}

#[tokio::test]
async fn nothing_of_a_room_is_in_any_file() {
    let house = House::open().await;
    let site = house.site("A").await;
    let machine = house.machine(site).await;
    let mut said = status();
    said.phase = Phase::Busy;
    said.minutes_left = Some(31_337);
    said.help = HelpState::Coming;
    said.area = Some(TaskArea::MoneyAndBenefits);
    assert!(house.send(machine.status(&said)).await.status.is_success());
    house.centre.flush_seen().await.unwrap();
    let mut read = 0;
    for entry in std::fs::read_dir(house.folder.path()).unwrap() {
        let path = entry.unwrap().path();
        if !path.is_file() {
            continue;
        }
        let bytes = std::fs::read(&path).unwrap();
        read += bytes.len();
        for token in [
            "31337",
            "money_and_benefits",
            "\"busy\"",
            "\"coming\"",
            "minutes_left",
        ] {
            let found = bytes
                .windows(token.len())
                .any(|window| window == token.as_bytes());
            assert!(!found, "{token} stands in {}", path.display());
        }
    }
    assert!(read > 10_000, "the store was looked at");
    // What is kept is the machine's, by the minute.
    let terminal = house.store().terminal(machine.id).await.unwrap().unwrap();
    let UnixSeconds(seen) = terminal.last_seen.unwrap();
    assert_eq!(seen % 60, 0);
}

#[tokio::test]
async fn a_restart_forgets_the_rooms() {
    let house = House::open().await;
    let site = house.site("A").await;
    let machine = house.machine(site).await;
    house.send(machine.status(&status())).await;
    let house = house.restart().await;
    assert_eq!(house.centre.hub.room(site), []);
}
