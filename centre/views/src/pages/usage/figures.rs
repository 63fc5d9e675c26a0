// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The tables of use and the sentences above them. A page and a file show the same table.

use chrono::{Datelike, NaiveDate};
use sportello_console::{Frame, form};
use sportello_protocol::{Duration, EndReason, LanguageTag, Mode, Outcome, ReceiptVerdict, TaskId};
use sportello_store::{Grain, Measure, Tally};

use super::Section;
use crate::catalogue::Catalogue;
use crate::chart::{self, Chart};
use crate::funnel::Funnel;
use crate::number::{change, percent};
use crate::pages::grid::grid;
use crate::said;
use crate::suppress::{self, Breakdown, Cell};
use crate::table::{Column, Row, Table, Value};

/// What a table is about; its word stands in addresses of files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Days,
    Tasks,
    Steps,
    Receipts,
    Ends,
    Ratings,
    Durations,
    Hours,
    Languages,
    Modes,
    Helper,
    Places,
}

impl Kind {
    pub(crate) const ALL: [Self; 12] = [
        Self::Days,
        Self::Tasks,
        Self::Steps,
        Self::Receipts,
        Self::Ends,
        Self::Ratings,
        Self::Durations,
        Self::Hours,
        Self::Languages,
        Self::Modes,
        Self::Helper,
        Self::Places,
    ];

    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Days => "days",
            Self::Tasks => "tasks",
            Self::Steps => "steps",
            Self::Receipts => "receipts",
            Self::Ends => "ends",
            Self::Ratings => "ratings",
            Self::Durations => "durations",
            Self::Hours => "hours",
            Self::Languages => "languages",
            Self::Modes => "modes",
            Self::Helper => "helper",
            Self::Places => "places",
        }
    }

    pub(crate) fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

/// Where small numbers of tasks point at somebody: at a site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Level {
    Region,
    District,
    Site,
}

/// All that a page of use is made of.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Figures<'a> {
    pub(crate) page: &'a Frame,
    pub(crate) catalogue: &'a Catalogue,
    pub(crate) level: Level,
    pub(crate) tally: &'a Tally,
}

pub(crate) fn sessions(tally: &Tally) -> u64 {
    tally.get(&Measure::Sessions)
}

/// Tasks opened and finished.
fn tasks(tally: &Tally) -> (u64, u64) {
    let mut opened = 0_u64;
    let mut finished = 0_u64;
    for (measure, count) in tally.iter() {
        match measure {
            Measure::TaskOpened(_) => opened = opened.saturating_add(count),
            Measure::TaskEnded(_, Outcome::Finished) => finished = finished.saturating_add(count),
            _ => {}
        }
    }
    (opened, finished)
}

fn receipt(tally: &Tally, verdict: ReceiptVerdict) -> u64 {
    tally.get(&Measure::Receipt(verdict))
}

impl Figures<'_> {
    fn say(&self, key: &str) -> String {
        self.page.say(key).to_string()
    }

    /// The sentences at the top.
    pub(crate) fn headline(&self, before: &Tally) -> Vec<String> {
        let page = self.page;
        let (now, then) = (sessions(self.tally), sessions(before));
        let (opened, finished) = tasks(self.tally);
        let mut lines = vec![
            page.say("views-headline-sessions")
                .put("sessions", now)
                .put("opened", opened)
                .put("finished", finished)
                .to_string(),
            receipts_sentence(page, self.tally),
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
            table: table.map(|table| grid(self.page, &title, &table)),
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
                    percent(count, sessions(self.tally)).map_or(Value::Nothing, Value::Percent),
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
        let mut funnels = Funnel::all(self.tally);
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
    fn steps_shown(&self, funnel: &Funnel) -> bool {
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
        for funnel in Funnel::all(self.tally) {
            if !self.steps_shown(&funnel) {
                continue;
            }
            for step in &funnel.steps {
                table.push(vec![
                    self.catalogue.title(&funnel.task, page.language()).into(),
                    self.step_name(&funnel.task, step.number).into(),
                    step.reached.into(),
                    step.left.into(),
                    percent(step.left, step.reached).map_or(Value::Nothing, Value::Percent),
                ]);
            }
        }
        table
    }

    /// One sentence above each table.
    fn sentence(&self, kind: Kind) -> String {
        let page = self.page;
        let whole = sessions(self.tally);
        if whole == 0 {
            return self.say("views-no-sessions");
        }
        match kind {
            Kind::Tasks => {
                let (opened, finished) = tasks(self.tally);
                page.say("views-tasks-sentence")
                    .put("opened", opened)
                    .put("percent", percent(finished, opened).unwrap_or(0))
                    .to_string()
            }
            Kind::Steps => self.steps_sentence(),
            Kind::Receipts => receipts_sentence(page, self.tally),
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
        let worst = Funnel::all(self.tally)
            .into_iter()
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
pub(crate) fn receipts_sentence(page: &Frame, tally: &Tally) -> String {
    let clean = receipt(tally, ReceiptVerdict::Clean);
    let not_proven = receipt(tally, ReceiptVerdict::NotProven);
    let failed = receipt(tally, ReceiptVerdict::Failed);
    let mut sentence = page
        .say("views-receipts-sentence")
        .put("sessions", sessions(tally))
        .put("clean", clean)
        .to_string();
    if not_proven > 0 {
        sentence.push(' ');
        sentence.push_str(
            &page
                .say("views-room-not-proven")
                .put("count", not_proven)
                .to_string(),
        );
    }
    if failed > 0 {
        sentence.push(' ');
        sentence.push_str(
            &page
                .say("views-room-failed")
                .put("count", failed)
                .to_string(),
        );
    }
    sentence
}

/// Sessions and tasks of each piece of the period.
pub(crate) fn days(page: &Frame, series: &[(NaiveDate, Tally)], grain: Grain) -> Table {
    let mut table = Table::new(vec![
        Column::new("date", page.say("views-col-when")),
        Column::new("sessions", page.say("views-col-sessions")),
        Column::new("opened", page.say("views-col-opened")),
        Column::new("finished", page.say("views-col-finished")),
        Column::new("help", page.say("views-col-help")),
    ]);
    for (day, tally) in series {
        let (opened, finished) = tasks(tally);
        table.push(vec![
            match grain {
                Grain::Day => Value::Day(*day),
                _ => piece(page, *day, grain).into(),
            },
            sessions(tally).into(),
            opened.into(),
            finished.into(),
            tally.get(&Measure::HelpAsked).into(),
        ]);
    }
    table
}

/// A day, a month or a year in words.
pub(crate) fn piece(page: &Frame, day: NaiveDate, grain: Grain) -> String {
    match grain {
        Grain::Day => page.date(&day),
        Grain::Month => format!(
            "{} {}",
            form::month(day.month(), page.language()),
            day.year()
        ),
        Grain::Year => day.year().to_string(),
    }
}

/// The same under a chart.
pub(crate) fn mark(day: NaiveDate, grain: Grain) -> String {
    match grain {
        Grain::Day => day.format("%d/%m").to_string(),
        Grain::Month => day.format("%m/%y").to_string(),
        Grain::Year => day.format("%Y").to_string(),
    }
}

pub(crate) fn place_columns(page: &Frame, districts: bool) -> Vec<Column> {
    let first = if districts {
        Column::new("district", page.say("views-col-district"))
    } else {
        Column::new("site", page.say("views-col-site"))
    };
    vec![
        first,
        Column::new("sessions", page.say("views-col-sessions")),
        Column::new("opened", page.say("views-col-opened")),
        Column::new("finished", page.say("views-col-finished")),
        Column::new("help", page.say("views-col-help")),
        Column::new("clean", page.say("views-col-clean")),
        Column::new("not_proven", page.say("views-col-not-proven")),
        Column::new("failed", page.say("views-col-failed")),
    ]
}

pub(crate) fn place(name: &str, href: Option<String>, tally: &Tally) -> Row {
    let (opened, finished) = tasks(tally);
    vec![
        match href {
            Some(href) => Value::Link(name.to_owned(), href),
            None => name.into(),
        },
        sessions(tally).into(),
        opened.into(),
        finished.into(),
        tally.get(&Measure::HelpAsked).into(),
        receipt(tally, ReceiptVerdict::Clean).into(),
        receipt(tally, ReceiptVerdict::NotProven).into(),
        receipt(tally, ReceiptVerdict::Failed).into(),
    ]
}
