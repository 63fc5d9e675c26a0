// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! One connection to a centre that sends signed reports and waits for each answer. Written
//! by hand so that ten thousand terminals cost the machine little beside the centre.

use std::net::SocketAddr;

use anyhow::Context;
use sportello_protocol::signature::{Parts, TerminalKey, sign};
use sportello_protocol::{PACKED, path};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;
use uuid::Uuid;

use crate::region::now;

/// No answer of a centre to a report is longer.
const MOST: usize = 64 * 1024;

#[derive(Debug)]
pub(crate) struct Wire {
    address: SocketAddr,
    authority: String,
    stream: Option<BufReader<TcpStream>>,
}

impl Wire {
    pub(crate) fn new(address: SocketAddr) -> Self {
        Self {
            address,
            authority: address.to_string(),
            stream: None,
        }
    }

    /// Posts a packed report; answers the status.
    pub(crate) async fn report(&mut self, key: &TerminalKey, body: &[u8]) -> anyhow::Result<u16> {
        let parts = Parts {
            method: "POST",
            authority: &self.authority,
            path: path::REPORTS,
            query: "",
            body,
        };
        let signed = sign(key, &parts, now(), 300, *Uuid::new_v4().as_bytes());
        let mut request = format!(
            "POST {} HTTP/1.1\r\nhost: {}\r\ncontent-type: {PACKED}\r\ncontent-length: {}\r\n\
             content-digest: {}\r\nsignature-input: {}\r\nsignature: {}\r\n\r\n",
            path::REPORTS,
            self.authority,
            body.len(),
            signed.content_digest.unwrap_or_default(),
            signed.signature_input,
            signed.signature,
        )
        .into_bytes();
        request.extend_from_slice(body);
        let mut stream = match self.stream.take() {
            Some(stream) => stream,
            None => {
                let stream = TcpStream::connect(self.address).await?;
                stream.set_nodelay(true)?;
                BufReader::new(stream)
            }
        };
        stream.get_mut().write_all(&request).await?;
        let (status, reusable) = answer(&mut stream).await?;
        self.stream = reusable.then_some(stream);
        Ok(status)
    }
}

/// The status, and whether the connection stays open.
async fn answer(stream: &mut BufReader<TcpStream>) -> anyhow::Result<(u16, bool)> {
    let mut line = String::new();
    stream.read_line(&mut line).await?;
    let status = line
        .split(' ')
        .nth(1)
        .and_then(|word| word.parse().ok())
        .with_context(|| format!("no status in {line:?}"))?;
    let (mut length, mut reusable) = (0, true);
    loop {
        line.clear();
        stream.read_line(&mut line).await?;
        let Some((name, value)) = line.trim_end().split_once(':') else {
            break;
        };
        match name.to_ascii_lowercase().as_str() {
            "content-length" => length = value.trim().parse()?,
            "connection" => reusable = !value.trim().eq_ignore_ascii_case("close"),
            _ => {}
        }
    }
    anyhow::ensure!(length <= MOST, "an answer of {length} bytes");
    let mut body = vec![0; length];
    stream.read_exact(&mut body).await?;
    Ok((status, reusable))
}
