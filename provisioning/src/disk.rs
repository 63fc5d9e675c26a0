// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Disks that something may be written to, and those that nothing may.
//!
//! # Invariants
//! 1. A disk is written to only when it can be taken out (USB, card) and nothing of it is in
//!    use: no file system mounted, no swap, no volume built on it. The kernel is asked once
//!    more as it is opened (`O_EXCL`), so that nothing is mounted in between.
//! 2. Its own name was typed back, or given in full with `--yes-erase`.
//! 3. What was written is read back past all caches and compared before we say it is done.

pub(crate) mod esp;
pub(crate) mod write;

use std::path::PathBuf;
use std::process::Command;

use serde::{Deserialize, Serialize};

use crate::fault::{Done, Fault, Otherwise};

/// What `lsblk` is asked for.
const COLUMNS: &str = "NAME,PATH,SIZE,MODEL,SERIAL,VENDOR,TRAN,RM,HOTPLUG,RO,TYPE,MOUNTPOINTS";

#[derive(Debug, Deserialize)]
struct Listing {
    blockdevices: Vec<Device>,
}

/// A device as `lsblk` shows it.
#[derive(Debug, Clone, Deserialize)]
struct Device {
    name: String,
    path: PathBuf,
    size: u64,
    model: Option<String>,
    serial: Option<String>,
    vendor: Option<String>,
    tran: Option<String>,
    rm: bool,
    hotplug: bool,
    ro: bool,
    #[serde(rename = "type")]
    kind: String,
    #[serde(default)]
    mountpoints: Vec<Option<String>>,
    #[serde(default)]
    children: Vec<Device>,
}

/// A disk, and whether it may be written to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Disk {
    /// The kernel's name for it: what has to be typed back.
    pub(crate) name: String,
    pub(crate) path: PathBuf,
    pub(crate) bytes: u64,
    pub(crate) model: String,
    pub(crate) serial: String,
    /// Why nothing may be written to it.
    pub(crate) refused: Option<String>,
}

impl Disk {
    /// `sdb  SanDisk Ultra, 32.0 GB, serial 4C53`.
    pub(crate) fn line(&self) -> String {
        let mut text = format!("{:10} {}, {}", self.name, self.model, size(self.bytes));
        if !self.serial.is_empty() {
            text.push_str(&format!(", serial {}", self.serial));
        }
        if let Some(why) = &self.refused {
            text.push_str(&format!(" (not offered: {why})"));
        }
        text
    }
}

/// In the units that are printed on sticks.
pub(crate) fn size(bytes: u64) -> String {
    let tenths = |unit: u64| {
        let tenths = bytes.saturating_mul(10) / unit;
        format!("{}.{}", tenths / 10, tenths % 10)
    };
    match bytes {
        0..1_000_000 => format!("{bytes} bytes"),
        1_000_000..1_000_000_000 => format!("{} MB", tenths(1_000_000)),
        _ => format!("{} GB", tenths(1_000_000_000)),
    }
}

/// All disks of this machine. `loops` offers loop devices as well, for trying things out.
pub(crate) fn all(loops: bool) -> Done<Vec<Disk>> {
    let output = Command::new("lsblk")
        .args(["--json", "--bytes", "--output", COLUMNS])
        .output()
        .or_failed("lsblk cannot be run", "install util-linux")?;
    if !output.status.success() {
        return Err(Fault::failed(
            anyhow::anyhow!("lsblk: {}", String::from_utf8_lossy(&output.stderr).trim()),
            "run it yourself: `lsblk --json`",
        ));
    }
    let listing: Listing = serde_json::from_slice(&output.stdout).or_failed(
        "lsblk's answer cannot be read",
        "this needs util-linux 2.37 or later",
    )?;
    Ok(listing
        .blockdevices
        .iter()
        .filter(|device| device.size > 0)
        .filter(|device| device.kind == "disk" || (loops && device.kind == "loop"))
        .map(|device| disk(device, loops))
        .collect())
}

fn disk(device: &Device, loops: bool) -> Disk {
    let plain = |text: &Option<String>| {
        let text = text.as_deref().unwrap_or_default();
        let seen = text.chars().filter(|sign| !sign.is_control()).take(64);
        seen.collect::<String>().trim().to_owned()
    };
    let (vendor, model) = (plain(&device.vendor), plain(&device.model));
    let model = match (vendor.is_empty(), model.is_empty()) {
        (_, true) if device.kind == "loop" => "loop device".to_owned(),
        (true, true) => "unnamed disk".to_owned(),
        (true, false) => model,
        (false, true) => vendor,
        (false, false) if model.starts_with(&vendor) => model,
        (false, false) => format!("{vendor} {model}"),
    };
    Disk {
        name: device.name.clone(),
        path: device.path.clone(),
        bytes: device.size,
        model,
        serial: plain(&device.serial),
        refused: refused(device, loops),
    }
}

fn refused(device: &Device, loops: bool) -> Option<String> {
    if let Some(place) = in_use(device) {
        return Some(place);
    }
    if device.ro {
        return Some("it is write-protected".to_owned());
    }
    let removable = device.rm || device.hotplug || device.tran.as_deref() == Some("usb");
    if removable || (loops && device.kind == "loop") {
        None
    } else {
        Some("it is built into this machine".to_owned())
    }
}

/// What uses a device or anything on it.
fn in_use(device: &Device) -> Option<String> {
    if let Some(place) = device.mountpoints.iter().flatten().next() {
        return Some(match place.as_str() {
            "[SWAP]" => "it is in use as swap".to_owned(),
            "/" => "this system runs from it".to_owned(),
            place => format!("it is mounted at {place}"),
        });
    }
    device.children.iter().find_map(|child| {
        in_use(child).or_else(|| {
            (child.kind != "part")
                .then(|| format!("{} ({}) is built on it", child.name, child.kind))
        })
    })
}

/// The disk of a name, if it may be written to.
pub(crate) fn find(name: &str, loops: bool) -> Done<Disk> {
    let disks = all(loops)?;
    let bare = name.strip_prefix("/dev/").unwrap_or(name);
    let offered: Vec<&str> = disks
        .iter()
        .filter(|disk| disk.refused.is_none())
        .map(|disk| disk.name.as_str())
        .collect();
    let next = if offered.is_empty() {
        "plug in a stick; `sportello image write --list` shows all disks".to_owned()
    } else {
        format!("those that may be erased are: {}", offered.join(", "))
    };
    let Some(disk) = disks.iter().find(|disk| disk.name == bare) else {
        return Err(Fault::wrong(format!("there is no disk {name:?}"), next));
    };
    match &disk.refused {
        None => Ok(disk.clone()),
        Some(why) => Err(Fault::wrong(
            format!("{} is not erased: {why}", disk.name),
            if why.contains("mounted") {
                format!("unmount it first (umount), if it is the right one; {next}")
            } else {
                next
            },
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn device(json: &str) -> Device {
        serde_json::from_str(json).unwrap()
    }

    #[track_caller]
    fn check(extra: &str, expected: Option<&str>) {
        let json = format!(
            r#"{{"name":"sdb","path":"/dev/sdb","size":1,"model":"Ultra","serial":"4C53",
            "vendor":"SanDisk ","type":"disk",{extra}}}"#
        );
        let found = disk(&device(&json), false);
        assert_eq!(found.refused.as_deref(), expected);
        assert_eq!(found.model, "SanDisk Ultra");
    }

    const STICK: &str = r#""tran":"usb","rm":true,"hotplug":true,"ro":false"#;

    #[test]
    fn a_stick_that_nobody_uses_may_be_erased() {
        check(&format!(r#"{STICK},"mountpoints":[null]"#), None);
    }

    #[test]
    fn a_disk_inside_is_not() {
        check(
            r#""tran":"sata","rm":false,"hotplug":false,"ro":false"#,
            Some("it is built into this machine"),
        );
    }

    #[test]
    fn nor_one_that_is_in_use_anywhere_on_it() {
        let part = |inner: &str| {
            format!(
                r#"{STICK},"children":[{{"name":"sdb1","path":"/dev/sdb1","size":1,"model":null,
                "serial":null,"vendor":null,"tran":null,"rm":true,"hotplug":true,"ro":false,
                "type":"part",{inner}}}]"#
            )
        };
        check(
            &part(r#""mountpoints":[null,"/media/x"]"#),
            Some("it is mounted at /media/x"),
        );
        check(
            &part(r#""mountpoints":["/"]"#),
            Some("this system runs from it"),
        );
        check(
            &part(r#""mountpoints":["[SWAP]"]"#),
            Some("it is in use as swap"),
        );
        let volume = r#""children":[{"name":"vg-data","path":"/dev/mapper/vg-data","size":1,
            "model":null,"serial":null,"vendor":null,"tran":null,"rm":false,"hotplug":false,
            "ro":false,"type":"lvm","mountpoints":[null]}]"#;
        check(&part(volume), Some("vg-data (lvm) is built on it"));
    }

    #[test]
    fn nor_one_that_is_write_protected() {
        check(
            r#""tran":"usb","rm":true,"hotplug":true,"ro":true"#,
            Some("it is write-protected"),
        );
    }

    #[test]
    fn sizes_are_those_that_are_printed_on_sticks() {
        assert_eq!(size(999), "999 bytes");
        assert_eq!(size(64_000_000), "64.0 MB");
        assert_eq!(size(31_914_983_424), "31.9 GB");
    }
}
