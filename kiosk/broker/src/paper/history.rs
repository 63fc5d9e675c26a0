// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Whether CUPS keeps what it has printed: what its configuration says of it.

use std::path::Path;

use sportello_capsule::wire::Verdict;

/// Nothing is kept of jobs and of their files.
pub(super) fn verdict(configuration: &Path) -> Verdict {
    let Ok(text) = std::fs::read_to_string(configuration) else {
        return Verdict::NotCovered;
    };
    let off = |wanted: &str| {
        let mut said = text.lines().filter_map(|line| {
            let (name, value) = line.trim().split_once(char::is_whitespace)?;
            name.eq_ignore_ascii_case(wanted).then_some(value.trim())
        });
        // The last one counts, and without any CUPS keeps both.
        said.next_back().is_some_and(|value| {
            ["no", "off", "false", "0"]
                .iter()
                .any(|off| value.eq_ignore_ascii_case(off))
        })
    };
    if off("PreserveJobHistory") && off("PreserveJobFiles") {
        Verdict::Pass
    } else {
        Verdict::Fail
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Verdict) {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), text).unwrap();
        assert_eq!(verdict(file.path()), expected, "{text}");
    }

    #[test]
    fn both_must_be_off() {
        check(
            "PreserveJobHistory No\nPreserveJobFiles No\n",
            Verdict::Pass,
        );
        check(
            "preservejobhistory off\n  PreserveJobFiles\t0\n",
            Verdict::Pass,
        );
        check("PreserveJobHistory No\n", Verdict::Fail);
        check(
            "PreserveJobHistory No\nPreserveJobFiles 86400\n",
            Verdict::Fail,
        );
        check(
            "PreserveJobHistory No\nPreserveJobFiles No\nPreserveJobHistory Yes\n",
            Verdict::Fail,
        );
        check(
            "# PreserveJobHistory No\n# PreserveJobFiles No\n",
            Verdict::Fail,
        );
    }

    #[test]
    fn the_appliances_own_configuration_keeps_nothing() {
        let ours = concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/../../images/root/etc/cups/cupsd.conf"
        );
        assert_eq!(verdict(Path::new(ours)), Verdict::Pass);
    }

    #[test]
    fn a_configuration_that_cannot_be_read_proves_nothing() {
        assert_eq!(verdict(Path::new("/nowhere/at/all")), Verdict::NotCovered);
    }
}
