// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The shortest run of ring 3 that shows both: on one terminal, nothing of a session stays, and
//! an image that panics is taken, given up, and the one before serves. No second image is built.

use std::time::Instant;

use anyhow::bail;

use crate::Place;
use crate::back::{self, FOUR_BOOTS};
use crate::disk;
use crate::machine::{Also, Machine};
use crate::scan::Canary;
use crate::stays;
use crate::welcome::PATIENCE;

pub(crate) fn prove(place: &Place) -> anyhow::Result<()> {
    let begun = Instant::now();
    let folder = place.folder("short-image")?;
    let bad = back::panicking(&place.image, &folder)?;
    let parts = place.terminal_with("short", |state| {
        place.region()?.stage(&bad, &state.join("staging"))
    })?;
    let since = |begun: Instant| begun.elapsed().as_secs();
    println!("made ready in {} s", since(begun));

    let begun = Instant::now();
    let mut machine = Machine::start_witnessed(&parts, &Also::default())?;
    let found = stays::session(&mut machine, &parts, &Canary::new()?, None)?;
    if !found.is_nothing() {
        bail!("something of the citizen stayed");
    }
    println!("nothing stays: proven in {} s", since(begun));

    let begun = Instant::now();
    let said = machine.await_said(&["applied: the next boot tries it", "refused"], PATIENCE)?;
    if said != 0 {
        bail!("the image was refused: see serial.log");
    }
    machine.cut()?;
    let mut machine = Machine::start(&parts)?;
    let _back = machine.await_said(&["an image failed its boots: rolled back"], FOUR_BOOTS)?;
    let _welcome = machine.await_words(&["Inizia"], PATIENCE)?;
    machine.keep_picture("welcome-with-the-image-before")?;
    machine.cut()?;
    let kernels = disk::kernels(&parts.disks[0])?;
    println!(
        "a panicking image given up and back on Welcome in {} s, {kernels:?}",
        since(begun)
    );
    std::fs::remove_file(&parts.disks[0])?;
    std::fs::remove_dir_all(folder)?;
    Ok(())
}
