// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The console's frame: who may come in, what a page looks like, accounts and administration.
//!
//! # Invariants
//! 1. A page cannot be added without a [`Rule`]; the rule is checked before its handler runs.
//!    What lies outside a visitor's sites answers exactly like what does not exist.
//! 2. Nothing changes without a token that only our own pages carry (every method but `GET`).
//! 3. A password, a secret of a second factor, a cookie's value and a code are never logged
//!    and never stored readable.
//! 4. Every page works without JavaScript, and no page carries script or style of its own:
//!    the policy in [`guard`] forbids it.
//!
//! # Adding pages from another crate
//! ```text
//! askama.toml     [general] dirs = ["templates", "../console/templates"], whitespace = "minimize"
//! templates/x.html
//!     {% extends "console/base.html" %}
//!     {% import "console/pieces.html" as pieces %}
//!     {% block content %} ... {{ page.say("views-title") }} ... {% endblock %}
//! src/x.rs
//!     #[derive(Template)]
//!     #[template(path = "x.html")]
//!     struct RoomPage { page: Frame, .. }          // the field is called `page`
//!
//!     async fn room(State(console): State<Console>, visitor: Visitor, Path(site): Path<i64>)
//!         -> Result<Response, Refusal> {
//!         let page = Frame::new(&visitor, visitor.say("views-room")).crumb("/sites", ..);
//!         sportello_console::show(&RoomPage { page, .. })
//!     }
//!     pub fn routes() -> Routes {
//!         Routes::new()
//!             .words(&WORDS)                        // static WORDS: LazyLock<Dictionary>
//!             .asset(Asset { name: "room.js", .. })
//!             .entry(Entry { order: 10, path: "/sites/{site}/room", key: "views-nav-room", rule: .. })
//!             .page(Method::GET, "/sites/{site}/room", Rule::Site(Role::Viewer), room)
//!     }
//! ```
//! Folders of template names: each crate keeps its own under a folder of its own name. Forms
//! carry `{% call pieces::token(page) %}{% endcall %}`; requests of scripts carry the header
//! `x-csrf-token`, whose value is in `<meta name="csrf">`. After a change, answer
//! [`Visitor::done`]: back to a page that shows a sentence. Errors are [`Refusal`]s.

pub mod assets;
mod console;
pub mod form;
mod frame;
pub mod guard;
mod listing;
mod pages;
mod password;
mod refusal;
mod routes;
pub mod second_factor;
mod throttle;
mod visitor;
pub mod walk;
pub mod words;

pub use assets::Asset;
pub use console::{Clock, Console, ConsoleConfig};
pub use frame::{Crumb, Frame, show};
pub use listing::Listing;
pub use pages::{WORDS, routes};
pub use password::{
    LONGEST as LONGEST_PASSWORD, PasswordFault, SHORTEST as SHORTEST_PASSWORD, check_password,
    hash_password,
};
pub use refusal::Refusal;
pub use routes::{Entry, RouteLine, Routes, Rule};
pub use visitor::{Caller, Flash, Visitor};
pub use words::{Dictionary, Language, Words};
