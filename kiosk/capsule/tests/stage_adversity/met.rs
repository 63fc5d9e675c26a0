// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What a real page asks for and does not get is counted, and nothing else is: not what the
//! browser wants for itself, not what staff opened.

use sportello_bundle::replica;
use sportello_capsule::wire::{CountKey, Counting, Met, MetName, Order, Report};

use crate::ground::{Terminal, rule};
use crate::web::Web;

const PORTAL: &str =
    "[[route]]\nhost = \"portale.example.it\"\npath = \"/\"\nfile = \"page.html\"\n";
/// Asks for what the list lacks, twice; for the inside and an address; leads elsewhere.
const PAGE: &str = "<!doctype html><title>Portal</title>\
    <img src='https://cdn.lacks.example/a.png'><img src='https://cdn.lacks.example/b.png'>\
    <script src='https://mario-rossi.example/a.js'></script>\
    <img src='https://10.0.0.7/a.png'><img src='https://printer.local/a.png'>\
    <a href='https://elsewhere.example/' autofocus>Away</a>";
const KEY: CountKey = CountKey(*b"sixteen byte key");

fn name(host: &str) -> MetName {
    MetName::parse(host).unwrap()
}

/// A citizen on the portal, before whom these hosts were met four times; what they met.
async fn met(terminal: &mut Terminal, nearly: &[&str], leaves: bool) -> Vec<Met> {
    let portal = terminal.place("portal");
    std::fs::create_dir_all(&portal).unwrap();
    std::fs::write(portal.join("routes.toml"), PORTAL).unwrap();
    std::fs::write(portal.join("page.html"), PAGE).unwrap();
    let web = Web::serve(replica::load(&portal).0.unwrap());
    let (hosts, authority) = web.write_down(terminal.folder.path());
    terminal.with("SPORTELLO_REHEARSAL_HOSTS", &hosts);
    terminal.with("SPORTELLO_REHEARSAL_CA", &authority);
    terminal.open().await;
    let nearly = nearly.iter().map(|host| KEY.hash(&name(host))).collect();
    terminal
        .say(Order::Count(Counting { key: KEY, nearly }))
        .await;
    let mut task = terminal.task();
    task.practice = None;
    task.start = "https://portale.example.it/".into();
    task.hosts = vec![rule("portale.example.it")];
    terminal.lead(task).await;
    terminal.stage.wait_for_still_picture().unwrap();
    if leaves {
        terminal.stage.key("Return").unwrap();
        let is_blocked = |report: &Report| matches!(report, Report::Blocked { .. });
        terminal.wait_for(is_blocked).await;
    }
    terminal.end().await;
    terminal
        .heard
        .iter()
        .find_map(|report| match report {
            Report::Met { hosts } => Some(hosts.as_slice().to_vec()),
            _ => None,
        })
        .unwrap_or_default()
}

fn expected(hosts: &[&str], named: &[&str]) -> Vec<Met> {
    let mut met: Vec<Met> = hosts
        .iter()
        .map(|host| Met {
            hash: KEY.hash(&name(host)),
            name: named.contains(host).then(|| name(host)),
        })
        .collect();
    met.sort_by_key(|met| met.hash);
    met
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_page_asks_for_in_vain_is_told_by_hash_and_named_when_four_have_met_it() {
    let asked = ["cdn.lacks.example", "mario-rossi.example"];
    let mut terminal = Terminal::raise("met");
    let told = met(&mut terminal, &[], false).await;
    assert_eq!(
        told,
        expected(&asked, &[]),
        "and nothing of the browser's own"
    );

    let mut terminal = Terminal::raise("met-again");
    let told = met(&mut terminal, &["cdn.lacks.example"], true).await;
    let asked = [
        "cdn.lacks.example",
        "mario-rossi.example",
        "elsewhere.example",
    ];
    assert_eq!(told, expected(&asked, &["cdn.lacks.example"]));
}
