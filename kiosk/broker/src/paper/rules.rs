// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What policy says of paper.

use std::path::PathBuf;

use sportello_bundle::policy::{Policy, Printing};

/// The part of the policy that concerns the broker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Rules {
    /// A printer of the network.
    pub(super) printer: Option<String>,
    pub(super) most_pages: u16,
}

impl Rules {
    /// The first policy that can be read counts; without any, a printer on a cable and the
    /// usual bounds.
    pub(super) fn read(policies: &[PathBuf]) -> Self {
        let read = policies
            .iter()
            .find_map(|file| Policy::load(file).ok())
            .map(|(policy, _)| policy.printing);
        Self::of(read.unwrap_or_default())
    }

    fn of(printing: Printing) -> Self {
        Self {
            printer: printing.printer.map(String::from),
            most_pages: printing.most_pages,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_policy_that_can_be_read_counts() {
        let folder = tempfile::tempdir().unwrap();
        let place = |name: &str| folder.path().join(name);
        std::fs::write(place("own.toml"), "").unwrap();
        std::fs::write(
            place("bundle.toml"),
            "[printing]\nprinter = \"ipp://192.168.1.20/ipp/print\"\nmost_pages = 5\n",
        )
        .unwrap();
        let read = |names: &[&str]| {
            let files: Vec<_> = names.iter().map(|name| place(name)).collect();
            Rules::read(&files)
        };
        let region = Rules {
            printer: Some("ipp://192.168.1.20/ipp/print".into()),
            most_pages: 5,
        };
        let usual = Rules {
            printer: None,
            most_pages: 20,
        };
        assert_eq!(read(&["bundle.toml", "own.toml"]), region);
        assert_eq!(read(&["gone.toml", "bundle.toml"]), region);
        assert_eq!(read(&["own.toml", "bundle.toml"]), usual);
        assert_eq!(read(&["gone.toml"]), usual);
    }
}
