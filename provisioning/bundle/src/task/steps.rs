// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The steps of `task.toml`: when each is done and what it speaks of.

use std::collections::BTreeSet;

use super::{Advance, HostRule, Step, Task, UrlPattern};
use crate::document::{At, Section, shortened};
use crate::host::name_fits;
use crate::shared::read::unique_id;

/// Steps of one task; the guide shows "3 of 9".
const MOST_STEPS: usize = 30;

pub(super) fn steps(root: &Section<'_, '_>, task: &Task) -> Vec<Step> {
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
                format!("the step waits for \"{stranger}\", which the task does not declare"),
                "add the host to hosts, or correct the pattern",
            );
        }
        if pattern.matches(task.start.as_str()) {
            section.reader.error(
                *line,
                "the step would count as done where the task starts",
                "wait for an address that only comes after the step, or leave advance out",
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
