// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The lid, as logind knows it: its word is heard when it changes, and asked for now and then in
//! case it changed without a word.

use std::time::Duration;

use iced::futures::StreamExt;
use tokio::sync::mpsc::Sender;
use tracing::{debug, warn};
use zbus::fdo::PropertiesProxy;
use zbus::names::InterfaceName;

/// The system's bus.
pub const SYSTEM_BUS: &str = "unix:path=/run/dbus/system_bus_socket";
/// How often logind is asked without being heard.
pub const LOOK: Duration = Duration::from_secs(5);

const LOGIND: &str = "org.freedesktop.login1";
const MANAGER: &str = "/org/freedesktop/login1";
const INTERFACE: &str = "org.freedesktop.login1.Manager";
/// Pause before the bus is tried again.
const RETRY: Duration = Duration::from_secs(30);
/// An answer comes within this time or not at all.
const PATIENCE: Duration = Duration::from_secs(5);

/// Tells `news` whether the lid is closed: at first, and whenever that changes. Ends when nobody
/// listens any more.
pub async fn watch(bus: &str, look: Duration, news: Sender<bool>) {
    let mut known = None;
    let mut said = false;
    loop {
        match listen(bus, look, &news, &mut known).await {
            Ok(()) => return,
            // Once: a machine without a bus has none all day.
            Err(error) if !said => {
                warn!(%error, "the lid cannot be watched");
                said = true;
            }
            Err(error) => debug!(%error, "the lid cannot be watched"),
        }
        tokio::select! {
            () = tokio::time::sleep(RETRY) => {}
            () = news.closed() => return,
        }
    }
}

async fn listen(
    bus: &str,
    look: Duration,
    news: &Sender<bool>,
    known: &mut Option<bool>,
) -> zbus::Result<()> {
    let connection = zbus::connection::Builder::address(bus)?
        .method_timeout(PATIENCE)
        .build()
        .await?;
    let interface = InterfaceName::from_static_str(INTERFACE)?;
    let logind = PropertiesProxy::new(&connection, LOGIND, MANAGER).await?;
    let mut changes = logind.receive_properties_changed().await?;
    loop {
        let closed = logind.get(interface.clone(), "LidClosed").await?;
        let closed = bool::try_from(closed)?;
        if *known != Some(closed) {
            *known = Some(closed);
            if news.send(closed).await.is_err() {
                return Ok(());
            }
        }
        tokio::select! {
            change = changes.next() => {
                if change.is_none() {
                    return Err(zbus::Error::Failure("the bus went away".to_owned()));
                }
            }
            () = tokio::time::sleep(look) => {}
            () = news.closed() => return Ok(()),
        }
    }
}

#[cfg(test)]
mod tests;
