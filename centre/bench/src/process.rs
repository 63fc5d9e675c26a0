// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What a running program costs, as the kernel counts it, and its end.

use std::process::{Child, Command, Stdio};

use anyhow::Context;

/// A program that ends with us.
#[derive(Debug)]
pub(crate) struct Running(Child);

impl Running {
    pub(crate) fn start(command: &mut Command) -> anyhow::Result<Self> {
        let name = command.get_program().to_string_lossy().into_owned();
        command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .spawn()
            .map(Self)
            .with_context(|| format!("{name} does not start"))
    }

    pub(crate) fn pid(&self) -> u32 {
        self.0.id()
    }

    /// Fails when the program has ended by itself.
    pub(crate) fn still_runs(&mut self) -> anyhow::Result<()> {
        match self.0.try_wait()? {
            None => Ok(()),
            Some(status) => anyhow::bail!("it ended by itself: {status}"),
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // One that has ended already cannot be killed, and is reaped all the same.
        let _ended = self.0.kill();
        let _reaped = self.0.wait();
    }
}

/// Memory of a process, in MB of 1,000,000 bytes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Memory {
    /// `Rss`: everything resident, program text included.
    pub(crate) resident: f64,
    /// `Private_Dirty`: what no other process shares and no file backs.
    pub(crate) private_dirty: f64,
    /// `Private_Clean`: pages of files, mostly program text, that nobody else has mapped.
    pub(crate) private_clean: f64,
}

pub(crate) fn memory(pid: u32) -> anyhow::Result<Memory> {
    let path = format!("/proc/{pid}/smaps_rollup");
    let text = std::fs::read_to_string(&path).with_context(|| path.clone())?;
    let field = |name: &str| {
        text.lines()
            .find_map(|line| line.strip_prefix(name)?.trim().strip_suffix(" kB"))
            .and_then(|number| number.trim().parse::<f64>().ok())
            .map(|kib| kib * 1024.0 / 1e6)
            .with_context(|| format!("{path} has no {name}"))
    };
    Ok(Memory {
        resident: field("Rss:")?,
        private_dirty: field("Private_Dirty:")?,
        private_clean: field("Private_Clean:")?,
    })
}

/// Processor time so far, all threads, in clock ticks of 10 ms.
pub(crate) fn ticks(pid: u32) -> anyhow::Result<u64> {
    let path = format!("/proc/{pid}/stat");
    let text = std::fs::read_to_string(&path).with_context(|| path.clone())?;
    // The name may hold spaces and brackets: fields are counted from its end.
    let fields: Vec<&str> = text
        .rsplit_once(") ")
        .map(|(_, rest)| rest.split(' ').collect())
        .unwrap_or_default();
    let number =
        |at: usize| -> anyhow::Result<u64> { Ok(fields.get(at).context("a short line")?.parse()?) };
    Ok(number(11)? + number(12)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_own_cost_can_be_read() {
        let own = std::process::id();
        let before = ticks(own).unwrap();
        let memory = memory(own).unwrap();
        assert!(memory.resident > memory.private_dirty && memory.private_dirty > 0.0);
        assert!(memory.private_clean >= 0.0);
        assert!(ticks(own).unwrap() >= before);
    }

    #[test]
    fn a_program_that_ended_is_told() {
        let mut running = Running::start(&mut Command::new("true")).unwrap();
        let _reaped = running.0.wait();
        assert!(running.still_runs().is_err());
        assert!(Running::start(&mut Command::new("/nonexistent")).is_err());
    }
}
