// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What every page has around its content.

use std::sync::Arc;

use askama::Template;
use axum::response::{Html, IntoResponse, Response};
use chrono::NaiveDate;
use sportello_protocol::UnixSeconds;
use sportello_store::Scope;

use crate::Refusal;
use crate::assets::Assets;
use crate::form;
use crate::listing::Listing;
use crate::routes::{Entry, Rule};
use crate::visitor::{Caller, Flash, may, scope};
use crate::words::{Dictionary, Language, Phrase, Words};

/// What pages of all crates brought along.
#[derive(Debug)]
pub(crate) struct Fittings {
    pub(crate) entries: Vec<Entry>,
    pub(crate) dictionaries: Arc<[&'static Dictionary]>,
    pub(crate) assets: Assets,
}

/// A step of the way to a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Crumb {
    pub path: String,
    pub words: String,
}

/// An entry of the menu as this visitor sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MenuLine {
    pub path: String,
    pub words: String,
    pub here: bool,
}

/// The frame of one page: the field `page` of its template.
#[derive(Debug, Clone)]
pub struct Frame {
    pub title: String,
    pub crumbs: Vec<Crumb>,
    pub flash: Option<Flash>,
    pub menu: Vec<MenuLine>,
    pub scripts: Vec<String>,
    pub region: String,
    pub csrf: String,
    /// Full name of whoever is logged in.
    pub name: Option<String>,
    /// Log-out is offered from the password on.
    pub started: bool,
    words: Words,
    fittings: Arc<Fittings>,
    path: String,
    query: String,
    zone: chrono_tz::Tz,
}

impl Frame {
    #[must_use]
    pub fn new(caller: &Caller, title: impl ToString) -> Self {
        let name = caller
            .account
            .as_ref()
            .filter(|_| caller.is_logged_in())
            .map(|account| account.full_name.clone());
        Self {
            title: title.to_string(),
            crumbs: Vec::new(),
            flash: caller.flash.clone(),
            menu: menu(caller),
            scripts: Vec::new(),
            region: caller.console.config().region_name.clone(),
            csrf: caller.csrf.clone(),
            name,
            started: caller.account.is_some(),
            words: caller.words.clone(),
            fittings: Arc::clone(&caller.fittings),
            path: caller.path.clone(),
            query: caller.query.clone(),
            zone: caller.console.config().time_zone,
        }
    }

    /// A step of the way to this page, from the outside in.
    #[must_use]
    pub fn crumb(mut self, path: impl Into<String>, words: impl ToString) -> Self {
        self.crumbs.push(Crumb {
            path: path.into(),
            words: words.to_string(),
        });
        self
    }

    /// Loads a script; the page must work without it.
    #[must_use]
    pub fn script(mut self, asset: &str) -> Self {
        self.scripts.push(self.asset(asset));
        self
    }

    /// Says something that went wrong on this very page.
    #[must_use]
    pub fn complain(mut self, key: &str) -> Self {
        self.flash = Some(Flash {
            good: false,
            key: key.to_owned(),
        });
        self
    }

    #[must_use]
    pub fn say<'a>(&'a self, key: &'a str) -> Phrase<'a> {
        self.words.say(key)
    }

    #[must_use]
    pub const fn words(&self) -> &Words {
        &self.words
    }

    #[must_use]
    pub const fn language(&self) -> Language {
        self.words.language()
    }

    /// Where an asset is.
    #[must_use]
    pub fn asset(&self, name: &str) -> String {
        self.fittings.assets.path(name)
    }

    /// An icon of the sprite, for `href` of `use`.
    #[must_use]
    pub fn icon(&self, name: &str) -> String {
        format!("{}#it-{name}", self.asset("sprites.svg"))
    }

    /// This page in another language.
    #[must_use]
    pub fn in_language(&self, language: &Language) -> String {
        let back = if self.query.is_empty() {
            self.path.clone()
        } else {
            format!("{}?{}", self.path, self.query)
        };
        let back: String = url::form_urlencoded::byte_serialize(back.as_bytes()).collect();
        format!("/language/{}?back={back}", language.tag())
    }

    #[must_use]
    pub fn languages(&self) -> &'static [Language] {
        &Language::ALL
    }

    /// A whole number with thin spaces.
    #[must_use]
    pub fn number(&self, value: impl ToString) -> String {
        form::grouped(&value.to_string())
    }

    #[must_use]
    pub fn percent(&self, part: &u64, whole: &u64) -> String {
        form::percent(*part, *whole, self.language())
    }

    #[must_use]
    pub fn date(&self, day: &NaiveDate) -> String {
        form::date(*day, self.language())
    }

    /// In the region's time zone.
    #[must_use]
    pub fn moment(&self, at: &UnixSeconds) -> String {
        form::moment(*at, self.zone, self.language())
    }

    #[must_use]
    pub fn machine_moment(&self, at: &UnixSeconds) -> String {
        form::machine_moment(*at)
    }

    /// This page as a list.
    #[must_use]
    pub fn listing(&self) -> Listing {
        Listing::new(&self.path, &self.query)
    }
}

/// Answers a page.
///
/// # Errors
/// When the template fails, which the log explains.
pub fn show<T: Template>(template: &T) -> Result<Response, Refusal> {
    Ok(Html(template.render()?).into_response())
}

fn menu(caller: &Caller) -> Vec<MenuLine> {
    let Some(account) = caller.account.as_ref().filter(|_| caller.is_logged_in()) else {
        return Vec::new();
    };
    let mut lines = Vec::new();
    for entry in &caller.fittings.entries {
        let (role, region) = match entry.rule {
            Rule::Public | Rule::Started | Rule::LoggedIn => (None, false),
            Rule::Anywhere(role) | Rule::Site(role) | Rule::Terminal(role) => (Some(role), false),
            Rule::Region(role) => (Some(role), true),
        };
        let sites = role.map(|role| scope(account, role));
        let allowed = match (&sites, role) {
            (_, Some(role)) if region => may(account, role, None),
            (Some(Scope::Sites(sites)), _) => !sites.is_empty(),
            _ => true,
        };
        let path = if entry.path.contains("{site}") {
            match &sites {
                Some(Scope::Sites(sites)) if sites.len() == 1 => {
                    entry.path.replace("{site}", &sites[0].0.to_string())
                }
                _ => continue,
            }
        } else {
            entry.path.to_owned()
        };
        if allowed {
            let here = caller.path == path
                || caller
                    .path
                    .strip_prefix(path.as_str())
                    .is_some_and(|rest| rest.starts_with('/'));
            lines.push(MenuLine {
                here,
                words: caller.say(entry.key).to_string(),
                path,
            });
        }
    }
    // "/sites" is not where one is at "/sites/3/room" when that has an entry of its own.
    if let Some(longest) = lines.iter().filter(|l| l.here).map(|l| l.path.len()).max() {
        for line in &mut lines {
            line.here &= line.path.len() == longest;
        }
    }
    lines
}
