// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A centre in a folder of its own, and machines that talk to it.

use std::path::Path;
use std::sync::Arc;

use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode};
use chrono::NaiveDate;
use sportello_centre::centre::{Centre, Manner, machine_clock};
use sportello_centre::config::Config;
use sportello_centre::serve::router;
use sportello_protocol::signature::{Parts, TerminalKey, sign};
use sportello_protocol::{
    Duration, EndReason, EnrolmentCode, EnrolmentRequest, Epoch, Facts, Losses, Numbered, PACKED,
    Problem, ProblemKind, Receipt, ReceiptVerdict, Record, Report, Row, Sequence, SessionRow,
    Status, TerminalId, UnixSeconds, VERSION, VersionText, path,
};
use sportello_store::{
    AccountId, NewAccount, NewCode, NewSite, Role, RoleGrant, SiteId, Sqlite, SqliteOptions, Store,
};
use tempfile::TempDir;
use tower::ServiceExt;

pub(crate) const AUTHORITY: &str = "centre.test";

pub(crate) struct House {
    pub(crate) centre: Arc<Centre>,
    pub(crate) router: Router,
    pub(crate) admin: AccountId,
    pub(crate) folder: TempDir,
}

/// A machine with a key.
pub(crate) struct Machine {
    pub(crate) key: TerminalKey,
    pub(crate) id: TerminalId,
    pub(crate) site: SiteId,
}

pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl Answer {
    pub(crate) fn json<T: serde::de::DeserializeOwned>(&self) -> T {
        assert_eq!(self.status, StatusCode::OK, "{:?}", self.body);
        serde_json::from_slice(&self.body).unwrap()
    }

    #[track_caller]
    pub(crate) fn refused(&self, kind: ProblemKind) -> Problem {
        let problem: Problem = serde_json::from_slice(&self.body)
            .unwrap_or_else(|_| panic!("{}: {:?}", self.status, self.body));
        assert_eq!(problem.problem, kind);
        assert_eq!(self.status.as_u16(), kind.status());
        problem
    }
}

pub(crate) fn open_store(folder: &Path) -> Arc<dyn Store> {
    Arc::new(Sqlite::open(&folder.join("centre.db"), SqliteOptions::default()).unwrap())
}

pub(crate) fn config(folder: &Path, more: &str) -> Config {
    let text =
        format!("region = \"Regione Esempio\"\npublic_url = \"https://{AUTHORITY}/\"\n{more}");
    Config::parse(&text, folder).unwrap()
}

impl House {
    pub(crate) async fn open() -> Self {
        Self::with_life_every(1).await
    }

    /// A centre that gives a sign of life every so many seconds.
    pub(crate) async fn with_life_every(keep_alive_s: u32) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = open_store(folder.path());
        let admin = store
            .add_account(NewAccount {
                name: "anna".into(),
                full_name: "Anna".into(),
                email: None,
                password_hash: "none".into(),
                roles: vec![RoleGrant {
                    role: Role::Admin,
                    site: None,
                }],
                created: machine_clock(),
            })
            .await
            .unwrap();
        Self::on(folder, store, admin, keep_alive_s).await
    }

    async fn on(
        folder: TempDir,
        store: Arc<dyn Store>,
        admin: AccountId,
        keep_alive_s: u32,
    ) -> Self {
        let config = config(folder.path(), "");
        let manner = Manner {
            authority: AUTHORITY.into(),
            reports_in_flight: 64,
            bodies_kib: config.limits.bodies_kib,
            stream_s: config.limits.stream_seconds,
            keep_alive_s,
            clock: machine_clock,
        };
        let centre = Centre::new(store, manner).await.unwrap();
        let router = router(&centre, &config, None).unwrap();
        tokio::spawn(sportello_centre::waiters::follow_changes(Arc::clone(
            &centre,
        )));
        // The follower must have its ear at the store before anything changes.
        tokio::task::yield_now().await;
        Self {
            centre,
            router,
            admin,
            folder,
        }
    }

    /// As after a restart: memory is gone, the disk is not.
    pub(crate) async fn restart(self) -> Self {
        let Self {
            centre,
            router,
            folder,
            admin,
            ..
        } = self;
        centre.stop.cancel();
        centre.flush_seen().await.unwrap();
        drop((centre, router));
        let store = open_store(folder.path());
        Self::on(folder, store, admin, 1).await
    }

    pub(crate) fn store(&self) -> &dyn Store {
        &*self.centre.store
    }

    pub(crate) async fn site(&self, code: &str) -> SiteId {
        self.store()
            .add_site(NewSite {
                code: code.into(),
                name: format!("Biblioteca {code}"),
                municipality: "Esempio".into(),
                district: "ES".into(),
                address: String::new(),
                phone: String::new(),
                time_zone: "Europe/Rome".into(),
                itinerant: false,
            })
            .await
            .unwrap()
    }

    pub(crate) async fn code(&self, site: SiteId) -> EnrolmentCode {
        let code = EnrolmentCode::random(None).unwrap();
        let now = machine_clock();
        self.store()
            .make_code(NewCode {
                secret_hash: EnrolmentCode::secret_hash(&code.secret_text()),
                site,
                label: "1".into(),
                replaces: None,
                made_by: self.admin,
                made: now,
                expires: UnixSeconds(now.0 + 3600),
            })
            .await
            .unwrap();
        code
    }

    pub(crate) async fn machine(&self, site: SiteId) -> Machine {
        let code = self.code(site).await;
        let key = TerminalKey::generate().unwrap();
        let answer = self.send(enrolment(&key, &code.secret_text())).await;
        let answer: sportello_protocol::EnrolmentAnswer = answer.json();
        Machine {
            key,
            id: answer.terminal,
            site,
        }
    }

    pub(crate) async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (head, body) = response.into_parts();
        Answer {
            status: head.status,
            headers: head.headers,
            body: to_bytes(body, 1 << 26).await.unwrap(),
        }
    }

    pub(crate) async fn report(&self, machine: &Machine, report: &Report) -> Answer {
        self.send(machine.report(report.pack().unwrap())).await
    }
}

/// A request before it is signed.
pub(crate) struct Draft<'a> {
    pub(crate) method: &'a str,
    pub(crate) path: &'a str,
    pub(crate) query: &'a str,
    pub(crate) body: Vec<u8>,
    pub(crate) kind: &'a str,
    pub(crate) authority: &'a str,
    pub(crate) created: UnixSeconds,
    pub(crate) nonce: [u8; 16],
}

impl<'a> Draft<'a> {
    pub(crate) fn post(path: &'a str, body: impl Into<Vec<u8>>) -> Self {
        Self {
            method: "POST",
            path,
            query: "",
            body: body.into(),
            kind: "application/json",
            authority: AUTHORITY,
            created: machine_clock(),
            nonce: nonce(),
        }
    }

    pub(crate) fn get(path: &'a str, query: &'a str) -> Self {
        Self {
            method: "GET",
            query,
            ..Self::post(path, Vec::new())
        }
    }

    pub(crate) fn sign(self, key: &TerminalKey) -> Request<Body> {
        let parts = Parts {
            method: self.method,
            authority: self.authority,
            path: self.path,
            query: self.query,
            body: &self.body,
        };
        let signed = sign(key, &parts, self.created, 300, self.nonce);
        let uri = if self.query.is_empty() {
            self.path.to_owned()
        } else {
            format!("{}?{}", self.path, self.query)
        };
        let mut request = Request::builder()
            .method(self.method)
            .uri(uri)
            .header("host", AUTHORITY)
            .header("content-type", self.kind)
            .header("signature-input", signed.signature_input)
            .header("signature", signed.signature);
        if let Some(digest) = signed.content_digest {
            request = request.header("content-digest", digest);
        }
        request.body(Body::from(self.body)).unwrap()
    }
}

pub(crate) fn nonce() -> [u8; 16] {
    *uuid::Uuid::new_v4().as_bytes()
}

pub(crate) fn enrolment(key: &TerminalKey, secret: &str) -> Request<Body> {
    let body = enrolment_body(key, secret);
    Draft::post(path::ENROLMENTS, body).sign(key)
}

pub(crate) fn enrolment_body(key: &TerminalKey, secret: &str) -> Vec<u8> {
    serde_json::to_vec(&EnrolmentRequest {
        version: VERSION,
        secret: secret.into(),
        public_key: data_encoding::BASE64URL_NOPAD.encode(&key.public()),
        facts: Facts {
            threads: 2,
            memory_mib: 4096,
            disk_gib: 64,
            agent: VersionText::parse("0.1.0").unwrap(),
        },
    })
    .unwrap()
}

impl Machine {
    pub(crate) fn report(&self, packed: Vec<u8>) -> Request<Body> {
        Draft {
            kind: PACKED,
            ..Draft::post(path::REPORTS, packed)
        }
        .sign(&self.key)
    }

    pub(crate) fn status(&self, status: &Status) -> Request<Body> {
        Draft::post(path::STATUS, serde_json::to_vec(status).unwrap()).sign(&self.key)
    }

    /// An answer that stays open.
    pub(crate) fn stream(&self, after: i64) -> Request<Body> {
        let query = format!("after={after}&wait=25&stream=900");
        Draft::get(path::COMMANDS, &query).sign(&self.key)
    }

    pub(crate) fn commands(&self, after: i64, wait: u32) -> Request<Body> {
        let query = format!("after={after}&wait={wait}");
        Draft::get(path::COMMANDS, &query).sign(&self.key)
    }
}

/// Some sessions under their numbers.
pub(crate) fn sessions(epoch: u64, numbers: impl IntoIterator<Item = u64>) -> Report {
    let rows = numbers.into_iter().map(|number| Numbered {
        epoch: Epoch(epoch),
        first: Sequence(number),
        last: Sequence(number),
        row: Row::Session(session()),
    });
    Report {
        version: VERSION,
        clock: machine_clock(),
        losses: Losses::default(),
        rows: rows.collect(),
    }
}

pub(crate) fn session() -> SessionRow {
    SessionRow {
        record: Record {
            date: yesterday(),
            hour: 10,
            duration: Duration::From15To30,
            tasks: Vec::new(),
            end: EndReason::Citizen,
            help_asked: false,
            rating: Some(5),
            receipt: ReceiptVerdict::Clean,
        },
        receipt: Receipt {
            checks: Vec::new(),
            duration_ms: 40,
        },
    }
}

pub(crate) fn yesterday() -> NaiveDate {
    chrono::Utc::now().date_naive().pred_opt().unwrap()
}

pub(crate) fn status() -> Status {
    let text = r#"{"version":1,"clock":0,"phase":"busy","minutes_left":20,"warning":"none",
        "help":"none","area":null,"someone_waiting":false,"service":{"state":"in_service"},
        "alarms":[],"vitals":{"cpu_percent":null,"memory_free_mib":null,"state_free_mib":null,
        "temperature_celsius":null,"uptime_minutes":null,"battery_percent":null,
        "network_quality_percent":null,"printer_ready":null,"kiosk_alive":true},
        "versions":{"agent":"0.1.0","image":null,"tasks":null,"browser":null},
        "desired":0,"results":[]}"#;
    let mut status: Status = serde_json::from_str(text).unwrap();
    status.clock = machine_clock();
    status
}

/// How often the region counted something.
pub(crate) async fn counted(store: &dyn Store, measure: &sportello_store::Measure) -> u64 {
    let period = sportello_store::Period {
        first: "2000-01-01".parse().unwrap(),
        last: "2099-12-31".parse().unwrap(),
    };
    store
        .tally(&sportello_store::Whole::Region, period)
        .await
        .unwrap()
        .get(measure)
}
