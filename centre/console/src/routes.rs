// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The router's own table: each page with the rule that guards it.

use std::fmt;
use std::sync::Arc;

use axum::Router;
use axum::handler::Handler;
use axum::http::Method;
use axum::middleware::{from_fn_with_state, map_response};
use axum::routing::{MethodFilter, MethodRouter, on};
use sportello_store::Role;

use crate::assets::{Asset, Assets};
use crate::frame::Fittings;
use crate::guard::{self, Guard};
use crate::words::Dictionary;
use crate::{Console, Refusal};

/// Who may open a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// Anybody.
    Public,
    /// Whoever gave the password; the second factor may be outstanding.
    Started,
    /// Whoever is logged in.
    LoggedIn,
    /// Whoever has this role, or a greater one, for one site at least. The handler reads
    /// through [`crate::Visitor::scope`].
    Anywhere(Role),
    /// Whoever has this role, or a greater one, for the whole region.
    Region(Role),
    /// The path has `{site}`, a number; for whoever has this role there.
    Site(Role),
    /// The path has `{terminal}`; for whoever has this role at its site.
    Terminal(Role),
}

/// One line of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RouteLine {
    pub method: Method,
    pub path: &'static str,
    pub rule: Rule,
}

/// An entry of the menu, shown to whoever may open it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// Small numbers first; administration begins at 100.
    pub order: u16,
    /// May contain `{site}`: then it is shown to those who have one site only, for that site.
    pub path: &'static str,
    /// Its word.
    pub key: &'static str,
    pub rule: Rule,
}

/// Pages to be served, with all that belongs to them.
#[derive(Default)]
pub struct Routes {
    table: Vec<RouteLine>,
    handlers: Vec<MethodRouter<Console>>,
    entries: Vec<Entry>,
    dictionaries: Vec<&'static Dictionary>,
    assets: Vec<Asset>,
}

impl Routes {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a page. Methods: `GET`, `POST`, `PUT`, `DELETE`, `PATCH`.
    #[must_use]
    pub fn page<H, T>(mut self, method: Method, path: &'static str, rule: Rule, handler: H) -> Self
    where
        H: Handler<T, Console>,
        T: 'static,
    {
        let filter = MethodFilter::try_from(method.clone()).unwrap_or(MethodFilter::GET);
        self.handlers.push(on(filter, handler));
        self.table.push(RouteLine { method, path, rule });
        self
    }

    /// Adds an entry to the menu.
    #[must_use]
    pub fn entry(mut self, entry: Entry) -> Self {
        self.entries.push(entry);
        self
    }

    /// Adds the words of a crate.
    #[must_use]
    pub fn words(mut self, dictionary: &'static Dictionary) -> Self {
        self.dictionaries.push(dictionary);
        self
    }

    /// Adds a file that pages refer to by [`crate::Frame::asset`].
    #[must_use]
    pub fn asset(mut self, asset: Asset) -> Self {
        self.assets.push(asset);
        self
    }

    #[must_use]
    pub fn merge(mut self, other: Self) -> Self {
        self.table.extend(other.table);
        self.handlers.extend(other.handlers);
        self.entries.extend(other.entries);
        self.dictionaries.extend(other.dictionaries);
        self.assets.extend(other.assets);
        self
    }

    /// Every page and its rule.
    #[must_use]
    pub fn table(&self) -> &[RouteLine] {
        &self.table
    }

    /// The router, every page behind its rule.
    pub fn into_router(mut self, console: Console) -> Router {
        self.entries.sort_by_key(|entry| (entry.order, entry.path));
        let assets = Assets::new(self.assets);
        let fittings = Arc::new(Fittings {
            entries: self.entries,
            dictionaries: self.dictionaries.into(),
            assets,
        });
        let mut router = Router::new();
        for (line, handler) in self.table.iter().zip(self.handlers) {
            let guard = Guard {
                console: console.clone(),
                fittings: Arc::clone(&fittings),
                rule: line.rule,
            };
            router = router.route(
                line.path,
                handler.route_layer(from_fn_with_state(guard, guard::check)),
            );
        }
        let guard = Guard {
            console: console.clone(),
            fittings: Arc::clone(&fittings),
            rule: Rule::Public,
        };
        let nowhere = on(MethodFilter::GET, async || Refusal::NotFound)
            .fallback(async || Refusal::NotFound)
            .layer(from_fn_with_state(guard, guard::check));
        router
            .fallback_service(nowhere.with_state(console.clone()))
            .with_state(console)
            .merge(fittings.assets.router())
            .layer(map_response(guard::headers))
    }
}

impl fmt::Debug for Routes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Routes")
            .field("table", &self.table)
            .finish()
    }
}
