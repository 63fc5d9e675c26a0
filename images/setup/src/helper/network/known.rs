// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Networks that were joined before: which there are, and forgetting one.

use std::collections::HashMap;

use zbus::zvariant::{OwnedObjectPath, OwnedValue};

use super::join::PROFILE;
use super::{MAX_SSID, Manager, ROOT, hex, none, unhex};
use crate::wire::{MAX_LIST, Refusal};

const SETTINGS: &str = "org.freedesktop.NetworkManager.Settings";

/// A Wi-Fi network that is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Profile {
    pub(super) path: String,
    pub(super) ssid: Vec<u8>,
}

impl Manager {
    /// Names of the Wi-Fi networks that are kept, as bytes in hexadecimal, each once.
    ///
    /// # Errors
    /// When no network service answers.
    pub async fn known(&self) -> Result<Vec<String>, Refusal> {
        let mut known: Vec<String> = Vec::new();
        for profile in self.profiles().await? {
            let ssid = hex(&profile.ssid);
            if !known.contains(&ssid) {
                known.push(ssid);
            }
        }
        Ok(known)
    }

    /// Forgets a Wi-Fi network with its key; where it is in use it is left.
    ///
    /// # Errors
    /// When it is not known, or no network service answers.
    pub async fn forget(&self, ssid: &str) -> Result<(), Refusal> {
        let ssid = unhex(ssid).ok_or(Refusal::Request)?;
        let mut found = Err(Refusal::NetworkGone);
        for profile in self.profiles().await? {
            if profile.ssid == ssid {
                self.delete(&profile.path).await?;
                found = Ok(());
            }
        }
        found
    }

    /// Wi-Fi networks that are kept. Anything else that NetworkManager keeps is nobody's choice
    /// at a terminal and is not told of.
    pub(super) async fn profiles(&self) -> Result<Vec<Profile>, Refusal> {
        let settings = self.at(&format!("{ROOT}/Settings"), SETTINGS).await?;
        let all: Vec<OwnedObjectPath> = settings
            .call("ListConnections", &())
            .await
            .map_err(|failed| none(&failed))?;
        let mut profiles = Vec::new();
        for path in all.into_iter().take(MAX_LIST) {
            let profile = self.at(path.as_str(), PROFILE).await?;
            let kept: zbus::Result<HashMap<String, HashMap<String, OwnedValue>>> =
                profile.call("GetSettings", &()).await;
            // One that went away in between is not kept.
            let ssid = kept.ok().and_then(|mut kept| {
                let ssid = kept.get_mut("802-11-wireless")?.remove("ssid")?;
                Vec::<u8>::try_from(ssid).ok()
            });
            if let Some(ssid) = ssid.filter(|ssid| (1..=MAX_SSID).contains(&ssid.len())) {
                let path = path.as_str().to_owned();
                profiles.push(Profile { path, ssid });
            }
        }
        Ok(profiles)
    }

    pub(super) async fn delete(&self, path: &str) -> Result<(), Refusal> {
        let profile = self.at(path, PROFILE).await?;
        profile
            .call("Delete", &())
            .await
            .map_err(|failed| none(&failed))
    }
}
