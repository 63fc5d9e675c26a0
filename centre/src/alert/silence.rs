// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Which terminals say nothing, and where that means something.

use std::collections::{BTreeMap, HashMap};

use chrono_tz::Tz;
use sportello_protocol::{Hours, TerminalId, UnixSeconds};
use sportello_store::{
    FleetFilter, FleetSort, Page, Scope, SiteId, Store, StoreError, TerminalState,
};
use tracing::warn;

use super::SilentLine;
use super::hours::open_for;

/// Hours change rarely: they are read again this often, seconds.
const HOURS_KEPT_S: i64 = 600;
const PAGE: u32 = 500;

/// Who is quiet.
#[derive(Debug, Default)]
pub(super) struct Quiet {
    /// All of them, and since when.
    pub(super) all: BTreeMap<TerminalId, UnixSeconds>,
    /// Those whose site has been open for as long as they are allowed to be quiet.
    pub(super) while_open: Vec<SilentLine>,
}

#[derive(Debug)]
pub(super) struct Silence {
    minutes: u32,
    read: Option<UnixSeconds>,
    sites: HashMap<SiteId, (Tz, Hours)>,
}

impl Silence {
    pub(super) fn new(minutes: u32) -> Self {
        Self {
            minutes,
            read: None,
            sites: HashMap::new(),
        }
    }

    pub(super) async fn look(
        &mut self,
        store: &dyn Store,
        now: UnixSeconds,
    ) -> Result<Quiet, StoreError> {
        let fresh = |read: UnixSeconds| (0..HOURS_KEPT_S).contains(&now.0.saturating_sub(read.0));
        if !self.read.is_some_and(fresh) {
            self.sites = read_hours(store).await?;
            self.read = Some(now);
        }
        let since = UnixSeconds(now.0.saturating_sub(i64::from(self.minutes) * 60));
        let filter = FleetFilter {
            state: Some(TerminalState::Active),
            silent_since: Some(since),
            ..FleetFilter::default()
        };
        let mut quiet = Quiet::default();
        let mut number = 0;
        loop {
            let page = Page { number, size: PAGE };
            let found = store
                .terminals(&Scope::Region, &filter, FleetSort::Enrolled, page)
                .await?;
            let count = found.items.len();
            for terminal in found.items {
                let last = terminal.last_seen.unwrap_or(terminal.enrolled);
                if last > since {
                    continue;
                }
                quiet.all.insert(terminal.id, last);
                let open = self
                    .sites
                    .get(&terminal.site)
                    .and_then(|(zone, hours)| open_for(hours, *zone, now));
                if open.is_some_and(|minutes| minutes >= self.minutes) {
                    quiet.while_open.push(SilentLine {
                        terminal: terminal.id,
                        label: terminal.label,
                        site: terminal.site,
                        site_name: terminal.site_name,
                        since: last,
                    });
                }
            }
            if count < PAGE as usize {
                return Ok(quiet);
            }
            number += 1;
        }
    }
}

/// Sites for which staff entered hours.
async fn read_hours(store: &dyn Store) -> Result<HashMap<SiteId, (Tz, Hours)>, StoreError> {
    let mut hours = HashMap::new();
    for site in store.sites(&Scope::Region).await? {
        let Ok(zone) = site.site.time_zone.parse::<Tz>() else {
            warn!(
                site = site.id.0,
                "the site's time zone is not known: its terminals are never called silent"
            );
            continue;
        };
        if let Some(known) = store.desired(site.id).await?.settings.hours {
            hours.insert(site.id, (zone, known));
        }
    }
    Ok(hours)
}
