// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A centre on loopback and a terminal's folders.

use std::collections::BTreeSet;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;

use chrono::NaiveDate;
use sportello_agent::Config as AgentConfig;
use sportello_centre::centre::{Centre, machine_clock};
use sportello_centre::config::Config;
use sportello_centre::serve::prepare_on;
use sportello_ledger::{
    Book, Check, Counters, Draft, DurationBucket, EndReason, Hour, HourOfDay, LanguageTag, Outcome,
    Receipt, TaskId, TaskOutcome, Tasks, Verdict,
};
use sportello_protocol::{EnrolmentCode, UnixSeconds};
use sportello_store::{
    AccountId, Measure, NewAccount, NewCode, NewSite, Period, Role, RoleGrant, SiteId, Sqlite,
    SqliteOptions, Store, Whole,
};
use tempfile::TempDir;
use tokio::net::TcpListener;

pub(crate) struct Region {
    pub(crate) centre: Arc<Centre>,
    pub(crate) address: SocketAddr,
    pub(crate) site: SiteId,
    pub(crate) admin: AccountId,
    pub(crate) authority: Option<[u8; 32]>,
    _folder: TempDir,
}

impl Region {
    /// `tls`: "own" or "none". `public`: what terminals call, if a proxy lies between.
    pub(crate) async fn open(tls: &str, public: Option<&str>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let scheme = if tls == "own" { "https" } else { "http" };
        let own = format!("{scheme}://{address}");
        let text = format!(
            "region = \"Regione Esempio\"\npublic_url = \"{}\"\nlisten = \"{address}\"\n\
             [tls]\nmode = \"{tls}\"\n",
            public.unwrap_or(&own)
        );
        let mut config = Config::parse(&text, folder.path()).unwrap();
        config.metrics.listen = None;
        let file = folder.path().join("centre.db");
        let store: Arc<dyn Store> =
            Arc::new(Sqlite::open(&file, SqliteOptions::default()).unwrap());
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
        let site = store
            .add_site(NewSite {
                code: "A".into(),
                name: "Biblioteca".into(),
                municipality: "Esempio".into(),
                district: "ES".into(),
                address: String::new(),
                phone: String::new(),
                time_zone: "Europe/Rome".into(),
                itinerant: false,
            })
            .await
            .unwrap();
        let ready = prepare_on(listener, config, store, machine_clock)
            .await
            .unwrap();
        let centre = Arc::clone(&ready.centre);
        let authority = ready.certificates.as_ref().and_then(|c| c.fingerprint());
        tokio::spawn(ready.run());
        Self {
            centre,
            address,
            site,
            admin,
            authority,
            _folder: folder,
        }
    }

    pub(crate) fn store(&self) -> &dyn Store {
        &*self.centre.store
    }

    pub(crate) async fn code(&self) -> EnrolmentCode {
        let code = EnrolmentCode::random(self.authority.as_ref()).unwrap();
        let now = machine_clock();
        self.store()
            .make_code(NewCode {
                secret_hash: EnrolmentCode::secret_hash(&code.secret_text()),
                site: self.site,
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

    pub(crate) async fn counted(&self, measure: &Measure) -> u64 {
        let period = Period {
            first: "2000-01-01".parse().unwrap(),
            last: "2099-12-31".parse().unwrap(),
        };
        let tally = self.store().tally(&Whole::Region, period).await.unwrap();
        tally.get(measure)
    }
}

/// A terminal's folders, as shell and agent share them.
pub(crate) struct Terminal {
    pub(crate) config: AgentConfig,
    _folder: TempDir,
}

impl Terminal {
    pub(crate) fn new() -> Self {
        // In memory where that is possible: the book is synced for every session.
        let memory = Path::new("/dev/shm");
        let folder = if memory.is_dir() {
            TempDir::new_in(memory)
        } else {
            TempDir::new()
        }
        .unwrap();
        let (state, run) = (folder.path().join("state"), folder.path().join("run"));
        std::fs::create_dir(&state).unwrap();
        std::fs::create_dir(&run).unwrap();
        let config = AgentConfig {
            probes: false,
            ..AgentConfig::read(state, run, Path::new("/nonexistent")).unwrap()
        };
        Self {
            config,
            _folder: folder,
        }
    }

    pub(crate) fn book(&self) -> Book {
        let context = sportello_ledger::Context::of_this_machine().unwrap();
        let (book, _opened) =
            Book::open(&self.config.book(), sportello_agent::ledger::CAP, context).unwrap();
        book
    }
}

/// An hour that is long over.
pub(crate) fn past(hour: u8) -> Hour {
    Hour {
        date: NaiveDate::from_ymd_opt(2026, 1, 1).unwrap(),
        hour: HourOfDay::new(hour).unwrap(),
    }
}

/// A whole session whose task has this number.
pub(crate) fn session(book: &mut Book, number: usize) {
    let mut tasks = Tasks::new();
    tasks
        .push(TaskOutcome {
            task: TaskId::parse(&format!("task-{number}")).unwrap(),
            furthest_step: 3,
            outcome: Outcome::Finished,
        })
        .unwrap();
    let at = past(0);
    let draft = Draft {
        date: at.date,
        hour: at.hour,
        duration: DurationBucket::From15To30,
        tasks,
        end: EndReason::Citizen,
        help_asked: false,
    };
    let counters = Counters {
        language: LanguageTag::parse("it").unwrap(),
        modes: BTreeSet::new(),
        with_helper: None,
    };
    let receipt = Receipt::new(Check::ALL.map(|check| (check, Verdict::Pass)), 200);
    let open = book.begin_session().unwrap();
    book.finish_session(open, &draft, &receipt, &counters)
        .unwrap();
    book.close_rating().unwrap();
}

/// Lets what is written be sent: two looks, in two hours that are over.
pub(crate) fn release(book: &mut Book, hour: u8) {
    book.unsent(1, past(hour)).unwrap();
    book.unsent(1, past(hour + 1)).unwrap();
}

/// The task of session `number` at the centre.
pub(crate) fn opened(number: usize) -> Measure {
    let task = sportello_protocol::TaskId::parse(&format!("task-{number}")).unwrap();
    Measure::TaskOpened(task)
}
