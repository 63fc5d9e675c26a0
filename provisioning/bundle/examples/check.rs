// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Checks a folder of tasks for its authors:
//!
//! ```text
//! cargo run -p sportello-bundle --example check -- kiosk/tasks
//! ```
//!
//! Prints one line per remark, `file:line: what is wrong -> what to do`, and ends with 0 when
//! nothing must be mended, 1 when something must, 2 when it was called wrongly.

use std::path::PathBuf;
use std::process::ExitCode;

use sportello_bundle::lint::{Rules, lint};
use sportello_bundle::{Finding, Severity};

#[expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command line speaks by printing"
)]
fn main() -> ExitCode {
    let mut arguments = std::env::args_os().skip(1);
    let (Some(folder), None) = (arguments.next(), arguments.next()) else {
        eprintln!("Name one folder of tasks, such as: check kiosk/tasks");
        return ExitCode::from(2);
    };
    let folder = PathBuf::from(folder);
    let today = chrono::Local::now().date_naive();
    let findings = lint(
        &folder,
        &Rules {
            today,
            check_days: 90,
            unchecked_allowed: true,
            marks_wanted: true,
        },
    );
    for finding in &findings {
        let word = match finding.severity {
            Severity::Error => "must be mended",
            Severity::Warning => "look at this",
            Severity::Note => "for later",
        };
        println!("{finding} ({word})");
    }
    let errors = findings
        .iter()
        .filter(|finding| Finding::is_error(finding))
        .count();
    match (errors, findings.len()) {
        (0, 0) => println!("{}: everything is in order", folder.display()),
        (errors, all) => println!(
            "{}: {all} remarks, {errors} must be mended",
            folder.display()
        ),
    }
    ExitCode::from(u8::from(errors > 0))
}
