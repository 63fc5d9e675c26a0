// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The agent follows a region's signed repository over real sockets that break, and tells the
//! centre what became of it.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{Path as Name, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use chrono::{TimeDelta, Utc};
use sha2::{Digest as _, Sha256};
use sportello_agent::chance::KernelChance;
use sportello_agent::config::parse_centre;
use sportello_agent::{Agent, Clock, update};
use sportello_bundle::archive::pack;
use sportello_ledger::{Hours, ReleaseKind, Row, Settings, UpdateChange};
use sportello_protocol::{
    Desired, LayerName, Place, Settings as WireSettings, Update, UpdatePhase, UpdateState,
};
use sportello_trust::repository::{Offer, Terms};
use sportello_trust::{
    Digest, Kind, Part, Plan, Repository, RootDraft, SignedRoot, SignedTargets, SigningKey,
    TargetsDraft, Unpacked,
};
use sportello_update::{Attempt, Places, Record, Stage};
use tokio::net::TcpListener;
use tokio::sync::oneshot;

use crate::centre::TestCentre;
use crate::fixture::{HandClock, Terminal};

/// Answers about targets that break off in the middle.
const BREAKS: u32 = 3;
const IMAGE: usize = 3_000_000;

#[derive(Clone)]
struct Served {
    folder: PathBuf,
    asked: Arc<AtomicU32>,
    /// Requests that went on where an earlier one had broken off.
    resumed: Arc<AtomicU32>,
    /// Whether nothing is answered just now, and how often that was so.
    down: Arc<(AtomicBool, AtomicU32)>,
}

async fn serve(
    State(served): State<Served>,
    Name((kind, name)): Name<(String, String)>,
    headers: HeaderMap,
) -> Response {
    assert!(["metadata", "targets"].contains(&kind.as_str()));
    if served.down.0.load(Ordering::Relaxed) {
        served.down.1.fetch_add(1, Ordering::Relaxed);
        return StatusCode::BAD_GATEWAY.into_response();
    }
    let Ok(bytes) = fs::read(served.folder.join(&kind).join(&name)) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let from: usize = headers
        .get(header::RANGE)
        .and_then(|range| {
            range
                .to_str()
                .ok()?
                .strip_prefix("bytes=")?
                .strip_suffix('-')?
                .parse()
                .ok()
        })
        .unwrap_or(0);
    let rest = Bytes::from(bytes[from.min(bytes.len())..].to_vec());
    let (status, range) = if from > 0 {
        served.resumed.fetch_add(1, Ordering::Relaxed);
        let range = format!("bytes {from}-{}/{}", bytes.len() - 1, bytes.len());
        (StatusCode::PARTIAL_CONTENT, range)
    } else {
        (StatusCode::OK, String::new())
    };
    let large = kind == "targets" && rest.len() > 100_000;
    let body = if large && served.asked.fetch_add(1, Ordering::Relaxed) < BREAKS {
        // Half of it, more than any buffer holds back, and then the line is dead.
        let pieces: Vec<_> = rest[..rest.len() / 2]
            .chunks(16 * 1024)
            .map(|piece| Ok(Bytes::copy_from_slice(piece)))
            .chain([Err(std::io::Error::other("cut"))])
            .collect();
        Body::from_stream(futures_util::stream::iter(pieces))
    } else {
        Body::from(rest)
    };
    (status, [(header::CONTENT_RANGE, range)], body).into_response()
}

/// Whoever signs for the region.
struct Region {
    repository: Repository,
    root: SignedRoot,
    targets_key: SigningKey,
    online: SigningKey,
    list: SignedTargets,
}

impl Region {
    /// Adds bundle 2 and withdraws it or not.
    fn second_bundle(&mut self, withdrawn: bool) {
        let later = Utc::now() + TimeDelta::days(300);
        let mut draft = TargetsDraft::next(&self.list, later).unwrap();
        let name = "bundle-2.tar.zst".parse().unwrap();
        if withdrawn {
            draft.withdraw(&name).unwrap();
        } else {
            let file = self.repository.incoming(&name);
            pack_bundle(2, &file);
            draft.add_file(&file, Kind::Bundle { number: 2 }).unwrap();
        }
        let key = std::slice::from_ref(&self.targets_key);
        self.list = draft.sign(&self.root, key).unwrap();
        let offer = Offer {
            roots: Vec::new(),
            targets: Some(self.list.bytes().to_vec()),
        };
        let online = std::slice::from_ref(&self.online);
        self.repository
            .publish(&offer, online, Utc::now(), &Terms::default())
            .unwrap();
    }
}

fn pack_bundle(number: u64, file: &std::path::Path) {
    let made = tempfile::tempdir().unwrap();
    let tasks = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../kiosk/tasks");
    copy(&tasks, &made.path().join("tasks"));
    fs::create_dir_all(made.path().join("policy/site")).unwrap();
    let manifest = format!(
        "format = 1\nnumber = {number}\nregion = \"R\"\nmade_on = 2026-11-01\nneeds = \"0.1.0\"\n"
    );
    fs::write(made.path().join("bundle.toml"), manifest).unwrap();
    fs::write(made.path().join("policy/region.toml"), "").unwrap();
    let site = "[session]\nminutes = 25\n";
    fs::write(made.path().join("policy/site/lib.toml"), site).unwrap();
    pack(made.path(), fs::File::create(file).unwrap()).unwrap();
}

/// Publishes bundle 1 and image 13; returns where, and the region with its root of trust.
fn publish(folder: PathBuf) -> (Served, Region) {
    let key = || SigningKey::generate().unwrap();
    let (root_key, targets_key, online) = (key(), key(), key());
    let later = |days| Utc::now() + TimeDelta::days(days);
    let plan = Plan {
        root: vec![root_key.public()],
        root_threshold: 1,
        targets: vec![targets_key.public()],
        targets_threshold: 1,
        online: vec![online.public()],
        expires: later(700),
    };
    let mut draft = RootDraft::first(&plan).unwrap();
    draft.sign(&root_key).unwrap();
    let root = draft.finish().unwrap();
    let repository = Repository::open(&folder).unwrap();
    let mut draft = TargetsDraft::first(later(300)).unwrap();
    for part in [Part::Root, Part::Verity, Part::Uki] {
        let name = format!("image-13{}", part.suffix());
        let file = repository.incoming(&name.parse().unwrap());
        let bytes: Vec<u8> = (0..IMAGE)
            .map(|at| (at * 31 / 7) as u8 ^ part.suffix().as_bytes()[1])
            .collect();
        fs::write(&file, &bytes).unwrap();
        let kind = Kind::Image {
            number: 13,
            part,
            version: "2026.11".to_owned(),
            unpacked: Unpacked {
                length: bytes.len() as u64,
                sha256: Digest(Sha256::digest(&bytes).into()),
            },
        };
        draft.add_file(&file, kind).unwrap();
    }
    let file = repository.incoming(&"bundle-1.tar.zst".parse().unwrap());
    pack_bundle(1, &file);
    draft.add_file(&file, Kind::Bundle { number: 1 }).unwrap();
    let key = std::slice::from_ref(&targets_key);
    let list = draft.sign(&root, key).unwrap();
    let offer = Offer {
        roots: vec![root.bytes().to_vec()],
        targets: Some(list.bytes().to_vec()),
    };
    repository
        .publish(
            &offer,
            std::slice::from_ref(&online),
            Utc::now(),
            &Terms::default(),
        )
        .unwrap();
    let served = Served {
        folder,
        asked: Arc::default(),
        resumed: Arc::default(),
        down: Arc::default(),
    };
    let region = Region {
        repository,
        root,
        targets_key,
        online,
        list,
    };
    (served, region)
}

fn copy(from: &std::path::Path, to: &std::path::Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() {
            copy(&from, &to);
        } else {
            fs::copy(&from, &to).unwrap();
        }
    }
}

async fn until(what: &str, mut so: impl FnMut() -> bool) {
    for _ in 0..2400 {
        if so() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("never: {what}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_agent_follows_bundle_and_image_over_a_line_that_breaks_and_says_so() {
    let centre = TestCentre::new();
    let mut terminal = Terminal::enrolled(&centre);
    let appliance = terminal.folder.path().join("appliance");
    let settings = update::Settings::beneath(&appliance);
    let places: Places = settings.places(&terminal.config.run);
    let (served, mut region) = publish(terminal.folder.path().join("centre"));
    for file in [&places.release, &places.root_of_trust] {
        fs::create_dir_all(file.parent().unwrap()).unwrap();
    }
    fs::create_dir_all(&places.state).unwrap();
    let release = "image = \"12\"\nversion = \"2026.10\"\nbuilt = \"2026-03-01T00:00:00Z\"\n";
    fs::write(&places.release, release).unwrap();
    fs::write(&places.root_of_trust, region.root.bytes()).unwrap();
    terminal.config.update = Some(settings);

    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    terminal.config.centre = Some(parse_centre(&address).unwrap());
    let trust = Router::new()
        .route("/trust/{kind}/{name}", axum::routing::get(serve))
        .with_state(served.clone());
    let router = centre.router().merge(trust);
    tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });

    // The site is always closed: an image may be fetched at once.
    let hours = Settings {
        hours: Some(Hours::default()),
        ..Settings::default()
    };
    assert!(terminal.book().set_desired(1, &hours).unwrap());
    let wish = Desired {
        version: 1,
        settings: WireSettings::default(),
        update: Some(Update { image: 13 }),
        bundle: None,
        place: Some(Place {
            site: LayerName::of("lib"),
            ..Place::default()
        }),
    };
    update::wish::keep(&terminal.config, &wish);

    let clock: Arc<dyn Clock> = Arc::<HandClock>::clone(&terminal.clock);
    let agent = Agent::new(terminal.config.clone(), clock, Arc::new(KernelChance)).unwrap();
    let standing = agent.context().standing.subscribe();
    let state = move || -> Option<UpdateState> { standing.borrow().update };
    let (end, ended) = oneshot::channel::<()>();
    let running = tokio::spawn(async move {
        let shutdown = async {
            let _told = ended.await;
        };
        agent.run(shutdown).await.unwrap();
    });

    until("the bundle in use", || {
        places.bundles().join("current/tasks").is_dir()
    })
    .await;
    let policy = fs::read_to_string(places.bundles().join("current/policy.toml")).unwrap();
    assert!(policy.contains("minutes = 25"), "{policy}");
    // Every break costs a round; wishes said anew cut the rest short.
    let ready = places.staging().join("ready");
    let mut version = 1;
    until("the image whole", || {
        version += 1;
        if version % 40 == 0 {
            update::wish::keep(
                &terminal.config,
                &Desired {
                    version,
                    ..wish.clone()
                },
            );
        }
        ready.exists()
    })
    .await;
    assert!(
        served.resumed.load(Ordering::Relaxed) >= 1,
        "nothing was resumed"
    );
    let staged = |state: &UpdateState| {
        state.phase == UpdatePhase::Staged
            && state.running == Some(12)
            && state.wanted == Some(13)
            && state.bundle == Some(1)
            && !state.stale
    };
    until("the state", || state().as_ref().is_some_and(staged)).await;
    until("the state at the centre", || {
        let memory = centre.memory();
        memory
            .statuses
            .iter()
            .any(|status| status.update.as_ref().is_some_and(staged))
    })
    .await;

    // Root's half did its work.
    fs::remove_file(&ready).unwrap();
    let mut record = Record::default();
    let attempt = |stage| Some(Attempt { image: 13, stage });
    record.attempt = attempt(Stage::Applied);
    record.write(&places.record()).unwrap();
    until("the restart asked for", || {
        places.staging().join("switch").exists()
    })
    .await;
    assert_eq!(state().unwrap().phase, UpdatePhase::Applied);
    record.attempt = attempt(Stage::RolledBack);
    record.failed.insert(13);
    record.write(&places.record()).unwrap();
    let rolled_back = UpdatePhase::RolledBack { image: 13 };
    until("the roll-back", || {
        state().is_some_and(|state| state.phase == rolled_back)
    })
    .await;
    assert!(!ready.exists(), "it is not tried again");

    let told = || -> Vec<(ReleaseKind, u64, UpdateChange)> {
        let rows = terminal.book().dump().unwrap().rows;
        rows.iter()
            .filter_map(|row| match &row.row {
                Row::Update(it) => Some((it.release, it.number, it.change)),
                _ => None,
            })
            .collect()
    };
    until("the rows", || told().len() >= 3).await;
    assert_eq!(
        told(),
        [
            (ReleaseKind::Bundle, 1, UpdateChange::Applied),
            (ReleaseKind::Image, 13, UpdateChange::Applied),
            (ReleaseKind::Image, 13, UpdateChange::RolledBack),
        ]
    );

    // The centre says that there is another bundle while its repository cannot be had: that is
    // no fault of the bundle, which is followed when it can be had.
    let follow = |bundle| {
        version += 1;
        let wish = Desired {
            version,
            bundle: Some(bundle),
            ..wish.clone()
        };
        update::wish::keep(&terminal.config, &wish);
    };
    let mut follow = follow;
    let in_use = |number: u64| {
        fs::read_link(places.bundles().join("current"))
            .is_ok_and(|to| to.ends_with(number.to_string()))
    };
    region.second_bundle(false);
    served.down.0.store(true, Ordering::Relaxed);
    follow(2);
    until("a question without answer", || {
        served.down.1.load(Ordering::Relaxed) > 0
    })
    .await;
    served.down.0.store(false, Ordering::Relaxed);
    follow(2);
    until("bundle 2 in use", || in_use(2)).await;
    region.second_bundle(true);
    follow(1);
    until("bundle 1 in use again", || in_use(1)).await;
    until("the state", || {
        state().is_some_and(|state| state.bundle == Some(1))
    })
    .await;
    // Nothing was refused meanwhile; that bundle 1 was put to use had been told before.
    let second = (ReleaseKind::Bundle, 2, UpdateChange::Applied);
    assert_eq!(told()[3..], [second]);
    drop(end);
    running.await.unwrap();
}
