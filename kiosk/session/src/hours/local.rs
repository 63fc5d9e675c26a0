// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Local time to UTC on the two odd days of the year.
//!
//! When the clock goes back, an hour happens twice: a site opens at the first of the two moments
//! and closes at the second. When it goes forward, an hour does not happen: whatever was written
//! for it takes place at the moment of the jump.

use chrono::{LocalResult, NaiveDateTime, Offset, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;

use crate::Wall;

/// The moment at which a site that opens at `local` opens.
pub(super) fn first_moment(zone: Tz, local: NaiveDateTime) -> Option<Wall> {
    match zone.from_local_datetime(&local) {
        LocalResult::Single(moment) | LocalResult::Ambiguous(moment, _) => {
            Some(moment.with_timezone(&Utc))
        }
        LocalResult::None => the_jump(zone, local),
    }
}

/// The moment at which a site that closes at `local` closes.
pub(super) fn last_moment(zone: Tz, local: NaiveDateTime) -> Option<Wall> {
    match zone.from_local_datetime(&local) {
        LocalResult::Single(moment) | LocalResult::Ambiguous(_, moment) => {
            Some(moment.with_timezone(&Utc))
        }
        LocalResult::None => the_jump(zone, local),
    }
}

/// The moment at which the clock jumps over `local`.
fn the_jump(zone: Tz, local: NaiveDateTime) -> Option<Wall> {
    let offset_near = |span: TimeDelta| {
        let near = local.checked_add_signed(span)?;
        Some(zone.offset_from_utc_datetime(&near).fix())
    };
    let before = offset_near(TimeDelta::days(-1))?;
    let after = offset_near(TimeDelta::days(1))?;
    // With the new offset `local` lies before the jump, with the old one after it.
    let mut early = local.checked_sub_offset(after)?;
    let mut late = local.checked_sub_offset(before)?;
    // Zones jump on whole seconds.
    while (late - early).num_seconds() > 1 {
        let middle = early + TimeDelta::seconds((late - early).num_seconds() / 2);
        if zone.offset_from_utc_datetime(&middle).fix() == before {
            early = middle;
        } else {
            late = middle;
        }
    }
    Some(late.and_utc())
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use chrono_tz::Europe::Rome;

    use super::*;

    #[test]
    fn every_second_of_the_missing_hour_happens_at_the_same_moment() {
        let gap = NaiveDate::from_ymd_opt(2026, 3, 29)
            .unwrap()
            .and_hms_opt(2, 0, 0)
            .unwrap();
        let jump = NaiveDate::from_ymd_opt(2026, 3, 29)
            .unwrap()
            .and_hms_opt(1, 0, 0)
            .unwrap();
        for second in 0..3600 {
            let local = gap + TimeDelta::seconds(second);
            assert_eq!(first_moment(Rome, local), Some(jump.and_utc()), "{local}");
            assert_eq!(last_moment(Rome, local), Some(jump.and_utc()), "{local}");
        }
    }
}
