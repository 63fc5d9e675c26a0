// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The demo: a region is founded, its terminals are enrolled, a scripted citizen is led
//! through a whole session on a real terminal while a staff member watches the room in a real
//! browser, and everything that the terminal keeps of it is printed. Ends with a message and
//! exit code 1 at the first thing that is not as it should be.

mod book;
mod cable;
mod citizen;
mod page;
mod region;
mod room;
mod staff;
mod story;

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::Context;
use sportello_rehearsal::{Setting, Stage, stage::repository};

use crate::citizen::Citizen;
use crate::region::Terminal;
use crate::room::Cast;
use crate::staff::Staff;

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
    let ground = prepare(&pictures)?;
    let clock = std::env::var("SPORTELLO_REHEARSAL_CLOCK").unwrap_or_else(|_| CLOCK.to_owned());
    say(&format!(
        "The terminal, its session's clock {clock} times faster than real. Pictures: {}",
        pictures.display()
    ));
    let terminals = ["1", "2"].map(|label| Terminal {
        label,
        state: ground.join(format!("state-{label}")),
        run: ground.join(format!("run-{label}")),
    });
    let region = room::found(&ground.join("region"), &terminals)?;
    let setting = |name: &str, terminal: &Terminal| {
        Setting::product(name)
            .with("SPORTELLO_REHEARSAL_CLOCK", &clock)
            .with("SPORTELLO_STATE", &terminal.state)
            .with("SPORTELLO_RUN", &terminal.run)
            .with(
                "SPORTELLO_POLICY",
                repository().join("kiosk/demo/policy.toml"),
            )
    };
    let state = terminals[0].state.clone();
    let stage = Stage::open(&setting("demo", &terminals[0]))?;
    // The second terminal stands beside the first; nobody uses it.
    let beside = Stage::open(&setting("demo-2", &terminals[1]))?;
    let mut cast = Cast {
        citizen: Citizen::new(stage, pictures.clone()),
        beside,
        staff: Staff::come(&region, pictures)?,
        region,
    };
    let told = room::opens(&mut cast)
        .and_then(|()| story::first_citizen(&mut cast))
        .and_then(|()| book::first_session(&state))
        .and_then(|()| room::one_by_one(&mut cast))
        .and_then(|()| story::second_citizen(&mut cast))
        .and_then(|()| book::both_sessions(&state))
        .and_then(|()| room::cable(&mut cast));
    if told.is_err() {
        let Cast {
            citizen,
            staff,
            region,
            ..
        } = &mut cast;
        citizen.leave_evidence(&format!(
            "{}\n== the desk\n{}\n{}",
            book::whole(&state),
            staff.text(),
            region.log()
        ));
    }
    told
}

/// Empties the folder of pictures and makes a fresh one for everything else.
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
    let ground = PathBuf::from(runtime).join("demo");
    std::fs::create_dir_all(&ground).context("making the demo's folder")?;
    Ok(ground)
}

#[expect(
    clippy::print_stdout,
    reason = "a command line program tells its story on stdout"
)]
fn say(words: &str) {
    println!("{words}");
}
