// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! How long pages take in a region of 3,000 sites and 10,000 terminals with years of totals,
//! beside the same page of the same region when it is a month old, and when it has no
//! history at all. The router of the centre is asked directly: door and network are in
//! [`crate::terminals`]. The three stores take turns.
//!
//! A page of use without history is another page: it has no funnel and no table to draw. Of a
//! month's history it is the same page, and every difference is the cost of age. The centre
//! keeps what it drew of totals that are still the same: such a page is measured as it is when
//! it was asked for before, and drawn anew each time.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use anyhow::Context;
use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
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
    file: PathBuf,
    _folder: Option<TempDir>,
}

/// Days of history of the region that is young.
const MONTH: u32 = 31;
/// From so many days of history on, all of ten years is asked for as well.
const TEN_YEARS: usize = 3_650;

/// What is told of all pages together: the worst of them.
#[derive(Debug, Default)]
struct Worst(Option<(f64, String)>);

impl Worst {
    fn note(&mut self, figure: f64, page: &str) {
        if self.0.as_ref().is_none_or(|(worst, _)| figure > *worst) {
            self.0 = Some((figure, page.to_owned()));
        }
    }

    fn tell(self, what: &str, most: f64, unit: &'static str, bounds: &mut Bounds) {
        let (figure, page) = self.0.unwrap_or((f64::NAN, String::new()));
        bounds.at_most(&format!("pages: {what} ({page})"), figure, most, unit);
    }
}

pub(crate) async fn measure(plan: &Plan, bounds: &mut Bounds) -> anyhow::Result<()> {
    let begun = Instant::now();
    talk(&format!("inventing {} days of a region", plan.days));
    let sites = u32::try_from(plan.sites)?;
    let invent = |days| Pages::invent(days, sites, plan.regions.as_deref());
    let old = invent(u32::try_from(plan.days)?).await?;
    say(&format!(
        "\nPages: {sites} sites, {} terminals, {} days of totals (ready in {:.0} s, {:.0} MB), {} \
         rounds in turn with a month of history and with none (load {})",
        terminals_of(sites),
        plan.days,
        begun.elapsed().as_secs_f64(),
        old.megabytes()?,
        plan.rounds,
        figures::load()
    ));
    let young = invent(MONTH).await?;
    let empty = invent(0).await?;
    let regions = [&old, &young, &empty];
    let paths = regions.map(|region| region.paths(plan.days));
    let mut worst = Worsts::default();
    for at in 0..paths[0].len() {
        let paths = paths.each_ref().map(|paths| paths[at].as_str());
        if !paths[0].contains(&plan.page) {
            continue;
        }
        let again = compare(regions, paths.map(str::to_owned), plan.rounds).await?;
        let page = old.nameless(paths[0]);
        again.tell(&page);
        worst.slowest.note(again.slowest(), &page);
        worst.of_age.note(again.age(), &page);
        if !page.contains("usage") {
            worst.of_others.note(again.history(), &page);
            continue;
        }
        worst.of_use.note(again.history(), &page);
        let mark = if paths[0].contains('?') { '&' } else { '?' };
        let anew = paths.map(|path| format!("{path}{mark}{ANEW}="));
        let anew = compare(regions, anew, plan.rounds).await?;
        anew.tell("  the same, drawn anew each time");
        worst.slowest.note(anew.slowest(), &page);
        worst.of_age_anew.note(anew.age(), &page);
        worst.of_use_anew.note(anew.history(), &page);
    }
    worst.tell(bounds);
    Ok(())
}

/// A word in an address that means nothing. What was drawn for one address is drawn anew for
/// another, so that with a number behind it no page is one that was asked for before.
const ANEW: &str = "drawn";

/// The worst of all pages.
#[derive(Debug, Default)]
struct Worsts {
    slowest: Worst,
    of_age: Worst,
    of_age_anew: Worst,
    of_others: Worst,
    of_use: Worst,
    of_use_anew: Worst,
}

impl Worsts {
    fn tell(self, bounds: &mut Bounds) {
        self.slowest.tell("p99 of the slowest", 50.0, "ms", bounds);
        for (worst, what) in [
            (self.of_age, "beside a month of history, worst"),
            (
                self.of_age_anew,
                "beside a month of history, worst page of use drawn anew",
            ),
            (self.of_others, "beside an empty history, worst but for use"),
            (self.of_use, "beside an empty history, worst page of use"),
            (
                self.of_use_anew,
                "beside an empty history, worst page of use drawn anew",
            ),
        ] {
            worst.tell(&format!("median {what}"), 1.2, "times", bounds);
        }
    }
}

/// One page of three regions, asked for in turn.
#[derive(Debug)]
struct Compared {
    times: [Samples; 3],
    /// What the processor did for it.
    work: [Samples; 3],
    bytes: [usize; 3],
}

async fn compare(
    regions: [&Pages; 3],
    paths: [String; 3],
    rounds: usize,
) -> anyhow::Result<Compared> {
    let address = |one: usize, round: usize| {
        let path = &paths[one];
        if path.ends_with(&format!("{ANEW}=")) {
            format!("{path}{}", round + 1)
        } else {
            path.clone()
        }
    };
    // What is loaded once has been loaded.
    let mut bytes = [0; 3];
    for (one, bytes) in bytes.iter_mut().enumerate() {
        *bytes = regions[one].ask(&address(one, rounds)).await?;
    }
    let mut times: [Samples; 3] = Default::default();
    let mut work: [Samples; 3] = Default::default();
    for round in 0..rounds {
        for turn in 0..3 {
            let one = (round + turn) % 3;
            let path = address(one, round);
            let (begun, worked) = (Instant::now(), figures::processor_time());
            regions[one].ask(&path).await?;
            times[one].push(begun.elapsed());
            work[one].push(figures::processor_time().saturating_sub(worked));
        }
    }
    Ok(Compared { times, work, bytes })
}

impl Compared {
    fn slowest(&self) -> f64 {
        self.times[0].percentile(99)
    }

    fn age(&self) -> f64 {
        self.times[0].median() / self.times[1].median()
    }

    fn history(&self) -> f64 {
        self.times[0].median() / self.times[2].median()
    }

    fn tell(&self, page: &str) {
        let [with, month, without] = self.times.each_ref().map(Samples::median);
        say(&format!(
            "        p99 {:5.1} ms, median {with:5.2} ms; a month {month:5.2} ms: {:.2} times; \
             empty {without:5.2} ms: {:.2} times  {page}",
            self.slowest(),
            self.age(),
            self.history(),
        ));
        let [of_with, of_month, of_without] = self.work.each_ref().map(Samples::median);
        say(&format!(
            "            processor: median {of_with:5.2} ms; a month {of_month:5.2} ms: {:.2} \
             times; empty {of_without:5.2} ms: {:.2} times",
            of_with / of_month,
            of_with / of_without,
        ));
        let [b_with, b_month, b_without] = self.bytes.map(float);
        say(&format!(
            "            {:.1}, {:.1}, {:.1} KB; {:.1}, {:.1}, {:.1} ns for each byte; what empty \
             does not have: {:.0} us for {:.1} KB",
            b_with / 1e3,
            b_month / 1e3,
            b_without / 1e3,
            with * 1e6 / b_with,
            month * 1e6 / b_month,
            without * 1e6 / b_without,
            (with - without) * 1e3,
            (b_with - b_without) / 1e3,
        ));
    }
}

#[expect(clippy::cast_precision_loss, reason = "some gigabytes")]
const fn float(bytes: usize) -> f64 {
    bytes as f64
}

const fn terminals_of(sites: u32) -> u32 {
    sites * 10 / 3
}

/// A region in a file of its own, or the one that an earlier run kept in `regions`.
async fn region(
    days: u32,
    sites: u32,
    regions: Option<&Path>,
) -> anyhow::Result<(PathBuf, Sqlite, Option<TempDir>)> {
    let (file, temporary) = match regions {
        Some(regions) => (regions.join(format!("{sites}-sites-{days}-days.db")), None),
        None => {
            let folder = folder()?;
            (folder.path().join("centre.db"), Some(folder))
        }
    };
    // One that was broken off has no mark, and is begun anew.
    let whole = file.with_extension("whole");
    if whole.exists() {
        let store = Sqlite::open(&file, SqliteOptions::default())?;
        return Ok((file, store, temporary));
    }
    for ending in ["db", "db-wal", "db-shm"] {
        match std::fs::remove_file(file.with_extension(ending)) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
    }
    let store = Sqlite::open(&file, SqliteOptions::default())?;
    let region = Region {
        sites,
        terminals: terminals_of(sites),
        days,
        today: TODAY.parse()?,
    };
    store.seed(region).await?;
    person(&store, "vera", Role::Staff).await?;
    std::fs::write(whole, [])?;
    Ok((file, store, temporary))
}

impl Pages {
    async fn invent(days: u32, sites: u32, regions: Option<&Path>) -> anyhow::Result<Self> {
        let (file, store, folder) = region(days, sites, regions).await?;
        let one = Page { number: 0, size: 1 };
        let filter = FleetFilter::default();
        let found = store
            .terminals(&Scope::Region, &filter, FleetSort::Site, one)
            .await?;
        let terminal = found.items.first().context("a terminal")?;
        let (site, terminal) = (terminal.site, terminal.id);
        let config = ConsoleConfig {
            region_name: "Regione Esempio".to_owned(),
            region_code: None,
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
            file,
            _folder: folder,
        })
    }

    fn paths(&self, days: usize) -> Vec<String> {
        let (site, terminal) = (self.site.0, self.terminal);
        let mut paths = vec![
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
        ];
        if days >= TEN_YEARS {
            let all = "from=2016-12-01&to=2026-11-20";
            paths.push(format!("/usage?{all}"));
            paths.push(format!("/usage/district/Milano?{all}"));
            paths.push(format!("/sites/{site}/usage?{all}"));
        }
        paths
    }

    fn megabytes(&self) -> anyhow::Result<f64> {
        let bytes = std::fs::metadata(&self.file)?.len();
        Ok(float(usize::try_from(bytes)?) / 1e6)
    }

    /// A path as people read it: every region has other numbers.
    fn nameless(&self, path: &str) -> String {
        path.replace(&self.terminal.to_string(), "TERMINAL")
    }

    /// How many bytes the page has.
    async fn ask(&self, path: &str) -> anyhow::Result<usize> {
        let (status, _, page) =
            ask(&self.router, "GET", path, &self.cookies, String::new()).await?;
        anyhow::ensure!(status == StatusCode::OK, "{path}: {status}");
        Ok(page.len())
    }
}

async fn log_in(router: &Router) -> anyhow::Result<String> {
    let (_, headers, page) = ask(router, "GET", "/login", "", String::new()).await?;
    let visit = cookies(&headers);
    let body = format!(
        "csrf={}&name=vera&password={}",
        token(std::str::from_utf8(&page)?)?,
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
) -> anyhow::Result<(StatusCode, HeaderMap, Bytes)> {
    let request = Request::builder()
        .method(method)
        .uri(path)
        .header(COOKIE, cookies)
        .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from(body))?;
    let answer = router.clone().oneshot(request).await?;
    let (status, headers) = (answer.status(), answer.headers().clone());
    let bytes = to_bytes(answer.into_body(), 1 << 24).await?;
    Ok((status, headers, bytes))
}
