// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

// The room without reloading: tiles that changed are exchanged one by one, so that whoever
// is about to press a button keeps it; a button sends without leaving the page; a new call
// for help sounds once. Without this file everything works by forms and reloading.
"use strict";

(() => {
  const room = document.getElementById("room");
  if (!room || !window.EventSource) return;
  const said = document.getElementById("room-said");
  let calling = new Set(
    [...document.querySelectorAll(".tile[data-help=yes]")].map((tile) => tile.id),
  );
  let sound = null;
  let pending = "";
  // What a word in front of a press is about to be.
  let pressed = false;

  // Browsers let a page sound only after a gesture; before it the call is silent.
  const wake = () => {
    if (!sound && window.AudioContext) sound = new AudioContext();
    if (sound && sound.state === "suspended") sound.resume();
  };
  addEventListener("pointerdown", wake, { passive: true });
  addEventListener("keydown", wake);

  const beep = () => {
    if (!sound || sound.state !== "running") return;
    [0, 0.22].forEach((after, turn) => {
      const tone = sound.createOscillator();
      const volume = sound.createGain();
      const start = sound.currentTime + after;
      tone.frequency.value = turn ? 880 : 660;
      volume.gain.setValueAtTime(0, start);
      volume.gain.linearRampToValueAtTime(0.25, start + 0.02);
      volume.gain.linearRampToValueAtTime(0, start + 0.2);
      tone.connect(volume).connect(sound.destination);
      tone.start(start);
      tone.stop(start + 0.21);
    });
  };

  const title = () => {
    document.title = calling.size
      ? `(${calling.size}) ${room.dataset.helpTitle} – ${room.dataset.title}`
      : room.dataset.title;
  };

  const exchange = (next) => {
    const old = document.getElementById(next.id);
    if (!old) return false;
    // What was opened stays open, what was being typed stays typed.
    old.querySelectorAll("details[open]").forEach((open) => {
      const same = next.querySelector(`#${CSS.escape(open.id)}`);
      if (same) same.open = true;
    });
    old.querySelectorAll("input:not([type=hidden])").forEach((input) => {
      const same = next.querySelector(`#${CSS.escape(input.id)}`);
      if (same) same.value = input.value;
    });
    const focused = old.contains(document.activeElement) ? document.activeElement : null;
    old.replaceWith(next);
    if (focused) {
      const same = focused.id && document.getElementById(focused.id);
      const rest = same || next.querySelector("a, button");
      if (rest) rest.focus({ preventScroll: true });
    }
    return true;
  };

  const apply = (html) => {
    const parsed = new DOMParser().parseFromString(html, "text/html");
    const pieces = [...parsed.body.querySelectorAll(".tile, #room-head")];
    for (const piece of pieces) {
      const old = document.getElementById(piece.id);
      if (old && old.isEqualNode(piece)) continue;
      if (!exchange(document.importNode(piece, true))) {
        // A terminal that was not there before: its place comes with the whole page.
        location.reload();
        return;
      }
    }
    const now = new Set(
      [...document.querySelectorAll(".tile[data-help=yes]")].map((tile) => tile.id),
    );
    const fresh = [...now].filter((id) => !calling.has(id));
    calling = now;
    title();
    if (fresh.length) {
      beep();
      const name = document.querySelector(`#${CSS.escape(fresh[0])} .tile-name`);
      said.textContent = `${room.dataset.helpTitle} ${name ? name.textContent.trim() : ""}`;
    }
  };

  // A tile does not change under a finger that is pressing it.
  addEventListener("pointerdown", () => { pressed = true; }, { passive: true });
  for (const end of ["pointerup", "pointercancel"]) {
    addEventListener(end, () => {
      pressed = false;
      setTimeout(() => {
        if (!pressed && pending) {
          const html = pending;
          pending = "";
          apply(html);
        }
      }, 0);
    }, { passive: true });
  }

  const source = new EventSource(room.dataset.live);
  source.addEventListener("tiles", (event) => {
    if (room.dataset.state === "lost") {
      delete room.dataset.state;
      said.textContent = "";
    }
    if (pressed) pending += event.data;
    else apply(event.data);
  });
  source.addEventListener("error", () => {
    room.dataset.state = "lost";
    said.textContent = room.dataset.lost;
    // Refused, not just interrupted: whoever is logged out is shown the log-in page.
    if (source.readyState === EventSource.CLOSED) setTimeout(() => location.reload(), 5000);
  });

  room.addEventListener("submit", async (event) => {
    const form = event.target;
    const button = event.submitter;
    if (!button) return;
    event.preventDefault();
    const body = new URLSearchParams(new FormData(form));
    body.append(button.name, button.value);
    button.setAttribute("aria-disabled", "true");
    try {
      const answer = await fetch(form.action, { method: "POST", body });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (!answer.ok || !page.getElementById("room")) throw new Error(answer.status);
      const flash = page.querySelector("main > .alert");
      said.textContent = flash ? flash.textContent : "";
      const details = button.closest("details");
      if (details) {
        details.open = false;
        const summary = details.querySelector("summary");
        if (summary) summary.focus({ preventScroll: true });
      }
    } catch {
      said.textContent = room.dataset.failed;
    } finally {
      button.removeAttribute("aria-disabled");
    }
  });

  title();
})();
