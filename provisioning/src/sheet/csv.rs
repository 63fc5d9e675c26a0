// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! CSV in the spellings that are met: which sign separates, which encoding it is in.

use std::io::Cursor;

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

use super::{Cell, MOST_COLUMNS, MOST_ROWS, Row, Sheet};
use crate::fault::{Done, Fault, Otherwise};

/// Lines that are looked at to find the separating sign.
const LOOKED_AT: usize = 10;

pub(super) fn read(bytes: &[u8], shown: &str) -> Done<Sheet> {
    let mut read_as = Vec::new();
    let text = decode(bytes, shown, &mut read_as)?;
    let separator = separator(&text);
    read_as.push(format!("columns separated by {}", separator.name()));
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator.sign())
        .from_reader(Cursor::new(empty_rows_kept(&text, separator)));
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.or_asked(
            format!("{shown} cannot be read as CSV"),
            "open it in a spreadsheet and save it again as CSV (UTF-8)",
        )?;
        let number = rows.len() + 1;
        let cells = record.iter().take(MOST_COLUMNS).map(Cell::of).collect();
        rows.push(Row { number, cells });
        if rows.len() > MOST_ROWS * 2 {
            break;
        }
    }
    Ok(Sheet { rows, read_as })
}

fn decode(bytes: &[u8], shown: &str, read_as: &mut Vec<String>) -> Done<String> {
    let (encoding, why) = match Encoding::for_bom(bytes) {
        Some((encoding, _)) => (encoding, "as its first bytes say"),
        None if std::str::from_utf8(bytes).is_ok() => (UTF_8, ""),
        None => (WINDOWS_1252, "as Excel writes it; look at the accents"),
    };
    let (text, _, broken) = encoding.decode(bytes);
    if broken || text.contains('\0') {
        return Err(Fault::wrong(
            format!("{shown} is no text"),
            "is it the right file? Save the table as .xlsx or as CSV (UTF-8)",
        ));
    }
    if !why.is_empty() {
        read_as.push(format!("encoding {} ({why})", encoding.name()));
    }
    Ok(text.into_owned())
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Separator {
    Semicolon,
    Comma,
    Tab,
}

impl Separator {
    const fn sign(self) -> u8 {
        match self {
            Self::Semicolon => b';',
            Self::Comma => b',',
            Self::Tab => b'\t',
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Semicolon => "semicolons",
            Self::Comma => "commas",
            Self::Tab => "tabs",
        }
    }
}

/// The sign that most lines hold equally often outside quotation marks.
fn separator(text: &str) -> Separator {
    let mut best = (0, Separator::Semicolon);
    for candidate in [Separator::Semicolon, Separator::Comma, Separator::Tab] {
        let counts: Vec<usize> = text
            .lines()
            .filter(|line| !line.trim().is_empty())
            .take(LOOKED_AT)
            .map(|line| outside_quotes(line, candidate.sign()))
            .collect();
        let most = counts.iter().copied().max().unwrap_or(0);
        if most == 0 {
            continue;
        }
        let agreeing = counts.iter().filter(|count| **count == most).count();
        let score = agreeing * 100 + most;
        if score > best.0 {
            best = (score, candidate);
        }
    }
    best.1
}

/// A row of a spreadsheet that holds nothing is a row all the same; a cell with several lines
/// in it is one. So rows are counted as a person sees them.
fn empty_rows_kept(text: &str, separator: Separator) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut quoted = false;
    for line in text.split_inclusive('\n') {
        if !quoted && line.trim_end_matches(['\r', '\n']).is_empty() {
            kept.push(char::from(separator.sign()));
        }
        kept.push_str(line);
        quoted ^= line.matches('"').count() % 2 == 1;
    }
    kept
}

fn outside_quotes(line: &str, sign: u8) -> usize {
    let mut quoted = false;
    let mut count = 0;
    for byte in line.bytes() {
        match byte {
            b'"' => quoted = !quoted,
            byte if byte == sign && !quoted => count += 1,
            _ => {}
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], expected: &[&[&str]], read_as: &str) {
        let sheet = read(bytes, "x.csv").unwrap();
        let texts: Vec<Vec<Cell>> = sheet.rows.into_iter().map(|row| row.cells).collect();
        let expected: Vec<Vec<Cell>> = expected
            .iter()
            .map(|row| row.iter().map(|cell| Cell::of(cell)).collect())
            .collect();
        assert_eq!(texts, expected);
        assert_eq!(sheet.read_as.join("; "), read_as);
    }

    #[test]
    fn semicolons_commas_and_tabs_are_told_apart() {
        let expected: &[&[&str]] = &[&["a", "b, c"], &["1", "2"]];
        check(
            b"a;\"b, c\"\n1;2\n",
            expected,
            "columns separated by semicolons",
        );
        check(
            b"a,\"b, c\"\r\n1,2\r\n",
            expected,
            "columns separated by commas",
        );
        check(
            b"a\t\"b, c\"\n1\t2\n",
            expected,
            "columns separated by tabs",
        );
    }

    #[test]
    fn what_excel_writes_in_italy_keeps_its_accents() {
        check(
            b"nome;citt\xe0\nCaff\xe8 \x93Sole\x94;Forl\xec\n",
            &[&["nome", "città"], &["Caffè “Sole”", "Forlì"]],
            "encoding windows-1252 (as Excel writes it; look at the accents); \
             columns separated by semicolons",
        );
    }

    #[test]
    fn a_mark_at_the_beginning_is_no_part_of_the_first_header() {
        check(
            "\u{feff}codice,nome\n".as_bytes(),
            &[&["codice", "nome"]],
            "encoding UTF-8 (as its first bytes say); columns separated by commas",
        );
        let mut utf16 = vec![0xFF, 0xFE];
        utf16.extend("è\tb\n".encode_utf16().flat_map(u16::to_le_bytes));
        check(
            &utf16,
            &[&["è", "b"]],
            "encoding UTF-16LE (as its first bytes say); columns separated by tabs",
        );
    }

    #[test]
    fn rows_are_counted_as_the_file_counts_them() {
        let sheet = read(b"a;b\n\"x\ny\";1\n\nz;2\n", "x.csv").unwrap();
        let numbers: Vec<usize> = sheet.rows.iter().map(|row| row.number).collect();
        assert_eq!(numbers, [1, 2, 3, 4]);
    }

    #[test]
    fn what_is_no_text_is_refused() {
        let fault = read(b"\x00\x01\x02\x00", "x.csv").unwrap_err();
        assert_eq!(fault.what(), "x.csv is no text");
    }
}
