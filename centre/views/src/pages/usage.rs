// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Use of the region, a district or a site over any period.

pub(super) mod breadth;
mod drawn;
pub(super) mod figures;
pub(super) mod kept;
mod kind;
pub(super) mod sentences;

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use chrono::NaiveDate;
use sportello_console::{Console, Frame, Listing, Refusal, Visitor, show};
use sportello_store::{Glance, Period, Role, Scope, Site, Whole};

pub(crate) use self::drawn::Section;
use self::drawn::{Listed, drawn};
use self::figures::Level;
use self::kept::Drawn;
use super::shared::{Shared, Sites};
use crate::span::{self, Asked, Preset};
use crate::table::Row;

#[derive(Template)]
#[template(path = "views/usage.html")]
struct UsagePage {
    page: Frame,
    period: Period,
    presets: Vec<Choice>,
    drawn: Arc<Drawn>,
}

/// A period with a name, as a link.
struct Choice {
    href: String,
    words: String,
    here: bool,
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
    let listed = Listed::Districts(&districts);
    answer(&shared, &console, page, read, "/usage".to_owned(), listed).await
}

pub(super) async fn district(
    shared: Arc<Shared>,
    State(console): State<Console>,
    visitor: Visitor,
    Path(name): Path<String>,
) -> Result<Response, Refusal> {
    let all = with_district(&shared, &console, &name).await?;
    let sites = of_district(&all, &name);
    let page = Frame::new(&visitor, &name).crumb("/usage", visitor.say("views-usage-region"));
    let whole = Whole::District(name.clone());
    let read = Read::new(whole, &page.listing(), super::region_day(&console));
    let listed = Listed::Sites(sites);
    answer(&shared, &console, page, read, district_href(&name), listed).await
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
        Listed::Nothing,
    )
    .await
}

async fn answer(
    shared: &Shared,
    console: &Console,
    page: Frame,
    read: Read,
    base: String,
    listed: Listed<'_>,
) -> Result<Response, Refusal> {
    let page = if read.bad {
        page.complain("views-period-bad")
    } else {
        page
    };
    let drawn = drawn(shared, console, &page, &read, &base, listed).await?;
    show(&UsagePage {
        drawn,
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

/// Every site of the region; a district without any does not exist.
pub(super) async fn with_district(
    shared: &Shared,
    console: &Console,
    name: &str,
) -> Result<Arc<Sites>, Refusal> {
    let sites = shared.sites(console).await?;
    if sites.contains_key(name) {
        Ok(sites)
    } else {
        Err(Refusal::NotFound)
    }
}

/// Sites of a district, by name.
pub(super) fn of_district<'a>(sites: &'a Sites, name: &str) -> &'a [Site] {
    sites.get(name).map_or(&[], Vec::as_slice)
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
}
