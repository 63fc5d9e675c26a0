// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! From signed files to terminals: uploads, publications, what is served, rollouts.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::http::{Request, StatusCode};
use chrono::{DateTime, TimeDelta, Utc};
use sha2::{Digest, Sha256};
use sportello_centre::rollouts::look;
use sportello_centre::trust::Trust;
use sportello_protocol::operator::{
    Fault, NewRollout, Publication, Rollout, RolloutState, Rollouts, Stage, StopReason, TrustState,
    Upload, path,
};
use sportello_protocol::signature::Tag;
use sportello_protocol::{
    Commands, Desired, StreamLine, UnixSeconds, Update, UpdatePhase, UpdateState, parse_public_key,
    path as terminal_path,
};
use sportello_trust::targets::TargetsDraft;
use sportello_trust::{
    Client, Clock, Folder, Freshness, Kind, Part, Plan, PublicKey, RootDraft, SignedRoot,
    SignedTargets, SigningKey, Unpacked,
};

use crate::figures::figures;
use crate::house::{Answer, Draft, House, Machine, status};
use crate::operators::{Operator, fault};
use crate::streams::Open;

fn in_days(days: i64) -> DateTime<Utc> {
    Utc::now() + TimeDelta::days(days)
}

/// The region's administrator, with keys that never leave the office.
struct Office {
    key: SigningKey,
    root: SignedRoot,
}

impl Office {
    fn with(online: PublicKey) -> Self {
        let key = SigningKey::generate().unwrap();
        let root = Self::root(&key, online);
        Self { key, root }
    }

    fn root(key: &SigningKey, online: PublicKey) -> SignedRoot {
        let plan = Plan {
            root: vec![key.public()],
            root_threshold: 1,
            targets: vec![key.public()],
            targets_threshold: 1,
            online: vec![online],
            expires: in_days(365),
        };
        let mut draft = RootDraft::first(&plan).unwrap();
        draft.sign(key).unwrap();
        draft.finish().unwrap()
    }

    fn sign(&self, draft: &TargetsDraft) -> SignedTargets {
        draft
            .sign(&self.root, std::slice::from_ref(&self.key))
            .unwrap()
    }

    fn publication(&self, targets: &SignedTargets) -> Publication {
        Publication {
            roots: vec![text(self.root.bytes())],
            targets: Some(text(targets.bytes())),
        }
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn hex(bytes: &[u8]) -> String {
    data_encoding::HEXLOWER.encode(&Sha256::digest(bytes))
}

async fn online(house: &House, ada: &Operator) -> PublicKey {
    let state: TrustState = ada.get(house, path::TRUST, "").await.json();
    PublicKey(parse_public_key(&state.online_keys.timestamp).unwrap())
}

async fn put(
    house: &House,
    ada: &Operator,
    name: &str,
    bytes: &[u8],
    range: std::ops::Range<usize>,
) -> Answer {
    let path = format!("{}/{name}", path::TRUST_TARGETS);
    let (sha256, size) = (hex(bytes), bytes.len());
    let query = format!("sha256={sha256}&size={size}&offset={}", range.start);
    let draft = Draft {
        method: "PUT",
        query: &query,
        kind: "application/octet-stream",
        ..Draft::post(&path, &bytes[range])
    };
    house.send(ada.sign(Tag::Operator, draft)).await
}

async fn uploaded(house: &House, ada: &Operator, name: &str, bytes: &[u8]) -> Upload {
    let path = format!("{}/{name}", path::TRUST_TARGETS);
    let query = format!("sha256={}&size={}", hex(bytes), bytes.len());
    ada.get(house, &path, &query).await.json()
}

async fn publish(house: &House, ada: &Operator, publication: &Publication) -> Answer {
    ada.send(house, "POST", path::TRUST_PUBLISH, publication)
        .await
}

/// Writes a file and lets the draft name it.
fn add(draft: &mut TargetsDraft, folder: &Path, bytes: &[u8], kind: Kind) -> String {
    let path = folder.join("file");
    std::fs::write(&path, bytes).unwrap();
    draft.add_file(&path, kind).unwrap().name.to_string()
}

fn image(number: u64, part: Part) -> Kind {
    Kind::Image {
        number,
        part,
        version: "2026.11".to_owned(),
        unpacked: Unpacked {
            length: 9,
            sha256: sportello_trust::Digest([1; 32]),
        },
    }
}

fn bytes(of: u8) -> Vec<u8> {
    (0..300_000_u32)
        .map(|place| u8::try_from(place % 251).unwrap() ^ of)
        .collect()
}

#[tokio::test]
async fn an_upload_goes_on_where_it_was_cut_off() {
    let house = House::open().await;
    let ada = Operator::at(&house, "ada").await;
    let (name, file) = ("bundle-1.tar.zst", bytes(1));
    let first: Upload = put(&house, &ada, name, &file, 0..100_000).await.json();
    assert_eq!((first.received, first.complete), (100_000, false));
    let house = house.restart().await;
    let standing = uploaded(&house, &ada, name, &file).await;
    assert_eq!((standing.received, standing.complete), (100_000, false));
    for offset in [0, 99_999, 100_001, 300_000] {
        let wrong = put(&house, &ada, name, &file, offset..offset.max(300_000)).await;
        assert_eq!(fault(&wrong), Fault::WrongOffset { received: 100_000 });
    }
    // Another file under the same name is another upload.
    let other = uploaded(&house, &ada, name, &bytes(2)).await;
    assert_eq!(other.received, 0);
    let last: Upload = put(&house, &ada, name, &file, 100_000..300_000)
        .await
        .json();
    assert_eq!((last.received, last.complete), (300_000, true));
    // An answer that was lost is given again.
    let again: Upload = put(&house, &ada, name, &file, 0..1).await.json();
    assert!(again.complete);
    assert!(uploaded(&house, &ada, name, &file).await.complete);
    assert!(!uploaded(&house, &ada, name, &bytes(2)).await.complete);
}

/// A small disk in a folder, gone when it is dropped.
struct Disk(std::path::PathBuf);

impl Disk {
    /// `None`, said aloud, where this user may not mount.
    fn in_folder(folder: &Path, test: &str) -> Option<Self> {
        std::fs::create_dir_all(folder).unwrap();
        let done = std::process::Command::new("mount")
            .args(["-t", "tmpfs", "-o", "size=66m", "tmpfs"])
            .arg(folder)
            .output();
        match done {
            Ok(done) if done.status.success() => Some(Self(folder.to_owned())),
            other => {
                #[expect(clippy::print_stderr, reason = "a skipped test says so")]
                {
                    eprintln!("SKIPPED {test}: needs the right to mount a tmpfs ({other:?})");
                }
                None
            }
        }
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _status = std::process::Command::new("umount")
            .arg("-l")
            .arg(&self.0)
            .status();
    }
}

#[tokio::test]
async fn a_full_disk_refuses_a_chunk_and_keeps_the_ones_before() {
    let house = House::open().await;
    let ada = Operator::at(&house, "ada").await;
    let folder = house.folder.path().join("repository");
    let test = "a_full_disk_refuses_a_chunk_and_keeps_the_ones_before";
    let Some(_disk) = Disk::in_folder(&folder, test) else {
        return;
    };
    let (name, file) = ("bundle-1.tar.zst", bytes(1));
    put(&house, &ada, name, &file, 0..100_000)
        .await
        .json::<Upload>();
    let filler = folder.join("filler");
    std::fs::write(&filler, vec![0; 1_850_000]).unwrap();
    let full = put(&house, &ada, name, &file, 100_000..300_000).await;
    assert_eq!(full.status, StatusCode::INSUFFICIENT_STORAGE);
    assert_eq!(fault(&full), Fault::NoSpace);
    assert_eq!(uploaded(&house, &ada, name, &file).await.received, 100_000);
    std::fs::remove_file(filler).unwrap();
    let done: Upload = put(&house, &ada, name, &file, 100_000..300_000)
        .await
        .json();
    assert!(done.complete);
}

#[tokio::test]
async fn bytes_that_are_not_those_that_were_announced_begin_anew() {
    let house = House::open().await;
    let ada = Operator::at(&house, "ada").await;
    let (name, file) = ("bundle-1.tar.zst", bytes(1));
    let path = format!("{}/{name}", path::TRUST_TARGETS);
    let query = format!("sha256={}&size={}&offset=0", hex(&file), file.len());
    let send = |body: Vec<u8>, query: String| {
        let (ada, house, path) = (&ada, &house, &path);
        async move {
            let draft = Draft {
                method: "PUT",
                query: &query,
                ..Draft::post(path, body)
            };
            house.send(ada.sign(Tag::Operator, draft)).await
        }
    };
    let wrong = send(bytes(2), query.clone()).await;
    assert_eq!(fault(&wrong), Fault::WrongHash);
    assert_eq!(uploaded(&house, &ada, name, &file).await.received, 0);
    let long = send([&file[..], b"x"].concat(), query).await;
    assert_eq!(fault(&long), Fault::WrongHash);
    let huge = format!("sha256={}&size={}&offset=0", hex(&file), 1_u64 << 40);
    assert_eq!(fault(&send(vec![1], huge).await), Fault::TooLarge);
    for odd in ["", "size=1", "sha256=x&size=1&offset=0", "size=1&size=1"] {
        let refused = send(vec![1], odd.to_owned()).await;
        assert_eq!(refused.status, StatusCode::BAD_REQUEST, "{odd}");
    }
    let outside = format!("{}/..%2Fcentre.db", path::TRUST_TARGETS);
    let query = format!("sha256={}&size=1&offset=0", hex(b"x"));
    let draft = Draft {
        method: "PUT",
        query: &query,
        ..Draft::post(&outside, b"x".to_vec())
    };
    let refused = house.send(ada.sign(Tag::Operator, draft)).await;
    assert_eq!(refused.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn what_is_published_is_what_a_terminal_believes() {
    let house = House::open().await;
    let ada = Operator::at(&house, "ada").await;
    let office = Office::with(online(&house, &ada).await);
    let work = tempfile::tempdir().unwrap();
    let file = bytes(1);
    let mut draft = TargetsDraft::first(in_days(90)).unwrap();
    let name = add(&mut draft, work.path(), &file, Kind::Bundle { number: 1 });
    let first = office.sign(&draft);
    let publication = office.publication(&first);
    let missing = publish(&house, &ada, &publication).await;
    let Fault::MissingTargets { missing } = fault(&missing) else {
        panic!("{:?}", missing.body)
    };
    assert_eq!(missing[0].sha256.as_str(), hex(&file));
    put(&house, &ada, &name, &file, 0..file.len()).await;
    let state: TrustState = publish(&house, &ada, &publication).await.json();
    assert_eq!((state.root, state.targets), (1, 1));
    assert!(state.timestamp > 0);
    // The same again is no harm.
    let again: TrustState = publish(&house, &ada, &publication).await.json();
    assert_eq!(again.targets, 1);
    // A terminal that knows nothing but the root believes it.
    let memory = tempfile::tempdir().unwrap();
    let mut client = Client::open(memory.path(), office.root.bytes()).unwrap();
    let repository = house.folder.path().join("repository");
    let clock = Clock {
        now: Utc::now(),
        built: in_days(-1),
        synchronised: true,
    };
    let source = || Arc::new(Folder::open(&repository).unwrap());
    let freshness = client.refresh(source(), &clock).await.unwrap();
    assert_eq!(freshness, Freshness::Fresh);
    assert_eq!(client.list().newest_bundle().unwrap().0, 1);
    // A second list follows the first; the first then comes too late.
    let mut draft = TargetsDraft::next(&first, in_days(90)).unwrap();
    let name = add(
        &mut draft,
        work.path(),
        &bytes(2),
        Kind::Bundle { number: 2 },
    );
    put(&house, &ada, &name, &bytes(2), 0..300_000).await;
    let second = Publication {
        roots: Vec::new(),
        targets: Some(text(office.sign(&draft).bytes())),
    };
    let state: TrustState = publish(&house, &ada, &second).await.json();
    assert_eq!(state.targets, 2);
    let late = publish(&house, &ada, &publication).await;
    assert_eq!(fault(&late), Fault::OlderVersion);
    client.refresh(source(), &clock).await.unwrap();
    assert_eq!(client.list().newest_bundle().unwrap().0, 2);
}

/// A list with bundles 1 and 2, the latter withdrawn or not, after `previous`.
async fn bundles(
    house: &House,
    ada: &Operator,
    office: &Office,
    previous: Option<&SignedTargets>,
    withdrawn: bool,
) -> SignedTargets {
    let work = tempfile::tempdir().unwrap();
    let mut draft = match previous {
        None => TargetsDraft::first(in_days(90)).unwrap(),
        Some(previous) => TargetsDraft::next(previous, in_days(90)).unwrap(),
    };
    for number in [1, 2] {
        let file = bytes(u8::try_from(number).unwrap());
        let name = add(&mut draft, work.path(), &file, Kind::Bundle { number });
        put(house, ada, &name, &file, 0..file.len()).await;
    }
    if withdrawn {
        draft
            .withdraw(&"bundle-2.tar.zst".parse().unwrap())
            .unwrap();
    }
    office.sign(&draft)
}

#[tokio::test]
async fn a_bundle_that_is_published_or_withdrawn_reaches_every_terminal_at_once() {
    let house = House::open().await;
    let ada = Operator::at(&house, "ada").await;
    let office = Office::with(online(&house, &ada).await);
    let site = house.site("A").await;
    let machine = house.machine(site).await;
    let before = desired(&house, &machine).await;
    assert_eq!(before.bundle, None);
    let mut list: Option<SignedTargets> = None;
    let mut version = before.version;
    for (withdrawn, expected) in [(false, 2), (true, 1)] {
        let next = bundles(&house, &ada, &office, list.as_ref(), withdrawn).await;
        let publication = office.publication(&next);
        // Held for as long as a poll may be: only news ends it soon.
        let mut poll = Box::pin(house.send(machine.commands(0, 30)));
        let soon = Duration::from_millis(200);
        assert!(tokio::time::timeout(soon, &mut poll).await.is_err(), "held");
        publish(&house, &ada, &publication)
            .await
            .json::<TrustState>();
        let answer = tokio::time::timeout(Duration::from_secs(15), poll).await;
        let told: Commands = answer.expect("woken").json();
        assert!(told.desired > version);
        let wanted = desired(&house, &machine).await;
        assert_eq!(
            (wanted.version, wanted.bundle),
            (told.desired, Some(expected))
        );
        // The same again changes nothing.
        publish(&house, &ada, &publication)
            .await
            .json::<TrustState>();
        assert_eq!(desired(&house, &machine).await, wanted);
        version = wanted.version;
        list = Some(next);
    }
    assert!(!trust(&house).tell_bundle().await.unwrap());
}

#[tokio::test]
async fn terminals_learn_of_a_bundle_that_was_published_before_the_centre_said_so() {
    let house = House::open().await;
    let ada = Operator::at(&house, "ada").await;
    let machine = house.machine(house.site("A").await).await;
    assert!(!trust(&house).tell_bundle().await.unwrap(), "nothing yet");
    let office = Office::with(online(&house, &ada).await);
    let list = bundles(&house, &ada, &office, None, false).await;
    // A centre of its own, with the same files and key and another store.
    publish(&house, &ada, &office.publication(&list))
        .await
        .json::<TrustState>();
    let other = House::open().await;
    let stranger = other.machine(other.site("A").await).await;
    assert_eq!(desired(&other, &stranger).await.bundle, None);
    let missed = Trust::new(
        Arc::clone(&other.centre.store),
        house.folder.path().join("repository"),
    );
    assert!(missed.tell_bundle().await.unwrap());
    assert_eq!(desired(&other, &stranger).await.bundle, Some(2));
    assert!(!missed.tell_bundle().await.unwrap(), "once");
    assert_eq!(desired(&house, &machine).await.bundle, Some(2));
}

#[tokio::test]
async fn nobody_else_publishes() {
    let house = House::open().await;
    let ada = Operator::at(&house, "ada").await;
    let key = online(&house, &ada).await;
    let office = Office::with(key);
    let empty = |office: &Office| office.sign(&TargetsDraft::first(in_days(9)).unwrap());
    // A root for another centre.
    let other = Office::with(SigningKey::generate().unwrap().public());
    let refused = publish(&house, &ada, &other.publication(&empty(&other))).await;
    assert_eq!(fault(&refused), Fault::OnlineKeys);
    // A list that the root's keys did not sign.
    let stranger = Office::with(key);
    let mixed = Publication {
        roots: vec![text(office.root.bytes())],
        targets: Some(text(empty(&stranger).bytes())),
    };
    assert_eq!(
        fault(&publish(&house, &ada, &mixed).await),
        Fault::BadTargets
    );
    let over = office.sign(&TargetsDraft::first(in_days(-1)).unwrap());
    let refused = publish(&house, &ada, &office.publication(&over)).await;
    assert_eq!(fault(&refused), Fault::Expired);
    let garbage = Publication {
        roots: vec!["{}".to_owned()],
        targets: None,
    };
    assert_eq!(
        fault(&publish(&house, &ada, &garbage).await),
        Fault::BadRoot
    );
    let state: TrustState = ada.get(&house, path::TRUST, "").await.json();
    assert_eq!((state.root, state.targets), (0, 0));
    // Once there is a root, another of the same number is none.
    publish(&house, &ada, &office.publication(&empty(&office)))
        .await
        .json::<TrustState>();
    let refused = publish(&house, &ada, &stranger.publication(&empty(&stranger))).await;
    assert!(matches!(
        fault(&refused),
        Fault::OlderVersion | Fault::BadRoot
    ));
}

async fn fetch(house: &House, path: &str, headers: &[(&str, &str)]) -> Answer {
    let mut request = Request::builder().uri(path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    house.send(request.body(Body::empty()).unwrap()).await
}

#[tokio::test]
async fn the_repository_is_served_to_everyone_whole_and_in_parts() {
    let house = House::open().await;
    let ada = Operator::at(&house, "ada").await;
    let office = Office::with(online(&house, &ada).await);
    let work = tempfile::tempdir().unwrap();
    let file = bytes(1);
    let mut draft = TargetsDraft::first(in_days(90)).unwrap();
    let name = add(&mut draft, work.path(), &file, Kind::Bundle { number: 1 });
    put(&house, &ada, &name, &file, 0..file.len()).await;
    let publication = office.publication(&office.sign(&draft));
    publish(&house, &ada, &publication)
        .await
        .json::<TrustState>();
    let target = format!("{}/{}.{name}", path::TARGETS, hex(&file));
    let whole = fetch(&house, &target, &[]).await;
    assert_eq!((whole.status, &whole.body[..]), (StatusCode::OK, &file[..]));
    let header = |answer: &Answer, name: &str| {
        let value = answer.headers.get(name);
        value.map(|value| value.to_str().unwrap().to_owned())
    };
    let tag = header(&whole, "etag").unwrap();
    assert_eq!(tag, format!("\"{}\"", hex(&file)));
    assert!(
        header(&whole, "cache-control")
            .unwrap()
            .contains("immutable")
    );
    let range = [("range", "bytes=299990-"), ("if-range", tag.as_str())];
    let rest = fetch(&house, &target, &range).await;
    assert_eq!(rest.status, StatusCode::PARTIAL_CONTENT);
    assert_eq!(&rest.body[..], &file[299_990..]);
    // A part of something else is of no use.
    let range = [("range", "bytes=299990-"), ("if-range", "\"other\"")];
    let again = fetch(&house, &target, &range).await;
    assert_eq!(
        (again.status, again.body.len()),
        (StatusCode::OK, file.len())
    );
    let beyond = fetch(&house, &target, &[("range", "bytes=300000-")]).await;
    assert_eq!(beyond.status, StatusCode::RANGE_NOT_SATISFIABLE);
    let known = fetch(&house, &target, &[("if-none-match", &tag)]).await;
    assert_eq!(
        (known.status, known.body.len()),
        (StatusCode::NOT_MODIFIED, 0)
    );
    let timestamp = format!("{}/timestamp.json", path::METADATA);
    let answer = fetch(&house, &timestamp, &[]).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(header(&answer, "cache-control").unwrap(), "no-cache");
    let tag = header(&answer, "etag").unwrap();
    let known = fetch(&house, &timestamp, &[("if-none-match", &tag)]).await;
    assert_eq!(known.status, StatusCode::NOT_MODIFIED);
    for wrong in [
        format!("{}/2.root.json", path::METADATA),
        format!("{}/..%2F..%2Fcentre.db", path::METADATA),
        format!("{}/{name}", path::TARGETS),
        format!("{}/..%2Fincoming%2F{name}", path::TARGETS),
    ] {
        let answer = fetch(&house, &wrong, &[]).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{wrong}");
    }
}

#[tokio::test]
async fn the_timestamp_is_signed_anew_when_it_is_a_day_old() {
    let house = House::open().await;
    let ada = Operator::at(&house, "ada").await;
    let trust = trust(&house);
    let now = Utc::now().timestamp();
    assert!(!trust.renew(UnixSeconds(now)).await.unwrap());
    let office = Office::with(online(&house, &ada).await);
    let empty = office.sign(&TargetsDraft::first(in_days(30)).unwrap());
    let first: TrustState = publish(&house, &ada, &office.publication(&empty))
        .await
        .json();
    assert!(!trust.renew(UnixSeconds(now + 3600)).await.unwrap());
    assert!(trust.renew(UnixSeconds(now + 90_000)).await.unwrap());
    let renewed = trust.state().await.unwrap();
    assert!(renewed.timestamp > first.timestamp);
    assert_eq!(renewed.targets, first.targets);
    // What was signed offline is over: nobody but the administrator can help.
    let late = UnixSeconds(now + 31 * 86_400);
    assert!(trust.renew(late).await.is_err());
}

fn trust(house: &House) -> Trust {
    Trust::new(
        Arc::clone(&house.centre.store),
        house.folder.path().join("repository"),
    )
}

/// A centre whose repository has image 12, and terminals of one site.
async fn with_image(terminals: usize) -> (House, Operator, Vec<Machine>) {
    with_image_at(House::open().await, terminals).await
}

async fn with_image_at(house: House, terminals: usize) -> (House, Operator, Vec<Machine>) {
    let ada = Operator::at(&house, "ada").await;
    let office = Office::with(online(&house, &ada).await);
    let work = tempfile::tempdir().unwrap();
    let mut draft = TargetsDraft::first(in_days(90)).unwrap();
    for (part, content) in [(Part::Root, 1), (Part::Verity, 2), (Part::Uki, 3)] {
        let kind = image(12, part);
        let kind = match (part, kind) {
            (
                Part::Uki,
                Kind::Image {
                    number,
                    part,
                    version,
                    ..
                },
            ) => Kind::Image {
                number,
                part,
                version,
                unpacked: Unpacked {
                    length: 300_000,
                    sha256: hex(&bytes(content)).parse().unwrap(),
                },
            },
            (_, kind) => kind,
        };
        let name = add(&mut draft, work.path(), &bytes(content), kind);
        put(&house, &ada, &name, &bytes(content), 0..300_000).await;
    }
    let publication = office.publication(&office.sign(&draft));
    publish(&house, &ada, &publication)
        .await
        .json::<TrustState>();
    let site = house.site("A").await;
    let mut machines = Vec::new();
    for _ in 0..terminals {
        let machine = house.machine(site).await;
        say(&house, &machine, 11, UpdatePhase::Idle).await;
        machines.push(machine);
    }
    (house, ada, machines)
}

/// The terminal's status says which image runs and how that goes.
async fn say(house: &House, machine: &Machine, running: u64, phase: UpdatePhase) {
    let mut status = status();
    status.update = Some(UpdateState {
        running: Some(running),
        wanted: Some(12),
        phase,
        bundle: None,
        stale: false,
    });
    let answer = house.send(machine.status(&status)).await;
    assert_eq!(answer.status, StatusCode::OK, "{:?}", answer.body);
    house.centre.flush_seen().await.unwrap();
}

async fn desired(house: &House, machine: &Machine) -> Desired {
    let draft = Draft::get(terminal_path::DESIRED, "");
    house.send(draft.sign(&machine.key)).await.json()
}

async fn latest(house: &House, ada: &Operator) -> Rollout {
    let mut all: Rollouts = ada.get(house, path::ROLLOUTS, "").await.json();
    all.rollouts.remove(0)
}

fn plan(machine: &Machine) -> NewRollout {
    NewRollout {
        image: 12,
        stages: Stage::ALL.to_vec(),
        first: Some(machine.id),
    }
}

#[tokio::test]
async fn an_image_goes_from_one_to_its_site_to_all() {
    let (house, ada, machines) = with_image(3).await;
    let trust = trust(&house);
    let unknown = NewRollout {
        image: 13,
        ..plan(&machines[0])
    };
    let refused = ada.send(&house, "POST", path::ROLLOUTS, &unknown).await;
    assert_eq!(fault(&refused), Fault::NoSuchImage);
    let begun = ada
        .send(&house, "POST", path::ROLLOUTS, &plan(&machines[0]))
        .await;
    let begun: Rollout = begun.json();
    assert_eq!(
        (begun.stage, begun.state),
        (Stage::One, RolloutState::Running)
    );
    let second = ada
        .send(&house, "POST", path::ROLLOUTS, &plan(&machines[0]))
        .await;
    assert_eq!(fault(&second), Fault::RolloutUnderWay);
    let wanted = Some(Update { image: 12 });
    assert_eq!(desired(&house, &machines[0]).await.update, wanted);
    assert_eq!(desired(&house, &machines[1]).await.update, None);
    assert!(!look(&house.centre, &trust).await.unwrap());
    say(&house, &machines[0], 12, UpdatePhase::Trying).await;
    assert!(!look(&house.centre, &trust).await.unwrap());
    say(&house, &machines[0], 12, UpdatePhase::Blessed).await;
    assert!(look(&house.centre, &trust).await.unwrap());
    assert_eq!(latest(&house, &ada).await.stage, Stage::Site);
    assert_eq!(desired(&house, &machines[1]).await.update, wanted);
    for machine in &machines[1..] {
        say(&house, machine, 12, UpdatePhase::Blessed).await;
    }
    // Nobody is in the tenth or beyond: those stages are passed at once.
    while look(&house.centre, &trust).await.unwrap() {}
    let done = latest(&house, &ada).await;
    assert_eq!((done.stage, done.state), (Stage::All, RolloutState::Done));
    let counts: Vec<_> = done
        .stages
        .iter()
        .map(|one| (one.terminals, one.blessed))
        .collect();
    assert_eq!(counts, [(1, 1), (2, 2), (0, 0), (0, 0)]);
    let page = sportello_store::Page {
        number: 0,
        size: 99,
    };
    let log = house
        .store()
        .audit_log(&sportello_store::Scope::Region, page);
    let log: Vec<_> = log
        .await
        .unwrap()
        .items
        .into_iter()
        .filter(|line| line.entry.action.starts_with("rollout."))
        .map(|line| (line.account_name, line.entry.action))
        .collect();
    assert_eq!(log.len(), 5);
    assert_eq!(log[4], (Some("ada".to_owned()), "rollout.begin".to_owned()));
    assert_eq!(log[0], (None, "rollout.finish".to_owned()));
}

/// What the next line says is wanted from now on.
async fn told(open: &mut Open) -> u64 {
    match open.line().await {
        Some(StreamLine::Opened { desired, .. } | StreamLine::Desired { desired }) => desired,
        other => panic!("not what is wanted: {other:?}"),
    }
}

#[tokio::test]
async fn each_step_of_a_rollout_is_said_in_every_answer_that_is_open() {
    // Longer than anybody waits: what is said in time is no sign of life's doing.
    let house = House::with_life_every(600).await;
    let (house, ada, machines) = with_image_at(house, 2).await;
    let trust = trust(&house);
    let mut open = Open::at(&house, machines[1].stream(0)).await;
    let first = told(&mut open).await;
    ada.send(&house, "POST", path::ROLLOUTS, &plan(&machines[0]))
        .await
        .json::<Rollout>();
    let begun = told(&mut open).await;
    assert!(begun > first);
    say(&house, &machines[0], 12, UpdatePhase::Blessed).await;
    assert!(look(&house.centre, &trust).await.unwrap());
    let site = told(&mut open).await;
    assert!(site > begun);
    let wanted = desired(&house, &machines[1]).await;
    assert_eq!(
        (wanted.version, wanted.update),
        (site, Some(Update { image: 12 }))
    );
}

#[tokio::test]
async fn a_bad_image_stops_by_itself_and_everyone_is_told_so() {
    let (house, ada, machines) = with_image(2).await;
    let trust = trust(&house);
    ada.send(&house, "POST", path::ROLLOUTS, &plan(&machines[0]))
        .await
        .json::<Rollout>();
    let back = UpdatePhase::RolledBack { image: 12 };
    say(&house, &machines[0], 11, back).await;
    assert!(look(&house.centre, &trust).await.unwrap());
    let stopped = latest(&house, &ada).await;
    assert_eq!(stopped.state, RolloutState::Stopped);
    assert_eq!(stopped.stopped, Some(StopReason::RolledBack));
    assert_eq!(stopped.rolled_back, [machines[0].id]);
    assert_eq!(desired(&house, &machines[0]).await.update, None);
    assert!(!look(&house.centre, &trust).await.unwrap());
    let (_, page) = figures(&house, None, None).await;
    for expected in [
        "sportello_rollout{image=\"12\",state=\"stopped\"} 1\n",
        "sportello_rollout{image=\"12\",state=\"running\"} 0\n",
        "sportello_rollout_terminals{image=\"12\",progress=\"rolled_back\"} 1\n",
    ] {
        assert!(page.contains(expected), "{expected}\n{page}");
    }
    let action = |word: &str| format!("{}/{}/{word}", path::ROLLOUTS, stopped.id);
    let resume = ada.send(&house, "POST", &action("resume"), &()).await;
    // A body where none is wanted.
    assert_eq!(resume.status, StatusCode::PAYLOAD_TOO_LARGE);
    let draft = |path| Draft::post(path, Vec::new());
    let path = action("resume");
    let resume = house.send(ada.sign(Tag::Operator, draft(&path))).await;
    assert_eq!(fault(&resume), Fault::RolloutOver);
}

#[tokio::test]
async fn a_rollout_can_be_paused_resumed_and_stopped() {
    let (house, ada, machines) = with_image(2).await;
    let trust = trust(&house);
    let begun = ada
        .send(&house, "POST", path::ROLLOUTS, &plan(&machines[0]))
        .await;
    let id = begun.json::<Rollout>().id;
    let act = async |word: &str| {
        let path = format!("{}/{id}/{word}", path::ROLLOUTS);
        house
            .send(ada.sign(Tag::Operator, Draft::post(&path, Vec::new())))
            .await
    };
    let paused: Rollout = act("pause").await.json();
    assert_eq!(paused.state, RolloutState::Paused);
    say(&house, &machines[0], 12, UpdatePhase::Blessed).await;
    assert!(!look(&house.centre, &trust).await.unwrap());
    let resumed: Rollout = act("resume").await.json();
    assert_eq!(resumed.state, RolloutState::Running);
    assert!(look(&house.centre, &trust).await.unwrap());
    let stopped: Rollout = act("stop").await.json();
    assert_eq!(stopped.stopped, Some(StopReason::Operator));
    // Twice is once; and who runs it keeps it.
    act("stop").await.json::<Rollout>();
    let wanted = Some(Update { image: 12 });
    assert_eq!(desired(&house, &machines[0]).await.update, wanted);
    assert_eq!(desired(&house, &machines[1]).await.update, None);
    assert_eq!(act("dance").await.status, StatusCode::BAD_REQUEST);
    let path = format!("{}/99/stop", path::ROLLOUTS);
    let nobody = house
        .send(ada.sign(Tag::Operator, Draft::post(&path, Vec::new())))
        .await;
    assert_eq!(fault(&nobody), Fault::NotThere);
}
