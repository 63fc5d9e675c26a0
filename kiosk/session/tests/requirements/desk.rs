// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A terminal and two clocks that a test moves by hand.

use std::time::Duration;

use chrono::{TimeDelta, TimeZone, Utc};
use sportello_session::{
    At, BootTime, Effect, EndReason, Event, Hours, LockCode, Machine, Minutes, Resume, Rules,
    SessionClosing, SessionView, Settings, StaffAction, Stage, Verdict, View, Wall,
};

pub(crate) const fn secs(n: u64) -> Duration {
    Duration::from_secs(n)
}

pub(crate) const fn mins(n: u64) -> Duration {
    Duration::from_secs(n * 60)
}

pub(crate) fn code(digits: &str) -> LockCode {
    LockCode::new(digits).unwrap()
}

pub(crate) fn utc(year: i32, month: u32, day: u32, hour: u32, minute: u32) -> Wall {
    Utc.with_ymd_and_hms(year, month, day, hour, minute, 0)
        .unwrap()
}

pub(crate) fn rules(settings: Settings) -> Rules {
    Rules::new(settings, utc(2026, 1, 1, 0, 0)).unwrap()
}

/// Monday to Friday as given, closed at the weekend, in Rome.
pub(crate) fn weekdays(intervals: &[&str]) -> Hours {
    let day: Vec<_> = intervals.iter().map(|i| i.parse().unwrap()).collect();
    let week = sportello_session::WeekHours {
        monday: day.clone(),
        tuesday: day.clone(),
        wednesday: day.clone(),
        thursday: day.clone(),
        friday: day,
        ..Default::default()
    };
    Hours::new(chrono_tz::Europe::Rome, week, Default::default()).unwrap()
}

pub(crate) fn with_hours(intervals: &[&str]) -> Settings {
    Settings {
        hours: Some(weekdays(intervals)),
        ..Settings::default()
    }
}

pub(crate) struct Desk {
    pub(crate) machine: Machine,
    pub(crate) at: At,
}

impl Desk {
    /// Tuesday 10 March 2026, 09:00 UTC, 10:00 in Rome; an hour after boot.
    pub(crate) fn new(settings: Settings) -> Self {
        Self::at_wall(settings, utc(2026, 3, 10, 9, 0))
    }

    pub(crate) fn at_wall(settings: Settings, wall: Wall) -> Self {
        Self::resumed(settings, wall, Resume::FRESH).0
    }

    pub(crate) fn resumed(settings: Settings, wall: Wall, resume: Resume) -> (Self, Vec<Effect>) {
        let at = At {
            boot: BootTime::since_boot(mins(60)),
            wall,
        };
        let (machine, effects) = Machine::new(rules(settings), at, resume);
        (Self { machine, at }, effects)
    }

    /// A session of the usual rules, its capsule built.
    pub(crate) fn in_session() -> Self {
        Self::new(Settings::default()).started()
    }

    pub(crate) fn started(mut self) -> Self {
        self.does(Event::StartPressed);
        let effects = self.does(Event::NoticeAccepted { with_helper: None });
        assert_eq!(effects, [Effect::OpenLedgerSession, Effect::BuildCapsule]);
        self.does(Event::CapsuleBuilt);
        assert_eq!(self.stage(), Stage::Active);
        self
    }

    pub(crate) fn does(&mut self, event: Event) -> Vec<Effect> {
        self.machine.handle(event, self.at)
    }

    pub(crate) fn staff(&mut self, action: StaffAction) -> Vec<Effect> {
        self.does(Event::Staff(action))
    }

    /// Time passes with nobody there; the shell ticks whenever the machine asked for it.
    pub(crate) fn wait(&mut self, span: Duration) -> Vec<Effect> {
        let until = self.at.boot.after(span);
        let mut effects = Vec::new();
        while let Some(next) = self.machine.next_deadline(self.at)
            && next <= until
        {
            assert!(
                next >= self.at.boot,
                "a deadline that has passed was not acted upon"
            );
            self.pass(self.at.boot.until(next));
            let before = self.at;
            effects.extend(self.does(Event::Tick));
            assert!(
                self.machine
                    .next_deadline(before)
                    .is_none_or(|later| later > next),
                "a tick at its own deadline must move on: {:?}",
                self.stage()
            );
        }
        self.pass(self.at.boot.until(until));
        effects.extend(self.does(Event::Tick));
        effects
    }

    /// Time passes with somebody there, touching something every half minute.
    pub(crate) fn works(&mut self, span: Duration) -> Vec<Effect> {
        let until = self.at.boot.after(span);
        let mut effects = Vec::new();
        while self.at.boot < until {
            effects.extend(self.does(Event::ActivitySeen));
            effects.extend(self.wait(self.at.boot.until(until).min(secs(30))));
        }
        effects
    }

    /// The lid is shut for a while: both clocks go on, nobody ticks, then one tick.
    pub(crate) fn suspend(&mut self, span: Duration) -> Vec<Effect> {
        self.pass(span);
        self.does(Event::Tick)
    }

    pub(crate) fn pass(&mut self, span: Duration) {
        self.at.boot = self.at.boot.after(span);
        self.at.wall += TimeDelta::from_std(span).unwrap();
    }

    pub(crate) fn wall_jumps(&mut self, by: TimeDelta) {
        self.at.wall += by;
    }

    pub(crate) fn view(&self) -> View {
        self.machine.view(self.at)
    }

    pub(crate) fn stage(&self) -> Stage {
        self.view().stage
    }

    pub(crate) fn session(&self) -> SessionView {
        self.view().session.expect("a session is open")
    }

    pub(crate) fn left(&self) -> Duration {
        self.session().remaining
    }

    /// Works until this much is left.
    pub(crate) fn works_until_left(&mut self, left: Duration) -> Vec<Effect> {
        let span = self
            .left()
            .checked_sub(left)
            .expect("that moment has passed");
        self.works(span)
    }

    pub(crate) fn ends(&mut self) -> Vec<Effect> {
        self.does(Event::EndPressed);
        self.does(Event::EndConfirmed)
    }

    /// A clean receipt comes; the record it closes.
    pub(crate) fn wiped(&mut self) -> SessionClosing {
        let effects = self.does(Event::WipeDone { clean: true });
        let closing = closing(&effects).expect("the record is written with the receipt");
        assert_eq!(closing.verdict, Verdict::Clean);
        closing
    }

    /// The session has just been ended for this reason.
    #[track_caller]
    pub(crate) fn assert_ending(&self, effects: &[Effect], reason: EndReason) {
        assert_eq!(self.stage(), Stage::Ending { reason });
        let kills = effects
            .iter()
            .filter(|e| **e == Effect::KillCapsule)
            .count();
        assert_eq!(kills, 1, "{effects:?}");
    }
}

pub(crate) fn closing(effects: &[Effect]) -> Option<SessionClosing> {
    effects.iter().find_map(|effect| match effect {
        Effect::CloseLedgerSession(closing) => Some(*closing),
        _ => None,
    })
}

pub(crate) fn warnings(effects: &[Effect]) -> Vec<u16> {
    effects
        .iter()
        .filter_map(|effect| match effect {
            Effect::AnnounceWarning(Minutes(minutes)) => Some(*minutes),
            _ => None,
        })
        .collect()
}
