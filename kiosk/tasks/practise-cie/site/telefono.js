// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

// The phone beside the page: its app frames the code, asks for the app's own code, then for the
// card. As on a real one there are three tries; here the fourth begins again without harm.
"use strict";

const CODICE = "135790";
const PROVE = 3;

const schermo = document.getElementById("schermo");

/** Says something on the phone's screen, which is read aloud. */
function dice(words, kind) {
  const said = document.getElementById("detto");
  said.className = `messaggio ${kind ?? ""}`;
  said.textContent = parola(words);
}

function chiediCodice() {
  dice({
    it: "Il Comune di Esempio vuole sapere chi sei. Scrivi il codice dell'app.",
    en: "Comune di Esempio wants to know who you are. Type the code of the app.",
  });
  const field = crea("input", {
    id: "codice-app", type: "text", inputmode: "numeric", dir: "ltr", autocomplete: "off", maxlength: "12",
    "aria-describedby": "detto",
  });
  const form = crea("form", { novalidate: true, autocomplete: "off" },
    crea("label", { for: "codice-app" }, parola({ it: "Codice dell'app", en: "Code of the app" })),
    field,
    crea("p", {}, crea("button", { class: "piccolo", id: "conferma", type: "submit" }, parola({ it: "Conferma", en: "Confirm" }))));
  let left = PROVE;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (cifre(field.value) === CODICE) {
      form.remove();
      chiediCarta();
      return;
    }
    left -= 1;
    field.setAttribute("aria-invalid", "true");
    field.select();
    if (left > 0) {
      dice({
        it: `Il codice non è giusto. Prove rimaste: ${left}. Scrivi: ${CODICE}`,
        en: `The code is not right. Tries left: ${left}. Type: ${CODICE}`,
      }, "guarda");
    } else {
      left = PROVE;
      dice({
        it: `Con la carta vera ora l'app si ferma, e serve il PUK. Qui ricominci: scrivi ${CODICE}`,
        en: `With a real card the app stops now, and the PUK is needed. Here you begin again: type ${CODICE}`,
      }, "guarda");
    }
    field.focus();
  });
  schermo.append(form);
  field.focus();
}

function chiediCarta() {
  dice({
    it: "Bene. Ora appoggia la carta dietro il telefono e tienila ferma.",
    en: "Good. Now lay the card against the back of the phone and hold it still.",
  }, "bene");
  const near = crea("button", { class: "piccolo", id: "appoggia", type: "button" },
    parola({ it: "Appoggia la carta", en: "Lay the card down" }));
  near.addEventListener("click", () => vai("/consenso"));
  schermo.append(crea("p", {}, near));
  near.focus();
}

document.getElementById("inquadra")?.addEventListener("click", (event) => {
  event.currentTarget.parentElement.remove();
  chiediCodice();
});
