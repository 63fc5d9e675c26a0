// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Shares and changes in whole percents; how numbers look is the console's.

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
    fn changes_have_a_sign() {
        assert_eq!(change(150, 100), Some(50));
        assert_eq!(change(50, 100), Some(-50));
        assert_eq!(change(2, 3), Some(-33));
        assert_eq!(change(1, 0), None);
        assert_eq!(change(u64::MAX, u64::MAX), Some(0));
    }
}
