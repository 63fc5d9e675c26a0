// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

// Puts the words in place and answers the forms. Nothing is stored and nothing is sent:
// what a person types here is compared with the invented answer and dropped.
"use strict";

// Words. An element marked data-solo-tradotto explains an Italian term, so Italian hides it.
for (const element of document.querySelectorAll("[data-t]")) {
  const words = parola(element.dataset.t);
  if (words !== undefined) {
    element.textContent = words;
  } else if (element.hasAttribute("data-solo-tradotto")) {
    element.hidden = true;
  }
}
const title = parola(`titolo-${document.documentElement.dataset.pagina}`);
if (title !== undefined) {
  document.title = title;
}

// A language asked for by address travels along, over both hosts of the site.
const asked = new URLSearchParams(location.search).get("lang");
if (asked !== null) {
  for (const link of document.querySelectorAll("main a[href]")) {
    const address = new URL(link.href);
    if (address.hostname.includes(".sportello.test")) {
      address.searchParams.set("lang", LINGUA);
      link.href = address.href;
    }
  }
  for (const form of document.querySelectorAll("form")) {
    const field = document.createElement("input");
    field.type = "hidden";
    field.name = "lang";
    field.value = LINGUA;
    form.append(field);
  }
}

/** Digits as typed on any keyboard (Arabic and Persian ones included), nothing else. */
function cifre(text) {
  return Array.from(text, (letter) => {
    const code = letter.codePointAt(0);
    if (code >= 0x0660 && code <= 0x0669) return String(code - 0x0660);
    if (code >= 0x06f0 && code <= 0x06f9) return String(code - 0x06f0);
    return /[0-9]/.test(letter) ? letter : "";
  }).join("");
}

const GIUSTO = {
  "nome-utente": (text) => text.trim().toLowerCase() === "maria.prova",
  "password": (text) => text === "Girasole1",
  "codice": (text) => cifre(text) === "482913",
};
const ERRORE = {
  "nome-utente": "errore-nome",
  "password": "errore-password",
  "codice": "errore-codice",
};

const fields = Array.from(document.querySelectorAll("form input[id]"));

/** Marks the field as right or not; the guide moves on when it sees the mark. */
function misura(field) {
  const right = GIUSTO[field.id](field.value);
  field.classList.toggle("giusto", right);
  if (right) {
    field.removeAttribute("aria-invalid");
  }
  return right;
}

for (const field of fields) {
  field.addEventListener("input", () => misura(field));
}

for (const form of document.querySelectorAll("#modulo-accesso, #modulo-codice")) {
  form.addEventListener("submit", (event) => {
    const wrong = fields.find((field) => !misura(field));
    const error = document.getElementById("errore");
    error.hidden = wrong === undefined;
    if (wrong !== undefined) {
      event.preventDefault();
      error.textContent = parola(ERRORE[wrong.id]);
      wrong.setAttribute("aria-invalid", "true");
      wrong.focus();
    }
  });
}

const show = document.getElementById("mostra");
if (show !== null) {
  show.addEventListener("click", () => {
    const password = document.getElementById("password");
    const visible = password.type === "password";
    password.type = visible ? "text" : "password";
    show.setAttribute("aria-pressed", String(visible));
    show.textContent = parola(visible ? "nascondi" : "mostra");
  });
}
