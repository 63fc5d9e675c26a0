// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Which network the terminal uses, and how good a wireless one is.
//!
//! The kernel knows both; only where it was built without the old wireless interface
//! NetworkManager is asked, over D-Bus. Names of networks are never read.

use std::path::Path;

use sportello_protocol::NetworkKind as Kind;
use zbus::Connection;
use zbus::zvariant::OwnedObjectPath;

use super::bus::property;
use super::small_file::{number, text, word};

/// The network of the default route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Link {
    pub kind: Kind,
    /// The line carries a signal.
    pub up: bool,
    /// Of a wireless one, when the kernel says it.
    pub quality_percent: Option<i64>,
}

/// Link qualities as drivers count them: 70 is best.
const BEST_QUALITY: f64 = 70.0;

/// The network of the default route; `None` without one.
#[must_use]
pub fn read(proc: &Path, sys: &Path) -> Option<Link> {
    let name = default_route(proc)?;
    let device = sys.join("class/net").join(&name);
    let is_wifi = device.join("wireless").exists() || device.join("phy80211").exists();
    let kind = if is_wifi {
        Kind::Wifi
    } else if text(&device.join("uevent"))
        .is_some_and(|text| text.lines().any(|line| line == "DEVTYPE=wwan"))
    {
        Kind::Mobile
    } else if number(&device.join("type")) == Some(1) {
        Kind::Wired
    } else {
        Kind::Other
    };
    let up = match word(&device.join("operstate")).as_deref() {
        Some("up") => true,
        // Some drivers never say; then the carrier does.
        Some("unknown") | None => number(&device.join("carrier")) != Some(0),
        Some(_) => false,
    };
    Some(Link {
        kind,
        up,
        quality_percent: is_wifi.then(|| wireless(proc, &name)).flatten(),
    })
}

/// The device of the default route with the smallest metric.
fn default_route(proc: &Path) -> Option<String> {
    let old = text(&proc.join("net/route")).and_then(|table| {
        table
            .lines()
            .filter_map(|line| {
                let mut words = line.split_ascii_whitespace();
                let device = words.next()?;
                let (destination, _gateway) = (words.next()?, words.next()?);
                let flags = u32::from_str_radix(words.next()?, 16).ok()?;
                let metric: u32 = words.nth(2)?.parse().ok()?;
                let mask = words.next()?;
                let usable = destination == "00000000" && mask == "00000000" && flags & 1 == 1;
                (usable && is_device(device)).then(|| (metric, device.to_owned()))
            })
            .min()
    });
    let new = || {
        text(&proc.join("net/ipv6_route")).and_then(|table| {
            table
                .lines()
                .filter_map(|line| {
                    let words: Vec<&str> = line.split_ascii_whitespace().collect();
                    let [destination, prefix, _, _, _, metric, _, _, flags, device] = words[..]
                    else {
                        return None;
                    };
                    let metric = u32::from_str_radix(metric, 16).ok()?;
                    let flags = u32::from_str_radix(flags, 16).ok()?;
                    let usable = prefix == "00"
                        && destination.bytes().all(|b| b == b'0')
                        && flags & 1 == 1
                        && device != "lo";
                    (usable && is_device(device)).then(|| (metric, device.to_owned()))
                })
                .min()
        })
    };
    old.or_else(new).map(|(_, device)| device)
}

/// A name becomes part of a path: only what the kernel itself allows.
fn is_device(name: &str) -> bool {
    (1..=15).contains(&name.len()) && name != "." && name != ".." && !name.contains('/')
}

/// Quality of a wireless device, percent.
fn wireless(proc: &Path, name: &str) -> Option<i64> {
    let table = text(&proc.join("net/wireless"))?;
    let line = table.lines().find_map(|line| {
        let (device, rest) = line.split_once(':')?;
        (device.trim() == name).then_some(rest)
    })?;
    let mut words = line.split_ascii_whitespace().skip(1);
    let mut next = || -> Option<f64> { words.next()?.trim_end_matches('.').parse().ok() };
    let quality = next().filter(|value| (0.0..=BEST_QUALITY).contains(value))?;
    whole_percent(quality / BEST_QUALITY * 100.0)
}

#[expect(clippy::cast_possible_truncation, reason = "clamped to 0..=100 before")]
fn whole_percent(value: f64) -> Option<i64> {
    value
        .is_finite()
        .then(|| value.clamp(0.0, 100.0).round() as i64)
}

/// What NetworkManager says of a wireless connection's strength, percent. `None`: it is not
/// there, or the connection is not wireless.
pub async fn ask_manager(connection: Connection) -> Option<i64> {
    const SERVICE: &str = "org.freedesktop.NetworkManager";
    let active: OwnedObjectPath = property(
        &connection,
        SERVICE,
        "/org/freedesktop/NetworkManager",
        "org.freedesktop.NetworkManager",
        "PrimaryConnection",
    )
    .await?;
    let point: OwnedObjectPath = property(
        &connection,
        SERVICE,
        active.as_str(),
        "org.freedesktop.NetworkManager.Connection.Active",
        "SpecificObject",
    )
    .await?;
    let strength: u8 = property(
        &connection,
        SERVICE,
        point.as_str(),
        "org.freedesktop.NetworkManager.AccessPoint",
        "Strength",
    )
    .await?;
    Some(i64::from(strength)).filter(|percent| *percent <= 100)
}
