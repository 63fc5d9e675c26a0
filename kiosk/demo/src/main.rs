// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The demo: a scripted citizen is led through a whole session on the real terminal, and
//! everything that the terminal keeps of it is printed. Ends with a message and exit code 1
//! at the first thing that is not as it should be.

mod book;
mod cable;
mod citizen;
mod page;
mod story;

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::Context;
use sportello_rehearsal::{Setting, Stage, stage::repository};

/// How many times faster than real the session's clock runs, unless told.
const CLOCK: &str = "12";

fn main() -> ExitCode {
    match play() {
        Ok(()) => {
            say("The whole story is true.");
            ExitCode::SUCCESS
        }
        Err(error) => {
            say(&format!("NOT TRUE: {error:#}"));
            ExitCode::FAILURE
        }
    }
}

fn play() -> anyhow::Result<()> {
    let pictures = repository().join("target/demo");
    let state = prepare(&pictures)?;
    let clock = std::env::var("SPORTELLO_REHEARSAL_CLOCK").unwrap_or_else(|_| CLOCK.to_owned());
    let setting = Setting::product("demo")
        .with("SPORTELLO_REHEARSAL_CLOCK", &clock)
        .with("SPORTELLO_STATE", &state)
        .with(
            "SPORTELLO_POLICY",
            repository().join("kiosk/demo/policy.toml"),
        );
    say(&format!(
        "The terminal, its session's clock {clock} times faster than real. Pictures: {}",
        pictures.display()
    ));
    let stage = Stage::open(&setting)?;
    let mut citizen = citizen::Citizen::new(stage, pictures.clone());
    let told = story::first_citizen(&mut citizen)
        .and_then(|()| book::first_session(&state))
        .and_then(|()| story::second_citizen(&mut citizen))
        .and_then(|()| book::both_sessions(&state));
    if told.is_err() {
        citizen.leave_evidence(&book::whole(&state));
    }
    told
}

/// Empties the folder of pictures and makes a fresh one for the book.
fn prepare(pictures: &Path) -> anyhow::Result<PathBuf> {
    std::fs::create_dir_all(pictures).context("making target/demo")?;
    for entry in std::fs::read_dir(pictures).context("looking into target/demo")? {
        let path = entry?.path();
        if path
            .extension()
            .is_some_and(|extension| extension == "png" || extension == "txt")
        {
            std::fs::remove_file(&path).with_context(|| format!("removing {}", path.display()))?;
        }
    }
    let runtime = std::env::var_os("XDG_RUNTIME_DIR").context("XDG_RUNTIME_DIR is not set")?;
    let state = PathBuf::from(runtime).join("demo-state");
    std::fs::create_dir_all(&state).context("making the book's folder")?;
    Ok(state)
}

#[expect(
    clippy::print_stdout,
    reason = "a command line program tells its story on stdout"
)]
fn say(words: &str) {
    println!("{words}");
}
