// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Terminal and desk together: what the one does the other sees.

use std::path::Path;
use std::time::Duration;

use anyhow::{Context as _, ensure};
use sportello_desk::Window;
use sportello_rehearsal::{Screen, Stage};

use crate::citizen::Citizen;
use crate::region::{Region, Terminal};
use crate::staff::Staff;
use crate::{say, story};

/// The only site's room.
const ROOM: &str = "/sites/1/room";
/// How long a word takes from the desk to the screen at most, or back, on a busy machine.
const WORD: Duration = Duration::from_secs(20);

/// Everybody.
pub(crate) struct Cast {
    pub(crate) citizen: Citizen,
    /// The terminal beside, which nobody uses.
    pub(crate) beside: Stage,
    pub(crate) staff: Staff,
    pub(crate) region: Region,
}

/// A centre, a site, and each terminal enrolled with a code of its own.
pub(crate) fn found(folder: &Path, terminals: &[Terminal]) -> anyhow::Result<Region> {
    let programs = std::env::current_exe()?;
    let programs = programs.parent().context("this program lies nowhere")?;
    let mut region = Region::found(folder, programs)?;
    say(&format!(
        "A region: its centre answers at {}, over TLS, with SQLite inside.",
        region.console()
    ));
    for terminal in terminals {
        region.enrol(terminal)?;
        say(&format!(
            "  Terminal {} is enrolled with a one-time code.",
            terminal.label
        ));
    }
    Ok(region)
}

pub(crate) fn opens(cast: &mut Cast) -> anyhow::Result<()> {
    cast.citizen.arrive("welcome")?;
    cast.beside.wait_for_screen("welcome")?;
    let staff = &mut cast.staff;
    staff.go(ROOM)?;
    staff.sees_on("1", "Libera")?;
    staff.sees_on("2", "Libera")?;
    staff.tell("the room, live. Two terminals, both free.");
    staff.picture("room-free")
}

pub(crate) fn sees_a_session(cast: &mut Cast) -> anyhow::Result<()> {
    let staff = &mut cast.staff;
    staff.sees_on("1", "In uso")?;
    staff.sees_on("1", "Restano")?;
    let text = staff.on_tile("1")?.to_lowercase();
    for secret in ["spid", "identità", "ital"] {
        ensure!(
            !text.contains(secret),
            "the room says “{secret}” of a session"
        );
    }
    staff.tell("terminal 1 is in use, with the minutes left, and nothing more.");
    staff.picture("room-in-use")
}

/// Called, seen, coming.
pub(crate) fn help(cast: &mut Cast) -> anyhow::Result<()> {
    let Cast { citizen, staff, .. } = cast;
    citizen.bar("help")?;
    citizen.be_there_until("the call to be sent", WORD, |screen| {
        screen.says("Chiamata inviata")
    })?;
    citizen.tell("Help: the call is sent. The citizen lets the desk know what it is about.");
    citizen.picture("help-sent")?;
    staff.sees_on("1", "Chiede aiuto")?;
    ensure!(
        !staff.on_tile("1")?.contains("Imparare"),
        "the room says what the call is about before the citizen agreed"
    );
    citizen.bar("help")?;
    citizen.touch("help-area")?;
    citizen.picture("help-about")?;
    citizen.touch("close")?;
    citizen.arrive("guide")?;
    staff.sees_on("1", "Imparare")?;
    staff.tell("terminal 1 calls for help; now also what about, because the citizen agreed.");
    staff.picture("room-help")?;
    staff.ask("1", None, "seen")?;
    citizen.read_within("Chiamata vista", WORD)?;
    citizen.picture("help-seen")?;
    staff.ask("1", None, "coming")?;
    citizen.read_within("Arriva il personale", WORD)?;
    citizen.tell("The citizen reads: seen; then: somebody is coming.");
    citizen.picture("help-coming")
}

pub(crate) fn ten_more_for_all(cast: &mut Cast) -> anyhow::Result<()> {
    let Cast { citizen, staff, .. } = cast;
    staff.press("#all-extend")?;
    staff.tell("ten minutes more, for all terminals at once.");
    citizen.be_there_until("more time from the staff", WORD, |screen| {
        minutes_left(screen).is_some_and(|minutes| minutes > 21)
    })?;
    citizen.picture_now("extended-by-staff")?;
    staff.window(Window::PHONE)?;
    staff.picture("room-on-a-phone")?;
    staff.window(Window::DESK)
}

/// What the bar says: *Restano 24 minuti*.
fn minutes_left(screen: &Screen) -> Option<u32> {
    let words = |text: &String| {
        text.strip_prefix("Restano ")?
            .split(' ')
            .next()?
            .parse()
            .ok()
    };
    screen.texts.iter().find_map(words)
}

/// What is done to one terminal: locked and opened, stopped and brought back, and the word
/// that somebody waits.
pub(crate) fn one_by_one(cast: &mut Cast) -> anyhow::Result<()> {
    let Cast { beside, staff, .. } = cast;
    say("Between two citizens, at the desk.");
    staff.go(ROOM)?;
    staff.ask("2", Some("more-open"), "lock")?;
    staff.sees_on("2", "Bloccata")?;
    staff.picture("room-locked")?;
    staff.ask("2", None, "unlock")?;
    staff.sees_on("2", "Libera")?;
    staff.ask("2", Some("more-open"), "maintenance-on")?;
    beside.wait_for_screen("maintenance")?;
    staff.sees_on("2", "In manutenzione")?;
    staff.picture("room-maintenance")?;
    staff.ask("2", None, "maintenance-off")?;
    beside.wait_for_screen("welcome")?;
    staff.sees_on("2", "Libera")?;
    staff.tell("terminal 2 was locked and opened, stopped and brought back.");
    staff.press("#all-waiting")?;
    staff.sees("Qualcuno aspetta: sì")?;
    staff.press("#all-waiting")?;
    staff.sees("Qualcuno aspetta: no")?;
    staff.tell("“someone is waiting” was set and taken back.");
    Ok(())
}

pub(crate) fn a_message(cast: &mut Cast) -> anyhow::Result<()> {
    let Cast { citizen, staff, .. } = cast;
    staff.ask("1", Some("messages-open"), "message-come-to-the-desk")?;
    staff.tell("a ready-made message, written in Italian, is sent.");
    citizen.read_within("تعال إلى مكتب الاستقبال", WORD)?;
    citizen.tell("It appears in the citizen's own language.");
    citizen.picture("message-in-arabic")
}

pub(crate) fn ends_a_session(cast: &mut Cast) -> anyhow::Result<()> {
    let Cast { citizen, staff, .. } = cast;
    staff.ask("1", Some("end-open"), "end")?;
    staff.tell("the session is ended; sixty seconds remain to save.");
    citizen.read_within("احفظ أو اطبع الآن", WORD)?;
    citizen.picture_now("ended-by-staff")?;
    citizen.arrive("thanks")?;
    Ok(())
}

/// The cable is out for hours; everything arrives, once.
pub(crate) fn cable(cast: &mut Cast) -> anyhow::Result<()> {
    say("The cable to the centre is pulled.");
    cast.region.cable.pull();
    cast.region.hours_passed(1)?;
    story::third_citizen(&mut cast.citizen)?;
    cast.citizen
        .tell("A third citizen comes and goes: the terminal does not notice.");
    cast.region.cable.plug_in();
    say("Hours later, in the story, it is plugged in again.");
    let Cast { staff, region, .. } = cast;
    let mut hours = 1;
    staff.go("/usage")?;
    while !staff.text().contains("3 sessioni") {
        // A record rests until its hour is over, and the last one until nobody rates any more.
        hours += 1;
        ensure!(
            hours < 24,
            "three sessions do not arrive; the page says:\n{}",
            staff.text()
        );
        region.hours_passed(hours)?;
        std::thread::sleep(Duration::from_secs(5));
        staff.go("/usage")?;
    }
    staff.sees("Esercitati con SPID")?;
    staff.tell("the region's page: three sessions, each with the receipt of its wipe.");
    staff.picture("usage")?;
    staff.go("/fleet")?;
    staff.picture("fleet")?;
    staff.go("/")?;
    staff.picture("region")?;
    // Once, and not again: an agent that sent twice would have been counted twice.
    staff.go("/usage")?;
    ensure!(
        staff.text().contains("3 sessioni"),
        "the count changed:\n{}",
        staff.text()
    );
    say("Everything arrived, once.");
    Ok(())
}
