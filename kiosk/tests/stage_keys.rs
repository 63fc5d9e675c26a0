// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Hands that brush keys, press one at a time, stay on them too long, or cannot press at all: what
//! they wish on the first screen holds in the shell and on the page, until the session is over.

#![expect(clippy::expect_used, reason = "a test fails loudly")]

use std::time::Duration;

use sportello_rehearsal::hands::Hands;
use sportello_rehearsal::stage::PATIENCE;
use sportello_rehearsal::{Screen, keys};

#[path = "stage/terminal.rs"]
mod terminal;
use terminal::Terminal;

/// Longer than the shortest of the slow keys, and than the compositor waits before it repeats.
const LONG: Duration = Duration::from_millis(900);
/// From one window to the other.
const OVER: Duration = Duration::from_millis(500);

/// A terminal whose citizen has chosen these in *Keys and pointer*.
fn wishing(name: &str, choices: &[&str]) -> Terminal {
    let mut terminal = Terminal::open(name);
    terminal.stage.wait_for_screen("welcome").expect("welcome");
    terminal.press("hands");
    for choice in choices {
        let second = ["repeat", "dwell", "single"];
        let wanted = second.iter().any(|row| choice.starts_with(row));
        let there = terminal.stage.screen().expect("a frame");
        if wanted && there.control(choice).is_none() {
            terminal.press("page-next");
        }
        terminal.press(choice);
    }
    terminal.picture(&format!("{name}-chosen"));
    terminal.press("close");
    terminal.stage.wait_for_screen("welcome").expect("welcome");
    terminal
}

/// A second pair of hands, which can hold a key down.
fn holding(terminal: &Terminal) -> Hands {
    Hands::plug_in(terminal.stage.display(), "it").expect("another keyboard")
}

fn hold(hands: &mut Hands, key: &str) {
    let chord = keys::parse(key).expect("a key");
    hands.chord_held(chord, LONG).expect("held");
}

fn focused(screen: &Screen) -> Option<&str> {
    screen.focused().map(|control| control.key.as_str())
}

#[track_caller]
fn sees(terminal: &Terminal, words: &str) {
    terminal
        .stage
        .wait_for(words, PATIENCE, |screen| {
            screen.texts.iter().any(|text| text.contains(words))
        })
        .expect("the words");
}

#[test]
fn a_brushed_key_does_nothing_until_the_session_is_over() {
    let mut terminal = wishing("keys-slow", &["slow-1"]);
    let mut slow = holding(&terminal);
    hold(&mut slow, "Tab");
    terminal
        .stage
        .wait_for("the first Tab", PATIENCE, |screen| {
            focused(screen) == Some("start")
        })
        .expect("start has the focus");
    // Brushed, it would start a session; the key after it shows that it did not.
    terminal.stage.key("Enter").expect("Enter");
    hold(&mut slow, "Tab");
    terminal
        .stage
        .wait_for("the second Tab", PATIENCE, |screen| {
            screen.screen == "welcome" && focused(screen).is_some_and(|key| key != "start")
        })
        .expect("still on welcome");
    terminal.begin();
    terminal.press("end");
    terminal.press("end-now");
    terminal.stage.wait_for_screen("thanks").expect("thanks");
    terminal.press("face-4");
    terminal
        .stage
        .wait_for_screen("welcome")
        .expect("a fresh terminal");

    // Whoever comes next has keys that count as they come.
    terminal.stage.focus("start").expect("Tab");
    terminal.stage.key("Enter").expect("Enter");
    terminal.stage.wait_for_screen("notice").expect("notice");
}

#[test]
fn on_a_page_shift_alone_writes_a_capital_and_a_key_that_stays_down_one_letter() {
    let mut terminal = wishing("keys-sticky", &["sticky-1", "repeat-0"]);
    let mut long = holding(&terminal);
    terminal.begin();
    terminal.press("practise");
    terminal.press("task-practise-spid");
    terminal.stage.wait_for_screen("card").expect("card");
    terminal.press("start");
    terminal.stage.wait_for_control("show").expect("a page");
    terminal.stage.key("F6").expect("F6");
    std::thread::sleep(OVER);
    // The page's own buttons have the focus as it comes.
    terminal.stage.key("Enter").expect("Enter");
    sees(&terminal, "Girasole");
    terminal.stage.key("Enter").expect("Enter");
    sees(&terminal, "maria.prova");
    terminal.stage.type_text("maria.prova\t").expect("typed");
    terminal.stage.key("shift").expect("Shift alone");
    sees(&terminal, "La prossima lettera è maiuscola");
    terminal.picture("keys-latched");
    // Repeated or small, it would be another password, and the page would not let anybody in.
    hold(&mut long, "g");
    terminal.stage.type_text("irasole1\n").expect("typed");
    sees(&terminal, "telefono finto");
}

#[test]
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "screens are a few thousand pixels wide"
)]
fn a_pointer_that_rests_starts_a_session_without_a_press() {
    let mut terminal = wishing("keys-dwell", &["dwell-3"]);
    let start = terminal.stage.wait_for_control("start").expect("start");
    let window = terminal.stage.shell_window().expect("a window");
    let (x, y) = start.middle();
    let (x, y) = ((window.x as f32 + x) as u32, (window.y as f32 + y) as u32);
    terminal.stage.point(x - 200, y).expect("on its way");
    terminal.stage.point(x, y).expect("there");
    std::thread::sleep(LONG);
    terminal.picture("keys-dwelling");
    terminal.stage.wait_for_screen("notice").expect("notice");
}
