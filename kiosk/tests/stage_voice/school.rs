// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A child is enrolled at a school, by ear, on a replica of the portal: names, encryption, egress
//! and browser are real, only the dialler knows that the names lead to this machine.

use std::time::Duration;

use sportello_bundle::replica;
use sportello_rehearsal::stage::repository;

use crate::Listener;
use crate::web::Web;

/// The school's code, as somebody has it on a sheet of paper.
const SCHOOL: &str = "TSIC80400B";
/// The child's.
const CHILD: &str = "PRVLCU20A01L424X";

/// The portal, and a terminal that is led to it.
fn sit_down_before_the_portal() -> (Listener, Web) {
    let folder = repository().join("kiosk/tests/stage_voice/school");
    let (routes, findings) = replica::load(&folder);
    assert_eq!(findings, []);
    let web = Web::serve(routes.expect("routes"));
    let citizen = Listener::sit_down_with("blind-school", |setting, folder| {
        let (hosts, authority) = web.write_down(folder);
        setting
            .with("SPORTELLO_REHEARSAL_HOSTS", hosts)
            .with("SPORTELLO_REHEARSAL_CA", authority)
    });
    (citizen, web)
}

impl Listener {
    /// Comes to the step that says `words`: the page leads there, or the citizen says *Done*.
    #[track_caller]
    fn done(&mut self, words: &str) {
        if self.ear.wait_for(words, Duration::from_secs(2)).is_err() {
            self.goes("Tab", "Fatto, tasto");
            self.key("Enter");
            self.hears(words);
        }
    }

    /// Goes to something on the page and presses it.
    #[track_caller]
    fn presses(&mut self, key: &str, words: &str) {
        self.goes(key, words);
        self.key("Enter");
    }

    /// Goes into the list of that name and takes what begins with `words`.
    #[track_caller]
    fn chooses(&mut self, key: &str, list: &str, words: &str) {
        self.presses(key, list);
        self.hears("Scegli con le frecce");
        self.goes("Down", words);
        self.key("Enter");
        let taken = self.page_says();
        assert!(taken.words.starts_with(words), "{taken:?}");
        assert!(taken.words.ends_with("scelto"), "{taken:?}");
    }
}

#[test]
fn a_blind_citizen_enrols_a_child_at_school() {
    let (mut citizen, web) = sit_down_before_the_portal();
    citizen.turns_the_voice_on();
    citizen.presses("Tab", "Inizia, tasto");
    citizen.hears("Prima di iniziare");
    citizen.presses("Tab", "Vai avanti");
    citizen.hears("Che cosa devi fare?");
    citizen.presses("Tab", "Scuola");
    citizen.goes_over_pages("Iscrivi tuo figlio a scuola");
    citizen.key("Enter");
    citizen.hears("Mandi alla scuola la domanda");
    citizen.presses("Tab", "Inizia, tasto");

    citizen.hears("le date delle iscrizioni");
    citizen.lets_the_room_hear("h", "Iscrizioni alle classi prime");
    citizen.goes("Down", "Le iscrizioni sono aperte");
    citizen.done("scegli SPID o CIE");
    // The guide has nothing new to say: the page says that another one has come.
    citizen.presses("L", "Accedi");
    citizen.hears("Accesso · replica");
    citizen.presses("l", "Entra con SPID");
    citizen.hears("SPID · replica");
    citizen.presses("l", "Gestore di prova");
    citizen.hears("conferma con il telefono");
    citizen.writes("Nome utente", "maria.prova");
    citizen.writes("Password, campo nascosto", "Girasole1");
    citizen.presses("b", "Entra e conferma");
    citizen.done("scegli il profilo");
    citizen.presses("c", "Genitore, scelta");
    citizen.hears("Genitore, scelta, scelto");
    citizen.presses("b", "Avanti");
    citizen.done("una nuova domanda");
    citizen.presses("l", "Nuova domanda");

    citizen.done("i dati di tuo figlio");
    citizen.presses("c", "Luca Prova");
    citizen.hears("Luca Prova, scelta, scelto");
    citizen.writes("Codice fiscale", CHILD);
    // Whoever forgets something hears what it is, and stays.
    citizen.presses("b", "Avanti");
    citizen.hears("Classe, da correggere");
    citizen.chooses("C", "Classe, elenco", "Prima della superiore");
    citizen.presses("b", "Avanti");

    citizen.done("i dati della famiglia");
    citizen.writes("Telefono", "040123456");
    citizen.chooses("c", "Chi sei per il bambino, elenco", "Padre");
    // A list that is only looked at stays as it is.
    citizen.presses("c", "Serve la mensa");
    citizen.hears("Serve la mensa, casella, scelto");
    citizen.presses("C", "Chi sei per il bambino, elenco di scelte, Padre");
    citizen.hears("Padre, 2 di 3");
    citizen.goes("Down", "Tutore, 3 di 3");
    citizen.presses("b", "Avanti");

    citizen.done("la prima scuola");
    citizen.goes("Down", "Mappa, parte di un altro sito");
    citizen.writes_after("C", "Codice della scuola", SCHOOL);
    citizen.presses("b", "Cerca, tasto");
    citizen.hears("Trovata · replica");
    citizen.goes("H", "Una scuola trovata");
    citizen.goes("Down", "Scuola Primo Maggio");
    citizen.presses("b", "Scegli questa scuola");

    citizen.done("Rileggi tutto");
    citizen.goes("Down", "Luca Prova, Scuola Primo Maggio.");
    citizen.done("Invia la domanda");
    citizen.presses("b", "Inoltra la domanda");
    citizen.hears("Ho letto e confermo, da correggere");
    citizen.presses("C", "Ho letto e confermo");
    citizen.hears("Ho letto e confermo, casella, scelto");
    citizen.presses("b", "Inoltra la domanda");
    citizen.hears("Ricevuta · replica");
    citizen.goes("Down", "La tua domanda ha il numero 2027-0042.");
    citizen.presses("Tab", "Ho finito, tasto");
    citizen.hears("Hai mandato la domanda per la scuola");

    // What the portal was told.
    let asked = web.asked();
    for expected in [
        format!("/servizi/famiglia?figlio=luca&codice={CHILD}&classe=superiore"),
        "/servizi/scuola?telefono=040123456&parentela=padre&mensa=si".to_owned(),
        format!("/servizi/trovata?scuola={SCHOOL}"),
        "/servizi/ricevuta?letto=si".to_owned(),
    ] {
        let told = asked.iter().any(|place| place.ends_with(&expected));
        assert!(told, "{expected}: {asked:#?}");
    }
}
