// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A terminal that means harm, or is broken: every line of the table is refused with the
//! right word, nothing is counted, and the centre goes on.

use axum::body::Body;
use axum::http::Request;
use sportello_protocol::{Loss, LossCause, PACKED, ProblemKind, Row, Sequence, path};
use sportello_store::Measure;

use crate::house::{Draft, House, Machine, counted, sessions, status};

fn raw(machine: &Machine, json: &str) -> Request<Body> {
    machine.report(zstd::bulk::compress(json.as_bytes(), 3).unwrap())
}

/// The report of one session with one piece of text replaced.
fn altered(machine: &Machine, from: &str, to: &str) -> Request<Body> {
    let json = serde_json::to_string(&sessions(1, 1..=1)).unwrap();
    assert!(json.contains(from), "{json}");
    raw(machine, &json.replace(from, to))
}

fn strip(mut request: Request<Body>, header: &str) -> Request<Body> {
    request.headers_mut().remove(header).unwrap();
    request
}

#[tokio::test]
async fn a_hostile_terminal_is_refused_whatever_it_sends() {
    use ProblemKind::{Malformed, Signature, TooLarge, UnknownKey};
    let house = House::open().await;
    let site = house.site("A").await;
    let machine = house.machine(site).await;
    let other = house.machine(site).await;
    let stranger = Machine {
        key: sportello_protocol::signature::TerminalKey::generate().unwrap(),
        ..other
    };
    let victim = house.machine(site).await;
    let good = || sessions(1, 1..=1).pack().unwrap();
    let reversed = {
        let mut report = sessions(1, 1..=1);
        report.rows[0].first = Sequence(9);
        report
    };
    let wide = {
        let mut report = sessions(1, 1..=1);
        report.rows[0].last = Sequence(9);
        report
    };
    let endless = {
        let mut report = sessions(1, 1..=1);
        report.rows[0].row = Row::Loss(Loss {
            cause: LossCause::Cap,
            sessions: u32::MAX,
        });
        report.rows[0].last = Sequence(u64::MAX);
        report
    };
    let bomb = zstd::bulk::compress(&vec![b' '; 1 << 30], 19).unwrap();
    assert!(bomb.len() < sportello_protocol::MAX_PACKED);
    let table: Vec<(&str, ProblemKind, Request<Body>)> = vec![
        (
            "no signature",
            Signature,
            strip(machine.report(good()), "signature"),
        ),
        (
            "no input",
            Signature,
            strip(machine.report(good()), "signature-input"),
        ),
        (
            "no digest",
            Signature,
            strip(machine.report(good()), "content-digest"),
        ),
        ("a key nobody knows", UnknownKey, stranger.report(good())),
        ("another's signature", Signature, {
            let mut request = machine.report(good());
            let theirs = victim.report(good()).headers()["signature"].clone();
            request.headers_mut().insert("signature", theirs);
            request
        }),
        ("another body", Signature, {
            let request = machine.report(good());
            request.map(|_| Body::from(sessions(1, 1..=2).pack().unwrap()))
        }),
        ("another path", Signature, {
            let mut request = machine.report(good());
            *request.uri_mut() = path::STATUS.parse().unwrap();
            request
        }),
        ("another query", Signature, {
            let mut request = machine.commands(5, 0);
            *request.uri_mut() = format!("{}?after=0&wait=0", path::COMMANDS)
                .parse()
                .unwrap();
            request
        }),
        (
            "signed for another centre",
            Signature,
            Draft {
                kind: PACKED,
                authority: "elsewhere.test",
                ..Draft::post(path::REPORTS, good())
            }
            .sign(&machine.key),
        ),
        ("two signatures", Signature, {
            let mut request = machine.report(good());
            let twice = request.headers()["signature"].clone();
            request.headers_mut().append("signature", twice);
            request
        }),
        (
            "not packed",
            Malformed,
            Draft {
                kind: PACKED,
                ..Draft::post(
                    path::REPORTS,
                    serde_json::to_vec(&sessions(1, 1..=1)).unwrap(),
                )
            }
            .sign(&machine.key),
        ),
        (
            "another media type",
            Malformed,
            Draft::post(path::REPORTS, good()).sign(&machine.key),
        ),
        ("nothing", Malformed, machine.report(Vec::new())),
        ("noise", Malformed, machine.report(vec![0xa5; 4096])),
        (
            "cut short",
            Malformed,
            machine.report(good()[..20].to_vec()),
        ),
        ("a bomb of a gigabyte", TooLarge, machine.report(bomb)),
        (
            "2001 rows",
            TooLarge,
            machine.report(sessions(1, 1..=2001).pack().unwrap()),
        ),
        (
            "numbers that run backwards",
            Malformed,
            machine.report(reversed.pack().unwrap()),
        ),
        (
            "a session over many numbers",
            Malformed,
            machine.report(wide.pack().unwrap()),
        ),
        (
            "a loss without end",
            Malformed,
            machine.report(endless.pack().unwrap()),
        ),
        (
            "number 0",
            Malformed,
            machine.report(sessions(1, 0..=0).pack().unwrap()),
        ),
        (
            "hour 99",
            Malformed,
            altered(&machine, "\"hour\":10", "\"hour\":99"),
        ),
        (
            "six stars",
            Malformed,
            altered(&machine, "\"rating\":5", "\"rating\":6"),
        ),
        (
            "a word that is in no list",
            Malformed,
            altered(&machine, "\"clean\"", "\"<script>alert(1)</script>\""),
        ),
        (
            "a day that is none",
            Malformed,
            altered(&machine, "\"date\":\"20", "\"date\":\"99999920"),
        ),
        (
            "a task with a script for a name",
            Malformed,
            altered(
                &machine,
                "\"tasks\":[]",
                "\"tasks\":[{\"task\":\"<script>\",\"furthest_step\":1,\"outcome\":\"finished\"}]",
            ),
        ),
        (
            "deep nesting",
            Malformed,
            raw(&machine, &"[".repeat(200_000)),
        ),
        ("a status with a number for a phase", Malformed, {
            let json = serde_json::to_string(&status()).unwrap();
            let json = json.replace("\"busy\"", "7");
            Draft::post(path::STATUS, json).sign(&machine.key)
        }),
        ("a version with a script", Malformed, {
            let json = serde_json::to_string(&status()).unwrap();
            let json = json.replace("\"0.1.0\"", "\"<script>\"");
            Draft::post(path::STATUS, json).sign(&machine.key)
        }),
        (
            "a query that is no number",
            Malformed,
            Draft::get(path::COMMANDS, "after=x").sign(&machine.key),
        ),
        (
            "a parcel that is none",
            Malformed,
            Draft::post(path::COURIERS, "x").sign(&machine.key),
        ),
    ];
    let rows = table.len();
    for (name, kind, request) in table {
        let answer = house.send(request).await;
        let problem: Option<sportello_protocol::Problem> =
            serde_json::from_slice(&answer.body).ok();
        assert_eq!(
            problem.map(|problem| problem.problem),
            Some(kind),
            "{name}: {} {:?}",
            answer.status,
            answer.body
        );
        assert_eq!(answer.status.as_u16(), kind.status(), "{name}");
    }
    assert!(rows > 25);
    assert_eq!(counted(house.store(), &Measure::Sessions).await, 0);
    assert_eq!(counted(house.store(), &Measure::LostSessions).await, 0);
    // And the centre goes on, for this terminal, too.
    let answer = house.report(&machine, &sessions(1, 1..=1)).await;
    assert!(answer.status.is_success());
}

#[tokio::test]
async fn rows_with_anothers_numbers_are_ones_own_rows() {
    let house = House::open().await;
    let site = house.site("A").await;
    let machine = house.machine(site).await;
    let victim = house.machine(site).await;
    house.report(&victim, &sessions(7, 1..=2)).await;
    // The thief uses the victim's epoch and goes on from its number.
    house.report(&machine, &sessions(7, 3..=9)).await;
    let answer: sportello_protocol::Acknowledgement =
        house.report(&victim, &sessions(7, 3..=3)).await.json();
    assert_eq!(answer.epochs[0].through, Sequence(3));
    assert_eq!(counted(house.store(), &Measure::Sessions).await, 2 + 7 + 1);
}

#[tokio::test]
async fn absurd_values_that_fit_their_type_break_nothing() {
    let house = House::open().await;
    let site = house.site("A").await;
    let machine = house.machine(site).await;
    for (number, date) in ["0001-01-01", "9999-12-31", "-9999-01-01", "+262142-12-31"]
        .into_iter()
        .enumerate()
    {
        let mut report = sessions(1, [number as u64 + 1]);
        let Row::Session(row) = &mut report.rows[0].row else {
            panic!("a session");
        };
        let Ok(date) = date.parse() else { continue };
        row.record.date = date;
        let answer = house.report(&machine, &report).await;
        assert!(
            [200, 400].contains(&answer.status.as_u16()),
            "{date}: {:?}",
            answer.body
        );
    }
    let mut absurd = status();
    absurd.clock = sportello_protocol::UnixSeconds(i64::MIN);
    absurd.minutes_left = Some(u16::MAX);
    absurd.desired = u64::MAX;
    let answer = house.send(machine.status(&absurd)).await;
    assert!(answer.status.is_success(), "{:?}", answer.body);
    house.centre.flush_seen().await.unwrap();
    let terminal = house.store().terminal(machine.id).await.unwrap().unwrap();
    assert!(terminal.skew_s < 0);
    let answer = house.report(&machine, &sessions(2, 1..=1)).await;
    assert!(answer.status.is_success());
}

#[tokio::test]
async fn somebody_who_polls_without_end_is_told_to_wait() {
    let house = House::open().await;
    let site = house.site("A").await;
    let machine = house.machine(site).await;
    let polls = (0..3).map(|_| house.send(machine.commands(0, 30)));
    let mut held: Vec<_> = polls.map(Box::pin).collect();
    for poll in &mut held {
        let moment = std::time::Duration::from_millis(300);
        let early = tokio::time::timeout(moment, poll).await;
        assert!(early.is_err(), "a poll was not held");
    }
    // While those are held the fourth is refused; were it held as well, it would be no refusal.
    let fourth = house.send(machine.commands(0, 30)).await;
    fourth.refused(ProblemKind::Busy);
}
