// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Settings are checked once, with an error that names what is wrong.

use sportello_session::{Minutes, OpenState, Rules, RulesError, Seconds, Settings};

use crate::desk::utc;

fn check(settings: Settings, expected: &str) {
    let error = Rules::new(settings, utc(2026, 1, 1, 0, 0)).unwrap_err();
    assert_eq!(error.to_string(), expected);
}

#[test]
fn the_defaults_are_those_of_the_design() {
    let rules = Rules::usual(utc(2026, 1, 1, 0, 0));
    let settings = rules.settings();
    assert_eq!(settings.session, Minutes(60));
    assert_eq!(settings.warnings, [Minutes(10), Minutes(5), Minutes(1)]);
    assert_eq!(settings.extensions_max, 10);
    assert_eq!(settings.grace, Minutes(5));
    assert_eq!(settings.lock, Minutes(10));
    assert_eq!(settings.hop_cap, Minutes(10));
    assert_eq!(settings.closing_margin, Minutes(15));
    assert_eq!(
        Rules::new(settings.clone(), rules.software_date()),
        Ok(rules)
    );
}

#[test]
fn a_session_of_no_length_is_refused() {
    check(
        Settings {
            session: Minutes(0),
            ..Settings::default()
        },
        "`session` is 0; it must be from 5 to 480",
    );
}

#[test]
fn promises_cannot_be_set_away() {
    check(
        Settings {
            lock: Minutes(11),
            ..Settings::default()
        },
        "`lock` is 11; it must be from 1 to 10",
    );
    check(
        Settings {
            hop_cap: Minutes(60),
            ..Settings::default()
        },
        "`hop_cap` is 60; it must be from 0 to 10",
    );
    check(
        Settings {
            extensions_max: 11,
            ..Settings::default()
        },
        "`extensions_max` is 11; it must be from 0 to 10",
    );
    check(
        Settings {
            idle_answer: Seconds(19),
            ..Settings::default()
        },
        "`idle_answer` is 19; it must be from 20 to 300",
    );
}

#[test]
fn warnings_come_in_any_order_but_once_each() {
    let settings = Settings {
        warnings: vec![Minutes(1), Minutes(20), Minutes(5)],
        ..Settings::default()
    };
    let rules = Rules::new(settings, utc(2026, 1, 1, 0, 0)).unwrap();
    assert_eq!(
        rules.settings().warnings,
        [Minutes(20), Minutes(5), Minutes(1)]
    );

    let twice = Settings {
        warnings: vec![Minutes(5), Minutes(5)],
        ..Settings::default()
    };
    assert_eq!(
        Rules::new(twice, utc(2026, 1, 1, 0, 0)),
        Err(RulesError::WarningTwice(Minutes(5)))
    );
    check(
        Settings {
            warnings: (1..=6).map(Minutes).collect(),
            ..Settings::default()
        },
        "`warnings` has 6 entries; it may have at most five",
    );
    check(
        Settings {
            warnings: vec![Minutes(0)],
            ..Settings::default()
        },
        "`warnings` is 0; it must be from 1 to 60",
    );
}

fn read(policy: &str) -> Result<Settings, String> {
    toml::from_str(policy).map_err(|error| error.to_string())
}

#[test]
fn policy_is_read_as_it_is_written_and_what_it_leaves_out_is_usual() {
    let settings = read(
        r#"
        session = 45
        warnings = [15, 2]

        [hours]
        zone = "Europe/Rome"

        [hours.week]
        monday = ["09:00-13:00", "15:00-19:00"]
        friday = ["20:00-01:00"]

        [hours.exceptions]
        2026-12-24 = ["09:00-11:00"]
        2026-12-25 = []
        "#,
    )
    .unwrap();
    assert_eq!(settings.session, Minutes(45));
    assert_eq!(settings.grace, Minutes(5));
    let hours = settings.hours.clone().unwrap();
    // Monday evening after the second interval; then the eve of Christmas, a Thursday.
    let closed = |wall, opens| {
        assert_eq!(hours.state(wall), OpenState::Closed { opens: Some(opens) });
    };
    closed(utc(2026, 12, 21, 19, 0), utc(2026, 12, 24, 8, 0));
    closed(utc(2026, 12, 24, 10, 0), utc(2026, 12, 28, 8, 0));

    let written = toml::to_string(&settings).unwrap();
    assert_eq!(read(&written), Ok(settings));
}

#[test]
fn policy_that_cannot_be_meant_is_refused_in_words() {
    let check = |policy: &str, expected: &str| {
        let error = read(policy).unwrap_err();
        assert!(error.contains(expected), "{error}");
    };
    check("sessoin = 45", "unknown field `sessoin`");
    check("session = -1", "-1");
    check("[hours]\nzone = \"Europe/Roma\"", "Europe/Roma");
    check(
        "[hours]\nzone = \"Europe/Rome\"\nweek.monday = [\"9-13\"]",
        "`9` is not a time of day: write it like `09:00`",
    );
    check(
        "[hours]\nzone = \"Europe/Rome\"\nweek.moonday = []",
        "unknown field `moonday`",
    );
    check(
        "[hours]\nzone = \"Europe/Rome\"\nweek.monday = [\"09:00-13:00\", \"12:00-15:00\"]",
        "on monday, 09:00-13:00 and 12:00-15:00 overlap",
    );
    check(
        "[hours]\nzone = \"Europe/Rome\"\nexceptions.2026-02-30 = []",
        "2026-02-30",
    );
}
