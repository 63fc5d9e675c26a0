// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What the centre wishes, in the ledger's words and inside bounds that no site crosses.
//! The signed policy's own, narrower bounds are the shell's to keep.

use sportello_ledger as ledger;
use sportello_protocol as wire;

/// Length of a session, minutes.
const SESSION: std::ops::RangeInclusive<u16> = 5..=480;
/// How long before closing time sessions end, minutes.
const CLOSING: std::ops::RangeInclusive<u16> = 0..=120;

/// The terminal cannot follow this wish.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum OutOfBounds {
    #[error("a session cannot last {0} minutes")]
    Session(u16),
    #[error("sessions cannot end {0} minutes before closing time")]
    Closing(u16),
    #[error("the opening hours of a day overlap")]
    Hours,
    #[error("opening hours that no day has")]
    Interval,
}

/// The settings, if all of them can be followed.
///
/// # Errors
/// When one is out of bounds.
pub fn settings(settings: &wire::Settings) -> Result<ledger::Settings, OutOfBounds> {
    let wire::Settings {
        hours,
        session_minutes,
        closing,
    } = settings;
    if let Some(minutes) = session_minutes.filter(|minutes| !SESSION.contains(minutes)) {
        return Err(OutOfBounds::Session(minutes));
    }
    let closing = match closing.map(|closing| closing.minutes_before) {
        Some(minutes) if !CLOSING.contains(&minutes) => {
            return Err(OutOfBounds::Closing(minutes));
        }
        Some(minutes_before) => Some(ledger::Closing { minutes_before }),
        None => None,
    };
    Ok(ledger::Settings {
        hours: hours.as_ref().map(self::hours).transpose()?,
        session_minutes: *session_minutes,
        closing,
    })
}

fn hours(hours: &wire::Hours) -> Result<ledger::Hours, OutOfBounds> {
    let mut ours = ledger::Hours::default();
    for (day, theirs) in ours.week.iter_mut().zip(&hours.week) {
        *day = self::day(theirs)?;
    }
    for exception in &hours.exceptions {
        ours.exceptions.push(ledger::Exception {
            date: exception.date,
            open: day(&exception.open)?,
        });
    }
    Ok(ours)
}

fn day(intervals: &[wire::Interval]) -> Result<Vec<ledger::Interval>, OutOfBounds> {
    let mut sorted = intervals.to_vec();
    sorted.sort_unstable();
    if sorted.windows(2).any(|pair| pair[1].from() < pair[0].to()) {
        return Err(OutOfBounds::Hours);
    }
    sorted
        .into_iter()
        .map(|span| {
            ledger::Interval::new(span.from(), span.to()).map_err(|_| OutOfBounds::Interval)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(settings: wire::Settings, expected: Result<(), OutOfBounds>) {
        assert_eq!(super::settings(&settings).map(|_| ()), expected);
    }

    fn monday(spans: &[(u16, u16)]) -> wire::Settings {
        let mut hours = wire::Hours::default();
        hours.week[0] = spans
            .iter()
            .map(|(from, to)| wire::Interval::new(*from, *to).unwrap())
            .collect();
        wire::Settings {
            hours: Some(hours),
            ..wire::Settings::default()
        }
    }

    #[test]
    fn a_wish_inside_the_bounds_is_followed() {
        check(wire::Settings::default(), Ok(()));
        check(monday(&[(840, 1080), (540, 720)]), Ok(()));
        let all = wire::Settings {
            session_minutes: Some(60),
            closing: Some(wire::Closing { minutes_before: 5 }),
            ..monday(&[(0, 1440)])
        };
        check(all, Ok(()));
    }

    #[test]
    fn an_absurd_wish_is_refused_whole() {
        for minutes in [0, 4, 481, u16::MAX] {
            let settings = wire::Settings {
                session_minutes: Some(minutes),
                ..wire::Settings::default()
            };
            check(settings, Err(OutOfBounds::Session(minutes)));
        }
        let settings = wire::Settings {
            closing: Some(wire::Closing {
                minutes_before: 121,
            }),
            ..wire::Settings::default()
        };
        check(settings, Err(OutOfBounds::Closing(121)));
        check(monday(&[(0, 100), (99, 200)]), Err(OutOfBounds::Hours));
    }
}
