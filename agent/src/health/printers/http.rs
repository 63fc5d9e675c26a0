// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! As much HTTP/1.1 as one request to a local socket needs (RFC 9112): one POST, the connection
//! closed after the answer.

/// The whole request.
pub(super) fn post(body: &[u8]) -> Vec<u8> {
    let mut request = format!(
        "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/ipp\r\n\
         Content-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    )
    .into_bytes();
    request.extend_from_slice(body);
    request
}

/// The body of a whole answer whose status is 200.
pub(super) fn body(answer: &[u8]) -> Option<Vec<u8>> {
    let end = answer.windows(4).position(|four| four == b"\r\n\r\n")?;
    let head = std::str::from_utf8(answer.get(..end)?).ok()?;
    let rest = answer.get(end + 4..)?;
    let mut lines = head.split("\r\n");
    let mut status = lines.next()?.split(' ');
    let is_answer = status.next()?.starts_with("HTTP/1.") && status.next()? == "200";
    if !is_answer {
        // CUPS says "100 Continue" to a client that expects it; ours does not.
        return None;
    }
    let value = |name: &str| {
        head.split("\r\n").skip(1).find_map(|line| {
            let (key, value) = line.split_once(':')?;
            key.eq_ignore_ascii_case(name).then(|| value.trim())
        })
    };
    if value("transfer-encoding").is_some_and(|value| value.eq_ignore_ascii_case("chunked")) {
        return chunks(rest);
    }
    match value("content-length") {
        Some(length) => rest.get(..length.parse().ok()?).map(<[u8]>::to_vec),
        None => Some(rest.to_vec()),
    }
}

fn chunks(mut rest: &[u8]) -> Option<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let line = rest.windows(2).position(|two| two == b"\r\n")?;
        let size = std::str::from_utf8(rest.get(..line)?).ok()?;
        let size = usize::from_str_radix(size.split(';').next()?.trim(), 16).ok()?;
        rest = rest.get(line + 2..)?;
        if size == 0 {
            return Some(body);
        }
        body.extend_from_slice(rest.get(..size)?);
        rest = rest.get(size..)?.strip_prefix(b"\r\n")?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(answer: &str, expected: Option<&str>) {
        let found = body(answer.as_bytes()).map(|body| String::from_utf8(body).unwrap());
        assert_eq!(found.as_deref(), expected, "{answer:?}");
    }

    #[test]
    fn an_answer_is_whole_by_length_by_chunks_or_by_its_end() {
        check(
            "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabcd",
            Some("abc"),
        );
        check("HTTP/1.0 200 OK\r\n\r\nabcd", Some("abcd"));
        check(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n1;x=y\r\nd\r\n0\r\n\r\n",
            Some("abcd"),
        );
    }

    #[test]
    fn what_is_cut_short_refused_or_no_http_is_no_answer() {
        check("", None);
        check("HTTP/1.1 200 OK\r\n", None);
        check("HTTP/1.1 403 Forbidden\r\n\r\nabc", None);
        check("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc", None);
        check("HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\nabc", None);
        check(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\nabc",
            None,
        );
        check(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabcX",
            None,
        );
        check("SSH-2.0-OpenSSH\r\n\r\n", None);
    }
}
