// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

// A hundred thousand euro among five ideas. Each needs a least amount before anything happens,
// and does more from a second amount on.
"use strict";

const TUTTO = 100;
const PASSO = 10;

const IDEE = {
  parco: {
    nome: { it: "Un parco giochi nuovo", en: "A new playground" },
    basta: 30, tanto: 40,
    poco: { it: "Non basta: il parco resta chiuso.", en: "Not enough: the playground stays closed." },
    giusto: { it: "Si fa un parco piccolo, con altalena e scivolo.", en: "A small playground with a swing and a slide." },
    molto: { it: "Si fa un parco grande, con giochi anche per chi usa la carrozzina.", en: "A large playground, with games for children in wheelchairs too." },
    chi: { it: "i bambini", en: "the children" },
  },
  luci: {
    nome: { it: "Luci e marciapiedi", en: "Lamps and pavements" },
    basta: 20, tanto: 40,
    poco: { it: "Non basta: la strada resta buia.", en: "Not enough: the street stays dark." },
    giusto: { it: "Si accendono le luci nella via della scuola.", en: "The street of the school gets lamps." },
    molto: { it: "Ci sono luci e marciapiedi senza gradini in tutto il quartiere.", en: "The whole quarter gets lamps, and pavements without steps." },
    chi: { it: "chi va a piedi la sera", en: "those who walk in the evening" },
  },
  biblioteca: {
    nome: { it: "La biblioteca aperta la sera", en: "The library open in the evening" },
    basta: 10, tanto: 20,
    poco: { it: "La biblioteca chiude alle 18, come ora.", en: "The library closes at 18.00, as it does now." },
    giusto: { it: "La biblioteca è aperta due sere alla settimana.", en: "The library is open on two evenings a week." },
    molto: { it: "La biblioteca è aperta ogni sera.", en: "The library is open every evening." },
    chi: { it: "chi studia e chi lavora", en: "those who study and those who work" },
  },
  bus: {
    nome: { it: "Un bus per gli anziani", en: "A bus for the elderly" },
    basta: 30, tanto: 50,
    poco: { it: "Non basta: il bus non parte.", en: "Not enough: the bus does not run." },
    giusto: { it: "Il bus passa due giorni alla settimana.", en: "The bus runs on two days a week." },
    molto: { it: "Il bus passa ogni giorno e va anche in ospedale.", en: "The bus runs every day and goes to the hospital too." },
    chi: { it: "gli anziani", en: "the elderly" },
  },
  corsi: {
    nome: { it: "Corsi di computer gratis", en: "Free computer courses" },
    basta: 10, tanto: 30,
    poco: { it: "Non ci sono corsi.", en: "There are no courses." },
    giusto: { it: "C'è un corso per venti persone.", en: "There is a course for twenty people." },
    molto: { it: "Ci sono corsi tutto l'anno, anche con l'interprete.", en: "There are courses all year round, with an interpreter too." },
    chi: { it: "chi vuole imparare", en: "those who want to learn" },
  },
};

const scelte = Object.assign(
  Object.fromEntries(Object.keys(IDEE).map((id) => [id, 0])),
  JSON.parse(sessionStorage.getItem("scelte") ?? "{}"),
);

function effetto(id) {
  const idea = IDEE[id];
  if (scelte[id] >= idea.tanto) return idea.molto;
  return scelte[id] >= idea.basta ? idea.giusto : idea.poco;
}

function resto() {
  return TUTTO - Object.values(scelte).reduce((sum, one) => sum + one, 0);
}

function mostra() {
  const left = resto();
  document.getElementById("restano").textContent = parola({
    it: left === 0 ? "Hai diviso tutto" : `Restano ${left} mila euro`,
    en: left === 0 ? "All is shared out" : `${left} thousand euro are left`,
  });
  for (const id of Object.keys(IDEE)) {
    document.getElementById(`quanto-${id}`).textContent = String(scelte[id]);
    const said = document.getElementById(`effetto-${id}`);
    const words = parola(effetto(id));
    said.className = "aiuto";
    if (said.textContent !== words) said.textContent = words;
  }
}

function dividi() {
  const error = document.getElementById("errore");
  const change = (id, by) => {
    if (scelte[id] + by < 0 || resto() - by < 0) {
      // Beside the button, where the person looks.
      const said = document.getElementById(`effetto-${id}`);
      said.className = "guarda";
      said.textContent = parola(by > 0
        ? { it: "I soldi sono finiti. Prima togli a un'altra idea.", en: "The money is used up. First take some from another idea." }
        : { it: "Qui non c'è più niente da togliere.", en: "There is nothing left to take here." });
      return;
    }
    error.hidden = true;
    scelte[id] += by;
    sessionStorage.setItem("scelte", JSON.stringify(scelte));
    mostra();
  };
  for (const id of Object.keys(IDEE)) {
    document.getElementById(`piu-${id}`).addEventListener("click", () => change(id, PASSO));
    document.getElementById(`meno-${id}`).addEventListener("click", () => change(id, -PASSO));
  }
  document.getElementById("decidi").addEventListener("click", () => {
    const left = resto();
    if (left > 0) {
      error.hidden = false;
      error.textContent = parola({
        it: `Restano ${left} mila euro: dalli a qualcuno.`,
        en: `${left} thousand euro are left: give them to somebody.`,
      });
      return;
    }
    vai("/fine");
  });
  mostra();
}

function racconta() {
  for (const [id, idea] of Object.entries(IDEE)) {
    document.getElementById("righe").append(crea("tr", {},
      crea("th", { scope: "row" }, parola(idea.nome)),
      crea("td", {}, String(scelte[id])),
      crea("td", {}, parola(effetto(id)))));
  }
  document.getElementById("senza-scelte").hidden = resto() < TUTTO;
  const waiting = Object.entries(IDEE).filter(([id, idea]) => scelte[id] < idea.basta).map(([, idea]) => parola(idea.chi));
  const list = new Intl.ListFormat(LINGUA, { type: "conjunction" }).format(waiting);
  document.getElementById("chi-resta").textContent = waiting.length === 0
    ? parola({ it: "Hai pensato un po' a tutti.", en: "You have thought of everybody a little." })
    : parola({ it: `Per ora aspettano: ${list}. Scegliere vuol dire anche questo.`, en: `Those who wait for now: ${list}. Choosing means this too.` });
}

if (document.getElementById("decidi") !== null) dividi();
if (document.getElementById("righe") !== null) racconta();
