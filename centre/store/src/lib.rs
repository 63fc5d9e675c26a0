// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What the centre keeps: one trait, two back ends that pass one suite.
//!
//! # Invariants
//! 1. What [`Store::ingest`] has answered is stored for good: it survives `kill -9`, a power
//!    cut and a restart of the database.
//! 2. A row is counted once: `(terminal, epoch, sequence)` is taken at most once, and totals
//!    are folded in the same transaction. Sending a report again changes nothing.
//! 3. Pages read totals: the cost of a page does not grow with history.
//! 4. The state of a room is never here: no type of this crate has a place for it.
//! 5. What was deleted cannot be read from the files (`secure_delete`, emptied log).
//! 6. Every read that serves a page takes a [`Scope`], so that staff of one site cannot be
//!    answered about another.

use std::sync::Arc;

use async_trait::async_trait;
use chrono::NaiveDate;
use sportello_protocol::operator::{BatchAnswer, TerminalRow};
use sportello_protocol::{
    Command, CommandId, CommandKind, CommandResult, Desired, EpochStanding, Facts, Report,
    Settings, TerminalId, Thumbprint, UnixSeconds,
};
use tokio::sync::broadcast;

pub mod account;
pub mod alarm;
pub mod error;
pub mod fleet;
pub mod operator;
pub mod period;
pub mod postgres;
pub mod rollout;
#[cfg(any(test, feature = "seed"))]
pub mod seed;
pub mod sqlite;
pub mod tally;
pub mod target;

mod cover;
mod delegate;
mod fold;
mod lives;
mod mark;
mod queries;
mod ranges;
mod sql;

pub use account::{
    Account, AccountId, AuditEntry, AuditLine, NewAccount, Role, RoleGrant, WebSession,
    WebSessionId,
};
pub use alarm::{AlarmLine, AlarmState};
pub use error::{Result, StoreError};
pub use fleet::{
    CodeLine, Enrolled, FleetFilter, FleetSort, Health, KeyRecord, KeyState, NewCode, NewSite,
    Page, Paged, Seen, Site, SiteFilter, SiteId, SiteSort, Terminal, TerminalState,
};
pub use mark::Mark;
pub use operator::{By, NewOperator, Operator, OperatorId, Planned};
pub use period::{Grain, Period};
pub use postgres::{Postgres, PostgresOptions};
pub use rollout::{Member, NewRollout, Rollout, RolloutId, Standing};
pub use sqlite::{Sqlite, SqliteOptions};
pub use tally::glance::Glance;
pub use tally::{BlockedHost, Measure, Tally};
pub use target::{NewTarget, Target, TargetId};

/// Bytes of one [`Store::relay`] at most, so that every back end can carry it.
pub const MAX_RELAY: usize = 5_000;

/// What somebody may see or touch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// The whole region.
    Region,
    /// These sites and no other.
    Sites(Vec<SiteId>),
}

impl Scope {
    /// Whether `site` lies inside.
    #[must_use]
    pub fn covers(&self, site: SiteId) -> bool {
        match self {
            Self::Region => true,
            Self::Sites(sites) => sites.contains(&site),
        }
    }
}

/// What totals are kept for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Whole {
    Region,
    /// Sites with the same `district`.
    District(String),
    Site(SiteId),
}

/// What a report did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ingested {
    /// One for each epoch that the report named.
    pub standings: Vec<EpochStanding>,
    /// Rows that were new.
    pub new_rows: u32,
    /// Two lives of one key take turns online: the key was copied, and both are quarantined.
    pub cloned: bool,
}

/// Something changed that another process of the centre may be waiting for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// There is a command for this terminal, its desired state changed, or its key is not
    /// taken any more.
    Command(TerminalId),
    /// The desired state of every terminal changed.
    Everyone,
    /// What the processes tell each other about rooms: opaque here, never written anywhere.
    Relay(Arc<[u8]>),
}

/// How long things are kept, days. 0 deletes at the next pruning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Retention {
    /// Refused hosts after the last report about them, rows of newer terminals. Sessions are
    /// counted and not kept.
    pub record_days: u32,
    pub health_days: u32,
    pub alarm_days: u32,
    /// The Garante asks for 6 months at least (provv. 27 Nov 2008).
    pub audit_days: u32,
}

/// The centre's memory. All times are the caller's: a store has no clock.
#[async_trait]
pub trait Store: Send + Sync + std::fmt::Debug {
    // -- reports ---------------------------------------------------------------------------

    /// Takes a report: stores what is new, folds it into the totals, answers what it has.
    /// `online` is false for what came by courier: it says nothing about clones.
    async fn ingest(
        &self,
        terminal: TerminalId,
        report: Report,
        online: bool,
        now: UnixSeconds,
    ) -> Result<Ingested>;

    /// Last seen, versions, service and alarms of many terminals at once.
    async fn touch(&self, seen: Vec<Seen>) -> Result<()>;
    /// These were there at that moment, and said nothing new.
    async fn heard_of(&self, terminals: Vec<TerminalId>, at: UnixSeconds) -> Result<()>;

    // -- identity --------------------------------------------------------------------------

    async fn key(&self, thumbprint: Thumbprint) -> Result<Option<KeyRecord>>;
    async fn make_code(&self, code: NewCode) -> Result<()>;
    /// Codes that can still be used, latest first.
    async fn codes(&self, scope: &Scope, now: UnixSeconds) -> Result<Vec<CodeLine>>;
    async fn withdraw_code(&self, secret_hash: [u8; 32]) -> Result<()>;
    /// Makes all of these or none; earlier ones for the same terminals are worth nothing then.
    async fn make_codes(&self, codes: Vec<NewCode>, by: By) -> Result<()>;
    /// Uses a code up. `None`: wrong, used, withdrawn or too old. A code made for a terminal
    /// gives it a new key and takes the old one away; a code made for a site adds a terminal.
    /// The same key with the same code again (an answer that was lost) is answered again.
    async fn enrol(
        &self,
        secret_hash: [u8; 32],
        public_key: [u8; 32],
        facts: Facts,
        now: UnixSeconds,
    ) -> Result<Option<Enrolled>>;
    async fn set_key_state(&self, terminal: TerminalId, state: KeyState) -> Result<()>;

    // -- sites and terminals ---------------------------------------------------------------

    async fn add_site(&self, site: NewSite) -> Result<SiteId>;
    async fn change_site(&self, id: SiteId, site: NewSite) -> Result<()>;
    async fn site(&self, id: SiteId) -> Result<Option<Site>>;
    /// By name.
    async fn sites(&self, scope: &Scope) -> Result<Vec<Site>>;
    /// A page of them; `down` turns the order round.
    async fn sites_page(
        &self,
        scope: &Scope,
        filter: &SiteFilter,
        sort: SiteSort,
        down: bool,
        page: Page,
    ) -> Result<Paged<Site>>;
    /// What the districts of these sites are called, in the order of their letters; a site
    /// without one has none here.
    async fn districts(&self, scope: &Scope) -> Result<Vec<String>>;
    /// Adds and changes sites by their code: all of it or, with a problem, nothing. The rows
    /// were looked at by themselves before.
    async fn import_sites(&self, rows: Vec<NewSite>, dry_run: bool, by: By) -> Result<BatchAnswer>;
    /// Notes terminals to come: all of it or, with a problem, nothing.
    async fn plan_terminals(
        &self,
        rows: Vec<TerminalRow>,
        dry_run: bool,
        by: By,
    ) -> Result<BatchAnswer>;
    /// Terminals that nobody enrolled yet, by code of their site.
    async fn planned(&self) -> Result<Vec<Planned>>;
    async fn terminal(&self, id: TerminalId) -> Result<Option<Terminal>>;
    async fn rename_terminal(&self, id: TerminalId, label: String) -> Result<()>;
    /// Out of the fleet for good: key revoked, history kept.
    async fn retire_terminal(&self, id: TerminalId) -> Result<()>;
    async fn terminals(
        &self,
        scope: &Scope,
        filter: &FleetFilter,
        sort: FleetSort,
        page: Page,
    ) -> Result<Paged<Terminal>>;
    /// Gauges of a terminal, oldest first: by the hour where there are hours, else by the day.
    async fn health(&self, id: TerminalId, from: NaiveDate, to: NaiveDate) -> Result<Vec<Health>>;

    // -- commands and desired state --------------------------------------------------------

    /// Queues a command and wakes whoever waits for it.
    async fn queue_command(
        &self,
        terminal: TerminalId,
        kind: CommandKind,
        by: AccountId,
        now: UnixSeconds,
        valid_for_s: u32,
    ) -> Result<CommandId>;
    /// Commands after `after` that have not expired, oldest first.
    async fn pending_commands(
        &self,
        terminal: TerminalId,
        after: CommandId,
        now: UnixSeconds,
    ) -> Result<Vec<Command>>;
    async fn note_results(&self, terminal: TerminalId, results: &[CommandResult]) -> Result<()>;
    /// Desired state of a site's terminals: settings, and the version for each of them.
    async fn desired(&self, site: SiteId) -> Result<Desired>;
    /// Desired state of one terminal, with its image and its place.
    async fn desired_of(&self, terminal: TerminalId) -> Result<Desired>;
    /// Under a new version.
    async fn set_settings(&self, site: SiteId, settings: Settings) -> Result<Desired>;

    // -- operators and rollouts ------------------------------------------------------------

    async fn add_operator(&self, operator: NewOperator) -> Result<OperatorId>;
    /// Its key opens nothing from now on.
    async fn remove_operator(&self, name: &str, now: UnixSeconds) -> Result<OperatorId>;
    /// By name.
    async fn operators(&self) -> Result<Vec<Operator>>;
    async fn operator(&self, thumbprint: Thumbprint) -> Result<Option<Operator>>;
    /// Latest first, 50 at most.
    async fn rollouts(&self) -> Result<Vec<Rollout>>;
    /// [`StoreError::Exists`] while another one is open.
    async fn begin_rollout(&self, plan: NewRollout) -> Result<RolloutId>;
    /// Moves a rollout, unless it no longer stands at `from`: `false` then. `action` is its word
    /// in the audit log; account 0 is the centre itself.
    async fn move_rollout(
        &self,
        id: RolloutId,
        from: Standing,
        to: Standing,
        by: By,
        action: &str,
    ) -> Result<bool>;
    /// Everyone should follow `bundle`, as version `list` of the region's signed list says; an
    /// earlier list comes too late. `true`: that is another one than before, under a new version,
    /// and whoever waits is woken.
    async fn follow_bundle(&self, bundle: Option<u64>, list: u64) -> Result<bool>;
    /// Every active terminal, as a rollout of `image` sees it.
    async fn members(&self, image: u64) -> Result<Vec<Member>>;

    // -- usage -----------------------------------------------------------------------------

    /// Totals of a period.
    async fn tally(&self, whole: &Whole, period: Period) -> Result<Tally>;
    /// What the totals of a period stand at, as of now. To be asked before the totals
    /// themselves: what is read after it is never older than it says.
    async fn mark(&self, whole: &Whole, period: Period) -> Result<Mark>;
    /// Each day, month or year of a period that has any totals, oldest first.
    async fn series(
        &self,
        whole: &Whole,
        period: Period,
        grain: Grain,
    ) -> Result<Vec<(NaiveDate, Glance)>>;
    /// One for each of these, in their order.
    async fn glances(&self, wholes: &[Whole], period: Period) -> Result<Vec<Glance>>;
    /// Totals of each of these sites.
    async fn tallies(&self, sites: &[SiteId], period: Period) -> Result<Vec<(SiteId, Tally)>>;

    /// Hosts that tasks needed and terminals refused, most met first; 1,000 at most.
    async fn blocked_hosts(&self) -> Result<Vec<BlockedHost>>;

    // -- alarms ----------------------------------------------------------------------------

    /// Alarms that stand now, worst and oldest first.
    async fn alarms(&self, scope: &Scope) -> Result<Vec<AlarmLine>>;
    /// A page of them, in the same order.
    async fn alarms_page(&self, scope: &Scope, page: Page) -> Result<Paged<AlarmLine>>;
    /// Alarms raised since `after` (a rising number) that nobody was told of yet.
    async fn alarms_to_tell(&self) -> Result<Vec<AlarmLine>>;
    async fn alarms_told(&self, ids: &[i64]) -> Result<()>;

    // -- targets ---------------------------------------------------------------------------

    async fn targets(&self) -> Result<Vec<Target>>;
    async fn add_target(&self, target: NewTarget) -> Result<TargetId>;
    /// The official figure that somebody entered, and the day it speaks of.
    async fn enter_figure(&self, id: TargetId, figure: u64, on: NaiveDate) -> Result<()>;
    async fn remove_target(&self, id: TargetId) -> Result<()>;

    // -- accounts --------------------------------------------------------------------------

    async fn add_account(&self, account: NewAccount) -> Result<AccountId>;
    async fn account(&self, id: AccountId) -> Result<Option<Account>>;
    async fn account_by_name(&self, name: &str) -> Result<Option<Account>>;
    async fn accounts(&self) -> Result<Vec<Account>>;
    async fn set_password(&self, id: AccountId, hash: String) -> Result<()>;
    async fn set_totp(&self, id: AccountId, secret: Option<Vec<u8>>) -> Result<()>;
    /// The TOTP step was used: it and earlier ones are refused from now on. `false`: it was
    /// used before.
    async fn use_totp_step(&self, id: AccountId, step: u64) -> Result<bool>;
    async fn set_roles(&self, id: AccountId, roles: Vec<RoleGrant>) -> Result<()>;
    async fn set_disabled(&self, id: AccountId, disabled: bool) -> Result<()>;
    async fn begin_web_session(&self, session: WebSession) -> Result<()>;
    async fn web_session(&self, id: WebSessionId, now: UnixSeconds) -> Result<Option<WebSession>>;
    async fn end_web_session(&self, id: WebSessionId) -> Result<()>;
    async fn end_web_sessions_of(&self, id: AccountId) -> Result<()>;
    /// Counts a wrong log-in under a key (hash of name, or of address) and answers how many
    /// there were since `since`.
    async fn count_failure(
        &self,
        key: [u8; 32],
        now: UnixSeconds,
        since: UnixSeconds,
    ) -> Result<u32>;
    async fn failures(&self, key: [u8; 32], since: UnixSeconds) -> Result<u32>;
    async fn forget_failures(&self, key: [u8; 32]) -> Result<()>;
    async fn audit(&self, entry: AuditEntry) -> Result<()>;
    /// Latest first.
    async fn audit_log(&self, scope: &Scope, page: Page) -> Result<Paged<AuditLine>>;
    /// Only what one person did.
    async fn audit_log_of(
        &self,
        scope: &Scope,
        by: AccountId,
        page: Page,
    ) -> Result<Paged<AuditLine>>;

    // -- the store itself ------------------------------------------------------------------

    /// Tells the other processes of the centre, not this one; [`MAX_RELAY`] bytes at most.
    /// Never written to a table or a file of ours.
    async fn relay(&self, bytes: &[u8]) -> Result<()>;
    fn changes(&self) -> broadcast::Receiver<Change>;
    /// A small secret kept for the centre itself, made by `make` when there is none.
    async fn secret(&self, name: &str, make: &(dyn Fn() -> Vec<u8> + Sync)) -> Result<Vec<u8>>;
    async fn prune(&self, retention: Retention, today: NaiveDate) -> Result<u64>;
    /// Whether it can read and write just now.
    async fn ready(&self) -> Result<()>;
}
