// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Which sticks are plugged in: what the kernel says in `/sys`, and udev in its database.
//!
//! Names that a stick gives itself (label, maker) are neither read nor kept.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::Setup;

/// Most entries that are looked at.
const MOST_ENTRIES: usize = 512;
/// What udev knows of one device is a page or two.
const MAX_RECORD: u64 = 64 * 1024;

/// A file system on a stick.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    /// What to mount.
    pub(super) device: PathBuf,
    /// The kernel's number of the device, and of its life: a stick that comes again is another.
    pub(super) number: String,
    pub(super) kind: Option<Kind>,
}

/// A kind of file system that a terminal mounts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Fat,
    ExFat,
    Ext4,
}

impl Kind {
    fn named(name: &str) -> Option<Self> {
        match name {
            "vfat" | "msdos" => Some(Self::Fat),
            "exfat" => Some(Self::ExFat),
            "ext2" | "ext3" | "ext4" => Some(Self::Ext4),
            _ => None,
        }
    }
}

/// All of them, in the kernel's order. What udev has not looked at yet is not there yet.
pub(super) fn scan(setup: &Setup) -> Vec<Found> {
    let class = setup.sys.join("class/block");
    let Ok(entries) = fs::read_dir(&class) else {
        return Vec::new();
    };
    let in_use = in_use(&setup.at);
    let mut found: Vec<Found> = entries
        .flatten()
        .take(MOST_ENTRIES)
        .filter_map(|entry| one(setup, &entry.path(), &in_use))
        .collect();
    found.sort_by(|one, other| one.device.cmp(&other.device));
    found
}

fn one(setup: &Setup, entry: &Path, in_use: &BTreeSet<String>) -> Option<Found> {
    let name = entry.file_name()?.to_str()?;
    if !name.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return None;
    }
    // Where the device really is: the path through the bus.
    let device = fs::canonicalize(entry).ok()?;
    if !on_usb(&device) {
        return None;
    }
    let is_partition = device.join("partition").exists();
    let disk = if is_partition {
        device.parent()?.to_owned()
    } else {
        device.clone()
    };
    if is_used(&disk, in_use) {
        return None;
    }
    let number = fs::read_to_string(device.join("dev")).ok()?;
    let number = number.trim();
    let record = record(&setup.udev.join(format!("b{number}")))?;
    let said = |wanted: &str| {
        record.lines().find_map(|line| {
            line.strip_prefix("E:")?
                .strip_prefix(wanted)?
                .strip_prefix('=')
        })
    };
    // A disk that is divided is looked at part by part; parts without content are none.
    if !is_partition && (said("ID_PART_TABLE_TYPE").is_some() || has_parts(&device)) {
        return None;
    }
    let usage = said("ID_FS_USAGE");
    if is_partition && usage.is_none() {
        return None;
    }
    let size = fs::read_to_string(device.join("size")).ok()?;
    if size.trim() == "0" {
        return None;
    }
    let life = fs::read_to_string(device.join("diskseq"))
        .or_else(|_| fs::read_to_string(disk.join("diskseq")))
        .unwrap_or_default();
    Some(Found {
        device: setup.dev.join(name),
        number: format!("{number}/{}", life.trim()),
        kind: said("ID_FS_TYPE")
            .filter(|_| usage == Some("filesystem"))
            .and_then(Kind::named),
    })
}

/// A folder of the path is a USB bus.
fn on_usb(device: &Path) -> bool {
    device.iter().filter_map(|part| part.to_str()).any(|part| {
        part.strip_prefix("usb")
            .is_some_and(|bus| !bus.is_empty() && bus.bytes().all(|byte| byte.is_ascii_digit()))
    })
}

fn parts(disk: &Path) -> impl Iterator<Item = PathBuf> {
    fs::read_dir(disk)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.join("partition").exists())
}

fn has_parts(disk: &Path) -> bool {
    parts(disk).next().is_some()
}

/// The terminal itself runs from it: something of it is mounted elsewhere, or held.
fn is_used(disk: &Path, in_use: &BTreeSet<String>) -> bool {
    parts(disk).chain([disk.to_owned()]).any(|part| {
        let number = fs::read_to_string(part.join("dev")).unwrap_or_default();
        let is_held =
            fs::read_dir(part.join("holders")).is_ok_and(|mut holders| holders.next().is_some());
        is_held || in_use.contains(number.trim())
    })
}

/// Numbers of the devices that are mounted outside of the sticks' folder.
fn in_use(at: &Path) -> BTreeSet<String> {
    let mounts = fs::read_to_string("/proc/self/mountinfo").unwrap_or_default();
    mounts
        .lines()
        .filter_map(|line| {
            let mut fields = line.split(' ');
            let number = fields.nth(2)?;
            let point = fields.nth(1)?;
            (!Path::new(point).starts_with(at)).then(|| number.to_owned())
        })
        .collect()
}

fn record(file: &Path) -> Option<String> {
    let size = fs::metadata(file).ok()?.len();
    (size <= MAX_RECORD)
        .then(|| fs::read_to_string(file).ok())
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::symlink;

    /// A machine of folders.
    struct Machine {
        folder: tempfile::TempDir,
    }

    impl Machine {
        fn new() -> Self {
            let folder = tempfile::tempdir().unwrap();
            for made in ["sys/class/block", "udev", "dev", "at"] {
                fs::create_dir_all(folder.path().join(made)).unwrap();
            }
            Self { folder }
        }

        fn setup(&self) -> Setup {
            let place = |name: &str| self.folder.path().join(name);
            Setup {
                sys: place("sys"),
                udev: place("udev"),
                dev: place("dev"),
                at: place("at"),
                owner: 703,
            }
        }

        /// Plugs a device in below `bus`; `parent` is its disk, where it is a part of one.
        fn plug(&self, bus: &str, parent: Option<&str>, name: &str, number: &str, said: &str) {
            let sys = self.setup().sys;
            let mut device = sys.join("devices").join(bus);
            device.extend(parent);
            device.push(name);
            fs::create_dir_all(device.join("holders")).unwrap();
            fs::write(device.join("dev"), format!("{number}\n")).unwrap();
            fs::write(device.join("size"), "2048\n").unwrap();
            if parent.is_some() {
                fs::write(device.join("partition"), "1\n").unwrap();
            }
            let link = sys.join("class/block").join(name);
            symlink(&device, link).unwrap();
            if !said.is_empty() {
                fs::write(self.setup().udev.join(format!("b{number}")), said).unwrap();
            }
        }

        fn found(&self) -> Vec<(String, Option<Kind>)> {
            let name = |found: Found| {
                let name = found.device.file_name().unwrap().to_str().unwrap();
                (name.to_owned(), found.kind)
            };
            scan(&self.setup()).into_iter().map(name).collect()
        }
    }

    const USB: &str = "pci0000:00/0000:00:14.0/usb2/2-1/2-1:1.0/host4/target4:0:0/block";
    const DISK: &str = "E:ID_BUS=usb\nE:ID_PART_TABLE_TYPE=dos\n";

    fn filesystem(kind: &str) -> String {
        format!("E:ID_FS_LABEL=MARIO_ROSSI\nE:ID_FS_TYPE={kind}\nE:ID_FS_USAGE=filesystem\n")
    }

    #[test]
    fn parts_with_a_file_system_are_found_and_the_disk_around_them_is_not() {
        let machine = Machine::new();
        machine.plug(USB, None, "sdz", "8:400", DISK);
        machine.plug(USB, Some("sdz"), "sdz1", "8:401", &filesystem("vfat"));
        machine.plug(USB, Some("sdz"), "sdz2", "8:402", &filesystem("ext4"));
        machine.plug(USB, Some("sdz"), "sdz3", "8:403", "E:ID_BUS=usb\n");
        let expected = [
            ("sdz1".to_owned(), Some(Kind::Fat)),
            ("sdz2".to_owned(), Some(Kind::Ext4)),
        ];
        assert_eq!(machine.found(), expected);
    }

    #[test]
    fn a_stick_without_parts_is_one_itself() {
        let machine = Machine::new();
        machine.plug(USB, None, "sdz", "8:400", &filesystem("exfat"));
        assert_eq!(machine.found(), [("sdz".to_owned(), Some(Kind::ExFat))]);
    }

    #[test]
    fn what_is_not_known_is_told_apart_from_what_is_not_there() {
        let machine = Machine::new();
        machine.plug(USB, None, "sdx", "8:400", &filesystem("ntfs"));
        machine.plug(USB, None, "sdy", "8:410", "E:ID_BUS=usb\n");
        // udev has not looked yet.
        machine.plug(USB, None, "sdz", "8:420", "");
        let expected = [("sdx".to_owned(), None), ("sdy".to_owned(), None)];
        assert_eq!(machine.found(), expected);
    }

    #[test]
    fn a_disk_of_the_machine_is_no_stick() {
        let machine = Machine::new();
        let inside = "pci0000:00/0000:00:1f.2/ata1/host0/block";
        machine.plug(inside, None, "sda", "8:0", &filesystem("ext4"));
        // One that looks like a bus of that name by its own.
        let trick = "pci0000:00/usbx/block";
        machine.plug(trick, None, "sdb", "8:16", &filesystem("vfat"));
        assert_eq!(machine.found(), []);
    }

    #[test]
    fn the_stick_that_the_terminal_runs_from_is_left_alone() {
        let machine = Machine::new();
        let mounts = fs::read_to_string("/proc/self/mountinfo").unwrap();
        let mounted = mounts.lines().next().unwrap().split(' ').nth(2).unwrap();
        machine.plug(USB, None, "sdz", "8:400", DISK);
        machine.plug(USB, Some("sdz"), "sdz1", mounted, &filesystem("ext4"));
        machine.plug(USB, Some("sdz"), "sdz2", "8:402", &filesystem("vfat"));
        assert_eq!(machine.found(), []);
        // Neither is one that something stands on (dm-verity).
        let machine = Machine::new();
        machine.plug(USB, None, "sdz", "8:400", DISK);
        machine.plug(USB, Some("sdz"), "sdz1", "8:401", &filesystem("vfat"));
        let held = machine.setup().sys.join("class/block/sdz1/holders/dm-0");
        fs::write(held, "").unwrap();
        assert_eq!(machine.found(), []);
    }

    #[test]
    fn a_stick_that_comes_again_is_another() {
        let machine = Machine::new();
        machine.plug(USB, None, "sdz", "8:400", &filesystem("vfat"));
        let sequence = machine.setup().sys.join("class/block/sdz/diskseq");
        fs::write(&sequence, "7\n").unwrap();
        let before = scan(&machine.setup());
        fs::write(&sequence, "8\n").unwrap();
        assert_ne!(scan(&machine.setup()), before);
    }

    #[test]
    fn a_record_beyond_all_bounds_is_not_read() {
        let machine = Machine::new();
        let endless = filesystem("vfat").repeat(4000);
        machine.plug(USB, None, "sdz", "8:400", &endless);
        assert_eq!(machine.found(), []);
    }
}
