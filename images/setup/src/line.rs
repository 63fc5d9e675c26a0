// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! JSON lines with a bound on their length. What was read is overwritten afterwards: a line may
//! hold a Wi-Fi key.

use std::io;

use serde::Serialize;
use serde::de::DeserializeOwned;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use zeroize::Zeroizing;

use crate::wire::MAX_LINE;

/// Why a conversation ended badly. Holds no part of what was said.
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
    buffer: Zeroizing<Vec<u8>>,
}

impl<R: AsyncRead + Unpin> LineReader<R> {
    #[must_use]
    pub fn new(source: R) -> Self {
        Self {
            source,
            // All the room there can be, at once: growing would leave copies behind.
            buffer: Zeroizing::new(Vec::with_capacity(MAX_LINE)),
        }
    }

    /// The next message, or `None` when the other side closed between two lines.
    /// Cancel safe: a line half read stays in the buffer.
    ///
    /// # Errors
    /// When the line is too long, torn or not what was agreed.
    pub async fn next<T: DeserializeOwned>(&mut self) -> Result<Option<T>, LineError> {
        loop {
            if let Some(end) = self.buffer.iter().position(|byte| *byte == b'\n') {
                let message = serde_json::from_slice(&self.buffer[..end]);
                let rest = self.buffer.len() - end - 1;
                self.buffer.copy_within(end + 1.., 0);
                self.buffer[rest..].fill(0);
                self.buffer.truncate(rest);
                return message.map(Some).map_err(|_| LineError::Malformed);
            }
            let room = MAX_LINE - self.buffer.len();
            if room == 0 {
                return Err(LineError::TooLong);
            }
            let mut chunk = Zeroizing::new([0; 4096]);
            let fits = room.min(chunk.len());
            let read = self.source.read(&mut chunk[..fits]).await?;
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

/// Writes one message and its line end.
///
/// # Errors
/// When the message is too long or the connection fails.
pub async fn send<W, T>(sink: &mut W, message: &T) -> Result<(), LineError>
where
    W: AsyncWrite + Unpin,
    T: Serialize,
{
    let mut line = Zeroizing::new(Vec::with_capacity(MAX_LINE));
    serde_json::to_writer(&mut *line, message).map_err(|_| LineError::Malformed)?;
    line.push(b'\n');
    if line.len() > MAX_LINE {
        return Err(LineError::TooLong);
    }
    sink.write_all(&line).await?;
    Ok(sink.flush().await?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::secret::Secret;
    use crate::wire::{Code, Request};

    async fn read_all(input: &[u8]) -> Result<Vec<Request>, LineError> {
        let mut reader = LineReader::new(input);
        let mut requests = Vec::new();
        while let Some(request) = reader.next().await? {
            requests.push(request);
        }
        Ok(requests)
    }

    #[tokio::test]
    async fn lines_come_out_as_they_went_in() {
        let said = [
            Request::Networks { scan: true },
            Request::Enrol {
                code: Code::Typed(Secret::new("AB CD")),
            },
            Request::Machine,
        ];
        let mut bytes = Vec::new();
        for request in &said {
            send(&mut bytes, request).await.unwrap();
        }
        assert_eq!(read_all(&bytes).await.unwrap(), said);
    }

    #[tokio::test]
    async fn a_line_without_end_is_cut_off_at_the_bound() {
        let flood = vec![b' '; MAX_LINE * 4];
        assert!(matches!(read_all(&flood).await, Err(LineError::TooLong)));
    }

    #[tokio::test]
    async fn unknown_words_and_fields_and_torn_lines_end_the_conversation() {
        for input in [
            &b"{\"ask\":\"open_a_shell\"}\n"[..],
            b"{\"ask\":\"networks\",\"scan\":true,\"also\":1}\n",
            b"{\"ask\":\"install\",\"disk\":\"/dev/sda\"}\n",
            b"\xff\xfe\n",
            b"{\"ask\":\"disks\"}",
        ] {
            assert!(
                matches!(read_all(input).await, Err(LineError::Malformed)),
                "{input:?}"
            );
        }
    }
}
