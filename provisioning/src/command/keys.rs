// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The region's keys: shown, exchanged, renewed, kept elsewhere.

mod backup;
mod change;

use std::path::PathBuf;

use clap::{Subcommand, ValueEnum};
use serde::Serialize;
use sportello_protocol::public_key_text;

use crate::cli::Desk;
use crate::fault::Done;
use crate::keyring;
use crate::printer::Answer;
use crate::secret::{Role, RootPassphrase};
use crate::shelf::{Shelf, read_aloud};

#[derive(Debug, Subcommand)]
pub(crate) enum Keys {
    /// Show the public halves, and what the root says of them.
    List,
    /// Print the operator's public key, as `sportello-centre operator add` wants it.
    Operator,
    /// Put a new key in the place of one that was lost or seen by others.
    Rotate(Rotate),
    /// Sign root and list anew, before their dates are over.
    Renew(Renew),
    /// Write keys, repository and lists into one file, once the passphrases were tried.
    Backup(backup::Backup),
    /// Make a region's folder from such a file.
    Restore(backup::Restore),
}

/// Which key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Which {
    /// Says which keys count.
    Root,
    /// Signs bundles and images.
    Targets,
    /// Speaks to the centre.
    Operator,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Rotate {
    which: Which,
    #[command(flatten)]
    with: WithRoot,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Renew {
    /// Ask the centre for its own keys, and let the root name those.
    #[arg(long)]
    centre_keys: bool,
    #[command(flatten)]
    with: WithRoot,
}

/// The root key, wherever it is kept.
#[derive(Debug, clap::Args)]
pub(crate) struct WithRoot {
    /// The root key's file, when it is kept on a stick.
    #[arg(long, value_name = "FILE")]
    root_key: Option<PathBuf>,
    #[command(flatten)]
    passphrase: RootPassphrase,
}

impl Keys {
    pub(crate) async fn run(self, desk: &Desk) -> Done {
        match self {
            Self::List => list(desk),
            Self::Operator => {
                let key = keyring::public(&desk.region()?, Role::Operator)?;
                desk.printer.answer(&Operator {
                    public_key: public_key_text(&key.0),
                })
            }
            Self::Rotate(command) => command.run(desk),
            Self::Renew(command) => command.run(desk).await,
            Self::Backup(command) => command.run(desk),
            Self::Restore(command) => command.run(desk),
        }
    }
}

#[derive(Debug, Serialize)]
struct Operator {
    public_key: String,
}

impl Answer for Operator {
    fn text(&self) -> String {
        self.public_key.clone()
    }
}

#[derive(Debug, Serialize)]
struct Line {
    role: &'static str,
    purpose: &'static str,
    public_key: Option<String>,
    fingerprint: Option<String>,
    /// Whether the secret half is in this folder.
    secret_here: bool,
}

#[derive(Debug, Serialize)]
struct Listed {
    keys: Vec<Line>,
    root: Option<u64>,
    root_says: Vec<String>,
    targets: Option<u64>,
    targets_expire: Option<String>,
}

impl Answer for Listed {
    fn text(&self) -> String {
        let mut lines = Vec::new();
        for key in &self.keys {
            lines.push(format!("{:9} {}", key.role, key.purpose));
            match (&key.public_key, &key.fingerprint) {
                (Some(public), Some(fingerprint)) => {
                    lines.push(format!("          public key   {public}"));
                    lines.push(format!("          fingerprint  {fingerprint}"));
                }
                _ => lines.push("          not made yet".to_owned()),
            }
            if key.public_key.is_some() && !key.secret_here {
                lines.push("          its secret half is kept elsewhere".to_owned());
            }
        }
        if let Some(root) = self.root {
            lines.push(format!("root {root} says"));
            lines.extend(self.root_says.iter().map(|line| format!("  {line}")));
        }
        if let (Some(targets), Some(until)) = (self.targets, &self.targets_expire) {
            lines.push(format!("list {targets} is good until {until}"));
        }
        lines.join("\n")
    }
}

fn list(desk: &Desk) -> Done {
    let region = desk.region()?;
    let shelf = Shelf::of(&region)?;
    let mut keys = Vec::new();
    for role in Role::ALL {
        let public = if keyring::has_public(&region, role) {
            Some(keyring::public(&region, role)?)
        } else {
            None
        };
        keys.push(Line {
            role: role.word(),
            purpose: role.purpose(),
            public_key: public.map(|key| public_key_text(&key.0)),
            fingerprint: public.map(|key| key.fingerprint()),
            secret_here: role.file(&region).exists(),
        });
    }
    let root = shelf.roots()?.pop();
    let targets = match &root {
        None => None,
        Some(root) => shelf.targets(root)?,
    };
    desk.printer.answer(&Listed {
        keys,
        root: root.as_ref().map(sportello_trust::SignedRoot::version),
        root_says: root
            .as_ref()
            .map(|root| read_aloud(&root.plan()))
            .unwrap_or_default(),
        targets: targets
            .as_ref()
            .map(sportello_trust::SignedTargets::version),
        targets_expire: targets
            .as_ref()
            .map(|targets| targets.expires().format("%Y-%m-%d").to_string()),
    })
}
