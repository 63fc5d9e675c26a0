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

/// What describes the data set to the national catalogue (DCAT-AP_IT): one graph, from which
/// both files are written.
struct Description {
    base: String,
    holder: String,
    /// In the index of public administrations; where nobody said it, the centre's own name.
    code: String,
    year: i32,
    modified: NaiveDate,
}

impl Description {
    fn new(console: &Console, page: &Frame) -> Result<Self, Refusal> {
        let config = console.config();
        let today = crate::pages::region_day(console);
        let name = config.public_url.host_str().unwrap_or_default();
        Ok(Self {
            base: config.public_url.as_str().trim_end_matches('/').to_owned(),
            holder: config.region_name.clone(),
            code: config
                .region_code
                .clone()
                .unwrap_or_else(|| name.to_owned()),
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
        let context: serde_json::Map<String, JsonValue> = PREFIXES
            .iter()
            .map(|(prefix, address)| ((*prefix).to_owned(), json!(address)))
            .collect();
        json!({ "@context": context, "@graph": self.graph() })
    }

    /// Catalogue, data set, its files, their licence, and who holds it.
    fn graph(&self) -> Vec<JsonValue> {
        let at = |what: &str| format!("{}/open-data#{what}", self.base);
        let (dataset, holder) = (at(&self.identifier()), at("holder"));
        let modified = json!({ "@value": self.modified.to_string(), "@type": "xsd:date" });
        let file = |format: &str, media: &str| {
            let small = format.to_lowercase();
            json!({
                "@id": format!("{dataset}-{small}"),
                "@type": ["dcatapit:Distribution", "dcat:Distribution"],
                "dct:title": italian(&self.title()),
                "dct:description": italian(&format!("{} ({format})", Self::text())),
                "dcat:accessURL": { "@id": format!("{}/open-data/usage.{small}?year={}", self.base, self.year) },
                "dct:format": { "@id": format!("http://publications.europa.eu/resource/authority/file-type/{format}") },
                "dcat:mediaType": media,
                "dct:license": { "@id": LICENCE },
            })
        };
        let files = [file("CSV", "text/csv"), file("JSON", "application/json")];
        let mut graph = vec![
            json!({
                "@id": at("catalogue"),
                "@type": ["dcatapit:Catalog", "dcat:Catalog"],
                "dct:title": italian(&format!("Dati aperti dei punti di accesso digitale, {}", self.holder)),
                "dct:description": italian("Come sono usate le postazioni dei punti di accesso digitale."),
                "dct:publisher": { "@id": holder },
                "dct:modified": modified,
                "dct:language": { "@id": ITALIAN },
                "dcat:themeTaxonomy": { "@id": THEMES },
                "dcat:dataset": { "@id": dataset },
            }),
            json!({
                "@id": dataset,
                "@type": ["dcatapit:Dataset", "dcat:Dataset"],
                "dct:identifier": self.identifier(),
                "dct:title": italian(&self.title()),
                "dct:description": italian(Self::text()),
                "dct:modified": modified,
                "dct:accrualPeriodicity": { "@id": MONTHLY },
                "dcat:theme": { "@id": GOVERNMENT },
                "dct:language": { "@id": ITALIAN },
                "dct:rightsHolder": { "@id": holder },
                "dct:publisher": { "@id": holder },
                "dcat:distribution": files.each_ref().map(|file| json!({ "@id": file["@id"] })),
            }),
        ];
        graph.extend(files);
        graph.push(json!({
            "@id": LICENCE,
            "@type": ["dcatapit:LicenseDocument", "dct:LicenseDocument"],
            "foaf:name": "Creative Commons Attribution 4.0 International (CC BY 4.0)",
            "dct:type": { "@id": ATTRIBUTION },
        }));
        graph.push(json!({
            "@id": holder,
            "@type": ["dcatapit:Agent", "foaf:Agent"],
            "dct:identifier": self.code,
            "foaf:name": italian(&self.holder),
        }));
        graph
    }

    fn turtle(&self) -> String {
        let mut text = String::new();
        for (prefix, address) in PREFIXES {
            text.push_str(&format!("@prefix {prefix}: <{address}> .\n"));
        }
        for node in self.graph() {
            let Some(node) = node.as_object() else {
                continue;
            };
            let said: Vec<String> = node
                .iter()
                .filter(|(property, _)| *property != "@id")
                .map(|(property, value)| match property.as_str() {
                    "@type" => format!("a {}", each(value, |one| text_of(one).to_owned())),
                    property => format!("{property} {}", each(value, term)),
                })
                .collect();
            let subject = iri(text_of(&node["@id"]));
            text.push_str(&format!("\n{subject}\n    {} .\n", said.join(" ;\n    ")));
        }
        text
    }
}

/// Words in the language of the catalogue.
fn italian(words: &str) -> JsonValue {
    json!({ "@value": words, "@language": "it" })
}

fn text_of(value: &JsonValue) -> &str {
    value.as_str().unwrap_or_default()
}

/// One value, or several of a list.
fn each(value: &JsonValue, write: impl Fn(&JsonValue) -> String) -> String {
    match value {
        JsonValue::Array(list) => list.iter().map(write).collect::<Vec<_>>().join(", "),
        one => write(one),
    }
}

/// What the graph above says of one thing: another thing, or words.
fn term(value: &JsonValue) -> String {
    if let Some(thing) = value.get("@id") {
        return iri(text_of(thing));
    }
    let words = quoted(text_of(value.get("@value").unwrap_or(value)));
    match (value.get("@language"), value.get("@type")) {
        (Some(language), _) => format!("{words}@{}", text_of(language)),
        (None, Some(kind)) => format!("{words}^^{}", text_of(kind)),
        (None, None) => words,
    }
}

const PREFIXES: [(&str, &str); 5] = [
    ("dcat", "http://www.w3.org/ns/dcat#"),
    ("dcatapit", "http://dati.gov.it/onto/dcatapit#"),
    ("dct", "http://purl.org/dc/terms/"),
    ("foaf", "http://xmlns.com/foaf/0.1/"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
];
const LICENCE: &str = "http://creativecommons.org/licenses/by/4.0/";
const ATTRIBUTION: &str = "http://purl.org/adms/licencetype/Attribution";
const THEMES: &str = "http://publications.europa.eu/resource/authority/data-theme";
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

    /// What the national profile (DCAT-AP_IT) asks of each class without exception.
    const MANDATORY: [(&str, &[&str]); 4] = [
        (
            "dcatapit:Catalog",
            &[
                "dct:title",
                "dct:description",
                "dct:publisher",
                "dct:modified",
                "dcat:dataset",
            ],
        ),
        (
            "dcatapit:Dataset",
            &[
                "dct:identifier",
                "dct:title",
                "dct:description",
                "dct:modified",
                "dcat:theme",
                "dct:rightsHolder",
                "dct:accrualPeriodicity",
                "dcat:distribution",
            ],
        ),
        (
            "dcatapit:Distribution",
            &["dcat:accessURL", "dct:format", "dct:license"],
        ),
        ("dcatapit:Agent", &["dct:identifier", "foaf:name"]),
    ];

    fn description() -> Description {
        Description {
            base: "https://centro.example".to_owned(),
            holder: "Regione \"Esempio\"".to_owned(),
            code: "r_esempi".to_owned(),
            year: 2026,
            modified: "2026-11-20".parse().unwrap_or_default(),
        }
    }

    #[test]
    fn whatever_the_profile_asks_for_is_in_both_files() {
        let (json, turtle) = (description().json_ld(), description().turtle());
        let nodes = json["@graph"].as_array().map_or(&[][..], Vec::as_slice);
        let blocks: Vec<&str> = turtle.split("\n\n").collect();
        for (class, properties) in MANDATORY {
            let of_class: Vec<&JsonValue> = nodes
                .iter()
                .filter(|node| node["@type"][0] == class)
                .collect();
            let in_turtle: Vec<&&str> = blocks
                .iter()
                .filter(|block| block.contains(&format!("a {class},")))
                .collect();
            assert_eq!(of_class.len(), in_turtle.len(), "{class}");
            assert!(!of_class.is_empty(), "{class}");
            for property in properties {
                for node in &of_class {
                    let value = &node[*property];
                    assert!(!value.is_null() && *value != "", "{class} lacks {property}");
                }
                for block in &in_turtle {
                    let line = format!("    {property} ");
                    assert!(block.contains(&line), "{class} lacks {property}: {block}");
                }
            }
        }
    }

    #[test]
    fn whatever_is_pointed_at_is_described_or_lies_elsewhere() {
        let json = description().json_ld();
        let nodes = json["@graph"].as_array().map_or(&[][..], Vec::as_slice);
        let described: Vec<&str> = nodes.iter().map(|node| text_of(&node["@id"])).collect();
        for node in nodes {
            for value in node.as_object().into_iter().flat_map(|node| node.values()) {
                let pointed = value.get("@id").map(text_of).unwrap_or_default();
                if pointed.starts_with("https://centro.example/open-data#") {
                    assert!(described.contains(&pointed), "{pointed}");
                }
            }
        }
    }

    #[test]
    fn words_end_no_literal() {
        let turtle = description().turtle();
        assert!(
            turtle.contains("foaf:name \"Regione \\\"Esempio\\\"\"@it"),
            "{turtle}"
        );
        assert!(
            turtle.contains("dct:modified \"2026-11-20\"^^xsd:date"),
            "{turtle}"
        );
    }
}
