// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What a terminal must not forget, whatever happens to its disk.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::TimeDelta;
use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use sportello_trust::client::MemoryState;
use sportello_trust::{Client, Reason};

use crate::region::{Region, clock, folder, refresh, start};

/// A terminal that has seen bundle 2; and the repository from before.
fn seen() -> (Region, PathBuf) {
    let mut region = Region::new();
    let old = region.copy("old");
    region.add_bundle(2, b"bundle two");
    region.publish(start()).expect("published");
    refresh(&mut region.client(), region.source(), &clock(start())).expect("honest");
    (region, old)
}

fn refuses_the_old(region: &Region, old: &Path) -> Client {
    let mut client = region.client();
    let refusal = refresh(&mut client, folder(old), &clock(start())).expect_err("older");
    assert_eq!(refusal.reason, Reason::OlderVersion);
    client
}

#[test]
fn floors_survive_a_restart() {
    let (region, old) = seen();
    let client = refuses_the_old(&region, &old);
    assert_eq!(client.memory_state(), MemoryState::Whole);
}

#[test]
fn one_damaged_copy_changes_nothing_and_is_mended() {
    type Damage = fn(&PathBuf);
    let damages: [Damage; 5] = [
        |path| fs::remove_file(path).expect("removed"),
        |path| fs::write(path, "").expect("written"),
        |path| {
            fs::File::options()
                .write(true)
                .open(path)
                .and_then(|file| file.set_len(200))
                .expect("torn");
        },
        |path| {
            let mut bytes = fs::read(path).expect("read");
            let last = bytes.len() - 5;
            bytes[last] ^= 1;
            fs::write(path, bytes).expect("written");
        },
        |path| {
            fs::File::create(path)
                .and_then(|file| file.set_len(10 << 30))
                .expect("sparse");
        },
    ];
    for copy in ["memory.a", "memory.b"] {
        for damage in damages {
            let (region, old) = seen();
            damage(&region.store().join(copy));
            let client = refuses_the_old(&region, &old);
            assert_eq!(client.memory_state(), MemoryState::Mended);
            assert_eq!(region.client().memory_state(), MemoryState::Whole);
        }
    }
}

#[test]
fn an_older_copy_beside_a_newer_one_does_not_count() {
    let (mut region, old) = seen();
    let before = fs::read(region.store().join("memory.a")).expect("read");
    region.add_bundle(3, b"bundle three");
    region.publish(start()).expect("published");
    refresh(&mut region.client(), region.source(), &clock(start())).expect("honest");
    let floors = region.client().floors();
    // As after a power cut between the two.
    fs::write(region.store().join("memory.b"), before).expect("written");
    assert_eq!(region.client().floors(), floors);
    refuses_the_old(&region, &old);
}

#[test]
fn both_copies_damaged_begins_anew_and_says_so() {
    let (region, old) = seen();
    for copy in ["memory.a", "memory.b"] {
        fs::write(region.store().join(copy), "nonsense").expect("written");
    }
    let mut client = region.client();
    assert_eq!(client.memory_state(), MemoryState::Lost);
    // The price, which decision 0021 names: the floor is gone.
    refresh(&mut client, folder(&old), &clock(start())).expect("taken");
    assert_eq!(region.client().memory_state(), MemoryState::Whole);
}

#[test]
fn a_memory_of_another_region_is_not_followed() {
    let (region, _) = seen();
    let mut other = Region::new();
    other.next_root(|_| {}, vec![]);
    other.publish(start()).expect("published");
    let mut there = other.client();
    refresh(&mut there, other.source(), &clock(start())).expect("honest");
    assert_eq!(there.floors().root, 2);
    // Its memory on our disk, checksums and all: a root that does not follow from ours.
    for copy in ["memory.a", "memory.b"] {
        fs::copy(other.store().join(copy), region.store().join(copy)).expect("copied");
    }
    let mut client = region.client();
    assert_eq!(client.memory_state(), MemoryState::Lost);
    assert_eq!(client.floors().root, 1);
    refresh(&mut client, other.source(), &clock(start())).expect_err("foreign");
    refresh(&mut client, region.source(), &clock(start())).expect("ours");
}

#[test]
fn what_was_verified_can_be_handed_on() {
    let (region, _) = seen();
    let mut client = region.client();
    refresh(&mut client, region.source(), &clock(start())).expect("honest");
    let staging = region.dir.path().join("staging");
    client.copy_metadata(&staging).expect("copied");
    // The root-side helper has a memory of its own, and believes no file of the agent.
    let own = region.dir.path().join("trust-root");
    let mut helper = Client::open(&own, region.first_root.bytes()).expect("opened");
    refresh(&mut helper, folder(&staging), &clock(start())).expect("verified again");
    assert_eq!(helper.list(), client.list());
    assert_eq!(helper.floors(), client.floors());
}

#[test]
fn the_kept_set_is_whole_after_a_cut_at_any_file() {
    // Each file of the set alone is older or newer; the floors were written last. So whatever
    // prefix of the writes reached the disk, what is kept is taken again or asked for anew.
    let (mut region, _) = seen();
    let before: Vec<(String, Vec<u8>)> = fs::read_dir(region.store().join("metadata"))
        .expect("read")
        .map(|entry| entry.expect("read"))
        .map(|entry| {
            let name = entry.file_name().into_string().expect("a name");
            (name, fs::read(entry.path()).expect("read"))
        })
        .collect();
    let memory = fs::read(region.store().join("memory.a")).expect("read");
    region.add_bundle(3, b"bundle three");
    region
        .publish(start() + TimeDelta::hours(1))
        .expect("published");
    refresh(&mut region.client(), region.source(), &clock(start())).expect("honest");
    // The cut came after the new set and before the floors.
    for copy in ["memory.a", "memory.b"] {
        fs::write(region.store().join(copy), &memory).expect("written");
    }
    let mut client = region.client();
    sportello_trust::wait(client.recall(&clock(start()))).expect("the new set");
    assert_eq!(client.list().newest_bundle().map(|(n, _)| n), Some(3));
    // The cut came before timestamp: the old one stands, its snapshot and list are still there
    // because nothing is taken away before the new timestamp is.
    for copy in ["memory.a", "memory.b"] {
        fs::write(region.store().join(copy), &memory).expect("written");
    }
    for (name, bytes) in &before {
        fs::write(region.store().join("metadata").join(name), bytes).expect("written");
    }
    let mut client = region.client();
    sportello_trust::wait(client.recall(&clock(start()))).expect("the old set");
    assert_eq!(client.list().newest_bundle().map(|(n, _)| n), Some(2));
}

/// Whatever becomes of one copy, the floor holds.
#[test]
fn no_damage_to_one_copy_lowers_a_floor() {
    let (region, _) = seen();
    let floors = region.client().floors();
    let copies = ["memory.a", "memory.b"].map(|name| region.store().join(name));
    let whole = fs::read(&copies[0]).expect("read");
    let noise = prop::collection::vec(any::<u8>(), 0..600);
    let mut runner = TestRunner::new(ProptestConfig::with_cases(60));
    runner
        .run(&(0..2_usize, noise, 0..whole.len()), |(copy, noise, at)| {
            let mut bytes = whole[..at].to_vec();
            bytes.extend(&noise);
            fs::write(&copies[copy], bytes).expect("written");
            prop_assert_eq!(region.client().floors(), floors);
            Ok(())
        })
        .expect("holds");
}
