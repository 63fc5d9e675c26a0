// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Pages of use say what the totals are at the moment of asking, though what was drawn of them
//! is kept: every page of a process that has been asked for years is, byte for byte, that of
//! one that was started just now.
#![expect(clippy::expect_used, reason = "a test fails by panicking")]

use std::path::Path;
use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::header::{CONTENT_TYPE, COOKIE, SET_COOKIE};
use axum::http::{HeaderMap, Request, StatusCode};
use chrono::{Days, NaiveDate};
use sportello_console::{Console, ConsoleConfig, hash_password};
use sportello_protocol::{
    DaySheet, DayTotals, Duration, EndReason, Epoch, Facts, LanguageTag, Losses, Numbered, Outcome,
    Receipt, ReceiptVerdict, Record, Report, Row, Sequence, SessionRow, TaskId, TaskOutcome,
    TerminalId, UnixSeconds, VERSION, VersionText,
};
use sportello_room::Hub;
use sportello_store::{
    AccountId, NewAccount, NewCode, NewSite, Retention, Role, RoleGrant, SiteId, Sqlite,
    SqliteOptions, Store,
};
use sportello_views::Catalogue;
use tower::ServiceExt;

/// 20 November 2026, 10:00 in Rome.
const NOW: UnixSeconds = UnixSeconds(1_795_165_200);
const PASSWORD: &str = "una frase lunga per entrare";
const DISTRICTS: [&str; 3] = ["Cremona", "Lodi", "Forlì"];

/// One process of the centre over a file.
struct Process {
    store: Arc<Sqlite>,
    router: Router,
}

impl Process {
    fn start(file: &Path) -> Self {
        let store = Sqlite::open(file, SqliteOptions::default()).expect("a store");
        let store = Arc::new(store);
        let config = ConsoleConfig {
            region_name: "Regione Esempio".to_owned(),
            region_code: None,
            public_url: "http://127.0.0.1:8080".parse().expect("an address"),
            authority_sha256: None,
            time_zone: chrono_tz::Europe::Rome,
            secure_cookies: false,
            behind_proxy: false,
            clock: || NOW,
        };
        let shared: Arc<dyn Store> = Arc::<Sqlite>::clone(&store);
        let routes =
            sportello_console::routes().merge(sportello_views::routes(Catalogue::default()));
        let router = routes.into_router(Console::new(shared, Hub::default(), config));
        Self { store, router }
    }

    async fn ask(
        &self,
        method: &str,
        path: &str,
        cookies: &str,
        body: String,
    ) -> (StatusCode, HeaderMap, String) {
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header(COOKIE, cookies)
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(body))
            .expect("a request");
        let answer = self.router.clone().oneshot(request).await;
        let answer = answer.expect("an answer");
        let (status, headers) = (answer.status(), answer.headers().clone());
        let bytes = to_bytes(answer.into_body(), 1 << 24).await.expect("a body");
        let text = String::from_utf8(bytes.to_vec()).expect("a text");
        (status, headers, text)
    }

    /// The cookies of somebody who may see the whole region; every process takes them.
    async fn log_in(&self) -> String {
        let account = NewAccount {
            name: "vera".to_owned(),
            full_name: "Vera".to_owned(),
            email: None,
            password_hash: hash_password(PASSWORD).expect("a hash"),
            roles: vec![RoleGrant {
                role: Role::Viewer,
                site: None,
            }],
            created: NOW,
        };
        self.store.add_account(account).await.expect("an account");
        let (_, headers, form) = self.ask("GET", "/login", "", String::new()).await;
        let visit = cookies(&headers);
        let (_, token) = form
            .split_once("name=\"csrf\" content=\"")
            .expect("a token");
        let body = format!(
            "csrf={}&name=vera&password={}",
            &token[..64],
            PASSWORD.replace(' ', "+")
        );
        let (status, headers, _) = self.ask("POST", "/login", &visit, body).await;
        assert_eq!(status, StatusCode::SEE_OTHER);
        format!("{}; sportello-language=it", cookies(&headers))
    }

    async fn page(&self, path: &str, cookies: &str) -> String {
        let (status, _, page) = self.ask("GET", path, cookies, String::new()).await;
        assert_eq!(status, StatusCode::OK, "{path}");
        page
    }
}

fn cookies(headers: &HeaderMap) -> String {
    let pairs: Vec<&str> = headers
        .get_all(SET_COOKIE)
        .iter()
        .filter_map(|cookie| cookie.to_str().ok()?.split(';').next())
        .collect();
    pairs.join("; ")
}

fn new_site(number: usize, district: &str) -> NewSite {
    NewSite {
        code: format!("S{number}"),
        name: format!("Biblioteca {number}"),
        municipality: "Comune".to_owned(),
        district: district.to_owned(),
        address: String::new(),
        phone: String::new(),
        time_zone: "Europe/Rome".to_owned(),
        itinerant: false,
    }
}

async fn terminal(store: &Sqlite, site: SiteId) -> TerminalId {
    let mut secret = [7; 32];
    secret[..8].copy_from_slice(&site.0.to_le_bytes());
    let code = NewCode {
        secret_hash: secret,
        site,
        label: "Postazione".to_owned(),
        replaces: None,
        made_by: AccountId(1),
        made: NOW,
        expires: UnixSeconds(NOW.0 + 3600),
    };
    store.make_code(code).await.expect("a code");
    let facts = Facts {
        threads: 4,
        memory_mib: 8_000,
        disk_gib: 120,
        agent: VersionText::parse("0.1.0").expect("a version"),
    };
    let enrolled = store.enrol(secret, secret, facts, NOW).await;
    enrolled.expect("the store").expect("a terminal").terminal
}

/// Enough of everything on a day that no table is withheld.
fn day(date: NaiveDate, turn: u64) -> Vec<Row> {
    let task = |name| TaskId::parse(name).expect("a task");
    let mut rows: Vec<Row> = (0..30_u64)
        .map(|number| {
            Row::Session(SessionRow {
                record: Record {
                    date,
                    hour: u8::try_from(8 + (number + turn) % 9).expect("an hour"),
                    duration: Duration::From15To30,
                    tasks: vec![TaskOutcome {
                        task: task(["isee", "fse", "spid"][(number % 3) as usize]),
                        furthest_step: u16::try_from((number + turn) % 4).expect("a step"),
                        outcome: if number % 2 == 0 {
                            Outcome::Finished
                        } else {
                            Outcome::GivenUp
                        },
                    }],
                    end: EndReason::Citizen,
                    help_asked: number % 5 == turn % 5,
                    rating: Some(u8::try_from(number % 5 + 1).expect("stars")),
                    receipt: ReceiptVerdict::Clean,
                },
                receipt: Receipt {
                    checks: Vec::new(),
                    duration_ms: 60,
                },
            })
        })
        .collect();
    let language = |tag| LanguageTag::parse(tag).expect("a language");
    rows.push(Row::Days(DaySheet {
        first_day: date,
        last_day: date,
        totals: DayTotals {
            sessions: 30,
            languages: [(language("it"), 20), (language("ar"), 10)].into(),
            ..DayTotals::default()
        },
    }));
    rows
}

/// What a courier may bring at any time.
async fn report(store: &Sqlite, terminal: TerminalId, epoch: u64, rows: Vec<Row>) {
    let rows = (1..)
        .zip(rows)
        .map(|(number, row)| Numbered {
            epoch: Epoch(epoch),
            first: Sequence(number),
            last: Sequence(number),
            row,
        })
        .collect();
    let report = Report {
        version: VERSION,
        clock: NOW,
        losses: Losses::default(),
        rows,
    };
    let taken = store.ingest(terminal, report, false, NOW).await;
    assert!(taken.expect("the store").new_rows > 0);
}

fn date(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn paths(sites: &[SiteId]) -> Vec<String> {
    let mut paths = Vec::new();
    let mut places = vec!["/usage".to_owned()];
    places.extend(["Cremona", "Lodi", "Forl%C3%AC"].map(|name| format!("/usage/district/{name}")));
    places.extend(sites.iter().map(|site| format!("/sites/{}/usage", site.0)));
    for place in places {
        for period in [
            "",
            "?period=last-month",
            "?period=this-year",
            "?period=last-year",
            "?from=2024-05-03&to=2026-11-20",
        ] {
            paths.push(format!("{place}{period}"));
        }
    }
    paths
}

#[tokio::test]
async fn what_changes_shows_at_once_in_every_process_and_is_what_a_new_process_draws() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("centre.db");
    let (one, other) = (Process::start(&file), Process::start(&file));
    let vera = one.log_in().await;
    let mut sites = Vec::new();
    let mut terminals = Vec::new();
    for number in 0..4 {
        let site = new_site(number, DISTRICTS[number % 3]);
        let site = one.store.add_site(site).await.expect("a site");
        terminals.push(terminal(&one.store, site).await);
        sites.push(site);
    }
    let days = ["2024-05-03", "2025-01-15", "2026-10-31", "2026-11-19"].map(date);
    let mut epoch = 0;
    let mut before: Vec<String> = Vec::new();
    for step in 0..14_u64 {
        // Another process than the one that is asked first changes something.
        let writer = if step % 2 == 0 { &other } else { &one };
        let at = (step % 4) as usize;
        let changed = match step {
            // A site goes to another district, and comes back.
            4 | 9 => {
                let district = if step == 4 { "Forlì" } else { "Cremona" };
                let moved = new_site(0, district);
                let done = writer.store.change_site(sites[0], moved).await;
                done.expect("a change");
                true
            }
            // What is too old goes: totals stay as they are.
            12 => {
                let nothing = Retention {
                    record_days: 0,
                    health_days: 0,
                    alarm_days: 0,
                    audit_days: 0,
                };
                let pruned = writer.store.prune(nothing, date("2026-11-20")).await;
                pruned.expect("pruned");
                false
            }
            _ => {
                epoch += 1;
                let late = days[(step % 4) as usize] + Days::new(step % 2);
                report(&writer.store, terminals[at], epoch, day(late, step)).await;
                true
            }
        };
        // Lists of sites are a minute old at most; a process that is new has none yet.
        let new = Process::start(&file);
        let mut after = Vec::new();
        for path in paths(&sites) {
            let drawn = new.page(&path, &vera).await;
            let lists = step >= 4 && !path.starts_with("/sites");
            for process in [&one, &other] {
                for _ in 0..2 {
                    let page = process.page(&path, &vera).await;
                    if lists {
                        assert_eq!(parts(&page), parts(&drawn), "{step}: {path}");
                    } else {
                        assert_eq!(page, drawn, "{step}: {path}");
                    }
                }
            }
            after.push(drawn);
        }
        assert_eq!(after != before, changed, "{step}");
        before = after;
    }
}

/// What is kept of a page: its headline and its panels.
fn parts(page: &str) -> (&str, &str) {
    let (_, headline) = page
        .split_once("<section class=\"views-headline\"")
        .expect("a headline");
    let (headline, _) = headline.split_once("</section>").expect("its end");
    let (_, panels) = page
        .split_once("<div class=\"views-panels\">")
        .expect("panels");
    (headline, panels)
}
