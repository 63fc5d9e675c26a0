// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! One terminal: how it is, what it is, its health over time, what an admin may do to it.

pub(crate) mod health;

use askama::Template;
use axum::Form;
use axum::extract::rejection::FormRejection;
use axum::extract::{Path, State};
use axum::response::Response;
use serde::Deserialize;
use sportello_console::{Console, Frame, Listing, Refusal, Visitor, show};
use sportello_protocol::{Command, CommandId, TerminalId, UnixSeconds};
use sportello_store::{KeyState, Role, Site, Terminal, TerminalState};
use uuid::Uuid;

pub(crate) use self::health::Range;
use self::health::{Panel, panels};
use super::fleet::{is_silent, state_words};
use super::grid::{Grid, grid};
use super::{room, updates};
use crate::said;
use crate::table::{Column, Table, Value};
use crate::tile::Tile;

#[derive(Template)]
#[template(path = "views/terminal.html")]
struct TerminalPage {
    page: Frame,
    terminal: Terminal,
    site: Site,
    list: Listing,
    files: String,
    /// For the site's own staff only.
    tile: Option<Tile>,
    state: String,
    good: bool,
    silence: Option<String>,
    facts: Grid,
    alarms: Vec<(String, String)>,
    commands: Vec<(String, u32)>,
    ranges: Vec<(Range, String, bool)>,
    panels: Vec<Panel>,
    admin: bool,
}

/// A terminal that exists; the rule has seen that the visitor may.
pub(super) async fn known(console: &Console, id: Uuid) -> Result<Terminal, Refusal> {
    console
        .store()
        .terminal(TerminalId(id))
        .await?
        .ok_or(Refusal::NotFound)
}

pub(super) async fn detail(
    State(console): State<Console>,
    visitor: Visitor,
    Path(id): Path<Uuid>,
) -> Result<Response, Refusal> {
    let terminal = known(&console, id).await?;
    let site = super::site(&console, terminal.site.0).await?;
    let now = console.now();
    let staff = visitor.may(Role::Staff, terminal.site);
    let mut page = Frame::new(
        &visitor,
        visitor
            .say("views-terminal-title")
            .put("label", terminal.label.as_str()),
    );
    if staff {
        page = page.crumb(format!("/sites/{}/room", site.id.0), &site.site.name);
    } else {
        page = page.crumb(format!("/fleet?site={}", site.id.0), &site.site.name);
    }
    let list = page.listing();
    let range = Range::asked(list.get("range"));
    let today = super::site_day(&site, &console);
    let rows = console
        .store()
        .health(terminal.id, range.first(today), today)
        .await?;
    // What staff ask of a terminal tells what its room does: for them only.
    let waiting = if staff {
        console
            .store()
            .pending_commands(terminal.id, CommandId(0), now)
            .await?
    } else {
        Vec::new()
    };
    let tile = staff.then(|| {
        let live = console.hub().live(terminal.id);
        let here = live.as_ref().filter(|live| live.site == terminal.site);
        Tile::of(terminal.state, here, terminal.last_seen, now)
    });
    let words = page.words();
    show(&TerminalPage {
        state: state_words(&page, &terminal, now),
        good: terminal.state == TerminalState::Active
            && terminal.alarms.is_empty()
            && !is_silent(&terminal, now),
        silence: silence(&page, &terminal, now),
        facts: grid(page.say("views-facts"), facts(&page, &terminal)),
        alarms: terminal
            .alarms
            .iter()
            .map(|alarm| {
                (
                    said::say(words, "alarm", alarm),
                    said::say(words, "advice", alarm),
                )
            })
            .collect(),
        commands: waiting
            .iter()
            .map(|command| (command_words(&page, command), command.valid_for_s / 60))
            .collect(),
        ranges: Range::ALL
            .into_iter()
            .map(|one| {
                let words = page.say(&format!("views-range-{}", one.word())).to_string();
                (one, words, one == range)
            })
            .collect(),
        files: format!("/terminals/{id}/export"),
        panels: panels(&page, range, today, &rows),
        admin: visitor.may(Role::Admin, terminal.site),
        tile,
        terminal,
        site,
        list,
        page,
    })
}

fn silence(page: &Frame, terminal: &Terminal, now: UnixSeconds) -> Option<String> {
    if terminal.state != TerminalState::Active || !is_silent(terminal, now) {
        return None;
    }
    Some(match terminal.last_seen {
        Some(at) => room::ago(page, now.0.saturating_sub(at.0) / 60),
        None => page.say("views-never-heard").to_string(),
    })
}

fn command_words(page: &Frame, command: &Command) -> String {
    let kind = serde_json::to_value(command.kind)
        .ok()
        .and_then(|kind| Some(kind.get("command")?.as_str()?.replace('_', "-")))
        .unwrap_or_default();
    page.say(&format!("views-command-{kind}")).to_string()
}

/// What it is and what runs on it.
fn facts(page: &Frame, terminal: &Terminal) -> Table {
    let mut table = Table::new(vec![
        Column::new("what", page.say("views-col-what")),
        Column::new("value", page.say("views-col-value")),
    ]);
    let mut put = |key: &str, value: Value| {
        table.push(vec![page.say(key).to_string().into(), value]);
    };
    // A column of words and numbers is read as words.
    let number = |value: u64| Value::from(page.number(value));
    let versions = terminal.versions.as_ref();
    let version = |text: Option<&sportello_protocol::VersionText>| {
        text.map_or(Value::Nothing, |text| Value::from(text.as_str()))
    };
    put(
        "views-col-last-seen",
        terminal.last_seen.map_or(Value::Nothing, Value::Moment),
    );
    put("views-col-enrolled", Value::Moment(terminal.enrolled));
    put(
        "views-col-agent",
        version(Some(versions.map_or(&terminal.facts.agent, |v| &v.agent))),
    );
    put(
        "views-col-image",
        version(versions.and_then(|v| v.image.as_ref())),
    );
    put(
        "views-col-tasks",
        version(versions.and_then(|v| v.tasks.as_ref())),
    );
    put(
        "views-col-browser",
        version(versions.and_then(|v| v.browser.as_ref())),
    );
    if let Some(release) = &terminal.release {
        let plain =
            |number: Option<u64>| number.map_or(Value::Nothing, |number| number.to_string().into());
        put("views-fact-image", plain(release.running));
        put("views-fact-wanted", plain(release.wanted));
        put("views-fact-update", updates::phase(page, release).into());
        put("views-col-bundle", plain(release.bundle));
        if release.stale {
            put("views-fact-stale", page.say("views-yes").to_string().into());
        }
    }
    let facts = &terminal.facts;
    put("views-fact-threads", number(facts.threads.into()));
    put("views-fact-memory", number(facts.memory_mib.into()));
    put("views-fact-disk", number(facts.disk_gib.into()));
    put("views-fact-skew", terminal.skew_s.to_string().into());
    put("views-fact-key", terminal.thumbprint.to_string().into());
    put("views-col-id", terminal.id.to_string().into());
    let losses = &terminal.losses;
    for (key, lost) in [
        ("views-lost-sessions", losses.sessions_dropped),
        ("views-lost-health", losses.health_dropped),
        ("views-lost-merged", losses.health_hours_merged),
        ("views-lost-others", losses.others_dropped),
        ("views-lost-damaged", losses.numbers_damaged),
    ] {
        if lost > 0 {
            put(key, number(lost));
        }
    }
    table
}

#[derive(Debug, Deserialize)]
pub(super) struct Renamed {
    label: String,
}

pub(super) async fn rename(
    State(console): State<Console>,
    visitor: Visitor,
    Path(id): Path<Uuid>,
    form: Result<Form<Renamed>, FormRejection>,
) -> Result<Response, Refusal> {
    let Form(renamed) = form.map_err(|_| Refusal::Nonsense)?;
    let terminal = known(&console, id).await?;
    let back = format!("/terminals/{id}");
    let label = renamed.label.trim();
    let fits = (1..=40).contains(&label.chars().count()) && !label.chars().any(char::is_control);
    if !fits {
        return Ok(visitor.go(&back, false, "views-label-bad"));
    }
    visitor
        .audit(Some(terminal.site), "terminal.rename", id.to_string())
        .await?;
    console
        .store()
        .rename_terminal(terminal.id, label.to_owned())
        .await?;
    Ok(visitor.done(&back, "views-terminal-renamed"))
}

pub(super) async fn revoke(
    State(console): State<Console>,
    visitor: Visitor,
    Path(id): Path<Uuid>,
) -> Result<Response, Refusal> {
    let terminal = known(&console, id).await?;
    visitor
        .audit(Some(terminal.site), "terminal.revoke", id.to_string())
        .await?;
    console
        .store()
        .set_key_state(terminal.id, KeyState::Revoked)
        .await?;
    console.hub().forget(terminal.id);
    Ok(visitor.done(&format!("/terminals/{id}"), "views-terminal-revoked"))
}

/// Out of quarantine: only a terminal that is in it.
pub(super) async fn release(
    State(console): State<Console>,
    visitor: Visitor,
    Path(id): Path<Uuid>,
) -> Result<Response, Refusal> {
    let terminal = known(&console, id).await?;
    if terminal.state != TerminalState::Quarantined {
        return Err(Refusal::Conflict);
    }
    visitor
        .audit(Some(terminal.site), "terminal.release", id.to_string())
        .await?;
    console
        .store()
        .set_key_state(terminal.id, KeyState::Active)
        .await?;
    Ok(visitor.done(&format!("/terminals/{id}"), "views-terminal-released"))
}

pub(super) async fn retire(
    State(console): State<Console>,
    visitor: Visitor,
    Path(id): Path<Uuid>,
) -> Result<Response, Refusal> {
    let terminal = known(&console, id).await?;
    visitor
        .audit(Some(terminal.site), "terminal.retire", id.to_string())
        .await?;
    console.store().retire_terminal(terminal.id).await?;
    console.hub().forget(terminal.id);
    Ok(visitor.done("/fleet", "views-terminal-retired"))
}
