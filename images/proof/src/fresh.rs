// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Fresh machine: the stick and an empty disk become a terminal that its centre knows, and
//! nobody touches it but to pull the stick out.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail, ensure};
use serde_json::Value;

use crate::Place;
use crate::disk;
use crate::machine::{Also, Machine, Parts};
use crate::welcome::PATIENCE;

mod attended;
mod console;
pub(crate) mod names;
mod office;

pub(crate) use attended::attended;
use console::Console;
pub(crate) use office::Office;
use office::{SITE_NAME, TERMINAL};

/// The least that hardware.md asks for.
const DISK: u64 = 32 << 30;
/// An emulated processor reads back a gigabyte and more.
const INSTALLING: Duration = Duration::from_secs(1200);
/// After that the screens show how far it is.
const LOOK: Duration = Duration::from_secs(45);
/// Between two questions at the centre.
const PAUSE: Duration = Duration::from_secs(3);
/// The only site's room.
const ROOM: &str = "/sites/1/room";

/// Founds the region whose image is installed; prints its root, for images/build --trust.
pub(crate) fn found(folder: &Path) -> anyhow::Result<()> {
    names::serve()?;
    Office::found(folder, &std::env::current_dir()?)?;
    println!("{}", folder.join("root.json").display());
    Ok(())
}

/// Without a person: the stick carries a file that says everything.
pub(crate) fn prove(place: &Place, founded: &Path) -> anyhow::Result<()> {
    names::serve()?;
    let (parts, stick) = machine(place, "fresh")?;
    let office = Office::copy(founded, &parts.folder.join("office"))?;
    let invitation = office.invitation()?;
    let file = format!(
        "format = 1\nlanguage = \"it\"\n\n[disk]\nrule = \"only-internal\"\nerase = \"any\"\n\n\
         [enrolment]\ncode = \"{invitation}\"\n\n[after]\nthen = \"power-off\"\n"
    );
    let written = parts.folder.join("sportello-install.toml");
    std::fs::write(&written, file)?;
    disk::put(&stick, &written)?;

    let mut also = Also {
        stick: Some(stick.clone()),
        nvme: true,
        cable: true,
        ..Also::default()
    };
    let mut machine = Machine::start_with(&parts, &also)?;
    let said = machine.await_said(&["install: installing"], PATIENCE)?;
    ensure!(said == 0, "nothing was installed");
    println!("installing after {}", seconds(&machine));
    // Reading the screen would take more of the processors than the installation has.
    std::thread::sleep(LOOK);
    machine.keep_picture("installing")?;
    let said = machine.await_said(
        &["install: installed", "ERROR sportello_setupd"],
        INSTALLING,
    )?;
    ensure!(said == 0, "the installation failed: see serial.log");
    println!("installed after {}", seconds(&machine));
    machine.keep_picture("installed")?;
    let begun = Instant::now();
    while !machine.is_off()? {
        if begun.elapsed() > PATIENCE {
            bail!("the machine does not switch itself off after the installation");
        }
        std::thread::sleep(Duration::from_secs(1));
    }
    println!("switched off by itself; the stick is pulled out");
    keep_log(&parts, "stick")?;
    std::fs::remove_file(stick)?;
    also.stick = None;

    let mut machine = Machine::start_with(&parts, &also)?;
    enrolled(&mut machine, place, &office)?;
    let _welcome = machine.await_words(&["Inizia"], PATIENCE)?;
    println!("Welcome after {}", seconds(&machine));
    machine.keep_picture("welcome")?;
    in_the_room(&mut machine, &office)?;
    kept(&mut machine, &parts.disks[0])?;
    machine.cut()?;
    keep_log(&parts, "first")?;

    // The shell takes a bundle as it starts; the setup is not asked for again.
    let mut machine = Machine::start_with(&parts, &also)?;
    let _named = machine.await_words(&[SITE_NAME], PATIENCE)?;
    println!(
        "at the next start: Welcome, with the site's name of the signed bundle, after {}",
        seconds(&machine)
    );
    machine.keep_picture("welcome-of-the-site")?;
    machine.cut()?;
    on_the_disk(&parts.disks[0], place, &invitation)?;
    std::fs::remove_file(&parts.disks[0])?;
    println!("a fresh machine, from the stick to the room of its site: proven");
    Ok(())
}

/// An empty disk, and a stick with the image.
fn machine(place: &Place, name: &str) -> anyhow::Result<(Parts, PathBuf)> {
    let folder = place.folder(name)?;
    let stick = folder.join("disk-stick");
    disk::copy(&place.image.part("disk"), &stick)?;
    let disk = folder.join("disk");
    File::create_new(&disk)?.set_len(DISK)?;
    let parts = Parts {
        disks: vec![disk],
        folder,
        secure: false,
        throw_away: false,
        also: String::new(),
    };
    Ok((parts, stick))
}

/// Waits until the centre says that the terminal belongs to it, and that it runs this image
/// and the signed bundle.
fn enrolled(machine: &mut Machine, place: &Place, office: &Office) -> anyhow::Result<()> {
    let active = await_centre(machine, office, |line| line["standing"] == "active")?;
    println!("enrolled after {}", seconds(machine));
    let named = await_centre(machine, office, |line| {
        let update = &line["enrolled"]["update"];
        update["running"] == place.image.number && update["bundle"] == 1
    });
    let line = named.with_context(|| format!("the centre says: {active}"))?;
    println!(
        "the centre says after {}: image {}, bundle {}, alarms {}",
        seconds(machine),
        line["enrolled"]["update"]["running"],
        line["enrolled"]["update"]["bundle"],
        line["enrolled"]["alarms"],
    );
    Ok(())
}

fn await_centre(
    machine: &mut Machine,
    office: &Office,
    fits: impl Fn(&Value) -> bool,
) -> anyhow::Result<Value> {
    let begun = Instant::now();
    loop {
        let line = office.terminal()?;
        if fits(&line) {
            return Ok(line);
        }
        if begun.elapsed() > PATIENCE || machine.is_off()? {
            machine.keep_picture("not-at-the-centre")?;
            bail!("the centre says only: {line}");
        }
        std::thread::sleep(PAUSE);
    }
}

/// Staff see the terminal, live and free.
fn in_the_room(machine: &mut Machine, office: &Office) -> anyhow::Result<()> {
    let mut console = Console::log_in(office)?;
    let begun = Instant::now();
    loop {
        let page = console.page(ROOM)?;
        if page.contains("tile-free") && page.contains(&format!(">{TERMINAL}</a>")) {
            println!("the room shows it, free, after {}", seconds(machine));
            return Ok(());
        }
        if begun.elapsed() > PATIENCE || machine.is_off()? {
            let sign = page.split("class=\"tile tile-").nth(1).unwrap_or_default();
            let sign = sign.split('"').next().unwrap_or_default();
            bail!("the room shows the terminal as {sign:?}");
        }
        std::thread::sleep(PAUSE);
    }
}

/// Waits until the first boot was proven, and its tries are no longer counted.
fn kept(machine: &mut Machine, disk: &Path) -> anyhow::Result<()> {
    let begun = Instant::now();
    loop {
        let kernels = disk::kernels(disk)?;
        if kernels.len() == 1 && !kernels.iter().any(|name| name.contains('+')) {
            return Ok(());
        }
        if begun.elapsed() > PATIENCE || machine.is_off()? {
            bail!("the first boot is not kept: {kernels:?}");
        }
        std::thread::sleep(PAUSE);
    }
}

/// What a sound installation leaves, and that the code is no part of it.
fn on_the_disk(disk: &Path, place: &Place, invitation: &str) -> anyhow::Result<()> {
    let number = place.image.number;
    let names = disk::names(disk)?;
    let (root, verity) = (
        format!("sportello_{number}"),
        format!("sportello_{number}_verity"),
    );
    ensure!(
        names == ["ESP", &root, &verity, "_empty", "_empty", "state"],
        "the disk is parted otherwise: {names:?}"
    );
    let kernels = disk::kernels(disk)?;
    ensure!(
        kernels == [format!("{root}.efi")],
        "the first boot was not kept: {kernels:?}"
    );
    let code = invitation
        .split_once('#')
        .map_or(invitation, |(_, code)| code);
    ensure!(
        !disk::holds(disk, code.as_bytes())?,
        "the code still lies on the disk"
    );
    Ok(())
}

/// The next start begins a new log.
fn keep_log(parts: &Parts, name: &str) -> anyhow::Result<()> {
    let log = parts.folder.join("serial.log");
    Ok(std::fs::rename(
        log,
        parts.folder.join(format!("serial-{name}.log")),
    )?)
}

fn seconds(machine: &Machine) -> String {
    format!("{:.0} s", machine.age().as_secs_f64())
}
