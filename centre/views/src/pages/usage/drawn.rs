// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What stands on a page of use between its form and its foot: the same for everybody who may
//! see it, until the totals change; see [`super::kept`].

use std::sync::Arc;

use askama::Template;
use chrono::NaiveDate;
use sportello_console::{Console, Frame, Listing, Refusal};
use sportello_store::{Glance, Grain, Page, Period, Site};

use super::figures::{Figures, Kind};
use super::kept::{Drawn, Key};
use super::{Read, breadth, district_rows, series, site_rows};
use crate::chart::{self, Chart};
use crate::pages::grid::{Grid, grid};
use crate::pages::shared::Shared;
use crate::span;
use crate::table::Table;

/// Districts or sites on one page: each costs the reading of its totals.
const PLACES: u32 = 20;

#[derive(Template)]
#[template(path = "views/usage-headline.html")]
struct Headline<'a> {
    page: &'a Frame,
    period: Period,
    headline: Vec<String>,
}

#[derive(Template)]
#[template(path = "views/usage-places.html")]
struct PlacesPart<'a> {
    page: &'a Frame,
    list: &'a Listing,
    places: Places,
}

#[derive(Template)]
#[template(path = "views/usage-sections.html")]
struct Sections<'a> {
    page: &'a Frame,
    list: &'a Listing,
    sections: Vec<Section>,
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

/// All places that a page of use lists.
pub(super) enum Listed<'a> {
    Nothing,
    Districts(&'a [String]),
    Sites(&'a [Site]),
}

impl Listed<'_> {
    /// Whatever the list depends on besides totals.
    fn told(&self, wanted: Page) -> String {
        let (total, names): (usize, Vec<String>) = match self {
            Self::Nothing => return String::new(),
            Self::Districts(all) => (all.len(), slice(all, wanted.number).to_vec()),
            Self::Sites(all) => (
                all.len(),
                slice(all, wanted.number)
                    .iter()
                    .map(|site| format!("{} {}", site.id.0, site.site.name))
                    .collect(),
            ),
        };
        // With its length before it, no name is taken for two.
        let names = names.iter().map(|name| format!("\n{} {name}", name.len()));
        format!("{total}{}", names.collect::<String>())
    }

    async fn places(
        &self,
        console: &Console,
        page: &Frame,
        read: &Read,
        wanted: Page,
    ) -> Result<Option<Places>, Refusal> {
        let (title, total, columns, rows) = match self {
            Self::Nothing => return Ok(None),
            Self::Districts(all) => {
                let rows = district_rows(console, slice(all, wanted.number), read.period);
                let columns = breadth::place_columns(page, true);
                ("views-by-district", all.len(), columns, rows.await?)
            }
            Self::Sites(all) => {
                let rows = site_rows(console, slice(all, wanted.number), read.period);
                let columns = breadth::place_columns(page, false);
                ("views-by-site", all.len(), columns, rows.await?)
            }
        };
        let mut table = Table::new(columns);
        table.rows = rows;
        Ok(Some(places(page, title, table, wanted.number, total)))
    }
}

/// What the totals of the place say, as it was drawn when they were last other ones.
pub(super) async fn drawn(
    shared: &Shared,
    console: &Console,
    page: &Frame,
    read: &Read,
    base: &str,
    listed: Listed<'_>,
) -> Result<Arc<Drawn>, Refusal> {
    let (store, list) = (console.store(), page.listing());
    let wanted = list.page(PLACES);
    let earlier = span::before(read.period);
    let both = Period {
        first: earlier.first.min(read.period.first),
        last: read.period.last,
    };
    // First of all: what is read after it may be newer, and then the mark is not found again.
    let mark = store.mark(&read.whole, both).await?;
    let address = list.to_page(wanted.number.saturating_add(1));
    let key = Key::new(read, page, address, listed.told(wanted));
    if let Some(drawn) = shared.kept.find(&key, &mark) {
        return Ok(drawn);
    }
    let now = store.tally(&read.whole, read.period).await?;
    let before = store
        .glances(std::slice::from_ref(&read.whole), earlier)
        .await?;
    let before = before.first().map_or(0, |glance| glance.sessions);
    let series = series(console, read).await?;
    let figures = Figures::new(page, shared, read.level, &now);
    let mut sections = vec![days(page, &series, span::grain(read.period))];
    sections.extend(figures.sections());
    let places = match listed.places(console, page, read, wanted).await? {
        Some(places) => {
            let part = PlacesPart {
                page,
                list: &list,
                places: Places {
                    files: format!("{base}/export/places"),
                    ..places
                },
            };
            format!("\n{}\n", part.render()?)
        }
        None => String::new(),
    };
    let headline = Headline {
        page,
        period: read.period,
        headline: figures.headline(before),
    };
    let sections = Sections {
        page,
        list: &list,
        sections: sections
            .into_iter()
            .map(|section| section.under(base))
            .collect(),
    };
    let drawn = Arc::new(Drawn {
        headline: headline.render()?,
        places,
        sections: sections.render()?,
    });
    shared.kept.keep(key, mark, Arc::clone(&drawn));
    Ok(drawn)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_beyond_the_end_is_empty() {
        let all: Vec<u8> = (0..120).collect();
        assert_eq!(slice(&all, 0).len(), 20);
        assert_eq!(slice(&all, 5).len(), 20);
        assert!(slice(&all, 6).is_empty() && slice(&all, u32::MAX).is_empty());
    }
}
