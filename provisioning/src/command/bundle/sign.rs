// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Signing the next bundle, bringing it to the centre, taking one back.

use std::io::{BufWriter, Write};

use chrono::Utc;
use serde::Serialize;
use sportello_bundle::Finding;
use sportello_bundle::archive::pack;
use sportello_bundle::check::is_fit;
use sportello_bundle::manifest::{FILE, Manifest};
use sportello_protocol::operator::TrustState;
use sportello_trust::{Kind, TargetsDraft};

use super::look::{checked, unfit};
use crate::bundles::{signed, source};
use crate::centre::Centre;
use crate::cli::Desk;
use crate::fault::{Done, Fault, Otherwise};
use crate::printer::Answer;
use crate::publish::publish;
use crate::region::replace;
use crate::secret::{self, Role};
use crate::shelf::{Shelf, fault, targets_expire};

#[derive(Debug, clap::Args)]
pub(crate) struct Sign {}

#[derive(Debug, clap::Args)]
pub(crate) struct Withdraw {
    /// The number.
    number: u64,
}

#[derive(Debug, Serialize)]
struct Signed {
    bundle: u64,
    bytes: u64,
    sha256: String,
    list: u64,
    looked_at: usize,
}

impl Answer for Signed {
    fn text(&self) -> String {
        format!(
            "bundle {} is signed: {} bytes, SHA-256 {} (list {})",
            self.bundle, self.bytes, self.sha256, self.list
        )
    }
}

impl Sign {
    pub(super) fn run(self, desk: &Desk) -> Done {
        let region = desk.region()?;
        let folder = source(&region)?;
        let shelf = Shelf::of(&region)?;
        let root = shelf.root()?;
        let targets = shelf.targets(&root)?;
        let next = targets
            .as_ref()
            .and_then(|targets| signed(targets).first().map(|(number, _)| number + 1))
            .unwrap_or(1);
        let path = folder.join(FILE);
        let before = Manifest::load(&folder).map_err(|findings| {
            let first = findings.first().map(ToString::to_string);
            Fault::wrong(
                first.unwrap_or_default(),
                "mend bundle.toml, or remove it and run `sportello bundle new`",
            )
        })?;
        let manifest = Manifest {
            number: next,
            region: region.facts.name.clone(),
            made_on: Utc::now().date_naive(),
            ..before
        };
        replace(&path, manifest.text().as_bytes())?;
        let (findings, _) = checked(&region)?;
        if !is_fit(&findings) {
            for finding in findings.iter().filter(|finding| finding.is_error()) {
                desk.printer.talk(finding.to_string());
            }
            return Err(unfit(&findings));
        }
        for finding in findings.iter().filter(|finding| is_of_policy(finding)) {
            desk.printer.talk(finding.to_string());
        }
        let key = secret::open(&region, Role::Targets, &desk.passphrase)?;
        let unpacked = "the bundle cannot be packed";
        let room = "make room in the region's folder";
        let packed = tempfile::NamedTempFile::new_in(region.trust()).or_failed(unpacked, room)?;
        let mut out = BufWriter::new(packed.as_file());
        pack(&folder, &mut out).or_asked(unpacked, "mend what is named, then sign again")?;
        out.flush().or_failed(unpacked, room)?;
        drop(out);
        let expires = targets_expire(Utc::now());
        let mut draft = match &targets {
            Some(targets) => TargetsDraft::next(targets, expires),
            None => TargetsDraft::first(expires),
        }
        .map_err(fault)?;
        let entry = draft
            .add_file(packed.path(), Kind::Bundle { number: next })
            .map_err(fault)?;
        let list = draft.sign(&root, &[key]).map_err(fault)?;
        shelf.take(packed.path(), &entry)?;
        shelf.keep_targets(&list)?;
        desk.printer.answer(&Signed {
            bundle: next,
            bytes: entry.length,
            sha256: entry.sha256.to_string(),
            list: list.version(),
            looked_at: findings.len(),
        })?;
        desk.printer
            .talk("next: `sportello bundle publish` brings it to the centre");
        Ok(())
    }
}

/// What whoever signs should hear although nothing must be mended: what policy leaves out.
fn is_of_policy(finding: &Finding) -> bool {
    finding
        .file
        .components()
        .any(|part| part.as_os_str() == "policy")
}

impl Withdraw {
    pub(super) fn run(self, desk: &Desk) -> Done {
        let region = desk.region()?;
        let shelf = Shelf::of(&region)?;
        let root = shelf.root()?;
        let nothing = || {
            Fault::wrong(
                format!("there is no signed bundle {}", self.number),
                "`sportello bundle list` shows all",
            )
        };
        let targets = shelf.targets(&root)?.ok_or_else(nothing)?;
        let bundles = signed(&targets);
        let (_, entry) = bundles
            .iter()
            .find(|(number, _)| *number == self.number)
            .ok_or_else(nothing)?;
        let left = bundles
            .iter()
            .any(|(number, entry)| *number != self.number && !entry.withdrawn);
        let expires = targets_expire(Utc::now());
        let mut draft = TargetsDraft::next(&targets, expires).map_err(fault)?;
        draft.withdraw(&entry.name).map_err(fault)?;
        let key = secret::open(&region, Role::Targets, &desk.passphrase)?;
        let list = draft.sign(&root, &[key]).map_err(fault)?;
        shelf.keep_targets(&list)?;
        desk.printer.answer(&Withdrawn {
            what: format!("bundle {}", self.number),
            list: list.version(),
        })?;
        if !left {
            desk.printer.talk(
                "no other bundle is left: terminals go back to the tasks and policy of their image",
            );
        }
        desk.printer
            .talk("next: `sportello bundle publish`; until then nobody knows");
        Ok(())
    }
}

#[derive(Debug, Serialize)]
pub(crate) struct Withdrawn {
    pub(crate) what: String,
    pub(crate) list: u64,
}

impl Answer for Withdrawn {
    fn text(&self) -> String {
        format!("{} is withdrawn (list {})", self.what, self.list)
    }
}

#[derive(Debug, Serialize)]
struct Brought(TrustState);

impl Answer for Brought {
    fn text(&self) -> String {
        let state = &self.0;
        format!(
            "published: root {}, list {}, snapshot {}, timestamp {}",
            state.root, state.targets, state.snapshot, state.timestamp
        )
    }
}

pub(super) async fn bring(desk: &Desk) -> Done {
    let region = desk.region()?;
    let shelf = Shelf::of(&region)?;
    let _root = shelf.root()?;
    let centre = Centre::open(desk, &region)?;
    let state = publish(desk.printer, &shelf, &centre).await?;
    desk.printer.answer(&Brought(state))
}
