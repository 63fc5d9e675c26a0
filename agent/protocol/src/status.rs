// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What a terminal says about itself now. The room's state is never stored at the centre: it
//! goes to the pages of that site's own staff and is forgotten.

use serde::{Deserialize, Serialize};

use crate::bounds::at_most;
use crate::{Alarm, CommandResult, UnixSeconds, UpdateState, VersionText};

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        pub enum $name { $($(#[$vdoc])* $variant),+ }
    };
}

words!(
    /// What the terminal is doing.
    Phase { Free, Notice, Busy, Locked, Ending, Closed, OutOfService, Maintenance }
);
words!(
    /// Where a call for help stands.
    HelpState { None, Sent, Seen, Coming, NobodyCanCome }
);
words!(
    /// What is shown about the time.
    Warning { None, TimeShort, Grace, IdleQuestion }
);
words!(
    /// What a task is about, as coarsely as the home screen's tiles.
    TaskArea {
        Identity, Health, MoneyAndBenefits, School, Work, Payments, EmailAndMessages, Learn,
        Municipality, FreeBrowsing,
    }
);
words!(
    /// Why a terminal does not serve.
    OutOfServiceReason {
        WipeFailed, NoSandbox, NoBrowser, NoDisplay, NoTasks, NoLedger, DiskFull, Staff,
    }
);

/// Whether the terminal may serve citizens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Service {
    InService,
    /// A receipt failed: an empty session must prove the terminal first.
    Proving,
    OutOfService {
        reason: OutOfServiceReason,
    },
    Maintenance,
}
words!(
    /// How a terminal is connected, seen from its default route.
    NetworkKind { Wired, Wifi, Mobile, Other }
);

/// Gauges as they stand; absent: not measured on this machine.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Vitals {
    pub cpu_percent: Option<u8>,
    pub memory_free_mib: Option<u32>,
    pub state_free_mib: Option<u32>,
    pub temperature_celsius: Option<i16>,
    pub uptime_minutes: Option<u32>,
    pub battery_percent: Option<u8>,
    /// Absent without a default route, and from agents that do not say it yet.
    #[serde(default)]
    pub network: Option<NetworkKind>,
    pub network_quality_percent: Option<u8>,
    pub printer_ready: Option<bool>,
    pub kiosk_alive: bool,
}

/// What runs on the terminal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Versions {
    pub agent: VersionText,
    pub image: Option<VersionText>,
    pub tasks: Option<VersionText>,
    pub browser: Option<VersionText>,
}

/// Sent when the room's state changes, and every so often in between.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Status {
    pub version: u16,
    pub clock: UnixSeconds,
    pub phase: Phase,
    pub minutes_left: Option<u16>,
    pub warning: Warning,
    pub help: HelpState,
    /// Only while help is called and the citizen agreed to say what it is about.
    pub area: Option<TaskArea>,
    pub someone_waiting: bool,
    pub service: Service,
    #[serde(deserialize_with = "at_most::<_, _, 64>")]
    #[cfg_attr(feature = "openapi", schema(max_items = 64))]
    pub alarms: Vec<Alarm>,
    pub vitals: Vitals,
    pub versions: Versions,
    /// The desired state that the terminal follows; 0: none yet.
    pub desired: u64,
    /// What became of commands, told until the centre has heard it.
    #[serde(deserialize_with = "at_most::<_, _, 256>")]
    #[cfg_attr(feature = "openapi", schema(max_items = 256))]
    pub results: Vec<CommandResult>,
    /// Absent from agents that do not say it yet.
    #[serde(default)]
    pub update: Option<UpdateState>,
}

/// What the centre answers to a status.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StatusAnswer {
    pub version: u16,
    pub server_clock: UnixSeconds,
    /// Seconds until the next status when nothing changes.
    pub next_after_s: u32,
    /// Version of the desired state that the centre holds for this terminal.
    pub desired: u64,
}
