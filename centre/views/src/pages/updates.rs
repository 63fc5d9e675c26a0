// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Images on their way through the region: how far each rollout is, stage by stage, and which
//! terminals went back to the image before. Then what the next bundle could mend: hosts that
//! pages of a task asked for and terminals refused.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use sportello_console::{Console, Frame, Listing, Refusal, Visitor, show};
use sportello_protocol::operator::{RolloutState, StageCounts};
use sportello_protocol::{UnixSeconds, UpdateState};
use sportello_store::{BlockedHost, Member, Rollout};

use super::grid::{Grid, grid};
use crate::said;
use crate::table::{Column, Row, Table, Value};

/// Rollouts on the page, latest first.
const MOST: usize = 10;
/// Refused hosts on the page; the file has all.
const MOST_HOSTS: usize = 50;
/// Terminals that one rollout names at most.
const MOST_NAMED: usize = 100;

#[derive(Template)]
#[template(path = "views/updates.html")]
struct UpdatesPage {
    list: Listing,
    page: Frame,
    rollouts: Vec<Shown>,
    hosts: Grid,
}

/// One rollout.
struct Shown {
    image: u64,
    good: bool,
    state: String,
    /// Why it stopped, if it did.
    reason: Option<String>,
    sentence: String,
    begun: UnixSeconds,
    stages: Grid,
    /// Label, site and address of those that went back.
    back: Vec<(String, String, String)>,
}

pub(super) async fn updates(
    State(console): State<Console>,
    visitor: Visitor,
) -> Result<Response, Refusal> {
    let page = Frame::new(&visitor, visitor.say("views-nav-updates"));
    let store = console.store();
    let now = console.now();
    let mut rollouts = Vec::new();
    for rollout in store.rollouts().await?.into_iter().take(MOST) {
        let members = store.members(rollout.plan.image).await?;
        rollouts.push(shown(&page, &rollout, &members, now));
    }
    let mut table = Table::new(host_columns(&page));
    for host in store.blocked_hosts().await?.iter().take(MOST_HOSTS) {
        table.push(host_row(host));
    }
    show(&UpdatesPage {
        list: page.listing(),
        hosts: grid(page.say("views-hosts-caption"), table),
        page,
        rollouts,
    })
}

pub(super) fn host_columns(page: &Frame) -> Vec<Column> {
    vec![
        Column::new("host", page.say("views-col-host")),
        Column::new("task", page.say("views-col-task")),
        Column::new("sessions", page.say("views-col-sessions")),
        Column::new("last_day", page.say("views-col-last-day")),
    ]
}

/// The name is shown, and leads nowhere: a page that is no task's chose it.
pub(super) fn host_row(host: &BlockedHost) -> Row {
    vec![
        host.host.as_str().into(),
        host.task.as_str().into(),
        host.sessions.into(),
        Value::Day(host.last_day),
    ]
}

fn shown(page: &Frame, rollout: &Rollout, members: &[Member], now: UnixSeconds) -> Shown {
    let counts = rollout.counts(members, now);
    let mut table = Table::new(columns(page));
    for (position, count) in counts.iter().enumerate() {
        table.push(row(page, rollout, position, count));
    }
    let reached = counts.iter().take(rollout.standing.stage.saturating_add(1));
    let (mut terminals, mut blessed) = (0, 0);
    for count in reached {
        terminals += count.terminals;
        blessed += count.blessed;
    }
    let caption = page
        .say("views-updates-caption")
        .put("image", rollout.plan.image.to_string());
    let stopped = rollout.standing.stopped;
    Shown {
        image: rollout.plan.image,
        good: rollout.standing.state != RolloutState::Stopped,
        // A badge does not wrap: one or two words.
        state: said::say(page.words(), "rollout", &rollout.standing.state),
        reason: stopped.map(|reason| said::say(page.words(), "stop", &reason)),
        sentence: page
            .say("views-updates-sentence")
            .put("stage", said::say(page.words(), "stage", &rollout.stage()))
            .put("blessed", page.number(u64::from(blessed)))
            .put("terminals", page.number(u64::from(terminals)))
            .to_string(),
        begun: rollout.plan.begun,
        stages: grid(caption, table),
        back: rollout
            .rolled_back(members, now)
            .take(MOST_NAMED)
            .map(|member| {
                let path = format!("/terminals/{}", member.terminal);
                (member.label.clone(), member.site_name.clone(), path)
            })
            .collect(),
    }
}

fn columns(page: &Frame) -> Vec<Column> {
    vec![
        Column::new("stage", page.say("views-col-stage")),
        Column::new("reached", page.say("views-col-stage-reached")),
        Column::new("terminals", page.say("views-col-terminals")),
        Column::new("blessed", page.say("views-col-blessed")),
        Column::new("under_way", page.say("views-col-under-way")),
        Column::new("rolled_back", page.say("views-col-rolled-back")),
        Column::new("refused", page.say("views-col-refused")),
        Column::new("silent", page.say("views-col-silent")),
    ]
}

fn row(page: &Frame, rollout: &Rollout, position: usize, count: &StageCounts) -> Row {
    let reached = if position <= rollout.standing.stage {
        "views-yes"
    } else {
        "views-not-yet"
    };
    vec![
        said::say(page.words(), "stage", &count.stage).into(),
        page.say(reached).to_string().into(),
        Value::Number(count.terminals.into()),
        Value::Number(count.blessed.into()),
        Value::Number(count.under_way.into()),
        Value::Number(count.rolled_back.into()),
        Value::Number(count.refused.into()),
        Value::Number(count.silent.into()),
    ]
}

/// What a terminal says of its update, in words.
pub(super) fn phase(page: &Frame, state: &UpdateState) -> String {
    let (word, more) = said::tagged(&state.phase);
    let said = page.say(&format!("views-phase-{word}")).to_string();
    match more {
        Some(more) => format!("{said}: {}", said_more(page, &more)),
        None => said,
    }
}

/// The image that failed, or the reason of a refusal.
fn said_more(page: &Frame, more: &serde_json::Value) -> String {
    match more {
        serde_json::Value::Number(image) => image.to_string(),
        word => said::say(page.words(), "refusal", word),
    }
}
