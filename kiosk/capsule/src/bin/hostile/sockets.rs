// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Sockets in the file system and in the abstract name space: printing, buses, compositors'
//! control, and whatever else lies about.

use std::collections::BTreeSet;
use std::env;
use std::fs;
use std::os::linux::net::SocketAddrExt;
use std::os::unix::fs::FileTypeExt;
use std::os::unix::net::{SocketAddr, UnixDatagram, UnixStream};
use std::path::{Path, PathBuf};

use crate::{Book, Outcome, errno};

/// Sockets with a name, by what they would give.
const KNOWN: [(&str, &str); 16] = [
    ("cups", "/run/cups/cups.sock"),
    ("cups", "/var/run/cups/cups.sock"),
    ("cups", "/run/user/0/cups.sock"),
    ("dbus_system", "/run/dbus/system_bus_socket"),
    ("dbus_system", "/var/run/dbus/system_bus_socket"),
    ("systemd", "/run/systemd/private"),
    ("systemd", "/run/systemd/notify"),
    ("journal", "/run/systemd/journal/socket"),
    ("journal", "/run/systemd/journal/stdout"),
    ("resolved", "/run/systemd/resolve/io.systemd.Resolve"),
    ("smart_cards", "/run/pcscd/pcscd.comm"),
    ("avahi", "/run/avahi-daemon/socket"),
    ("udev", "/run/udev/control"),
    ("log", "/dev/log"),
    ("names", "/run/nscd/socket"),
    ("containers", "/run/docker.sock"),
];

/// Sockets that belong to the capsule: its way out and its own stage.
const OWN: [&str; 4] = [
    "/run/sportello/egress.sock",
    "/run/citizen/outer-0",
    "/run/citizen/wayland-1",
    "/run/citizen/sway.sock",
];

/// Names in the abstract name space that a desktop commonly has.
const ABSTRACT: [&str; 3] = ["/tmp/.X11-unix/X0", "/tmp/.X11-unix/X1", "/tmp/.ICE-unix/1"];

/// Folders that are searched for sockets, and how deep.
const SEARCHED: [&str; 6] = ["/run", "/var", "/tmp", "/home", "/dev", "/srv"];
const DEEPEST: usize = 8;

pub(crate) fn attempt(book: &mut Book, abstracts: &[String], expected: &[PathBuf]) {
    for (what, path) in KNOWN {
        book.note(&format!("{what}_socket"), &connect(Path::new(path)));
    }
    named_by_environment(book);
    let mut found = BTreeSet::new();
    for folder in SEARCHED {
        search(Path::new(folder), DEEPEST, &mut found);
    }
    for path in found {
        let is_own = OWN.iter().any(|own| path == Path::new(own)) || expected.contains(&path);
        if !is_own {
            let attempt = if path.to_string_lossy().contains("sway") {
                "sway_ipc"
            } else {
                "socket"
            };
            book.note(&format!("{attempt}_{}", path.display()), &connect(&path));
        }
    }
    for name in abstracts.iter().map(String::as_str).chain(ABSTRACT) {
        book.note(&format!("abstract_{name}"), &connect_abstract(name));
    }
    let listed = fs::read_to_string("/proc/net/unix").unwrap_or_default();
    for line in listed.lines() {
        if let Some(name) = line
            .split_whitespace()
            .nth(7)
            .and_then(|name| name.strip_prefix('@'))
        {
            book.note(&format!("listed_abstract_{name}"), &connect_abstract(name));
        }
    }
}

fn named_by_environment(book: &mut Book) {
    for variable in ["SWAYSOCK", "I3SOCK"] {
        let outcome = match env::var_os(variable).map(PathBuf::from) {
            None => Outcome::Refused("not told".into()),
            Some(path) if OWN.iter().any(|own| path == Path::new(own)) => {
                Outcome::Refused("the capsule's own".into())
            }
            Some(path) => connect(&path),
        };
        book.note(&format!("sway_ipc_{variable}"), &outcome);
    }
    for variable in ["DBUS_SESSION_BUS_ADDRESS", "DBUS_SYSTEM_BUS_ADDRESS"] {
        let address = env::var(variable).unwrap_or_default();
        let outcome = match address
            .split([':', ',', ';'])
            .find_map(|part| part.strip_prefix("path="))
        {
            Some(path) => connect(Path::new(path)),
            None => Outcome::Refused("not told".into()),
        };
        book.note(variable, &outcome);
    }
}

/// Every socket file below a folder.
fn search(folder: &Path, depth: usize, found: &mut BTreeSet<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries.flatten() {
        match entry.file_type() {
            Ok(kind) if kind.is_socket() => {
                found.insert(entry.path());
            }
            Ok(kind) if kind.is_dir() && depth > 0 => search(&entry.path(), depth - 1, found),
            _ => {}
        }
    }
}

fn connect(path: &Path) -> Outcome {
    let refused = match UnixStream::connect(path) {
        Ok(_) => return Outcome::Succeeded("connected".into()),
        Err(error) => error,
    };
    if refused.raw_os_error() == Some(libc::EPROTOTYPE) {
        let datagram = UnixDatagram::unbound().and_then(|socket| socket.connect(path));
        return Outcome::of(datagram);
    }
    Outcome::Refused(errno::word(&refused))
}

fn connect_abstract(name: &str) -> Outcome {
    Outcome::of(
        SocketAddr::from_abstract_name(name).and_then(|address| UnixStream::connect_addr(&address)),
    )
}
