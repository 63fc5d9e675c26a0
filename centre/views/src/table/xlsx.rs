// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A spreadsheet with one sheet: texts as texts, numbers as numbers, days as days.

use chrono::NaiveDate;
use rust_xlsxwriter::{ExcelDateTime, Format, FormatAlign, Workbook, XlsxError};

use super::{Table, Value, machine_moment};

/// A cell holds no more characters.
const LONGEST: usize = 32_000;

/// # Errors
/// When there are more rows than a sheet holds (1,048,576).
pub fn workbook(table: &Table) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let bold = Format::new().set_bold();
    let whole = Format::new().set_num_format("#,##0");
    let day = Format::new().set_num_format("yyyy-mm-dd");
    let end = Format::new().set_align(FormatAlign::Right);
    let sheet = book.add_worksheet();
    sheet.set_freeze_panes(1, 0)?;
    for (column, number) in table.columns.iter().zip(0_u16..) {
        sheet.set_column_width(number, 18)?;
        sheet.write_string_with_format(0, number, &column.label, &bold)?;
    }
    for (row, line) in table.rows.iter().zip(1_u32..) {
        for (value, column) in row.iter().zip(0_u16..) {
            match value {
                Value::Text(text) | Value::Link(text, _) => {
                    let text: String = text.chars().take(LONGEST).collect();
                    sheet.write_string(line, column, text)?;
                }
                Value::Number(number) | Value::Percent(number) => {
                    sheet.write_number_with_format(line, column, float(*number), &whole)?;
                }
                Value::Signed(number) => {
                    let size = float(number.unsigned_abs());
                    let signed = if *number < 0 { -size } else { size };
                    sheet.write_number_with_format(line, column, signed, &whole)?;
                }
                Value::Day(date) => match excel_day(*date) {
                    Some(date) => {
                        sheet.write_datetime_with_format(line, column, &date, &day)?;
                    }
                    None => {
                        sheet.write_string(line, column, date.to_string())?;
                    }
                },
                Value::Moment(at) => {
                    sheet.write_string(line, column, machine_moment(*at))?;
                }
                Value::Few => {
                    sheet.write_string_with_format(line, column, "<5", &end)?;
                }
                Value::Hidden => {
                    sheet.write_string_with_format(line, column, "*", &end)?;
                }
                Value::Nothing => {}
            }
        }
    }
    book.save_to_buffer()
}

/// Sheets know days from 1900 to 9999.
fn excel_day(day: NaiveDate) -> Option<ExcelDateTime> {
    use chrono::Datelike;
    let year = u16::try_from(day.year()).ok()?;
    let month = u8::try_from(day.month()).ok()?;
    let number = u8::try_from(day.day()).ok()?;
    ExcelDateTime::from_ymd(year, month, number).ok()
}

#[expect(
    clippy::cast_precision_loss,
    reason = "a sheet knows no other numbers than these; counts stay far below 2^53"
)]
const fn float(number: u64) -> f64 {
    number as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::Column;

    #[test]
    fn a_formula_is_written_as_a_text() {
        let mut table = Table::new(vec![
            Column::new("site", "Punto"),
            Column::new("n", "Numero"),
        ]);
        table.push(vec!["=1+1".into(), 7.into()]);
        table.push(vec![Value::Day(NaiveDate::MAX), Value::Few]);
        let bytes = workbook(&table).expect("a workbook");
        assert_eq!(&bytes[..2], b"PK");
    }
}
