// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Writes the running system to a disk.
//!
//! # Invariants
//! 1. Nothing on the disk is touched before every question that can be asked beforehand was:
//!    its own name typed back, not the running one, large enough, nothing of it in use, the
//!    medium complete.
//! 2. From the first write to the last the disk carries the label [`UNFINISHED`] and a boot menu
//!    that says so; slots are named only after what landed in them was read back and is what the
//!    root hash of the signed command line says.
//! 3. The kernel's file comes last but one, the mark goes last.

use std::path::{Path, PathBuf};
use std::time::Duration;

use tracing::{error, info, warn};

use super::config::Config;
use super::disks::{self, ESP, Node, ROOT, UNFINISHED, VERITY, is_named, machine, offered};
use super::layout::Layout;
use super::medium::Medium;
use super::program::{self, ProgramError};
use super::seed::Seed;
use crate::wire::{Disk, Holds, Progress, Refusal, Step};

pub mod boot;
pub mod copy;
pub mod mount;

use mount::Mounted;

/// How often parting is tried, and how long it rests in between.
const PARTING_TRIES: u8 = 3;
const BETWEEN: Duration = Duration::from_secs(1);

/// What to write where; the person's words included.
#[derive(Debug, Clone)]
pub struct Order {
    pub disk: String,
    pub typed: String,
    pub keep_state: bool,
    /// What the installed terminal finds at its first start.
    pub seed: Seed,
}

/// Installs; `tell` hears how far it has come.
///
/// # Errors
/// Why it was not begun, or why the disk says that it was not finished.
pub async fn install(
    config: &Config,
    order: &Order,
    tell: impl Fn(Progress) + Clone + Send + 'static,
) -> Result<(), Refusal> {
    let ready = check(config, order).await?;
    info!(keeping = order.keep_state, "installing");
    let step = |step, permille| tell(Progress { step, permille });
    step(Step::Parting, 0);
    let parts = part(config, order, &ready).await?;
    step(Step::Parting, 30);
    let medium_esp = Mounted::read_only(config, &ready.esp, "medium").await;
    let medium_esp = medium_esp.map_err(|_| Refusal::Medium)?;
    {
        let esp = Mounted::writable(config, &parts.esp, "esp").await?;
        boot::say_unfinished(medium_esp.path(), esp.path())?;
        esp.close().await?;
    }
    step(Step::Copying, 40);
    let (medium, total) = (
        &ready.medium,
        ready.medium.root.bytes + ready.medium.verity.bytes,
    );
    let copied = |from: u64| {
        let tell = tell.clone();
        move |bytes: u64| {
            let permille = 40 + (from + bytes).saturating_mul(700) / total.max(1);
            tell(Progress {
                step: Step::Copying,
                permille: u16::try_from(permille).unwrap_or(740),
            });
        }
    };
    let pairs = [
        (&medium.root, &parts.root, 0),
        (&medium.verity, &parts.verity, medium.root.bytes),
    ];
    for (from, to, before) in pairs {
        copy::partition(&from.path, to, from.bytes, copied(before)).await?;
    }
    step(Step::Checking, 740);
    read_back(&parts, &medium.roothash).await?;
    step(Step::Finishing, 930);
    if !order.keep_state {
        let state = Mounted::writable(config, &parts.state, "state").await?;
        order
            .seed
            .plant(state.path())
            .map_err(|failed| disk(&failed))?;
        state.close().await?;
    }
    name_slots(&order.disk, &parts, medium).await?;
    step(Step::Finishing, 950);
    {
        let esp = Mounted::writable(config, &parts.esp, "esp").await?;
        boot::make_bootable(medium_esp.path(), esp.path(), medium.number)?;
        esp.close().await?;
    }
    medium_esp.close().await?;
    label(&order.disk, parts.esp_number, "ESP").await?;
    flush(&order.disk).await?;
    step(Step::Finishing, 1000);
    info!("installed");
    Ok(())
}

/// What was found before anything was touched.
struct Ready {
    medium: Medium,
    esp: String,
    node: Node,
    layout: Layout,
}

async fn check(config: &Config, order: &Order) -> Result<Ready, Refusal> {
    let nodes = disks::nodes().await?;
    let layout = Layout::read(&config.definitions).map_err(|failed| machine(&failed))?;
    let medium = Medium::find(config, &nodes).ok_or(Refusal::Medium)?;
    let offered = offered(config, &nodes, Some(&medium.disk), &layout);
    let disk: &Disk = offered
        .iter()
        .find(|disk| disk.path == order.disk)
        .ok_or(Refusal::DiskGone)?;
    if let Some(why) = disk.unfit {
        return Err(why);
    }
    if !is_named(disk, &order.typed) {
        return Err(Refusal::NameDiffers);
    }
    if !config.efi.exists() {
        return Err(Refusal::NotUefi);
    }
    let fits = |slot: u64, kind: &str| slot > 0 && slot <= layout.slot(kind);
    if !fits(medium.root.bytes, "root") || !fits(medium.verity.bytes, "root-verity") {
        return Err(Refusal::Medium);
    }
    let esp = medium.esp.clone().ok_or(Refusal::Medium)?;
    {
        let mounted = Mounted::read_only(config, &esp, "medium").await;
        let mounted = mounted.map_err(|_| Refusal::Medium)?;
        boot::check(mounted.path(), medium.number)?;
        mounted.close().await?;
    }
    let node = nodes
        .into_iter()
        .find(|node| node.path == order.disk)
        .ok_or(Refusal::DiskGone)?;
    if order.keep_state {
        let enough = |kind: &str, least: u64| node.parts(kind).iter().all(|it| it.size >= least);
        if disk.holds != Holds::Sportello
            || !enough(ROOT, medium.root.bytes)
            || !enough(VERITY, medium.verity.bytes)
            || node.parts(VERITY).len() < 2
        {
            return Err(Refusal::NothingToKeep);
        }
    }
    Ok(Ready {
        medium,
        esp,
        node,
        layout,
    })
}

/// The partitions of the disk that is written.
struct Parts {
    esp: String,
    esp_number: u32,
    root: String,
    root_number: u32,
    verity: String,
    verity_number: u32,
    /// Slots that hold nothing.
    empty: Vec<u32>,
    state: String,
}

async fn part(config: &Config, order: &Order, ready: &Ready) -> Result<Parts, Refusal> {
    if order.keep_state {
        let parts = parts(&ready.node)?;
        label(&order.disk, parts.esp_number, UNFINISHED).await?;
        for number in parts.slots() {
            label(&order.disk, number, "_empty").await?;
        }
        let (program, [one, other]) = ready.layout.clear_esp();
        on_disk(program, [one, other, &parts.esp]).await?;
        return Ok(parts);
    }
    let definitions = format!("--definitions={}", config.definitions.display());
    let arguments = [
        "--empty=force",
        "--dry-run=no",
        "--no-pager",
        &definitions,
        &order.disk,
    ];
    // Whoever looks at the disk just now keeps a partition busy for a moment.
    let mut tries = 0;
    while let Err(why) = on_disk("systemd-repart", arguments).await {
        tries += 1;
        if tries == PARTING_TRIES {
            return Err(why);
        }
        tokio::time::sleep(BETWEEN).await;
    }
    // Until every partition has its node.
    on_disk("partx", ["--update", &order.disk]).await?;
    if let Err(failed) = program::run("udevadm", ["settle", "--timeout=20"]).await {
        warn!("{failed}");
    }
    let nodes = disks::nodes().await?;
    let node = nodes
        .iter()
        .find(|node| node.path == order.disk)
        .ok_or(Refusal::DiskGone)?;
    parts(node)
}

fn parts(node: &Node) -> Result<Parts, Refusal> {
    let number = |part: &Node| -> Result<u32, Refusal> {
        let digits = part.path.trim_start_matches(node.path.as_str());
        let digits = digits.trim_start_matches('p');
        digits.parse().map_err(|_| Refusal::Machine)
    };
    let (roots, verities) = (node.parts(ROOT), node.parts(VERITY));
    let esp = node.parts(ESP).into_iter().next();
    let (Some(esp), Some(root), Some(verity), Some(state)) =
        (esp, roots.first(), verities.first(), disks::state_of(node))
    else {
        error!("the disk is not parted as it should be");
        return Err(Refusal::DiskLies);
    };
    let empty = roots.iter().skip(1).chain(verities.iter().skip(1));
    Ok(Parts {
        esp: esp.path.clone(),
        esp_number: number(esp)?,
        root: root.path.clone(),
        root_number: number(root)?,
        verity: verity.path.clone(),
        verity_number: number(verity)?,
        empty: empty.map(|part| number(part)).collect::<Result<_, _>>()?,
        state: state.path.clone(),
    })
}

impl Parts {
    fn slots(&self) -> Vec<u32> {
        let mut all = vec![self.root_number, self.verity_number];
        all.extend(&self.empty);
        all
    }
}

/// What landed is read from the disk itself and held against the root hash.
async fn read_back(parts: &Parts, roothash: &str) -> Result<(), Refusal> {
    for device in [&parts.root, &parts.verity] {
        flush(device).await?;
    }
    let arguments = ["verify", &parts.root, &parts.verity, roothash];
    match program::run("veritysetup", arguments).await {
        Ok(_) => Ok(()),
        Err(failed @ ProgramError::Failed { .. }) => {
            error!("{failed}");
            Err(Refusal::DiskLies)
        }
        Err(failed) => Err(machine(&failed)),
    }
}

async fn name_slots(disk: &str, parts: &Parts, medium: &Medium) -> Result<(), Refusal> {
    let name = format!("sportello_{}", medium.number);
    let slots = [
        (parts.root_number, &medium.root.uuid, name.clone()),
        (parts.verity_number, &medium.verity.uuid, name + "_verity"),
    ];
    for (number, uuid, name) in slots {
        let number_text = number.to_string();
        table(["--part-uuid", disk, &number_text, uuid]).await?;
        label(disk, number, &name).await?;
    }
    Ok(())
}

async fn label(disk: &str, number: u32, name: &str) -> Result<(), Refusal> {
    let number = number.to_string();
    table(["--part-label", disk, &number, name]).await
}

/// Changes a name in the table. The kernel need not hear of it: partitions stay where they are,
/// and some are mounted.
async fn table([what, disk, number, value]: [&str; 4]) -> Result<(), Refusal> {
    let quiet = ["--quiet", "--no-reread", "--no-tell-kernel"];
    let [one, two, three] = quiet;
    on_disk("sfdisk", [one, two, three, what, disk, number, value]).await
}

async fn flush(device: &str) -> Result<(), Refusal> {
    on_disk("blockdev", ["--flushbufs", device]).await
}

/// Runs a program that writes to the disk: that it fails is the disk's fault.
async fn on_disk<const N: usize>(name: &str, arguments: [&str; N]) -> Result<(), Refusal> {
    match program::run(name, arguments).await {
        Ok(_) => Ok(()),
        Err(failed @ ProgramError::Failed { .. }) => Err(disk(&failed)),
        Err(failed) => Err(machine(&failed)),
    }
}

fn disk(failed: &dyn std::error::Error) -> Refusal {
    error!("{failed}");
    Refusal::DiskFails
}

/// Path of a file or folder below a mounted ESP.
fn below(root: &Path, parts: &[&str]) -> PathBuf {
    parts
        .iter()
        .fold(root.to_owned(), |path, part| path.join(part))
}
