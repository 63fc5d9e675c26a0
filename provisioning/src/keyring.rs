// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Keys on disk: the secret half under its passphrase (`NAME.pem`), the public half in the
//! clear (`NAME.pub`), so that it can be shown without asking, also when the secret half lies
//! in a safe.

use std::path::PathBuf;

use sportello_protocol::{parse_public_key, public_key_text};
use sportello_trust::PublicKey;
use sportello_trust::keys::SigningKey;

use crate::fault::{Done, Otherwise};
use crate::region::{Region, read_text, replace};
use crate::secret::{Role, Secret};

/// Largest public half, bytes.
const LARGEST: u64 = 1024;

fn public_file(region: &Region, role: Role) -> PathBuf {
    region.keys().join(format!("{}.pub", role.word()))
}

pub(crate) fn has_public(region: &Region, role: Role) -> bool {
    public_file(region, role).exists()
}

/// Reads a public key as it is shown: 43 letters, or the 64 hexadecimal digits of the trust
/// library.
pub(crate) fn parse(text: &str) -> Result<PublicKey, String> {
    let text = text.trim();
    parse_public_key(text)
        .map(PublicKey)
        .or_else(|_| text.parse())
        .map_err(|_| "a public key has 43 letters, or 64 hexadecimal digits".to_owned())
}

/// The public half.
pub(crate) fn public(region: &Region, role: Role) -> Done<PublicKey> {
    let path = public_file(region, role);
    parse(&read_text(&path, LARGEST)?)
        .map_err(anyhow::Error::msg)
        .or_asked(
            format!("{} holds no public key", path.display()),
            "take it from your backup: `sportello keys restore`",
        )
}

/// Keeps a key, its secret half under `secret`. What was there is overwritten.
pub(crate) fn keep(region: &Region, role: Role, key: &SigningKey, secret: &Secret) -> Done {
    let pem = key.to_encrypted_pem(secret).or_asked(
        format!("the {} key cannot be kept", role.word()),
        "take a longer passphrase",
    )?;
    replace(&role.file(region), pem.as_bytes())?;
    let public = public_key_text(&key.public().0);
    replace(&public_file(region, role), format!("{public}\n").as_bytes())
}
