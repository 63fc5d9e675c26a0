// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Metadata that a terminal must not take, each with its reason; after each, the terminal
//! still takes what is honest.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use async_trait::async_trait;
use chrono::TimeDelta;
use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use sportello_trust::repository::Terms;
use sportello_trust::source::{is_metadata_name, is_served_name};
use sportello_trust::{
    Body, Digest, Freshness, Reason, Refusal, Repository, RootDraft, SignedRoot, SignedTargets,
    SigningKey, Source, TargetName, TargetsDraft, wait,
};

use crate::region::{Region, clock, folder, key, online_by_hand, refresh, sign_by_hand, start};

/// What a terminal that has seen `region` says to `from`, and that it is as it was afterwards.
fn refused(region: &Region, from: &Path) -> Refusal {
    let mut client = region.client();
    refresh(&mut client, region.source(), &clock(start())).expect("honest");
    let (floors, list) = (client.floors(), client.list().clone());
    let refusal = refresh(&mut client, folder(from), &clock(start())).expect_err("refused");
    assert_eq!((client.floors(), client.list()), (floors, &list));
    refresh(&mut client, region.source(), &clock(start())).expect("still honest");
    assert_eq!(region.client().floors(), floors);
    refusal
}

fn newest(folder: &Path, end: &str) -> std::path::PathBuf {
    fs::read_dir(folder.join("metadata"))
        .expect("read")
        .map(|entry| entry.expect("read").path())
        .filter(|path| path.display().to_string().ends_with(end))
        .max()
        .expect("there")
}

/// Another region with its own keys, under the same numbers and higher ones.
fn foreign() -> Region {
    let mut other = Region::new();
    other.add_bundle(9, b"not yours");
    other
        .publish(start() + TimeDelta::days(1))
        .expect("published");
    other
}

#[test]
fn what_others_signed_is_refused() {
    let region = Region::new();
    assert_eq!(
        refused(&region, &foreign().served()).reason,
        Reason::WrongKey
    );
}

#[test]
fn targets_signed_by_the_centres_key_are_refused() {
    let region = Region::new();
    let stick = region.copy("stick");
    // A thief of the centre signs all that it can: a list of its own, with the online key.
    let thief = Repository::open(&stick).expect("opened");
    let mut plan = region.plan();
    plan.targets = plan.online.clone();
    plan.online = vec![key().public()];
    let mut draft = RootDraft::first(&plan).expect("a plan");
    for key in &region.root_keys[..2] {
        draft.sign(key).expect("signed");
    }
    let own_root = draft.finish().expect("a root that nobody published");
    let list = TargetsDraft::next(&region.targets, start() + TimeDelta::days(300)).expect("a list");
    let list = list.sign(&own_root, &region.online).expect("signed");
    fs::write(stick.join("metadata").join(list.file_name()), list.bytes()).expect("written");
    assert_eq!(
        thief
            .renew(&region.online, start(), &Terms::default())
            .expect_err("its own program refuses")
            .reason,
        Reason::WrongKey
    );
    // So it writes snapshot and timestamp by hand, with the genuine online key.
    online_by_hand(&stick, &region, &list, "2026-11-01T12:00:00Z");
    let refusal = refused(&region, &stick);
    assert_eq!(
        (refusal.reason, refusal.what.as_str()),
        (Reason::WrongKey, "targets.json")
    );
}

#[test]
fn an_older_repository_is_refused_role_by_role() {
    let mut region = Region::new();
    let old = region.copy("old");
    region.add_bundle(2, b"bundle two");
    region.publish(start()).expect("published");
    let refusal = refused(&region, &old);
    assert_eq!(
        (refusal.reason, refusal.what.as_str()),
        (Reason::OlderVersion, "targets.json")
    );
    // Only the timestamp is older.
    let old = region.copy("older-timestamp");
    region.renew(start() + TimeDelta::hours(1)).expect("signed");
    let refusal = refused(&region, &old);
    assert_eq!(
        (refusal.reason, refusal.what.as_str()),
        (Reason::OlderVersion, "timestamp.json")
    );
}

#[test]
fn parts_that_were_not_published_together_are_refused() {
    let mut region = Region::new();
    let stick = region.copy("stick");
    region.add_bundle(2, b"bundle two");
    region.publish(start()).expect("published");
    // The new timestamp with what was there before: what it names is not there.
    let served = region.served();
    fs::copy(
        served.join("metadata/timestamp.json"),
        stick.join("metadata/timestamp.json"),
    )
    .expect("copied");
    assert_eq!(refused(&region, &stick).reason, Reason::Missing);
    // The old content under the new names: each is signed, they do not belong together.
    for end in [".snapshot.json", ".targets.json"] {
        let mixed = region.copy(&format!("mixed{end}"));
        let (old, new) = (newest(&stick, end), newest(&mixed, end));
        assert_ne!(old.file_name(), new.file_name());
        fs::copy(&old, &new).expect("copied");
        assert_eq!(
            refused(&region, &mixed).reason,
            Reason::MixedMetadata,
            "{end}"
        );
    }
}

#[test]
fn a_root_that_skips_or_repeats_a_number_is_refused() {
    let mut region = Region::new();
    let first = region.root.clone();
    region.next_root(|_| {}, vec![]);
    region.next_root(|_| {}, vec![]);
    for (name, bytes) in [
        ("2.root.json", region.root.bytes()),
        ("2.root.json", first.bytes()),
    ] {
        let stick = region.copy("stick");
        fs::write(stick.join("metadata").join(name), bytes).expect("written");
        assert_eq!(refused(&region, &stick).reason, Reason::OlderVersion);
    }
}

#[test]
fn a_root_signed_by_one_of_two_is_refused() {
    let region = Region::new();
    let mut draft = RootDraft::next(&region.root, &region.plan()).expect("a plan");
    draft.sign(&region.root_keys[0]).expect("signed");
    assert!(draft.finish().is_err());
    let stick = region.copy("stick");
    fs::write(
        stick.join("metadata/2.root.json"),
        draft.to_bytes().expect("written"),
    )
    .expect("written");
    assert_eq!(refused(&region, &stick).reason, Reason::WrongKey);
    // One key twice is one.
    draft.sign(&region.root_keys[0]).expect("signed");
    assert_eq!(draft.wanting().new, 1);
    let mut text: serde_json::Value =
        serde_json::from_slice(&draft.to_bytes().expect("written")).expect("json");
    let twice = text["signatures"][0].clone();
    text["signatures"].as_array_mut().expect("list").push(twice);
    fs::write(stick.join("metadata/2.root.json"), text.to_string()).expect("written");
    assert_eq!(refused(&region, &stick).reason, Reason::WrongKey);
}

#[test]
fn endless_and_torn_metadata_is_refused() {
    let region = Region::new();
    for (end, most) in [
        ("timestamp.json", 32 * 1024),
        (".snapshot.json", 64 * 1024),
        (".targets.json", 4 * 1024 * 1024),
    ] {
        let stick = region.copy(&format!("long-{end}"));
        let file = fs::File::create(newest(&stick, end)).expect("made");
        // Ten gigabytes that take no room.
        file.set_len(10 << 30).expect("sparse");
        assert_eq!(refused(&region, &stick).reason, Reason::TooLarge, "{end}");
        file.set_len(most).expect("sparse");
        assert_ne!(refused(&region, &stick).reason, Reason::TooLarge, "{end}");
    }
    let stick = region.copy("torn");
    fs::File::options()
        .write(true)
        .open(stick.join("metadata/timestamp.json"))
        .and_then(|file| file.set_len(100))
        .expect("torn");
    assert_eq!(refused(&region, &stick).reason, Reason::Malformed);
    fs::remove_file(stick.join("metadata/timestamp.json")).expect("removed");
    assert_eq!(refused(&region, &stick).reason, Reason::Missing);
}

#[test]
fn a_root_that_cannot_be_read_is_not_taken_for_one_that_is_not_there() {
    let region = Region::new();
    let stick = region.copy("stick");
    let file = fs::File::create(stick.join("metadata/2.root.json")).expect("made");
    file.set_len(10 << 30).expect("sparse");
    assert_eq!(refused(&region, &stick).reason, Reason::TooLarge);
}

#[test]
fn links_pipes_and_folders_in_place_of_metadata_are_refused() {
    let region = Region::new();
    let stick = region.copy("stick");
    let file = stick.join("metadata/timestamp.json");
    fs::remove_file(&file).expect("removed");
    std::os::unix::fs::symlink(region.served().join("metadata/timestamp.json"), &file)
        .expect("linked");
    assert_eq!(refused(&region, &stick).reason, Reason::NotAFile);
    fs::remove_file(&file).expect("removed");
    rustix::fs::mknodat(
        rustix::fs::CWD,
        &file,
        rustix::fs::FileType::Fifo,
        rustix::fs::Mode::RUSR | rustix::fs::Mode::WUSR,
        0,
    )
    .expect("a pipe");
    assert_eq!(refused(&region, &stick).reason, Reason::NotAFile);
    fs::remove_file(&file).expect("removed");
    fs::create_dir(&file).expect("a folder");
    assert_eq!(refused(&region, &stick).reason, Reason::NotAFile);
    // The whole folder is a link.
    let other = region.dir.path().join("linked");
    fs::create_dir(&other).expect("made");
    std::os::unix::fs::symlink(region.served().join("metadata"), other.join("metadata"))
        .expect("linked");
    let refusal = sportello_trust::Folder::open(&other).expect_err("refused");
    assert_eq!(refusal.reason, Reason::NotAFile);
}

/// A network that answers, fails, or lies about its bounds.
#[derive(Debug)]
struct Network {
    folder: Arc<sportello_trust::Folder>,
    fails_at: &'static str,
    with: Result<usize, Reason>,
}

#[async_trait]
impl Source for Network {
    async fn metadata(&self, name: &str, limit: u64) -> Result<Option<Vec<u8>>, Refusal> {
        if name.ends_with(self.fails_at) {
            return match self.with {
                Ok(length) => Ok(Some(vec![b' '; length])),
                Err(reason) => Err(Refusal::new(reason, name, "the network is down")),
            };
        }
        self.folder.metadata(name, limit).await
    }

    async fn target(&self, name: &str, from: u64) -> Result<Option<Body>, Refusal> {
        self.folder.target(name, from).await
    }
}

#[test]
fn a_network_that_fails_is_told_as_such_and_changes_nothing() {
    let region = Region::new();
    let mut client = region.client();
    for fails_at in [
        "root.json",
        "timestamp.json",
        "snapshot.json",
        "targets.json",
    ] {
        for (with, expected) in [
            (Err(Reason::Unreachable), Reason::Unreachable),
            (Ok(20 << 20), Reason::TooLarge),
        ] {
            let network = Arc::new(Network {
                folder: region.source(),
                fails_at,
                with,
            });
            let refusal =
                wait(client.refresh(network, &clock(start()))).expect_err("it cannot be known");
            assert_eq!(refusal.reason, expected, "{fails_at}");
            assert!(client.list().is_empty());
        }
    }
    assert_eq!(
        refresh(&mut client, region.source(), &clock(start())),
        Ok(Freshness::Fresh)
    );
}

#[test]
fn a_list_that_lets_others_sign_is_refused() {
    // `tough` follows delegations; no region makes any.
    let region = Region::new();
    let mut list: serde_json::Value = serde_json::from_slice(region.targets.bytes()).expect("json");
    list["signed"]["version"] = 50.into();
    let helper = key();
    let tuf = serde_json::json!({"keytype": "ed25519", "scheme": "ed25519",
        "keyval": {"public": helper.public().to_string()}});
    list["signed"]["delegations"] = serde_json::json!({
        "keys": {helper.public().id(): tuf},
        "roles": [{"name": "friend", "keyids": [helper.public().id()], "threshold": 1,
            "paths": ["*"], "terminating": false}],
    });
    let bytes = sign_by_hand(&region.targets_key, list["signed"].clone());
    let refusal = sportello_trust::SignedTargets::parse(&bytes, &region.root).expect_err("refused");
    assert_eq!(refusal.reason, Reason::Malformed);
}

/// Any bit of any metadata file: the answer is the honest one or a refusal. (A changed bit
/// outside of what is signed, such as a space, may pass and change nothing.)
#[test]
fn a_flipped_bit_is_refused_or_means_nothing() {
    let region = Region::new();
    let mut honest = region.client();
    refresh(&mut honest, region.source(), &clock(start())).expect("honest");
    let stick = region.copy("stick");
    let files = [".snapshot.json", ".targets.json", "timestamp.json"]
        .map(|end| newest(&stick, end))
        .map(|path| (fs::read(&path).expect("read"), path));
    let flips = (0..3_usize, any::<prop::sample::Index>(), 0..8_u8);
    let mut runner = TestRunner::new(ProptestConfig::with_cases(300));
    runner
        .run(&flips, |(file, at, bit)| {
            let (whole, path) = &files[file];
            let mut bytes = whole.clone();
            bytes[at.index(whole.len())] ^= 1 << bit;
            fs::write(path, bytes).expect("written");
            let mut client = region.client();
            match refresh(&mut client, folder(&stick), &clock(start())) {
                Ok(_) => prop_assert_eq!(client.list(), honest.list()),
                Err(refusal) => prop_assert!(
                    matches!(
                        refusal.reason,
                        Reason::WrongKey
                            | Reason::Malformed
                            | Reason::MixedMetadata
                            | Reason::Missing
                    ),
                    "{}",
                    refusal
                ),
            }
            prop_assert_eq!(client.floors(), honest.floors());
            fs::write(path, whole).expect("mended");
            Ok(())
        })
        .expect("holds");
}

/// Bytes that nobody signed never become a list, and never a panic.
#[test]
fn noise_is_refused() {
    let region = Region::new();
    let stick = region.copy("stick");
    let noise = prop_oneof![
        prop::collection::vec(any::<u8>(), 0..3000),
        "[\\[\\]{}\":,0-9a-z ]{0,400}".prop_map(String::into_bytes),
    ];
    let mut runner = TestRunner::new(ProptestConfig::with_cases(300));
    runner
        .run(&noise, |bytes| {
            prop_assert!(SignedRoot::parse(&bytes).is_err());
            prop_assert!(SignedTargets::parse(&bytes, &region.root).is_err());
            prop_assert!(RootDraft::from_bytes(&bytes, None).is_err());
            fs::write(stick.join("metadata/timestamp.json"), &bytes).expect("written");
            let refusal = refresh(&mut region.client(), folder(&stick), &clock(start()));
            prop_assert_eq!(refusal.expect_err("noise").reason, Reason::Malformed);
            // Keys come from outside as well.
            let text = String::from_utf8_lossy(&bytes);
            prop_assert!(SigningKey::from_pem(&text).is_err());
            prop_assert!(SigningKey::from_encrypted_pem(&text, "a long passphrase").is_err());
            prop_assert!(text.parse::<Digest>().is_err());
            Ok(())
        })
        .expect("holds");
}

proptest! {
    /// No name that is served or fetched leads anywhere else.
    #[test]
    fn names_that_pass_are_flat(name in "[a-z0-9A-Z./\\\\_~%-]{0,30}") {
        if let Ok(target) = name.parse::<TargetName>() {
            prop_assert!(!target.as_str().contains('/') && !target.as_str().starts_with('.'));
        }
        if is_metadata_name(&name) || is_served_name(&name) {
            prop_assert!(!name.contains('/') && !name.starts_with('.'));
        }
    }
}
