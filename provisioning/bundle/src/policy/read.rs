// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! `policy.toml`, section by section.

use std::collections::BTreeMap;
use std::path::Path;

use chrono_tz::Tz;
use unic_langid::LanguageIdentifier;

use super::hours::{exceptions, week};
use super::{
    Browsing, Capsule, CheckDays, Help, Laptop, Link, Municipality, Opening, Policy, PolicyError,
    Printing, Session, Shown, Site, StaffPresence, Tasks,
};
use crate::document::{At, Reader, Section, shortened};
use crate::file::{inside, read_text};
use crate::finding::Finding;
use crate::host::HostRule;
use crate::language::LANGUAGES;
use crate::shared::read::{hosts, words_by_language};
use crate::task::{TaskId, start_host};

const LIMIT: u64 = 256 * 1024;
/// Largest crest, in bytes.
const LARGEST_CREST: u64 = 2 * 1024 * 1024;

pub(super) fn load(file: &Path) -> Result<(Policy, Vec<Finding>), PolicyError> {
    let text = read_text(file, LIMIT).map_err(PolicyError::Unusable)?;
    parse(&text, file)
}

pub(super) fn parse(text: &str, file: &Path) -> Result<(Policy, Vec<Finding>), PolicyError> {
    let reader = Reader::new(file, text);
    let policy = {
        let document = reader.parse(text).map_err(PolicyError::Unusable)?;
        let root = Section::root(&reader, &document);
        let policy = Policy {
            session: session(root.section("session")),
            opening: root.section("opening").and_then(opening),
            languages: languages(&root),
            tasks: root.section("tasks").map(tasks).unwrap_or_default(),
            browsing: root.section("browsing").map(browsing).unwrap_or_default(),
            capsule: root.section("capsule").map(capsule).unwrap_or_default(),
            site: root
                .section("site")
                .map(|s| site(s, file))
                .unwrap_or_default(),
            municipality: root
                .section("municipality")
                .map(municipality)
                .unwrap_or_default(),
            help: root.section("help").map(help).unwrap_or_default(),
            printing: root.section("printing").map(printing).unwrap_or_default(),
            laptop: root.section("laptop").map(laptop).unwrap_or_default(),
        };
        root.finish();
        policy
    };
    Ok((policy, reader.into_findings()))
}

fn session(section: Option<Section<'_, '_>>) -> Session {
    let usual = Session::default();
    let Some(section) = section else { return usual };
    let minutes = section.number("minutes", 5..=480, usual.minutes);
    let rules = Session {
        minutes,
        warnings: warnings(&section, minutes, usual.warnings),
        extensions: section.number("extensions", 0..=100, usual.extensions),
        extension_minutes: section.number("extension_minutes", 1..=120, usual.extension_minutes),
        grace_minutes: section.number("grace_minutes", 0..=30, usual.grace_minutes),
        hop_cap_minutes: section.number("hop_cap_minutes", 1..=60, usual.hop_cap_minutes),
        lock_minutes: section.number("lock_minutes", 1..=60, usual.lock_minutes),
        idle_minutes: section.number("idle_minutes", 1..=60, usual.idle_minutes),
        idle_answer_seconds: section.number(
            "idle_answer_seconds",
            10..=600,
            usual.idle_answer_seconds,
        ),
        end_before_closing_minutes: section.number(
            "end_before_closing_minutes",
            0..=120,
            usual.end_before_closing_minutes,
        ),
    };
    section.finish();
    rules
}

fn warnings(section: &Section<'_, '_>, minutes: u16, usual: Vec<u16>) -> Vec<u16> {
    let given = section.numbers("warnings", &(1..=480), "[10, 5, 1]");
    let mut list = given.as_ref().map_or(usual, |at| at.value.clone());
    list.sort_unstable_by(|a, b| b.cmp(a));
    list.dedup();
    let before = list.len();
    list.retain(|&warning| warning < minutes);
    if let Some(At { line, .. }) = given
        && list.len() < before
    {
        section.reader.warning(
            line,
            format!(
                "a warning comes {minutes} minutes or more before the end, when a session begins"
            ),
            "write warnings shorter than the session",
        );
    }
    list
}

fn opening(section: Section<'_, '_>) -> Option<Opening> {
    let time_zone = match section.text("time_zone", "\"Europe/Rome\"") {
        None => Tz::Europe__Rome,
        Some(At { value, line }) => value.parse().unwrap_or_else(|_| {
            section.reader.error(
                line,
                format!("\"{}\" is not a time zone", shortened(value)),
                "write continent and city, such as \"Europe/Rome\"",
            );
            Tz::Europe__Rome
        }),
    };
    let week = week(&section);
    let exceptions = exceptions(&section);
    let line = section.line;
    let reader = section.reader;
    section.finish();
    let open = week
        .0
        .iter()
        .chain(exceptions.values())
        .any(|day| !day.is_empty());
    if !open {
        // Following it would close the site for good over a slip of the pen.
        reader.error(
            line,
            "with these hours the terminal never opens",
            "add a day such as monday = [\"09:00-13:00\"], or remove the section to serve at all hours",
        );
        return None;
    }
    Some(Opening {
        time_zone,
        week,
        exceptions,
    })
}

fn languages(root: &Section<'_, '_>) -> Vec<LanguageIdentifier> {
    let mut list: Vec<LanguageIdentifier> = Vec::new();
    for At { value, line } in root.texts("languages", "[\"it\", \"en\", \"ar\"]") {
        match value.parse::<LanguageIdentifier>() {
            Ok(language) if list.contains(&language) => root.reader.warning(
                line,
                format!("the language \"{language}\" is listed twice"),
                "remove one of the two",
            ),
            Ok(language) => {
                if !is_spoken(&language) {
                    root.reader.warning(
                        line,
                        format!("no terminal speaks \"{}\"", shortened(value)),
                        format!("choose from {}, or remove it", LANGUAGES.join(", ")),
                    );
                }
                list.push(language);
            }
            Err(_) => root.reader.error(
                line,
                format!("\"{}\" is not a language", shortened(value)),
                "use codes such as \"it\", \"en\", \"ar\"",
            ),
        }
    }
    if !list.is_empty() {
        return list;
    }
    if root.has("languages") {
        root.reader.error(
            root.line_of("languages"),
            "no language is left",
            "write languages = [\"it\", \"en\", \"ar\"], or remove the line",
        );
    }
    Policy::default().languages
}

/// Whether its own words or those of a plainer tag are shipped (`zh` for `zh-Hans`).
fn is_spoken(language: &LanguageIdentifier) -> bool {
    let tag = language.to_string();
    let is_plain = language.variants().len() == 0;
    LANGUAGES
        .iter()
        .any(|known| *known == tag || is_plain && *known == language.language.as_str())
}

fn task_ids(section: &Section<'_, '_>, key: &'static str) -> Vec<TaskId> {
    let mut ids = Vec::new();
    for At { value, line } in section.texts(key, "[\"isee\", \"fse\"]") {
        match value.parse() {
            Ok(id) => ids.push(id),
            Err(_) => section.reader.error(
                line,
                format!("\"{}\" is not the name of a task", shortened(value)),
                "use the name of the task's folder, such as \"isee\"",
            ),
        }
    }
    ids
}

fn tasks(section: Section<'_, '_>) -> Tasks {
    let words: Vec<&str> = section
        .texts("shown", "\"all\"")
        .iter()
        .map(|at| at.value)
        .collect();
    let shown = match words.as_slice() {
        [] if !section.has("shown") => Shown::All,
        ["all"] => Shown::All,
        _ => Shown::Only(task_ids(&section, "shown")),
    };
    let tasks = Tasks {
        shown,
        unchecked_allowed: section.flag("unchecked_allowed", false),
        check_days: CheckDays(section.number("check_days", 1..=3650, CheckDays::default().0)),
        unreviewed: section.flag("unreviewed", false),
        start: section.section("start").map(starts).unwrap_or_default(),
    };
    section.finish();
    tasks
}

/// `fse = "https://..."`: where a task begins in this region.
fn starts(section: Section<'_, '_>) -> BTreeMap<TaskId, url::Url> {
    let mut starts = BTreeMap::new();
    for (name, At { value, line }) in section.named_words() {
        let url = url::Url::parse(&value).ok().filter(|url| {
            url.scheme() == "https" && url.username().is_empty() && url.password().is_none()
        });
        let public = url.as_ref().and_then(start_host).is_some();
        match (name.parse(), url) {
            (Ok(id), Some(url)) if public => {
                starts.insert(id, url);
            }
            _ => section.reader.error(
                line,
                format!(
                    "\"{}\" is not an https address of a public site",
                    shortened(&value)
                ),
                "copy the address from the browser, with https:// in front",
            ),
        }
    }
    starts
}

fn browsing(section: Section<'_, '_>) -> Browsing {
    let browsing = Browsing {
        free: section.flag("free", false),
        payment_group: section.flag("payment_group", false),
    };
    section.finish();
    browsing
}

fn capsule(section: Section<'_, '_>) -> Capsule {
    let usual = Capsule::default();
    let capsule = Capsule {
        home_mib: section.number("home_mib", 64..=65_536, usual.home_mib),
        tmp_mib: section.number("tmp_mib", 16..=65_536, usual.tmp_mib),
        shm_mib: section.number("shm_mib", 32..=65_536, usual.shm_mib),
        tasks: section.number("tasks", 128..=32_768, usual.tasks),
        process_mib: section.number("process_mib", 512..=262_144, usual.process_mib),
        tabs: section.number("tabs", 1..=100, usual.tabs),
    };
    section.finish();
    capsule
}

fn printing(section: Section<'_, '_>) -> Printing {
    let usual = Printing::default();
    let address = section.text("printer", "\"ipp://stampante.local/ipp/print\"");
    let printer = address.and_then(|At { value, line }| {
        let is_printer = |url: &url::Url| {
            matches!(url.scheme(), "ipp" | "ipps")
                && url.host_str().is_some_and(|host| !host.is_empty())
                && url.username().is_empty()
                && url.password().is_none()
                && url.query().is_none()
                && url.fragment().is_none()
        };
        let url = url::Url::parse(value).ok().filter(is_printer);
        if url.is_none() {
            section.reader.error(
                line,
                format!("\"{}\" is not the address of a printer", shortened(value)),
                "write ipp:// or ipps://, its name or number and its path, such as \
                 \"ipp://192.168.1.20/ipp/print\"",
            );
        }
        url
    });
    let printing = Printing {
        printer,
        page_cents: section.number("page_cents", 0..=1000, usual.page_cents),
        most_pages: section.number("most_pages", 1..=500, usual.most_pages),
    };
    section.finish();
    printing
}

fn laptop(section: Section<'_, '_>) -> Laptop {
    let usual = Laptop::default();
    let mut laptop = Laptop {
        lid_seconds: section.number("lid_seconds", 5..=300, usual.lid_seconds),
        battery_warn_percent: section.number(
            "battery_warn_percent",
            2..=50,
            usual.battery_warn_percent,
        ),
        battery_end_percent: section.number(
            "battery_end_percent",
            1..=30,
            usual.battery_end_percent,
        ),
        battery_again_percent: section.number(
            "battery_again_percent",
            1..=60,
            usual.battery_again_percent,
        ),
    };
    let fits = laptop.battery_warn_percent > laptop.battery_end_percent
        && laptop.battery_again_percent >= laptop.battery_end_percent;
    if !fits {
        section.reader.error(
            section.line,
            "the battery's levels do not fit together".to_owned(),
            "write battery_end_percent below battery_warn_percent and not above \
             battery_again_percent",
        );
        laptop = Laptop {
            lid_seconds: laptop.lid_seconds,
            ..usual
        };
    }
    section.finish();
    laptop
}

fn site(section: Section<'_, '_>, file: &Path) -> Site {
    let words = |key, example| {
        section
            .text(key, example)
            .map(|at| at.value.to_owned())
            .filter(|words| !words.is_empty())
    };
    let crest = section
        .text("crest", "\"crest.svg\"")
        .and_then(|At { value, line }| {
            let folder = file.parent().unwrap_or(Path::new(""));
            match inside(folder, value, LARGEST_CREST) {
                Ok(path) => Some(path),
                Err(why) => {
                    section.reader.error(
                        line,
                        format!("the picture \"{}\" {why}", shortened(value)),
                        "put an image of at most 2 MiB beside policy.toml and write its name",
                    );
                    None
                }
            }
        });
    let site = Site {
        name: words("name", "\"Biblioteca comunale\"").unwrap_or_default(),
        address: words("address", "\"Via Roma 1\"").unwrap_or_default(),
        phone: words("phone", "\"080 000000\""),
        crest,
    };
    section.finish();
    site
}

fn municipality(section: Section<'_, '_>) -> Municipality {
    let name = section
        .text("name", "\"Comune di ...\"")
        .map(|at| at.value.to_owned());
    let municipality = Municipality {
        name: name.unwrap_or_default(),
        tasks: task_ids(&section, "tasks"),
        links: section
            .sections("link")
            .into_iter()
            .filter_map(link)
            .collect(),
    };
    section.finish();
    municipality
}

fn link(section: Section<'_, '_>) -> Option<Link> {
    let words = words_by_language(&section, "words");
    let mut allowed = hosts(&section, "hosts");
    let address = section.required_text("url", "\"https://www.comune.bari.it/\"");
    let url = address.and_then(|At { value, line }| {
        let url = url::Url::parse(value)
            .ok()
            .filter(|url| url.scheme() == "https");
        let rule = url.as_ref().and_then(|url| {
            let port = url
                .port()
                .map(|port| format!(":{port}"))
                .unwrap_or_default();
            format!("{}{port}", url.host_str()?)
                .parse::<HostRule>()
                .ok()
        });
        match (url, rule) {
            (Some(url), Some(rule)) => {
                let covered = rule
                    .ports()
                    .iter()
                    .all(|&port| allowed.iter().any(|a| a.covers(rule.host(), port)));
                if !covered {
                    allowed.push(rule);
                }
                Some(url)
            }
            _ => {
                section.reader.error(
                    line,
                    format!(
                        "\"{}\" is not an https address of a public site",
                        shortened(value)
                    ),
                    "copy the address from the browser, with https:// in front",
                );
                None
            }
        }
    });
    section.finish();
    let words: BTreeMap<_, _> = words?;
    Some(Link {
        words,
        url: url?,
        hosts: allowed,
    })
}

fn help(section: Section<'_, '_>) -> Help {
    let word = section.text("staff", "\"always\"");
    let hours = week(&section);
    let staff = match word {
        None => StaffPresence::Always,
        Some(At {
            value: "always", ..
        }) => StaffPresence::Always,
        Some(At { value: "never", .. }) => StaffPresence::Never,
        Some(At {
            value: "hours",
            line,
        }) => {
            if hours.0.iter().all(Vec::is_empty) {
                section.reader.error(
                    line,
                    "staff come at certain hours, but no hour is given",
                    "add lines such as monday = [\"09:00-13:00\"], or write staff = \"never\"",
                );
            }
            StaffPresence::Hours(hours)
        }
        Some(At { value, line }) => {
            section.reader.error(
                line,
                format!("\"{}\" does not say when staff are there", shortened(value)),
                "write staff = \"always\", \"never\" or \"hours\"",
            );
            StaffPresence::Always
        }
    };
    section.finish();
    Help { staff }
}
