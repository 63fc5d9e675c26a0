// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Walks a [`Flow`] with the real browser behind the real egress, led by the real driver, and
//! holds at every point that the guide is at a step that is right in front of the page, or says
//! that it does not know where that is right. Before the page in front is answered, half-way
//! through it and at its end the replica stops until the guide was looked at; and every change
//! of the guide is judged when it comes, whenever that is.

use std::path::Path;
use std::time::{Duration, Instant};

use sportello_bundle::task::{Step, Task};
use sportello_capsule::wire::{Order, Report};
use sportello_rehearsal::Picture;

use crate::flow::{Act, Answer, Flow, Page, Part};
use crate::ground::{PATIENCE, Terminal, rule};
use crate::guide::{Guide, Says};
use crate::replica::{Knock, Moment, Replica};
use crate::shipped;

/// A hop is over once a provider was quiet for that long, in milliseconds.
const QUIET: &str = "1500";
/// Between two looks at the replica's door.
const GLANCE: Duration = Duration::from_millis(20);

/// The guide said something wrong.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Wrong {
    /// The page in front.
    pub(crate) at: &'static str,
    pub(crate) said: String,
    pub(crate) right: Vec<String>,
}

/// Walks the shipped task.
pub(crate) async fn walks(flow: &'static Flow) {
    let walked = walks_with(flow, PATIENCE, |_| {}).await;
    assert_eq!(walked, Ok(()), "{}", flow.task);
}

/// Walks the shipped task after `alter` has altered it. The guide has `patience` to be right.
pub(crate) async fn walks_with(
    flow: &'static Flow,
    patience: Duration,
    alter: impl FnOnce(&mut Task),
) -> Result<(), Wrong> {
    let mut task = shipped::task(flow.task);
    alter(&mut task);
    let mut follower = Follower::sits_down(flow, task, patience).await?;
    for act in flow.acts {
        follower.does(act).await?;
    }
    follower.terminal.end().await;
    Ok(())
}

struct Follower {
    flow: &'static Flow,
    task: Task,
    terminal: Terminal,
    replica: Replica,
    guide: Guide,
    patience: Duration,
    /// The pages in front of each other; the last one is seen.
    pages: Vec<&'static Page>,
    /// A page that was asked for.
    coming: Option<&'static Page>,
    /// The step that was done and that the citizen has not said *Done* to.
    untold: Option<&'static str>,
    /// The part that was pressed last, and where.
    pressed: Option<(usize, &'static Page)>,
    /// Reports that were read.
    read: usize,
    /// The newest document that has begun to come, or stands.
    newest: usize,
}

impl Follower {
    async fn sits_down(flow: &'static Flow, task: Task, patience: Duration) -> Result<Self, Wrong> {
        let replica = Replica::serve(flow);
        let mut terminal = Terminal::raise(flow.task);
        let (hosts, authority) = replica.web.write_down(terminal.folder.path());
        terminal.with("SPORTELLO_REHEARSAL_HOSTS", &hosts);
        terminal.with("SPORTELLO_REHEARSAL_CA", &authority);
        terminal.with("SPORTELLO_REHEARSAL_QUIET", Path::new(QUIET));
        terminal.open().await;
        let first = flow.pages.first().unwrap();
        let mut order = shipped::order(&task);
        if let Some(start) = flow.own_start {
            assert!(
                task.region_host,
                "{} has no host of a region's own",
                task.id
            );
            order.start = format!("https://{start}");
            order.hosts.push(rule(start.split('/').next().unwrap()));
        }
        if flow.pays {
            order.payment = shipped::rules(&task.payment);
        }
        assert_eq!(order.start, format!("https://{}", first.at));
        let mut follower = Self {
            flow,
            guide: Guide::new(task.steps.len()),
            task,
            terminal,
            replica,
            patience,
            pages: vec![first],
            coming: None,
            untold: None,
            pressed: None,
            read: 0,
            newest: 0,
        };
        follower.terminal.say(Order::Task(Box::new(order))).await;
        let stands = follower.landing(first.at);
        follower.until(stands, 1).await?;
        follower.settles().await?;
        Ok(follower)
    }

    async fn does(&mut self, act: &Act) -> Result<(), Wrong> {
        match *act {
            Act::Does(step, part, to) => {
                self.judge()?;
                if self.step(step).advance.is_none() {
                    self.untold = Some(step);
                }
                self.presses(part, to).await
            }
            Act::Goes(part, to) => self.presses(part, to).await,
            Act::Back(to) => {
                let page = self.landing(to);
                let below = self.pages.len().checked_sub(2);
                // A window without a page before closes.
                let closes = below.is_some_and(|below| self.pages[below].at == to);
                let before = self.terminal.stage.picture().unwrap();
                self.coming = Some(page);
                self.terminal.say(Order::Back).await;
                if closes {
                    self.has_closed(&before).await
                } else {
                    self.until(page, 0).await
                }
            }
            Act::Done(step) => {
                assert_eq!(self.words(), step, "{}", self.front().at);
                let step = self.guide.done();
                self.untold = None;
                self.terminal.say(Order::AtStep { step }).await;
                self.is_right().await
            }
            Act::StaysHere => {
                self.guide.stays_here();
                self.judge()
            }
            Act::At(step) => {
                assert_eq!(self.words(), step, "{}", self.front().at);
                Ok(())
            }
            Act::Unsure => {
                let says = self.guide.says();
                assert_eq!(says, Says::DoesNotKnow, "{}", self.front().at);
                Ok(())
            }
        }
    }

    /// Presses a part of the page in front; `to` then stands.
    async fn presses(&mut self, part: usize, to: &'static str) -> Result<(), Wrong> {
        let pressed = self.front().parts[part - 1];
        let page = self.landing(to);
        let before = self.terminal.stage.picture().unwrap();
        match pressed {
            // The address changes before anything is asked for.
            Part::Moves(_) => self.coming = Some(page),
            // Until it has an address there is none but that of the window behind it.
            Part::Tab(_) | Part::Window(_) => self.pages.push(self.front()),
            Part::To(_) | Part::Posts(_) | Part::Closes => {}
        }
        let newer = self.newest + 1;
        self.pressed = Some((part, self.front()));
        self.terminal.stage.key(&part.to_string()).unwrap();
        match pressed {
            Part::Closes => {
                assert_eq!(self.pages[self.pages.len() - 2].at, to);
                self.has_closed(&before).await
            }
            Part::Tab(_) | Part::Window(_) => {
                self.until(page, newer).await?;
                self.settles().await
            }
            Part::To(_) | Part::Posts(_) | Part::Moves(_) => self.until(page, newer).await,
        }
    }

    /// The window in front closes, and the one behind is seen again.
    async fn has_closed(&mut self, before: &Picture) -> Result<(), Wrong> {
        self.terminal
            .stage
            .wait("the window to close", PATIENCE, |stage| {
                Ok((stage.picture()? != *before).then_some(()))
            })
            .unwrap();
        self.coming = self.pages.pop();
        self.is_right().await?;
        self.coming = None;
        self.settles().await
    }

    /// Windows have found their places, and nothing more is on its way: keys reach the page in
    /// front.
    async fn settles(&mut self) -> Result<(), Wrong> {
        loop {
            self.terminal.stage.wait_for_still_picture().unwrap();
            self.hears().await?;
            let mut is_still = true;
            while let Ok(knock) = self.replica.knocks.try_recv() {
                is_still = false;
                self.looks(knock).await?;
            }
            if is_still {
                return Ok(());
            }
        }
    }

    /// Where one stands in the end, after redirects.
    fn landing(&self, to: &str) -> &'static Page {
        let page = self.flow.page(to);
        page.unwrap_or_else(|| panic!("the replica has no page {to}"))
    }

    /// Waits for a document that stands whole in front, and looks at the guide all the way.
    async fn until(&mut self, page: &'static Page, newer: usize) -> Result<(), Wrong> {
        let began = Instant::now();
        loop {
            self.hears().await?;
            while let Ok(knock) = self.replica.knocks.try_recv() {
                let stands = knock.moment == Moment::Whole
                    && std::ptr::eq(knock.page, page)
                    && knock.document >= newer;
                if stands {
                    // Also one that was behind.
                    self.newest = knock.document;
                }
                let (moment, at) = (knock.moment, knock.page);
                self.looks(knock).await?;
                if stands {
                    self.coming = None;
                    self.pressed = None;
                    return Ok(());
                }
                // A first page that was slow to come is asked for twice, and its second
                // coming undoes what was pressed.
                if let Some((part, _)) = self
                    .pressed
                    .filter(|(_, from)| moment == Moment::Whole && std::ptr::eq(*from, at))
                {
                    self.terminal.stage.key(&part.to_string()).unwrap();
                }
            }
            assert!(
                began.elapsed() < PATIENCE,
                "{} does not come; asked for {:?}\n{:?}",
                page.at,
                self.replica.web.asked(),
                self.told()
            );
            tokio::time::sleep(GLANCE).await;
        }
    }

    /// Looks at the guide while the replica waits.
    async fn looks(&mut self, knock: Knock) -> Result<(), Wrong> {
        match knock.moment {
            Moment::Asked => {
                self.judge()?;
                if !matches!(knock.page.answer, Answer::Sends(_)) {
                    self.coming = Some(knock.page);
                }
            }
            Moment::Moved => self.coming = Some(knock.page),
            // The window behind speaks up, or a page that is being left.
            Moment::Half | Moment::Whole if knock.document < self.newest => {}
            Moment::Half | Moment::Whole => {
                self.newest = knock.document;
                *self.pages.last_mut().unwrap() = knock.page;
                let is_here = |coming: &&Page| std::ptr::eq(*coming, knock.page);
                self.coming = self.coming.filter(|coming| !is_here(coming));
                self.is_right().await?;
            }
        }
        knock.open();
        Ok(())
    }

    /// The guide comes to say something right, and stays at it.
    async fn is_right(&mut self) -> Result<(), Wrong> {
        let began = Instant::now();
        while self.judge().is_err() && began.elapsed() < self.patience {
            tokio::time::sleep(GLANCE).await;
            self.hears().await?;
        }
        self.hears().await?;
        self.judge()
    }

    /// Takes in everything that was reported so far; every change is judged.
    async fn hears(&mut self) -> Result<(), Wrong> {
        let until = Report::Reading { on: false };
        self.terminal.say(Order::StopReading).await;
        self.terminal.wait_for(|report| *report == until).await;
        let new = self.terminal.heard[self.read..].to_vec();
        self.read += new.len();
        for report in new {
            let blocked = matches!(report, Report::Blocked { .. } | Report::Trouble { .. });
            assert!(!blocked, "{report:?} at {}", self.front().at);
            let before = self.guide.says();
            if let Some(step) = self.guide.learn(&report) {
                self.terminal.say(Order::AtStep { step }).await;
            }
            // What is on its way may stand already, and its half not have been asked for.
            if self.guide.says() != before && !self.fits(self.front()) {
                self.judge_before(self.coming.unwrap_or_else(|| self.front()))?;
            }
        }
        Ok(())
    }

    /// What was reported of the page.
    fn told(&self) -> Vec<&Report> {
        let heard = self.terminal.heard.iter();
        heard
            .filter(|report| !matches!(report, Report::Reading { .. }))
            .collect()
    }

    /// What the guide says is right in front of the page that is seen.
    fn judge(&self) -> Result<(), Wrong> {
        self.judge_before(self.front())
    }

    fn judge_before(&self, page: &Page) -> Result<(), Wrong> {
        if self.fits(page) {
            return Ok(());
        }
        let mut right: Vec<String> = page.steps.iter().map(|&step| step.to_owned()).collect();
        right.extend(self.untold.map(str::to_owned));
        right.extend(page.is_doubtful.then(|| UNSURE.to_owned()));
        Err(Wrong {
            at: page.at,
            said: self.words().to_owned(),
            right,
        })
    }

    fn fits(&self, page: &Page) -> bool {
        match self.guide.says() {
            Says::DoesNotKnow => page.is_doubtful,
            Says::Step(_) | Says::AllDone => {
                let words = self.words();
                page.steps.contains(&words) || self.untold == Some(words)
            }
        }
    }

    fn words(&self) -> &str {
        match self.guide.says() {
            Says::Step(step) => &self.task.steps[usize::from(step)].id,
            Says::DoesNotKnow => UNSURE,
            Says::AllDone => ALL_DONE,
        }
    }

    fn front(&self) -> &'static Page {
        self.pages.last().unwrap()
    }

    fn step(&self, id: &str) -> &Step {
        let step = self.task.steps.iter().find(|step| step.id == id);
        step.unwrap_or_else(|| panic!("the task has no step {id}"))
    }
}

/// What it says after the last step.
pub(crate) const ALL_DONE: &str = "all done";
/// What the guide says when it does not know.
pub(crate) const UNSURE: &str = "does not know";
