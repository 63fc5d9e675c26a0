// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What the terminal's book holds afterwards: printed whole, and held against the story.

use std::path::Path;

use anyhow::{Context as _, ensure};
use serde_json::Value;
use sportello_ledger::{Book, Context};

use crate::say;

/// Room that the book may take here.
const CAP: u64 = 16 * 1024 * 1024;

/// After the first citizen: one record with its receipt, and it is the story's.
pub(crate) fn first_session(state: &Path) -> anyhow::Result<()> {
    let dump = dump(state)?;
    let sessions = sessions(&dump);
    ensure!(
        sessions.len() == 1,
        "the book holds {} sessions, not one",
        sessions.len()
    );
    let record = &sessions[0]["record"];
    ensure!(
        record["rating"] == 4,
        "the rating is {}, not 4",
        record["rating"]
    );
    ensure!(
        record["help_asked"] == true,
        "the call for help is not in the record"
    );
    let tasks = record["tasks"].to_string();
    ensure!(
        tasks.contains("practise-spid"),
        "the task is not in the record: {tasks}"
    );
    ensure!(
        tasks.contains("finished"),
        "the task is not finished in the record: {tasks}"
    );
    ensure!(
        record["end"] == "citizen",
        "the session ended by {}, not by the citizen",
        record["end"]
    );
    ensure!(record["receipt"] != "failed", "the receipt is a failed one");
    ensure!(
        sessions[0]["receipt"]["checks"]
            .as_array()
            .is_some_and(|checks| !checks.is_empty()),
        "the receipt holds no check"
    );
    holds_nothing_of_a_person(&dump)?;
    say("The whole record and receipt, as the ledger holds them:");
    say(&serde_json::to_string_pretty(&sessions[0])?);
    say("And everything else that is in the book:");
    say(&serde_json::to_string_pretty(&without_sessions(dump))?);
    Ok(())
}

/// After the second citizen: two records, each with its receipt, and no session open.
pub(crate) fn both_sessions(state: &Path) -> anyhow::Result<()> {
    let dump = dump(state)?;
    let sessions = sessions(&dump);
    ensure!(
        sessions.len() == 2,
        "the book holds {} sessions, not two",
        sessions.len()
    );
    ensure!(
        dump["open_session"].is_null(),
        "a session is still marked as open"
    );
    ensure!(
        sessions[1]["record"]["rating"].is_null(),
        "the second citizen gave no rating, and the record holds {}",
        sessions[1]["record"]["rating"]
    );
    holds_nothing_of_a_person(&dump)?;
    say("The second citizen's record:");
    say(&serde_json::to_string_pretty(&sessions[1]["record"])?);
    Ok(())
}

/// The whole book in words, or why it cannot be read.
pub(crate) fn whole(state: &Path) -> String {
    dump(state).map_or_else(|error| format!("{error:#}"), |dump| format!("{dump:#}"))
}

fn dump(state: &Path) -> anyhow::Result<Value> {
    let path = state.join("book.db");
    ensure!(path.is_file(), "there is no book at {}", path.display());
    let context = Context::of_this_machine().context("asking the machine for its clocks")?;
    let (book, opened) = Book::open(&path, CAP, context).context("opening the book")?;
    ensure!(
        opened.damage.is_none(),
        "the book is damaged: {:?}",
        opened.damage
    );
    Ok(serde_json::to_value(
        book.dump().context("reading the book")?,
    )?)
}

fn sessions(dump: &Value) -> Vec<Value> {
    let rows = dump["rows"].as_array().map_or(&[][..], Vec::as_slice);
    rows.iter()
        .map(|row| &row["row"])
        .filter(|row| row["kind"] == "session")
        .cloned()
        .collect()
}

fn without_sessions(mut dump: Value) -> Value {
    if let Some(rows) = dump["rows"].as_array_mut() {
        rows.retain(|row| row["row"]["kind"] != "session");
    }
    dump
}

/// Nothing that the citizen typed, read or visited stands anywhere in the book.
fn holds_nothing_of_a_person(dump: &Value) -> anyhow::Result<()> {
    let text = dump.to_string().to_lowercase();
    for trace in [
        "maria", "girasole", "482913", "482 913", ".test", "http", "comune",
    ] {
        ensure!(!text.contains(trace), "the book holds “{trace}”");
    }
    Ok(())
}
