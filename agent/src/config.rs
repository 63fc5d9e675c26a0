// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Where the agent finds its things: paths from the command line, the rest from a small file.

use std::path::{Path, PathBuf};

use data_encoding::HEXLOWER;
use serde::Deserialize;
use url::{Host, Url};

use crate::{update, watchdog};

/// File name of the book in the state folder.
pub const BOOK: &str = "book.db";
/// File name of the slate in the run folder.
pub const SLATE: &str = "slate.db";

/// Everything that an agent is told about its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// Folder of the book and of the terminal's identity: survives restarts.
    pub state: PathBuf,
    /// Folder of the slate and of the agent's standing: in RAM.
    pub run: PathBuf,
    /// Where the centre is. Without it, the address under which the terminal enrolled.
    pub centre: Option<Url>,
    /// The only certificate authorities (PEM) that the centre may show a certificate of.
    pub authority: Option<PathBuf>,
    /// SHA-256 of the centre's own authority: who enrols here believes no other. An image that
    /// knows its centre says so, and a code may then be typed without its authority.
    pub fingerprint: Option<[u8; 32]>,
    /// The portals that tasks need: a folder of tasks, or a file with one host per line.
    /// Missing means that none is asked.
    pub portals: Option<PathBuf>,
    /// Whether health is measured at all.
    pub probes: bool,
    /// How a shell that hangs is restarted.
    pub watchdog: watchdog::Settings,
    /// Where bundles and images go; `None`: this is no appliance, nothing is updated.
    pub update: Option<update::Settings>,
}

/// The configuration cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    #[error("{} cannot be read", path.display())]
    Unreadable {
        path: PathBuf,
        #[source]
        source: std::io::Error,
    },
    #[error("{} is larger than a configuration can be", path.display())]
    TooLarge { path: PathBuf },
    #[error("{}: {message}", path.display())]
    Malformed { path: PathBuf, message: String },
    #[error("{}: the fingerprint of the centre's authority has 64 hexadecimal digits", path.display())]
    Fingerprint { path: PathBuf },
    #[error(transparent)]
    Address(#[from] AddressError),
}

/// An address that no centre can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AddressError {
    #[error("the centre's address is no URL such as https://centre.example")]
    Malformed,
    #[error("the centre's address must begin with https:// (http:// only for this machine)")]
    Insecure,
    #[error(
        "the centre's address has a path, a query or a name and password: only https://host[:port] is taken"
    )]
    Extra,
}

/// A configuration larger than this is none.
const MAX_FILE: u64 = 64 * 1024;

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    centre: Option<String>,
    authority: Option<PathBuf>,
    fingerprint: Option<String>,
    portals: Option<PathBuf>,
    probes: Option<bool>,
    watchdog: Option<watchdog::Settings>,
    update: Option<update::Settings>,
}

impl Config {
    /// Reads `file`; one that does not exist means defaults.
    ///
    /// # Errors
    /// When the file cannot be read or says something that makes no sense.
    pub fn read(state: PathBuf, run: PathBuf, file: &Path) -> Result<Self, ConfigError> {
        let text = match std::fs::metadata(file) {
            Ok(found) if found.len() > MAX_FILE => {
                return Err(ConfigError::TooLarge {
                    path: file.to_owned(),
                });
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
            _ => std::fs::read_to_string(file).map_err(|source| ConfigError::Unreadable {
                path: file.to_owned(),
                source,
            })?,
        };
        let told: File = toml::from_str(&text).map_err(|error| ConfigError::Malformed {
            path: file.to_owned(),
            message: error.to_string(),
        })?;
        Ok(Self {
            state,
            run,
            centre: told.centre.as_deref().map(parse_centre).transpose()?,
            authority: told.authority,
            fingerprint: told
                .fingerprint
                .map(|text| {
                    fingerprint(&text).ok_or_else(|| ConfigError::Fingerprint {
                        path: file.to_owned(),
                    })
                })
                .transpose()?,
            portals: told.portals,
            probes: told.probes.unwrap_or(true),
            watchdog: told.watchdog.unwrap_or_default(),
            update: told.update,
        })
    }

    #[must_use]
    pub fn book(&self) -> PathBuf {
        self.state.join(BOOK)
    }

    #[must_use]
    pub fn slate(&self) -> PathBuf {
        self.run.join(SLATE)
    }
}

/// 64 hexadecimal digits.
fn fingerprint(text: &str) -> Option<[u8; 32]> {
    let text = text.trim().to_ascii_lowercase();
    let bytes = HEXLOWER.decode(text.as_bytes()).ok()?;
    bytes.try_into().ok()
}

/// Reads the centre's address: `https://host[:port]`, or `http://` on this machine only.
///
/// # Errors
/// When it is anything else.
pub fn parse_centre(text: &str) -> Result<Url, AddressError> {
    let url = Url::parse(text.trim()).map_err(|_| AddressError::Malformed)?;
    let local = match url.host() {
        None => return Err(AddressError::Malformed),
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
    };
    match url.scheme() {
        "https" => {}
        "http" if local => {}
        _ => return Err(AddressError::Insecure),
    }
    let extra = url.path() != "/"
        || url.query().is_some()
        || url.fragment().is_some()
        || !url.username().is_empty()
        || url.password().is_some();
    if extra {
        Err(AddressError::Extra)
    } else {
        Ok(url)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Result<&str, AddressError>) {
        assert_eq!(
            parse_centre(text).map(|url| url.to_string()),
            expected.map(str::to_owned),
            "{text}"
        );
    }

    #[test]
    fn a_centre_is_reached_over_tls_or_on_this_machine() {
        check("https://centre.example", Ok("https://centre.example/"));
        check(
            " https://centre.example:8443/ ",
            Ok("https://centre.example:8443/"),
        );
        check("http://127.0.0.1:8080", Ok("http://127.0.0.1:8080/"));
        check("http://[::1]:8080", Ok("http://[::1]:8080/"));
        check("http://localhost:1", Ok("http://localhost:1/"));
        check("http://centre.example", Err(AddressError::Insecure));
        check("http://127.0.0.1.example", Err(AddressError::Insecure));
        check("ftp://centre.example", Err(AddressError::Insecure));
        check("centre.example", Err(AddressError::Malformed));
        check("https://a:b@centre.example", Err(AddressError::Extra));
        check("https://centre.example/path", Err(AddressError::Extra));
    }

    #[test]
    fn a_missing_file_is_a_configuration_and_a_wrong_word_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("agent.toml");
        let read = || Config::read("/s".into(), "/r".into(), &file);
        let config = read().unwrap();
        assert!(config.probes && config.centre.is_none());
        std::fs::write(&file, "center = 'https://x.example'").unwrap();
        assert!(matches!(read(), Err(ConfigError::Malformed { .. })));
        std::fs::write(&file, "centre = 'https://x.example'\nprobes = false").unwrap();
        let config = read().unwrap();
        assert_eq!(config.centre.unwrap().as_str(), "https://x.example/");
        assert!(!config.probes && config.fingerprint.is_none());
        std::fs::write(&file, format!("fingerprint = '{}'", "aB".repeat(32))).unwrap();
        assert_eq!(read().unwrap().fingerprint, Some([0xab; 32]));
        for wrong in ["", "ab", &"ag".repeat(32), &"ab".repeat(33)] {
            std::fs::write(&file, format!("fingerprint = '{wrong}'")).unwrap();
            assert!(
                matches!(read(), Err(ConfigError::Fingerprint { .. })),
                "{wrong}"
            );
        }
    }
}
