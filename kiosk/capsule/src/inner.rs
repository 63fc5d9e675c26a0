// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What the supervisor and the capsule's inner half say to each other. Everything that
//! comes from inside is hostile: closed words and numbers only, checked again outside.

use serde::{Deserialize, Serialize};

use crate::wire::{HopGroup, Key, Landmark, Speech, TaskOrder, Trouble};

/// One line from the supervisor to pid 1 of the capsule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "order", rename_all = "snake_case", deny_unknown_fields)]
pub enum InnerOrder {
    /// First line: how to set the stage.
    Begin(Stage),
    Task(Box<TaskOrder>),
    AtStep {
        step: u16,
    },
    Highlight,
    ClearHighlight,
    Zoom {
        percent: u16,
    },
    Back,
    Reload,
    StartAgain,
    ReadAloud,
    StopReading,
    Speak(Box<Speech>),
    Keyboard {
        in_page: bool,
    },
    Explore {
        to: Landmark,
        backwards: bool,
    },
    Press,
    SayAgain,
    Type(Key),
    Print,
    PrintSheet {
        html: String,
    },
    SaveToStick,
    ShowCode,
    Cover {
        covered: bool,
    },
}

/// How the capsule's programs are to be started.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stage {
    /// BCP 47 tag.
    pub language: String,
    pub reduced_motion: bool,
    pub zoom_percent: u16,
    /// Processes and threads in the capsule.
    pub tasks: u32,
    /// Data segment of one process, MiB.
    pub process_mib: u32,
    /// Largest file, MiB.
    pub file_mib: u32,
    /// Open tabs.
    pub tabs: u16,
}

/// One line from pid 1 of the capsule to the supervisor.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "report", rename_all = "snake_case", deny_unknown_fields)]
pub enum InnerReport {
    /// The nested compositor stands and the browser answers.
    Built,
    PageReady,
    StepReached {
        step: u16,
    },
    Lost,
    Found,
    /// The page shown belongs to this group (supervisor compares with egress).
    At {
        group: Option<HopGroup>,
    },
    /// The page tried to leave the hosts of the task. The name is for the case that staff
    /// let it through; it stays in the supervisor and dies with it.
    Blocked {
        host: String,
        port: u16,
    },
    Files {
        pdf: u16,
        image: u16,
        document: u16,
        other: u16,
    },
    Trouble {
        kind: Trouble,
    },
    /// The browser, or a page of it, fell; for the log of whoever looks after the terminal.
    Fell {
        how: Fall,
    },
    Reading {
        on: bool,
    },
    /// The page begins to say something that no order asked for.
    Tells,
    /// Something was to be said that may not be heard yet.
    Withheld,
    Playing {
        on: bool,
    },
    Writing,
    /// The next part of the document that was asked for, in base64.
    DocumentPart {
        base64: String,
    },
    /// That was all of it.
    DocumentEnd,
    SavedToStick {
        files: u16,
    },
}

/// How a browser fell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fall {
    /// It ended while it was led.
    Ended,
    /// It started and never answered.
    Silent,
    /// A page of it crashed; the browser stands.
    Page,
}

/// Says nothing: a report from inside may hold a host.
impl std::fmt::Debug for InnerReport {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("InnerReport")
    }
}
