// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The refused hosts that this session met, for the region's lists.
//!
//! Invariants:
//! - A name is kept only of a host whose hash the shell asked about; of all others, the hash.
//! - Nothing is counted for which the shell has not given a key: practice, links, free browsing.
//! - Nothing is counted that the browser asks for itself ([`BROWSERS_OWN`]).
//! - Once staff have opened a host, pages stand that the task does not know: what they ask for
//!   is nobody's list, and nothing is counted any more.

use std::collections::BTreeMap;
use std::fmt;

use crate::egress::host::HostName;
use crate::wire::{Counting, HostHash, MOST_MET, MOST_NAMED, Met, MetHosts, MetName};

/// What Chromium asks for at its start in spite of every flag and policy that says otherwise (its
/// clock, news of its parts), as seen at our gate. No page of a service is known to need them.
const BROWSERS_OWN: [&str; 2] = ["clients2.google.com", "update.googleapis.com"];

#[derive(Default)]
pub(super) struct MetSoFar {
    counting: Option<Counting>,
    staff_opened: bool,
    hosts: BTreeMap<HostHash, Option<MetName>>,
}

impl MetSoFar {
    /// From now on hosts are met by another task. Those before stay: each counts once.
    pub(super) fn count_for(&mut self, counting: Option<Counting>) {
        self.counting = counting.filter(|_| !self.staff_opened);
    }

    /// A page asked for this host and was refused.
    pub(super) fn note(&mut self, host: &HostName) {
        let Some((counting, name)) = self.counting.as_ref().zip(named(host)) else {
            return;
        };
        let hash = counting.key.hash(&name);
        if self.hosts.len() < MOST_MET {
            let wanted = counting.nearly.contains(&hash);
            self.hosts.entry(hash).or_insert(wanted.then_some(name));
        }
    }

    /// Staff let this host through, for somebody who stands beside them.
    pub(super) fn opened(&mut self, host: &HostName) {
        if let Some((counting, name)) = self.counting.take().zip(named(host)) {
            self.hosts.remove(&counting.key.hash(&name));
        }
        self.staff_opened = true;
    }

    /// All of it; nothing is left.
    pub(super) fn take(&mut self) -> MetHosts {
        let mut names = 0;
        let hosts: Vec<Met> = std::mem::take(&mut self.hosts)
            .into_iter()
            .map(|(hash, name)| {
                names += usize::from(name.is_some());
                Met {
                    hash,
                    name: name.filter(|_| names <= MOST_NAMED),
                }
            })
            .collect();
        // As many as are told, in the order of a map.
        hosts.try_into().unwrap_or_default()
    }
}

/// A name of underscores or one label is of no use to a list of hosts.
fn named(host: &HostName) -> Option<MetName> {
    let name = host.reveal();
    let own = BROWSERS_OWN.contains(&name);
    MetName::parse(name).ok().filter(|_| !own)
}

impl fmt::Debug for MetSoFar {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("MetSoFar")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::CountKey;

    const KEY: CountKey = CountKey(*b"sixteen byte key");

    fn host(name: &str) -> HostName {
        HostName::parse(name).unwrap()
    }

    fn hash(name: &str) -> HostHash {
        KEY.hash(&MetName::parse(name).unwrap())
    }

    fn counting(nearly: &[&str]) -> Option<Counting> {
        Some(Counting {
            key: KEY,
            nearly: nearly.iter().map(|name| hash(name)).collect(),
        })
    }

    fn names(met: &MetHosts) -> Vec<Option<&str>> {
        let hosts = met.as_slice().iter();
        hosts
            .map(|met| met.name.as_ref().map(MetName::reveal))
            .collect()
    }

    #[test]
    fn a_host_is_told_once_and_by_its_hash_unless_its_name_was_asked_for() {
        let mut met = MetSoFar::default();
        met.count_for(counting(&["known.example"]));
        for _ in 0..3 {
            met.note(&host("known.example"));
            met.note(&host("mario-rossi.example"));
            met.note(&host("update.googleapis.com"));
        }
        let told = met.take();
        assert_eq!(told.as_slice().len(), 2);
        let mut expected = [
            (hash("known.example"), Some("known.example")),
            (hash("mario-rossi.example"), None),
        ];
        expected.sort();
        assert_eq!(names(&told), expected.map(|(_, name)| name));
        let hashes: Vec<_> = told.as_slice().iter().map(|met| met.hash).collect();
        assert_eq!(hashes, expected.map(|(hash, _)| hash));
        assert_eq!(met.take(), MetHosts::default());
    }

    #[test]
    fn without_a_key_and_after_staff_opened_a_host_nothing_is_counted() {
        let mut met = MetSoFar::default();
        met.note(&host("a.example"));
        met.count_for(counting(&[]));
        met.note(&host("b.example"));
        met.note(&host("wanted.example"));
        met.opened(&host("wanted.example"));
        met.note(&host("c.example"));
        met.count_for(counting(&[]));
        met.note(&host("d.example"));
        let told = met.take();
        assert_eq!(told.as_slice()[0].hash, hash("b.example"));
        assert_eq!(told.as_slice().len(), 1);
    }

    #[test]
    fn the_same_host_counts_for_each_task_that_met_it() {
        let mut met = MetSoFar::default();
        for key in [[1; 16], [2; 16], [1; 16]] {
            met.count_for(Some(Counting {
                key: CountKey(key),
                nearly: [].into(),
            }));
            met.note(&host("a.example"));
        }
        assert_eq!(met.take().as_slice().len(), 2);
    }

    #[test]
    fn a_page_that_asks_for_thousands_is_told_of_within_bounds() {
        let mut met = MetSoFar::default();
        let all: Vec<String> = (0..1000)
            .map(|number| format!("h{number}.example"))
            .collect();
        let all: Vec<&str> = all.iter().map(String::as_str).collect();
        met.count_for(counting(&all));
        for name in &all {
            met.note(&host(name));
        }
        let told = met.take();
        assert_eq!(told.as_slice().len(), MOST_MET);
        assert_eq!(names(&told).into_iter().flatten().count(), MOST_NAMED);
    }

    #[test]
    fn names_that_no_list_could_hold_are_passed_over() {
        let mut met = MetSoFar::default();
        met.count_for(counting(&[]));
        met.note(&host("_dmarc.example.it"));
        met.note(&host("printer"));
        assert_eq!(met.take(), MetHosts::default());
        met.note(&host("secret.example"));
        assert!(!format!("{met:?}").contains("secret"));
    }
}
