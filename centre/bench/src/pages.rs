// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! How long pages take in a region of 3,000 sites and 10,000 terminals with years of totals,
//! beside the same page of the same region without any. The router of the centre is asked
//! directly: door and network are in [`crate::terminals`]. The two stores take turns.

use std::sync::Arc;
use std::time::Instant;

use anyhow::Context;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::header::{CONTENT_TYPE, COOKIE, SET_COOKIE};
use axum::http::{HeaderMap, Request, StatusCode};
use sportello_console::{Console, ConsoleConfig};
use sportello_protocol::{TerminalId, UnixSeconds};
use sportello_room::Hub;
use sportello_store::seed::Plan as Region;
use sportello_store::{
    FleetFilter, FleetSort, Page, Role, Scope, SiteId, Sqlite, SqliteOptions, Store,
};
use sportello_views::Catalogue;
use tempfile::TempDir;
use tower::ServiceExt;

use crate::bounds::Bounds;
use crate::figures::Samples;
use crate::region::{PASSWORD, folder, person};
use crate::{Plan, figures, say, talk};

/// 20 November 2026, 10:00 in Rome: the invented history ends with that day.
const NOW: UnixSeconds = UnixSeconds(1_795_165_200);
const TODAY: &str = "2026-11-20";

/// A region's pages and somebody who may see them.
struct Pages {
    router: Router,
    cookies: String,
    terminal: TerminalId,
    site: SiteId,
    _folder: TempDir,
}

pub(crate) async fn measure(plan: &Plan, bounds: &mut Bounds) -> anyhow::Result<()> {
    let begun = Instant::now();
    talk(&format!("inventing {} days of a region", plan.days));
    let full = Pages::invent(u32::try_from(plan.days)?).await?;
    say(&format!(
        "\nPages: 3,000 sites, 10,000 terminals, {} days of totals (invented in {:.0} s), {} rounds in \
         turn with an empty history (load {})",
        plan.days,
        begun.elapsed().as_secs_f64(),
        plan.rounds,
        figures::load()
    ));
    let empty = Pages::invent(0).await?;
    let (mut slowest, mut widest) = ((f64::NAN, String::new()), (f64::NAN, String::new()));
    for (full_path, empty_path) in full.paths().into_iter().zip(empty.paths()) {
        // What is loaded once has been loaded.
        full.ask(&full_path).await?;
        empty.ask(&empty_path).await?;
        let (mut with, mut without) = (Samples::default(), Samples::default());
        for round in 0..plan.rounds {
            for turn in 0..2 {
                let begun = Instant::now();
                if (round + turn) % 2 == 0 {
                    full.ask(&full_path).await?;
                    with.push(begun.elapsed());
                } else {
                    empty.ask(&empty_path).await?;
                    without.push(begun.elapsed());
                }
            }
        }
        let p99 = with.percentile(99);
        let times = with.median() / without.median();
        say(&format!(
            "        p99 {p99:6.1} ms, median {:6.2} ms; empty: p99 {:6.1} ms, median {:6.2} ms; {times:.2} times  {}",
            with.median(),
            without.percentile(99),
            without.median(),
            full.nameless(&full_path)
        ));
        if slowest.0.is_nan() || p99 > slowest.0 {
            slowest = (p99, full.nameless(&full_path));
        }
        if widest.0.is_nan() || times > widest.0 {
            widest = (times, full.nameless(&full_path));
        }
    }
    bounds.at_most(
        &format!("pages: p99 of the slowest ({})", slowest.1),
        slowest.0,
        50.0,
        "ms",
    );
    bounds.at_most(
        &format!(
            "pages: median beside an empty history, worst ({})",
            widest.1
        ),
        widest.0,
        1.2,
        "times",
    );
    Ok(())
}

impl Pages {
    async fn invent(days: u32) -> anyhow::Result<Self> {
        let folder = folder()?;
        let store = Sqlite::open(&folder.path().join("centre.db"), SqliteOptions::default())?;
        let region = Region {
            sites: 3_000,
            terminals: 10_000,
            days,
            today: TODAY.parse()?,
        };
        store.seed(region).await?;
        person(&store, "vera", Role::Staff).await?;
        let one = Page { number: 0, size: 1 };
        let filter = FleetFilter::default();
        let found = store
            .terminals(&Scope::Region, &filter, FleetSort::Site, one)
            .await?;
        let terminal = found.items.first().context("a terminal")?;
        let (site, terminal) = (terminal.site, terminal.id);
        let config = ConsoleConfig {
            region_name: "Regione Esempio".to_owned(),
            public_url: "http://127.0.0.1:8080".parse()?,
            authority_sha256: None,
            time_zone: chrono_tz::Europe::Rome,
            secure_cookies: false,
            behind_proxy: false,
            clock: || NOW,
        };
        let store: Arc<dyn Store> = Arc::new(store);
        let routes =
            sportello_console::routes().merge(sportello_views::routes(Catalogue::default()));
        let router = routes.into_router(Console::new(store, Hub::default(), config));
        let cookies = log_in(&router).await?;
        Ok(Self {
            router,
            cookies,
            terminal,
            site,
            _folder: folder,
        })
    }

    fn paths(&self) -> Vec<String> {
        let (site, terminal) = (self.site.0, self.terminal);
        vec![
            "/".to_owned(),
            "/sites".to_owned(),
            "/sites?page=100".to_owned(),
            "/account".to_owned(),
            format!("/sites/{site}/room"),
            format!("/terminals/{terminal}"),
            "/fleet".to_owned(),
            "/fleet?page=150&sort=last-seen".to_owned(),
            "/fleet?text=biblioteca+29".to_owned(),
            "/fleet?text=nessuna".to_owned(),
            "/alarms".to_owned(),
            "/usage".to_owned(),
            "/usage?period=this-year".to_owned(),
            "/usage?from=2026-09-01&to=2026-11-20".to_owned(),
            "/usage?from=2023-12-01&to=2026-11-20".to_owned(),
            "/usage/district/Milano?period=this-year".to_owned(),
            "/usage/district/Milano?from=2023-12-01&to=2026-11-20".to_owned(),
            format!("/sites/{site}/usage?period=this-year"),
            format!("/sites/{site}/usage?from=2023-12-01&to=2026-11-20"),
            "/targets".to_owned(),
        ]
    }

    /// A path as people read it: every region has other numbers.
    fn nameless(&self, path: &str) -> String {
        path.replace(&self.terminal.to_string(), "TERMINAL")
    }

    async fn ask(&self, path: &str) -> anyhow::Result<()> {
        let (status, _, _) = ask(&self.router, "GET", path, &self.cookies, String::new()).await?;
        anyhow::ensure!(status == StatusCode::OK, "{path}: {status}");
        Ok(())
    }
}

async fn log_in(router: &Router) -> anyhow::Result<String> {
    let (_, headers, page) = ask(router, "GET", "/login", "", String::new()).await?;
    let visit = cookies(&headers);
    let body = format!(
        "csrf={}&name=vera&password={}",
        token(&page)?,
        PASSWORD.replace(' ', "+")
    );
    let (status, headers, _) = ask(router, "POST", "/login", &visit, body).await?;
    anyhow::ensure!(status == StatusCode::SEE_OTHER, "logging in: {status}");
    Ok(cookies(&headers))
}

/// The token that a page carries for its forms.
pub(crate) fn token(page: &str) -> anyhow::Result<&str> {
    let (_, rest) = page
        .split_once("name=\"csrf\" content=\"")
        .context("a page without a token")?;
    rest.get(..64).context("a token cut short")
}

fn cookies(headers: &HeaderMap) -> String {
    let pairs: Vec<&str> = headers
        .get_all(SET_COOKIE)
        .iter()
        .filter_map(|cookie| cookie.to_str().ok()?.split(';').next())
        .collect();
    pairs.join("; ")
}

async fn ask(
    router: &Router,
    method: &str,
    path: &str,
    cookies: &str,
    body: String,
) -> anyhow::Result<(StatusCode, HeaderMap, String)> {
    let request = Request::builder()
        .method(method)
        .uri(path)
        .header(COOKIE, cookies)
        .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from(body))?;
    let answer = router.clone().oneshot(request).await?;
    let (status, headers) = (answer.status(), answer.headers().clone());
    let bytes = to_bytes(answer.into_body(), 1 << 24).await?;
    Ok((
        status,
        headers,
        String::from_utf8_lossy(&bytes).into_owned(),
    ))
}
