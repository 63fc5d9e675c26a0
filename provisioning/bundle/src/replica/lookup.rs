// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Which route answers a request.

use super::{Answer, Reply, Route};

pub(super) fn answer(routes: &[Route], host: &str, path_and_query: &str) -> Option<Answer> {
    let path = path_and_query.split(['?', '#']).next().unwrap_or_default();
    let route = routes.iter().find(|route| {
        route.host.eq_ignore_ascii_case(host)
            && match route.path.strip_suffix('*') {
                Some(stem) => path.starts_with(stem),
                None => route.path == path,
            }
    })?;
    Some(match &route.reply {
        Reply::Redirect { status, location } => Answer {
            status: *status,
            headers: vec![
                header("location", location),
                header("cache-control", "no-store"),
            ],
            body_path: None,
        },
        Reply::File { status, path } => Answer {
            status: *status,
            headers: vec![
                header(
                    "content-type",
                    content_type(path.extension().and_then(|e| e.to_str())),
                ),
                header("cache-control", "no-store"),
                header("x-content-type-options", "nosniff"),
            ],
            body_path: Some(path.clone()),
        },
    })
}

fn header(name: &str, value: &str) -> (String, String) {
    (name.to_owned(), value.to_owned())
}

fn content_type(extension: Option<&str>) -> &'static str {
    match extension {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("pdf") => "application/pdf",
        Some("json") => "application/json",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
