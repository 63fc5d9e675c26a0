// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What the guide says: how far we are, the sentence, what happened on the page.

use sportello_capsule::wire::Trouble;
use sportello_kit as kit;
use sportello_kit::{Element, Kind, Space, Tone};

use super::view::Parts;
use super::{Message, Note, State};
use crate::say;
use crate::screen::shared::Help;
use crate::screen::{frame, phrase};

/// Most troubles of its own that a step shows.
const TROUBLES: usize = 3;
/// Most lines about what comes next beside the page; *Thanks* shows the others.
pub(super) const AFTERWARDS: usize = 4;

impl<'a> Parts<'a> {
    /// How far the task is.
    pub(super) fn place(&self) -> Element<'a, Message> {
        if self.task.is_none() {
            return kit::column(self.shared.look, Space::None, Vec::new()).into();
        }
        let share = f32::from(self.guide.step + 1) / f32::from(self.guide.steps.max(1));
        kit::progress(self.shared.look, self.step_words(), share)
    }

    pub(super) fn place_words(&self) -> Element<'a, Message> {
        let look = self.shared.look;
        let words = match self.task {
            Some(_) => self.step_words(),
            None => say!(self.shared.words, "guide-browse-title"),
        };
        kit::text(look, Kind::Strong, words).quiet().into()
    }

    fn step_words(&self) -> String {
        let (step, steps) = (self.guide.step + 1, self.guide.steps);
        say!(self.shared.words, "guide-step", step = step, steps = steps)
    }

    /// The sentence, with the words of the real button in a pill of their own.
    pub(super) fn sentence(&self, kind: Kind) -> Vec<Element<'a, Message>> {
        let look = self.shared.look;
        let Some(step) = self.step else {
            return Vec::new();
        };
        let [before, button, after] = phrase::around(&step.sentence, step.button.as_deref());
        let mut parts: Vec<Element<'a, Message>> = Vec::new();
        parts.extend(before.map(|words| kit::text(look, kind, words).into()));
        parts.extend(button.map(|words| kit::pill(look, words)));
        parts.extend(after.map(|words| kit::text(look, kind, words).into()));
        parts
    }

    /// What the guide says now, one thing under another; at the end at most `afterwards` lines
    /// about what comes next.
    pub(super) fn telling(&self, afterwards: usize) -> Vec<Element<'a, Message>> {
        let (look, words) = (self.shared.look, self.shared.words);
        let heading = |text: String| -> Element<'a, Message> { kit::heading(look, text).into() };
        let body = |text: String| -> Element<'a, Message> { kit::body(look, text).into() };
        match self.guide.state {
            State::Opening => vec![body(say!(words, "guide-opening"))],
            State::Following if self.task.is_none() => {
                vec![body(say!(words, "guide-browse-text"))]
            }
            State::Following => {
                let mut parts = self.sentence(Kind::Heading);
                parts.extend(self.more_words().map(|more| kit::body(look, more).into()));
                parts.extend(self.dangers());
                parts
            }
            State::Asking => {
                let mut parts = vec![heading(say!(words, "guide-troubles"))];
                for trouble in self.troubles() {
                    parts.push(kit::text(look, Kind::Strong, trouble.0).into());
                    parts.push(kit::body(look, trouble.1).into());
                }
                parts
            }
            State::Lost => vec![
                heading(say!(words, "guide-lost-title")),
                body(say!(words, "guide-lost-text")),
            ],
            State::Done => {
                let mut parts = vec![
                    heading(say!(words, "guide-done-title")),
                    body(say!(words, "guide-done-text")),
                ];
                if let Some(task) = self.task {
                    let did = say!(words, "guide-did");
                    let next = say!(words, "guide-next");
                    parts.extend(crate::screen::afterwards::lines(
                        look, task, did, next, afterwards,
                    ));
                }
                parts
            }
        }
    }

    /// What to know before going on.
    fn dangers(&self) -> Vec<Element<'a, Message>> {
        let (look, words) = (self.shared.look, self.shared.words);
        let dangers = self.step.map(|step| step.dangers.as_slice());
        dangers
            .unwrap_or_default()
            .iter()
            .map(|danger| {
                let word = phrase::danger(words, danger.kind);
                kit::banner(look, Tone::Warn, word, danger.words.as_str(), Vec::new())
            })
            .collect()
    }

    /// What the step says besides its sentence.
    pub(super) fn more_words(&self) -> Option<&'a str> {
        self.step.and_then(|step| step.more.as_deref())
    }

    pub(super) fn troubles(&self) -> impl Iterator<Item = (&'a str, &'a str)> + use<'a> {
        self.step
            .map(|step| step.troubles.as_slice())
            .unwrap_or_default()
            .iter()
            .take(TROUBLES)
            .map(|trouble| (trouble.what.as_str(), trouble.remedy.as_str()))
    }

    /// Where a call for help is.
    pub(super) fn help(&self) -> Option<Element<'a, Message>> {
        let help = self.shared.bar.map_or(Help::NotCalled, |bar| bar.help);
        let (tone, word, sentence) = frame::help_words(&self.shared, help)?;
        let look = self.shared.look;
        Some(match self.help_read(help) {
            Some(read) => frame::note(look, tone, word, sentence, vec![read]),
            None => kit::banner(look, tone, word, sentence, Vec::new()),
        })
    }

    /// That nobody can come need not be said for ever.
    pub(super) fn help_read(&self, help: Help) -> Option<Element<'a, Message>> {
        let label = say!(self.shared.words, "understood");
        (help == Help::Nobody).then(|| {
            kit::button(self.shared.look, label, Message::HelpRead)
                .compact()
                .key("help-read")
                .into()
        })
    }

    /// Something that happened on the page.
    pub(super) fn note(&self) -> Option<Element<'a, Message>> {
        let (look, words) = (self.shared.look, self.shared.words);
        let small = |label: String, key: &'static str, message| -> Element<'a, Message> {
            kit::button(look, label, message).compact().key(key).into()
        };
        let read = || small(say!(words, "understood"), "note-read", Message::NoteRead);
        let retry = || small(say!(words, "guide-retry"), "retry", Message::ReloadAsked);
        let call = || small(say!(words, "bar-help"), "note-call", Message::HelpAsked);
        let (tone, word, sentence, actions) = match self.guide.note? {
            Note::Blocked => {
                let back = small(
                    say!(words, "guide-page-back"),
                    "note-back",
                    Message::PageBackAsked,
                );
                let sentence = say!(words, "guide-blocked-staff");
                (
                    Tone::Warn,
                    say!(words, "guide-blocked"),
                    sentence,
                    vec![back, read()],
                )
            }
            Note::Counted(pages) => return Some(self.counted(pages)),
            Note::StickReady => return Some(self.stick_ready()),
            Note::OnStick(files) => return Some(self.on_stick(files)),
            Note::Printed(pages) => {
                let word = say!(words, "guide-printed", pages = pages);
                (Tone::Good, word, String::new(), vec![read()])
            }
            Note::Saved => return Some(self.saved()),
            Note::Trouble(trouble) => match trouble {
                Trouble::BrowserRestarted => (
                    Tone::Info,
                    say!(words, "guide-restarted"),
                    String::new(),
                    vec![read()],
                ),
                Trouble::BrowserGone | Trouble::CannotBuild => (
                    Tone::Danger,
                    say!(words, "out-reason-fault"),
                    say!(words, "out-text"),
                    vec![call()],
                ),
                Trouble::SiteUnreachable => (
                    Tone::Warn,
                    say!(words, "guide-unreachable"),
                    String::new(),
                    vec![retry()],
                ),
                Trouble::NoNetwork => (
                    Tone::Warn,
                    say!(words, "guide-no-network"),
                    String::new(),
                    vec![retry(), call()],
                ),
                Trouble::Full => (
                    Tone::Warn,
                    say!(words, "guide-full"),
                    String::new(),
                    vec![call(), read()],
                ),
                Trouble::TooManyTabs => (
                    Tone::Info,
                    say!(words, "guide-tabs"),
                    String::new(),
                    vec![read()],
                ),
                Trouble::NoVoice => (
                    Tone::Info,
                    say!(words, "guide-no-voice"),
                    String::new(),
                    vec![read()],
                ),
                Trouble::NoPrinter
                | Trouble::NoPaper
                | Trouble::PrinterSilent
                | Trouble::PrinterStuck
                | Trouble::TooManyPages
                | Trouble::CannotPrint
                | Trouble::NoStick
                | Trouble::StickFull
                | Trouble::StickPulled
                | Trouble::StickReadOnly
                | Trouble::NoCode => {
                    let (tone, word, staff_can_help) = self.lack(trouble);
                    let actions = match staff_can_help {
                        true => vec![call(), read()],
                        false => vec![read()],
                    };
                    (tone, word, String::new(), actions)
                }
            },
        };
        Some(frame::note(look, tone, word, sentence, actions))
    }
}
