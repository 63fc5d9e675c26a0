// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The sentences above the tables of use.

use sportello_console::Frame;
use sportello_protocol::{Duration, EndReason};
use sportello_store::{Glance, Measure};

use super::figures::{Figures, Kind};
use crate::number::{change, percent};
use crate::said;

impl Figures<'_> {
    /// The sentences at the top. `then`: sessions of the period before.
    pub(crate) fn headline(&self, then: u64) -> Vec<String> {
        let page = self.page;
        let Glance {
            sessions: now,
            opened,
            finished,
            ..
        } = self.glance;
        let mut lines = vec![
            page.say("views-headline-sessions")
                .put("sessions", now)
                .put("opened", opened)
                .put("finished", finished)
                .to_string(),
            receipts_sentence(page, &self.glance),
        ];
        lines.push(match change(now, then) {
            None => page.say("views-compared-nothing").to_string(),
            Some(0) => page
                .say("views-compared-same")
                .put("before", then)
                .to_string(),
            Some(percent) => page
                .say(if percent > 0 {
                    "views-compared-more"
                } else {
                    "views-compared-less"
                })
                .put("percent", percent.unsigned_abs())
                .put("before", then)
                .to_string(),
        });
        let lost = self.tally.get(&Measure::LostSessions);
        if lost > 0 {
            lines.push(page.say("views-lost").put("count", lost).to_string());
        }
        lines
    }

    /// One sentence above each table.
    pub(super) fn sentence(&self, kind: Kind) -> String {
        let page = self.page;
        let whole = self.glance.sessions;
        if whole == 0 {
            return self.say("views-no-sessions");
        }
        match kind {
            Kind::Tasks => {
                let (opened, finished) = (self.glance.opened, self.glance.finished);
                page.say("views-tasks-sentence")
                    .put("opened", opened)
                    .put("percent", percent(finished, opened).unwrap_or(0))
                    .to_string()
            }
            Kind::Steps => self.steps_sentence(),
            Kind::Receipts => receipts_sentence(page, &self.glance),
            Kind::Ends => self.most(EndReason::ALL, Measure::End, "end", "views-ends-sentence"),
            Kind::Durations => self.most(
                Duration::ALL,
                Measure::Duration,
                "duration",
                "views-durations-sentence",
            ),
            Kind::Ratings => self.ratings_sentence(),
            Kind::Hours => {
                let busiest = (0..24_u8)
                    .rev()
                    .max_by_key(|hour| self.tally.get(&Measure::Hour(*hour)))
                    .unwrap_or(0);
                page.say("views-hours-sentence")
                    .put("from", format!("{busiest}"))
                    .put("to", format!("{}", busiest + 1))
                    .to_string()
            }
            Kind::Languages | Kind::Modes | Kind::Helper => page
                .say("views-sheets-sentence")
                .put("sessions", self.tally.get(&Measure::SheetSessions))
                .put("all", whole)
                .to_string(),
            Kind::Skills => self.say("views-skills-sentence"),
            Kind::Days | Kind::Places => String::new(),
        }
    }

    fn most<T: serde::Serialize + Copy>(
        &self,
        all: &[T],
        measure: fn(T) -> Measure,
        family: &str,
        key: &str,
    ) -> String {
        let whole: u64 = all
            .iter()
            .map(|one| self.tally.get(&measure(*one)))
            .fold(0, u64::saturating_add);
        let most = all
            .iter()
            .rev()
            .max_by_key(|one| self.tally.get(&measure(**one)));
        let Some(most) = most.filter(|_| whole > 0) else {
            return self.say("views-no-sessions");
        };
        self.page
            .say(key)
            .put("what", said::say(self.page.words(), family, most))
            .put(
                "percent",
                percent(self.tally.get(&measure(*most)), whole).unwrap_or(0),
            )
            .to_string()
    }

    fn ratings_sentence(&self) -> String {
        let count = |stars: u8| self.tally.get(&Measure::Rating(stars));
        let given = (1..=5).map(count).fold(0, u64::saturating_add);
        if given == 0 {
            return self.say("views-no-ratings");
        }
        let sum = (1..=5_u8)
            .map(|stars| u128::from(stars) * u128::from(count(stars)))
            .sum::<u128>();
        let tenths = u64::try_from((sum * 20 + u128::from(given)) / (u128::from(given) * 2));
        let mark = match self.page.language() {
            sportello_console::Language::Italian => ',',
            sportello_console::Language::English => '.',
        };
        let tenths = tenths.unwrap_or(0);
        self.page
            .say("views-ratings-sentence")
            .put("given", given)
            .put("mean", format!("{}{mark}{}", tenths / 10, tenths % 10))
            .to_string()
    }

    /// "Le persone si fermano di più al passo 4: «Conferma del nucleo»."
    fn steps_sentence(&self) -> String {
        let worst = self
            .funnels
            .iter()
            .filter(|funnel| self.steps_shown(funnel))
            .filter_map(|funnel| Some((funnel.worst()?, funnel)))
            .max_by_key(|(step, _)| step.left);
        let Some((step, funnel)) = worst else {
            return self.say("views-steps-nobody");
        };
        let language = self.page.language();
        let title = self.catalogue.title(&funnel.task, language).to_owned();
        let name = self.catalogue.step(&funnel.task, step.number, language);
        let phrase = self
            .page
            .say(if name.is_some() {
                "views-steps-sentence-named"
            } else {
                "views-steps-sentence"
            })
            .put("task", title)
            .put("step", u32::from(step.number) + 1)
            .put("left", step.left)
            .put("reached", step.reached);
        match name {
            Some(name) => phrase.put("name", name.to_owned()).to_string(),
            None => phrase.to_string(),
        }
    }
}

/// "1 204 sessioni, 1 204 pulite", and plainly what was not.
pub(crate) fn receipts_sentence(page: &Frame, glance: &Glance) -> String {
    let mut sentence = page
        .say("views-receipts-sentence")
        .put("sessions", glance.sessions)
        .put("clean", glance.clean)
        .to_string();
    if glance.not_proven > 0 {
        sentence.push(' ');
        sentence.push_str(
            &page
                .say("views-room-not-proven")
                .put("count", glance.not_proven)
                .to_string(),
        );
    }
    if glance.failed > 0 {
        sentence.push(' ');
        sentence.push_str(
            &page
                .say("views-room-failed")
                .put("count", glance.failed)
                .to_string(),
        );
    }
    sentence
}
