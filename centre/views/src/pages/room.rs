// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The room of one site: a tile for each terminal, and what staff may ask of them.

use askama::Template;
use axum::Form;
use axum::extract::rejection::FormRejection;
use axum::extract::{Path, State};
use axum::response::Response;
use serde::Deserialize;
use sportello_console::{Console, Frame, Refusal, Visitor, show};
use sportello_protocol::{HelpState, ReceiptVerdict, TerminalId, UnixSeconds, Warning};
use sportello_store::{
    FleetFilter, FleetSort, Measure, Page, Period, Scope, SiteId, Tally, Terminal, TerminalState,
    Whole,
};
use uuid::Uuid;

use crate::said;
use crate::tile::{Ask, MESSAGES, Sign, Tile};

/// Terminals that a room shows at most; no site has as many.
const MOST: u32 = 200;

/// What stands above the tiles.
#[derive(Template)]
#[template(path = "views/room-head.html")]
struct Head<'a> {
    page: &'a Frame,
    site: i64,
    waiting: bool,
    sessions: u64,
    clean: u64,
    not_proven: u64,
    failed: u64,
    /// Who calls for help, so that a phone need not be scrolled.
    calls: Vec<(TerminalId, String)>,
}

/// One tile.
#[derive(Template)]
#[template(path = "views/tile.html")]
struct Drawn<'a> {
    page: &'a Frame,
    site: i64,
    id: TerminalId,
    label: &'a str,
    tile: &'a Tile,
    lines: Vec<String>,
    first: Vec<Button>,
    more: Vec<Button>,
    messages: Vec<Button>,
}

struct Button {
    ask: &'static str,
    words: String,
    strong: bool,
}

#[derive(Template)]
#[template(path = "views/room.html")]
struct RoomPage {
    page: Frame,
    site: i64,
    head: String,
    tiles: Vec<String>,
}

/// What is drawn of a room: its head, and each tile under its terminal.
pub(crate) struct Drawing {
    pub(crate) head: String,
    pub(crate) tiles: Vec<(TerminalId, String)>,
}

pub(super) async fn room(
    State(console): State<Console>,
    visitor: Visitor,
    Path(id): Path<i64>,
) -> Result<Response, Refusal> {
    let site = super::site(&console, id).await?;
    let page = Frame::new(&visitor, &site.site.name).script("views/room.js");
    let today = receipts(&console, &site).await?;
    let drawing = draw(&console, &page, site.id, &today).await?;
    show(&RoomPage {
        page,
        site: id,
        head: drawing.head,
        tiles: drawing.tiles.into_iter().map(|(_, tile)| tile).collect(),
    })
}

/// Sessions and receipts of today.
pub(crate) async fn receipts(
    console: &Console,
    site: &sportello_store::Site,
) -> Result<Tally, Refusal> {
    let today = super::site_day(site, console);
    let period = Period {
        first: today,
        last: today,
    };
    Ok(console.store().tally(&Whole::Site(site.id), period).await?)
}

/// Terminals of a site that are not retired, by label.
pub(crate) async fn terminals(console: &Console, site: SiteId) -> Result<Vec<Terminal>, Refusal> {
    let filter = FleetFilter {
        site: Some(site),
        ..FleetFilter::default()
    };
    let page = Page {
        number: 0,
        size: MOST,
    };
    let mut terminals = console
        .store()
        .terminals(&Scope::Sites(vec![site]), &filter, FleetSort::Label, page)
        .await?
        .items;
    // "2" before "10".
    terminals.sort_by_cached_key(|terminal| {
        let number: String = terminal
            .label
            .chars()
            .take_while(char::is_ascii_digit)
            .take(9)
            .collect();
        (
            number.parse::<u32>().unwrap_or(u32::MAX),
            terminal.label.to_lowercase(),
        )
    });
    Ok(terminals)
}

pub(crate) async fn draw(
    console: &Console,
    page: &Frame,
    site: SiteId,
    today: &Tally,
) -> Result<Drawing, Refusal> {
    let now = console.now();
    let lives = console.hub().room(site);
    let mut tiles = Vec::new();
    let mut calls = Vec::new();
    for terminal in terminals(console, site).await? {
        let live = lives.iter().find(|live| live.terminal == terminal.id);
        let tile = Tile::of(terminal.state, live, terminal.last_seen, now);
        if tile.sign == Sign::Help {
            calls.push((terminal.id, terminal.label.clone()));
        }
        let drawn = tile_html(page, site, &terminal, &tile)?;
        tiles.push((terminal.id, drawn));
    }
    let head = Head {
        page,
        site: site.0,
        waiting: lives
            .iter()
            .any(|live| live.someone_waiting && !live.is_silent(now)),
        sessions: today.get(&Measure::Sessions),
        clean: today.get(&Measure::Receipt(ReceiptVerdict::Clean)),
        not_proven: today.get(&Measure::Receipt(ReceiptVerdict::NotProven)),
        failed: today.get(&Measure::Receipt(ReceiptVerdict::Failed)),
        calls,
    };
    Ok(Drawing {
        head: head.render()?,
        tiles,
    })
}

fn tile_html(
    page: &Frame,
    site: SiteId,
    terminal: &Terminal,
    tile: &Tile,
) -> Result<String, Refusal> {
    let button = |ask: Ask| {
        let ask = word(ask);
        Button {
            ask,
            words: page.say(&format!("views-ask-{ask}")).to_string(),
            strong: matches!(ask, "coming" | "unlock" | "maintenance-off"),
        }
    };
    let messages = if tile.reaches_citizen() {
        MESSAGES
            .iter()
            .map(|(ask, key)| Button {
                ask,
                words: page.say(key).to_string(),
                strong: false,
            })
            .collect()
    } else {
        Vec::new()
    };
    let drawn = Drawn {
        page,
        site: site.0,
        id: terminal.id,
        label: &terminal.label,
        tile,
        lines: lines(page, tile),
        first: tile.first().into_iter().map(button).collect(),
        more: tile.more().iter().copied().map(button).collect(),
        messages,
    };
    Ok(drawn.render()?)
}

/// What stands under the sign, in sentences.
fn lines(page: &Frame, tile: &Tile) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(minutes) = tile.minutes_left {
        lines.push(
            page.say("views-minutes-left")
                .put("minutes", minutes)
                .to_string(),
        );
    }
    if let Some(area) = tile.area {
        lines.push(said::say(page.words(), "area", &area));
    }
    match tile.help {
        HelpState::None => {}
        help => lines.push(said::say(page.words(), "help", &help)),
    }
    if tile.warning == Warning::IdleQuestion {
        lines.push(page.say("views-idle-question").to_string());
    }
    if let Some(reason) = tile.reason {
        lines.push(said::say(page.words(), "reason", &reason));
    }
    if tile.proving {
        lines.push(page.say("views-proving").to_string());
    }
    if tile.printer_down {
        lines.push(page.say("views-printer-down").to_string());
    }
    match (tile.sign, tile.silent_minutes) {
        (Sign::Silent, Some(minutes)) => lines.push(ago(page, minutes)),
        (Sign::Silent, None) => {
            lines.push(page.say("views-never-heard").to_string());
        }
        (Sign::Quarantined, _) => {
            lines.push(page.say("views-quarantined-why").to_string());
        }
        _ => {}
    }
    lines
}

/// "Nessuna notizia da 10 minuti", in hours and days once it is long.
pub(crate) fn ago(page: &Frame, minutes: i64) -> String {
    let (key, count) = match minutes {
        ..120 => ("views-silent-minutes", minutes),
        120..2880 => ("views-silent-hours", minutes / 60),
        _ => ("views-silent-days", minutes / 1440),
    };
    page.say(key).put("count", count).to_string()
}

/// How a form writes it.
const fn word(ask: Ask) -> &'static str {
    match ask {
        Ask::Seen => "seen",
        Ask::Coming => "coming",
        Ask::Nobody => "nobody",
        Ask::Extend => "extend",
        Ask::End => "end",
        Ask::Lock => "lock",
        Ask::Unlock => "unlock",
        Ask::MaintenanceOn => "maintenance-on",
        Ask::MaintenanceOff => "maintenance-off",
        Ask::WaitingOn => "waiting-on",
        Ask::WaitingOff => "waiting-off",
        Ask::ClearPin => "clear-pin",
        Ask::Message(_) => "message",
    }
}

/// What a button sends.
#[derive(Debug, Deserialize)]
pub(super) struct Pressed {
    ask: String,
    /// Absent: all of the site.
    terminal: Option<Uuid>,
}

pub(super) async fn command(
    State(console): State<Console>,
    visitor: Visitor,
    Path(id): Path<i64>,
    form: Result<Form<Pressed>, FormRejection>,
) -> Result<Response, Refusal> {
    let Form(pressed) = form.map_err(|_| Refusal::Nonsense)?;
    let site = SiteId(id);
    let back = format!("/sites/{id}/room");
    let ask = Ask::parse(&pressed.ask).ok_or(Refusal::Nonsense)?;
    let room = terminals(&console, site).await?;
    let now = console.now();
    let obeys = |terminal: &&Terminal| terminal.state == TerminalState::Active;
    match pressed.terminal {
        Some(terminal) => {
            // Of another site: as if it did not exist.
            let terminal = room
                .iter()
                .filter(obeys)
                .find(|known| known.id == TerminalId(terminal))
                .ok_or(Refusal::NotFound)?;
            visitor
                .audit(Some(site), ask.action(), terminal.id.to_string())
                .await?;
            send(&console, &visitor, terminal, ask, now).await?;
        }
        None => {
            let audience = ask.of_all().ok_or(Refusal::Nonsense)?;
            // One line for the site: a line for each terminal would tell which were in use.
            visitor.audit(Some(site), ask.action(), "*").await?;
            let lives = console.hub().room(site);
            for terminal in room.iter().filter(obeys) {
                let live = lives.iter().find(|live| live.terminal == terminal.id);
                if audience.reaches(live) {
                    send(&console, &visitor, terminal, ask, now).await?;
                }
            }
        }
    }
    Ok(visitor.done(&back, ask.said()))
}

/// After the log: nothing is done that the log does not know.
async fn send(
    console: &Console,
    visitor: &Visitor,
    terminal: &Terminal,
    ask: Ask,
    now: UnixSeconds,
) -> Result<(), Refusal> {
    let (kind, valid_for_s) = ask.command();
    console
        .store()
        .queue_command(terminal.id, kind, visitor.id(), now, valid_for_s)
        .await?;
    Ok(())
}
