// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What every task of the agent is given, and the boards on which they leave word for each
//! other.

use std::sync::Arc;

use sportello_protocol::{Alarm, ProblemKind, UpdateState, Versions, Vitals};
use tokio::sync::watch;

use crate::clock::Clock;
use crate::config::Config;
use crate::ledger::Ledger;

/// Given to every task; cloning it shares everything.
#[derive(Debug, Clone)]
pub struct Context {
    pub config: Arc<Config>,
    pub clock: Arc<dyn Clock>,
    pub ledger: Ledger,
    /// What health found. Health writes; every status sends it, and a change of `alarms` is
    /// sent at once.
    pub findings: watch::Sender<Findings>,
    /// How things stand with the centre. The centre's tasks write.
    pub standing: watch::Sender<Standing>,
    /// Turns `true` once, when the agent is to end. Tasks return soon after.
    pub shutdown: watch::Receiver<bool>,
}

impl Context {
    /// Waits until the agent is to end.
    pub async fn ending(&self) {
        let mut shutdown = self.shutdown.clone();
        // The sender gone is the end as well.
        let _end = shutdown.wait_for(|end| *end).await.is_ok();
    }
}

/// What health knows at this moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Findings {
    pub vitals: Vitals,
    /// Raised and not cleared, each once.
    pub alarms: Vec<Alarm>,
    pub versions: Versions,
}

/// How things stand with the centre.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Standing {
    pub enrolled: bool,
    /// Whether the last request was answered by the centre (a refusal is an answer).
    /// `None` until the first one ended.
    pub answers: Option<bool>,
    /// Seconds by which this machine's clock is ahead of the centre's; known after the first
    /// answer that said what time it is there.
    pub clock_ahead_s: Option<i64>,
    /// Set while the centre does not take what this terminal sends.
    pub refused: Option<ProblemKind>,
    /// Where image and bundle stand; `None` on a machine that is no appliance.
    pub update: Option<UpdateState>,
}
