// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

// The mail of a made-up person: three real messages, three false ones, and why.
"use strict";

const MESSAGGI = [
  {
    da: "Biblioteca di Esempio",
    indirizzo: "prestiti@biblioteca-esempio.example",
    oggetto: { it: "Il tuo libro torna il 12 marzo", en: "Your book is due on 12 March" },
    corpo: [
      { it: "Gentile Maria Prova,", en: "Dear Maria Prova," },
      {
        it: "il libro «Il giardino d'inverno» torna da noi il 12 marzo. Puoi tenerlo ancora: vieni al banco o telefona.",
        en: "the book «Il giardino d'inverno» is due back on 12 March. You may keep it longer: come to the desk or telephone.",
      },
    ],
    tasto: { it: "Vedi il tuo libro", en: "See your book" },
    porta: "/prestiti",
    falso: false,
    perche: [
      { it: "Ti chiama per nome e parla di un libro che hai davvero.", en: "It calls you by name and speaks of a book you do have." },
      { it: "L'indirizzo è quello della biblioteca.", en: "The address is the library's own." },
      { it: "Non chiede soldi né password e non ha fretta.", en: "It asks for no money and no password, and is in no hurry." },
    ],
    prova: { it: "Guarda meglio: che cosa ti chiede? Niente. E il nome è giusto.", en: "Look again: what does it ask of you? Nothing. And the name is right." },
  },
  {
    da: "Banca Girasole",
    indirizzo: "avviso@banca-girasole.sicuro-ora.example",
    oggetto: { it: "IL TUO CONTO È BLOCCATO!!!", en: "YOUR ACCOUNT IS BLOCKED!!!" },
    corpo: [
      { it: "Caro cliente,", en: "Dear customer," },
      {
        it: "abbiamo visto un accesso strano. Il tuo conto è bloccato. Hai 24 ore per entrare e scrivere nome, password e codice. Dopo perdi tutto.",
        en: "we have seen a strange log-in. Your account is blocked. You have 24 hours to log in with name, password and code. After that you lose everything.",
      },
    ],
    tasto: { it: "Sblocca il conto", en: "Unblock the account" },
    porta: "/trappola",
    falso: true,
    perche: [
      { it: "Mette paura e fretta: 24 ore, poi perdi tutto.", en: "It frightens and hurries you: 24 hours, then you lose everything." },
      { it: "Chiede password e codice. Una banca non lo fa mai.", en: "It asks for password and code. A bank never does." },
      { it: "Dopo la chiocciola l'indirizzo finisce con «sicuro-ora»: non è la banca.", en: "After the @ the address ends in «sicuro-ora»: that is not the bank." },
      { it: "Non ti chiama per nome.", en: "It does not call you by name." },
    ],
    prova: { it: "Guarda meglio: che cosa c'è dopo la chiocciola? E perché tanta fretta?", en: "Look again: what stands after the @? And why such a hurry?" },
  },
  {
    da: "Comune di Esempio, Anagrafe",
    indirizzo: "anagrafe@comune-esempio.example",
    oggetto: { it: "Il tuo appuntamento di martedì", en: "Your appointment on Tuesday" },
    corpo: [
      { it: "Gentile Maria Prova,", en: "Dear Maria Prova," },
      {
        it: "ti aspettiamo martedì 9 aprile alle 10.30 in piazza Grande 1. Porta la vecchia carta d'identità e una foto. Non rispondere a questo messaggio.",
        en: "we expect you on Tuesday 9 April at 10.30 in piazza Grande 1. Bring your old identity card and a photograph. Do not answer this message.",
      },
    ],
    falso: false,
    perche: [
      { it: "L'appuntamento lo hai chiesto tu.", en: "You asked for the appointment yourself." },
      { it: "Non c'è niente da premere e niente da pagare.", en: "There is nothing to press and nothing to pay." },
      { it: "Nel dubbio puoi telefonare al Comune.", en: "In doubt you can telephone the town hall." },
    ],
    prova: { it: "Guarda meglio: c'è qualcosa da premere o da pagare?", en: "Look again: is there anything to press or to pay?" },
  },
  {
    da: "Pacchi Veloci",
    indirizzo: "consegna@pacch1-vel0ci.example",
    oggetto: { it: "Il tuo pacco è fermo: paga 1,99 euro", en: "Your parcel is held: pay 1.99 euro" },
    corpo: [
      { it: "Buongiorno,", en: "Hello," },
      {
        it: "il tuo pacco è fermo in magazzino. Per averlo paga 1,99 euro con la carta, entro oggi.",
        en: "your parcel is held in our store. To get it, pay 1.99 euro by card, today.",
      },
    ],
    tasto: { it: "Paga e ricevi il pacco", en: "Pay and get the parcel" },
    porta: "/trappola",
    falso: true,
    perche: [
      { it: "Maria non ha ordinato niente.", en: "Maria has not ordered anything." },
      { it: "Nell'indirizzo ci sono numeri al posto delle lettere: pacch1, vel0ci.", en: "The address has digits in the place of letters: pacch1, vel0ci." },
      { it: "Chiede pochi soldi, ma vuole i numeri della carta.", en: "It asks for little money, but wants the numbers of the card." },
    ],
    prova: { it: "Guarda meglio l'indirizzo, lettera per lettera. Aspettavi un pacco?", en: "Look at the address, letter by letter. Did you expect a parcel?" },
  },
  {
    da: "Scuola Il Ponte",
    indirizzo: "segreteria@scuola-il-ponte.example",
    oggetto: { it: "Il corso di computer comincia lunedì", en: "The computer course begins on Monday" },
    corpo: [
      { it: "Cara Maria,", en: "Dear Maria," },
      {
        it: "il corso a cui ti sei iscritta comincia lunedì alle 18, in aula 2. Porta un quaderno. A presto! Teresa, segreteria",
        en: "the course you enrolled for begins on Monday at 18.00, in room 2. Bring a notebook. See you soon! Teresa, secretary",
      },
    ],
    falso: false,
    perche: [
      { it: "Maria si è iscritta davvero a questo corso.", en: "Maria did enrol for this course." },
      { it: "L'indirizzo è quello della scuola.", en: "The address is the school's own." },
      { it: "Chiede solo di portare un quaderno.", en: "All it asks for is a notebook." },
    ],
    prova: { it: "Guarda meglio: che cosa vuole da Maria? Solo un quaderno.", en: "Look again: what does it want from Maria? Only a notebook." },
  },
  {
    da: "Ufficio Rimborsi",
    indirizzo: "rimborso.tasse@posta-gratis.example",
    oggetto: { it: "Hai 326 euro da ritirare", en: "You have 326 euro to collect" },
    corpo: [
      { it: "Gentile contribuente,", en: "Dear taxpayer," },
      {
        it: "hai pagato troppe tasse. Apri il modulo e scrivi il numero della tua carta e il codice dietro. I soldi arrivano subito.",
        en: "you have paid too much tax. Open the form and write the number of your card and the code on its back. The money arrives at once.",
      },
    ],
    tasto: { it: "Apri modulo.zip", en: "Open modulo.zip" },
    porta: "/trappola",
    falso: true,
    perche: [
      { it: "Promette soldi che non aspettavi.", en: "It promises money that you did not expect." },
      { it: "Un ufficio non scrive da «posta-gratis».", en: "No office writes from «posta-gratis»." },
      { it: "Il file si chiama .zip: può rovinare il computer.", en: "The file is called .zip: it can harm the computer." },
      { it: "Per ricevere soldi non serve il codice della carta.", en: "To receive money nobody needs the code of your card." },
    ],
    prova: { it: "Guarda meglio: un ufficio vero scrive da «posta-gratis»?", en: "Look again: does a real office write from «posta-gratis»?" },
  },
];

const capiti = new Set(JSON.parse(sessionStorage.getItem("capiti") ?? "[]"));

function lista() {
  const list = document.getElementById("messaggi");
  MESSAGGI.forEach((message, index) => {
    const number = index + 1;
    const known = capiti.has(number);
    const state = known
      ? (message.falso ? { it: "✓ falso", en: "✓ false" } : { it: "✓ vero", en: "✓ real" })
      : { it: "Da guardare", en: "To look at" };
    const link = crea("a", { class: "riga-posta", id: `messaggio-${number}`, href: verso(`/messaggio/${number}`) },
      crea("strong", {}, message.da), parola(message.oggetto), crea("small", { class: "passi stato" }, ` · ${parola(state)}`));
    list.append(crea("li", {}, link));
  });
  const all = capiti.size === MESSAGGI.length;
  document.getElementById("conto").textContent = parola({
    it: `Capiti: ${capiti.size} su ${MESSAGGI.length}`,
    en: `Understood: ${capiti.size} of ${MESSAGGI.length}`,
  });
  document.getElementById("tutti").hidden = !all;
  document.getElementById("riga-fine").hidden = !all;
}

function messaggio(number) {
  const message = MESSAGGI[number - 1];
  if (message === undefined) {
    vai("/");
    return;
  }
  document.getElementById("oggetto").textContent = parola(message.oggetto);
  const letter = document.getElementById("lettera");
  letter.append(crea("p", { class: "mittente" }, parola({ it: "Da: ", en: "From: " }), crea("strong", {}, message.da),
    crea("br"), crea("span", { id: "indirizzo", dir: "ltr" }, `<${message.indirizzo}>`)));
  for (const words of message.corpo) letter.append(crea("p", {}, parola(words)));
  if (message.tasto !== undefined) {
    letter.append(crea("p", {}, crea("a", { class: "piccolo chiaro", id: "tasto-messaggio", href: verso(message.porta) }, parola(message.tasto))));
  }
  const told = document.getElementById("esito");
  const answer = (saysFalse) => {
    const right = saysFalse === message.falso;
    if (!right) {
      told.replaceChildren(crea("p", { class: "guarda" }, parola(message.prova)));
      return;
    }
    capiti.add(number);
    sessionStorage.setItem("capiti", JSON.stringify(Array.from(capiti)));
    const praise = message.falso
      ? { it: "Bravo, è falso. Ecco perché:", en: "Well done, it is false. This is why:" }
      : { it: "Bravo, è vero. Ecco perché:", en: "Well done, it is real. This is why:" };
    told.replaceChildren(
      crea("p", { class: "bene", id: "motivo" }, parola(praise)),
      crea("ul", {}, ...message.perche.map((words) => crea("li", {}, parola(words)))),
    );
    document.getElementById("riga-torna").hidden = false;
  };
  document.getElementById("vero").addEventListener("click", () => answer(false));
  document.getElementById("falso").addEventListener("click", () => answer(true));
}

if (document.getElementById("messaggi") !== null) lista();
if (document.getElementById("lettera") !== null) messaggio(Number(location.pathname.split("/")[2]));
