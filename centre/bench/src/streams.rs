// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Many terminals at rest: for each the real centre holds one answer open, over its own TLS,
//! on a connection of its own. What that costs the centre in memory and processor time.

use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::Context;
use reqwest::{Certificate, Client, Response, StatusCode};
use sportello_protocol::path;
use sportello_protocol::signature::{Parts, sign};
use sportello_store::Role;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;
use uuid::Uuid;

use crate::bounds::Bounds;
use crate::process;
use crate::region::{Member, Place, members, now, open, person};
use crate::{Plan, figures, say};

/// Handshakes at the same moment.
const AT_ONCE: usize = 32;
const QUERY: &str = "after=0&wait=25&stream=3600";
/// Longer than the answers stay quiet.
const WATCHED: Duration = Duration::from_secs(60);

pub(crate) async fn measure(plan: &Plan, bounds: &mut Bounds) -> anyhow::Result<()> {
    let mut place = Place::new(None, true)?;
    place.limits = "connections_per_address = 24000\nstream_seconds = 3600".to_owned();
    let store = open(&place.store())?;
    let admin = person(&*store, "anna", Role::Admin).await?;
    let members = members(&store, admin, plan.terminals).await?;
    drop(store);
    // Its authority is made with the first code, before anybody asks for it.
    place.code(&plan.centre, "B00000")?;
    let mut centre = place.serve(&plan.centre).await?;
    let pid = centre.process.pid();
    let before = process::memory(pid)?;
    say(&format!(
        "\nStreams: {} answers held open over TLS (load {})",
        members.len(),
        figures::load()
    ));
    let client = Client::builder()
        .tls_certs_only([Certificate::from_pem(&place.authority()?)?])
        .no_proxy()
        .build()?;
    let slots = Arc::new(Semaphore::new(AT_ONCE));
    let begun = Instant::now();
    let mut work = JoinSet::new();
    for member in members {
        let (client, slots, public) = (client.clone(), Arc::clone(&slots), place.public.clone());
        work.spawn(async move {
            let _slot = slots.acquire().await?;
            stream(&client, &public, &member).await
        });
    }
    let mut held = Vec::new();
    while let Some(done) = work.join_next().await {
        held.push(done??);
        centre.process.still_runs()?;
    }
    let took = begun.elapsed().as_secs_f64();
    let count = held.len();
    // Each is read, so that signs of life are taken.
    let mut reading = JoinSet::new();
    for mut response in held {
        reading.spawn(async move {
            let mut pieces = 0_usize;
            while let Ok(Some(_)) = response.chunk().await {
                pieces += 1;
            }
            pieces
        });
    }
    let used = process::ticks(pid)?;
    let watched = Instant::now();
    tokio::time::sleep(WATCHED).await;
    centre.process.still_runs()?;
    let ended = reading.try_join_next().is_some();
    #[expect(clippy::cast_precision_loss, reason = "some thousand ticks")]
    let share = (process::ticks(pid)? - used) as f64 / watched.elapsed().as_secs_f64();
    let memory = process::memory(pid)?;
    #[expect(clippy::cast_precision_loss, reason = "some thousand terminals")]
    let each = (memory.resident - before.resident) * 1000.0 / count as f64;
    say(&format!(
        "        {count} opened in {took:.1} s; the centre: {:.1} MB resident ({:.1} MB before), \
         {each:.1} KB for each; {share:.1} % of a core at rest (load after {})",
        memory.resident,
        before.resident,
        figures::load()
    ));
    #[expect(clippy::cast_precision_loss, reason = "none or one")]
    bounds.at_most(
        "streams: ended before their time",
        usize::from(ended) as f64,
        0.0,
        "answers",
    );
    bounds.at_most("streams: the centre's memory", memory.resident, 400.0, "MB");
    bounds.at_most("streams: the centre's share of a core", share, 50.0, "%");
    Ok(())
}

async fn stream(client: &Client, public: &str, member: &Member) -> anyhow::Result<Response> {
    let authority = public.trim_start_matches("https://");
    let parts = Parts {
        method: "GET",
        authority,
        path: path::COMMANDS,
        query: QUERY,
        body: b"",
    };
    let signed = sign(&member.key, &parts, now(), 300, *Uuid::new_v4().as_bytes());
    let mut response = client
        .get(format!("{public}{}?{QUERY}", path::COMMANDS))
        .header("signature-input", signed.signature_input)
        .header("signature", signed.signature)
        .send()
        .await?;
    anyhow::ensure!(
        response.status() == StatusCode::OK,
        "refused: {}",
        response.status()
    );
    let first = response.chunk().await?.context("a first line")?;
    anyhow::ensure!(first.starts_with(b"{\"line\":\"opened\""), "no stream");
    Ok(response)
}
