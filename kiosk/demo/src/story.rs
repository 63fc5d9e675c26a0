// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The story, scene by scene.

use std::time::Duration;

use anyhow::ensure;

use crate::{citizen::Citizen, page::STEPS, room, room::Cast, say};

/// Longest wait for something that the session's clock brings.
const CLOCK_PATIENCE: Duration = Duration::from_secs(240);

/// One citizen's whole session.
pub(crate) fn first_citizen(cast: &mut Cast) -> anyhow::Result<()> {
    say("A citizen comes in.");
    let citizen = &mut cast.citizen;
    languages(citizen)?;
    large_text(citizen)?;
    notice(citizen)?;
    open_the_task(citizen)?;
    room::sees_a_session(cast)?;
    be_led(cast)?;
    let citizen = &mut cast.citizen;
    normal_text(citizen)?;
    time_passes(cast)?;
    end(&mut cast.citizen)
}

fn languages(citizen: &mut Citizen) -> anyhow::Result<()> {
    let screen = citizen.arrive("welcome")?;
    ensure!(
        screen.language == "it",
        "the terminal greets in {}, not Italian",
        screen.language
    );
    citizen.tell("The welcome screen, in Italian.");
    citizen.picture("welcome")?;
    citizen.touch("language-ar")?;
    citizen.be_there_until("Arabic", Duration::from_secs(20), |screen| {
        screen.language == "ar"
    })?;
    citizen.tell("The language is Arabic now, written from the right.");
    citizen.picture("welcome-arabic")?;
    citizen.touch("language-it")?;
    citizen.be_there_until("Italian", Duration::from_secs(20), |screen| {
        screen.language == "it"
    })?;
    citizen.tell("And Italian again.");
    Ok(())
}

fn large_text(citizen: &mut Citizen) -> anyhow::Result<()> {
    let before = citizen.stage.wait_for_control("start")?.height;
    citizen.touch("appearance")?;
    citizen.arrive("appearance")?;
    let small = citizen.stage.wait_for_control("text-1")?.height;
    citizen.touch("text-1")?;
    citizen.be_there_until(
        "larger words in the panel",
        Duration::from_secs(20),
        |screen| {
            screen
                .control("text-1")
                .is_some_and(|choice| choice.height > small)
        },
    )?;
    citizen.picture("appearance")?;
    citizen.touch("Chiudi")?;
    citizen.be_there_until("larger controls", Duration::from_secs(20), |screen| {
        screen.screen == "welcome"
            && screen
                .control("start")
                .is_some_and(|start| start.height > before * 1.2)
    })?;
    citizen.tell("Large text.");
    citizen.picture("welcome-large-text")
}

fn notice(citizen: &mut Citizen) -> anyhow::Result<()> {
    citizen.by_keyboard("start")?;
    let screen = citizen.arrive("notice")?;
    ensure!(
        screen.says("cancelliamo"),
        "the notice does not say what is erased"
    );
    citizen.tell("The notice: what is counted, what is erased. Reached by keyboard alone.");
    citizen.picture("notice")?;
    accept(citizen)?;
    citizen.tell("Home: what do you need to do?");
    citizen.picture("home")
}

/// Through the notice, which has a second page where letters are large.
fn accept(citizen: &mut Citizen) -> anyhow::Result<()> {
    if citizen.stage.screen()?.control("alone").is_none() {
        citizen.touch("go-on")?;
        citizen.be_there_until("the notice's question", Duration::from_secs(20), |screen| {
            screen.control("alone").is_some()
        })?;
        citizen.picture("notice-question")?;
    }
    citizen.touch("alone")?;
    citizen.touch("go-on")?;
    citizen.arrive("home")?;
    Ok(())
}

fn open_the_task(citizen: &mut Citizen) -> anyhow::Result<()> {
    citizen.touch("practise")?;
    citizen.arrive("list")?;
    citizen.picture("practice-tasks")?;
    citizen.find_in_list("task-practise-spid")?;
    citizen.arrive("card")?;
    citizen.tell("The card of the task Practise SPID: what it needs, before the clock matters.");
    citizen.picture("card")?;
    citizen.touch("start")?;
    citizen.arrive("guide")?;
    citizen.read(&step_words(1))?;
    citizen.stage.wait_for_control("show")?;
    citizen.tell("A real Chromium, in a capsule of its own, beside the guide.");
    citizen.picture("guide")
}

fn be_led(cast: &mut Cast) -> anyhow::Result<()> {
    for (number, step) in (1..).zip(&STEPS) {
        cast.citizen.read(&step_words(number))?;
        match step.name {
            "enter" => blocked_host(&mut cast.citizen)?,
            "provider" => room::help(cast)?,
            _ => {}
        }
        let citizen = &mut cast.citizen;
        let ring = citizen.ask_where()?;
        citizen.picture(&format!("step-{number}-{}", step.name))?;
        citizen.touch_area(ring)?;
        citizen.stage.type_text(step.types)?;
        citizen.tell(&format!("Step {number} of {}: {}.", STEPS.len(), step.name));
    }
    let citizen = &mut cast.citizen;
    citizen.read("Ce l'hai fatta")?;
    citizen.tell("Every step is done, and the guide knew of each by itself.");
    citizen.picture("task-done")
}

fn blocked_host(citizen: &mut Citizen) -> anyhow::Result<()> {
    // The page's focus waits on its button; the advertisement is one Tab further. F6 moves
    // the keyboard from the guide to the page.
    citizen.stage.key("F6")?;
    citizen.stage.key("Tab")?;
    citizen.stage.key("Enter")?;
    citizen.read("Questo sito non fa parte del servizio")?;
    citizen.tell("The advertisement leads to a host that is not of the task: blocked.");
    citizen.picture("blocked")?;
    citizen.touch("note-back")?;
    Ok(())
}

/// In the middle of a session, from the bar: the place stays.
fn normal_text(citizen: &mut Citizen) -> anyhow::Result<()> {
    citizen.bar("appearance")?;
    citizen.arrive("appearance")?;
    let large = citizen.stage.wait_for_control("text-0")?.height;
    citizen.touch("text-0")?;
    citizen.be_there_until(
        "smaller words in the panel",
        Duration::from_secs(20),
        |screen| {
            screen
                .control("text-0")
                .is_some_and(|choice| choice.height < large)
        },
    )?;
    citizen.touch("close")?;
    citizen.arrive("guide")?;
    citizen.tell("Text of normal size again: the guide stands beside the page.");
    citizen.picture("guide-beside-the-page")
}

fn time_passes(cast: &mut Cast) -> anyhow::Result<()> {
    let citizen = &mut cast.citizen;
    citizen.be_there_until("the first warning", CLOCK_PATIENCE, |screen| {
        screen.control("extend").is_some()
    })?;
    citizen.picture_now("warning-10-minutes")?;
    citizen.touch("extend")?;
    citizen.read("Hai altri 10 minuti")?;
    citizen.tell("Ten minutes left: one press gives ten more.");
    citizen.picture_now("extended")?;
    room::ten_more_for_all(cast)?;
    let citizen = &mut cast.citizen;
    citizen.be_there_until("the offer of the last minutes", CLOCK_PATIENCE, |screen| {
        screen.control("grace").is_some()
    })?;
    citizen.tell("Five minutes left, and no extension any more: the last minutes are offered.");
    citizen.picture_now("warning-5-minutes")?;
    citizen.read_within("Resta ancora un minuto", CLOCK_PATIENCE)?;
    citizen.picture_now("warning-1-minute")?;
    citizen.stage.press_at_once("grace")?;
    citizen.read("Il tempo è finito")?;
    citizen.tell("One minute left: the citizen takes the last minutes, to save.");
    citizen.picture_now("grace")
}

fn end(citizen: &mut Citizen) -> anyhow::Result<()> {
    citizen.bar("end")?;
    citizen.read("Hai salvato quello che ti serve?")?;
    citizen.picture("end-question")?;
    citizen.touch("end-now")?;
    let _done = citizen.arrive("thanks")?;
    citizen.picture_now("what-was-done-today")?;
    citizen.stage.press_at_once("go-on")?;
    let thanks = citizen.be_there_until("the faces", Duration::from_secs(20), |screen| {
        screen.control("face-4").is_some()
    })?;
    citizen.picture_now("erased-and-thanks")?;
    citizen.stage.press_at_once("face-4")?;
    for words in [
        "Abbiamo cancellato tutto",
        "Pagine visitate",
        "File",
        "Memoria",
    ] {
        ensure!(
            thanks.says(words),
            "the thanks screen does not say “{words}”: {:?}",
            thanks.texts
        );
    }
    citizen.tell("Everything is erased, and the screen names what. The citizen gives 4 of 5.");
    let screen = citizen.arrive("welcome")?;
    ensure!(
        screen.language == "it",
        "the welcome screen speaks {}",
        screen.language
    );
    citizen.tell("The welcome screen is back.");
    citizen.picture("welcome-again")
}

/// Another citizen, who must find nothing of the first, and reads Arabic.
pub(crate) fn second_citizen(cast: &mut Cast) -> anyhow::Result<()> {
    say("A second citizen comes in.");
    let citizen = &mut cast.citizen;
    citizen.arrive("welcome")?;
    citizen.touch("language-ar")?;
    citizen.be_there_until("Arabic", Duration::from_secs(20), |screen| {
        screen.language == "ar"
    })?;
    citizen.touch("start")?;
    citizen.arrive("notice")?;
    accept(citizen)?;
    let home = citizen.stage.screen()?;
    ensure!(
        home.control("return").is_none(),
        "home offers to return to the first citizen's task"
    );
    citizen.touch("practise")?;
    citizen.arrive("list")?;
    citizen.find_in_list("task-practise-spid")?;
    citizen.arrive("card")?;
    citizen.touch("start")?;
    citizen.arrive("guide")?;
    citizen.ask_where()?;
    citizen.tell("The same task begins at its first step; the website does not know them.");
    citizen.picture("second-citizen")?;
    room::a_message(cast)?;
    room::ends_a_session(cast)?;
    cast.citizen.arrive("welcome")?;
    cast.citizen.tell("Gone again.");
    Ok(())
}

/// A third one, for whom nobody at the centre can see anything.
pub(crate) fn third_citizen(citizen: &mut Citizen) -> anyhow::Result<()> {
    citizen.arrive("welcome")?;
    citizen.touch("start")?;
    citizen.arrive("notice")?;
    accept(citizen)?;
    citizen.bar("end")?;
    citizen.touch("end-now")?;
    citizen.arrive("thanks")?;
    citizen.arrive("welcome")?;
    Ok(())
}

fn step_words(number: usize) -> String {
    format!("Passo {number} di {}", STEPS.len())
}
