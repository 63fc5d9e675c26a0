// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Doors of the kernel that namespaces do not close. A call counts as refused only if it was
//! turned away at the door (EPERM, EACCES, ENOSYS, killed): once its arguments are looked
//! at, the door is open.

use std::fs;

use rustix::net::{AddressFamily, SocketType, socket};

use crate::call::{Argument, Ended, call};
use crate::{Book, Outcome, errno};

const SESSION_RING: i64 = -3;
const USER_RING: i64 = -4;
const KEYCTL_SEARCH: i64 = 10;
const KEYCTL_JOIN_SESSION: i64 = 1;
const PTRACE_TRACEME: i64 = 0;
/// Unlike attaching, it does not stop the one it takes hold of.
const PTRACE_SEIZE: i64 = 0x4206;

/// Socket families that leave the machine, or the namespace, or reach deep into the kernel.
const FAMILIES: [(&str, u16); 13] = [
    ("packet", 17),
    ("rds", 21),
    ("can", 29),
    ("tipc", 30),
    ("bluetooth", 31),
    ("alg", 38),
    ("nfc", 39),
    ("vsock", 40),
    ("kcm", 41),
    ("qipcrtr", 42),
    ("smc", 43),
    ("xdp", 44),
    ("appletalk", 5),
];

pub(crate) fn attempt(book: &mut Book, keys: &[String]) {
    keyrings(book, keys);
    interfaces(book);
    for (family, number) in FAMILIES {
        let kinds = [SocketType::STREAM, SocketType::DGRAM, SocketType::RAW];
        let mut outcome = Outcome::NotTried("no kind of socket".into());
        for kind in kinds {
            let opened = socket(AddressFamily::from_raw(number), kind, None);
            outcome = Outcome::of(opened.map_err(Into::into));
            if matches!(outcome, Outcome::Succeeded(_)) {
                break;
            }
        }
        book.note(&format!("socket_{family}"), &outcome);
    }
    for (name, family) in [
        ("ipv4", AddressFamily::INET),
        ("ipv6", AddressFamily::INET6),
    ] {
        let opened = socket(family, SocketType::RAW, Some(rustix::net::ipproto::ICMP));
        book.note(
            &format!("raw_socket_{name}"),
            &Outcome::of(opened.map_err(Into::into)),
        );
    }
    privileges(book);
}

fn keyrings(book: &mut Book, keys: &[String]) {
    use Argument::{Bytes, Number};
    for (name, ring) in [("session", SESSION_RING), ("user", USER_RING)] {
        let add = [
            Bytes(b"user"),
            Bytes(b"hostile"),
            Bytes(b"token"),
            Number(5),
            Number(ring),
        ];
        try_call(
            book,
            &format!("keyring_write_{name}"),
            libc::SYS_add_key,
            &add,
        );
        for key in keys.iter().map(String::as_str).chain(["hostile"]) {
            let search = [
                Number(KEYCTL_SEARCH),
                Number(ring),
                Bytes(b"user"),
                Bytes(key.as_bytes()),
                Number(0),
            ];
            try_call(
                book,
                &format!("keyring_search_{name}"),
                libc::SYS_keyctl,
                &search,
            );
        }
    }
    for key in keys.iter().map(String::as_str).chain(["hostile"]) {
        let request = [Bytes(b"user"), Bytes(key.as_bytes()), Number(0), Number(0)];
        try_call(book, "keyring_request", libc::SYS_request_key, &request);
    }
    let join = [Number(KEYCTL_JOIN_SESSION), Bytes(b"shared")];
    try_call(book, "keyring_join_session", libc::SYS_keyctl, &join);
    book.note(
        "keyring_list",
        &match fs::read_to_string("/proc/keys") {
            Ok(list) if list.lines().any(|line| line.contains(" user ")) => {
                Outcome::Succeeded("someone's keys are listed".into())
            }
            Ok(_) => Outcome::Refused("empty".into()),
            Err(error) => Outcome::Refused(errno::word(&error)),
        },
    );
}

fn interfaces(book: &mut Book) {
    use Argument::{Bytes, Number, Zeroes};
    try_call(
        book,
        "io_uring",
        libc::SYS_io_uring_setup,
        &[Number(8), Zeroes],
    );
    try_call(book, "userfaultfd", libc::SYS_userfaultfd, &[Number(1)]);
    // An array map: type 2, key 4, value 8, one entry.
    let map: Vec<u8> = [2_u32, 4, 8, 1]
        .iter()
        .flat_map(|word| word.to_ne_bytes())
        .collect();
    try_call(
        book,
        "bpf",
        libc::SYS_bpf,
        &[Number(0), Bytes(&map), Number(16)],
    );
    // A software clock: type 1, size of the first version, counter 0.
    let mut event = [1_u32, 64]
        .iter()
        .flat_map(|word| word.to_ne_bytes())
        .collect::<Vec<u8>>();
    event.resize(64, 0);
    let open = [Bytes(&event), Number(0), Number(-1), Number(-1), Number(0)];
    try_call(book, "perf_event_open", libc::SYS_perf_event_open, &open);
    try_call(
        book,
        "ptrace_itself",
        libc::SYS_ptrace,
        &[Number(PTRACE_TRACEME)],
    );
    let seize = [Number(PTRACE_SEIZE), Number(1), Number(0), Number(0)];
    try_call(book, "ptrace_pid_1", libc::SYS_ptrace, &seize);
    let handle = [Number(-100), Zeroes, Number(0)];
    try_call(book, "open_by_handle", libc::SYS_open_by_handle_at, &handle);
    try_call(
        book,
        "kernel_log",
        libc::SYS_syslog,
        &[Number(3), Zeroes, Number(100)],
    );
    try_call(
        book,
        "load_module",
        libc::SYS_finit_module,
        &[Number(0), Bytes(b""), Number(0)],
    );
    let mount = [
        Bytes(b"proc"),
        Bytes(b"/tmp"),
        Bytes(b"proc"),
        Number(0),
        Number(0),
    ];
    try_call(book, "mount", libc::SYS_mount, &mount);
}

/// Makes the call and judges it.
fn try_call(book: &mut Book, attempt: &str, number: i64, arguments: &[Argument<'_>]) {
    let outcome = match call(number, arguments) {
        None => Outcome::NotTried("unknown processor".into()),
        Some(Err(error)) => Outcome::NotTried(format!("no child: {}", errno::word(&error))),
        Some(Ok(Ended::Killed(signal))) => Outcome::Refused(format!("signal {signal}")),
        Some(Ok(Ended::Errno(number @ (libc::EPERM | libc::EACCES | libc::ENOSYS)))) => {
            Outcome::Refused(errno::name(number))
        }
        Some(Ok(Ended::Errno(number))) => {
            Outcome::Succeeded(format!("the call is open: {}", errno::name(number)))
        }
        Some(Ok(Ended::Well)) => Outcome::Succeeded("done".into()),
    };
    book.note(attempt, &outcome);
}

fn privileges(book: &mut Book) {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let field = |name: &str| {
        status
            .lines()
            .find_map(|line| line.strip_prefix(name)?.strip_prefix(':'))
            .map(str::trim)
    };
    for (attempt, name, safe) in [
        ("gain_privileges", "NoNewPrivs", "1"),
        ("capabilities", "CapEff", "0000000000000000"),
        ("capabilities_bound", "CapBnd", "0000000000000000"),
        ("unfiltered", "Seccomp", "2"),
    ] {
        book.note(
            attempt,
            &match field(name) {
                Some(value) if value == safe => Outcome::Refused(value.into()),
                Some(value) => Outcome::Succeeded(value.into()),
                None => Outcome::NotTried("no status".into()),
            },
        );
    }
}
