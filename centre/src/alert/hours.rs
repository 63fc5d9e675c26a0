// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Whether a site is open, by the hours that staff entered.

use chrono::{DateTime, Datelike, NaiveDateTime, Timelike};
use chrono_tz::Tz;
use sportello_protocol::{Hours, UnixSeconds};

/// Minutes since the site opened; nothing while it is closed.
#[must_use]
pub fn open_for(hours: &Hours, zone: Tz, now: UnixSeconds) -> Option<u32> {
    let local = DateTime::from_timestamp(now.0, 0)?
        .with_timezone(&zone)
        .naive_local();
    let minute = local.hour() * 60 + local.minute();
    let today = intervals(hours, local);
    // Two intervals that touch are one opening.
    let mut from = None;
    let mut sorted: Vec<_> = today
        .iter()
        .map(|i| (u32::from(i.from()), u32::from(i.to())))
        .collect();
    sorted.sort_unstable();
    let mut opening: Option<(u32, u32)> = None;
    for (begin, end) in sorted {
        opening = match opening {
            Some((first, last)) if begin <= last => Some((first, last.max(end))),
            _ => Some((begin, end)),
        };
        if let Some((first, last)) = opening
            && (first..last).contains(&minute)
        {
            from = Some(first);
        }
    }
    from.map(|from| minute - from)
}

fn intervals(hours: &Hours, local: NaiveDateTime) -> &[sportello_protocol::Interval] {
    let date = local.date();
    if let Some(exception) = hours.exceptions.iter().find(|day| day.date == date) {
        return &exception.open;
    }
    let weekday = date.weekday().num_days_from_monday() as usize;
    hours.week.get(weekday).map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::*;
    use sportello_protocol::{Exception, Interval};

    fn check(hours: &Hours, local: &str, expected: Option<u32>) {
        let zone: Tz = "Europe/Rome".parse().unwrap();
        let moment = NaiveDateTime::parse_from_str(local, "%Y-%m-%d %H:%M")
            .unwrap()
            .and_local_timezone(zone)
            .earliest()
            .unwrap();
        let found = open_for(hours, zone, UnixSeconds(moment.timestamp()));
        assert_eq!(found, expected, "{local}");
    }

    #[test]
    fn a_site_is_open_when_its_hours_say_so() {
        let open = |from: u16, to: u16| Interval::new(from * 60, to * 60).unwrap();
        let mut hours = Hours::default();
        hours.week[0] = vec![open(15, 18), open(9, 12)];
        hours.week[1] = vec![open(9, 12), open(12, 18)];
        hours.exceptions.push(Exception {
            date: "2026-11-23".parse().unwrap(),
            open: Vec::new(),
        });
        check(&hours, "2026-11-16 08:59", None);
        check(&hours, "2026-11-16 09:00", Some(0));
        check(&hours, "2026-11-16 11:59", Some(179));
        check(&hours, "2026-11-16 12:00", None);
        check(&hours, "2026-11-16 15:30", Some(30));
        check(&hours, "2026-11-17 12:30", Some(210));
        check(&hours, "2026-11-18 10:00", None);
        check(&hours, "2026-11-23 10:00", None);
        // Summer time.
        check(&hours, "2026-07-06 09:10", Some(10));
    }

    #[test]
    fn without_hours_nobody_knows_that_a_site_is_open() {
        check(&Hours::default(), "2026-11-16 10:00", None);
    }

    #[test]
    fn a_clock_beyond_all_calendars_is_closed() {
        let zone: Tz = "Europe/Rome".parse().unwrap();
        assert_eq!(
            open_for(&Hours::default(), zone, UnixSeconds(i64::MAX)),
            None
        );
    }
}
