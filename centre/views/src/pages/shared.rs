// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What handlers share: the tasks' names; the region's sites by their district, read and put
//! in order once a minute at most, since a page that names districts would else read thousands
//! of sites; and what was drawn of totals that are still the same.

use std::collections::BTreeMap;
use std::ops::Deref;
use std::sync::Arc;

use sportello_console::{Console, Refusal};
use sportello_protocol::UnixSeconds;
use sportello_store::{Scope, Site};
use tokio::sync::Mutex;

use super::usage::kept::Kept;
use crate::catalogue::Catalogue;

/// A new site is on these lists after so many seconds at the latest.
const KEPT_S: i64 = 60;

#[derive(Debug)]
pub(crate) struct Shared {
    catalogue: Catalogue,
    sites: Mutex<Option<(UnixSeconds, Arc<Sites>)>>,
    pub(super) kept: Kept,
}

/// Sites by name, under the names of their districts; those of none lie under "".
pub(crate) type Sites = BTreeMap<String, Vec<Site>>;

impl Shared {
    pub(crate) fn new(catalogue: Catalogue) -> Self {
        Self {
            catalogue,
            sites: Mutex::new(None),
            kept: Kept::default(),
        }
    }

    /// Every site of the region.
    pub(crate) async fn sites(&self, console: &Console) -> Result<Arc<Sites>, Refusal> {
        let now = console.now();
        let mut kept = self.sites.lock().await;
        if let Some((at, sites)) = &*kept
            && (0..KEPT_S).contains(&now.0.saturating_sub(at.0))
        {
            return Ok(Arc::clone(sites));
        }
        let mut sites = Sites::new();
        for site in console.store().sites(&Scope::Region).await? {
            let district = site.site.district.clone();
            sites.entry(district).or_default().push(site);
        }
        let sites = Arc::new(sites);
        *kept = Some((now, Arc::clone(&sites)));
        Ok(sites)
    }

    /// Districts of the sites that somebody may see, by name.
    pub(crate) async fn districts(
        &self,
        console: &Console,
        scope: &Scope,
    ) -> Result<Vec<String>, Refusal> {
        if *scope != Scope::Region {
            return Ok(console.store().districts(scope).await?);
        }
        let sites = self.sites(console).await?;
        Ok(sites
            .keys()
            .filter(|district| !district.is_empty())
            .cloned()
            .collect())
    }
}

impl Deref for Shared {
    type Target = Catalogue;
    fn deref(&self) -> &Catalogue {
        &self.catalogue
    }
}
