// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Images: built, signed, checked, put onto a stick, taken back.

mod build;
mod shelf;
mod verify;
mod write;

use clap::Subcommand;

use crate::cli::Desk;
use crate::fault::Done;

#[derive(Debug, Subcommand)]
pub(crate) enum Image {
    /// Build the region's next image from the sources.
    Build(build::Build),
    /// Sign an image that was built, so that terminals and sticks may have it.
    Sign(shelf::Sign),
    /// List the images that were signed.
    List,
    /// Check an image, or a stick that was written, against what was signed.
    Verify(verify::Verify),
    /// Write an image onto a USB stick, and read it back.
    Write(write::Write),
    /// Say what is in an image: packages and crates, with versions and licences.
    Sbom(build::Sbom),
    /// Take an image back: nobody installs it any more.
    Withdraw(shelf::Withdraw),
}

impl Image {
    pub(crate) async fn run(self, desk: &Desk) -> Done {
        match self {
            Self::Build(command) => command.run(desk),
            Self::Sign(command) => command.run(desk),
            Self::List => shelf::list(desk),
            Self::Verify(command) => command.run(desk),
            Self::Write(command) => command.run(desk),
            Self::Sbom(command) => command.run(desk),
            Self::Withdraw(command) => command.run(desk),
        }
    }
}
