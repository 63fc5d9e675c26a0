// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The agent's half with a real signed repository: bundles for a place, images fetched in
//! pieces, and whatever is refused with its reason.

use std::fs;
use std::future::Future;
use std::sync::atomic::{AtomicBool, Ordering};

use sportello_bundle::policy::Policy;
use sportello_protocol::{LayerName, Place, UpdateRefusal};
use sportello_update::follow::{FollowError, Follower, InUse};

use crate::fixture::Built;
use crate::region::{Region, copy};

fn wait<T>(work: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(work)
}

fn at(site: &str) -> Place {
    Place {
        site: LayerName::of(site),
        ..Place::default()
    }
}

struct Agent {
    region: Region,
    follower: Follower,
}

impl Agent {
    fn new() -> Self {
        let region = Region::new();
        let follower = Follower::open(&region.places()).unwrap();
        Self { region, follower }
    }

    fn hear(&mut self) {
        wait(self.follower.refresh(self.region.source())).unwrap();
    }

    fn follow(&mut self, wanted: Option<u64>, place: &Place) -> Result<InUse, FollowError> {
        self.hear();
        let number = self.follower.choose_bundle(wanted)?.unwrap();
        let source = self.region.source();
        wait(self.follower.follow_bundle(&*source, number, place))
    }

    fn check_refused(&mut self, wanted: Option<u64>, reason: UpdateRefusal, in_use: Option<u64>) {
        let error = self.follow(wanted, &at("lib")).unwrap_err();
        assert_eq!(error.reason(), Some(reason), "{error}");
        assert_eq!(self.follower.shelf().current(), in_use, "{error}");
    }

    fn minutes(&self) -> u16 {
        let number = self.follower.shelf().current().unwrap();
        let file = self.follower.shelf().folder(number).join("policy.toml");
        Policy::load(&file).unwrap().0.session.minutes
    }
}

#[test]
fn a_bundle_is_in_use_with_the_policy_of_its_place() {
    let mut agent = Agent::new();
    agent.region.publish_bundle(1, |_| {});
    let news = |number, news| InUse { number, news };
    assert_eq!(agent.follow(None, &at("lib")).unwrap(), news(1, true));
    assert_eq!(agent.minutes(), 30);
    assert_eq!(agent.follow(None, &at("lib")).unwrap(), news(1, false));
    // It moved house.
    assert_eq!(agent.follow(None, &at("elsewhere")).unwrap(), news(1, true));
    assert_eq!(agent.minutes(), 45);
    // The next one, and the one before is kept.
    agent.region.publish_bundle(2, |_| {});
    assert_eq!(agent.follow(None, &at("lib")).unwrap(), news(2, true));
    assert_eq!(agent.follower.shelf().numbers().unwrap(), [2, 1]);
    agent.region.publish_bundle(3, |_| {});
    assert_eq!(agent.follow(None, &at("lib")).unwrap(), news(3, true));
    assert_eq!(agent.follower.shelf().numbers().unwrap(), [3, 2]);
    // Damage: back to the one before; then it is fetched again.
    let file = agent.follower.shelf().folder(3).join("policy.toml");
    fs::write(file, "[session]\nminutes = 400\n").unwrap();
    assert_eq!(agent.follower.shelf().heal().unwrap(), Some(2));
    assert_eq!(agent.follow(None, &at("lib")).unwrap(), news(3, true));
    assert_eq!(agent.minutes(), 30);
}

/// Formats change only by adding: a newer agent takes what an older region has signed.
#[test]
fn a_bundle_of_the_first_form_is_followed() {
    let mut agent = Agent::new();
    agent.region.publish_bundle(1, |folder| {
        let tasks = folder.join("tasks");
        fs::remove_dir_all(&tasks).unwrap();
        let first = "../../provisioning/bundle/tests/golden/1/tasks";
        copy(
            &std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(first),
            &tasks,
        );
    });
    let followed = agent.follow(None, &at("lib")).unwrap();
    assert_eq!(followed.number, 1);
}

#[test]
fn a_bundle_that_cannot_be_followed_leaves_the_one_in_use() {
    let mut agent = Agent::new();
    agent.region.publish_bundle(5, |_| {});
    agent.follow(None, &at("lib")).unwrap();
    let in_use = Some(5);
    let change = |from: &'static str, to: &'static str| {
        move |folder: &std::path::Path| {
            let file = folder.join("bundle.toml");
            let text = fs::read_to_string(&file).unwrap();
            assert!(text.contains(from));
            fs::write(file, text.replace(from, to)).unwrap();
        }
    };
    agent
        .region
        .publish_bundle(6, change("needs = \"0.1.0\"", "needs = \"99.0.0\""));
    agent.check_refused(None, UpdateRefusal::NeedsNewerImage, in_use);
    agent
        .region
        .publish_bundle(7, change("number = 7", "number = 8"));
    agent.check_refused(None, UpdateRefusal::BadContent, in_use);
    agent.region.publish_bundle(8, |folder| {
        fs::write(folder.join("policy/site/lib.toml"), "[session\n").unwrap();
    });
    agent.check_refused(None, UpdateRefusal::BadContent, in_use);
    agent.region.publish_bundle(9, |folder| {
        fs::remove_dir_all(folder.join("tasks")).unwrap();
        fs::create_dir(folder.join("tasks")).unwrap();
    });
    agent.check_refused(None, UpdateRefusal::BadContent, in_use);
    // Not signed, withdrawn, older.
    agent.check_refused(Some(77), UpdateRefusal::NotInRepository, in_use);
    agent.region.publish_bundle(10, |_| {});
    agent.region.withdraw("bundle-10.tar.zst");
    agent.check_refused(Some(10), UpdateRefusal::Withdrawn, in_use);
    agent.region.publish_bundle(11, |_| {});
    agent.follow(None, &at("lib")).unwrap();
    agent.check_refused(Some(5), UpdateRefusal::OlderVersion, Some(11));
    // The one in use was withdrawn: back to the newest that holds and was asked for.
    agent.region.withdraw("bundle-11.tar.zst");
    agent.follow(Some(5), &at("lib")).unwrap();
    assert_eq!(agent.follower.shelf().current(), Some(5));
    let left: Vec<_> = fs::read_dir(agent.region.places().bundles())
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .filter(|name| name.to_string_lossy().starts_with('.'))
        .collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn bytes_that_were_not_signed_never_become_a_bundle() {
    let mut agent = Agent::new();
    agent.region.publish_bundle(1, |_| {});
    agent.hear();
    let targets = agent.region.served().join("targets");
    let file = fs::read_dir(targets)
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path();
    let good = fs::read(&file).unwrap();
    let mut bad = good.clone();
    bad[good.len() / 2] ^= 1;
    fs::write(&file, &bad).unwrap();
    agent.check_refused(None, UpdateRefusal::WrongBytes, None);
    fs::write(&file, [good.clone(), bad].concat()).unwrap();
    agent.check_refused(None, UpdateRefusal::TooLarge, None);
    fs::write(&file, &good[..good.len() / 2]).unwrap();
    let error = agent.follow(None, &at("lib")).unwrap_err();
    assert_eq!(
        error.reason(),
        None,
        "a copy that broke off passes: {error}"
    );
    fs::write(&file, good).unwrap();
    assert!(agent.follow(None, &at("lib")).unwrap().news);
}

#[test]
fn an_image_is_fetched_in_pieces_and_left_when_told() {
    let mut agent = Agent::new();
    agent.region.publish_image(&Built::new(13));
    agent.hear();
    let whole = agent.follower.missing(13).unwrap();
    assert!(whole > 1_000_000);
    // Told to stop at once, it stops; what is here stays.
    let source = agent.region.source();
    let looks = std::sync::atomic::AtomicU32::new(0);
    let go_on = || looks.fetch_add(1, Ordering::Relaxed) < 4;
    let fetch = agent.follower.fetch_image(&*source, 13, 1 << 30, &go_on);
    assert!(!wait(fetch).unwrap());
    let missing = agent.follower.missing(13).unwrap();
    assert!(missing > 0 && missing < whole, "{missing} of {whole}");
    let yes = AtomicBool::new(true);
    let go_on = || yes.load(Ordering::Relaxed);
    let fetch = agent.follower.fetch_image(&*source, 13, 1 << 30, &go_on);
    assert!(wait(fetch).unwrap());
    assert_eq!(agent.follower.missing(13).unwrap(), 0);
    let staging = agent.follower.staging();
    assert!(staging.metadata().join("timestamp.json").exists());
    assert_eq!(fs::read_dir(staging.targets()).unwrap().count(), 3);
    // Another one is wanted: the first makes room.
    agent.region.publish_image(&Built::new(14));
    agent.hear();
    let fetch = agent.follower.fetch_image(&*source, 14, 1 << 30, &go_on);
    assert!(wait(fetch).unwrap());
    assert_eq!(
        fs::read_dir(agent.follower.staging().targets())
            .unwrap()
            .count(),
        3
    );
    agent.region.withdraw("image-14.efi");
    agent.hear();
    let error = agent.follower.missing(14).unwrap_err();
    assert_eq!(error.reason(), Some(UpdateRefusal::Withdrawn));
    agent.follower.clear().unwrap();
    assert_eq!(
        fs::read_dir(agent.follower.staging().targets())
            .unwrap()
            .count(),
        0
    );
}
