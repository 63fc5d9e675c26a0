// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A line of a table of sites.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sportello_protocol::LayerName;
use sportello_protocol::operator::{Field, RowFault, SiteRow, faults_of_batch};

use super::hours;
use super::words;
use crate::sheet::Row;
use crate::table::{Column, Table, nearest, shortened};

/// What a column of sites means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Of {
    Code,
    Name,
    Kind,
    Municipality,
    District,
    Address,
    Phone,
    TimeZone,
    Itinerant,
    Day(usize),
}

const fn column(
    field: Of,
    heading: &'static str,
    also: &'static [&'static str],
    needed: bool,
) -> Column<Of> {
    Column {
        field,
        heading,
        also,
        needed,
    }
}

/// The columns in the order in which templates and exports have them.
pub(crate) const COLUMNS: [Column<Of>; 16] = [
    column(
        Of::Code,
        "codice sede",
        &[
            "codice",
            "code",
            "site-code",
            "site",
            "id-sede",
            "cod-sede",
            "cod",
            "codice-punto",
            "idsede",
            "id",
        ],
        true,
    ),
    column(
        Of::Name,
        "nome sede",
        &[
            "nome",
            "name",
            "denominazione",
            "sede",
            "punto",
            "nome-punto",
            "nominativosede",
            "denominazione-sede",
            "site-name",
        ],
        true,
    ),
    column(
        Of::Kind,
        "tipologia",
        &[
            "tipo",
            "kind",
            "type",
            "tipologia-sede",
            "tipologia-di-sede",
            "tipo-sede",
            "categoria",
        ],
        false,
    ),
    column(
        Of::Municipality,
        "comune",
        &["municipality", "citta", "comune-sede", "city", "town"],
        true,
    ),
    column(
        Of::District,
        "distretto",
        &[
            "district",
            "ambito",
            "unione",
            "zona",
            "ambito-distrettuale",
            "distretto-sociosanitario",
            "distretto-socio-sanitario",
            "provincia",
            "area",
        ],
        true,
    ),
    column(
        Of::Address,
        "indirizzo",
        &["address", "via", "indirizzo-sede", "ubicazione"],
        false,
    ),
    column(
        Of::Phone,
        "telefono",
        &[
            "phone",
            "tel",
            "recapito",
            "recapito-telefonico",
            "n-telefono",
            "numero-di-telefono",
        ],
        false,
    ),
    column(
        Of::TimeZone,
        "fuso orario",
        &["time-zone", "timezone"],
        false,
    ),
    column(
        Of::Itinerant,
        "itinerante",
        &["itinerant", "mobile", "sede-itinerante"],
        false,
    ),
    column(Of::Day(0), "lunedì", &["lun", "lu", "monday", "mon"], false),
    column(
        Of::Day(1),
        "martedì",
        &["mar", "ma", "tuesday", "tue"],
        false,
    ),
    column(
        Of::Day(2),
        "mercoledì",
        &["mer", "me", "wednesday", "wed"],
        false,
    ),
    column(
        Of::Day(3),
        "giovedì",
        &["gio", "gi", "thursday", "thu"],
        false,
    ),
    column(
        Of::Day(4),
        "venerdì",
        &["ven", "ve", "friday", "fri"],
        false,
    ),
    column(
        Of::Day(5),
        "sabato",
        &["sab", "sa", "saturday", "sat"],
        false,
    ),
    column(
        Of::Day(6),
        "domenica",
        &["dom", "do", "sunday", "sun"],
        false,
    ),
];

/// A site as the region's folder keeps it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Site {
    #[serde(flatten)]
    pub(crate) row: SiteRow,
    /// What kind of place it is; for people.
    #[serde(default)]
    pub(crate) kind: String,
    /// Monday first, each as [`hours::write`] has it; absent: the table says nothing of hours.
    #[serde(default)]
    pub(crate) week: Option<[String; 7]>,
}

impl Site {
    /// Name of its layer of policy.
    pub(crate) fn layer(&self) -> Option<LayerName> {
        LayerName::of(&self.row.code)
    }

    /// The cells of its line, in the order of [`COLUMNS`].
    pub(crate) fn cells(&self) -> Vec<String> {
        let row = &self.row;
        let yes = |yes: bool| if yes { "sì" } else { "no" }.to_owned();
        COLUMNS
            .iter()
            .map(|column| match column.field {
                Of::Code => row.code.clone(),
                Of::Name => row.name.clone(),
                Of::Kind => self.kind.clone(),
                Of::Municipality => row.municipality.clone(),
                Of::District => row.district.clone(),
                Of::Address => row.address.clone(),
                Of::Phone => row.phone.clone(),
                Of::TimeZone => row.time_zone.clone(),
                Of::Itinerant => yes(row.itinerant),
                Of::Day(day) => match &self.week {
                    None => String::new(),
                    Some(week) => match week.get(day).map(String::as_str) {
                        None | Some("") => "chiuso".to_owned(),
                        Some(spans) => spans.to_owned(),
                    },
                },
            })
            .collect()
    }
}

/// A site and the row where it was found.
pub(crate) type Found = (usize, Site);

/// Reads the sites of a table; what is wrong goes to its remarks.
pub(crate) fn read(table: &mut Table<Of>) -> Vec<Found> {
    let rows = std::mem::take(&mut table.rows);
    let mut found: Vec<Found> = Vec::new();
    for row in &rows {
        let site = one(table, row);
        // Lists of PCs repeat their site on every row.
        let same = found.iter().any(|(_, other)| *other == site);
        if !same {
            found.push((row.number, site));
        }
    }
    let batch: Vec<SiteRow> = found.iter().map(|(_, site)| site.row.clone()).collect();
    for problem in faults_of_batch(&batch) {
        if let Some((number, site)) = usize::try_from(problem.index)
            .ok()
            .and_then(|index| found.get(index))
        {
            remark(table, *number, site, problem.field, problem.fault);
        }
    }
    districts(table, &found);
    found
}

/// Puts one of the centre's problems where a person finds it.
pub(crate) fn remark(
    table: &mut Table<Of>,
    number: usize,
    site: &Site,
    field: Field,
    fault: RowFault,
) {
    let row = &site.row;
    let (of, value) = match field {
        Field::Name => (Of::Name, &row.name),
        Field::Municipality => (Of::Municipality, &row.municipality),
        Field::District => (Of::District, &row.district),
        Field::Address => (Of::Address, &row.address),
        Field::Phone => (Of::Phone, &row.phone),
        Field::TimeZone => (Of::TimeZone, &row.time_zone),
        Field::Code | Field::Site | Field::Terminal | Field::Unknown => (Of::Code, &row.code),
    };
    let (mut what, next) = words::of(field, fault, value);
    if fault == RowFault::Twice {
        what = format!("{what}, and the rows differ");
    }
    table.mend(number, of, what, next);
}

fn one(table: &mut Table<Of>, row: &Row) -> Site {
    let mut text = |field| table.text(row, field);
    let mut site = Site {
        row: SiteRow {
            code: text(Of::Code),
            name: text(Of::Name),
            municipality: text(Of::Municipality),
            district: text(Of::District),
            address: text(Of::Address),
            phone: text(Of::Phone),
            time_zone: text(Of::TimeZone),
            itinerant: false,
        },
        kind: text(Of::Kind),
        week: None,
    };
    let zone = &site.row.time_zone;
    if !zone.is_empty() && zone.parse::<chrono_tz::Tz>().is_err() {
        let (what, next) = words::of(Field::TimeZone, RowFault::NoSuchTimeZone, zone);
        table.mend(row.number, Of::TimeZone, what, next);
    }
    let itinerant = table.text(row, Of::Itinerant);
    match yes_or_no(&itinerant) {
        Some(yes) => site.row.itinerant = yes,
        None => table.mend(
            row.number,
            Of::Itinerant,
            format!("{} is neither yes nor no", shortened(&itinerant)),
            "write sì or no, or leave it empty for no",
        ),
    }
    site.week = week(table, row);
    site
}

fn week(table: &mut Table<Of>, row: &Row) -> Option<[String; 7]> {
    if !(0..7).any(|day| table.has(Of::Day(day))) {
        return None;
    }
    let mut week: [String; 7] = Default::default();
    let mut said = false;
    for (day, kept) in week.iter_mut().enumerate() {
        let text = table.text(row, Of::Day(day));
        said |= !text.is_empty();
        match hours::read(&text) {
            Ok(spans) => *kept = hours::write(&spans),
            Err(why) => table.mend(
                row.number,
                Of::Day(day),
                why,
                "write it like 9-13; 15-19, or chiuso",
            ),
        }
    }
    // A row without any hours says nothing, rather than closed all week.
    said.then_some(week)
}

/// Empty is *no*.
fn yes_or_no(text: &str) -> Option<bool> {
    match text.to_lowercase().as_str() {
        "sì" | "si" | "s" | "yes" | "y" | "x" | "1" | "vero" | "true" => Some(true),
        "" | "no" | "n" | "0" | "falso" | "false" | "-" => Some(false),
        _ => None,
    }
}

/// A district that is written almost like another is most often a slip, and would get a
/// layer of policy of its own.
fn districts(table: &mut Table<Of>, found: &[Found]) {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, site) in found {
        if !site.row.district.is_empty() {
            *counts.entry(&site.row.district).or_default() += 1;
        }
    }
    for (number, site) in found {
        let own = site.row.district.as_str();
        let count = counts.get(own).copied().unwrap_or(0);
        let more = counts
            .iter()
            .filter(|(other, times)| {
                **other != own && **times > count && LayerName::of(other) != LayerName::of(own)
            })
            .map(|(other, _)| *other);
        if let Some(other) = nearest(own, more) {
            table.look(
                *number,
                Of::District,
                format!("{} is almost {}", shortened(own), shortened(other)),
                "if they are one district, write both alike",
            );
        }
    }
}
