// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Files of the machine: those that would change it, and those that would name it.

use std::fs::{self, OpenOptions};
use std::io::{self, Read};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use crate::{Book, Outcome, errno};

/// Folders that must not take a file.
const UNWRITABLE: [&str; 14] = [
    "/",
    "/usr",
    "/usr/bin",
    "/etc",
    "/etc/chromium/policies",
    "/etc/chromium/policies/managed",
    "/lib",
    "/boot",
    "/var",
    "/opt",
    "/dev",
    "/run",
    "/run/sportello",
    "/sys/fs/cgroup",
];

/// Files that must not open for writing.
const UNCHANGEABLE: [&str; 7] = [
    "/proc/sys/kernel/core_pattern",
    "/proc/sys/kernel/modprobe",
    "/proc/sysrq-trigger",
    "/sys/power/state",
    "/sys/kernel/uevent_helper",
    "/run/sportello/capsule",
    "/etc/passwd",
];

/// Files that must not open at all.
const UNREADABLE: [&str; 18] = [
    "/etc/shadow",
    "/etc/machine-id",
    "/var/lib/dbus/machine-id",
    "/etc/hostname",
    "/etc/ssh/ssh_host_ed25519_key",
    "/root",
    "/sys/class/dmi/id/product_serial",
    "/sys/class/dmi/id/product_uuid",
    "/sys/class/dmi/id/board_serial",
    "/sys/class/dmi/id/chassis_serial",
    "/sys/class/net/eth0/address",
    "/sys/firmware/dmi/tables/DMI",
    "/sys/block",
    "/proc/kcore",
    "/proc/kallsyms",
    "/dev/mem",
    "/dev/kmsg",
    "/dev/input",
];

/// What a minimal `/dev` holds.
const PLAIN_DEVICES: [&str; 18] = [
    "console",
    "core",
    "fd",
    "full",
    "mqueue",
    "null",
    "ptmx",
    "pts",
    "random",
    "shm",
    "stderr",
    "stdin",
    "stdout",
    "tty",
    "urandom",
    "zero",
    "hugepages",
    "log",
];

pub(crate) fn attempt(book: &mut Book, reads: &[PathBuf]) {
    for folder in UNWRITABLE {
        let path = Path::new(folder).join("hostile-was-here");
        let written = fs::write(&path, b"x");
        if written.is_ok() {
            // The attempt is noted either way; what is left behind is a tmpfs of ours.
            let _ = fs::remove_file(&path);
        }
        book.note(&format!("write_{folder}"), &Outcome::of(written));
    }
    for folder in ["/etc/chromium", "/run/sportello", "/usr"] {
        book.note(&format!("replace_{folder}"), &replace(Path::new(folder)));
    }
    for file in UNCHANGEABLE {
        let opened = OpenOptions::new().write(true).open(file);
        book.note(&format!("change_{file}"), &Outcome::of(opened));
    }
    for file in UNREADABLE
        .iter()
        .map(Path::new)
        .chain(reads.iter().map(PathBuf::as_path))
    {
        book.note(&format!("read_{}", file.display()), &read(file));
    }
    book.note("devices", &devices());
    book.note("serial_numbers", &serials());
}

/// A folder that can be moved aside can be replaced, whatever is mounted read-only in it:
/// the browser's policy, for one.
fn replace(folder: &Path) -> Outcome {
    let aside = folder.with_extension("aside");
    let moved = fs::rename(folder, &aside);
    if moved.is_ok() {
        // Put back, so that the other attempts meet what they expect.
        let _ = fs::rename(&aside, folder);
    }
    Outcome::of(moved)
}

/// Content, or entries; an empty file tells nothing.
fn read(path: &Path) -> Outcome {
    let found = if path.is_dir() {
        fs::read_dir(path).map(Iterator::count)
    } else {
        read_some(path)
    };
    match found {
        Ok(0) => Outcome::Refused("empty".into()),
        Ok(_) if path == Path::new("/proc/kallsyms") => kernel_addresses(path),
        Ok(_) => Outcome::Succeeded("read".into()),
        Err(error) => Outcome::Refused(errno::word(&error)),
    }
}

fn read_some(path: &Path) -> io::Result<usize> {
    let mut some = [0; 256];
    OpenOptions::new()
        .read(true)
        .custom_flags(libc::O_NONBLOCK)
        .open(path)?
        .read(&mut some)
}

/// The table of kernel symbols is public; only its addresses are secret.
fn kernel_addresses(path: &Path) -> Outcome {
    let table = fs::read_to_string(path).unwrap_or_default();
    let shown = table.lines().take(1000).any(|line| {
        line.split_whitespace()
            .next()
            .is_some_and(|address| address.bytes().any(|b| b != b'0'))
    });
    if shown {
        Outcome::Succeeded("addresses".into())
    } else {
        Outcome::Refused("zeroes".into())
    }
}

fn devices() -> Outcome {
    let extra: Vec<String> = fs::read_dir("/dev")
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| !PLAIN_DEVICES.contains(&name.as_str()))
        .collect();
    if extra.is_empty() {
        Outcome::Refused("only the plain ones".into())
    } else {
        Outcome::Succeeded(extra.join(" "))
    }
}

/// Any serial number or hardware address anywhere in /sys.
fn serials() -> Outcome {
    let folders = [
        "/sys/class/net",
        "/sys/bus/usb/devices",
        "/sys/block",
        "/sys/class/dmi/id",
    ];
    for folder in folders {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            for name in ["address", "serial", "device/serial", "device/wwid"] {
                let value = fs::read_to_string(entry.path().join(name)).unwrap_or_default();
                let is_blank = value.trim().bytes().all(|byte| matches!(byte, b'0' | b':'));
                if !is_blank {
                    return Outcome::Succeeded(format!("{folder}/.../{name}"));
                }
            }
        }
    }
    Outcome::Refused("none".into())
}
