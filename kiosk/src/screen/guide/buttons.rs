// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What can be done in the guide: the same few buttons in the same places in every state.

use sportello_kit as kit;
use sportello_kit::{Button, Icon, Shape};

use super::view::Parts;
use super::{Message, State};
use crate::say;
use crate::screen::catalogue::Part;
use crate::screen::shared::Left;

impl<'a> Parts<'a> {
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
    pub(super) fn doing(&self) -> Vec<Button<'a, Message>> {
        let words = self.shared.words;
        match self.guide.state {
            State::Opening => Vec::new(),
            State::Done => self.to_take_home().into_iter().collect(),
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
                .enabled(self.shared.site.paper.is_some()),
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
            State::Asking => self.remedies(),
            State::Lost => vec![self.button(
                say!(words, "bar-help"),
                Icon::Help,
                "call",
                Message::HelpAsked,
            )],
        }
    }

    /// What was done and what comes next, on paper. Where there is no room for it, the question
    /// before the end offers it.
    fn to_take_home(self) -> Option<Button<'a, Message>> {
        let task = self.task?;
        let has_words = task.part(Part::Done).or(task.part(Part::Next)).is_some();
        let has_room = self.shared.look.shape() != Shape::Strip;
        (self.shared.site.printer && has_words && has_room).then(|| {
            let label = say!(self.shared.words, "paper-today");
            self.button(label, Icon::Print, "print-today", Message::TodayAsked)
        })
    }

    /// The usual troubles, each a button that does what helps, then a person. A strip has room
    /// for the shorter names only, and a person stands in its bar.
    fn remedies(&self) -> Vec<Button<'a, Message>> {
        let words = self.shared.words;
        let strip = self.shared.look.shape() == Shape::Strip;
        let remedy = |trouble: String, remedy: String, icon, key, message| {
            if strip {
                self.button(remedy, icon, key, message).spoken(trouble)
            } else {
                self.button(trouble, icon, key, message).state(remedy)
            }
        };
        let mut remedies = vec![
            remedy(
                say!(words, "trouble-page"),
                say!(words, "trouble-page-do"),
                Icon::Repeat,
                "reload",
                Message::ReloadAsked,
            )
            .initial(),
            remedy(
                say!(words, "trouble-elsewhere"),
                say!(words, "trouble-elsewhere-do"),
                Icon::Compass,
                "restart-step",
                Message::StepRestarted,
            ),
        ];
        if strip {
            return remedies;
        }
        if self.step.is_some_and(|step| step.can_show) && !self.guide.shown {
            remedies.push(remedy(
                say!(words, "trouble-button"),
                say!(words, "trouble-button-do"),
                Icon::Search,
                "show",
                Message::ShowToggled,
            ));
        }
        remedies.push(remedy(
            say!(words, "trouble-other"),
            say!(words, "help-call"),
            Icon::Help,
            "call",
            Message::HelpAsked,
        ));
        remedies
    }

    /// *Back* and the one obvious next step.
    pub(super) fn moving(&self) -> Vec<Button<'a, Message>> {
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
}
