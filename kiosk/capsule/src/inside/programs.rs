// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Starts a program in a pid namespace of its own, below this one.

use std::ffi::OsStr;
use std::process::{Command, Stdio};

/// A command that runs `program` where it sees no process but its own. It dies with us.
pub(super) fn apart(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new("bwrap");
    command
        .args([
            "--dev-bind",
            "/",
            "/",
            "--unshare-user",
            "--unshare-pid",
            "--proc",
            "/proc",
        ])
        .args(["--die-with-parent", "--"])
        .arg(program)
        .stdin(Stdio::null())
        .stdout(Stdio::null());
    command
}
