// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Draws a refusal as a page in the visitor's language.

use askama::Template;
use axum::http::HeaderValue;
use axum::http::header::RETRY_AFTER;
use axum::response::{Html, IntoResponse, Response};

use crate::visitor::Caller;
use crate::{Frame, Refusal};

#[derive(Template)]
#[template(path = "console/refusal.html")]
struct RefusalPage {
    page: Frame,
    sentence: String,
    advice: String,
}

/// Draws a refusal.
pub(super) fn explain(caller: &Caller, refusal: Refusal) -> Response {
    let (title, sentence, advice) = match refusal {
        Refusal::NotFound => ("refusal-404", "refusal-404-what", "refusal-404-do"),
        Refusal::Forbidden => ("refusal-403", "refusal-403-what", "refusal-403-do"),
        Refusal::LoggedOut => ("refusal-401", "refusal-401-what", "refusal-401-do"),
        Refusal::Stale => ("refusal-stale", "refusal-stale-what", "refusal-stale-do"),
        Refusal::Nonsense => ("refusal-400", "refusal-400-what", "refusal-400-do"),
        Refusal::TooLarge => ("refusal-413", "refusal-413-what", "refusal-413-do"),
        Refusal::TooMany(_) => ("refusal-429", "refusal-429-what", "refusal-429-do"),
        Refusal::Conflict => ("refusal-409", "refusal-409-what", "refusal-409-do"),
        Refusal::Broken => ("refusal-500", "refusal-500-what", "refusal-500-do"),
    };
    let minutes = match refusal {
        Refusal::TooMany(seconds) => seconds.div_ceil(60),
        _ => 0,
    };
    let page = RefusalPage {
        page: Frame::new(caller, caller.say(title)),
        sentence: caller.say(sentence).put("minutes", minutes).to_string(),
        advice: caller.say(advice).to_string(),
    };
    let mut response = match page.render() {
        Ok(html) => (refusal.status(), Html(html)).into_response(),
        Err(error) => {
            tracing::error!(%error, "A refusal could not be drawn");
            plain(refusal)
        }
    };
    if let Refusal::TooMany(seconds) = refusal {
        response
            .headers_mut()
            .insert(RETRY_AFTER, HeaderValue::from(seconds));
    }
    response
}

/// When not even the frame can be drawn.
pub(super) fn plain(refusal: Refusal) -> Response {
    (
        refusal.status(),
        "Qualcosa non va da parte nostra. Riprova tra un minuto. / \
         Something is wrong on our side. Try again in a minute.",
    )
        .into_response()
}
