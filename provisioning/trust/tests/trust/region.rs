// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A whole region in a temporary folder: an administrator with real keys, a centre with a
//! real repository, and whatever a test does to them.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use sportello_trust::repository::{Offer, Present, Terms};
use sportello_trust::{
    Client, Clock, Digest, Fetch, Folder, Freshness, Kind, Part, Plan, Refusal, Repository,
    RootDraft, SignedRoot, SignedTargets, SigningKey, TargetName, TargetsDraft, Unpacked, wait,
};
use tempfile::TempDir;

pub(crate) fn day(text: &str) -> DateTime<Utc> {
    format!("{text}T12:00:00Z").parse().expect("a day")
}

/// The day on which the region begins; its image was built that day.
pub(crate) fn start() -> DateTime<Utc> {
    day("2026-11-01")
}

/// A clock that nobody set from the network.
pub(crate) fn clock(now: DateTime<Utc>) -> Clock {
    Clock {
        now,
        built: start(),
        synchronised: false,
    }
}

pub(crate) fn name(text: &str) -> TargetName {
    text.parse().expect("a name")
}

pub(crate) struct Region {
    pub(crate) dir: TempDir,
    pub(crate) root_keys: Vec<SigningKey>,
    pub(crate) targets_key: SigningKey,
    pub(crate) online: Vec<SigningKey>,
    pub(crate) root: SignedRoot,
    pub(crate) targets: SignedTargets,
    pub(crate) repository: Repository,
    /// The root that the image brings.
    pub(crate) first_root: SignedRoot,
}

pub(crate) fn key() -> SigningKey {
    SigningKey::generate().expect("a key")
}

impl Region {
    /// Root two of three, bundle 1, published on the first day.
    pub(crate) fn new() -> Self {
        let dir = TempDir::new().expect("a folder");
        let root_keys = vec![key(), key(), key()];
        let (targets_key, online) = (key(), vec![key()]);
        let plan = Plan {
            root: root_keys.iter().map(SigningKey::public).collect(),
            root_threshold: 2,
            targets: vec![targets_key.public()],
            targets_threshold: 1,
            online: vec![online[0].public()],
            expires: start() + TimeDelta::days(730),
        };
        let mut draft = RootDraft::first(&plan).expect("a plan");
        draft.sign(&root_keys[0]).expect("signed");
        draft.sign(&root_keys[1]).expect("signed");
        let root = draft.finish().expect("enough");
        let repository = Repository::open(&dir.path().join("centre")).expect("opened");
        let draft = TargetsDraft::first(start() + TimeDelta::days(365)).expect("a list");
        let targets = draft
            .sign(&root, std::slice::from_ref(&targets_key))
            .expect("signed");
        let mut region = Self {
            first_root: root.clone(),
            dir,
            root_keys,
            targets_key,
            online,
            root,
            targets,
            repository,
        };
        region.add_bundle(1, b"bundle one");
        region.publish(start()).expect("published");
        region
    }

    pub(crate) fn plan(&self) -> Plan {
        self.root.plan()
    }

    pub(crate) fn draft(&self) -> TargetsDraft {
        TargetsDraft::next(&self.targets, self.targets.expires()).expect("a list")
    }

    pub(crate) fn sign(&mut self, draft: &TargetsDraft) {
        self.targets = draft
            .sign(&self.root, std::slice::from_ref(&self.targets_key))
            .expect("signed");
    }

    /// Signs a list with one bundle more and uploads its file; publishes nothing.
    pub(crate) fn add_bundle(&mut self, number: u64, content: &[u8]) {
        let file = self
            .repository
            .incoming(&name(&format!("bundle-{number}.tar.zst")));
        fs::write(&file, content).expect("uploaded");
        let mut draft = self.draft();
        draft
            .add_file(&file, Kind::Bundle { number })
            .expect("added");
        self.sign(&draft);
    }

    pub(crate) fn add_image(&mut self, number: u64) {
        let mut draft = self.draft();
        for part in [Part::Root, Part::Verity, Part::Uki] {
            let file = self
                .repository
                .incoming(&name(&format!("image-{number}{}", part.suffix())));
            fs::write(&file, format!("image {number} {}", part.suffix())).expect("uploaded");
            let kind = Kind::Image {
                number,
                part,
                version: "2026.11".to_owned(),
                unpacked: Unpacked {
                    length: 1234,
                    sha256: Digest([7; 32]),
                },
            };
            draft.add_file(&file, kind).expect("added");
        }
        self.sign(&draft);
    }

    pub(crate) fn offer(&self) -> Offer {
        Offer {
            roots: vec![self.root.bytes().to_vec()],
            targets: Some(self.targets.bytes().to_vec()),
        }
    }

    pub(crate) fn publish(&self, now: DateTime<Utc>) -> Result<Present, Refusal> {
        self.repository
            .publish(&self.offer(), &self.online, now, &Terms::default())
    }

    pub(crate) fn renew(&self, now: DateTime<Utc>) -> Result<Present, Refusal> {
        self.repository.renew(&self.online, now, &Terms::default())
    }

    /// Makes the next root by `change`, signed by the first two keys of before and of after.
    pub(crate) fn next_root(&mut self, change: impl FnOnce(&mut Plan), new_keys: Vec<SigningKey>) {
        let mut plan = self.plan();
        change(&mut plan);
        let mut draft = RootDraft::next(&self.root, &plan).expect("a plan");
        for key in &self.root_keys[..2] {
            draft.sign(key).expect("signed by before");
        }
        if !new_keys.is_empty() {
            self.root_keys = new_keys;
            for key in &self.root_keys[..2] {
                draft.sign(key).expect("signed by after");
            }
        }
        self.root = draft.finish().expect("enough");
    }

    pub(crate) fn served(&self) -> PathBuf {
        self.dir.path().join("centre")
    }

    pub(crate) fn source(&self) -> Arc<Folder> {
        Arc::new(Folder::open(&self.served()).expect("a repository"))
    }

    /// A copy of what is served now, as on a stick.
    pub(crate) fn copy(&self, to: &str) -> PathBuf {
        let to = self.dir.path().join(to);
        for folder in ["metadata", "targets"] {
            fs::create_dir_all(to.join(folder)).expect("made");
            for found in fs::read_dir(self.served().join(folder)).expect("read") {
                let found = found.expect("read");
                fs::copy(found.path(), to.join(folder).join(found.file_name())).expect("copied");
            }
        }
        to
    }

    pub(crate) fn store(&self) -> PathBuf {
        self.dir.path().join("terminal")
    }

    /// The terminal, as it starts.
    pub(crate) fn client(&self) -> Client {
        Client::open(&self.store(), self.first_root.bytes()).expect("opened")
    }
}

pub(crate) fn folder(path: &Path) -> Arc<Folder> {
    Arc::new(Folder::open(path).expect("a repository"))
}

pub(crate) fn refresh(
    client: &mut Client,
    source: Arc<Folder>,
    clock: &Clock,
) -> Result<Freshness, Refusal> {
    wait(client.refresh(source, clock))
}

pub(crate) fn fetch(
    client: &Client,
    source: &Folder,
    wanted: &str,
    into: &Path,
) -> Result<(), Refusal> {
    wait(client.fetch(source, &name(wanted), into, &mut Fetch::default()))
}

/// Snapshot and timestamp over a list, as a thief of the centre writes them without the
/// centre's program: any number, any date, the genuine online key.
pub(crate) fn online_by_hand(
    stick: &Path,
    region: &Region,
    targets: &SignedTargets,
    signed_at: &str,
) {
    use sha2::Digest as _;
    let number = 4_000_000_000_u64;
    let hash = |bytes: &[u8]| data_encoding::HEXLOWER.encode(&sha2::Sha256::digest(bytes));
    let role = |kind: &str, of: &str, version: u64, bytes: &[u8]| {
        let listed = serde_json::json!({"version": version, "length": bytes.len(),
            "hashes": {"sha256": hash(bytes)}});
        sign_by_hand(
            &region.online[0],
            serde_json::json!({"_type": kind, "spec_version": "1.0.0", "version": number,
                "expires": "2099-01-01T00:00:00Z", "signed_at": signed_at,
                "meta": {of: listed}}),
        )
    };
    let snapshot = role(
        "snapshot",
        "targets.json",
        targets.version(),
        targets.bytes(),
    );
    let timestamp = role("timestamp", "snapshot.json", number, &snapshot);
    let folder = stick.join("metadata");
    fs::write(folder.join(targets.file_name()), targets.bytes()).expect("written");
    fs::write(folder.join(format!("{number}.snapshot.json")), snapshot).expect("written");
    fs::write(folder.join("timestamp.json"), timestamp).expect("written");
}

/// Signed JSON. The canonical form of such values is what `serde_json` writes when its maps are
/// sorted, whichever of its features other crates switch on.
pub(crate) fn sign_by_hand(key: &SigningKey, signed: serde_json::Value) -> Vec<u8> {
    use ed25519_dalek::Signer as _;
    use ed25519_dalek::pkcs8::DecodePrivateKey as _;
    let pem = key.to_pem().expect("pem");
    let secret = ed25519_dalek::SigningKey::from_pkcs8_pem(&pem).expect("a key");
    let mut sorted = signed.clone();
    sorted.sort_all_objects();
    let message = serde_json::to_vec(&sorted).expect("written");
    let signature = data_encoding::HEXLOWER.encode(&secret.sign(&message).to_bytes());
    serde_json::to_vec(&serde_json::json!({
        "signed": signed,
        "signatures": [{"keyid": key.public().id(), "sig": signature}],
    }))
    .expect("written")
}
