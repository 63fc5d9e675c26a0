// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What all pages share: the store, the rooms, how this centre is set up.

use std::fmt;
use std::sync::Arc;

use chrono_tz::Tz;
use sportello_protocol::UnixSeconds;
use sportello_room::Hub;
use sportello_store::Store;
use tokio::sync::OnceCell;
use url::Url;

use crate::Refusal;

/// The time now; tests pass one of their own.
pub type Clock = fn() -> UnixSeconds;

/// How this centre is set up.
#[derive(Debug, Clone)]
pub struct ConsoleConfig {
    /// Stands in the header: "Regione Esempio".
    pub region_name: String,
    /// Of whoever publishes its open data: the code in the index of public administrations
    /// (IPA), `r_esempio`.
    pub region_code: Option<String>,
    /// Where browsers reach the console; forms from anywhere else are refused.
    pub public_url: Url,
    /// SHA-256 of the authority (DER) that the centre made for itself, pinned by codes.
    pub authority_sha256: Option<[u8; 32]>,
    /// Of the region, for times that belong to no site.
    pub time_zone: Tz,
    /// False only where the console is reached over plain HTTP on loopback.
    pub secure_cookies: bool,
    /// The last address of `X-Forwarded-For` is the visitor's: there is a proxy that sets it.
    pub behind_proxy: bool,
    pub clock: Clock,
}

/// State of every handler. Cheap to clone.
#[derive(Clone)]
pub struct Console(Arc<Inner>);

struct Inner {
    store: Arc<dyn Store>,
    hub: Hub,
    config: ConsoleConfig,
    seal_key: OnceCell<Vec<u8>>,
}

impl Console {
    #[must_use]
    pub fn new(store: Arc<dyn Store>, hub: Hub, config: ConsoleConfig) -> Self {
        Self(Arc::new(Inner {
            store,
            hub,
            config,
            seal_key: OnceCell::new(),
        }))
    }

    #[must_use]
    pub fn store(&self) -> &dyn Store {
        &*self.0.store
    }

    #[must_use]
    pub fn shared_store(&self) -> Arc<dyn Store> {
        Arc::clone(&self.0.store)
    }

    #[must_use]
    pub fn hub(&self) -> &Hub {
        &self.0.hub
    }

    #[must_use]
    pub fn config(&self) -> &ConsoleConfig {
        &self.0.config
    }

    /// What session cookies are sealed with: the same in all processes, kept by the store.
    pub(crate) async fn seal_key(&self) -> Result<&[u8], Refusal> {
        let key = self
            .0
            .seal_key
            .get_or_try_init(|| async {
                let fresh = crate::guard::token::random().map_err(|e| Refusal::broken(&e))?;
                let key = self
                    .0
                    .store
                    .secret("cookie-seal", &|| fresh.to_vec())
                    .await?;
                Ok::<_, Refusal>(key)
            })
            .await?;
        Ok(key)
    }

    #[must_use]
    pub fn now(&self) -> UnixSeconds {
        (self.0.config.clock)()
    }
}

impl fmt::Debug for Console {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Console").finish_non_exhaustive()
    }
}
