// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Connections that read, lent to one question at a time.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::Connection;
use tokio::sync::Semaphore;

use super::connection::{SqliteSql, open_reader};
use crate::{Result, StoreError};

#[derive(Debug)]
pub(super) struct Readers {
    idle: Arc<Mutex<Vec<Connection>>>,
    /// One permit for each connection.
    permits: Arc<Semaphore>,
}

impl Readers {
    pub(super) fn open(path: &Path, count: usize) -> Result<Self> {
        let connections = (0..count)
            .map(|_| open_reader(path))
            .collect::<Result<Vec<_>>>()?;
        Ok(Self {
            idle: Arc::new(Mutex::new(connections)),
            permits: Arc::new(Semaphore::new(count)),
        })
    }

    /// Runs `question` on a snapshot, on a thread that may block.
    pub(super) async fn run<T: Send + 'static>(
        &self,
        question: impl FnOnce(&mut SqliteSql<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let permit = Arc::clone(&self.permits)
            .acquire_owned()
            .await
            .map_err(|_| StoreError::Closed)?;
        let idle = Arc::clone(&self.idle);
        tokio::task::spawn_blocking(move || {
            let _permit = permit;
            let mut connection = take(&idle).ok_or(StoreError::Closed)?;
            let answer = ask(&mut connection, question);
            idle.lock()
                .unwrap_or_else(PoisonError::into_inner)
                .push(connection);
            answer
        })
        .await
        .map_err(|_| StoreError::Closed)?
    }
}

fn take(idle: &Mutex<Vec<Connection>>) -> Option<Connection> {
    idle.lock().unwrap_or_else(PoisonError::into_inner).pop()
}

fn ask<T>(
    connection: &mut Connection,
    question: impl FnOnce(&mut SqliteSql<'_>) -> Result<T>,
) -> Result<T> {
    connection.execute_batch("BEGIN")?;
    let answer = question(&mut SqliteSql {
        connection,
        notes: Vec::new(),
    });
    connection.execute_batch("COMMIT")?;
    answer
}
