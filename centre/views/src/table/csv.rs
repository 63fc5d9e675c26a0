// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Comma-separated values: UTF-8 without a mark before it, lines that end in CR LF
//! (RFC 4180), the columns' names for machines in the first line.

use super::{Column, Row, Value, machine_moment};

/// Turns rows into lines, piece by piece.
#[derive(Debug, Clone, Copy)]
pub struct Csv;

impl Csv {
    /// # Errors
    /// Never in practice: memory is written to.
    pub fn head(columns: &[Column]) -> Result<Vec<u8>, csv::Error> {
        lines(std::iter::once(
            columns.iter().map(|column| column.key.to_owned()).collect(),
        ))
    }

    /// # Errors
    /// Never in practice: memory is written to.
    pub fn rows(rows: &[Row]) -> Result<Vec<u8>, csv::Error> {
        lines(rows.iter().map(|row| row.iter().map(field).collect()))
    }
}

fn lines(records: impl Iterator<Item = Vec<String>>) -> Result<Vec<u8>, csv::Error> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .flexible(true)
        .from_writer(Vec::new());
    for record in records {
        writer.write_record(record)?;
    }
    writer
        .into_inner()
        .map_err(|error| csv::Error::from(error.into_error()))
}

fn field(value: &Value) -> String {
    match value {
        Value::Text(text) | Value::Link(text, _) => neutral(text),
        Value::Number(number) | Value::Percent(number) => number.to_string(),
        Value::Signed(number) => number.to_string(),
        Value::Day(day) => day.to_string(),
        Value::Moment(at) => machine_moment(*at),
        Value::Few => "<5".to_owned(),
        Value::Hidden => "*".to_owned(),
        Value::Nothing => String::new(),
    }
}

/// A text that spreadsheets take for a formula gets an apostrophe before it, which tells
/// them that it is a text.
#[must_use]
pub fn neutral(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(row: Row, expected: &str) {
        let bytes = Csv::rows(&[row]).expect("lines");
        assert_eq!(String::from_utf8(bytes).expect("UTF-8"), expected);
    }

    #[test]
    fn quotes_commas_and_line_ends_stay_inside_a_field() {
        check(
            vec!["Sala \"A\", piano 1".into(), "riga\nsotto".into(), 3.into()],
            "\"Sala \"\"A\"\", piano 1\",\"riga\nsotto\",3\r\n",
        );
    }

    #[test]
    fn a_formula_arrives_as_a_text() {
        for bad in ["=1+1", "+39", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "＝1"] {
            assert!(neutral(bad).starts_with('\''), "{bad:?}");
        }
        assert_eq!(neutral("Sala = grande"), "Sala = grande");
        check(
            vec![Value::Signed(-5), "=cmd|' /C'!A0".into()],
            "-5,'=cmd|' /C'!A0\r\n",
        );
    }

    #[test]
    fn hidden_counts_stay_hidden() {
        check(vec![Value::Few, Value::Hidden, Value::Nothing], "<5,*,\r\n");
    }

    #[test]
    fn there_is_no_mark_before_the_first_name() {
        let head = Csv::head(&[Column::new("site", "Punto"), Column::new("day", "Giorno")]);
        assert_eq!(head.expect("a line"), b"site,day\r\n");
    }
}
