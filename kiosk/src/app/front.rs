// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What the rest of the terminal must know after an update: where the windows stand,
//! whether the page is covered, what staff may see, when the shell wants to be woken.

use std::mem::{Discriminant, discriminant};
use std::path::PathBuf;
use std::time::Duration;

use iced::{Size, Task, window};
use sportello_capsule::wire::Order;
use sportello_kit::{Kind, Look};
use sportello_ledger::{EndReason, HelpState, LiveState, Phase, Warning};
use sportello_session::{At, BootTime, SessionView, Stage as RulesStage, View};
use tracing::info;

use super::effects::{CapsuleState, Leaving};
use super::reflect::minutes;
use super::{App, Hands, Message};
use crate::layout::{self, Output};
use crate::screen::{Cover, Help, Looks, Panel, Screen};
use crate::service::compositor::Placement;
use crate::service::keys::Latch;
use crate::service::ledger::Job;

/// Between the two drawings of a new screen, one per buffer.
const OTHER_BUFFER: Duration = Duration::from_millis(40);
/// Hands that have not moved for so long are called still.
pub(super) const STILL_AFTER: Duration = Duration::from_secs(5);
/// How often moving hands are told to the rules, well within the shortest idle time.
const TELL_HANDS: Duration = Duration::from_secs(20);
/// A language or look chosen on *Welcome* by somebody who went away is dropped after this.
const WANDERED_OFF: Duration = Duration::from_secs(60);
/// Until the compositor says how large the screen is.
pub(super) const USUAL_SCREEN: Size = Size::new(1920.0, 1080.0);

#[expect(
    clippy::cast_precision_loss,
    reason = "screens are a few thousand pixels wide"
)]
pub(super) const fn size(output: Output) -> Size {
    Size::new(output.width as f32, output.height as f32)
}

/// What makes one screen another for the eye.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Shown {
    place: Option<Discriminant<Screen>>,
    panel: Option<Discriminant<Panel>>,
    cover: Option<Discriminant<Cover>>,
    language: String,
    looks: Looks,
    latch: Option<Latch>,
    window: Option<Size>,
}

/// Sizes of the shell's only window.
pub(super) fn window_size(
    event: iced::Event,
    _status: iced::event::Status,
    _window: window::Id,
) -> Option<Message> {
    match event {
        iced::Event::Window(window::Event::Resized(size) | window::Event::Opened { size, .. }) => {
            Some(Message::WindowSized(size))
        }
        _ => None,
    }
}

/// Every place that this user may write to outside the shell's own folders; the wipe looks
/// for leftovers there.
pub(super) fn writable_places() -> Vec<PathBuf> {
    let mut places: Vec<PathBuf> = ["/tmp", "/var/tmp", "/dev/shm"]
        .into_iter()
        .map(PathBuf::from)
        .collect();
    for variable in ["HOME", "XDG_RUNTIME_DIR"] {
        places.extend(std::env::var_os(variable).map(PathBuf::from));
    }
    places.retain(|place| place.is_dir());
    places
}

impl App {
    /// Has everything drawn afresh after each update.
    ///
    /// The software renderer redraws only what it thinks has changed, and it thinks of the
    /// box that a text was measured in, not of the ink: letters of the screen before stay
    /// behind, or new ones are cut. It gives up such thoughts when the colour of the ground
    /// changes, so the ground is shifted by one step that nobody can see. A new screen is
    /// drawn twice, because there are two buffers.
    pub(super) fn repaint(&mut self) -> Task<Message> {
        self.ground_shifted = !self.ground_shifted;
        let shown = Shown {
            place: Some(discriminant(self.stage.place())),
            panel: self.stage.panel().map(discriminant),
            cover: self.stage.cover().map(discriminant),
            language: self.words.language().id.to_string(),
            looks: self.looks,
            latch: self.latch,
            window: self.window,
        };
        if shown == self.shown {
            return Task::none();
        }
        self.shown = shown;
        Task::perform(async { tokio::time::sleep(OTHER_BUFFER).await }, |()| {
            Message::Repaint
        })
    }

    /// Stands the shell's window where its screen belongs.
    pub(super) fn place(&mut self) {
        let wish = match self.output {
            Some(output) if self.stage.is_beside_page() => {
                let direction = self.words.language().direction;
                Placement::Beside(layout::dock(output, direction, self.letters(output)))
            }
            _ => Placement::Front,
        };
        if self.placement != Some(wish)
            && let Some(link) = &self.links.compositor
        {
            link.place(wish);
            self.placement = Some(wish);
        }
    }

    /// Size of the letters in use, 1.0 being the design's.
    fn letters(&self, output: Output) -> f32 {
        let body = |look: Look| look.font_size(Kind::Body);
        body(Look::for_screen(size(output)).with_text(self.looks.text)) / body(Look::default())
    }

    /// Pauses the page's sound and timers while nobody may see it.
    pub(super) fn cover_page(&mut self) {
        let covered = self.cover_asked || self.door.is_some();
        if self.capsule == CapsuleState::Standing && self.page_covered != covered {
            self.page_covered = covered;
            self.order(Order::Cover { covered });
        } else if self.capsule != CapsuleState::Standing {
            self.page_covered = false;
        }
    }

    /// Writes what staff in the room may see, and what the record would be now.
    pub(super) fn keep_slate(&mut self, view: &View) {
        let live = LiveState {
            phase: phase(view),
            minutes_left: view
                .session
                .as_ref()
                .map(|session| minutes(session.remaining)),
            help: match self.help {
                Help::NotCalled => HelpState::None,
                Help::Sent => HelpState::Sent,
                Help::Seen => HelpState::Seen,
                Help::Coming => HelpState::Coming,
                Help::Nobody => HelpState::NobodyCanCome,
            },
            warning: warning(view),
            area: self.live_area(),
            someone_waiting: view.someone_waiting,
        };
        if self.live != Some(live) {
            self.live = Some(live);
            self.ask_ledger(Job::Live(live));
        }
        if let (Some(_), Some(visit), Some(_)) = (&view.session, &self.visit, self.session) {
            let lasted = visit.lasted(self.clock.now().wall);
            let entry = self.entry(visit, EndReason::Interrupted, lasted);
            if self.noted != entry
                && let Some(entry) = entry
            {
                self.noted = Some(entry.clone());
                self.ask_ledger(Job::Note(Box::new(entry)));
            }
        }
    }

    /// Wakes the shell when the rules want it, when a shown number changes, or when moving
    /// hands are to be told; on a still screen only the rules ask.
    pub(super) fn set_alarm(&mut self, view: &View, at: At) {
        let Some(machine) = &self.machine else { return };
        let mut times = vec![machine.next_deadline(at), self.offer_retry];
        if let Some(session) = &view.session {
            times.push(next_number(session, at.boot));
            if self.hands == Hands::Moving || self.reading || self.playing {
                times.push(Some(at.boot.after(TELL_HANDS)));
            }
        }
        times.push(self.door_wakes(at.boot));
        times.push(self.network_page_closes());
        times.push(self.wanderer_gone_at());
        let next = times.into_iter().flatten().min();
        if let Some(alarm) = &self.links.alarm {
            alarm.set(next.map(|next| self.clock.on_machine(next)));
        }
    }

    /// When a language or look that somebody left behind on *Welcome* is dropped.
    fn wanderer_gone_at(&self) -> Option<BootTime> {
        let changed = self.looks != Looks::default() || !self.speaks_first_language();
        match (self.stage.place(), self.hands) {
            (Screen::Welcome(_), Hands::StillSince(since)) if changed => {
                Some(since.after(WANDERED_OFF))
            }
            _ => None,
        }
    }

    /// Whoever chose a language or look on *Welcome* has gone without starting.
    pub(super) fn forget_wanderer(&mut self, now: BootTime) {
        if self.wanderer_gone_at().is_some_and(|at| at <= now) {
            self.reset_citizen();
        }
    }

    /// A bundle that came while nobody was there is read by a fresh shell. One that cannot be
    /// read is not tried again: what this process found at its start is remembered.
    pub(super) fn take_new_bundle(&mut self) {
        let nobody_came = match (self.stage.place(), self.hands) {
            (Screen::Welcome(_), Hands::StillSince(since)) => {
                since.after(WANDERED_OFF) <= self.clock.now().boot
            }
            _ => false,
        };
        if nobody_came && self.leaving.is_none() {
            let now = self.config.bundled().map(|(tasks, _)| tasks);
            if now.is_some() && now != self.bundle_found {
                info!("a new bundle is there");
                self.make_room(Leaving::Shed);
            }
        }
    }
}

const fn phase(view: &View) -> Phase {
    match &view.stage {
        RulesStage::Welcome => Phase::Free,
        RulesStage::Notice { .. } => Phase::Notice,
        RulesStage::Active | RulesStage::Grace => match &view.session {
            Some(session) if session.lock.is_some() => Phase::Locked,
            _ => Phase::Busy,
        },
        RulesStage::Ending { .. } | RulesStage::Thanks { .. } => Phase::Ending,
        RulesStage::Closed { .. } => Phase::Closed,
        RulesStage::OutOfService(_) | RulesStage::Proving | RulesStage::RestartingCold => {
            Phase::OutOfService
        }
        RulesStage::Maintenance => Phase::Maintenance,
        RulesStage::Locked => Phase::Locked,
    }
}

fn warning(view: &View) -> Warning {
    match &view.session {
        Some(session) if session.idle_question.is_some() => Warning::IdleQuestion,
        Some(_) if view.stage == RulesStage::Grace => Warning::Grace,
        Some(session) if session.warning.is_some() => Warning::TimeShort,
        _ => Warning::None,
    }
}

/// When a number that is on show changes: each minute, each second within the last one and
/// while a question counts down.
fn next_number(session: &SessionView, now: BootTime) -> Option<BootTime> {
    if let Some(question) = session.idle_question {
        return Some(now.after(to_next(question.left, 1)));
    }
    let minute = session.lock.map(|lock| now.after(to_next(lock.left, 60)));
    if session.remaining.is_zero() {
        return minute;
    }
    let last_minute = session.remaining <= Duration::from_secs(60);
    let unit = if last_minute { 1 } else { 60 };
    Some(now.after(to_next(session.remaining, unit)))
        .into_iter()
        .chain(minute)
        .min()
}

/// How long until `left` has fallen below a whole multiple of `unit` seconds.
pub(super) fn to_next(left: Duration, unit: u64) -> Duration {
    let unit = Duration::from_secs(unit);
    let over =
        Duration::from_nanos(u64::try_from(left.as_nanos() % unit.as_nanos()).unwrap_or_default());
    if over.is_zero() { unit } else { over }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shell_wakes_exactly_when_a_shown_number_changes() {
        let check = |left_ms: u64, unit: u64, expected_ms: u64| {
            assert_eq!(
                to_next(Duration::from_millis(left_ms), unit),
                Duration::from_millis(expected_ms),
                "{left_ms} ms in steps of {unit} s"
            );
        };
        check(90_000, 60, 30_000);
        check(120_000, 60, 60_000);
        check(59_999, 1, 999);
        check(1_000, 1, 1_000);
        check(1, 1, 1);
    }
}
