// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The site's policy in the shapes that the session's rules and the screens know: settings,
//! opening hours, name, phone, crest, and whether anybody can come when help is called.

use std::io::Read;
use std::path::Path;

use chrono::{DateTime, Datelike, NaiveTime, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;
use sportello_bundle::policy::{self, Policy, StaffPresence};
use sportello_session::{
    Hours, Interval, Minutes, OpenState, Rules, RulesError, Seconds, Settings, Wall, WeekHours,
};
use tracing::warn;

use crate::screen;
use crate::screen::stopped::{Opening, OpeningDay};

/// Time zone of a site that names none.
pub(crate) const ROME: Tz = chrono_tz::Europe::Rome;
/// A crest is a small drawing.
const CREST_MOST: u64 = 512 * 1024;
/// The day's end is worth a word on *Welcome* from here on.
const CLOSING_MATTERS: TimeDelta = TimeDelta::hours(2);

/// The policy cannot be obeyed as it stands.
#[derive(Debug, thiserror::Error)]
pub enum SiteError {
    #[error("opening hours: {0}")]
    Interval(#[from] sportello_session::IntervalError),
    #[error("opening hours: {0}")]
    Hours(#[from] sportello_session::HoursError),
    #[error("session: {0}")]
    Rules(#[from] RulesError),
}

/// When this software was built: a wall clock that is older is wrong.
#[must_use]
pub fn software_date() -> Wall {
    /// Floor for builds that do not say when they are made.
    const FLOOR: i64 = 1_793_491_200; // 2026-11-01
    let epoch = option_env!("SOURCE_DATE_EPOCH")
        .and_then(|epoch| epoch.parse::<i64>().ok())
        .unwrap_or(FLOOR)
        .max(FLOOR);
    DateTime::from_timestamp(epoch, 0).unwrap_or(DateTime::UNIX_EPOCH)
}

/// The session's rules for that policy; where it cannot be obeyed, the usual ones.
#[must_use]
pub fn rules(policy: &Policy) -> Rules {
    settings(policy)
        .and_then(|settings| Ok(Rules::new(settings, software_date())?))
        .unwrap_or_else(|error| {
            warn!(%error, "the policy cannot be obeyed; the usual rules apply");
            Rules::usual(software_date())
        })
}

fn settings(policy: &Policy) -> Result<Settings, SiteError> {
    let session = &policy.session;
    let extension = Minutes(session.extension_minutes);
    Ok(Settings {
        session: Minutes(session.minutes),
        warnings: session.warnings.iter().copied().map(Minutes).collect(),
        extension,
        extensions_max: u8::try_from(session.extensions).unwrap_or(u8::MAX),
        grace: Minutes(session.grace_minutes),
        idle_after: Minutes(session.idle_minutes),
        idle_answer: Seconds(session.idle_answer_seconds),
        lock: Minutes(session.lock_minutes),
        hop_cap: Minutes(session.hop_cap_minutes),
        closing_margin: Minutes(session.end_before_closing_minutes),
        lid_grace: Seconds(policy.laptop.lid_seconds),
        battery_warn: policy.laptop.battery_warn_percent,
        battery_end: policy.laptop.battery_end_percent,
        battery_again: policy.laptop.battery_again_percent,
        hours: policy.opening.as_ref().map(hours).transpose()?,
        ..Settings::default()
    })
}

fn hours(opening: &policy::Opening) -> Result<Hours, SiteError> {
    let [
        monday,
        tuesday,
        wednesday,
        thursday,
        friday,
        saturday,
        sunday,
    ] = &opening.week.0;
    let week = WeekHours {
        monday: intervals(monday)?,
        tuesday: intervals(tuesday)?,
        wednesday: intervals(wednesday)?,
        thursday: intervals(thursday)?,
        friday: intervals(friday)?,
        saturday: intervals(saturday)?,
        sunday: intervals(sunday)?,
    };
    let exceptions = opening
        .exceptions
        .iter()
        .map(|(date, day)| Ok((*date, intervals(day)?)))
        .collect::<Result<_, SiteError>>()?;
    Ok(Hours::new(opening.time_zone, week, exceptions)?)
}

fn intervals(day: &[policy::Interval]) -> Result<Vec<Interval>, SiteError> {
    day.iter()
        .map(|interval| {
            let written = format!("{}-{}", clock(interval.from), clock_end(interval.to));
            Ok(written.parse()?)
        })
        .collect()
}

fn clock(time: NaiveTime) -> String {
    time.format("%H:%M").to_string()
}

/// Midnight at the day's end is 24:00.
fn clock_end(time: NaiveTime) -> String {
    if time == NaiveTime::MIN {
        "24:00".to_owned()
    } else {
        clock(time)
    }
}

fn zone(policy: &Policy) -> Tz {
    policy
        .opening
        .as_ref()
        .map_or(ROME, |opening| opening.time_zone)
}

/// The site as the screens show it at `wall`.
#[must_use]
pub fn site(policy: &Policy, rules: &Rules, wall: Wall, printer: bool) -> screen::Site {
    let week = policy
        .opening
        .as_ref()
        .map(|opening| opening.week.clone())
        .unwrap_or_default();
    screen::Site {
        name: policy.site.name.clone(),
        crest: policy.site.crest.as_deref().and_then(crest),
        phone: policy.site.phone.clone(),
        hours: week.0.map(|day| {
            day.iter()
                .map(|interval| screen::Interval {
                    from: clock(interval.from),
                    to: clock_end(interval.to),
                })
                .collect()
        }),
        closes: closes(rules, zone(policy), wall),
        free_browsing: policy.browsing.free,
        session_minutes: rules.settings().session.0,
        printer,
        paper: printer.then_some(policy.printing.page_cents),
    }
}

/// When today ends, if that is near and the clock can be believed.
fn closes(rules: &Rules, zone: Tz, wall: Wall) -> Option<String> {
    let hours = rules
        .settings()
        .hours
        .as_ref()
        .filter(|_| wall >= rules.software_date())?;
    match hours.state(wall) {
        OpenState::Open { until: Some(until) } if until - wall <= CLOSING_MATTERS => {
            Some(until.with_timezone(&zone).format("%H:%M").to_string())
        }
        OpenState::Open { .. } | OpenState::Closed { .. } => None,
    }
}

/// When the site opens again, in the words a screen uses.
#[must_use]
pub fn opening(policy: &Policy, opens: Wall, wall: Wall) -> Opening {
    let zone = zone(policy);
    let (opens, now) = (opens.with_timezone(&zone), wall.with_timezone(&zone));
    let days = (opens.date_naive() - now.date_naive()).num_days();
    let day = match days {
        ..=0 => OpeningDay::Today,
        1 => OpeningDay::Tomorrow,
        _ => OpeningDay::Weekday(
            u8::try_from(opens.weekday().num_days_from_monday()).unwrap_or_default(),
        ),
    };
    Opening {
        day,
        time: opens.format("%H:%M").to_string(),
    }
}

/// Whether staff are in the building, as far as policy knows.
#[must_use]
pub fn staff_present(policy: &Policy, wall: Wall) -> bool {
    match &policy.help.staff {
        StaffPresence::Always => true,
        StaffPresence::Never => false,
        StaffPresence::Hours(week) => {
            let now = zone(policy).from_utc_datetime(&wall.naive_utc());
            let day = now.weekday().num_days_from_monday() as usize;
            week.0.get(day).is_some_and(|day| {
                day.iter().any(|interval| {
                    interval.from <= now.time()
                        && (now.time() < interval.to || interval.to == NaiveTime::MIN)
                })
            })
        }
    }
}

/// The local date and hour of a session's start, the finest time the ledger takes.
#[must_use]
pub fn local_hour(policy: &Policy, wall: DateTime<Utc>) -> chrono::DateTime<Tz> {
    wall.with_timezone(&zone(policy))
}

fn crest(path: &Path) -> Option<Vec<u8>> {
    let read = || -> std::io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        let file = std::fs::File::open(path)?;
        let _length = file.take(CREST_MOST + 1).read_to_end(&mut bytes)?;
        Ok(bytes)
    };
    match read() {
        Ok(bytes) if bytes.len() as u64 <= CREST_MOST => Some(bytes),
        Ok(_) => {
            warn!(path = %path.display(), "the crest is larger than {CREST_MOST} bytes: not shown");
            None
        }
        Err(error) => {
            warn!(%error, path = %path.display(), "the crest cannot be read: not shown");
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn policy(text: &str) -> Policy {
        Policy::parse(text, Path::new("policy.toml")).unwrap().0
    }

    fn at(text: &str) -> Wall {
        text.parse().unwrap()
    }

    #[test]
    fn an_empty_policy_gives_the_usual_rules() {
        assert_eq!(rules(&policy("")), Rules::usual(software_date()));
    }

    #[test]
    fn lid_and_battery_are_rules_of_the_site() {
        let text = "[laptop]\nlid_seconds = 45\nbattery_warn_percent = 20\n\
                    battery_end_percent = 7\nbattery_again_percent = 12\n";
        let rules = rules(&policy(text));
        let settings = rules.settings();
        assert_eq!(settings.lid_grace, Seconds(45));
        assert_eq!(
            (
                settings.battery_warn,
                settings.battery_end,
                settings.battery_again
            ),
            (20, 7, 12)
        );
    }

    #[test]
    fn a_policy_out_of_bounds_never_leaves_a_terminal_without_rules() {
        let mut wild = policy("");
        wild.session.minutes = 0;
        wild.session.hop_cap_minutes = u16::MAX;
        assert_eq!(rules(&wild), Rules::usual(software_date()));
    }

    #[test]
    fn the_day_on_which_the_site_opens_again_is_told_in_local_time() {
        let check = |opens: &str, now: &str, day: OpeningDay, time: &str| {
            let told = opening(&policy(""), at(opens), at(now));
            assert_eq!(
                (told.day, told.time.as_str()),
                (day, time),
                "{opens} seen at {now}"
            );
        };
        check(
            "2026-11-23T08:00:00Z",
            "2026-11-23T05:00:00Z",
            OpeningDay::Today,
            "09:00",
        );
        // 23:30 UTC is tomorrow in Rome already.
        check(
            "2026-11-23T08:00:00Z",
            "2026-11-22T23:30:00Z",
            OpeningDay::Today,
            "09:00",
        );
        check(
            "2026-11-23T08:00:00Z",
            "2026-11-22T12:00:00Z",
            OpeningDay::Tomorrow,
            "09:00",
        );
        check(
            "2026-11-25T08:00:00Z",
            "2026-11-22T12:00:00Z",
            OpeningDay::Weekday(2),
            "09:00",
        );
    }

    #[test]
    fn staff_are_there_in_their_hours_and_at_no_other_time() {
        let mut site = policy("");
        assert!(staff_present(&site, at("2026-11-23T03:00:00Z")));
        site.help.staff = StaffPresence::Never;
        assert!(!staff_present(&site, at("2026-11-23T09:00:00Z")));
        let mut week = policy::Week::default();
        let time = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
        week.0[0] = vec![policy::Interval {
            from: time(9),
            to: time(13),
        }];
        site.help.staff = StaffPresence::Hours(week);
        // Monday 23 November 2026, winter time.
        assert!(!staff_present(&site, at("2026-11-23T07:59:00Z")));
        assert!(staff_present(&site, at("2026-11-23T08:00:00Z")));
        assert!(staff_present(&site, at("2026-11-23T11:59:00Z")));
        assert!(!staff_present(&site, at("2026-11-23T12:00:00Z")));
        assert!(!staff_present(&site, at("2026-11-24T09:00:00Z")));
    }
}
