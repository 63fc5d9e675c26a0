// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Amounts, numbers and dates as the language in use writes them, by CLDR.
//!
//! Digits are western in every language, like everywhere on the screens: they are what the
//! real sites show.

use chrono::{Datelike, NaiveDate};
use icu_calendar::{Date, Gregorian};
use icu_datetime::FixedCalendarDateTimeFormatter;
use icu_datetime::fieldsets::YMD;
use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_locale_core::Locale;
use unic_langid::LanguageIdentifier;

/// A blank that does not let a line end between an amount and its sign.
const FIRM: char = '\u{a0}';

/// Where a language puts the euro sign (CLDR, the standard pattern of currencies).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    Before,
    BeforeApart,
    After,
    AfterApart,
}

/// The formats of one language.
#[derive(Debug)]
pub struct Figures {
    numbers: Option<DecimalFormatter>,
    dates: Option<FixedCalendarDateTimeFormatter<Gregorian, YMD>>,
    sign: Sign,
}

impl Figures {
    /// The formats of `language`; of what CLDR does not know, plain digits.
    #[must_use]
    pub fn of(language: &LanguageIdentifier) -> Self {
        // English here is that of Europe: the day before the month.
        let place = if language.language == "en" { "-GB" } else { "" };
        let locale: Locale = format!("{}{place}-u-nu-latn", language.language)
            .parse()
            .unwrap_or(Locale::UNKNOWN);
        Self {
            numbers: DecimalFormatter::try_new((&locale).into(), Default::default()).ok(),
            dates: FixedCalendarDateTimeFormatter::try_new((&locale).into(), YMD::long()).ok(),
            sign: match language.language.as_str() {
                "en" | "zh" | "ur" => Sign::Before,
                "pa" => Sign::BeforeApart,
                "bn" => Sign::After,
                _ => Sign::AfterApart,
            },
        }
    }

    /// "1.234"
    #[must_use]
    pub fn number(&self, number: i64) -> String {
        self.decimal(Decimal::from(number))
    }

    /// "1.234,50 €"; whole euros without cents.
    #[must_use]
    pub fn amount(&self, cents: i64) -> String {
        let mut euros = Decimal::from(cents);
        euros.multiply_pow10(-2);
        if cents % 100 == 0 {
            euros.trim_end();
        }
        let euros = self.decimal(euros);
        match self.sign {
            Sign::Before => format!("€{euros}"),
            Sign::BeforeApart => format!("€{FIRM}{euros}"),
            Sign::After => format!("{euros}€"),
            Sign::AfterApart => format!("{euros}{FIRM}€"),
        }
    }

    /// "14 febbraio 2026"
    #[must_use]
    pub fn date(&self, date: NaiveDate) -> String {
        let plain = || date.format("%d/%m/%Y").to_string();
        let (Ok(month), Ok(day)) = (u8::try_from(date.month()), u8::try_from(date.day())) else {
            return plain();
        };
        match (
            &self.dates,
            Date::try_new_gregorian(date.year(), month, day),
        ) {
            (Some(dates), Ok(date)) => dates.format(&date).to_string(),
            _ => plain(),
        }
    }

    fn decimal(&self, number: Decimal) -> String {
        match &self.numbers {
            Some(numbers) => numbers.format(&number).to_string(),
            None => number.to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(tag: &str, number: &str, amount: &str, date: &str) {
        let figures = Figures::of(&tag.parse().expect("a tag"));
        let day = NaiveDate::from_ymd_opt(2026, 2, 14).expect("a date");
        assert_eq!(figures.number(12_345), number, "{tag}");
        assert_eq!(figures.amount(123_450), amount, "{tag}");
        assert_eq!(figures.date(day), date, "{tag}");
    }

    #[test]
    fn figures_are_written_as_the_language_writes_them() {
        check("it", "12.345", "1234,50\u{a0}€", "14 febbraio 2026");
        check("it-simple", "12.345", "1234,50\u{a0}€", "14 febbraio 2026");
        check("en", "12,345", "€1,234.50", "14 February 2026");
        check("de", "12.345", "1.234,50\u{a0}€", "14. Februar 2026");
        check(
            "fr",
            "12\u{202f}345",
            "1\u{202f}234,50\u{a0}€",
            "14 février 2026",
        );
        check("ar", "12,345", "1,234.50\u{a0}€", "14 فبراير 2026");
        check("zh", "12,345", "€1,234.50", "2026年2月14日");
        check(
            "bn",
            "12,345",
            "1,234.50€",
            "14 ফেব\u{9cd}র\u{9c1}য\u{9bc}\u{9be}রি, 2026",
        );
        check(
            "uk",
            "12\u{a0}345",
            "1\u{a0}234,50\u{a0}€",
            "14 лютого 2026\u{202f}р.",
        );
    }

    #[test]
    fn whole_euros_have_no_cents_and_small_ones_keep_their_zero() {
        let figures = Figures::of(&"it".parse().expect("a tag"));
        assert_eq!(figures.amount(600), "6\u{a0}€");
        assert_eq!(figures.amount(650), "6,50\u{a0}€");
        assert_eq!(figures.amount(7), "0,07\u{a0}€");
    }
}
