// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Who is there, as two processes of one centre see it: a real agent speaks to the first, the
//! second knows what the first tells it through the database.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use sportello_agent::identity::Identity;
use sportello_centre::centre::{Centre, machine_clock};
use sportello_centre::config::Config;
use sportello_centre::serve::prepare_on;
use sportello_ledger::Slate;
use sportello_protocol::{EnrolmentCode, Phase, UnixSeconds};
use sportello_room::SILENT_AFTER_S;
use sportello_store::{NewAccount, NewCode, NewSite, Postgres, PostgresOptions, Store};
use tempfile::TempDir;
use tokio::net::TcpListener;

use crate::cluster::Cluster;
use crate::place::{Terminal, busy, machine, start, until};

/// How far the centre's clocks are ahead of the machine's.
static AHEAD: AtomicI64 = AtomicI64::new(0);

fn clock() -> UnixSeconds {
    UnixSeconds(machine_clock().0 + AHEAD.load(Ordering::SeqCst))
}

/// One process more.
async fn process(database: &str, folder: &TempDir, jobs: bool) -> (Arc<Centre>, SocketAddr) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let text = format!(
        "region = \"Regione Esempio\"\npublic_url = \"http://{address}\"\nlisten = \"{address}\"\n\
         jobs = {jobs}\n[tls]\nmode = \"none\""
    );
    let mut config = Config::parse(&text, folder.path()).unwrap();
    config.metrics.listen = None;
    let store = Postgres::connect(database, PostgresOptions::default()).await;
    let store: Arc<dyn Store> = Arc::new(store.unwrap());
    let ready = prepare_on(listener, config, store, clock).await.unwrap();
    let centre = Arc::clone(&ready.centre);
    tokio::spawn(ready.run());
    (centre, address)
}

async fn code(centre: &Centre) -> EnrolmentCode {
    let store = &*centre.store;
    let now = machine_clock();
    let account = NewAccount {
        name: "anna".into(),
        full_name: "Anna".into(),
        email: None,
        password_hash: "none".into(),
        roles: Vec::new(),
        created: now,
    };
    let made_by = store.add_account(account).await.unwrap();
    let site = NewSite {
        code: "A".into(),
        name: "Biblioteca".into(),
        municipality: "Esempio".into(),
        district: "ES".into(),
        address: String::new(),
        phone: String::new(),
        time_zone: "Europe/Rome".into(),
        itinerant: false,
    };
    let site = store.add_site(site).await.unwrap();
    let code = EnrolmentCode::random(None).unwrap();
    let new = NewCode {
        secret_hash: EnrolmentCode::secret_hash(&code.secret_text()),
        site,
        label: "1".into(),
        replaces: None,
        made_by,
        made: now,
        expires: UnixSeconds(now.0 + 3600),
    };
    store.make_code(new).await.unwrap();
    code
}

#[tokio::test(flavor = "multi_thread")]
async fn a_terminal_held_by_one_process_is_present_at_the_other_and_silent_when_it_is_gone() {
    let Some(cluster) = Cluster::start("presence at two processes") else {
        return;
    };
    let database = cluster.address(&cluster.database().await);
    let folder = tempfile::tempdir().unwrap();
    let (a, address) = process(&database, &folder, true).await;
    let mut terminal = Terminal::new();
    let url = format!("http://{address}");
    terminal.enrol(&url, &code(&a).await).await;
    let id = Identity::load(&terminal.config).unwrap().unwrap().terminal;
    let mut slate = Slate::open(&terminal.config.slate()).unwrap();
    slate.set_live(&busy(30)).unwrap();
    let agent = start(&terminal, machine());
    until("the first holds it and knows what it does", async || {
        let live = a.hub.live(id);
        live.is_some_and(|live| live.held && live.phase == Phase::Busy)
    })
    .await;

    // The second comes later: nobody told it anything yet.
    let (b, _) = process(&database, &folder, false).await;
    assert_eq!(b.hub.live(id), None);
    until("the second asks, and is told", async || {
        a.announce().await;
        b.hub.live(id).is_some_and(|live| live.phase == Phase::Busy)
    })
    .await;

    // Ten minutes without a word of the terminal.
    AHEAD.store(600, Ordering::SeqCst);
    let now = clock();
    assert!(!a.hub.live(id).unwrap().is_silent(now));
    assert!(b.hub.live(id).unwrap().is_silent(now), "nor of the first");
    until("the second hears that it is still there", async || {
        a.announce().await;
        !b.hub.live(id).unwrap().is_silent(clock())
    })
    .await;
    let live = b.hub.live(id).unwrap();
    assert_eq!(live.minutes_left_at(clock()), Some(20));
    assert!(!live.held);

    agent.stop().await;
    until("the first lets it go", async || {
        !a.hub.live(id).unwrap().held
    })
    .await;
    a.announce().await;
    AHEAD.store(600 + SILENT_AFTER_S + 60, Ordering::SeqCst);
    a.announce().await;
    for centre in [&a, &b] {
        assert!(centre.hub.live(id).unwrap().is_silent(clock()));
    }
    for centre in [&a, &b] {
        centre.stop.cancel();
    }
}
