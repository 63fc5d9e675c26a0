// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The console's pages in a real browser, in both languages: no fault found by axe, nothing
//! sideways, everything by keyboard, everything with scripts off; with pictures to be looked at.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use axum::http::Method;
use axum::response::Redirect;
use sportello_console::{
    Console, ConsoleConfig, Rule, hash_password, routes, second_factor::digits_at,
};
use sportello_desk::{Desk, Window};
use sportello_protocol::{Facts, UnixSeconds, VersionText};
use sportello_room::Hub;
use sportello_store::{
    AccountId, NewAccount, NewCode, NewSite, Role, RoleGrant, SiteId, Sqlite, SqliteOptions, Store,
};

const PASSWORD: &str = "una frase lunga e segreta";
const SECRET: &[u8] = b"0123456789abcdefghij";

/// 22 November 2026, 09:00 in Rome.
static NOW: AtomicI64 = AtomicI64::new(1_795_334_400);

fn now() -> UnixSeconds {
    UnixSeconds(NOW.load(Ordering::Relaxed))
}

/// The digits of a telephone that were not used yet.
fn next_digits(secret: &[u8]) -> String {
    NOW.fetch_add(30, Ordering::Relaxed);
    digits_at(secret, now()).unwrap()
}

struct Served {
    _folder: tempfile::TempDir,
    store: Arc<dyn Store>,
    address: String,
    site: i64,
    rossi: i64,
}

async fn serve() -> Served {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("centre.sqlite");
    let store: Arc<dyn Store> = Arc::new(Sqlite::open(&path, SqliteOptions::default()).unwrap());
    let mut sites = Vec::new();
    for (code, name, municipality) in [
        (
            "VAL-001",
            "Biblioteca comunale Sala Borsa Piccola",
            "Collina",
        ),
        ("VAL-002", "Sportello sociale di Borgo Lungo", "Borgo Lungo"),
        ("MON-001", "Casa di quartiere “Il Ponte”", "Montefermo"),
    ] {
        let site = NewSite {
            code: code.to_owned(),
            name: name.to_owned(),
            municipality: municipality.to_owned(),
            district: "Valle".to_owned(),
            address: "Piazza Grande 3".to_owned(),
            phone: "0123 456789".to_owned(),
            time_zone: "Europe/Rome".to_owned(),
            itinerant: false,
        };
        sites.push(store.add_site(site).await.unwrap());
    }
    let capo = account(&*store, "capo", "Giulia Ferri", Role::Admin, None).await;
    let secret = Some(SECRET.to_vec());
    store.set_totp(capo, secret).await.unwrap();
    account(&*store, "nuova", "Carla Neri", Role::Admin, None).await;
    let here = Some(sites[0]);
    let rossi = account(&*store, "rossi", "Paolo Rossi", Role::Staff, here).await;
    for number in 1..=3_u8 {
        let code = NewCode {
            secret_hash: [number; 32],
            site: sites[0],
            label: number.to_string(),
            replaces: None,
            made_by: capo,
            made: now(),
            expires: UnixSeconds(now().0 + 86_400),
        };
        store.make_code(code).await.unwrap();
    }
    // The third is still open.
    for number in 1..=2_u8 {
        let facts = Facts {
            threads: 2,
            memory_mib: 4096,
            disk_gib: 64,
            agent: VersionText::parse("0.1.0").unwrap(),
        };
        let enrolled = store.enrol([number; 32], [number; 32], facts, now()).await;
        enrolled.unwrap().unwrap();
    }
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let console = Console::new(
        Arc::clone(&store),
        Hub::default(),
        ConsoleConfig {
            region_name: "Regione Esempio".to_owned(),
            region_code: None,
            public_url: address.parse().unwrap(),
            authority_sha256: Some([7; 32]),
            time_zone: chrono_tz::Europe::Rome,
            secure_cookies: false,
            behind_proxy: false,
            clock: now,
        },
    );
    let start = async || Redirect::to("/sites");
    let router = routes()
        .page(Method::GET, "/", Rule::LoggedIn, start)
        .into_router(console)
        .into_make_service_with_connect_info::<SocketAddr>();
    tokio::spawn(async move { axum::serve(listener, router).await });
    Served {
        _folder: folder,
        store,
        address,
        site: sites[0].0,
        rossi: rossi.0,
    }
}

async fn account(
    store: &dyn Store,
    name: &str,
    full_name: &str,
    role: Role,
    site: Option<SiteId>,
) -> AccountId {
    let account = NewAccount {
        name: name.to_owned(),
        full_name: full_name.to_owned(),
        email: None,
        password_hash: hash_password(PASSWORD).unwrap(),
        roles: vec![RoleGrant { role, site }],
        created: now(),
    };
    store.add_account(account).await.unwrap()
}

/// Somebody who looks at pages and writes down what is wrong with them.
struct Looker<'a> {
    served: &'a Served,
    desk: Desk,
    faults: Vec<String>,
}

impl<'a> Looker<'a> {
    async fn new(served: &'a Served) -> Self {
        Self {
            served,
            desk: Desk::open(Window::DESK).await.unwrap(),
            faults: Vec::new(),
        }
    }

    async fn go(&self, path: &str) {
        let address = format!("{}{path}", self.served.address);
        self.desk.go(&address).await.unwrap();
    }

    /// In one of the two languages, as a person chooses it.
    async fn go_in(&self, language: &str, path: &str) {
        self.go(&format!("/language/{language}?back={path}")).await;
    }

    /// Sends the first form of the page; waits for the page after it.
    async fn send(&self, form: &str) {
        let stays = "window.deskStayed = true";
        self.desk.ask(stays).await.unwrap();
        let button = format!("{form} [type=submit]");
        self.desk.press(&button).await.unwrap();
        let gone = "window.deskStayed === undefined";
        self.desk.until(gone).await.unwrap();
        self.desk.loaded().await.unwrap();
    }

    async fn password(&self, name: &str) {
        self.desk.write("#name", name).await.unwrap();
        self.desk.write("#password", PASSWORD).await.unwrap();
        self.send("main").await;
    }

    async fn digits(&self, secret: &[u8]) {
        let digits = next_digits(secret);
        self.desk.write("#digits", &digits).await.unwrap();
        self.send("main").await;
    }

    /// Everything about the page that is shown now.
    async fn look(&mut self, name: &str, status: u64) {
        let found = self.desk.look(&pictures(), name, status).await;
        self.faults.extend(found.unwrap());
    }
}

fn pictures() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../target/stage/console")
}

/// The second factor's secret, as the page shows it to those who cannot take a picture.
async fn shown_secret(desk: &Desk) -> Vec<u8> {
    let text = desk
        .ask("document.querySelector('.code').textContent")
        .await;
    let text = text.unwrap();
    let letters = text
        .as_str()
        .unwrap()
        .split_whitespace()
        .collect::<String>();
    data_encoding::BASE32_NOPAD
        .decode(letters.as_bytes())
        .unwrap_or_else(|error| panic!("{text}: {error}"))
}

#[tokio::test(flavor = "multi_thread")]
async fn the_way_in_is_sound() {
    let served = serve().await;
    let mut looker = Looker::new(&served).await;
    for language in ["it", "en"] {
        looker.go_in(language, "/login").await;
        looker.look(&format!("login-{language}"), 200).await;
        looker.desk.write("#name", "nessuno").await.unwrap();
        looker.desk.write("#password", "sbagliata").await.unwrap();
        looker.send("main").await;
        looker.look(&format!("login-wrong-{language}"), 422).await;
        looker.go("/nowhere").await;
        looker.look(&format!("not-found-{language}"), 404).await;
    }
    looker.go("/login").await;
    looker.password("nuova").await;
    for language in ["it", "en"] {
        looker.go_in(language, "/login/set-up").await;
        looker.look(&format!("set-up-{language}"), 200).await;
    }
    let secret = shown_secret(&looker.desk).await;
    looker.digits(&secret).await;
    looker.desk.sees("Carla Neri").await.unwrap();
    looker.send(".frame-side").await;
    looker.go("/login").await;
    looker.password("nuova").await;
    for language in ["it", "en"] {
        looker.go_in(language, "/login/second").await;
        looker.look(&format!("second-{language}"), 200).await;
    }
    looker.digits(&secret).await;
    looker.desk.sees("Carla Neri").await.unwrap();
    assert!(looker.faults.is_empty(), "{:#?}", looker.faults);
}

#[tokio::test(flavor = "multi_thread")]
async fn every_page_is_sound_at_a_desk_on_a_phone_and_enlarged() {
    let served = serve().await;
    let mut looker = Looker::new(&served).await;
    looker.go("/login").await;
    looker.password("capo").await;
    looker.digits(SECRET).await;
    let (site, rossi) = (served.site, served.rossi);
    for (name, path) in [
        ("sites", "/sites".to_owned()),
        ("site", format!("/sites/{site}")),
        ("site-edit", format!("/sites/{site}/edit")),
        ("site-new", "/sites/new".to_owned()),
        ("hours", format!("/sites/{site}/hours")),
        ("codes", format!("/sites/{site}/codes")),
        ("account", "/account".to_owned()),
        ("accounts", "/accounts".to_owned()),
        ("account-new", "/accounts/new".to_owned()),
        ("account-one", format!("/accounts/{rossi}")),
        ("audit", "/audit".to_owned()),
    ] {
        for language in ["it", "en"] {
            looker.go_in(language, &path).await;
            looker.look(&format!("{name}-{language}"), 200).await;
        }
    }
    assert!(looker.faults.is_empty(), "{:#?}", looker.faults);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_forms_answer_is_sound() {
    let served = serve().await;
    let mut looker = Looker::new(&served).await;
    looker.go("/login").await;
    looker.password("capo").await;
    looker.digits(SECRET).await;
    let site = served.site;
    for language in ["it", "en"] {
        let codes = format!("/sites/{site}/codes");
        looker.go_in(language, &codes).await;
        looker.send("main").await;
        looker.look(&format!("codes-wrong-{language}"), 422).await;
        looker.desk.write("#label", "Ingresso").await.unwrap();
        looker.send("main").await;
        looker.look(&format!("code-once-{language}"), 200).await;
        let hours = format!("/sites/{site}/hours");
        looker.go_in(language, &hours).await;
        looker.desk.write("#session_minutes", "5").await.unwrap();
        looker.send("main").await;
        looker.look(&format!("hours-wrong-{language}"), 422).await;
        looker.go_in(language, "/accounts/new").await;
        looker.desk.write("#full_name", "Anna Verdi").await.unwrap();
        looker.desk.write("#name", "rossi").await.unwrap();
        looker.send("main").await;
        looker.look(&format!("account-wrong-{language}"), 422).await;
        let name = format!("verdi-{language}");
        looker.desk.write("#name", &name).await.unwrap();
        looker.send("main").await;
        looker.look(&format!("password-once-{language}"), 200).await;
        looker.go_in(language, "/account").await;
        for (field, text) in [
            ("current", "sbagliata"),
            ("new", PASSWORD),
            ("again", "altro"),
        ] {
            let field = format!("#{field}");
            looker.desk.write(&field, text).await.unwrap();
        }
        looker.send("[action='/account/password']").await;
        looker
            .look(&format!("own-password-wrong-{language}"), 422)
            .await;
    }
    assert!(looker.faults.is_empty(), "{:#?}", looker.faults);
}

/// Logs in and makes an account, with nothing but keys.
async fn work_with_keys(served: &Served, desk: &Desk, name: &str) {
    desk.go(&served.address).await.unwrap();
    desk.tab_to("#name").await.unwrap();
    desk.type_keys("capo").await.unwrap();
    desk.tab_to("#password").await.unwrap();
    desk.type_keys(PASSWORD).await.unwrap();
    desk.key("Enter", false).await.unwrap();
    let second = "location.pathname === '/login/second' && document.readyState === 'complete'";
    desk.until(second).await.unwrap();
    desk.tab_to("#digits").await.unwrap();
    desk.type_keys(&next_digits(SECRET)).await.unwrap();
    desk.tab_to("main [type=submit]").await.unwrap();
    desk.key(" ", false).await.unwrap();
    desk.sees("Giulia Ferri").await.unwrap();
    desk.loaded().await.unwrap();
    for path in ["/accounts", "/accounts/new"] {
        desk.tab_to(&format!("[href='{path}']")).await.unwrap();
        desk.key("Enter", false).await.unwrap();
        desk.until(&format!("location.pathname === '{path}'"))
            .await
            .unwrap();
        desk.loaded().await.unwrap();
    }
    desk.tab_to("#full_name").await.unwrap();
    desk.type_keys("Anna Verdi").await.unwrap();
    desk.tab_to("#name").await.unwrap();
    desk.type_keys(name).await.unwrap();
    // From staff, which is proposed, to viewer.
    desk.tab_to("#role").await.unwrap();
    desk.key("ArrowUp", false).await.unwrap();
    desk.tab_to("main [type=submit]").await.unwrap();
    desk.key("Enter", false).await.unwrap();
    desk.until("document.querySelector('main .code') !== null")
        .await
        .unwrap();
    let made = served.store.account_by_name(name).await.unwrap().unwrap();
    assert_eq!(made.roles[0].role, Role::Viewer);
    assert_eq!(made.full_name, "Anna Verdi");
}

#[tokio::test(flavor = "multi_thread")]
async fn logging_in_and_making_an_account_needs_keys_only() {
    let served = serve().await;
    let desk = Desk::open(Window::DESK).await.unwrap();
    work_with_keys(&served, &desk, "verdi").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn everything_works_with_scripts_off() {
    let served = serve().await;
    let desk = Desk::open(Window::DESK).await.unwrap();
    desk.scripts(false).await.unwrap();
    work_with_keys(&served, &desk, "verdi").await;
    let codes = format!("{}/sites/{}/codes", served.address, served.site);
    desk.go(&codes).await.unwrap();
    desk.write("#label", "Ingresso").await.unwrap();
    desk.press("main [type=submit]").await.unwrap();
    desk.until("document.querySelector('main .code') !== null")
        .await
        .unwrap();
    // What only a script can do is not offered.
    let print = "document.querySelector('[data-print]').checkVisibility()";
    assert_eq!(desk.ask(print).await.unwrap(), false);
    let file = pictures().join("code-once-it-no-script.png");
    desk.picture(&file).await.unwrap();
}
