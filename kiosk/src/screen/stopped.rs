// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The terminal cannot be used now: closed, maintenance, out of service, or something that
//! browsing needs is missing. Says what the person can do, never a code.

use super::action::Action;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stopped {
    /// Outside opening hours.
    Closed {
        /// When the site opens again, if it is known.
        opens: Option<Opening>,
    },
    Maintenance,
    OutOfService(WhyOut),
    NothingWorks(WhyNothing),
}

/// When the site opens again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opening {
    pub day: OpeningDay,
    /// "09:00".
    pub time: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OpeningDay {
    Today,
    Tomorrow,
    /// 0 is Monday.
    Weekday(u8),
}

/// Why the terminal took itself (or was taken) out of service.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhyOut {
    /// A wipe could not be proven twice.
    WipeFailed,
    Staff,
    Fault,
}

/// What browsing needs and does not find. The shell keeps trying by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhyNothing {
    NoBrowser,
    /// No user namespaces, or no bubblewrap.
    NoShelter,
    /// No compositor to divide the screen.
    NoScreen,
    NoTasks,
    DiskFull,
    NoBook,
}

/// The staff button belongs to the stage; nothing else can be pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Message {}

impl Stopped {
    pub fn update(&mut self, message: Message) -> Action {
        match message {}
    }
}
