// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The guide beside the real page: one sentence per step, the words of the real button,
//! and what to do when it does not work. It follows what the capsule reports, which is
//! numbers and closed words only; it never knows an address.

use sportello_capsule::wire::{Key, Landmark, Report, Trouble};

use super::action::Action;
use super::catalogue::TaskKey;
use super::typing::Typing;

mod buttons;
mod leaving;
mod strip;
mod telling;
mod view;

/// The guide of one task, or of free browsing. The stage keeps it while the citizen looks
/// at another screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guide {
    /// `None`: free browsing.
    task: Option<TaskKey>,
    /// Step on show, from 0.
    step: u16,
    /// How many steps the task has; 0 in free browsing.
    steps: u16,
    state: State,
    /// The element is ringed on the page.
    shown: bool,
    note: Option<Note>,
    leaving: leaving::Leaving,
    /// The keyboard on the screen.
    typing: Option<Typing>,
    /// Which part of the words a strip shows, from 0, where they do not fit in one.
    part: usize,
}

/// What the guide shows below the step's number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// The first page is on its way.
    Opening,
    Following,
    /// "What does not work?"
    Asking,
    /// It cannot tell where the citizen is.
    Lost,
    /// All steps are done.
    Done,
}

/// Something worth a sentence that is not a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Note {
    Blocked,
    /// Pages that wait for a yes.
    Counted(u16),
    Printed(u16),
    Saved,
    StickReady,
    OnStick(u16),
    Trouble(Trouble),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Message {
    SteppedBack,
    StepDone,
    ShowToggled,
    ReadAsked,
    StuckAsked,
    StuckLeft,
    ReloadAsked,
    StepRestarted,
    SiteRestarted,
    PageBackAsked,
    PrintAsked,
    PrintAgreed,
    PrintDropped,
    /// What was done today, on paper.
    TodayAsked,
    SaveAsked,
    CodeAsked,
    StayedHere,
    NoteRead,
    HelpAsked,
    /// That nobody can come was read.
    HelpRead,
    /// "I am on the phone."
    PhoneSaid,
    HomeAsked,
    PageAsked,
    /// To another heading, link, button or field of the page.
    PageExplored {
        to: Landmark,
        backwards: bool,
    },
    /// What was gone to on the page is pressed.
    PagePressed,
    /// To another part of the words.
    PartTurned(usize),
    /// Other letters, or no keyboard any more.
    TypingChanged(Option<Typing>),
    Typed(Key),
}

impl Guide {
    /// The guide of a task with `steps` steps.
    #[must_use]
    pub const fn new(task: TaskKey, steps: u16) -> Self {
        Self {
            task: Some(task),
            step: 0,
            steps,
            state: State::Opening,
            shown: false,
            note: None,
            typing: None,
            part: 0,
            leaving: leaving::Leaving::NOTHING,
        }
    }

    /// Free browsing: no steps.
    #[must_use]
    pub const fn browsing() -> Self {
        Self {
            task: None,
            step: 0,
            steps: 0,
            state: State::Opening,
            shown: false,
            note: None,
            typing: None,
            part: 0,
            leaving: leaving::Leaving::NOTHING,
        }
    }

    /// The task that is led through; `None` in free browsing.
    #[must_use]
    pub const fn task(&self) -> Option<&TaskKey> {
        self.task.as_ref()
    }

    /// The step on show, from 0.
    #[must_use]
    pub const fn step(&self) -> u16 {
        self.step
    }

    /// Whether all steps are done, by the page's word or the citizen's.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.state == State::Done
    }

    /// A place to write has the page's attention, and the citizen no keyboard.
    pub const fn write_here(&mut self) {
        self.typing = Some(Typing::Letters);
    }

    /// Takes in what the capsule reports. Reports that are not about the page change nothing.
    pub fn learn(&mut self, report: &Report) {
        let before = self.subject();
        self.take_in(report);
        self.begin_anew(before);
    }

    pub fn update(&mut self, message: Message) -> Action {
        let before = self.subject();
        let action = self.follow(message);
        self.begin_anew(before);
        action
    }

    /// What the guide speaks of.
    const fn subject(&self) -> (u16, State, Option<Note>) {
        (self.step, self.state, self.note)
    }

    /// Other words begin with their first part.
    fn begin_anew(&mut self, before: (u16, State, Option<Note>)) {
        if self.subject() != before {
            self.part = 0;
        }
    }

    fn take_in(&mut self, report: &Report) {
        if let Some(note) = self.leaving.learn(report, self.note) {
            self.note = note;
        }
        match report {
            Report::PageReady => {
                if self.state == State::Opening {
                    self.state = State::Following;
                }
                if matches!(
                    self.note,
                    Some(Note::Trouble(Trouble::SiteUnreachable | Trouble::NoNetwork))
                ) {
                    self.note = None;
                }
            }
            // A page further on means those steps are done; an earlier page never pulls the
            // citizen back (they may have looked something up).
            Report::StepReached { step } if self.task.is_some() && *step > self.step => {
                self.reach(*step)
            }
            // The page shown belongs to the task: whatever was refused is behind.
            Report::StepReached { .. } | Report::Found => {
                if self.state == State::Lost {
                    self.state = State::Following;
                }
                if self.note == Some(Note::Blocked) {
                    self.note = None;
                }
            }
            Report::Lost if self.state == State::Following => {
                self.state = State::Lost;
                self.shown = false;
            }
            Report::Blocked { .. } => self.note = Some(Note::Blocked),
            Report::Files {
                pdf,
                image,
                document,
                other,
            } if pdf
                .saturating_add(*image)
                .saturating_add(*document)
                .saturating_add(*other)
                > 0 =>
            {
                self.note = Some(Note::Saved);
            }
            Report::Trouble { kind } => {
                self.note = Some(Note::Trouble(*kind));
                self.shown = false;
            }
            _ => {}
        }
    }

    fn follow(&mut self, message: Message) -> Action {
        match message {
            Message::SteppedBack if self.state == State::Done => {
                self.state = State::Following;
                Action::AtStep(self.step)
            }
            Message::SteppedBack => {
                self.step = self.step.saturating_sub(1);
                self.settle();
                Action::AtStep(self.step)
            }
            Message::StepDone if self.state == State::Done => Action::GoHome,
            Message::StepDone => {
                self.reach(self.step.saturating_add(1));
                if self.state == State::Done {
                    Action::TaskFinished
                } else {
                    Action::AtStep(self.step)
                }
            }
            Message::ShowToggled => {
                self.shown = !self.shown;
                self.state = State::Following;
                Action::Highlight(self.shown)
            }
            Message::ReadAsked => Action::ToggleReading,
            Message::StuckAsked => {
                self.state = State::Asking;
                Action::None
            }
            Message::StuckLeft | Message::StayedHere => {
                self.state = State::Following;
                Action::None
            }
            Message::ReloadAsked => {
                self.settle();
                Action::Reload
            }
            Message::StepRestarted => {
                self.settle();
                Action::RestartStep
            }
            Message::SiteRestarted => {
                self.settle();
                Action::RestartSite
            }
            Message::PageBackAsked => {
                // Away from the page that asked for it.
                if self.note == Some(Note::Blocked) {
                    self.note = None;
                }
                Action::PageBack
            }
            Message::PrintAsked => Action::PrintPage,
            Message::TodayAsked => Action::PrintToday { before_end: false },
            Message::PrintAgreed => {
                self.note = None;
                self.leaving.agreed();
                Action::PrintCounted
            }
            Message::PrintDropped => {
                self.note = None;
                Action::ForgetCounted
            }
            Message::SaveAsked => {
                self.note = None;
                Action::SaveToStick
            }
            Message::CodeAsked => Action::ShowCode,
            Message::NoteRead => {
                self.note = None;
                Action::None
            }
            Message::HelpAsked => {
                self.state = State::Following;
                Action::CallHelp
            }
            Message::HelpRead => Action::CancelHelp,
            Message::PhoneSaid => Action::OnThePhone,
            Message::HomeAsked => Action::GoHome,
            Message::PageAsked => Action::FocusPage,
            Message::PageExplored { to, backwards } => Action::Explore { to, backwards },
            Message::PagePressed => Action::PressPage,
            Message::PartTurned(part) => {
                self.part = part;
                Action::None
            }
            Message::TypingChanged(typing) => {
                self.typing = typing;
                Action::None
            }
            Message::Typed(key) => Action::TypeKey(key),
        }
    }

    fn reach(&mut self, step: u16) {
        self.settle();
        if step >= self.steps {
            self.step = self.steps.saturating_sub(1);
            self.state = State::Done;
        } else {
            self.step = step;
        }
    }

    fn settle(&mut self) {
        self.state = State::Following;
        self.shown = false;
        self.note = None;
    }
}

#[cfg(test)]
mod tests;
