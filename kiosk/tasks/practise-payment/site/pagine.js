// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

// What can go wrong with the numbers of a notice and of a card, said one thing at a time.
"use strict";

const AVVISO = "302000000000123456";
const SCADUTO = "302000000000654321";
const ENTE = "00000000000";
const CARTA = "0000111122223333";

/** Words for a number of the wrong length; null when the length is right. */
function lunghezza(digits, wanted) {
  if (digits.length === wanted) return null;
  const seen = digits.length;
  return parola(seen < wanted
    ? { it: `Hai scritto ${seen} numeri: ne servono ${wanted}. Ne manca qualcuno.`, en: `You have written ${seen} digits: ${wanted} are needed. Some are missing.` }
    : { it: `Hai scritto ${seen} numeri: ne servono ${wanted}. Sono troppi.`, en: `You have written ${seen} digits: ${wanted} are needed. There are too many.` });
}

CONTROLLI["codice-avviso"] = (field) => {
  const digits = cifre(field.value);
  const length = lunghezza(digits, AVVISO.length);
  if (length !== null) return length;
  if (digits === AVVISO || digits === SCADUTO) return null;
  const wrong = Array.from(AVVISO).findIndex((digit, at) => digits[at] !== digit);
  return parola({
    it: `Questo avviso non c'è. Guarda il numero al posto ${wrong + 1}.`,
    en: `There is no such notice. Look at digit number ${wrong + 1}.`,
  });
};

CONTROLLI["codice-ente"] = (field) => {
  const digits = cifre(field.value);
  return lunghezza(digits, ENTE.length) ?? (digits === ENTE ? null : parola({
    it: "Questo ufficio non c'è. Qui sono undici zeri.",
    en: "There is no such office. Here it is eleven zeros.",
  }));
};

CONTROLLI["numero-carta"] = (field) => {
  const digits = cifre(field.value);
  if (digits.length > 3 && !CARTA.startsWith(digits.slice(0, 4))) {
    return parola({
      it: "Questa non è la carta finta. Cancella: non scrivere mai qui una carta vera.",
      en: "This is not the pretend card. Delete it: never write a real card here.",
    });
  }
  return lunghezza(digits, CARTA.length) ?? (digits === CARTA ? null : parola({
    it: "Il numero non è giusto. Guarda la carta finta accanto.",
    en: "The number is not right. Look at the pretend card beside.",
  }));
};

// An old notice leads elsewhere.
const number = document.getElementById("codice-avviso");
number?.addEventListener("input", () => {
  const old = cifre(number.value) === SCADUTO;
  document.getElementById("modulo-avviso").dataset.va = old ? "/scaduto" : "/controlla";
  if (old) number.classList.remove("giusto");
});
