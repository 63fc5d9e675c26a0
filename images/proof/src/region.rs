// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A region of the proofs' own: its root goes into the images, its keys sign what terminals take.

use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use chrono::{DateTime, TimeDelta, Utc};
use sha2::{Digest as _, Sha256};
use sportello_trust::repository::{Offer, Terms};
use sportello_trust::{
    Digest, Kind, Part, Plan, Repository, RootDraft, SignedRoot, SigningKey, TargetsDraft, Unpacked,
};

use crate::disk::{Image, run};

/// Keys and root of the region.
#[derive(Debug)]
pub(crate) struct Region {
    targets: SigningKey,
    online: SigningKey,
    root: SignedRoot,
}

impl Region {
    /// The region in `folder`, founded there if it is not.
    ///
    /// # Errors
    /// When the folder holds something else, or cannot be written.
    pub(crate) fn in_folder(folder: &Path) -> anyhow::Result<Self> {
        let root_file = folder.join("root.json");
        if !root_file.exists() {
            found(folder)?;
        }
        let key = |name: &str| -> anyhow::Result<SigningKey> {
            Ok(SigningKey::from_pem(&fs::read_to_string(
                folder.join(name),
            )?)?)
        };
        Ok(Self {
            targets: key("targets.pem")?,
            online: key("online.pem")?,
            root: SignedRoot::parse(&fs::read(root_file)?)?,
        })
    }

    /// Writes what the agent of a terminal would have staged of `image` into `folder`, with the
    /// request to apply it.
    ///
    /// # Errors
    /// When files are missing or the disk is full.
    pub(crate) fn stage(&self, image: &Image, folder: &Path) -> anyhow::Result<()> {
        let repository = Repository::open(folder)?;
        let mut draft = TargetsDraft::first(later(300))?;
        for part in [Part::Root, Part::Verity, Part::Uki] {
            let number = image.number;
            let packed = image
                .folder
                .join(format!("image-{number}{}", part.suffix()));
            let plain = match part {
                Part::Root => image.part("root"),
                Part::Verity => image.part("verity"),
                Part::Uki | Part::Disk => image.part("efi"),
            };
            let (length, sha256) = measure(&plain)?;
            let name = format!("image-{number}{}", part.suffix()).parse()?;
            let incoming = repository.incoming(&name);
            let _copied = run(
                "cp",
                &[
                    "--reflink=auto",
                    &packed.to_string_lossy(),
                    &incoming.to_string_lossy(),
                ],
            )?;
            draft.add_file(
                &incoming,
                Kind::Image {
                    number,
                    part,
                    version: "2026.11".to_owned(),
                    unpacked: Unpacked { length, sha256 },
                },
            )?;
        }
        let targets = draft.sign(&self.root, std::slice::from_ref(&self.targets))?;
        let offer = Offer {
            roots: vec![self.root.bytes().to_vec()],
            targets: Some(targets.bytes().to_vec()),
        };
        let _present = repository.publish(
            &offer,
            std::slice::from_ref(&self.online),
            Utc::now(),
            &Terms::default(),
        )?;
        fs::write(
            folder.join("ready"),
            format!("{{\"image\":{},\"serves\":true}}", image.number),
        )?;
        Ok(())
    }
}

fn later(days: i64) -> DateTime<Utc> {
    Utc::now() + TimeDelta::days(days)
}

fn found(folder: &Path) -> anyhow::Result<()> {
    fs::create_dir_all(folder)?;
    let keep = |name: &str| -> anyhow::Result<SigningKey> {
        let key = SigningKey::generate()?;
        fs::write(folder.join(name), key.to_pem()?.as_bytes())?;
        Ok(key)
    };
    let root_key = keep("root.pem")?;
    let targets = keep("targets.pem")?;
    let online = keep("online.pem")?;
    let plan = Plan {
        root: vec![root_key.public()],
        root_threshold: 1,
        targets: vec![targets.public()],
        targets_threshold: 1,
        online: vec![online.public()],
        expires: later(700),
    };
    let mut draft = RootDraft::first(&plan)?;
    draft.sign(&root_key)?;
    fs::write(folder.join("root.json"), draft.finish()?.bytes())?;
    Ok(())
}

/// Length and SHA-256 of a file, read a piece at a time.
fn measure(file: &PathBuf) -> anyhow::Result<(u64, Digest)> {
    let mut source = fs::File::open(file).with_context(|| format!("no {}", file.display()))?;
    let mut hash = Sha256::new();
    let mut piece = vec![0; 1 << 20];
    let mut length = 0;
    loop {
        let read = source.read(&mut piece)?;
        if read == 0 {
            return Ok((length, Digest(hash.finalize().into())));
        }
        hash.update(&piece[..read]);
        length += read as u64;
    }
}
