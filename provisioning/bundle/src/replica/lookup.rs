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

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

    fn routes() -> Vec<Route> {
        let file = |path: &str, status, name: &str| Route {
            host: "a.sportello.test".into(),
            path: path.into(),
            reply: Reply::File {
                status,
                path: PathBuf::from(name),
            },
        };
        let redirect = Route {
            host: "b.sportello.test".into(),
            path: "/".into(),
            reply: Reply::Redirect {
                status: 302,
                location: "https://a.sportello.test/".into(),
            },
        };
        vec![
            file("/", 200, "a.html"),
            file("/deep/*", 200, "d.css"),
            redirect,
            file("/*", 404, "n.html"),
        ]
    }

    fn check(host: &str, path: &str, expected: Option<(u16, Option<&str>)>) {
        let got = answer(&routes(), host, path);
        let short = got
            .as_ref()
            .map(|a| (a.status, a.body_path.as_ref().and_then(|p| p.to_str())));
        assert_eq!(short, expected, "{host}{path}");
    }

    #[test]
    fn the_first_route_that_fits_answers() {
        check("a.sportello.test", "/", Some((200, Some("a.html"))));
        check("a.sportello.test", "/?lang=ar", Some((200, Some("a.html"))));
        check("A.Sportello.Test", "/#x", Some((200, Some("a.html"))));
        check(
            "a.sportello.test",
            "/deep/er/x.css?v=1",
            Some((200, Some("d.css"))),
        );
        check("a.sportello.test", "/deep", Some((404, Some("n.html"))));
        check("b.sportello.test", "/", Some((302, None)));
        check("b.sportello.test", "/x", None);
        check("c.sportello.test", "/", None);
        check("a.sportello.test", "", None);
    }

    #[test]
    fn a_file_is_sent_as_what_it_is_and_a_redirect_says_where() {
        let header = |path: &str, host: &str, name: &str| {
            let answer = answer(&routes(), host, path).expect("an answer");
            answer
                .headers
                .into_iter()
                .find(|(n, _)| n == name)
                .map(|(_, value)| value)
        };
        let a = "a.sportello.test";
        assert_eq!(
            header("/", a, "content-type").as_deref(),
            Some("text/html; charset=utf-8")
        );
        assert_eq!(
            header("/deep/", a, "content-type").as_deref(),
            Some("text/css; charset=utf-8")
        );
        assert_eq!(
            header("/", "b.sportello.test", "location").as_deref(),
            Some("https://a.sportello.test/")
        );
    }
}
