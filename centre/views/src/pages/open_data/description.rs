// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What describes the open data to the national catalogue (DCAT-AP_IT), as JSON-LD and as
//! Turtle.

use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use chrono::NaiveDate;
use serde_json::{Value as JsonValue, json};
use sportello_console::{Console, Frame, Refusal, Visitor};

use super::year;

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
        let today = crate::pages::region_day(console);
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

pub(in crate::pages) async fn json_ld(
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

pub(in crate::pages) async fn turtle(
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
    use super::*;

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
