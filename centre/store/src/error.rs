// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Why the store could not.

pub type Result<T> = std::result::Result<T, StoreError>;

#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    #[error("SQLite")]
    Sqlite(#[from] rusqlite::Error),
    #[error("PostgreSQL")]
    Postgres(#[from] tokio_postgres::Error),
    #[error("no connection to PostgreSQL")]
    Pool(#[from] deadpool_postgres::PoolError),
    #[error("bringing the tables up to date")]
    Migration(#[from] refinery::Error),
    #[error("a stored value cannot be read")]
    Decay(#[from] serde_json::Error),
    #[error("{0}")]
    Io(#[from] std::io::Error),
    /// A name that must be unique is taken.
    #[error("{0} exists already")]
    Exists(&'static str),
    #[error("there is no such {0}")]
    Missing(&'static str),
    /// A column holds something else than this version wrote or reads.
    #[error("a stored {0} cannot be read")]
    Unreadable(&'static str),
    #[error("{0}")]
    TooLarge(&'static str),
    /// The transaction did not end well: nothing of it is stored.
    #[error("nothing was stored: {0}")]
    NotStored(String),
    /// The back end was set up wrongly.
    #[error("{0}")]
    SetUp(String),
    /// The store is shutting down or its thread is gone.
    #[error("the store is closed")]
    Closed,
}
