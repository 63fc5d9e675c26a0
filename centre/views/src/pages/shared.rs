// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What handlers share: the tasks' names, and the list of the region's sites, read once a
//! minute at most. A page that names districts would else read thousands of sites.

use std::ops::Deref;
use std::sync::Arc;

use sportello_console::{Console, Refusal};
use sportello_protocol::UnixSeconds;
use sportello_store::{Scope, Site};
use tokio::sync::Mutex;

use crate::catalogue::Catalogue;

/// A new site is on these lists after so many seconds at the latest.
const KEPT_S: i64 = 60;

#[derive(Debug)]
pub(crate) struct Shared {
    catalogue: Catalogue,
    sites: Mutex<Option<(UnixSeconds, Arc<[Site]>)>>,
}

impl Shared {
    pub(crate) fn new(catalogue: Catalogue) -> Self {
        Self {
            catalogue,
            sites: Mutex::new(None),
        }
    }

    /// Every site of the region, by name.
    pub(crate) async fn sites(&self, console: &Console) -> Result<Arc<[Site]>, Refusal> {
        let now = console.now();
        let mut kept = self.sites.lock().await;
        if let Some((at, sites)) = &*kept
            && (0..KEPT_S).contains(&now.0.saturating_sub(at.0))
        {
            return Ok(Arc::clone(sites));
        }
        let sites: Arc<[Site]> = console.store().sites(&Scope::Region).await?.into();
        *kept = Some((now, Arc::clone(&sites)));
        Ok(sites)
    }

    /// Districts of the sites that somebody may see, by name.
    pub(crate) async fn districts(
        &self,
        console: &Console,
        scope: &Scope,
    ) -> Result<Vec<String>, Refusal> {
        let sites = self.sites(console).await?;
        let mut districts: Vec<&str> = sites
            .iter()
            .filter(|site| scope.covers(site.id))
            .map(|site| site.site.district.as_str())
            .filter(|district| !district.is_empty())
            .collect();
        districts.sort_unstable();
        districts.dedup();
        Ok(districts.into_iter().map(str::to_owned).collect())
    }
}

impl Deref for Shared {
    type Target = Catalogue;
    fn deref(&self) -> &Catalogue {
        &self.catalogue
    }
}
