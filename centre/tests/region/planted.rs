// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A mark is planted in every text around a terminal; everything that its whole agent sends is
//! read, and the mark is in none of it.

use std::sync::{Arc, Mutex};

use sportello_agent::Agent;
use sportello_agent::identity::Identity;
use sportello_agent::network::{Call, Calling, Http, Network, Opening};
use sportello_ledger::{BootId, HostHash, HostName, LanguageTag, Met, Slate, TaskId};
use sportello_protocol::{CommandKind, PACKED, Report, Settings, VersionText};
use sportello_store::{Measure, NewSite};
use tokio::sync::oneshot;

use crate::place::{Quick, Region, busy, machine, past, release, session, until};

/// In no word of ours.
const MARK: &str = "zqxvw";

/// What people type and pages show: nothing of it is a value that the ledger has a place for.
fn hostile() -> Vec<String> {
    [
        "https://www.inps.example/#",
        "Cerca: come faccio lo #",
        "Mario #",
        "mario.#@posta.example",
        "RSSMRA80A01H501U #",
        "Punto # di Collina",
        "# – Il mio fascicolo",
        "<script>#</script>",
        "../../#",
        "#\n",
        "#\0",
        "{\"policy\":\"#\"}",
    ]
    .iter()
    .map(|text| text.replace('#', MARK))
    .collect()
}

/// The real network, and a copy of everything that went out over it, as text.
#[derive(Debug)]
struct Overheard {
    line: Http,
    said: Mutex<Vec<String>>,
}

impl Overheard {
    fn overhear(&self, call: &Call) {
        let packed = call
            .headers
            .iter()
            .any(|(name, value)| *name == "content-type" && value == PACKED);
        let body = if packed {
            serde_json::to_string(&Report::unpack(&call.body).unwrap()).unwrap()
        } else {
            String::from_utf8(call.body.clone()).unwrap()
        };
        let said = format!("{} {:?} {body}", call.url, call.headers);
        self.said.lock().unwrap().push(said);
    }
}

impl Network for Overheard {
    fn call(&self, call: Call) -> Calling<'_> {
        self.overhear(&call);
        self.line.call(call)
    }

    fn open(&self, call: Call) -> Opening<'_> {
        self.overhear(&call);
        self.line.open(call)
    }
}

#[test]
fn no_door_of_the_ledger_takes_what_people_type() {
    for text in hostile() {
        assert!(TaskId::parse(&text).is_err(), "{text:?}");
        assert!(LanguageTag::parse(&text).is_err(), "{text:?}");
        assert!(HostName::parse(&text).is_err(), "{text:?}");
        assert!(BootId::parse(&text).is_err(), "{text:?}");
        assert!(VersionText::parse(&text).is_err(), "{text:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mark_in_every_text_around_a_terminal_is_in_nothing_that_it_sends() {
    let region = Region::open("none", None).await;
    let planted = |text: &str| format!("{text} {MARK}");
    let site = NewSite {
        code: "A".into(),
        name: planted("Biblioteca"),
        municipality: planted("Esempio"),
        district: planted("Valle"),
        address: planted("Via Lunga"),
        phone: planted("0123"),
        time_zone: "Europe/Rome".into(),
        itinerant: false,
    };
    region.store().change_site(region.site, site).await.unwrap();
    let terminal = region.terminal().await;
    let identity = Identity::load(&terminal.config).unwrap().unwrap();
    let label = planted("Ingresso");
    region
        .store()
        .rename_terminal(identity.terminal, label)
        .await
        .unwrap();
    // Around the book too: names of files, and a host that too few sessions have met, named
    // by a shell that has no business to.
    for folder in [&terminal.config.state, &terminal.config.run] {
        std::fs::write(folder.join(format!("{MARK}.txt")), MARK).unwrap();
    }
    {
        let mut book = terminal.book();
        let task = TaskId::parse("task-3").unwrap();
        let host = HostName::parse(&format!("{MARK}.example")).unwrap();
        for number in 0..4 {
            session(&mut book, number);
            let met = Met::Named {
                hash: HostHash([7; 8]),
                task: task.clone(),
                host: host.clone(),
            };
            book.count_blocked(&[met], past(0).date).unwrap();
        }
        release(&mut book, 2);
    }
    let mut slate = Slate::open(&terminal.config.slate()).unwrap();
    slate.set_live(&busy(41)).unwrap();
    let address = identity.address(&terminal.config);
    let trust = identity.trust(&terminal.config).unwrap();
    let network = Arc::new(Overheard {
        line: Http::new(&trust, &address).unwrap(),
        said: Mutex::default(),
    });
    let given: Arc<dyn Network> = Arc::<Overheard>::clone(&network);
    let agent = Agent::new(terminal.config.clone(), machine(), Arc::new(Quick))
        .unwrap()
        .with_network(given);
    let (end, ended) = oneshot::channel::<()>();
    let running = tokio::spawn(agent.run(async {
        let _told = ended.await;
    }));
    let settings = Settings {
        session_minutes: Some(45),
        ..Settings::default()
    };
    let store = region.store();
    store.set_settings(region.site, settings).await.unwrap();
    let more = CommandKind::Extend { minutes: 10 };
    let now = region.centre.now();
    store
        .queue_command(identity.terminal, more, region.admin, now, 60)
        .await
        .unwrap();
    // All that an agent ever says was said.
    until("four sessions", async || {
        region.counted(&Measure::Sessions).await == 4
    })
    .await;
    let wanted = [
        "/api/v1/reports",
        "/api/v1/status",
        "/api/v1/commands",
        "/api/v1/desired",
        "task-3",
        "\"minutes_left\":41",
        "\"outcome\"",
    ];
    for word in wanted {
        until(word, async || {
            network
                .said
                .lock()
                .unwrap()
                .iter()
                .any(|said| said.contains(word))
        })
        .await;
    }
    drop(end);
    running.await.unwrap().unwrap();
    for said in network.said.lock().unwrap().iter() {
        assert!(!said.to_lowercase().contains(MARK), "{said}");
    }
}
