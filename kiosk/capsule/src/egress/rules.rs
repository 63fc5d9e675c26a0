// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Which hosts a session may reach, decided on the name alone.
//!
//! Invariants:
//! - Guided: only declared hosts, only on declared ports, only over https.
//! - Free browsing adds the public internet minus the filter list, on the two ports of
//!   the web; the filter list never touches a declared host.
//! - A name that can only mean something inside the building is refused even if declared.
//!
//! A decision is pure; the addresses behind the name are checked after resolution.

use std::sync::Arc;

use crate::egress::filter::FilterList;
use crate::egress::host::{Destination, HostName};
use crate::egress::portal;
use crate::wire::{HopGroup, HostRule, Refusal, TaskOrder};

/// The port of https, the only one for free browsing besides [`HTTP_PORT`].
pub const HTTPS_PORT: u16 = 443;
/// The port of plain http, in free browsing only.
pub const HTTP_PORT: u16 = 80;

/// How a request wants to travel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Carriage {
    /// `CONNECT`: bytes that only the two ends can read.
    Tunnel,
    /// Plain http, forwarded by egress itself.
    Plain,
}

/// What the rules say about one request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// The name is fine; its addresses must still be checked.
    Admit(Standing),
    /// No.
    Refuse(Refusal),
}

/// Why a host was admitted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// One of the task's own hosts, or opened by staff, or free browsing.
    Page,
    /// Only fetched from by pages.
    Resource,
    /// A host that stops the timers.
    Hop(HopGroup),
}

/// The rules of one task.
#[derive(Debug, Clone, Default)]
pub struct Rules {
    identity: Vec<Pattern>,
    payment: Vec<Pattern>,
    hosts: Vec<Pattern>,
    resources: Vec<Pattern>,
    free: bool,
    /// A network's own page ([`super::portal`]); nothing else counts then.
    portal: bool,
    filter: Arc<FilterList>,
}

/// A task's rules cannot be used. Says which rule, never which host.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("rule {number} of the task's {group} is not a usable host: {reason}")]
pub struct RulesError {
    /// The list: `hosts`, `resources`, `identity` or `payment`.
    pub group: &'static str,
    /// Place in the list, counted from 1.
    pub number: usize,
    /// What is wrong.
    pub reason: &'static str,
}

impl Rules {
    /// Reads the rules out of a task. Without a filter list: see [`Rules::filtered_by`].
    ///
    /// # Errors
    /// A host that is no name, an empty port list, or a wildcard over a whole top-level
    /// domain.
    pub fn from_task(task: &TaskOrder) -> Result<Self, RulesError> {
        Ok(Self {
            identity: patterns("identity", &task.identity)?,
            payment: patterns("payment", &task.payment)?,
            hosts: patterns("hosts", &task.hosts)?,
            resources: patterns("resources", &task.resources)?,
            free: task.free,
            portal: false,
            filter: Arc::default(),
        })
    }

    /// The rules of a network's own page, for staff: the web, on its two ports, and next door.
    #[must_use]
    pub fn of_portal() -> Self {
        Self {
            portal: true,
            ..Self::default()
        }
    }

    /// Whether these are [`Rules::of_portal`].
    pub(super) const fn are_of_portal(&self) -> bool {
        self.portal
    }

    /// The same rules with the region's filter list, which only free browsing feels.
    #[must_use]
    pub fn filtered_by(mut self, filter: Arc<FilterList>) -> Self {
        self.filter = filter;
        self
    }

    /// Decides on one request. `opened` are the destinations that staff let through.
    #[must_use]
    pub fn decide(&self, to: &Destination, how: Carriage, opened: &[Destination]) -> Decision {
        if self.portal {
            return portal::decide(to, how);
        }
        if to.host.is_local() {
            return Decision::Refuse(Refusal::Inside);
        }
        let mut named = false;
        if how == Carriage::Tunnel {
            for (list, standing) in [
                (&self.identity, Standing::Hop(HopGroup::Identity)),
                (&self.payment, Standing::Hop(HopGroup::Payment)),
                (&self.hosts, Standing::Page),
                (&self.resources, Standing::Resource),
            ] {
                for pattern in list.iter().filter(|pattern| pattern.covers(&to.host)) {
                    if pattern.ports.contains(&to.port) {
                        return Decision::Admit(standing);
                    }
                    named = true;
                }
            }
            if opened.contains(to) {
                return Decision::Admit(Standing::Page);
            }
        }
        if self.free {
            return self.decide_freely(to, how, named || self.declares(&to.host));
        }
        if named || self.declares(&to.host) {
            return Decision::Refuse(Refusal::Port);
        }
        Decision::Refuse(Refusal::Undeclared)
    }

    fn decide_freely(&self, to: &Destination, how: Carriage, declared: bool) -> Decision {
        if !declared && self.filter.covers(&to.host) {
            return Decision::Refuse(Refusal::Filtered);
        }
        let port = match how {
            Carriage::Tunnel => HTTPS_PORT,
            Carriage::Plain => HTTP_PORT,
        };
        if to.port != port {
            return Decision::Refuse(Refusal::Port);
        }
        Decision::Admit(Standing::Page)
    }

    fn declares(&self, host: &HostName) -> bool {
        [&self.identity, &self.payment, &self.hosts, &self.resources]
            .into_iter()
            .flatten()
            .any(|pattern| pattern.covers(host))
    }
}

/// One declared host, parsed.
#[derive(Debug, Clone)]
struct Pattern {
    host: HostName,
    and_below: bool,
    ports: Vec<u16>,
}

impl Pattern {
    fn covers(&self, host: &HostName) -> bool {
        if self.and_below {
            host.is_at_or_below(self.host.reveal())
        } else {
            *host == self.host
        }
    }
}

fn patterns(group: &'static str, rules: &[HostRule]) -> Result<Vec<Pattern>, RulesError> {
    rules
        .iter()
        .enumerate()
        .map(|(index, rule)| {
            pattern(rule).map_err(|reason| RulesError {
                group,
                number: index + 1,
                reason,
            })
        })
        .collect()
}

fn pattern(rule: &HostRule) -> Result<Pattern, &'static str> {
    let (and_below, name) = match rule.host.strip_prefix("*.") {
        Some(name) => (true, name),
        None => (false, rule.host.as_str()),
    };
    let host = HostName::parse(name).map_err(|class| match class {
        Refusal::Literal => "an address stands where a name should",
        _ => "it is not a host name",
    })?;
    if host.is_local() {
        return Err("the name belongs to a local network");
    }
    if and_below && host.labels() < 2 {
        return Err("the wildcard covers a whole top-level domain");
    }
    if rule.ports.is_empty() || rule.ports.contains(&0) {
        return Err("it has no port, or port 0");
    }
    Ok(Pattern {
        host,
        and_below,
        ports: rule.ports.clone(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::Needs;

    fn rule(host: &str, ports: &[u16]) -> HostRule {
        HostRule {
            host: host.into(),
            ports: ports.into(),
        }
    }

    fn task() -> TaskOrder {
        TaskOrder {
            start: "https://www.inps.it/".into(),
            steps: Vec::new(),
            at_step: 0,
            hosts: vec![
                rule("www.inps.it", &[443]),
                rule("*.comune.it", &[443, 9443]),
            ],
            resources: vec![rule("cdn.example.it", &[443])],
            identity: vec![
                rule("*.poste.it", &[443]),
                rule("idserver.servizicie.it", &[443, 8443]),
            ],
            payment: vec![rule("pay.example.it", &[443])],
            free: false,
            needs: Needs::default(),
            practice: None,
        }
    }

    fn check(rules: &Rules, how: Carriage, to: &str, expected: Decision) {
        let destination = Destination::parse(to, None).unwrap();
        assert_eq!(
            rules.decide(&destination, how, &[]),
            expected,
            "{how:?} {to}"
        );
    }

    const PAGE: Decision = Decision::Admit(Standing::Page);
    const fn refuse(class: Refusal) -> Decision {
        Decision::Refuse(class)
    }

    #[test]
    fn a_guided_task_reaches_what_it_declares_and_nothing_else() {
        let rules = Rules::from_task(&task()).unwrap();
        let identity = Decision::Admit(Standing::Hop(HopGroup::Identity));
        for (to, expected) in [
            ("www.inps.it:443", PAGE),
            ("WWW.INPS.IT.:443", PAGE),
            ("www.inps.it:8443", refuse(Refusal::Port)),
            ("www.inps.it:80", refuse(Refusal::Port)),
            ("inps.it:443", refuse(Refusal::Undeclared)),
            ("a.www.inps.it:443", refuse(Refusal::Undeclared)),
            ("comune.it:443", PAGE),
            ("a.b.comune.it:9443", PAGE),
            ("notcomune.it:443", refuse(Refusal::Undeclared)),
            ("comune.it.evil.it:443", refuse(Refusal::Undeclared)),
            ("cdn.example.it:443", Decision::Admit(Standing::Resource)),
            ("posteid.poste.it:443", identity),
            ("idserver.servizicie.it:8443", identity),
            (
                "pay.example.it:443",
                Decision::Admit(Standing::Hop(HopGroup::Payment)),
            ),
            ("localhost:443", refuse(Refusal::Inside)),
            ("router.local:443", refuse(Refusal::Inside)),
        ] {
            check(&rules, Carriage::Tunnel, to, expected);
        }
    }

    #[test]
    fn a_guided_task_never_speaks_plain_http() {
        let rules = Rules::from_task(&task()).unwrap();
        check(
            &rules,
            Carriage::Plain,
            "www.inps.it:80",
            refuse(Refusal::Port),
        );
        check(
            &rules,
            Carriage::Plain,
            "www.inps.it:443",
            refuse(Refusal::Port),
        );
        check(
            &rules,
            Carriage::Plain,
            "other.it:80",
            refuse(Refusal::Undeclared),
        );
    }

    #[test]
    fn free_browsing_is_the_web_minus_the_list_and_the_list_spares_declared_hosts() {
        let filter =
            FilterList::parse("# region\nbad.it\n*.worse.it # why\ncdn.example.it\n\n").unwrap();
        let rules = Rules::from_task(&TaskOrder {
            free: true,
            ..task()
        })
        .unwrap()
        .filtered_by(Arc::new(filter));
        for (how, to, expected) in [
            (Carriage::Tunnel, "anything.example.org:443", PAGE),
            (
                Carriage::Tunnel,
                "anything.example.org:22",
                refuse(Refusal::Port),
            ),
            (
                Carriage::Tunnel,
                "anything.example.org:80",
                refuse(Refusal::Port),
            ),
            (Carriage::Plain, "anything.example.org:80", PAGE),
            (
                Carriage::Plain,
                "anything.example.org:443",
                refuse(Refusal::Port),
            ),
            (
                Carriage::Plain,
                "anything.example.org:8080",
                refuse(Refusal::Port),
            ),
            (Carriage::Tunnel, "bad.it:443", refuse(Refusal::Filtered)),
            (
                Carriage::Tunnel,
                "www.bad.it:443",
                refuse(Refusal::Filtered),
            ),
            (Carriage::Plain, "a.worse.it:80", refuse(Refusal::Filtered)),
            (Carriage::Tunnel, "notbad.it:443", PAGE),
            (
                Carriage::Tunnel,
                "cdn.example.it:443",
                Decision::Admit(Standing::Resource),
            ),
            (Carriage::Tunnel, "printer:443", refuse(Refusal::Inside)),
        ] {
            check(&rules, how, to, expected);
        }
    }

    #[test]
    fn what_staff_opened_is_open_on_that_port_only() {
        let rules = Rules::from_task(&task()).unwrap();
        let opened = [Destination::parse("other.it:443", None).unwrap()];
        let decide =
            |to: &str, how| rules.decide(&Destination::parse(to, None).unwrap(), how, &opened);
        assert_eq!(decide("other.it:443", Carriage::Tunnel), PAGE);
        assert_eq!(
            decide("other.it:8443", Carriage::Tunnel),
            refuse(Refusal::Undeclared)
        );
        assert_eq!(
            decide("other.it:443", Carriage::Plain),
            refuse(Refusal::Undeclared)
        );
        assert_eq!(
            decide("a.other.it:443", Carriage::Tunnel),
            refuse(Refusal::Undeclared)
        );
    }

    #[test]
    fn an_unusable_rule_is_named_by_its_place() {
        for (host, ports) in [
            ("10.0.0.1", &[443][..]),
            ("*.it", &[443]),
            ("*.", &[443]),
            ("", &[443]),
            ("www.inps.it", &[]),
            ("www.inps.it", &[0]),
            ("localhost", &[443]),
            ("printer.local", &[443]),
            ("www.*.it", &[443]),
        ] {
            let mut order = task();
            order.hosts.push(rule(host, ports));
            let error = Rules::from_task(&order).unwrap_err();
            assert_eq!((error.group, error.number), ("hosts", 3), "{host:?}");
            assert!(
                host.len() < 4 || !error.to_string().contains(host),
                "{error}"
            );
        }
    }
}
