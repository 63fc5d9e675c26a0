// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! An image onto a stick.

use std::io::{BufRead, IsTerminal};
use std::path::PathBuf;

use serde::Serialize;

use crate::cli::Desk;
use crate::disk::write::{Image, Written};
use crate::disk::{self, Disk, esp, size};
use crate::fault::{Done, Fault, Otherwise};
use crate::printer::{Answer, Printer};
use crate::region::read_bytes;

/// Name that the installer looks for on the boot partition.
const UNATTENDED: &str = "sportello-install.toml";

#[derive(Debug, clap::Args)]
pub(crate) struct Write {
    /// The image: a disk image, packed with zstd or not.
    #[arg(required_unless_present = "list")]
    image: Option<PathBuf>,
    /// The disk, such as sdb; asked for unless given.
    #[arg(long, value_name = "DISK")]
    to: Option<String>,
    /// For scripts: erase this disk without asking. Its name has to be given in full.
    #[arg(long, value_name = "DISK", conflicts_with = "to")]
    yes_erase: Option<String>,
    /// SHA-256 that the image file must have.
    #[arg(long, value_name = "HEX")]
    sha256: Option<String>,
    /// Put this file onto the stick as sportello-install.toml: the PC installs itself.
    #[arg(long, value_name = "FILE")]
    unattended: Option<PathBuf>,
    /// Only list the disks, and say which may be erased.
    #[arg(long)]
    list: bool,
    /// Offer loop devices as well, for trying it out.
    #[arg(long)]
    loops: bool,
}

#[derive(Debug, Serialize)]
struct Disks {
    disks: Vec<Disk>,
}

impl Answer for Disks {
    fn text(&self) -> String {
        let lines: Vec<String> = self.disks.iter().map(Disk::line).collect();
        lines.join("\n")
    }
}

#[derive(Debug, Serialize)]
struct OnDisk {
    disk: Disk,
    bytes: u64,
    sha256: String,
    image_sha256: String,
    unattended: bool,
}

impl Answer for OnDisk {
    fn text(&self) -> String {
        let mut text = format!(
            "{}: {} written, read back and compared (SHA-256 {})",
            self.disk.name,
            size(self.bytes),
            self.sha256
        );
        if self.unattended {
            text.push_str(&format!("\n{UNATTENDED} is on its boot partition"));
        }
        text
    }
}

impl Write {
    pub(crate) fn run(self, desk: &Desk) -> Done {
        let printer = desk.printer;
        if self.list {
            let disks = disk::all(self.loops)?;
            return printer.answer(&Disks { disks });
        }
        let Some(path) = &self.image else {
            return Err(Fault::wrong("no image was named", "name the image file"));
        };
        let unattended = match &self.unattended {
            None => None,
            Some(path) => Some(installable(path)?),
        };
        // Before the disk is asked for: a damaged image erases nothing.
        let mut image = Image::open(path, printer)?;
        if let Some(wanted) = &self.sha256
            && !wanted.trim().eq_ignore_ascii_case(&image.file_sha256)
        {
            return Err(Fault::wrong(
                format!("{} is not the file with that SHA-256", path.display()),
                "copy the image again; nothing was erased",
            ));
        }
        let disk = match &self.yes_erase {
            Some(name) => disk::find(name, self.loops)?,
            None => self.choose(printer)?,
        };
        printer.detail(format!("image SHA-256 {}", image.file_sha256));
        let Written { bytes, sha256 } = image.write_to(&disk, printer)?;
        if let Some(bytes) = &unattended {
            esp::put(&disk.path, UNATTENDED, bytes)?;
        }
        printer.answer(&OnDisk {
            disk,
            bytes,
            sha256,
            image_sha256: image.file_sha256.clone(),
            unattended: unattended.is_some(),
        })?;
        printer.talk("done: pull the stick out and boot the PC from it");
        Ok(())
    }

    /// Shows the disks and has the name of one typed back.
    fn choose(&self, printer: Printer) -> Done<Disk> {
        if !std::io::stdin().is_terminal() {
            return Err(Fault::wrong(
                "nobody is here to say which disk may be erased",
                "run this in a terminal, or name the disk in full: --yes-erase sdb",
            ));
        }
        let disk = match &self.to {
            Some(name) => disk::find(name, self.loops)?,
            None => {
                for disk in disk::all(self.loops)? {
                    printer.talk(disk.line());
                }
                let name = typed(printer, "Which one? Type its name:")?;
                disk::find(&name, self.loops)?
            }
        };
        printer.talk(format!(
            "EVERYTHING on {} will be erased: {}, {}{}",
            disk.name,
            disk.model,
            size(disk.bytes),
            if disk.serial.is_empty() {
                String::new()
            } else {
                format!(", serial {}", disk.serial)
            }
        ));
        let back = typed(
            printer,
            &format!("Type {} to erase it, anything else to stop:", disk.name),
        )?;
        if back == disk.name {
            Ok(disk)
        } else {
            Err(Fault::wrong(
                "the name was not typed back",
                "nothing was erased; run the command again when you are sure",
            ))
        }
    }
}

fn typed(printer: Printer, question: &str) -> Done<String> {
    printer.talk(question);
    let mut line = String::new();
    std::io::stdin()
        .lock()
        .read_line(&mut line)
        .or_failed("nothing could be read", "run this in a terminal")?;
    Ok(line.trim().to_owned())
}

/// The answers for the installer, if they can be read at all.
fn installable(path: &std::path::Path) -> Done<Vec<u8>> {
    let bytes = read_bytes(path, esp::LARGEST)?;
    let next = "mend the line that is named; docs/admin.md says what may stand there";
    let text = std::str::from_utf8(&bytes).or_asked(path.display(), next)?;
    let _table: toml::Table = toml::from_str(text).or_asked(path.display(), next)?;
    Ok(bytes)
}
