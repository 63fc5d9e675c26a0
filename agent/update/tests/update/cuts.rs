// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Old or new, never neither: the power goes at every write, every flush and every step.

use sportello_protocol::UpdatePhase;
use sportello_update::apply::Outcome;
use sportello_update::gpt::Table;
use sportello_update::record::{Attempt, Stage};

use crate::disk::{Dark, until_dark};
use crate::fixture::{Built, OLD, Terminal};

const NEW: u64 = 13;

fn attempt(image: u64, stage: Stage) -> Option<Attempt> {
    Some(Attempt { image, stage })
}

#[test]
fn an_image_is_applied_tried_and_blessed() {
    let mut terminal = Terminal::new();
    let image = Built::new(NEW).stage(&terminal.staging());
    assert_eq!(terminal.apply(&image).unwrap(), Outcome::Applied);
    assert_eq!(terminal.record().attempt, attempt(NEW, Stage::Applied));
    // Asked again before the boot, nothing is written.
    let before = terminal.disk.done;
    assert_eq!(terminal.apply(&image).unwrap(), Outcome::Waits);
    assert_eq!(terminal.disk.done, before);
    // The kiosk restarts, the machine does not: nothing failed.
    assert_eq!(terminal.settle().rolled_back, None);

    assert_eq!(terminal.boot(&|_| true), Some(NEW));
    let settled = terminal.settle();
    assert!(settled.trial && settled.fallback && settled.wants_proof());
    assert_eq!(terminal.record().attempt, attempt(NEW, Stage::Trying));
    // While it is on trial no other image is written over the one to come back to.
    let next = Built::new(NEW + 1).stage(&terminal.staging());
    assert_eq!(terminal.apply(&next).unwrap(), Outcome::NotNow);

    terminal.bless();
    let settled = terminal.settle();
    assert!(!settled.trial);
    assert_eq!(terminal.record().attempt, attempt(NEW, Stage::Blessed));
    assert_eq!(terminal.record().blessed, Some(NEW));
    // The old one stays until its slot is needed.
    assert!(terminal.esp.kernel(OLD).unwrap().is_some());
    assert_eq!(terminal.apply(&next).unwrap(), Outcome::Applied);
    assert!(terminal.esp.kernel(OLD).unwrap().is_none());
    assert_eq!(terminal.boot(&|_| true), Some(NEW + 1));
}

#[test]
fn an_image_that_never_works_is_rolled_back_after_three_boots_and_not_tried_again() {
    let mut terminal = Terminal::new();
    let image = Built::new(NEW).stage(&terminal.staging());
    terminal.apply(&image).unwrap();
    let tries = std::cell::Cell::new(0);
    let works = |image| {
        tries.set(tries.get() + u32::from(image == NEW));
        image == OLD
    };
    assert_eq!(terminal.boot(&works), Some(OLD));
    assert_eq!(tries.get(), 3);
    let settled = terminal.settle();
    assert_eq!(settled.rolled_back, Some(NEW));
    assert!(!settled.trial);
    assert_eq!(
        terminal.record().phase(),
        UpdatePhase::RolledBack { image: NEW }
    );
    assert!(terminal.esp.kernel(NEW).unwrap().is_none());
    // Told once.
    assert_eq!(terminal.settle().rolled_back, None);
    assert!(terminal.apply(&image).is_err());
    assert_eq!(terminal.boot(&|_| true), Some(OLD));
    // A greater number is another image.
    let next = Built::new(NEW + 1).stage(&terminal.staging());
    assert_eq!(terminal.apply(&next).unwrap(), Outcome::Applied);
    assert_eq!(terminal.boot(&|_| true), Some(NEW + 1));
}

/// After a cut: the old image or the new one, whole; and the same order leads to the new one.
fn check_recovers(mut terminal: Terminal, image: &sportello_update::apply::Image, place: &str) {
    let booted = terminal.boot(&|_| true);
    assert!(matches!(booted, Some(OLD | NEW)), "{place}: {booted:?}");
    let settled = terminal.settle();
    assert_eq!(settled.rolled_back, None, "{place}: nothing failed");
    if booted == Some(OLD) {
        let again = terminal.apply(image);
        assert_eq!(again.ok(), Some(Outcome::Applied), "{place}");
        assert!(Table::read(&terminal.disk).unwrap().is_sound(), "{place}");
        assert_eq!(terminal.boot(&|_| true), Some(NEW), "{place}");
        assert!(terminal.settle().trial, "{place}");
    }
    let kernels = terminal.esp.kernels().unwrap();
    assert!(kernels.len() <= 2, "{place}: {kernels:?}");
}

#[test]
fn the_power_may_go_at_every_write_and_every_flush() {
    let mut whole = Terminal::new();
    let image = Built::new(NEW).stage(&whole.staging());
    whole.apply(&image).unwrap();
    let all = whole.disk.done;
    assert!(all > 20, "only {all} writes and flushes");
    for cut in 0..all {
        for seed in [1, 0x5eed, u64::MAX / 3] {
            let mut terminal = Terminal::new();
            let image = Built::new(NEW).stage(&terminal.staging());
            terminal.disk.left = Some(cut);
            let done = until_dark(|| terminal.apply(&image));
            assert!(done.is_none(), "the power went at {cut} of {all}");
            terminal.disk.power_cut(seed.wrapping_mul(cut + 1));
            check_recovers(terminal, &image, &format!("write {cut} of {all}"));
        }
    }
}

#[test]
fn the_power_may_go_between_any_two_steps() {
    let mut steps = Vec::new();
    let mut terminal = Terminal::new();
    let image = Built::new(NEW).stage(&terminal.staging());
    terminal
        .apply_with(&image, &mut |step| steps.push(step))
        .unwrap();
    for (cut, step) in steps.into_iter().enumerate() {
        let mut terminal = Terminal::new();
        let image = Built::new(NEW).stage(&terminal.staging());
        let mut reached = 0;
        let done = until_dark(|| {
            terminal.apply_with(&image, &mut |_| {
                if reached == cut {
                    std::panic::panic_any(Dark);
                }
                reached += 1;
            })
        });
        assert!(done.is_none());
        terminal.disk.power_cut(cut as u64);
        check_recovers(terminal, &image, step);
    }
}

#[test]
fn the_power_may_go_again_and_again() {
    for seed in 1..40_u64 {
        let mut terminal = Terminal::new();
        let image = Built::new(NEW).stage(&terminal.staging());
        for round in 0..4 {
            terminal.disk.left = Some(seed.wrapping_mul(0x9e37_79b9).wrapping_add(round * 7) % 40);
            let done = until_dark(|| terminal.apply(&image));
            terminal.disk.power_cut(seed ^ round);
            if done.is_some() {
                break;
            }
            let booted = terminal.boot(&|_| true);
            assert!(matches!(booted, Some(OLD | NEW)), "{seed}: {booted:?}");
            assert_eq!(terminal.settle().rolled_back, None);
            if booted == Some(NEW) {
                break;
            }
        }
        if terminal.running.image == OLD {
            check_recovers(terminal, &image, "again and again");
        }
    }
}

/// These tests find what they are made to find: without flushes the order on the disk is lost,
/// and a kernel stands there whose slot is torn.
#[test]
fn a_disk_that_lies_about_flushing_is_found_out() {
    let mut torn = 0;
    for seed in 1..=8 {
        let mut terminal = Terminal::new();
        let image = Built::new(NEW).stage(&terminal.staging());
        terminal.disk.lies = true;
        terminal.apply(&image).unwrap();
        terminal.disk.power_cut(seed * 0x9e37_79b9);
        let booted = terminal.boot(&|_| true);
        torn += u32::from(booted != Some(NEW));
    }
    assert!(torn > 4, "only {torn} of 8 were torn");
}
