// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Nothing of a citizen's browsing is anywhere but in the capsule: not in the memory of the
//! shell (this test stands in its place, with the shell's own client), the outer compositor or
//! the supervisor, and in no file.

use std::io::Write;
use std::path::PathBuf;

use sportello_capsule::wire::{Order, Report};
use sportello_rehearsal::processes::{Process, all};

use crate::ground::{Terminal, inhabitants};
use crate::search::{Searcher, Token};

const PAGE: Token = Token("zkqpage7|vdwhello4");
const TITLE: Token = Token("zkqtitle8|vdwhello5");
const ADDRESS: Token = Token("zkqurl9|vdwhello6");
const TYPED: Token = Token("zkqtyped3|vdwhello2");
const PLANTED: [Token; 4] = [PAGE, TITLE, ADDRESS, TYPED];

/// Joins the halves where only the capsule sees it.
fn page() -> String {
    format!(
        "<!doctype html><p id=said></p><input autofocus><a id=away>Away</a><script>\
         const joined = halves => halves.split('|').join('');\
         document.title = joined('{title}');\
         document.getElementById('said').textContent = joined('{page}');\
         history.replaceState(null, '', '/?q=' + joined('{address}'));\
         document.getElementById('away').href = 'https://elsewhere.example/' + joined('{address}');\
         </script>",
        title = TITLE.0,
        page = PAGE.0,
        address = ADDRESS.0,
    )
}

/// Every process of this terminal that is not part of the capsule.
fn outside() -> Vec<Process> {
    let inside = inhabitants();
    let mut outside = all();
    outside.retain(|process| !inside.iter().any(|inner| inner.id == process.id));
    outside
}

/// Holds that no process outside and no file knows a token.
fn nothing_is_outside(terminal: &Terminal, searcher: &mut Searcher, wanted: &[&str]) {
    let mut read = vec![];
    for process in outside() {
        if let Some(found) = searcher.memory(process.id, &PLANTED) {
            let name = &process.name;
            assert!(found.is_empty(), "{name} holds {found:?}");
            read.push(process.name);
        }
    }
    for name in wanted {
        let name = &name[..name.len().min(15)];
        assert!(read.iter().any(|r| r == name), "{name} not among {read:?}");
    }
    for folder in places(terminal) {
        let found = searcher.files(&folder, &PLANTED);
        assert!(found.is_empty(), "{}: {found:?}", folder.display());
    }
}

/// Every folder that somebody outside could have written to.
fn places(terminal: &Terminal) -> Vec<PathBuf> {
    let variable = |name| PathBuf::from(std::env::var_os(name).unwrap());
    vec![
        terminal.folder.path().to_owned(),
        "/tmp".into(),
        "/var/tmp".into(),
        "/dev/shm".into(),
        variable("XDG_RUNTIME_DIR"),
        variable("HOME"),
    ]
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_leaves() {
    let mut terminal = Terminal::raise("leaves");
    terminal.page("/", &page());
    terminal.open().await;
    let task = terminal.task();
    terminal.lead(task).await;
    terminal.stage.wait_for_still_picture().unwrap();
    let (first, second) = TYPED.halves();
    terminal.stage.type_text(first).unwrap();
    terminal.stage.type_text(second).unwrap();
    terminal.stage.wait_for_still_picture().unwrap();

    // The searcher finds what is there: each token in the capsule's own tree,
    let mut searcher = Searcher::new();
    for token in PLANTED {
        let found = inhabitants().into_iter().find(|process| {
            let found = searcher.memory(process.id, &[token]);
            found.is_some_and(|found| !found.is_empty())
        });
        assert!(found.is_some(), "{token:?} is not even in the browser");
    }
    // and in a file that somebody leaves behind.
    let left = terminal.place("run/left");
    let mut file = std::fs::File::create(&left).unwrap();
    file.write_all(first.as_bytes()).unwrap();
    file.write_all(second.as_bytes()).unwrap();
    assert_eq!(searcher.files(&terminal.place("run"), &PLANTED).len(), 1);
    std::fs::remove_file(left).unwrap();

    let own = std::fs::read_to_string("/proc/self/comm").unwrap();
    let outer = terminal.stage.compositor().unwrap().name;
    let here = ["sportello-capsule", own.trim(), outer.as_str(), "bwrap"];
    nothing_is_outside(&terminal, &mut searcher, &here);

    // A page that may not be opened is told outside, by its class.
    terminal.stage.key("Tab").unwrap();
    terminal.stage.key("Return").unwrap();
    let is_blocked = |report: &Report| matches!(report, Report::Blocked { .. });
    terminal.wait_for(is_blocked).await;
    nothing_is_outside(&terminal, &mut searcher, &here);

    terminal.say(Order::ReadAloud).await;
    terminal.end().await;
    nothing_is_outside(&terminal, &mut searcher, &[own.trim(), outer.as_str()]);
}
