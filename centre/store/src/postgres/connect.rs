// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Reaching the database, and its tables.

use std::path::Path;
use std::time::Duration;

use deadpool_postgres::{Hook, HookError, Manager, ManagerConfig, Pool, RecyclingMethod, Runtime};
use tokio_postgres::config::{Host, SslMode};
use tokio_postgres::{Client, Config};

use super::tls::Tls;
use crate::{Result, StoreError};

mod migrations {
    refinery::embed_migrations!("migrations/postgres");
}

/// Two processes that start together bring the tables up to date one after the other.
const MIGRATION_LOCK: i64 = 0x5350_4f52_5402;
const CONNECT_PATIENCE: Duration = Duration::from_secs(10);
/// Whoever waits longer for a connection is told that the store is not well.
const POOL_PATIENCE: Duration = Duration::from_secs(15);

/// An answer stands for something stored: a server set up otherwise is overruled.
const SESSION: &str = "SET synchronous_commit = on; SET statement_timeout = '60s';
     SET idle_in_transaction_session_timeout = '60s'; SET application_name = 'sportello-centre'";

/// Reports are always taken in by the same statements, each with arrays: they are planned
/// once, not each time anew.
pub(super) const PLANNED_ONCE: &str = "SET plan_cache_mode = force_generic_plan";

/// A database and how to reach it.
#[derive(Clone)]
pub(super) struct Target {
    config: Config,
    tls: Tls,
}

impl Target {
    pub(super) fn parse(url: &str, authorities: Option<&Path>) -> Result<Self> {
        // The address may hold a password: what is wrong with it is not repeated.
        let mut config: Config = url
            .parse()
            .map_err(|_| StoreError::SetUp("not a PostgreSQL address".to_owned()))?;
        if config.get_connect_timeout().is_none() {
            config.connect_timeout(CONNECT_PATIENCE);
        }
        config.keepalives_idle(Duration::from_secs(30));
        let local = config.get_hosts().iter().all(|host| match host {
            Host::Tcp(name) => matches!(name.as_str(), "localhost" | "127.0.0.1" | "::1"),
            Host::Unix(_) => true,
        });
        // "Prefer" would quietly do without: passwords and reports in the clear.
        if config.get_ssl_mode() == SslMode::Prefer {
            config.ssl_mode(if local {
                SslMode::Disable
            } else {
                SslMode::Require
            });
        }
        let tls = Tls::new(authorities)?;
        if config.get_ssl_mode() != SslMode::Disable && !tls.is_set_up() {
            return Err(StoreError::SetUp(
                "the database is on another machine: name the file with its certificate's \
                 authority, or write sslmode=disable into the address if the way there is \
                 secret already"
                    .to_owned(),
            ));
        }
        Ok(Self { config, tls })
    }

    /// One connection and what drives it.
    pub(super) async fn connect(
        &self,
    ) -> Result<(
        Client,
        tokio_postgres::Connection<tokio_postgres::Socket, super::tls::Stream>,
    )> {
        Ok(self.config.connect(self.tls.clone()).await?)
    }

    /// `settings`: a statement that each connection begins with besides.
    pub(super) fn pool(&self, connections: usize, settings: &'static str) -> Result<Pool> {
        let manager = Manager::from_config(
            self.config.clone(),
            self.tls.clone(),
            ManagerConfig {
                recycling_method: RecyclingMethod::Fast,
            },
        );
        Pool::builder(manager)
            .max_size(connections)
            .runtime(Runtime::Tokio1)
            .wait_timeout(Some(POOL_PATIENCE))
            .post_create(Hook::async_fn(move |client, _| {
                Box::pin(async move {
                    client
                        .batch_execute(&format!("{SESSION}; {settings}"))
                        .await
                        .map_err(HookError::Backend)
                })
            }))
            .build()
            .map_err(|error| StoreError::SetUp(error.to_string()))
    }

    /// Forward only; tables of a later version are left as they are.
    pub(super) async fn migrate(&self) -> Result<()> {
        let (mut client, connection) = self.connect().await?;
        let driver = tokio::spawn(connection);
        client
            .query("SELECT pg_advisory_lock($1) IS NULL", &[&MIGRATION_LOCK])
            .await?;
        let outcome = migrations::migrations::runner()
            .set_abort_missing(false)
            .run_async(&mut client)
            .await;
        // The lock goes with the connection.
        drop(client);
        if let Ok(Err(error)) = driver.await {
            tracing::debug!(%error, "the connection for migrations ended badly");
        }
        outcome?;
        Ok(())
    }
}
