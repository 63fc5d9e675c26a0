// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A task's folder: `task.toml`, one Markdown file per language, maybe a practice site.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use unic_langid::LanguageIdentifier;
use url::Url;

use super::words::{self, WordLines};
use super::{
    Advance, Checked, Codes, Competence, HostRule, Identity, Need, Permissions, Step, Task, TaskId,
    UrlPattern, Words,
};
use crate::document::{At, Reader, Section, shortened};
use crate::file::read_text;
use crate::finding::Finding;
use crate::host::name_fits;
use crate::replica;
use crate::shared::Shared;
use crate::shared::read::{hosts, unique_id};

const LIMIT: u64 = 64 * 1024;
/// Steps of one task; the guide shows "3 of 9".
const MOST_STEPS: usize = 30;
/// Entries of a task's folder that are looked at.
const MOST_ENTRIES: usize = 200;

/// A task with the places of its words, for the linter.
#[derive(Debug, Clone)]
pub(crate) struct Draft {
    pub(crate) task: Task,
    /// `task.toml`.
    pub(crate) manifest: PathBuf,
    pub(crate) checked_line: usize,
    /// Per language: the file, and where its words stand.
    pub(crate) places: BTreeMap<LanguageIdentifier, (PathBuf, WordLines)>,
}

/// Reads one folder.
pub(crate) fn draft(folder: &Path, shared: &Shared) -> (Option<Draft>, Vec<Finding>) {
    let manifest = folder.join("task.toml");
    let text = match read_text(&manifest, LIMIT) {
        Ok(text) => text,
        Err(finding) => return (None, vec![finding]),
    };
    let reader = Reader::new(&manifest, &text);
    let facts = match reader.parse(&text) {
        Ok(document) => facts(Section::root(&reader, &document), folder, shared),
        Err(finding) => return (None, vec![finding]),
    };
    let facts = facts.filter(|_| !reader.has_errors());
    let mut findings = reader.into_findings();
    let steps = facts.as_ref().map(|(task, _)| task.steps.len());
    let spoken = languages(folder, steps, &mut findings);
    let Some((mut task, checked_line)) = facts else {
        return (None, findings);
    };
    if let Some(site) = &task.practice {
        let (routes, mut said) = replica::load(site);
        findings.append(&mut said);
        if routes.is_none() {
            return (None, findings);
        }
    }
    let mut places = BTreeMap::new();
    for (language, (file, words, lines)) in spoken {
        places.insert(language.clone(), (file, lines));
        task.words.insert(language, words);
    }
    let italian = task.words.keys().any(|language| language.language == "it");
    (
        italian.then_some(Draft {
            task,
            manifest,
            checked_line,
            places,
        }),
        findings,
    )
}

/// The facts of `task.toml`, and the line of `checked_on`.
fn facts(root: Section<'_, '_>, folder: &Path, shared: &Shared) -> Option<(Task, usize)> {
    let id = id(&root, folder);
    let version = root.required_number("version", 1..=u32::MAX, 1);
    let need = need(&root);
    let minutes = root.required_number("minutes", 1..=180, 20);
    let start = address(&root, "start", "\"https://www.inps.it/\"");
    let source = address(&root, "source", "\"https://www.inps.it/\"");
    let identity = identity(&root, shared);
    let mut task = Task {
        id: id?,
        version,
        need: need?,
        codes: codes(&root),
        start: start?,
        hosts: hosts(&root, "hosts"),
        resources: hosts(&root, "resources"),
        identity,
        payment: payment(&root, shared),
        permissions: permissions(&root),
        minutes,
        documents: documents(&root, shared),
        steps: Vec::new(),
        checked: Checked::Never,
        source: source?,
        practice: root.flag("practice", false).then(|| folder.join("site")),
        words: BTreeMap::new(),
    };
    let checked_line = root.line_of("checked_on");
    task.checked = checked(&root);
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

fn address(root: &Section<'_, '_>, key: &'static str, example: &str) -> Option<Url> {
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

fn codes(root: &Section<'_, '_>) -> Codes {
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

fn competences(section: &Section<'_, '_>, key: &'static str) -> Vec<Competence> {
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
                "use a name from _shared/documents.toml, or add it there",
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

fn steps(root: &Section<'_, '_>, task: &Task) -> Vec<Step> {
    let mut taken = BTreeSet::new();
    let sections = root.sections("step");
    if sections.is_empty() || sections.len() > MOST_STEPS {
        root.reader.error(
            root.line_of("step"),
            format!("the task has {} steps", sections.len()),
            format!("write from 1 to {MOST_STEPS} steps, each under [[step]]"),
        );
        return Vec::new();
    }
    sections
        .into_iter()
        .map(|section| {
            let step = Step {
                id: unique_id(&section, &mut taken).unwrap_or_default(),
                advance: advance(&section, task),
                highlight: selectors(&section, "highlight"),
                hop: section.flag("hop", false),
            };
            if step.hop && task.identity.hosts.is_empty() {
                section.reader.error(
                    section.line_of("hop"),
                    "the step is at the identity provider, but the task names no identity group",
                    "add [identity] with level and group, or remove hop",
                );
            }
            section.finish();
            step
        })
        .collect()
}

fn advance(step: &Section<'_, '_>, task: &Task) -> Option<Advance> {
    let section = step.section("advance")?;
    let line = section.line;
    let mut urls = section.texts("url", "\"www.inps.it/*\"");
    let mut elements = selectors(&section, "element");
    let both = section.has("url") && section.has("element");
    let waits_for_address = !urls.is_empty();
    let found = match (urls.is_empty(), elements.pop()) {
        (true, Some(selector)) if elements.is_empty() => Some(Advance::Element(selector)),
        (false, None) => {
            let identity = urls.iter().any(|url| url.value == "identity");
            urls.retain(|url| url.value != "identity");
            pattern(&section, &urls, identity, task).map(Advance::Url)
        }
        _ => None,
    };
    if both || (found.is_none() && !waits_for_address) {
        section.reader.error(
            line,
            "the step does not say clearly when it is done",
            "write advance = { url = \"www.inps.it/*\" } or advance = { element = \"#name\" }, or leave it out",
        );
    }
    section.finish();
    found
}

fn pattern(
    section: &Section<'_, '_>,
    urls: &[At<&str>],
    identity: bool,
    task: &Task,
) -> Option<UrlPattern> {
    let mut parts: Vec<&str> = Vec::new();
    for At { value, line } in urls {
        let Ok(pattern) = value.parse::<UrlPattern>() else {
            section.reader.error(
                *line,
                format!("\"{}\" is not an address pattern", shortened(value)),
                "write the host and the path, such as \"www.inps.it/area/*\"; without https://",
            );
            continue;
        };
        let declared = |host: &str| {
            task.hosts
                .iter()
                .chain(&task.identity.hosts)
                .chain(&task.payment)
                .any(|rule| {
                    name_fits(rule.host(), host.trim_start_matches("*."))
                        || name_fits(host, rule.host())
                })
        };
        if let Some(stranger) = pattern.hosts().find(|host| !declared(host)) {
            section.reader.error(
                *line,
                format!("the step waits for {stranger}, which the task does not declare"),
                "add the host to hosts, or correct the pattern",
            );
        }
        parts.push(value);
    }
    if identity {
        if task.identity.hosts.is_empty() {
            section.reader.error(
                section.line,
                "the step waits for an identity provider, but the task names no identity group",
                "add [identity] with level and group",
            );
        }
        parts.extend(task.identity.hosts.iter().map(HostRule::host));
    }
    UrlPattern::any(parts).ok()
}

/// CSS selectors: checked for what a slip of the pen does to them, the browser knows the rest.
fn selectors(section: &Section<'_, '_>, key: &'static str) -> Vec<String> {
    let mut list = Vec::new();
    for At { value, line } in section.texts(key, "[\"#accedi\"]") {
        let paired =
            |open: char, close: char| value.matches(open).count() == value.matches(close).count();
        let good = !value.trim().is_empty()
            && value.len() <= 300
            && !value.contains(['{', '}', '<', ';', '\n'])
            && paired('[', ']')
            && paired('(', ')')
            && value.matches('"').count() % 2 == 0;
        if good {
            list.push(value.trim().to_owned());
        } else {
            section.reader.error(
                line,
                format!("\"{}\" is not a CSS selector", shortened(value)),
                "write one such as \"#accedi\" or \"a[href*='isee']\"; ask who maintains the tasks",
            );
        }
    }
    list
}

/// What must hold between the facts.
fn agree(root: &Section<'_, '_>, task: &Task) {
    let reader = root.reader;
    let start = task.start.host_str().unwrap_or_default();
    let port = task.start.port_or_known_default().unwrap_or(443);
    if !task.hosts.iter().any(|rule| rule.covers(start, port)) {
        reader.error(
            root.line_of("start"),
            format!("the task starts at {start}, which is not among its hosts"),
            format!("add \"{start}\" to hosts"),
        );
    }
    for rule in &task.resources {
        if task.hosts.contains(rule) {
            reader.warning(
                root.line_of("resources"),
                format!("{rule} is among hosts and resources"),
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

type Spoken = BTreeMap<LanguageIdentifier, (PathBuf, Words, WordLines)>;

/// Every `<language>.md` of the folder. A language whose steps differ from `task.toml` would
/// mislead, so it is left out.
fn languages(folder: &Path, steps: Option<usize>, findings: &mut Vec<Finding>) -> Spoken {
    let mut spoken = Spoken::new();
    let mut names: Vec<PathBuf> = match fs::read_dir(folder) {
        Ok(entries) => entries
            .take(MOST_ENTRIES)
            .flatten()
            .map(|entry| entry.path())
            .collect(),
        Err(error) => {
            let message = format!("the folder cannot be read ({error})");
            findings.push(Finding::error(folder, 0, message, "check who may read it"));
            return spoken;
        }
    };
    names.sort();
    for file in names
        .into_iter()
        .filter(|name| name.extension().is_some_and(|e| e == "md"))
    {
        let tag = file
            .file_stem()
            .and_then(|stem| stem.to_str())
            .unwrap_or_default();
        let Ok(language) = tag.parse::<LanguageIdentifier>() else {
            findings.push(Finding::error(
                &file,
                0,
                "the file's name is not a language",
                "name it after the language: it.md, en.md, ar.md",
            ));
            continue;
        };
        let text = match read_text(&file, words::LIMIT) {
            Ok(text) => text,
            Err(finding) => {
                findings.push(finding);
                continue;
            }
        };
        let Some((words, lines)) = words::parse(&file, &text, findings) else {
            continue;
        };
        match steps {
            Some(count) if count != words.steps.len() => findings.push(Finding::error(
                &file,
                lines.steps.last().copied().unwrap_or(1),
                format!(
                    "there are {} steps here and {count} in task.toml",
                    words.steps.len()
                ),
                "write one ## heading for each [[step]], in the same order",
            )),
            _ => {
                spoken.insert(language, (file, words, lines));
            }
        }
    }
    if !spoken.keys().any(|language| language.language == "it") {
        findings.push(Finding::error(
            folder.join("it.md"),
            0,
            "the Italian words are missing or cannot be used",
            "write it.md; every task speaks Italian",
        ));
    }
    spoken
}
