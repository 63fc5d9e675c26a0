// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A console to look at: `cargo run -p sportello-console --example frame -- 8081`. The store is
//! in a folder that goes when the program ends; the accounts are printed.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use axum::http::Method;
use axum::response::Redirect;
use sportello_console::{Console, ConsoleConfig, Rule, hash_password, routes};
use sportello_protocol::{Facts, UnixSeconds, VersionText};
use sportello_room::Hub;
use sportello_store::sqlite::{Sqlite, SqliteOptions};
use sportello_store::{NewAccount, NewCode, NewSite, Role, RoleGrant, SiteId, Store};

type Error = Box<dyn std::error::Error>;

/// Base32 of the secret: `AEBAGBAFAYDQQCIKBMGA2DQPCAIREEYU`.
const SECRET: [u8; 20] = [
    1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20,
];

fn now() -> UnixSeconds {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    UnixSeconds(since.map_or(0, |since| i64::try_from(since.as_secs()).unwrap_or(0)))
}

#[tokio::main]
async fn main() -> Result<(), Error> {
    let port = std::env::args().nth(1).unwrap_or_default();
    let port: u16 = port.parse().unwrap_or(8081);
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("centre.sqlite");
    let store: Arc<dyn Store> = Arc::new(Sqlite::open(&path, SqliteOptions::default())?);
    fill(&*store).await?;
    let console = Console::new(
        store,
        Hub::default(),
        ConsoleConfig {
            region_name: "Regione Esempio".to_owned(),
            region_code: None,
            public_url: format!("http://127.0.0.1:{port}/").parse()?,
            authority_sha256: Some([7; 32]),
            time_zone: chrono_tz::Europe::Rome,
            secure_cookies: false,
            behind_proxy: false,
            clock: now,
        },
    );
    let router = routes()
        .page(Method::GET, "/", Rule::LoggedIn, async || {
            Redirect::to("/sites")
        })
        .into_router(console)
        .into_make_service_with_connect_info::<SocketAddr>();
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", port)).await?;
    axum::serve(listener, router).await?;
    Ok(())
}

async fn fill(store: &dyn Store) -> Result<(), Error> {
    let mut sites = Vec::new();
    for (code, name, municipality, district) in [
        (
            "VAL-001",
            "Biblioteca comunale Sala Borsa Piccola",
            "Collina",
            "Valle",
        ),
        (
            "VAL-002",
            "Sportello sociale di Borgo Lungo",
            "Borgo Lungo",
            "Valle",
        ),
        (
            "MON-001",
            "Casa di quartiere “Il Ponte”",
            "Montefermo",
            "Monte",
        ),
    ] {
        let site = NewSite {
            code: code.to_owned(),
            name: name.to_owned(),
            municipality: municipality.to_owned(),
            district: district.to_owned(),
            address: "Piazza Grande 3".to_owned(),
            phone: "0123 456789".to_owned(),
            time_zone: "Europe/Rome".to_owned(),
            itinerant: false,
        };
        sites.push(store.add_site(site).await?);
    }
    let region = [(Role::Admin, None)];
    let here = [(Role::Staff, Some(sites[0]))];
    add(
        store,
        "capo",
        "Giulia Ferri",
        &region,
        Some(SECRET.to_vec()),
    )
    .await?;
    add(store, "rossi", "Paolo Rossi", &here, None).await?;
    enrol(store, sites[0]).await
}

async fn add(
    store: &dyn Store,
    name: &str,
    full_name: &str,
    roles: &[(Role, Option<SiteId>)],
    totp: Option<Vec<u8>>,
) -> Result<(), Error> {
    let roles = roles.iter().map(|(role, site)| RoleGrant {
        role: *role,
        site: *site,
    });
    let account = NewAccount {
        name: name.to_owned(),
        full_name: full_name.to_owned(),
        email: None,
        password_hash: hash_password("una frase lunga e segreta")?,
        roles: roles.collect(),
        created: now(),
    };
    let id = store.add_account(account).await?;
    store.set_totp(id, totp).await?;
    Ok(())
}

async fn enrol(store: &dyn Store, site: SiteId) -> Result<(), Error> {
    let by = store.accounts().await?[0].id;
    for number in 1..=3_u8 {
        let code = NewCode {
            secret_hash: [number; 32],
            site,
            label: number.to_string(),
            replaces: None,
            made_by: by,
            made: now(),
            expires: UnixSeconds(now().0 + 86_400),
        };
        store.make_code(code).await?;
        if number == 3 {
            continue;
        }
        let facts = Facts {
            threads: 2,
            memory_mib: 4096,
            disk_gib: 64,
            agent: VersionText::parse("0.1.0")?,
        };
        store
            .enrol([number; 32], [number; 32], facts, now())
            .await?;
    }
    Ok(())
}
