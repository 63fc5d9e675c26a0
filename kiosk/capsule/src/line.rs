// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! JSON lines over a socket, with a bound on their length.
//!
//! Invariants:
//! - No input, however long or malformed, makes a reader keep more than [`MAX_LINE`] bytes;
//!   what does not parse ends the conversation.
//! - A message holds nothing that its type does not name. (serde alone passes over fields
//!   beside a tag that stands for a word without any.)

use std::io;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};

use crate::wire::MAX_LINE;

/// Why a conversation ended badly. Holds no part of what was said: the other side may
/// have put a citizen's text into it.
#[derive(Debug, thiserror::Error)]
pub enum LineError {
    #[error("the connection failed")]
    Io(#[from] io::Error),
    #[error("a line longer than {MAX_LINE} bytes")]
    TooLong,
    #[error("a line that is not what was agreed")]
    Malformed,
}

/// Reads one message a line.
#[derive(Debug)]
pub struct LineReader<R> {
    source: R,
    buffer: Vec<u8>,
    /// Bytes of `buffer` known to hold no line end.
    searched: usize,
}

impl<R: AsyncRead + Unpin> LineReader<R> {
    pub fn new(source: R) -> Self {
        Self {
            source,
            buffer: Vec::new(),
            searched: 0,
        }
    }

    /// The next message, or `None` when the other side closed between two lines.
    /// Cancel safe: a line half read stays in the buffer.
    pub async fn next<T: DeserializeOwned + Serialize>(&mut self) -> Result<Option<T>, LineError> {
        loop {
            if let Some(end) = self.buffer[self.searched..]
                .iter()
                .position(|byte| *byte == b'\n')
            {
                let end = self.searched + end;
                if end >= MAX_LINE {
                    return Err(LineError::TooLong);
                }
                let message = exactly(&self.buffer[..end]);
                self.buffer.drain(..=end);
                self.searched = 0;
                return message.map(Some).ok_or(LineError::Malformed);
            }
            self.searched = self.buffer.len();
            if self.searched >= MAX_LINE {
                return Err(LineError::TooLong);
            }
            let mut chunk = [0; 4096];
            let read = self.source.read(&mut chunk).await?;
            if read == 0 {
                return if self.buffer.is_empty() {
                    Ok(None)
                } else {
                    Err(LineError::Malformed)
                };
            }
            self.buffer.extend_from_slice(&chunk[..read]);
        }
    }
}

/// The message on a line that holds it and nothing else.
fn exactly<T: DeserializeOwned + Serialize>(line: &[u8]) -> Option<T> {
    let message = serde_json::from_slice::<T>(line).ok()?;
    let said: Map<String, Value> = serde_json::from_slice(line).ok()?;
    let meant = serde_json::to_value(&message).ok()?;
    said.keys()
        .all(|field| meant.get(field).is_some())
        .then_some(message)
}

/// Writes one message a line.
#[derive(Debug)]
pub struct LineWriter<W> {
    sink: W,
}

impl<W: AsyncWrite + Unpin> LineWriter<W> {
    pub fn new(sink: W) -> Self {
        Self { sink }
    }

    /// Writes `message` and its line end.
    pub async fn send<T: Serialize>(&mut self, message: &T) -> Result<(), LineError> {
        let mut line = serde_json::to_vec(message).map_err(|_| LineError::Malformed)?;
        if line.len() >= MAX_LINE {
            return Err(LineError::TooLong);
        }
        line.push(b'\n');
        self.sink.write_all(&line).await?;
        Ok(self.sink.flush().await?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::{Order, Report};

    async fn read_all(input: &[u8]) -> Result<Vec<Order>, LineError> {
        let mut reader = LineReader::new(input);
        let mut orders = Vec::new();
        while let Some(order) = reader.next().await? {
            orders.push(order);
        }
        Ok(orders)
    }

    #[tokio::test]
    async fn lines_come_out_as_they_went_in() {
        let mut bytes = Vec::new();
        let mut writer = LineWriter::new(&mut bytes);
        writer.send(&Order::Zoom { percent: 150 }).await.unwrap();
        writer.send(&Order::End).await.unwrap();
        assert_eq!(
            read_all(&bytes).await.unwrap(),
            [Order::Zoom { percent: 150 }, Order::End]
        );
    }

    #[tokio::test]
    async fn a_line_without_end_is_cut_off_at_the_bound() {
        let flood = vec![b' '; MAX_LINE * 4];
        assert!(matches!(read_all(&flood).await, Err(LineError::TooLong)));
    }

    #[tokio::test]
    async fn unknown_words_and_fields_and_torn_lines_end_the_conversation() {
        for input in [
            &b"{\"order\":\"open_a_shell\"}\n"[..],
            b"{\"order\":\"zoom\",\"percent\":100,\"url\":\"x\"}\n",
            b"{\"order\":\"zoom\",\"percent\":-1}\n",
            b"{\"order\":\"back\",\"url\":\"x\"}\n",
            b"\xff\xfe\n",
            b"{\"order\":\"end\"}",
        ] {
            assert!(
                matches!(read_all(input).await, Err(LineError::Malformed)),
                "{input:?}"
            );
        }
    }

    #[test]
    fn a_report_has_no_room_for_text() {
        let beside_a_bare_word = br#"{"report":"page_ready","title":"x"}"#;
        assert!(exactly::<Report>(beside_a_bare_word).is_none());
        let smuggled = r#"{"report":"blocked","class":"undeclared","host":"example.it"}"#;
        assert!(serde_json::from_str::<Report>(smuggled).is_err());
        let smuggled = r#"{"report":"trouble","kind":"https://example.it"}"#;
        assert!(serde_json::from_str::<Report>(smuggled).is_err());
    }
}
