// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A centre in this process: strict about what arrives, exact about what it keeps.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{Query, State};
use axum::http::{HeaderMap, Method, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use sportello_protocol::signature::{self, Parts, TerminalKey, claim};
use sportello_protocol::{
    Acknowledgement, Command, Commands, Desired, EnrolmentAnswer, EnrolmentCode, EnrolmentRequest,
    Epoch, EpochStanding, LINES, Numbered, Problem, ProblemKind, Range, Report, Row, Sequence,
    Settings, Status, StatusAnswer, StreamLine, TerminalId, UnixSeconds, VERSION, parse_public_key,
    path, public_key_text,
};

/// The centre's day: all its clocks agree.
pub(crate) const TODAY: i64 = 1_800_000_000;

/// What an acknowledgement is made into before it leaves.
pub(crate) type Falsify = fn(&mut Acknowledgement);

#[derive(Default)]
pub(crate) struct Memory {
    pub(crate) keys: BTreeMap<[u8; 32], [u8; 32]>,
    pub(crate) codes: BTreeMap<[u8; 32], Option<[u8; 32]>>,
    nonces: BTreeSet<[u8; 16]>,
    /// Every number once, with the row that came first.
    pub(crate) rows: BTreeMap<(Epoch, u64), Row>,
    /// How often a row of a known number arrived with other content.
    pub(crate) contradictions: usize,
    pub(crate) statuses: Vec<Status>,
    pub(crate) commands: Vec<Command>,
    pub(crate) desired: u64,
    pub(crate) settings: Settings,
    /// Answers given instead of the right ones, in turn.
    pub(crate) refuse: VecDeque<ProblemKind>,
    /// Refuses everything.
    pub(crate) shut: Option<ProblemKind>,
    pub(crate) falsify: Option<Falsify>,
    /// Requests that were believed, by path.
    pub(crate) requests: Vec<String>,
    /// Queries for commands, one after the other.
    pub(crate) asked: Vec<String>,
    /// Knows polls only.
    pub(crate) polls_only: bool,
    /// Counts up: answers that are open break off.
    pub(crate) cuts: u64,
}

/// The centre; cloning it shares it.
#[derive(Clone)]
pub(crate) struct TestCentre {
    memory: Arc<Mutex<Memory>>,
    pub(crate) key: Arc<TerminalKey>,
}

impl TestCentre {
    pub(crate) fn new() -> Self {
        Self {
            memory: Arc::default(),
            key: Arc::new(TerminalKey::generate().unwrap()),
        }
    }

    pub(crate) fn memory(&self) -> MutexGuard<'_, Memory> {
        self.memory.lock().unwrap()
    }

    /// A code that may be used.
    pub(crate) fn code(&self, authority: Option<&[u8; 32]>) -> EnrolmentCode {
        let code = EnrolmentCode::random(authority).unwrap();
        let hash = EnrolmentCode::secret_hash(&code.secret_text());
        self.memory().codes.insert(hash, None);
        code
    }

    /// Believes this key from now on.
    pub(crate) fn knows(&self, key: &TerminalKey) {
        self.memory()
            .keys
            .insert(*key.thumbprint().bytes(), key.public());
    }

    pub(crate) fn router(&self) -> Router {
        Router::new()
            .route(path::ENROLMENTS, post(enrolments))
            .route(path::REPORTS, post(reports))
            .route(path::STATUS, post(status))
            .route(path::COMMANDS, get(commands))
            .route(path::DESIRED, get(desired))
            .with_state(self.clone())
    }

    /// Stores each number once and says what there is.
    pub(crate) fn ingest(&self, report: &Report) -> Acknowledgement {
        let mut memory = self.memory();
        let mut epochs = BTreeSet::new();
        for numbered in &report.rows {
            let Numbered {
                epoch,
                first,
                last,
                row,
            } = numbered;
            epochs.insert(*epoch);
            for number in first.0..=last.0 {
                let known = memory
                    .rows
                    .entry((*epoch, number))
                    .or_insert_with(|| row.clone());
                let differs = known != row && !matches!(row, Row::Loss(_));
                memory.contradictions += usize::from(differs);
            }
        }
        Acknowledgement {
            version: VERSION,
            epochs: epochs
                .into_iter()
                .map(|epoch| standing(&memory, epoch))
                .collect(),
            server_clock: UnixSeconds(TODAY),
        }
    }

    fn believe(
        &self,
        method: &Method,
        uri: &Uri,
        headers: &HeaderMap,
        body: &[u8],
        enrolling: Option<[u8; 32]>,
    ) -> Result<(), ProblemKind> {
        let header = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
        let claim = claim(
            header(signature::CONTENT_DIGEST),
            header(signature::SIGNATURE_INPUT).unwrap_or_default(),
            header(signature::SIGNATURE).unwrap_or_default(),
        )
        .map_err(|_| ProblemKind::Signature)?;
        let mut memory = self.memory();
        if let Some(kind) = memory.shut {
            return Err(kind);
        }
        let key = match enrolling {
            Some(key) => key,
            None => *memory
                .keys
                .get(claim.keyid.bytes())
                .ok_or(ProblemKind::UnknownKey)?,
        };
        let parts = Parts {
            method: method.as_str(),
            authority: header("host").unwrap_or_default(),
            path: uri.path(),
            query: uri.query().unwrap_or_default(),
            body,
        };
        claim
            .verify(&parts, &key)
            .map_err(|_| ProblemKind::Signature)?;
        if !claim.is_timely(UnixSeconds(TODAY)) {
            return Err(ProblemKind::Clock);
        }
        if !memory.nonces.insert(claim.nonce) {
            return Err(ProblemKind::Replayed);
        }
        memory.requests.push(uri.path().to_owned());
        match memory.refuse.pop_front() {
            Some(kind) => Err(kind),
            None => Ok(()),
        }
    }
}

fn standing(memory: &Memory, epoch: Epoch) -> EpochStanding {
    let numbers: Vec<u64> = memory
        .rows
        .range((epoch, 0)..=(epoch, u64::MAX))
        .map(|((_, number), _)| *number)
        .collect();
    let mut through = 0;
    let mut missing = Vec::new();
    let mut expected = 1;
    for number in numbers {
        if number > expected {
            missing.push(Range {
                first: Sequence(expected),
                last: Sequence(number - 1),
            });
        } else if missing.is_empty() {
            through = number;
        }
        expected = number + 1;
    }
    missing.truncate(16);
    EpochStanding {
        epoch,
        through: Sequence(through),
        missing,
    }
}

fn refuse(kind: ProblemKind) -> Response {
    let problem = Problem {
        problem: kind,
        server_clock: UnixSeconds(TODAY),
    };
    let status = StatusCode::from_u16(kind.status()).unwrap();
    let body = serde_json::to_vec(&problem).unwrap();
    match kind {
        ProblemKind::Busy | ProblemKind::Unavailable => {
            (status, [("retry-after", "7")], body).into_response()
        }
        _ => (status, body).into_response(),
    }
}

fn json<T: serde::Serialize>(value: &T) -> Response {
    serde_json::to_vec(value).unwrap().into_response()
}

async fn enrolments(
    State(centre): State<TestCentre>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let request: EnrolmentRequest = serde_json::from_slice(&body).unwrap();
    let key = parse_public_key(&request.public_key).unwrap();
    if let Err(refusal) = centre.believe(&method, &uri, &headers, &body, Some(key)) {
        return refuse(refusal);
    }
    let mut memory = centre.memory();
    let hash = EnrolmentCode::secret_hash(&request.secret);
    match memory.codes.get_mut(&hash) {
        Some(used) if used.is_none_or(|by| by == key) => *used = Some(key),
        _ => return refuse(ProblemKind::Code),
    }
    let thumbprint = sportello_protocol::Thumbprint::of(&key);
    memory.keys.insert(*thumbprint.bytes(), key);
    json(&EnrolmentAnswer {
        version: VERSION,
        terminal: TerminalId(uuid()),
        thumbprint,
        centre_key: public_key_text(&centre.key.public()),
        server_clock: UnixSeconds(TODAY),
    })
}

fn uuid() -> uuid::Uuid {
    uuid::Uuid::from_u128(7)
}

async fn reports(
    State(centre): State<TestCentre>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    if let Err(refusal) = centre.believe(&method, &uri, &headers, &body, None) {
        return refuse(refusal);
    }
    let Ok(report) = Report::unpack(&body) else {
        return refuse(ProblemKind::Malformed);
    };
    let mut answer = centre.ingest(&report);
    if let Some(falsify) = centre.memory().falsify {
        falsify(&mut answer);
    }
    json(&answer)
}

async fn status(
    State(centre): State<TestCentre>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    if let Err(refusal) = centre.believe(&method, &uri, &headers, &body, None) {
        return refuse(refusal);
    }
    let mut memory = centre.memory();
    memory.statuses.push(serde_json::from_slice(&body).unwrap());
    json(&StatusAnswer {
        version: VERSION,
        server_clock: UnixSeconds(TODAY),
        next_after_s: 3600,
        desired: memory.desired,
    })
}

async fn commands(
    State(centre): State<TestCentre>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    Query(query): Query<BTreeMap<String, i64>>,
) -> Response {
    if let Err(refusal) = centre.believe(&method, &uri, &headers, &[], None) {
        return refuse(refusal);
    }
    let after = query["after"];
    let open = {
        let mut memory = centre.memory();
        memory.asked.push(uri.query().unwrap().to_owned());
        !memory.polls_only && query.get("stream").is_some_and(|seconds| *seconds > 0)
    };
    if open {
        return lines(centre, after);
    }
    for _ in 0..query["wait"] * 20 {
        let waiting = |memory: &Memory| -> Vec<Command> {
            let newer = memory
                .commands
                .iter()
                .filter(|command| command.id.0 > after);
            newer.copied().collect()
        };
        let (commands, desired) = {
            let memory = centre.memory();
            (waiting(&memory), memory.desired)
        };
        if !commands.is_empty() {
            return json(&Commands {
                version: VERSION,
                commands,
                desired,
            });
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    json(&Commands {
        version: VERSION,
        commands: Vec::new(),
        desired: centre.memory().desired,
    })
}

/// An answer that stays open for a quarter of an hour, with a sign of life every second.
fn lines(centre: TestCentre, after: i64) -> Response {
    let (desired, cuts) = {
        let memory = centre.memory();
        (memory.desired, memory.cuts)
    };
    let opened = StreamLine::Opened {
        version: VERSION,
        server_clock: UnixSeconds(TODAY),
        keep_alive_s: 1,
        lasts_s: 900,
        desired,
        tell: false,
    };
    let first = opened.encode().unwrap();
    let state = (centre, after, desired, 0, Some(first));
    let stream = futures_util::stream::unfold(state, move |state| async move {
        let (centre, mut after, mut desired, mut ticks, first) = state;
        if let Some(first) = first {
            return Some((Ok(first), (centre, after, desired, ticks, None)));
        }
        loop {
            tokio::time::sleep(Duration::from_millis(50)).await;
            ticks += 1;
            let line = {
                let memory = centre.memory();
                if memory.cuts != cuts {
                    return Some((
                        Err(std::io::Error::other("cut")),
                        (centre.clone(), after, desired, ticks, None),
                    ));
                }
                let newer = |command: &&Command| command.id.0 > after;
                if let Some(command) = memory.commands.iter().find(newer) {
                    after = command.id.0;
                    StreamLine::Command(*command).encode().unwrap()
                } else if memory.desired != desired {
                    desired = memory.desired;
                    StreamLine::Desired { desired }.encode().unwrap()
                } else if ticks % 20 == 0 {
                    b"\n".to_vec()
                } else {
                    continue;
                }
            };
            return Some((Ok(line), (centre, after, desired, ticks, None)));
        }
    });
    let body = Body::from_stream(stream);
    ([("content-type", LINES)], body).into_response()
}

async fn desired(
    State(centre): State<TestCentre>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    if let Err(refusal) = centre.believe(&method, &uri, &headers, &[], None) {
        return refuse(refusal);
    }
    let memory = centre.memory();
    json(&Desired {
        version: memory.desired,
        settings: memory.settings.clone(),
        update: None,
        bundle: None,
        place: None,
    })
}
