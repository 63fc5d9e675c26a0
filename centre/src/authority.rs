// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The centre's own certificate authority: made at first start, pinned by enrolment codes,
//! good for this centre's names only because nobody else trusts it.
//!
//! # Invariants
//! 1. The authority's key is on disk under mode 0600, written whole or not at all.
//! 2. A certificate that went missing is never replaced under a code that pins it: without
//!    the key nothing is made, the administrator restores a backup.
//! 3. The key of the server's certificate is in memory only; each start makes a new one.

use std::fs::File;
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use chrono::{Datelike, Days, NaiveDate};
use rcgen::{
    BasicConstraints, CertificateParams, DistinguishedName, DnType, ExtendedKeyUsagePurpose, IsCa,
    Issuer, KeyPair, KeyUsagePurpose, date_time_ymd,
};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};
use sha2::{Digest, Sha256};

const CERTIFICATE: &str = "authority.pem";
const KEY: &str = "authority.key";
const LOCK: &str = "authority.lock";
/// A server's certificate holds this long…
const SERVER_DAYS: u64 = 90;
/// …and is replaced when this many days of it are left.
const RENEW_DAYS: u64 = 30;

#[derive(Debug, thiserror::Error)]
pub enum AuthorityError {
    #[error("{path}: {source}")]
    Io {
        path: PathBuf,
        source: std::io::Error,
    },
    #[error(
        "{certificate} is there, but its key {key} is not: restore it from a backup; terminals trust no other"
    )]
    KeyLost { certificate: PathBuf, key: PathBuf },
    #[error("{0}: not a certificate in PEM; restore it from a backup")]
    Unreadable(PathBuf),
    #[error("a certificate could not be made")]
    Make(#[from] rcgen::Error),
}

/// The authority, ready to sign.
pub struct Authority {
    der: CertificateDer<'static>,
    issuer: Issuer<'static, KeyPair>,
}

impl std::fmt::Debug for Authority {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Authority")
    }
}

/// A certificate for the server, signed by the authority, and the day to replace it.
#[derive(Debug)]
pub struct ServerCertificate {
    /// The server's own, then the authority's.
    pub chain: Vec<CertificateDer<'static>>,
    pub key: PrivateKeyDer<'static>,
    pub renew_on: NaiveDate,
}

/// Files of the authority, for backups.
#[must_use]
pub fn files(folder: &Path) -> [PathBuf; 2] {
    [folder.join(CERTIFICATE), folder.join(KEY)]
}

impl Authority {
    /// # Errors
    /// When the files cannot be read or written, or only one of them is there.
    pub fn open_or_make(folder: &Path) -> Result<Self, AuthorityError> {
        let [certificate, key] = files(folder);
        // Two programs may come to an empty folder at once; one of them makes the authority.
        let _alone = alone(folder, &key)?;
        let key_pair = if key.exists() {
            let pem = read(&key)?;
            KeyPair::from_pem(&pem)?
        } else if certificate.exists() {
            return Err(AuthorityError::KeyLost { certificate, key });
        } else {
            let pair = KeyPair::generate()?;
            write_private(&key, pair.serialize_pem().as_bytes())?;
            pair
        };
        let params = params();
        if !certificate.exists() {
            // No code can pin a certificate that was never written.
            let made = params.self_signed(&key_pair)?;
            write_private(&certificate, made.pem().as_bytes())?;
        }
        let pem = read(&certificate)?;
        let der = CertificateDer::from_pem_slice(pem.as_bytes())
            .map_err(|_| AuthorityError::Unreadable(certificate))?;
        Ok(Self {
            der,
            issuer: Issuer::new(params, key_pair),
        })
    }

    /// SHA-256 of the certificate: what codes pin, and what `init` prints.
    #[must_use]
    pub fn fingerprint(&self) -> [u8; 32] {
        Sha256::digest(&self.der).into()
    }

    /// The certificate itself.
    #[must_use]
    pub const fn certificate(&self) -> &CertificateDer<'static> {
        &self.der
    }

    /// A new certificate for these names and addresses.
    ///
    /// # Errors
    /// When a name cannot stand in a certificate.
    pub fn certify(
        &self,
        names: &[String],
        today: NaiveDate,
    ) -> Result<ServerCertificate, AuthorityError> {
        let key = KeyPair::generate()?;
        let mut params = CertificateParams::new(names.to_vec())?;
        let ends = today
            .checked_add_days(Days::new(SERVER_DAYS))
            .unwrap_or(today);
        // A terminal whose clock stands at 1970 must still get far enough to be told the time.
        params.not_before = date_time_ymd(1970, 1, 1);
        params.not_after = date_time_ymd(
            ends.year(),
            u8::try_from(ends.month()).unwrap_or(1),
            u8::try_from(ends.day()).unwrap_or(1),
        );
        let mut name = DistinguishedName::new();
        name.push(DnType::CommonName, "Sportello centre");
        params.distinguished_name = name;
        params.use_authority_key_identifier_extension = true;
        params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
        params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
        let certificate = params.signed_by(&key, &self.issuer)?;
        Ok(ServerCertificate {
            chain: vec![certificate.der().clone(), self.der.clone()],
            key: PrivatePkcs8KeyDer::from(key.serialize_der()).into(),
            renew_on: ends
                .checked_sub_days(Days::new(RENEW_DAYS))
                .unwrap_or(today),
        })
    }
}

/// Holds others up while it is kept. A folder that cannot be written to has nothing to make.
fn alone(folder: &Path, key: &Path) -> Result<Option<File>, AuthorityError> {
    let path = folder.join(LOCK);
    let locked = File::create(&path).and_then(|file| file.lock().map(|()| file));
    match locked {
        Ok(file) => Ok(Some(file)),
        Err(_) if key.exists() => Ok(None),
        Err(source) => Err(AuthorityError::Io { path, source }),
    }
}

/// What the authority says of itself. The name never changes: certificates refer to it.
fn params() -> CertificateParams {
    let mut params = CertificateParams::default();
    let mut name = DistinguishedName::new();
    name.push(DnType::CommonName, "Sportello centre's own authority");
    params.distinguished_name = name;
    params.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    params.not_before = date_time_ymd(1970, 1, 1);
    params.not_after = date_time_ymd(2999, 12, 31);
    params
}

fn read(path: &Path) -> Result<String, AuthorityError> {
    std::fs::read_to_string(path).map_err(|source| AuthorityError::Io {
        path: path.to_owned(),
        source,
    })
}

/// Writes a file that only its owner reads: whole, on disk, and never over another.
fn write_private(path: &Path, bytes: &[u8]) -> Result<(), AuthorityError> {
    let write = || {
        let new = path.with_extension("new");
        // What an earlier start left behind when it was cut off.
        match std::fs::remove_file(&new) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        let mut file = std::fs::OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(&new)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        std::fs::hard_link(&new, path)?;
        std::fs::remove_file(&new)?;
        match path.parent() {
            Some(folder) => std::fs::File::open(folder)?.sync_all(),
            None => Ok(()),
        }
    };
    write().map_err(|source| AuthorityError::Io {
        path: path.to_owned(),
        source,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_that_start_at_once_make_one_authority() {
        let folder = tempfile::tempdir().unwrap();
        let fingerprints: Vec<[u8; 32]> = std::thread::scope(|scope| {
            let starts: Vec<_> = (0..8)
                .map(|_| scope.spawn(|| Authority::open_or_make(folder.path())))
                .collect();
            starts
                .into_iter()
                .map(|start| start.join().unwrap().unwrap().fingerprint())
                .collect()
        });
        assert!(fingerprints.iter().all(|one| *one == fingerprints[0]));
    }
}
