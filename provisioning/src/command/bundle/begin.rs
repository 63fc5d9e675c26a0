// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A folder for the region's bundle, filled with what is known already.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::Utc;
use serde::Serialize;
use sportello_bundle::manifest::{FILE, FORMAT, Manifest, Version};
use toml::{Table, Value};

use crate::cli::Desk;
use crate::fault::{Done, Fault, Otherwise};
use crate::place::list;
use crate::place::site::Site;
use crate::printer::Answer;
use crate::region::{create, private_folder, replace};

/// Where the image has the tasks that come with the product.
const SHIPPED: &str = "/usr/share/sportello/tasks";
/// Folders within folders that are copied.
const DEEPEST: usize = 8;
const DAYS: [&str; 7] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// What a region begins with.
const REGION: &str = "\
# Policy of the whole region. Districts (policy/district/NAME.toml), sites
# (policy/site/CODE.toml) and terminals (policy/terminal/CODE/NAME.toml) may say otherwise,
# inside the bounds below. `sportello policy explain --site CODE` shows what holds where, and
# why.

# Every language that the terminals speak is offered on the first screen. To offer fewer, or in
# another order, name them: languages = [\"it\", \"it-simple\", \"en\", \"ar\"]

[session]
minutes = 60

[bounds.session]
minutes = { least = 15, most = 120 }

# Free browsing and payments stay off, and no layer below may switch them on.
[browsing]
free = false
payment_group = false

[bounds.browsing]
free = { fixed = true }
payment_group = { fixed = true }
";

#[derive(Debug, clap::Args)]
pub(crate) struct New {
    /// Folder of tasks to begin with [default: those that come with the product, where they are].
    #[arg(long, value_name = "FOLDER")]
    tasks: Option<PathBuf>,
    /// Write the layers of all sites anew, from the list of sites; what was written into them by
    /// hand is lost.
    #[arg(long)]
    rewrite_sites: bool,
}

#[derive(Debug, Serialize)]
struct Begun {
    folder: String,
    tasks: usize,
    sites_written: usize,
    sites_left: usize,
}

impl Answer for Begun {
    fn text(&self) -> String {
        format!(
            "{}: {} tasks, layers of {} sites written, {} left as they were",
            self.folder, self.tasks, self.sites_written, self.sites_left
        )
    }
}

impl New {
    pub(super) fn run(self, desk: &Desk) -> Done {
        let region = desk.region()?;
        let folder = region.bundle();
        let policy = folder.join("policy");
        for inner in ["district", "site", "terminal"] {
            private_folder(&policy.join(inner))?;
        }
        let manifest = folder.join(FILE);
        if !manifest.exists() {
            let first = Manifest {
                format: FORMAT,
                number: 1,
                region: region.facts.name.clone(),
                made_on: Utc::now().date_naive(),
                needs: Version::own(),
            };
            create(&manifest, first.text().as_bytes())?;
        }
        let upper = policy.join("region.toml");
        if !upper.exists() {
            create(&upper, REGION.as_bytes())?;
        }
        let tasks = self.tasks(&folder.join("tasks"))?;
        let (mut written, mut left) = (0, 0);
        for site in list::sites(&region)? {
            let Some(name) = site.layer() else { continue };
            let path = policy.join("site").join(format!("{name}.toml"));
            if path.exists() && !self.rewrite_sites {
                left += 1;
                continue;
            }
            replace(&path, layer(&site)?.as_bytes())?;
            written += 1;
        }
        desk.printer.answer(&Begun {
            folder: folder.display().to_string(),
            tasks,
            sites_written: written,
            sites_left: left,
        })?;
        desk.printer
            .talk("next: read policy/region.toml, then `sportello bundle check`");
        Ok(())
    }

    /// Copies tasks where there are none yet; how many there are then.
    fn tasks(&self, into: &Path) -> Done<usize> {
        if !into.exists() {
            let shipped = Path::new(SHIPPED);
            let from = match &self.tasks {
                Some(from) => from.as_path(),
                None if shipped.is_dir() => shipped,
                None => {
                    return Err(Fault::wrong(
                        "there are no tasks to begin with on this machine",
                        "name a folder of tasks with --tasks, such as kiosk/tasks of the sources",
                    ));
                }
            };
            copy(from, into, 0)?;
        } else if self.tasks.is_some() {
            return Err(Fault::wrong(
                format!("{} is there already", into.display()),
                "copy single tasks into it by hand, or remove it first",
            ));
        }
        let unread = format!("{} cannot be read", into.display());
        let entries = fs::read_dir(into).or_failed(unread, "check whose folder it is")?;
        let task = |entry: &fs::DirEntry| entry.path().join("task.toml").is_file();
        Ok(entries.flatten().filter(task).count())
    }
}

fn copy(from: &Path, into: &Path, depth: usize) -> Done {
    let what = format!("{} cannot be copied", from.display());
    let next = "name a folder of tasks that you may read";
    if depth > DEEPEST {
        return Err(Fault::wrong(
            format!("{} goes too deep", from.display()),
            next,
        ));
    }
    private_folder(into)?;
    for entry in fs::read_dir(from).or_asked(&what, next)? {
        let entry = entry.or_asked(&what, next)?;
        let kind = entry.file_type().or_asked(&what, next)?;
        let target = into.join(entry.file_name());
        if kind.is_dir() {
            copy(&entry.path(), &target, depth + 1)?;
        } else if kind.is_file() {
            fs::copy(entry.path(), &target).or_asked(&what, next)?;
        }
    }
    Ok(())
}

/// A site's layer: what *Welcome* shows of it, and its hours.
fn layer(site: &Site) -> Done<String> {
    let row = &site.row;
    let mut place = Table::new();
    place.insert("name".to_owned(), row.name.clone().into());
    if !row.address.is_empty() {
        let address = format!("{}, {}", row.address, row.municipality);
        place.insert("address".to_owned(), address.into());
    }
    if !row.phone.is_empty() {
        place.insert("phone".to_owned(), row.phone.clone().into());
    }
    let mut layer = Table::new();
    layer.insert("site".to_owned(), place.into());
    if let Some(week) = &site.week {
        let mut opening = Table::new();
        let zone = match row.time_zone.as_str() {
            "" => "Europe/Rome",
            zone => zone,
        };
        opening.insert("time_zone".to_owned(), zone.into());
        for (day, spans) in DAYS.iter().zip(week) {
            let spans: Vec<Value> = spans
                .split("; ")
                .filter(|span| !span.is_empty())
                .map(Value::from)
                .collect();
            opening.insert((*day).to_owned(), spans.into());
        }
        layer.insert("opening".to_owned(), opening.into());
    }
    let text = toml::to_string(&layer).or_failed("a layer of policy", "tell us about it")?;
    Ok(format!(
        "# {} ({}), {}\n{text}",
        row.name, row.code, row.municipality
    ))
}
