// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Hosts that a task's pages asked for and the egress refused: what the capsule is told so that
//! it can count them, and what of its answer goes into the book.
//!
//! Only tasks that lead through somebody else's site are counted: practice sites are ours, and
//! links and free browsing have no list that could be mended.

use sportello_capsule::wire::{CountKey, Counting, HostHash, Met, MetHosts, Order, TaskOrder};
use sportello_ledger as ledger;
use tracing::warn;

use super::App;
use crate::service::ledger::Job;
use crate::site;

/// One session's part in the count.
#[derive(Debug, Clone, Default)]
pub(super) struct Hosts {
    counting: Option<ledger::Counting>,
    /// Tasks for which the capsule was told to count.
    tasks: Vec<ledger::TaskId>,
    met: Vec<ledger::Met>,
}

impl Hosts {
    /// What the book knows.
    pub(super) fn know(&mut self, counting: ledger::Counting) {
        self.counting = Some(counting);
    }

    /// How this task's hosts are counted.
    fn of(&mut self, task: &ledger::TaskId) -> Option<Counting> {
        let counting = self.counting.as_ref()?;
        if !self.tasks.contains(task) {
            self.tasks.push(task.clone());
        }
        Some(Counting {
            key: CountKey(counting.key(task)),
            nearly: counting
                .nearly()
                .iter()
                .map(|hash| HostHash(hash.0))
                .collect(),
        })
    }

    fn answer(&mut self, hosts: &MetHosts) {
        let met = hosts.as_slice().iter();
        self.met = met.filter_map(|met| self.believe(met)).collect();
    }

    /// A name only if it is one that was asked for: then it is no surprise what it says.
    fn believe(&self, met: &Met) -> Option<ledger::Met> {
        let counting = self.counting.as_ref()?;
        let hash = ledger::HostHash(met.hash.0);
        let Some(name) = &met.name else {
            return (!self.tasks.is_empty()).then_some(ledger::Met::Nameless(hash));
        };
        let is_its = |task: &&ledger::TaskId| CountKey(counting.key(task)).hash(name) == met.hash;
        let task = self.tasks.iter().find(is_its);
        let asked = counting.nearly().contains(&hash);
        match (
            task.filter(|_| asked),
            ledger::HostName::parse(name.reveal()),
        ) {
            (Some(task), Ok(host)) => Some(ledger::Met::Named {
                hash,
                task: task.clone(),
                host,
            }),
            _ => {
                warn!("the capsule named a host that nobody had asked about: not counted");
                None
            }
        }
    }

    /// What the book is to count.
    pub(super) fn take(&mut self) -> Vec<ledger::Met> {
        std::mem::take(&mut self.met)
    }
}

impl App {
    /// Sends the capsule to a task.
    pub(super) fn order_task(&mut self, order: Box<TaskOrder>) {
        let counting = self.visit.as_mut().and_then(|visit| {
            let task = visit.task_under_way()?.clone();
            visit.hosts.of(&task)
        });
        if let Some(counting) = counting.filter(|_| order.practice.is_none() && !order.free) {
            self.order(Order::Count(counting));
        }
        self.order(Order::Task(order));
    }

    pub(super) fn hosts_met(&mut self, hosts: &MetHosts) {
        if let Some(visit) = &mut self.visit {
            visit.hosts.answer(hosts);
        }
    }

    /// After the record, which must not wait for it.
    pub(super) fn count_hosts(&mut self, met: Vec<ledger::Met>) {
        if !met.is_empty() {
            let now = self.clock.now().wall;
            let today = site::local_hour(self.offer.policy(), now).date_naive();
            self.ask_ledger(Job::CountBlocked(met, today));
        }
    }
}
