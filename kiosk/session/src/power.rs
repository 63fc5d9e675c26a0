// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What a laptop's battery means for a session.
//!
//! Levels have a width: a battery that wavers between two figures neither warns twice nor opens
//! and closes the terminal. A battery that is not being emptied is enough, however little is in
//! it; so is none at all.

use crate::Settings;

/// Percent above the warning at which a warning may be given once more.
const WARN_AGAIN: u8 = 2;

/// What the battery says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Battery {
    /// Of all batteries together.
    pub percent: u8,
    /// The machine lives on it now.
    pub emptying: bool,
}

/// How far the battery goes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Charge {
    /// Plugged in, full enough, or no battery at all.
    #[default]
    Enough,
    /// The citizen and staff are told.
    Low,
    /// Sessions end, and none begins.
    Empty,
}

impl Charge {
    /// What `battery` means after this. `None`: there is none.
    #[must_use]
    pub fn after(self, battery: Option<Battery>, settings: &Settings) -> Self {
        let Some(Battery { percent, .. }) = battery.filter(|battery| battery.emptying) else {
            return Self::Enough;
        };
        let empty_until = match self {
            Self::Empty => settings.battery_again,
            Self::Enough | Self::Low => settings.battery_end,
        };
        let low_until = match self {
            Self::Enough => settings.battery_warn,
            Self::Low | Self::Empty => settings.battery_warn.saturating_add(WARN_AGAIN),
        };
        if percent <= empty_until {
            Self::Empty
        } else if percent <= low_until {
            Self::Low
        } else {
            Self::Enough
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What follows from these figures, read one after the other on the battery.
    fn check(percents: &[u8], expected: &[Charge]) {
        let mut charge = Charge::default();
        let found: Vec<Charge> = percents
            .iter()
            .map(|percent| {
                let battery = Battery {
                    percent: *percent,
                    emptying: true,
                };
                charge = charge.after(Some(battery), &Settings::default());
                charge
            })
            .collect();
        assert_eq!(found, expected, "{percents:?}");
    }

    #[test]
    fn it_warns_at_ten_and_ends_at_five() {
        use Charge::{Empty, Enough, Low};
        check(
            &[100, 11, 10, 6, 5, 0],
            &[Enough, Enough, Low, Low, Empty, Empty],
        );
    }

    #[test]
    fn a_level_that_wavers_changes_nothing() {
        use Charge::{Empty, Enough, Low};
        check(
            &[10, 11, 12, 10, 13, 11],
            &[Low, Low, Low, Low, Enough, Enough],
        );
        check(&[5, 6, 7, 8, 9, 6], &[Empty, Empty, Empty, Empty, Low, Low]);
    }

    #[test]
    fn whoever_plugs_in_has_enough_at_once() {
        for charge in [Charge::Enough, Charge::Low, Charge::Empty] {
            let plugged = Battery {
                percent: 1,
                emptying: false,
            };
            assert_eq!(
                charge.after(Some(plugged), &Settings::default()),
                Charge::Enough
            );
            assert_eq!(charge.after(None, &Settings::default()), Charge::Enough);
        }
    }
}
