// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Checks tasks for who works on the sources; `sportello tasks check` is the same for authors.
//!
//! ```text
//! cargo run -p sportello-bundle --example check -- kiosk/tasks
//! cargo run -p sportello-bundle --example check -- kiosk/tasks/isee
//! ```
//!
//! Ends with 0 when nothing must be mended, 1 when something must, 2 when it was called wrongly.

use std::path::Path;
use std::process::ExitCode;

use sportello_bundle::Finding;
use sportello_bundle::author::{Asked, told};
use sportello_bundle::lint::Rules;

#[expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command line speaks by printing"
)]
fn main() -> ExitCode {
    let mut arguments = std::env::args_os().skip(1);
    let (Some(folder), None) = (arguments.next(), arguments.next()) else {
        eprintln!("Name one folder, of all tasks or of one, such as: check kiosk/tasks/isee");
        return ExitCode::from(2);
    };
    match Asked::of(Path::new(&folder), None) {
        Ok(asked) => {
            let today = chrono::Local::now().date_naive();
            let remarks = asked.remarks(&Rules::of_authors(today));
            println!("{}", told(&remarks));
            ExitCode::from(u8::from(remarks.iter().any(Finding::is_error)))
        }
        Err(error) => {
            eprintln!("{error} -> {}", error.remedy());
            ExitCode::from(2)
        }
    }
}
