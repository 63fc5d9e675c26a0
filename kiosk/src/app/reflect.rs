// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The rules' view, brought to the screens: which place is due, what covers it, what the
//! bar says. Runs after every update; where nothing changed it changes nothing, so a place
//! is kept while its session goes on.

use std::mem::discriminant;
use std::time::Duration;

use sportello_session::{Fault, LockView, OutOfService, Stage as RulesStage, View, Wall};

use super::App;
use crate::screen::stopped::{Stopped, WhyNothing, WhyOut};
use crate::screen::{Cover, Help, Screen, ending, hide, home, idle, notice, thanks, welcome};
use crate::service::ledger::Trouble;
use crate::site;

impl App {
    /// Brings everything in line with what is now true.
    pub(super) fn settle(&mut self) {
        self.reflect();
        self.turn_keys();
    }

    fn reflect(&mut self) {
        let at = self.clock.now();
        let Some(machine) = &self.machine else {
            if let Some(trouble) = self.health.ledger {
                self.stop(Stopped::NothingWorks(why_no_book(trouble)));
            }
            self.place();
            return;
        };
        let view = machine.view(at);
        self.reflect_stage(&view, at.wall);
        self.refresh_help();
        self.reflect_cover(&view);
        self.reflect_bar(&view);
        self.place();
        self.cover_page();
        self.keep_slate(&view);
        self.set_alarm(&view, at);
    }

    fn reflect_stage(&mut self, view: &View, wall: Wall) {
        match view.stage {
            RulesStage::Welcome => {
                if !matches!(self.stage.place(), Screen::Welcome(_)) {
                    self.left_session();
                    self.go(Screen::Welcome(welcome::Welcome::new()));
                }
                self.site = site::site(self.offer.policy(), &self.rules, wall, self.health.printer);
            }
            RulesStage::Notice { time_offered } => {
                if !matches!(self.stage.place(), Screen::Notice(_)) {
                    self.go(Screen::Notice(notice::Notice::new()));
                }
                self.site.session_minutes = time_offered.0;
            }
            RulesStage::Active | RulesStage::Grace => {
                let in_session = matches!(
                    self.stage.place(),
                    Screen::Home(_)
                        | Screen::List(_)
                        | Screen::Choose(_)
                        | Screen::Card(_)
                        | Screen::Learn(_)
                        | Screen::Lesson(_)
                        | Screen::Assessment(_)
                        | Screen::Guide
                );
                if !in_session {
                    self.go(Screen::Home(home::Home::new()));
                }
            }
            RulesStage::Ending { .. } | RulesStage::Proving => {
                if !matches!(self.stage.place(), Screen::Ending(_)) {
                    self.stage.guide = None;
                    self.pending = None;
                    // Whoever called is on their way out.
                    self.help = Help::NotCalled;
                    self.go(Screen::Ending(ending::Ending::new()));
                }
            }
            RulesStage::Thanks { .. } => {
                if !matches!(self.stage.place(), Screen::Thanks(_)) {
                    let wiped = match self.stage.place() {
                        Screen::Ending(ending) => ending.clone(),
                        _ => ending::Ending::new(),
                    };
                    let recap = std::mem::take(&mut self.recap);
                    self.go(Screen::Thanks(thanks::Thanks::new(wiped, recap)));
                }
            }
            RulesStage::Closed { opens } => {
                let opens = opens.map(|opens| site::opening(self.offer.policy(), opens, wall));
                self.stop(Stopped::Closed { opens });
            }
            RulesStage::Maintenance => match self.network_page_screen() {
                Some(screen) if discriminant(self.stage.place()) == discriminant(&screen) => {}
                Some(screen) => {
                    self.left_session();
                    self.go(screen);
                }
                None => self.stop(Stopped::Maintenance),
            },
            RulesStage::Locked => self.stop(Stopped::OutOfService(WhyOut::Staff)),
            RulesStage::RestartingCold => self.stop(Stopped::OutOfService(WhyOut::WipeFailed)),
            RulesStage::OutOfService(why) => {
                let stopped = self.why_stopped(why);
                self.stop(stopped);
            }
        }
    }

    fn why_stopped(&self, why: OutOfService) -> Stopped {
        match why {
            OutOfService::ReceiptFailed => Stopped::OutOfService(WhyOut::WipeFailed),
            OutOfService::CapsuleUnbuildable => Stopped::OutOfService(WhyOut::Fault),
            OutOfService::BatteryEmpty => Stopped::OutOfService(WhyOut::BatteryEmpty),
            OutOfService::Fault(fault) => Stopped::NothingWorks(match fault {
                Fault::BrowserMissing => WhyNothing::NoBrowser,
                Fault::SandboxMissing => WhyNothing::NoShelter,
                Fault::CompositorLost => WhyNothing::NoScreen,
                Fault::TasksUnreadable => WhyNothing::NoTasks,
                Fault::LedgerUnavailable => {
                    self.health.ledger.map_or(WhyNothing::NoBook, why_no_book)
                }
            }),
        }
    }

    /// Shows that the terminal cannot be used now; language and looks are the site's again.
    fn stop(&mut self, stopped: Stopped) {
        match self.stage.place() {
            Screen::Stopped(shown) if *shown == stopped => {}
            Screen::Stopped(_) => self.go(Screen::Stopped(stopped)),
            _ => {
                self.left_session();
                self.go(Screen::Stopped(stopped));
            }
        }
    }

    /// Another place: whatever staff had open belongs to the one before.
    fn go(&mut self, place: Screen) {
        if discriminant(self.stage.place()) != discriminant(&place) {
            self.close_door();
        }
        self.stage.go(place);
    }

    /// Whoever was here is gone.
    fn left_session(&mut self) {
        self.reset_citizen();
        self.visit = None;
        self.recap = Vec::new();
        self.cover_asked = false;
    }

    fn reflect_cover(&mut self, view: &View) {
        if self.door.is_some() {
            self.refresh_door(view);
            return;
        }
        let session = view.session.as_ref();
        let lock = session.and_then(|session| session.lock);
        let question = session.and_then(|session| session.idle_question);
        let cover = match (lock, question) {
            (Some(lock), _) if lock.by_citizen => Some(self.locked(lock)),
            (Some(_), _) => Some(Cover::StaffLock),
            (None, Some(question)) => Some(Cover::Idle(idle::Idle {
                seconds_left: seconds(question.left),
                seconds: self.rules.settings().idle_answer.0,
            })),
            (None, None) => None,
        };
        if self.stage.cover() != cover.as_ref() {
            self.stage.set_cover(cover);
        }
    }

    /// The citizen's own lock; what they have typed so far is kept.
    fn locked(&mut self, lock: LockView) -> Cover {
        let minutes_left = minutes(lock.left);
        let wrong_tries = std::mem::replace(&mut self.lock_tries, lock.wrong_tries);
        match self.stage.cover_mut() {
            Some(Cover::Locked(locked)) => {
                locked.minutes_left = minutes_left;
                if lock.wrong_tries > wrong_tries {
                    locked.wrong = true;
                }
                Cover::Locked(locked.clone())
            }
            _ => {
                let mut locked = hide::Locked::new(minutes_left);
                locked.wrong = false;
                Cover::Locked(locked)
            }
        }
    }
}

const fn why_no_book(trouble: Trouble) -> WhyNothing {
    match trouble {
        Trouble::DiskFull => WhyNothing::DiskFull,
        Trouble::Unwritable => WhyNothing::NoBook,
    }
}

/// Whole seconds to show, rounded up.
pub(super) fn seconds(left: Duration) -> u16 {
    let begun = left.as_secs() + u64::from(left.subsec_nanos() > 0);
    u16::try_from(begun).unwrap_or(u16::MAX)
}

/// Whole minutes to show, rounded up.
pub(super) fn minutes(left: Duration) -> u16 {
    sportello_session::Minutes::shown(left).0
}
