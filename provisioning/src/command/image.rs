// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Images: made, checked, put onto a stick.

mod write;

use clap::Subcommand;

use crate::cli::Desk;
use crate::fault::Done;

#[derive(Debug, Subcommand)]
pub(crate) enum Image {
    /// Write an image onto a USB stick, and read it back.
    Write(write::Write),
}

impl Image {
    pub(crate) async fn run(self, desk: &Desk) -> Done {
        match self {
            Self::Write(command) => command.run(desk),
        }
    }
}
