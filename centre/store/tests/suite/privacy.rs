// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What the centre remembers is known column by column, and the state of a room is not
//! among it. A new column fails here until somebody has written down why it may exist.

use std::collections::BTreeMap;

use sportello_protocol::{Alarm, CommandKind, CommandOutcome, CommandResult, Preset};
use sportello_store::{AccountId, Sqlite, SqliteOptions, Store};

use crate::fixture::*;

/// Every column and why it may be kept. None says what a terminal is doing, how many
/// minutes are left, who calls for help, or when a session was, more finely than its hour.
const COLUMNS: &[(&str, &str)] = &[
    ("accounts.created", "staff: since when an account exists"),
    ("accounts.disabled", "staff: may not log in"),
    ("accounts.email", "staff: where notices go"),
    (
        "accounts.full_name",
        "staff: who did something, in the audit log",
    ),
    ("accounts.id", "staff"),
    ("accounts.name", "staff: what is typed to log in"),
    ("accounts.password_hash", "staff: argon2id"),
    ("accounts.roles", "staff: what they may do where"),
    ("accounts.totp_secret", "staff: second factor"),
    (
        "accounts.totp_step",
        "staff: no code of the second factor counts twice",
    ),
    ("alarms.alarm", "the machine: a word of a closed list"),
    ("alarms.cleared", "the machine: until when it was ill"),
    ("alarms.id", "the machine"),
    ("alarms.rank", "the machine: worst first"),
    ("alarms.since", "the machine: since when it is ill"),
    ("alarms.terminal", "the machine"),
    ("alarms.told", "whether a message was sent"),
    (
        "audit.account",
        "staff: who did it (Garante, 27 November 2008)",
    ),
    (
        "audit.action",
        "staff: what they did, a word of a closed list",
    ),
    ("audit.at", "staff: when they did it"),
    ("audit.id", "staff"),
    (
        "audit.object",
        "staff: what they did it to, never a citizen",
    ),
    ("audit.site", "staff: where"),
    ("audit_counts.lines", "how long the log is"),
    ("audit_counts.site", "how long the log is"),
    ("audit_gate.before", "empty but while old lines are deleted"),
    (
        "blocked.host",
        "a host that five sessions or more met, of the whole region",
    ),
    ("blocked.last_day", "the day of the last report about it"),
    ("blocked.sessions", "how many met it"),
    ("blocked.task", "the task whose list is to be mended"),
    ("codes.expires", "enrolment"),
    ("codes.label", "enrolment: what will stand on the terminal"),
    ("codes.made", "enrolment"),
    ("codes.made_by", "enrolment: by which account"),
    (
        "codes.replaces",
        "enrolment: the terminal that gets a new key",
    ),
    ("codes.secret_hash", "enrolment: not the code itself"),
    ("codes.site", "enrolment"),
    ("codes.terminal", "enrolment: who used it"),
    ("codes.used_key", "enrolment: a lost answer is given again"),
    (
        "commands.expires",
        "on its way; deleted with its outcome or its time",
    ),
    (
        "commands.id",
        "on its way; deleted with its outcome or its time",
    ),
    (
        "commands.kind",
        "on its way; deleted with its outcome or its time",
    ),
    (
        "commands.ordered_by",
        "on its way; deleted with its outcome or its time",
    ),
    (
        "commands.terminal",
        "on its way; deleted with its outcome or its time",
    ),
    ("epochs.conflicted", "whether a key was copied"),
    (
        "epochs.digests",
        "whether a key was copied: digests of the last rows",
    ),
    ("epochs.epoch", "which rows came"),
    ("epochs.lived", "whether a key was copied"),
    ("epochs.terminal", "which rows came"),
    ("failures.at", "throttling of log-ins"),
    ("failures.id", "throttling of log-ins"),
    ("failures.key", "throttling of log-ins: a hash"),
    ("figures.entered_for", "an official figure and its day"),
    ("figures.figure", "an official figure and its day"),
    ("figures.target", "an official figure and its day"),
    ("health.body", "the machine: gauges of an hour or a day"),
    ("health.date", "the machine"),
    ("health.hour", "the machine"),
    ("health.terminal", "the machine"),
    ("keys.public_key", "the machine: its identity"),
    ("keys.state", "the machine: its identity"),
    ("keys.terminal", "the machine: its identity"),
    ("keys.thumbprint", "the machine: its identity"),
    ("operators.added", "since when an operator's key is known"),
    (
        "operators.id",
        "who changed something: an operator of the command line",
    ),
    (
        "operators.name",
        "who changed something: an operator of the command line",
    ),
    ("operators.public_key", "whose signature is believed"),
    ("operators.removed", "since when it is believed no more"),
    ("operators.thumbprint", "whose signature is believed"),
    (
        "outcomes.at",
        "the machine: the hour at which an image was taken or given up",
    ),
    ("outcomes.image", "the machine: which image"),
    ("outcomes.noted", "when the centre heard of it"),
    (
        "outcomes.outcome",
        "the machine: proven, rolled back or refused",
    ),
    ("outcomes.terminal", "the machine"),
    ("planned.label", "what will stand on a terminal to come"),
    (
        "planned.layer",
        "the same, as the name of a layer of policy",
    ),
    ("planned.site", "where it will stand"),
    ("pulse.beats", "whether the store can write"),
    ("pulse.id", "whether the store can write"),
    (
        "received.epoch",
        "which rows came, so that none counts twice",
    ),
    (
        "received.first",
        "which rows came, so that none counts twice",
    ),
    (
        "received.last",
        "which rows came, so that none counts twice",
    ),
    (
        "received.terminal",
        "which rows came, so that none counts twice",
    ),
    (
        "records.body",
        "empty: the version before kept a line for each session",
    ),
    ("records.date", "empty"),
    ("records.epoch", "empty"),
    ("records.sequence", "empty"),
    ("records.terminal", "empty"),
    (
        "refinery_schema_history.applied_on",
        "version of the tables",
    ),
    ("refinery_schema_history.checksum", "version of the tables"),
    ("refinery_schema_history.name", "version of the tables"),
    ("refinery_schema_history.version", "version of the tables"),
    ("rollouts.begun", "when an image began its way"),
    ("rollouts.begun_by", "who began it"),
    ("rollouts.first_terminal", "the machine that tries it first"),
    ("rollouts.id", "an image on its way"),
    ("rollouts.image", "which image"),
    ("rollouts.site", "the site that tries it first"),
    ("rollouts.stage", "how far it is"),
    ("rollouts.stage_begun", "since when"),
    ("rollouts.stages", "how it is to go"),
    ("rollouts.state", "how far it is"),
    ("rollouts.stopped", "why it stopped"),
    ("secrets.name", "the centre's own keys"),
    ("secrets.value", "the centre's own keys"),
    ("sites.address", "the place"),
    ("sites.code", "the place"),
    ("sites.desired", "version of its settings"),
    ("sites.district", "the place"),
    ("sites.id", "the place"),
    ("sites.itinerant", "the place"),
    ("sites.municipality", "the place"),
    ("sites.name", "the place"),
    ("sites.name_sort", "the place, in its order"),
    ("sites.phone", "the place"),
    ("sites.search", "the place, in small letters"),
    ("sites.settings", "opening hours and durations"),
    ("sites.time_zone", "the place"),
    ("tallies.body", "totals"),
    ("tallies.grain", "totals of a day, a month, a year"),
    ("tallies.start", "its first day"),
    ("tallies.whole", "of the region, a district, a site"),
    ("targets.due", "a target"),
    ("targets.goal", "a target"),
    ("targets.id", "a target"),
    ("targets.name", "a target"),
    ("targets.source", "a target"),
    ("terminals.alarms", "the machine: what is wrong with it"),
    ("terminals.enrolled", "the machine"),
    ("terminals.facts", "the machine: size and version"),
    ("terminals.grace", "whether a key was copied"),
    ("terminals.id", "the machine"),
    ("terminals.ill", "the machine: whether anything is wrong"),
    ("terminals.label", "what stands on it"),
    ("terminals.label_sort", "what stands on it, in its order"),
    ("terminals.last_seen", "the machine: whether it is silent"),
    ("terminals.live_epoch", "whether a key was copied"),
    ("terminals.losses", "the machine: what its book gave up"),
    (
        "terminals.release",
        "the machine: image, bundle and how an update goes",
    ),
    ("terminals.search", "what stands on it, in small letters"),
    (
        "terminals.service",
        "the machine: in or out of service, not whether it is used",
    ),
    ("terminals.site", "where it stands"),
    ("terminals.skew", "the machine: its clock"),
    (
        "terminals.state",
        "its key: active, quarantined, revoked, retired",
    ),
    ("terminals.thumbprint", "the machine: its identity"),
    ("terminals.versions", "the machine: what runs on it"),
    (
        "unread.body",
        "rows of a later version, until retention ends",
    ),
    ("unread.epoch", "rows of a later version"),
    ("unread.first", "rows of a later version"),
    ("unread.last", "rows of a later version"),
    ("unread.received", "when it is deleted"),
    ("unread.terminal", "rows of a later version"),
    ("web_sessions.account", "staff: who is logged in"),
    ("web_sessions.complete", "staff: second factor given"),
    ("web_sessions.csrf", "staff: protects their forms"),
    ("web_sessions.expires", "staff: until when"),
    ("web_sessions.id", "staff: a hash"),
    (
        "wishes.bundle",
        "the bundle that all terminals should follow",
    ),
    ("wishes.id", "the only line"),
    ("wishes.list", "version of the signed list that named it"),
    (
        "wishes.version",
        "how often what terminals should run has changed",
    ),
];

/// Everything that lives in a room, as it would read if it were written down.
const LIVE: &[&str] = &[
    "planted-relay",
    "minutes_left",
    "phase",
    "\"busy\"",
    "help_coming",
    "closing_soon",
    "someone_waiting",
];

#[test]
fn after_live_traffic_nothing_of_the_room_is_in_the_database() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("centre.db");
    let store = Sqlite::open(&path, SqliteOptions::default()).unwrap();
    runtime().block_on(async {
        let site = site(&store, "a").await;
        let id = terminal(&store, site, "1").await;
        for minute in 0..20 {
            let at = later(minute * 60);
            store
                .touch(vec![seen(id, at, &[Alarm::PrinterNotReady])])
                .await
                .unwrap();
            store
                .relay(b"planted-relay {\"phase\":\"busy\",\"minutes_left\":12}")
                .await
                .unwrap();
            for kind in [
                CommandKind::HelpComing,
                CommandKind::SomeoneWaiting { waiting: true },
                CommandKind::Message {
                    preset: Preset::ClosingSoon,
                },
            ] {
                let id_of = store.queue_command(id, kind, AccountId(1), at, 60).await;
                let result = CommandResult {
                    id: id_of.unwrap(),
                    outcome: CommandOutcome::Passed,
                };
                store.note_results(id, &[result]).await.unwrap();
            }
        }
        send(&store, id, sessions(1, 1, 3)).await;
        let keep = sportello_store::Retention {
            record_days: 90,
            health_days: 90,
            alarm_days: 90,
            audit_days: 183,
        };
        store.prune(keep, today()).await.unwrap();
    });
    for word in LIVE {
        assert!(
            !crate::sqlite_alone::found_in_files(folder.path(), word.as_bytes()),
            "{word}"
        );
    }
    let known = b"printer_not_ready";
    assert!(crate::sqlite_alone::found_in_files(folder.path(), known));
}

fn golden() -> BTreeMap<String, &'static str> {
    COLUMNS
        .iter()
        .map(|(column, why)| ((*column).to_owned(), *why))
        .collect()
}

fn compare(found: Vec<String>) {
    let golden = golden();
    let unknown: Vec<&String> = found
        .iter()
        .filter(|it| !golden.contains_key(*it))
        .collect();
    assert!(unknown.is_empty(), "columns without a reason: {unknown:?}");
    let gone: Vec<&String> = golden.keys().filter(|it| !found.contains(it)).collect();
    assert!(gone.is_empty(), "reasons without a column: {gone:?}");
    assert!(golden.values().all(|why| !why.is_empty()));
}

#[test]
fn every_column_of_the_file_has_a_reason() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("centre.db");
    let store = Sqlite::open(&path, SqliteOptions::default()).unwrap();
    drop(store);
    let raw = rusqlite::Connection::open(path).unwrap();
    let mut statement = raw
        .prepare(
            "SELECT t.name || '.' || c.name FROM sqlite_schema t, pragma_table_info(t.name) c
             WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%'",
        )
        .unwrap();
    let found = statement
        .query_map([], |row| row.get::<_, String>(0))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    compare(found);
}

#[test]
fn every_column_of_the_database_has_a_reason() {
    let test = "every_column_of_the_database_has_a_reason";
    let Some(cluster) = crate::cluster::Cluster::start(test) else {
        return;
    };
    let found = runtime().block_on(async {
        let database = cluster.database().await;
        let _store = postgres(&cluster, &database).await;
        let (client, connection) =
            tokio_postgres::connect(&cluster.address(&database), tokio_postgres::NoTls)
                .await
                .unwrap();
        tokio::spawn(connection);
        let rows = client
            .query(
                "SELECT table_name::text || '.' || column_name::text
                 FROM information_schema.columns WHERE table_schema = 'public'",
                &[],
            )
            .await
            .unwrap();
        rows.iter().map(|row| row.get(0)).collect()
    });
    compare(found);
}
