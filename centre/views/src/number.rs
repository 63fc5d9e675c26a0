// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Shares and changes in whole percents; how numbers look is the console's, written here
//! without a text of its own for each.

use std::fmt;

use sportello_console::form::THIN;

/// A whole number with thin spaces between its groups of three digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Grouped {
    negative: bool,
    digits: u64,
}

impl From<u64> for Grouped {
    fn from(number: u64) -> Self {
        Self {
            negative: false,
            digits: number,
        }
    }
}

impl From<i64> for Grouped {
    fn from(number: i64) -> Self {
        Self {
            negative: number < 0,
            digits: number.unsigned_abs(),
        }
    }
}

impl fmt::Display for Grouped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.negative {
            f.write_str("-")?;
        }
        // A u64 has seven groups at most.
        let mut groups = [0; 7];
        let mut left = self.digits;
        let mut many = 0;
        for group in &mut groups {
            *group = left % 1000;
            left /= 1000;
            many += 1;
            if left == 0 {
                break;
            }
        }
        let mut groups = groups.iter().take(many).rev();
        if let Some(first) = groups.next() {
            write!(f, "{first}")?;
        }
        groups.try_for_each(|group| write!(f, "{THIN}{group:03}"))
    }
}

/// Whole percents, rounded half up; nothing of nothing is no share at all.
#[must_use]
pub fn percent(part: u64, whole: u64) -> Option<u64> {
    if whole == 0 {
        return None;
    }
    let (part, whole) = (u128::from(part), u128::from(whole));
    u64::try_from((part * 200 + whole) / (whole * 2)).ok()
}

/// How `now` differs from `before`, in signed whole percents.
#[must_use]
pub fn change(now: u64, before: u64) -> Option<i64> {
    if before == 0 {
        return None;
    }
    let difference = i128::from(now) - i128::from(before);
    let before = i128::from(before);
    let half = if difference < 0 { -before } else { before };
    i64::try_from((difference * 200 + half) / (before * 2)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_rounded_and_nothing_has_none() {
        assert_eq!(percent(1, 3), Some(33));
        assert_eq!(percent(2, 3), Some(67));
        assert_eq!(percent(1, 8), Some(13));
        assert_eq!(percent(0, 0), None);
        assert_eq!(percent(u64::MAX, u64::MAX), Some(100));
    }

    #[test]
    fn numbers_look_as_the_console_shows_them() {
        for number in [0, 7, 999, 1_000, 10_007, 999_999, 1_000_000, u64::MAX] {
            let expected = sportello_console::form::number(number);
            assert_eq!(Grouped::from(number).to_string(), expected);
        }
        for number in [0, -1, -999, -1_204, i64::MIN, i64::MAX] {
            let expected = sportello_console::form::grouped(&number.to_string());
            assert_eq!(Grouped::from(number).to_string(), expected);
        }
    }

    #[test]
    fn changes_have_a_sign() {
        assert_eq!(change(150, 100), Some(50));
        assert_eq!(change(50, 100), Some(-50));
        assert_eq!(change(2, 3), Some(-33));
        assert_eq!(change(1, 0), None);
        assert_eq!(change(u64::MAX, u64::MAX), Some(0));
    }
}
