// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Use over time, and by district or site.

use chrono::{Datelike, NaiveDate};
use sportello_console::{Frame, form};
use sportello_store::{Glance, Grain};

use crate::table::{Column, Row, Table, Value};

/// Sessions and tasks of each piece of the period.
pub(crate) fn days(page: &Frame, series: &[(NaiveDate, Glance)], grain: Grain) -> Table {
    let mut table = Table::new(vec![
        Column::new("date", page.say("views-col-when")),
        Column::new("sessions", page.say("views-col-sessions")),
        Column::new("opened", page.say("views-col-opened")),
        Column::new("finished", page.say("views-col-finished")),
        Column::new("help", page.say("views-col-help")),
    ]);
    for (day, glance) in series {
        table.push(vec![
            match grain {
                Grain::Day => Value::Day(*day),
                _ => piece(page, *day, grain).into(),
            },
            glance.sessions.into(),
            glance.opened.into(),
            glance.finished.into(),
            glance.help_asked.into(),
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

pub(crate) fn place(name: &str, href: Option<String>, glance: &Glance) -> Row {
    vec![
        match href {
            Some(href) => Value::Link(name.to_owned(), href),
            None => name.into(),
        },
        glance.sessions.into(),
        glance.opened.into(),
        glance.finished.into(),
        glance.help_asked.into(),
        glance.clean.into(),
        glance.not_proven.into(),
        glance.failed.into(),
    ]
}
