// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A region with real keys, its published repository, and a terminal's folders beside it.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use sha2::{Digest as _, Sha256};
use sportello_bundle::archive::pack;
use sportello_trust::repository::{Offer, Terms};
use sportello_trust::{
    Digest, Folder, Kind, Part, Plan, Repository, RootDraft, SignedRoot, SignedTargets, SigningKey,
    TargetName, TargetsDraft, Unpacked,
};
use sportello_update::Places;

use crate::fixture::Built;

pub(crate) struct Region {
    pub(crate) folder: tempfile::TempDir,
    targets_key: SigningKey,
    online: SigningKey,
    root: SignedRoot,
    targets: SignedTargets,
    repository: Repository,
}

impl Region {
    /// Nothing is signed yet. A terminal with image 12 stands beside it.
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (root_key, targets_key) = (key(), key());
        let online = key();
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
        let repository = Repository::open(&folder.path().join("centre")).unwrap();
        let targets = TargetsDraft::first(later(300))
            .unwrap()
            .sign(&root, std::slice::from_ref(&targets_key))
            .unwrap();
        let region = Self {
            folder,
            targets_key,
            online,
            root,
            targets,
            repository,
        };
        let places = region.places();
        for file in [&places.release, &places.root_of_trust] {
            fs::create_dir_all(file.parent().unwrap()).unwrap();
        }
        fs::create_dir_all(&places.state).unwrap();
        fs::create_dir_all(&places.run).unwrap();
        let built = (Utc::now() - TimeDelta::days(30)).to_rfc3339();
        let release = format!("image = \"12\"\nversion = \"2026.10\"\nbuilt = \"{built}\"\n");
        fs::write(&places.release, release).unwrap();
        fs::write(&places.root_of_trust, region.root.bytes()).unwrap();
        region
    }

    /// The terminal's.
    pub(crate) fn places(&self) -> Places {
        Places::beneath(&self.folder.path().join("terminal"))
    }

    pub(crate) fn served(&self) -> PathBuf {
        self.folder.path().join("centre")
    }

    pub(crate) fn source(&self) -> Arc<Folder> {
        Arc::new(Folder::open(&self.served()).unwrap())
    }

    fn sign(&mut self, change: impl FnOnce(&mut TargetsDraft)) {
        let mut draft = TargetsDraft::next(&self.targets, later(300)).unwrap();
        change(&mut draft);
        let keys = std::slice::from_ref(&self.targets_key);
        self.targets = draft.sign(&self.root, keys).unwrap();
        let offer = Offer {
            roots: vec![self.root.bytes().to_vec()],
            targets: Some(self.targets.bytes().to_vec()),
        };
        let online = std::slice::from_ref(&self.online);
        self.repository
            .publish(&offer, online, Utc::now(), &Terms::default())
            .unwrap();
    }

    pub(crate) fn publish_image(&mut self, image: &Built) {
        let number = image.number;
        let packed = |bytes: &[u8]| zstd::encode_all(bytes, 1).unwrap();
        let mut kinds = Vec::new();
        for (part, bytes, file) in [
            (Part::Root, &image.root, packed(&image.root)),
            (Part::Verity, &image.verity, packed(&image.verity)),
            (Part::Uki, &image.uki, image.uki.clone()),
        ] {
            let name = format!("image-{number}{}", part.suffix());
            let path = self.repository.incoming(&name.parse().unwrap());
            fs::write(&path, file).unwrap();
            let kind = Kind::Image {
                number,
                part,
                version: "2026.11".to_owned(),
                unpacked: Unpacked {
                    length: bytes.len() as u64,
                    sha256: Digest(Sha256::digest(bytes).into()),
                },
            };
            kinds.push((path, kind));
        }
        self.sign(|draft| {
            for (path, kind) in kinds {
                draft.add_file(&path, kind).unwrap();
            }
        });
    }

    /// Bundle `number` with the tasks that are shipped; `change` makes it another one.
    pub(crate) fn publish_bundle(&mut self, number: u64, change: impl FnOnce(&Path)) {
        let made = tempfile::tempdir().unwrap();
        let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../kiosk/tasks");
        copy(&shipped, &made.path().join("tasks"));
        fs::create_dir_all(made.path().join("policy/site")).unwrap();
        let manifest = format!(
            "format = 1\nnumber = {number}\nregion = \"Regione\"\nmade_on = 2026-11-01\nneeds = \"0.1.0\"\n"
        );
        fs::write(made.path().join("bundle.toml"), manifest).unwrap();
        fs::write(
            made.path().join("policy/region.toml"),
            "[session]\nminutes = 45\n",
        )
        .unwrap();
        fs::write(
            made.path().join("policy/site/lib.toml"),
            "[session]\nminutes = 30\n",
        )
        .unwrap();
        change(made.path());
        let name: TargetName = format!("bundle-{number}.tar.zst").parse().unwrap();
        let path = self.repository.incoming(&name);
        pack(made.path(), fs::File::create(&path).unwrap()).unwrap();
        self.sign(|draft| {
            draft.add_file(&path, Kind::Bundle { number }).unwrap();
        });
    }

    pub(crate) fn withdraw(&mut self, name: &str) {
        self.sign(|draft| draft.withdraw(&name.parse().unwrap()).unwrap());
    }
}

fn key() -> SigningKey {
    SigningKey::generate().unwrap()
}

fn later(days: i64) -> DateTime<Utc> {
    Utc::now() + TimeDelta::days(days)
}

pub(crate) fn copy(from: &Path, to: &Path) {
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
