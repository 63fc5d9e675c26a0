// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Whose certificates are believed.
//!
//! Three cases: the machine's own store; authorities that the administrator named; the
//! centre's own authority, pinned by the enrolment code and kept since. For the last two the
//! dates in a certificate do not decide: a terminal whose battery is empty wakes in 1970, and
//! it must reach the centre to learn what day it is. What such a terminal sends is signed,
//! and the authority is one that belongs to this region alone.

use std::fmt;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use rustls::client::WebPkiServerVerifier;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::CryptoProvider;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{
    CertificateError, ClientConfig, DigitallySignedStruct, Error as TlsError, RootCertStore,
    SignatureScheme,
};
use sha2::{Digest, Sha256};

/// Whom to believe.
#[derive(Debug, Clone)]
pub enum Trust {
    /// The authorities that this machine trusts.
    Machine,
    /// These and no others, DER.
    Authorities(Vec<Vec<u8>>),
    /// Only an authority whose SHA-256 begins so; it is kept once it was shown.
    Pinned(Pin),
}

/// An authority is not usable.
#[derive(Debug, thiserror::Error)]
pub enum TrustError {
    #[error("{} cannot be read", path.display())]
    Unreadable {
        path: PathBuf,
        #[source]
        source: std::io::Error,
    },
    #[error("{} holds no certificate in PEM", path.display())]
    NoCertificate { path: PathBuf },
    #[error("the certificate of the authority cannot be used")]
    Certificate(#[source] TlsError),
    #[error("the authority cannot be used to check certificates")]
    Verifier(#[source] rustls::client::VerifierBuilderError),
    #[error("no TLS on this machine: {0}")]
    Client(String),
}

impl Trust {
    /// The authorities in a PEM file.
    ///
    /// # Errors
    /// When it cannot be read or holds none.
    pub fn file(path: &std::path::Path) -> Result<Self, TrustError> {
        let bytes = std::fs::read(path).map_err(|source| TrustError::Unreadable {
            path: path.to_owned(),
            source,
        })?;
        let found: Vec<Vec<u8>> = CertificateDer::pem_slice_iter(&bytes)
            .filter_map(|certificate| Some(certificate.ok()?.to_vec()))
            .collect();
        if found.is_empty() {
            return Err(TrustError::NoCertificate {
                path: path.to_owned(),
            });
        }
        Ok(Self::Authorities(found))
    }

    /// The TLS that follows from it; `None`: as the machine does it.
    pub(crate) fn tls(&self) -> Result<Option<ClientConfig>, TrustError> {
        let verifier: Arc<dyn ServerCertVerifier> = match self {
            Self::Machine => return Ok(None),
            Self::Authorities(authorities) => Arc::new(Timeless::new(authorities)?),
            Self::Pinned(pin) => Arc::new(pin.clone()),
        };
        let config = ClientConfig::builder_with_provider(provider())
            .with_safe_default_protocol_versions()
            .map_err(TrustError::Certificate)?
            .dangerous()
            .with_custom_certificate_verifier(verifier)
            .with_no_client_auth();
        Ok(Some(config))
    }
}

fn provider() -> Arc<CryptoProvider> {
    Arc::new(rustls::crypto::aws_lc_rs::default_provider())
}

/// Believes chains to certain authorities, at whatever date they are valid.
#[derive(Debug)]
struct Timeless(Arc<WebPkiServerVerifier>);

impl Timeless {
    fn new(authorities: &[Vec<u8>]) -> Result<Self, TrustError> {
        let mut roots = RootCertStore::empty();
        for authority in authorities {
            roots
                .add(CertificateDer::from(authority.as_slice()))
                .map_err(TrustError::Certificate)?;
        }
        WebPkiServerVerifier::builder_with_provider(Arc::new(roots), provider())
            .build()
            .map(Self)
            .map_err(TrustError::Verifier)
    }
}

impl ServerCertVerifier for Timeless {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        server_name: &ServerName<'_>,
        ocsp_response: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, TlsError> {
        let mut at = now;
        // Each certificate of a chain may name another date: a few tries are enough.
        for _ in 0..4 {
            let checked = self.0.verify_server_cert(
                end_entity,
                intermediates,
                server_name,
                ocsp_response,
                at,
            );
            at = match checked {
                Err(TlsError::InvalidCertificate(CertificateError::ExpiredContext {
                    not_after,
                    ..
                })) => not_after,
                Err(TlsError::InvalidCertificate(CertificateError::NotValidYetContext {
                    not_before,
                    ..
                })) => not_before,
                other => return other,
            };
        }
        Err(TlsError::InvalidCertificate(CertificateError::Expired))
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, TlsError> {
        self.0
            .verify_tls12_signature(message, certificate, signature)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, TlsError> {
        self.0
            .verify_tls13_signature(message, certificate, signature)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.0.supported_verify_schemes()
    }
}

/// The SHA-256 of an authority nobody has seen yet, or its first half.
#[derive(Clone)]
pub struct Pin {
    start: Vec<u8>,
    shown: Arc<Mutex<Option<Vec<u8>>>>,
}

impl Pin {
    #[must_use]
    pub fn new(start: [u8; 16]) -> Self {
        Self {
            start: start.to_vec(),
            shown: Arc::default(),
        }
    }

    /// All of it.
    #[must_use]
    pub fn whole(sha256: [u8; 32]) -> Self {
        Self {
            start: sha256.to_vec(),
            shown: Arc::default(),
        }
    }

    /// The authority (DER) that was shown by a server whose chain it carries.
    #[must_use]
    pub fn shown(&self) -> Option<Vec<u8>> {
        self.shown
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    fn fits(&self, certificate: &[u8]) -> bool {
        Sha256::digest(certificate).starts_with(&self.start)
    }
}

/// The pin is part of a code: never in a log.
impl fmt::Debug for Pin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Pin")
    }
}

impl ServerCertVerifier for Pin {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        server_name: &ServerName<'_>,
        ocsp_response: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, TlsError> {
        let authority = intermediates
            .iter()
            .find(|certificate| self.fits(certificate))
            .ok_or(TlsError::InvalidCertificate(
                CertificateError::UnknownIssuer,
            ))?;
        let only = Timeless::new(&[authority.to_vec()])
            .map_err(|_| TlsError::InvalidCertificate(CertificateError::BadEncoding))?;
        let verified =
            only.verify_server_cert(end_entity, intermediates, server_name, ocsp_response, now)?;
        *self.shown.lock().unwrap_or_else(PoisonError::into_inner) = Some(authority.to_vec());
        Ok(verified)
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, TlsError> {
        rustls::crypto::verify_tls12_signature(
            message,
            certificate,
            signature,
            &provider().signature_verification_algorithms,
        )
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, TlsError> {
        rustls::crypto::verify_tls13_signature(
            message,
            certificate,
            signature,
            &provider().signature_verification_algorithms,
        )
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        provider()
            .signature_verification_algorithms
            .supported_schemes()
    }
}
