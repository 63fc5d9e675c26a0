// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Other processes: their descriptors (the DevTools pipe among them), memory and secrets.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use crate::{Book, Outcome, errno};

pub(crate) fn attempt(book: &mut Book) {
    let others = others();
    book.note(
        "see_processes",
        // Seeing is no hole; what can be done to them is tried below.
        &Outcome::NotTried(format!("{} others are visible", others.len())),
    );
    for process in others {
        let pid = process
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        book.note(&format!("descriptors_of_{pid}"), &descriptors(&process));
        for (what, name) in [("environment", "environ"), ("memory_map", "maps")] {
            let read = read_some(&process.join(name));
            book.note(&format!("{what}_of_{pid}"), &Outcome::of(read));
        }
        let memory = OpenOptions::new()
            .read(true)
            .write(true)
            .open(process.join("mem"));
        book.note(&format!("memory_of_{pid}"), &Outcome::of(memory));
        book.note(&format!("root_of_{pid}"), &root(&process));
    }
    // The first processes of the machine outside, if the pid namespace leaks.
    for pid in [2, 3] {
        let name = fs::read_to_string(format!("/proc/{pid}/comm")).unwrap_or_default();
        if name.starts_with("kthreadd") {
            book.note(
                "outer_pid_namespace",
                &Outcome::Succeeded("kernel threads are visible".into()),
            );
        }
    }
}

/// Visible processes that are not this one.
fn others() -> Vec<PathBuf> {
    let own = std::process::id().to_string();
    fs::read_dir("/proc")
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            name.bytes().all(|byte| byte.is_ascii_digit()) && *name != *own
        })
        .collect()
}

/// Opens what can be opened from descriptor 3 on.
fn descriptors(process: &Path) -> Outcome {
    let entries = match fs::read_dir(process.join("fd")) {
        Ok(entries) => entries,
        Err(error) => return Outcome::Refused(errno::word(&error)),
    };
    let mut last = Outcome::Refused("none beyond the standard ones".into());
    for entry in entries.flatten() {
        let path = entry.path();
        let number: u32 = entry
            .file_name()
            .to_string_lossy()
            .parse()
            .unwrap_or_default();
        if number < 3 {
            continue;
        }
        let opened = open(&path, false).or_else(|_| open(&path, true));
        match opened {
            Ok(_) => {
                let target = fs::read_link(&path).unwrap_or_default();
                let kind = target.to_string_lossy();
                let kind = kind.split(':').next().unwrap_or_default();
                return Outcome::Succeeded(format!("descriptor {number} is open to us: {kind}"));
            }
            Err(error) => last = Outcome::Refused(errno::word(&error)),
        }
    }
    last
}

/// Opens without waiting for the other end of a pipe.
fn open(path: &Path, to_write: bool) -> io::Result<File> {
    OpenOptions::new()
        .read(!to_write)
        .write(to_write)
        .custom_flags(libc::O_NONBLOCK)
        .open(path)
}

/// Another process's root is another view of the files.
fn root(process: &Path) -> Outcome {
    Outcome::of(fs::read_dir(process.join("root/etc")).map(|_| ()))
}

fn read_some(path: &Path) -> io::Result<()> {
    let content = fs::read(path)?;
    if content.is_empty() {
        return Err(io::Error::from_raw_os_error(libc::EPERM));
    }
    Ok(())
}
