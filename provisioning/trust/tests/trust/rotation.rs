// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Keys change; terminals that were away follow.

use std::fs;

use chrono::TimeDelta;
use sportello_trust::repository::Offer;
use sportello_trust::{Freshness, Reason, RootDraft, SignedRoot, TargetsDraft};

use crate::region::{Region, clock, folder, key, refresh, start};

#[test]
fn a_terminal_that_missed_five_roots_walks_through_them() {
    let mut region = Region::new();
    let mut client = region.client();
    refresh(&mut client, region.source(), &clock(start())).expect("honest");
    let mut roots = Vec::new();
    for _ in 0..5 {
        // All three root keys are new each time.
        let keys = vec![key(), key(), key()];
        let public: Vec<_> = keys.iter().map(|key| key.public()).collect();
        region.next_root(|plan| plan.root = public, keys);
        roots.push(region.root.bytes().to_vec());
    }
    // Then another key signs the list.
    region.targets_key = key();
    let public = region.targets_key.public();
    region.next_root(|plan| plan.targets = vec![public], vec![]);
    roots.push(region.root.bytes().to_vec());
    let draft = region.draft();
    region.sign(&draft);
    let offer = Offer {
        roots,
        targets: Some(region.targets.bytes().to_vec()),
    };
    region
        .repository
        .publish(&offer, &region.online, start(), &Default::default())
        .expect("published");
    assert_eq!(
        refresh(&mut client, region.source(), &clock(start())),
        Ok(Freshness::Fresh)
    );
    assert_eq!(client.floors().root, 7);
    // Also one that starts again, and one that never saw any of it.
    assert_eq!(region.client().floors(), client.floors());
    let mut fresh =
        sportello_trust::Client::open(&region.dir.path().join("new"), region.first_root.bytes())
            .expect("opened");
    refresh(&mut fresh, region.source(), &clock(start())).expect("walked");
    assert_eq!(fresh.floors().root, 7);
    // A newer image brings a newer root; the memory goes on.
    let newer =
        sportello_trust::Client::open(&region.store(), region.root.bytes()).expect("opened");
    assert_eq!(newer.floors(), client.floors());
    // Without one of the roots in between, nobody gets there.
    let stick = region.copy("stick");
    fs::remove_file(stick.join("metadata/4.root.json")).expect("removed");
    let mut fresh =
        sportello_trust::Client::open(&region.dir.path().join("new2"), region.first_root.bytes())
            .expect("opened");
    refresh(&mut fresh, folder(&stick), &clock(start())).expect_err("a gap");
}

#[test]
fn after_a_rotation_the_old_key_signs_nothing_any_more() {
    let mut region = Region::new();
    let stolen = std::mem::replace(&mut region.targets_key, key());
    let public = region.targets_key.public();
    region.next_root(|plan| plan.targets = vec![public], vec![]);
    let draft = region.draft();
    assert_eq!(
        draft
            .sign(&region.root, &[stolen])
            .expect_err("refused")
            .reason,
        Reason::WrongKey
    );
    region.sign(&draft);
    region.publish(start()).expect("published");
    let mut client = region.client();
    refresh(&mut client, region.source(), &clock(start())).expect("follows");
}

#[test]
fn a_new_root_over_a_list_of_the_old_key_is_not_published() {
    let mut region = Region::new();
    let public = key().public();
    region.next_root(|plan| plan.targets = vec![public], vec![]);
    let offer = Offer {
        roots: vec![region.root.bytes().to_vec()],
        targets: None,
    };
    let refusal = region
        .repository
        .publish(&offer, &region.online, start(), &Default::default())
        .expect_err("terminals would refuse it");
    assert_eq!(refusal.reason, Reason::WrongKey);
    // And nothing of it lies there.
    assert!(!region.served().join("metadata/2.root.json").exists());
}

#[test]
fn a_centre_that_counted_to_the_end_is_replaced_by_a_new_key() {
    let mut region = Region::new();
    let mut client = region.client();
    // A thief of the online key signs far in the future: numbers jump.
    let far = start() + TimeDelta::days(300);
    let stick = region.copy("stick");
    let thief = sportello_trust::Repository::open(&stick).expect("opened");
    thief
        .renew(&region.online, far, &Default::default())
        .expect("signed");
    refresh(&mut client, folder(&stick), &clock(start())).expect("it is signed");
    let high = client.floors();
    // The region renews its key; without that it would be locked out.
    let refusal = refresh(&mut client, region.source(), &clock(start())).expect_err("older");
    assert_eq!(refusal.reason, Reason::OlderVersion);
    let fresh = key();
    let public = fresh.public();
    region.next_root(|plan| plan.online = vec![public], vec![]);
    region.online = vec![fresh];
    region.publish(start()).expect("published");
    refresh(&mut client, region.source(), &clock(start())).expect("numbers begin anew");
    assert!(client.floors().timestamp < high.timestamp);
    assert_eq!(
        client.floors().targets,
        high.targets,
        "signed offline: kept"
    );
    // The thief's word is worth nothing any more.
    let refusal = refresh(&mut client, folder(&stick), &clock(start())).expect_err("old key");
    assert_eq!(refusal.reason, Reason::WrongKey);
}

#[test]
fn one_more_key_does_not_forget_a_floor() {
    let mut region = Region::new();
    let old = region.copy("old");
    region.add_bundle(2, b"bundle two");
    let (second, online) = (key(), key());
    let (public, online_public) = (second.public(), online.public());
    region.next_root(
        |plan| {
            plan.targets.push(public);
            plan.online.push(online_public);
        },
        vec![],
    );
    region.publish(start()).expect("published");
    let mut client = region.client();
    refresh(&mut client, region.source(), &clock(start())).expect("follows");
    let refusal = refresh(&mut client, folder(&old), &clock(start())).expect_err("older");
    assert_eq!(refusal.reason, Reason::OlderVersion);
}

#[test]
fn a_ceremony_of_several_people_passes_a_draft_around() {
    let region = Region::new();
    let mut plan = region.plan();
    plan.root_threshold = 3;
    let mut draft = RootDraft::next(&region.root, &plan).expect("a plan");
    for key in &region.root_keys {
        assert!(draft.finish().is_err());
        let carried = draft.to_bytes().expect("written");
        draft = RootDraft::from_bytes(&carried, Some(&region.root)).expect("read");
        draft.sign(key).expect("signed");
    }
    assert_eq!((draft.wanting().new, draft.wanting().old), (0, 0));
    assert_eq!(draft.plan().root_threshold, 3);
    assert_eq!(draft.finish().expect("enough").version(), 2);
    assert_eq!(
        draft.sign(&key()).expect_err("a stranger").reason,
        Reason::WrongKey
    );
}

#[test]
fn impossible_plans_are_refused() {
    let region = Region::new();
    type Change = fn(&mut sportello_trust::Plan);
    let changes: [Change; 5] = [
        |plan| plan.root_threshold = 4,
        |plan| plan.root_threshold = 0,
        |plan| plan.targets.clear(),
        |plan| plan.online.clear(),
        // A key that lies at the centre would make promise 7 a word.
        |plan| plan.online = plan.targets.clone(),
    ];
    for change in changes {
        let mut plan = region.plan();
        change(&mut plan);
        let refusal = RootDraft::next(&region.root, &plan).expect_err("refused");
        assert_eq!(refusal.reason, Reason::Malformed);
    }
    assert_eq!(
        SignedRoot::parse(region.targets.bytes())
            .expect_err("no root")
            .reason,
        Reason::Malformed
    );
}

#[test]
fn a_number_is_given_once() {
    let region = Region::new();
    let file = region.dir.path().join("other");
    fs::write(&file, b"other bytes").expect("written");
    let mut draft = TargetsDraft::next(&region.targets, region.targets.expires()).expect("a list");
    let refusal = draft
        .add_file(&file, sportello_trust::Kind::Bundle { number: 1 })
        .expect_err("taken");
    assert_eq!(refusal.reason, Reason::Malformed);
}
