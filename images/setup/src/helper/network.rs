// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Networks, through NetworkManager. Names of networks are what strangers nearby chose: they
//! are bounded, cleaned for showing, and go back as the bytes they came as.

use std::collections::HashMap;
use std::time::Duration;

use tokio::time::{Instant, sleep};
use tracing::warn;
use zbus::zvariant::{OwnedObjectPath, OwnedValue, Value};
use zbus::{Connection, Proxy};

use super::disks::shown;
use crate::wire::{Cable, Connectivity, Guard, MAX_LIST, Network, Networks, Refusal};

const NM: &str = "org.freedesktop.NetworkManager";
const ROOT: &str = "/org/freedesktop/NetworkManager";
const DEVICE: &str = "org.freedesktop.NetworkManager.Device";
const WIRED: &str = "org.freedesktop.NetworkManager.Device.Wired";
const WIRELESS: &str = "org.freedesktop.NetworkManager.Device.Wireless";
const POINT: &str = "org.freedesktop.NetworkManager.AccessPoint";

mod join;
mod known;

/// A name has at most 32 bytes (IEEE 802.11).
const MAX_SSID: usize = 32;
/// Access points looked at: a large building has hundreds.
const MAX_POINTS: usize = 512;
/// How often a network that is being joined is looked at.
const LOOK: Duration = Duration::from_millis(200);

/// How long to wait for NetworkManager.
#[derive(Debug, Clone, Copy)]
pub struct Patience {
    /// For one answer, set on the connection.
    pub call: Duration,
    pub scan: Duration,
    pub join: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            call: Duration::from_secs(20),
            scan: Duration::from_secs(8),
            join: Duration::from_secs(45),
        }
    }
}

/// The networks of this machine.
#[derive(Debug, Clone)]
pub struct Manager {
    bus: Connection,
    patience: Patience,
}

impl Manager {
    /// Over the system's bus.
    ///
    /// # Errors
    /// When there is none.
    pub async fn of_this_machine() -> Result<Self, Refusal> {
        let patience = Patience::default();
        let bus = match zbus::connection::Builder::system() {
            Ok(builder) => builder.method_timeout(patience.call).build().await,
            Err(failed) => Err(failed),
        };
        Ok(Self::new(bus.map_err(|failed| none(&failed))?, patience))
    }

    #[must_use]
    pub const fn new(bus: Connection, patience: Patience) -> Self {
        Self { bus, patience }
    }

    async fn at(&self, path: &str, interface: &'static str) -> Result<Proxy<'static>, Refusal> {
        let built = Proxy::new(&self.bus, NM, path.to_owned(), interface).await;
        built.map_err(|failed| none(&failed))
    }

    /// Asked anew each time: what a proxy remembers may be late.
    async fn property<T>(
        &self,
        path: &str,
        interface: &'static str,
        name: &str,
    ) -> Result<T, Refusal>
    where
        T: TryFrom<OwnedValue>,
    {
        let properties = self.at(path, "org.freedesktop.DBus.Properties").await?;
        let value: OwnedValue = properties
            .call("Get", &(interface, name))
            .await
            .map_err(|failed| none(&failed))?;
        T::try_from(value).map_err(|_| Refusal::NoNetworkService)
    }

    /// Whether the internet is reached, found out now.
    ///
    /// # Errors
    /// When no network service answers.
    pub async fn connectivity(&self) -> Result<Connectivity, Refusal> {
        let manager = self.at(ROOT, NM).await?;
        let found: u32 = manager
            .call("CheckConnectivity", &())
            .await
            .map_err(|failed| none(&failed))?;
        Ok(match found {
            1 => Connectivity::None,
            2 => Connectivity::Portal,
            3 => Connectivity::Limited,
            4 => Connectivity::Full,
            _ => Connectivity::Unknown,
        })
    }

    async fn devices(&self, kind: u32) -> Result<Vec<String>, Refusal> {
        let manager = self.at(ROOT, NM).await?;
        let all: Vec<OwnedObjectPath> = manager
            .call("GetDevices", &())
            .await
            .map_err(|failed| none(&failed))?;
        let mut fitting = Vec::new();
        for path in all.into_iter().take(MAX_LIST) {
            // A device that went away in between is none.
            let is: Result<u32, _> = self.property(path.as_str(), DEVICE, "DeviceType").await;
            if is == Ok(kind) {
                fitting.push(path.as_str().to_owned());
            }
        }
        Ok(fitting)
    }

    async fn cable(&self) -> Result<Cable, Refusal> {
        let mut best = Cable::NoSocket;
        for device in self.devices(1).await? {
            let carrier: bool = self
                .property(&device, WIRED, "Carrier")
                .await
                .unwrap_or_default();
            let state: u32 = self
                .property(&device, DEVICE, "State")
                .await
                .unwrap_or_default();
            let found = match (state, carrier) {
                (100, _) => Cable::Connected,
                (_, true) => Cable::Plugged,
                _ => Cable::Unplugged,
            };
            if rank(found) > rank(best) {
                best = found;
            }
        }
        Ok(best)
    }

    /// Everything there is to choose from.
    ///
    /// # Errors
    /// When no network service answers.
    pub async fn networks(&self, scan: bool) -> Result<Networks, Refusal> {
        let connectivity = self.connectivity().await?;
        let cable = self.cable().await?;
        let adapters = self.devices(2).await?;
        if scan {
            self.scan(&adapters).await;
        }
        let mut found: Vec<Network> = Vec::new();
        for adapter in &adapters {
            for point in self.points(adapter).await? {
                let known = found.iter_mut().find(|it| it.ssid == point.ssid);
                match known {
                    Some(known) if known.active || known.strength >= point.strength => {
                        known.active |= point.active;
                    }
                    Some(known) => *known = point,
                    None => found.push(point),
                }
            }
        }
        found.sort_by(|one, other| {
            let order = |it: &Network| (!it.active, std::cmp::Reverse(it.strength));
            order(one).cmp(&order(other))
        });
        found.truncate(MAX_LIST);
        Ok(Networks {
            connectivity,
            cable,
            wifi: !adapters.is_empty(),
            found,
        })
    }

    async fn scan(&self, adapters: &[String]) {
        for adapter in adapters {
            let before: Result<i64, _> = self.property(adapter, WIRELESS, "LastScan").await;
            let Ok(wireless) = self.at(adapter, WIRELESS).await else {
                continue;
            };
            let none: HashMap<&str, Value<'_>> = HashMap::new();
            let asked: zbus::Result<()> = wireless.call("RequestScan", &(none,)).await;
            if asked.is_err() {
                // One is under way, or was a moment ago: what is known is fresh.
                continue;
            }
            let end = Instant::now() + self.patience.scan;
            while Instant::now() < end {
                let now: Result<i64, _> = self.property(adapter, WIRELESS, "LastScan").await;
                if now.is_err() || now != before {
                    break;
                }
                sleep(LOOK).await;
            }
        }
    }

    async fn points(&self, adapter: &str) -> Result<Vec<Network>, Refusal> {
        let wireless = self.at(adapter, WIRELESS).await?;
        let paths: Vec<OwnedObjectPath> = wireless
            .call("GetAllAccessPoints", &())
            .await
            .map_err(|failed| none(&failed))?;
        let active: Result<OwnedObjectPath, _> =
            self.property(adapter, WIRELESS, "ActiveAccessPoint").await;
        let mut points = Vec::new();
        for path in paths.into_iter().take(MAX_POINTS) {
            // One that went out of reach in between is not offered.
            if let Ok(Some(mut network)) = self.point(path.as_str()).await {
                network.active = active.as_ref().is_ok_and(|active| *active == path);
                points.push(network);
            }
        }
        Ok(points)
    }

    async fn point(&self, path: &str) -> Result<Option<Network>, Refusal> {
        let ssid: Vec<u8> = self.property(path, POINT, "Ssid").await?;
        let name = shown(&String::from_utf8_lossy(&ssid));
        if ssid.len() > MAX_SSID || name.is_empty() {
            return Ok(None);
        }
        let strength: u8 = self.property(path, POINT, "Strength").await?;
        Ok(Some(Network {
            ssid: hex(&ssid),
            name,
            strength: strength.min(100),
            guard: self.guard(path).await?.0,
            active: false,
        }))
    }

    /// What an access point asks for, and the way to give it.
    async fn guard(&self, path: &str) -> Result<(Guard, &'static str), Refusal> {
        let flags: u32 = self.property(path, POINT, "Flags").await?;
        let wpa: u32 = self.property(path, POINT, "WpaFlags").await?;
        let rsn: u32 = self.property(path, POINT, "RsnFlags").await?;
        Ok(guard(flags, wpa, rsn))
    }
}

const fn rank(cable: Cable) -> u8 {
    match cable {
        Cable::NoSocket => 0,
        Cable::Unplugged => 1,
        Cable::Plugged => 2,
        Cable::Connected => 3,
    }
}

/// Flags as NetworkManager counts them.
const fn guard(flags: u32, wpa: u32, rsn: u32) -> (Guard, &'static str) {
    const PRIVACY: u32 = 0x1;
    const PSK: u32 = 0x100;
    const SAE: u32 = 0x400;
    let both = wpa | rsn;
    if both & PSK != 0 {
        (Guard::Key, "wpa-psk")
    } else if both & SAE != 0 {
        (Guard::Key, "sae")
    } else if both == 0 && flags & PRIVACY == 0 {
        (Guard::Open, "")
    } else {
        (Guard::Unsupported, "")
    }
}

/// A passphrase of WPA, or the 64 digits that one becomes.
#[must_use]
pub fn is_key(text: &str) -> bool {
    let printable = text.bytes().all(|byte| (0x20..=0x7e).contains(&byte));
    match text.len() {
        8..=63 => printable,
        64 => text.bytes().all(|byte| byte.is_ascii_hexdigit()),
        _ => false,
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let sound = text.is_ascii() && text.len().is_multiple_of(2) && !text.is_empty();
    if !sound || text.len() > MAX_SSID * 2 {
        return None;
    }
    (0..text.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(text.get(at..at + 2)?, 16).ok())
        .collect()
}

fn none(failed: &zbus::Error) -> Refusal {
    // Never the message itself: it may name a network.
    let what = match failed {
        zbus::Error::MethodError(name, ..) => name.as_str().to_owned(),
        zbus::Error::InputOutput(failed) => failed.kind().to_string(),
        _ => "no answer that could be read".to_owned(),
    };
    warn!("NetworkManager: {what}");
    Refusal::NoNetworkService
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_network_asks_for_is_read_from_its_flags() {
        let check = |flags, wpa, rsn, expected| assert_eq!(guard(flags, wpa, rsn).0, expected);
        check(0, 0, 0, Guard::Open);
        check(1, 0, 0x188, Guard::Key);
        check(1, 0x188, 0, Guard::Key);
        check(1, 0, 0x488, Guard::Key);
        check(1, 0, 0x288, Guard::Unsupported);
        check(1, 0, 0, Guard::Unsupported);
        assert_eq!(guard(1, 0, 0x488).1, "sae");
        assert_eq!(guard(1, 0, 0x588).1, "wpa-psk");
    }

    #[test]
    fn a_key_that_no_network_can_have_is_told_at_once() {
        for good in ["12345678", &"x".repeat(63), &"0aF9".repeat(16)] {
            assert!(is_key(good), "{good}");
        }
        for bad in ["", "1234567", &"x".repeat(64), "città12345", "a\nbcdefgh"] {
            assert!(!is_key(bad), "{bad}");
        }
    }

    #[test]
    fn a_name_comes_back_as_the_bytes_it_was() {
        let name = [0, 255, b'a'];
        assert_eq!(unhex(&hex(&name)), Some(name.to_vec()));
        for bad in ["", "0", "zz", &"00".repeat(33), "ü0"] {
            assert_eq!(unhex(bad), None, "{bad}");
        }
    }
}
