// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Sheets to take home: written here, made into a document in the capsule, counted and printed by
//! the broker.

use sportello_capsule::wire::Order;
use tracing::warn;

use super::App;
use super::effects::CapsuleState;
use crate::figures::Figures;
use crate::screen::{Panel, TaskKey, assess, paper};
use crate::sheet::{Letterhead, Sheet};
use crate::site;

impl App {
    /// What the task needs.
    pub(super) fn print_needs(&mut self, key: &TaskKey) {
        let sheet = self
            .catalogue
            .task(key)
            .map(|task| self.on_paper(|head| head.needs(task)));
        self.print(sheet, false);
    }

    /// What was done in this session, and what comes next.
    pub(super) fn print_today(&mut self, before_end: bool) {
        let finished = self.finished();
        let tasks: Vec<_> = finished
            .iter()
            .filter_map(|key| self.catalogue.task(key))
            .collect();
        let sheet = self.on_paper(|head| head.today(&tasks));
        self.print(sheet, before_end);
    }

    /// What came of the self-assessment.
    pub(super) fn print_skills(&mut self, answers: &[assess::Level]) {
        let sheet = self.on_paper(|head| head.skills(&self.catalogue, answers));
        self.print(Some(sheet), false);
    }

    /// The tasks that were finished in this session.
    pub(super) fn finished(&self) -> Vec<TaskKey> {
        let visit = self.visit.as_ref();
        visit.map(super::Visit::finished).unwrap_or_default()
    }

    fn on_paper<T>(&self, write: impl FnOnce(Letterhead<'_>) -> T) -> T {
        let wall = self.clock.now().wall;
        // A clock older than the software says nothing that should stand on paper.
        let date = (wall >= self.rules.software_date()).then(|| {
            let today = site::local_hour(self.offer.policy(), wall).date_naive();
            Figures::of(&self.words.language().id).date(today)
        });
        write(Letterhead {
            words: &self.words,
            looks: self.looks,
            place: &self.site.name,
            date: date.as_deref(),
        })
    }

    fn print(&mut self, sheet: Option<Sheet>, before_end: bool) {
        let html = sheet.and_then(|sheet| sheet.html());
        let panel = match html {
            Some(html) if self.capsule == CapsuleState::Standing => {
                self.order(Order::PrintSheet { html });
                paper::Paper::new(before_end)
            }
            _ => {
                warn!("a sheet was to be printed, and cannot be made");
                paper::Paper::impossible(before_end)
            }
        };
        self.stage.set_panel(Some(Panel::Paper(panel)));
    }
}
