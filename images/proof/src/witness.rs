// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Somebody inside a machine that is proven: a program that the firmware hands to systemd. The
//! image takes such things from nobody (`systemd.import_credentials=no`); the proof says
//! otherwise on the command line, which Secure Boot would not let it do.

use std::io::{BufRead as _, BufReader, Write as _};
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context as _, bail};
use data_encoding::{BASE64, HEXLOWER};

use crate::scan::Canary;

const PROGRAM: &str = include_str!("../witness.pl");
const UNIT: &str = "\
[Unit]
Description=Witness of a proof

[Service]
ImportCredential=witness.pl
ExecStart=/usr/bin/perl %d/witness.pl
";
/// One answer; a terminal without hardware help is slow.
const PATIENCE: Duration = Duration::from_secs(180);

/// The other end of its port.
#[derive(Debug)]
pub(crate) struct Witness {
    lines: BufReader<UnixStream>,
}

fn door(folder: &Path) -> PathBuf {
    folder.join("witness.sock")
}

/// Gives a machine the port; what its command line and its firmware's strings must say.
/// `drop_ins` are units and what is said of them otherwise.
pub(crate) fn introduce(
    command: &mut Command,
    folder: &Path,
    drop_ins: &[(&str, &str)],
) -> anyhow::Result<(&'static str, String)> {
    let door = door(folder);
    if door.exists() {
        std::fs::remove_file(&door)?;
    }
    command
        .args(["-device", "virtio-serial-pci", "-chardev"])
        .arg(format!(
            "socket,id=witness,path={},server=on,wait=off",
            door.display()
        ))
        .args([
            "-device",
            "virtserialport,chardev=witness,name=sportello.witness",
        ]);
    let string = |name: &str, text: &str| {
        let text = BASE64.encode(text.as_bytes());
        format!(",value=io.systemd.credential.binary:{name}={text}")
    };
    let mut strings = string("systemd.extra-unit.witness.service", UNIT);
    strings += &string("witness.pl", PROGRAM);
    for (unit, text) in drop_ins {
        strings += &string(&format!("systemd.unit-dropin.{unit}"), text);
    }
    Ok((
        "systemd.import_credentials=yes systemd.wants=witness.service",
        strings,
    ))
}

impl Witness {
    pub(crate) fn hear(folder: &Path) -> anyhow::Result<Self> {
        let stream = UnixStream::connect(door(folder)).context("there is no witness")?;
        stream.set_read_timeout(Some(PATIENCE))?;
        Ok(Self {
            lines: BufReader::new(stream),
        })
    }

    /// Remembers what stands now.
    pub(crate) fn note(&mut self) -> anyhow::Result<()> {
        self.ask("note").map(drop)
    }

    /// Puts the word where a page cannot reach.
    pub(crate) fn plant(&mut self, canary: &Canary) -> anyhow::Result<()> {
        let word = HEXLOWER.encode(canary.text().as_bytes());
        self.ask(&format!("plant {word}")).map(drop)
    }

    /// What stands that did not stand when it noted.
    pub(crate) fn left(&mut self) -> anyhow::Result<Vec<String>> {
        self.ask("left")
    }

    fn ask(&mut self, order: &str) -> anyhow::Result<Vec<String>> {
        writeln!(self.lines.get_mut(), "{order}")?;
        let mut said = Vec::new();
        loop {
            let mut line = String::new();
            let read = self
                .lines
                .read_line(&mut line)
                .context("the witness does not answer")?;
            if read == 0 {
                bail!("the witness is gone");
            }
            let line = line.trim_end();
            if line == "done" {
                return Ok(said);
            }
            if let Some(why) = line.strip_prefix("failed: ") {
                bail!("the witness cannot {order:.5}: {why}");
            }
            if let Some(what) = line.strip_prefix("left ") {
                said.push(what.to_owned());
            }
        }
    }
}
