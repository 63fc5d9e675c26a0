// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The same with a person at the keyboard: the stick brings nothing but the image.

use std::path::Path;
use std::time::Duration;

use super::office::Office;
use super::{INSTALLING, enrolled, in_the_room, kept, machine, names, on_the_disk, seconds};
use crate::Place;
use crate::machine::{Also, Machine};
use crate::welcome::PATIENCE;

/// What QEMU's drive says that it is.
const DISK_NAME: &str = "qemu nvme ctrl";
/// From a field's label down to its middle, pixels.
const FIELD: u32 = 43;
/// As it stands in the list.
const DISK_SHOWN: &str = "QEMU NVMe";
/// From one screen to the next.
const STEP: Duration = Duration::from_secs(120);

/// Somebody chooses the language and the disk, types the disk's name back, pulls the stick out
/// as the screen says, and types the code.
pub(crate) fn attended(place: &Place, founded: &Path) -> anyhow::Result<()> {
    names::serve()?;
    let (parts, stick) = machine(place, "fresh-by-hand")?;
    let office = Office::copy(founded, &parts.folder.join("office"))?;
    let invitation = office.invitation()?;
    let also = Also {
        stick: Some(stick),
        nvme: true,
        cable: true,
        ..Also::default()
    };
    let mut machine = Machine::start_with(&parts, &also)?;
    see(&mut machine, "Scegli la lingua", "language", PATIENCE)?;
    println!("the first screen after {}", seconds(&machine));
    machine.keys(&["ret"])?;
    see(&mut machine, "Che cosa vuoi fare", "start", STEP)?;
    machine.keys(&["ret"])?;
    see(&mut machine, "Scegli il disco", "disks", STEP)?;
    machine.press_words(DISK_SHOWN, STEP)?;
    see(&mut machine, "Cancello questo disco", "confirm", STEP)?;
    // Who came with the pointer goes on with it: the field stands under its label.
    let (_, label) = machine.await_words(&["Scrivi il nome"], STEP)?;
    machine.press(label.x + 100, label.y + FIELD)?;
    machine.type_text(DISK_NAME)?;
    machine.keep_picture("typed")?;
    machine.press_words("Cancella e installa", STEP)?;
    see(&mut machine, "Sto installando", "installing", STEP)?;
    see(&mut machine, "Togli la chiavetta", "installed", INSTALLING)?;
    println!("installed after {}", seconds(&machine));
    machine.pull_stick()?;
    machine.keys(&["ret"])?;
    see(&mut machine, "Collega la postazione", "network", PATIENCE)?;
    println!("started again, from its disk, after {}", seconds(&machine));
    machine.press_words("Vai avanti", STEP)?;
    see(&mut machine, "Scrivi il codice", "code", STEP)?;
    machine.type_text(&invitation)?;
    see(&mut machine, "Il codice è scritto bene", "code-typed", STEP)?;
    machine.keys(&["ret"])?;
    see(
        &mut machine,
        "La postazione è registrata",
        "enrolled",
        PATIENCE,
    )?;
    machine.keys(&["ret"])?;
    see(&mut machine, "Inizia", "welcome", PATIENCE)?;
    enrolled(&mut machine, place, &office)?;
    in_the_room(&mut machine, &office)?;
    kept(&mut machine, &parts.disks[0])?;
    machine.cut()?;
    on_the_disk(&parts.disks[0], place, &invitation)?;
    for disk in parts.disks.iter().chain(&also.stick) {
        std::fs::remove_file(disk)?;
    }
    println!("a fresh machine by hand, from the stick to the room of its site: proven");
    Ok(())
}

/// Reads the screen's title, and keeps a picture of it.
fn see(machine: &mut Machine, title: &str, name: &str, patience: Duration) -> anyhow::Result<()> {
    let _title = machine.await_words(&[title], patience)?;
    machine.keep_picture(name)
}
