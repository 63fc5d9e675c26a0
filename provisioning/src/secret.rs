// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Passphrases and the keys behind them. A passphrase is typed without being shown, or comes
//! from a file or a variable that was named; it is never an argument.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use sportello_trust::keys::{KeyError, MIN_PASSPHRASE, SigningKey};
use zeroize::Zeroizing;

use crate::cli::Passphrase;
use crate::fault::{Done, Fault, Otherwise};
use crate::region::{Region, read_text};

/// Largest file of a passphrase or a key, bytes.
const LARGEST: u64 = 8 * 1024;

/// What a key of the region is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// Says which keys count. Used a few times in its life; best kept on a stick in a safe.
    Root,
    /// Signs bundles and images.
    Targets,
    /// Speaks to the centre.
    Operator,
}

impl Role {
    pub(crate) const ALL: [Self; 3] = [Self::Root, Self::Targets, Self::Operator];

    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Root => "root",
            Self::Targets => "targets",
            Self::Operator => "operator",
        }
    }

    pub(crate) const fn purpose(self) -> &'static str {
        match self {
            Self::Root => "says which keys count",
            Self::Targets => "signs bundles and images",
            Self::Operator => "speaks to the centre",
        }
    }

    pub(crate) fn file(self, region: &Region) -> PathBuf {
        region.keys().join(format!("{}.pem", self.word()))
    }
}

/// Where the passphrase of the root comes from, in commands that use it.
#[derive(Debug, Clone, Default, clap::Args)]
pub(crate) struct RootPassphrase {
    /// Read the root key's own passphrase from the first line of this file.
    #[arg(long, value_name = "FILE", help_heading = "Passphrase")]
    root_passphrase_file: Option<PathBuf>,
    /// Read it from the environment variable of this name.
    #[arg(
        long,
        value_name = "NAME",
        conflicts_with = "root_passphrase_file",
        help_heading = "Passphrase"
    )]
    root_passphrase_env: Option<String>,
}

impl RootPassphrase {
    pub(crate) fn said(&self) -> Passphrase {
        Passphrase {
            passphrase_file: self.root_passphrase_file.clone(),
            passphrase_env: self.root_passphrase_env.clone(),
        }
    }
}

pub(crate) type Secret = Zeroizing<String>;

/// What was typed in this run: tried on the next key before somebody is asked again.
static TYPED: Mutex<Vec<Secret>> = Mutex::new(Vec::new());

/// The passphrase that was named, if one was.
fn named(passphrase: &Passphrase) -> Done<Option<Secret>> {
    if let Some(path) = &passphrase.passphrase_file {
        let text = Zeroizing::new(read_text(path, LARGEST)?);
        let line = text.lines().next().unwrap_or_default();
        return Ok(Some(Zeroizing::new(line.to_owned())));
    }
    if let Some(name) = &passphrase.passphrase_env {
        let value = std::env::var(name).or_asked(
            format!("the environment has no variable {name}"),
            "set it, or name another with --passphrase-env",
        )?;
        return Ok(Some(Zeroizing::new(value)));
    }
    Ok(None)
}

/// A passphrase for keys to be made: typed twice.
pub(crate) fn new_passphrase(passphrase: &Passphrase, of: &str) -> Done<Secret> {
    let secret = match named(passphrase)? {
        Some(secret) => secret,
        None => {
            let first = ask(&format!("New passphrase for {of}: "))?;
            let second = ask("The same once more: ")?;
            if *first != *second {
                return Err(Fault::wrong(
                    "the two passphrases differ",
                    "run the command again; nothing was made",
                ));
            }
            first
        }
    };
    if secret.chars().count() < MIN_PASSPHRASE {
        return Err(Fault::wrong(
            format!("a passphrase needs at least {MIN_PASSPHRASE} characters"),
            "take four or five words that nobody would put together",
        ));
    }
    Ok(secret)
}

fn ask(prompt: &str) -> Done<Secret> {
    if !std::io::stdin().is_terminal() {
        return Err(Fault::wrong(
            "a passphrase is needed, and nobody is here to type it",
            "name a file with --passphrase-file (for the root key --root-passphrase-file), or \
             run this in a terminal",
        ));
    }
    let secret = rpassword::prompt_password(prompt)
        .map(Zeroizing::new)
        .or_failed("the passphrase cannot be read", "run this in a terminal")?;
    typed().push(secret.clone());
    Ok(secret)
}

fn typed() -> MutexGuard<'static, Vec<Secret>> {
    TYPED.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Opens a key of the region.
pub(crate) fn open(region: &Region, role: Role, said: &Passphrase) -> Done<SigningKey> {
    open_file(&role.file(region), role, said)
}

/// Opens a key wherever it lies.
pub(crate) fn open_file(path: &Path, role: Role, said: &Passphrase) -> Done<SigningKey> {
    open_with(path, role, said).map(|(key, _)| key)
}

/// The same, with the passphrase that opened it.
pub(crate) fn open_with(path: &Path, role: Role, said: &Passphrase) -> Done<(SigningKey, Secret)> {
    let word = role.word();
    if !path.exists() {
        return Err(Fault::wrong(
            format!("the {word} key is not at {}", path.display()),
            match role {
                Role::Root => "plug in the stick that has it and name it with --root-key",
                _ => "take it from your backup: `sportello keys restore`",
            },
        ));
    }
    let pem = Zeroizing::new(read_text(path, LARGEST)?);
    let secret = match named(said)? {
        Some(secret) => secret,
        None => {
            for secret in typed().iter() {
                if let Ok(key) = SigningKey::from_encrypted_pem(&pem, secret) {
                    return Ok((key, secret.clone()));
                }
            }
            ask(&format!("Passphrase of the {word} key: "))?
        }
    };
    let opened = SigningKey::from_encrypted_pem(&pem, &secret).map_err(|error| match error {
        KeyError::WrongPassphrase => Fault::asked(
            anyhow::Error::from(error).context(format!("the {word} key stays closed")),
            "type the passphrase again; capitals count",
        ),
        other => Fault::asked(
            anyhow::Error::from(other).context(format!("{}", path.display())),
            "take the key from your backup: `sportello keys restore`",
        ),
    });
    opened.map(|key| (key, secret))
}
