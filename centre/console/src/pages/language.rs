// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The other language: kept in the browser, before and after logging in.

use axum::extract::Path;
use axum::http::HeaderValue;
use axum::http::header::SET_COOKIE;
use axum::response::{IntoResponse, Redirect, Response};

use super::inside;
use crate::guard::cookie;
use crate::listing::Listing;
use crate::visitor::Anybody;
use crate::{Language, Refusal};

const YEAR_S: u32 = 365 * 24 * 3600;

pub(super) async fn choose(
    Anybody(caller): Anybody,
    Path(tag): Path<String>,
) -> Result<Response, Refusal> {
    let language: Language = tag.parse().map_err(|_| Refusal::NotFound)?;
    let query = Listing::new("", &caller.query);
    let mut response = Redirect::to(inside(query.get("back"))).into_response();
    let secure = caller.console.config().secure_cookies;
    let value = cookie::set(cookie::LANGUAGE, language.tag(), YEAR_S, secure);
    let header = HeaderValue::from_str(&value).map_err(|e| Refusal::broken(&e))?;
    response.headers_mut().append(SET_COOKIE, header);
    Ok(response)
}
