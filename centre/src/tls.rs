// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The certificate that connections get: replaced while the centre runs, so that nobody has
//! to restart it because a date came near.

use std::path::PathBuf;
use std::sync::{Arc, PoisonError, RwLock};

use chrono::NaiveDate;
use rustls::ServerConfig;
use rustls::crypto::CryptoProvider;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::server::{ClientHello, ResolvesServerCert};
use rustls::sign::CertifiedKey;
use tokio_rustls::TlsAcceptor;
use tracing::{error, info};

use crate::authority::{Authority, AuthorityError};
use crate::config::{Config, Tls};

#[derive(Debug, thiserror::Error)]
pub enum TlsError {
    #[error(transparent)]
    Authority(#[from] AuthorityError),
    #[error("{path}: {source}")]
    Pem {
        path: PathBuf,
        source: rustls::pki_types::pem::Error,
    },
    #[error("{0}: no certificate in it")]
    Empty(PathBuf),
    #[error("TLS")]
    Rustls(#[from] rustls::Error),
}

/// Where certificates come from.
#[derive(Debug)]
enum Source {
    Own {
        authority: Box<Authority>,
        names: Vec<String>,
    },
    Files {
        certificate: PathBuf,
        key: PathBuf,
    },
}

/// What connections are answered with.
#[derive(Debug)]
struct Current(RwLock<Arc<CertifiedKey>>);

impl ResolvesServerCert for Current {
    fn resolve(&self, _hello: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        Some(Arc::clone(
            &self.0.read().unwrap_or_else(PoisonError::into_inner),
        ))
    }
}

/// TLS for this centre.
#[derive(Debug)]
pub struct Certificates {
    source: Source,
    current: Arc<Current>,
    renew_on: RwLock<NaiveDate>,
    provider: Arc<CryptoProvider>,
}

impl Certificates {
    /// Nothing if a proxy does it.
    ///
    /// # Errors
    /// When the authority or the files cannot be used.
    pub fn open(config: &Config, today: NaiveDate) -> Result<Option<Self>, TlsError> {
        let source = match &config.tls {
            Tls::None => return Ok(None),
            Tls::Own => Source::Own {
                authority: Box::new(Authority::open_or_make(&config.folder)?),
                names: config.names(),
            },
            Tls::Files { certificate, key } => Source::Files {
                certificate: certificate.clone(),
                key: key.clone(),
            },
        };
        let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
        let (first, renew_on) = load(&source, &provider, today)?;
        Ok(Some(Self {
            source,
            current: Arc::new(Current(RwLock::new(Arc::new(first)))),
            renew_on: RwLock::new(renew_on),
            provider,
        }))
    }

    /// SHA-256 of the centre's own authority, if it has one.
    #[must_use]
    pub fn fingerprint(&self) -> Option<[u8; 32]> {
        match &self.source {
            Source::Own { authority, .. } => Some(authority.fingerprint()),
            Source::Files { .. } => None,
        }
    }

    /// # Errors
    /// When the TLS library refuses its own defaults.
    pub fn acceptor(&self) -> Result<TlsAcceptor, TlsError> {
        let mut config = ServerConfig::builder_with_provider(Arc::clone(&self.provider))
            .with_safe_default_protocol_versions()?
            .with_no_client_auth()
            .with_cert_resolver(Arc::clone(&self.current) as Arc<dyn ResolvesServerCert>);
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        // One is enough to resume with; each is sent with every handshake.
        config.send_tls13_tickets = 1;
        config.ticketer = rustls::crypto::aws_lc_rs::Ticketer::new()?;
        Ok(TlsAcceptor::from(Arc::new(config)))
    }

    /// Once a day, and at a signal: what is due is made anew, files are read again. What
    /// cannot be replaced stays in use.
    pub fn refresh(&self, today: NaiveDate) {
        let due = *self.renew_on.read().unwrap_or_else(PoisonError::into_inner);
        if matches!(self.source, Source::Own { .. }) && today < due {
            return;
        }
        match load(&self.source, &self.provider, today) {
            Ok((key, renew_on)) => {
                *self
                    .current
                    .0
                    .write()
                    .unwrap_or_else(PoisonError::into_inner) = Arc::new(key);
                *self
                    .renew_on
                    .write()
                    .unwrap_or_else(PoisonError::into_inner) = renew_on;
                info!("the server's certificate was read or made anew");
            }
            Err(error) => {
                error!(%error, "the server's certificate could not be replaced; the old one stays in use");
            }
        }
    }
}

fn load(
    source: &Source,
    provider: &CryptoProvider,
    today: NaiveDate,
) -> Result<(CertifiedKey, NaiveDate), TlsError> {
    let (chain, key, renew_on) = match source {
        Source::Own { authority, names } => {
            let made = authority.certify(names, today)?;
            (made.chain, made.key, made.renew_on)
        }
        Source::Files { certificate, key } => {
            let pem = |path: &PathBuf| {
                let path = path.clone();
                move |source| TlsError::Pem { path, source }
            };
            let chain = CertificateDer::pem_file_iter(certificate)
                .map_err(pem(certificate))?
                .collect::<Result<Vec<_>, _>>()
                .map_err(pem(certificate))?;
            if chain.is_empty() {
                return Err(TlsError::Empty(certificate.clone()));
            }
            let private = PrivateKeyDer::from_pem_file(key).map_err(pem(key))?;
            (chain, private, today)
        }
    };
    let certified = CertifiedKey::from_der(chain, key, provider)?;
    Ok((certified, renew_on))
}
