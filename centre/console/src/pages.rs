// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The console's own pages.

mod account;
mod accounts;
mod audit;
mod codes;
mod hours;
mod language;
mod login;
mod sites;

use std::sync::LazyLock;

use axum::http::Method;
use sportello_store::Role;

use crate::assets;
use crate::routes::{Entry, Routes, Rule};
use crate::words::Dictionary;

/// Italian and English words of these pages, for [`crate::words::faults`] of other crates.
pub const WORDS: (&str, &str) = (
    include_str!("../i18n/it/console.ftl"),
    include_str!("../i18n/en/console.ftl"),
);

static DICTIONARY: LazyLock<Dictionary> = LazyLock::new(|| Dictionary::new(WORDS.0, WORDS.1));

/// Log-in, own account, accounts, audit log, sites and codes, with the frame's words and files.
#[must_use]
pub fn routes() -> Routes {
    let region_admin = Rule::Region(Role::Admin);
    let site_admin = Rule::Site(Role::Admin);
    let site_staff = Rule::Site(Role::Staff);
    let entry = |order, path, key, rule| Entry {
        order,
        path,
        key,
        rule,
    };
    let mut routes = Routes::new().words(&DICTIONARY);
    for asset in assets::OWN {
        routes = routes.asset(*asset);
    }
    routes
        .entry(entry(
            100,
            "/sites",
            "menu-sites",
            Rule::Anywhere(Role::Viewer),
        ))
        .entry(entry(110, "/accounts", "menu-accounts", region_admin))
        .entry(entry(
            120,
            "/audit",
            "menu-audit",
            Rule::Anywhere(Role::Admin),
        ))
        .page(
            Method::GET,
            "/language/{tag}",
            Rule::Public,
            language::choose,
        )
        .page(Method::GET, "/login", Rule::Public, login::page)
        .page(Method::POST, "/login", Rule::Public, login::enter)
        .page(
            Method::GET,
            "/login/second",
            Rule::Started,
            login::second_page,
        )
        .page(Method::POST, "/login/second", Rule::Started, login::second)
        .page(
            Method::GET,
            "/login/set-up",
            Rule::Started,
            login::set_up_page,
        )
        .page(Method::POST, "/login/set-up", Rule::Started, login::set_up)
        .page(Method::POST, "/logout", Rule::Started, login::leave)
        .page(Method::GET, "/account", Rule::LoggedIn, account::page)
        .page(
            Method::POST,
            "/account/password",
            Rule::LoggedIn,
            account::password,
        )
        .page(
            Method::GET,
            "/account/second-factor",
            Rule::LoggedIn,
            account::factor_page,
        )
        .page(
            Method::POST,
            "/account/second-factor",
            Rule::LoggedIn,
            account::factor,
        )
        .page(
            Method::POST,
            "/account/second-factor/off",
            Rule::LoggedIn,
            account::factor_off,
        )
        .page(
            Method::POST,
            "/account/sessions/end",
            Rule::LoggedIn,
            account::end_sessions,
        )
        .page(Method::GET, "/accounts", region_admin, accounts::list)
        .page(
            Method::GET,
            "/accounts/new",
            region_admin,
            accounts::new_page,
        )
        .page(Method::POST, "/accounts/new", region_admin, accounts::add)
        .page(
            Method::GET,
            "/accounts/{account}",
            region_admin,
            accounts::page,
        )
        .page(
            Method::POST,
            "/accounts/{account}/roles",
            region_admin,
            accounts::grant,
        )
        .page(
            Method::POST,
            "/accounts/{account}/roles/remove",
            region_admin,
            accounts::take,
        )
        .page(
            Method::POST,
            "/accounts/{account}/password",
            region_admin,
            accounts::new_password,
        )
        .page(
            Method::POST,
            "/accounts/{account}/second-factor",
            region_admin,
            accounts::no_factor,
        )
        .page(
            Method::POST,
            "/accounts/{account}/disabled",
            region_admin,
            accounts::disable,
        )
        .page(
            Method::GET,
            "/audit",
            Rule::Anywhere(Role::Admin),
            audit::page,
        )
        .page(
            Method::GET,
            "/sites",
            Rule::Anywhere(Role::Viewer),
            sites::list,
        )
        .page(Method::GET, "/sites/new", region_admin, sites::new_page)
        .page(Method::POST, "/sites/new", region_admin, sites::add)
        .page(
            Method::GET,
            "/sites/{site}",
            Rule::Site(Role::Viewer),
            sites::page,
        )
        .page(
            Method::GET,
            "/sites/{site}/edit",
            site_admin,
            sites::edit_page,
        )
        .page(Method::POST, "/sites/{site}/edit", site_admin, sites::edit)
        .page(Method::GET, "/sites/{site}/hours", site_staff, hours::page)
        .page(Method::POST, "/sites/{site}/hours", site_staff, hours::set)
        .page(Method::GET, "/sites/{site}/codes", site_admin, codes::page)
        .page(Method::POST, "/sites/{site}/codes", site_admin, codes::make)
        .page(
            Method::POST,
            "/sites/{site}/codes/withdraw",
            site_admin,
            codes::withdraw,
        )
}

/// Fields of a posted form: short texts, the last of a name counts.
#[derive(Debug)]
pub(crate) struct Fields(Vec<(String, String)>);

impl Fields {
    pub(crate) fn read(body: &[u8]) -> Self {
        Self(
            url::form_urlencoded::parse(body)
                .take(2000)
                .map(|(name, value)| (name.into_owned(), value.into_owned()))
                .collect(),
        )
    }

    /// As it was typed.
    pub(crate) fn raw(&self, name: &str) -> &str {
        self.0
            .iter()
            .rev()
            .find(|(found, _)| found == name)
            .map_or("", |(_, value)| value)
    }

    /// Without space around and characters that control, 200 characters at most.
    pub(crate) fn text(&self, name: &str) -> String {
        self.raw(name)
            .chars()
            .filter(|c| !c.is_control())
            .take(200)
            .collect::<String>()
            .trim()
            .to_owned()
    }
}

/// An address of ours to go to, else the start: never somebody else's.
pub(crate) fn inside(path: &str) -> &str {
    let ours = path.starts_with('/')
        && !path.starts_with("//")
        && !path.contains(['\\', '\r', '\n', '\t'])
        && path.len() <= 2000
        && path.is_ascii();
    if ours { path } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_sent_elsewhere() {
        for hostile in [
            "//evil.example",
            "/\\evil.example",
            "https://evil.example",
            "javascript:alert(1)",
            "/\t/evil.example",
            "",
        ] {
            assert_eq!(inside(hostile), "/", "{hostile:?}");
        }
        assert_eq!(inside("/fleet?state=ill"), "/fleet?state=ill");
    }

    #[test]
    fn a_field_is_short_and_plain() {
        let fields = Fields::read(format!("name=+a%0Ab%00{}", "c".repeat(500)).as_bytes());
        let text = fields.text("name");
        assert!(text.starts_with("abc") && text.chars().count() <= 200);
    }
}
