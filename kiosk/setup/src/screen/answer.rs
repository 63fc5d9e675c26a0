// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What follows from what the helper answers, and from time that passes.

use sportello_setupd::wire::{Answer, Code as CodeFrom, Finish, Machine, Place, Refusal, Request};

use super::{About, Action, COUNTDOWN, Field, Screen, Setup, Trouble};
use crate::helper::Lost;

/// Seconds between two tries of an enrolment that nobody attends, and how many there are: a
/// network may take minutes to come up after power was back for a whole street.
const RETRY: u8 = 5;
const TRIES: u8 = 60;

impl Setup {
    pub(super) fn second(&mut self) -> Action {
        if self.screen == Screen::Enrolling {
            return match &mut self.retry {
                Some(0) => self.enrol(CodeFrom::Brought),
                Some(seconds) => {
                    *seconds -= 1;
                    Action::None
                }
                None => Action::None,
            };
        }
        if self.screen != Screen::Installed {
            return Action::None;
        }
        match &mut self.then {
            Some((how, 0)) => {
                let how = *how;
                self.then = None;
                Self::finish(how)
            }
            Some((_, seconds)) => {
                *seconds -= 1;
                Action::None
            }
            None => Action::None,
        }
    }

    pub(super) fn answered(&mut self, about: About, answer: Result<Answer, Lost>) -> Action {
        let answer = match answer {
            Ok(Answer::Refused { why }) => return self.refused(about, Trouble::Refused(why)),
            Err(Lost) => return self.refused(about, Trouble::Lost),
            Ok(answer) => answer,
        };
        match (about, answer) {
            (About::Machine, Answer::Machine(machine)) => self.begun(machine),
            (About::Disks, Answer::Disks { disks }) => {
                self.disks = disks;
                Action::None
            }
            (About::Installation, Answer::Progress(progress)) => {
                if self.screen != Screen::Installing {
                    self.go(Screen::Installing);
                }
                self.progress = Some(progress);
                Action::None
            }
            (About::Installation, Answer::Installed { then }) => {
                self.go(Screen::Installed);
                self.then = then.map(|how| (how, COUNTDOWN));
                Action::None
            }
            (About::Networks, Answer::Networks(networks)) => {
                self.networks = Some(networks);
                // The centre may answer where nothing else does: the code is tried anyway.
                if self.alone && self.screen == Screen::Network {
                    self.enrol(CodeFrom::Brought)
                } else {
                    Action::None
                }
            }
            (About::Joining, Answer::Connectivity { .. }) => {
                self.fields.forget_key();
                self.go(Screen::Network);
                self.ask_networks(false)
            }
            (About::Proxy, Answer::Done) => {
                self.go(Screen::Network);
                self.ask_networks(false)
            }
            (About::Enrolment, Answer::Enrolled(enrolled)) => {
                self.enrolled = Some(enrolled);
                self.fields.put(Field::Code, String::new());
                self.go(Screen::Enrolled);
                if self.alone {
                    Self::finish(Finish::Kiosk)
                } else {
                    Action::None
                }
            }
            (About::Finish, Answer::Done) => Action::Leave,
            _ => Action::None,
        }
    }

    fn begun(&mut self, machine: Machine) -> Action {
        let speak = machine.language.clone().map(|tag| {
            self.language.clone_from(&tag);
            Action::Speak(tag)
        });
        let known = speak.is_some();
        let (place, installing) = (machine.place, machine.installing);
        self.alone = machine.unattended;
        let enrolled = machine.enrolled;
        self.machine = Some(machine);
        let next = if installing {
            self.go(Screen::Installing);
            Action::Ask(About::Installation, Request::Follow)
        } else if enrolled {
            Self::finish(Finish::Kiosk)
        } else if self.alone && place == Place::Installer {
            self.go(Screen::Installing);
            Action::Ask(About::Installation, Request::Unattended)
        } else if known && place == Place::Installed {
            self.show_networks()
        } else {
            self.go(Screen::Language);
            Action::None
        };
        match speak {
            Some(speak) => Action::Two(Box::new((speak, next))),
            None => next,
        }
    }

    /// Says what is wrong where the person can do something about it.
    fn refused(&mut self, about: About, trouble: Trouble) -> Action {
        let passes = matches!(
            trouble,
            Trouble::Lost
                | Trouble::Refused(
                    Refusal::NoInternet
                        | Refusal::CentreSilent
                        | Refusal::NoNetworkService
                        | Refusal::Portal
                )
        );
        let first_start = matches!(about, About::Networks | About::Enrolment);
        if self.alone && passes && first_start && self.tries < TRIES {
            self.tries += 1;
            self.go(Screen::Enrolling);
            self.retry = Some(RETRY);
            return Action::None;
        }
        // From here on somebody is needed.
        self.alone = false;
        let screen = match about {
            About::Aside => return Action::None,
            About::Machine => Screen::Language,
            About::Disks => Screen::Disks,
            About::Installation if self.disk.is_some() => Screen::Confirm,
            About::Installation => Screen::Start,
            About::Networks | About::Proxy | About::Finish => self.screen.clone(),
            About::Joining if trouble == Trouble::Refused(Refusal::KeyWrong) => Screen::Key,
            About::Joining if trouble == Trouble::Refused(Refusal::KeyShape) => Screen::Key,
            About::Joining => Screen::Network,
            About::Enrolment => Screen::Code,
        };
        if screen != self.screen {
            self.go(screen);
        }
        self.trouble = Some(trouble);
        Action::None
    }
}
