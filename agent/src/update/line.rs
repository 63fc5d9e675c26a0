// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Whether the line is paid by volume: NetworkManager knows or guesses; without it a mobile
//! line counts as one.

use std::path::Path;

use sportello_protocol::NetworkKind;
use zbus::Connection;

use crate::health::bus::{property, with};
use crate::health::network;

const SYSTEM_BUS: &str = "unix:path=/run/dbus/system_bus_socket";
/// NetworkManager's words for "yes" and "I guess so".
const METERED: [u32; 2] = [1, 3];

/// Whether the line is paid by volume, or may be.
pub(super) async fn is_metered() -> bool {
    match with(SYSTEM_BUS, ask).await {
        Some(word) if word != 0 => METERED.contains(&word),
        _ => network::read(Path::new("/proc"), Path::new("/sys"))
            .is_some_and(|link| link.kind == NetworkKind::Mobile),
    }
}

async fn ask(connection: Connection) -> Option<u32> {
    property(
        &connection,
        "org.freedesktop.NetworkManager",
        "/org/freedesktop/NetworkManager",
        "org.freedesktop.NetworkManager",
        "Metered",
    )
    .await
}
