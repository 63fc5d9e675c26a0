// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Alarms are told once to everybody who should know, whatever fails on the way.

use std::sync::atomic::{AtomicI64, AtomicU16, Ordering};
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use sportello_centre::alert::{Watch, channels, webhook};
use sportello_centre::centre::{Centre, Manner};
use sportello_centre::config::Config;
use sportello_protocol::operator::{Stage, StopReason};
use sportello_protocol::{Alarm, Hours, Interval, Settings, TerminalId, UnixSeconds};
use sportello_store::rollout::Step;
use sportello_store::{AccountId, By, NewRollout, Seen};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpListener;

use crate::house::{AUTHORITY, House, Machine, config, status};

const SECRET: &str = "a secret of sixteen and more";

/// Letters that a mail server took; it refuses while `refuses` is not 0.
#[derive(Default)]
struct Post {
    letters: Mutex<Vec<String>>,
    refuses: AtomicU16,
}

/// A mail server of few words.
async fn mail_server() -> (u16, Arc<Post>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let post = Arc::new(Post::default());
    let kept = Arc::clone(&post);
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let post = Arc::clone(&post);
            tokio::spawn(async move {
                let (read, mut write) = stream.into_split();
                let mut lines = BufReader::new(read).lines();
                write.write_all(b"220 test\r\n").await.unwrap();
                let mut letter: Option<String> = None;
                while let Ok(Some(line)) = lines.next_line().await {
                    let answer = match &mut letter {
                        Some(text) if line == "." => {
                            post.letters.lock().unwrap().push(std::mem::take(text));
                            letter = None;
                            "250 taken"
                        }
                        Some(text) => {
                            text.push_str(&line);
                            text.push('\n');
                            continue;
                        }
                        None if line == "DATA" => {
                            letter = Some(String::new());
                            "354 go on"
                        }
                        None if line.starts_with("MAIL")
                            && post.refuses.load(Ordering::SeqCst) != 0 =>
                        {
                            "451 later"
                        }
                        None if line == "QUIT" => "221 bye",
                        None => "250 yes",
                    };
                    if write
                        .write_all(format!("{answer}\r\n").as_bytes())
                        .await
                        .is_err()
                    {
                        return;
                    }
                }
            });
        }
    });
    (port, kept)
}

/// What a webhook got; it answers with `code`.
struct Hook {
    got: Mutex<Vec<(HeaderMap, Bytes)>>,
    code: AtomicU16,
}

async fn hook_server() -> (u16, Arc<Hook>) {
    let hook = Arc::new(Hook {
        got: Mutex::default(),
        code: AtomicU16::new(200),
    });
    let take = async |State(hook): State<Arc<Hook>>, headers: HeaderMap, body: Bytes| {
        let code = StatusCode::from_u16(hook.code.load(Ordering::SeqCst)).unwrap();
        if code.is_success() {
            hook.got.lock().unwrap().push((headers, body));
        }
        code
    };
    let router = Router::new()
        .route("/in", post(take))
        .with_state(Arc::clone(&hook));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move { axum::serve(listener, router).await });
    (port, hook)
}

/// Monday 16 November 2026, 09:00 in Rome.
const MONDAY_NINE: i64 = 1_794_816_000;
static NOW: AtomicI64 = AtomicI64::new(MONDAY_NINE);

fn clock() -> UnixSeconds {
    UnixSeconds(NOW.load(Ordering::SeqCst))
}

struct Scene {
    house: House,
    centre: Arc<Centre>,
    config: Config,
    machine: Machine,
    post: Arc<Post>,
    hook: Arc<Hook>,
}

async fn scene() -> Scene {
    let house = House::open().await;
    let (mail, post) = mail_server().await;
    let (port, hook) = hook_server().await;
    std::fs::write(house.folder.path().join("secret"), SECRET).unwrap();
    let more = format!(
        "[mail]\nhost = \"127.0.0.1\"\nport = {mail}\nsecurity = \"none\"\n\
         from = \"sportello@region.example\"\n\
         to = [{{ address = \"it@region.example\" }}, {{ address = \"en@region.example\", language = \"en\" }}]\n\
         [webhook]\nurl = \"http://127.0.0.1:{port}/in\"\nsecret_file = \"secret\"\n"
    );
    let config = config(house.folder.path(), &more);
    let site = house.site("A").await;
    let machine = house.machine(site).await;
    let manner = Manner {
        authority: AUTHORITY.into(),
        reports_in_flight: 1,
        bodies_kib: 1,
        stream_s: 60,
        keep_alive_s: 1,
        clock,
    };
    let centre = Centre::new(Arc::clone(&house.centre.store), manner)
        .await
        .unwrap();
    Scene {
        house,
        centre,
        config,
        machine,
        post,
        hook,
    }
}

impl Scene {
    fn watch(&self) -> Watch {
        Watch::new(
            Arc::clone(&self.centre),
            self.config.alerts,
            &self.config.folder,
            channels(&self.config).unwrap(),
        )
        .unwrap()
    }

    async fn seen(&self, at: i64, alarms: &[Alarm]) {
        let said = status();
        let seen = Seen {
            terminal: self.machine.id,
            at: UnixSeconds(at),
            service: said.service,
            alarms: alarms.to_vec(),
            versions: said.versions,
            skew_s: 0,
            release: None,
        };
        self.house.store().touch(vec![seen]).await.unwrap();
    }

    /// Letters and posts so far.
    fn told(&self) -> (usize, usize) {
        let letters = self.post.letters.lock().unwrap().len();
        (letters, self.hook.got.lock().unwrap().len())
    }
}

#[tokio::test]
async fn an_alarm_is_told_once_in_each_language_and_to_the_webhook() {
    let scene = scene().await;
    scene.seen(MONDAY_NINE, &[Alarm::Hot]).await;
    let mut watch = scene.watch();
    watch.round().await.unwrap();
    watch.round().await.unwrap();
    assert_eq!(scene.told(), (2, 1));
    {
        let letters = scene.post.letters.lock().unwrap();
        let both = letters.join("\n");
        assert!(both.contains("To: it@region.example"), "{both}");
        assert!(both.contains("troppo caldo"), "{both}");
        assert!(both.contains("too hot"), "{both}");
        let (headers, body) = scene.hook.got.lock().unwrap()[0].clone();
        let stamp: i64 = headers["x-sportello-timestamp"]
            .to_str()
            .unwrap()
            .parse()
            .unwrap();
        let expected = webhook::signature(SECRET.as_bytes(), stamp, &body).unwrap();
        assert_eq!(headers["x-sportello-signature"], expected.as_str());
        let json: serde_json::Value = serde_json::from_slice(&body).unwrap();
        assert_eq!(json["alerts"][0]["kind"], "alarm");
        assert_eq!(json["alerts"][0]["alarm"], "hot");
    }
    // After a restart, too, it is not told again.
    scene.watch().round().await.unwrap();
    assert_eq!(scene.told(), (2, 1));
    // Cleared and raised again, it is another alarm.
    scene.seen(MONDAY_NINE + 60, &[]).await;
    scene.seen(MONDAY_NINE + 120, &[Alarm::Hot]).await;
    watch.round().await.unwrap();
    assert_eq!(scene.told(), (4, 2));
}

#[tokio::test]
async fn a_rollout_that_stopped_by_itself_is_told_once_and_one_that_was_stopped_is_not() {
    let scene = scene().await;
    scene.seen(MONDAY_NINE, &[]).await;
    let store = scene.house.store();
    for reason in [StopReason::Operator, StopReason::Withdrawn] {
        let plan = NewRollout {
            image: 12,
            stages: Stage::ALL.to_vec(),
            first: scene.machine.id,
            site: scene.machine.site,
            begun: UnixSeconds(MONDAY_NINE),
            by: AccountId(-1),
        };
        store.begin_rollout(plan).await.unwrap();
        let rollout = store.rollouts().await.unwrap().remove(0);
        let at = UnixSeconds(MONDAY_NINE);
        let stopped = rollout.after(Step::Stop(reason), at);
        let by = By {
            account: AccountId(0),
            at,
        };
        let moved = store.move_rollout(rollout.id, rollout.standing, stopped, by, "rollout.stop");
        assert!(moved.await.unwrap());
        let mut watch = scene.watch();
        watch.round().await.unwrap();
        watch.round().await.unwrap();
        scene.watch().round().await.unwrap();
        let told = match reason {
            StopReason::Operator => (0, 0),
            _ => (2, 1),
        };
        assert_eq!(scene.told(), told);
    }
    let letters = scene.post.letters.lock().unwrap().join("\n");
    assert!(
        letters.contains("The update to image 12 stopped by itself"),
        "{letters}"
    );
    let (_, body) = scene.hook.got.lock().unwrap()[0].clone();
    let json: serde_json::Value = serde_json::from_slice(&body).unwrap();
    assert_eq!(json["alerts"][0]["kind"], "rollout");
    assert_eq!(json["alerts"][0]["reason"], "withdrawn");
}

#[tokio::test]
async fn a_channel_that_fails_is_told_later_and_the_others_only_once() {
    let scene = scene().await;
    scene.hook.code.store(500, Ordering::SeqCst);
    scene.seen(MONDAY_NINE, &[Alarm::DiskWorn]).await;
    scene.watch().round().await.unwrap();
    assert_eq!(scene.told(), (2, 0));
    // A new watch: as after a restart, and without waiting for the next try.
    scene.watch().round().await.unwrap();
    assert_eq!(scene.told(), (2, 0));
    scene.hook.code.store(204, Ordering::SeqCst);
    scene.post.refuses.store(1, Ordering::SeqCst);
    scene.watch().round().await.unwrap();
    assert_eq!(scene.told(), (2, 1));
    scene.watch().round().await.unwrap();
    assert_eq!(scene.told(), (2, 1));
}

#[tokio::test]
async fn a_terminal_is_silent_only_while_its_site_is_open() {
    let scene = scene().await;
    let mut hours = Hours::default();
    hours.week[0] = vec![Interval::new(9 * 60, 18 * 60).unwrap()];
    let settings = Settings {
        hours: Some(hours),
        ..Settings::default()
    };
    let site = scene.machine.site;
    scene
        .house
        .store()
        .set_settings(site, settings)
        .await
        .unwrap();
    let mut watch = scene.watch();
    let mut at = async |minutes: i64| {
        NOW.store(MONDAY_NINE + minutes * 60, Ordering::SeqCst);
        watch.round().await.unwrap();
        scene.told()
    };
    // Last heard of on Sunday.
    scene.seen(MONDAY_NINE - 86_400, &[]).await;
    assert_eq!(at(-120).await, (0, 0), "closed");
    assert_eq!(at(10).await, (0, 0), "open, but not long enough");
    assert_eq!(at(31).await, (2, 1), "open for half an hour");
    assert_eq!(at(90).await, (2, 1), "once");
    scene.seen(MONDAY_NINE + 91 * 60, &[]).await;
    assert_eq!(at(100).await, (2, 1), "it spoke");
    assert_eq!(at(130).await, (4, 2), "silent again");
    assert_eq!(at(11 * 60).await, (4, 2), "closed again");
    let silent = scene.post.letters.lock().unwrap().join("\n");
    assert!(silent.contains("silent since 2026-11-"), "{silent}");
}

#[tokio::test]
async fn letters_name_no_terminal_of_which_nothing_is_known() {
    let scene = scene().await;
    scene.watch().round().await.unwrap();
    assert_eq!(scene.told(), (0, 0));
    let unknown = TerminalId(uuid::Uuid::from_u128(1));
    assert!(
        scene
            .house
            .store()
            .terminal(unknown)
            .await
            .unwrap()
            .is_none()
    );
}
