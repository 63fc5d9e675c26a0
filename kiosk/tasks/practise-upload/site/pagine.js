// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

// The file is looked at from outside only: its name, its kind, its size. Nothing reads it and
// nothing sends it.
"use strict";

const GRANDE = 1024 * 1024;
const GIUSTO = "documento-di-prova.pdf";

/** Browsers number the second copy: `documento-di-prova (1).pdf`. */
function senzaNumero(name) {
  return name.replace(/ \(\d+\)(?=\.[a-z]+$)/i, "");
}

CONTROLLI.file = (field) => {
  const file = field.files[0];
  if (file === undefined) {
    return parola({ it: "Manca il file. Premi il tasto nella riga Documento.", en: "The file is missing. Press the button in the line Document." });
  }
  if (!file.name.toLowerCase().endsWith(".pdf")) {
    return parola({
      it: `«${file.name}» non è un PDF. Scegli ${GIUSTO}.`,
      en: `“${file.name}” is no PDF. Choose ${GIUSTO}.`,
    });
  }
  if (file.size > GRANDE) {
    return parola({ it: "Il file è troppo grande: al massimo 1 MB.", en: "The file is too large: at most 1 MB." });
  }
  if (senzaNumero(file.name) !== GIUSTO) {
    return parola({
      it: `È un PDF, ma non quello finto. Scegli ${GIUSTO}.`,
      en: `It is a PDF, but not the pretend one. Choose ${GIUSTO}.`,
    });
  }
  return null;
};

const field = document.getElementById("file");
field?.addEventListener("change", () => {
  const file = field.files[0];
  const shown = document.getElementById("file-scelto");
  if (file === undefined) {
    shown.textContent = parola({ it: "Ancora nessun file scelto.", en: "No file chosen yet." });
    return;
  }
  sessionStorage.setItem("file", file.name);
  shown.textContent = parola({ it: `Hai scelto: ${file.name}`, en: `You have chosen: ${file.name}` });
});

for (const link of document.querySelectorAll("a[download]")) {
  // An address of its own would become another file's name.
  link.href = link.getAttribute("href").split("?")[0];
  link.addEventListener("click", () => {
    if (link.id !== "scarica") return;
    const told = document.getElementById("scaricato");
    told.hidden = false;
    told.textContent = parola({
      it: `Bene: ora ${GIUSTO} è nella cartella Scaricati.`,
      en: `Good: ${GIUSTO} is now in the folder Downloads.`,
    });
  });
}
