// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Networks: NetworkManager is played by the test, over a real D-Bus conversation. No radio is
//! at hand where tests run.

#![expect(
    clippy::unwrap_used,
    reason = "a world that cannot be set up is a failed test"
)]

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use sportello_setupd::helper::network::{Manager, Patience};
use sportello_setupd::secret::Secret;
use sportello_setupd::wire::{Cable, Connectivity, Guard, Join, Refusal};
use tokio::net::UnixStream;
use zbus::connection::Builder;
use zbus::zvariant::{ObjectPath, OwnedObjectPath, OwnedValue, Value};
use zbus::{Connection, Guid, interface};

type Settings = HashMap<String, HashMap<String, OwnedValue>>;

const ADAPTER: &str = "/org/freedesktop/NetworkManager/Devices/2";
const PROFILE: &str = "/org/freedesktop/NetworkManager/Settings/7";
const OLDER: &str = "/org/freedesktop/NetworkManager/Settings/3";
const ACTIVE: &str = "/org/freedesktop/NetworkManager/ActiveConnection/7";

fn path(text: &str) -> OwnedObjectPath {
    ObjectPath::try_from(text.to_owned()).unwrap().into()
}

/// What the network does and what was asked of it.
#[derive(Debug, Clone, Default)]
struct Air {
    connectivity: u32,
    adapters: bool,
    cable: (u32, bool),
    /// State of the connection and reason of the device after joining, by key management.
    outcome: HashMap<String, (u32, u32)>,
    asked: Vec<Settings2>,
    /// What was said of who pays, join by join.
    metered: Vec<i32>,
    deleted: Vec<&'static str>,
    scans: u32,
}

/// What was asked for, as far as it matters.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Settings2 {
    ssid: Vec<u8>,
    way: String,
    key: String,
    hidden: bool,
}

type Shared = Arc<Mutex<Air>>;

struct Root(Shared);

#[interface(name = "org.freedesktop.NetworkManager")]
impl Root {
    fn get_devices(&self) -> Vec<OwnedObjectPath> {
        let mut devices = vec![path("/org/freedesktop/NetworkManager/Devices/1")];
        if self.0.lock().unwrap().adapters {
            devices.push(path(ADAPTER));
        }
        devices
    }
    fn check_connectivity(&self) -> u32 {
        self.0.lock().unwrap().connectivity
    }
    fn add_and_activate_connection2(
        &self,
        mut settings: Settings,
        device: OwnedObjectPath,
        _specific: OwnedObjectPath,
        _options: HashMap<String, OwnedValue>,
    ) -> (
        OwnedObjectPath,
        OwnedObjectPath,
        HashMap<String, OwnedValue>,
    ) {
        assert_eq!(device.as_str(), ADAPTER);
        let mut wifi = settings.remove("802-11-wireless").unwrap();
        let mut guard = settings
            .remove("802-11-wireless-security")
            .unwrap_or_default();
        let mut text = |key: &str| guard.remove(key).map(|it| String::try_from(it).unwrap());
        let asked = Settings2 {
            ssid: wifi.remove("ssid").unwrap().try_into().unwrap(),
            hidden: wifi.remove("hidden").unwrap().try_into().unwrap(),
            way: text("key-mgmt").unwrap_or_default(),
            key: text("psk").unwrap_or_default(),
        };
        let mut connection = settings.remove("connection").unwrap();
        let metered = connection.remove("metered").unwrap().try_into().unwrap();
        let mut air = self.0.lock().unwrap();
        air.asked.push(asked);
        air.metered.push(metered);
        (path(PROFILE), path(ACTIVE), HashMap::new())
    }
}

struct Device(Shared, u32);

#[interface(name = "org.freedesktop.NetworkManager.Device")]
impl Device {
    #[zbus(property)]
    fn device_type(&self) -> u32 {
        self.1
    }
    #[zbus(property)]
    fn state(&self) -> u32 {
        self.0.lock().unwrap().cable.0
    }
    #[zbus(property)]
    fn state_reason(&self) -> (u32, u32) {
        (120, self.0.lock().unwrap().now().1)
    }
}

struct Wired(Shared);

#[interface(name = "org.freedesktop.NetworkManager.Device.Wired")]
impl Wired {
    #[zbus(property)]
    fn carrier(&self) -> bool {
        self.0.lock().unwrap().cable.1
    }
}

struct Wireless(Shared, Vec<OwnedObjectPath>);

#[interface(name = "org.freedesktop.NetworkManager.Device.Wireless")]
impl Wireless {
    fn get_all_access_points(&self) -> Vec<OwnedObjectPath> {
        self.1.clone()
    }
    fn request_scan(&self, _options: HashMap<String, OwnedValue>) {
        self.0.lock().unwrap().scans += 1;
    }
    #[zbus(property)]
    fn last_scan(&self) -> i64 {
        i64::from(self.0.lock().unwrap().scans)
    }
    #[zbus(property)]
    fn active_access_point(&self) -> OwnedObjectPath {
        path("/ap/1")
    }
}

struct Point {
    ssid: Vec<u8>,
    strength: u8,
    flags: (u32, u32),
}

#[interface(name = "org.freedesktop.NetworkManager.AccessPoint")]
impl Point {
    #[zbus(property)]
    fn ssid(&self) -> Vec<u8> {
        self.ssid.clone()
    }
    #[zbus(property)]
    fn strength(&self) -> u8 {
        self.strength
    }
    #[zbus(property)]
    fn flags(&self) -> u32 {
        self.flags.0
    }
    #[zbus(property)]
    fn wpa_flags(&self) -> u32 {
        0
    }
    #[zbus(property)]
    fn rsn_flags(&self) -> u32 {
        self.flags.1
    }
}

struct Active(Shared);

#[interface(name = "org.freedesktop.NetworkManager.Connection.Active")]
impl Active {
    #[zbus(property)]
    fn state(&self) -> u32 {
        self.0.lock().unwrap().now().0
    }
}

struct Profiles;

#[interface(name = "org.freedesktop.NetworkManager.Settings")]
impl Profiles {
    fn list_connections(&self) -> Vec<OwnedObjectPath> {
        vec![path(OLDER), path(PROFILE)]
    }
}

struct Profile(Shared, &'static str);

#[interface(name = "org.freedesktop.NetworkManager.Settings.Connection")]
impl Profile {
    fn delete(&self) {
        self.0.lock().unwrap().deleted.push(self.1);
    }
    fn get_settings(&self) -> Settings {
        let ssid = OwnedValue::try_from(Value::from(b"Sala".to_vec())).unwrap();
        let wifi = HashMap::from([("ssid".to_owned(), ssid)]);
        HashMap::from([("802-11-wireless".to_owned(), wifi)])
    }
}

impl Air {
    fn now(&self) -> (u32, u32) {
        let way = self.asked.last().map(|it| it.way.clone());
        let outcome = self.outcome.get(&way.unwrap_or_default());
        outcome.copied().unwrap_or((1, 0))
    }
}

struct World {
    air: Shared,
    manager: Manager,
    _far: Connection,
}

async fn world(air: Air) -> World {
    let air = Arc::new(Mutex::new(air));
    let points = [
        (&b"Sala"[..], 60, (1, 0x188)),
        (b"Sala", 90, (1, 0x188)),
        (b"Bar\x1b[2J", 40, (0, 0)),
        (b"Ufficio", 70, (1, 0x288)),
        (b"Nuova", 30, (1, 0x488)),
        (b"", 99, (0, 0)),
        (&[b'x'; 40], 99, (0, 0)),
    ];
    let (near, far) = UnixStream::pair().unwrap();
    let shared = || Arc::clone(&air);
    let paths = (1..=points.len())
        .map(|n| path(&format!("/ap/{n}")))
        .collect();
    let root = "/org/freedesktop/NetworkManager";
    let wired = format!("{root}/Devices/1");
    let mut far = Builder::unix_stream(far)
        .server(Guid::generate())
        .unwrap()
        .p2p()
        .serve_at(root, Root(shared()))
        .unwrap()
        .serve_at(wired.clone(), Device(shared(), 1))
        .unwrap()
        .serve_at(wired, Wired(shared()))
        .unwrap()
        .serve_at(ADAPTER, Device(shared(), 2))
        .unwrap()
        .serve_at(ADAPTER, Wireless(shared(), paths))
        .unwrap()
        .serve_at(ACTIVE, Active(shared()))
        .unwrap()
        .serve_at(format!("{root}/Settings"), Profiles)
        .unwrap()
        .serve_at(PROFILE, Profile(shared(), "new"))
        .unwrap()
        .serve_at(OLDER, Profile(shared(), "older"))
        .unwrap();
    for (n, (ssid, strength, flags)) in points.into_iter().enumerate() {
        let point = Point {
            ssid: ssid.to_vec(),
            strength,
            flags,
        };
        far = far.serve_at(format!("/ap/{}", n + 1), point).unwrap();
    }
    let near = Builder::unix_stream(near).p2p();
    let (near, far) = tokio::try_join!(near.build(), far.build()).unwrap();
    let patience = Patience {
        call: Duration::from_secs(20),
        scan: Duration::from_secs(5),
        join: Duration::from_secs(2),
    };
    World {
        air,
        manager: Manager::new(near, patience),
        _far: far,
    }
}

fn air() -> Air {
    Air {
        connectivity: 4,
        adapters: true,
        cable: (20, false),
        ..Air::default()
    }
}

fn join(name: &[u8], key: Option<&str>) -> Join {
    Join {
        ssid: name.iter().map(|byte| format!("{byte:02x}")).collect(),
        key: key.map(Secret::new),
        hidden: false,
    }
}

#[tokio::test]
async fn networks_are_listed_once_the_one_in_use_first_and_strangers_names_are_cleaned() {
    let world = world(air()).await;
    let networks = world.manager.networks(true).await.unwrap();
    let seen: Vec<_> = networks
        .found
        .iter()
        .map(|it| (it.name.as_str(), it.strength, it.guard, it.active))
        .collect();
    assert_eq!(
        seen,
        [
            ("Sala", 60, Guard::Key, true),
            ("Ufficio", 70, Guard::Unsupported, false),
            ("Bar[2J", 40, Guard::Open, false),
            ("Nuova", 30, Guard::Key, false),
        ]
    );
    assert_eq!(networks.connectivity, Connectivity::Full);
    assert_eq!(networks.cable, Cable::Unplugged);
    assert_eq!(world.air.lock().unwrap().scans, 1);
}

#[tokio::test]
async fn a_cable_and_a_page_in_between_are_told() {
    let check = |state, carrier, expected| async move {
        let world = world(Air {
            connectivity: 2,
            adapters: false,
            cable: (state, carrier),
            ..Air::default()
        })
        .await;
        let networks = world.manager.networks(false).await.unwrap();
        assert_eq!(networks.cable, expected);
        assert_eq!(networks.connectivity, Connectivity::Portal);
        assert!(!networks.wifi && networks.found.is_empty());
    };
    check(100, true, Cable::Connected).await;
    check(70, true, Cable::Plugged).await;
    check(20, false, Cable::Unplugged).await;
}

#[tokio::test]
async fn a_network_is_joined_and_an_older_key_of_it_forgotten() {
    let mut air = air();
    air.outcome.insert("wpa-psk".into(), (2, 0));
    let world = world(air).await;
    let joined = world.manager.join(&join(b"Sala", Some("buongiorno"))).await;
    assert_eq!(joined, Ok(Connectivity::Full));
    let air = world.air.lock().unwrap().clone();
    assert_eq!(
        air.asked,
        [Settings2 {
            ssid: b"Sala".to_vec(),
            way: "wpa-psk".into(),
            key: "buongiorno".into(),
            hidden: false,
        }]
    );
    assert_eq!(air.deleted, ["older"]);
}

#[tokio::test]
async fn a_network_that_was_not_joined_says_why_and_is_not_kept() {
    let check = |reason, expected| async move {
        let mut air = air();
        air.outcome.insert("wpa-psk".into(), (4, reason));
        let world = world(air).await;
        let joined = world.manager.join(&join(b"Sala", Some("buongiorno"))).await;
        assert_eq!(joined, Err(expected));
        assert_eq!(world.air.lock().unwrap().deleted, ["new"]);
    };
    check(7, Refusal::KeyWrong).await;
    check(5, Refusal::NoAddress).await;
    check(53, Refusal::NetworkGone).await;
    check(1, Refusal::NoAnswer).await;
    // Neither joined nor refused.
    let world = world(air()).await;
    let joined = world.manager.join(&join(b"Sala", Some("buongiorno"))).await;
    assert_eq!(joined, Err(Refusal::NoAnswer));
    assert_eq!(world.air.lock().unwrap().deleted, ["new"]);
}

#[tokio::test]
async fn what_cannot_be_joined_is_refused_without_trying() {
    let check = |wanted: Join, adapters, expected| async move {
        let world = world(Air { adapters, ..air() }).await;
        assert_eq!(world.manager.join(&wanted).await, Err(expected));
        assert_eq!(world.air.lock().unwrap().asked, []);
    };
    check(join(b"Sala", Some("short")), true, Refusal::KeyShape).await;
    check(join(b"Sala", None), true, Refusal::KeyShape).await;
    check(
        join(b"Ufficio", Some("buongiorno")),
        true,
        Refusal::NetworkUnsupported,
    )
    .await;
    check(join(b"Altrove", None), true, Refusal::NetworkGone).await;
    check(join(b"Sala", Some("buongiorno")), false, Refusal::NoWifi).await;
    let absurd = Join {
        ssid: "not hex".into(),
        key: None,
        hidden: false,
    };
    check(absurd, true, Refusal::Request).await;
}

#[tokio::test]
async fn newer_and_hidden_networks_are_joined_their_way() {
    let mut open = air();
    open.outcome.insert("sae".into(), (2, 0));
    open.outcome.insert("wpa-psk".into(), (4, 53));
    let world = world(open).await;
    let joined = world
        .manager
        .join(&join(b"Nuova", Some("buongiorno")))
        .await;
    assert_eq!(joined, Ok(Connectivity::Full));
    let hidden = Join {
        hidden: true,
        ..join(b"Nascosta", Some("buongiorno"))
    };
    assert_eq!(world.manager.join(&hidden).await, Ok(Connectivity::Full));
    let ways: Vec<_> = world.air.lock().unwrap().asked.clone();
    let ways: Vec<_> = ways.iter().map(|it| (it.way.as_str(), it.hidden)).collect();
    assert_eq!(ways, [("sae", false), ("wpa-psk", true), ("sae", true)]);
}

#[tokio::test]
async fn without_a_network_service_that_is_said() {
    let (near, far) = UnixStream::pair().unwrap();
    let far = Builder::unix_stream(far)
        .server(Guid::generate())
        .unwrap()
        .p2p();
    let near = Builder::unix_stream(near).p2p();
    let near = near.method_timeout(Duration::from_millis(100));
    let (near, _far) = tokio::try_join!(near.build(), far.build()).unwrap();
    let manager = Manager::new(near, Patience::default());
    assert_eq!(
        manager.networks(false).await,
        Err(Refusal::NoNetworkService)
    );
}

#[tokio::test]
async fn a_network_that_is_paid_by_volume_is_kept_as_one() {
    let mut air = air();
    air.outcome.insert("wpa-psk".to_owned(), (2, 0));
    let world = world(air).await;
    let wanted = join(b"Sala", Some("una parola"));
    world.manager.join_as(&wanted, true).await.unwrap();
    world.manager.join(&wanted).await.unwrap();
    // Of any other, NetworkManager finds out.
    assert_eq!(world.air.lock().unwrap().metered, [1, 0]);
}

#[tokio::test]
async fn what_is_kept_is_told_once_and_can_be_forgotten() {
    let world = world(air()).await;
    assert_eq!(world.manager.known().await, Ok(vec!["53616c61".to_owned()]));
    assert_eq!(world.manager.forget("53616c61").await, Ok(()));
    assert_eq!(world.air.lock().unwrap().deleted, ["older", "new"]);
    let unknown = world.manager.forget("4e756f7661").await;
    assert_eq!(unknown, Err(Refusal::NetworkGone));
    assert_eq!(world.manager.forget("no").await, Err(Refusal::Request));
}
