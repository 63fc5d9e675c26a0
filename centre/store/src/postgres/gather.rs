// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Reports that arrive together are stored together: while one transaction is on its way,
//! the next gathers. Whoever was answered reports again a moment later: a transaction that
//! follows a full one waits that moment, rather than take the first of them alone.

use std::time::Duration;

use deadpool_postgres::Pool;
use tokio::sync::{mpsc, oneshot};
use tokio::time::{Instant, timeout_at};

use super::connection::{PgSql, Tries};
use super::listen::Sender;
use crate::queries::ingest;
use crate::{Ingested, Result, StoreError};

/// Reports that one transaction takes at most.
const MOST: usize = 64;
/// Reports that may wait; who comes then waits at the door.
const QUEUE: usize = 1024;

/// How long a transaction waits for as many reports as the one before had.
const MOMENT: Duration = Duration::from_millis(2);

type Waiting = (ingest::Job, oneshot::Sender<Result<Ingested>>);

#[derive(Debug)]
pub(super) struct Gatherer(mpsc::Sender<Waiting>);

impl Gatherer {
    /// Ends when it is dropped and what it took is answered.
    pub(super) fn start(pool: Pool) -> Self {
        let (sender, mut queue) = mpsc::channel::<Waiting>(QUEUE);
        tokio::spawn(async move {
            let mut waiting = Vec::with_capacity(MOST);
            let mut before = 0;
            while queue.recv_many(&mut waiting, MOST).await > 0 {
                let moment = Instant::now() + MOMENT;
                while waiting.len() < before {
                    let left = before - waiting.len();
                    let more = timeout_at(moment, queue.recv_many(&mut waiting, left)).await;
                    if !more.is_ok_and(|came| came > 0) {
                        break;
                    }
                }
                before = waiting.len();
                let (jobs, replies): (Vec<_>, Vec<_>) = waiting.drain(..).unzip();
                for (reply, answer) in replies.into_iter().zip(take_in(&pool, &jobs).await) {
                    // Whoever asked may have gone; the report is stored all the same.
                    let _gone = reply.send(answer);
                }
            }
        });
        Self(sender)
    }

    pub(super) async fn ingest(&self, job: ingest::Job) -> Result<Ingested> {
        let (reply, answer) = oneshot::channel();
        self.0
            .send((job, reply))
            .await
            .map_err(|_| StoreError::Closed)?;
        answer.await.map_err(|_| StoreError::Closed)?
    }
}

/// All together; if that fails for another reason than the connection, each by itself.
async fn take_in(pool: &Pool, jobs: &[ingest::Job]) -> Vec<Result<Ingested>> {
    match together(pool, jobs).await {
        Ok(answers) => answers,
        Err(error) if jobs.len() == 1 => vec![Err(error)],
        Err(error) if lost(&error) => {
            let why = error.to_string();
            jobs.iter()
                .map(|_| Err(StoreError::NotStored(why.clone())))
                .collect()
        }
        Err(_) => {
            let mut answers = Vec::with_capacity(jobs.len());
            for job in jobs {
                answers.push(match together(pool, std::slice::from_ref(job)).await {
                    Ok(mut one) => one.pop().unwrap_or(Err(StoreError::Closed)),
                    Err(error) => Err(error),
                });
            }
            answers
        }
    }
}

fn lost(error: &StoreError) -> bool {
    match error {
        StoreError::Postgres(error) => error.is_closed() || error.code().is_none(),
        StoreError::Pool(_) => true,
        _ => false,
    }
}

async fn together(pool: &Pool, jobs: &[ingest::Job]) -> Result<Vec<Result<Ingested>>> {
    let mut tries = Tries::default();
    loop {
        match once(pool, jobs).await {
            Err(error) if tries.again(&error) => tries.pause().await,
            settled => return settled,
        }
    }
}

async fn once(pool: &Pool, jobs: &[ingest::Job]) -> Result<Vec<Result<Ingested>>> {
    let mut client = pool.get().await?;
    let transaction = client.transaction().await?;
    let mut sql = PgSql::writing(&transaction, Sender::random());
    let answers = ingest::take(&mut sql, jobs).await?;
    transaction.commit().await?;
    Ok(answers)
}
