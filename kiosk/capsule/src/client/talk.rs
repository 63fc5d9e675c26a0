// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Lines in both directions, with the verdicts that only the shell can give filled in.

use std::io;
use std::os::unix::net::UnixStream as StdUnixStream;

use tokio::net::UnixStream;
use tokio::sync::mpsc;

use crate::line::{LineReader, LineWriter};
use crate::wire::{Check, Order, Receipt, Report, Verdict};

use super::OwnPlaces;
use super::clipboard_is_empty;

/// Lines that wait in either direction at most.
const QUEUE: usize = 64;

/// Starts the two halves of a conversation.
pub(super) fn begin(
    stream: StdUnixStream,
    own: Option<OwnPlaces>,
) -> io::Result<(mpsc::Sender<Order>, mpsc::Receiver<Report>)> {
    stream.set_nonblocking(true)?;
    let (from, to) = UnixStream::from_std(stream)?.into_split();
    let (orders, mut order_receiver) = mpsc::channel::<Order>(QUEUE);
    let (report_sender, reports) = mpsc::channel(QUEUE);

    let mut writer = LineWriter::new(to);
    let places = own.clone();
    tokio::spawn(async move {
        while let Some(order) = order_receiver.recv().await {
            if let (Order::Open(_), Some(places)) = (&order, &places) {
                places.note().await;
            }
            // A supervisor that is gone shows in the end of its reports.
            if writer.send(&order).await.is_err() {
                return;
            }
        }
    });
    let mut reader = LineReader::new(from);
    tokio::spawn(async move {
        loop {
            let report = match reader.next::<Report>().await {
                Ok(Some(report)) => complete(report, own.as_ref()).await,
                Ok(None) => return,
                Err(error) => {
                    tracing::error!(%error, "the supervisor's words cannot be understood");
                    return;
                }
            };
            if report_sender.send(report).await.is_err() {
                return;
            }
        }
    });
    Ok((orders, reports))
}

/// Fills in what only the shell can say.
async fn complete(report: Report, own: Option<&OwnPlaces>) -> Report {
    match report {
        Report::Checked { check, verdict } => Report::Checked {
            check,
            verdict: with_ours(check, verdict, own).await,
        },
        Report::Receipt(Receipt {
            mut checks,
            duration_ms,
        }) => {
            for (check, verdict) in &mut checks {
                *verdict = with_ours(*check, *verdict, own).await;
            }
            Report::Receipt(Receipt {
                checks,
                duration_ms,
            })
        }
        other => other,
    }
}

async fn with_ours(check: Check, theirs: Verdict, own: Option<&OwnPlaces>) -> Verdict {
    match (check, own) {
        (Check::Clipboard, _) if theirs == Verdict::Fail => theirs,
        (Check::Clipboard, _) => clipboard().await,
        (Check::Files | Check::NoSuid, Some(own)) => both(theirs, own.check(check).await),
        _ => theirs,
    }
}

/// What two who looked into different places say together.
const fn both(one: Verdict, other: Verdict) -> Verdict {
    match (one, other) {
        (Verdict::Fail, _) | (_, Verdict::Fail) => Verdict::Fail,
        (Verdict::NotCovered, _) | (_, Verdict::NotCovered) => Verdict::NotCovered,
        (Verdict::Pass, Verdict::Pass) => Verdict::Pass,
    }
}

async fn clipboard() -> Verdict {
    match tokio::task::spawn_blocking(clipboard_is_empty).await {
        Ok(Ok(true)) => Verdict::Pass,
        Ok(Ok(false)) => Verdict::Fail,
        Ok(Err(_)) | Err(_) => Verdict::NotCovered,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_who_looked_pass_only_together() {
        use Verdict::{Fail, NotCovered, Pass};
        assert_eq!(both(Pass, Pass), Pass);
        for other in [Pass, NotCovered, Fail] {
            assert_eq!((both(Fail, other), both(other, Fail)), (Fail, Fail));
        }
        assert_eq!(both(Pass, NotCovered), NotCovered);
        assert_eq!(both(NotCovered, Pass), NotCovered);
    }
}
