// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A password, typed unseen twice or piped in once.

use std::io::{BufRead, IsTerminal, Write};

use anyhow::Context;
use rustix::termios::{LocalModes, OptionalActions, Termios, tcgetattr, tcsetattr};

use super::{Fault, asked};

/// Longest that is read, bytes.
const LONGEST: u64 = 4096;

pub(super) fn password() -> Result<String, Fault> {
    let stdin = std::io::stdin();
    if !stdin.is_terminal() {
        return line(stdin.lock());
    }
    let first = unseen("Password: ")?;
    let second = unseen("The same again: ")?;
    if first == second {
        Ok(first)
    } else {
        Err(asked(anyhow::anyhow!("the two passwords differ")))
    }
}

fn unseen(question: &str) -> Result<String, Fault> {
    let stdin = std::io::stdin();
    let mut stderr = std::io::stderr().lock();
    write!(stderr, "{question}")?;
    stderr.flush()?;
    let before = tcgetattr(&stdin).context("the terminal cannot be asked")?;
    let mut silent = before.clone();
    silent.local_modes.remove(LocalModes::ECHO);
    tcsetattr(&stdin, OptionalActions::Flush, &silent).context("the terminal cannot be set")?;
    let _echo = Echo(before);
    let typed = line(stdin.lock());
    writeln!(stderr)?;
    typed
}

/// Gives the terminal its echo back, whatever happens.
struct Echo(Termios);

impl Drop for Echo {
    fn drop(&mut self) {
        // The shell sets its terminal right itself if this fails.
        let _restored = tcsetattr(std::io::stdin(), OptionalActions::Now, &self.0);
    }
}

fn line(source: impl BufRead) -> Result<String, Fault> {
    let mut text = String::new();
    source
        .take(LONGEST)
        .read_line(&mut text)
        .context("the password could not be read")?;
    let text = text.trim_end_matches(['\r', '\n']).to_owned();
    if text.is_empty() {
        return Err(asked(anyhow::anyhow!(
            "no password was given: type it, or pipe it in"
        )));
    }
    Ok(text)
}
