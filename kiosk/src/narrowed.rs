// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The centre's settings inside the site's policy.
//!
//! Policy is signed and sets the bounds; settings come over the network without a ceremony, so
//! they can only take away: a shorter session, an earlier end before closing, hours that lie
//! within those of policy. What would go beyond is cut to the bound, never refused whole: a
//! terminal that closes at six follows "until seven" by closing at six.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};
use sportello_bundle::policy::{Interval, Opening, Policy, Week};
use sportello_ledger::{Hours, Settings};

use crate::site::ROME;

/// No session that can be set is shorter, in minutes: that would be a terminal out of service.
const SHORTEST: u16 = 5;
/// Sessions never end earlier before closing, in minutes.
const EARLIEST: u16 = 120;
const DAY: u16 = 24 * 60;

/// `policy` as the settings narrow it.
#[must_use]
pub(crate) fn narrowed(policy: &Policy, settings: &Settings) -> Policy {
    let mut narrow = policy.clone();
    let session = &mut narrow.session;
    if let Some(minutes) = settings.session_minutes {
        session.minutes = session.minutes.min(minutes.max(SHORTEST));
    }
    if let Some(closing) = settings.closing {
        let margin = closing.minutes_before.min(EARLIEST);
        session.end_before_closing_minutes = session.end_before_closing_minutes.max(margin);
    }
    if let Some(hours) = &settings.hours {
        narrow.opening = Some(opening(policy.opening.as_ref(), hours));
    }
    narrow
}

/// The hours that lie within both. A site whose policy names none is open as the centre says.
fn opening(policy: Option<&Opening>, hours: &Hours) -> Opening {
    let Some(policy) = policy else {
        return Opening {
            time_zone: ROME,
            week: Week(std::array::from_fn(|day| written(&spans(&hours.week[day])))),
            exceptions: hours
                .exceptions
                .iter()
                .map(|exception| (exception.date, written(&spans(&exception.open))))
                .collect(),
        };
    };
    let week = std::array::from_fn(|day| {
        let own = minutes(&policy.week.0[day]);
        written(&within(&own, &spans(&hours.week[day])))
    });
    let wished: BTreeMap<NaiveDate, _> = hours
        .exceptions
        .iter()
        .map(|exception| (exception.date, &exception.open))
        .collect();
    let dates: BTreeSet<NaiveDate> = policy
        .exceptions
        .keys()
        .chain(wished.keys())
        .copied()
        .collect();
    let exceptions = dates.into_iter().map(|date| {
        let day = date.weekday().num_days_from_monday() as usize;
        let own = policy.exceptions.get(&date).unwrap_or(&policy.week.0[day]);
        let wish = wished.get(&date).copied().unwrap_or(&hours.week[day]);
        (date, written(&within(&minutes(own), &spans(wish))))
    });
    Opening {
        time_zone: policy.time_zone,
        week: Week(week),
        exceptions: exceptions.collect(),
    }
}

/// Minutes of the day, from and to.
type Span = (u16, u16);

fn minutes(day: &[Interval]) -> Vec<Span> {
    let minute = |time: NaiveTime| u16::try_from(time.num_seconds_from_midnight() / 60);
    day.iter()
        .filter_map(|interval| {
            let to = match interval.to {
                NaiveTime::MIN => DAY,
                to => minute(to).ok()?,
            };
            Some((minute(interval.from).ok()?, to))
        })
        .collect()
}

/// In order, those that touch or overlap as one.
fn spans(day: &[sportello_ledger::Interval]) -> Vec<Span> {
    let mut day: Vec<Span> = day.iter().map(|one| (one.from(), one.to())).collect();
    day.sort_unstable();
    let mut spans: Vec<Span> = Vec::new();
    for (from, to) in day {
        match spans.last_mut() {
            Some(last) if from <= last.1 => last.1 = last.1.max(to),
            _ => spans.push((from, to)),
        }
    }
    spans
}

fn within(own: &[Span], wish: &[Span]) -> Vec<Span> {
    let mut both: Vec<Span> = own
        .iter()
        .flat_map(|own| {
            wish.iter()
                .map(move |wish| (own.0.max(wish.0), own.1.min(wish.1)))
        })
        .filter(|(from, to)| from < to)
        .collect();
    both.sort_unstable();
    both
}

fn written(day: &[Span]) -> Vec<Interval> {
    // A whole day's minutes are midnight again.
    let time = |minute: u16| {
        let minute = u32::from(minute % DAY);
        NaiveTime::from_hms_opt(minute / 60, minute % 60, 0)
    };
    day.iter()
        .filter_map(|(from, to)| {
            Some(Interval {
                from: time(*from)?,
                to: time(*to)?,
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use sportello_ledger::{Closing, Exception};

    use super::*;

    fn policy(text: &str) -> Policy {
        Policy::parse(text, Path::new("policy.toml")).unwrap().0
    }

    /// Open from nine to one and from two to six on Mondays; on one Monday only from ten.
    fn library() -> Policy {
        let mut policy = policy("");
        let mut week = Week::default();
        week.0[0] = written(&[(540, 780), (840, 1080)]);
        policy.opening = Some(Opening {
            time_zone: chrono_tz::Europe::Rome,
            week,
            exceptions: [(date("2026-12-07"), written(&[(600, 780)]))].into(),
        });
        policy
    }

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn day(spans: &[Span]) -> Vec<sportello_ledger::Interval> {
        spans
            .iter()
            .map(|(from, to)| sportello_ledger::Interval::new(*from, *to).unwrap())
            .collect()
    }

    fn mondays(spans: &[Span]) -> Settings {
        let mut hours = Hours::default();
        hours.week[0] = day(spans);
        Settings {
            hours: Some(hours),
            ..Settings::default()
        }
    }

    #[test]
    fn without_settings_policy_stays_as_it_is() {
        assert_eq!(narrowed(&library(), &Settings::default()), library());
    }

    #[test]
    fn a_session_may_be_made_shorter_and_never_longer() {
        let check = |wish: u16, expected: u16| {
            let settings = Settings {
                session_minutes: Some(wish),
                ..Settings::default()
            };
            let minutes = narrowed(&policy(""), &settings).session.minutes;
            assert_eq!(minutes, expected, "{wish}");
        };
        check(40, 40);
        check(90, 60);
        check(u16::MAX, 60);
        check(0, SHORTEST);
    }

    #[test]
    fn sessions_may_end_earlier_before_closing_and_never_later() {
        let check = |wish: u16, expected: u16| {
            let settings = Settings {
                closing: Some(Closing {
                    minutes_before: wish,
                }),
                ..Settings::default()
            };
            let narrow = narrowed(&policy(""), &settings).session;
            assert_eq!(narrow.end_before_closing_minutes, expected, "{wish}");
        };
        check(30, 30);
        check(5, 15);
        check(u16::MAX, EARLIEST);
    }

    #[test]
    fn a_site_is_never_open_outside_the_hours_of_policy() {
        let check = |wish: &[Span], expected: &[Span]| {
            let opening = narrowed(&library(), &mondays(wish)).opening.unwrap();
            assert_eq!(minutes(&opening.week.0[0]), expected, "{wish:?}");
        };
        check(&[(480, 1200)], &[(540, 780), (840, 1080)]);
        check(&[(540, 1020)], &[(540, 780), (840, 1020)]);
        check(&[(600, 660), (660, 720)], &[(600, 720)]);
        check(&[(0, 1440)], &[(540, 780), (840, 1080)]);
        check(&[(0, 540)], &[]);
        check(&[], &[]);
    }

    #[test]
    fn a_day_that_differs_in_either_is_within_both() {
        let mut settings = mondays(&[(480, 1200)]);
        let exceptions = &mut settings.hours.as_mut().unwrap().exceptions;
        exceptions.push(Exception {
            date: date("2026-12-14"),
            open: day(&[(540, 720)]),
        });
        let opening = narrowed(&library(), &settings).opening.unwrap();
        let on = |text: &str| minutes(&opening.exceptions[&date(text)]);
        assert_eq!(on("2026-12-07"), [(600, 780)], "policy's own");
        assert_eq!(on("2026-12-14"), [(540, 720)], "the centre's");
        let closed = narrowed(&library(), &mondays(&[])).opening.unwrap();
        assert!(closed.exceptions[&date("2026-12-07")].is_empty());
    }

    #[test]
    fn a_site_without_hours_of_its_own_takes_those_of_the_centre() {
        let mut settings = mondays(&[(540, 1440)]);
        settings.hours.as_mut().unwrap().exceptions.push(Exception {
            date: date("2026-12-14"),
            open: Vec::new(),
        });
        let opening = narrowed(&policy(""), &settings).opening.unwrap();
        assert_eq!(minutes(&opening.week.0[0]), [(540, 1440)]);
        assert!(opening.week.0[1].is_empty());
        assert!(opening.exceptions[&date("2026-12-14")].is_empty());
    }

    #[test]
    fn whatever_the_centre_wishes_gives_rules_that_can_be_obeyed() {
        let whole = mondays(&[(0, 1440), (0, 1440), (700, 701)]);
        for settings in [whole, mondays(&[])] {
            let rules = crate::site::rules(&narrowed(&library(), &settings));
            assert!(rules.settings().hours.is_some());
        }
    }
}
