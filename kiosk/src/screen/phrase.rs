// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The members of closed lists, in words.

use sportello_capsule::wire::Trouble;
use sportello_kit as kit;

use super::assess::Level;
use super::catalogue::{Danger, Need};
use super::shared::{Area, Interval, Left, RoomMessage, Site, Unsaved, WhyNoMore};
use super::stopped::{Opening, OpeningDay};
use crate::figures::Figures;
use crate::say;
use crate::words::Words;

/// An area of the self-assessment, 1 to 5.
pub(crate) fn skill(words: &Words, area: u8) -> String {
    match area {
        1 => say!(words, "area-1"),
        2 => say!(words, "area-2"),
        3 => say!(words, "area-3"),
        4 => say!(words, "area-4"),
        _ => say!(words, "area-5"),
    }
}

/// How far one gets there, and what to do about it.
pub(crate) fn level(words: &Words, level: Level) -> String {
    match level {
        Level::Never => say!(words, "level-1"),
        Level::WithHelp => say!(words, "level-2"),
        Level::Alone => say!(words, "level-3"),
        Level::Teaches => say!(words, "level-4"),
    }
}

/// Why there is no paper, and what to do.
pub(crate) fn lack_of_paper(words: &Words, lack: Trouble) -> String {
    match lack {
        Trouble::NoPaper => say!(words, "guide-no-paper"),
        Trouble::PrinterSilent | Trouble::PrinterStuck => say!(words, "guide-printer-off"),
        Trouble::TooManyPages => say!(words, "guide-too-many-pages"),
        _ => say!(words, "guide-no-printer"),
    }
}

/// "1,50 €": what so many pages cost, as the language writes it.
pub(crate) fn price(words: &Words, cents: u16, pages: u16) -> String {
    let cents = i64::from(cents) * i64::from(pages);
    Figures::of(&words.language().id).amount(cents)
}

/// Name of a need, what it holds, and its look.
pub(super) fn need(words: &Words, need: Need) -> (String, String, kit::Need) {
    match need {
        Need::Identity => (
            say!(words, "need-identity"),
            say!(words, "need-identity-text"),
            kit::Need::Identity,
        ),
        Need::Health => (
            say!(words, "need-health"),
            say!(words, "need-health-text"),
            kit::Need::Health,
        ),
        Need::Money => (
            say!(words, "need-money"),
            say!(words, "need-money-text"),
            kit::Need::Money,
        ),
        Need::School => (
            say!(words, "need-school"),
            say!(words, "need-school-text"),
            kit::Need::School,
        ),
        Need::Work => (
            say!(words, "need-work"),
            say!(words, "need-work-text"),
            kit::Need::Work,
        ),
        Need::Payments => (
            say!(words, "need-payments"),
            say!(words, "need-payments-text"),
            kit::Need::Payments,
        ),
        Need::Messages => (
            say!(words, "need-messages"),
            say!(words, "need-messages-text"),
            kit::Need::Messages,
        ),
        Need::Learn => (
            say!(words, "need-learn"),
            say!(words, "need-learn-text"),
            kit::Need::Learn,
        ),
        Need::Commune => (
            say!(words, "need-commune"),
            say!(words, "need-commune-text"),
            kit::Need::Town,
        ),
    }
}

/// The time left.
pub(super) fn left(words: &Words, left: Left) -> String {
    match left {
        Left::Minutes(minutes) => say!(words, "time-left-minutes", minutes = minutes),
        Left::Seconds(seconds) => say!(words, "time-left-seconds", seconds = seconds),
        Left::Paused => say!(words, "time-left-paused"),
        Left::Grace(minutes) => say!(words, "time-grace", minutes = minutes),
    }
}

/// Why there is no more time.
pub(super) fn why_no_more(words: &Words, why: WhyNoMore) -> String {
    match why {
        WhyNoMore::SomeoneWaiting => say!(words, "extend-refused-waiting"),
        WhyNoMore::ClosingSoon => say!(words, "extend-refused-closing"),
        WhyNoMore::AllUsed => say!(words, "extend-refused-used"),
    }
}

/// What staff say.
pub(crate) fn room_message(words: &Words, message: RoomMessage) -> String {
    match message {
        RoomMessage::ClosingSoon => say!(words, "message-closing-soon"),
        RoomMessage::SomeoneWaits => say!(words, "message-someone-waits"),
        RoomMessage::ComeToTheDesk => say!(words, "message-come-to-the-desk"),
        RoomMessage::WaitAMoment => say!(words, "message-wait-a-moment"),
        RoomMessage::QuietPlease => say!(words, "message-quiet-please"),
        RoomMessage::ShortStop => say!(words, "message-short-stop"),
    }
}

/// What the citizen is busy with.
pub(super) fn area(words: &Words, area: Area) -> String {
    match area {
        Area::Need(one) => need(words, one).0,
        Area::Browsing => say!(words, "need-browse"),
    }
}

/// Files that would be lost, one line per kind that there is.
pub(super) fn unsaved(words: &Words, files: Unsaved) -> Vec<String> {
    let mut lines = Vec::new();
    if files.pdf > 0 {
        lines.push(say!(words, "files-pdf", count = files.pdf));
    }
    if files.document > 0 {
        lines.push(say!(words, "files-document", count = files.document));
    }
    if files.image > 0 {
        lines.push(say!(words, "files-image", count = files.image));
    }
    if files.other > 0 {
        lines.push(say!(words, "files-other", count = files.other));
    }
    lines
}

/// Name of a day, 0 is Monday. A number that is no day has no name.
pub(super) fn day(words: &Words, day: usize) -> String {
    match day {
        0 => say!(words, "day-1"),
        1 => say!(words, "day-2"),
        2 => say!(words, "day-3"),
        3 => say!(words, "day-4"),
        4 => say!(words, "day-5"),
        5 => say!(words, "day-6"),
        6 => say!(words, "day-7"),
        _ => String::new(),
    }
}

/// The intervals of one day.
pub(super) fn intervals(words: &Words, intervals: &[Interval]) -> String {
    if intervals.is_empty() {
        return say!(words, "closed-day-closed");
    }
    let parts: Vec<String> = intervals
        .iter()
        .map(|one| {
            let (from, to) = (one.from.as_str(), one.to.as_str());
            say!(words, "hours-range", from = from, to = to)
        })
        .collect();
    parts.join(", ")
}

/// The week, days with the same hours taken together: ("lunedì – venerdì", "dalle 9 ...").
pub(super) fn week(words: &Words, site: &Site) -> Vec<(String, String)> {
    let mut lines: Vec<(usize, usize)> = Vec::new();
    for at in 0..site.hours.len() {
        match lines.last_mut() {
            Some((first, last)) if site.hours[*first] == site.hours[at] => *last = at,
            _ => lines.push((at, at)),
        }
    }
    lines
        .into_iter()
        .map(|(first, last)| {
            let days = if first == last {
                day(words, first)
            } else {
                format!("{} – {}", day(words, first), day(words, last))
            };
            (days, intervals(words, &site.hours[first]))
        })
        .collect()
}

/// When the site opens again.
pub(super) fn opens(words: &Words, opening: &Opening) -> String {
    let time = opening.time.as_str();
    match opening.day {
        OpeningDay::Today => say!(words, "today-at", time = time),
        OpeningDay::Tomorrow => say!(words, "tomorrow-at", time = time),
        OpeningDay::Weekday(number) => {
            let day = day(words, usize::from(number));
            say!(words, "day-at", day = day, time = time)
        }
    }
}

/// A sentence cut around the words of a button, so that they can stand in a pill:
/// what comes before, the words, what comes after. Lone full stops are left out.
pub(super) fn around<'a>(sentence: &'a str, button: Option<&'a str>) -> [Option<&'a str>; 3] {
    let keep = |text: &'a str| {
        let text = text
            .trim()
            .trim_matches(['"', '«', '»', '“', '”', '\u{200E}', '\u{200F}'])
            .trim();
        text.chars().any(char::is_alphanumeric).then_some(text)
    };
    let Some(button) = button.filter(|button| !button.is_empty()) else {
        return [keep(sentence), None, None];
    };
    match sentence.split_once(button) {
        Some((before, after)) => {
            let after = after.trim_start_matches([',', '.', ';', ':', '»', '"', '”']);
            [keep(before), Some(button), keep(after)]
        }
        None => [keep(sentence), Some(button), None],
    }
}

/// The name of a danger.
pub(super) fn danger(words: &Words, danger: Danger) -> String {
    match danger {
        Danger::Money => say!(words, "danger-money"),
        Danger::Password => say!(words, "danger-password"),
        Danger::Scam => say!(words, "danger-scam"),
        Danger::Data => say!(words, "danger-data"),
        Danger::Careful => say!(words, "danger-careful"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(sentence: &str, button: Option<&str>, expected: [Option<&str>; 3]) {
        assert_eq!(around(sentence, button), expected);
    }

    #[test]
    fn the_words_of_the_button_stand_apart() {
        check(
            "Premi Entra con SPID.",
            Some("Entra con SPID"),
            [Some("Premi"), Some("Entra con SPID"), None],
        );
        check(
            "Premi «Vai», poi aspetta.",
            Some("Vai"),
            [Some("Premi"), Some("Vai"), Some("poi aspetta.")],
        );
        check(
            "اضغط على Conferma.",
            Some("Conferma"),
            [Some("اضغط على"), Some("Conferma"), None],
        );
        check(
            "Guarda il telefono.",
            None,
            [Some("Guarda il telefono."), None, None],
        );
        check(
            "Vai avanti.",
            Some("Avanti"),
            [Some("Vai avanti."), Some("Avanti"), None],
        );
        check("Avanti", Some("Avanti"), [None, Some("Avanti"), None]);
        check("", Some(""), [None, None, None]);
    }

    #[test]
    fn days_with_the_same_hours_are_told_together() {
        let words = Words::load().unwrap();
        let nine = || {
            vec![Interval {
                from: "09:00".into(),
                to: "13:00".into(),
            }]
        };
        let site = Site {
            hours: [
                nine(),
                nine(),
                Vec::new(),
                nine(),
                nine(),
                Vec::new(),
                Vec::new(),
            ],
            ..Site::default()
        };
        let lines = week(&words, &site);
        let days: Vec<&str> = lines.iter().map(|(days, _)| days.as_str()).collect();
        assert_eq!(
            days,
            [
                "lunedì – martedì",
                "mercoledì",
                "giovedì – venerdì",
                "sabato – domenica"
            ]
        );
        assert_eq!(lines[0].1, "dalle 09:00 alle 13:00");
        assert_eq!(lines[1].1, "chiuso");
    }
}
