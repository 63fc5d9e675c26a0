// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The narrow bridge over which both databases are asked the same questions.
//!
//! Every query is written once, in the SQL that SQLite and PostgreSQL share: parameters are
//! `?1`, `?2`; values are whole numbers, texts, bytes and ids; `FOR UPDATE` at the end is
//! left away where there is one writer anyhow. With SQLite an answer is there at once (the
//! future never waits); with PostgreSQL it comes over the network.

use chrono::NaiveDate;
use sportello_protocol::{TerminalId, Thumbprint, UnixSeconds};
use uuid::Uuid;

use crate::{Change, Result, SiteId, StoreError};

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Value {
    Null,
    Int(i64),
    Text(String),
    Bytes(Vec<u8>),
    Id(Uuid),
}

/// A line of an answer.
#[derive(Debug, Clone)]
pub(crate) struct Row(pub(crate) Vec<Value>);

/// A question with the sets of values that it is asked with.
#[derive(Debug, Clone)]
pub(crate) struct Asked {
    pub(crate) sql: &'static str,
    pub(crate) sets: Vec<Vec<Value>>,
}

/// A connection inside a transaction.
pub(crate) trait Sql: Send {
    fn rows(
        &mut self,
        sql: &'static str,
        values: &[Value],
    ) -> impl Future<Output = Result<Vec<Row>>> + Send;

    /// Answers how many lines were touched.
    fn run(
        &mut self,
        sql: &'static str,
        values: &[Value],
    ) -> impl Future<Output = Result<u64>> + Send;

    /// Questions one after the other, without waiting for an answer in between. For each one
    /// answer to each of its sets, in order. With PostgreSQL a question is one statement,
    /// however many sets it has, so no line may be written by two of them.
    fn all(&mut self, asked: Vec<Asked>)
    -> impl Future<Output = Result<Vec<Vec<Vec<Row>>>>> + Send;

    /// One question with many sets of values; one answer for each, in order.
    fn rows_each(
        &mut self,
        sql: &'static str,
        sets: Vec<Vec<Value>>,
    ) -> impl Future<Output = Result<Vec<Vec<Row>>>> + Send {
        async move {
            let mut answers = self.all(vec![Asked { sql, sets }]).await?;
            Ok(answers.pop().unwrap_or_default())
        }
    }

    fn run_each(
        &mut self,
        sql: &'static str,
        sets: Vec<Vec<Value>>,
    ) -> impl Future<Output = Result<()>> + Send {
        async move {
            self.all(vec![Asked { sql, sets }]).await?;
            Ok(())
        }
    }

    /// A question put together for this occasion.
    fn built(
        &mut self,
        sql: String,
        values: Vec<Value>,
    ) -> impl Future<Output = Result<Vec<Row>>> + Send;

    /// Asked first, nobody else changes totals or a site's district until the end of the
    /// transaction. `None` where there is one writer anyhow.
    fn totals_lock(&self) -> Option<Asked>;

    fn lock_totals(&mut self) -> impl Future<Output = Result<()>> + Send {
        async move {
            self.all(self.totals_lock().into_iter().collect()).await?;
            Ok(())
        }
    }

    /// Tells everyone once the transaction has ended well.
    fn note(&mut self, change: Change) -> impl Future<Output = Result<()>> + Send;
}

impl Row {
    fn value(&self, column: usize) -> Result<&Value> {
        self.0.get(column).ok_or(StoreError::Unreadable("column"))
    }

    pub(crate) fn int(&self, column: usize) -> Result<i64> {
        self.maybe_int(column)?
            .ok_or(StoreError::Unreadable("number"))
    }

    pub(crate) fn maybe_int(&self, column: usize) -> Result<Option<i64>> {
        match self.value(column)? {
            Value::Int(number) => Ok(Some(*number)),
            Value::Null => Ok(None),
            _ => Err(StoreError::Unreadable("number")),
        }
    }

    /// A number that is never negative.
    pub(crate) fn count(&self, column: usize) -> Result<u64> {
        u64::try_from(self.int(column)?).map_err(|_| StoreError::Unreadable("count"))
    }

    pub(crate) fn text(&self, column: usize) -> Result<&str> {
        self.maybe_text(column)?
            .ok_or(StoreError::Unreadable("text"))
    }

    pub(crate) fn maybe_text(&self, column: usize) -> Result<Option<&str>> {
        match self.value(column)? {
            Value::Text(text) => Ok(Some(text)),
            Value::Null => Ok(None),
            _ => Err(StoreError::Unreadable("text")),
        }
    }

    pub(crate) fn string(&self, column: usize) -> Result<String> {
        Ok(self.text(column)?.to_owned())
    }

    pub(crate) fn bytes(&self, column: usize) -> Result<&[u8]> {
        self.maybe_bytes(column)?
            .ok_or(StoreError::Unreadable("bytes"))
    }

    pub(crate) fn maybe_bytes(&self, column: usize) -> Result<Option<&[u8]>> {
        match self.value(column)? {
            Value::Bytes(bytes) => Ok(Some(bytes)),
            Value::Null => Ok(None),
            _ => Err(StoreError::Unreadable("bytes")),
        }
    }

    pub(crate) fn hash(&self, column: usize) -> Result<[u8; 32]> {
        self.bytes(column)?
            .try_into()
            .map_err(|_| StoreError::Unreadable("hash"))
    }

    pub(crate) fn terminal(&self, column: usize) -> Result<TerminalId> {
        self.maybe_terminal(column)?
            .ok_or(StoreError::Unreadable("terminal"))
    }

    pub(crate) fn maybe_terminal(&self, column: usize) -> Result<Option<TerminalId>> {
        match self.value(column)? {
            Value::Id(id) => Ok(Some(TerminalId(*id))),
            Value::Bytes(bytes) => Uuid::from_slice(bytes)
                .map(|id| Some(TerminalId(id)))
                .map_err(|_| StoreError::Unreadable("terminal")),
            Value::Null => Ok(None),
            _ => Err(StoreError::Unreadable("terminal")),
        }
    }

    pub(crate) fn site(&self, column: usize) -> Result<SiteId> {
        Ok(SiteId(self.int(column)?))
    }

    pub(crate) fn time(&self, column: usize) -> Result<UnixSeconds> {
        Ok(UnixSeconds(self.int(column)?))
    }

    pub(crate) fn flag(&self, column: usize) -> Result<bool> {
        Ok(self.int(column)? != 0)
    }

    pub(crate) fn date(&self, column: usize) -> Result<NaiveDate> {
        read_day(self.text(column)?).ok_or(StoreError::Unreadable("date"))
    }

    pub(crate) fn thumbprint(&self, column: usize) -> Result<Thumbprint> {
        Thumbprint::parse(&data_encoding::BASE64URL_NOPAD.encode(self.bytes(column)?))
            .map_err(|_| StoreError::Unreadable("fingerprint"))
    }

    pub(crate) fn json<T: serde::de::DeserializeOwned>(&self, column: usize) -> Result<T> {
        Ok(serde_json::from_str(self.text(column)?)?)
    }
}

/// A date as it is stored; sorts as text.
pub(crate) fn day(date: NaiveDate) -> Value {
    // As chrono shows it: `2026-11-22`.
    Value::Text(date.to_string())
}

/// A stored date. A page reads some hundred of them: chrono's reader of any pattern takes
/// ten times as long.
fn read_day(text: &str) -> Option<NaiveDate> {
    let number = |from: usize, to: usize| {
        let digits = text.get(from..to)?;
        let all = digits.bytes().all(|byte| byte.is_ascii_digit());
        all.then(|| digits.parse::<u32>().ok())?
    };
    let dashes = text.len() == 10 && text.get(4..5)? == "-" && text.get(7..8)? == "-";
    let year = i32::try_from(number(0, 4)?).ok()?;
    NaiveDate::from_ymd_opt(year, number(5, 7)?, number(8, 10)?).filter(|_| dashes)
}

/// A value as JSON text.
pub(crate) fn json<T: serde::Serialize>(value: &T) -> Result<Value> {
    Ok(Value::Text(serde_json::to_string(value)?))
}

/// A `u64` in the 64 bits of an `i64`.
pub(crate) const fn bits(number: u64) -> i64 {
    number.cast_signed()
}

/// A count that fits a column, however large it is.
pub(crate) fn clamp(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Int(number)
    }
}

impl From<bool> for Value {
    fn from(flag: bool) -> Self {
        Self::Int(i64::from(flag))
    }
}

impl From<&str> for Value {
    /// Without the one character that PostgreSQL cannot store.
    fn from(text: &str) -> Self {
        Self::Text(text.replace('\0', ""))
    }
}

impl From<&String> for Value {
    fn from(text: &String) -> Self {
        Self::from(text.as_str())
    }
}

impl From<&[u8]> for Value {
    fn from(bytes: &[u8]) -> Self {
        Self::Bytes(bytes.to_vec())
    }
}

impl From<&[u8; 32]> for Value {
    fn from(bytes: &[u8; 32]) -> Self {
        Self::Bytes(bytes.to_vec())
    }
}

impl From<TerminalId> for Value {
    fn from(id: TerminalId) -> Self {
        Self::Id(id.0)
    }
}

impl From<Thumbprint> for Value {
    fn from(thumbprint: Thumbprint) -> Self {
        Self::Bytes(thumbprint.bytes().to_vec())
    }
}

impl From<SiteId> for Value {
    fn from(id: SiteId) -> Self {
        Self::Int(id.0)
    }
}

impl From<UnixSeconds> for Value {
    fn from(time: UnixSeconds) -> Self {
        Self::Int(time.0)
    }
}

impl<T: Into<Self>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

/// A slice of values from whatever can become one.
macro_rules! values {
    ($($value:expr),* $(,)?) => {
        [$($crate::sql::Value::from($value)),*]
    };
}
pub(crate) use values;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_comes_back_as_it_was_stored() {
        for text in ["2026-11-22", "2000-02-29", "0001-01-01", "9999-12-31"] {
            let date = text.parse().unwrap();
            assert_eq!(day(date), Value::Text(text.to_owned()));
            assert_eq!(read_day(text), Some(date));
        }
        for wrong in [
            "",
            "2026-11-2",
            "2026-13-01",
            "2026-02-30",
            "2026/11/22",
            "+026-11-22",
            "2026-11-221",
            "20261-1-22",
            "2026-1é-2",
            "    -  -  ",
        ] {
            assert_eq!(read_day(wrong), None, "{wrong}");
        }
    }
}
