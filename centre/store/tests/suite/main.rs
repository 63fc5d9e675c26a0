// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What the centre's memory must do, asked of both back ends: every requirement is written
//! once and runs on a new SQLite file and on a new PostgreSQL database. Beside it stand the
//! requirements of one back end alone.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "the helpers of a test program are tests too"
)]

mod accounts;
mod alarms;
mod audit;
mod cluster;
mod codes;
mod commands;
mod crash;
mod fixture;
mod fleet;
mod lives;
mod model;
mod postgres_alone;
mod privacy;
mod releases;
mod reports;
mod retention;
mod settings;
mod sqlite_alone;
mod usage;

use std::pin::Pin;

use sportello_store::Store;

/// A requirement, asked of a new and empty store.
pub(crate) type Requirement =
    for<'a> fn(&'a dyn Store) -> Pin<Box<dyn Future<Output = ()> + Send + 'a>>;

/// Makes of each requirement a test on SQLite, and puts it on the list for PostgreSQL.
#[macro_export]
macro_rules! requirements {
    ($($name:ident),+ $(,)?) => {
        mod sqlite {
            $(
                #[test]
                fn $name() {
                    $crate::fixture::on_sqlite(|store| Box::pin(super::$name(store)));
                }
            )+
        }
        pub(crate) const ALL: &[(&str, $crate::Requirement)] = &[
            $((
                concat!(module_path!(), "::", stringify!($name)),
                |store| Box::pin($name(store)),
            )),+
        ];
    };
}

/// One server for the whole list, a new database for each; every failure is named.
#[test]
fn postgres_does_all_of_it() {
    let lists = [
        accounts::ALL,
        alarms::ALL,
        audit::ALL,
        codes::ALL,
        commands::ALL,
        fleet::ALL,
        lives::ALL,
        model::ALL,
        releases::ALL,
        reports::ALL,
        retention::ALL,
        settings::ALL,
        usage::ALL,
    ];
    fixture::on_postgres("postgres_does_all_of_it", &lists.concat());
}
