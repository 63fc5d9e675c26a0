// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Answers that stay open, and what the agent does where they do not get through. Time is
//! tokio's, which runs as fast as nothing happens.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use sportello_ledger::{BootMillis, CommandKind as Order, HelpState, LiveState, Phase, Warning};
use sportello_protocol::{Command, CommandId, CommandKind};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use crate::centre::TestCentre;
use crate::fixture::Terminal;
use crate::rail::Rail;

struct Running {
    centre: TestCentre,
    terminal: Terminal,
    rail: Arc<Rail>,
    end: oneshot::Sender<()>,
    agent: JoinHandle<()>,
}

impl Running {
    fn start(prepare: impl FnOnce(&TestCentre, &Rail)) -> Self {
        let centre = TestCentre::new();
        let terminal = Terminal::enrolled(&centre);
        let rail = Arc::new(Rail::to(centre.router()));
        prepare(&centre, &rail);
        let agent = terminal.agent(Arc::<Rail>::clone(&rail));
        let (end, ended) = oneshot::channel::<()>();
        let agent = tokio::spawn(async move {
            let shutdown = async {
                let _told = ended.await;
            };
            agent.run(shutdown).await.unwrap();
        });
        Self {
            centre,
            terminal,
            rail,
            end,
            agent,
        }
    }

    async fn stop(self) {
        self.end.send(()).unwrap();
        self.agent.await.unwrap();
    }

    fn order(&self, id: i64, kind: CommandKind) {
        self.centre.memory().commands.push(Command {
            id: CommandId(id),
            kind,
            valid_for_s: 60,
        });
    }

    /// How often commands were asked for, and how often as an answer that stays open.
    fn asked(&self) -> (usize, usize) {
        let memory = self.centre.memory();
        let streams = memory
            .asked
            .iter()
            .filter(|asked| asked.contains("stream="));
        (memory.asked.len(), streams.count())
    }

    async fn taken(&self, expected: &[Order]) {
        let mut slate = self.terminal.slate();
        let mut taken = Vec::new();
        until("the commands", || {
            let orders = slate.take(BootMillis(0)).unwrap();
            taken.extend(orders.into_iter().map(|order| order.kind));
            taken.len() >= expected.len()
        })
        .await;
        assert_eq!(taken, expected);
    }
}

async fn until(what: &str, mut so: impl FnMut() -> bool) {
    for _ in 0..200_000 {
        if so() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    panic!("never: {what}");
}

#[tokio::test(start_paused = true)]
async fn commands_come_in_one_answer_and_a_cut_one_is_resumed_without_loss_or_repetition() {
    let running = Running::start(|_, _| {});
    running.order(1, CommandKind::Lock);
    running.order(2, CommandKind::Unlock);
    running.taken(&[Order::Lock, Order::Unlock]).await;
    assert_eq!(running.asked(), (1, 1), "one request for both");
    running.centre.memory().cuts += 1;
    running.order(3, CommandKind::End);
    running.taken(&[Order::End]).await;
    let last = running.centre.memory().asked.last().cloned().unwrap();
    assert!(last.starts_with("after=2&"), "{last}");
    assert_eq!(running.asked(), (2, 2));
    // Given once more by a centre that forgot: it does not act again.
    running.order(2, CommandKind::Unlock);
    running.order(4, CommandKind::HelpSeen);
    running.taken(&[Order::HelpSeen]).await;
    running.stop().await;
}

#[tokio::test(start_paused = true)]
async fn behind_a_proxy_that_holds_answers_back_the_agent_polls_and_tries_again_later() {
    let running = Running::start(|_, rail| rail.holds_back.store(true, Ordering::Relaxed));
    until("a poll", || {
        let (all, streams) = running.asked();
        all > streams
    })
    .await;
    assert_eq!(running.asked().1, 1, "one try");
    running.order(1, CommandKind::Lock);
    running.taken(&[Order::Lock]).await;
    assert_eq!(running.asked().1, 1, "taken by a poll");
    until("the next try", || running.asked().1 == 2).await;
    // The proxy has been set right meanwhile.
    running.rail.holds_back.store(false, Ordering::Relaxed);
    until("one that gets through", || running.asked().1 >= 3).await;
    running.order(2, CommandKind::Unlock);
    let before = running.asked();
    running.taken(&[Order::Unlock]).await;
    assert_eq!(running.asked(), before, "in the answer that is open");
    running.stop().await;
}

#[tokio::test(start_paused = true)]
async fn a_centre_that_knows_polls_only_is_polled() {
    let running = Running::start(|centre, _| centre.memory().polls_only = true);
    until("polls", || running.asked().0 >= 4).await;
    assert_eq!(running.asked().1, 1);
    running.order(1, CommandKind::Lock);
    running.taken(&[Order::Lock]).await;
    running.stop().await;
}

#[tokio::test(start_paused = true)]
async fn a_dead_line_is_not_taken_for_a_proxy() {
    let running = Running::start(|_, _| {});
    until("an open answer", || running.asked() == (1, 1)).await;
    running.rail.cut.store(true, Ordering::Relaxed);
    running.centre.memory().cuts += 1;
    tokio::time::sleep(Duration::from_secs(3600)).await;
    running.rail.cut.store(false, Ordering::Relaxed);
    until("an open answer again", || running.asked().1 == 2).await;
    running.order(1, CommandKind::Lock);
    running.taken(&[Order::Lock]).await;
    assert_eq!(running.asked(), (2, 2), "not one poll");
    running.stop().await;
}

#[tokio::test(start_paused = true)]
async fn minutes_that_run_down_are_not_told_again_and_an_extension_is() {
    let running = Running::start(|_, _| {});
    let busy = |minutes| LiveState {
        phase: Phase::Busy,
        minutes_left: Some(minutes),
        help: HelpState::None,
        warning: Warning::None,
        area: None,
        someone_waiting: false,
    };
    let mut slate = running.terminal.slate();
    slate.set_live(&busy(30)).unwrap();
    let told = || running.centre.memory().statuses.len();
    until("the session", || {
        let memory = running.centre.memory();
        memory
            .statuses
            .iter()
            .any(|status| status.minutes_left == Some(30))
    })
    .await;
    let before = told();
    for minutes in (10..30).rev() {
        tokio::time::sleep(Duration::from_secs(60)).await;
        slate.set_live(&busy(minutes)).unwrap();
    }
    assert_eq!(told(), before, "twenty minutes, and not one status");
    slate.set_live(&busy(20)).unwrap();
    until("the extension", || told() == before + 1).await;
    running.stop().await;
}
