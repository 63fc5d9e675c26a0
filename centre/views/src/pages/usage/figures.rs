// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The tables of use. A page and a file show the same table.

use sportello_console::Frame;
use sportello_protocol::{
    Duration, EndReason, LanguageTag, Mode, ReceiptVerdict, Skill, SkillLevel, TaskId,
};
use sportello_store::{Glance, Measure, Tally};

use super::Section;
pub(crate) use super::kind::{Kind, Level};
use crate::catalogue::Catalogue;
use crate::chart::{self, Chart};
use crate::funnel::Funnel;
use crate::number::percent;
use crate::pages::grid::grid;
use crate::said;
use crate::suppress::{self, Breakdown, Cell};
use crate::table::{Column, Row, Table, Value};

/// All that a page of use is made of.
#[derive(Debug)]
pub(crate) struct Figures<'a> {
    pub(super) page: &'a Frame,
    pub(super) catalogue: &'a Catalogue,
    pub(super) level: Level,
    pub(super) tally: &'a Tally,
    pub(super) glance: Glance,
    /// Of every task, most opened first.
    pub(super) funnels: Vec<Funnel>,
}

impl<'a> Figures<'a> {
    pub(crate) fn new(
        page: &'a Frame,
        catalogue: &'a Catalogue,
        level: Level,
        tally: &'a Tally,
    ) -> Self {
        Self {
            page,
            catalogue,
            level,
            tally,
            glance: Glance::of(tally),
            funnels: Funnel::all(tally),
        }
    }
}

impl Figures<'_> {
    pub(super) fn say(&self, key: &str) -> String {
        self.page.say(key).to_string()
    }

    /// Everything but days and places, in the order of the page.
    pub(crate) fn sections(&self) -> Vec<Section> {
        Kind::ALL
            .into_iter()
            .filter(|kind| !matches!(kind, Kind::Days | Kind::Places))
            .map(|kind| self.section(kind))
            .collect()
    }

    fn section(&self, kind: Kind) -> Section {
        let title = self.say(&format!("views-kind-{}", kind.word()));
        let table = self.table(kind);
        let sentence = match &table {
            None => self.say("views-withheld"),
            Some(_) => self.sentence(kind),
        };
        let mut drawn = match kind {
            Kind::Hours => Some(self.hours_chart()),
            _ => None,
        };
        if let Some(chart) = &mut drawn {
            chart.id = format!("chart-{}", kind.word());
            chart.title.clone_from(&title);
            chart.description.clone_from(&sentence);
        }
        Section {
            kind,
            table: table.map(|table| grid(&title, table)),
            chart: drawn,
            files: String::new(),
            title,
            sentence,
        }
    }

    /// `None`: so few people that nothing may be shown.
    pub(crate) fn table(&self, kind: Kind) -> Option<Table> {
        match kind {
            Kind::Tasks => self.tasks(),
            Kind::Steps => Some(self.steps()),
            Kind::Receipts => Some(self.counts("verdict", ReceiptVerdict::ALL, Measure::Receipt)),
            Kind::Ends => Some(self.counts("end", EndReason::ALL, Measure::End)),
            Kind::Durations => Some(self.counts("duration", Duration::ALL, Measure::Duration)),
            Kind::Ratings => Some(self.ratings()),
            Kind::Hours => Some(self.hours()),
            Kind::Languages => self.languages(),
            Kind::Modes => self.modes(),
            Kind::Helper => self.helper(),
            Kind::Skills => self.skills(),
            // These need more than one tally.
            Kind::Days | Kind::Places => None,
        }
    }

    fn counted(&self, first: &'static str, label: &str) -> Table {
        Table::new(vec![
            Column::new(first, self.page.say(label)),
            Column::new("count", self.page.say("views-col-count")),
            Column::new("percent", self.page.say("views-col-percent")),
        ])
    }

    /// Words of a closed list, each with its count.
    fn counts<T: serde::Serialize + Copy>(
        &self,
        family: &'static str,
        all: &[T],
        measure: fn(T) -> Measure,
    ) -> Table {
        let counts: Vec<u64> = all
            .iter()
            .map(|one| self.tally.get(&measure(*one)))
            .collect();
        let whole: u64 = counts.iter().copied().fold(0, u64::saturating_add);
        let mut table = self.counted(family, &format!("views-kind-col-{family}"));
        for (one, count) in all.iter().zip(counts) {
            table.push(vec![
                said::say(self.page.words(), family, one).into(),
                count.into(),
                percent(count, whole).map_or(Value::Nothing, Value::Percent),
            ]);
        }
        table
    }

    fn ratings(&self) -> Table {
        let count = |stars| self.tally.get(&Measure::Rating(stars));
        let whole: u64 = (1..=5).map(count).fold(0, u64::saturating_add);
        let mut table = self.counted("rating", "views-kind-col-rating");
        for stars in 1..=5_u8 {
            table.push(vec![
                self.say(&format!("views-rating-{stars}")).into(),
                count(stars).into(),
                percent(count(stars), whole).map_or(Value::Nothing, Value::Percent),
            ]);
        }
        table
    }

    fn hours(&self) -> Table {
        let mut table = self.counted("hour", "views-kind-col-hour");
        for hour in 0..24_u8 {
            let count = self.tally.get(&Measure::Hour(hour));
            if count > 0 {
                table.push(vec![
                    format!("{hour:02}:00–{:02}:00", hour + 1).into(),
                    count.into(),
                    percent(count, self.glance.sessions).map_or(Value::Nothing, Value::Percent),
                ]);
            }
        }
        table
    }

    fn hours_chart(&self) -> Chart {
        let count = |hour: u8| self.tally.get(&Measure::Hour(hour));
        let used: Vec<u8> = (0..24).filter(|hour| count(*hour) > 0).collect();
        let first = used.first().copied().unwrap_or(8).min(8);
        let last = used.last().copied().unwrap_or(18).max(18);
        let values: Vec<(String, u64)> = (first..=last)
            .map(|hour| (format!("{hour:02}"), count(hour)))
            .collect();
        chart::bars(&values)
    }

    /// The languages of the region itself come last: they are hidden last.
    fn languages(&self) -> Option<Table> {
        let mut found: Vec<(&LanguageTag, u64)> = self
            .tally
            .iter()
            .filter_map(|(measure, count)| match measure {
                Measure::Language(tag) => Some((tag, count)),
                _ => None,
            })
            .collect();
        found.sort_by_key(|(tag, _)| match tag.as_str() {
            "it" => (2, tag.as_str()),
            "en" => (1, tag.as_str()),
            other => (0, other),
        });
        let named = found
            .iter()
            .map(|(tag, _)| said::language(self.page.words(), tag))
            .collect();
        let counts: Vec<u64> = found.iter().map(|(_, count)| *count).collect();
        self.parted("language", "views-kind-col-language", named, &counts)
    }

    fn helper(&self) -> Option<Table> {
        let kinds = [
            ("views-helper-not-said", Measure::HelperNotSaid),
            ("views-helper-with", Measure::WithHelper),
            ("views-helper-alone", Measure::Alone),
        ];
        let named = kinds.iter().map(|(key, _)| self.say(key)).collect();
        let counts: Vec<u64> = kinds
            .iter()
            .map(|(_, measure)| self.tally.get(measure))
            .collect();
        self.parted("helper", "views-kind-col-helper", named, &counts)
    }

    /// Areas of the self-assessment by level. Who did it is in every area, so each row adds up to
    /// a number that a reader may know.
    fn skills(&self) -> Option<Table> {
        let columns = SkillLevel::ALL.iter().map(|level| {
            let words = said::say(self.page.words(), "skill-level", level);
            Column::new(level_column(*level), words)
        });
        let area = Column::new("area", self.page.say("views-col-area"));
        let mut table = Table::new(std::iter::once(area).chain(columns).collect());
        for skill in Skill::ALL {
            let counts: Vec<u64> = SkillLevel::ALL
                .iter()
                .map(|level| self.tally.get(&Measure::Assessed(*skill, *level)))
                .collect();
            let Breakdown::Shown(cells) = suppress::parts(&counts) else {
                continue;
            };
            let name = said::say(self.page.words(), "skill", skill);
            let row = std::iter::once(name.into()).chain(cells.into_iter().map(Value::from));
            table.push(row.collect());
        }
        (!table.rows.is_empty()).then_some(table)
    }

    /// Parts of a known whole: small ones hidden, and what would give them away.
    fn parted(
        &self,
        first: &'static str,
        label: &str,
        names: Vec<String>,
        counts: &[u64],
    ) -> Option<Table> {
        let whole: u64 = counts.iter().copied().fold(0, u64::saturating_add);
        let Breakdown::Shown(cells) = suppress::parts(counts) else {
            return None;
        };
        let mut table = self.counted(first, label);
        let mut rows: Vec<(u64, Row)> = names
            .into_iter()
            .zip(cells)
            .map(|(name, cell)| {
                let share = cell.shown().and_then(|count| percent(count, whole));
                let row = vec![
                    name.into(),
                    cell.into(),
                    share.map_or(Value::Nothing, Value::Percent),
                ];
                (cell.shown().unwrap_or(0), row)
            })
            .collect();
        // By what is shown: the order of what is hidden tells nothing.
        rows.sort_by_key(|(shown, _)| std::cmp::Reverse(*shown));
        table.rows = rows.into_iter().map(|(_, row)| row).collect();
        Some(table)
    }

    fn modes(&self) -> Option<Table> {
        let whole = self.tally.get(&Measure::SheetSessions);
        if whole < suppress::FEWEST {
            return None;
        }
        let mut table = self.counted("mode", "views-kind-col-mode");
        for mode in Mode::ALL {
            let cell = suppress::share(self.tally.get(&Measure::Mode(*mode)), whole);
            let share = cell.shown().and_then(|count| percent(count, whole));
            table.push(vec![
                said::say(self.page.words(), "mode", mode).into(),
                cell.into(),
                share.map_or(Value::Nothing, Value::Percent),
            ]);
        }
        Some(table)
    }

    /// Opened and finished. At a site small numbers are hidden.
    fn tasks(&self) -> Option<Table> {
        let page = self.page;
        let mut funnels: Vec<&Funnel> = self.funnels.iter().collect();
        let hides = self.level == Level::Site;
        let opened: Vec<Cell> = if hides {
            // An order that does not come from the counts.
            funnels.sort_by(|a, b| a.task.cmp(&b.task));
            let counts: Vec<u64> = funnels.iter().map(|funnel| funnel.opened).collect();
            match suppress::parts(&counts) {
                Breakdown::Shown(cells) => cells,
                Breakdown::Withheld if funnels.is_empty() => Vec::new(),
                Breakdown::Withheld => return None,
            }
        } else {
            funnels
                .iter()
                .map(|funnel| Cell::Shown(funnel.opened))
                .collect()
        };
        let mut table = Table::new(vec![
            Column::new("task", page.say("views-col-task")),
            Column::new("area", page.say("views-col-area")),
            Column::new("opened", page.say("views-col-opened")),
            Column::new("finished", page.say("views-col-finished")),
            Column::new("finished_percent", page.say("views-col-percent")),
            Column::new("stops_at", page.say("views-col-stops")),
        ]);
        let mut rows: Vec<(u64, Row)> = Vec::new();
        for (funnel, cell) in funnels.iter().zip(opened) {
            let finished = match cell {
                Cell::Shown(opened) if hides => suppress::share(funnel.finished, opened),
                Cell::Shown(_) => Cell::Shown(funnel.finished),
                hidden => hidden,
            };
            let (finished, share) = match (cell, finished) {
                (Cell::Shown(opened), Cell::Shown(finished)) => (
                    Value::Number(finished),
                    percent(finished, opened).map_or(Value::Nothing, Value::Percent),
                ),
                (Cell::Shown(_), hidden) => (hidden.into(), Value::Nothing),
                _ => (Value::Nothing, Value::Nothing),
            };
            let stops = if self.steps_shown(funnel) {
                funnel
                    .worst()
                    .map(|step| self.step_name(&funnel.task, step.number))
            } else {
                None
            };
            rows.push((
                cell.shown().unwrap_or(0),
                vec![
                    self.catalogue.title(&funnel.task, page.language()).into(),
                    self.area(&funnel.task).into(),
                    cell.into(),
                    finished,
                    share,
                    stops.map_or(Value::Nothing, Value::from),
                ],
            ));
        }
        rows.sort_by_key(|(shown, _)| std::cmp::Reverse(*shown));
        table.rows = rows.into_iter().map(|(_, row)| row).collect();
        Some(table)
    }

    fn area(&self, task: &TaskId) -> String {
        self.catalogue.area(task).map_or_else(
            || self.say("views-area-unknown"),
            |area| said::say(self.page.words(), "area", &area),
        )
    }

    /// "4: Conferma del nucleo"; people count from 1.
    fn step_name(&self, task: &TaskId, step: u16) -> String {
        let number = u32::from(step) + 1;
        match self.catalogue.step(task, step, self.page.language()) {
            Some(name) => format!("{number}: {name}"),
            None => number.to_string(),
        }
    }

    /// At a site, steps of which small numbers would tell are not shown at all.
    pub(super) fn steps_shown(&self, funnel: &Funnel) -> bool {
        if self.level != Level::Site {
            return true;
        }
        let mut parts = vec![funnel.finished];
        parts.extend(funnel.steps.iter().map(|step| step.left));
        match suppress::parts(&parts) {
            Breakdown::Shown(cells) => cells.iter().all(|cell| cell.shown().is_some()),
            Breakdown::Withheld => false,
        }
    }

    /// The funnel of every task.
    fn steps(&self) -> Table {
        let page = self.page;
        let mut table = Table::new(vec![
            Column::new("task", page.say("views-col-task")),
            Column::new("step", page.say("views-col-step")),
            Column::new("reached", page.say("views-col-reached")),
            Column::new("left", page.say("views-col-left")),
            Column::new("left_percent", page.say("views-col-percent")),
        ]);
        for funnel in &self.funnels {
            if !self.steps_shown(funnel) {
                continue;
            }
            let title = self.catalogue.title(&funnel.task, page.language());
            for step in &funnel.steps {
                table.push(vec![
                    title.into(),
                    self.step_name(&funnel.task, step.number).into(),
                    step.reached.into(),
                    step.left.into(),
                    percent(step.left, step.reached).map_or(Value::Nothing, Value::Percent),
                ]);
            }
        }
        table
    }
}

const fn level_column(level: SkillLevel) -> &'static str {
    match level {
        SkillLevel::Never => "never",
        SkillLevel::WithHelp => "with_help",
        SkillLevel::Alone => "alone",
        SkillLevel::Teaches => "teaches",
    }
}
