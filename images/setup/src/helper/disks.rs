// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The disks of this machine, as `lsblk` tells of them. What a disk says of itself (model,
//! labels) is hostile text and cleaned before anyone sees it.

use std::collections::HashMap;

use serde::{Deserialize, Deserializer};
use tracing::error;

use super::config::Config;
use super::layout::Layout;
use super::program;
use crate::wire::{Disk, Holds, MAX_LIST, Refusal};

pub const ESP: &str = "c12a7328-f81f-11d2-ba4b-00a0c93ec93b";
pub const ROOT: &str = "4f68bce3-e8cd-4db1-96e7-fbcaf984b709";
pub const VERITY: &str = "2c7357ed-ebd2-46d9-aec1-23d437ec2bf5";
pub const GENERIC: &str = "0fc63daf-8483-4772-8e79-3d69d8477de4";
/// Label of the ESP until the installation has come to its end.
pub const UNFINISHED: &str = "sportello-unfinished";
/// Label of what survives an update.
pub const STATE: &str = "state";

/// Labels told of for one disk.
const MAX_LABELS: usize = 8;
/// Letters of a name told of.
const MAX_NAME: usize = 48;
const GIB: u64 = 1 << 30;

/// A block device and what stands on it.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Node {
    pub path: String,
    #[serde(rename = "type")]
    pub kind: String,
    pub size: u64,
    #[serde(default, deserialize_with = "text")]
    pub model: String,
    #[serde(default, deserialize_with = "text")]
    pub serial: String,
    #[serde(default)]
    pub rm: bool,
    #[serde(default)]
    pub hotplug: bool,
    #[serde(default)]
    pub ro: bool,
    #[serde(default, deserialize_with = "text")]
    pub tran: String,
    #[serde(default, deserialize_with = "text")]
    pub pttype: String,
    #[serde(default, deserialize_with = "text")]
    pub parttype: String,
    #[serde(default, deserialize_with = "text")]
    pub partlabel: String,
    #[serde(default, deserialize_with = "text")]
    pub partuuid: String,
    #[serde(default, deserialize_with = "text")]
    pub fstype: String,
    #[serde(default, deserialize_with = "text")]
    pub label: String,
    #[serde(default)]
    pub mountpoints: Vec<Option<String>>,
    #[serde(default)]
    pub children: Vec<Node>,
}

impl Node {
    /// The partitions of a type, in their order on the disk.
    pub fn parts(&self, kind: &str) -> Vec<&Node> {
        self.children
            .iter()
            .filter(|part| part.parttype.eq_ignore_ascii_case(kind))
            .collect()
    }

    /// Something on it is mounted, swapped to or held by another device.
    fn is_in_use(&self) -> bool {
        let mounted = self.mountpoints.iter().any(Option::is_some);
        let held = self.kind == "part" && !self.children.is_empty();
        mounted || held || self.children.iter().any(Self::is_in_use)
    }

    pub fn is_removable(&self) -> bool {
        self.rm || self.hotplug || self.tran == "usb"
    }
}

fn text<'de, D: Deserializer<'de>>(source: D) -> Result<String, D::Error> {
    Ok(Option::<String>::deserialize(source)?.unwrap_or_default())
}

/// All block devices: what they are as udev knows it, what is on them as it stands there now.
///
/// # Errors
/// When they cannot be listed.
pub async fn nodes() -> Result<Vec<Node>, Refusal> {
    let mut nodes = list(
        "PATH,TYPE,SIZE,MODEL,SERIAL,RM,HOTPLUG,RO,TRAN,MOUNTPOINTS",
        &[],
    )
    .await?;
    // udev is told of a changed label late or, by an installation, not at all.
    let content = "PATH,TYPE,SIZE,PTTYPE,PARTTYPE,PARTLABEL,PARTUUID,FSTYPE,LABEL";
    let read = list(content, &["--properties-by", "blkid"]).await?;
    let mut by_path = HashMap::new();
    gather(read, &mut by_path);
    nodes.iter_mut().for_each(|node| fill(node, &by_path));
    Ok(nodes)
}

async fn list(columns: &str, how: &[&str]) -> Result<Vec<Node>, Refusal> {
    #[derive(Deserialize)]
    struct Listing {
        blockdevices: Vec<Node>,
    }
    let arguments = ["--json", "--tree", "--bytes", "--output", columns];
    let said = program::run("lsblk", arguments.iter().chain(how))
        .await
        .map_err(|failed| machine(&failed))?;
    let listing: Listing = serde_json::from_slice(&said).map_err(|failed| machine(&failed))?;
    Ok(listing.blockdevices)
}

fn gather(nodes: Vec<Node>, by_path: &mut HashMap<String, Node>) {
    for mut node in nodes {
        gather(std::mem::take(&mut node.children), by_path);
        by_path.insert(node.path.clone(), node);
    }
}

fn fill(node: &mut Node, by_path: &HashMap<String, Node>) {
    if let Some(read) = by_path.get(&node.path) {
        node.pttype.clone_from(&read.pttype);
        node.parttype.clone_from(&read.parttype);
        node.partlabel.clone_from(&read.partlabel);
        node.partuuid.clone_from(&read.partuuid);
        node.fstype.clone_from(&read.fstype);
        node.label.clone_from(&read.label);
    }
    node.children
        .iter_mut()
        .for_each(|part| fill(part, by_path));
}

/// What failed goes to the journal; the screens say that the machine failed.
pub fn machine(failed: &dyn std::error::Error) -> Refusal {
    error!("{failed}");
    Refusal::Machine
}

/// The disks that the system could be written to, each with the reason if it cannot be.
/// `running` is the disk that the system runs from.
#[must_use]
pub fn offered(
    config: &Config,
    nodes: &[Node],
    running: Option<&str>,
    layout: &Layout,
) -> Vec<Disk> {
    nodes
        .iter()
        .filter(|node| node.kind == "disk" || (config.loops && node.kind == "loop"))
        .filter(|node| node.size > 0 && !is_of_memory(&node.path))
        .take(MAX_LIST)
        .map(|node| disk(node, running, layout))
        .collect()
}

/// Compressed memory and the like call themselves disks.
fn is_of_memory(path: &str) -> bool {
    ["/dev/zram", "/dev/ram", "/dev/mtdblock", "/dev/fd"]
        .iter()
        .any(|start| path.starts_with(start))
}

fn disk(node: &Node, running: Option<&str>, layout: &Layout) -> Disk {
    let model = shown(&node.model);
    let device = node.path.trim_start_matches("/dev/").to_owned();
    let labels = node
        .children
        .iter()
        .chain([node])
        .map(
            |part| match (part.label.as_str(), part.partlabel.as_str()) {
                ("", name) | (name, _) => shown(name),
            },
        )
        .filter(|name| !name.is_empty())
        .take(MAX_LABELS)
        .collect();
    Disk {
        confirm: if model.is_empty() {
            device
        } else {
            model.clone()
        },
        path: node.path.clone(),
        model,
        serial: shown(&node.serial),
        bytes: node.size,
        removable: node.is_removable(),
        holds: holds(node),
        labels,
        unfit: unfit(node, running, layout),
    }
}

fn unfit(node: &Node, running: Option<&str>, layout: &Layout) -> Option<Refusal> {
    let least = layout.least();
    if running == Some(node.path.as_str()) {
        Some(Refusal::DiskRunning)
    } else if node.ro {
        Some(Refusal::DiskReadOnly)
    } else if node.size < least {
        Some(Refusal::DiskTooSmall {
            need_gib: u32::try_from(least.div_ceil(GIB)).unwrap_or(u32::MAX),
            has_gib: u32::try_from(node.size / GIB).unwrap_or(u32::MAX),
        })
    } else if node.is_in_use() {
        Some(Refusal::DiskInUse)
    } else {
        None
    }
}

fn holds(node: &Node) -> Holds {
    let esp = node.parts(ESP);
    if esp.iter().any(|part| part.partlabel == UNFINISHED) {
        Holds::Unfinished
    } else if state_of(node).is_some() && node.parts(ROOT).len() >= 2 && !esp.is_empty() {
        Holds::Sportello
    } else if node.children.is_empty() && node.pttype.is_empty() && node.fstype.is_empty() {
        Holds::Nothing
    } else {
        Holds::Data
    }
}

/// The partition that survives updates.
#[must_use]
pub fn state_of(node: &Node) -> Option<&Node> {
    node.parts(GENERIC)
        .into_iter()
        .find(|part| part.partlabel == STATE && part.fstype == "ext4")
}

/// A name for showing: printable, on one line, not longer than a name is, and without marks
/// that turn the reading direction.
#[must_use]
pub fn shown(name: &str) -> String {
    let mut clean = String::new();
    let mut gap = false;
    for letter in name.chars() {
        let hidden = letter.is_control()
            || matches!(u32::from(letter), 0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x206F
                | 0xFEFF | 0xFFFD | 0xE0000..=0xE0FFF);
        if letter.is_whitespace() || letter == '_' {
            gap = !clean.is_empty();
        } else if !hidden {
            if std::mem::take(&mut gap) {
                clean.push(' ');
            }
            clean.push(letter);
        }
        if clean.chars().count() >= MAX_NAME {
            break;
        }
    }
    clean
}

/// Whether a person typed this disk's name: case and spaces do not matter.
#[must_use]
pub fn is_named(disk: &Disk, typed: &str) -> bool {
    let plain = |text: &str| -> String {
        text.chars()
            .filter(|letter| !letter.is_whitespace())
            .flat_map(char::to_lowercase)
            .collect()
    };
    !typed.trim().is_empty() && plain(&disk.confirm) == plain(typed)
}

#[cfg(test)]
mod tests;
