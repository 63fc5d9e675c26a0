// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Every practice site and every game, led to its end in a real Chromium: with the pointer in
//! Italian, with nothing but keys in English. On every page axe finds nothing, no script
//! complains, nothing goes sideways at twice the size, and each of the guide's steps is done
//! exactly when the person has done it.
#![expect(clippy::expect_used, reason = "a test fails by panicking")]

#[path = "stage_practice/walk.rs"]
mod walk;
#[path = "stage_practice/web.rs"]
mod web;

#[path = "stage_practice/games.rs"]
mod games;
#[path = "stage_practice/identity.rs"]
mod identity;
#[path = "stage_practice/portals.rs"]
mod portals;

use std::path::PathBuf;

use sportello_rehearsal::stage::repository;

fn tasks() -> PathBuf {
    repository().join("kiosk/tasks")
}

/// Folders cannot share files, so each has a copy: of one text, not of several.
#[test]
fn what_the_sites_share_is_the_same_in_each() {
    let sites = || {
        std::fs::read_dir(tasks())
            .expect("the tasks")
            .map(|entry| entry.expect("an entry").path().join("site"))
            .filter(|site| site.join("comune.js").exists())
    };
    for file in ["comune.js", "stile.css", "carte.js"] {
        let mut copies: Vec<String> = sites()
            .filter(|site| site.join(file).exists())
            .map(|site| std::fs::read_to_string(site.join(file)).expect(file))
            .collect();
        assert!(copies.len() > 1, "no site has {file}");
        copies.dedup();
        assert_eq!(copies.len(), 1, "{file} differs between the sites");
    }
}
