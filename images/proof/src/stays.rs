// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Nothing stays: a citizen puts a word into every place that a page can reach, ends, and the
//! word is in no byte of the machine's memory or disk.

use std::time::Duration;

use anyhow::bail;

use crate::Place;
use crate::machine::Machine;
use crate::scan::{Canary, search};
use crate::welcome::PATIENCE;

const STEP: Duration = Duration::from_secs(180);

pub(crate) fn prove(place: &Place) -> anyhow::Result<()> {
    let parts = place.terminal("nothing-stays")?;
    let disk = parts.disks[0].clone();
    let canary = Canary::new()?;
    let mut machine = Machine::start(&parts)?;
    sow(&mut machine, &canary)?;

    // What is not found while it is there would not be found when it should be gone.
    let before = machine.with_memory(|memory| search(memory, &canary))?;
    println!("while the session lasts: {before} in memory");
    for shape in ["UTF-8", "UTF-16", "pixels BGRX"] {
        let found = before
            .0
            .iter()
            .any(|(name, count)| *name == shape && *count > 0);
        if !found {
            bail!("the search is blind: no {shape} was found while the word was there");
        }
    }

    end(&mut machine)?;
    let memory = machine.with_memory(|memory| search(memory, &canary))?;
    let stored = machine.with_memory(|_| search(&disk, &canary))?;
    println!("after the receipt: {memory} in memory, {stored} on the disk");
    machine.cut()?;
    if memory.total() + stored.total() > 0 {
        bail!("something of the citizen stayed");
    }
    println!("nothing stays: proven");
    Ok(())
}

/// The power goes in the middle of a session: the word is on no disk, and the next boot comes
/// to *Welcome* without it.
pub(crate) fn cut(place: &Place) -> anyhow::Result<()> {
    let parts = place.terminal("power-cut")?;
    let canary = Canary::new()?;
    let mut machine = Machine::start(&parts)?;
    sow(&mut machine, &canary)?;
    let before = machine.with_memory(|memory| search(memory, &canary))?;
    machine.cut()?;
    let stored = search(&parts.disks[0], &canary)?;
    println!("{before} in memory as the power goes, {stored} on the disk");
    if before.total() == 0 {
        bail!("the search is blind: nothing was found while the word was there");
    }
    let mut machine = Machine::start(&parts)?;
    let _welcome = machine.await_words(&["Inizia"], PATIENCE)?;
    machine.keep_picture("welcome-after-the-cut")?;
    let memory = machine.with_memory(|memory| search(memory, &canary))?;
    machine.cut()?;
    let stored = stored.total() + search(&parts.disks[0], &canary)?.total();
    if memory.total() + stored > 0 {
        bail!("something of the citizen stayed: {memory} in memory, {stored} on the disk");
    }
    println!("nothing stays after a power cut: proven");
    Ok(())
}

/// Memory that is not overwritten as it is freed keeps what was there: the terminal notices that
/// its kernel was told so, and serves nobody.
pub(crate) fn refuses(place: &Place) -> anyhow::Result<()> {
    let mut parts = place.terminal("refuses-to-serve")?;
    parts.also = "init_on_free=0".to_owned();
    let mut machine = Machine::start(&parts)?;
    let (index, _) = machine.await_words(&["Inizia", "Questa postazione"], PATIENCE)?;
    machine.keep_picture("refused")?;
    machine.cut()?;
    if index == 0 {
        bail!("a terminal that leaves memory as it is serves citizens");
    }
    println!("without init_on_free the terminal serves nobody: proven");
    Ok(())
}

/// From the power button to a page that has put the word everywhere.
pub(crate) fn sow(machine: &mut Machine, canary: &Canary) -> anyhow::Result<()> {
    let _welcome = machine.await_words(&["Inizia"], PATIENCE)?;
    println!("Welcome after {:.0} s", machine.age().as_secs_f64());
    machine.keep_picture("welcome")?;
    machine.press_words("Inizia", STEP)?;
    machine.press_words("Ci sono solo io", STEP)?;
    machine.keep_picture("notice")?;
    let (_, goes_on) = machine.await_words(&["Continua", "Avanti", "Va bene"], STEP)?;
    machine.press(goes_on.x, goes_on.y)?;
    machine.press_words("Imparare", STEP)?;
    machine.keep_picture("home")?;
    machine.press_words("Lascia una traccia", STEP)?;
    let _card = machine.await_words(&["2 passi"], STEP)?;
    machine.keep_picture("card")?;
    machine.press_words("Inizia", STEP)?;
    // The heading is a word of the page alone, and the field stands under it. What is typed at a
    // page that has only just come may be lost, for a person too: she types it again.
    let (_, heading) = machine.await_words(&["Semenzaio"], PATIENCE)?;
    machine.keep_picture("page")?;
    let mut sown = None;
    for _attempt in 0..3 {
        machine.press(heading.x, heading.y + 108)?;
        std::thread::sleep(Duration::from_secs(3));
        machine.keys(&["ctrl", "a"])?;
        machine.type_text(canary.text())?;
        machine.keys(&["ret"])?;
        sown = machine.seek_words(&["Seminata ovunque", "Manca"], Duration::from_secs(45))?;
        if sown.is_some() {
            break;
        }
    }
    machine.keep_picture("sown")?;
    match sown {
        Some((0, _)) => Ok(()),
        Some(_) => bail!("the page could not put the word everywhere: see the last picture"),
        None => bail!("the page did not take the word: see the last picture"),
    }
}

/// Ends the session and waits for what the terminal says of it.
fn end(machine: &mut Machine) -> anyhow::Result<()> {
    machine.press_words("Termina", STEP)?;
    machine.press_words("Termina e cancella", STEP)?;
    let (index, _) = machine.await_words(
        &["Grazie", "Abbiamo cancellato tutto", "Qualcosa non si"],
        STEP,
    )?;
    machine.keep_picture("ended")?;
    if index == 2 {
        bail!("the receipt failed");
    }
    let _welcome = machine.await_words(&["Inizia"], PATIENCE)?;
    machine.keep_picture("welcome-again")?;
    Ok(())
}
