// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Two terminals with one key, as a copied disk makes them.

use std::sync::Arc;

use sportello_agent::delivery::Delivery;
use sportello_agent::{Clock, Context, identity};
use sportello_protocol::{ProblemKind, TerminalId};
use sportello_store::{KeyState, Measure, TerminalState};

use crate::clocks::Wrong;
use crate::place::{Region, Terminal, machine, refused, release, session};

/// So often the two take turns at most before the centre has seen through them.
const TURNS: usize = 6;

/// One of the two, and how many sessions it has had.
struct Half {
    terminal: Terminal,
    delivery: Delivery,
    context: Context,
    first: usize,
    had: usize,
}

impl Half {
    fn of(terminal: Terminal, first: usize) -> Self {
        let (delivery, context) = terminal.delivery(machine());
        Self {
            terminal,
            delivery,
            context,
            first,
            had: 0,
        }
    }

    fn serves(&mut self) {
        let mut book = self.terminal.book();
        session(&mut book, self.first + self.had);
        self.had += 1;
        release(&mut book, 2);
    }

    fn id(&self) -> TerminalId {
        let identity = identity::Identity::load(&self.terminal.config);
        identity.unwrap().unwrap().terminal
    }

    #[track_caller]
    fn knows_of_the_quarantine(&self) {
        let standing = self.context.standing.borrow().clone();
        assert_eq!(standing.refused, Some(ProblemKind::Quarantined));
    }
}

fn copy(from: &Terminal, to: &mut Terminal, whole: bool) {
    to.config.centre.clone_from(&from.config.centre);
    for entry in std::fs::read_dir(&from.config.state).unwrap() {
        let path = entry.unwrap().path();
        if whole || path == identity::path(&from.config) {
            let name = path.file_name().unwrap();
            std::fs::copy(&path, to.config.state.join(name)).unwrap();
        }
    }
}

async fn state(region: &Region, half: &Half) -> TerminalState {
    let found = region.store().terminal(half.id()).await.unwrap();
    found.unwrap().state
}

/// Both have been at the centre, and the one whose turn it was is shut out.
async fn quarrel(region: &Region, whole: bool) -> (Half, Half) {
    let original = region.terminal().await;
    let mut original = Half::of(original, 0);
    original.serves();
    original.delivery.drain().await.unwrap();
    assert_eq!(region.counted(&Measure::Sessions).await, 1);
    let mut twin = Terminal::new();
    copy(&original.terminal, &mut twin, whole);
    let mut twin = Half::of(twin, 30);
    assert!(found(&mut original, &mut twin).await);
    (original, twin)
}

/// Both serve and report in turn until one of them is shut out.
async fn found(original: &mut Half, twin: &mut Half) -> bool {
    for _ in 0..TURNS {
        for half in [&mut *twin, &mut *original] {
            half.serves();
            if let Err(stopped) = half.delivery.drain().await {
                assert_eq!(refused(Err(stopped)).0, ProblemKind::Quarantined);
                return true;
            }
        }
    }
    false
}

async fn both_are_told(region: &Region, original: &mut Half, twin: &mut Half) {
    assert_eq!(state(region, original).await, TerminalState::Quarantined);
    let before = region.counted(&Measure::Sessions).await;
    for half in [&mut *original, &mut *twin] {
        half.serves();
        let told = refused(half.delivery.drain().await);
        assert_eq!(told, (ProblemKind::Quarantined, None));
        half.knows_of_the_quarantine();
        assert!(half.terminal.left() > 0, "what waits is kept");
    }
    let after = region.counted(&Measure::Sessions).await;
    assert_eq!(after, before, "nothing is taken from either");
}

#[tokio::test]
async fn a_copied_key_with_a_book_of_its_own_is_found_and_nothing_of_either_is_lost() {
    let region = Region::open("none", None).await;
    let (mut original, mut twin) = quarrel(&region, false).await;
    both_are_told(&region, &mut original, &mut twin).await;
    // Staff switch the twin off and let the original in again.
    let store = region.store();
    store
        .set_key_state(original.id(), KeyState::Active)
        .await
        .unwrap();
    for _ in 0..3 {
        original.serves();
        original.delivery.drain().await.unwrap();
        assert_eq!(original.context.standing.borrow().refused, None);
    }
    assert_eq!(original.terminal.left(), 0);
    assert_eq!(state(&region, &original).await, TerminalState::Active);
    // The twin becomes a terminal of its own, and brings what it had.
    let shared = original.id();
    region.enrol(&mut twin.terminal).await;
    assert_ne!(twin.id(), shared);
    let clock = Arc::new(Wrong::by(0));
    let given: Arc<dyn Clock> = Arc::<Wrong>::clone(&clock);
    let (mut delivery, context) = twin.terminal.delivery(given);
    delivery.drain().await.unwrap();
    assert_eq!(context.standing.borrow().refused, None);
    original.serves();
    original.delivery.drain().await.unwrap();
    twin.serves();
    // What it sent under the shared key is not asked of it for ever: after an hour it says
    // that those rows are gone.
    for hour in 1..4 {
        delivery.drain().await.unwrap();
        clock.is_off_by(hour * 3600);
    }
    delivery.drain().await.unwrap();
    assert_eq!((original.terminal.left(), twin.terminal.left()), (0, 0));
    let expected = original.had + twin.had;
    assert_eq!(region.counted(&Measure::Sessions).await, expected as u64);
    assert_eq!(region.counted(&Measure::LostSessions).await, 0);
    for half in [&original, &twin] {
        assert_eq!(state(&region, half).await, TerminalState::Active);
        for number in half.first..half.first + half.had {
            let opened = region.counted(&crate::place::opened(number)).await;
            assert_eq!(opened, 1, "task {number}");
        }
    }
}

#[tokio::test]
async fn a_copied_disk_is_found_though_its_numbers_are_the_same() {
    let region = Region::open("none", None).await;
    let (mut original, mut twin) = quarrel(&region, true).await;
    both_are_told(&region, &mut original, &mut twin).await;
    // Released while both still run, they are found again.
    let store = region.store();
    store
        .set_key_state(original.id(), KeyState::Active)
        .await
        .unwrap();
    let again = found(&mut original, &mut twin).await;
    assert!(again, "both go on under one key");
    both_are_told(&region, &mut original, &mut twin).await;
}
