// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What every view gets besides its own screen: words, looks, site, clock, tasks. All of it
//! read-only, plain and rebuilt by the parent, so that a screen can be drawn in a test
//! without an app, a capsule or a clock.

use iced::Size;

use sportello_kit::{Direction, Look, Motion, Pace, TextSize, Theme};

use super::catalogue::{Catalogue, Need};
use crate::service::keys::{Keys, Latch, Span};
use crate::words::Words;

/// The read-only world of a view.
#[derive(Debug, Clone, Copy)]
pub struct Shared<'a> {
    pub words: &'a Words,
    /// Made with [`Looks::look`] for the window the stage is drawn in.
    pub look: Look,
    pub looks: Looks,
    pub site: &'a Site,
    pub catalogue: &'a Catalogue,
    /// `None` outside a session: then there is no bar.
    pub bar: Option<&'a Bar>,
    /// The voice is on and has none for this language, or none at all.
    pub voice_missing: bool,
    /// A key pressed alone that holds for the next one.
    pub latch: Option<Latch>,
}

/// How the citizen wants the terminal to look, sound and be used. Reset at the end of a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Looks {
    pub theme: Theme,
    pub text: TextSize,
    pub motion: Motion,
    /// The terminal speaks what has focus.
    pub voice: bool,
    /// One key for everything: how long the ring stays on one thing.
    pub single_key: Option<Pace>,
    /// How keys of the keyboard count.
    pub keys: Keys,
    /// For how long the pointer must rest on something to press it.
    pub dwell: Option<Span>,
}

impl Looks {
    /// Whether the guide has buttons that go about the page: for whoever does not see it.
    #[must_use]
    pub const fn goes_about_pages(self) -> bool {
        self.voice || self.single_key.is_some()
    }

    /// The kit's look for a window of size `window` on a monitor of size `screen`, both in the
    /// compositor's logical pixels.
    #[must_use]
    pub fn look(self, screen: Size, window: Size, direction: Direction) -> Look {
        Look::for_screen(screen)
            .in_area(window)
            .with_theme(self.theme)
            .with_text(self.text)
            .with_motion(self.motion)
            .with_direction(direction)
    }
}

/// The place that hosts the terminal.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Site {
    /// "Biblioteca Salaborsa".
    pub name: String,
    /// The crest, as SVG.
    pub crest: Option<Vec<u8>>,
    /// Whom to call when nobody is there.
    pub phone: Option<String>,
    /// Opening intervals of each weekday, Monday first, as the site writes its times.
    pub hours: [Vec<Interval>; 7],
    /// When today ends, if the end is near enough to matter ("18:30").
    pub closes: Option<String>,
    /// Free browsing is allowed.
    pub free_browsing: bool,
    /// The full length of a session in minutes.
    pub session_minutes: u16,
    /// Lists of what a task needs can be printed.
    pub printer: bool,
    /// Pages can be printed, and what one costs, in cents of a euro.
    pub paper: Option<u16>,
}

/// "09:00" to "13:00".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Interval {
    pub from: String,
    pub to: String,
}

/// The state behind the bar that never moves, and behind the banner above it.
#[derive(Debug, Clone, PartialEq)]
pub struct Bar {
    pub left: Left,
    /// Share of the time that is left, 0 to 1, for the thin bar.
    pub share: f32,
    /// Five minutes or less: amber.
    pub is_short: bool,
    /// Something is being read aloud.
    pub reading: bool,
    pub help: Help,
    /// Files that *End* would erase.
    pub unsaved: Unsaved,
    /// A task was finished: there is something to print of today.
    pub finished: bool,
    pub banner: Option<Banner>,
    /// What the citizen is busy with, if anything.
    pub area: Option<Area>,
    /// Staff know it: the citizen agreed to say so for this call.
    pub area_told: bool,
    /// Minutes left, to tell whether a task fits.
    pub minutes_left: u16,
    /// Minutes left with every extension that may still be had.
    pub most_minutes: u16,
}

/// The time left, in the words it is shown in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Left {
    Minutes(u16),
    /// Only within the last minute.
    Seconds(u8),
    /// With an identity or payment provider: no timer ends the session.
    Paused,
    /// The time is over; minutes to save.
    Grace(u16),
}

/// Where a call for help is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Help {
    #[default]
    NotCalled,
    Sent,
    Seen,
    Coming,
    /// Nobody there, or no network: the phone number and the hours are shown.
    Nobody,
}

impl Help {
    /// A call that staff may still answer.
    #[must_use]
    pub const fn is_under_way(self) -> bool {
        matches!(self, Self::Sent | Self::Seen | Self::Coming)
    }
}

/// What a citizen is busy with, as coarsely as the tiles of *home*.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Area {
    Need(Need),
    Browsing,
}

/// What staff in the room can say: ready-made, so that every citizen reads it in their own
/// language and nobody is written about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RoomMessage {
    ClosingSoon,
    SomeoneWaits,
    ComeToTheDesk,
    WaitAMoment,
    QuietPlease,
    ShortStop,
}

impl RoomMessage {
    /// All of them, in the order of their numbers on the slate, from 0.
    pub const ALL: [Self; 6] = [
        Self::ClosingSoon,
        Self::SomeoneWaits,
        Self::ComeToTheDesk,
        Self::WaitAMoment,
        Self::QuietPlease,
        Self::ShortStop,
    ];

    /// The message of that number; later versions may know more.
    #[must_use]
    pub fn of_number(number: i64) -> Option<Self> {
        Self::ALL.get(usize::try_from(number).ok()?).copied()
    }
}

/// A notice above the bar. It never takes focus and never covers the guide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Banner {
    /// So many minutes are left.
    Warning { minutes: u16, more: More },
    /// The time is over; so many minutes to save.
    Grace { minutes: u16 },
    /// The clock stands still during an identity or payment hop.
    Hop,
    /// An extension was granted.
    Extended { minutes: u16 },
    /// An extension was not granted.
    Refused(WhyNoMore),
    /// Staff end the session when this has passed.
    StaffEnd { seconds: u16 },
    /// The battery is nearly empty.
    BatteryLow,
    /// It is empty: the session ends within the minute.
    BatteryEnd,
    /// The lid is closed: the session ends in a moment.
    LidClosed,
    /// Staff say something.
    Message(RoomMessage),
}

/// What one press adds to the time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum More {
    /// This many minutes ([`Action::Extend`](super::Action::Extend)).
    Extension(u16),
    /// The last minutes, to save ([`Action::TakeGrace`](super::Action::TakeGrace)).
    Grace(u16),
    /// Nothing, and why.
    Nothing(Option<WhyNoMore>),
}

/// Why there is no more time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhyNoMore {
    SomeoneWaiting,
    ClosingSoon,
    AllUsed,
}

/// Files in the capsule that the end would erase, by kind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Unsaved {
    pub pdf: u16,
    pub image: u16,
    pub document: u16,
    pub other: u16,
}

impl Unsaved {
    /// Whether nothing would be lost.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.pdf == 0 && self.image == 0 && self.document == 0 && self.other == 0
    }
}
