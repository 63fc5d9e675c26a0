// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The signed repository, seen from the centre's own machine.

use clap::Subcommand;
use sportello_centre::centre::machine_clock;
use sportello_centre::config::Config;
use sportello_centre::trust::{Trust, TrustError};

use super::{Done, Fault, asked, open_store, say, talk};

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// The centre's public keys for snapshot and timestamp, which the region's root must name.
    Keys,
    /// Sign the timestamp anew if it is a day old. The running centre does so by itself.
    Renew,
}

impl Command {
    pub(super) async fn run(self, config: &Config) -> Done {
        let store = open_store(config).await?;
        let trust = Trust::new(store, config.repository());
        match self {
            Self::Keys => {
                let keys = trust
                    .online_keys()
                    .await
                    .map_err(|error| Fault::Failed(error.into()))?;
                say(&format!("snapshot\t{}", keys.snapshot))?;
                say(&format!("timestamp\t{}", keys.timestamp))
            }
            Self::Renew => match trust.renew(machine_clock()).await {
                Ok(true) => {
                    talk("the timestamp is signed anew");
                    Ok(())
                }
                Ok(false) => {
                    talk("there is nothing to do");
                    Ok(())
                }
                Err(TrustError::Asked(fault)) => Err(asked(anyhow::anyhow!(
                    "the timestamp cannot be signed ({fault:?}): publish root and targets anew"
                ))),
                Err(error) => Err(Fault::Failed(error.into())),
            },
        }
    }
}
