// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Sends a table to a browser; long ones piece by piece.

use std::fmt;
use std::pin::Pin;

use axum::body::{Body, Bytes};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use futures_util::{Stream, StreamExt, stream};
use sportello_store::StoreError;

use super::{Column, Csv, Json, Row, Table, workbook};

/// How a table leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Csv,
    Xlsx,
    Json,
}

impl Format {
    pub const ALL: [Self; 3] = [Self::Csv, Self::Xlsx, Self::Json];

    /// At the end of an address.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Json => "json",
        }
    }

    #[must_use]
    pub fn parse(extension: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|format| format.extension() == extension)
    }

    const fn media_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv; charset=utf-8; header=present",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Json => "application/json",
        }
    }
}

/// A table could not be put together.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    #[error("the store could not be read")]
    Store(#[from] StoreError),
    #[error("CSV")]
    Csv(#[from] csv::Error),
    #[error("JSON")]
    Json(#[from] serde_json::Error),
    #[error("spreadsheet")]
    Xlsx(#[from] rust_xlsxwriter::XlsxError),
    #[error("the task that wrote the spreadsheet is gone")]
    Gone,
}

/// Rows, some at a time.
pub type Rows = Pin<Box<dyn Stream<Item = Result<Vec<Row>, StoreError>> + Send>>;

/// All rows at once.
#[must_use]
pub fn once(rows: Vec<Row>) -> Rows {
    Box::pin(stream::once(async { Ok(rows) }))
}

/// `name` is ours: small letters, digits and dashes.
///
/// # Errors
/// When a spreadsheet cannot be written. A list that breaks half-way breaks the transfer, so
/// that nobody takes half a list for the whole.
pub async fn send(
    format: Format,
    name: &str,
    columns: Vec<Column>,
    rows: Rows,
) -> Result<Response, ExportError> {
    let body = match format {
        Format::Csv => {
            let head = Csv::head(&columns)?;
            let lines = rows.map(|rows| Ok(Csv::rows(&rows?)?));
            streamed(stream::iter([Ok(head)]).chain(lines))
        }
        Format::Json => {
            let state = (Json::new(&columns), rows, false);
            streamed(stream::unfold(
                state,
                |(mut json, mut rows, over)| async move {
                    if over {
                        return None;
                    }
                    match rows.next().await {
                        Some(Ok(some)) => {
                            let bytes = json.rows(&some).map_err(ExportError::from);
                            Some((bytes, (json, rows, false)))
                        }
                        Some(Err(error)) => Some((Err(error.into()), (json, rows, true))),
                        None => Some((Ok(json.end().to_vec()), (json, rows, true))),
                    }
                },
            ))
        }
        Format::Xlsx => {
            let mut table = Table::new(columns);
            let mut rows = rows;
            while let Some(some) = rows.next().await {
                table.rows.extend(some?);
            }
            let bytes = tokio::task::spawn_blocking(move || workbook(&table))
                .await
                .map_err(|_| ExportError::Gone)??;
            Body::from(bytes)
        }
    };
    let extension = format.extension();
    let headers = [
        (header::CONTENT_TYPE, format.media_type().to_owned()),
        (
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"sportello-{name}.{extension}\""),
        ),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    Ok((headers, body).into_response())
}

fn streamed(pieces: impl Stream<Item = Result<Vec<u8>, ExportError>> + Send + 'static) -> Body {
    let pieces = pieces
        .inspect(|piece| {
            if let Err(error) = piece {
                tracing::error!(
                    error = error as &dyn std::error::Error,
                    "an export broke off"
                );
            }
        })
        .map(|piece| piece.map(Bytes::from));
    Body::from_stream(pieces)
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.extension())
    }
}

#[cfg(test)]
mod tests {
    use axum::body::to_bytes;

    use super::*;
    use crate::table::Value;

    fn columns() -> Vec<Column> {
        vec![Column::new("site", "Punto")]
    }

    async fn text(format: Format, rows: Rows) -> Result<String, axum::Error> {
        let answer = send(format, "test", columns(), rows)
            .await
            .expect("an answer");
        let bytes = to_bytes(answer.into_body(), 1 << 20).await?;
        Ok(String::from_utf8(bytes.to_vec()).expect("UTF-8"))
    }

    #[tokio::test]
    async fn a_long_table_leaves_in_pieces() {
        let pieces: Rows = Box::pin(stream::iter([
            Ok(vec![vec![Value::from("A")]]),
            Ok(vec![vec![Value::from("B")]]),
        ]));
        assert_eq!(
            text(Format::Csv, pieces).await.expect("whole"),
            "site\r\nA\r\nB\r\n"
        );
    }

    #[tokio::test]
    async fn a_list_that_breaks_breaks_the_transfer() {
        for format in [Format::Csv, Format::Json] {
            let pieces: Rows = Box::pin(stream::iter([
                Ok(vec![vec![Value::from("A")]]),
                Err(StoreError::Closed),
            ]));
            assert!(text(format, pieces).await.is_err());
        }
    }

    #[test]
    fn formats_are_known_by_their_ends() {
        for format in Format::ALL {
            assert_eq!(Format::parse(format.extension()), Some(format));
        }
        assert_eq!(Format::parse("exe"), None);
    }
}
