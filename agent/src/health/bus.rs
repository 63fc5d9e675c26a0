// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The system's message bus: connected when something is asked, and let go again, because a
//! connection that is held costs memory all day for a question every few hours.

use std::future::Future;
use std::time::Duration;

use zbus::Connection;
use zbus::zvariant::OwnedValue;

/// Longest time a whole conversation may take.
pub(crate) const PATIENCE: Duration = Duration::from_secs(5);

/// Connects to `address` and lets `ask` speak. `None` when there is no bus, nobody answers in
/// time, or the answer is none.
pub(crate) async fn with<T, F>(address: &str, ask: impl FnOnce(Connection) -> F) -> Option<T>
where
    F: Future<Output = Option<T>>,
{
    let conversation = async {
        let connection = zbus::connection::Builder::address(address)
            .ok()?
            .method_timeout(PATIENCE)
            .build()
            .await
            .ok()?;
        ask(connection).await
    };
    tokio::time::timeout(PATIENCE, conversation)
        .await
        .ok()
        .flatten()
}

/// One property; `None` when the object or the property is not there or of another type.
pub(crate) async fn property<T: TryFrom<OwnedValue>>(
    connection: &Connection,
    service: &str,
    path: &str,
    interface: &str,
    name: &str,
) -> Option<T> {
    let reply = connection
        .call_method(
            Some(service),
            path,
            Some("org.freedesktop.DBus.Properties"),
            "Get",
            &(interface, name),
        )
        .await
        .ok()?;
    let value: OwnedValue = reply.body().deserialize().ok()?;
    T::try_from(value).ok()
}
