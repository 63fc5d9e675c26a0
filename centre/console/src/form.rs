// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! How numbers and times look on a page.

use chrono::{DateTime, Datelike, NaiveDate, Timelike};
use chrono_tz::Tz;
use sportello_protocol::UnixSeconds;

use crate::words::Language;

/// Narrow space that does not break, between groups of three digits.
pub const THIN: char = '\u{202f}';

/// `1204` as `1 204` with a thin space.
#[must_use]
pub fn number(value: u64) -> String {
    grouped(&value.to_string())
}

/// Groups the digits of a whole number, sign allowed.
#[must_use]
pub fn grouped(digits: &str) -> String {
    let (sign, digits) = digits
        .strip_prefix('-')
        .map_or(("", digits), |rest| ("-", rest));
    let mut text = String::from(sign);
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            text.push(THIN);
        }
        text.push(digit);
    }
    text
}

/// Part of a whole in hundredths, one decimal: `12,5 %`. Nothing of nothing is a dash.
#[must_use]
pub fn percent(part: u64, whole: u64, language: Language) -> String {
    if whole == 0 {
        return "–".to_owned();
    }
    let tenths = (u128::from(part) * 2000 / u128::from(whole)).div_ceil(2);
    let comma = decimal_mark(language);
    let whole_part = grouped(&(tenths / 10).to_string());
    format!("{whole_part}{comma}{}{THIN}%", tenths % 10)
}

/// With so many decimals.
#[must_use]
pub fn decimal(value: f64, decimals: usize, language: Language) -> String {
    if !value.is_finite() {
        return "–".to_owned();
    }
    let text = format!("{value:.decimals$}");
    match text.split_once('.') {
        Some((whole, part)) => format!("{}{}{part}", grouped(whole), decimal_mark(language)),
        None => grouped(&text),
    }
}

const fn decimal_mark(language: Language) -> char {
    match language {
        Language::Italian => ',',
        Language::English => '.',
    }
}

const MONTHS_IT: [&str; 12] = [
    "gennaio",
    "febbraio",
    "marzo",
    "aprile",
    "maggio",
    "giugno",
    "luglio",
    "agosto",
    "settembre",
    "ottobre",
    "novembre",
    "dicembre",
];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Name of a month, 1 to 12.
#[must_use]
pub fn month(number: u32, language: Language) -> &'static str {
    let names = match language {
        Language::Italian => &MONTHS_IT,
        Language::English => &MONTHS_EN,
    };
    usize::try_from(number.saturating_sub(1))
        .ok()
        .and_then(|index| names.get(index))
        .copied()
        .unwrap_or("")
}

/// `22 novembre 2026`.
#[must_use]
pub fn date(day: NaiveDate, language: Language) -> String {
    format!(
        "{} {} {}",
        day.day(),
        month(day.month(), language),
        day.year()
    )
}

/// `22 novembre 2026, 16:05` in a time zone; never about a session.
#[must_use]
pub fn moment(at: UnixSeconds, zone: Tz, language: Language) -> String {
    let Some(time) = DateTime::from_timestamp(at.0, 0) else {
        return "–".to_owned();
    };
    let local = time.with_timezone(&zone);
    format!(
        "{}, {:02}:{:02}",
        date(local.date_naive(), language),
        local.hour(),
        local.minute()
    )
}

/// For `datetime` attributes.
#[must_use]
pub fn machine_moment(at: UnixSeconds) -> String {
    DateTime::from_timestamp(at.0, 0).map_or_else(String::new, |time| {
        time.format("%Y-%m-%dT%H:%M:%SZ").to_string()
    })
}
