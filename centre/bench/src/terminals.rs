// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Many simulated terminals, each with its own key, report once a minute to the real centre
//! over HTTP on loopback, as behind a proxy. They share a few hundred connections, as the
//! proxy would. Load and centre share the machine.
//!
//! A report is due at its moment whatever happened to those before it; its time counts from
//! then until the answer is read, so that a centre that stalls cannot hide it.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use chrono::{Days, Utc};
use sportello_store::Role;
use tokio::task::JoinSet;

use crate::bounds::Bounds;
use crate::figures::Samples;
use crate::process;
use crate::region::{Member, Place, members, open, person};
use crate::reports::Reporter;
use crate::wire::Wire;
use crate::{Plan, figures, say};

const CONNECTIONS: usize = 500;
const MINUTE: f64 = 60.0;

/// What did not go as it should.
#[derive(Debug, Default)]
struct Troubles {
    refused: AtomicU64,
    broken: AtomicU64,
}

pub(crate) async fn measure(plan: &Plan, bounds: &mut Bounds) -> anyhow::Result<()> {
    let place = Place::new(None, false)?;
    let store = open(&place.store())?;
    let admin = person(&*store, "anna", Role::Admin).await?;
    let members = members(&store, admin, plan.terminals).await?;
    drop(store);
    let mut centre = place.serve(&plan.centre).await?;
    let seconds = plan.terminals_seconds;
    say(&format!(
        "\nTerminals: {} with a report a minute each for {seconds} s over {CONNECTIONS} connections, \
         plain HTTP (load {})",
        members.len(),
        figures::load()
    ));
    let troubles = Arc::new(Troubles::default());
    let begun = Instant::now() + Duration::from_secs(1);
    let mut shares: Vec<Vec<(usize, Member)>> = (0..CONNECTIONS).map(|_| Vec::new()).collect();
    let count = members.len();
    for (number, member) in members.into_iter().enumerate() {
        shares[number % CONNECTIONS].push((number, member));
    }
    let mut work = JoinSet::new();
    for share in shares {
        let wire = Wire::new(centre.address);
        let troubles = Arc::clone(&troubles);
        work.spawn(send(wire, share, count, begun, seconds, troubles));
    }
    let pid = centre.process.pid();
    let before = process::ticks(pid)?;
    let mut most: f64 = 0.0;
    let mut samples = Samples::default();
    loop {
        tokio::select! {
            done = work.join_next() => match done {
                Some(done) => samples.append(done??),
                None => break,
            },
            () = tokio::time::sleep(Duration::from_millis(500)) => {
                centre.process.still_runs()?;
                most = most.max(process::memory(pid)?.resident);
            }
        }
    }
    most = most.max(process::memory(pid)?.resident);
    let took = begun.elapsed().as_secs_f64();
    #[expect(clippy::cast_precision_loss, reason = "some thousand reports")]
    let (rate, share) = (
        samples.len() as f64 / took,
        (process::ticks(pid)? - before) as f64 / took,
    );
    say(&samples.tell("due to answered"));
    say(&format!(
        "        {rate:.0} reports/s; the centre took {share:.0} % of a core (load after {})",
        figures::load()
    ));
    let refused = troubles.refused.load(Ordering::Relaxed);
    let broken = troubles.broken.load(Ordering::Relaxed);
    #[expect(clippy::cast_precision_loss, reason = "some thousand reports")]
    bounds.at_most(
        "terminals: reports refused or broken off",
        (refused + broken) as f64,
        0.0,
        "reports",
    );
    bounds.at_most("terminals: p99 answer", samples.percentile(99), 100.0, "ms");
    bounds.at_most("terminals: the centre's memory", most, 300.0, "MB");
    Ok(())
}

/// The terminals of one connection, each at its moment of every minute.
async fn send(
    mut wire: Wire,
    share: Vec<(usize, Member)>,
    count: usize,
    begun: Instant,
    seconds: usize,
    troubles: Arc<Troubles>,
) -> anyhow::Result<Samples> {
    let first_day = Utc::now().date_naive() - Days::new(30);
    let mut terminals: Vec<(f64, Member, Reporter)> = share
        .into_iter()
        .map(|(number, member)| {
            #[expect(clippy::cast_precision_loss, reason = "some thousand terminals")]
            let moment = number as f64 * MINUTE / count as f64;
            (moment, member, Reporter::new(number, first_day))
        })
        .collect();
    let mut samples = Samples::default();
    for minute in 0_u32.. {
        for (moment, member, reporter) in &mut terminals {
            let after = Duration::from_secs_f64(*moment) + Duration::from_secs(60) * minute;
            if after.as_secs() >= seconds as u64 {
                return Ok(samples);
            }
            // What is sent was packed before it was due, as by a terminal of its own.
            let body = reporter.next()?.pack()?;
            let due = begun + after;
            tokio::time::sleep_until(due.into()).await;
            match wire.report(&member.key, &body).await {
                Ok(200) => samples.push(due.elapsed()),
                Ok(_) => {
                    troubles.refused.fetch_add(1, Ordering::Relaxed);
                }
                Err(_) => {
                    troubles.broken.fetch_add(1, Ordering::Relaxed);
                }
            }
        }
    }
    Ok(samples)
}
