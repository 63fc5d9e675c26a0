// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Pages that do what they can to stay, or to take the whole terminal.

use std::time::Duration;

use sportello_bundle::replica;
use sportello_capsule::wire::{Advance, Needs, Order, Report, StepOrder, Trouble};

use crate::ground::{HOST, Terminal, inside, rule, until};
use crate::web::{DRIP, Web};

const POPUPS: Needs = Needs {
    popups: true,
    camera: false,
    microphone: false,
    upload: false,
    download: false,
    print: false,
};

/// Renderers of the browser: about one per tab.
const RENDERER: &str = "--type=renderer";
/// For a browser that opens five hundred windows.
const LONG: Duration = Duration::from_secs(100);

#[tokio::test(flavor = "multi_thread")]
async fn of_five_hundred_tabs_only_as_many_stay_as_the_limit_says() {
    let mut terminal = Terminal::raise("tabs");
    terminal.needs = POPUPS;
    terminal.limits.tabs = 6;
    terminal.page(
        "/",
        "<!doctype html><title>Tabs</title><h1>Tabs</h1><script>\
         onload = () => setTimeout(() => {\
           for (let i = 0; i < 500; i++) window.open('/second?' + i);\
           location = '/done';\
         }, 500);</script>",
    );
    terminal.page("/second", "<!doctype html><title>One of many</title>");
    terminal.page("/done", "<!doctype html><title>Done</title>");
    terminal.open().await;
    let mut task = terminal.task();
    task.steps = vec![until_at("/done"), StepOrder::default()];
    terminal.lead(task).await;
    let many = Report::Trouble {
        kind: Trouble::TooManyTabs,
    };
    terminal.wait_for(|report| *report == many).await;
    // The page that opened them is not held up by those that were closed.
    let done = Report::StepReached { step: 1 };
    terminal.wait_long_for(LONG, |report| *report == done).await;
    // Some may be closing still; hundreds would be a limit that does not hold.
    let tabs = inside(RENDERER).len();
    assert!(tabs <= 40, "{tabs} renderers for 6 tabs");
    assert!(!terminal.has_heard(Trouble::BrowserRestarted));
    terminal.end().await;
}

/// A step that the page at `path` ends.
fn until_at(path: &str) -> StepOrder {
    StepOrder {
        advance: Some(Advance::Url {
            pattern: format!("{HOST}{path}"),
        }),
        ..StepOrder::default()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_that_never_stops_asking_is_left_by_starting_again_and_by_the_end() {
    let mut terminal = Terminal::raise("asking");
    terminal.page(
        "/",
        "<!doctype html><title>Start</title><h1>Start</h1><a href='/asking' autofocus>On</a>",
    );
    terminal.page(
        "/asking",
        "<!doctype html><title>Asking</title><h1>Asking</h1><input autofocus><script>\
         addEventListener('beforeunload', event => { event.preventDefault(); event.returnValue = 'Stay?'; });\
         addEventListener('keydown', () => setTimeout(() => { for (;;) alert('Stay!'); }, 300));\
         </script>",
    );
    terminal.open().await;
    let mut task = terminal.task();
    task.steps = vec![
        until_at("/asking"),
        StepOrder::default(),
        StepOrder::default(),
    ];
    terminal.lead(task).await;
    terminal.stage.wait_for_still_picture().unwrap();
    terminal.stage.key("Return").unwrap();
    terminal
        .wait_for(|report| *report == Report::StepReached { step: 1 })
        .await;
    terminal.stage.wait_for_still_picture().unwrap();
    // Somebody has touched the page: from now on it may ask.
    terminal.stage.key("a").unwrap();
    tokio::time::sleep(Duration::from_secs(1)).await;
    terminal.say(Order::StartAgain).await;
    // The page of the start, while the guide is further on.
    terminal.wait_for(|report| *report == Report::Lost).await;

    terminal.stage.wait_for_still_picture().unwrap();
    terminal.stage.key("Return").unwrap();
    tokio::time::sleep(Duration::from_secs(1)).await;
    terminal.stage.key("a").unwrap();
    tokio::time::sleep(Duration::from_secs(1)).await;
    terminal.end().await;
}

/// A portal with one page, whose link begins a download.
const PORTAL: &str =
    "[[route]]\nhost = \"portale.example.it\"\npath = \"/\"\nfile = \"page.html\"\n";

#[tokio::test(flavor = "multi_thread")]
async fn a_download_in_flight_ends_with_the_session() {
    let mut terminal = Terminal::raise("download");
    let portal = terminal.place("portal");
    std::fs::create_dir(&portal).unwrap();
    std::fs::write(portal.join("routes.toml"), PORTAL).unwrap();
    let page = format!("<!doctype html><title>Portal</title><a href='{DRIP}' autofocus>File</a>");
    std::fs::write(portal.join("page.html"), page).unwrap();
    let web = Web::serve(replica::load(&portal).0.unwrap());
    let (hosts, authority) = web.write_down(terminal.folder.path());
    terminal.with("SPORTELLO_REHEARSAL_HOSTS", &hosts);
    terminal.with("SPORTELLO_REHEARSAL_CA", &authority);
    terminal.needs = Needs {
        download: true,
        ..Needs::default()
    };
    terminal.open().await;
    let mut task = terminal.task();
    task.practice = None;
    task.start = "https://portale.example.it/".into();
    task.hosts = vec![rule("portale.example.it")];
    terminal.lead(task).await;
    terminal.stage.wait_for_still_picture().unwrap();
    terminal.stage.key("Return").unwrap();
    let growing = until("a part of the file", part_of_a_download).await;
    assert!(growing.exists());
    assert!(web.asked().iter().any(|place| place.ends_with(DRIP)));
    terminal.end().await;
    assert!(!growing.exists());
}

/// A download that is not whole, as the capsule's own tree shows it.
fn part_of_a_download() -> Option<std::path::PathBuf> {
    inside("chromium").into_iter().find_map(|process| {
        let folder = process.folder().join("root/home/citizen/Downloads");
        std::fs::read_dir(folder).ok()?.flatten().find_map(|entry| {
            let size = entry.metadata().ok()?.len();
            let is_part = entry.file_name().to_string_lossy().ends_with(".crdownload");
            (is_part && size > 64 * 1024).then(|| entry.path())
        })
    })
}
