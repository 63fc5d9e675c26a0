// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What the scripted citizen sees of the shell besides its pixels: the name of the screen
//! and the list of its controls, written once a frame stands and looked at again a few times
//! a second (Tab moves focus without a message). It is taken away as soon as something
//! happens, so that nobody aims at where a control was. In rehearsal builds only.

use std::path::PathBuf;
use std::time::Duration;

use iced::{Subscription, Task};
use serde_json::json;
use sportello_kit as kit;
use sportello_kit::Spoken;
use tracing::warn;

use super::front::size;
use super::{App, Message};
use crate::config::Config;
use crate::screen::stopped::Stopped;
use crate::screen::{Cover, Panel, Screen};
use crate::service::compositor::Placement;
use crate::words::Words;

/// Name of the file in `XDG_RUNTIME_DIR`.
const FILE: &str = "sportello-rehearsal.json";
/// What the stage writes beside it.
const LOG: &str = "stage.log";
const GLANCE: Duration = Duration::from_millis(50);
/// Looks after something happened before the screen is told: the next frame has been drawn.
const STILL_LOOKS: u8 = 2;

/// What a rehearsal itself writes during a session is no leftover of a citizen.
pub(super) fn declare(mut config: Config) -> Config {
    if let Some(folder) = std::env::var_os("XDG_RUNTIME_DIR").map(PathBuf::from) {
        let half = format!("{FILE}.half");
        config
            .declared
            .extend([FILE, half.as_str(), LOG].map(|name| folder.join(name)));
    }
    config
}

pub(super) fn subscription() -> Subscription<Message> {
    iced::time::every(GLANCE).map(|_| Message::Looked)
}

impl App {
    pub(super) fn look_for_rehearsal(&mut self) -> Task<Message> {
        self.looks_since_stir = self.looks_since_stir.saturating_add(1);
        if self.looks_since_stir < STILL_LOOKS || !self.is_settled() {
            // On its way to another place every control is about to move: nobody could
            // touch one, so none is told.
            return Task::none();
        }
        let stirs = self.stirs;
        sportello_kit::collect().map(move |lines| Message::Collected(stirs, lines))
    }

    /// Something happened: what the scripted citizen was told is no longer true.
    pub(super) fn stirred(&mut self) {
        self.looks_since_stir = 0;
        self.stirs += 1;
        if let Some(path) = path()
            && let Err(error) = std::fs::remove_file(path)
            && error.kind() != std::io::ErrorKind::NotFound
        {
            warn!(%error, "the scripted citizen sees an old screen");
        }
    }

    /// Tells the scripted citizen what was seen, unless something happened meanwhile.
    pub(super) fn collected(&self, stirs: u64, lines: &[Spoken]) -> Task<Message> {
        if stirs == self.stirs {
            write(self.screen_name(), &self.words, lines);
        }
        Task::none()
    }

    /// Whether the window has the size that its place asks for.
    fn is_settled(&self) -> bool {
        let (Some(output), Some(window)) = (self.output, self.window) else {
            return false;
        };
        let screen = size(output);
        let near = |one: f32, other: f32| (one - other).abs() <= 4.0;
        match self.placement {
            Some(Placement::Beside(dock)) if self.page_stands => {
                let (extent, now) = if dock.edge.is_side() {
                    (dock.extent, window.width)
                } else {
                    (dock.extent, window.height)
                };
                u16::try_from(extent).is_ok_and(|extent| near(f32::from(extent), now))
            }
            Some(_) => near(screen.width, window.width) && near(screen.height, window.height),
            None => false,
        }
    }

    /// Name of what is on show, the same in every language.
    fn screen_name(&self) -> &'static str {
        if self.machine.is_none() && self.health.ledger.is_none() {
            return "starting";
        }
        match self.stage.cover() {
            Some(Cover::Idle(_)) => return "idle",
            Some(Cover::Locked(_)) => return "locked",
            Some(Cover::Pin(_)) => return "pin",
            Some(Cover::Staff(_)) => return "staff",
            Some(Cover::StaffLock) => return "staff-lock",
            None => {}
        }
        match self.stage.panel() {
            Some(Panel::Language(_)) => return "language",
            Some(Panel::Appearance(_)) => return "appearance",
            Some(Panel::Help(_)) => return "help",
            Some(Panel::End(_)) => return "end",
            Some(Panel::Hide(_)) => return "hide",
            Some(Panel::More(_)) => return "more",
            Some(Panel::Paper(_)) => return "paper",
            Some(Panel::Aloud(_)) => return "aloud",
            Some(Panel::Hands(_)) => return "hands",
            None => {}
        }
        match self.stage.place() {
            Screen::Welcome(_) => "welcome",
            Screen::Notice(_) => "notice",
            Screen::Learn(_) => "learn",
            Screen::Lesson(_) => "lesson",
            Screen::Assessment(_) => "assessment",
            Screen::Home(_) => "home",
            Screen::List(_) => "list",
            Screen::Choose(_) => "choose",
            Screen::Card(_) => "card",
            Screen::Guide => "guide",
            Screen::NetworkPage(_) => "network-page",
            Screen::Ending(_) => "ending",
            Screen::Thanks(_) => "thanks",
            Screen::Stopped(Stopped::Closed { .. }) => "closed",
            Screen::Stopped(Stopped::Maintenance) => "maintenance",
            Screen::Stopped(Stopped::OutOfService(_)) => "out-of-service",
            Screen::Stopped(Stopped::NothingWorks(_)) => "nothing-works",
        }
    }
}

fn path() -> Option<PathBuf> {
    Some(PathBuf::from(std::env::var_os("XDG_RUNTIME_DIR")?).join(FILE))
}

/// Replaces the file; a scripted citizen never reads half of one.
fn write(name: &str, words: &Words, lines: &[Spoken]) {
    let Some(path) = path() else { return };
    let (controls, texts): (Vec<&Spoken>, Vec<&Spoken>) =
        lines.iter().partition(|line| line.focusable);
    let frame = json!({
        "screen": name,
        "language": words.language().id.to_string(),
        "controls": controls.iter().map(|line| json!({
            "key": line.key,
            "label": line.label,
            "role": format!("{:?}", line.role).to_lowercase(),
            "state": line.state,
            "x": line.bounds.x,
            "y": line.bounds.y,
            "w": line.bounds.width,
            "h": line.bounds.height,
            "focused": line.focused,
        })).collect::<Vec<_>>(),
        "banners": texts
            .iter()
            .filter(|line| line.key == kit::BANNER)
            .map(|line| line.label.as_str())
            .collect::<Vec<_>>(),
        "texts": texts.iter().map(|line| line.label.as_str()).collect::<Vec<_>>(),
    });
    let half = path.with_file_name(format!("{FILE}.half"));
    let text = frame.to_string();
    if std::fs::read_to_string(&path).is_ok_and(|before| before == text) {
        return;
    }
    if let Err(error) = std::fs::write(&half, text).and_then(|()| std::fs::rename(&half, &path)) {
        warn!(%error, "the scripted citizen cannot be shown the screen");
    }
}
