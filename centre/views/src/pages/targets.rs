// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Dated targets and the official figures that somebody entered. Sessions at terminals are
//! no such figure, and the page says so.

use askama::Template;
use axum::Form;
use axum::extract::rejection::FormRejection;
use axum::extract::{Path, State};
use axum::response::Response;
use chrono::NaiveDate;
use serde::Deserialize;
use sportello_console::{Console, Frame, Listing, Refusal, Visitor, show};
use sportello_store::{NewTarget, Role, Target, TargetId};

use crate::number::percent;
use crate::table::{Column, Row, Value};

#[derive(Template)]
#[template(path = "views/targets.html")]
struct TargetsPage {
    page: Frame,
    list: Listing,
    targets: Vec<Shown>,
    admin: bool,
    today: NaiveDate,
}

struct Shown {
    target: Target,
    /// The latest figure, and its day.
    figure: Option<(NaiveDate, u64)>,
    share: Option<u64>,
    /// For the bar: 100 at most.
    bar: u64,
    standing: Standing,
    days: i64,
}

/// How a target stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    Reached,
    /// No figure was entered yet.
    Unknown,
    Open,
    /// The day has passed.
    Missed,
}

impl Standing {
    pub(crate) fn of(target: &Target, today: NaiveDate) -> Self {
        let Some((_, figure)) = target.figures.last() else {
            return if target.target.due < today {
                Self::Missed
            } else {
                Self::Unknown
            };
        };
        if *figure >= target.target.goal {
            Self::Reached
        } else if target.target.due < today {
            Self::Missed
        } else {
            Self::Open
        }
    }

    const fn key(self) -> &'static str {
        match self {
            Self::Reached => "views-target-reached",
            Self::Unknown => "views-target-unknown",
            Self::Open => "views-target-open",
            Self::Missed => "views-target-missed",
        }
    }

    /// Of the console's badges.
    const fn kind(self) -> &'static str {
        match self {
            Self::Reached => "good",
            Self::Unknown => "off",
            Self::Open => "busy",
            Self::Missed => "warn",
        }
    }
}

pub(super) async fn targets(
    State(console): State<Console>,
    visitor: Visitor,
) -> Result<Response, Refusal> {
    let page = Frame::new(&visitor, visitor.say("views-nav-targets"));
    let today = super::region_day(&console);
    let targets = console
        .store()
        .targets()
        .await?
        .into_iter()
        .map(|target| {
            let figure = target.figures.last().copied();
            let share = figure.and_then(|(_, figure)| percent(figure, target.target.goal));
            Shown {
                figure,
                share,
                bar: share.unwrap_or(0).min(100),
                standing: Standing::of(&target, today),
                days: (target.target.due - today).num_days(),
                target,
            }
        })
        .collect();
    show(&TargetsPage {
        list: page.listing(),
        targets,
        admin: visitor.may_region(Role::Admin),
        today,
        page,
    })
}

#[derive(Debug, Deserialize)]
pub(super) struct Added {
    name: String,
    source: String,
    due: String,
    goal: String,
}

pub(super) async fn add(
    State(console): State<Console>,
    visitor: Visitor,
    form: Result<Form<Added>, FormRejection>,
) -> Result<Response, Refusal> {
    let Form(added) = form.map_err(|_| Refusal::Nonsense)?;
    let due = added.due.trim().parse::<NaiveDate>();
    let goal = whole(&added.goal).filter(|goal| *goal > 0);
    let (name, source) = (line(&added.name), line(&added.source));
    let (Ok(due), Some(goal), Some(name), Some(source)) = (due, goal, name, source) else {
        return Ok(visitor.go("/targets", false, "views-target-bad"));
    };
    visitor.audit(None, "target.add", name.clone()).await?;
    console
        .store()
        .add_target(NewTarget {
            name,
            source,
            due,
            goal,
        })
        .await?;
    Ok(visitor.done("/targets", "views-target-added"))
}

#[derive(Debug, Deserialize)]
pub(super) struct Figure {
    figure: String,
    on: String,
}

pub(super) async fn enter(
    State(console): State<Console>,
    visitor: Visitor,
    Path(target): Path<String>,
    form: Result<Form<Figure>, FormRejection>,
) -> Result<Response, Refusal> {
    let id = target_id(&target)?;
    let Form(entered) = form.map_err(|_| Refusal::Nonsense)?;
    let today = super::region_day(&console);
    let on = entered.on.trim().parse::<NaiveDate>();
    let (Some(figure), Ok(on)) = (whole(&entered.figure), on) else {
        return Ok(visitor.go("/targets", false, "views-figure-bad"));
    };
    if on > today {
        return Ok(visitor.go("/targets", false, "views-figure-future"));
    }
    visitor
        .audit(None, "target.figure", id.0.to_string())
        .await?;
    console.store().enter_figure(id, figure, on).await?;
    Ok(visitor.done("/targets", "views-figure-entered"))
}

pub(super) async fn remove(
    State(console): State<Console>,
    visitor: Visitor,
    Path(target): Path<String>,
) -> Result<Response, Refusal> {
    let id = target_id(&target)?;
    visitor
        .audit(None, "target.remove", id.0.to_string())
        .await?;
    console.store().remove_target(id).await?;
    Ok(visitor.done("/targets", "views-target-removed"))
}

fn target_id(text: &str) -> Result<TargetId, Refusal> {
    text.parse().map(TargetId).map_err(|_| Refusal::NotFound)
}

/// A whole number as people write it, with marks between the thousands.
fn whole(text: &str) -> Option<u64> {
    let digits: String = text
        .trim()
        .chars()
        .filter(|letter| !matches!(letter, '.' | ',' | ' ' | '\u{202f}' | '\u{a0}' | '\''))
        .collect();
    // More than there are people is a slip of the finger.
    digits
        .parse()
        .ok()
        .filter(|number| *number <= 10_000_000_000)
}

/// One line of words, 200 characters at most.
fn line(text: &str) -> Option<String> {
    let text = text.trim();
    let fits = (1..=200).contains(&text.chars().count()) && !text.chars().any(char::is_control);
    fits.then(|| text.to_owned())
}

pub(crate) fn columns(page: &Frame) -> Vec<Column> {
    vec![
        Column::new("target", page.say("views-col-target")),
        Column::new("source", page.say("views-col-source")),
        Column::new("due", page.say("views-col-due")),
        Column::new("goal", page.say("views-col-goal")),
        Column::new("figure", page.say("views-col-figure")),
        Column::new("on", page.say("views-col-figure-day")),
        Column::new("percent", page.say("views-col-percent")),
        Column::new("standing", page.say("views-col-state")),
    ]
}

pub(crate) fn row(page: &Frame, target: &Target, today: NaiveDate) -> Row {
    let figure = target.figures.last();
    vec![
        target.target.name.as_str().into(),
        target.target.source.as_str().into(),
        Value::Day(target.target.due),
        target.target.goal.into(),
        figure.map_or(Value::Nothing, |(_, figure)| (*figure).into()),
        figure.map_or(Value::Nothing, |(on, _)| Value::Day(*on)),
        figure
            .and_then(|(_, figure)| percent(*figure, target.target.goal))
            .map_or(Value::Nothing, Value::Percent),
        page.say(Standing::of(target, today).key())
            .to_string()
            .into(),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn target(due: &str, figures: &[u64]) -> Target {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a date");
        Target {
            id: TargetId(1),
            target: NewTarget {
                name: "Cittadini".to_owned(),
                source: "Facilita".to_owned(),
                due: day(due),
                goal: 100,
            },
            figures: figures
                .iter()
                .map(|figure| (day("2026-01-01"), *figure))
                .collect(),
        }
    }

    #[test]
    fn a_target_stands_as_its_last_figure_and_its_day_say() {
        let today = "2026-06-15".parse().expect("a date");
        let cases = [
            (target("2026-06-30", &[]), Standing::Unknown),
            (target("2026-06-30", &[40, 99]), Standing::Open),
            (target("2026-06-30", &[40, 100]), Standing::Reached),
            (target("2026-05-31", &[99]), Standing::Missed),
            (target("2026-05-31", &[100]), Standing::Reached),
            (target("2026-05-31", &[]), Standing::Missed),
        ];
        for (target, expected) in cases {
            assert_eq!(Standing::of(&target, today), expected);
        }
    }

    #[test]
    fn numbers_are_read_as_people_write_them() {
        assert_eq!(whole(" 25.000 "), Some(25_000));
        assert_eq!(whole("25\u{202f}000"), Some(25_000));
        for bad in ["", "-5", "1e9", "venti", "99999999999999999999"] {
            assert_eq!(whole(bad), None, "{bad}");
        }
    }
}
