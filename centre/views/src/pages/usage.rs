// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Use of the region, a district or a site over any period.

pub(super) mod breadth;
pub(super) mod figures;
mod kind;
pub(super) mod sentences;

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use chrono::NaiveDate;
use sportello_console::{Console, Frame, Listing, Refusal, Visitor, show};
use sportello_store::{Glance, Grain, Period, Role, Scope, Site, Whole};

use self::figures::{Figures, Kind, Level};
use super::grid::{Grid, grid};
use super::shared::Shared;
use crate::catalogue::Catalogue;
use crate::chart::{self, Chart};
use crate::span::{self, Asked, Preset};
use crate::table::{Row, Table};

/// Districts or sites on one page: each costs the reading of its totals.
const PLACES: u32 = 20;

#[derive(Template)]
#[template(path = "views/usage.html")]
struct UsagePage {
    page: Frame,
    list: Listing,
    period: Period,
    presets: Vec<Choice>,
    headline: Vec<String>,
    sections: Vec<Section>,
    places: Option<Places>,
}

/// A period with a name, as a link.
struct Choice {
    href: String,
    words: String,
    here: bool,
}

/// One breakdown: a sentence, a chart for some, its table.
pub(crate) struct Section {
    pub(crate) kind: Kind,
    pub(crate) title: String,
    pub(crate) sentence: String,
    pub(crate) files: String,
    pub(crate) chart: Option<Chart>,
    /// `None`: too few people to show one.
    pub(crate) table: Option<Grid>,
}

impl Section {
    /// Where its files are.
    fn under(self, base: &str) -> Self {
        Self {
            files: format!("{base}/export/{}", self.kind.word()),
            ..self
        }
    }
}

/// Districts of a region, sites of a district: a page of them.
struct Places {
    title: String,
    files: String,
    table: Grid,
    number: u32,
    pages: u32,
    total: u64,
}

/// What was asked, read.
pub(crate) struct Read {
    pub(crate) whole: Whole,
    pub(crate) level: Level,
    pub(crate) period: Period,
    pub(crate) preset: Option<Preset>,
    /// The address made no sense; the period is this month.
    pub(crate) bad: bool,
}

impl Read {
    pub(crate) fn new(whole: Whole, list: &Listing, today: NaiveDate) -> Self {
        let level = match whole {
            Whole::Region => Level::Region,
            Whole::District(_) => Level::District,
            Whole::Site(_) => Level::Site,
        };
        let given = |name| Some(list.get(name)).filter(|text| !text.is_empty());
        let asked = Asked {
            preset: given("period"),
            from: given("from"),
            to: given("to"),
        };
        let (period, preset, bad) = match span::asked(&asked, today) {
            Ok((period, preset)) => (period, preset, false),
            Err(_) => {
                let preset = Preset::ThisMonth;
                (preset.period(today), Some(preset), true)
            }
        };
        Self {
            whole,
            level,
            period,
            preset,
            bad,
        }
    }
}

pub(super) async fn region(
    shared: Arc<Shared>,
    State(console): State<Console>,
    visitor: Visitor,
) -> Result<Response, Refusal> {
    let page = Frame::new(&visitor, visitor.say("views-usage-region"));
    let read = Read::new(Whole::Region, &page.listing(), super::region_day(&console));
    let districts = shared.districts(&console, &Scope::Region).await?;
    let wanted = page.listing().page(PLACES);
    let shown = slice(&districts, wanted.number);
    let mut table = Table::new(breadth::place_columns(&page, true));
    table.rows = district_rows(&console, shown, read.period).await?;
    let places = places(
        &page,
        "views-by-district",
        table,
        wanted.number,
        districts.len(),
    );
    answer(
        &shared,
        &console,
        page,
        read,
        "/usage".to_owned(),
        Some(places),
    )
    .await
}

pub(super) async fn district(
    shared: Arc<Shared>,
    State(console): State<Console>,
    visitor: Visitor,
    Path(name): Path<String>,
) -> Result<Response, Refusal> {
    let sites = sites_of(&shared, &console, &name).await?;
    let page = Frame::new(&visitor, &name).crumb("/usage", visitor.say("views-usage-region"));
    let whole = Whole::District(name.clone());
    let read = Read::new(whole, &page.listing(), super::region_day(&console));
    let wanted = page.listing().page(PLACES);
    let rows = site_rows(&console, slice(&sites, wanted.number), read.period).await?;
    let mut table = Table::new(breadth::place_columns(&page, false));
    table.rows = rows;
    let places = places(&page, "views-by-site", table, wanted.number, sites.len());
    let base = district_href(&name);
    answer(&shared, &console, page, read, base, Some(places)).await
}

pub(super) async fn site(
    shared: Arc<Shared>,
    State(console): State<Console>,
    visitor: Visitor,
    Path(id): Path<i64>,
) -> Result<Response, Refusal> {
    let site = super::site(&console, id).await?;
    let title = visitor
        .say("views-usage-site")
        .put("site", site.site.name.as_str())
        .to_string();
    let mut page = Frame::new(&visitor, title);
    if visitor.may(Role::Staff, site.id) {
        page = page.crumb(format!("/sites/{id}/room"), &site.site.name);
    }
    let today = super::site_day(&site, &console);
    let read = Read::new(Whole::Site(site.id), &page.listing(), today);
    answer(
        &shared,
        &console,
        page,
        read,
        format!("/sites/{id}/usage"),
        None,
    )
    .await
}

async fn answer(
    catalogue: &Catalogue,
    console: &Console,
    page: Frame,
    read: Read,
    base: String,
    places: Option<Places>,
) -> Result<Response, Refusal> {
    let page = if read.bad {
        page.complain("views-period-bad")
    } else {
        page
    };
    let store = console.store();
    let now = store.tally(&read.whole, read.period).await?;
    let wholes = std::slice::from_ref(&read.whole);
    let before = store.glances(wholes, span::before(read.period)).await?;
    let before = before.first().map_or(0, |glance| glance.sessions);
    let series = series(console, &read).await?;
    let figures = Figures::new(&page, catalogue, read.level, &now);
    let mut sections = vec![days(&page, &series, span::grain(read.period))];
    sections.extend(figures.sections());
    show(&UsagePage {
        headline: figures.headline(before),
        sections: sections
            .into_iter()
            .map(|section| section.under(&base))
            .collect(),
        places: places.map(|places| Places {
            files: format!("{base}/export/places"),
            ..places
        }),
        period: read.period,
        presets: Preset::ALL
            .into_iter()
            .map(|preset| Choice {
                href: format!("{base}?period={}", preset.word()),
                words: page
                    .say(&format!("views-period-{}", preset.word()))
                    .to_string(),
                here: read.preset == Some(preset),
            })
            .collect(),
        list: page.listing(),
        page,
    })
}

/// Each piece of the period, those without use too.
pub(super) async fn series(
    console: &Console,
    read: &Read,
) -> Result<Vec<(NaiveDate, Glance)>, Refusal> {
    let grain = span::grain(read.period);
    let found = console
        .store()
        .series(&read.whole, read.period, grain)
        .await?;
    let mut found = found.into_iter().peekable();
    Ok(span::pieces(read.period, grain)
        .into_iter()
        .map(|piece| {
            let known = found.next_if(|(start, _)| *start == piece);
            (piece, known.map(|(_, glance)| glance).unwrap_or_default())
        })
        .collect())
}

fn days(page: &Frame, series: &[(NaiveDate, Glance)], grain: Grain) -> Section {
    let table = breadth::days(page, series, grain);
    let values: Vec<(String, u64)> = series
        .iter()
        .map(|(day, glance)| (breadth::mark(*day, grain), glance.sessions))
        .collect();
    let sentence = match series.iter().max_by_key(|(_, glance)| glance.sessions) {
        Some((day, glance)) if glance.sessions > 0 => page
            .say("views-days-sentence")
            .put("when", breadth::piece(page, *day, grain))
            .put("sessions", glance.sessions)
            .to_string(),
        _ => page.say("views-no-sessions").to_string(),
    };
    let title = page.say("views-kind-days").to_string();
    let mut chart = chart::bars(&values);
    chart.id = "chart-days".to_owned();
    chart.title.clone_from(&title);
    chart.description.clone_from(&sentence);
    Section {
        kind: Kind::Days,
        table: Some(grid(&title, table)),
        title,
        sentence,
        files: String::new(),
        chart: Some(chart),
    }
}

fn places(page: &Frame, title: &str, table: Table, number: u32, total: usize) -> Places {
    let total = total as u64;
    let title = page.say(title).to_string();
    Places {
        table: grid(&title, table),
        title,
        files: String::new(),
        number: number + 1,
        pages: Listing::pages(total, PLACES),
        total,
    }
}

/// One page of a list.
fn slice<T>(all: &[T], number: u32) -> &[T] {
    let size = usize::try_from(PLACES).unwrap_or(20);
    let start = usize::try_from(number)
        .unwrap_or(usize::MAX)
        .saturating_mul(size)
        .min(all.len());
    let end = start.saturating_add(size).min(all.len());
    &all[start..end]
}

/// Sites of a district, by name; a district without any does not exist.
pub(super) async fn sites_of(
    shared: &Shared,
    console: &Console,
    name: &str,
) -> Result<Vec<Site>, Refusal> {
    let all = shared.sites(console).await?;
    let sites: Vec<Site> = all
        .iter()
        .filter(|site| site.site.district == name)
        .cloned()
        .collect();
    if sites.is_empty() {
        return Err(Refusal::NotFound);
    }
    Ok(sites)
}

pub(super) async fn site_rows(
    console: &Console,
    sites: &[Site],
    period: Period,
) -> Result<Vec<Row>, Refusal> {
    let wholes: Vec<Whole> = sites.iter().map(|site| Whole::Site(site.id)).collect();
    let glances = console.store().glances(&wholes, period).await?;
    Ok(sites
        .iter()
        .zip(glances)
        .map(|(site, glance)| {
            let href = format!("/sites/{}/usage", site.id.0);
            breadth::place(&site.site.name, Some(href), &glance)
        })
        .collect())
}

pub(super) async fn district_rows(
    console: &Console,
    districts: &[String],
    period: Period,
) -> Result<Vec<Row>, Refusal> {
    let wholes: Vec<Whole> = districts.iter().cloned().map(Whole::District).collect();
    let glances = console.store().glances(&wholes, period).await?;
    Ok(districts
        .iter()
        .zip(glances)
        .map(|(name, glance)| breadth::place(name, Some(district_href(name)), &glance))
        .collect())
}

/// A district's name is somebody's text: it stands in an address as bytes.
pub(super) fn district_href(name: &str) -> String {
    use std::fmt::Write as _;
    let mut href = String::from("/usage/district/");
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            href.push(char::from(byte));
        } else {
            // Writing into a String cannot fail.
            let _ = write!(href, "%{byte:02X}");
        }
    }
    href
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_districts_name_stands_in_an_address() {
        assert_eq!(
            district_href("Reggio nell'Emilia"),
            "/usage/district/Reggio%20nell%27Emilia"
        );
        assert_eq!(district_href("a/b?c#d"), "/usage/district/a%2Fb%3Fc%23d");
        assert_eq!(district_href("Forlì"), "/usage/district/Forl%C3%AC");
    }

    #[test]
    fn a_page_beyond_the_end_is_empty() {
        let all: Vec<u8> = (0..120).collect();
        assert_eq!(slice(&all, 0).len(), 20);
        assert_eq!(slice(&all, 5).len(), 20);
        assert!(slice(&all, 6).is_empty() && slice(&all, u32::MAX).is_empty());
    }
}
