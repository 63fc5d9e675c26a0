// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The region's list of what free browsing does not reach.

use std::collections::HashSet;
use std::fmt;

use crate::egress::host::HostName;

/// The region's list of domains that free browsing does not reach. A domain covers
/// everything below it.
#[derive(Clone, Default)]
pub struct FilterList {
    domains: HashSet<Box<str>>,
}

/// A filter list has a line that is no domain. Says which line, never what it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("line {line} of the filter list is not a domain name")]
pub struct FilterListError {
    /// The line, counted from 1.
    pub line: usize,
}

impl FilterList {
    /// Reads one domain per line; `#` begins a comment, a leading `*.` is allowed.
    ///
    /// # Errors
    /// The first line that is no domain name.
    pub fn parse(text: &str) -> Result<Self, FilterListError> {
        let mut domains = HashSet::new();
        for (index, line) in text.lines().enumerate() {
            let entry = line.split('#').next().unwrap_or_default().trim();
            if entry.is_empty() {
                continue;
            }
            let name = HostName::parse(entry.strip_prefix("*.").unwrap_or(entry))
                .map_err(|_| FilterListError { line: index + 1 })?;
            domains.insert(name.reveal().into());
        }
        Ok(Self { domains })
    }

    /// Whether the list covers a host.
    #[must_use]
    pub fn covers(&self, host: &HostName) -> bool {
        host.and_parents().any(|name| self.domains.contains(name))
    }
}

impl fmt::Debug for FilterList {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "FilterList({} domains)", self.domains.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bad_line_of_the_filter_list_is_named_by_its_number() {
        let error = FilterList::parse("good.it\nnot a domain\n").unwrap_err();
        assert_eq!(error, FilterListError { line: 2 });
        assert_eq!(
            FilterList::parse("1.2.3.4").unwrap_err(),
            FilterListError { line: 1 }
        );
    }
}
