// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! From a code to a session at the centre and a command at the terminal.

use std::time::Duration;

use sportello_agent::chance::KernelChance;
use sportello_agent::config::parse_centre;
use sportello_agent::enrol::enrol;
use sportello_agent::identity::Identity;
use sportello_agent::{MachineClock, courier};
use sportello_ledger::{BootMillis, CommandKind as Order, Slate};
use sportello_protocol::{CommandKind, EnrolmentCode};
use sportello_store::{KeyState, Measure};

use crate::place::{Region, Terminal, machine, opened, release, session, start, until, world};

#[tokio::test(flavor = "multi_thread")]
async fn a_code_makes_a_terminal_that_reports_and_obeys_over_the_centres_own_tls() {
    let region = Region::open("own", None).await;
    let mut terminal = Terminal::new();
    let url = parse_centre(&format!("https://{}", region.address)).unwrap();
    terminal.config.centre = Some(url);
    // What the code does not pin is not trusted.
    let right = region.code().await;
    let wrong = EnrolmentCode::random(Some(&[7; 32])).unwrap();
    let refused = enrol(&terminal.config, &wrong, None, world()).await;
    assert!(refused.is_err());
    let enrolled = enrol(&terminal.config, &right, None, world())
        .await
        .unwrap();
    let id = enrolled.identity.terminal;
    {
        let mut book = terminal.book();
        for number in 0..5 {
            session(&mut book, number);
        }
        release(&mut book, 2);
    }
    let end = start(&terminal, machine());
    until("five sessions at the centre", async || {
        region.counted(&Measure::Sessions).await == 5
    })
    .await;
    until("the terminal in its room", async || {
        region.centre.hub.room(region.site).len() == 1
    })
    .await;
    let now = region.centre.now();
    region
        .store()
        .queue_command(
            id,
            CommandKind::Extend { minutes: 10 },
            region.admin,
            now,
            60,
        )
        .await
        .unwrap();
    let mut slate = Slate::open(&terminal.config.slate()).unwrap();
    let mut taken = Vec::new();
    for _ in 0..600 {
        taken.extend(slate.take(BootMillis::now()).unwrap());
        if !taken.is_empty() {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert_eq!(taken.len(), 1);
    assert!(matches!(taken[0].kind, Order::Extend));
    // The sessions left the book because the centre has them.
    until("an empty book", async || {
        terminal.book().dump().unwrap().rows.is_empty()
    })
    .await;
    for number in 0..5 {
        assert_eq!(region.counted(&opened(number)).await, 1);
    }
    drop(end);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_terminal_without_a_network_reports_by_stick_and_gets_its_answer() {
    let region = Region::open("own", None).await;
    let mut terminal = Terminal::new();
    let url = parse_centre(&format!("https://{}", region.address)).unwrap();
    terminal.config.centre = Some(url);
    let code = region.code().await;
    enrol(&terminal.config, &code, None, world()).await.unwrap();
    let identity = Identity::load(&terminal.config).unwrap().unwrap();
    let mut book = terminal.book();
    for number in 0..40 {
        session(&mut book, number);
    }
    release(&mut book, 2);
    let stick = tempfile::tempdir().unwrap();
    let exported = courier::export(
        &terminal.config,
        &identity,
        &mut book,
        stick.path(),
        &MachineClock,
        &KernelChance,
    )
    .unwrap();
    let parcel = std::fs::read(&exported.file).unwrap();
    let now = region.centre.now();
    let unload = || {
        let parcel = parcel.clone();
        sportello_centre::courier::unload(region.store(), region.centre.key(), parcel, now)
    };
    let first = unload().await.unwrap();
    let again = unload().await.unwrap();
    assert_eq!((first.new_rows > 0, again.new_rows), (true, 0));
    assert_eq!(region.counted(&Measure::Sessions).await, 40);
    let answer = stick.path().join("answer");
    std::fs::write(&answer, first.answer).unwrap();
    let mut slate = Slate::open(&terminal.config.slate()).unwrap();
    let imported = courier::import(
        &terminal.config,
        &identity,
        &mut book,
        &mut slate,
        &answer,
        &MachineClock,
    )
    .unwrap();
    assert!(imported.rows >= 40, "{imported:?}");
    assert!(book.dump().unwrap().rows.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_terminal_that_is_revoked_keeps_its_rows_until_it_is_enrolled_anew() {
    let region = Region::open("none", None).await;
    let mut terminal = Terminal::new();
    let url = parse_centre(&format!("http://{}", region.address)).unwrap();
    terminal.config.centre = Some(url);
    let code = region.code().await;
    let enrolled = enrol(&terminal.config, &code, None, world()).await.unwrap();
    let id = enrolled.identity.terminal;
    region
        .store()
        .set_key_state(id, KeyState::Revoked)
        .await
        .unwrap();
    {
        let mut book = terminal.book();
        session(&mut book, 0);
        release(&mut book, 2);
    }
    let end = start(&terminal, machine());
    until("the refusal is known", async || {
        sportello_agent::standing::read(&terminal.config.run)
            .is_some_and(|kept| format!("{kept:?}").contains("Revoked"))
    })
    .await;
    assert_eq!(region.counted(&Measure::Sessions).await, 0);
    assert_eq!(terminal.book().dump().unwrap().rows.len(), 1);
    drop(end);
    let code = region.code().await;
    enrol(&terminal.config, &code, None, world()).await.unwrap();
    let end = start(&terminal, machine());
    until("the session arrives", async || {
        region.counted(&Measure::Sessions).await == 1
    })
    .await;
    drop(end);
}
