// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Small static websites described by a `routes.toml`: the practice site of a task (answered
//! by the browser's driver at a reserved name) and the replicas that tests walk through.
//!
//! ```toml
//! [[route]]
//! host = "esercizio.sportello.test"
//! path = "/entra"            # exact; "/area/*" stands for everything below
//! file = "entra.html"        # beside routes.toml, or in a folder below
//!
//! [[route]]
//! host = "www.example.it"
//! path = "/"
//! status = 302
//! location = "https://www.example.it/it"
//! ```

mod lookup;
mod read;

use std::path::{Path, PathBuf};

use crate::finding::Finding;

/// The routes of one site, in the order of the file; the first that fits answers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Routes {
    routes: Vec<Route>,
}

/// One line of the map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Route {
    /// Lower case, no port.
    pub host: String,
    /// Begins with `/`; a `*` at the end stands for anything.
    pub path: String,
    pub reply: Reply,
}

/// What a route answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reply {
    /// A file that exists inside the site's folder (checked when loaded).
    File { status: u16, path: PathBuf },
    /// A redirect; status 301, 302, 303, 307 or 308.
    Redirect { status: u16, location: String },
}

/// The answer to one request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    pub status: u16,
    /// Names in lower case.
    pub headers: Vec<(String, String)>,
    /// The file to send; `None` for a redirect.
    pub body_path: Option<PathBuf>,
}

impl Routes {
    /// The answer for `host` (no port) and the request's path with its query, if any.
    #[must_use]
    pub fn answer(&self, host: &str, path_and_query: &str) -> Option<Answer> {
        lookup::answer(&self.routes, host, path_and_query)
    }

    /// The hosts that this site answers for, each once.
    #[must_use]
    pub fn hosts(&self) -> Vec<&str> {
        let mut hosts: Vec<&str> = self
            .routes
            .iter()
            .map(|route| route.host.as_str())
            .collect();
        hosts.sort_unstable();
        hosts.dedup();
        hosts
    }

    #[must_use]
    pub fn routes(&self) -> &[Route] {
        &self.routes
    }
}

/// Reads `routes.toml` in `folder`. `None` when the site cannot be served; the findings say why.
#[must_use]
pub fn load(folder: &Path) -> (Option<Routes>, Vec<Finding>) {
    read::routes(folder)
}
