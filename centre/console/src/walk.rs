// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Walks over the router's own table and tries every door with every wrong key. A test of the
//! centre walks over the pages of all crates, so a page with a wrong rule, or one for which
//! the walk has no data, fails it.

use std::collections::BTreeMap;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::header::{CONTENT_TYPE, COOKIE, LOCATION};
use axum::http::{Method, Request, StatusCode};
use data_encoding::HEXLOWER;
use sportello_protocol::{TerminalId, UnixSeconds};
use sportello_store::{NewAccount, Role, RoleGrant, SiteId, WebSession};
use tower::ServiceExt;
use uuid::Uuid;

use crate::guard::cookie;
use crate::guard::token::{self, Token};
use crate::{Console, Refusal, RouteLine, Rule};

/// What the walk needs to know.
#[derive(Debug)]
pub struct Walk<'a> {
    pub console: Console,
    /// Made of the same routes as the table.
    pub router: Router,
    pub table: Vec<RouteLine>,
    /// Every page that anybody may open, named one by one.
    pub public: &'a [&'a str],
    /// Values of path parameters other than `site` and `terminal`, such that pages exist.
    pub samples: BTreeMap<&'a str, String>,
    /// A site and a terminal there.
    pub own: (SiteId, TerminalId),
    /// Another site and a terminal there.
    pub foreign: (SiteId, TerminalId),
}

/// Somebody who knocks.
struct Knocker {
    role: Role,
    cookie: String,
    csrf: String,
}

struct Answer {
    status: StatusCode,
    location: String,
    body: String,
}

const ROLES: [Role; 3] = [Role::Viewer, Role::Staff, Role::Admin];
/// Larger than any page.
const MOST: usize = 16 * 1024 * 1024;

impl Walk<'_> {
    /// Everything that is wrong with the rules, one sentence each.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn faults(&self) -> Result<Vec<String>, Refusal> {
        let mut people = Vec::new();
        for role in ROLES {
            people.push(self.somebody(role, true).await?);
        }
        let half = self.somebody(Role::Admin, false).await?;
        let mut found = Vec::new();
        for line in &self.table {
            self.try_door(line, &people, &half, &mut found).await;
        }
        Ok(found)
    }

    async fn somebody(&self, role: Role, complete: bool) -> Result<Knocker, Refusal> {
        let console = &self.console;
        let now = console.now();
        let account = console
            .store()
            .add_account(NewAccount {
                name: format!("walk-{role:?}-{complete}").to_lowercase(),
                full_name: "Walk".to_owned(),
                email: None,
                password_hash: "nobody logs in with this".to_owned(),
                roles: vec![RoleGrant {
                    role,
                    site: Some(self.own.0),
                }],
                created: now,
            })
            .await?;
        let broken = |error: getrandom::Error| Refusal::broken(&error);
        let token = Token::random(now).map_err(broken)?;
        let csrf = token::random().map_err(broken)?;
        console
            .store()
            .begin_web_session(WebSession {
                id: token.id(),
                account,
                complete,
                csrf,
                expires: UnixSeconds(now.0 + 3600),
            })
            .await?;
        let sealed = token.seal(console.seal_key().await?).unwrap_or_default();
        let set = cookie::set(
            cookie::SESSION,
            &sealed,
            3600,
            console.config().secure_cookies,
        );
        Ok(Knocker {
            role,
            cookie: set.split(';').next().unwrap_or("").to_owned(),
            csrf: HEXLOWER.encode(&csrf),
        })
    }

    async fn try_door(
        &self,
        line: &RouteLine,
        people: &[Knocker],
        half: &Knocker,
        found: &mut Vec<String>,
    ) {
        let door = format!("{} {}", line.method, line.path);
        if line.rule == Rule::Public {
            if !self.public.contains(&line.path) {
                found.push(format!("{door}: open to anybody, and not named as such"));
            }
            return;
        }
        let missing = (SiteId(987_654_321), TerminalId(Uuid::from_u128(0xdead)));
        let (Some(own), Some(foreign), Some(nowhere)) = (
            self.fill(line.path, self.own),
            self.fill(line.path, self.foreign),
            self.fill(line.path, missing),
        ) else {
            found.push(format!("{door}: the walk has no value for its parameters"));
            return;
        };
        let scoped = match line.rule {
            Rule::Site(_) => line.path.contains("{site}"),
            Rule::Terminal(_) => line.path.contains("{terminal}"),
            _ => !line.path.contains("{site}") && !line.path.contains("{terminal}"),
        };
        if !scoped {
            found.push(format!("{door}: has a site and no rule about it"));
        }
        let mut expect = |who: &str, answer: &Answer, wanted: &[StatusCode]| {
            if !wanted.contains(&answer.status) {
                found.push(format!("{door}: {who} gets {}", answer.status));
            }
        };
        let get = line.method == Method::GET;

        let nobody = self.knock(&line.method, &own, None, true).await;
        let turned_away = if get {
            StatusCode::SEE_OTHER
        } else {
            StatusCode::UNAUTHORIZED
        };
        expect("nobody", &nobody, &[turned_away]);
        let mut wrong_way = Vec::new();
        if get && !nobody.location.starts_with("/login") {
            wrong_way.push(format!("{door}: nobody is sent to {}", nobody.location));
        }
        if line.rule != Rule::Started {
            let answer = self.knock(&line.method, &own, Some(half), true).await;
            expect("half a log-in", &answer, &[turned_away]);
            if get && !answer.location.starts_with("/login/second") {
                wrong_way.push(format!("{door}: half a log-in goes to {}", answer.location));
            }
        }
        for person in people {
            let who = format!("{:?} of a site", person.role);
            if !get {
                let answer = self.knock(&line.method, &own, Some(person), false).await;
                let who = format!("{who} without a token");
                expect(&who, &answer, &[StatusCode::FORBIDDEN]);
            }
            let (needed, scoped) = match line.rule {
                Rule::Public | Rule::Started | Rule::LoggedIn => continue,
                Rule::Anywhere(role) => (role, false),
                Rule::Site(role) | Rule::Terminal(role) => (role, true),
                Rule::Region(_) => {
                    let answer = self.knock(&line.method, &own, Some(person), true).await;
                    expect(&who, &answer, &[StatusCode::FORBIDDEN]);
                    continue;
                }
            };
            if person.role < needed {
                let answer = self.knock(&line.method, &own, Some(person), true).await;
                expect(&who, &answer, &[StatusCode::FORBIDDEN]);
            } else if get {
                let answer = self.knock(&line.method, &own, Some(person), true).await;
                let fine = [StatusCode::OK, StatusCode::SEE_OTHER];
                expect(&format!("{who}, who may,"), &answer, &fine);
                if answer.body.contains('⟦') {
                    wrong_way.push(format!("{door}: words are missing"));
                }
            }
            if scoped {
                let theirs = self.knock(&line.method, &foreign, Some(person), true).await;
                let absent = self.knock(&line.method, &nowhere, Some(person), true).await;
                expect(
                    &format!("{who} at another site"),
                    &theirs,
                    &[StatusCode::NOT_FOUND],
                );
                expect(
                    &format!("{who} at no site"),
                    &absent,
                    &[StatusCode::NOT_FOUND],
                );
                if without(&theirs.body, &foreign) != without(&absent.body, &nowhere) {
                    wrong_way.push(format!("{door}: tells foreign from missing"));
                }
            }
        }
        found.extend(wrong_way);
    }

    /// A path with its parameters filled in.
    fn fill(&self, path: &str, (site, terminal): (SiteId, TerminalId)) -> Option<String> {
        let mut filled = String::new();
        for part in path.split('/').skip(1) {
            filled.push('/');
            match part.strip_prefix('{').and_then(|p| p.strip_suffix('}')) {
                None => filled.push_str(part),
                Some("site") => filled.push_str(&site.0.to_string()),
                Some("terminal") => filled.push_str(&terminal.to_string()),
                Some(name) => filled.push_str(self.samples.get(name)?),
            }
        }
        Some(filled)
    }

    async fn knock(
        &self,
        method: &Method,
        path: &str,
        who: Option<&Knocker>,
        with_token: bool,
    ) -> Answer {
        let mut request = Request::builder().method(method).uri(path);
        if let Some(person) = who {
            request = request.header(COOKIE, &person.cookie);
            if with_token {
                request = request.header("x-csrf-token", &person.csrf);
            }
        }
        let request = request
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::empty())
            .unwrap_or_default();
        let response = match self.router.clone().oneshot(request).await {
            Ok(response) => response,
            Err(never) => match never {},
        };
        let status = response.status();
        let location = response.headers().get(LOCATION);
        let location = location.and_then(|value| value.to_str().ok()).unwrap_or("");
        let location = location.to_owned();
        let is_page = response
            .headers()
            .get(CONTENT_TYPE)
            .is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
        // Streams of events have no end.
        let body = if is_page {
            let bytes = to_bytes(response.into_body(), MOST).await;
            String::from_utf8(bytes.unwrap_or_default().into()).unwrap_or_default()
        } else {
            String::new()
        };
        Answer {
            status,
            location,
            body,
        }
    }
}

/// A page without the address that it was asked at.
fn without(body: &str, path: &str) -> String {
    let encoded: String = url::form_urlencoded::byte_serialize(path.as_bytes()).collect();
    body.replace(path, "…").replace(&encoded, "…")
}
