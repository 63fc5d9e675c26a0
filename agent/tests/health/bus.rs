// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Services on the message bus that the agent asks: UDisks2, NetworkManager, systemd. Each is
//! played by the test, without a bus in between.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use sportello_agent::health::network;
use sportello_agent::health::wear::{self, Wear};
use sportello_agent::watchdog::hands::{RestartError, restart_unit};
use tokio::net::UnixStream;
use zbus::connection::Builder;
use zbus::zvariant::{ObjectPath, OwnedObjectPath, OwnedValue, Value};
use zbus::{Connection, Guid, fdo, interface};

/// Both ends of a conversation without a bus; `offer` puts objects on the far end.
async fn talk(
    offer: impl FnOnce(Builder<'static>) -> Builder<'static>,
) -> (Connection, Connection) {
    let (near, far) = UnixStream::pair().unwrap();
    let guid = Guid::generate();
    let far = offer(Builder::unix_stream(far).server(guid).unwrap().p2p());
    let near = Builder::unix_stream(near).p2p();
    tokio::try_join!(near.build(), far.build()).unwrap()
}

type Options = HashMap<String, OwnedValue>;
type Attribute = (u8, String, u16, i32, i32, i32, i64, i32, Options);

struct Drive {
    removable: bool,
    rotation: i32,
}

#[interface(name = "org.freedesktop.UDisks2.Drive")]
impl Drive {
    #[zbus(property)]
    fn removable(&self) -> bool {
        self.removable
    }
    #[zbus(property)]
    fn rotation_rate(&self) -> i32 {
        self.rotation
    }
}

struct Ata {
    failing: bool,
    attributes: Vec<(u8, i32)>,
}

#[interface(name = "org.freedesktop.UDisks2.Drive.Ata")]
impl Ata {
    #[zbus(property)]
    fn smart_enabled(&self) -> bool {
        true
    }
    #[zbus(property)]
    fn smart_failing(&self) -> bool {
        self.failing
    }
    fn smart_get_attributes(&self, _options: Options) -> Vec<Attribute> {
        self.attributes
            .iter()
            .map(|(number, value)| {
                (
                    *number,
                    "a".into(),
                    0,
                    *value,
                    *value,
                    0,
                    0,
                    0,
                    Options::new(),
                )
            })
            .collect()
    }
}

struct Nvme {
    warnings: Vec<String>,
    used: u8,
}

#[interface(name = "org.freedesktop.UDisks2.NVMe.Controller")]
impl Nvme {
    #[zbus(property)]
    fn smart_critical_warning(&self) -> Vec<String> {
        self.warnings.clone()
    }
    fn smart_get_attributes(&self, _options: Options) -> Options {
        HashMap::from([("percent_used".into(), OwnedValue::from(self.used))])
    }
}

const UDISKS: &str = "/org/freedesktop/UDisks2";

fn solid() -> Drive {
    Drive {
        removable: false,
        rotation: 0,
    }
}

async fn wear_of(offer: impl FnOnce(Builder<'static>) -> Builder<'static>) -> Option<Wear> {
    let (near, _far) =
        talk(|builder| offer(builder.serve_at(UDISKS, fdo::ObjectManager).unwrap())).await;
    wear::ask(near).await
}

#[tokio::test]
async fn the_most_worn_disk_counts_and_one_that_fails_says_so() {
    let wear = wear_of(|builder| {
        builder
            .serve_at("/org/freedesktop/UDisks2/drives/a", solid())
            .unwrap()
            .serve_at(
                "/org/freedesktop/UDisks2/drives/a",
                Ata {
                    failing: false,
                    attributes: vec![(9, 100), (177, 88)],
                },
            )
            .unwrap()
            .serve_at(
                "/org/freedesktop/UDisks2/drives/b",
                Nvme {
                    warnings: vec!["temperature".into(), "spare".into()],
                    used: 3,
                },
            )
            .unwrap()
    })
    .await;
    assert_eq!(
        wear,
        Some(Wear {
            percent: Some(12),
            failing: true
        })
    );
}

#[tokio::test]
async fn a_disk_past_its_rating_is_all_used_up() {
    let wear = wear_of(|builder| {
        builder
            .serve_at(
                "/org/freedesktop/UDisks2/drives/b",
                Nvme {
                    warnings: vec![],
                    used: 255,
                },
            )
            .unwrap()
    })
    .await;
    assert_eq!(
        wear,
        Some(Wear {
            percent: Some(100),
            failing: false
        })
    );
}

#[tokio::test]
async fn a_turning_disk_has_no_wear_and_a_citizens_stick_is_not_asked() {
    let turning = wear_of(|builder| {
        builder
            .serve_at(
                "/org/freedesktop/UDisks2/drives/a",
                Drive {
                    removable: false,
                    rotation: 7200,
                },
            )
            .unwrap()
            .serve_at(
                "/org/freedesktop/UDisks2/drives/a",
                Ata {
                    failing: true,
                    attributes: vec![(177, 10)],
                },
            )
            .unwrap()
    })
    .await;
    assert_eq!(
        turning,
        Some(Wear {
            percent: None,
            failing: true
        })
    );
    let stick = wear_of(|builder| {
        builder
            .serve_at(
                "/org/freedesktop/UDisks2/drives/s",
                Drive {
                    removable: true,
                    rotation: 0,
                },
            )
            .unwrap()
            .serve_at(
                "/org/freedesktop/UDisks2/drives/s",
                Ata {
                    failing: true,
                    attributes: vec![(177, 1)],
                },
            )
            .unwrap()
    })
    .await;
    assert_eq!(stick, None);
}

#[tokio::test]
async fn values_that_no_maker_means_are_not_wear() {
    let wear = wear_of(|builder| {
        builder
            .serve_at(
                "/org/freedesktop/UDisks2/drives/a",
                Ata {
                    failing: false,
                    attributes: vec![(177, 253), (231, -1), (233, i32::MAX)],
                },
            )
            .unwrap()
    })
    .await;
    assert_eq!(
        wear,
        Some(Wear {
            percent: None,
            failing: false
        })
    );
}

#[tokio::test]
async fn without_udisks_nothing_is_known() {
    let (near, _far) =
        talk(|builder| builder.serve_at("/elsewhere", AccessPoint(1)).unwrap()).await;
    assert_eq!(wear::ask(near).await, None);
}

struct Manager(&'static str);

#[interface(name = "org.freedesktop.NetworkManager")]
impl Manager {
    #[zbus(property)]
    fn primary_connection(&self) -> OwnedObjectPath {
        path(self.0)
    }
}

struct Active(&'static str);

#[interface(name = "org.freedesktop.NetworkManager.Connection.Active")]
impl Active {
    #[zbus(property)]
    fn specific_object(&self) -> OwnedObjectPath {
        path(self.0)
    }
}

struct AccessPoint(u8);

#[interface(name = "org.freedesktop.NetworkManager.AccessPoint")]
impl AccessPoint {
    #[zbus(property)]
    fn strength(&self) -> u8 {
        self.0
    }
}

fn path(text: &'static str) -> OwnedObjectPath {
    ObjectPath::from_static_str_unchecked(text).into()
}

async fn strength(point: &'static str, value: u8) -> Option<i64> {
    let (near, _far) = talk(|builder| {
        builder
            .serve_at("/org/freedesktop/NetworkManager", Manager("/active/1"))
            .unwrap()
            .serve_at("/active/1", Active(point))
            .unwrap()
            .serve_at("/point/1", AccessPoint(value))
            .unwrap()
    })
    .await;
    network::ask_manager(near).await
}

#[tokio::test]
async fn network_manager_says_how_strong_a_wireless_network_is() {
    assert_eq!(strength("/point/1", 61).await, Some(61));
    assert_eq!(strength("/", 61).await, None, "a cable has no access point");
    assert_eq!(strength("/point/1", 200).await, None);
}

#[derive(Clone, Default)]
struct Systemd {
    heard: Arc<Mutex<Vec<String>>>,
    refuses: bool,
}

#[interface(name = "org.freedesktop.systemd1.Manager")]
impl Systemd {
    fn kill_unit(&self, name: String, whom: String, signal: i32) {
        self.heard
            .lock()
            .unwrap()
            .push(format!("kill {name} {whom} {signal}"));
    }
    fn restart_unit(&self, name: String, mode: String) -> fdo::Result<OwnedObjectPath> {
        self.heard
            .lock()
            .unwrap()
            .push(format!("restart {name} {mode}"));
        if self.refuses {
            return Err(fdo::Error::AccessDenied("no".into()));
        }
        Ok(path("/job/1"))
    }
}

#[tokio::test]
async fn systemd_is_asked_to_kill_what_hangs_and_to_start_it_anew() {
    let systemd = Systemd::default();
    let heard = Arc::clone(&systemd.heard);
    let (near, _far) = talk(|builder| {
        builder
            .serve_at("/org/freedesktop/systemd1", systemd)
            .unwrap()
    })
    .await;
    restart_unit(&near, "sportello-kiosk.service")
        .await
        .unwrap();
    assert_eq!(
        *heard.lock().unwrap(),
        [
            "kill sportello-kiosk.service main 9",
            "restart sportello-kiosk.service replace"
        ]
    );
}

#[tokio::test]
async fn a_refusal_of_systemd_says_what_is_missing() {
    let systemd = Systemd {
        refuses: true,
        ..Systemd::default()
    };
    let (near, _far) = talk(|builder| {
        builder
            .serve_at("/org/freedesktop/systemd1", systemd)
            .unwrap()
    })
    .await;
    let refused = restart_unit(&near, "k.service").await.unwrap_err();
    assert!(matches!(refused, RestartError::Refused { .. }));
    assert!(refused.to_string().contains("k.service"));
}

#[tokio::test]
async fn a_bus_that_talks_nonsense_is_no_answer() {
    struct Liar;
    #[interface(name = "org.freedesktop.NetworkManager")]
    impl Liar {
        #[zbus(property)]
        fn primary_connection(&self) -> Value<'static> {
            Value::from("not a path")
        }
    }
    let (near, _far) = talk(|builder| {
        builder
            .serve_at("/org/freedesktop/NetworkManager", Liar)
            .unwrap()
    })
    .await;
    assert_eq!(network::ask_manager(near).await, None);
}
