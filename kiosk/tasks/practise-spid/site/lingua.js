// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

// Chooses the language before anything is drawn: `?lang=` first, else the browser's own.
"use strict";

const LINGUA = (() => {
  const known = (tag) => {
    const short = (tag || "").toLowerCase().split("-")[0];
    return Object.hasOwn(PAROLE, short) ? short : null;
  };
  const asked = new URLSearchParams(location.search).get("lang");
  const browser = (navigator.languages || [navigator.language]).map(known).find(Boolean);
  return known(asked) || browser || "it";
})();

/** The words for `key` in the chosen language, if the site has them. */
function parola(key) {
  return PAROLE[LINGUA][key];
}

document.documentElement.lang = LINGUA;
document.documentElement.dir = LINGUA === "ar" ? "rtl" : "ltr";
