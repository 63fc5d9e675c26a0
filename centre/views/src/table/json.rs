// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A list of objects, one for each row. A hidden count is a text ("<5" or "*").

use serde_json::{Map, Value as Json_};

use super::{Column, Row, Value, machine_moment};

/// Turns rows into parts of one JSON list, piece by piece.
#[derive(Debug, Clone)]
pub struct Json {
    keys: Vec<&'static str>,
    begun: bool,
}

impl Json {
    #[must_use]
    pub fn new(columns: &[Column]) -> Self {
        Self {
            keys: columns.iter().map(|column| column.key).collect(),
            begun: false,
        }
    }

    /// # Errors
    /// Never in practice: memory is written to.
    pub fn rows(&mut self, rows: &[Row]) -> Result<Vec<u8>, serde_json::Error> {
        let mut bytes = Vec::new();
        for row in rows {
            bytes.extend_from_slice(if self.begun { b",\n" } else { b"[\n" });
            self.begun = true;
            let object: Map<String, Json_> = self
                .keys
                .iter()
                .zip(row)
                .map(|(key, value)| ((*key).to_owned(), field(value)))
                .collect();
            serde_json::to_writer(&mut bytes, &object)?;
        }
        Ok(bytes)
    }

    #[must_use]
    pub const fn end(&self) -> &'static [u8] {
        if self.begun { b"\n]\n" } else { b"[]\n" }
    }
}

fn field(value: &Value) -> Json_ {
    match value {
        Value::Text(text) | Value::Link(text, _) => Json_::from(text.as_str()),
        Value::Number(number) | Value::Percent(number) => Json_::from(*number),
        Value::Signed(number) => Json_::from(*number),
        Value::Day(day) => Json_::from(day.to_string()),
        Value::Moment(at) => Json_::from(machine_moment(*at)),
        Value::Few => Json_::from("<5"),
        Value::Hidden => Json_::from("*"),
        Value::Nothing => Json_::Null,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_make_one_list() {
        let mut json = Json::new(&[Column::new("site", "Punto"), Column::new("sessions", "S")]);
        let mut all = Vec::new();
        for piece in [
            vec![vec!["</script>\"".into(), 3.into()]],
            vec![
                vec!["B".into(), Value::Few],
                vec!["C".into(), Value::Nothing],
            ],
        ] {
            all.extend(json.rows(&piece).expect("JSON"));
        }
        all.extend_from_slice(json.end());
        let list: Vec<Map<String, Json_>> = serde_json::from_slice(&all).expect("a list");
        assert_eq!(list.len(), 3);
        assert_eq!(list[0]["site"], "</script>\"");
        assert_eq!(list[0]["sessions"], 3);
        assert_eq!(list[1]["sessions"], "<5");
        assert!(list[2]["sessions"].is_null());
    }

    #[test]
    fn nothing_is_an_empty_list() {
        assert_eq!(Json::new(&[]).end(), b"[]\n");
    }
}
