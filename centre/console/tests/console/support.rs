// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A console over a real store in a temporary folder, and somebody at a browser.

pub mod html;

use std::cell::Cell;
use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::ConnectInfo;
use axum::http::header::{CONTENT_TYPE, COOKIE, LOCATION, SET_COOKIE};
use axum::http::{HeaderMap, Request, StatusCode};
use sportello_console::{Console, ConsoleConfig, Routes, hash_password, second_factor};
use sportello_protocol::{EnrolmentCode, Facts, TerminalId, UnixSeconds, VersionText};
use sportello_room::Hub;
use sportello_store::sqlite::{Sqlite, SqliteOptions};
use sportello_store::{AccountId, NewAccount, NewCode, NewSite, Role, RoleGrant, SiteId, Store};
use tower::ServiceExt;
use url::form_urlencoded;

pub const PASSWORD: &str = "una frase lunga e segreta";
/// 22 November 2026, 09:00 in Rome.
pub const START: i64 = 1_795_334_400;

thread_local! {
    static NOW: Cell<i64> = const { Cell::new(START) };
}

/// The time of this test.
pub fn now() -> UnixSeconds {
    UnixSeconds(NOW.with(Cell::get))
}

pub fn pass(seconds: i64) {
    NOW.with(|now| now.set(now.get() + seconds));
}

pub struct House {
    _folder: tempfile::TempDir,
    pub store: Arc<dyn Store>,
    pub console: Console,
    pub router: Router,
}

impl House {
    pub fn new() -> Self {
        Self::with(true)
    }

    pub fn with(secure_cookies: bool) -> Self {
        NOW.with(|now| now.set(START));
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("centre.sqlite");
        let store: Arc<dyn Store> =
            Arc::new(Sqlite::open(&path, SqliteOptions::default()).unwrap());
        let console = Console::new(
            Arc::clone(&store),
            Hub::default(),
            ConsoleConfig {
                region_name: "Regione Esempio".to_owned(),
                region_code: None,
                public_url: "https://centre.example/".parse().unwrap(),
                authority_sha256: Some([7; 32]),
                time_zone: chrono_tz::Europe::Rome,
                secure_cookies,
                behind_proxy: false,
                clock: now,
            },
        );
        let router = routes().into_router(console.clone());
        Self {
            _folder: folder,
            store,
            console,
            router,
        }
    }

    pub fn browser(&self) -> Browser {
        Browser {
            router: self.router.clone(),
            cookies: BTreeMap::new(),
            headers: Vec::new(),
            address: None,
        }
    }

    pub async fn site(&self, code: &str) -> SiteId {
        let site = new_site(code, &format!("Biblioteca {code}"));
        self.store.add_site(site).await.unwrap()
    }

    pub async fn account(&self, name: &str, roles: &[(Role, Option<SiteId>)]) -> AccountId {
        let roles = roles
            .iter()
            .map(|(role, site)| RoleGrant {
                role: *role,
                site: *site,
            })
            .collect();
        let account = NewAccount {
            name: name.to_owned(),
            full_name: format!("Persona {name}"),
            email: None,
            password_hash: hash_password(PASSWORD).unwrap(),
            roles,
            created: now(),
        };
        self.store.add_account(account).await.unwrap()
    }

    pub async fn terminal(&self, site: SiteId, by: AccountId, number: u8) -> TerminalId {
        let hash = EnrolmentCode::secret_hash(&format!("{}-{number}", site.0));
        let code = NewCode {
            secret_hash: hash,
            site,
            label: number.to_string(),
            replaces: None,
            made_by: by,
            made: now(),
            expires: UnixSeconds(now().0 + 3600),
        };
        self.store.make_code(code).await.unwrap();
        let key = [number.wrapping_add(u8::try_from(site.0).unwrap()); 32];
        let enrolled = self.store.enrol(hash, key, facts(), now()).await.unwrap();
        enrolled.unwrap().terminal
    }

    /// Somebody logged in; an admin has set up a second factor on the way.
    pub async fn enter(&self, name: &str) -> Browser {
        let mut browser = self.browser();
        let answer = browser.log_in(name, PASSWORD).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        if answer.location.starts_with("/login/set-up") {
            let page = browser.get("/login/set-up").await;
            let digits = second_factor::digits_at(&page.totp_secret(), now()).unwrap();
            let answer = browser.post("/login/set-up", &[("digits", &digits)]).await;
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        }
        browser
    }
}

pub fn routes() -> Routes {
    sportello_console::routes()
}

pub fn new_site(code: &str, name: &str) -> NewSite {
    NewSite {
        code: code.to_owned(),
        name: name.to_owned(),
        municipality: "Collina".to_owned(),
        district: "Valle".to_owned(),
        address: "Via Lunga 1".to_owned(),
        phone: "0123 456".to_owned(),
        time_zone: "Europe/Rome".to_owned(),
        itinerant: false,
    }
}

fn facts() -> Facts {
    Facts {
        threads: 2,
        memory_mib: 4096,
        disk_gib: 64,
        agent: VersionText::parse("0.1.0").unwrap(),
    }
}

/// What came back.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub location: String,
    pub body: String,
}

impl Answer {
    /// The page between its heading and the footer, one tag or text per line.
    pub fn main(&self) -> String {
        let start = self.body.find("<main").unwrap();
        let end = self.body.find("</main>").unwrap();
        html::lines(&self.body[start..end])
    }

    pub fn csrf(&self) -> String {
        let start = self.body.find("name=\"csrf\" content=\"").unwrap() + 21;
        self.body[start..start + 64].to_owned()
    }

    pub fn totp_secret(&self) -> Vec<u8> {
        let start = self.body.find("class=\"code\">").unwrap() + 13;
        let end = start + self.body[start..].find("</p>").unwrap();
        let text = self.body[start..end]
            .replace("<span>", "")
            .replace("</span>", "");
        data_encoding::BASE32_NOPAD
            .decode(text.trim().as_bytes())
            .unwrap()
    }

    pub fn cookie(&self, name: &str) -> Option<String> {
        self.headers
            .get_all(SET_COOKIE)
            .iter()
            .map(|header| header.to_str().unwrap())
            .find(|header| header.contains(&format!("{name}=")))
            .map(str::to_owned)
    }
}

/// Somebody's browser: keeps cookies and the token of the last page.
#[derive(Clone)]
pub struct Browser {
    router: Router,
    pub cookies: BTreeMap<String, String>,
    pub headers: Vec<(&'static str, String)>,
    /// Where it comes from.
    pub address: Option<SocketAddr>,
}

impl Browser {
    pub async fn get(&mut self, path: &str) -> Answer {
        let request = Request::get(path).body(Body::empty()).unwrap();
        let answer = self.send(request).await;
        if answer.body.starts_with("<!DOCTYPE") {
            html::check(&answer.body).unwrap_or_else(|fault| panic!("GET {path}: {fault}"));
        }
        answer
    }

    /// Opens a page for its token, then sends the form.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        // Every page carries the token, one that is not there as well.
        let csrf = self.get("/nowhere").await.csrf();
        self.post_with(path, &csrf, fields).await
    }

    pub async fn post_with(&mut self, path: &str, csrf: &str, fields: &[(&str, &str)]) -> Answer {
        let body = form_urlencoded::Serializer::new(String::new())
            .append_pair("csrf", csrf)
            .extend_pairs(fields)
            .finish();
        let request = Request::post(path)
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(body))
            .unwrap();
        let answer = self.send(request).await;
        if answer.body.starts_with("<!DOCTYPE") {
            html::check(&answer.body).unwrap_or_else(|fault| panic!("POST {path}: {fault}"));
        }
        answer
    }

    pub async fn log_in(&mut self, name: &str, password: &str) -> Answer {
        self.post("/login", &[("name", name), ("password", password)])
            .await
    }

    async fn send(&mut self, mut request: Request<Body>) -> Answer {
        let cookies: Vec<String> = self
            .cookies
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        let headers = request.headers_mut();
        if !cookies.is_empty() {
            headers.insert(COOKIE, cookies.join("; ").parse().unwrap());
        }
        for (name, value) in &self.headers {
            headers.insert(*name, value.parse().unwrap());
        }
        if let Some(address) = self.address {
            request.extensions_mut().insert(ConnectInfo(address));
        }
        let response = self.router.clone().oneshot(request).await.unwrap();
        let status = response.status();
        let headers = response.headers().clone();
        for header in headers.get_all(SET_COOKIE) {
            let text = header.to_str().unwrap();
            let (name, rest) = text.split_once('=').unwrap();
            let value = rest.split(';').next().unwrap();
            if text.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        let location = headers
            .get(LOCATION)
            .map(|l| l.to_str().unwrap().to_owned());
        let bytes = to_bytes(response.into_body(), 1 << 24).await.unwrap();
        Answer {
            status,
            location: location.unwrap_or_default(),
            headers,
            body: String::from_utf8_lossy(&bytes).into_owned(),
        }
    }
}
