// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The network: around egress, and through it.

use std::fs;
use std::io::{self, Read, Write};
use std::net::{SocketAddr, TcpStream, UdpSocket};
use std::os::unix::net::UnixStream;
use std::time::Duration;

use crate::{Book, Outcome, errno};

const PATIENCE: Duration = Duration::from_secs(3);

/// Places outside, reached for directly.
const DIRECT: [&str; 14] = [
    "1.1.1.1:443",
    "1.1.1.1:53",
    "8.8.8.8:443",
    "[2606:4700:4700::1111]:443",
    "192.168.0.1:80",
    "192.168.1.1:80",
    "192.168.1.1:443",
    "10.0.0.1:80",
    "172.16.0.1:80",
    "169.254.169.254:80",
    "[fd00:ec2::254]:80",
    "127.0.0.1:631",
    "127.0.0.1:9222",
    "127.0.0.1:22",
];

/// Places asked of egress, which no task declares.
const THROUGH: [&str; 14] = [
    "127.0.0.1:631",
    "127.1:631",
    "2130706433:631",
    "0x7f000001:631",
    "0177.0.0.1:631",
    "[::1]:631",
    "[::ffff:127.0.0.1]:631",
    "localhost:631",
    "169.254.169.254:80",
    "192.168.1.1:443",
    "1.1.1.1:443",
    "metadata.google.internal:80",
    "user@localhost:443",
    "undeclared.example.org:22",
];

const EGRESS_SOCKET: &str = "/run/sportello/egress.sock";
const EGRESS_PORT: &str = "127.0.0.1:3128";

pub(crate) fn attempt(book: &mut Book, addresses: &[SocketAddr], via: &[String]) {
    let direct = DIRECT.iter().filter_map(|text| text.parse().ok());
    for address in direct.chain(addresses.iter().copied()) {
        let connected = TcpStream::connect_timeout(&address, PATIENCE);
        book.note(&format!("connect_{address}"), &Outcome::of(connected));
        book.note(&format!("send_{address}"), &Outcome::of(send(address)));
    }
    book.note("broadcast", &Outcome::of(broadcast()));
    book.note("interfaces", &interfaces());
    for place in THROUGH
        .iter()
        .copied()
        .chain(via.iter().map(String::as_str))
    {
        let by_socket = UnixStream::connect(EGRESS_SOCKET).and_then(|mut stream| {
            stream.set_read_timeout(Some(PATIENCE))?;
            ask(&mut stream, place)
        });
        book.note(&format!("egress_{place}"), &judge(by_socket));
        let by_port = TcpStream::connect(EGRESS_PORT).and_then(|mut stream| {
            stream.set_read_timeout(Some(PATIENCE))?;
            ask(&mut stream, place)
        });
        book.note(&format!("relay_{place}"), &judge(by_port));
    }
}

fn send(address: SocketAddr) -> io::Result<usize> {
    let any = if address.is_ipv4() {
        "0.0.0.0:0"
    } else {
        "[::]:0"
    };
    let socket = UdpSocket::bind(any)?;
    socket.set_write_timeout(Some(PATIENCE))?;
    // To our own loopback anything can be sent; only an answer would mean somebody.
    if address.ip().is_loopback() {
        socket.connect(address)?;
        socket.send(b"x")?;
        socket.set_read_timeout(Some(Duration::from_millis(200)))?;
        return socket.recv(&mut [0; 16]);
    }
    socket.send_to(b"x", address)
}

fn broadcast() -> io::Result<usize> {
    let socket = UdpSocket::bind("0.0.0.0:0")?;
    socket.set_broadcast(true)?;
    socket.send_to(b"x", "255.255.255.255:9")
}

/// Anything but loopback is a wire out of here.
fn interfaces() -> Outcome {
    let table = match fs::read_to_string("/proc/net/dev") {
        Ok(table) => table,
        Err(error) => return Outcome::Refused(errno::word(&error)),
    };
    let found: Vec<&str> = table
        .lines()
        .filter_map(|line| Some(line.split_once(':')?.0.trim()))
        .filter(|name| *name != "lo")
        .collect();
    if found.is_empty() {
        Outcome::Refused("loopback only".into())
    } else {
        Outcome::Succeeded(found.join(" "))
    }
}

/// Asks for a tunnel; the status line.
fn ask(stream: &mut (impl Read + Write), place: &str) -> io::Result<String> {
    stream.write_all(format!("CONNECT {place} HTTP/1.1\r\nHost: {place}\r\n\r\n").as_bytes())?;
    let mut answer = [0; 64];
    let length = stream.read(&mut answer)?;
    let answer = String::from_utf8_lossy(answer.get(..length).unwrap_or_default()).into_owned();
    Ok(answer.lines().next().unwrap_or_default().to_owned())
}

fn judge(answer: io::Result<String>) -> Outcome {
    match answer {
        Ok(status) if status.starts_with("HTTP/1.1 200") => Outcome::Succeeded("a tunnel".into()),
        Ok(status) if status.is_empty() => Outcome::Refused("closed".into()),
        Ok(status) => Outcome::Refused(status.trim_start_matches("HTTP/1.1 ").to_owned()),
        // Without egress there is nothing to ask; that is no refusal.
        Err(error) => Outcome::NotTried(errno::word(&error)),
    }
}
