// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! How worn the disks are, asked of UDisks2: reading SMART needs root, which UDisks2 is and the
//! agent is not. UDisks2 refreshes what it knows by itself; asking wakes no disk.

use std::collections::HashMap;

use zbus::Connection;
use zbus::zvariant::{OwnedObjectPath, OwnedValue};

const SERVICE: &str = "org.freedesktop.UDisks2";
const ROOT: &str = "/org/freedesktop/UDisks2";
const DRIVE: &str = "org.freedesktop.UDisks2.Drive";
const ATA: &str = "org.freedesktop.UDisks2.Drive.Ata";
const NVME: &str = "org.freedesktop.UDisks2.NVMe.Controller";

/// Drives looked at.
const MAX_DRIVES: usize = 16;

/// Of the most worn fixed disk.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Wear {
    /// Share of the rated writes that is used up; `None` where the disk does not count it.
    pub percent: Option<i64>,
    /// A disk says that it is failing.
    pub failing: bool,
}

type Properties = HashMap<String, OwnedValue>;
type Objects = HashMap<OwnedObjectPath, HashMap<String, Properties>>;
/// Number, name, flags, value, worst, threshold, pretty value, its unit, more.
type Attribute = (u8, String, u16, i32, i32, i32, i64, i32, Properties);

/// Asks UDisks2. `None`: it is not there, or no disk has SMART.
pub async fn ask(connection: Connection) -> Option<Wear> {
    let reply = connection
        .call_method(
            Some(SERVICE),
            ROOT,
            Some("org.freedesktop.DBus.ObjectManager"),
            "GetManagedObjects",
            &(),
        )
        .await
        .ok()?;
    let objects: Objects = reply.body().deserialize().ok()?;
    let mut worst: Option<Wear> = None;
    for (path, interfaces) in objects
        .iter()
        .take(4096)
        .filter(|(_, i)| is_fixed(i))
        .take(MAX_DRIVES)
    {
        let found = if let Some(known) = interfaces.get(NVME) {
            Some(nvme(&connection, path, known).await)
        } else if let Some(known) = interfaces
            .get(ATA)
            .filter(|known| truth(known, "SmartEnabled"))
        {
            Some(ata(&connection, path, known, interfaces.get(DRIVE)).await)
        } else {
            None
        };
        if let Some(found) = found {
            let so_far = worst.unwrap_or_default();
            worst = Some(Wear {
                percent: so_far.percent.max(found.percent),
                failing: so_far.failing || found.failing,
            });
        }
    }
    worst
}

/// A citizen's stick is no disk of the terminal.
fn is_fixed(interfaces: &HashMap<String, Properties>) -> bool {
    interfaces
        .get(DRIVE)
        .is_none_or(|drive| !truth(drive, "Removable") && !truth(drive, "MediaRemovable"))
}

async fn nvme(connection: &Connection, path: &OwnedObjectPath, known: &Properties) -> Wear {
    let warnings: Vec<String> = known
        .get("SmartCriticalWarning")
        .and_then(|value| value.try_clone().ok())
        .and_then(|value| value.try_into().ok())
        .unwrap_or_default();
    let failing = warnings
        .iter()
        .any(|word| matches!(word.as_str(), "spare" | "degraded" | "readonly"));
    let attributes: Properties = get_attributes(connection, path, NVME)
        .await
        .unwrap_or_default();
    let percent = attributes
        .get("percent_used")
        .and_then(|value| u8::try_from(value).ok())
        // The count goes on past the rating, up to 255.
        .map(|used| i64::from(used.min(100)));
    Wear { percent, failing }
}

async fn ata(
    connection: &Connection,
    path: &OwnedObjectPath,
    known: &Properties,
    drive: Option<&Properties>,
) -> Wear {
    let rotates = drive
        .and_then(|drive| drive.get("RotationRate"))
        .and_then(|value| i32::try_from(value).ok())
        .is_some_and(|rate| rate > 0);
    let percent = if rotates {
        None
    } else {
        let attributes: Vec<Attribute> = get_attributes(connection, path, ATA)
            .await
            .unwrap_or_default();
        used_up(
            attributes
                .iter()
                .map(|attribute| (attribute.0, attribute.3)),
        )
    };
    Wear {
        percent,
        failing: truth(known, "SmartFailing"),
    }
}

/// From SMART attributes (number, normalised value): makers count the life that is left, from 100
/// down, under one of these numbers.
fn used_up(attributes: impl Iterator<Item = (u8, i32)>) -> Option<i64> {
    /// Wear levelling count (two makers), life left, media wear-out indicator.
    const LEFT: [u8; 4] = [173, 177, 231, 233];
    attributes
        .filter(|(number, value)| LEFT.contains(number) && (0..=100).contains(value))
        .map(|(_, left)| i64::from(100 - left))
        .max()
}

async fn get_attributes<T>(
    connection: &Connection,
    path: &OwnedObjectPath,
    interface: &str,
) -> Option<T>
where
    T: serde::de::DeserializeOwned + zbus::zvariant::Type,
{
    let options: HashMap<String, OwnedValue> = HashMap::new();
    let reply = connection
        .call_method(
            Some(SERVICE),
            path.as_str(),
            Some(interface),
            "SmartGetAttributes",
            &options,
        )
        .await
        .ok()?;
    reply.body().deserialize().ok()
}

fn truth(properties: &Properties, name: &str) -> bool {
    properties
        .get(name)
        .and_then(|value| bool::try_from(value).ok())
        .unwrap_or(false)
}
