// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Bundles: begun, checked, looked at, signed, published, compared, taken back.

mod begin;
mod look;
mod sign;

use clap::Subcommand;

pub(crate) use self::sign::Withdrawn;
use crate::cli::Desk;
use crate::fault::Done;

#[derive(Debug, Subcommand)]
pub(crate) enum Bundle {
    /// Begin the region's bundle: tasks, and a layer of policy for the region and each site.
    New(begin::New),
    /// Say everything that is wrong with it.
    Check(look::Check),
    /// Show what one site or terminal would get.
    Preview(look::Preview),
    /// Show what changed since a signed one.
    Diff(look::Compare),
    /// List the bundles that were signed.
    List,
    /// Check, pack and sign the next bundle.
    Sign(sign::Sign),
    /// Bring everything that was signed to the centre.
    Publish,
    /// Take a number back: terminals use the newest one that is left.
    Withdraw(sign::Withdraw),
}

impl Bundle {
    pub(crate) async fn run(self, desk: &Desk) -> Done {
        match self {
            Self::New(command) => command.run(desk),
            Self::Check(command) => command.run(desk),
            Self::Preview(command) => command.run(desk),
            Self::Diff(command) => command.run(desk),
            Self::List => look::list(desk),
            Self::Sign(command) => command.run(desk),
            Self::Publish => sign::bring(desk).await,
            Self::Withdraw(command) => command.run(desk),
        }
    }
}
