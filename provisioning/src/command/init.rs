// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A region's folder, and the first ceremony: keys, the first root, an empty list. Running it
//! again does what is still missing, so that the centre may come later.

use std::path::{Path, PathBuf};

use chrono::Utc;
use serde::Serialize;
use sportello_protocol::public_key_text;
use sportello_trust::keys::SigningKey;
use sportello_trust::{Plan, PublicKey, RootDraft, TargetsDraft};
use url::Url;

use crate::centre::Centre;
use crate::cli::Desk;
use crate::fault::{Done, Fault, Otherwise};
use crate::keyring;
use crate::printer::Answer;
use crate::publish::{online_keys, publish};
use crate::region::{CentreAt, FILE, Fingerprint, Region};
use crate::secret::{self, Role, RootPassphrase};
use crate::shelf::{Shelf, fault, read_aloud, root_expires, targets_expire};

#[derive(Debug, clap::Args)]
pub(crate) struct Init {
    /// Folder to make, or to go on with [default: the one we are in].
    folder: Option<PathBuf>,
    /// Name of the region, as sheets and pages show it.
    #[arg(long)]
    name: Option<String>,
    /// Address of the centre: its public_url.
    #[arg(long, value_name = "URL")]
    centre: Option<Url>,
    /// Fingerprint of the centre's own authority, as `sportello-centre init` printed it. Leave
    /// it out only where a public authority signed the centre's certificate.
    #[arg(long, value_name = "HEX", value_parser = Fingerprint::parse, requires = "centre")]
    fingerprint: Option<Fingerprint>,
    /// The centre's own public key for the repository, where it cannot be asked for; may be
    /// said several times.
    // One key in 64 begins with a hyphen.
    #[arg(long, value_name = "KEY", value_parser = keyring::parse, allow_hyphen_values = true)]
    online_key: Vec<PublicKey>,
    #[command(flatten)]
    root_passphrase: RootPassphrase,
}

#[derive(Debug, Serialize)]
struct Begun {
    folder: String,
    region: String,
    /// As the centre wants it.
    operator_key: String,
    root: Option<u64>,
    root_sha256: Option<String>,
    /// What the root says, to be read aloud.
    ceremony: Vec<String>,
    published: bool,
    /// What is still to be done.
    missing: Vec<String>,
}

impl Answer for Begun {
    fn text(&self) -> String {
        let mut lines = vec![
            format!("region        {} ({})", self.region, self.folder),
            format!("operator key  {}", self.operator_key),
        ];
        if let (Some(root), Some(sha256)) = (self.root, &self.root_sha256) {
            lines.push(format!("root {root}        SHA-256 {sha256}"));
            lines.extend(self.ceremony.iter().map(|line| format!("  {line}")));
        }
        lines.push(format!(
            "published     {}",
            if self.published { "yes" } else { "not yet" }
        ));
        for missing in &self.missing {
            lines.push(format!("still to do: {missing}"));
        }
        lines.join("\n")
    }
}

impl Init {
    pub(crate) async fn run(self, desk: &Desk) -> Done {
        let region = self.region(desk)?;
        let mut missing = Vec::new();
        for role in Role::ALL {
            self.key(desk, &region, role)?;
        }
        let operator = keyring::public(&region, Role::Operator)?;
        let operator_key = public_key_text(&operator.0);
        let shelf = Shelf::of(&region)?;
        let mut centre = None;
        if region.facts.centre.is_some() {
            let there = Centre::open(desk, &region)?;
            match online_keys(&there).await {
                Ok(keys) => centre = Some((there, keys)),
                Err(fault) => missing.push(format!("{} -> {}", fault.what(), fault.next())),
            }
        } else {
            missing.push(
                "name the centre: `sportello init --centre URL --fingerprint HEX`".to_owned(),
            );
        }
        let online = match &centre {
            _ if !self.online_key.is_empty() => self.online_key.clone(),
            Some((_, keys)) => keys.clone(),
            None => Vec::new(),
        };
        if shelf.roots()?.is_empty() && !online.is_empty() {
            self.first_root(desk, &region, &shelf, online)?;
        }
        let root = shelf.roots()?.pop();
        let mut published = false;
        match (&root, &centre) {
            (Some(_), Some((centre, _))) => {
                publish(desk.printer, &shelf, centre).await?;
                published = true;
            }
            (None, _) => missing.push(
                "the first root waits for the centre's own key: run `sportello init` again, or \
                 give it with --online-key"
                    .to_owned(),
            ),
            (Some(_), None) => {}
        }
        desk.printer.answer(&Begun {
            folder: region.folder().display().to_string(),
            region: region.facts.name.clone(),
            operator_key: operator_key.clone(),
            root: root.as_ref().map(sportello_trust::SignedRoot::version),
            root_sha256: root.as_ref().map(|root| root.digest().to_string()),
            ceremony: root
                .as_ref()
                .map(|root| read_aloud(&root.plan()))
                .unwrap_or_default(),
            published,
            missing,
        })?;
        if !published {
            desk.printer.talk(format!(
                "at the centre: sportello-centre operator add NAME {operator_key}\n\
                 then here: sportello init"
            ));
        }
        desk.printer.talk(
            "keep a copy of the keys elsewhere: `sportello keys backup FILE`; the root key is \
             best moved to a stick in a safe",
        );
        Ok(())
    }

    /// The folder, made or gone on with; what was said changes its facts.
    fn region(&self, desk: &Desk) -> Done<Region> {
        let named = self.folder.as_deref().or(desk.named_region());
        let folder = named.unwrap_or(Path::new("."));
        let said = self.centre.as_ref().map(|url| CentreAt {
            url: url.clone(),
            fingerprint: self.fingerprint,
        });
        if let Some(at) = &said {
            check(at)?;
        }
        if !folder.join(FILE).exists() {
            if named.is_none() && self.name.is_none() {
                return desk.region();
            }
            let Some(name) = self
                .name
                .as_deref()
                .map(str::trim)
                .filter(|it| !it.is_empty())
            else {
                return Err(Fault::wrong(
                    "the region needs a name",
                    "say it with --name \"Citta metropolitana di Esempio\"",
                ));
            };
            return Region::make(folder, name, said);
        }
        let mut region = Region::open(folder)?;
        let before = region.facts.clone();
        if let Some(name) = &self.name {
            region.facts.name.clone_from(name);
        }
        if said.is_some() {
            region.facts.centre = said;
        }
        if region.facts != before {
            region.save()?;
        }
        Ok(region)
    }

    fn key(&self, desk: &Desk, region: &Region, role: Role) -> Done {
        if role.file(region).exists() || keyring::has_public(region, role) {
            return Ok(());
        }
        let secret = match role {
            Role::Root => {
                secret::new_passphrase(&self.root_passphrase.said(), "the root key (kept apart)")?
            }
            Role::Targets => secret::new_passphrase(&desk.passphrase, "the keys of every day")?,
            // The same, for both are used on the same days.
            Role::Operator => {
                let targets = Role::Targets.file(region);
                secret::open_with(&targets, Role::Targets, &desk.passphrase)?.1
            }
        };
        let key = SigningKey::generate().or_failed("no key can be made", "try again later")?;
        keyring::keep(region, role, &key, &secret)
    }

    fn first_root(
        &self,
        desk: &Desk,
        region: &Region,
        shelf: &Shelf,
        online: Vec<PublicKey>,
    ) -> Done {
        let root_key = secret::open(region, Role::Root, &self.root_passphrase.said())?;
        let targets_key = secret::open(region, Role::Targets, &desk.passphrase)?;
        let now = Utc::now();
        let plan = Plan {
            root: vec![root_key.public()],
            root_threshold: 1,
            targets: vec![targets_key.public()],
            targets_threshold: 1,
            online,
            expires: root_expires(now),
        };
        let mut draft = RootDraft::first(&plan).map_err(fault)?;
        draft.sign(&root_key).map_err(fault)?;
        let root = draft.finish().map_err(fault)?;
        let targets = TargetsDraft::first(targets_expire(now))
            .and_then(|draft| draft.sign(&root, &[targets_key]))
            .map_err(fault)?;
        shelf.keep_targets(&targets)?;
        shelf.keep_root(&root)
    }
}

/// Keys and codes go there: in the clear only on this machine.
fn check(at: &CentreAt) -> Done {
    let here = matches!(at.url.host_str(), Some("127.0.0.1" | "localhost" | "[::1]"));
    match at.url.scheme() {
        "https" => Ok(()),
        "http" if here => Ok(()),
        _ => Err(Fault::wrong(
            format!("{} is no address that can be trusted", at.url),
            "the centre's address begins with https://",
        )),
    }
}
