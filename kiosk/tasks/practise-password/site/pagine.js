// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

// Draws words by chance and says how strong they are together. It never asks for a password of
// the person's own: what is typed is compared with the words that it drew.
"use strict";

const PAROLE = {
  it: [
    "barca", "treno", "limone", "sabato", "scala", "nuvola", "tamburo", "forchetta", "castoro", "lampada", "neve",
    "giardino", "martello", "pesca", "vento", "sedia", "balena", "tappeto", "chitarra", "castagna", "fiume",
    "bottone", "cavallo", "finestra", "gelato", "isola", "lumaca", "mantello", "noce", "ombrello", "patata", "quadro",
    "radice", "sapone", "teatro", "uva", "valigia", "zaino", "aquilone", "bicicletta", "campana", "dado", "elefante",
    "fungo", "gomitolo", "lenzuolo", "mulino", "nido", "orologio", "pentola", "ruota", "sentiero", "torre", "violino",
    "zucca", "anguria", "bosco", "candela", "delfino", "farfalla", "grotta", "latte", "miele", "stella",
  ],
  en: [
    "boat", "train", "lemon", "sunday", "ladder", "cloud", "drum", "fork", "beaver", "lamp", "snow", "garden",
    "hammer", "peach", "wind", "chair", "whale", "carpet", "guitar", "chestnut", "river", "button", "horse", "window",
    "biscuit", "island", "snail", "cloak", "walnut", "umbrella", "potato", "painting", "root", "soap", "theatre",
    "grape", "suitcase", "basket", "kite", "bicycle", "bell", "dice", "elephant", "mushroom", "wool", "blanket",
    "mill", "nest", "clock", "kettle", "wheel", "path", "tower", "violin", "pumpkin", "melon", "forest", "candle",
    "dolphin", "butterfly", "cave", "milk", "honey", "star",
  ],
};
/** Long enough for a good one. */
const LUNGA = 15;

/** A whole number below `limit`, by chance. */
function caso(limit) {
  return crypto.getRandomValues(new Uint32Array(1))[0] % limit;
}

function pesca(count) {
  const left = Array.from(parola(PAROLE));
  return Array.from({ length: count }, () => left.splice(caso(left.length), 1)[0]);
}

function giudizio(words, number) {
  const length = words.join("-").length + (number ? 2 : 0);
  if (words.length < 3 || length < LUNGA) {
    return { strong: false, said: { it: "Ancora debole: aggiungi una parola.", en: "Still weak: add a word." } };
  }
  if (!number) {
    return { strong: true, said: { it: "Buona. Con un numero piace anche ai siti più severi.", en: "Good. With a number even strict websites like it." } };
  }
  return { strong: true, said: { it: "Forte! È lunga e ha anche un numero.", en: "Strong! It is long and has a number too." } };
}

function creaFrase() {
  const phrase = document.getElementById("frase");
  const told = document.getElementById("forza");
  const error = document.getElementById("errore");
  const number = document.getElementById("numero");
  const capital = document.getElementById("grande");
  let words = pesca(2);
  let digit = 1 + caso(9);
  const text = () => {
    let joined = words.join("-");
    if (capital.checked) joined = joined[0].toUpperCase() + joined.slice(1);
    return number.checked ? `${joined}-${digit}` : joined;
  };
  const show = () => {
    const { strong, said } = giudizio(words, number.checked);
    phrase.textContent = text();
    told.className = strong ? "bene" : "guarda";
    told.dataset.forte = String(strong);
    told.textContent = parola(said);
    if (strong) error.hidden = true;
  };
  document.getElementById("altre").addEventListener("click", () => {
    words = pesca(words.length);
    digit = 1 + caso(9);
    show();
  });
  for (const choice of document.querySelectorAll("input[name=quante]")) {
    choice.addEventListener("change", () => {
      const count = Number(choice.value);
      const more = pesca(count + words.length).filter((word) => !words.includes(word));
      words = words.concat(more).slice(0, count);
      show();
    });
  }
  number.addEventListener("change", show);
  capital.addEventListener("change", show);
  document.getElementById("va-bene").addEventListener("click", () => {
    if (!giudizio(words, number.checked).strong) {
      error.hidden = false;
      error.textContent = parola({ it: "Con due parole è debole. Scegli tre o quattro.", en: "With two words it is weak. Choose three or four." });
      document.getElementById("quante-2").focus();
      return;
    }
    sessionStorage.setItem("frase", text());
    vai("/scrivi");
  });
  show();
}

function scriviFrase() {
  const phrase = sessionStorage.getItem("frase") ?? "barca-limone-neve-7";
  document.getElementById("frase").textContent = phrase;
  CONTROLLI.prima = (field) => {
    if (field.value === phrase) return null;
    if (field.value.toLowerCase() === phrase.toLowerCase()) {
      return parola({ it: "Guarda le lettere grandi e piccole.", en: "Look at capital and small letters." });
    }
    if (field.value.replace(/[\s-]/g, "") === phrase.replace(/-/g, "")) {
      return parola({ it: "Guarda i trattini: stanno tra una parola e l'altra.", en: "Look at the hyphens: they stand between the words." });
    }
    return parola({ it: "Non è la password qui sopra. Scrivi quella, non una tua.", en: "It is not the password above. Type that one, none of your own." });
  };
  CONTROLLI.seconda = (field) => (field.value === phrase ? null : parola({
    it: "La seconda volta non è uguale. Scrivila di nuovo, piano.",
    en: "The second time is not the same. Type it again, slowly.",
  }));
}

const COPPIE = [
  {
    forte: "lampada-neve-chitarra-7", debole: "Maria1958",
    perche: { it: "Nome e anno di nascita sono le prime cose che uno prova.", en: "A name and a year of birth are the first things that anybody tries." },
  },
  {
    forte: "fungo-treno-sabato", debole: "Qx7!",
    perche: { it: "Segni strani, ma solo quattro: un computer la trova subito.", en: "Strange signs, but only four: a computer finds it at once." },
  },
  {
    forte: "isola-sapone-dado-3", debole: "123456789",
    perche: { it: "È lunga, ma la usano tutti. È la prima della lista.", en: "It is long, but everybody uses it. It is the first on the list." },
  },
];

function quale() {
  const told = document.getElementById("esito");
  const next = document.getElementById("riga-avanti");
  let at = 0;
  const show = () => {
    const pair = COPPIE[at];
    document.getElementById("conto").textContent = parola({
      it: `Coppia ${at + 1} di ${COPPIE.length}`,
      en: `Pair ${at + 1} of ${COPPIE.length}`,
    });
    next.hidden = true;
    told.replaceChildren();
    const strong = crea("button", { class: "grande chiaro", id: "forte", type: "button", dir: "ltr" }, pair.forte);
    const weak = crea("button", { class: "grande chiaro", id: "debole", type: "button", dir: "ltr" }, pair.debole);
    const shown = at % 2 === 0 ? [weak, strong] : [strong, weak];
    document.getElementById("coppia").replaceChildren(...shown);
    strong.addEventListener("click", () => {
      told.replaceChildren(crea("p", { class: "bene" },
        parola({ it: "Giusto, è più forte. L'altra no: ", en: "Right, it is stronger. The other is not: " }), parola(pair.perche)));
      next.hidden = false;
    });
    weak.addEventListener("click", () => {
      told.replaceChildren(crea("p", { class: "guarda" }, parola({ it: "Questa è debole. ", en: "This one is weak. " }), parola(pair.perche)));
    });
  };
  document.getElementById("avanti").addEventListener("click", () => {
    at += 1;
    if (at === COPPIE.length) {
      vai("/fine");
    } else {
      show();
      document.querySelector("#coppia button").focus();
    }
  });
  show();
}

if (document.getElementById("quante") !== null) creaFrase();
if (document.getElementById("modulo-password") !== null) scriviFrase();
if (document.getElementById("coppia") !== null) quale();
