// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

// What all practice sites share; every site has the same copy. Shows the page that belongs to
// the address, in the chosen language, and answers forms. What a person writes is compared with
// invented answers; it stays in this window and goes nowhere.
"use strict";

const CHIESTA = new URLSearchParams(location.search).get("lang");

/** `?lang=` first, else the browser's own language, if the site speaks it. */
const LINGUA = (() => {
  const spoken = document.documentElement.dataset.lingue.split(" ");
  const known = (tag) => {
    const short = (tag || "").toLowerCase().split("-")[0];
    return spoken.includes(short) ? short : null;
  };
  const browser = (navigator.languages || [navigator.language]).map(known).find(Boolean);
  return known(CHIESTA) || browser || "it";
})();

/** Of `{ it: "...", en: "..." }` the words in the chosen language. */
function parola(words) {
  return words[LINGUA] ?? words.it;
}

/** An attribute in the chosen language: `data-errore-en`, else `data-errore`. */
function tradotto(element, name) {
  return element.getAttribute(`data-${name}-${LINGUA}`) ?? element.getAttribute(`data-${name}`);
}

/** An address of the practice sites; a language that was asked for travels along. */
function verso(place) {
  const address = new URL(place, location.href);
  if (CHIESTA !== null && address.hostname.includes(".sportello.test")) {
    address.searchParams.set("lang", LINGUA);
  }
  return address.href;
}

function vai(place) {
  location.assign(verso(place));
}

/** Makes an element: `crea("p", { class: "x" }, "words", child)`. */
function crea(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
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

/** Euros as people write them: `42,50`, `42.5`, `€ 1.200`. */
function importo(text) {
  let bare = text.replace(/[€\s]/g, "");
  if (bare.includes(",") || /^\d{1,3}(\.\d{3})+$/.test(bare)) bare = bare.replace(/\./g, "");
  bare = bare.replace(",", ".");
  return /^\d+(\.\d{1,2})?$/.test(bare) ? Number(bare).toFixed(2) : "";
}

const MISURE = {
  testo: (text) => text.trim().toLowerCase().replace(/\s+/g, " "),
  esatto: (text) => text.trim(),
  cifre,
  importo,
};

const main = document.getElementById("pagina");
const template = Array.from(document.querySelectorAll("template[data-path]")).find((one) => {
  const path = one.dataset.path;
  return path.endsWith("/*") ? location.pathname.startsWith(path.slice(0, -1)) : path === location.pathname;
}) ?? document.querySelector("template[data-path='*']");
main.append(template.content.cloneNode(true));
main.className = template.dataset.classe ?? "";

/** Puts the words of the chosen language in place. */
function traduci(root) {
  if (LINGUA === "it") return;
  for (const element of root.querySelectorAll(`[data-${LINGUA}]`)) {
    element.textContent = element.getAttribute(`data-${LINGUA}`);
  }
  for (const element of root.querySelectorAll(`[data-label-${LINGUA}]`)) {
    element.setAttribute("aria-label", element.getAttribute(`data-label-${LINGUA}`));
  }
}

document.documentElement.lang = LINGUA;
traduci(document);
document.title = `${tradotto(template, "titolo")} · ${parola({ it: "Esercitazione", en: "Practice" })}`;
for (const link of document.querySelectorAll("main a[href]")) {
  link.href = verso(link.getAttribute("href"));
}

// What was written on an earlier page.
for (const element of document.querySelectorAll("[data-valore]")) {
  element.textContent = sessionStorage.getItem(element.dataset.valore) || "–";
}

/** Checks that a site adds for a field: its id, and a function that gives the wrong's words. */
const CONTROLLI = {};

/** What a field holds; of a group of round buttons the pressed one. */
function valore(field) {
  if (field.tagName === "FIELDSET") {
    return field.querySelector("input:checked")?.value ?? "";
  }
  if (field.type === "checkbox") return field.checked ? "si" : "";
  return field.value;
}

/** What is wrong with a field, in words; null when nothing is. */
function sbaglio(field) {
  const own = CONTROLLI[field.id]?.(field);
  if (own) return own;
  const wanted = field.dataset.giusto;
  if (wanted === undefined) return null;
  const value = valore(field);
  const measure = MISURE[field.dataset.come ?? "testo"];
  const right = wanted === "*"
    ? value.trim() !== ""
    : wanted.split("|").some((one) => measure(one) === measure(value));
  return right ? null : tradotto(field, "errore");
}

/** Marks a field as right or not; the guide moves on when it sees the mark. */
function segna(field) {
  const wrong = sbaglio(field);
  field.classList.toggle("giusto", wrong === null);
  if (wrong === null) field.removeAttribute("aria-invalid");
  return wrong;
}

/** The words that the page may repeat later: those of the option, not its value. */
function scritto(field) {
  if (field.tagName === "SELECT") return field.selectedOptions[0]?.textContent ?? "";
  if (field.tagName === "FIELDSET") {
    const pressed = field.querySelector("input:checked");
    return pressed?.labels[0]?.textContent.trim() ?? "";
  }
  return field.value.trim();
}

for (const form of document.querySelectorAll("form[data-va]")) {
  const fields = Array.from(form.querySelectorAll("[data-giusto], [data-controllo]"));
  for (const field of fields) {
    field.addEventListener("input", () => segna(field));
    field.addEventListener("change", () => segna(field));
  }
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const error = form.querySelector(".errore");
    const wrong = fields.find((field) => segna(field) !== null);
    if (error !== null) error.hidden = wrong === undefined;
    if (wrong !== undefined) {
      error.textContent = sbaglio(wrong);
      if (wrong.tagName === "FIELDSET") {
        wrong.querySelector("input").focus();
      } else {
        wrong.setAttribute("aria-invalid", "true");
        wrong.focus();
      }
      return;
    }
    for (const field of form.querySelectorAll("[data-salva]")) {
      sessionStorage.setItem(field.dataset.salva, scritto(field));
    }
    vai(form.dataset.va);
  });
}

// A password can be looked at.
for (const show of document.querySelectorAll("button[data-mostra]")) {
  show.addEventListener("click", () => {
    const field = document.getElementById(show.dataset.mostra);
    const visible = field.type === "password";
    field.type = visible ? "text" : "password";
    show.setAttribute("aria-pressed", String(visible));
    show.textContent = parola(visible
      ? { it: "Nascondi", en: "Hide" }
      : { it: "Mostra", en: "Show" });
  });
}

// Who begins again finds everything as it was at first.
for (const link of document.querySelectorAll("[data-ricomincia]")) {
  link.addEventListener("click", () => sessionStorage.clear());
}
