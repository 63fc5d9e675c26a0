// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Cookies: four, none of them about anybody but staff.

use axum::http::HeaderMap;
use axum::http::header::COOKIE;

/// Who is logged in.
pub(crate) const SESSION: &str = "sportello-session";
/// Ties the forms of somebody who is not logged in to their browser.
pub(crate) const VISIT: &str = "sportello-visit";
/// The sentence that the next page shows.
pub(crate) const FLASH: &str = "sportello-flash";
pub(crate) const LANGUAGE: &str = "sportello-language";

/// Browsers keep names with this prefix to one host, over TLS, from `/` on.
const PREFIX: &str = "__Host-";

/// A cookie's value.
pub(crate) fn get<'a>(headers: &'a HeaderMap, name: &str, secure: bool) -> Option<&'a str> {
    headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|header| header.to_str().ok())
        .flat_map(|header| header.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(found, _)| {
            if secure {
                found.strip_prefix(PREFIX) == Some(name)
            } else {
                *found == name
            }
        })
        .map(|(_, value)| value)
}

/// For `Set-Cookie`; `age_s` 0 takes it away.
pub(crate) fn set(name: &str, value: &str, age_s: u32, secure: bool) -> String {
    let (prefix, mark) = if secure {
        (PREFIX, "; Secure")
    } else {
        ("", "")
    };
    format!("{prefix}{name}={value}; Path=/; Max-Age={age_s}; HttpOnly; SameSite=Strict{mark}")
}
