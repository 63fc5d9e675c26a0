// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Joining a network: kept when it worked, forgotten when it did not.

use std::collections::HashMap;

use tokio::time::{Instant, sleep};
use tracing::warn;
use zbus::zvariant::{OwnedObjectPath, OwnedValue, Value};

use super::{DEVICE, LOOK, MAX_POINTS, Manager, NM, POINT, ROOT, WIRELESS, is_key, none, unhex};
use crate::wire::{Connectivity, Guard, Join, Refusal};

const ACTIVE: &str = "org.freedesktop.NetworkManager.Connection.Active";
pub(super) const PROFILE: &str = "org.freedesktop.NetworkManager.Settings.Connection";
/// NetworkManager's words for "yes" and "find out".
const METERED: i32 = 1;
const FIND_OUT: i32 = 0;

type Settings<'a> = HashMap<&'a str, HashMap<&'a str, Value<'a>>>;

impl Manager {
    /// Joins a network and keeps it, or leaves nothing of it behind.
    ///
    /// # Errors
    /// Why it was not joined.
    pub async fn join(&self, wanted: &Join) -> Result<Connectivity, Refusal> {
        self.join_as(wanted, false).await
    }

    /// The same; `metered`: its owner pays by volume.
    ///
    /// # Errors
    /// Why it was not joined.
    pub async fn join_as(&self, wanted: &Join, metered: bool) -> Result<Connectivity, Refusal> {
        let ssid = unhex(&wanted.ssid).ok_or(Refusal::Request)?;
        let adapters = self.devices(2).await?;
        let adapter = adapters.first().ok_or(Refusal::NoWifi)?;
        let key = wanted.key.as_ref().filter(|key| !key.is_empty());
        if key.is_some_and(|key| !is_key(key.expose())) {
            return Err(Refusal::KeyShape);
        }
        let ways: Vec<&str> = if wanted.hidden {
            key.map_or(vec![""], |_| vec!["wpa-psk", "sae"])
        } else {
            vec![self.way(adapter, &ssid, key.is_some()).await?]
        };
        let mut why = Refusal::NetworkGone;
        for way in ways {
            let mut settings: Settings<'_> = HashMap::from([
                (
                    "connection",
                    HashMap::from([
                        ("id", Value::from("sportello")),
                        ("type", Value::from("802-11-wireless")),
                        (
                            "metered",
                            Value::from(if metered { METERED } else { FIND_OUT }),
                        ),
                    ]),
                ),
                (
                    "802-11-wireless",
                    HashMap::from([
                        ("ssid", Value::from(ssid.clone())),
                        ("hidden", Value::from(wanted.hidden)),
                    ]),
                ),
            ]);
            if let Some(key) = key {
                settings.insert(
                    "802-11-wireless-security",
                    HashMap::from([
                        ("key-mgmt", Value::from(way)),
                        ("psk", Value::from(key.expose())),
                    ]),
                );
            }
            match self.activate(adapter, settings).await {
                Ok(profile) => {
                    self.forget_others(&ssid, &profile).await;
                    return self.connectivity().await;
                }
                Err(refused) => why = refused,
            }
        }
        Err(why)
    }

    /// How a network in reach is joined.
    async fn way(&self, adapter: &str, ssid: &[u8], key: bool) -> Result<&'static str, Refusal> {
        let wireless = self.at(adapter, WIRELESS).await?;
        let paths: Vec<OwnedObjectPath> = wireless
            .call("GetAllAccessPoints", &())
            .await
            .map_err(|failed| none(&failed))?;
        for path in paths.iter().take(MAX_POINTS) {
            let name: Result<Vec<u8>, _> = self.property(path.as_str(), POINT, "Ssid").await;
            if name.is_ok_and(|name| name == ssid) {
                return match self.guard(path.as_str()).await? {
                    (Guard::Unsupported, _) => Err(Refusal::NetworkUnsupported),
                    (Guard::Key, _) if !key => Err(Refusal::KeyShape),
                    (_, way) => Ok(way),
                };
            }
        }
        Err(Refusal::NetworkGone)
    }

    async fn activate(&self, adapter: &str, settings: Settings<'_>) -> Result<String, Refusal> {
        let manager = self.at(ROOT, NM).await?;
        let device = OwnedObjectPath::try_from(adapter).map_err(|_| Refusal::Machine)?;
        let any = OwnedObjectPath::try_from("/").map_err(|_| Refusal::Machine)?;
        let options: HashMap<&str, Value<'_>> = HashMap::new();
        let (profile, active, _): (
            OwnedObjectPath,
            OwnedObjectPath,
            HashMap<String, OwnedValue>,
        ) = manager
            .call(
                "AddAndActivateConnection2",
                &(settings, device, any, options),
            )
            .await
            .map_err(|failed| none(&failed))?;
        let done = self.wait(adapter, active.as_str()).await;
        if done.is_err() && self.delete(profile.as_str()).await.is_err() {
            warn!("a network that was not joined is still known");
        }
        done.map(|()| profile.as_str().to_owned())
    }

    async fn wait(&self, adapter: &str, active: &str) -> Result<(), Refusal> {
        let end = Instant::now() + self.patience.join;
        loop {
            let state: Result<u32, _> = self.property(active, ACTIVE, "State").await;
            let reason: Result<(u32, u32), _> = self.reason(adapter).await;
            match (state, reason) {
                (Ok(2), _) => return Ok(()),
                // Ended, or gone because it ended.
                (Ok(4) | Err(_), Ok((_, why))) => return Err(why_not(why)),
                (Ok(4) | Err(_), Err(refused)) => return Err(refused),
                _ => {}
            }
            if Instant::now() >= end {
                return Err(Refusal::NoAnswer);
            }
            sleep(LOOK).await;
        }
    }

    async fn reason(&self, adapter: &str) -> Result<(u32, u32), Refusal> {
        let properties = self.at(adapter, "org.freedesktop.DBus.Properties").await?;
        let value: OwnedValue = properties
            .call("Get", &(DEVICE, "StateReason"))
            .await
            .map_err(|failed| none(&failed))?;
        <(u32, u32)>::try_from(value).map_err(|_| Refusal::NoNetworkService)
    }

    /// An older profile of the same network, with an older key, would come first at the next
    /// start.
    async fn forget_others(&self, ssid: &[u8], keep: &str) {
        for profile in self.profiles().await.unwrap_or_default() {
            if profile.ssid == ssid
                && profile.path != keep
                && self.delete(&profile.path).await.is_err()
            {
                warn!("an older profile of the network stays");
            }
        }
    }
}

/// Reasons as NetworkManager counts them.
const fn why_not(reason: u32) -> Refusal {
    match reason {
        // No secrets, supplicant disconnected, supplicant failed, supplicant timed out.
        7..=11 => Refusal::KeyWrong,
        // No address, address expired, DHCP did not start, failed.
        5 | 6 | 15..=17 => Refusal::NoAddress,
        53 => Refusal::NetworkGone,
        _ => Refusal::NoAnswer,
    }
}
