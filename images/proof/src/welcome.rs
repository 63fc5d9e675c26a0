// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! From the power button to *Welcome*.

use std::time::Duration;

use crate::Place;
use crate::machine::Machine;

/// A machine without hardware help is slow; one that has not come up by then is stuck.
pub(crate) const PATIENCE: Duration = Duration::from_secs(600);

pub(crate) fn prove(place: &Place) -> anyhow::Result<()> {
    let parts = place.terminal("welcome")?;
    let mut machine = Machine::start(&parts)?;
    let _seen = machine.await_words(&["Inizia"], PATIENCE)?;
    println!(
        "image {}: power to Welcome {:.0} s",
        place.image.number,
        machine.age().as_secs_f64()
    );
    machine.keep_picture("welcome")?;
    machine.cut()
}

/// Boots a terminal and leaves it to a person until it is switched off.
pub(crate) fn stand(place: &Place) -> anyhow::Result<()> {
    let parts = place.terminal("stand")?;
    let mut machine = Machine::start(&parts)?;
    println!("QMP: {}", parts.folder.join("hand.sock").display());
    while !machine.is_off()? {
        std::thread::sleep(Duration::from_secs(1));
    }
    Ok(())
}
