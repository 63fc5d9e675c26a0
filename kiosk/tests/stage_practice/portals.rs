// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The portals: mail, payment, password, form, file.

use crate::walk::{Hand, Walk};

#[tokio::test(flavor = "multi_thread")]
async fn the_inbox_is_read_to_its_end() {
    for hand in Hand::BOTH {
        let mut walk = Walk::begin("practise-inbox", hand).await;
        walk.look("inbox").await;
        walk.step("open").await;
        walk.press("#messaggio-1").await;
        walk.reached().await;
        walk.look("message").await;
        walk.step("sender").await;
        walk.press("#falso").await;
        walk.sees("Guarda meglio", "Look again").await;
        walk.look("message-wrong").await;
        walk.press("#vero").await;
        walk.reached().await;
        walk.look("message-right").await;
        walk.step("back").await;
        walk.press("#torna").await;
        walk.reached().await;
        walk.step("others").await;
        for number in 2..=6 {
            walk.press(&format!("#messaggio-{number}")).await;
            walk.arrives(&format!("/messaggio/{number}")).await;
            walk.look(&format!("message-{number}")).await;
            if number == 2 {
                walk.press("#tasto-messaggio").await;
                walk.arrives("/trappola").await;
                walk.look("trap").await;
                walk.press("#torna").await;
                walk.press("#messaggio-2").await;
                walk.arrives("/messaggio/2").await;
            }
            let answer = if [2, 4, 6].contains(&number) {
                "#falso"
            } else {
                "#vero"
            };
            walk.press(answer).await;
            walk.press("#torna").await;
            walk.arrives("/").await;
        }
        walk.reached().await;
        walk.look("inbox-read").await;
        walk.step("finish").await;
        walk.press("#fine").await;
        walk.reached().await;
        walk.look("end").await;
        walk.press("#ricomincia").await;
        walk.sees("Capiti: 0 su 6", "Understood: 0 of 6").await;
        walk.go("https://posta.sportello.test/mai-vista").await;
        walk.look_answered("lost", 404).await;
        walk.end();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_notice_is_paid_after_every_slip() {
    for hand in Hand::BOTH {
        let mut walk = Walk::begin("practise-payment", hand).await;
        walk.look("begin").await;
        walk.step("begin").await;
        walk.press("#inquadra").await;
        walk.arrives("/senza-fotocamera").await;
        walk.look("no-camera").await;
        walk.press("#scrivi-numeri").await;
        walk.reached().await;
        walk.look("notice").await;
        walk.step("notice").await;
        walk.write("#codice-avviso", "30200000000012345").await;
        walk.press("#continua").await;
        walk.sees("Hai scritto 17 numeri", "You have written 17 digits")
            .await;
        walk.write("#codice-avviso", "302000000000123457").await;
        walk.press("#continua").await;
        walk.sees("Guarda il numero al posto 18", "Look at digit number 18")
            .await;
        walk.look("notice-wrong").await;
        walk.write("#codice-avviso", "302000000000123456").await;
        walk.reached().await;
        walk.step("office").await;
        walk.write("#codice-ente", "00000000001").await;
        walk.press("#continua").await;
        walk.sees("Questo ufficio non c'è", "There is no such office")
            .await;
        walk.write("#codice-ente", "00000000000").await;
        walk.reached().await;
        walk.step("find").await;
        walk.write("#codice-avviso", "302000000000654321").await;
        walk.press("#continua").await;
        walk.arrives("/scaduto").await;
        walk.look("out-of-date").await;
        walk.press("#torna").await;
        walk.arrives("/avviso").await;
        walk.write("#codice-avviso", "302000000000123456").await;
        walk.write("#codice-ente", "00000000000").await;
        walk.press("#continua").await;
        walk.reached().await;
        walk.look("check").await;
        walk.step("check").await;
        walk.press("#uguale-no").await;
        walk.press("#vai-carta").await;
        walk.sees("Guarda il foglio accanto", "Look at the sheet beside")
            .await;
        walk.look("check-wrong").await;
        walk.press("#uguale-si").await;
        walk.reached().await;
        walk.step("email").await;
        walk.write("#email", "maria@esempio.example").await;
        walk.press("#vai-carta").await;
        walk.reached().await;
        walk.look("card").await;
        walk.step("card").await;
        walk.write("#numero-carta", "4000111122223333").await;
        walk.press("#vai-totale").await;
        walk.sees(
            "Questa non è la carta finta",
            "This is not the pretend card",
        )
        .await;
        walk.look("card-wrong").await;
        walk.write("#numero-carta", "0000111122223333").await;
        walk.write("#scadenza", "12/39").await;
        walk.write("#cvc", "007").await;
        walk.press("#vai-totale").await;
        walk.reached().await;
        walk.look("total").await;
        walk.step("pay").await;
        walk.press("#paga").await;
        walk.reached().await;
        walk.look("receipt").await;
        walk.step("receipt").await;
        walk.press("#fine").await;
        walk.reached().await;
        walk.look("end").await;
        walk.end();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_strong_password_is_made_and_typed() {
    for hand in Hand::BOTH {
        let mut walk = Walk::begin("practise-password", hand).await;
        walk.look("begin").await;
        walk.step("begin").await;
        walk.press("#comincia").await;
        walk.reached().await;
        walk.look("words").await;
        walk.step("words").await;
        walk.press("#va-bene").await;
        walk.sees("Con due parole è debole", "With two words it is weak")
            .await;
        walk.look("words-weak").await;
        walk.press("#quante-4").await;
        walk.press("#altre").await;
        walk.reached().await;
        walk.press("#numero").await;
        walk.sees("Forte!", "Strong!").await;
        walk.press("#grande").await;
        walk.look("words-strong").await;
        walk.step("accept").await;
        walk.press("#va-bene").await;
        walk.reached().await;
        walk.look("type").await;
        walk.step("type").await;
        let phrase = walk
            .desk
            .ask("document.getElementById('frase').textContent")
            .await
            .expect("the words");
        let phrase = phrase.as_str().expect("the words").to_owned();
        assert_eq!(phrase.split('-').count(), 5, "{phrase}");
        walk.write("#prima", &phrase.to_lowercase()).await;
        walk.press("#salva").await;
        walk.sees(
            "Guarda le lettere grandi",
            "Look at capital and small letters",
        )
        .await;
        walk.look("type-wrong").await;
        walk.write("#prima", &phrase).await;
        walk.write("#seconda", "barca").await;
        walk.press("#salva").await;
        walk.sees(
            "La seconda volta non è uguale",
            "The second time is not the same",
        )
        .await;
        walk.press("#mostra").await;
        walk.write("#seconda", &phrase).await;
        walk.press("#salva").await;
        walk.reached().await;
        walk.look("compare").await;
        walk.step("compare").await;
        walk.press("#debole").await;
        walk.sees("Questa è debole", "This one is weak").await;
        walk.look("compare-weak").await;
        for _ in 0..3 {
            walk.press("#forte").await;
            walk.sees("Giusto, è più forte", "Right, it is stronger")
                .await;
            walk.press("#avanti").await;
        }
        walk.reached().await;
        walk.look("end").await;
        walk.end();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_of_eight_pages_is_filled_in_and_sent() {
    for hand in Hand::BOTH {
        let mut walk = Walk::begin("practise-isee", hand).await;
        walk.look("begin").await;
        walk.step("begin").await;
        walk.press("#nuova").await;
        walk.reached().await;
        walk.look("consent").await;
        walk.step("consent").await;
        walk.press("#avanti").await;
        walk.sees("metti il segno nella casella", "tick the box")
            .await;
        walk.look("consent-wrong").await;
        walk.press("#consenso").await;
        walk.press("#responsabile").await;
        walk.press("#avanti").await;
        walk.reached().await;
        walk.look("purpose").await;
        walk.step("purpose").await;
        walk.press("#bonus-universita").await;
        walk.press("#avanti").await;
        walk.sees("Maria chiede la mensa", "Maria asks for the meals")
            .await;
        walk.press("#bonus-scuola").await;
        walk.press("#avanti").await;
        walk.reached().await;
        walk.look("family").await;
        walk.step("family").await;
        walk.press("#persone-si").await;
        walk.write("#nome-figlio", "Luca").await;
        walk.write("#nascita-figlio", "2007").await;
        walk.press("#avanti").await;
        walk.sees("Luca è nato nel 2017", "Luca was born in 2017")
            .await;
        walk.look("family-wrong").await;
        walk.write("#nascita-figlio", "2017").await;
        walk.press("#avanti").await;
        walk.reached().await;
        walk.look("house").await;
        walk.step("house").await;
        walk.press("#casa-affitto").await;
        walk.write("#canone", "400").await;
        walk.press("#avanti").await;
        walk.sees("Un anno ha dodici mesi: 4800", "twelve months: 4800")
            .await;
        walk.write("#canone", "4.800,00").await;
        walk.press("#avanti").await;
        walk.reached().await;
        walk.look("money").await;
        walk.step("money").await;
        walk.press("#giusti-si").await;
        walk.press("#avanti").await;
        walk.sees("Guarda bene il conto", "Look at the account")
            .await;
        walk.press("#giusti-no").await;
        walk.write("#saldo", "1520").await;
        walk.press("#avanti").await;
        walk.reached().await;
        walk.look("adults").await;
        walk.step("adults").await;
        walk.press("#modo-io").await;
        walk.press("#avanti").await;
        walk.sees("Lo SPID non si presta", "SPID is never lent")
            .await;
        walk.press("#modo-lui").await;
        walk.press("#avanti").await;
        walk.reached().await;
        walk.sees("4.800,00", "4.800,00").await;
        walk.sees("Luca", "Luca").await;
        walk.look("check").await;
        walk.step("check").await;
        walk.press("#controllato").await;
        walk.press("#avanti").await;
        walk.reached().await;
        walk.look("send").await;
        walk.step("send").await;
        walk.press("#invia").await;
        walk.reached().await;
        walk.look("receipt").await;
        walk.step("receipt").await;
        walk.press("#esci").await;
        walk.reached().await;
        walk.look("end").await;
        walk.end();
    }
}

/// Chooses a file that the page itself has offered, as the window with the files would.
async fn choose(walk: &Walk, name: &str) {
    let chosen = format!(
        "fetch('/{name}').then(answer => answer.blob()).then(bytes => {{
            const files = new DataTransfer();
            files.items.add(new File([bytes], '{name}', {{ type: bytes.type }}));
            const field = document.getElementById('file');
            field.files = files.files;
            field.dispatchEvent(new Event('change', {{ bubbles: true }}));
            return bytes.size > 0;
        }})"
    );
    assert_eq!(walk.desk.ask(&chosen).await.expect(name), true);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_fetched_and_sent() {
    for hand in Hand::BOTH {
        let mut walk = Walk::begin("practise-upload", hand).await;
        walk.look("begin").await;
        walk.step("download").await;
        walk.press("#scarica").await;
        walk.reached().await;
        walk.look("downloaded").await;
        walk.step("form").await;
        walk.press("#al-modulo").await;
        walk.reached().await;
        walk.look("form").await;
        walk.step("name").await;
        walk.press("#continua").await;
        walk.sees("Il nome non è giusto", "The name is not right")
            .await;
        walk.look("form-wrong").await;
        walk.write("#nome", "Maria Prova").await;
        walk.reached().await;
        walk.step("choose").await;
        walk.press("#continua").await;
        walk.sees("Manca il file", "The file is missing").await;
        choose(&walk, "lista-della-spesa.txt").await;
        walk.press("#continua").await;
        walk.sees("non è un PDF", "is no PDF").await;
        walk.look("form-other-file").await;
        choose(&walk, "documento-di-prova.pdf").await;
        walk.sees("Hai scelto: documento", "You have chosen: documento")
            .await;
        walk.reached().await;
        walk.step("go-on").await;
        walk.press("#continua").await;
        walk.reached().await;
        walk.sees("documento-di-prova.pdf", "documento-di-prova.pdf")
            .await;
        walk.look("check").await;
        walk.step("send").await;
        walk.press("#manda").await;
        walk.reached().await;
        walk.look("end").await;
        walk.end();
    }
}
