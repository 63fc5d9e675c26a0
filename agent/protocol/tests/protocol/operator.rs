// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What operators and centre say to each other: bounds, shapes, and that it stays readable.

use proptest::prelude::*;
use serde_json::json;
use sportello_protocol::operator::{
    BatchAnswer, CodeAsked, CodesAnswer, CodesAsked, EnrolledTerminal, Fault, Field, MAX_BATCH,
    MAX_METADATA, MadeCode, MissingTarget, NewRollout, OnlineKeys, Publication, Refusal, Rollout,
    RolloutState, Rollouts, RowFault, RowProblem, SiteBatch, SiteRow, Sites, Stage, StageCounts,
    StopReason, TerminalBatch, TerminalLine, TerminalRow, TerminalStanding, Terminals, TrustState,
    Upload, faults_of_batch, faults_of_terminals,
};
use sportello_protocol::signature::{OPERATOR_TAG, Parts, Tag, claim, claim_as, sign, sign_as};
use sportello_protocol::{
    Alarm, LayerName, MAX_RELEASE, Problem, ProblemKind, Sha256Hex, TargetName, TerminalId, Update,
    UpdateChange, UpdateChanged, UpdatePhase, VersionText, public_key_text,
};

use crate::golden::check;
use crate::samples;

fn row() -> SiteRow {
    SiteRow {
        code: "BO-001".to_owned(),
        name: "Biblioteca Salaborsa".to_owned(),
        municipality: "Bologna".to_owned(),
        district: "Bologna".to_owned(),
        address: "Piazza del Nettuno 3".to_owned(),
        phone: "+39 051 219 4400".to_owned(),
        time_zone: "Europe/Rome".to_owned(),
        itinerant: true,
    }
}

fn terminal() -> TerminalRow {
    TerminalRow {
        site: "BO-001".to_owned(),
        name: "Ingresso".to_owned(),
    }
}

fn problem() -> RowProblem {
    RowProblem {
        index: 3,
        field: Field::TimeZone,
        fault: RowFault::NoSuchTimeZone,
    }
}

fn id() -> TerminalId {
    TerminalId(uuid::Uuid::from_bytes(samples::NONCE))
}

fn rollout() -> Rollout {
    Rollout {
        id: 2,
        image: 12,
        state: RolloutState::Stopped,
        stopped: Some(StopReason::RolledBack),
        stage: Stage::Site,
        begun: samples::NOW,
        stage_begun: samples::NOW,
        stages: vec![StageCounts {
            stage: Stage::One,
            terminals: 6,
            blessed: 1,
            under_way: 2,
            rolled_back: 1,
            refused: 1,
            silent: 1,
        }],
        rolled_back: vec![id()],
    }
}

#[test]
fn every_message_of_operators_stays_readable() {
    let key = public_key_text(&samples::key().public());
    let enrolled = EnrolledTerminal {
        id: id(),
        thumbprint: samples::key().thumbprint(),
        enrolled: samples::NOW,
        last_seen: Some(samples::NOW),
        alarms: vec![Alarm::UpdateFailed],
        agent: VersionText::parse("0.1.0").ok(),
        update: samples::status().update,
    };
    check(
        "operator-site-batch",
        &SiteBatch {
            dry_run: true,
            sites: vec![row()],
        },
    );
    check(
        "operator-sites",
        &Sites {
            sites: vec![row()],
            next: Some(1),
        },
    );
    check(
        "operator-batch-answer",
        &BatchAnswer {
            dry_run: true,
            added: 1,
            changed: 2,
            unchanged: 3,
            problems: vec![problem()],
        },
    );
    check(
        "operator-terminal-batch",
        &TerminalBatch {
            dry_run: false,
            terminals: vec![terminal()],
        },
    );
    check(
        "operator-terminals",
        &Terminals {
            terminals: vec![TerminalLine {
                row: terminal(),
                standing: TerminalStanding::Active,
                enrolled: Some(enrolled),
            }],
            next: None,
        },
    );
    check(
        "operator-codes-asked",
        &CodesAsked {
            codes: vec![CodeAsked {
                terminal: terminal(),
                again: true,
            }],
            valid_for_s: 600,
        },
    );
    check(
        "operator-codes-answer",
        &CodesAnswer {
            codes: vec![MadeCode {
                terminal: terminal(),
                code: samples::CODES[0].to_owned(),
                expires: samples::NOW,
            }],
            problems: vec![problem()],
        },
    );
    check(
        "operator-upload",
        &Upload {
            name: TargetName::parse("image-12.root.zst").unwrap(),
            received: 4096,
            complete: false,
        },
    );
    check(
        "operator-publication",
        &Publication {
            roots: vec!["{}".to_owned()],
            targets: Some("{}".to_owned()),
        },
    );
    check(
        "operator-trust-state",
        &TrustState {
            online_keys: OnlineKeys {
                snapshot: key.clone(),
                timestamp: key,
            },
            root: 1,
            targets: 2,
            snapshot: 3,
            timestamp: 4,
            targets_expire: Some(samples::NOW),
        },
    );
    check(
        "operator-new-rollout",
        &NewRollout {
            image: 12,
            stages: Stage::ALL.to_vec(),
            first: Some(id()),
        },
    );
    check(
        "operator-rollouts",
        &Rollouts {
            rollouts: vec![rollout()],
        },
    );
    check(
        "operator-refusal",
        &Refusal {
            problem: Problem {
                problem: ProblemKind::Malformed,
                server_clock: samples::NOW,
            },
            fault: Some(Fault::MissingTargets {
                missing: vec![MissingTarget {
                    name: TargetName::parse("bundle-7.tar.zst").unwrap(),
                    sha256: Sha256Hex::parse(&"0f".repeat(32)).unwrap(),
                }],
            }),
        },
    );
}

#[test]
fn a_refusal_without_a_fault_is_a_terminals() {
    let plain = samples::problem();
    let text = serde_json::to_string(&plain).unwrap();
    let refusal: Refusal = serde_json::from_str(&text).unwrap();
    assert_eq!((refusal.problem, refusal.fault.clone()), (plain, None));
    assert_eq!(refusal.status(), plain.problem.status());
    let newer = r#"{"problem":"malformed","server_clock":1,"fault":{"fault":"on_strike"}}"#;
    let refusal: Refusal = serde_json::from_str(newer).unwrap();
    assert_eq!(refusal.fault, Some(Fault::Unknown));
    // An older reader takes it for a plain problem.
    let problem: Problem = serde_json::from_str(newer).unwrap();
    assert_eq!(problem.problem, ProblemKind::Malformed);
}

#[test]
fn words_of_a_later_version_are_unknown_and_no_error() {
    let change = r#"{"at":{"date":"2026-11-02","hour":9},"release":"firmware","number":3,"became":"melted","how":1}"#;
    let change: UpdateChanged = serde_json::from_str(change).unwrap();
    assert_eq!(change.change, UpdateChange::Unknown);
    let phase: UpdatePhase = serde_json::from_str(r#"{"state":"dancing","with":2}"#).unwrap();
    assert_eq!(phase, UpdatePhase::Unknown);
    let stopped: StopReason = serde_json::from_str(r#""eclipse""#).unwrap();
    assert_eq!(stopped, StopReason::Unknown);
    for number in [0, MAX_RELEASE + 1] {
        let update = json!({ "image": number });
        assert!(serde_json::from_value::<Update>(update).is_err());
    }
}

#[test]
fn lists_of_operators_are_bounded() {
    let many = SiteBatch {
        dry_run: false,
        sites: vec![row(); MAX_BATCH + 1],
    };
    let text = serde_json::to_string(&many).unwrap();
    assert!(serde_json::from_str::<SiteBatch>(&text).is_err());
    let long = Publication {
        roots: vec!["x".repeat(MAX_METADATA + 1)],
        targets: None,
    };
    let text = serde_json::to_string(&long).unwrap();
    assert!(serde_json::from_str::<Publication>(&text).is_err());
}

#[test]
fn names_of_targets_are_flat() {
    for good in ["bundle-1.tar.zst", "image-12.root.zst", "a"] {
        assert!(TargetName::parse(good).is_ok(), "{good}");
    }
    let long = "a".repeat(81);
    for bad in ["", ".a", "../a", "a/b", "A", "1.root.json", "a\0", &long] {
        assert!(TargetName::parse(bad).is_err(), "{bad}");
    }
}

#[test]
fn what_people_call_a_place_becomes_the_name_of_a_layer() {
    for (text, expected) in [
        ("Forlì-Cesena", Some("forli-cesena")),
        ("  BO_001/a ", Some("bo-001-a")),
        (
            "Città metropolitana di Bologna",
            Some("citta-metropolitana-di-bologna"),
        ),
        ("São Tomé", Some("sao-tome")),
        ("ß", None),
        ("日本", None),
        ("--", None),
        ("", None),
    ] {
        let found = LayerName::of(text);
        assert_eq!(found.as_ref().map(LayerName::as_str), expected, "{text}");
    }
    let long = LayerName::of(&"ab ".repeat(40)).unwrap();
    assert!(long.as_str().len() <= 40);
}

#[test]
fn every_problem_of_a_table_is_told_by_its_row() {
    let rows = [
        SiteRow::default(),
        row(),
        SiteRow {
            code: "bo.001".to_owned(),
            ..row()
        },
        SiteRow {
            name: "x".repeat(161),
            phone: "1\n2".to_owned(),
            ..SiteRow {
                code: "è".to_owned(),
                ..row()
            }
        },
    ];
    let found: Vec<_> = faults_of_batch(&rows)
        .into_iter()
        .map(|one| (one.index, one.field, one.fault))
        .collect();
    assert_eq!(
        found,
        [
            (0, Field::Code, RowFault::Empty),
            (0, Field::Name, RowFault::Empty),
            (0, Field::Municipality, RowFault::Empty),
            (0, Field::District, RowFault::Empty),
            (2, Field::Code, RowFault::Twice),
            (3, Field::Code, RowFault::BadLetter),
            (3, Field::Name, RowFault::TooLong),
            (3, Field::Phone, RowFault::BadLetter),
        ]
    );
    let rows = [terminal(), terminal()];
    assert_eq!(faults_of_terminals(&rows)[0].fault, RowFault::Twice);
}

#[test]
fn a_signature_for_one_door_is_not_seen_at_another() {
    let key = samples::key();
    let parts = Parts {
        method: "GET",
        authority: "centre.example",
        path: "/v1/operator/sites",
        query: "",
        body: b"",
    };
    let operators = sign_as(
        Tag::Operator,
        &key,
        &parts,
        samples::NOW,
        60,
        samples::NONCE,
    );
    assert!(operators.signature_input.contains(OPERATOR_TAG));
    let (input, signature) = (&operators.signature_input, &operators.signature);
    assert!(claim(None, input, signature).is_err());
    let claimed = claim_as(Tag::Operator, None, input, signature).unwrap();
    assert!(claimed.verify(&parts, &key.public()).is_ok());
    let terminals = sign(&key, &parts, samples::NOW, 60, samples::NONCE);
    let (input, signature) = (&terminals.signature_input, &terminals.signature);
    assert!(claim_as(Tag::Operator, None, input, signature).is_err());
}

proptest! {
    #[test]
    fn a_layers_name_has_its_shape_whatever_it_was_made_of(text in "\\PC{0,60}") {
        if let Some(name) = LayerName::of(&text) {
            prop_assert_eq!(LayerName::parse(name.as_str()), Ok(name.clone()));
            // Made again, it stays what it is.
            prop_assert_eq!(LayerName::of(name.as_str()), Some(name));
        }
    }

    #[test]
    fn no_row_makes_the_rules_panic(
        code in ".{0,50}", name in ".{0,200}", zone in ".{0,50}", site in ".{0,50}",
    ) {
        let odd = SiteRow { code, name: name.clone(), time_zone: zone, ..row() };
        let _faults = faults_of_batch(&[odd.clone(), odd]);
        let odd = TerminalRow { site, name };
        prop_assert!(!faults_of_terminals(&[odd.clone(), odd]).is_empty());
    }
}
