// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The room as it changes: tiles that differ from those sent before, by server-sent events.

use std::collections::HashMap;
use std::convert::Infallible;
use std::time::Duration;

use axum::extract::{Path, State};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use sportello_console::{Console, Frame, Refusal, Visitor};
use sportello_protocol::TerminalId;
use sportello_store::{Site, Tally};
use tokio::sync::watch;
use tokio::time::{Instant, sleep, sleep_until, timeout};

use super::room::{draw, receipts};

/// Changes that come together are sent together.
const TOGETHER: Duration = Duration::from_millis(150);
/// Silence is noticed, and the log-in looked at again, this often.
const LOOK: Duration = Duration::from_secs(15);
/// Totals are read again after this many looks.
const TOTALS: u32 = 4;
/// Then the browser asks anew, and every rule is checked anew.
const LONGEST: Duration = Duration::from_secs(30 * 60);

struct Watching {
    console: Console,
    visitor: Visitor,
    page: Frame,
    site: Site,
    today: Tally,
    looks: u32,
    changes: watch::Receiver<u64>,
    head: String,
    tiles: HashMap<TerminalId, String>,
    ends: Instant,
    begun: bool,
}

pub(super) async fn live(
    State(console): State<Console>,
    visitor: Visitor,
    Path(id): Path<i64>,
) -> Result<Response, Refusal> {
    let site = super::site(&console, id).await?;
    let watching = Watching {
        page: Frame::new(&visitor, &site.site.name),
        today: receipts(&console, &site).await?,
        changes: console.hub().watch(site.id),
        console,
        visitor,
        site,
        looks: 0,
        head: String::new(),
        tiles: HashMap::new(),
        ends: Instant::now() + LONGEST,
        begun: false,
    };
    let events = stream::unfold(watching, |watching| async move {
        let (event, watching) = watching.next().await?;
        Some((Ok::<_, Infallible>(event), watching))
    });
    Ok(Sse::new(events)
        .keep_alive(KeepAlive::new().interval(LOOK))
        .into_response())
}

impl Watching {
    /// Waits until something is to be told. `None`: it is over.
    async fn next(mut self) -> Option<(Event, Self)> {
        loop {
            if self.begun {
                tokio::select! {
                    () = sleep_until(self.ends) => return None,
                    looked = timeout(LOOK, self.changes.changed()) => match looked {
                        Ok(Ok(())) => sleep(TOGETHER).await,
                        // Nobody watches over the room any more: it is asked for again.
                        Ok(Err(_)) => {
                            sleep(TOGETHER).await;
                            self.changes = self.console.hub().watch(self.site.id);
                        }
                        Err(_) => self.look().await?,
                    },
                }
            }
            self.begun = true;
            self.changes.mark_unchanged();
            let html = self.changed().await?;
            if !html.is_empty() {
                let event = Event::default()
                    .event("tiles")
                    .data(html.replace('\r', " "));
                return Some((event, self));
            }
        }
    }

    /// `None`: whoever watches is not logged in any more.
    async fn look(&mut self) -> Option<()> {
        let session = self.visitor.session.as_ref()?;
        let now = self.console.now();
        let known = self.console.store().web_session(session.id, now).await;
        let account = self.console.store().account(self.visitor.id()).await;
        let (Ok(Some(_)), Ok(Some(account))) = (known, account) else {
            return None;
        };
        if account.disabled || account.roles != self.visitor.account.roles {
            return None;
        }
        self.looks += 1;
        if self.looks.is_multiple_of(TOTALS) {
            self.today = receipts(&self.console, &self.site).await.ok()?;
        }
        Some(())
    }

    /// The head and the tiles that are not as they were sent.
    async fn changed(&mut self) -> Option<String> {
        let drawing = draw(&self.console, &self.page, self.site.id, &self.today)
            .await
            .ok()?;
        let mut html = String::new();
        if drawing.head != self.head {
            html.push_str(&drawing.head);
            self.head = drawing.head;
        }
        for (terminal, tile) in drawing.tiles {
            if self.tiles.get(&terminal) != Some(&tile) {
                html.push_str(&tile);
                self.tiles.insert(terminal, tile);
            }
        }
        Some(html)
    }
}
