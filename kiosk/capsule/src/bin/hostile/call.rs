// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Any system call at all, without a line of unsafe code: a program of a few bytes is put
//! together in memory, run as a child, and its exit code is the error number.
//!
//! The child inherits what matters here: keyrings, filter, namespaces, user.

use std::fs::File;
use std::io::{self, Write};
use std::os::fd::AsRawFd;
use std::os::unix::process::ExitStatusExt;
use std::process::{Command, Stdio};

use rustix::fs::MemfdFlags;

/// Where the program is loaded.
const BASE: u64 = 0x40_0000;
/// ELF header and one program header.
const HEADERS: u64 = 64 + 56;
/// Room for the code; data follows.
const CODE: u64 = 128;
/// Zeroed room behind the data, for results.
const SCRATCH: u64 = 4096;

/// One argument of a call.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Argument<'a> {
    Number(i64),
    /// A pointer to these bytes, followed by a zero.
    Bytes(&'a [u8]),
    /// A pointer to a page of zeroes.
    Zeroes,
}

/// How a call ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ended {
    /// Zero or a positive number.
    Well,
    /// With this error number.
    Errno(i32),
    /// The kernel killed the caller with this signal (a seccomp filter does that).
    Killed(i32),
}

/// Makes one call. `None` on a processor whose code is not known here.
pub(crate) fn call(number: i64, arguments: &[Argument<'_>]) -> Option<io::Result<Ended>> {
    cfg!(target_arch = "x86_64").then(|| run(&program(number, arguments)))
}

fn run(program: &[u8]) -> io::Result<Ended> {
    let memory = rustix::fs::memfd_create("call", MemfdFlags::CLOEXEC)?;
    let mut file = File::from(memory);
    file.write_all(program)?;
    let status = Command::new(format!("/proc/self/fd/{}", file.as_raw_fd()))
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()?;
    Ok(match (status.code(), status.signal()) {
        (Some(0), _) => Ended::Well,
        (Some(errno), _) => Ended::Errno(errno),
        (None, signal) => Ended::Killed(signal.unwrap_or_default()),
    })
}

/// An x86-64 ELF program that makes the call and exits with its error number.
fn program(number: i64, arguments: &[Argument<'_>]) -> Vec<u8> {
    /// `mov r64, imm64` for rdi, rsi, rdx, r10, r8, r9: the order of arguments.
    const LOADS: [[u8; 2]; 6] = [
        [0x48, 0xbf],
        [0x48, 0xbe],
        [0x48, 0xba],
        [0x49, 0xba],
        [0x49, 0xb8],
        [0x49, 0xb9],
    ];
    /// `syscall`; zero or more: `xor edi, edi`; less: `mov edi, eax; neg edi`; then
    /// `mov eax, 60; syscall` (exit).
    const ENDING: [u8; 22] = [
        0x0f, 0x05, 0x48, 0x85, 0xc0, 0x78, 0x04, 0x31, 0xff, 0xeb, 0x04, 0x89, 0xc7, 0xf7, 0xdf,
        0xb8, 0x3c, 0x00, 0x00, 0x00, 0x0f, 0x05,
    ];
    let mut data = Vec::new();
    let mut code = vec![0x48, 0xb8];
    code.extend(number.to_le_bytes());
    let data_begins = BASE + HEADERS + CODE;
    let lengths = arguments.iter().map(|argument| match argument {
        Argument::Bytes(bytes) => bytes.len() as u64 + 1,
        Argument::Number(_) | Argument::Zeroes => 0,
    });
    // 16 more so that structures behind text stay aligned for callers that care.
    let zeroes = (data_begins + lengths.sum::<u64>() + 16) & !15;
    for (argument, load) in arguments.iter().zip(LOADS) {
        let value = match argument {
            Argument::Number(number) => number.to_le_bytes(),
            Argument::Zeroes => zeroes.to_le_bytes(),
            Argument::Bytes(bytes) => {
                let place = data_begins + data.len() as u64;
                data.extend_from_slice(bytes);
                data.push(0);
                place.to_le_bytes()
            }
        };
        code.extend(load);
        code.extend(value);
    }
    code.extend(ENDING);
    code.resize(usize::try_from(CODE).unwrap_or_default(), 0x90);

    let size = HEADERS + CODE + data.len() as u64;
    let mut file = header(size);
    file.extend(code);
    file.extend(data);
    file
}

/// An ELF header and one segment: read, write, execute.
fn header(size: u64) -> Vec<u8> {
    let mut file = vec![0x7f, b'E', b'L', b'F', 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    file.extend(2_u16.to_le_bytes()); // executable
    file.extend(62_u16.to_le_bytes()); // x86-64
    file.extend(1_u32.to_le_bytes());
    file.extend((BASE + HEADERS).to_le_bytes()); // entry
    file.extend(64_u64.to_le_bytes()); // program headers
    file.extend(0_u64.to_le_bytes()); // no sections
    file.extend(0_u32.to_le_bytes());
    for half in [64_u16, 56, 1, 64, 0, 0] {
        file.extend(half.to_le_bytes());
    }
    file.extend(1_u32.to_le_bytes()); // load
    file.extend(7_u32.to_le_bytes()); // read, write, execute
    for word in [0, BASE, BASE, size, size + SCRATCH + 32, 4096] {
        file.extend(word.to_le_bytes());
    }
    file
}

#[cfg(test)]
#[cfg(target_arch = "x86_64")]
mod tests {
    use super::*;

    fn check(number: i64, arguments: &[Argument<'_>], expected: Ended) {
        assert_eq!(
            call(number, arguments).unwrap().unwrap(),
            expected,
            "call {number}"
        );
    }

    #[test]
    fn calls_end_as_they_do_elsewhere() {
        check(libc::SYS_getpid, &[], Ended::Well);
        check(
            libc::SYS_close,
            &[Argument::Number(-1)],
            Ended::Errno(libc::EBADF),
        );
        check(libc::SYS_uname, &[Argument::Zeroes], Ended::Well);
        check(
            libc::SYS_uname,
            &[Argument::Number(1)],
            Ended::Errno(libc::EFAULT),
        );
        let missing = [Argument::Bytes(b"/no/such/file"), Argument::Number(0)];
        check(libc::SYS_open, &missing, Ended::Errno(libc::ENOENT));
        let present = [
            Argument::Number(0),
            Argument::Bytes(b"/proc"),
            Argument::Number(0),
        ];
        check(libc::SYS_openat, &present, Ended::Well);
    }
}
