// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Bundles at the desk: the folder that is being written, the places that will follow it, and
//! the numbers that were given.

use std::fs::File;
use std::path::{Path, PathBuf};

use sportello_bundle::archive::unpack;
use sportello_bundle::layers::Place;
use sportello_protocol::LayerName;
use sportello_trust::{Entry, Kind, SignedTargets};

use crate::fault::{Done, Fault, Otherwise};
use crate::place::list;
use crate::region::Region;
use crate::shelf::Shelf;

/// Where each terminal of the region stands, as far as this folder knows; each site once at
/// least.
pub(crate) fn places(region: &Region) -> Done<Vec<Place>> {
    let sites = list::sites(region)?;
    let terminals = list::terminals(region)?;
    let mut places = Vec::new();
    for site in &sites {
        let name = |text: &str| LayerName::of(text).map(String::from);
        let place = Place {
            district: name(&site.row.district),
            site: name(&site.row.code),
            terminal: None,
        };
        let own = terminals
            .iter()
            .filter(|terminal| terminal.row.site == site.row.code);
        places.extend(own.map(|terminal| Place {
            terminal: name(&terminal.row.name),
            ..place.clone()
        }));
        places.push(place);
    }
    Ok(places)
}

/// The place of a site, or of one of its terminals.
pub(crate) fn place(region: &Region, site: &str, terminal: Option<&str>) -> Done<Place> {
    let sites = list::sites(region)?;
    let wanted = LayerName::of(site);
    let found = sites.iter().find(|known| known.layer() == wanted);
    let Some(found) = found else {
        let next = match crate::table::nearest(site, sites.iter().map(|it| it.row.code.as_str())) {
            Some(near) => format!("is it {near}? `sportello sites list` shows all"),
            None => "`sportello sites list` shows all; import sites first".to_owned(),
        };
        return Err(Fault::wrong(
            format!("this folder knows no site {site:?}"),
            next,
        ));
    };
    Ok(Place {
        district: LayerName::of(&found.row.district).map(String::from),
        site: wanted.map(String::from),
        terminal: terminal.and_then(LayerName::of).map(String::from),
    })
}

/// The folder that is being written.
pub(crate) fn source(region: &Region) -> Done<PathBuf> {
    let folder = region.bundle();
    if folder.join(sportello_bundle::manifest::FILE).is_file() {
        Ok(folder)
    } else {
        Err(Fault::wrong(
            format!("{} holds no bundle yet", folder.display()),
            "begin one: `sportello bundle new`",
        ))
    }
}

/// All bundles that were ever signed, the newest first.
pub(crate) fn signed(targets: &SignedTargets) -> Vec<(u64, &Entry)> {
    let mut bundles: Vec<(u64, &Entry)> = targets
        .listing()
        .entries()
        .filter_map(|entry| match entry.kind {
            Kind::Bundle { number } => Some((number, entry)),
            _ => None,
        })
        .collect();
    bundles.sort_by_key(|(number, _)| std::cmp::Reverse(*number));
    bundles
}

/// Unpacks a signed bundle into a new folder below `into`.
pub(crate) fn unpacked(shelf: &Shelf, entry: &Entry, into: &Path) -> Done<PathBuf> {
    let Some(file) = shelf.file(entry) else {
        return Err(Fault::wrong(
            format!("{} is not in this folder", entry.name),
            "take it from your backup, or compare with a number that is here",
        ));
    };
    let folder = into.join(entry.name.as_str());
    let what = format!("{} cannot be unpacked", entry.name);
    let next = "take it from your backup, or compare with another number";
    let file = File::open(&file).or_failed(&what, next)?;
    let _manifest = unpack(file, &folder).or_failed(&what, next)?;
    Ok(folder)
}
