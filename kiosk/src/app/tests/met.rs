// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Refused hosts, from what the book knows to what it counts.

use sportello_capsule::wire::{CountKey, Counting, HostHash, Met, MetName};
use sportello_ledger::{Met as Counted, Row};

use super::*;

const HOST: &str = "mario-rossi.example";

fn isee() -> TaskKey {
    TaskKey("isee".to_owned())
}

/// What the capsule was told of counting, since it was asked last.
fn told(rig: &mut Rig) -> Vec<Counting> {
    let asks = rig.asks().into_iter();
    asks.filter_map(|ask| match ask {
        Ask::Order(Order::Count(counting)) => Some(counting),
        _ => None,
    })
    .collect()
}

/// A citizen in the middle of a task that leads through a site that is not ours.
fn in_task() -> (Rig, Counting) {
    let mut rig = Rig::in_session();
    // No site of a task that is not ours was looked at by anybody yet.
    let policy = rig._folder.path().join("unchecked.toml");
    std::fs::write(&policy, "[tasks]\nunchecked_allowed = true\n").unwrap();
    rig.app.offer = Offer::load(&tasks(), &policy);
    let counting = rig.book.counting().unwrap();
    rig.tell(Message::Ledger(ledger::Event::Counting(counting)));
    rig.act(Action::StartTask(isee()));
    let counting = told(&mut rig).pop().unwrap();
    (rig, counting)
}

/// As the supervisor does it.
fn met(counting: &Counting, host: &str) -> Met {
    let name = MetName::parse(host).unwrap();
    let hash = counting.key.hash(&name);
    let name = counting.nearly.contains(&hash).then_some(name);
    Met { hash, name }
}

/// Ends the session; what the book is asked to count.
fn end(rig: &mut Rig, mut met: Vec<Met>) -> Vec<Counted> {
    met.sort_by_key(|met| met.hash);
    let hosts = met.try_into().unwrap();
    rig.act(Action::End);
    rig.report(Report::Met { hosts });
    rig.report(clean());
    let jobs = rig.jobs();
    let at = |wanted: fn(&Job) -> bool| jobs.iter().position(wanted);
    let finished = at(|job| matches!(job, Job::Finish(..)));
    let counted = at(|job| matches!(job, Job::CountBlocked(..)));
    assert!(counted.is_none() || finished < counted, "the record waits");
    jobs.into_iter()
        .find_map(|job| match job {
            Job::CountBlocked(met, day) => {
                assert_eq!(day.to_string(), "2026-11-23");
                Some(met)
            }
            _ => None,
        })
        .unwrap_or_default()
}

#[test]
fn the_capsule_counts_for_tasks_on_sites_that_are_not_ours() {
    let (mut rig, first) = in_task();
    assert!(first.nearly.is_empty());
    rig.act(Action::StartTask(spid()));
    assert_eq!(told(&mut rig), [], "a practice site is ours");
    rig.act(Action::StartTask(TaskKey("fse".to_owned())));
    let [second] = <[Counting; 1]>::try_from(told(&mut rig)).unwrap();
    assert!(first.key != second.key, "tasks are counted apart");
}

#[test]
fn a_host_is_counted_by_its_hash_and_named_by_the_fifth_session_alone() {
    for session in 1..=7 {
        // A book of its own for each rig: carried over as the terminal's would be.
        let (mut rig, counting) = in_task();
        let known = Counted::Nameless(sportello_ledger::HostHash(met(&counting, HOST).hash.0));
        let mut counting = counting;
        for _ in 1..session {
            rig.book
                .count_blocked(std::slice::from_ref(&known), "2026-11-22".parse().unwrap())
                .unwrap();
        }
        let again = rig.book.counting().unwrap();
        counting.nearly = again.nearly().iter().map(|hash| HostHash(hash.0)).collect();
        rig.tell(Message::Ledger(ledger::Event::Counting(again)));
        let counted = end(&mut rig, vec![met(&counting, HOST)]);
        let says_name = format!("{:?}", counted).contains("Named");
        // Never named by the sessions before, the sixth and seventh ask for it again.
        assert_eq!(says_name, session >= 5, "session {session}");
        let day = "2026-11-23".parse().unwrap();
        rig.book.count_blocked(&counted, day).unwrap();
        let rows = rig.book.dump().unwrap().blocked;
        assert_eq!(rows.len(), usize::from(session >= 5));
        assert!(rows.iter().all(|row| row.host.as_str() == HOST));
        assert!(rows.iter().all(|row| row.task.as_str() == "isee"));
    }
}

#[test]
fn a_name_that_nobody_asked_for_goes_nowhere() {
    let (mut rig, counting) = in_task();
    let named = |host: &str, hash| Met {
        hash,
        name: Some(MetName::parse(host).unwrap()),
    };
    let own = met(&counting, HOST).hash;
    let other = CountKey([9; 16]).hash(&MetName::parse("other.example").unwrap());
    let nameless = met(&counting, "cdn.example.it");
    let all = vec![
        named(HOST, own),
        named("other.example", other),
        nameless.clone(),
    ];
    let counted = end(&mut rig, all);
    let hash = sportello_ledger::HostHash(nameless.hash.0);
    assert_eq!(counted, [Counted::Nameless(hash)]);
}

#[test]
fn a_hash_that_was_asked_about_opens_the_way_to_no_other_name() {
    let (mut rig, counting) = in_task();
    let hash = met(&counting, "cdn.example.it").hash;
    let day = "2026-11-22".parse().unwrap();
    for _ in 0..4 {
        let met = Counted::Nameless(sportello_ledger::HostHash(hash.0));
        rig.book.count_blocked(&[met], day).unwrap();
    }
    let counting = rig.book.counting().unwrap();
    rig.tell(Message::Ledger(ledger::Event::Counting(counting)));
    let smuggled = Met {
        hash,
        name: Some(MetName::parse(HOST).unwrap()),
    };
    assert_eq!(end(&mut rig, vec![smuggled]), []);
}

#[test]
fn a_session_that_was_interrupted_counts_nothing() {
    let (mut rig, _) = in_task();
    // A supervisor that died has told nothing.
    rig.lost();
    rig.report(clean());
    assert!(
        rig.jobs()
            .iter()
            .all(|job| !matches!(job, Job::CountBlocked(..)))
    );
}

#[test]
fn without_a_task_nothing_that_the_capsule_says_is_counted() {
    let mut rig = Rig::in_session();
    let counting = rig.book.counting().unwrap();
    rig.tell(Message::Ledger(ledger::Event::Counting(counting)));
    let stray = Met {
        hash: HostHash([1; 8]),
        name: None,
    };
    assert_eq!(end(&mut rig, vec![stray]), []);
    let rows = rig.book.dump().unwrap().rows;
    assert!(rows.iter().all(|row| !matches!(row.row, Row::Blocked(_))));
}
