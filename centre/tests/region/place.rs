// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A centre on loopback and a terminal's folders.

use std::collections::{BTreeMap, BTreeSet};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use chrono::NaiveDate;
use sportello_agent::centre::Centre as AgentsCentre;
use sportello_agent::chance::{Chance, KernelChance};
use sportello_agent::config::parse_centre;
use sportello_agent::delivery::{Delivery, Stopped};
use sportello_agent::enrol::{World, enrol};
use sportello_agent::identity::Identity;
use sportello_agent::line::{Failure, Line};
use sportello_agent::network::Http;
use sportello_agent::{Agent, Clock, Config as AgentConfig, Context, MachineClock};
use sportello_centre::centre::{Centre, machine_clock};
use sportello_centre::config::Config;
use sportello_centre::serve::prepare_on;
use sportello_ledger::{
    Book, Check, Counters, Draft, DurationBucket, EndReason, HelpState, Hour, HourOfDay,
    LanguageTag, LedgerError, LiveState, Outcome, Phase, Receipt, TaskId, TaskOutcome, Tasks,
    Verdict, Warning,
};
use sportello_protocol::{EnrolmentCode, ProblemKind, UnixSeconds};
use sportello_store::{
    AccountId, Measure, NewAccount, NewCode, NewSite, Period, Role, RoleGrant, SiteId, Sqlite,
    SqliteOptions, Store, Whole,
};
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

pub(crate) struct Region {
    pub(crate) centre: Arc<Centre>,
    pub(crate) address: SocketAddr,
    pub(crate) site: SiteId,
    pub(crate) admin: AccountId,
    pub(crate) authority: Option<[u8; 32]>,
    folder: TempDir,
}

impl Region {
    /// `tls`: "own" or "none". `public`: what terminals call, if a proxy lies between.
    pub(crate) async fn open(tls: &str, public: Option<&str>) -> Self {
        Self::open_with(tls, public, "").await
    }

    /// `more`: further lines of the configuration.
    pub(crate) async fn open_with(tls: &str, public: Option<&str>, more: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let scheme = if tls == "own" { "https" } else { "http" };
        let own = format!("{scheme}://{address}");
        let text = format!(
            "region = \"Regione Esempio\"\npublic_url = \"{}\"\nlisten = \"{address}\"\n\
             [tls]\nmode = \"{tls}\"\n{more}",
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
            folder,
        }
    }

    /// The store's file.
    pub(crate) fn file(&self) -> PathBuf {
        self.folder.path().join("centre.db")
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
        counted(self.store(), measure).await
    }

    /// A terminal of its own that was enrolled here.
    pub(crate) async fn terminal(&self) -> Terminal {
        let mut terminal = Terminal::new();
        self.enrol(&mut terminal).await;
        terminal
    }

    pub(crate) async fn enrol(&self, terminal: &mut Terminal) {
        let scheme = if self.authority.is_some() {
            "https"
        } else {
            "http"
        };
        terminal
            .enrol(&format!("{scheme}://{}", self.address), &self.code().await)
            .await;
    }
}

/// How often the whole region counted something, whenever.
pub(crate) async fn counted(store: &dyn Store, measure: &Measure) -> u64 {
    let period = Period {
        first: "2000-01-01".parse().unwrap(),
        last: "2099-12-31".parse().unwrap(),
    };
    let tally = store.tally(&Whole::Region, period).await.unwrap();
    tally.get(measure)
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
            update: None,
            ..AgentConfig::read(state, run, Path::new("/nonexistent")).unwrap()
        };
        Self {
            config,
            _folder: folder,
        }
    }

    pub(crate) async fn enrol(&mut self, centre: &str, code: &EnrolmentCode) {
        self.config.centre = Some(parse_centre(centre).unwrap());
        enrol(&self.config, code, None, world()).await.unwrap();
    }

    /// What carries the rows, without the pauses between.
    pub(crate) fn delivery(&self, clock: Arc<dyn Clock>) -> (Delivery, Context) {
        let chance: Arc<dyn Chance> = Arc::new(Quick);
        let agent =
            Agent::new(self.config.clone(), Arc::clone(&clock), Arc::clone(&chance)).unwrap();
        let context = agent.context().clone();
        let identity = Identity::load(&self.config).unwrap().unwrap();
        let address = identity.address(&self.config);
        let network = Http::new(&identity.trust(&self.config).unwrap(), &address).unwrap();
        let line = Line::new(
            Arc::new(network),
            address,
            Arc::clone(&identity.key),
            clock,
            Arc::clone(&chance),
        );
        let centre = AgentsCentre::new(context.clone(), identity, line, chance);
        (Delivery::new(context.clone(), Arc::new(centre)), context)
    }

    pub(crate) fn left(&self) -> usize {
        self.book().dump().unwrap().rows.len()
    }

    pub(crate) fn book(&self) -> Book {
        let context = sportello_ledger::Context::of_this_machine().unwrap();
        let (book, _opened) =
            Book::open(&self.config.book(), sportello_agent::ledger::CAP, context).unwrap();
        book
    }
}

/// Whole agents whose pauses are as short as the rules allow.
#[derive(Debug)]
pub(crate) struct Quick;

impl Chance for Quick {
    fn fill(&self, bytes: &mut [u8]) -> Result<(), getrandom::Error> {
        // Pauses are made of four bytes; keys and nonces of more.
        if bytes.len() == 4 {
            bytes.fill(0);
            return Ok(());
        }
        KernelChance.fill(bytes)
    }
}

/// An agent that runs until it is dropped.
pub(crate) struct Running {
    end: oneshot::Sender<()>,
    agent: JoinHandle<Result<(), sportello_agent::AgentError>>,
}

impl Running {
    pub(crate) fn runs(&self) -> bool {
        !self.agent.is_finished()
    }

    /// Ends it as a shutdown does; its files are closed.
    pub(crate) async fn stop(self) {
        drop(self.end);
        self.agent.await.unwrap().unwrap();
    }
}

pub(crate) fn start(terminal: &Terminal, clock: Arc<dyn Clock>) -> Running {
    let agent = Agent::new(terminal.config.clone(), clock, Arc::new(Quick)).unwrap();
    let (end, ended) = oneshot::channel();
    let agent = tokio::spawn(agent.run(async {
        let _told = ended.await;
    }));
    Running { end, agent }
}

pub(crate) fn machine() -> Arc<dyn Clock> {
    Arc::new(MachineClock)
}

pub(crate) fn world() -> World {
    World {
        clock: machine(),
        chance: Arc::new(KernelChance),
        network: None,
    }
}

pub(crate) async fn until<F: Future<Output = bool>>(what: &str, mut so: impl FnMut() -> F) {
    for _ in 0..2400 {
        if so().await {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("never: {what}");
}

/// Why the centre did not take it, and when to come back.
#[track_caller]
pub(crate) fn refused(done: Result<(), Stopped>) -> (ProblemKind, Option<Duration>) {
    match done {
        Err(Stopped::Failure(Failure::Refused { kind, retry_after })) => (kind, retry_after),
        other => panic!("no refusal: {other:?}"),
    }
}

/// A session under way, with so many minutes left.
pub(crate) fn busy(minutes: u16) -> LiveState {
    LiveState {
        phase: Phase::Busy,
        minutes_left: Some(minutes),
        help: HelpState::None,
        warning: Warning::None,
        area: None,
        someone_waiting: false,
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
    session_at(book, number, past(0));
}

/// A whole session in this hour.
pub(crate) fn session_at(book: &mut Book, number: usize, at: Hour) {
    try_session(book, number, at).unwrap();
}

/// A whole session, if the book takes it.
pub(crate) fn try_session(book: &mut Book, number: usize, at: Hour) -> Result<(), LedgerError> {
    let mut tasks = Tasks::new();
    tasks
        .push(TaskOutcome {
            task: TaskId::parse(&format!("task-{number}")).unwrap(),
            furthest_step: 3,
            outcome: Outcome::Finished,
        })
        .unwrap();
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
        skills: BTreeMap::new(),
    };
    let receipt = Receipt::new(Check::ALL.map(|check| (check, Verdict::Pass)), 200);
    let open = book.begin_session()?;
    book.finish_session(open, &draft, &receipt, &counters)?;
    book.close_rating()
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
