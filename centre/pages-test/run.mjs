// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2
//
// Looks at the console's pages in a real browser; see README.md.

import { createHmac } from "node:crypto";
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";

const { values: options } = parseArgs({
  options: {
    base: { type: "string" },
    chromium: { type: "string", default: "/usr/bin/chromium" },
    out: { type: "string" },
    account: { type: "string" },
    password: { type: "string" },
    totp: { type: "string" },
    digits: { type: "string" },
    pages: { type: "string", multiple: true, default: [new URL("pages.json", import.meta.url).pathname] },
  },
});
for (const name of ["base", "out", "account", "password"]) {
  if (!options[name]) {
    console.error(`--${name} is missing; see README.md`);
    process.exit(1);
  }
}
mkdirSync(options.out, { recursive: true });
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const pages = options.pages.flatMap((file) => JSON.parse(readFileSync(file, "utf8")));
const faults = [];
const languages = ["it", "en"];

/// The six digits of now (RFC 6238).
function digits(secret) {
  const bits = [...secret].map((c) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(c).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30000)));
  const mac = createHmac("sha1", key).update(step).digest();
  const at = mac[19] & 15;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1000000).padStart(6, "0");
}

async function logIn(browser) {
  const context = await browser.newContext({ locale: "it-IT" });
  const page = await context.newPage();
  await page.goto(`${options.base}/login`);
  await page.fill("#name", options.account);
  await page.fill("#password", options.password);
  await page.click("main button[type=submit]");
  if (page.url().includes("/login/second")) {
    await page.fill("#digits", options.digits ?? digits(options.totp));
    await page.click("main button[type=submit]");
  }
  if (page.url().includes("/login")) throw new Error(`could not log in: ${await page.innerText("main")}`);
  const state = await context.storageState();
  await context.close();
  return state;
}

/// A page as the list says it, opened in a context; complaints of the browser are faults.
async function open(context, entry, language) {
  const page = await context.newPage();
  const where = `${entry.name} (${language})`;
  page.on("console", (message) => {
    const expected = message.text().includes(`status of ${entry.status}`);
    if (["error", "warning"].includes(message.type()) && !expected) faults.push(`${where}: the browser says: ${message.text()}`);
  });
  page.on("pageerror", (error) => faults.push(`${where}: a script failed: ${error.message}`));
  await page.goto(`${options.base}/language/${language}?back=${encodeURIComponent(entry.path)}`, { waitUntil: "load" });
  let status = null;
  page.on("response", (response) => {
    if (response.request().isNavigationRequest()) status = response.status();
  });
  if (entry.submit) {
    for (const [name, value] of Object.entries(entry.fill ?? {})) await page.fill(`[name="${name}"]`, value);
    await page.locator(entry.submit).locator("button[type=submit]").first().click();
    await page.waitForLoadState("load");
  } else {
    await page.goto(`${options.base}${entry.path}`, { waitUntil: "load" });
  }
  const wanted = entry.status ?? 200;
  if (status !== wanted) faults.push(`${where}: answered ${status}, not ${wanted}`);
  if ((await page.locator("h1").count()) !== 1) faults.push(`${where}: has not one heading`);
  const lost = await page.evaluate(() => document.body.textContent.includes("⟦")).catch(() => false);
  if (lost) faults.push(`${where}: a word is missing`);
  return page;
}

async function checkAxe(page, where) {
  await page.evaluate(axe);
  const result = await page.evaluate(() =>
    window.axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }),
  );
  for (const violation of result.violations) {
    for (const node of violation.nodes) faults.push(`${where}: axe ${violation.id}: ${node.target} ${node.failureSummary}`);
  }
}

/// Presses Tab until it comes round; every control must have been met, seen, in the page's order.
async function checkKeyboard(page, where) {
  const count = await page.evaluate(() => {
    const shown = (e) => e.checkVisibility({ visibilityProperty: true }) && !e.disabled;
    const all = [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']")];
    const radios = new Set();
    const stops = all.filter((e) => {
      if (!shown(e) || e.tabIndex < 0) return false;
      if (e.type !== "radio") return true;
      // One stop for each group: the chosen one.
      const chosen = document.querySelector(`input[type=radio][name="${e.name}"]:checked`);
      if (chosen ? chosen !== e : radios.has(e.name)) return false;
      radios.add(e.name);
      return true;
    });
    stops.forEach((e, index) => (e.dataset.stop = index));
    document.activeElement?.blur();
    getSelection()?.removeAllRanges();
    return stops.length;
  });
  const met = [];
  for (let press = 0; press < count * 7 + 10; press += 1) {
    await page.keyboard.press("Tab");
    const now = await page.evaluate(() => {
      const e = document.activeElement;
      if (!e || e === document.body) return null;
      const style = getComputedStyle(e);
      const box = e.getBoundingClientRect();
      const seen = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
      const inside = box.bottom > 0 && box.top < innerHeight && box.width > 0;
      return { stop: e.dataset.stop ?? null, seen, inside, html: e.outerHTML.slice(0, 120) };
    });
    if (now === null) {
      if (met.length > 0) break;
      continue;
    }
    if (now.stop === null) {
      faults.push(`${where}: Tab stops at ${now.html}`);
      continue;
    }
    const stop = Number(now.stop);
    if (met.at(-1) === stop) continue;
    if (met.includes(stop)) break;
    if (met.length > 0 && stop < met.at(-1)) faults.push(`${where}: Tab goes back to ${now.html}`);
    met.push(stop);
    if (!now.seen) faults.push(`${where}: the focus cannot be seen on ${now.html}`);
    if (!now.inside) faults.push(`${where}: the focus is out of sight on ${now.html}`);
  }
  if (met.length !== count) faults.push(`${where}: Tab reaches ${met.length} of ${count} controls`);
}

/// At a zoom, nothing but what scrolls by itself is wider than the window.
async function checkWidth(page, where) {
  const wide = await page.evaluate(() => {
    const room = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= room) return null;
    const out = [...document.querySelectorAll("body *")].filter((e) => e.getBoundingClientRect().right > room + 1 && !e.closest(".scroll"));
    return `${document.documentElement.scrollWidth} of ${room}: ${out[0]?.outerHTML.slice(0, 120)}`;
  });
  if (wide) faults.push(`${where}: scrolls sideways, ${wide}`);
}

const picture = (page, name) => page.screenshot({ path: join(options.out, `${name}.png`), fullPage: true });
const views = [
  { name: "desk", viewport: { width: 1366, height: 900 }, axe: true, keyboard: true },
  { name: "200", viewport: { width: 683, height: 450 }, deviceScaleFactor: 2, axe: true },
  { name: "400", viewport: { width: 320, height: 256 }, deviceScaleFactor: 2 },
  { name: "no-script", viewport: { width: 1366, height: 900 }, javaScriptEnabled: false },
];

const browser = await chromium.launch({
  executablePath: options.chromium,
  args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
});
try {
  const state = await logIn(browser);
  for (const entry of pages) {
    const storageState = entry.as === "nobody" ? undefined : state;
    for (const language of languages) {
      for (const view of views) {
        if (language === "en" && !view.axe) continue;
        const { name, axe: withAxe, keyboard, ...size } = view;
        const context = await browser.newContext({ ...size, storageState, locale: "it-IT" });
        const page = await open(context, entry, language);
        const where = `${entry.name} (${language}, ${name})`;
        if (withAxe) await checkAxe(page, where);
        if (keyboard) await checkKeyboard(page, where);
        await checkWidth(page, where);
        await picture(page, `${entry.name}-${language}-${name}`);
        await context.close();
      }
    }
    console.error(`looked at ${entry.name}`);
  }
} finally {
  await browser.close();
}
for (const fault of faults) console.log(fault);
console.error(`${pages.length} pages, ${faults.length} faults`);
process.exit(faults.length === 0 ? 0 : 1);
