// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The centre publishes nothing that a terminal would refuse.

use std::fs;

use chrono::TimeDelta;
use sportello_trust::repository::{Offer, Terms};
use sportello_trust::{Freshness, Reason, Repository};

use crate::region::{Region, clock, key, name, refresh, start};

fn terms() -> Terms {
    Terms::default()
}

#[test]
fn a_file_that_is_not_here_as_signed_is_not_published() {
    let mut region = Region::new();
    region.add_bundle(2, b"bundle two");
    let upload = region.repository.incoming(&name("bundle-2.tar.zst"));
    let before = fs::read(region.served().join("metadata/timestamp.json")).expect("read");
    fs::write(&upload, b"bundle tw").expect("half");
    let offer = region.offer();
    let check = region.repository.check(&offer, &region.online, start());
    assert_eq!(check.expect_err("half").reason, Reason::Altered);
    fs::remove_file(&upload).expect("removed");
    assert_eq!(
        region.publish(start()).expect_err("gone").reason,
        Reason::Missing
    );
    assert_eq!(
        fs::read(region.served().join("metadata/timestamp.json")).expect("read"),
        before
    );
    fs::write(&upload, b"bundle two").expect("whole");
    region
        .repository
        .check(&offer, &region.online, start())
        .expect("fits");
    assert!(upload.exists(), "a check changes nothing");
    let present = region.publish(start()).expect("published");
    assert!(!upload.exists());
    let entry = present.targets.listing().bundle(2).expect("listed").clone();
    assert!(region.repository.holds(&entry));
    let file = region.repository.target_file(&entry.served());
    assert_eq!(
        fs::read(file.expect("served")).expect("there"),
        b"bundle two"
    );
}

#[test]
fn publishing_again_is_harmless_and_other_bytes_under_a_number_are_refused() {
    let mut region = Region::new();
    let first = region.publish(start()).expect("again");
    let second = region.publish(start()).expect("and again");
    assert!(second.timestamp > first.timestamp, "numbers only grow");
    assert_eq!(second.targets.version(), first.targets.version());
    // An older list.
    let old = region.offer();
    region.add_bundle(2, b"bundle two");
    region.publish(start()).expect("published");
    let refusal = region
        .repository
        .publish(&old, &region.online, start(), &terms());
    assert_eq!(refusal.expect_err("older").reason, Reason::OlderVersion);
    // The same number, signed anew with another date.
    let twin = sportello_trust::TargetsDraft::next(
        &old_targets(&region, &old),
        start() + TimeDelta::days(9),
    )
    .expect("a list")
    .sign(&region.root, std::slice::from_ref(&region.targets_key))
    .expect("signed");
    assert_eq!(twin.version(), region.targets.version());
    let refusal = region.repository.publish(
        &Offer {
            roots: vec![],
            targets: Some(twin.bytes().to_vec()),
        },
        &region.online,
        start(),
        &terms(),
    );
    assert_eq!(refusal.expect_err("a twin").reason, Reason::OlderVersion);
}

fn old_targets(region: &Region, offer: &Offer) -> sportello_trust::SignedTargets {
    let bytes = offer.targets.as_deref().expect("a list");
    sportello_trust::SignedTargets::parse(bytes, &region.root).expect("signed")
}

#[test]
fn strangers_publish_nothing() {
    let region = Region::new();
    let other = Region::new();
    let refusal = region
        .repository
        .publish(&other.offer(), &region.online, start(), &terms());
    assert_eq!(
        refusal.expect_err("a stranger").reason,
        Reason::OlderVersion
    );
    let only_targets = Offer {
        roots: vec![],
        targets: other.offer().targets,
    };
    let refusal = region
        .repository
        .publish(&only_targets, &region.online, start(), &terms());
    assert_eq!(refusal.expect_err("a stranger").reason, Reason::WrongKey);
    // A centre whose key root does not name.
    let refusal = region
        .repository
        .publish(&region.offer(), &[key()], start(), &terms());
    assert_eq!(refusal.expect_err("not named").reason, Reason::WrongKey);
    let empty = Repository::open(&region.dir.path().join("empty")).expect("opened");
    for refusal in [
        empty.renew(&region.online, start(), &terms()),
        empty.publish(&Offer::default(), &region.online, start(), &terms()),
    ] {
        assert_eq!(refusal.expect_err("nothing yet").reason, Reason::Missing);
    }
    assert!(empty.present().expect("read").is_none());
}

#[test]
fn what_is_past_its_date_is_not_published() {
    let region = Region::new();
    for (days, what) in [(366, "targets.json"), (731, "root.json")] {
        let late = start() + TimeDelta::days(days);
        let offer = region.offer();
        for refusal in [
            region.publish(late).map(|_| ()),
            region.repository.check(&offer, &region.online, late),
        ] {
            let refusal = refusal.expect_err("over");
            assert_eq!(
                (refusal.reason, refusal.what.as_str()),
                (Reason::Expired, what)
            );
        }
    }
}

#[test]
fn the_centre_keeps_its_word_fresh_until_the_administrator_must_sign() {
    let region = Region::new();
    let mut now = start();
    let mut client = region.client();
    for _ in 0..100 {
        now += TimeDelta::days(3);
        region.renew(now).expect("signed");
        assert_eq!(
            refresh(&mut client, region.source(), &clock(now)),
            Ok(Freshness::Fresh)
        );
    }
    // Snapshots are signed when they are half over, not each time.
    let snapshots = fs::read_dir(region.served().join("metadata"))
        .expect("read")
        .filter(|entry| {
            let name = entry.as_ref().expect("read").file_name();
            name.to_string_lossy().ends_with(".snapshot.json")
        })
        .count();
    assert!((10..=25).contains(&snapshots), "{snapshots}");
    let over = region.renew(start() + TimeDelta::days(366));
    assert_eq!(over.expect_err("over").reason, Reason::Expired);
}

#[test]
fn a_centre_restored_from_a_backup_is_not_behind_its_terminals() {
    let region = Region::new();
    let backup = region.copy("backup");
    let mut client = region.client();
    for day in 1..5 {
        region
            .renew(start() + TimeDelta::days(day))
            .expect("signed");
    }
    refresh(&mut client, region.source(), &clock(start())).expect("honest");
    let restored = Repository::open(&backup).expect("opened");
    restored
        .renew(&region.online, start() + TimeDelta::days(6), &terms())
        .expect("signed");
    refresh(
        &mut client,
        crate::region::folder(&backup),
        &clock(start() + TimeDelta::days(6)),
    )
    .expect("taken");
}

#[test]
fn a_cut_between_two_files_leaves_the_old_word_standing() {
    let mut region = Region::new();
    let timestamp = fs::read(region.served().join("metadata/timestamp.json")).expect("read");
    region.add_bundle(2, b"bundle two");
    region.publish(start()).expect("published");
    // Everything was written but the timestamp.
    fs::write(region.served().join("metadata/timestamp.json"), timestamp).expect("written");
    let mut client = region.client();
    refresh(&mut client, region.source(), &clock(start())).expect("the old word");
    assert_eq!(client.list().newest_bundle().map(|(n, _)| n), Some(1));
    region.publish(start()).expect("once more");
    refresh(&mut client, region.source(), &clock(start())).expect("the new word");
    assert_eq!(client.list().newest_bundle().map(|(n, _)| n), Some(2));
}

#[test]
fn only_published_names_are_served() {
    let region = Region::new();
    let repository = &region.repository;
    for name in [
        "../.lock",
        ".lock",
        "root.json",
        "0.root.json",
        "01.root.json",
        "1.root.json/x",
        "1.root.json.bak",
        "",
        "99999999999999999999.root.json",
    ] {
        assert_eq!(repository.metadata_file(name), None, "{name}");
    }
    assert!(repository.metadata_file("1.root.json").is_some());
    for name in ["bundle-1.tar.zst", "../incoming/x", "0000.bundle-1.tar.zst"] {
        assert_eq!(repository.target_file(name), None, "{name}");
    }
}
