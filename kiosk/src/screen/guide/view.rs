// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! How the guide looks: a column beside the page, or a strip above or below it. Both show the
//! same things in the same order: where we are, the sentence, what to do, what if not.

use iced::Length;
use iced::widget::container;
use sportello_capsule::wire::Trouble;
use sportello_kit as kit;
use sportello_kit::{Button, Element, Icon, Kind, Shape, Space, Tone};

use super::{Guide, Message, Note, State};
use crate::say;
use crate::screen::catalogue::{StepSheet, TaskSheet};
use crate::screen::shared::{Help, Left, Shared};
use crate::screen::{Message as Stage, frame, phrase};

/// Most troubles of its own that a step shows.
const TROUBLES: usize = 3;

impl Guide {
    /// A name for each state whose buttons are others: there the focus begins anew.
    pub(in crate::screen) const fn name(&self) -> &'static str {
        match self.state {
            State::Opening => "guide-opening",
            State::Following => "guide",
            State::Asking => "guide-asking",
            State::Lost => "guide-lost",
            State::Done => "guide-done",
        }
    }

    /// Everything but the bar. `notice` stands where it takes nobody's focus: under a column's
    /// buttons, in place of a strip's sentence.
    pub fn view<'a>(
        &'a self,
        shared: &Shared<'a>,
        notice: Option<Element<'a, Stage>>,
    ) -> Element<'a, Stage> {
        let task = self
            .task
            .as_ref()
            .and_then(|key| shared.catalogue.task(key));
        let step = task.and_then(|task| task.steps.get(usize::from(self.step)));
        let parts = Parts {
            guide: self,
            shared: *shared,
            task,
            step,
        };
        if shared.look.shape() == Shape::Strip {
            parts.strip(notice)
        } else {
            parts.column(notice)
        }
    }
}

/// The pieces both shapes are put together from.
struct Parts<'a> {
    guide: &'a Guide,
    shared: Shared<'a>,
    task: Option<&'a TaskSheet>,
    step: Option<&'a StepSheet>,
}

impl<'a> Parts<'a> {
    fn column(&self, notice: Option<Element<'a, Stage>>) -> Element<'a, Stage> {
        let look = self.shared.look;
        let mut top = vec![self.place()];
        top.extend(self.help());
        top.extend(self.note());
        let telling = kit::column(look, Space::Near, self.telling());
        top.push(kit::card(look, telling));
        let top = kit::column(look, Space::Near, top).width(Length::Fill);
        let doing: Vec<Element<'a, Message>> = self
            .doing()
            .into_iter()
            .map(|button| button.wide().into())
            .collect();
        // Short words stand two by two; whole sentences need the line for themselves.
        let columns = match self.guide.state {
            State::Following if self.task.is_some() => 2,
            State::Opening | State::Following | State::Asking | State::Lost | State::Done => 1,
        };
        let bottom = vec![
            kit::grid(look, Space::Near, columns, doing),
            self.moving_in_column(),
        ];
        let bottom = Element::from(kit::column(look, Space::Near, bottom)).map(Stage::Guide);
        let mut below = vec![bottom];
        below.extend(notice);
        let top = kit::column(
            look,
            Space::None,
            vec![self.more(), Element::from(top).map(Stage::Guide)],
        );
        frame::top_and_bottom(look, top, kit::column(look, Space::Near, below))
    }

    /// *Back* and *Done* side by side; longer words one under the other, the next step first.
    fn moving_in_column(&self) -> Element<'a, Message> {
        let look = self.shared.look;
        let mut buttons: Vec<Element<'a, Message>> = self
            .moving()
            .into_iter()
            .map(|button| button.wide().into())
            .collect();
        let columns = match self.guide.state {
            State::Following if self.task.is_some() => buttons.len(),
            State::Opening | State::Following | State::Asking | State::Lost | State::Done => {
                buttons.reverse();
                1
            }
        };
        kit::grid(look, Space::Near, columns, buttons)
    }

    /// The task's name, and the way to everything the guide has no room for.
    fn more(&self) -> Element<'a, Stage> {
        let (look, words) = (self.shared.look, self.shared.words);
        let name = match self.task {
            Some(task) => kit::heading(look, task.title.as_str()),
            None => kit::heading(look, say!(words, "guide-browse-title")),
        };
        let more = kit::button(look, say!(words, "bar-more"), Stage::MoreAsked)
            .quiet()
            .compact()
            .icon(Icon::Add)
            .key("more");
        kit::row(
            look,
            Space::Near,
            vec![container(name).width(Length::Fill).into(), more.into()],
        )
        .into()
    }

    fn strip(&self, notice: Option<Element<'a, Stage>>) -> Element<'a, Stage> {
        let look = self.shared.look;
        let said = match (notice, self.note()) {
            (Some(notice), _) => notice,
            (None, Some(note)) => note.map(Stage::Guide),
            (None, None) => self.said_in_a_strip().map(Stage::Guide),
        };
        let mut buttons: Vec<Element<'a, Message>> = self
            .doing()
            .into_iter()
            .map(|button| button.compact().into())
            .collect();
        buttons.push(kit::fill());
        buttons.extend(
            self.moving()
                .into_iter()
                .map(|button| Element::from(button.compact())),
        );
        let buttons = kit::row(look, Space::Near, buttons).width(Length::Fill);
        let buttons = Element::from(buttons).map(Stage::Guide);
        frame::top_and_bottom(look, container(said).center_y(Length::Fill), buttons)
    }

    /// The step in one line; under it, small, where a call for help is.
    fn said_in_a_strip(&self) -> Element<'a, Message> {
        let look = self.shared.look;
        let mut words = vec![self.place_words()];
        words.extend(self.telling_in_a_line());
        let step = kit::row(look, Space::Near, words).width(Length::Fill);
        let mut lines: Vec<Element<'a, Message>> = vec![step.into()];
        let help = self.shared.bar.map_or(Help::NotCalled, |bar| bar.help);
        if let Some((_, word, sentence)) = frame::help_words(&self.shared, help) {
            let line = format!("{word}. {sentence}");
            lines.push(kit::text(look, Kind::Small, line).accent().into());
        }
        kit::column(look, Space::None, lines)
            .width(Length::Fill)
            .into()
    }

    /// How far the task is.
    fn place(&self) -> Element<'a, Message> {
        if self.task.is_none() {
            return kit::column(self.shared.look, Space::None, Vec::new()).into();
        }
        let share = f32::from(self.guide.step + 1) / f32::from(self.guide.steps.max(1));
        kit::progress(self.shared.look, self.step_words(), share)
    }

    fn place_words(&self) -> Element<'a, Message> {
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
    fn sentence(&self) -> Vec<Element<'a, Message>> {
        let look = self.shared.look;
        let Some(step) = self.step else {
            return Vec::new();
        };
        let [before, button, after] = phrase::around(&step.sentence, step.button.as_deref());
        let mut parts: Vec<Element<'a, Message>> = Vec::new();
        parts.extend(before.map(|words| kit::heading(look, words).into()));
        parts.extend(button.map(|words| kit::pill(look, words)));
        parts.extend(after.map(|words| kit::heading(look, words).into()));
        parts
    }

    /// What the guide says now, one thing under another.
    fn telling(&self) -> Vec<Element<'a, Message>> {
        let (look, words) = (self.shared.look, self.shared.words);
        let heading = |text: String| -> Element<'a, Message> { kit::heading(look, text).into() };
        let body = |text: String| -> Element<'a, Message> { kit::body(look, text).into() };
        match self.guide.state {
            State::Opening => vec![body(say!(words, "guide-opening"))],
            State::Following if self.task.is_none() => {
                vec![body(say!(words, "guide-browse-text"))]
            }
            State::Following => {
                let mut parts = self.sentence();
                let more = self.step.and_then(|step| step.more.as_deref());
                parts.extend(more.map(|more| kit::body(look, more).into()));
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
            State::Done => vec![
                heading(say!(words, "guide-done-title")),
                body(say!(words, "guide-done-text")),
            ],
        }
    }

    /// The same in the one line of a strip.
    fn telling_in_a_line(&self) -> Vec<Element<'a, Message>> {
        let (look, words) = (self.shared.look, self.shared.words);
        match self.guide.state {
            State::Asking => {
                let first = self.troubles().next();
                let line = first.map_or_else(
                    || say!(words, "guide-troubles"),
                    |(what, remedy)| format!("{what} {remedy}"),
                );
                vec![kit::body(look, line).wide().into()]
            }
            State::Lost => {
                let line = format!(
                    "{}. {}",
                    say!(words, "guide-lost-title"),
                    say!(words, "guide-lost-text")
                );
                vec![kit::body(look, line).wide().into()]
            }
            State::Opening | State::Following | State::Done => {
                let mut parts = self.telling();
                // The title alone: a strip has no second line for what follows.
                if self.guide.state == State::Done {
                    parts.truncate(1);
                }
                parts
            }
        }
    }

    fn troubles(&self) -> impl Iterator<Item = (&'a str, &'a str)> + use<'a> {
        self.step
            .map(|step| step.troubles.as_slice())
            .unwrap_or_default()
            .iter()
            .take(TROUBLES)
            .map(|trouble| (trouble.what.as_str(), trouble.remedy.as_str()))
    }

    fn button(
        &self,
        label: String,
        icon: Icon,
        key: &'static str,
        message: Message,
    ) -> Button<'a, Message> {
        kit::button(self.shared.look, label, message)
            .icon(icon)
            .key(key)
    }

    /// What can be done in this state, besides moving on.
    fn doing(&self) -> Vec<Button<'a, Message>> {
        let words = self.shared.words;
        match self.guide.state {
            State::Opening | State::Done => Vec::new(),
            State::Following if self.task.is_none() => vec![
                self.button(
                    say!(words, "guide-page-back"),
                    Icon::Back,
                    "page-back",
                    Message::PageBackAsked,
                ),
                self.button(
                    say!(words, "guide-print"),
                    Icon::Print,
                    "print",
                    Message::PrintAsked,
                )
                .enabled(self.shared.site.printer),
                self.button(
                    say!(words, "guide-restart-site"),
                    Icon::Home,
                    "site",
                    Message::SiteRestarted,
                ),
            ],
            State::Following => {
                let mut doing = Vec::new();
                if self.step.is_some_and(|step| step.can_show) {
                    let (label, icon) = if self.guide.shown {
                        (say!(words, "guide-show-stop"), Icon::Close)
                    } else {
                        (say!(words, "guide-show"), Icon::Search)
                    };
                    doing.push(self.button(label, icon, "show", Message::ShowToggled));
                }
                // In a strip the hop's notice has no place; its button has.
                let paused = self.shared.bar.is_some_and(|bar| bar.left == Left::Paused);
                if paused && self.shared.look.shape() == Shape::Strip {
                    doing.push(self.button(
                        say!(words, "phone"),
                        Icon::Phone,
                        "phone",
                        Message::PhoneSaid,
                    ));
                } else {
                    doing.push(self.button(
                        say!(words, "guide-read"),
                        Icon::Speaker,
                        "read-step",
                        Message::ReadAsked,
                    ));
                }
                doing.push(
                    self.button(
                        say!(words, "guide-stuck"),
                        Icon::Rescue,
                        "stuck",
                        Message::StuckAsked,
                    )
                    .quiet(),
                );
                doing
            }
            State::Asking => vec![
                self.button(
                    say!(words, "trouble-page"),
                    Icon::Repeat,
                    "reload",
                    Message::ReloadAsked,
                )
                .state(say!(words, "trouble-page-do")),
                self.button(
                    say!(words, "trouble-elsewhere"),
                    Icon::Compass,
                    "restart-step",
                    Message::StepRestarted,
                )
                .state(say!(words, "trouble-elsewhere-do")),
                self.button(
                    say!(words, "trouble-other"),
                    Icon::Help,
                    "call",
                    Message::HelpAsked,
                )
                .state(say!(words, "help-call")),
            ],
            State::Lost => vec![self.button(
                say!(words, "bar-help"),
                Icon::Help,
                "call",
                Message::HelpAsked,
            )],
        }
    }

    /// *Back* and the one obvious next step.
    fn moving(&self) -> Vec<Button<'a, Message>> {
        let words = self.shared.words;
        let back = |message| self.button(say!(words, "guide-back"), Icon::Back, "back", message);
        match self.guide.state {
            State::Opening => vec![self.button(
                say!(words, "guide-other"),
                Icon::Home,
                "home",
                Message::HomeAsked,
            )],
            State::Following if self.task.is_none() => vec![self.button(
                say!(words, "guide-other"),
                Icon::Home,
                "home",
                Message::HomeAsked,
            )],
            State::Following => {
                let last = self.guide.step + 1 >= self.guide.steps;
                let done = if last {
                    say!(words, "guide-finish")
                } else {
                    say!(words, "guide-done")
                };
                let back = back(Message::SteppedBack).enabled(self.guide.step > 0);
                vec![back, self.next(done, Message::StepDone)]
            }
            State::Asking => vec![back(Message::StuckLeft)],
            State::Lost => vec![
                self.button(
                    say!(words, "guide-lost-stay"),
                    Icon::Pause,
                    "stay",
                    Message::StayedHere,
                ),
                self.button(
                    say!(words, "guide-lost-restart"),
                    Icon::Repeat,
                    "restart-step",
                    Message::StepRestarted,
                )
                .primary()
                .initial(),
            ],
            State::Done => vec![
                back(Message::SteppedBack),
                self.next(say!(words, "guide-other"), Message::StepDone),
            ],
        }
    }

    fn next(&self, label: String, message: Message) -> Button<'a, Message> {
        kit::button(self.shared.look, label, message)
            .primary()
            .icon_end(Icon::Next)
            .initial()
            .key("next")
    }

    /// Where a call for help is.
    fn help(&self) -> Option<Element<'a, Message>> {
        let help = self.shared.bar.map_or(Help::NotCalled, |bar| bar.help);
        let (tone, word, sentence) = frame::help_words(&self.shared, help)?;
        Some(kit::banner(
            self.shared.look,
            tone,
            word,
            sentence,
            Vec::new(),
        ))
    }

    /// Something that happened on the page.
    fn note(&self) -> Option<Element<'a, Message>> {
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
            Note::Printed(pages) => {
                let word = say!(words, "guide-printed", pages = pages);
                (Tone::Good, word, String::new(), vec![read()])
            }
            Note::Saved => (
                Tone::Good,
                say!(words, "guide-saved"),
                String::new(),
                vec![read()],
            ),
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
                Trouble::NoPrinter => (
                    Tone::Warn,
                    say!(words, "guide-no-printer"),
                    String::new(),
                    vec![call(), read()],
                ),
            },
        };
        Some(frame::note(look, tone, word, sentence, actions))
    }
}
