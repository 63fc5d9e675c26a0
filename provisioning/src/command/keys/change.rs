// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Ceremonies: a new root says which keys count from now on. Everything is signed and checked
//! in memory before the first file changes.

use chrono::Utc;
use serde::Serialize;
use sportello_protocol::public_key_text;
use sportello_trust::keys::SigningKey;
use sportello_trust::{Plan, RootDraft, SignedRoot, SignedTargets, TargetsDraft};

use super::{Renew, Rotate, Which, WithRoot};
use crate::centre::Centre;
use crate::cli::Desk;
use crate::fault::{Done, Fault, Otherwise};
use crate::keyring;
use crate::printer::Answer;
use crate::publish::online_keys;
use crate::region::Region;
use crate::secret::{self, Role};
use crate::shelf::{Shelf, fault, read_aloud, root_expires, targets_expire};

#[derive(Debug, Serialize)]
struct Changed {
    what: &'static str,
    root: Option<u64>,
    root_says: Vec<String>,
    targets: Option<u64>,
    operator_key: Option<String>,
    next: String,
}

impl Answer for Changed {
    fn text(&self) -> String {
        let mut lines = vec![self.what.to_owned()];
        if let Some(root) = self.root {
            lines.push(format!("root {root} says"));
            lines.extend(self.root_says.iter().map(|line| format!("  {line}")));
        }
        if let Some(key) = &self.operator_key {
            lines.push(format!("operator key  {key}"));
        }
        lines.push(format!("next: {}", self.next));
        lines.join("\n")
    }
}

const PUBLISH: &str = "`sportello bundle publish` brings it to the centre; until then terminals \
                       follow the one before";

impl WithRoot {
    fn open(&self, region: &Region) -> Done<SigningKey> {
        let said = self.passphrase.said();
        match &self.root_key {
            Some(path) => secret::open_file(path, Role::Root, &said),
            None => secret::open(region, Role::Root, &said),
        }
    }
}

/// A new root and the list signed under it, on disk once both are whole.
fn ceremony(
    shelf: &Shelf,
    before: &SignedRoot,
    plan: &Plan,
    signers: &[&SigningKey],
    targets_key: SigningKey,
) -> Done<(SignedRoot, Option<SignedTargets>)> {
    let old_list = shelf.targets(before)?;
    let mut draft = RootDraft::next(before, plan).map_err(fault)?;
    for key in signers {
        draft.sign(key).map_err(fault)?;
    }
    let root = draft.finish().map_err(fault)?;
    let list = match &old_list {
        None => None,
        Some(old) => Some(
            TargetsDraft::next(old, targets_expire(Utc::now()))
                .and_then(|draft| draft.sign(&root, &[targets_key]))
                .map_err(fault)?,
        ),
    };
    shelf.keep_root(&root)?;
    if let Some(list) = &list {
        shelf.keep_targets(list)?;
    }
    Ok((root, list))
}

impl Rotate {
    pub(super) fn run(self, desk: &Desk) -> Done {
        let region = desk.region()?;
        match self.which {
            Which::Operator => operator(desk, &region),
            Which::Targets => self.targets(desk, &region),
            Which::Root => self.root(desk, &region),
        }
    }

    fn targets(&self, desk: &Desk, region: &Region) -> Done {
        let shelf = Shelf::of(region)?;
        let before = shelf.root()?;
        let root_key = self.with.open(region)?;
        let secret = secret::new_passphrase(&desk.passphrase, "the new targets key")?;
        let new = generate()?;
        // Kept beside until the root names it, so that no moment has a root without its key.
        let pem = new
            .to_encrypted_pem(&secret)
            .or_asked("the new key cannot be kept", "take a longer passphrase")?;
        let spare = region.keys().join("targets.new.pem");
        crate::region::replace(&spare, pem.as_bytes())?;
        let plan = Plan {
            targets: vec![new.public()],
            expires: root_expires(Utc::now()),
            ..before.plan()
        };
        let again = SigningKey::from_encrypted_pem(&pem, &secret)
            .or_failed("the new key does not open", "run the command again")?;
        let (root, list) = ceremony(&shelf, &before, &plan, &[&root_key], again)?;
        keyring::keep(region, Role::Targets, &new, &secret)?;
        std::fs::remove_file(&spare).or_failed(
            format!("{} cannot be removed", spare.display()),
            "remove it yourself: the same key is in targets.pem",
        )?;
        said(desk, "the targets key is a new one", &root, list.as_ref())
    }

    fn root(&self, desk: &Desk, region: &Region) -> Done {
        let shelf = Shelf::of(region)?;
        let before = shelf.root()?;
        let old = self.with.open(region)?;
        let targets_key = secret::open(region, Role::Targets, &desk.passphrase)?;
        // The old passphrase was said for the old key; the new one gets its own.
        let secret = secret::new_passphrase(&self.with.passphrase.said(), "the new root key")?;
        let new = generate()?;
        let pem = new
            .to_encrypted_pem(&secret)
            .or_asked("the new key cannot be kept", "take a longer passphrase")?;
        let spare = region.keys().join("root.new.pem");
        crate::region::replace(&spare, pem.as_bytes())?;
        let plan = Plan {
            root: vec![new.public()],
            expires: root_expires(Utc::now()),
            ..before.plan()
        };
        let (root, list) = ceremony(&shelf, &before, &plan, &[&old, &new], targets_key)?;
        keyring::keep(region, Role::Root, &new, &secret)?;
        std::fs::remove_file(&spare).or_failed(
            format!("{} cannot be removed", spare.display()),
            "remove it yourself: the same key is in root.pem",
        )?;
        said(desk, "the root key is a new one", &root, list.as_ref())
    }
}

fn operator(desk: &Desk, region: &Region) -> Done {
    let secret = secret::new_passphrase(&desk.passphrase, "the new operator key")?;
    let old = keyring::public(region, Role::Operator)?;
    let new = generate()?;
    keyring::keep(region, Role::Operator, &new, &secret)?;
    let key = public_key_text(&new.public().0);
    desk.printer.answer(&Changed {
        what: "the operator key is a new one",
        root: None,
        root_says: Vec::new(),
        targets: None,
        next: format!(
            "at the centre: `sportello-centre operator add NAME {key}`, and remove the one with \
             the key {}",
            public_key_text(&old.0)
        ),
        operator_key: Some(key),
    })
}

impl Renew {
    pub(super) async fn run(self, desk: &Desk) -> Done {
        let region = desk.region()?;
        let shelf = Shelf::of(&region)?;
        let before = shelf.root()?;
        let mut plan = Plan {
            expires: root_expires(Utc::now()),
            ..before.plan()
        };
        if self.centre_keys {
            plan.online = online_keys(&Centre::open(desk, &region)?).await?;
        }
        let root_key = self.with.open(&region)?;
        let targets_key = secret::open(&region, Role::Targets, &desk.passphrase)?;
        let (root, list) = ceremony(&shelf, &before, &plan, &[&root_key], targets_key)?;
        said(desk, "root and list are signed anew", &root, list.as_ref())
    }
}

fn said(desk: &Desk, what: &'static str, root: &SignedRoot, list: Option<&SignedTargets>) -> Done {
    desk.printer.answer(&Changed {
        what,
        root: Some(root.version()),
        root_says: read_aloud(&root.plan()),
        targets: list.map(SignedTargets::version),
        operator_key: None,
        next: PUBLISH.to_owned(),
    })
}

fn generate() -> Done<SigningKey> {
    SigningKey::generate().map_err(|error| Fault::failed(error, "try again later"))
}
