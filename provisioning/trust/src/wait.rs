// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! For callers without a runtime (the command line, the root-side helper).

use std::future::Future;

use crate::refusal::{Reason, Refusal};

/// Runs `work` to its end on a thread of its own, so that it may be called from anywhere, also
/// from inside a runtime (where it holds the calling thread).
///
/// # Errors
/// What `work` refuses; [`Reason::Storage`] when the system gives no thread.
pub fn wait<T, W>(work: W) -> Result<T, Refusal>
where
    T: Send,
    W: Future<Output = Result<T, Refusal>> + Send,
{
    let failed = |error: &std::io::Error| Refusal::storage("a thread to work on", error);
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new()
            .name("trust".to_owned())
            .spawn_scoped(scope, || {
                tokio::runtime::Builder::new_current_thread()
                    .enable_all()
                    .build()
                    .map_err(|error| failed(&error))?
                    .block_on(work)
            })
            .map_err(|error| failed(&error))?;
        thread.join().unwrap_or_else(|_| {
            Err(Refusal::new(
                Reason::Storage,
                "a thread to work on",
                "it ended before its work",
            ))
        })
    })
}
