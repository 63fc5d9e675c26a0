// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Which table, and of how large a place.

/// What a table is about; its word stands in addresses of files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Days,
    Tasks,
    Steps,
    Receipts,
    Ends,
    Ratings,
    Durations,
    Hours,
    Languages,
    Modes,
    Helper,
    Skills,
    Places,
}

impl Kind {
    pub(crate) const ALL: [Self; 13] = [
        Self::Days,
        Self::Tasks,
        Self::Steps,
        Self::Receipts,
        Self::Ends,
        Self::Ratings,
        Self::Durations,
        Self::Hours,
        Self::Languages,
        Self::Modes,
        Self::Helper,
        Self::Skills,
        Self::Places,
    ];

    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Days => "days",
            Self::Tasks => "tasks",
            Self::Steps => "steps",
            Self::Receipts => "receipts",
            Self::Ends => "ends",
            Self::Ratings => "ratings",
            Self::Durations => "durations",
            Self::Hours => "hours",
            Self::Languages => "languages",
            Self::Modes => "modes",
            Self::Helper => "helper",
            Self::Skills => "skills",
            Self::Places => "places",
        }
    }

    pub(crate) fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

/// Where small numbers of tasks point at somebody: at a site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Level {
    Region,
    District,
    Site,
}
