// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What a person did on a screen, turned into events of the rules, orders to the capsule
//! and moves between screens.

use iced::Task;
use sportello_capsule::wire::Order;
use sportello_session::{
    Event, ExtensionOffer, GraceOffer, LockCode, Minutes, Presence, Rating, SessionView,
};
use tracing::warn;

use super::effects::CapsuleState;
use super::{App, Message};
use crate::offer::Offered;
use crate::screen::{
    self, Action, Banner, Code, Company, Help, Looks, Screen, TaskKey, WhyNoMore, assess, card,
    choose, guide, home, learn, lesson, list,
};
use crate::service::ledger::Job;

impl App {
    pub(super) fn act_on(&mut self, message: screen::Message) -> Task<Message> {
        if self.leaving.is_some() {
            // This process holds the last session; whoever presses now meets the next one.
            return Task::none();
        }
        self.door_used();
        let action = self.stage.update(message);
        self.act(action)
    }

    pub(super) fn act(&mut self, action: Action) -> Task<Message> {
        match action {
            Action::None => {}
            Action::ChangeLanguage(language) => self.speak(&language),
            Action::Wear(looks) => self.wear(looks),
            Action::ToggleReading => self.toggle_reading(),
            // The screen is listened to after every update.
            Action::Say(_) => {}
            Action::Shortcut(shortcut) => return self.shortcut(shortcut),
            Action::Hush => self.hush(),
            Action::Explore { to, backwards } => return self.explore(to, backwards),
            Action::PressPage => self.press_page(),
            Action::LetPageBeHeard => return self.agree_to_aloud(),
            Action::TypeKey(key) => self.order(Order::Type(key)),

            Action::Begin => self.tell(Event::StartPressed),
            Action::Leave => self.tell(Event::NoticeDeclined),
            Action::Accept { company } => {
                let with_helper = company.map(|company| company == Company::Helped);
                self.tell(Event::NoticeAccepted { with_helper });
            }
            Action::GoHome => self.go_home(),
            Action::ShowNeed(need) => self.show_list(list::Subject::Need(need)),
            Action::Search(words) => self.show_list(list::Subject::Search(words)),
            Action::ShowPractice => self.show_list(list::Subject::Practice),
            Action::ShowLearn => self.stage.go(Screen::Learn(learn::Learn::new())),
            Action::ShowLesson(key) => self.show_lesson(key),
            Action::ShowAssessment => {
                let items = self.catalogue.items.len();
                self.stage
                    .go(Screen::Assessment(assess::Assessment::new(items)));
            }
            Action::Assessed(answers) => {
                if let Some(visit) = &mut self.visit {
                    visit.assess(&assess::levels(&self.catalogue.items, &answers));
                }
            }
            Action::ShowChoose => self.stage.go(Screen::Choose(choose::Choose::new())),
            Action::ShowTask(key) => self.stage.go(Screen::Card(card::Card::new(key))),
            Action::StartTask(key) => self.start_task(key),
            Action::BrowseFreely => self.browse_freely(),
            Action::PrintNeeds(key) => self.print_needs(&key),
            Action::PrintToday { before_end } => self.print_today(before_end),
            Action::PrintSkills(answers) => self.print_skills(&answers),
            Action::ReturnToPage => {
                if self.stage.guide.is_some() {
                    self.stage.go(Screen::Guide);
                }
            }

            Action::AtStep(step) => self.at_step(step),
            Action::Highlight(true) => self.order(Order::Highlight),
            Action::Highlight(false) => self.order(Order::ClearHighlight),
            Action::RestartStep | Action::RestartSite => self.order(Order::StartAgain),
            Action::PageBack => self.order(Order::Back),
            Action::Reload => self.order(Order::Reload),
            Action::PrintPage => self.order(Order::Print),
            Action::PrintCounted => self.order(Order::PrintCounted),
            Action::ForgetCounted => self.order(Order::ForgetCounted),
            Action::SaveToStick => self.order(Order::SaveToStick),
            Action::ShowCode => self.order(Order::ShowCode),
            Action::TaskFinished => self.task_finished(),
            Action::FocusPage => {
                if let Some(link) = &self.links.compositor {
                    link.to_page();
                }
            }

            Action::CallHelp => self.call_help(),
            Action::CancelHelp => self.help = Help::NotCalled,
            Action::TellArea(tell) => self.tell_area(tell),
            Action::Extend => self.extend(),
            Action::TakeGrace => self.take_grace(),
            Action::OnThePhone => self.tell(Event::PresenceSeen(Presence::OnThePhone)),
            Action::DismissBanner => self.banner_read(),

            Action::Hide(code) => {
                if let Some(code) = lock_code(&code) {
                    self.stage.set_panel(None);
                    self.tell(Event::LockAsked { code });
                }
            }
            Action::Unhide(code) => {
                if let Some(code) = lock_code(&code) {
                    self.tell(Event::UnlockTried { code });
                }
            }
            Action::StillHere => self.tell(Event::StillMe),
            Action::JustArrived => self.tell(Event::JustArrived),
            Action::EndAsked => self.tell(Event::EndPressed),
            Action::EndCancelled => self.tell(Event::EndCancelled),
            Action::End => {
                self.tell(Event::EndPressed);
                self.tell(Event::EndConfirmed);
            }
            Action::Rate(stars) => match stars.and_then(Rating::new) {
                Some(rating) => self.tell(Event::Rated(rating)),
                None => self.tell(Event::RatingSkipped),
            },

            Action::OpenStaff => self.open_door(),
            Action::CloseStaff => self.close_door(),
            Action::TryPin(code) => return self.try_pin(code),
            Action::Staff(order) => self.staff_ordered(order),
            Action::Networks(ask) => return self.ask_networks(ask),
            Action::OpenNetworkPage => self.open_network_page(),
            Action::CloseNetworkPage => self.close_network_page(),
        }
        Task::none()
    }

    /// Speaks another language; the place stays.
    pub(super) fn speak(&mut self, language: &unic_langid::LanguageIdentifier) {
        match self.words.speak(language) {
            Ok(()) => {
                self.read_sheets();
                self.voice.speak(&language.to_string());
                self.tell_page_voice();
            }
            Err(error) => warn!(%error, "the language stays"),
        }
    }

    /// The offer in the language in use, with the facts of today.
    pub(super) fn read_sheets(&mut self) {
        let wall = self.clock.now().wall;
        let ask = crate::say!(self.words, "fact-ask");
        self.catalogue = self.offer.sheets(&crate::offer::Reader {
            language: &self.words.language().id,
            today: crate::site::local_hour(self.offer.policy(), wall).date_naive(),
            ask: &ask,
        });
    }

    pub(super) fn wear(&mut self, looks: Looks) {
        if looks.text != self.looks.text {
            self.order(Order::Zoom {
                percent: looks.text.percent(),
            });
        }
        self.looks = looks;
        self.voice.turn(looks.voice);
        self.tell_page_voice();
        if let Some(visit) = &mut self.visit {
            visit.wear(looks);
        }
    }

    fn toggle_reading(&mut self) {
        if self.stage.is_beside_page() {
            self.voice.hush();
            self.order(if self.reading {
                Order::StopReading
            } else {
                Order::ReadAloud
            });
        } else {
            self.wear(Looks {
                voice: !self.looks.voice,
                ..self.looks
            });
        }
    }

    fn go_home(&mut self) {
        let leads = self
            .stage
            .guide
            .as_ref()
            .is_some_and(|guide| guide.task().is_some());
        let in_task = self.visit.as_ref().is_some_and(super::Visit::is_in_task);
        if leads && !in_task {
            // Finished: there is nothing to return to.
            self.stage.guide = None;
        }
        self.stage.go(Screen::Home(home::Home::new()));
    }

    fn show_list(&mut self, subject: list::Subject) {
        self.stage.go(Screen::List(list::List::new(subject)));
    }

    fn show_lesson(&mut self, key: TaskKey) {
        match self.catalogue.lesson(&key) {
            Some(lesson) => {
                let cards = lesson.cards.len();
                self.stage
                    .go(Screen::Lesson(lesson::Lesson::new(key, cards)));
            }
            None => warn!("a lesson was chosen that is no longer offered"),
        }
    }

    fn start_task(&mut self, key: TaskKey) {
        let under_way = self.stage.guide.as_ref().and_then(guide::Guide::task);
        if under_way == Some(&key) && self.visit.as_ref().is_some_and(super::Visit::is_in_task) {
            self.stage.go(Screen::Guide);
            return;
        }
        let (guide, minutes) = match self.offer.find(&key) {
            None => return warn!("a task was chosen that is no longer offered"),
            Some(Offered::Link(_)) => (guide::Guide::browsing(), 0),
            Some(Offered::Task(task)) => {
                let steps = u16::try_from(task.steps.len()).unwrap_or(u16::MAX);
                (guide::Guide::new(key.clone(), steps), task.minutes)
            }
        };
        let Some(order) = self.offer.order(&key, 0) else {
            return;
        };
        self.lead(Some(&key), guide, order, minutes);
    }

    fn browse_freely(&mut self) {
        if let Some(order) = self.offer.free_order() {
            self.lead(None, guide::Guide::browsing(), order, 0);
        }
    }

    /// Docks the guide and sends the capsule to the task's first page.
    fn lead(
        &mut self,
        key: Option<&TaskKey>,
        mut guide: guide::Guide,
        order: sportello_capsule::wire::TaskOrder,
        minutes: u16,
    ) {
        self.tell(Event::TaskChosen {
            minutes: Minutes(minutes),
        });
        if let Some(visit) = &mut self.visit {
            match key {
                Some(key) => visit.begin_task(key),
                None => visit.leave_task(sportello_ledger::Outcome::GivenUp),
            }
            // Plugged in before there was a page: now there may be something to save.
            guide.learn(&sportello_capsule::wire::Report::Stick { state: visit.stick });
        }
        self.stage.guide = Some(guide);
        self.stage.go(Screen::Guide);
        self.pending = None;
        if self.capsule == CapsuleState::Standing {
            self.order_task(Box::new(order));
            self.tell_page_voice();
        } else {
            self.pending = Some(Box::new(order));
        }
    }

    /// All steps of the task are done, by the citizen's word or the page's.
    pub(super) fn task_finished(&mut self) {
        if let Some(visit) = &mut self.visit {
            visit.finish_task();
        }
        self.tell(Event::TaskLeft);
    }

    /// The guide shows another step.
    pub(super) fn at_step(&mut self, step: u16) {
        if let Some(visit) = &mut self.visit {
            visit.reach(step);
        }
        self.order(Order::AtStep { step });
    }

    fn extend(&mut self) {
        let Some(session) = self.session_view() else {
            return;
        };
        self.banner = match session.extension {
            ExtensionOffer::Offered { adds } => {
                self.tell(Event::ExtensionTaken);
                Some(Banner::Extended { minutes: adds.0 })
            }
            other => why_no_more(other).map(Banner::Refused),
        };
    }

    fn take_grace(&mut self) {
        let Some(session) = self.session_view() else {
            return;
        };
        if let GraceOffer::Offered { adds } = session.grace {
            self.tell(Event::GraceTaken);
            self.banner = Some(Banner::Grace { minutes: adds.0 });
        }
    }

    pub(super) fn session_view(&self) -> Option<SessionView> {
        let at = self.clock.now();
        self.machine.as_ref()?.view(at).session
    }

    /// Leaves nothing of the person who was here: language, looks, help, banner.
    pub(super) fn reset_citizen(&mut self) {
        self.looks = Looks::default();
        self.voice.reset();
        self.banner = None;
        self.posted = None;
        self.battery_warned = false;
        self.help = Help::NotCalled;
        self.told_area = None;
        self.reading = false;
        self.page_spoke = false;
        self.page_voice.forget();
        self.playing = false;
        self.pending = None;
        let first = self.first_language();
        if let Some(first) = first {
            self.speak(&first);
        }
        self.stage.guide = None;
        self.stage.set_panel(None);
    }

    /// Whether the language in use is the one that a fresh citizen finds.
    pub(super) fn speaks_first_language(&self) -> bool {
        self.first_language()
            .is_none_or(|first| self.words.language().id == first)
    }

    /// The first language that the site's policy offers.
    fn first_language(&self) -> Option<unic_langid::LanguageIdentifier> {
        let offered = self.words.languages();
        offered.first().map(|language| language.id.clone())
    }

    /// Offers the languages of the site's policy.
    pub(super) fn offer_languages(&mut self) {
        if let Err(error) = self.words.offer(&self.offer.policy().languages) {
            warn!(%error, "the languages of the policy cannot be offered");
        }
    }

    /// Job for the ledger when the pad's wait has changed.
    pub(super) fn keep_gate(&mut self) {
        let now = self.clock.now().boot.elapsed();
        let wait = self.gate.closed_for(now).unwrap_or_default();
        self.ask_ledger(Job::Pin(self.gate.misses(), wait));
    }
}

/// Why one press gives no more time, in the screen's words; `None` where it is not a
/// refusal.
pub(super) const fn why_no_more(offer: ExtensionOffer) -> Option<WhyNoMore> {
    match offer {
        ExtensionOffer::Offered { .. }
        | ExtensionOffer::NotYet
        | ExtensionOffer::Covered
        | ExtensionOffer::EndedByStaff
        | ExtensionOffer::InGrace => None,
        ExtensionOffer::SomeoneWaiting => Some(WhyNoMore::SomeoneWaiting),
        ExtensionOffer::ClosingNear => Some(WhyNoMore::ClosingSoon),
        ExtensionOffer::UsedUp => Some(WhyNoMore::AllUsed),
    }
}

fn lock_code(code: &Code) -> Option<LockCode> {
    let mut digits: String = code
        .digits()
        .iter()
        .map(|digit| char::from(b'0' + digit))
        .collect();
    let lock = LockCode::new(&digits).ok();
    // The digits do not outlive their use.
    digits.clear();
    std::hint::black_box(&mut digits);
    lock
}
