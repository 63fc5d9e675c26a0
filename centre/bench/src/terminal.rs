// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! One real terminal without its shell: the agent's own program, enrolled at the real
//! centre over the centre's own TLS through a line that counts.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::Context;
use chrono::{NaiveDate, Utc};
use sportello_agent::config::{BOOK, SLATE};
use sportello_agent::ledger::CAP;
use sportello_ledger::{
    Book, Check, Counters, Draft, DurationBucket, EndReason, Gauge, Hour, HourOfDay, LanguageTag,
    Outcome, Receipt, TaskId, TaskOutcome, Tasks, Verdict,
};
use sportello_protocol::TerminalId;
use sportello_store::{Role, SiteId};
use tempfile::TempDir;

use crate::Plan;
use crate::forwarder::{Count, Forwarder};
use crate::process::Running;
use crate::region::{Centre, Place, folder, open, person, site};

/// Programs are dropped in this order: the agent first.
#[derive(Debug)]
pub(crate) struct Terminal {
    agent: Option<Running>,
    pub(crate) centre: Centre,
    pub(crate) site: SiteId,
    pub(crate) id: TerminalId,
    pub(crate) count: Count,
    program: PathBuf,
    folder: TempDir,
    pub(crate) place: Place,
}

impl Terminal {
    pub(crate) async fn enrol(plan: &Plan) -> anyhow::Result<Self> {
        Self::enrol_with(plan, "").await
    }

    /// `limits`: lines of the centre's configuration.
    pub(crate) async fn enrol_with(plan: &Plan, limits: &str) -> anyhow::Result<Self> {
        let forwarder = Forwarder::bind().await?;
        let mut place = Place::new(Some(forwarder.address), true)?;
        limits.clone_into(&mut place.limits);
        let store = open(&place.store())?;
        person(&*store, "anna", Role::Admin).await?;
        person(&*store, "vera", Role::Staff).await?;
        let site = site(&*store, 0).await?;
        drop(store);
        let code = place.code(&plan.centre, "B00000")?;
        let centre = place.serve(&plan.centre).await?;
        let count = forwarder.pass_to(centre.address);
        let folder = folder()?;
        for name in ["state", "run"] {
            std::fs::create_dir(folder.path().join(name))?;
        }
        let program = plan.agent.clone();
        let mut command = agent(&program, folder.path());
        let enrolled = command
            .args(["enrol", &code.to_string(), "--centre", &place.public])
            .output()
            .with_context(|| format!("{} does not start", program.display()))?;
        let problem = String::from_utf8_lossy(&enrolled.stderr);
        anyhow::ensure!(enrolled.status.success(), "not enrolled: {problem}");
        let said = String::from_utf8_lossy(&enrolled.stdout).into_owned();
        let id = said
            .split_whitespace()
            .find_map(|word| word.parse().ok())
            .map(TerminalId)
            .with_context(|| format!("no terminal's number in {said:?}"))?;
        Ok(Self {
            agent: None,
            centre,
            site,
            id,
            count,
            program,
            folder,
            place,
        })
    }

    pub(crate) fn start(&mut self) -> anyhow::Result<u32> {
        let mut command = agent(&self.program, self.folder.path());
        command.arg("run").stderr(Stdio::null());
        let running = Running::start(&mut command)?;
        let pid = running.pid();
        self.agent = Some(running);
        Ok(pid)
    }

    pub(crate) fn still_runs(&mut self) -> anyhow::Result<()> {
        self.centre.process.still_runs().context("the centre")?;
        let agent = self.agent.as_mut().context("no agent was started")?;
        agent.still_runs().context("the agent")
    }

    pub(crate) fn slate(&self) -> PathBuf {
        self.folder.path().join("run").join(SLATE)
    }

    fn book(&self) -> anyhow::Result<Book> {
        let context = sportello_ledger::Context::of_this_machine()?;
        let file = self.folder.path().join("state").join(BOOK);
        Ok(Book::open(&file, CAP, context)?.0)
    }

    /// One hour that is over: its health and one session.
    pub(crate) fn live_an_hour(&self, hour: u8) -> anyhow::Result<()> {
        let date = Utc::now().date_naive() - chrono::Days::new(1);
        let at = hour_of(date, hour)?;
        let mut book = self.book()?;
        let samples = (0..).zip(GAUGES).map(|(place, gauge)| (gauge, 40 + place));
        book.add_health_all(at, samples)?;
        session(&mut book, at)?;
        // What an hour holds is handed out in a later one.
        book.unsent(1, hour_of(date, hour + 1)?)?;
        book.unsent(1, hour_of(date, hour + 2)?)?;
        Ok(())
    }

    /// A day that is over: sessions spread over its opening hours, health of each hour.
    pub(crate) fn live_a_day(&self, sessions: u8) -> anyhow::Result<()> {
        let date = Utc::now().date_naive() - chrono::Days::new(2);
        let mut book = self.book()?;
        for hour in 0..24 {
            let at = hour_of(date, hour)?;
            let samples = (0..).zip(GAUGES).map(|(place, gauge)| (gauge, 40 + place));
            book.add_health_all(at, samples)?;
        }
        for number in 0..sessions {
            session(&mut book, hour_of(date, 9 + number % 9)?)?;
        }
        // What an hour holds is handed out in a later one.
        book.unsent(1, hour_of(date, 22)?)?;
        book.unsent(1, hour_of(date, 23)?)?;
        let kept = book.dump()?.rows.len();
        anyhow::ensure!(
            kept >= usize::from(sessions),
            "the book holds {kept} rows of {sessions} sessions"
        );
        Ok(())
    }

    /// Waits until the book holds nothing that the centre does not have.
    pub(crate) async fn delivered(&mut self) -> anyhow::Result<()> {
        let begun = Instant::now();
        while !self.book()?.dump()?.rows.is_empty() {
            self.still_runs()?;
            anyhow::ensure!(
                begun.elapsed() < Duration::from_secs(300),
                "not delivered within five minutes"
            );
            tokio::time::sleep(Duration::from_millis(500)).await;
        }
        Ok(())
    }
}

/// What a look of the agent finds on an ordinary machine.
const GAUGES: [Gauge; 8] = [
    Gauge::StateFreeMib,
    Gauge::MemoryFreeMib,
    Gauge::LoadHundredths,
    Gauge::TemperatureCelsius,
    Gauge::UptimeMinutes,
    Gauge::NetworkUp,
    Gauge::PrinterReady,
    Gauge::WipeMillis,
];

fn agent(program: &Path, folder: &Path) -> Command {
    let mut command = Command::new(program);
    command
        .arg("--state")
        .arg(folder.join("state"))
        .arg("--run")
        .arg(folder.join("run"))
        .arg("--config")
        .arg(folder.join("agent.toml"));
    command
}

fn hour_of(date: NaiveDate, hour: u8) -> anyhow::Result<Hour> {
    Ok(Hour {
        date,
        hour: HourOfDay::new(hour)?,
    })
}

fn session(book: &mut Book, at: Hour) -> anyhow::Result<()> {
    let mut tasks = Tasks::new();
    tasks.push(TaskOutcome {
        task: TaskId::parse("isee")?,
        furthest_step: 3,
        outcome: Outcome::Finished,
    })?;
    let draft = Draft {
        date: at.date,
        hour: at.hour,
        duration: DurationBucket::From15To30,
        tasks,
        end: EndReason::Citizen,
        help_asked: false,
    };
    let counters = Counters {
        language: LanguageTag::parse("it")?,
        modes: BTreeSet::new(),
        with_helper: None,
        skills: BTreeMap::new(),
    };
    let receipt = Receipt::new(Check::ALL.map(|check| (check, Verdict::Pass)), 200);
    let open = book.begin_session()?;
    book.finish_session(open, &draft, &receipt, &counters)?;
    book.close_rating()?;
    Ok(())
}
