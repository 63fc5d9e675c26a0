// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Where the citizen is, and what has gathered in the capsule.

use serde_json::Value;

use crate::inner::InnerReport;
use crate::wire::Trouble;

use super::status::Status;
use super::steps::{Front, Place};
use super::{ASK_AGAIN, Driver, page};

impl Driver {
    /// Looks where the citizen is and says so when it changed.
    pub(super) async fn look(&mut self) {
        let nowhere = self
            .pages
            .last()
            .is_some_and(|page| page.good_address.is_none());
        if nowhere && !self.ready && self.asked.elapsed() >= ASK_AGAIN {
            // Nothing came at all.
            self.ask_for_start().await;
        }
        let Some(front) = self.pages.last() else {
            return;
        };
        let Some(address) = front.address.clone() else {
            return;
        };
        let group = self.group_of(&address);
        if group != self.group {
            self.group = group;
            self.report(InnerReport::At { group }).await;
        }
        if !self.ready {
            return;
        }
        for page in &mut self.pages {
            page.ask_for_status(&self.devtools).await;
        }
        let Some(front) = self.pages.last() else {
            return;
        };
        let shows_an_error = match front.status {
            Status::Unknown { .. } => return,
            Status::Sound => false,
            Status::Error => true,
        };
        if !shows_an_error {
            self.steps.stands_at(&address);
        }
        let sound = self.pages.iter().rev();
        let mut sound = sound.filter(|page| matches!(page.status, Status::Sound));
        let by_address = sound.find_map(|page| {
            let address = page.address.as_deref()?;
            let step = self.steps.reached_by(address)?;
            Some((step, address.to_owned()))
        });
        let mut reached = None;
        if let Some((step, address)) = by_address {
            self.steps.reached(step, &address);
            reached = Some(step);
        } else if let Some(step) = self.reached_by_element().await {
            self.steps.set_current(step);
            reached = Some(step);
        }
        if let Some(step) = reached {
            self.ringed = None;
            self.report(InnerReport::StepReached { step }).await;
        }
        let at_provider = self.at_provider(&address);
        let front = Front {
            address: &address,
            start: &self.task.start,
            at_provider,
        };
        let place = match self.steps.place(front) {
            _ if shows_an_error => Place::Lost,
            place => place,
        };
        if place != self.place {
            self.place = place;
            self.report(match place {
                Place::Found => InnerReport::Found,
                Place::Lost => InnerReport::Lost,
            })
            .await;
        }
    }

    pub(super) async fn reached_by_element(&self) -> Option<u16> {
        let (step, selector) = self.steps.awaited_element()?;
        for page in self.pages.iter().rev() {
            // A page that does not answer in time is asked again at the next look.
            if let Ok(true) = page.has_element(&self.devtools, selector).await {
                return Some(step);
            }
        }
        None
    }

    /// Files waiting to be saved, space left, sound playing.
    pub(super) async fn survey(&mut self) {
        if self.task.needs.download {
            let files = page::count_downloads();
            if files != self.files {
                self.files = files;
                let [pdf, image, document, other] = files;
                self.report(InnerReport::Files {
                    pdf,
                    image,
                    document,
                    other,
                })
                .await;
            }
        }
        let full = page::nearly_full();
        if full && !self.full {
            self.report(InnerReport::Trouble {
                kind: Trouble::Full,
            })
            .await;
        }
        self.full = full;
        // Single-page applications say in place that the session is over.
        if let Some(front) = self.pages.last_mut().filter(|page| page.is_whole) {
            front.ask_again_for_status(&self.devtools).await;
        }
        let playing = self.evaluate(page::PLAYS_MEDIA).await == Value::Bool(true);
        if playing != self.playing {
            self.playing = playing;
            self.report(InnerReport::Playing { on: playing }).await;
        }
    }
}
