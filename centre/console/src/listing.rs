// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Lists keep their state in the address: sort, filter, page, period.

use std::collections::BTreeMap;

use sportello_store::Page;
use url::form_urlencoded;

/// Where a list is and how it is being looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listing {
    path: String,
    state: BTreeMap<String, String>,
}

impl Listing {
    /// From a request's path and query (see [`crate::Caller`]). Empty values are left out, of
    /// repeated names the last counts, 30 at most.
    #[must_use]
    pub fn new(path: &str, query: &str) -> Self {
        let state = form_urlencoded::parse(query.as_bytes())
            .filter(|(_, value)| !value.is_empty())
            .take(30)
            .map(|(name, value)| (name.into_owned(), value.into_owned()))
            .collect();
        Self {
            path: path.to_owned(),
            state,
        }
    }

    /// What the address says about `name`; empty when nothing.
    #[must_use]
    pub fn get(&self, name: &str) -> &str {
        self.state.get(name).map_or("", String::as_str)
    }

    /// The page asked for, counted from 1 in addresses.
    #[must_use]
    pub fn page(&self, size: u32) -> Page {
        let number = self.get("page").parse::<u32>().unwrap_or(1).max(1) - 1;
        Page { number, size }
    }

    /// The same list with one thing changed; an empty value takes it away. Anything but the
    /// page itself goes back to the first page.
    #[must_use]
    pub fn with(&self, name: &str, value: &str) -> String {
        let mut state = self.state.clone();
        if name != "page" {
            state.remove("page");
        }
        if value.is_empty() {
            state.remove(name);
        } else {
            state.insert(name.to_owned(), value.to_owned());
        }
        address(&self.path, &state)
    }

    /// Sorted by a column (`sort`), the other way round (`order=down`) when it is already.
    #[must_use]
    pub fn sorted(&self, field: &str) -> String {
        let down = self.get("sort") == field && self.get("order") != "down";
        let mut state = self.state.clone();
        state.remove("page");
        state.insert("sort".to_owned(), field.to_owned());
        if down {
            state.insert("order".to_owned(), "down".to_owned());
        } else {
            state.remove("order");
        }
        address(&self.path, &state)
    }

    #[must_use]
    pub fn to_page(&self, number: u32) -> String {
        self.with("page", &number.to_string())
    }

    /// The same list as a file: `path.ending`.
    #[must_use]
    pub fn at_file(&self, path: &str, ending: &str) -> String {
        self.at(&format!("{path}.{ending}"))
    }

    /// The same list on another path, such as an export's.
    #[must_use]
    pub fn at(&self, path: &str) -> String {
        let mut state = self.state.clone();
        state.remove("page");
        address(path, &state)
    }

    /// What a filter form must carry along besides its own fields.
    #[must_use]
    pub fn others(&self, own: &[&str]) -> Vec<(&str, &str)> {
        self.state
            .iter()
            .filter(|(name, _)| *name != "page" && !own.contains(&name.as_str()))
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect()
    }

    /// How many pages there are, one at least.
    #[must_use]
    pub fn pages(total: u64, size: u32) -> u32 {
        let pages = total.div_ceil(u64::from(size.max(1))).max(1);
        u32::try_from(pages).unwrap_or(u32::MAX)
    }
}

fn address(path: &str, state: &BTreeMap<String, String>) -> String {
    if state.is_empty() {
        return path.to_owned();
    }
    let query = form_urlencoded::Serializer::new(String::new())
        .extend_pairs(state)
        .finish();
    format!("{path}?{query}")
}
