// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What the admin's command line asks: who may, tables of sites and terminals, codes.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use serde::Serialize;
use sportello_protocol::operator::{
    BatchAnswer, CodeAsked, CodesAnswer, CodesAsked, Fault, Field, Refusal, RowFault, SiteBatch,
    SiteRow, Sites, TerminalBatch, TerminalRow, TerminalStanding, Terminals, TrustState, path,
};
use sportello_protocol::signature::{Parts, Tag, TerminalKey, sign_as};
use sportello_protocol::{
    EnrolmentAnswer, EnrolmentCode, MAX_SMALL, ProblemKind, UnixSeconds, path as terminal_path,
};
use sportello_store::{NewOperator, Page, Scope};

use crate::house::{AUTHORITY, Answer, Draft, House, enrolment};

/// Somebody with an operator's key.
pub(crate) struct Operator(pub(crate) TerminalKey);

impl Operator {
    pub(crate) async fn at(house: &House, name: &str) -> Self {
        let key = TerminalKey::generate().unwrap();
        house
            .store()
            .add_operator(NewOperator {
                name: name.to_owned(),
                public_key: key.public(),
                added: UnixSeconds(0),
            })
            .await
            .unwrap();
        Self(key)
    }

    pub(crate) fn sign(&self, tag: Tag, draft: Draft<'_>) -> Request<Body> {
        let parts = Parts {
            method: draft.method,
            authority: draft.authority,
            path: draft.path,
            query: draft.query,
            body: &draft.body,
        };
        let signed = sign_as(tag, &self.0, &parts, draft.created, 300, draft.nonce);
        let uri = if draft.query.is_empty() {
            draft.path.to_owned()
        } else {
            format!("{}?{}", draft.path, draft.query)
        };
        let mut request = Request::builder()
            .method(draft.method)
            .uri(uri)
            .header("host", AUTHORITY)
            .header("content-type", draft.kind)
            .header("signature-input", signed.signature_input)
            .header("signature", signed.signature);
        if let Some(digest) = signed.content_digest {
            request = request.header("content-digest", digest);
        }
        request.body(Body::from(draft.body)).unwrap()
    }

    pub(crate) async fn get(&self, house: &House, path: &str, query: &str) -> Answer {
        let draft = Draft::get(path, query);
        house.send(self.sign(Tag::Operator, draft)).await
    }

    pub(crate) async fn send(
        &self,
        house: &House,
        method: &'static str,
        path: &str,
        body: &impl Serialize,
    ) -> Answer {
        let body = serde_json::to_vec(body).unwrap();
        let draft = Draft {
            method,
            ..Draft::post(path, body)
        };
        house.send(self.sign(Tag::Operator, draft)).await
    }
}

/// A refusal with a fault, and its status.
#[track_caller]
pub(crate) fn fault(answer: &Answer) -> Fault {
    let refusal: Refusal = serde_json::from_slice(&answer.body)
        .unwrap_or_else(|_| panic!("{}: {:?}", answer.status, answer.body));
    assert_eq!(answer.status.as_u16(), refusal.status());
    refusal.fault.unwrap()
}

#[tokio::test]
async fn only_an_operators_own_signature_opens_the_operators_door() {
    let house = House::open().await;
    let ada = Operator::at(&house, "ada").await;
    let stranger = Operator(TerminalKey::generate().unwrap());
    let refused = stranger.get(&house, path::SITES, "").await;
    refused.refused(ProblemKind::UnknownKey);
    let machine = house.machine(house.site("A").await).await;
    let terminal = Operator(machine.key);
    let refused = terminal.get(&house, path::SITES, "").await;
    refused.refused(ProblemKind::UnknownKey);
    // Made for the terminals' door.
    let request = ada.sign(Tag::Terminal, Draft::get(path::SITES, ""));
    let refused = house.send(request).await;
    refused.refused(ProblemKind::Signature);
    // Made for the operators' door.
    let request = terminal.sign(Tag::Operator, Draft::get(terminal_path::DESIRED, ""));
    let refused = house.send(request).await;
    refused.refused(ProblemKind::Signature);
    let draft = || Draft {
        nonce: [9; 16],
        ..Draft::get(path::SITES, "")
    };
    let sites: Sites = house.send(ada.sign(Tag::Operator, draft())).await.json();
    assert_eq!(sites.sites.len(), 1);
    let refused = house.send(ada.sign(Tag::Operator, draft())).await;
    refused.refused(ProblemKind::Replayed);
    let late = Draft {
        created: UnixSeconds(1_000_000),
        ..Draft::get(path::SITES, "")
    };
    let refused = house.send(ada.sign(Tag::Operator, late)).await;
    refused.refused(ProblemKind::Clock);
    let unsigned = Request::builder()
        .uri(path::SITES)
        .body(Body::empty())
        .unwrap();
    house.send(unsigned).await.refused(ProblemKind::Signature);
    house
        .store()
        .remove_operator("ada", UnixSeconds(1))
        .await
        .unwrap();
    let refused = ada.get(&house, path::SITES, "").await;
    refused.refused(ProblemKind::UnknownKey);
}

#[tokio::test]
async fn every_operators_door_stays_shut_and_takes_no_more_than_it_may() {
    let house = House::open().await;
    let ada = Operator::at(&house, "ada").await;
    let stranger = Operator(TerminalKey::generate().unwrap());
    let target = format!("{}/bundle-1.tar.zst", path::TRUST_TARGETS);
    let action = format!("{}/1/stop", path::ROLLOUTS);
    let doors = [
        ("GET", path::SITES, 0),
        ("PUT", path::SITES, 4 << 20),
        ("GET", path::TERMINALS, 0),
        ("PUT", path::TERMINALS, 4 << 20),
        ("POST", path::CODES, 4 << 20),
        ("GET", path::TRUST, 0),
        ("GET", &target, 0),
        ("PUT", &target, 4 << 20),
        ("POST", path::TRUST_PUBLISH, 4 << 20),
        ("GET", path::ROLLOUTS, 0),
        ("POST", path::ROLLOUTS, MAX_SMALL),
        ("POST", &action, 0),
    ];
    for (method, path, most) in doors {
        let draft = |size: usize| Draft {
            method,
            body: vec![b'x'; size],
            ..Draft::get(path, "")
        };
        let refused = house.send(stranger.sign(Tag::Operator, draft(0))).await;
        refused.refused(ProblemKind::UnknownKey);
        let refused = house.send(ada.sign(Tag::Operator, draft(most + 1))).await;
        refused.refused(ProblemKind::TooLarge);
        if most > 0 {
            let refused = house.send(ada.sign(Tag::Operator, draft(9))).await;
            assert_eq!(refused.status, StatusCode::BAD_REQUEST, "{method} {path}");
        }
    }
}

pub(crate) fn site(code: &str) -> SiteRow {
    SiteRow {
        code: code.to_owned(),
        name: format!("Biblioteca {code}"),
        municipality: "Bologna".to_owned(),
        district: "Bologna".to_owned(),
        ..SiteRow::default()
    }
}

#[tokio::test]
async fn a_table_of_sites_is_taken_in_whole_and_again_changes_nothing() {
    let house = House::open().await;
    let ada = Operator::at(&house, "ada").await;
    let mut batch = SiteBatch {
        dry_run: true,
        sites: vec![
            site("BO-1"),
            SiteRow {
                time_zone: "Europe/Atlantis".to_owned(),
                name: String::new(),
                ..site("BO-2")
            },
            site("bo_1"),
            SiteRow {
                district: "\u{202e}anogolob".to_owned(),
                ..site("è")
            },
        ],
    };
    let answer = ada.send(&house, "PUT", path::SITES, &batch).await;
    let answer: BatchAnswer = answer.json();
    let problems: Vec<_> = answer
        .problems
        .iter()
        .map(|one| (one.index, one.field, one.fault))
        .collect();
    assert_eq!(
        problems,
        [
            (1, Field::Name, RowFault::Empty),
            (1, Field::TimeZone, RowFault::NoSuchTimeZone),
            (2, Field::Code, RowFault::Twice),
            (3, Field::Code, RowFault::BadLetter),
            (3, Field::District, RowFault::BadLetter),
        ]
    );
    batch.dry_run = false;
    let answer = ada.send(&house, "PUT", path::SITES, &batch).await;
    assert_eq!(answer.json::<BatchAnswer>().problems.len(), 5);
    let none: Sites = ada.get(&house, path::SITES, "").await.json();
    assert_eq!(none.sites, []);
    batch.sites = vec![site("BO-2"), site("BO-1")];
    let first = ada.send(&house, "PUT", path::SITES, &batch).await;
    let first: BatchAnswer = first.json();
    assert_eq!((first.added, first.problems.len()), (2, 0));
    let answer = ada.get(&house, path::SITES, "page=0").await;
    let mut listed: Sites = answer.json();
    assert_eq!(listed.next, None);
    assert_eq!(listed.sites[0].code, "BO-1");
    assert_eq!(listed.sites[0].time_zone, "Europe/Rome");
    // What was listed may be imported again as it stands.
    batch.sites = std::mem::take(&mut listed.sites);
    let again = ada.send(&house, "PUT", path::SITES, &batch).await;
    let again: BatchAnswer = again.json();
    assert_eq!((again.added, again.changed, again.unchanged), (0, 0, 2));
    let page = Page { number: 0, size: 9 };
    let log = house.store().audit_log(&Scope::Region, page).await.unwrap();
    let lines: Vec<_> = log
        .items
        .iter()
        .map(|line| (line.account_name.as_deref(), line.entry.action.as_str()))
        .collect();
    assert_eq!(
        lines,
        [(Some("ada"), "site.add"), (Some("ada"), "site.add")]
    );
    let many = SiteBatch {
        dry_run: false,
        sites: (0..501).map(|number| site(&format!("X{number}"))).collect(),
    };
    let refused = ada.send(&house, "PUT", path::SITES, &many).await;
    refused.refused(ProblemKind::Malformed);
}

fn terminal(site: &str, name: &str) -> TerminalRow {
    TerminalRow {
        site: site.to_owned(),
        name: name.to_owned(),
    }
}

#[tokio::test]
async fn from_a_table_of_terminals_to_codes_that_let_them_in() {
    let house = House::open().await;
    let ada = Operator::at(&house, "ada").await;
    house.site("BO-1").await;
    let plan = TerminalBatch {
        dry_run: false,
        terminals: vec![terminal("BO-1", "1"), terminal("BO-1", "Ingresso")],
    };
    for added in [2, 0] {
        let answer = ada.send(&house, "PUT", path::TERMINALS, &plan).await;
        let answer: BatchAnswer = answer.json();
        assert_eq!((answer.added, answer.problems.len()), (added, 0));
    }
    let asked = |names: &[&str], again| CodesAsked {
        codes: names
            .iter()
            .map(|name| CodeAsked {
                terminal: terminal("BO-1", name),
                again,
            })
            .collect(),
        valid_for_s: 7 * 86_400,
    };
    let unknown = asked(&["1", "9"], false);
    let answer = ada.send(&house, "POST", path::CODES, &unknown).await;
    let answer: CodesAnswer = answer.json();
    assert_eq!(answer.codes.len(), 0);
    let problem = answer.problems[0];
    assert_eq!((problem.index, problem.fault), (1, RowFault::NotPlanned));
    let codes = asked(&["1", "Ingresso"], false);
    let answer = ada.send(&house, "POST", path::CODES, &codes).await;
    let answer: CodesAnswer = answer.json();
    assert_eq!(answer.codes.len(), 2);
    let code = EnrolmentCode::parse(&answer.codes[1].code).unwrap();
    let key = TerminalKey::generate().unwrap();
    let enrolled = house.send(enrolment(&key, &code.secret_text())).await;
    let enrolled: EnrolmentAnswer = enrolled.json();
    let listed: Terminals = ada.get(&house, path::TERMINALS, "").await.json();
    let lines: Vec<_> = listed
        .terminals
        .iter()
        .map(|line| (line.row.name.as_str(), line.standing))
        .collect();
    assert_eq!(
        lines,
        [
            ("Ingresso", TerminalStanding::Active),
            ("1", TerminalStanding::Planned)
        ]
    );
    let there = listed.terminals[0].enrolled.as_ref().unwrap();
    assert_eq!(there.id, enrolled.terminal);
    let twice = asked(&["Ingresso"], false);
    let answer = ada.send(&house, "POST", path::CODES, &twice).await;
    let answer: CodesAnswer = answer.json();
    assert_eq!(answer.problems[0].fault, RowFault::AlreadyEnrolled);
    // A new machine in its place keeps who it is.
    let again = asked(&["Ingresso"], true);
    let answer = ada.send(&house, "POST", path::CODES, &again).await;
    let answer: CodesAnswer = answer.json();
    let code = EnrolmentCode::parse(&answer.codes[0].code).unwrap();
    let key = TerminalKey::generate().unwrap();
    let renewed = house.send(enrolment(&key, &code.secret_text())).await;
    assert_eq!(
        renewed.json::<EnrolmentAnswer>().terminal,
        enrolled.terminal
    );
}

#[tokio::test]
async fn the_document_describes_every_door() {
    let house = House::open().await;
    let request = Request::builder()
        .uri("/v1/operator/openapi.json")
        .body(Body::empty())
        .unwrap();
    let document: serde_json::Value = house.send(request).await.json();
    let paths = document["paths"].as_object().unwrap();
    let doors: usize = paths
        .values()
        .map(|path| path.as_object().unwrap().len())
        .sum();
    assert_eq!(doors, 12);
}

#[tokio::test]
async fn before_the_first_publication_the_online_keys_are_told() {
    let house = House::open().await;
    let ada = Operator::at(&house, "ada").await;
    let state: TrustState = ada.get(&house, path::TRUST, "").await.json();
    assert_eq!((state.root, state.timestamp), (0, 0));
    let house = house.restart().await;
    let again: TrustState = ada.get(&house, path::TRUST, "").await.json();
    assert_eq!(again, state);
}
