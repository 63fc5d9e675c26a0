// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! One minute after the other: asks the probes that are due, and keeps what must last between
//! two minutes.

use std::collections::BTreeSet;

use sportello_ledger::{BootMillis, Heartbeat, Losses, Phase};
use sportello_protocol::{
    Alarm, AlarmChange, Gauge, NetworkKind, UnixSeconds, VersionText, Versions, Vitals,
};

use super::alarm::{Alarms, RULES};
use super::forecast::History;
use super::held::Held;
use super::keep::{GivenUp, Kept};
use super::machine::Machine;
use super::portals::{Line, Portal};
use super::printers::Printers;
use super::readings::{Alive, Found, alive};
use super::wear::Wear;
use super::{Places, battery, bus, disk, network, portals, printers, temperature, versions, wear};
use crate::context::Standing;

/// What the other parts of the agent know at the beginning of a minute.
#[derive(Debug, Clone, Default)]
pub struct Seen {
    pub wall: Option<UnixSeconds>,
    pub boot: Option<BootMillis>,
    /// `None`: the slate could not be read.
    pub beats: Option<Vec<Heartbeat>>,
    pub phase: Option<Phase>,
    /// `None`: the book could not be read.
    pub losses: Option<Losses>,
    /// The last receipt failed; `None`: there is none, or it could not be read.
    pub wipe_failed: Option<bool>,
    pub given_up: bool,
    pub standing: Standing,
}

/// What one minute found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measured {
    pub gauges: Vec<(Gauge, i64)>,
    pub changes: Vec<(Alarm, AlarmChange)>,
    /// What stands now, for the status.
    pub alarms: Vec<Alarm>,
    pub vitals: Vitals,
    pub versions: Versions,
    /// Something changed that must outlive the agent: see [`Sampler::kept`].
    pub must_keep: bool,
}

/// The probes and their memory.
#[derive(Debug)]
pub struct Sampler {
    places: Places,
    minute: u64,
    machine: Machine,
    versions: versions::Reader,
    vitals: Vitals,
    history: History,
    alarms: Alarms,
    wear: Held<Wear>,
    strength: Held<i64>,
    printers: Held<Printers>,
    line: Held<Line>,
    portals: BTreeSet<Portal>,
    known_losses: GivenUp,
}

/// Minutes between two questions: SMART changes over weeks; a cupsd that nobody uses may go to
/// sleep between questions; portals are other people's machines.
const WEAR_EVERY: u64 = 6 * 60;
const STRENGTH_EVERY: u64 = 5;
const PRINTERS_EVERY: u64 = 3;
const PORTALS_EVERY: u64 = 15;
/// Added to the portals' pause: 10,000 terminals that were switched on together drift apart.
const PORTALS_JITTER: u64 = 4;

impl Sampler {
    /// Takes up what an earlier agent kept.
    #[must_use]
    pub fn resume(places: Places, agent: VersionText, kept: Kept) -> Self {
        Self {
            places,
            minute: 0,
            machine: Machine::default(),
            versions: versions::Reader::new(agent),
            vitals: Vitals::default(),
            history: History::resume(kept.free_hours),
            alarms: Alarms::resume(RULES, kept.alarms),
            wear: Held::new(WEAR_EVERY, 2),
            strength: Held::new(STRENGTH_EVERY, 0),
            printers: Held::new(PRINTERS_EVERY, 0),
            line: Held::new(PORTALS_EVERY, 1 + chance(PORTALS_JITTER)),
            portals: BTreeSet::new(),
            known_losses: kept.given_up,
        }
    }

    /// What must outlive the agent.
    #[must_use]
    pub fn kept(&self) -> Kept {
        Kept {
            alarms: self.alarms.raised().collect(),
            free_hours: self.history.hours().collect(),
            given_up: self.known_losses,
        }
    }

    /// Measures everything that is due. Takes some seconds at most, and nearly always no time.
    pub async fn measure(&mut self, seen: Seen) -> Measured {
        let minute = self.minute;
        self.minute += 1;
        let link = network::read(&self.places.proc, &self.places.sys);
        let asks_strength = link
            .is_some_and(|link| link.kind == NetworkKind::Wifi && link.quality_percent.is_none());
        self.ask_outside(minute, asks_strength, seen.standing.answers)
            .await;
        let mut must_keep = false;
        let state_free_mib = disk::free_mib(&self.places.state);
        if let (Some(free), Some(wall)) = (state_free_mib, seen.wall) {
            must_keep |= self.history.add(wall.0.div_euclid(3600), free);
        }
        let (dropped, damaged) = self.new_losses(seen.losses);
        must_keep |= dropped || damaged;
        let found = Found {
            look: self.machine.look(),
            root_free_mib: disk::free_mib(&self.places.root),
            state_free_mib,
            outlook: Some(self.history.outlook()),
            wear: self.wear.get(minute),
            temperature: temperature::celsius(&self.places.sys),
            battery: battery::read(&self.places.sys),
            link,
            strength: self.strength.get(minute).filter(|_| asks_strength),
            line: self.line.get(minute),
            printers: self.printers.get(minute),
            // An offset that no answer has confirmed lately says nothing.
            clock_ahead_s: seen
                .standing
                .clock_ahead_s
                .filter(|_| seen.standing.answers == Some(true)),
            centre_answers: seen.standing.answers,
            wall: seen.wall,
            alive: match (&seen.beats, seen.boot) {
                (Some(beats), Some(boot)) => alive(beats, seen.phase, boot),
                _ => Alive::default(),
            },
            given_up: seen.given_up,
            wipe_failed: seen.wipe_failed,
            damaged,
            dropped,
        };
        let changes = self.alarms.see(&found.readings());
        must_keep |= !changes.is_empty();
        self.vitals = found.vitals(&self.vitals);
        Measured {
            gauges: found.gauges(),
            changes,
            alarms: self.alarms.raised().collect(),
            vitals: self.vitals,
            versions: self.versions.read(&self.places),
            must_keep,
        }
    }

    /// Asks whoever is outside this process and due, all at the same time.
    async fn ask_outside(&mut self, minute: u64, asks_strength: bool, centre: Option<bool>) {
        let bus = self.places.bus.as_deref();
        let asks_wear = self.wear.is_due(minute);
        let asks_strength = asks_strength && self.strength.is_due(minute);
        let asks_printers = self.printers.is_due(minute);
        let asks_portals = self.line.is_due(minute);
        if asks_portals {
            self.portals = self
                .places
                .portals
                .as_deref()
                .map(portals::read)
                .unwrap_or_default();
        }
        let wear = async {
            match bus {
                Some(bus) if asks_wear => bus::with(bus, wear::ask).await,
                _ => None,
            }
        };
        let strength = async {
            match bus {
                Some(bus) if asks_strength => bus::with(bus, network::ask_manager).await,
                _ => None,
            }
        };
        let printers = async {
            match asks_printers {
                true => printers::ask(&self.places.cups).await,
                false => None,
            }
        };
        let round = async {
            match asks_portals {
                true => Some(portals::ask(&self.portals).await),
                false => None,
            }
        };
        let (wear, strength, printers, round) = tokio::join!(wear, strength, printers, round);
        if asks_wear {
            self.wear.asked(minute, wear, 0);
        }
        if asks_strength {
            self.strength.asked(minute, strength, 0);
        }
        if asks_printers {
            self.printers.asked(minute, printers, 0);
        }
        if let Some(round) = round {
            let line = portals::judge(round, centre);
            self.line.asked(minute, Some(line), chance(PORTALS_JITTER));
        }
    }

    /// Whether rows were dropped, and whether some were damaged, since the last minute or while no
    /// agent ran. Totals that fell are those of a new book: the old one could not be read at all.
    fn new_losses(&mut self, losses: Option<Losses>) -> (bool, bool) {
        let Some(losses) = losses else {
            return (false, false);
        };
        let now = GivenUp {
            dropped: losses
                .sessions_dropped
                .saturating_add(losses.others_dropped),
            damaged: losses.numbers_damaged,
        };
        let before = std::mem::replace(&mut self.known_losses, now);
        let fell = now.dropped < before.dropped || now.damaged < before.damaged;
        (
            now.dropped > before.dropped,
            now.damaged > before.damaged || fell,
        )
    }
}

/// 0 to `most`, by chance; 0 where there is none to be had.
fn chance(most: u64) -> u64 {
    getrandom::u64().map_or(0, |random| random % (most + 1))
}
