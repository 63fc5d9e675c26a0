// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

// Eight things that happen to a made-up person. `giusta` is the place of the right answer.
"use strict";

const MAZZO = {
  domanda: { it: "Che cos'è?", en: "What is it?" },
  risposte: [{ it: "È vero", en: "It is real" }, { it: "È una truffa", en: "It is a scam" }],
  carte: [
    {
      titolo: { it: "Un SMS", en: "A text message" },
      testo: {
        it: "«Mamma, ho perso il telefono. Questo è il numero nuovo. Mi servono subito 300 euro, ti spiego dopo.»",
        en: "“Mum, I have lost my phone. This is my new number. I need 300 euro at once, I will explain later.”",
      },
      giusta: 1,
      perche: {
        it: "Numero nuovo, soldi e fretta insieme. Chiama il figlio al numero vecchio.",
        en: "A new number, money and hurry together. Call your child on the old number.",
      },
    },
    {
      titolo: { it: "Una telefonata", en: "A telephone call" },
      testo: {
        it: "«Sono della banca. Ci sono ladri sul suo conto. Mi legga il codice che le arriva ora.»",
        en: "“I am calling from the bank. There are thieves in your account. Read me the code that you are receiving now.”",
      },
      giusta: 1,
      perche: {
        it: "La banca non chiede mai il codice. Chiudi e chiama tu il numero sulla tua carta.",
        en: "A bank never asks for the code. Hang up, and call the number on your card yourself.",
      },
    },
    {
      titolo: { it: "Un messaggio dalla farmacia", en: "A message from the pharmacy" },
      testo: {
        it: "«Il suo ordine di ieri è pronto. Può passare al banco fino alle 19.» Maria ieri ha ordinato una crema.",
        en: "“Your order of yesterday is ready. You can come to the counter until 19.00.” Yesterday Maria ordered a cream.",
      },
      giusta: 0,
      perche: {
        it: "Lo aspettava, non c'è niente da premere e si paga al banco.",
        en: "She expected it, there is nothing to press, and she pays at the counter.",
      },
    },
    {
      titolo: { it: "Alla porta", en: "At the door" },
      testo: {
        it: "Un uomo con il tesserino: «Devo controllare la bolletta. Mi faccia vedere dove tiene i soldi.»",
        en: "A man with a badge: “I must check your bill. Show me where you keep your money.”",
      },
      giusta: 1,
      perche: {
        it: "Nessuno controlla i soldi in casa. Non aprire e chiama un vicino o il 112.",
        en: "Nobody checks money at home. Do not open, and call a neighbour or 112.",
      },
    },
    {
      titolo: { it: "Una lettera", en: "A letter" },
      testo: {
        it: "Il Comune scrive che c'è la tassa sui rifiuti. C'è un avviso con due codici. Si può pagare in posta, in banca o in rete.",
        en: "The town hall writes about the waste tax. There is a notice with two codes. One can pay at the post office, at the bank or online.",
      },
      giusta: 0,
      perche: {
        it: "Arriva ogni anno e lascia scegliere dove pagare. Nel dubbio telefona al Comune.",
        en: "It comes every year and lets you choose where to pay. In doubt, telephone the town hall.",
      },
    },
    {
      titolo: { it: "Un annuncio", en: "An advertisement" },
      testo: {
        it: "«Lavoro da casa, 200 euro al giorno! Prima paga 50 euro per il corso.»",
        en: "“Work from home, 200 euro a day! First pay 50 euro for the course.”",
      },
      giusta: 1,
      perche: {
        it: "Un lavoro vero non si paga. E guadagni così facili non ci sono.",
        en: "Nobody pays for a real job. And money is never that easy.",
      },
    },
    {
      titolo: { it: "Sul computer", en: "On the computer" },
      testo: {
        it: "Lo schermo diventa rosso: «VIRUS! Chiami subito questo numero.» Suona anche una sirena.",
        en: "The screen turns red: “VIRUS! Call this number at once.” A siren sounds as well.",
      },
      giusta: 1,
      perche: {
        it: "Un computer non chiede di telefonare. Chiudi la pagina e chiama il personale.",
        en: "A computer never asks you to telephone. Close the page and call the staff.",
      },
    },
    {
      titolo: { it: "Una email della scuola", en: "An e-mail from the school" },
      testo: {
        it: "«Il 3 maggio la scuola è chiusa per le elezioni.» L'indirizzo è quello di sempre.",
        en: "“On 3 May the school is closed for the elections.” The address is the usual one.",
      },
      giusta: 0,
      perche: {
        it: "Dice solo una cosa utile. Non vuole soldi, codici o dati.",
        en: "It only tells something useful. It wants no money, no codes, no data.",
      },
    },
  ],
};
