// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The head of a message, read within bounds and parsed once.
//!
//! Invariants:
//! - At most [`Bounds::head_bytes`](crate::egress::Bounds::head_bytes) are kept, whatever
//!   arrives; what followed the head in the same reads is handed on, not lost.
//! - A head that two readers could understand differently (bare line feeds, folded lines,
//!   two lengths, a length beside an encoding) is malformed.

use std::io;

use tokio::io::{AsyncRead, AsyncReadExt};

use crate::egress::host::Destination;
use crate::egress::rules::HTTP_PORT;
use crate::wire::Refusal;

/// Headers in one head at most.
const MOST_HEADERS: usize = 100;
const END: &[u8] = b"\r\n\r\n";
const READ_AT_ONCE: usize = 2048;

/// Headers that concern one connection only and are never passed on.
const HOP_BY_HOP: [&str; 9] = [
    "connection",
    "keep-alive",
    "proxy-authenticate",
    "proxy-authorization",
    "proxy-connection",
    "te",
    "trailer",
    "upgrade",
    "expect",
];

/// The bytes of a head, and what came behind it.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct RawHead {
    /// Up to and including the empty line.
    pub(super) bytes: Vec<u8>,
    /// Bytes that were read beyond it.
    pub(super) beyond: Vec<u8>,
}

/// Why no head came.
#[derive(Debug)]
pub(super) enum NoHead {
    /// The other side closed, or the socket failed.
    Gone,
    /// More than the bound.
    TooLong,
    /// Not a head from the first byte on.
    Garbage,
}

/// Reads up to the empty line.
pub(super) async fn read_head(
    from: &mut (impl AsyncRead + Unpin),
    most: usize,
) -> Result<RawHead, NoHead> {
    let mut bytes = Vec::with_capacity(READ_AT_ONCE);
    let mut searched = 0;
    loop {
        if let Some(end) = find_end(&bytes, searched) {
            if end > most {
                return Err(NoHead::TooLong);
            }
            let beyond = bytes.split_off(end);
            return Ok(RawHead { bytes, beyond });
        }
        if bytes.len() > most {
            return Err(NoHead::TooLong);
        }
        searched = bytes.len().saturating_sub(END.len() - 1);
        let mut piece = [0; READ_AT_ONCE];
        let read = from
            .read(&mut piece)
            .await
            .map_err(|_: io::Error| NoHead::Gone)?;
        let Some(piece) = piece.get(..read).filter(|piece| !piece.is_empty()) else {
            return Err(NoHead::Gone);
        };
        bytes.extend_from_slice(piece);
        if !bytes.first().is_some_and(u8::is_ascii_uppercase) {
            return Err(NoHead::Garbage);
        }
    }
}

fn find_end(bytes: &[u8], searched: usize) -> Option<usize> {
    bytes
        .get(searched..)?
        .windows(END.len())
        .position(|window| window == END)
        .map(|place| searched + place + END.len())
}

/// What a request asks for.
#[derive(PartialEq, Eq)]
pub(super) enum Request {
    /// `CONNECT host:port`
    Tunnel(Destination),
    /// `GET http://host/...` and its kin.
    Plain(PlainRequest),
}

/// A plain request, ready to be written to the host itself.
#[derive(PartialEq, Eq)]
pub(super) struct PlainRequest {
    /// Where it goes.
    pub(super) to: Destination,
    /// Its head, in origin form, without what concerns this connection only.
    pub(super) head: Vec<u8>,
    /// How many bytes of body follow.
    pub(super) body: u64,
}

/// How a host and its port are read, with the port that stands for none.
pub(super) type ReadHost = fn(&str, Option<u16>) -> Result<Destination, Refusal>;

/// Parses a request head.
pub(super) fn parse_request(head: &RawHead, read: ReadHost) -> Result<Request, Refusal> {
    let mut slots = [httparse::EMPTY_HEADER; MOST_HEADERS];
    let mut request = httparse::Request::new(&mut slots);
    let is_whole = matches!(
        request.parse(&head.bytes),
        Ok(httparse::Status::Complete(length)) if length == head.bytes.len()
    );
    let (Some(method), Some(target), Some(_)) = (request.method, request.path, request.version)
    else {
        return Err(Refusal::Malformed);
    };
    if !is_whole {
        return Err(Refusal::Malformed);
    }
    let body = body_length(request.headers)?;
    if method == "CONNECT" {
        if body != 0 {
            return Err(Refusal::Malformed);
        }
        return read(target, None).map(Request::Tunnel);
    }
    let (to, path) = split_target(target, read)?;
    let mut head = Vec::with_capacity(head.bytes.len());
    let host = to.host.reveal();
    head.extend_from_slice(format!("{method} {path} HTTP/1.1\r\nHost: {host}\r\n").as_bytes());
    write_headers(&mut head, request.headers, &["host"]);
    head.extend_from_slice(b"Connection: close\r\n\r\n");
    Ok(Request::Plain(PlainRequest { to, head, body }))
}

/// Takes `http://host:port/path?query` apart.
fn split_target(target: &str, read: ReadHost) -> Result<(Destination, String), Refusal> {
    const SCHEME: &str = "http://";
    let scheme = target.get(..SCHEME.len()).ok_or(Refusal::Malformed)?;
    if !scheme.eq_ignore_ascii_case(SCHEME) || !target.is_ascii() || target.contains('#') {
        return Err(Refusal::Malformed);
    }
    let rest = target.get(SCHEME.len()..).ok_or(Refusal::Malformed)?;
    let (authority, path) = rest.split_at(rest.find(['/', '?']).unwrap_or(rest.len()));
    let to = read(authority, Some(HTTP_PORT))?;
    let path = if path.starts_with('/') {
        path.to_owned()
    } else {
        format!("/{path}")
    };
    Ok((to, path))
}

/// The length of a request's body. A chunked body cannot be told apart from a second
/// request without reading it, and no browser sends one over plain http: malformed.
fn body_length(headers: &[httparse::Header<'_>]) -> Result<u64, Refusal> {
    let mut length = None;
    for header in headers {
        if header.name.eq_ignore_ascii_case("transfer-encoding") {
            return Err(Refusal::Malformed);
        }
        if header.name.eq_ignore_ascii_case("content-length") {
            let digits = std::str::from_utf8(header.value)
                .ok()
                .filter(|text| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit()))
                .ok_or(Refusal::Malformed)?;
            let value = digits.parse().map_err(|_| Refusal::Malformed)?;
            if length.replace(value).is_some() {
                return Err(Refusal::Malformed);
            }
        }
    }
    Ok(length.unwrap_or(0))
}

/// A response head, rewritten so that the browser opens a new connection for its next
/// request. `None` for an interim answer (1xx) or one that is no response.
pub(super) fn rewrite_response(head: &RawHead) -> Option<Response> {
    let mut slots = [httparse::EMPTY_HEADER; MOST_HEADERS];
    let mut response = httparse::Response::new(&mut slots);
    match response.parse(&head.bytes) {
        Ok(httparse::Status::Complete(length)) if length == head.bytes.len() => {}
        _ => return None,
    }
    let code = response.code?;
    if code == 101 {
        return None;
    }
    if code < 200 {
        return Some(Response::Interim);
    }
    let mut rewritten = format!(
        "HTTP/1.1 {code} {}\r\n",
        response.reason.unwrap_or_default()
    );
    rewritten.retain(|character| character != '\0');
    let mut rewritten = rewritten.into_bytes();
    write_headers(&mut rewritten, response.headers, &[]);
    rewritten.extend_from_slice(b"Connection: close\r\n\r\n");
    Some(Response::Final(rewritten))
}

/// What a host answered.
#[derive(PartialEq, Eq)]
pub(super) enum Response {
    /// 1xx: the real answer follows.
    Interim,
    /// The rewritten head.
    Final(Vec<u8>),
}

/// Copies headers, without those of this connection and those that `Connection` names.
fn write_headers(into: &mut Vec<u8>, headers: &[httparse::Header<'_>], but: &[&str]) {
    let named: Vec<&[u8]> = headers
        .iter()
        .filter(|header| header.name.eq_ignore_ascii_case("connection"))
        .flat_map(|header| header.value.split(|byte| *byte == b','))
        .map(<[u8]>::trim_ascii)
        .collect();
    // Framing must stay, or the body would change its meaning.
    let is_framing = |name: &str| {
        ["content-length", "transfer-encoding"]
            .iter()
            .any(|kept| name.eq_ignore_ascii_case(kept))
    };
    for header in headers {
        let is_dropped = HOP_BY_HOP
            .iter()
            .chain(but)
            .any(|dropped| header.name.eq_ignore_ascii_case(dropped))
            || named
                .iter()
                .any(|name| header.name.as_bytes().eq_ignore_ascii_case(name));
        if is_dropped && !is_framing(header.name) {
            continue;
        }
        into.extend_from_slice(header.name.as_bytes());
        into.extend_from_slice(b": ");
        into.extend_from_slice(header.value);
        into.extend_from_slice(b"\r\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn raw(text: &str) -> RawHead {
        RawHead {
            bytes: text.as_bytes().to_vec(),
            beyond: Vec::new(),
        }
    }

    fn plain(text: &str) -> Result<(String, u16, String, u64), Refusal> {
        match parse_request(&raw(text), Destination::parse)? {
            Request::Tunnel(_) => panic!("a tunnel"),
            Request::Plain(request) => Ok((
                request.to.host.reveal().to_owned(),
                request.to.port,
                String::from_utf8(request.head).unwrap(),
                request.body,
            )),
        }
    }

    #[test]
    fn a_plain_request_loses_what_concerns_this_connection() {
        let (host, port, head, body) = plain(
            "POST http://User.Example.IT./a?b HTTP/1.1\r\nHost: other.it\r\nContent-Length: 3\r\n\
             Connection: keep-alive, X-Private\r\nX-Private: 1\r\nProxy-Connection: keep-alive\r\n\
             Proxy-Authorization: Basic eA==\r\nUpgrade: h2c\r\nTE: trailers\r\nExpect: 100-continue\r\n\
             Accept: */*\r\n\r\n",
        )
        .unwrap();
        assert_eq!((host.as_str(), port, body), ("user.example.it", 80, 3));
        assert_eq!(
            head,
            "POST /a?b HTTP/1.1\r\nHost: user.example.it\r\nContent-Length: 3\r\nAccept: */*\r\n\
             Connection: close\r\n\r\n"
        );
    }

    #[test]
    fn a_target_without_a_path_gets_one() {
        for (target, first_line) in [
            ("http://example.org", "GET / HTTP/1.1"),
            ("HTTP://example.org?q", "GET /?q HTTP/1.1"),
            ("http://example.org:80/x", "GET /x HTTP/1.1"),
        ] {
            let (_, _, head, _) = plain(&format!("GET {target} HTTP/1.1\r\n\r\n")).unwrap();
            assert_eq!(head.lines().next(), Some(first_line));
        }
    }

    #[test]
    fn two_readings_of_one_head_are_malformed() {
        for text in [
            "GET / HTTP/1.1\r\nHost: a.it\r\n\r\n",
            "GET https://a.it/ HTTP/1.1\r\n\r\n",
            "GET ftp://a.it/ HTTP/1.1\r\n\r\n",
            "GET http://a.it\\@b.it/ HTTP/1.1\r\n\r\n",
            "GET http://a.it/#x HTTP/1.1\r\n\r\n",
            "GET http:///x HTTP/1.1\r\n\r\n",
            "POST http://a.it/ HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\n",
            "POST http://a.it/ HTTP/1.1\r\nContent-Length: +1\r\n\r\n",
            "POST http://a.it/ HTTP/1.1\r\nContent-Length: 1, 1\r\n\r\n",
            "POST http://a.it/ HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n",
            "POST http://a.it/ HTTP/1.1\r\nContent-Length : 1\r\n\r\n",
            "GET http://a.it/ HTTP/1.1\r\nA: b\r\n c\r\n\r\n",
            "GET http://a.it/ HTTP/1.1\nA: b\n\nGET http://b.it/ HTTP/1.1\r\n\r\n",
            "CONNECT a.it:443 HTTP/1.1\r\nContent-Length: 4\r\n\r\n",
            "CONNECT a.it:443 HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n",
            "CONNECT http://a.it/ HTTP/1.1\r\n\r\n",
            "CONNECT a.it HTTP/1.1\r\n\r\n",
            "GET  http://a.it/ HTTP/1.1\r\n\r\n",
            "GET http://a.it/\r\n\r\n",
            "OPTIONS * HTTP/1.1\r\n\r\n",
            "PRI * HTTP/2.0\r\n\r\n",
        ] {
            assert_eq!(
                parse_request(&raw(text), Destination::parse).err(),
                Some(Refusal::Malformed),
                "{text:?}"
            );
        }
        let many = format!(
            "GET http://a.it/ HTTP/1.1\r\n{}\r\n",
            "A: b\r\n".repeat(101)
        );
        assert_eq!(
            parse_request(&raw(&many), Destination::parse).err(),
            Some(Refusal::Malformed)
        );
    }

    #[test]
    fn a_response_always_closes() {
        let head = raw(
            "HTTP/1.1 200 OK\r\nConnection: keep-alive, content-length\r\nKeep-Alive: timeout=5\r\n\
             Content-Length: 2\r\nProxy-Authenticate: Basic\r\nContent-Type: text/plain\r\n\r\n",
        );
        let Some(Response::Final(rewritten)) = rewrite_response(&head) else {
            panic!("no final")
        };
        assert_eq!(
            String::from_utf8(rewritten).unwrap(),
            "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Type: text/plain\r\n\
             Connection: close\r\n\r\n"
        );
        assert!(rewrite_response(&raw("HTTP/1.1 100 Continue\r\n\r\n")) == Some(Response::Interim));
        assert!(rewrite_response(&raw("HTTP/1.1 101 Switching\r\n\r\n")).is_none());
        assert!(rewrite_response(&raw("SSH-2.0-x\r\n\r\n")).is_none());
    }

    #[tokio::test]
    async fn a_head_is_read_to_its_end_and_not_a_byte_is_lost() {
        let text = b"CONNECT a.it:443 HTTP/1.1\r\n\r\nhello";
        for piece in 1..text.len() {
            let mut reader = tokio_test_reader(text, piece);
            let head = read_head(&mut reader, 100).await.ok().unwrap();
            let mut beyond = head.beyond;
            reader.read_to_end(&mut beyond).await.unwrap();
            assert_eq!(
                (head.bytes.as_slice(), beyond.as_slice()),
                (&text[..29], &text[29..])
            );
        }
        assert!(matches!(
            read_head(&mut &text[..], 20).await,
            Err(NoHead::TooLong)
        ));
        assert!(matches!(
            read_head(&mut &text[..20], 100).await,
            Err(NoHead::Gone)
        ));
        assert!(matches!(
            read_head(&mut &b"\x16\x03\x01"[..], 100).await,
            Err(NoHead::Garbage)
        ));
    }

    /// Gives `piece` bytes first, then the rest.
    fn tokio_test_reader(text: &'static [u8], piece: usize) -> impl AsyncRead + Unpin {
        text[..piece].chain(&text[piece..])
    }
}
