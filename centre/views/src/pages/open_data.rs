// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Open data: how many tasks of which area were opened at which site in which month.
//!
//! An admin makes the file and publishes it where the region publishes; nothing here is open
//! to the internet. Counts under five are not in it, and neither are totals, so that nothing
//! can be had by subtraction. Months that are not over are left out: what is published is
//! not published again with other numbers.

use std::collections::BTreeMap;
use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use chrono::{Datelike, Months, NaiveDate};
use futures_util::stream;
use serde_json::{Value as JsonValue, json};
use sportello_console::{Console, Frame, Refusal, Visitor, show};
use sportello_protocol::TaskArea;
use sportello_store::{Measure, Period, Scope, Site, Tally};

use crate::catalogue::Catalogue;
use crate::said;
use crate::span;
use crate::suppress::SMALL;
use crate::table::{Column, ExportError, Format, Row, Rows, Value, send};

/// Sites whose totals are read at once.
const PIECE: usize = 200;

#[derive(Template)]
#[template(path = "views/open-data.html")]
struct OpenDataPage {
    page: Frame,
    years: Vec<(i32, bool)>,
    year: i32,
}

pub(super) async fn page(
    State(console): State<Console>,
    visitor: Visitor,
) -> Result<Response, Refusal> {
    let page = Frame::new(&visitor, visitor.say("views-nav-open-data"));
    let today = super::region_day(&console);
    let year = year(&page, today)?;
    show(&OpenDataPage {
        years: (0..6)
            .map(|back| today.year() - back)
            .map(|one| (one, one == year))
            .collect(),
        year,
        page,
    })
}

/// The year that the address names; this one when none.
fn year(page: &Frame, today: NaiveDate) -> Result<i32, Refusal> {
    let list = page.listing();
    match list.get("year") {
        "" => Ok(today.year()),
        text => text
            .parse()
            .ok()
            .filter(|year| (2000..=today.year()).contains(year))
            .ok_or(Refusal::Nonsense),
    }
}

pub(super) async fn csv(
    catalogue: Arc<Catalogue>,
    State(console): State<Console>,
    visitor: Visitor,
) -> Result<Response, Refusal> {
    file(catalogue, console, visitor, Format::Csv).await
}

pub(super) async fn json(
    catalogue: Arc<Catalogue>,
    State(console): State<Console>,
    visitor: Visitor,
) -> Result<Response, Refusal> {
    file(catalogue, console, visitor, Format::Json).await
}

async fn file(
    catalogue: Arc<Catalogue>,
    console: Console,
    visitor: Visitor,
    format: Format,
) -> Result<Response, Refusal> {
    let page = Frame::new(&visitor, "");
    let today = super::region_day(&console);
    let year = year(&page, today)?;
    let name = format!("open-data-usage-{year}");
    visitor
        .audit(None, "export", format!("{name}.{format}"))
        .await?;
    let sites = console.store().sites(&Scope::Region).await?;
    let columns = vec![
        Column::new("site_code", page.say("views-col-site")),
        Column::new("site", page.say("views-col-site")),
        Column::new("municipality", page.say("views-col-municipality")),
        Column::new("district", page.say("views-col-district")),
        Column::new("month", page.say("views-col-when")),
        Column::new("area", page.say("views-col-area")),
        Column::new("tasks_opened", page.say("views-col-opened")),
    ];
    let rows = rows(catalogue, console, sites, months(year, today));
    send(format, &name, columns, rows)
        .await
        .map_err(|error| match error {
            ExportError::Store(error) => error.into(),
            other => Refusal::broken(&other),
        })
}

/// The months of a year that are over.
fn months(year: i32, today: NaiveDate) -> Vec<Period> {
    (1..=12)
        .filter_map(|month| {
            let first = NaiveDate::from_ymd_opt(year, month, 1)?;
            let last = first.checked_add_months(Months::new(1))?.pred_opt()?;
            (last < span::first_of_month(today)).then_some(Period { first, last })
        })
        .collect()
}

/// One month of some sites at a time.
fn rows(
    catalogue: Arc<Catalogue>,
    console: Console,
    sites: Vec<Site>,
    months: Vec<Period>,
) -> Rows {
    let sites = Arc::new(sites);
    let steps: Vec<(Period, usize)> = months
        .into_iter()
        .flat_map(|month| {
            (0..sites.len())
                .step_by(PIECE)
                .map(move |start| (month, start))
        })
        .collect();
    let state = (steps.into_iter(), sites, catalogue, console);
    Box::pin(stream::unfold(
        state,
        |(mut steps, sites, catalogue, console)| async move {
            let (month, start) = steps.next()?;
            let end = (start + PIECE).min(sites.len());
            let some = &sites[start..end];
            let ids: Vec<_> = some.iter().map(|site| site.id).collect();
            let rows = console.store().tallies(&ids, month).await.map(|tallies| {
                let tallies: BTreeMap<_, _> = tallies.into_iter().collect();
                some.iter()
                    .filter_map(|site| Some((site, tallies.get(&site.id)?)))
                    .flat_map(|(site, tally)| site_rows(&catalogue, site, month, tally))
                    .collect()
            });
            Some((rows, (steps, sites, catalogue, console)))
        },
    ))
}

/// What one site publishes of one month: areas with five or more.
fn site_rows(catalogue: &Catalogue, site: &Site, month: Period, tally: &Tally) -> Vec<Row> {
    areas(catalogue, tally)
        .into_iter()
        .map(|(area, opened)| {
            vec![
                site.site.code.as_str().into(),
                site.site.name.as_str().into(),
                site.site.municipality.as_str().into(),
                site.site.district.as_str().into(),
                Value::Text(month.first.format("%Y-%m").to_string()),
                said::word(&area).into(),
                opened.into(),
            ]
        })
        .collect()
}

/// Tasks opened by area. Those whose area is not known belong to none and are left out.
fn areas(catalogue: &Catalogue, tally: &Tally) -> Vec<(TaskArea, u64)> {
    crate::catalogue::AREAS
        .into_iter()
        .filter_map(|area| {
            let opened = tally
                .iter()
                .filter_map(|(measure, count)| match measure {
                    Measure::TaskOpened(task) if catalogue.area(task) == Some(area) => Some(count),
                    _ => None,
                })
                .fold(0, u64::saturating_add);
            (opened >= SMALL).then_some((area, opened))
        })
        .collect()
}

/// What describes the data set to the national catalogue (DCAT-AP_IT).
struct Description {
    base: String,
    holder: String,
    year: i32,
    modified: NaiveDate,
}

impl Description {
    fn new(console: &Console, page: &Frame) -> Result<Self, Refusal> {
        let config = console.config();
        let today = super::region_day(console);
        Ok(Self {
            base: config.public_url.as_str().trim_end_matches('/').to_owned(),
            holder: config.region_name.clone(),
            year: year(page, today)?,
            modified: today,
        })
    }

    fn title(&self) -> String {
        format!("Uso dei punti di accesso digitale, {}", self.year)
    }

    const fn text() -> &'static str {
        "Attività guidate aperte alle postazioni, per punto, mese e argomento. \
         I conteggi sotto 5 non sono pubblicati."
    }

    fn identifier(&self) -> String {
        format!("sportello-usage-{}", self.year)
    }

    fn json_ld(&self) -> JsonValue {
        let dataset = format!("{}/open-data#{}", self.base, self.identifier());
        let file = |format: &str, media: &str| {
            json!({
                "@id": format!("{dataset}-{}", format.to_lowercase()),
                "@type": ["dcatapit:Distribution", "dcat:Distribution"],
                "dct:title": { "@value": self.title(), "@language": "it" },
                "dcat:accessURL": { "@id": format!("{}/open-data/usage.{}?year={}", self.base, format.to_lowercase(), self.year) },
                "dct:format": { "@id": format!("http://publications.europa.eu/resource/authority/file-type/{format}") },
                "dcat:mediaType": media,
                "dct:license": { "@id": LICENCE },
            })
        };
        json!({
            "@context": {
                "dcat": "http://www.w3.org/ns/dcat#",
                "dct": "http://purl.org/dc/terms/",
                "dcatapit": "http://dati.gov.it/onto/dcatapit#",
                "foaf": "http://xmlns.com/foaf/0.1/",
                "xsd": "http://www.w3.org/2001/XMLSchema#",
            },
            "@id": dataset,
            "@type": ["dcatapit:Dataset", "dcat:Dataset"],
            "dct:identifier": self.identifier(),
            "dct:title": { "@value": self.title(), "@language": "it" },
            "dct:description": { "@value": Self::text(), "@language": "it" },
            "dct:modified": { "@value": self.modified.to_string(), "@type": "xsd:date" },
            "dct:accrualPeriodicity": { "@id": MONTHLY },
            "dcat:theme": [{ "@id": GOVERNMENT }],
            "dct:language": [{ "@id": ITALIAN }],
            "dct:rightsHolder": {
                "@type": ["dcatapit:Agent", "foaf:Agent"],
                "foaf:name": { "@value": self.holder, "@language": "it" },
            },
            "dcat:distribution": [
                file("CSV", "text/csv"),
                file("JSON", "application/json"),
            ],
        })
    }

    fn turtle(&self) -> String {
        let dataset = iri(&format!("{}/open-data#{}", self.base, self.identifier()));
        let mut text = format!(
            "@prefix dcat: <http://www.w3.org/ns/dcat#> .\n\
             @prefix dct: <http://purl.org/dc/terms/> .\n\
             @prefix dcatapit: <http://dati.gov.it/onto/dcatapit#> .\n\
             @prefix foaf: <http://xmlns.com/foaf/0.1/> .\n\
             @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n\n\
             {dataset} a dcatapit:Dataset, dcat:Dataset ;\n\
             \x20   dct:identifier {} ;\n\
             \x20   dct:title {}@it ;\n\
             \x20   dct:description {}@it ;\n\
             \x20   dct:modified \"{}\"^^xsd:date ;\n\
             \x20   dct:accrualPeriodicity <{MONTHLY}> ;\n\
             \x20   dcat:theme <{GOVERNMENT}> ;\n\
             \x20   dct:language <{ITALIAN}> ;\n\
             \x20   dct:rightsHolder [ a dcatapit:Agent, foaf:Agent ; foaf:name {}@it ] ;\n",
            quoted(&self.identifier()),
            quoted(&self.title()),
            quoted(Self::text()),
            self.modified,
            quoted(&self.holder),
        );
        let files = ["CSV", "JSON"].map(|format| {
            let small = format.to_lowercase();
            let address = iri(&format!(
                "{}/open-data/usage.{small}?year={}",
                self.base, self.year
            ));
            format!(
                "[ a dcatapit:Distribution, dcat:Distribution ; dct:title {}@it ; \
                 dcat:accessURL {address} ; \
                 dct:format <http://publications.europa.eu/resource/authority/file-type/{format}> ; \
                 dct:license <{LICENCE}> ]",
                quoted(&self.title()),
            )
        });
        text.push_str("    dcat:distribution\n        ");
        text.push_str(&files.join(",\n        "));
        text.push_str(" .\n");
        text
    }
}

const LICENCE: &str = "http://creativecommons.org/licenses/by/4.0/";
const MONTHLY: &str = "http://publications.europa.eu/resource/authority/frequency/MONTHLY";
const GOVERNMENT: &str = "http://publications.europa.eu/resource/authority/data-theme/GOVE";
const ITALIAN: &str = "http://publications.europa.eu/resource/authority/language/ITA";

/// A literal of Turtle.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            other => quoted.push(other),
        }
    }
    quoted.push('"');
    quoted
}

/// An address between angle brackets, without what would end it.
fn iri(address: &str) -> String {
    let inside: String = address
        .chars()
        .filter(|letter| {
            !letter.is_control()
                && !matches!(
                    letter,
                    '<' | '>' | '"' | '{' | '}' | '|' | '^' | '`' | '\\' | ' '
                )
        })
        .collect();
    format!("<{inside}>")
}

pub(super) async fn json_ld(
    State(console): State<Console>,
    visitor: Visitor,
) -> Result<Response, Refusal> {
    let description = Description::new(&console, &Frame::new(&visitor, ""))?;
    let headers = [
        (header::CONTENT_TYPE, "application/ld+json"),
        (
            header::CONTENT_DISPOSITION,
            "attachment; filename=\"sportello-catalogue.jsonld\"",
        ),
    ];
    let mut text = description.json_ld().to_string();
    text.push('\n');
    Ok((headers, text).into_response())
}

pub(super) async fn turtle(
    State(console): State<Console>,
    visitor: Visitor,
) -> Result<Response, Refusal> {
    let description = Description::new(&console, &Frame::new(&visitor, ""))?;
    let headers = [
        (header::CONTENT_TYPE, "text/turtle; charset=utf-8"),
        (
            header::CONTENT_DISPOSITION,
            "attachment; filename=\"sportello-catalogue.ttl\"",
        ),
    ];
    Ok((headers, description.turtle()).into_response())
}

#[cfg(test)]
mod tests {
    use sportello_protocol::TaskId;

    use super::*;
    use crate::catalogue::{Both, TaskInfo};

    fn catalogue() -> Catalogue {
        let info = |area| TaskInfo {
            area,
            title: Both::default(),
            steps: Vec::new(),
        };
        Catalogue::new(
            [
                ("isee", TaskArea::MoneyAndBenefits),
                ("bonus", TaskArea::MoneyAndBenefits),
                ("fse", TaskArea::Health),
            ]
            .into_iter()
            .map(|(id, area)| (TaskId::parse(id).expect("a task id"), info(area)))
            .collect(),
        )
    }

    #[test]
    fn small_counts_and_unknown_tasks_are_not_published() {
        let mut tally = Tally::default();
        for (task, count) in [("isee", 3), ("bonus", 2), ("fse", 4), ("other", 90)] {
            tally.add(
                Measure::TaskOpened(TaskId::parse(task).expect("a task id")),
                count,
            );
        }
        assert_eq!(
            areas(&catalogue(), &tally),
            [(TaskArea::MoneyAndBenefits, 5)]
        );
    }

    #[test]
    fn a_month_that_is_not_over_is_not_published() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a date");
        assert_eq!(months(2026, day("2026-03-31")).len(), 2);
        assert_eq!(months(2026, day("2026-01-01")).len(), 0);
        assert_eq!(months(2025, day("2026-01-01")).len(), 12);
    }

    #[test]
    fn the_description_has_what_the_profile_asks_and_is_escaped() {
        let description = Description {
            base: "https://centro.example".to_owned(),
            holder: "Regione \"Esempio\"\\ <b>".to_owned(),
            year: 2026,
            modified: "2026-03-01".parse().expect("a date"),
        };
        let json = description.json_ld();
        for field in [
            "dct:identifier",
            "dct:title",
            "dct:description",
            "dct:modified",
            "dcat:theme",
            "dct:rightsHolder",
            "dct:accrualPeriodicity",
            "dcat:distribution",
        ] {
            assert!(!json[field].is_null(), "{field}");
            assert!(description.turtle().contains(field), "{field}");
        }
        for file in json["dcat:distribution"].as_array().expect("files") {
            for field in ["dcat:accessURL", "dct:format", "dct:license"] {
                assert!(!file[field].is_null(), "{field}");
            }
        }
        assert!(
            description
                .turtle()
                .contains(r#""Regione \"Esempio\"\\ <b>"@it"#)
        );
        assert_eq!(iri("https://a.example/x> <y\"z"), "<https://a.example/xyz>");
    }
}
