// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Figures for Prometheus, as text. Nothing about persons, no live state of a room, no site:
//! labels are members of closed lists of this file.

use std::fmt::Write as _;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering::Relaxed};
use std::time::Duration;

use axum::http::StatusCode;
use sportello_protocol::UnixSeconds;
use sportello_protocol::path;

mod fleet;
mod page;

pub use fleet::Fleet;
pub use page::router;

/// Routes that are told apart; what is not here is not counted.
const ROUTES: [(&str, &str); 6] = [
    (path::ENROLMENTS, "enrolments"),
    (path::REPORTS, "reports"),
    (path::STATUS, "status"),
    (path::COMMANDS, "commands"),
    (path::DESIRED, "desired"),
    (path::COURIERS, "couriers"),
];
/// Upper ends of the histogram, milliseconds. The last, without end, is implied.
const BOUNDS_MS: [u64; 9] = [5, 10, 25, 50, 100, 250, 1000, 5000, 30_000];
/// Answers that are told apart.
const CODES: [u16; 8] = [200, 400, 401, 403, 413, 429, 503, 0];

#[derive(Debug, Default)]
struct Route {
    codes: [AtomicU64; CODES.len()],
    buckets: [AtomicU64; BOUNDS_MS.len() + 1],
    sum_us: AtomicU64,
}

/// What is counted while the centre runs.
#[derive(Debug, Default)]
pub struct Metrics {
    routes: [Route; ROUTES.len()],
    rows: AtomicU64,
    last_ingest: AtomicI64,
    store_errors: AtomicU64,
    alerts_sent: AtomicU64,
    alerts_failed: AtomicU64,
    streams: AtomicI64,
}

impl Metrics {
    pub fn request(&self, path: &str, status: StatusCode, took: Duration) {
        let Some(position) = ROUTES.iter().position(|(known, _)| *known == path) else {
            return;
        };
        let route = &self.routes[position];
        let code = CODES
            .iter()
            .position(|code| *code == status.as_u16())
            .unwrap_or(CODES.len() - 1);
        route.codes[code].fetch_add(1, Relaxed);
        let ms = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
        let bucket = BOUNDS_MS
            .iter()
            .position(|bound| ms < *bound)
            .unwrap_or(BOUNDS_MS.len());
        route.buckets[bucket].fetch_add(1, Relaxed);
        let us = u64::try_from(took.as_micros()).unwrap_or(u64::MAX);
        route.sum_us.fetch_add(us, Relaxed);
    }

    pub fn ingested(&self, rows: u32, now: UnixSeconds) {
        self.rows.fetch_add(u64::from(rows), Relaxed);
        self.last_ingest.fetch_max(now.0, Relaxed);
    }

    pub fn store_failed(&self) {
        self.store_errors.fetch_add(1, Relaxed);
    }

    /// One answer more or less is held open.
    pub fn stream(&self, opened: bool) {
        self.streams.fetch_add(if opened { 1 } else { -1 }, Relaxed);
    }

    pub fn alert(&self, sent: bool) {
        let counter = if sent {
            &self.alerts_sent
        } else {
            &self.alerts_failed
        };
        counter.fetch_add(1, Relaxed);
    }

    /// The page, in Prometheus's text format.
    #[must_use]
    pub fn text(&self, fleet: &Fleet, memory_bytes: Option<u64>) -> String {
        let mut page = String::with_capacity(8192);
        let name = "sportello_requests_total";
        head(
            &mut page,
            name,
            "counter",
            "Requests of terminals by route and answer",
        );
        for (route, (_, word)) in self.routes.iter().zip(ROUTES) {
            for (count, code) in route.codes.iter().zip(CODES) {
                let code = if code == 0 {
                    "other".to_owned()
                } else {
                    code.to_string()
                };
                let labels = [("route", word), ("code", code.as_str())];
                line(&mut page, name, &labels, count.load(Relaxed));
            }
        }
        let name = "sportello_request_seconds";
        head(
            &mut page,
            name,
            "histogram",
            "Time to the answer; polls for commands are held back on purpose",
        );
        for (route, (_, word)) in self.routes.iter().zip(ROUTES) {
            let mut total = 0_u64;
            for (position, count) in route.buckets.iter().enumerate() {
                total = total.saturating_add(count.load(Relaxed));
                let bound = BOUNDS_MS
                    .get(position)
                    .map_or_else(|| "+Inf".to_owned(), |ms| thousandths(*ms));
                let labels = [("route", word), ("le", bound.as_str())];
                line(
                    &mut page,
                    "sportello_request_seconds_bucket",
                    &labels,
                    total,
                );
            }
            let labels = [("route", word)];
            let sum = millionths(route.sum_us.load(Relaxed));
            line(&mut page, "sportello_request_seconds_sum", &labels, sum);
            line(&mut page, "sportello_request_seconds_count", &labels, total);
        }
        let simple = [
            (
                "sportello_rows_ingested_total",
                "counter",
                "Rows stored that were new",
                self.rows.load(Relaxed),
            ),
            (
                "sportello_store_errors_total",
                "counter",
                "What the store could not do",
                self.store_errors.load(Relaxed),
            ),
            (
                "sportello_alerts_sent_total",
                "counter",
                "Messages sent about alarms",
                self.alerts_sent.load(Relaxed),
            ),
            (
                "sportello_alerts_failed_total",
                "counter",
                "Messages about alarms that could not be sent, to be tried again",
                self.alerts_failed.load(Relaxed),
            ),
        ];
        for (name, kind, help, value) in simple {
            head(&mut page, name, kind, help);
            line(&mut page, name, &[], value);
        }
        let name = "sportello_last_ingest_timestamp_seconds";
        head(
            &mut page,
            name,
            "gauge",
            "When a report was stored last; 0: not since the start",
        );
        line(&mut page, name, &[], self.last_ingest.load(Relaxed));
        let name = "sportello_open_streams";
        head(
            &mut page,
            name,
            "gauge",
            "Answers to terminals that are held open by this process",
        );
        line(&mut page, name, &[], self.streams.load(Relaxed));
        fleet.write(&mut page);
        if let Some(bytes) = memory_bytes {
            let name = "process_resident_memory_bytes";
            head(&mut page, name, "gauge", "Memory that the process holds");
            line(&mut page, name, &[], bytes);
        }
        page
    }
}

fn head(page: &mut String, name: &str, kind: &str, help: &str) {
    // Writing to a string never fails.
    let _written = write!(
        page,
        "# HELP {name} {}\n# TYPE {name} {kind}\n",
        help.replace('\\', "\\\\").replace('\n', "\\n")
    );
}

fn line(page: &mut String, name: &str, labels: &[(&str, &str)], value: impl std::fmt::Display) {
    page.push_str(name);
    for (position, (label, value)) in labels.iter().enumerate() {
        page.push(if position == 0 { '{' } else { ',' });
        page.push_str(label);
        page.push_str("=\"");
        for letter in value.chars() {
            match letter {
                '\\' => page.push_str("\\\\"),
                '"' => page.push_str("\\\""),
                '\n' => page.push_str("\\n"),
                letter => page.push(letter),
            }
        }
        page.push('"');
    }
    if !labels.is_empty() {
        page.push('}');
    }
    let _written = writeln!(page, " {value}");
}

fn thousandths(ms: u64) -> String {
    let text = format!("{}.{:03}", ms / 1000, ms % 1000);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn millionths(us: u64) -> String {
    format!("{}.{:06}", us / 1_000_000, us % 1_000_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_counts_what_happened() {
        let metrics = Metrics::default();
        metrics.request(path::REPORTS, StatusCode::OK, Duration::from_millis(7));
        metrics.request(path::REPORTS, StatusCode::OK, Duration::from_secs(60));
        metrics.request(path::REPORTS, StatusCode::IM_A_TEAPOT, Duration::ZERO);
        metrics.request("/nowhere", StatusCode::OK, Duration::ZERO);
        metrics.ingested(12, UnixSeconds(99));
        let page = metrics.text(&Fleet::default(), Some(4096));
        for expected in [
            "sportello_requests_total{route=\"reports\",code=\"200\"} 2\n",
            "sportello_requests_total{route=\"reports\",code=\"other\"} 1\n",
            "sportello_requests_total{route=\"status\",code=\"200\"} 0\n",
            "sportello_request_seconds_bucket{route=\"reports\",le=\"0.005\"} 1\n",
            "sportello_request_seconds_bucket{route=\"reports\",le=\"0.01\"} 2\n",
            "sportello_request_seconds_bucket{route=\"reports\",le=\"30\"} 2\n",
            "sportello_request_seconds_bucket{route=\"reports\",le=\"+Inf\"} 3\n",
            "sportello_request_seconds_count{route=\"reports\"} 3\n",
            "sportello_request_seconds_sum{route=\"reports\"} 60.007000\n",
            "sportello_rows_ingested_total 12\n",
            "sportello_last_ingest_timestamp_seconds 99\n",
            "process_resident_memory_bytes 4096\n",
        ] {
            assert!(page.contains(expected), "{expected}\n{page}");
        }
    }

    #[test]
    fn labels_are_escaped() {
        let mut page = String::new();
        line(&mut page, "x", &[("a", "q\"\\\n")], 1);
        assert_eq!(page, "x{a=\"q\\\"\\\\\\n\"} 1\n");
    }
}
