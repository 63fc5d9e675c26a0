// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What stage tests and the demo change about a supervisor, by its environment. Compiled only
//! with the feature `rehearsal`, which no image has.
//!
//! - `SPORTELLO_REHEARSAL_FAIL`: a file that names a check which then fails on purpose
//!   (with ` once` after it, in one session only);
//! - `SPORTELLO_REHEARSAL_LEAVE_OUT`: steps of the wipe that are left out (`kill`, `own_shm`), and
//!   `SPORTELLO_REHEARSAL_BELIEVE`: checks that pass without being made; so it is shown that
//!   what a missing step leaves behind is found by whoever searches the machine;
//! - `SPORTELLO_REHEARSAL_HOSTS`: a table of names and the replicas that answer for them
//!   ([`crate::egress::rehearsal`]); egress itself stays the product's;
//! - `SPORTELLO_REHEARSAL_CA`: a PEM file with the authority that signed for the replicas;
//! - `SPORTELLO_REHEARSAL_QUIET`: for how many milliseconds a provider's hosts must be quiet
//!   before a hop is over, in place of the product's minute;
//! - `SPORTELLO_REHEARSAL_INSIDE`: a program that takes the place of pid 1 of the capsule.

use std::ffi::OsString;
use std::io;
use std::path::PathBuf;
use std::time::Duration;

use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

use crate::egress;
use crate::wire::Check;

/// A step of the wipe.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Step {
    /// All that is in the capsule is killed.
    Kill,
    /// Shared memory with names is the capsule's own, and goes with it.
    OwnShm,
}

/// Whether this build was asked to leave out a step.
pub(crate) fn leaves_out(step: Step) -> bool {
    words(std::env::var_os("SPORTELLO_REHEARSAL_LEAVE_OUT")).contains(&step)
}

/// What is named in a list with commas; anything else in it is no name.
fn words<T: DeserializeOwned>(listed: Option<OsString>) -> Vec<T> {
    let listed = listed.and_then(|listed| listed.into_string().ok());
    let words = listed.unwrap_or_default();
    words
        .split(',')
        .filter_map(|word| serde_json::from_value(Value::String(word.trim().to_owned())).ok())
        .collect()
}

/// What the environment asks for.
#[derive(Debug, Clone, Default)]
pub(super) struct Rehearsal {
    pub(super) failing: Option<Check>,
    pub(super) believed: Vec<Check>,
    hosts: Option<PathBuf>,
    authority: Option<PathBuf>,
    pub(super) inside: Option<PathBuf>,
    quiet: Option<Duration>,
}

impl Rehearsal {
    pub(super) fn from_environment() -> Self {
        Self::read(|name| std::env::var_os(name))
    }

    fn read(variable: impl Fn(&str) -> Option<OsString>) -> Self {
        let path = |name| variable(name).map(PathBuf::from);
        Self {
            failing: path("SPORTELLO_REHEARSAL_FAIL").and_then(named_check),
            believed: words(variable("SPORTELLO_REHEARSAL_BELIEVE")),
            hosts: path("SPORTELLO_REHEARSAL_HOSTS"),
            authority: path("SPORTELLO_REHEARSAL_CA"),
            inside: path("SPORTELLO_REHEARSAL_INSIDE"),
            quiet: variable("SPORTELLO_REHEARSAL_QUIET")
                .and_then(|text| text.to_str()?.parse().ok())
                .map(Duration::from_millis),
        }
    }

    /// The pretended internet, where one is asked for.
    pub(super) fn internet(&self) -> io::Result<Option<egress::Rehearsal>> {
        self.hosts
            .as_deref()
            .map(|table| egress::Rehearsal::from_file(table).map_err(io::Error::other))
            .transpose()
    }

    /// The bounds of egress.
    pub(super) fn bounds(&self) -> egress::Bounds {
        let product = egress::Bounds::default();
        egress::Bounds {
            hop_quiet: self.quiet.unwrap_or(product.hop_quiet),
            ..product
        }
    }

    /// The browser's policy, with trust in the authority of the replicas.
    pub(super) fn trusting(&self, policy: Vec<u8>) -> io::Result<Vec<u8>> {
        let Some(authority) = &self.authority else {
            return Ok(policy);
        };
        // What stands between the marks of a PEM file is the value the policy wants.
        let certificate: String = std::fs::read_to_string(authority)?
            .lines()
            .filter(|line| !line.starts_with('-'))
            .collect();
        let mut policy: Map<String, Value> = serde_json::from_slice(&policy)?;
        policy.insert("CACertificates".to_owned(), json!([certificate]));
        Ok(serde_json::to_vec_pretty(&policy)?)
    }
}

/// A file that is gone, or names no check, lets every check be.
fn named_check(file: PathBuf) -> Option<Check> {
    let named = std::fs::read_to_string(&file).ok()?;
    let named = match named.trim().strip_suffix(" once") {
        Some(named) => {
            std::fs::remove_file(&file).ok()?;
            named.to_owned()
        }
        None => named.trim().to_owned(),
    };
    serde_json::from_value(Value::String(named)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(name: &'static str, content: &str) -> (tempfile::NamedTempFile, Rehearsal) {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), content).unwrap();
        let path = file.path().as_os_str().to_owned();
        let rehearsal = Rehearsal::read(|wanted| (wanted == name).then(|| path.clone()));
        (file, rehearsal)
    }

    #[test]
    fn a_check_is_named_as_the_wire_names_it_and_anything_else_fails_none() {
        let failing = |content| asked("SPORTELLO_REHEARSAL_FAIL", content).1.failing;
        assert_eq!(failing("print_queue\n"), Some(Check::PrintQueue));
        assert_eq!(failing("PrintQueue"), None);
        assert_eq!(Rehearsal::read(|_| None).failing, None);
    }

    #[test]
    fn steps_and_checks_are_named_in_lists_and_what_is_no_name_is_none() {
        let steps = |listed: &str| words::<Step>(Some(listed.into()));
        assert_eq!(steps("kill, own_shm"), [Step::Kill, Step::OwnShm]);
        assert_eq!(steps("Kill,nothing,"), []);
        let variable = |name: &str| {
            (name == "SPORTELLO_REHEARSAL_BELIEVE").then(|| OsString::from("files,memory_zeroed"))
        };
        let believed = Rehearsal::read(variable).believed;
        assert_eq!(believed, [Check::Files, Check::MemoryZeroed]);
    }

    #[test]
    fn a_policy_gains_the_authority_and_loses_nothing() {
        let pem = "-----BEGIN CERTIFICATE-----\nAAAA\nBBBB\n-----END CERTIFICATE-----\n";
        let (_file, rehearsal) = asked("SPORTELLO_REHEARSAL_CA", pem);
        let policy = rehearsal.trusting(b"{\"QuicAllowed\":false}".to_vec());
        let policy: Value = serde_json::from_slice(&policy.unwrap()).unwrap();
        assert_eq!(
            policy,
            json!({ "CACertificates": ["AAAABBBB"], "QuicAllowed": false })
        );
    }

    #[test]
    fn a_hop_lasts_the_products_minute_unless_a_number_says_otherwise() {
        let quiet = |value: &'static str| {
            let asked =
                Rehearsal::read(|name| (name == "SPORTELLO_REHEARSAL_QUIET").then(|| value.into()));
            asked.bounds().hop_quiet
        };
        assert_eq!(quiet("1500"), Duration::from_millis(1500));
        let minute = egress::Bounds::default().hop_quiet;
        assert_eq!(quiet("soon"), minute);
        assert_eq!(Rehearsal::default().bounds().hop_quiet, minute);
    }

    #[test]
    fn a_table_that_cannot_be_read_is_an_error_and_no_open_internet() {
        let (_file, rehearsal) = asked("SPORTELLO_REHEARSAL_HOSTS", "www.inps.it 443 8.8.8.8:443");
        assert!(rehearsal.internet().is_err());
        assert!(Rehearsal::default().internet().unwrap().is_none());
    }
}
