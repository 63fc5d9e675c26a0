// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A practice site on loopback. The browser is told names below `localhost`, which it looks for
//! on this machine: `posta.sportello.test` answers as `posta.sportello.test.localhost`.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;

use sportello_bundle::replica::Routes;

/// No browser asks for an address longer than this here.
const LONGEST_HEAD: u64 = 64 * 1024;

pub(crate) struct Web {
    port: u16,
}

impl Web {
    pub(crate) fn serve(routes: Routes) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let routes = Arc::new(routes);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let routes = Arc::clone(&routes);
                // A browser that hangs up in the middle has its reasons.
                std::thread::spawn(move || answer(&stream, &routes, port).ok());
            }
        });
        Self { port }
    }

    /// Where the browser finds what the task calls `address`.
    pub(crate) fn here(&self, address: &str) -> String {
        stand_in(address, self.port)
    }

    /// What the task calls the address that the browser is at.
    pub(crate) fn there(&self, address: &str) -> String {
        address.replacen("http://", "https://", 1).replacen(
            &format!(".localhost:{}", self.port),
            "",
            1,
        )
    }
}

/// `https://a.sportello.test/b` as `http://a.sportello.test.localhost:PORT/b`, wherever it
/// stands in a text.
fn stand_in(text: &str, port: u16) -> String {
    let mut parts = text.split("https://");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let host = part
            .find(|c: char| !c.is_ascii_alphanumeric() && c != '.' && c != '-')
            .map_or(part, |end| &part[..end]);
        if host.ends_with(".sportello.test") {
            let rest = &part[host.len()..];
            out += &format!("http://{host}.localhost:{port}{rest}");
        } else {
            out += "https://";
            out += part;
        }
    }
    out
}

fn answer(stream: &TcpStream, routes: &Routes, port: u16) -> io::Result<()> {
    let mut lines = BufReader::new(stream.take(LONGEST_HEAD)).lines();
    let first = lines.next().transpose()?.unwrap_or_default();
    let mut host = String::new();
    for line in lines {
        let line = line?;
        if line.is_empty() {
            break;
        }
        if let Some((name, value)) = line.split_once(':')
            && name.eq_ignore_ascii_case("host")
        {
            value.trim().clone_into(&mut host);
        }
    }
    let place = first.split(' ').nth(1).unwrap_or("/");
    let host = host.replace(&format!(".localhost:{port}"), "");
    let mut out = stream;
    let Some(answer) = routes.answer(&host, place) else {
        return out.write_all(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
    };
    let body = answer.body_path.map(std::fs::read).transpose()?;
    let body = body.unwrap_or_default();
    let body = match String::from_utf8(body) {
        Ok(text) => stand_in(&text, port).into_bytes(),
        Err(bytes) => bytes.into_bytes(),
    };
    let mut head = format!("HTTP/1.1 {} Answer\r\n", answer.status);
    for (name, value) in &answer.headers {
        head += &format!("{name}: {}\r\n", stand_in(value, port));
    }
    head += &format!(
        "Content-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    );
    out.write_all(head.as_bytes())?;
    out.write_all(&body)
}
