// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What the citizen does, and what the sensors notice of them.
//!
//! While the page is covered (lock, idle question) only what the cover itself offers has any
//! effect, and *End*, which nothing ever takes away.

use super::open::Length;
use super::rest::Doors;
use super::{Inner, Machine};
use crate::lock::Lock;
use crate::{Effect, EndReason, Event, ExtensionOffer, GraceOffer, Presence, Rating};

/// How long the screen says thank you for a rating.
const AFTER_RATING: std::time::Duration = std::time::Duration::from_secs(3);

impl Machine {
    pub(super) fn citizen(&mut self, event: Event) {
        match &self.stage {
            Inner::Welcome if event == Event::StartPressed => {
                let until = self.now.after(self.rules.settings().notice.span());
                self.stage = Inner::Notice { until };
            }
            Inner::Notice { .. } => self.at_notice(event),
            Inner::Open(_) => self.in_session(event),
            Inner::Thanks { rated: None, .. } => self.at_thanks(event),
            _ => {}
        }
    }

    fn at_notice(&mut self, event: Event) {
        match event {
            Event::NoticeAccepted { with_helper } => match self.rules.doors(self.wall) {
                Doors::Open { .. } => self.open_session(Length::Usual, with_helper),
                Doors::Closed { .. } => self.rest(),
            },
            Event::NoticeDeclined => self.rest(),
            Event::ActivitySeen | Event::PresenceSeen(_) => {
                let until = self.now.after(self.rules.settings().notice.span());
                self.stage = Inner::Notice { until };
            }
            _ => {}
        }
    }

    fn at_thanks(&mut self, event: Event) {
        match event {
            Event::Rated(rating) => self.rated(rating),
            Event::RatingSkipped => self.rest(),
            _ => {}
        }
    }

    fn rated(&mut self, rating: Rating) {
        if let Inner::Thanks { rated, until, .. } = &mut self.stage {
            *rated = Some(rating);
            *until = self.now.after(AFTER_RATING);
            self.effects.push(Effect::RecordRating(rating));
        }
    }

    fn in_session(&mut self, event: Event) {
        let (now, rules, waiting) = (self.now, &self.rules, self.someone_waiting);
        let Inner::Open(open) = &mut self.stage else {
            return;
        };
        match event {
            // Whatever covers the page, these work.
            Event::EndPressed => open.end_asked = true,
            Event::EndCancelled => open.end_asked = false,
            Event::EndConfirmed if open.end_asked => {
                return self.end_session(EndReason::EndedByCitizen, now);
            }
            Event::HelpAsked => open.help_asked = true,

            // A capsule's word is no sign of a person: a page can redirect itself all day.
            Event::CapsuleBuilt => {
                open.built = true;
                return;
            }
            Event::HopChanged(hop) => return open.hop_changed(hop, now),

            Event::StillMe if open.question.is_some() => {
                open.question = None;
                open.seen(now, rules.settings().idle_after);
                return self.sync_cover();
            }
            Event::JustArrived if open.question.is_some() => {
                return self.end_session(EndReason::JustArrived, now);
            }
            Event::UnlockTried { code } => {
                if let Some(lock) = &mut open.lock {
                    lock.try_code(&code, now);
                }
                return self.unlock_if_open();
            }
            _ if open.covered() => return,

            Event::PresenceSeen(Presence::OnThePhone) => open.seen(now, rules.settings().phone),
            Event::ActivitySeen | Event::PresenceSeen(_) => {}
            Event::TaskChosen { .. } => open.in_task |= !open.in_grace,
            Event::TaskLeft => open.in_task = false,
            Event::ExtensionTaken => {
                if let ExtensionOffer::Offered { adds } = open.extension(now, rules, waiting) {
                    open.extend(adds, now);
                }
            }
            Event::GraceTaken => {
                if let GraceOffer::Offered { adds } = open.grace(now, rules, waiting) {
                    open.take_grace(adds, now);
                }
            }
            Event::LockAsked { code } => {
                open.lock = Some(Lock::by_citizen(code, now));
                open.end_asked = false;
                return self.sync_cover();
            }
            _ => return,
        }
        if !open.covered() {
            open.seen(now, rules.settings().idle_after);
        }
    }

    /// Takes an opened lock away; whoever opened it is there.
    pub(super) fn unlock_if_open(&mut self) {
        if let Inner::Open(open) = &mut self.stage
            && open.lock.as_ref().is_some_and(Lock::is_open)
        {
            open.lock = None;
            open.seen(self.now, self.rules.settings().idle_after);
        }
        self.sync_cover();
    }

    /// Tells the shell to cover or uncover the page if that has changed.
    pub(super) fn sync_cover(&mut self) {
        if let Inner::Open(open) = &mut self.stage
            && open.cover_told != open.covered()
        {
            open.cover_told = open.covered();
            self.effects.push(Effect::CoverPage(open.cover_told));
        }
    }
}
