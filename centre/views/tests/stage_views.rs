// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The pages in a real browser: no fault found by axe, nothing sideways, no trap for the
//! keyboard, everything with scripts off; with pictures to be looked at.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by panicking"
)]

#[path = "support/region.rs"]
mod region;

use std::path::PathBuf;

use region::{NOW, PASSWORD, Region, SECRET};
use sportello_desk::{Desk, Window};
use sportello_protocol::{CommandId, CommandKind, HelpState, Phase};
use sportello_store::Store;

struct Served {
    _folder: tempfile::TempDir,
    region: Region,
    address: String,
}

async fn serve() -> Served {
    let folder = tempfile::tempdir().unwrap();
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let region = region::region(folder.path(), &address).await;
    let routes = sportello_console::routes().merge(sportello_views::routes(region::catalogue()));
    let router = routes.into_router(region.console.clone());
    tokio::spawn(async move { axum::serve(listener, router).await });
    Served {
        _folder: folder,
        region,
        address,
    }
}

impl Served {
    async fn desk(&self, name: &str) -> Desk {
        let desk = Desk::open(Window::DESK).await.unwrap();
        desk.go(&format!("{}/login", self.address)).await.unwrap();
        desk.write("[name=name]", name).await.unwrap();
        desk.write("[name=password]", PASSWORD).await.unwrap();
        desk.press("main [type=submit]").await.unwrap();
        if name == "ada" {
            desk.until("location.pathname === '/login/second'")
                .await
                .unwrap();
            let digits = sportello_console::second_factor::digits_at(SECRET, NOW).unwrap();
            desk.write("[name=digits]", &digits).await.unwrap();
            desk.press("main [type=submit]").await.unwrap();
        }
        desk.until("!location.pathname.startsWith('/login')")
            .await
            .unwrap();
        desk.loaded().await.unwrap();
        desk
    }

    fn pages(&self) -> Vec<(&'static str, String)> {
        let site = self.region.sites[0].0;
        let terminal = self.region.terminals[0];
        vec![
            ("start", "/".to_owned()),
            ("room", format!("/sites/{site}/room")),
            ("terminal", format!("/terminals/{terminal}?range=week")),
            ("fleet", "/fleet".to_owned()),
            ("fleet-nothing", "/fleet?text=nessuna".to_owned()),
            ("usage-district", "/usage/district/Potenza".to_owned()),
            ("usage", "/usage?from=2026-09-01&to=2026-11-20".to_owned()),
            (
                "usage-site",
                format!("/sites/{site}/usage?period=this-year"),
            ),
            ("targets", "/targets".to_owned()),
            ("alarms", "/alarms".to_owned()),
            ("updates", "/updates".to_owned()),
            ("open-data", "/open-data".to_owned()),
        ]
    }
}

fn pictures() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../target/stage/views")
}

#[tokio::test(flavor = "multi_thread")]
async fn every_page_is_sound_at_a_desk_on_a_phone_and_twice_as_large() {
    let served = serve().await;
    let desk = served.desk("ada").await;
    let mut faults = Vec::new();
    for (name, path) in served.pages() {
        for language in ["it", "en"] {
            let back = path.replace('?', "%3F").replace('&', "%26");
            let there = format!("{}/language/{language}?back={back}", served.address);
            desk.go(&there).await.unwrap();
            let name = format!("{name}-{language}");
            let found = desk.look(&pictures(), &name, 200).await.unwrap();
            faults.extend(found);
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_call_is_seen_heard_and_answered_without_reloading() {
    let served = serve().await;
    let region = &served.region;
    let desk = served.desk("anna").await;
    desk.until("document.querySelectorAll('.tile').length === 12")
        .await
        .unwrap();
    let terminal = region.terminals[0];
    // Whoever is about to press a button keeps it.
    desk.ask(&format!(
        "document.getElementById('more-open-{terminal}').focus()"
    ))
    .await
    .unwrap();
    desk.ask("window.stayed = true").await.unwrap();
    let mut calling = region::busy(terminal, region.sites[0]);
    calling.phase = Phase::Busy;
    calling.help = HelpState::Sent;
    region.hub.note(calling);
    desk.until(&format!(
        "document.getElementById('tile-{terminal}').dataset.help === 'yes'"
    ))
    .await
    .unwrap();
    desk.until("document.title.startsWith('(')").await.unwrap();
    let focused = desk.ask("document.activeElement.id").await.unwrap();
    assert_eq!(focused, format!("more-open-{terminal}"));
    desk.press(&format!("#coming-{terminal}")).await.unwrap();
    desk.sees("La persona sa che arriva qualcuno")
        .await
        .unwrap();
    assert_eq!(desk.ask("window.stayed").await.unwrap(), true);
    let waiting = region
        .store
        .pending_commands(terminal, CommandId(0), NOW)
        .await
        .unwrap();
    assert_eq!(waiting[0].kind, CommandKind::HelpComing);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_room_works_without_scripts_and_by_keyboard() {
    let served = serve().await;
    let region = &served.region;
    let desk = served.desk("anna").await;
    desk.scripts(false).await.unwrap();
    let room = format!("{}/sites/{}/room", served.address, region.sites[0].0);
    desk.go(&room).await.unwrap();
    let terminal = region.terminals[1];
    desk.press(&format!("#extend-{terminal}")).await.unwrap();
    desk.sees("Dieci minuti in più").await.unwrap();
    let waiting = region
        .store
        .pending_commands(terminal, CommandId(0), NOW)
        .await
        .unwrap();
    assert_eq!(waiting[0].kind, CommandKind::Extend { minutes: 10 });
    desk.scripts(true).await.unwrap();
    desk.go(&room).await.unwrap();
    // What is folded away is reached once it is opened.
    desk.ask("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        .await
        .unwrap();
    let (reached, missed) = desk.tab_round().await.unwrap();
    assert!(missed.is_empty(), "{missed:?}");
    assert!(reached.len() > 40, "{reached:?}");
    let faults = desk.look(&pictures(), "room-unfolded", 200).await.unwrap();
    assert!(faults.is_empty(), "{faults:#?}");
}
