// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Whoever does not see the screen: only keys go in, only what is said aloud comes out.

#![expect(clippy::expect_used, clippy::panic, reason = "a test fails loudly")]

use std::path::Path;
use std::time::Duration;

use sportello_rehearsal::ear::Sentence;
use sportello_rehearsal::{Ear, Setting};

#[path = "stage_voice/school.rs"]
mod school;
#[path = "stage/terminal.rs"]
mod terminal;
#[path = "../capsule/tests/stage_replicas/web.rs"]
#[expect(clippy::unwrap_used, reason = "a test fails where it stands")]
mod web;
use terminal::Terminal;

/// How long anything may take to be said.
const PATIENCE: Duration = Duration::from_secs(20);
/// After this nothing more follows a key.
const SAID: Duration = Duration::from_secs(4);
/// The button that turns a list's page.
const NEXT_PAGE: &str = "Pagina successiva";

/// A citizen who hears and presses keys, and does nothing else.
struct Listener {
    terminal: Terminal,
    ear: Ear,
    _folder: tempfile::TempDir,
}

impl Listener {
    fn sit_down(name: &str) -> Self {
        Self::sit_down_with(name, |setting, _| setting)
    }

    /// Before a terminal with something more in its setting, which may lie in a folder.
    fn sit_down_with(name: &str, change: impl FnOnce(Setting, &Path) -> Setting) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let ear = Ear::open(folder.path()).expect("an ear");
        let terminal = Terminal::with(name, |setting| {
            // What the ear writes down is no leftover of a citizen.
            let setting = ear.before(setting);
            let setting = setting.with("SPORTELLO_DECLARED", folder.path());
            change(setting, folder.path())
        });
        // The terminal is found switched on: welcome stands.
        if let Err(error) = terminal.stage.wait_for_screen("welcome") {
            let frame = terminal.stage.runtime().join("sportello-rehearsal.json");
            panic!("{error}: {:?}", std::fs::read_to_string(frame));
        }
        Self {
            terminal,
            ear,
            _folder: folder,
        }
    }

    /// Presses one key; what was said before is over.
    fn key(&mut self, name: &str) {
        self.ear.forget();
        self.terminal.stage.key(name).expect(name);
    }

    #[track_caller]
    fn hears(&mut self, words: &str) -> Sentence {
        match self.ear.wait_for(words, PATIENCE) {
            Ok(sentence) => sentence,
            Err(error) => panic!("{error}"),
        }
    }

    /// Presses `key` until what is said begins with `words`. What a key of the page does, the
    /// page says.
    #[track_caller]
    fn goes(&mut self, key: &str, words: &str) {
        let by_page = key != "Tab";
        self.lets_finish();
        for _ in 0..60 {
            self.key(key);
            while let Some(sentence) = self.ear.next(SAID) {
                if sentence.of_page == by_page && sentence.words.starts_with(words) {
                    return;
                }
                if sentence.of_page == by_page && !self.more_follows() {
                    break;
                }
            }
        }
        panic!("{key} never led to “{words}”: {}", self.ear.summary());
    }

    /// Tabs to `words`, turning pages where there are more.
    #[track_caller]
    fn goes_over_pages(&mut self, words: &str) {
        self.lets_finish();
        for _ in 0..60 {
            self.key("Tab");
            let Some(sentence) = self.ear.next(SAID) else {
                continue;
            };
            if sentence.words.starts_with(words) {
                return;
            }
            if sentence.words.starts_with(NEXT_PAGE) {
                self.key("Enter");
                let _turned = self.ear.next(Duration::from_secs(1));
            }
        }
        panic!("no page had “{words}”: {}", self.ear.summary());
    }

    /// What is still being said is no answer to the next key.
    fn lets_finish(&mut self) {
        while self.ear.next(Duration::from_millis(400)).is_some() {}
    }

    /// The next thing that the page says.
    #[track_caller]
    fn page_says(&mut self) -> Sentence {
        loop {
            let sentence = self.ear.next(SAID).expect("the page says something");
            if sentence.of_page {
                return sentence;
            }
        }
    }

    /// Whether another sentence follows at once.
    fn more_follows(&self) -> bool {
        let before = self.ear.everything().len();
        std::thread::sleep(Duration::from_millis(150));
        self.ear.everything().len() > before
    }

    #[track_caller]
    fn turns_the_voice_on(&mut self) {
        self.key("F2");
        self.hears("La voce è accesa");
    }

    /// Writes into the page's field of that name and comes back to the guide.
    #[track_caller]
    fn writes(&mut self, field: &str, text: &str) {
        self.writes_after("c", field, text);
    }

    /// The same, with the key that leads to the field.
    #[track_caller]
    fn writes_after(&mut self, key: &str, field: &str, text: &str) {
        self.goes(key, field);
        self.key("Enter");
        self.writes_here(text);
    }

    /// Writes as soon as they are told to, and comes back to the guide, which says where it is.
    #[track_caller]
    fn writes_here(&mut self, text: &str) {
        self.hears("Ora scrivi");
        self.terminal.stage.type_text(text).expect(text);
        self.key("F6");
        let guide = std::iter::from_fn(|| self.ear.next(PATIENCE)).find(|one| !one.of_page);
        assert!(guide.is_some(), "the guide is silent");
    }

    /// The first key that goes about a page asks who may hear it; Enter says that all may. What
    /// it led to is said then.
    #[track_caller]
    fn lets_the_room_hear(&mut self, key: &str, words: &str) {
        self.lets_finish();
        self.key(key);
        self.hears("Altri possono sentire");
        self.hears("Leggi lo stesso, tasto");
        self.key("Enter");
        let first = self.page_says();
        assert!(first.words.starts_with(words), "{first:?}");
    }
}

#[test]
fn a_blind_citizen_practises_spid_from_welcome_to_thanks() {
    let mut citizen = Listener::sit_down("blind");
    citizen.turns_the_voice_on();
    citizen.goes("Tab", "Inizia, tasto");
    citizen.key("Enter");
    citizen.hears("Prima di iniziare");
    citizen.goes("Tab", "Vai avanti");
    citizen.key("Enter");
    citizen.hears("Che cosa devi fare?");
    citizen.goes("Tab", "Esercitati");
    citizen.key("Enter");
    citizen.goes_over_pages("Esercitati con SPID");
    citizen.key("Enter");
    citizen.hears("Provi a entrare con SPID");
    citizen.goes("Tab", "Inizia, tasto");
    citizen.key("Enter");

    citizen.hears("Entra con SPID");
    citizen.hears("tasto blu");
    citizen.lets_the_room_hear("h", "Benvenuto");
    citizen.goes("b", "Entra con SPID");
    citizen.key("Enter");
    citizen.hears("Gestore Girasole");
    citizen.goes("l", "Gestore Girasole");
    citizen.key("Enter");
    citizen.hears("maria.prova");
    citizen.writes("Nome utente", "maria.prova");
    citizen.hears("Girasole1");
    citizen.writes("Password, campo nascosto", "Girasole1");
    citizen.hears("Premi");
    citizen.goes("b", "Entra, tasto");
    citizen.key("Enter");
    citizen.hears("telefono finto");

    // The code is on the page: line by line until six digits are said.
    let mut code = String::new();
    for _ in 0..40 {
        citizen.key("Down");
        let line = citizen.page_says();
        code = line.words.chars().filter(char::is_ascii_digit).collect();
        if code.len() == 6 {
            break;
        }
    }
    assert_eq!(code.len(), 6, "{}", citizen.ear.summary());
    citizen.goes("C", "Codice di sei numeri");
    citizen.key("Enter");
    citizen.writes_here(&code);
    citizen.goes("b", "Continua, tasto");
    citizen.key("Enter");
    citizen.hears("Leggi i tuoi dati");
    citizen.goes("b", "Acconsento, tasto");
    citizen.key("Enter");
    citizen.hears("Ora sei dentro");
    citizen.goes("b", "Esci, tasto");
    citizen.key("Enter");
    citizen.hears("Ce l'hai fatta");

    citizen.goes("Tab", "Termina, tasto");
    citizen.key("Enter");
    citizen.hears("Hai salvato quello che ti serve?");
    citizen.goes("Tab", "Termina e cancella");
    citizen.key("Enter");
    citizen.hears("Abbiamo cancellato tutto");
    citizen.hears("Vai avanti, tasto");
    citizen.key("Enter");
    citizen.hears("Grazie");

    // Nobody said the password, and whoever comes next finds a silent terminal.
    let said = citizen.ear.everything();
    let of_page = |words: &str| {
        said.iter()
            .any(|sentence| sentence.of_page && sentence.words.contains(words))
    };
    assert!(!of_page("Girasole1"), "{}", citizen.ear.summary());
}
