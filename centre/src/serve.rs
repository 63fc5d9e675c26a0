// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Puts the parts together and runs them until it is told to stop.

use std::net::SocketAddr;
use std::sync::Arc;

use anyhow::Context;
use axum::Router;
use axum::http::{HeaderValue, header};
use chrono_tz::Tz;
use sportello_console::{Console, ConsoleConfig, Routes};
use sportello_store::Store;
use sportello_views::Catalogue;
use tokio::net::TcpListener;
use tokio_util::task::TaskTracker;
use tower_http::set_header::SetResponseHeaderLayer;
use tracing::{error, info, warn};

use crate::alert::{Watch, channels};
use crate::centre::{Centre, Clock, Manner};
use crate::config::Config;
use crate::housekeeping::{self, day};
use crate::listen::{self, Door, Patience};
use crate::operator::Desk;
use crate::tls::Certificates;
use crate::trust::{self, Trust};
use crate::{api, health, metrics, operator, presence, rollouts, seen, waiters};

/// Terminals that ask at one moment whether the internet is reached.
const ONLINE_CONNECTIONS: usize = 2_000;

/// Everything that is open before the first terminal is served.
#[derive(Debug)]
pub struct Ready {
    pub centre: Arc<Centre>,
    pub config: Config,
    pub certificates: Option<Arc<Certificates>>,
    pub patience: Patience,
    listener: TcpListener,
    online: Option<TcpListener>,
    metrics: Option<TcpListener>,
}

/// Opens what a configuration names.
///
/// # Errors
/// When it contradicts itself, an address is taken, or store or certificates cannot be used.
pub async fn prepare(config: Config, store: Arc<dyn Store>, clock: Clock) -> anyhow::Result<Ready> {
    let listener = TcpListener::bind(config.listen)
        .await
        .with_context(|| format!("{} cannot be listened on", config.listen))?;
    prepare_on(listener, config, store, clock).await
}

/// As [`prepare`], on an address that is open already.
///
/// # Errors
/// As there.
pub async fn prepare_on(
    listener: TcpListener,
    config: Config,
    store: Arc<dyn Store>,
    clock: Clock,
) -> anyhow::Result<Ready> {
    config.check()?;
    let manner = Manner {
        authority: config.authority(),
        reports_in_flight: config.limits.reports_in_flight,
        bodies_kib: config.limits.bodies_kib,
        stream_s: config.limits.stream_seconds,
        keep_alive_s: api::stream::KEEP_ALIVE_S,
        clock,
    };
    let centre = Centre::new(store, manner).await?;
    let certificates = Certificates::open(&config, day(centre.now()))?.map(Arc::new);
    let online = match config.online.listen {
        None => None,
        Some(address) => Some(
            TcpListener::bind(address)
                .await
                .with_context(|| format!("`online.listen`: {address} cannot be listened on"))?,
        ),
    };
    let metrics = match config.metrics.listen {
        None => None,
        // Terminals come before figures: a scraper that finds nobody says so by itself.
        Some(address) => TcpListener::bind(address)
            .await
            .inspect_err(|error| {
                error!(%address, %error, "`metrics.listen`: figures are not served");
            })
            .ok(),
    };
    Ok(Ready {
        centre,
        config,
        certificates,
        patience: Patience::default(),
        listener,
        online,
        metrics,
    })
}

impl Ready {
    /// Where terminals are answered in the clear, where they are.
    #[must_use]
    pub fn online(&self) -> Option<SocketAddr> {
        self.online.as_ref()?.local_addr().ok()
    }

    /// Serves until [`Centre::stop`] is cancelled; what was under way is finished first.
    ///
    /// # Errors
    /// When a part that was checked before cannot be started after all.
    pub async fn run(self) -> anyhow::Result<()> {
        let centre = self.centre;
        let tasks = TaskTracker::new();
        tasks.spawn(waiters::follow_changes(Arc::clone(&centre)));
        tasks.spawn(seen::keep_seen(Arc::clone(&centre)));
        tasks.spawn(presence::keep(Arc::clone(&centre)));
        tasks.spawn(housekeeping::sweep(Arc::clone(&centre)));
        if self.config.jobs {
            tasks.spawn(housekeeping::prune(
                Arc::clone(&centre),
                self.config.retention.into(),
            ));
            let trust = Trust::new(Arc::clone(&centre.store), self.config.repository());
            tasks.spawn(trust::keep_fresh(Arc::clone(&centre), trust.clone()));
            tasks.spawn(rollouts::watch(Arc::clone(&centre), trust));
            let watch = Watch::new(
                Arc::clone(&centre),
                self.config.alerts,
                &self.config.folder,
                channels(&self.config)?,
            )?;
            tasks.spawn(watch.run());
        }
        let tls = match &self.certificates {
            None => None,
            Some(certificates) => {
                tasks.spawn(housekeeping::renew(
                    Arc::clone(&centre),
                    Arc::clone(certificates),
                ));
                Some(certificates.acceptor()?)
            }
        };
        if let Some(listener) = self.metrics {
            let token = metrics_token(&self.config)?;
            let silent = i64::from(self.config.alerts.silent_after_minutes) * 60;
            let page = metrics::router(Arc::clone(&centre), token.as_deref(), silent);
            let door = Door {
                tls: None,
                connections: 64,
                connections_per_address: 64,
                trusted_proxies: Vec::new(),
                patience: self.patience,
            };
            tasks.spawn(listen::serve(listener, door, page, centre.stop.clone()));
        }
        if let Some(listener) = self.online {
            let limits = self.config.limits;
            let door = Door {
                tls: None,
                connections: limits.connections.min(ONLINE_CONNECTIONS),
                connections_per_address: limits.connections_per_address,
                trusted_proxies: Vec::new(),
                patience: self.patience,
            };
            tasks.spawn(listen::serve(
                listener,
                door,
                health::online(),
                centre.stop.clone(),
            ));
        }
        let fingerprint = self.certificates.as_ref().and_then(|c| c.fingerprint());
        let router = router(&centre, &self.config, fingerprint)?;
        let door = Door {
            tls,
            connections: self.config.limits.connections,
            connections_per_address: self.config.limits.connections_per_address,
            trusted_proxies: self.config.trusted_proxies.clone(),
            patience: self.patience,
        };
        let address = self.listener.local_addr()?;
        info!(%address, url = %self.config.public_url, "the centre is open");
        listen::serve(self.listener, door, router, centre.stop.clone()).await;
        tasks.close();
        tasks.wait().await;
        // Statuses that were answered while the others were stopping.
        if let Err(error) = centre.flush_seen().await {
            warn!(%error, "terminals' last signs of life could not be stored");
        }
        info!("the centre is closed");
        Ok(())
    }
}

/// The console's and the views' pages, each with its rule.
///
/// # Errors
/// When the catalogue of tasks cannot be read.
pub fn pages(config: &Config) -> anyhow::Result<Routes> {
    let views = sportello_views::routes(catalogue(config)?);
    Ok(sportello_console::routes().merge(views))
}

/// What the pages share. `authority`: the own authority's fingerprint.
#[must_use]
pub fn console(centre: &Arc<Centre>, config: &Config, authority: Option<[u8; 32]>) -> Console {
    Console::new(
        Arc::clone(&centre.store),
        centre.hub.clone(),
        ConsoleConfig {
            region_name: config.region.clone(),
            region_code: config.region_code.clone(),
            public_url: config.public_url.clone(),
            authority_sha256: authority,
            time_zone: Tz::Europe__Rome,
            secure_cookies: config.public_url.scheme() == "https",
            // The door has put the visitor's own address in its place.
            behind_proxy: false,
            clock: centre.manner.clock,
        },
    )
}

/// Every page and door of the main address. `authority`: the own authority's fingerprint.
///
/// # Errors
/// When the catalogue of tasks cannot be read.
pub fn router(
    centre: &Arc<Centre>,
    config: &Config,
    authority: Option<[u8; 32]>,
) -> anyhow::Result<Router> {
    let trust = Trust::new(Arc::clone(&centre.store), config.repository());
    let mut router = pages(config)?
        .into_router(console(centre, config, authority))
        .merge(api::router(Arc::clone(centre)))
        .merge(operator::router(Desk {
            centre: Arc::clone(centre),
            trust: trust.clone(),
            authority,
        }))
        .merge(trust::serve::router(trust))
        .merge(health::router(Arc::clone(centre)))
        .layer(SetResponseHeaderLayer::if_not_present(
            header::X_CONTENT_TYPE_OPTIONS,
            HeaderValue::from_static("nosniff"),
        ))
        .layer(SetResponseHeaderLayer::if_not_present(
            header::CACHE_CONTROL,
            HeaderValue::from_static("no-store"),
        ));
    if config.public_url.scheme() == "https" {
        router = router.layer(SetResponseHeaderLayer::if_not_present(
            header::STRICT_TRANSPORT_SECURITY,
            HeaderValue::from_static("max-age=31536000"),
        ));
    }
    Ok(router)
}

fn catalogue(config: &Config) -> anyhow::Result<Catalogue> {
    match &config.catalogue {
        None => Ok(Catalogue::default()),
        Some(path) => crate::catalogue::read(path),
    }
}

fn metrics_token(config: &Config) -> anyhow::Result<Option<String>> {
    let Some(path) = &config.metrics.token_file else {
        return Ok(None);
    };
    let token = std::fs::read_to_string(path)
        .with_context(|| format!("{}: the token for metrics cannot be read", path.display()))?;
    let token = token.trim().to_owned();
    anyhow::ensure!(
        token.len() >= 16,
        "{}: the token for metrics is shorter than 16 characters",
        path.display()
    );
    Ok(Some(token))
}
