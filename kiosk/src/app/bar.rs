// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The bar that never moves, and the banner above it.

use std::time::Duration;

use sportello_session::{ExtensionOffer, GraceOffer, SessionView, Stage as RulesStage, View};

use super::App;
use super::act::why_no_more;
use super::reflect::{minutes, seconds};
use crate::say;
use crate::screen::{self, Banner, Bar, Left, More, RoomMessage, phrase};

/// From here on the bar is amber.
const SHORT: Duration = Duration::from_secs(5 * 60);
/// From here on seconds are counted.
const LAST_MINUTE: Duration = Duration::from_secs(60);

impl App {
    pub(super) fn reflect_bar(&mut self, view: &View) {
        let Some(session) = &view.session else {
            self.bar = None;
            return;
        };
        let in_grace = view.stage == RulesStage::Grace;
        self.banner = self.banner_true(session, in_grace);
        let banner = self.banner_due(session);
        let extension = self.rules.settings().extension.0;
        let further = u16::from(session.extensions_left).saturating_mul(extension);
        let may_extend = !matches!(
            session.extension,
            ExtensionOffer::SomeoneWaiting | ExtensionOffer::ClosingNear | ExtensionOffer::InGrace
        );
        let minutes_left = minutes(session.remaining);
        self.bar = Some(Bar {
            left: left(session, in_grace),
            share: share(session.remaining, self.rules.settings().session.span()),
            is_short: session.remaining <= SHORT,
            reading: if self.stage.is_beside_page() {
                self.reading
            } else {
                self.looks.voice
            },
            help: self.help,
            unsaved: self
                .visit
                .as_ref()
                .map(|visit| visit.unsaved)
                .unwrap_or_default(),
            finished: !self.finished().is_empty(),
            banner,
            area: self.area(),
            area_told: self.told_area.is_some(),
            minutes_left,
            most_minutes: minutes_left.saturating_add(if may_extend { further } else { 0 }),
        });
    }

    /// What stands above the bar: that staff end the session, what they say, else what the
    /// time has to say.
    fn banner_due(&self, session: &SessionView) -> Option<Banner> {
        if session.lid_ends_in.is_some() {
            return Some(Banner::LidClosed);
        }
        if session.battery_ends_in.is_some() {
            return Some(Banner::BatteryEnd);
        }
        if let Some(left) = session.staff_ends_in {
            return Some(Banner::StaffEnd {
                seconds: seconds(left),
            });
        }
        let calm = matches!(self.banner, None | Some(Banner::Hop));
        match self.posted {
            Some(posted) if posted.first || calm => Some(Banner::Message(posted.message)),
            _ if calm && session.battery_low && self.battery_warned => Some(Banner::BatteryLow),
            _ => self.banner,
        }
    }

    /// What the time has to say: a warning that is still true, else that the clock stands
    /// still.
    fn banner_true(&self, session: &SessionView, in_grace: bool) -> Option<Banner> {
        let left = minutes(session.remaining);
        match self.banner {
            Some(Banner::Warning { minutes, .. }) if minutes >= left => Some(Banner::Warning {
                minutes: left,
                more: more(session),
            }),
            // An extension made it untrue.
            Some(Banner::Warning { .. }) => None,
            Some(Banner::Grace { .. }) if in_grace => Some(Banner::Grace { minutes: left }),
            Some(Banner::Grace { .. }) => None,
            Some(Banner::Hop) | None => session.hop.map(|_| Banner::Hop),
            other => other,
        }
    }

    /// What stood there was read: what lay under it comes back.
    pub(super) fn banner_read(&mut self) {
        match self.bar.as_ref().and_then(|bar| bar.banner) {
            Some(Banner::Message(_)) => self.posted = None,
            Some(Banner::BatteryLow) => self.battery_warned = false,
            _ => self.banner = None,
        }
    }

    /// What is spoken when staff write.
    pub(super) fn message_words(&self, message: RoomMessage) -> String {
        let title = say!(self.words, "message-title");
        format!("{title}. {}", phrase::room_message(&self.words, message))
    }

    /// What is spoken when staff end the session from afar.
    pub(super) fn staff_end_words(&self) -> String {
        let seconds: u16 = 60;
        let (title, text) = (
            say!(self.words, "staff-end-notice", seconds = seconds),
            say!(self.words, "staff-end-notice-text"),
        );
        format!("{title} {text}")
    }

    /// What is spoken when the battery is nearly empty.
    pub(super) fn battery_low_words(&self) -> String {
        let (title, text) = (
            say!(self.words, "battery-low"),
            say!(self.words, "battery-low-text"),
        );
        format!("{title}. {text}")
    }

    /// What is spoken when the battery ends the session.
    pub(super) fn battery_end_words(&self) -> String {
        let (title, text) = (
            say!(self.words, "battery-end"),
            say!(self.words, "battery-end-text"),
        );
        format!("{title}. {text}")
    }

    /// What is spoken when the lid was closed.
    pub(super) fn lid_words(&self) -> String {
        let (title, text) = (
            say!(self.words, "lid-closed"),
            say!(self.words, "lid-closed-text"),
        );
        format!("{title}. {text}")
    }

    /// What is spoken when a call for help moves on.
    pub(super) fn help_words(&self) -> String {
        screen::help_words(&self.shared(), self.help)
    }

    /// What is spoken when this much time is left.
    pub(super) fn warning_words(&self, minutes: u16) -> String {
        say!(self.words, "warning-minutes", minutes = minutes)
    }

    /// What is spoken when the page is covered because nobody moves.
    pub(super) fn idle_words(&self) -> String {
        let (title, text) = (
            say!(self.words, "idle-title"),
            say!(self.words, "idle-text"),
        );
        format!("{title} {text}")
    }
}

fn left(session: &SessionView, in_grace: bool) -> Left {
    let ordered = session.staff_ends_in.or(session.battery_ends_in);
    if session.hop.is_some() && ordered.is_none() {
        Left::Paused
    } else if session.remaining <= LAST_MINUTE {
        Left::Seconds(u8::try_from(seconds(session.remaining)).unwrap_or(u8::MAX))
    } else if in_grace {
        Left::Grace(minutes(session.remaining))
    } else {
        Left::Minutes(minutes(session.remaining))
    }
}

fn share(remaining: Duration, whole: Duration) -> f32 {
    if whole.is_zero() {
        return 0.0;
    }
    (remaining.as_secs_f32() / whole.as_secs_f32()).clamp(0.0, 1.0)
}

/// What one press would add now.
fn more(session: &SessionView) -> More {
    match (session.extension, session.grace) {
        (ExtensionOffer::Offered { adds }, _) => More::Extension(adds.0),
        (_, GraceOffer::Offered { adds }) => More::Grace(adds.0),
        (extension, _) => More::Nothing(why_no_more(extension)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_thin_bar_never_leaves_its_ends() {
        let minute = Duration::from_secs(60);
        assert!((share(30 * minute, 60 * minute) - 0.5).abs() < f32::EPSILON);
        assert!((share(90 * minute, 60 * minute) - 1.0).abs() < f32::EPSILON);
        assert!(share(Duration::ZERO, 60 * minute).abs() < f32::EPSILON);
        assert!(share(minute, Duration::ZERO).abs() < f32::EPSILON);
    }
}
