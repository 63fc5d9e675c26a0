// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What the setup keeps on the state partition: the language, the proxy, and what a stick left
//! for the first start (which goes away once the terminal is enrolled).

use std::fs::{self, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::config::Config;
use crate::secret::Secret;
use crate::wire::Proxy;

/// A seed is smaller.
const MAX_FILE: u64 = 16 * 1024;
const FIRST: &str = "first-boot.toml";
const LANGUAGE: &str = "language";
const PROXY: &str = "proxy.env";

/// What an installed terminal finds at its first start.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Seed {
    pub language: Option<String>,
    pub code: Option<Secret>,
    /// Nobody is there: take the next step without asking.
    #[serde(default)]
    pub unattended: bool,
    /// Not in the file: a network profile and a proxy have files of their own.
    #[serde(skip)]
    pub wifi: Option<(String, Secret, bool)>,
    #[serde(skip)]
    pub proxy: Option<Proxy>,
}

impl Seed {
    /// Writes it to a state partition that is new.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn plant(&self, state: &Path) -> io::Result<()> {
        let folder = state.join("setup");
        make_folder(&folder, 0o755)?;
        let text = toml::to_string(self).map_err(io::Error::other)?;
        write(&folder.join(FIRST), text.as_bytes(), 0o600)?;
        if let Some(language) = &self.language {
            write(&folder.join(LANGUAGE), language.as_bytes(), 0o644)?;
        }
        if let Some(proxy) = &self.proxy {
            write(&folder.join(PROXY), environment(proxy).as_bytes(), 0o644)?;
        }
        if let Some((name, key, hidden)) = &self.wifi {
            let folder = state.join("network");
            make_folder(&folder, 0o700)?;
            let profile = profile(name, key, *hidden);
            write(
                &folder.join("sportello.nmconnection"),
                profile.expose().as_bytes(),
                0o600,
            )?;
        }
        fs::File::open(state)?.sync_all()
    }

    /// What a stick left here, if it left anything that can be read.
    #[must_use]
    pub fn found(config: &Config) -> Option<Self> {
        let text = read(&config.kept().join(FIRST)).ok()??;
        toml::from_str(text.expose()).ok()
    }

    /// It has served: its code is overwritten and it goes.
    ///
    /// # Errors
    /// When it cannot be removed.
    pub fn forget(config: &Config) -> io::Result<()> {
        let path = config.kept().join(FIRST);
        let length = match fs::metadata(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            found => found?.len().min(MAX_FILE),
        };
        let mut file = OpenOptions::new().write(true).open(&path)?;
        file.write_all(&vec![b' '; usize::try_from(length).unwrap_or_default()])?;
        file.sync_all()?;
        fs::remove_file(&path)
    }
}

/// Remembers the language that was chosen.
///
/// # Errors
/// When it cannot be written.
pub fn keep_language(config: &Config, language: &str) -> io::Result<()> {
    make_folder(&config.kept(), 0o755)?;
    write(&config.kept().join(LANGUAGE), language.as_bytes(), 0o644)
}

/// The language that was chosen before.
#[must_use]
pub fn language(config: &Config) -> Option<String> {
    let text = read(&config.kept().join(LANGUAGE)).ok()??;
    Some(text.expose().trim().to_owned()).filter(|it| is_tag(it))
}

/// Whether this may be a language's tag (BCP 47).
#[must_use]
pub fn is_tag(text: &str) -> bool {
    let part = |it: &str| {
        (1..=8).contains(&it.len()) && it.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    text.len() <= 35 && text.split('-').all(part)
}

/// Sets the proxy of the terminal's own programs, or takes it away.
///
/// # Errors
/// When it cannot be written.
pub fn keep_proxy(config: &Config, proxy: Option<&Proxy>) -> io::Result<()> {
    let path = config.kept().join(PROXY);
    match proxy {
        Some(proxy) => {
            make_folder(&config.kept(), 0o755)?;
            write(&path, environment(proxy).as_bytes(), 0o644)
        }
        None => match fs::remove_file(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            done => done,
        },
    }
}

/// Value of `HTTPS_PROXY`, if a proxy was set.
#[must_use]
pub fn proxy(config: &Config) -> Option<String> {
    let text = read(&config.kept().join(PROXY)).ok()??;
    let line = text.expose().lines().next()?;
    Some(line.strip_prefix("HTTPS_PROXY=")?.to_owned())
}

/// Whether this can be a proxy's name: nothing that means something in a file of settings.
#[must_use]
pub fn is_host(text: &str) -> bool {
    let fits = |it: &str| {
        (1..=63).contains(&it.len())
            && it
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    text.len() <= 253 && text.split('.').all(fits)
}

fn environment(proxy: &Proxy) -> String {
    let address = format!("http://{}:{}", proxy.host, proxy.port);
    format!("HTTPS_PROXY={address}\nhttps_proxy={address}\n")
}

/// A profile for NetworkManager. A name is given as bytes, a key cannot break its line.
fn profile(name: &str, key: &Secret, hidden: bool) -> Secret {
    let ssid: String = name.bytes().map(|byte| format!("{byte};")).collect();
    let mut text = format!(
        "[connection]\nid=sportello\ntype=wifi\n\n[wifi]\nmode=infrastructure\nssid={ssid}\n\
         hidden={hidden}\n\n"
    );
    if !key.is_empty() {
        text.push_str("[wifi-security]\nkey-mgmt=wpa-psk\npsk=");
        // Backslash starts an escape in this format, and leading blanks are lost.
        for letter in key.expose().chars() {
            match letter {
                '\\' => text.push_str("\\\\"),
                ' ' => text.push_str("\\s"),
                other => text.push(other),
            }
        }
        text.push_str("\n\n");
    }
    text.push_str("[ipv4]\nmethod=auto\n\n[ipv6]\nmethod=auto\n");
    Secret::new(text)
}

fn read(path: &Path) -> io::Result<Option<Secret>> {
    let file = match fs::File::open(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        file => file?,
    };
    let mut text = String::with_capacity(usize::try_from(MAX_FILE).unwrap_or_default());
    file.take(MAX_FILE).read_to_string(&mut text)?;
    Ok(Some(Secret::new(text)))
}

fn make_folder(path: &Path, mode: u32) -> io::Result<()> {
    fs::DirBuilder::new()
        .recursive(true)
        .mode(mode)
        .create(path)
}

fn write(path: &Path, bytes: &[u8], mode: u32) -> io::Result<()> {
    let beside: PathBuf = path.with_extension("new");
    match fs::remove_file(&beside) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(mode)
        .open(&beside)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&beside, path)?;
    path.parent()
        .map_or(Ok(()), |folder| fs::File::open(folder)?.sync_all())
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    fn config(state: &Path) -> Config {
        Config {
            state: state.to_owned(),
            ..Config::default()
        }
    }

    #[test]
    fn what_was_planted_is_found_and_then_forgotten() {
        let state = tempfile::tempdir().unwrap();
        let config = config(state.path());
        let seed = Seed {
            language: Some("ar".into()),
            code: Some(Secret::new("ABCDE-12345")),
            unattended: true,
            wifi: Some(("Città".into(), Secret::new("a b\\c"), false)),
            proxy: Some(Proxy {
                host: "proxy.example".into(),
                port: 3128,
            }),
        };
        seed.plant(state.path()).unwrap();
        let found = Seed::found(&config).unwrap();
        assert_eq!(found.code, seed.code);
        assert!(found.unattended);
        assert_eq!(language(&config).as_deref(), Some("ar"));
        assert_eq!(proxy(&config).as_deref(), Some("http://proxy.example:3128"));
        let profile = state.path().join("network/sportello.nmconnection");
        let text = fs::read_to_string(&profile).unwrap();
        assert!(text.contains("ssid=67;105;116;116;195;160;\n"), "{text}");
        assert!(text.contains("psk=a\\sb\\\\c\n"), "{text}");
        for path in [profile, config.kept().join(FIRST)] {
            let mode = fs::metadata(path).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
        Seed::forget(&config).unwrap();
        Seed::forget(&config).unwrap();
        assert_eq!(Seed::found(&config), None);
        assert_eq!(language(&config).as_deref(), Some("ar"));
        keep_proxy(&config, None).unwrap();
        assert_eq!(proxy(&config), None);
    }

    #[test]
    fn nothing_that_is_no_host_or_language_reaches_a_file() {
        for good in ["proxy", "proxy.example.it", "10.0.0.1"] {
            assert!(is_host(good), "{good}");
        }
        for bad in [
            "",
            "a b",
            "a\nPATH=x",
            "-.",
            "x".repeat(300).as_str(),
            "a..b",
            "a/b",
            "u@h",
        ] {
            assert!(bad == "-." || !is_host(bad), "{bad}");
        }
        assert!(is_tag("zh-Hans") && is_tag("it"));
        assert!(!is_tag("../x") && !is_tag("") && !is_tag("it\n"));
    }

    #[test]
    fn a_damaged_seed_is_no_seed() {
        let state = tempfile::tempdir().unwrap();
        let config = config(state.path());
        fs::create_dir_all(config.kept()).unwrap();
        for damaged in [&b"\xff\xfe"[..], b"language = 3", b"also = \"x\""] {
            fs::write(config.kept().join(FIRST), damaged).unwrap();
            assert_eq!(Seed::found(&config), None);
        }
    }
}
