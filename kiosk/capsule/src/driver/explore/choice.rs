// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Lists of choices in a page (`select`, or what plays one): gone through one by one, heard,
//! taken.
//!
//! Invariants:
//! - The page hears of a choice once, when it is taken: what is only gone past shows in the list
//!   and is put back when the list is left.
//! - The list itself says what is in it: its words stay in the capsule.

use serde_json::{Value, json};

use super::Driver;
use crate::wire::SpeechWords;

/// What is done with a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verb {
    Open,
    Next,
    Before,
    /// Nowhere: the last one was not heard.
    Stay,
    Take,
    Leave,
}

/// Where one stands in a list, as the page's half tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Choice {
    name: String,
    at: u64,
    of: u64,
    chosen: bool,
    disabled: bool,
    /// There is nothing in that direction.
    edge: bool,
    /// The list is closed.
    done: bool,
}

/// The page's half. What it notes on the element stays in our own world. A `select` shows what
/// one is at; a list that a page has built is opened by its own button and pressed at the end.
const LIST: &str = r"async function (verb) {
  const native = this.tagName === 'SELECT';
  const box = () => native || this.getAttribute('role') === 'listbox' ? this :
    document.getElementById(this.getAttribute('aria-controls') ??
      this.getAttribute('aria-owns') ?? '');
  const seen = one => one.getClientRects().length > 0;
  const all = () => native ? [...this.options].filter(one => !one.hidden) :
    [...box()?.querySelectorAll('[role=option]') ?? []].filter(seen);
  const single = native && !this.multiple;
  if (verb === 'open' && !native && all().length === 0) {
    this.click();
    for (let wait = 0; wait < 20 && all().length === 0; wait++)
      await new Promise(done => setTimeout(done, 50));
  }
  const options = all();
  const is = one => native ? one.selected : one.getAttribute('aria-selected') === 'true';
  const bars = one => one.disabled || one.parentElement?.disabled === true ||
    one.getAttribute('aria-disabled') === 'true';
  if (options.length === 0) return null;
  if (!this.sportelloList) {
    const before = native ? this.selectedIndex : -1;
    const list = { at: Math.max(0, options.findIndex(is)), before };
    list.back = () => {
      if (single) this.selectedIndex = before;
      delete this.sportelloList;
    };
    this.sportelloList = list;
    this.addEventListener('blur', () => { if (this.sportelloList === list) list.back(); },
      { once: true });
  }
  const list = this.sportelloList;
  if (verb === 'leave') { list.back(); return null; }
  const told = {};
  const to = list.at + (verb === 'next' ? 1 : verb === 'before' ? -1 : 0);
  if (to < 0 || to >= options.length) told.edge = true; else list.at = to;
  const one = options[Math.min(list.at, options.length - 1)];
  const barred = bars(one);
  if (verb === 'take' && !barred) {
    if (single || !native) delete this.sportelloList;
    if (native) {
      if (single) this.selectedIndex = one.index; else one.selected = !one.selected;
      if (!single || one.index !== list.before)
        for (const sort of ['input', 'change'])
          this.dispatchEvent(new Event(sort, { bubbles: true }));
    } else one.click();
    told.done = single || !native;
  } else if (single && !barred) this.selectedIndex = one.index;
  else if (!native) one.scrollIntoView({ block: 'nearest' });
  const group = native && one.parentElement?.tagName === 'OPTGROUP' ? one.parentElement.label : '';
  const name = native ? one.label : one.getAttribute('aria-label') ?? one.innerText;
  return { ...told, name: [name.trim(), group.trim()].filter(part => part).join(', '),
    at: list.at + 1, of: options.length, disabled: barred,
    chosen: told.done === true || (single ? one.index === list.before : is(one)) };
}";

/// Longest name of a choice that is read, characters.
const LONGEST: usize = 300;

impl Choice {
    fn of(told: &Value) -> Option<Self> {
        let is = |name: &str| told[name] == true;
        Some(Self {
            name: told["name"].as_str()?.chars().take(LONGEST).collect(),
            at: told["at"].as_u64()?,
            of: told["of"].as_u64()?,
            chosen: is("chosen"),
            disabled: is("disabled"),
            edge: is("edge"),
            done: is("done"),
        })
    }

    /// *Liceo, 2 of 5, chosen*; where the list ends, that too.
    fn spoken(&self, words: &SpeechWords) -> String {
        let place = words
            .option
            .replace("{at}", &self.at.to_string())
            .replace("{of}", &self.of.to_string());
        let mut parts = vec![self.name.as_str()];
        if !self.done {
            parts.push(&place);
        }
        for (holds, word) in [
            (self.chosen, &words.chosen),
            (self.disabled, &words.unavailable),
            (self.edge, &words.end),
        ] {
            if holds {
                parts.push(word);
            }
        }
        parts.retain(|part| !part.is_empty());
        parts.join(", ")
    }
}

impl Verb {
    const fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Next => "next",
            Self::Before => "before",
            Self::Stay => "stay",
            Self::Take => "take",
            Self::Leave => "leave",
        }
    }
}

impl Driver {
    /// Goes into the list. Tells what is said of it, or nothing where there is nothing to
    /// choose from.
    pub(super) async fn open_list(&mut self, object: &str) -> Option<String> {
        let choice = self.list(object, Verb::Open).await?;
        self.cursor.in_list = true;
        let words = &self.voice.speech().words;
        Some(format!("{} {}", words.choose, choice.spoken(words)))
    }

    /// The next choice, or the one before. Tells whether a list is open.
    pub(super) async fn step_in_list(&mut self, backwards: bool) -> bool {
        let verb = match (self.voice.is_unheard(), backwards) {
            (true, _) => Verb::Stay,
            (false, true) => Verb::Before,
            (false, false) => Verb::Next,
        };
        self.do_in_list(verb).await
    }

    /// Takes the choice that one is at. Tells whether a list is open.
    pub(super) async fn take_from_list(&mut self) -> bool {
        self.do_in_list(Verb::Take).await
    }

    /// Leaves the list as it was before.
    pub(super) async fn leave_list(&mut self) {
        if std::mem::take(&mut self.cursor.in_list)
            && let Some(object) = self.object_at_cursor().await
        {
            let _nothing_told = self.list(&object, Verb::Leave).await;
        }
    }

    async fn do_in_list(&mut self, verb: Verb) -> bool {
        if !self.cursor.in_list {
            return false;
        }
        let object = self.object_at_cursor().await;
        let choice = match object {
            Some(object) => self.list(&object, verb).await,
            None => None,
        };
        // A list that the page has taken away is no longer open.
        let Some(choice) = choice else {
            self.cursor.in_list = false;
            return false;
        };
        self.cursor.in_list = !choice.done;
        let words = choice.spoken(&self.voice.speech().words);
        self.say(words).await;
        true
    }

    async fn list(&self, object: &str, verb: Verb) -> Option<Choice> {
        let call = json!({ "objectId": object, "functionDeclaration": LIST,
            "arguments": [{ "value": verb.word() }], "returnByValue": true,
            "awaitPromise": true, "userGesture": true, "silent": true });
        let answer = self.ask("Runtime.callFunctionOn", call).await;
        Choice::of(answer.pointer("/result/value")?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words() -> SpeechWords {
        SpeechWords {
            option: "{at} di {of}".into(),
            chosen: "scelto".into(),
            unavailable: "non disponibile".into(),
            end: "Non c'è altro.".into(),
            ..SpeechWords::default()
        }
    }

    #[test]
    fn a_choice_says_its_name_its_place_and_how_it_stands() {
        let check = |told: Value, expected: &str| {
            let choice = Choice::of(&told).expect("a choice");
            assert_eq!(choice.spoken(&words()), expected);
        };
        check(
            json!({ "name": "Liceo", "at": 2, "of": 5 }),
            "Liceo, 2 di 5",
        );
        check(
            json!({ "name": "Liceo", "at": 2, "of": 5, "chosen": true, "disabled": true }),
            "Liceo, 2 di 5, scelto, non disponibile",
        );
        check(
            json!({ "name": "Tecnico", "at": 5, "of": 5, "edge": true }),
            "Tecnico, 5 di 5, Non c'è altro.",
        );
        check(
            json!({ "name": "Liceo", "at": 2, "of": 5, "chosen": true, "done": true }),
            "Liceo, scelto",
        );
    }

    #[test]
    fn what_a_page_tells_is_bounded_and_nonsense_is_no_choice() {
        let long = json!({ "name": "x".repeat(9_000), "at": 1, "of": 1 });
        assert_eq!(Choice::of(&long).expect("a choice").name.len(), LONGEST);
        for nonsense in [
            json!(null),
            json!({ "name": 3, "at": 1, "of": 1 }),
            json!({ "name": "x" }),
        ] {
            assert_eq!(Choice::of(&nonsense), None);
        }
    }
}
