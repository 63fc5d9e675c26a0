// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The trait, told once for both back ends: which question each call asks. A back end
//! brings `read!` and `write!`, which run a question inside a transaction of its own, and a
//! handful of calls that differ (`ingest`, `relay`, `changes`, `prune`, ...).

/// `implement_store!(Backend, read, write)`
macro_rules! implement_store {
    ($backend:ty, $read:ident, $write:ident) => {
        #[async_trait::async_trait]
        impl $crate::Store for $backend {
            async fn ingest(
                &self,
                terminal: TerminalId,
                report: Report,
                online: bool,
                now: UnixSeconds,
            ) -> Result<Ingested> {
                self.take_in(ingest::Job {
                    terminal,
                    report,
                    online,
                    now,
                })
                .await
            }

            async fn touch(&self, seen: Vec<Seen>) -> Result<()> {
                $write!(self, sql => terminals::touch(sql, &seen))
            }

            async fn heard_of(&self, terminals: Vec<TerminalId>, at: UnixSeconds) -> Result<()> {
                $write!(self, sql => terminals::heard_of(sql, &terminals, at))
            }

            async fn key(&self, thumbprint: Thumbprint) -> Result<Option<KeyRecord>> {
                $read!(self, sql => identity::key(sql, thumbprint))
            }

            async fn make_code(&self, code: NewCode) -> Result<()> {
                $write!(self, sql => identity::make_code(sql, &code))
            }

            async fn codes(&self, scope: &Scope, now: UnixSeconds) -> Result<Vec<CodeLine>> {
                let scope = scope.clone();
                $read!(self, sql => identity::codes(sql, &scope, now))
            }

            async fn withdraw_code(&self, secret_hash: [u8; 32]) -> Result<()> {
                $write!(self, sql => identity::withdraw_code(sql, secret_hash))
            }

            async fn make_codes(&self, codes: Vec<NewCode>, by: By) -> Result<()> {
                $write!(self, sql => identity::make_codes(sql, &codes, by))
            }

            async fn enrol(&self, secret_hash: [u8; 32], public_key: [u8; 32], facts: Facts, now: UnixSeconds) -> Result<Option<Enrolled>> {
                let fresh = TerminalId(uuid::Uuid::new_v4());
                $write!(self, sql => identity::enrol(sql, secret_hash, public_key, &facts, now, fresh))
            }

            async fn set_key_state(&self, terminal: TerminalId, state: KeyState) -> Result<()> {
                $write!(self, sql => identity::set_key_state(sql, terminal, state))
            }

            async fn add_site(&self, site: NewSite) -> Result<SiteId> {
                $write!(self, sql => sites::add(sql, &site))
            }

            async fn change_site(&self, id: SiteId, site: NewSite) -> Result<()> {
                $write!(self, sql => sites::change(sql, id, &site))
            }

            async fn site(&self, id: SiteId) -> Result<Option<Site>> {
                $read!(self, sql => sites::one(sql, id))
            }

            async fn sites(&self, scope: &Scope) -> Result<Vec<Site>> {
                let scope = scope.clone();
                $read!(self, sql => sites::all(sql, &scope))
            }

            async fn sites_page(&self, scope: &Scope, filter: &SiteFilter, sort: SiteSort, down: bool, page: Page) -> Result<Paged<Site>> {
                let (scope, filter) = (scope.clone(), filter.clone());
                $read!(self, sql => sites::page(sql, &scope, &filter, sort, down, page))
            }

            async fn districts(&self, scope: &Scope) -> Result<Vec<String>> {
                let scope = scope.clone();
                $read!(self, sql => sites::districts(sql, &scope))
            }

            async fn import_sites(&self, rows: Vec<NewSite>, dry_run: bool, by: By) -> Result<BatchAnswer> {
                $write!(self, sql => import::import_sites(sql, &rows, dry_run, by))
            }

            async fn plan_terminals(&self, rows: Vec<TerminalRow>, dry_run: bool, by: By) -> Result<BatchAnswer> {
                $write!(self, sql => import::plan_terminals(sql, &rows, dry_run, by))
            }

            async fn planned(&self) -> Result<Vec<Planned>> {
                $read!(self, sql => import::planned(sql))
            }

            async fn terminal(&self, id: TerminalId) -> Result<Option<Terminal>> {
                $read!(self, sql => fleet::one(sql, id))
            }

            async fn rename_terminal(&self, id: TerminalId, label: String) -> Result<()> {
                $write!(self, sql => fleet::rename(sql, id, &label))
            }

            async fn retire_terminal(&self, id: TerminalId) -> Result<()> {
                $write!(self, sql => fleet::retire(sql, id))
            }

            async fn terminals(&self, scope: &Scope, filter: &FleetFilter, sort: FleetSort, page: Page) -> Result<Paged<Terminal>> {
                let (scope, filter) = (scope.clone(), filter.clone());
                $read!(self, sql => fleet::list(sql, &scope, &filter, sort, page))
            }

            async fn health(&self, id: TerminalId, from: NaiveDate, to: NaiveDate) -> Result<Vec<Health>> {
                $read!(self, sql => terminals::health(sql, id, from, to))
            }

            async fn queue_command(&self, terminal: TerminalId, kind: CommandKind, by: AccountId, now: UnixSeconds, valid_for_s: u32) -> Result<CommandId> {
                $write!(self, sql => commands::queue(sql, terminal, kind, by, now, valid_for_s))
            }

            async fn pending_commands(&self, terminal: TerminalId, after: CommandId, now: UnixSeconds) -> Result<Vec<Command>> {
                $read!(self, sql => commands::pending(sql, terminal, after, now))
            }

            async fn note_results(&self, terminal: TerminalId, results: &[CommandResult]) -> Result<()> {
                let results = results.to_vec();
                if results.is_empty() { return Ok(()); }
                $write!(self, sql => commands::note_results(sql, terminal, &results))
            }

            async fn desired(&self, site: SiteId) -> Result<Desired> {
                $read!(self, sql => commands::desired(sql, site))
            }

            async fn desired_of(&self, terminal: TerminalId) -> Result<Desired> {
                $read!(self, sql => rollouts::desired(sql, terminal))
            }

            async fn add_operator(&self, operator: NewOperator) -> Result<OperatorId> {
                $write!(self, sql => operators::add(sql, &operator))
            }

            async fn remove_operator(&self, name: &str, now: UnixSeconds) -> Result<OperatorId> {
                let name = name.to_owned();
                $write!(self, sql => operators::remove(sql, &name, now))
            }

            async fn operators(&self) -> Result<Vec<Operator>> {
                $read!(self, sql => operators::all(sql))
            }

            async fn operator(&self, thumbprint: Thumbprint) -> Result<Option<Operator>> {
                $read!(self, sql => operators::by_key(sql, thumbprint))
            }

            async fn rollouts(&self) -> Result<Vec<Rollout>> {
                $read!(self, sql => rollouts::all(sql))
            }

            async fn begin_rollout(&self, plan: NewRollout) -> Result<RolloutId> {
                $write!(self, sql => rollouts::begin(sql, &plan))
            }

            async fn move_rollout(&self, id: RolloutId, from: Standing, to: Standing, by: By, action: &str) -> Result<bool> {
                let action = action.to_owned();
                $write!(self, sql => rollouts::advance(sql, id, from, to, by, &action))
            }

            async fn follow_bundle(&self, bundle: Option<u64>, list: u64) -> Result<bool> {
                $write!(self, sql => rollouts::follow(sql, bundle, list))
            }

            async fn members(&self, image: u64) -> Result<Vec<Member>> {
                $read!(self, sql => rollouts::members(sql, image))
            }

            async fn set_settings(&self, site: SiteId, settings: Settings) -> Result<Desired> {
                $write!(self, sql => commands::set_settings(sql, site, &settings))
            }

            async fn tally(&self, whole: &Whole, period: Period) -> Result<Tally> {
                let whole = whole.clone();
                $read!(self, sql => usage::tally(sql, &whole, period))
            }

            async fn mark(&self, whole: &Whole, period: Period) -> Result<Mark> {
                let whole = whole.clone();
                $read!(self, sql => usage::mark(sql, &whole, period))
            }

            async fn series(&self, whole: &Whole, period: Period, grain: Grain) -> Result<Vec<(NaiveDate, Glance)>> {
                let whole = whole.clone();
                $read!(self, sql => usage::series(sql, &whole, period, grain))
            }

            async fn glances(&self, wholes: &[Whole], period: Period) -> Result<Vec<Glance>> {
                let wholes = wholes.to_vec();
                $read!(self, sql => usage::glances(sql, &wholes, period))
            }

            async fn tallies(&self, sites: &[SiteId], period: Period) -> Result<Vec<(SiteId, Tally)>> {
                let sites = sites.to_vec();
                $read!(self, sql => usage::tallies(sql, &sites, period))
            }

            async fn blocked_hosts(&self) -> Result<Vec<BlockedHost>> {
                $read!(self, sql => blocked::all(sql))
            }

            async fn alarms(&self, scope: &Scope) -> Result<Vec<AlarmLine>> {
                let scope = scope.clone();
                $read!(self, sql => alarms::standing(sql, &scope))
            }

            async fn alarms_page(&self, scope: &Scope, page: Page) -> Result<Paged<AlarmLine>> {
                let scope = scope.clone();
                $read!(self, sql => alarms::page(sql, &scope, page))
            }

            async fn alarms_to_tell(&self) -> Result<Vec<AlarmLine>> {
                $read!(self, sql => alarms::to_tell(sql))
            }

            async fn alarms_told(&self, ids: &[i64]) -> Result<()> {
                let ids = ids.to_vec();
                $write!(self, sql => alarms::told(sql, &ids))
            }

            async fn targets(&self) -> Result<Vec<Target>> {
                $read!(self, sql => targets::all(sql))
            }

            async fn add_target(&self, target: NewTarget) -> Result<TargetId> {
                $write!(self, sql => targets::add(sql, &target))
            }

            async fn enter_figure(&self, id: TargetId, figure: u64, on: NaiveDate) -> Result<()> {
                $write!(self, sql => targets::enter(sql, id, figure, on))
            }

            async fn remove_target(&self, id: TargetId) -> Result<()> {
                $write!(self, sql => targets::remove(sql, id))
            }

            async fn add_account(&self, account: NewAccount) -> Result<AccountId> {
                $write!(self, sql => accounts::add(sql, &account))
            }

            async fn account(&self, id: AccountId) -> Result<Option<Account>> {
                $read!(self, sql => accounts::one(sql, id))
            }

            async fn account_by_name(&self, name: &str) -> Result<Option<Account>> {
                let name = name.to_owned();
                $read!(self, sql => accounts::by_name(sql, &name))
            }

            async fn accounts(&self) -> Result<Vec<Account>> {
                $read!(self, sql => accounts::all(sql))
            }

            async fn set_password(&self, id: AccountId, hash: String) -> Result<()> {
                $write!(self, sql => accounts::set_password(sql, id, &hash))
            }

            async fn set_totp(&self, id: AccountId, secret: Option<Vec<u8>>) -> Result<()> {
                $write!(self, sql => accounts::set_totp(sql, id, secret.as_deref()))
            }

            async fn use_totp_step(&self, id: AccountId, step: u64) -> Result<bool> {
                $write!(self, sql => accounts::use_totp_step(sql, id, step))
            }

            async fn set_roles(&self, id: AccountId, roles: Vec<RoleGrant>) -> Result<()> {
                $write!(self, sql => accounts::set_roles(sql, id, &roles))
            }

            async fn set_disabled(&self, id: AccountId, disabled: bool) -> Result<()> {
                $write!(self, sql => accounts::set_disabled(sql, id, disabled))
            }

            async fn begin_web_session(&self, session: WebSession) -> Result<()> {
                $write!(self, sql => accounts::begin_web_session(sql, &session))
            }

            async fn web_session(&self, id: WebSessionId, now: UnixSeconds) -> Result<Option<WebSession>> {
                $read!(self, sql => accounts::web_session(sql, id, now))
            }

            async fn end_web_session(&self, id: WebSessionId) -> Result<()> {
                $write!(self, sql => accounts::end_web_session(sql, id))
            }

            async fn end_web_sessions_of(&self, id: AccountId) -> Result<()> {
                $write!(self, sql => accounts::end_web_sessions_of(sql, id))
            }

            async fn count_failure(&self, key: [u8; 32], now: UnixSeconds, since: UnixSeconds) -> Result<u32> {
                $write!(self, sql => accounts::count_failure(sql, key, now, since))
            }

            async fn failures(&self, key: [u8; 32], since: UnixSeconds) -> Result<u32> {
                $read!(self, sql => accounts::failures(sql, key, since))
            }

            async fn forget_failures(&self, key: [u8; 32]) -> Result<()> {
                $write!(self, sql => accounts::forget_failures(sql, key))
            }

            async fn audit(&self, entry: AuditEntry) -> Result<()> {
                $write!(self, sql => audit::add(sql, &entry))
            }

            async fn audit_log(&self, scope: &Scope, page: Page) -> Result<Paged<AuditLine>> {
                let scope = scope.clone();
                $read!(self, sql => audit::list(sql, &scope, None, page))
            }

            async fn audit_log_of(&self, scope: &Scope, by: AccountId, page: Page) -> Result<Paged<AuditLine>> {
                let scope = scope.clone();
                $read!(self, sql => audit::list(sql, &scope, Some(by), page))
            }

            async fn relay(&self, bytes: &[u8]) -> Result<()> {
                if bytes.len() > $crate::MAX_RELAY {
                    return Err(StoreError::TooLarge("too much for one relay"));
                }
                self.tell_others(bytes).await
            }

            fn changes(&self) -> tokio::sync::broadcast::Receiver<Change> {
                self.changes.subscribe()
            }

            async fn secret(
                &self,
                name: &str,
                make: &(dyn Fn() -> Vec<u8> + Sync),
            ) -> Result<Vec<u8>> {
                let name = name.to_owned();
                let (asked, kept) = (name.clone(), name);
                if let Some(known) = $read!(self, sql => keeping::secret(sql, &asked))? {
                    return Ok(known);
                }
                let made = make();
                $write!(self, sql => keeping::keep_secret(sql, &kept, &made))
            }

            async fn prune(&self, retention: Retention, today: NaiveDate) -> Result<u64> {
                let mut total = 0;
                loop {
                    let gone = $write!(self, sql => keeping::prune_some(sql, retention, today))?;
                    total += gone;
                    if gone == 0 {
                        break;
                    }
                }
                self.erase_deleted().await?;
                Ok(total)
            }

            async fn ready(&self) -> Result<()> {
                $write!(self, sql => keeping::beat(sql))?;
                $read!(self, sql => keeping::feel(sql))
            }
        }
    };
}
pub(crate) use implement_store;

/// What the trait's signatures and questions are made of.
pub(crate) mod words {
    pub(crate) use chrono::NaiveDate;
    pub(crate) use sportello_protocol::operator::{BatchAnswer, TerminalRow};
    pub(crate) use sportello_protocol::{
        Command, CommandId, CommandKind, CommandResult, Desired, Facts, Report, Settings,
        TerminalId, Thumbprint, UnixSeconds,
    };

    pub(crate) use crate::queries::{
        accounts, alarms, audit, blocked, commands, fleet, identity, import, ingest, keeping,
        operators, rollouts, sites, targets, terminals, usage,
    };
    pub(crate) use crate::{
        Account, AccountId, AlarmLine, AuditEntry, AuditLine, BlockedHost, Change, CodeLine,
        Enrolled, FleetFilter, FleetSort, Grain, Health, Ingested, KeyRecord, KeyState, NewAccount,
        NewCode, NewSite, NewTarget, Page, Paged, Period, Result, Retention, RoleGrant, Scope,
        Seen, Site, SiteFilter, SiteId, SiteSort, StoreError, Tally, Target, TargetId, Terminal,
        WebSession, WebSessionId, Whole,
    };
    pub(crate) use crate::{
        By, Member, NewOperator, NewRollout, Operator, OperatorId, Planned, Rollout, RolloutId,
        Standing,
    };
    pub(crate) use crate::{Glance, Mark};
}
