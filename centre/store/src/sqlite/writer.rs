// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The one thread that writes, and its group commit.

use std::thread::JoinHandle;

use rusqlite::Connection;
use tokio::sync::{broadcast, mpsc, oneshot};

use super::connection::{SqliteSql, now};
use crate::queries::ingest;
use crate::{Change, Ingested, Result, StoreError};

/// Requests that one transaction takes at most.
const MOST: usize = 256;
/// Requests that may wait; who comes then waits at the door.
const QUEUE: usize = 4096;

/// Called when it is known how the transaction ended.
type Answer = Box<dyn FnOnce(std::result::Result<(), String>) + Send>;
/// Answers whether it went well, and what to say once all is stored.
type Task = Box<dyn FnOnce(&mut SqliteSql<'_>) -> (bool, Answer) + Send>;

enum Request {
    Ingest(ingest::Job, oneshot::Sender<Result<Ingested>>),
    Run(Task),
    EmptyLog(oneshot::Sender<Result<()>>),
}

#[derive(Debug)]
pub(super) struct Writer {
    requests: Option<mpsc::Sender<Request>>,
    thread: Option<JoinHandle<()>>,
}

impl Writer {
    pub(super) fn start(
        connection: Connection,
        changes: broadcast::Sender<Change>,
    ) -> Result<Self> {
        let (requests, queue) = mpsc::channel(QUEUE);
        let thread = std::thread::Builder::new()
            .name("store-writer".to_owned())
            .spawn(move || {
                Desk {
                    connection,
                    changes,
                    log_owed: false,
                }
                .work(queue);
            })?;
        Ok(Self {
            requests: Some(requests),
            thread: Some(thread),
        })
    }

    async fn send(&self, request: Request) -> Result<()> {
        self.requests
            .as_ref()
            .ok_or(StoreError::Closed)?
            .send(request)
            .await
            .map_err(|_| StoreError::Closed)
    }

    pub(super) async fn ingest(&self, job: ingest::Job) -> Result<Ingested> {
        let (reply, answer) = oneshot::channel();
        self.send(Request::Ingest(job, reply)).await?;
        answer.await.map_err(|_| StoreError::Closed)?
    }

    pub(super) async fn run<T: Send + 'static>(
        &self,
        question: impl FnOnce(&mut SqliteSql<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let (reply, answer) = oneshot::channel();
        let task: Task = Box::new(move |sql| {
            let outcome = question(sql);
            let good = outcome.is_ok();
            let say: Answer = Box::new(move |stored| {
                // Whoever asked may have gone; what they asked is stored all the same.
                let _gone = reply.send(match stored {
                    Ok(()) => outcome,
                    Err(why) => Err(StoreError::NotStored(why)),
                });
            });
            (good, say)
        });
        self.send(Request::Run(task)).await?;
        answer.await.map_err(|_| StoreError::Closed)?
    }

    /// What was deleted is overwritten in the file; this takes it out of the log as well.
    pub(super) async fn empty_log(&self) -> Result<()> {
        let (reply, answer) = oneshot::channel();
        self.send(Request::EmptyLog(reply)).await?;
        answer.await.map_err(|_| StoreError::Closed)?
    }
}

impl Drop for Writer {
    /// Requests that were taken are still stored and answered.
    fn drop(&mut self) {
        drop(self.requests.take());
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
        {
            tracing::error!("the thread that writes the store has died");
        }
    }
}

/// Where the thread works.
struct Desk {
    connection: Connection,
    changes: broadcast::Sender<Change>,
    /// A reader was in the way when the log should have been emptied.
    log_owed: bool,
}

impl Desk {
    fn work(mut self, mut queue: mpsc::Receiver<Request>) {
        while let Some(first) = queue.blocking_recv() {
            let mut requests = vec![first];
            while requests.len() < MOST
                && let Ok(next) = queue.try_recv()
            {
                requests.push(next);
            }
            self.serve(requests);
        }
        if let Err(error) = self.empty_log() {
            tracing::warn!(%error, "the store's log could not be emptied at the end");
        }
    }

    fn serve(&mut self, requests: Vec<Request>) {
        let (mut reports, mut tasks, mut emptyings) = (Vec::new(), Vec::new(), Vec::new());
        for request in requests {
            match request {
                Request::Ingest(job, reply) => reports.push((job, reply)),
                Request::Run(task) => tasks.push(task),
                Request::EmptyLog(reply) => emptyings.push(reply),
            }
        }
        if !(reports.is_empty() && tasks.is_empty()) {
            let mut answers: Vec<Answer> = Vec::new();
            let mut notes = Vec::new();
            let stored = self
                .transaction(reports, tasks, &mut answers, &mut notes)
                .map_err(|error| {
                    tracing::error!(%error, "the store did not take a transaction");
                    error.to_string()
                });
            if stored.is_ok() {
                for note in notes {
                    // Nobody listening is no error.
                    let _listeners = self.changes.send(note);
                }
            }
            for answer in answers {
                answer(stored.clone());
            }
        }
        if self.log_owed || !emptyings.is_empty() {
            let emptied = self.empty_log().map_err(|error| error.to_string());
            for reply in emptyings {
                let _gone = reply.send(emptied.clone().map_err(StoreError::NotStored));
            }
        }
    }

    fn transaction(
        &mut self,
        reports: Vec<(ingest::Job, oneshot::Sender<Result<Ingested>>)>,
        tasks: Vec<Task>,
        answers: &mut Vec<Answer>,
        notes: &mut Vec<Change>,
    ) -> Result<()> {
        let (jobs, replies): (Vec<_>, Vec<_>) = reports.into_iter().unzip();
        if let Err(error) = self.connection.execute_batch("BEGIN IMMEDIATE") {
            refuse(replies, &error.to_string());
            return Err(error.into());
        }
        let outcome = self.fill(jobs, replies, tasks, answers, notes);
        match outcome.and_then(|()| Ok(self.connection.execute_batch("COMMIT")?)) {
            Ok(()) => Ok(()),
            Err(error) => {
                if let Err(second) = self.connection.execute_batch("ROLLBACK") {
                    tracing::debug!(error = %second, "nothing to roll back");
                }
                Err(error)
            }
        }
    }

    fn fill(
        &mut self,
        jobs: Vec<ingest::Job>,
        replies: Vec<oneshot::Sender<Result<Ingested>>>,
        tasks: Vec<Task>,
        answers: &mut Vec<Answer>,
        notes: &mut Vec<Change>,
    ) -> Result<()> {
        for (reply, taken) in replies.into_iter().zip(self.take_in(&jobs)?) {
            answers.push(Box::new(move |stored| {
                let _gone = reply.send(match stored {
                    Ok(()) => taken,
                    Err(why) => Err(StoreError::NotStored(why)),
                });
            }));
        }
        for task in tasks {
            let (answer, mut noted) = self.savepoint(|sql| {
                let (good, answer) = task(sql);
                (good, (answer, std::mem::take(&mut sql.notes)))
            })?;
            answers.push(answer);
            notes.append(&mut noted);
        }
        Ok(())
    }

    /// All reports together; if that fails, each by itself, so that one that cannot be
    /// stored does not stop the others.
    fn take_in(&mut self, jobs: &[ingest::Job]) -> Result<Vec<Result<Ingested>>> {
        if jobs.is_empty() {
            return Ok(Vec::new());
        }
        let together = self.savepoint(|sql| {
            let taken = now(ingest::take(sql, jobs));
            (taken.is_ok(), taken)
        })?;
        match together {
            Ok(answers) => Ok(answers),
            Err(error) if jobs.len() == 1 => Ok(vec![Err(error)]),
            Err(_) => {
                let mut answers = Vec::with_capacity(jobs.len());
                for job in jobs {
                    answers.append(&mut self.take_in(std::slice::from_ref(job))?);
                }
                Ok(answers)
            }
        }
    }

    /// Undone when `act` says that it went wrong; an error when that is not possible.
    fn savepoint<T>(&mut self, act: impl FnOnce(&mut SqliteSql<'_>) -> (bool, T)) -> Result<T> {
        self.connection.execute_batch("SAVEPOINT request")?;
        let (good, value) = act(&mut SqliteSql {
            connection: &mut self.connection,
            notes: Vec::new(),
        });
        self.connection.execute_batch(if good {
            "RELEASE request"
        } else {
            "ROLLBACK TO request; RELEASE request"
        })?;
        Ok(value)
    }

    fn empty_log(&mut self) -> Result<()> {
        let busy: i64 =
            self.connection
                .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
        self.log_owed = busy != 0;
        Ok(())
    }
}

fn refuse(replies: Vec<oneshot::Sender<Result<Ingested>>>, why: &str) {
    for reply in replies {
        let _gone = reply.send(Err(StoreError::NotStored(why.to_owned())));
    }
}
