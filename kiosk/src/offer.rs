// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What this terminal offers: the tasks, links and rules of its site, turned into the words
//! that screens show and the orders that a capsule obeys.
//!
//! Words go to the screens and facts (hosts, selectors) to the capsule; neither side gets
//! the other's half. Whatever is missing or broken is left out here and explained to staff
//! in a plain sentence: a terminal with a half-readable bundle still serves.

use std::path::Path;

use sportello_bundle::catalogue::{self, Catalogue};
use sportello_bundle::finding::Finding;
use sportello_bundle::policy::{Link, Policy};
use sportello_bundle::task::{self, Task};
use sportello_capsule::wire;
use sportello_ledger::Settings;
use tracing::{info, warn};

use crate::narrowed::narrowed;
use crate::screen::catalogue as sheet;
use crate::screen::catalogue::TaskKey;

mod sheets;

pub use sheets::Reader;

/// Prefix of the keys of the municipality's links; no task's name can begin like this.
const LINK_KEY: &str = "link:";
/// Identity group whose hosts stop the timers in free browsing and on links.
const EVERYDAY_IDENTITY: &str = "spid-cie";
/// Where free browsing opens when the municipality has no page of its own.
const FREE_START: &str = "https://www.italia.it/";

/// Tasks, links and rules of the site.
#[derive(Debug, Clone, Default)]
pub struct Offer {
    catalogue: Catalogue,
    /// As it was signed.
    bounds: Policy,
    /// As the centre's settings narrow it.
    policy: Policy,
    /// Remarks for staff, in the order in which they were found.
    remarks: Vec<Finding>,
    /// The policy file was missing or unreadable: defaults apply.
    policy_is_default: bool,
}

impl Offer {
    /// Reads tasks and policy. Never fails: what cannot be read is left out and remarked.
    #[must_use]
    pub fn load(tasks: &Path, policy: &Path) -> Self {
        let (policy, mut remarks, policy_is_default) = match Policy::load(policy) {
            Ok((policy, findings)) => (policy, findings, false),
            Err(error) => {
                warn!(%error, "default rules apply");
                (Policy::default(), Vec::new(), true)
            }
        };
        let (catalogue, findings) = catalogue::load(tasks);
        remarks.extend(findings);
        for remark in remarks.iter().filter(|remark| remark.is_error()) {
            warn!(%remark, "left out of the offer");
        }
        info!(
            tasks = catalogue.tasks().count(),
            shown = catalogue.shown(&policy).count(),
            "offer read"
        );
        Self {
            catalogue,
            bounds: policy.clone(),
            policy,
            remarks,
            policy_is_default,
        }
    }

    /// Follows the settings of the centre, as far as the site's policy goes.
    pub fn follow(&mut self, settings: &Settings) {
        self.policy = narrowed(&self.bounds, settings);
    }

    /// The site's rules.
    #[must_use]
    pub const fn policy(&self) -> &Policy {
        &self.policy
    }

    /// Whether the site's rules could not be read, so that defaults apply.
    #[must_use]
    pub const fn policy_is_default(&self) -> bool {
        self.policy_is_default
    }

    /// How many tasks or values had to be left out.
    #[must_use]
    pub fn left_out(&self) -> usize {
        self.remarks
            .iter()
            .filter(|remark| remark.is_error())
            .count()
    }

    /// Whether there is nothing to lead anybody through.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.catalogue.shown(&self.policy).next().is_none()
            && self.policy.municipality.links.is_empty()
            && !self.policy.browsing.free
    }

    /// Everything on offer in the words of `reader`'s language.
    #[must_use]
    pub fn sheets(&self, reader: &Reader<'_>) -> sheet::Catalogue {
        sheets::catalogue(&self.catalogue, &self.policy, reader)
    }

    /// The shown task or link of that key.
    #[must_use]
    pub fn find(&self, key: &TaskKey) -> Option<Offered<'_>> {
        if let Some(number) = key.0.strip_prefix(LINK_KEY) {
            let link = self
                .policy
                .municipality
                .links
                .get(number.parse::<usize>().ok()?)?;
            return Some(Offered::Link(link));
        }
        self.catalogue
            .shown(&self.policy)
            .find(|task| task.id.as_str() == key.0)
            .map(Offered::Task)
    }

    /// The order that leads a capsule through a task or link from `at_step` on.
    #[must_use]
    pub fn order(&self, key: &TaskKey, at_step: u16) -> Option<wire::TaskOrder> {
        Some(match self.find(key)? {
            Offered::Task(task) => self.task_order(task, at_step),
            Offered::Link(link) => wire::TaskOrder {
                start: link.url.to_string(),
                hosts: rules(&link.hosts),
                ..self.bare_order()
            },
        })
    }

    /// The order for free browsing, where policy allows it.
    #[must_use]
    pub fn free_order(&self) -> Option<wire::TaskOrder> {
        self.policy.browsing.free.then(|| wire::TaskOrder {
            start: self
                .policy
                .municipality
                .links
                .first()
                .map_or_else(|| FREE_START.to_owned(), |link| link.url.to_string()),
            free: true,
            needs: wire::Needs {
                popups: true,
                upload: true,
                download: true,
                print: true,
                ..wire::Needs::default()
            },
            ..self.bare_order()
        })
    }

    /// Limits of one capsule.
    #[must_use]
    pub fn limits(&self) -> wire::Limits {
        let capsule = self.policy.capsule;
        wire::Limits {
            home_mib: capsule.home_mib,
            tmp_mib: capsule.tmp_mib,
            shm_mib: capsule.shm_mib,
            tasks: capsule.tasks,
            process_mib: capsule.process_mib,
            tabs: capsule.tabs,
        }
    }

    fn task_order(&self, task: &Task, at_step: u16) -> wire::TaskOrder {
        let pays = self.policy.browsing.payment_group;
        // A region's own address takes the place of the national door.
        let own = self.policy.tasks.start.get(&task.id);
        let own = own.filter(|_| task.region_host);
        let mut hosts = rules(&task.hosts);
        hosts.extend(own.and_then(task::start_host).map(|rule| host_rule(&rule)));
        wire::TaskOrder {
            start: own.unwrap_or(&task.start).to_string(),
            steps: task.steps.iter().map(step_order).collect(),
            at_step,
            hosts,
            resources: rules(&task.resources),
            identity: rules(&task.identity.hosts),
            payment: if pays {
                rules(&task.payment)
            } else {
                Vec::new()
            },
            free: false,
            needs: wire::Needs {
                popups: task.permissions.popups,
                camera: task.permissions.camera,
                microphone: task.permissions.microphone,
                upload: task.permissions.upload,
                download: task.permissions.download,
                print: task.permissions.print,
            },
            practice: task.practice.clone(),
        }
    }

    /// An order with nothing in it but the identity group, so that timers know a hop.
    fn bare_order(&self) -> wire::TaskOrder {
        wire::TaskOrder {
            start: String::new(),
            steps: Vec::new(),
            at_step: 0,
            hosts: Vec::new(),
            resources: Vec::new(),
            identity: self
                .catalogue
                .shared
                .identity_hosts(EVERYDAY_IDENTITY)
                .map(|hosts| rules(&hosts))
                .unwrap_or_default(),
            payment: Vec::new(),
            free: false,
            needs: wire::Needs::default(),
            practice: None,
        }
    }
}

/// One thing that can be started.
#[derive(Debug, Clone, Copy)]
pub enum Offered<'a> {
    Task(&'a Task),
    /// A page of the municipality.
    Link(&'a Link),
}

fn step_order(step: &task::Step) -> wire::StepOrder {
    wire::StepOrder {
        advance: step.advance.as_ref().map(|advance| match advance {
            task::Advance::Url(pattern) => wire::Advance::Url {
                pattern: pattern.to_string(),
            },
            task::Advance::Element(selector) => wire::Advance::Element {
                selector: selector.clone(),
            },
        }),
        highlight: step.highlight.clone(),
        hop: step.hop,
    }
}

fn rules(hosts: &[task::HostRule]) -> Vec<wire::HostRule> {
    hosts.iter().map(host_rule).collect()
}

fn host_rule(rule: &task::HostRule) -> wire::HostRule {
    wire::HostRule {
        host: rule.host().to_owned(),
        ports: rule.ports().to_vec(),
    }
}

#[cfg(test)]
mod tests;
