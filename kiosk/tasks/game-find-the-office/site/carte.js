// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

// A game of cards; the cards themselves are in mazzo.js. One answer each, and always a reason.
"use strict";

const PASSO = Number(sessionStorage.getItem("passo") ?? "0");

function gioco() {
  let at = PASSO < MAZZO.carte.length ? PASSO : 0;
  let right = at === 0 ? 0 : Number(sessionStorage.getItem("giuste") ?? "0");
  const card = document.getElementById("carta");
  const told = document.getElementById("esito");
  const next = document.getElementById("riga-avanti");
  document.getElementById("domanda").textContent = parola(MAZZO.domanda);

  const answered = (chosen) => {
    const current = MAZZO.carte[at];
    const good = chosen === current.giusta;
    right += good ? 1 : 0;
    sessionStorage.setItem("giuste", String(right));
    sessionStorage.setItem("passo", String(at + 1));
    const answers = current.risposte ?? MAZZO.risposte;
    const praise = good
      ? { it: "Giusto! ", en: "Right! " }
      : { it: `Non proprio: ${answers[current.giusta].it}. `, en: `Not quite: ${answers[current.giusta].en}. ` };
    told.replaceChildren(crea("p", { class: good ? "bene" : "guarda" }, parola(praise), parola(current.perche)));
    for (const button of document.querySelectorAll("#risposte button")) button.disabled = true;
    next.hidden = false;
    document.getElementById("avanti").focus();
  };

  const show = () => {
    const current = MAZZO.carte[at];
    document.getElementById("conto").textContent = parola({
      it: `Carta ${at + 1} di ${MAZZO.carte.length}`,
      en: `Card ${at + 1} of ${MAZZO.carte.length}`,
    });
    card.replaceChildren(crea("p", { class: "mittente" }, crea("strong", {}, parola(current.titolo))), crea("p", {}, parola(current.testo)));
    const answers = (current.risposte ?? MAZZO.risposte).map((words, index) => {
      const button = crea("button", { class: "grande chiaro", id: `risposta-${index}`, type: "button" }, parola(words));
      button.addEventListener("click", () => answered(index));
      return button;
    });
    document.getElementById("risposte").replaceChildren(...answers);
    told.replaceChildren();
    next.hidden = true;
  };

  document.getElementById("avanti").addEventListener("click", () => {
    at += 1;
    if (at === MAZZO.carte.length) {
      vai("/fine");
    } else {
      show();
      card.focus();
    }
  });
  show();
}

if (document.getElementById("carta") !== null) gioco();
const points = document.getElementById("punti");
if (points !== null) {
  const right = Number(sessionStorage.getItem("giuste") ?? "0");
  const all = MAZZO.carte.length;
  points.textContent = parola({
    it: `Risposte giuste: ${right} su ${all}. Delle altre ora sai il perché.`,
    en: `Right answers: ${right} of ${all}. For the others you now know why.`,
  });
}
