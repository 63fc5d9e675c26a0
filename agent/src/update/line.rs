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
/// Its word for "I do not know".
const UNKNOWN: u32 = 0;

/// Whether the line is paid by volume, or may be.
pub(super) async fn is_metered() -> bool {
    let said = with(SYSTEM_BUS, ask).await;
    let line = network::read(Path::new("/proc"), Path::new("/sys"));
    counts(said, line.map(|line| line.kind))
}

/// Whether a line counts as paid by volume, by NetworkManager's word for it, else by its kind.
fn counts(said: Option<u32>, kind: Option<NetworkKind>) -> bool {
    match said {
        Some(word) if word != UNKNOWN => METERED.contains(&word),
        _ => kind == Some(NetworkKind::Mobile),
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

#[cfg(test)]
mod tests {
    use tokio::net::UnixStream;
    use zbus::connection::Builder;
    use zbus::{Guid, interface};

    use super::*;

    /// NetworkManager, as far as this question goes: no radio is at hand where tests run.
    struct Manager(u32);

    #[interface(name = "org.freedesktop.NetworkManager")]
    impl Manager {
        #[zbus(property)]
        fn metered(&self) -> u32 {
            self.0
        }
    }

    /// What is heard of a NetworkManager that says this.
    async fn heard(word: u32) -> Option<u32> {
        let (near, far) = UnixStream::pair().unwrap();
        let far = Builder::unix_stream(far)
            .server(Guid::generate())
            .unwrap()
            .p2p()
            .serve_at("/org/freedesktop/NetworkManager", Manager(word))
            .unwrap();
        let near = Builder::unix_stream(near).p2p();
        let (near, _far) = tokio::try_join!(near.build(), far.build()).unwrap();
        ask(near).await
    }

    #[tokio::test]
    async fn no_image_comes_over_a_line_that_is_paid_by_volume_or_may_be() {
        // Yes, no, I guess so, I guess not; the last two are what it finds out by itself.
        for (word, metered) in [(1, true), (2, false), (3, true), (4, false)] {
            let said = heard(word).await;
            assert_eq!(said, Some(word));
            for kind in [None, Some(NetworkKind::Wifi), Some(NetworkKind::Mobile)] {
                assert_eq!(counts(said, kind), metered, "{word} over {kind:?}");
            }
        }
    }

    #[tokio::test]
    async fn where_nobody_knows_a_mobile_line_counts_as_paid() {
        for said in [heard(UNKNOWN).await, None] {
            assert!(counts(said, Some(NetworkKind::Mobile)));
            assert!(!counts(said, Some(NetworkKind::Wifi)));
            assert!(!counts(said, Some(NetworkKind::Wired)));
            assert!(!counts(said, None));
        }
    }

    #[tokio::test]
    async fn without_a_bus_nothing_is_said() {
        assert_eq!(with("unix:path=/does/not/exist", ask).await, None);
    }
}
