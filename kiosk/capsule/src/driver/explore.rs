// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Going about a page without seeing it, or with one key: to the next heading, link, button or
//! field, pressing it, writing in it. What the page says on the way is said in here.
//!
//! Invariants:
//! - What a secret field holds is neither asked for nor said.
//! - A key is answered by one sentence, and nothing that is older than the key cuts it off: keys
//!   that were typed in the page before, or what the page has to tell meanwhile, which waits.
//! - Nobody is led past a line unheard: an answer that was stopped before it began counts as not
//!   given, and the next key goes from where the citizen was.
//! - A script that moves on behalf of the citizen runs in a world of its own: the page cannot
//!   put anything in the place of what it calls.

mod choice;
mod frames;

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::outline::{self, Kind, Line};
use super::{Driver, ring, text, voice};
use crate::inner::InnerReport;
use crate::wire::{Key, Landmark, Speech, Trouble};

/// Name of the world and of the bell that our script in a page rings.
const WORLD: &str = "sportello-voice";
const BELL: &str = "sportelloBell";
/// Longest word of the page that is taken from the bell, characters.
const LONGEST: usize = 1_000;

/// Rings the bell when the keyboard's focus moves, when a key goes down (the voice stops), with
/// the words of an alert when one changes, with the name of a field that does not let a form go,
/// and with the title of a page that has come and stays.
const LISTENER: &str = r"(() => {
  const bell = word => { try { sportelloBell(word); } catch { /* not for this page */ } };
  addEventListener('focusin', () => bell('focus'), true);
  addEventListener('keydown', event => {
    if (!/^(Control|Alt|AltGraph|Meta|Shift|CapsLock)$/.test(event.key)) bell('key');
  }, true);
  const alerts = '[role=alert],[role=status],[aria-live=assertive],[aria-live=polite]';
  const said = new WeakMap();
  const look = () => {
    for (const alert of document.querySelectorAll(alerts)) {
      const words = alert.getClientRects().length > 0 ? alert.innerText.trim() : '';
      if (words !== (said.get(alert) ?? '')) {
        said.set(alert, words);
        if (words) bell('alert ' + words);
      }
    }
  };
  let title = '', coming = 0;
  const entitled = () => {
    if (document.readyState === 'loading' || document.title === title) return;
    title = document.title;
    clearTimeout(coming);
    const sort = top === self ? 'page ' : 'frame ';
    coming = setTimeout(() => { if (title.trim()) bell(sort + title.trim()); }, 600);
  };
  new MutationObserver(() => { look(); entitled(); }).observe(document,
    { subtree: true, childList: true, characterData: true, attributes: true });
  addEventListener('DOMContentLoaded', entitled);
  entitled();
  let barred = false;
  addEventListener('invalid', event => {
    if (barred) return;
    barred = true;
    setTimeout(() => { barred = false; });
    const { labels, name, placeholder } = event.target;
    const named = labels?.[0]?.innerText || event.target.ariaLabel || placeholder || name;
    bell('wrong ' + (named ?? '').trim());
  }, true);
})()";

/// A page that comes later than this after something was pressed comes by itself.
const FOLLOWS: Duration = Duration::from_secs(30);
/// What a page has to tell while a key is being answered: so much of it waits.
const WAITING: usize = 3;
/// The keyboard comes to the page within this, or not at all.
const COMES: Duration = Duration::from_secs(3);

/// Gives the keyboard to a field. The Enter that asked for it may still be down when the keyboard
/// comes: it is not an Enter of the page's, which would send the form.
const BEGIN_TO_WRITE: &str = r"function () {
  const until = performance.now() + 3000;
  const let_go = () => {
    removeEventListener('keydown', bar, true);
    removeEventListener('keyup', let_go, true);
  };
  const bar = event => {
    if (event.key !== 'Enter' || performance.now() > until) return let_go();
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  addEventListener('keydown', bar, true);
  addEventListener('keyup', let_go, true);
  this.focus();
}";

/// What has the keyboard, in whichever frame of the page's own host.
const FOCUSED: &str = r"(() => {
  let at = document.activeElement;
  while (at?.contentDocument?.activeElement) at = at.contentDocument.activeElement;
  return at;
})()";

/// Where the citizen is on the page.
#[derive(Debug, Default)]
pub(super) struct Cursor {
    place: Place,
    /// Where they were before the last key, as long as its answer may not have been heard.
    before: Option<Place>,
    /// It is a list of choices, and open.
    in_list: bool,
    /// What was said last.
    said: String,
    /// When something was pressed last.
    pressed: Option<Instant>,
    /// The guide's step when something was pressed, or a page came, last.
    step: Option<u16>,
    /// The keyboard is the page's: it says where the focus goes.
    has_keyboard: bool,
    /// What is said as soon as the keyboard is the page's, and since when it waits.
    to_write: Option<(Instant, String)>,
    /// What the page has to tell once the present answer is over.
    news: VecDeque<String>,
}

/// A line of the page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Place {
    node: Option<i64>,
    /// The frame within the page that it is in.
    frame: Option<String>,
    /// Its place among the lines, for when the page has changed under it.
    at: Option<usize>,
}

impl Place {
    fn of(line: &Line, at: Option<usize>) -> Self {
        Self {
            node: Some(line.node),
            frame: line.frame.clone(),
            at,
        }
    }

    fn index(&self, lines: &[Line]) -> Option<usize> {
        let node = self.node?;
        lines
            .iter()
            .position(|line| line.node == node)
            .or_else(|| self.at?.checked_sub(1))
    }
}

impl Cursor {
    /// Another page: from its beginning.
    pub(super) fn leave(&mut self) {
        self.place = Place::default();
        self.before = None;
        self.in_list = false;
    }

    /// To a line, which is said now.
    fn go(&mut self, place: Place) {
        self.before = Some(std::mem::replace(&mut self.place, place));
    }

    /// What was said of where they are now was not heard: they are where they were.
    fn return_unheard(&mut self) {
        if let Some(before) = self.before.take() {
            self.place = before;
        }
    }
}

impl Driver {
    /// How the citizen wants the page spoken.
    pub(super) async fn speak(&mut self, speech: Speech) {
        let (was_on, is_on) = (self.voice.speech().on, speech.on);
        let no_longer_aloud = self.voice.speech().aloud && !speech.aloud;
        self.voice.tune(speech);
        if no_longer_aloud && self.voice.speaks() {
            // Whoever pulled the headphones out is asked before the room hears the rest.
            self.voice.withhold();
            self.report(InnerReport::Reading { on: false }).await;
            self.report(InnerReport::Withheld).await;
        }
        if is_on && !was_on {
            let sessions: Vec<String> =
                self.pages.iter().map(|page| page.session.clone()).collect();
            for session in sessions {
                self.listen(&session, true).await;
            }
        }
        if !is_on {
            self.voice.stop();
        }
    }

    /// Has a page ring when something happens on it that ought to be said.
    pub(super) async fn listen(&self, session: &str, at_once: bool) {
        if !self.voice.speech().on {
            return;
        }
        let bell = json!({ "name": BELL, "executionContextName": WORLD });
        let script = json!({ "source": LISTENER, "worldName": WORLD, "runImmediately": at_once });
        for (command, params) in [
            ("Runtime.enable", json!({})),
            ("Runtime.addBinding", bell),
            ("Page.addScriptToEvaluateOnNewDocument", script),
        ] {
            self.devtools.tell(Some(session), command, params).await;
        }
    }

    /// A page rang.
    pub(super) async fn rang(&mut self, session: &str, params: &Value) {
        let in_front = self
            .pages
            .last()
            .is_some_and(|page| page.session == session);
        if !in_front || text(params, "/name") != BELL || !self.voice.speech().on {
            return;
        }
        let word: String = text(params, "/payload").chars().take(LONGEST).collect();
        match word.split_once(' ') {
            // One that was typed before the keyboard went to the guide may ring late: what the
            // guide was asked since is not its to stop.
            None if word == "key" => {
                let stops = self.cursor.has_keyboard || !self.voice.answers();
                if stops && self.voice.stop() {
                    self.report(InnerReport::Reading { on: false }).await;
                }
            }
            None if word == "focus" && self.cursor.has_keyboard => self.say_focus().await,
            Some(("alert", words)) => self.tell(words.to_owned()).await,
            Some(("wrong", field)) => {
                let words = format!("{field}, {}", self.voice.speech().words.wrong);
                self.tell(words).await;
            }
            Some(("page", title)) if self.page_is_news() => self.tell(title.to_owned()).await,
            // Others within the page come with it.
            Some(("frame", title)) if self.cursor.place.frame.is_some() && self.page_is_news() => {
                self.tell(title.to_owned()).await;
            }
            _ => {}
        }
    }

    /// The keyboard went to the page, or to the guide.
    pub(super) async fn keyboard(&mut self, in_page: bool) {
        self.cursor.has_keyboard = in_page;
        if let Some((_, words)) = self.cursor.to_write.take() {
            self.say(words).await;
        } else if in_page && self.voice.speech().on {
            self.say_focus().await;
        }
    }

    /// What was being said may be over; what waited for that is said.
    pub(super) async fn go_on_saying(&mut self) {
        if self.voice.finished() {
            self.report(InnerReport::Reading { on: false }).await;
        }
        let came = |(since, _): &mut (Instant, String)| since.elapsed() > COMES;
        if let Some((_, words)) = self.cursor.to_write.take_if(came) {
            self.say(words).await;
        }
        if !self.voice.speaks()
            && let Some(words) = self.cursor.news.pop_front()
        {
            self.tell(words).await;
        }
    }

    /// Stops what is being said, and what waits.
    pub(super) async fn stop_reading(&mut self) {
        self.cursor.news.clear();
        self.voice.stop();
        self.report(InnerReport::Reading { on: false }).await;
    }

    /// Whether somebody has to be told that another page has come: they asked for one, and the
    /// guide has no new step to say.
    fn page_is_news(&mut self) -> bool {
        let step = Some(self.steps.current());
        let same_step = std::mem::replace(&mut self.cursor.step, step) == step;
        let asked = self.cursor.has_keyboard
            || self.cursor.pressed.is_some_and(|at| at.elapsed() < FOLLOWS);
        same_step && asked
    }

    /// Says what has the keyboard in the page.
    async fn say_focus(&mut self) {
        let Some(object) = self.object_of(FOCUSED).await else {
            return;
        };
        let asked = json!({ "objectId": object, "fetchRelatives": false });
        let tree = self.ask("Accessibility.getPartialAXTree", asked).await;
        let Some(line) = tree.pointer("/nodes/0").and_then(Line::of) else {
            return;
        };
        let same = self.cursor.place.node == Some(line.node);
        if same && self.voice.answers() {
            // The citizen is hearing of it.
            return;
        }
        if !same {
            self.cursor.in_list = false;
            self.cursor.go(Place::of(&line, None));
        }
        self.say_line(&line).await;
    }

    /// The next one, or the one before, and says it.
    pub(super) async fn explore(&mut self, to: Landmark, backwards: bool) {
        self.voice.stop();
        let in_order = matches!(to, Landmark::Any | Landmark::Control);
        if in_order && self.step_in_list(backwards).await {
            return;
        }
        self.leave_list().await;
        if self.voice.is_unheard() {
            self.cursor.return_unheard();
        }
        let Some(lines) = self.lines().await else {
            let silent = self.voice.speech().words.silent.clone();
            return self.say(silent).await;
        };
        let from = self.cursor.place.index(&lines);
        let Some((at, line)) =
            outline::step(&lines, from, to, backwards).and_then(|at| Some((at, lines.get(at)?)))
        else {
            self.cursor.before = None;
            let end = self.voice.speech().words.end.clone();
            return self.say(end).await;
        };
        self.cursor.go(Place::of(line, Some(at)));
        self.show_cursor().await;
        self.say_line(line).await;
    }

    /// Presses what was gone to. A place to write gets the keyboard instead, a list is opened.
    pub(super) async fn press(&mut self) {
        self.voice.stop();
        self.cursor.before = None;
        self.cursor.pressed = Some(Instant::now());
        self.cursor.step = Some(self.steps.current());
        if self.take_from_list().await {
            return;
        }
        let Some(object) = self.object_at_cursor().await else {
            let words = &self.voice.speech().words;
            let nowhere = self.cursor.place.node.is_none();
            let words = if nowhere { &words.end } else { &words.silent };
            return self.say(words.clone()).await;
        };
        let asked = json!({ "objectId": object, "fetchRelatives": false });
        let tree = self.ask("Accessibility.getPartialAXTree", asked).await;
        let line = tree.pointer("/nodes/0").and_then(Line::of);
        let kind = line.as_ref().map(|line| line.kind);
        if kind == Some(Kind::Combo) && !self.is_written_in(&object).await {
            self.call(&object, "function () { this.focus(); }").await;
            if let Some(words) = self.open_list(&object).await {
                return self.say(words).await;
            }
        } else if matches!(kind, Some(Kind::Field | Kind::Combo)) {
            self.call(&object, BEGIN_TO_WRITE).await;
            let mut words = self.voice.speech().words.write.clone();
            if let Some(line) = line {
                words = format!("{}. {words}", self.spoken(&line).await);
            }
            // Whoever hears it can write at once: it is said when the keyboard is there.
            self.cursor.to_write = Some((Instant::now(), words));
            return self.report(InnerReport::Writing).await;
        }
        // Text inside a link or a button is pressed with what holds it.
        self.call(
            &object,
            "function () {
               const it = this.nodeType === 1 ? this : this.parentElement;
               it?.focus?.(); it?.click?.(); }",
        )
        .await;
        if matches!(kind, Some(Kind::Checkbox | Kind::Radio)) {
            let asked = json!({ "objectId": object, "fetchRelatives": false });
            let tree = self.ask("Accessibility.getPartialAXTree", asked).await;
            if let Some(line) = tree.pointer("/nodes/0").and_then(Line::of) {
                self.say_line(&line).await;
            }
        }
    }

    /// One key of the keyboard on the screen, for whatever has the focus in the page.
    pub(super) async fn type_key(&self, key: Key) {
        match key {
            Key::Letter { letter } => {
                let typed = json!({ "text": letter.to_string() });
                self.in_front("Input.insertText", typed).await;
            }
            Key::Erase => self.named_key("Backspace", 8, "").await,
            Key::Enter => self.named_key("Enter", 13, "\r").await,
        }
    }

    async fn named_key(&self, key: &str, code: u16, typed: &str) {
        for sort in ["keyDown", "keyUp"] {
            let typed = if sort == "keyDown" { typed } else { "" };
            let event = json!({ "type": sort, "key": key, "code": key, "text": typed,
                "windowsVirtualKeyCode": code, "nativeVirtualKeyCode": code });
            self.in_front("Input.dispatchKeyEvent", event).await;
        }
    }

    pub(super) async fn say_again(&mut self) {
        let words = std::mem::take(&mut self.cursor.said);
        if !words.is_empty() {
            self.utter(words, voice::Sort::Answer).await;
        }
    }

    async fn say_line(&mut self, line: &Line) {
        let words = self.spoken(line).await;
        self.say(words).await;
    }

    async fn spoken(&self, line: &Line) -> String {
        let is_secret = line.kind == Kind::Field && self.is_secret(line.node).await;
        line.spoken(&self.voice.speech().words, is_secret)
    }

    /// Whether a field hides what is written in it; when the page does not answer, it does.
    async fn is_secret(&self, node: i64) -> bool {
        let described = self
            .ask("DOM.describeNode", json!({ "backendNodeId": node }))
            .await;
        let Some(attributes) = described
            .pointer("/node/attributes")
            .and_then(Value::as_array)
        else {
            return true;
        };
        attributes
            .chunks_exact(2)
            .any(|pair| pair[0] == "type" && pair[1].as_str().is_some_and(is_password))
    }

    /// Says it in answer to a key.
    async fn say(&mut self, words: String) {
        // With the voice off the ring alone shows where the citizen is.
        if words.is_empty() || !self.voice.speech().on {
            return;
        }
        self.utter(words, voice::Sort::Answer).await;
    }

    /// Tells what the page has to tell by itself, after the answer that is being given.
    async fn tell(&mut self, words: String) {
        if words.is_empty() || !self.voice.speech().on {
            return;
        }
        if self.voice.answers() {
            self.cursor.news.truncate(WAITING - 1);
            return self.cursor.news.push_back(words);
        }
        self.report(InnerReport::Tells).await;
        self.utter(words, voice::Sort::News).await;
    }

    /// Begins to say it, and reports that; the only way to the voice.
    pub(super) async fn utter(&mut self, words: String, sort: voice::Sort) {
        self.cursor.said = words;
        if !self.voice.speech().aloud && voice::Voice::is_there() {
            self.voice.withhold();
            return self.report(InnerReport::Withheld).await;
        }
        let told = match self.voice.say(&self.cursor.said, sort) {
            Ok(()) => InnerReport::Reading { on: true },
            Err(voice::NoVoice) => InnerReport::Trouble {
                kind: Trouble::NoVoice,
            },
        };
        self.report(told).await;
    }

    /// Rings what was gone to, and scrolls there.
    async fn show_cursor(&self) {
        if let Some(object) = self.object_at_cursor().await {
            self.call(&object, &ring::around_this()).await;
        }
    }

    async fn object_at_cursor(&self) -> Option<String> {
        let page = self.pages.last()?;
        let frame = self.cursor.place.frame.as_ref().unwrap_or(&page.frame);
        let world = json!({ "frameId": frame, "worldName": WORLD });
        let world = self.ask("Page.createIsolatedWorld", world).await;
        let wanted = json!({ "backendNodeId": self.cursor.place.node?,
            "executionContextId": world["executionContextId"] });
        let found = self.ask("DOM.resolveNode", wanted).await;
        let object = text(&found, "/object/objectId");
        (!object.is_empty()).then(|| object.to_owned())
    }

    async fn object_of(&self, expression: &str) -> Option<String> {
        let page = self.pages.last()?;
        let world = json!({ "frameId": page.frame, "worldName": WORLD });
        let world = self.ask("Page.createIsolatedWorld", world).await;
        let script = json!({ "expression": expression,
            "contextId": world["executionContextId"], "timeout": 1000 });
        let found = self.ask("Runtime.evaluate", script).await;
        let object = text(&found, "/result/objectId");
        (!object.is_empty()).then(|| object.to_owned())
    }

    /// Whether a list has a line to write in: what is written narrows it.
    async fn is_written_in(&self, object: &str) -> bool {
        let asked = json!({ "objectId": object, "returnByValue": true, "silent": true,
            "functionDeclaration":
                "function () { return this.isContentEditable || 'selectionStart' in this; }" });
        let answer = self.ask("Runtime.callFunctionOn", asked).await;
        answer.pointer("/result/value") == Some(&Value::Bool(true))
    }

    async fn call(&self, object: &str, function: &str) {
        let call = json!({ "objectId": object, "functionDeclaration": function,
            "userGesture": true, "silent": true });
        self.ask("Runtime.callFunctionOn", call).await;
    }

    /// What the page in front answers; `null` when it does not.
    async fn ask(&self, command: &'static str, params: Value) -> Value {
        match self.pages.last() {
            Some(page) => self
                .devtools
                .call(Some(&page.session), command, params)
                .await
                .unwrap_or(Value::Null),
            None => Value::Null,
        }
    }
}

fn is_password(sort: &str) -> bool {
    sort.eq_ignore_ascii_case("password")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(node: i64) -> Line {
        Line {
            node,
            kind: Kind::Text,
            name: "x".into(),
            value: String::new(),
            checked: None,
            disabled: false,
            invalid: false,
            required: false,
            frame: None,
        }
    }

    #[test]
    fn a_line_that_is_gone_is_left_from_where_it_stood() {
        let lines = [line(1), line(2), line(4)];
        let place = |node, at| Place {
            node: Some(node),
            at: Some(at),
            frame: None,
        };
        assert_eq!(place(2, 1).index(&lines), Some(1));
        let gone = place(3, 2).index(&lines);
        assert_eq!(gone, Some(1), "the next is what came after it");
        assert_eq!(Place::default().index(&lines), None);
    }

    #[test]
    fn an_answer_that_nobody_heard_has_led_nobody_anywhere() {
        let mut cursor = Cursor::default();
        cursor.go(Place::of(&line(1), Some(0)));
        cursor.go(Place::of(&line(2), Some(1)));
        cursor.return_unheard();
        assert_eq!(cursor.place.node, Some(1));
        // One key is taken back, not two.
        cursor.return_unheard();
        assert_eq!(cursor.place.node, Some(1));
        cursor.go(Place::of(&line(2), Some(1)));
        cursor.leave();
        cursor.return_unheard();
        assert_eq!(cursor.place, Place::default());
    }
}
