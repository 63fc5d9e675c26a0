// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The facts of `task.toml`: one function per key that has rules of its own.

use std::collections::BTreeMap;
use std::path::Path;

use chrono::NaiveDate;
use url::Url;

use super::steps::steps;
use super::{
    Checked, Codes, Competence, Delicate, HostRule, Identity, Kind, Need, Permissions, Task, TaskId,
};
use crate::document::{At, Section, shortened};
use crate::shared::Shared;
use crate::shared::read::hosts;

/// The facts, and the line of `checked_on`.
pub(super) fn facts(
    root: Section<'_, '_>,
    folder: &Path,
    shared: &Shared,
) -> Option<(Task, usize)> {
    // Every question before the first way out, so that an author hears everything at once.
    let id = id(&root, folder);
    let version = root.required_number("version", 1..=u32::MAX, 1);
    let need = need(&root);
    let minutes = root.required_number("minutes", 1..=180, 20);
    let start = address(&root, "start", "\"https://www.inps.it/\"");
    let source = address(&root, "source", "\"https://www.inps.it/\"");
    let codes = codes(&root);
    let hosts_to_visit = hosts(&root, "hosts");
    let resources = hosts(&root, "resources");
    let identity = identity(&root, shared);
    let payment = payment(&root, shared);
    let permissions = permissions(&root);
    let documents = documents(&root, shared);
    let checked = checked(&root);
    let checked_line = root.line_of("checked_on");
    let kind = kind(&root);
    let practice = (kind != Kind::Guided).then(|| folder.join("site"));
    let delicate = delicate(&root);
    let region_host = root.flag("region_host", false);
    let mut task = Task {
        id: id?,
        version,
        kind,
        need: need?,
        codes,
        delicate,
        region_host,
        start: start?,
        hosts: hosts_to_visit,
        resources,
        identity,
        payment,
        permissions,
        minutes,
        documents,
        steps: Vec::new(),
        checked,
        source: source?,
        practice,
        words: BTreeMap::new(),
    };
    task.steps = steps(&root, &task);
    agree(&root, &task);
    root.finish();
    Some((task, checked_line))
}

fn id(root: &Section<'_, '_>, folder: &Path) -> Option<TaskId> {
    let At { value, line } = root.required_text("id", "\"isee\"")?;
    let name = folder
        .file_name()
        .and_then(|name| name.to_str())
        .unwrap_or_default();
    match value.parse::<TaskId>() {
        Ok(id) if value == name => Some(id),
        Ok(_) => {
            root.reader.error(
                line,
                format!(
                    "the task is called \"{value}\", its folder \"{}\"",
                    shortened(name)
                ),
                "give both the same name, so that no two tasks share one",
            );
            None
        }
        Err(_) => {
            root.reader.error(
                line,
                format!("\"{}\" is not a name", shortened(value)),
                "use lower-case letters, digits and single hyphens, at most 40 characters",
            );
            None
        }
    }
}

/// `practice = true` is the older way to say `kind = "practice"`.
fn kind(root: &Section<'_, '_>) -> Kind {
    let practice = root.flag("practice", false);
    let usual = if practice {
        Kind::Practice
    } else {
        Kind::Guided
    };
    let Some(At { value, line }) = root.text("kind", "\"game\"") else {
        return usual;
    };
    match value {
        "game" => Kind::Game,
        "practice" => Kind::Practice,
        "guided" if !practice => Kind::Guided,
        _ => {
            root.reader.error(
                line,
                format!("\"{}\" is no kind of task", shortened(value)),
                "write kind = \"game\" or kind = \"practice\"; leave it out for a real website",
            );
            usual
        }
    }
}

fn delicate(root: &Section<'_, '_>) -> Vec<Delicate> {
    let mut list = Vec::new();
    for At { value, line } in root.texts("delicate", "[\"health\"]") {
        list.push(match value {
            "health" => Delicate::Health,
            "money" => Delicate::Money,
            "immigration" => Delicate::Immigration,
            _ => {
                root.reader.error(
                    line,
                    format!("\"{}\" is no delicate matter", shortened(value)),
                    "use: health, money, immigration",
                );
                continue;
            }
        });
    }
    list.sort_unstable();
    list.dedup();
    list
}

fn need(root: &Section<'_, '_>) -> Option<Need> {
    let At { value, line } = root.required_text("need", "\"money\"")?;
    let need = Need::ALL.into_iter().find(|need| need.word() == value);
    if need.is_none() {
        let known: Vec<&str> = Need::ALL.iter().map(|need| need.word()).collect();
        root.reader.error(
            line,
            format!("\"{}\" is not one of the needs", shortened(value)),
            format!("use one of: {}", known.join(", ")),
        );
    }
    need
}

pub(crate) fn address(root: &Section<'_, '_>, key: &'static str, example: &str) -> Option<Url> {
    let At { value, line } = root.required_text(key, example)?;
    let url = Url::parse(value).ok().filter(|url| {
        url.scheme() == "https" && url.username().is_empty() && url.password().is_none()
    });
    if url.is_none() {
        root.reader.error(
            line,
            format!("\"{}\" is not an https address", shortened(value)),
            format!("copy the address from the browser; it reads like {example}"),
        );
    }
    url
}

pub(crate) fn codes(root: &Section<'_, '_>) -> Codes {
    let Some(section) = root.section("codes") else {
        if !root.has("codes") {
            root.reader.error(
                root.line,
                "the section [codes] is missing",
                "add [codes] with digcomp_2_2, digcomp_3_0, se5 and se6",
            );
        }
        return Codes::default();
    };
    let codes = Codes {
        digcomp_2_2: competences(&section, "digcomp_2_2"),
        digcomp_3_0: competences(&section, "digcomp_3_0"),
        se5: section
            .numbers("se5", &(1..=13), "[6, 12]")
            .map(|at| at.value)
            .unwrap_or_default(),
        se6: areas(&section),
    };
    for (key, empty) in [
        ("digcomp_2_2", codes.digcomp_2_2.is_empty()),
        ("digcomp_3_0", codes.digcomp_3_0.is_empty()),
        ("se5", codes.se5.is_empty()),
        ("se6", codes.se6.is_empty()),
    ] {
        if empty && !section.has(key) {
            section.reader.error(
                section.line,
                format!("\"{key}\" is missing"),
                "add it; docs/writing-tasks.md lists the codes",
            );
        }
    }
    section.finish();
    codes
}

pub(crate) fn competences(section: &Section<'_, '_>, key: &'static str) -> Vec<Competence> {
    /// Competences in each of the five areas.
    const COUNTS: [u8; 5] = [3, 6, 4, 4, 4];
    let mut list = Vec::new();
    for At { value, line } in section.texts(key, "[\"2.3\", \"1.2\"]") {
        let parsed = value.split_once('.').and_then(|(area, number)| {
            let (area, number) = (area.parse::<u8>().ok()?, number.parse::<u8>().ok()?);
            let most = *COUNTS.get(usize::from(area.checked_sub(1)?))?;
            (1..=most)
                .contains(&number)
                .then_some(Competence { area, number })
        });
        match parsed {
            Some(competence) => list.push(competence),
            None => section.reader.error(
                line,
                format!("\"{}\" is not a DigComp competence", shortened(value)),
                "write area and number, such as \"2.3\"; there are 21, from 1.1 to 5.4",
            ),
        }
    }
    list
}

fn areas(section: &Section<'_, '_>) -> Vec<char> {
    let mut list = Vec::new();
    for At { value, line } in section.texts("se6", "[\"L\"]") {
        let mut letters = value.chars();
        match (letters.next(), letters.next()) {
            (Some(letter @ 'A'..='S'), None) => list.push(letter),
            _ => section.reader.error(
                line,
                format!("\"{}\" is not a Facilita area", shortened(value)),
                "write one capital letter from A to S, such as \"L\"",
            ),
        }
    }
    list
}

fn identity(root: &Section<'_, '_>, shared: &Shared) -> Identity {
    let Some(section) = root.section("identity") else {
        return Identity::default();
    };
    let level = section.required_number("level", 0..=3, 2);
    let group = section.text("group", "\"spid-cie\"");
    let hosts = match &group {
        Some(At { value, line }) => shared.identity_hosts(value).unwrap_or_else(|| {
            let known: Vec<&str> = shared.identity.keys().map(String::as_str).collect();
            section.reader.error(
                *line,
                format!("there is no identity group \"{}\"", shortened(value)),
                format!("use one of _shared/identity.toml: {}", known.join(", ")),
            );
            Vec::new()
        }),
        None => Vec::new(),
    };
    if level > 0 && group.is_none() {
        section.reader.error(
            section.line,
            "the site asks who you are, but no identity group is named",
            "add group = \"spid-cie\"",
        );
    }
    section.finish();
    Identity {
        level,
        group: group.map(|group| group.value.to_owned()),
        hosts,
    }
}

fn payment(root: &Section<'_, '_>, shared: &Shared) -> Vec<HostRule> {
    let pays = root.flag("payment", false);
    if pays && shared.payment.is_empty() {
        root.reader.error(
            root.line_of("payment"),
            "the task pays, but the payment group has no hosts",
            "list them in _shared/payment.toml",
        );
    }
    if pays {
        shared.payment.clone()
    } else {
        Vec::new()
    }
}

fn permissions(root: &Section<'_, '_>) -> Permissions {
    let mut allowed = Permissions::default();
    for At { value, line } in root.texts("allow", "[\"download\", \"print\"]") {
        let switch = match value {
            "popups" => &mut allowed.popups,
            "camera" => &mut allowed.camera,
            "microphone" => &mut allowed.microphone,
            "upload" => &mut allowed.upload,
            "download" => &mut allowed.download,
            "print" => &mut allowed.print,
            _ => {
                root.reader.error(
                    line,
                    format!("\"{}\" is nothing that can be allowed", shortened(value)),
                    "use: popups, camera, microphone, upload, download, print",
                );
                continue;
            }
        };
        *switch = true;
    }
    allowed
}

fn documents(root: &Section<'_, '_>, shared: &Shared) -> Vec<String> {
    let mut list = Vec::new();
    for At { value, line } in root.texts("documents", "[\"spid-or-cie\"]") {
        if shared.documents.contains_key(value) {
            list.push(value.to_owned());
        } else {
            root.reader.error(
                line,
                format!(
                    "the document \"{}\" is not in the shared list",
                    shortened(value)
                ),
                "use a name from [document] in _shared/words/it.toml, or add it there",
            );
        }
    }
    list
}

/// `never`, or `2026-03-02 by Anna Rossi`.
fn checked(root: &Section<'_, '_>) -> Checked {
    let example = "\"never\", or \"2026-03-02 by Anna Rossi\"";
    let Some(At { value, line }) = root.required_text("checked_on", example) else {
        return Checked::Never;
    };
    if value == "never" {
        return Checked::Never;
    }
    let parsed = value.split_once(" by ").and_then(|(date, by)| {
        let date = NaiveDate::parse_from_str(date, "%Y-%m-%d").ok()?;
        let by = by.trim();
        (!by.is_empty()).then(|| Checked::On {
            date,
            by: by.to_owned(),
        })
    });
    parsed.unwrap_or_else(|| {
        root.reader.error(
            line,
            format!(
                "\"{}\" does not say who checked the task, and when",
                shortened(value)
            ),
            format!("write checked_on = {example}"),
        );
        Checked::Never
    })
}

/// What must hold between the facts.
fn agree(root: &Section<'_, '_>, task: &Task) {
    let reader = root.reader;
    let start = task.start.host_str().unwrap_or_default();
    let port = task.start.port_or_known_default().unwrap_or(443);
    if !task.hosts.iter().any(|rule| rule.covers(start, port)) {
        reader.error(
            root.line_of("start"),
            format!("the task starts at \"{start}\", which is not among its hosts"),
            format!("add \"{start}\" to hosts"),
        );
    }
    for rule in &task.resources {
        if task.hosts.contains(rule) {
            reader.warning(
                root.line_of("resources"),
                format!("\"{rule}\" is among hosts and resources"),
                "keep it in hosts if people may go there, else in resources",
            );
        }
    }
    let practice_hosts = task
        .hosts
        .iter()
        .chain(&task.resources)
        .filter(|rule| rule.is_practice());
    if task.practice.is_none() && practice_hosts.count() > 0 {
        reader.error(
            root.line_of("hosts"),
            "the task uses a host of practice sites",
            "add practice = true and a folder site/, or use the public host",
        );
    }
    if task.practice.is_some()
        && task
            .hosts
            .iter()
            .chain(&task.resources)
            .chain(&task.identity.hosts)
            .any(|rule| !rule.is_practice())
    {
        reader.error(
            root.line_of("hosts"),
            "a practice task reaches a real host",
            "use only names ending in .sportello.test, and the identity group \"practice\"",
        );
    }
}
