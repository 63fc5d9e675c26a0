// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Whoever has one key: after single-key use was turned on, Space is the only key that is ever
//! pressed. Where the ring is on the shell's screen is seen; where it is on the page is heard,
//! because the test has no eyes for a page.

#![expect(clippy::expect_used, clippy::panic, reason = "a test fails loudly")]

use std::time::{Duration, Instant};

use sportello_rehearsal::{Ear, Screen};

#[path = "stage/terminal.rs"]
mod terminal;
use terminal::Terminal;

/// How long anything may take to be said or shown.
const PATIENCE: Duration = Duration::from_secs(30);
/// Between two looks at the screen.
const GLANCE: Duration = Duration::from_millis(5);
/// No hand presses again sooner: what comes sooner is taken for trembling.
const HAND: Duration = Duration::from_millis(500);
/// After this the page says nothing more about a press.
const SAID: Duration = Duration::from_secs(4);

struct SingleKey {
    terminal: Terminal,
    ear: Ear,
    presses: usize,
    pressed: Instant,
    _folder: tempfile::TempDir,
}

impl SingleKey {
    fn sit_down(name: &str) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let ear = Ear::open(folder.path()).expect("an ear");
        let mut terminal = Terminal::with(name, |setting| {
            // What the ear writes down is no leftover of a citizen.
            let setting = ear.before(setting);
            setting.with("SPORTELLO_DECLARED", folder.path())
        });
        terminal.stage.wait_for_screen("welcome").expect("welcome");
        terminal.stage.key("F2").expect("F2");
        let mut citizen = Self {
            terminal,
            ear,
            presses: 0,
            pressed: Instant::now(),
            _folder: folder,
        };
        citizen.hears("La voce è accesa");
        for _pace in ["slow", "medium", "fast"] {
            citizen.ear.forget();
            citizen.terminal.stage.key("F4").expect("F4");
            citizen.hears("Un tasto solo: acceso");
        }
        citizen
    }

    fn screen(&self) -> Option<Screen> {
        Screen::read(self.terminal.stage.runtime()).expect("a frame or none")
    }

    /// The next frame of the shell, from its beginning: the ring has just moved.
    #[track_caller]
    fn fresh(&self) -> Screen {
        let began = Instant::now();
        let mut over = false;
        while began.elapsed() < PATIENCE {
            match self.screen() {
                Some(screen) if over => return screen,
                Some(_) => {}
                None => over = true,
            }
            std::thread::sleep(GLANCE);
        }
        panic!("the ring does not move: {:?}", self.screen());
    }

    /// Waits until the ring is around `wanted`, presses, and again until it is used.
    #[track_caller]
    fn uses(&mut self, wanted: &str) {
        let began = Instant::now();
        while began.elapsed() < 2 * PATIENCE {
            let screen = self.fresh();
            let ringed: Vec<&str> = screen
                .controls
                .iter()
                .filter(|control| control.focused)
                .map(|control| control.key.as_str())
                .collect();
            if !ringed.contains(&wanted) {
                continue;
            }
            std::thread::sleep(HAND.saturating_sub(self.pressed.elapsed()));
            self.ear.forget();
            self.presses += 1;
            self.pressed = Instant::now();
            self.terminal.stage.key("Space").expect("Space");
            if ringed.len() == 1 {
                return;
            }
        }
        panic!("the ring never came to {wanted}: {:?}", self.screen());
    }

    /// A question has the focus on its answer before the ring begins its round.
    #[track_caller]
    fn waits_for_a_round(&self) {
        let ringed = |screen: Screen| screen.controls.iter().filter(|it| it.focused).count();
        while ringed(self.fresh()) < 2 {}
    }

    /// Turns the pages of a list until one has `wanted`, and uses that.
    #[track_caller]
    fn uses_over_pages(&mut self, wanted: &str) {
        self.terminal.stage.wait_for_screen("list").expect("a list");
        for _ in 0..20 {
            if self.fresh().control(wanted).is_some() {
                return self.uses(wanted);
            }
            self.uses("page-next");
        }
        panic!("no page has {wanted}: {:?}", self.screen());
    }

    /// Goes on through the page until what is said begins with `words`, and presses that. The
    /// first time it is asked whether others in the room may hear the page, and they may.
    #[track_caller]
    fn presses_on_page(&mut self, words: &str) {
        for _ in 0..25 {
            self.uses("page-next");
            while let Some(sentence) = self.ear.next(SAID) {
                if sentence.of_page && sentence.words.starts_with(words) {
                    return self.uses("page-press");
                }
                if sentence.of_page {
                    break;
                }
                if sentence.words.starts_with("Altri possono sentire") {
                    self.waits_for_a_round();
                    self.uses("aloud-yes");
                }
            }
        }
        panic!("the page never came to “{words}”: {}", self.ear.summary());
    }

    /// Writes in that field on the keyboard on the screen, which shows small letters at first.
    #[track_caller]
    fn writes(&mut self, field: &str, text: &str) {
        self.presses_on_page(field);
        self.terminal.picture("single-key-keyboard");
        let mut page = 'a';
        for letter in text.chars() {
            let wanted = match letter {
                _ if letter.is_uppercase() => 'A',
                _ if letter.is_alphabetic() => 'a',
                _ => '1',
            };
            // The first button leads to letters or from them to capitals, the other to signs,
            // or from signs to capitals.
            match (page, wanted) {
                (from, to) if from == to => {}
                ('a', 'A') | ('A' | '1', 'a') => self.uses("typing-one"),
                _ => self.uses("typing-other"),
            }
            page = wanted;
            self.uses(&format!("key-{letter}"));
        }
        self.uses("typing-close");
    }

    #[track_caller]
    fn hears(&mut self, words: &str) {
        if let Err(error) = self.ear.wait_for(words, PATIENCE) {
            panic!("{error}");
        }
    }
}

#[test]
fn a_citizen_with_one_key_practises_spid_from_welcome_to_thanks() {
    let mut citizen = SingleKey::sit_down("single-key");
    citizen.uses("start");
    citizen.uses("go-on");
    citizen.uses("practise");
    citizen.uses_over_pages("task-practise-spid");
    citizen.uses("start");
    citizen.hears("tasto blu");
    citizen.terminal.picture("single-key-guide");
    citizen.presses_on_page("Entra con SPID, tasto");
    citizen.hears("Gestore Girasole");
    citizen.presses_on_page("Gestore Girasole");
    citizen.hears("maria.prova");
    citizen.writes("Nome utente", "maria.prova");
    citizen.writes("Password", "Girasole1");
    citizen.presses_on_page("Entra, tasto");
    citizen.hears("telefono finto");
    citizen.writes("Codice di sei numeri", "482913");
    citizen.presses_on_page("Continua, tasto");
    citizen.hears("Leggi i tuoi dati");
    citizen.presses_on_page("Acconsento, tasto");
    citizen.hears("Ora sei dentro");
    citizen.presses_on_page("Esci, tasto");
    citizen.hears("Ce l'hai fatta");

    citizen.uses("end");
    citizen.hears("Hai salvato quello che ti serve?");
    citizen.uses("end-now");
    citizen.hears("Abbiamo cancellato tutto");
    citizen.uses("go-on");
    citizen.hears("Grazie");
    // What a hand has to do stays within reason: a press for the row and one for the thing, and
    // no more than a few to come to each thing on a page.
    assert!(citizen.presses < 160, "{} presses", citizen.presses);
}
