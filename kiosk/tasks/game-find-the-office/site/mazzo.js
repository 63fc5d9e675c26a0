// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

// Eight needs, three offices each. `giusta` is the place of the right answer.
"use strict";

const UFFICI = {
  comune: { it: "Il Comune", en: "The town hall (Comune)" },
  inps: { it: "L'INPS", en: "INPS (pensions and benefits)" },
  asl: { it: "L'ASL", en: "The ASL (health office)" },
  entrate: { it: "L'Agenzia delle Entrate", en: "Agenzia delle Entrate (taxes)" },
  questura: { it: "La Questura", en: "The Questura (police)" },
  scuola: { it: "La scuola", en: "The school" },
  cpi: { it: "Il Centro per l'impiego", en: "Centro per l'impiego (job centre)" },
  posta: { it: "L'ufficio postale", en: "The post office" },
  medico: { it: "Il medico di famiglia", en: "The family doctor" },
};

const MAZZO = {
  domanda: { it: "Dove va?", en: "Where does this person go?" },
  carte: [
    {
      titolo: { it: "Amina", en: "Amina" },
      testo: { it: "«Ho cambiato casa. Devo dire il mio indirizzo nuovo.»", en: "“I have moved. I must tell my new address.”" },
      risposte: [UFFICI.questura, UFFICI.comune, UFFICI.posta],
      giusta: 1,
      perche: { it: "L'indirizzo si chiama residenza: lo segna l'anagrafe del Comune.", en: "The address is called residenza: the registry of the town hall keeps it." },
    },
    {
      titolo: { it: "Gino", en: "Gino" },
      testo: { it: "«Ho finito di lavorare. Voglio chiedere la pensione.»", en: "“I have stopped working. I want to ask for my pension.”" },
      risposte: [UFFICI.inps, UFFICI.cpi, UFFICI.entrate],
      giusta: 0,
      perche: { it: "Le pensioni le paga l'INPS. Un patronato aiuta gratis con la domanda.", en: "INPS pays pensions. A patronato helps with the request, free of charge." },
    },
    {
      titolo: { it: "Rosa", en: "Rosa" },
      testo: { it: "«Il mio medico è andato via. Ne voglio un altro.»", en: "“My doctor has left. I want another one.”" },
      risposte: [UFFICI.comune, UFFICI.inps, UFFICI.asl],
      giusta: 2,
      perche: { it: "Il medico di famiglia si sceglie all'ASL, anche in rete.", en: "The family doctor is chosen at the ASL, also online." },
    },
    {
      titolo: { it: "Li", en: "Li" },
      testo: { it: "«Il mio permesso di soggiorno scade. Lo devo rinnovare.»", en: "“My residence permit is running out. I must renew it.”" },
      risposte: [UFFICI.posta, UFFICI.comune, UFFICI.inps],
      giusta: 0,
      perche: { it: "Di solito si parte con il kit, la busta dell'ufficio postale. Poi chiama la Questura.", en: "As a rule it begins with the kit, an envelope from the post office. Then the Questura calls." },
    },
    {
      titolo: { it: "Marco", en: "Marco" },
      testo: { it: "«Cerco lavoro e vorrei un corso.»", en: "“I am looking for work and would like a course.”" },
      risposte: [UFFICI.scuola, UFFICI.cpi, UFFICI.questura],
      giusta: 1,
      perche: { it: "Il Centro per l'impiego aiuta con lavoro e corsi, gratis.", en: "The job centre helps with work and courses, free of charge." },
    },
    {
      titolo: { it: "Fatima", en: "Fatima" },
      testo: { it: "«Mi serve il codice fiscale per mio figlio appena nato: non è arrivato.»", en: "“I need the tax code (codice fiscale) of my newborn son: it has not come.”" },
      risposte: [UFFICI.asl, UFFICI.scuola, UFFICI.entrate],
      giusta: 2,
      perche: { it: "Il codice fiscale lo dà l'Agenzia delle Entrate. Di solito lo chiede il Comune alla nascita.", en: "Agenzia delle Entrate gives the tax code. As a rule the town hall asks for it at birth." },
    },
    {
      titolo: { it: "Teresa", en: "Teresa" },
      testo: { it: "«Devo fare un esame del sangue. Mi serve la ricetta.»", en: "“I need a blood test. I need the prescription.”" },
      risposte: [UFFICI.medico, UFFICI.asl, UFFICI.inps],
      giusta: 0,
      perche: { it: "La ricetta la scrive il medico di famiglia. Poi si prenota.", en: "The family doctor writes the prescription. Then one books." },
    },
    {
      titolo: { it: "Paolo", en: "Paolo" },
      testo: { it: "«Voglio il passaporto per andare da mia sorella in America.»", en: "“I want a passport to visit my sister in America.”" },
      risposte: [UFFICI.comune, UFFICI.questura, UFFICI.entrate],
      giusta: 1,
      perche: { it: "Il passaporto lo fa la Questura. Prima si prende un appuntamento in rete.", en: "The Questura issues passports. First one makes an appointment online." },
    },
  ],
};
