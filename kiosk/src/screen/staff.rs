// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The staff menu: five actions in a row, then the terminal's health and its last receipts
//! in words. Behind it, the networks.

use sportello_session::Refusal;

use super::action::{Action, StaffOrder};
use super::shared::Help;
use crate::service::networks::{Found, Trouble};

pub mod networks;
mod view;

/// What the menu shows; the parent fills it in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Staff {
    /// Whose PIN opened it.
    pub name: String,
    pub state: TerminalState,
    /// The last refused host can be opened.
    pub blocked_host: bool,
    /// It was opened.
    pub host_allowed: bool,
    pub someone_waiting: bool,
    pub help: Help,
    /// The last order could not be carried out.
    pub refused: Option<Refusal>,
    pub health: Vec<(Part, Health)>,
    /// Latest first: when ("12/05, 10:30") and how it went.
    pub receipts: Vec<(String, Outcome)>,
    /// What to tell technical support.
    pub support_code: Option<String>,
    /// *End* was pressed once.
    asked_to_end: bool,
    /// Page on show where large letters leave no room for all of it, from 0.
    page: usize,
    /// The networks, in place of all this.
    networks: Option<Box<networks::Networks>>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum TerminalState {
    #[default]
    Free,
    InUse {
        minutes_left: u16,
    },
    /// The citizen hid their screen: staff may only end.
    Hidden,
    /// Staff locked it.
    Locked,
    /// Staff locked it while nobody was using it.
    Barred,
    Maintenance,
    OutOfService,
    Closed,
}

/// A part of the terminal that can be well or ill.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Browser,
    Network,
    Printer,
    Voice,
    Book,
    Space,
    Clock,
    Tasks,
    Battery,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Health {
    Good,
    Poor,
    Bad,
    Absent,
}

/// How a wipe went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    Proven,
    /// Clean, but not every check can be made on this machine.
    NotAllProven,
    Failed,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Message {
    Ordered(StaffOrder),
    EndAsked,
    EndCancelled,
    PageTurned(usize),
    NetworksAsked,
    Networks(networks::Message),
    /// Leaves the networks, or the menu.
    Left,
}

impl Staff {
    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::EndAsked => {
                self.asked_to_end = true;
                Action::None
            }
            Message::EndCancelled => {
                self.asked_to_end = false;
                Action::None
            }
            Message::Ordered(order) => {
                self.asked_to_end = false;
                Action::Staff(order)
            }
            Message::PageTurned(page) => {
                self.page = page;
                Action::None
            }
            Message::NetworksAsked => {
                let (page, action) = networks::Networks::begun();
                self.networks = Some(Box::new(page));
                action
            }
            Message::Networks(message) => match &mut self.networks {
                Some(networks) => networks.update(message),
                None => Action::None,
            },
            Message::Left if self.networks.take().is_some() => Action::None,
            Message::Left => Action::CloseStaff,
        }
    }

    /// A network's own page stands in the way, as far as staff see it, and nobody is served.
    #[must_use]
    pub fn sees_portal(&self) -> bool {
        let sees = self.networks.as_ref().is_some_and(|it| it.sees_portal());
        sees && matches!(
            self.state,
            TerminalState::Free
                | TerminalState::Closed
                | TerminalState::Barred
                | TerminalState::Maintenance
        )
    }

    /// What the helper says of networks; whoever left their page misses nothing.
    pub fn learn_networks(&mut self, told: Result<Found, Trouble>) {
        if let Some(networks) = &mut self.networks {
            networks.learn(told);
        }
    }
}
