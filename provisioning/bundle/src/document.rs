// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! TOML as authors meet it: every question asked of the file knows its line, wrong answers
//! are explained and replaced, and what nobody asked about is named as a slip of the pen.
//!
//! Why not plain `serde`: it stops at the first fault and speaks of types. An author wants
//! all faults at once, in words.

use std::cell::RefCell;
use std::fmt;
use std::ops::{Range, RangeInclusive};
use std::path::Path;

use chrono::NaiveDate;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::finding::Finding;

/// A value and the line it stands on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct At<T> {
    pub(crate) value: T,
    pub(crate) line: usize,
}

/// One file being read, and what there is to say about it.
#[derive(Debug)]
pub(crate) struct Reader<'a> {
    file: &'a Path,
    /// Byte offset at which each line begins.
    lines: Vec<usize>,
    findings: RefCell<Vec<Finding>>,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(file: &'a Path, text: &str) -> Self {
        let after_breaks = text
            .bytes()
            .enumerate()
            .filter(|(_, b)| *b == b'\n')
            .map(|(i, _)| i + 1);
        Self {
            file,
            lines: std::iter::once(0).chain(after_breaks).collect(),
            findings: RefCell::new(Vec::new()),
        }
    }

    /// The document, or the finding that says where it stops being TOML.
    pub(crate) fn parse<'t>(&self, text: &'t str) -> Result<Spanned<DeTable<'t>>, Finding> {
        DeTable::parse(text).map_err(|error| {
            let line = error.span().map_or(0, |span| self.line(&span));
            Finding::error(
                self.file,
                line,
                format!("this line cannot be understood ({})", error.message().replace('\n', ", ")),
                "a line reads: name = \"words\", name = 12 or name = true; check quotes, commas and brackets",
            )
        })
    }

    pub(crate) fn line(&self, span: &Range<usize>) -> usize {
        self.lines.partition_point(|&start| start <= span.start)
    }

    pub(crate) fn error(&self, line: usize, message: impl Into<String>, remedy: impl Into<String>) {
        self.findings
            .borrow_mut()
            .push(Finding::error(self.file, line, message, remedy));
    }

    pub(crate) fn warning(
        &self,
        line: usize,
        message: impl Into<String>,
        remedy: impl Into<String>,
    ) {
        self.findings
            .borrow_mut()
            .push(Finding::warning(self.file, line, message, remedy));
    }

    /// Whether anything said so far takes the file out of use.
    pub(crate) fn has_errors(&self) -> bool {
        self.findings.borrow().iter().any(Finding::is_error)
    }

    pub(crate) fn into_findings(self) -> Vec<Finding> {
        self.findings.into_inner()
    }
}

/// A table of the file: `[name]`, one of several `[[name]]`, or the file itself.
pub(crate) struct Section<'r, 't> {
    pub(crate) reader: &'r Reader<'r>,
    table: &'r DeTable<'t>,
    /// Where the section begins.
    pub(crate) line: usize,
    asked: RefCell<Vec<&'static str>>,
}

impl fmt::Debug for Section<'_, '_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Section")
            .field("line", &self.line)
            .finish_non_exhaustive()
    }
}

impl<'r, 't> Section<'r, 't> {
    pub(crate) fn root(reader: &'r Reader<'r>, document: &'r Spanned<DeTable<'t>>) -> Self {
        Self {
            reader,
            table: document.get_ref(),
            line: 1,
            asked: RefCell::default(),
        }
    }

    /// The value of `key` and its line, if the file has it.
    fn get(&self, key: &'static str) -> Option<At<&'r DeValue<'t>>> {
        self.asked.borrow_mut().push(key);
        let value = self.table.get(key)?;
        Some(At {
            value: value.get_ref(),
            line: self.reader.line(&value.span()),
        })
    }

    /// The line of `key`, or of the section where it is missing.
    pub(crate) fn line_of(&self, key: &'static str) -> usize {
        self.table
            .get(key)
            .map_or(self.line, |value| self.reader.line(&value.span()))
    }

    fn wanted(&self, line: usize, key: &str, what: &str, example: &str) {
        self.reader.error(
            line,
            format!("\"{key}\" should be {what}"),
            format!("write {key} = {example}"),
        );
    }

    /// Says that a required key is missing.
    fn missing(&self, key: &str, example: &str) {
        self.reader.error(
            self.line,
            format!("\"{key}\" is missing"),
            format!("add {key} = {example}"),
        );
    }

    pub(crate) fn text(&self, key: &'static str, example: &str) -> Option<At<&'r str>> {
        let At { value, line } = self.get(key)?;
        match value.as_str() {
            Some(text) if text.len() <= 2000 && !text.chars().any(char::is_control) => Some(At {
                value: text.trim(),
                line,
            }),
            _ => {
                self.wanted(line, key, "words between quotes, on one line", example);
                None
            }
        }
    }

    pub(crate) fn required_text(&self, key: &'static str, example: &str) -> Option<At<&'r str>> {
        if self.table.get(key).is_none() {
            self.asked.borrow_mut().push(key);
            self.missing(key, example);
            return None;
        }
        self.text(key, example)
    }

    pub(crate) fn flag(&self, key: &'static str, default: bool) -> bool {
        let Some(At { value, line }) = self.get(key) else {
            return default;
        };
        value.as_bool().unwrap_or_else(|| {
            self.wanted(
                line,
                key,
                "true or false, without quotes",
                if default { "true" } else { "false" },
            );
            default
        })
    }

    /// A whole number in `range`; otherwise `default`, explained.
    pub(crate) fn number<N>(&self, key: &'static str, range: RangeInclusive<N>, default: N) -> N
    where
        N: Copy + PartialOrd + fmt::Display + TryFrom<i64>,
    {
        let Some(At { value, line }) = self.get(key) else {
            return default;
        };
        whole_number(value)
            .filter(|number| range.contains(number))
            .unwrap_or_else(|| {
                let what = format!("a whole number from {} to {}", range.start(), range.end());
                self.wanted(line, key, &what, &default.to_string());
                default
            })
    }

    pub(crate) fn required_number<N>(
        &self,
        key: &'static str,
        range: RangeInclusive<N>,
        example: N,
    ) -> N
    where
        N: Copy + PartialOrd + fmt::Display + TryFrom<i64>,
    {
        if self.table.get(key).is_none() {
            self.missing(key, &example.to_string());
        }
        self.number(key, range, example)
    }

    /// A list of whole numbers in `range`; `None` when the key is not there or wrong.
    pub(crate) fn numbers<N>(
        &self,
        key: &'static str,
        range: &RangeInclusive<N>,
        example: &str,
    ) -> Option<At<Vec<N>>>
    where
        N: Copy + PartialOrd + fmt::Display + TryFrom<i64>,
    {
        let At { value, line } = self.get(key)?;
        let numbers = value.as_array().and_then(|list| {
            list.iter()
                .map(|item| whole_number(item.get_ref()).filter(|number| range.contains(number)))
                .collect::<Option<Vec<N>>>()
        });
        if numbers.is_none() {
            let what = format!(
                "a list of whole numbers from {} to {}",
                range.start(),
                range.end()
            );
            self.wanted(line, key, &what, example);
        }
        numbers.map(|value| At { value, line })
    }

    /// A list of words; one word alone counts as a list of one. Empty when missing or wrong.
    pub(crate) fn texts(&self, key: &'static str, example: &str) -> Vec<At<&'r str>> {
        let Some(At { value, line }) = self.get(key) else {
            return Vec::new();
        };
        if let Some(text) = value.as_str() {
            return vec![At { value: text, line }];
        }
        let Some(list) = value.as_array() else {
            self.wanted(line, key, "a list of words between quotes", example);
            return Vec::new();
        };
        let mut texts = Vec::with_capacity(list.len());
        for item in list.iter() {
            let line = self.reader.line(&item.span());
            match item.get_ref().as_str() {
                Some(text) if text.len() <= 2000 => texts.push(At { value: text, line }),
                _ => self.wanted(line, key, "a list of words between quotes", example),
            }
        }
        texts
    }

    pub(crate) fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    pub(crate) fn required_date(&self, key: &'static str) -> Option<NaiveDate> {
        let Some(At { value, line }) = self.get(key) else {
            self.missing(key, "2026-12-25");
            return None;
        };
        let date = plain_date(value);
        if date.is_none() {
            self.wanted(line, key, "a date without quotes", "2026-12-25");
        }
        date
    }

    /// Whether `key` is there as a date without quotes.
    pub(crate) fn is_date(&self, key: &str) -> bool {
        let value = self.table.get(key);
        value.is_some_and(|value| value.get_ref().as_datetime().is_some())
    }

    /// A date, with or without quotes; `None` when it is not there or wrong.
    pub(crate) fn date(&self, key: &'static str) -> Option<NaiveDate> {
        let At { value, line } = self.get(key)?;
        let quoted = || NaiveDate::parse_from_str(value.as_str()?, "%Y-%m-%d").ok();
        let date = plain_date(value).or_else(quoted);
        if date.is_none() {
            self.wanted(line, key, "a date", "2026-12-25");
        }
        date
    }

    /// All keys with words as their values: `isee = "..."`. Each key must be a name.
    pub(crate) fn named_words(&self) -> Vec<(String, At<String>)> {
        let mut words = Vec::new();
        for (name, value) in self.table {
            let line = self.reader.line(&value.span());
            let key = name.get_ref();
            match value.get_ref().as_str() {
                _ if !crate::task::is_id(key) => self.reader.error(
                    line,
                    format!("\"{}\" is not a name", shortened(key)),
                    "use lower-case letters, digits and single hyphens, at most 40 characters",
                ),
                Some(text) if !text.trim().is_empty() && text.len() <= 2000 => {
                    let value = text.trim().to_owned();
                    words.push((key.to_string(), At { value, line }));
                }
                _ => self.wanted(line, key, "words between quotes", "\"...\""),
            }
        }
        words
    }

    /// The table `[key]`, if there is one.
    pub(crate) fn section(&self, key: &'static str) -> Option<Section<'r, 't>> {
        let At { value, line } = self.get(key)?;
        match value.as_table() {
            Some(table) => Some(Section {
                reader: self.reader,
                table,
                line,
                asked: RefCell::default(),
            }),
            None => {
                self.reader.error(
                    line,
                    format!("\"{key}\" should be a section"),
                    format!("write [{key}] on a line of its own and its values below"),
                );
                None
            }
        }
    }

    /// The tables `[[key]]`, in order.
    pub(crate) fn sections(&self, key: &'static str) -> Vec<Section<'r, 't>> {
        let Some(At { value, line }) = self.get(key) else {
            return Vec::new();
        };
        let tables = value.as_array().and_then(|list| {
            list.iter()
                .map(|item| {
                    item.get_ref()
                        .as_table()
                        .map(|table| (table, self.reader.line(&item.span())))
                })
                .collect::<Option<Vec<_>>>()
        });
        let Some(tables) = tables else {
            self.reader.error(
                line,
                format!("\"{key}\" should be one or more sections"),
                format!("write [[{key}]] on a line of its own before each one"),
            );
            return Vec::new();
        };
        tables
            .into_iter()
            .map(|(table, line)| Section {
                reader: self.reader,
                table,
                line,
                asked: RefCell::default(),
            })
            .collect()
    }

    /// Words by free keys (languages): `words = { it = "..", en = ".." }`.
    pub(crate) fn words(&self, key: &'static str) -> Vec<(String, At<String>)> {
        let Some(section) = self.section(key) else {
            return Vec::new();
        };
        let mut words = Vec::new();
        for (name, value) in section.table {
            let line = self.reader.line(&value.span());
            match value.get_ref().as_str() {
                Some(text) if !text.trim().is_empty() && text.len() <= 2000 => {
                    words.push((
                        name.get_ref().to_string(),
                        At {
                            value: text.trim().to_owned(),
                            line,
                        },
                    ));
                }
                _ => self.wanted(
                    line,
                    &shortened(name.get_ref()),
                    "words between quotes",
                    "\"...\"",
                ),
            }
        }
        words
    }

    /// Names every key that nobody asked about. Call it after the last question.
    pub(crate) fn finish(self) {
        let asked = self.asked.into_inner();
        for (name, _) in self.table {
            let written = name.get_ref();
            if asked.iter().any(|known| known == written) {
                continue;
            }
            let near = asked
                .iter()
                .filter(|known| distance(known, written) <= 2)
                .min_by_key(|known| distance(known, written));
            let remedy = match near {
                Some(known) => format!("did you mean \"{known}\"? otherwise remove the line"),
                None => format!("remove the line; known here are: {}", asked.join(", ")),
            };
            self.reader.error(
                self.reader.line(&name.span()),
                format!("nobody knows \"{}\" here", shortened(written)),
                remedy,
            );
        }
    }
}

/// What an author wrote, cut so that a hostile file cannot fill a screen, and without the
/// quotes that findings put around it.
pub(crate) fn shortened(text: &str) -> String {
    let readable = |c: char| if c == '"' { '\'' } else { c };
    let clean: String = text
        .chars()
        .filter(|c| !is_hidden(*c))
        .take(80)
        .map(readable)
        .collect();
    if clean.len() < text.len() {
        format!("{clean}...")
    } else {
        clean
    }
}

/// Letters that a terminal would obey instead of showing: controls, and the marks that turn
/// the direction of writing.
fn is_hidden(letter: char) -> bool {
    letter.is_control() || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn plain_date(value: &DeValue<'_>) -> Option<NaiveDate> {
    let moment = value.as_datetime().filter(|moment| moment.time.is_none())?;
    let date = moment.date?;
    NaiveDate::from_ymd_opt(
        i32::from(date.year),
        u32::from(date.month),
        u32::from(date.day),
    )
}

fn whole_number<N: TryFrom<i64>>(value: &DeValue<'_>) -> Option<N> {
    let integer = value.as_integer()?;
    let number = i64::from_str_radix(integer.as_str(), integer.radix()).ok()?;
    N::try_from(number).ok()
}

/// How many letters two names differ by (Levenshtein), for "did you mean"; long names are far.
fn distance(a: &str, b: &str) -> usize {
    if a.len().abs_diff(b.len()) > 2 {
        return usize::MAX;
    }
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, letter) in a.chars().enumerate() {
        let mut next = vec![i + 1];
        for (j, other) in b.iter().enumerate() {
            let swap =
                row.get(j).copied().unwrap_or(usize::MAX - 1) + usize::from(letter != *other);
            let drop = row.get(j + 1).copied().unwrap_or(usize::MAX - 1) + 1;
            let add = next.last().copied().unwrap_or(usize::MAX - 1) + 1;
            next.push(swap.min(drop).min(add));
        }
        row = next;
    }
    row.last().copied().unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads `text` as a small file with one of everything; returns what is said about it.
    fn check(text: &str, expected: &[&str]) {
        let reader = Reader::new(Path::new("x.toml"), text);
        let said: Vec<String> = match reader.parse(text) {
            Err(finding) => vec![finding.to_string()],
            Ok(document) => {
                let root = Section::root(&reader, &document);
                let _ = root.required_text("name", "\"Anna\"");
                let _ = root.number("minutes", 1..=60_u16, 30);
                let _ = root.flag("free", false);
                let _ = root.texts("hosts", "[\"www.inps.it\"]");
                let _ = root.sections("step");
                root.finish();
                reader
                    .into_findings()
                    .iter()
                    .map(ToString::to_string)
                    .collect()
            }
        };
        assert_eq!(said, expected, "{text}");
    }

    #[test]
    fn a_good_file_draws_no_remark() {
        check(
            "name = \"Anna\"\nminutes = 5\nhosts = [\"a\"]\n[[step]]\n",
            &[],
        );
    }

    #[test]
    fn every_fault_is_named_with_its_line_at_once() {
        check(
            "name = 3\nminuts = 5\nminutes = 61\nfree = \"si\"\nhosts = [\n  \"a\",\n  7,\n]\n",
            &[
                "x.toml:1: \"name\" should be words between quotes, on one line -> write name = \"Anna\"",
                "x.toml:3: \"minutes\" should be a whole number from 1 to 60 -> write minutes = 30",
                "x.toml:4: \"free\" should be true or false, without quotes -> write free = false",
                "x.toml:7: \"hosts\" should be a list of words between quotes -> write hosts = [\"www.inps.it\"]",
                "x.toml:2: nobody knows \"minuts\" here -> did you mean \"minutes\"? otherwise remove the line",
            ],
        );
    }

    #[test]
    fn a_missing_key_says_how_to_add_it() {
        check(
            "",
            &["x.toml:1: \"name\" is missing -> add name = \"Anna\""],
        );
    }

    #[test]
    fn a_line_that_is_no_toml_is_found() {
        let reader = Reader::new(Path::new("x.toml"), "a = 1\nb = \n");
        assert_eq!(reader.parse("a = 1\nb = \n").expect_err("no TOML").line, 2);
    }

    #[test]
    fn nesting_made_to_exhaust_the_stack_is_an_error() {
        let text = format!("a = {}", "[".repeat(100_000));
        assert!(
            Reader::new(Path::new("x.toml"), &text)
                .parse(&text)
                .is_err()
        );
    }

    #[test]
    fn numbers_beyond_their_type_are_refused() {
        check(
            "name = \"A\"\nminutes = 99999999999999999999\n",
            &["x.toml:2: \"minutes\" should be a whole number from 1 to 60 -> write minutes = 30"],
        );
    }
}
