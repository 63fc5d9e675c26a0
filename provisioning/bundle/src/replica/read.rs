// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! `routes.toml` of a practice site or replica.

use std::path::Path;

use super::{Reply, Route, Routes};
use crate::document::{At, Reader, Section, shortened};
use crate::file::{inside, read_text};
use crate::finding::Finding;
use crate::host::check_name;

const LIMIT: u64 = 64 * 1024;
const MOST_ROUTES: usize = 500;
/// Largest file a site may serve, in bytes.
const LARGEST_FILE: u64 = 2 * 1024 * 1024;

pub(super) fn routes(folder: &Path) -> (Option<Routes>, Vec<Finding>) {
    let file = folder.join("routes.toml");
    let text = match read_text(&file, LIMIT) {
        Ok(text) => text,
        Err(finding) => return (None, vec![finding]),
    };
    let reader = Reader::new(&file, &text);
    let mut routes: Vec<Route> = Vec::new();
    match reader.parse(&text) {
        Err(finding) => return (None, vec![finding]),
        Ok(document) => {
            let root = Section::root(&reader, &document);
            let sections = root.sections("route");
            if sections.is_empty() || sections.len() > MOST_ROUTES {
                reader.error(
                    1,
                    format!("the site has {} routes", sections.len()),
                    format!("write from 1 to {MOST_ROUTES} of them, each under [[route]]"),
                );
            }
            for section in sections.into_iter().take(MOST_ROUTES) {
                let line = section.line;
                if let Some(found) = route(section, folder) {
                    if routes
                        .iter()
                        .any(|r| r.host == found.host && r.path == found.path)
                    {
                        reader.error(
                            line,
                            format!("\"{}{}\" has two routes", found.host, found.path),
                            "keep one; the first that fits would answer anyway",
                        );
                    }
                    routes.push(found);
                }
            }
            root.finish();
        }
    }
    let usable = !reader.has_errors();
    (usable.then_some(Routes { routes }), reader.into_findings())
}

fn route(section: Section<'_, '_>, folder: &Path) -> Option<Route> {
    let reader = section.reader;
    let host = section
        .required_text("host", "\"esercizio.sportello.test\"")
        .and_then(|At { value, line }| {
            let checked = check_name(value);
            match checked {
                Ok(()) if !value.contains('*') => Some(value.to_owned()),
                Ok(()) => {
                    reader.error(
                        line,
                        "a route answers for one host",
                        "write the whole name, without a star",
                    );
                    None
                }
                Err(error) => {
                    reader.error(line, error.to_string(), error.remedy());
                    None
                }
            }
        });
    let path = section
        .required_text("path", "\"/\"")
        .and_then(|At { value, line }| {
            let stem = value.strip_suffix('*').unwrap_or(value);
            let good = stem.starts_with('/')
                && stem.bytes().all(|b| b.is_ascii_graphic())
                && !stem.contains(['*', '?', '#']);
            if !good {
                reader.error(
                    line,
                    format!("\"{}\" is not a path", shortened(value)),
                    "begin with /, without question mark; a star may stand at the end only",
                );
            }
            good.then(|| value.to_owned())
        });
    let reply = reply(&section, folder);
    section.finish();
    Some(Route {
        host: host?,
        path: path?,
        reply: reply?,
    })
}

fn reply(section: &Section<'_, '_>, folder: &Path) -> Option<Reply> {
    let reader = section.reader;
    let file = section.text("file", "\"index.html\"");
    let location = section.text("location", "\"https://www.example.it/\"");
    match (file, location) {
        (Some(At { value, line }), None) => {
            let status = section.number("status", 200..=599, 200);
            match inside(folder, value, LARGEST_FILE) {
                Ok(path) => Some(Reply::File { status, path }),
                Err(why) => {
                    reader.error(
                        line,
                        format!("the file \"{}\" {why}", shortened(value)),
                        "name a file that lies beside routes.toml or in a folder below",
                    );
                    None
                }
            }
        }
        (None, Some(At { value, line })) => {
            let status = section.number("status", 301..=308, 302);
            let https = url::Url::parse(value).is_ok_and(|url| url.scheme() == "https");
            if !https || matches!(status, 304..=306) {
                reader.error(
                    line,
                    format!("\"{}\" is no place to send a browser to", shortened(value)),
                    "write a whole https address, and a status of 301, 302, 303, 307 or 308",
                );
                return None;
            }
            Some(Reply::Redirect {
                status,
                location: value.to_owned(),
            })
        }
        _ => {
            reader.error(
                section.line,
                "the route should have either a file or a location",
                "add file = \"index.html\", or location = \"https://...\" for a redirect",
            );
            None
        }
    }
}
