// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Opening hours of a site, and how long a session lasts there.

mod form;

use askama::Template;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use sportello_protocol::{Hours, Interval};
use sportello_store::SiteId;

use self::form::{DayRow, ExceptionRow, Faults};
use super::{Fields, sites};
use crate::{Console, Frame, Refusal, Visitor, show};

const DAYS: [&str; 7] = [
    "day-monday",
    "day-tuesday",
    "day-wednesday",
    "day-thursday",
    "day-friday",
    "day-saturday",
    "day-sunday",
];

#[derive(Template)]
#[template(path = "console/hours.html")]
struct HoursPage {
    page: Frame,
    id: i64,
    days: Vec<DayRow>,
    exceptions: Vec<ExceptionRow>,
    own_hours: bool,
    session_minutes: String,
    closing_minutes: String,
    wrong_session: String,
    wrong_closing: String,
}

/// Each day and its hours in words, for the site's card.
pub(super) fn spoken_week(visitor: &Visitor, hours: Option<&Hours>) -> Vec<(String, String)> {
    let Some(hours) = hours else {
        return Vec::new();
    };
    let day = |(key, open): (&&'static str, &Vec<Interval>)| {
        let words = if open.is_empty() {
            visitor.say("hours-closed").to_string()
        } else {
            open.iter()
                .map(|span| format!("{}–{}", form::clock(span.from()), form::clock(span.to())))
                .collect::<Vec<_>>()
                .join(", ")
        };
        (visitor.say(key).to_string(), words)
    };
    DAYS.iter().zip(&hours.week).map(day).collect()
}

fn frame(visitor: &Visitor, site: &sportello_store::Site) -> Frame {
    Frame::new(visitor.caller(), visitor.say("hours-title"))
        .crumb("/sites", visitor.say("sites-title"))
        .crumb(format!("/sites/{}", site.id.0), &site.site.name)
}

pub(super) async fn page(
    State(console): State<Console>,
    visitor: Visitor,
    Path(id): Path<i64>,
) -> Result<Response, Refusal> {
    let site = sites::find(&console, id).await?;
    let settings = console.store().desired(SiteId(id)).await?.settings;
    let number = |value: Option<u16>| value.map_or_else(String::new, |value| value.to_string());
    let hours = settings.hours.clone().unwrap_or_default();
    show(&HoursPage {
        page: frame(&visitor, &site),
        id,
        days: form::days(&visitor, &hours),
        exceptions: form::exceptions(&visitor, &hours),
        own_hours: settings.hours.is_some(),
        session_minutes: number(settings.session_minutes),
        closing_minutes: number(settings.closing.map(|closing| closing.minutes_before)),
        wrong_session: String::new(),
        wrong_closing: String::new(),
    })
}

pub(super) async fn set(
    State(console): State<Console>,
    visitor: Visitor,
    Path(id): Path<i64>,
    body: Bytes,
) -> Result<Response, Refusal> {
    let site = sites::find(&console, id).await?;
    let fields = Fields::read(&body);
    let mut faults = Faults::default();
    let settings = form::settings(&visitor, &fields, &mut faults);
    let own_now = console.store().desired(site.id).await?.settings.hours;
    let forgotten = own_now.is_none() && fields.raw("own") != "yes" && form::typed(&fields);
    if let Some(settings) = settings.filter(|_| faults.is_empty() && !forgotten) {
        console.store().set_settings(site.id, settings).await?;
        visitor
            .audit(Some(site.id), "site.hours", site.site.code)
            .await?;
        return Ok(visitor.done(&format!("/sites/{id}"), "hours-saved"));
    }
    let page = HoursPage {
        page: frame(&visitor, &site).complain(if forgotten {
            "hours-not-chosen"
        } else {
            "form-wrong"
        }),
        id,
        days: form::typed_days(&visitor, &fields, &faults),
        exceptions: form::typed_exceptions(&visitor, &fields, &faults),
        own_hours: fields.raw("own") == "yes",
        session_minutes: fields.text("session_minutes"),
        closing_minutes: fields.text("closing_minutes"),
        wrong_session: faults.of("session_minutes"),
        wrong_closing: faults.of("closing_minutes"),
    };
    let mut response = show(&page)?;
    *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    Ok(response)
}
