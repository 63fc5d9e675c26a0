// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The games.

use crate::walk::{Hand, Walk};

/// Plays a game of cards to its end, with one slip; `right` are the places of the right answers.
async fn cards(id: &str, right: [u8; 8]) {
    for hand in Hand::BOTH {
        let mut walk = Walk::begin(id, hand).await;
        walk.look("begin").await;
        walk.step("begin").await;
        walk.press("#gioca").await;
        walk.reached().await;
        walk.step("play").await;
        for (index, place) in right.iter().enumerate() {
            let number = index + 1;
            walk.sees(
                &format!("Carta {number} di 8"),
                &format!("Card {number} of 8"),
            )
            .await;
            walk.look(&format!("card-{number}")).await;
            if index == 2 {
                let other = if *place == 0 { 1 } else { 0 };
                walk.press(&format!("#risposta-{other}")).await;
                walk.sees("Non proprio", "Not quite").await;
                walk.look("slip").await;
            } else {
                walk.press(&format!("#risposta-{place}")).await;
                walk.sees("Giusto!", "Right!").await;
            }
            if index == 0 {
                walk.look("right").await;
            }
            walk.press("#avanti").await;
        }
        walk.reached().await;
        walk.sees("Risposte giuste: 7 su 8", "Right answers: 7 of 8")
            .await;
        walk.step("look").await;
        walk.look("end").await;
        walk.reached().await;
        walk.press("#ricomincia").await;
        walk.arrives("/").await;
        walk.press("#gioca").await;
        walk.sees("Carta 1 di 8", "Card 1 of 8").await;
        walk.end();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn scams_are_told_from_what_is_real() {
    cards("game-spot-the-scam", [1, 1, 0, 1, 0, 1, 1, 0]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn everybody_finds_an_office() {
    cards("game-find-the-office", [1, 0, 2, 0, 1, 2, 0, 1]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_town_spends_its_money() {
    for hand in Hand::BOTH {
        let mut walk = Walk::begin("game-civic-budget", hand).await;
        walk.look("begin").await;
        walk.step("begin").await;
        walk.press("#gioca").await;
        walk.reached().await;
        walk.look("share").await;
        walk.step("share").await;
        walk.press("#meno-parco").await;
        walk.sees("Qui non c'è più niente", "There is nothing left to take")
            .await;
        walk.look("share-nothing").await;
        walk.press("#decidi").await;
        walk.sees(
            "Restano 100 mila euro: dalli",
            "100 thousand euro are left: give",
        )
        .await;
        for (idea, times) in [("parco", 4), ("luci", 2), ("biblioteca", 2), ("corsi", 2)] {
            for _ in 0..times {
                walk.press(&format!("#piu-{idea}")).await;
            }
        }
        walk.sees("Hai diviso tutto", "All is shared out").await;
        walk.sees("carrozzina", "wheelchairs").await;
        walk.press("#piu-bus").await;
        walk.sees("I soldi sono finiti", "The money is used up")
            .await;
        walk.look("shared").await;
        walk.press("#decidi").await;
        walk.reached().await;
        walk.sees(
            "Per ora aspettano: gli anziani",
            "wait for now: the elderly",
        )
        .await;
        walk.step("look").await;
        walk.look("end").await;
        walk.reached().await;
        walk.press("#cambia").await;
        walk.sees("Hai diviso tutto", "All is shared out").await;
        walk.end();
    }
}
