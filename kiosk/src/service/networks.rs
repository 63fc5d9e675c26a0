// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Networks, for the staff menu: asked of root's helper (`sportello-setupd networks`), which the
//! first boot joins networks with. The shell itself has no say with NetworkManager.
//!
//! Names of networks and keys pass through here and are kept and written nowhere.

use std::path::Path;
use std::time::Duration;

use sportello_setupd::line::{LineError, LineReader, send};
use sportello_setupd::secret::Secret;
use sportello_setupd::wire::{Answer, Join, Networks, Refusal, Request};
use tokio::net::UnixStream;
use tokio::time::timeout;
use tracing::warn;

/// Where the helper listens.
pub const SOCKET: &str = "/run/sportello-networks.sock";
/// Joining takes up to three quarters of a minute, twice where a network hides its kind.
const PATIENCE: Duration = Duration::from_secs(120);

/// What staff want.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ask {
    /// See what there is; `scan` looks for Wi-Fi afresh.
    Look {
        scan: bool,
    },
    Join {
        /// As bytes in hexadecimal.
        ssid: String,
        key: Secret,
        /// Paid by volume: no image comes over it.
        metered: bool,
    },
    Forget {
        ssid: String,
    },
}

/// What there is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    pub networks: Networks,
    /// Names of those that are kept.
    pub known: Vec<String>,
}

/// Why it was not done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    Refused(Refusal),
    /// Nobody answers.
    Lost,
}

/// Does what is asked, then tells what there is.
///
/// # Errors
/// Why it was not done, or cannot be told.
pub async fn ask(socket: &Path, ask: Ask) -> Result<Found, Trouble> {
    let lost = |error: LineError| {
        warn!(%error, "the helper for networks");
        Trouble::Lost
    };
    let converse = async |request: Request| match timeout(PATIENCE, one(socket, &request)).await {
        Ok(Ok(Answer::Refused { why })) => Err(Trouble::Refused(why)),
        Ok(Ok(answer)) => Ok(answer),
        Ok(Err(error)) => Err(lost(error)),
        Err(_) => Err(Trouble::Lost),
    };
    let scan = match ask {
        Ask::Look { scan } => scan,
        Ask::Join { ssid, key, metered } => {
            let join = Join {
                ssid,
                key: (!key.is_empty()).then_some(key),
                hidden: false,
            };
            converse(if metered {
                Request::JoinMetered(join)
            } else {
                Request::Join(join)
            })
            .await?;
            false
        }
        Ask::Forget { ssid } => {
            converse(Request::Forget { ssid }).await?;
            false
        }
    };
    let answers = (
        converse(Request::Networks { scan }).await?,
        converse(Request::Known).await?,
    );
    match answers {
        (Answer::Networks(networks), Answer::Known { ssids }) => Ok(Found {
            networks,
            known: ssids,
        }),
        _ => Err(Trouble::Lost),
    }
}

async fn one(socket: &Path, request: &Request) -> Result<Answer, LineError> {
    let mut stream = UnixStream::connect(socket).await?;
    let (from, mut to) = stream.split();
    send(&mut to, request).await?;
    LineReader::new(from)
        .next()
        .await?
        .ok_or(LineError::Malformed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use sportello_setupd::wire::{Cable, Connectivity};
    use tokio::net::UnixListener;

    fn found() -> Networks {
        Networks {
            connectivity: Connectivity::Portal,
            cable: Cable::NoSocket,
            wifi: true,
            found: Vec::new(),
        }
    }

    /// A helper that answers these, one conversation each, and tells what it was asked.
    async fn helper(
        folder: &Path,
        answers: Vec<Answer>,
    ) -> (std::path::PathBuf, tokio::task::JoinHandle<Vec<Request>>) {
        let socket = folder.join("socket");
        let listener = UnixListener::bind(&socket).unwrap();
        let asked = tokio::spawn(async move {
            let mut asked = Vec::new();
            for answer in answers {
                let (mut stream, _) = listener.accept().await.unwrap();
                let (from, mut to) = stream.split();
                asked.push(LineReader::new(from).next().await.unwrap().unwrap());
                send(&mut to, &answer).await.unwrap();
            }
            asked
        });
        (socket, asked)
    }

    #[tokio::test]
    async fn a_hotspot_is_joined_as_one_and_what_there_is_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let (socket, asked) = helper(
            folder.path(),
            vec![
                Answer::Connectivity {
                    connectivity: Connectivity::Full,
                },
                Answer::Networks(found()),
                Answer::Known {
                    ssids: vec!["53616c61".to_owned()],
                },
            ],
        )
        .await;
        let wanted = Ask::Join {
            ssid: "53616c61".to_owned(),
            key: Secret::new("una parola"),
            metered: true,
        };
        let told = ask(&socket, wanted).await;
        assert_eq!(
            told,
            Ok(Found {
                networks: found(),
                known: vec!["53616c61".to_owned()]
            })
        );
        let join = Join {
            ssid: "53616c61".to_owned(),
            key: Some(Secret::new("una parola")),
            hidden: false,
        };
        assert_eq!(
            asked.await.unwrap(),
            [
                Request::JoinMetered(join),
                Request::Networks { scan: false },
                Request::Known
            ]
        );
    }

    #[tokio::test]
    async fn a_refusal_is_told_and_nothing_more_is_asked() {
        let folder = tempfile::tempdir().unwrap();
        let why = Refusal::KeyWrong;
        let (socket, asked) = helper(folder.path(), vec![Answer::Refused { why }]).await;
        let wanted = Ask::Join {
            ssid: "53616c61".to_owned(),
            key: Secret::default(),
            metered: false,
        };
        assert_eq!(ask(&socket, wanted).await, Err(Trouble::Refused(why)));
        let asked = asked.await.unwrap();
        assert!(
            matches!(asked.as_slice(), [Request::Join(Join { key: None, .. })]),
            "an open network has no key: {asked:?}"
        );
    }

    #[tokio::test]
    async fn without_a_helper_that_is_said() {
        let told = ask(Path::new("/does/not/exist"), Ask::Look { scan: true }).await;
        assert_eq!(told, Err(Trouble::Lost));
    }

    #[test]
    fn a_key_is_never_printed() {
        let ask = Ask::Join {
            ssid: String::new(),
            key: Secret::new("una parola"),
            metered: false,
        };
        assert!(!format!("{ask:?}").contains("parola"));
    }
}
