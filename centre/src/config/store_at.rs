// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Where the store is.

use std::fmt;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use sportello_store::postgres::PostgresOptions;

/// `sqlite:FILE` or `postgres://…`.
#[derive(Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub enum StoreAt {
    Sqlite(PathBuf),
    /// May hold a password: never in a log.
    Postgres(String),
}

/// How PostgreSQL is spoken to.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Database {
    /// Connections of this process at most.
    pub connections: usize,
    /// Authorities (PEM) that may have signed the database's certificate.
    pub authorities: Option<PathBuf>,
}

impl Default for Database {
    fn default() -> Self {
        Self {
            connections: 16,
            authorities: None,
        }
    }
}

impl From<Database> for PostgresOptions {
    fn from(database: Database) -> Self {
        Self {
            connections: database.connections,
            authorities: database.authorities,
        }
    }
}

impl Default for StoreAt {
    fn default() -> Self {
        Self::Sqlite(PathBuf::from("centre.db"))
    }
}

impl StoreAt {
    /// # Errors
    /// When the text is neither.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        if let Some(path) = text.strip_prefix("sqlite:")
            && !path.is_empty()
        {
            return Ok(Self::Sqlite(PathBuf::from(path)));
        }
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            return Ok(Self::Postgres(text.to_owned()));
        }
        Err("`store` must be sqlite:FILE or postgres://USER@HOST/DATABASE")
    }

    /// A relative file lies in `folder`.
    pub fn resolve(&mut self, folder: &Path) {
        if let Self::Sqlite(path) = self {
            *path = folder.join(&*path);
        }
    }
}

impl TryFrom<String> for StoreAt {
    type Error = &'static str;
    fn try_from(text: String) -> Result<Self, &'static str> {
        Self::parse(&text)
    }
}

impl fmt::Debug for StoreAt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for StoreAt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sqlite(path) => write!(f, "SQLite at {}", path.display()),
            Self::Postgres(_) => f.write_str("PostgreSQL"),
        }
    }
}
