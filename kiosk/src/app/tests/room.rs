// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What staff in the room ask for, in every state of the terminal, and what they may know.

use sportello_ledger::{
    BootMillis, Closing, Command, CommandKind, Hours, LiveState, Phase, TaskArea,
};
use sportello_protocol::Preset;

use super::*;
use crate::screen::{Area, Need, RoomMessage, help};
use crate::service::ledger::Alive;

impl Rig {
    /// A command of the room arrives.
    fn room(&mut self, kind: CommandKind, argument: i64) {
        let command = Command {
            id: 1,
            kind,
            argument,
            expires: BootMillis(u64::MAX),
        };
        self.tell(Message::Ledger(ledger::Event::Commands(vec![command])));
    }

    fn agent(&mut self, alive: bool) {
        self.tell(Message::Ledger(ledger::Event::AgentAlive(alive)));
    }

    fn banner(&self) -> Option<Banner> {
        self.app.bar.as_ref().and_then(|bar| bar.banner)
    }

    /// What the room view may see now.
    fn live(&self) -> LiveState {
        self.app.live.expect("the slate knows of the terminal")
    }

    /// Whether the room was told on the slate what is true now.
    fn told(&self) -> Vec<LiveState> {
        let live = |job| match job {
            Job::Live(live) => Some(live),
            _ => None,
        };
        self.jobs().into_iter().filter_map(live).collect()
    }

    fn settings(&mut self, settings: Settings) {
        let settings = Box::new(settings);
        self.tell(Message::Ledger(ledger::Event::Settings(settings)));
    }

    fn minutes_left(&self) -> u16 {
        self.live().minutes_left.expect("a session is open")
    }
}

const EVERY_COMMAND: [(CommandKind, i64); 13] = [
    (CommandKind::Extend, 10),
    (CommandKind::Message, 0),
    (CommandKind::End, 0),
    (CommandKind::Lock, 0),
    (CommandKind::Unlock, 0),
    (CommandKind::HelpSeen, 0),
    (CommandKind::HelpComing, 0),
    (CommandKind::HelpNobody, 0),
    (CommandKind::SomeoneWaiting, 1),
    (CommandKind::SomeoneWaiting, 0),
    (CommandKind::Maintenance, 1),
    (CommandKind::Maintenance, 0),
    (CommandKind::ClearPinDelay, 3),
];

fn in_session(change: impl FnOnce(&mut Rig)) -> Rig {
    let mut rig = Rig::in_session();
    change(&mut rig);
    rig
}

fn resumed(condition: Condition) -> Rig {
    let found = Found {
        condition,
        ..fresh()
    };
    Rig::opened(Staff::default(), found)
}

type State = (&'static str, fn() -> Rig);

/// How a terminal comes into each state.
const EVERY_STATE: [State; 14] = [
    ("silent", || Rig::silent(Staff::default())),
    ("welcome", Rig::welcoming),
    ("notice", || {
        let mut rig = Rig::welcoming();
        rig.act(Action::Begin);
        rig
    }),
    ("home", Rig::in_session),
    ("guide", || {
        in_session(|rig| rig.act(Action::StartTask(spid())))
    }),
    ("idle", || {
        in_session(|rig| {
            rig.tell(Message::Idle(idle::Event::Idled));
            rig.pass(Duration::from_secs(5 * 60 + 10));
        })
    }),
    ("end asked", || in_session(|rig| rig.act(Action::EndAsked))),
    ("grace", || {
        in_session(|rig| {
            rig.pass(Duration::from_secs(59 * 60 + 30));
            rig.act(Action::TakeGrace);
        })
    }),
    ("ending", || in_session(|rig| rig.act(Action::End))),
    ("thanks", || {
        in_session(|rig| {
            rig.act(Action::End);
            rig.report(clean());
        })
    }),
    ("maintenance", || {
        resumed(Condition {
            maintenance: true,
            ..Condition::FIT
        })
    }),
    ("locked", || {
        resumed(Condition {
            locked: true,
            ..Condition::FIT
        })
    }),
    ("out of service", || {
        resumed(Condition {
            proof: Proof::Failed,
            ..Condition::FIT
        })
    }),
    ("proving", || {
        resumed(Condition {
            proof: Proof::Due,
            ..Condition::FIT
        })
    }),
];

#[tokio::test]
async fn no_command_in_any_state_is_a_dead_end() {
    for (name, state) in EVERY_STATE {
        for (kind, argument) in EVERY_COMMAND {
            let mut rig = state();
            rig.room(kind, argument);
            // The capsule answers whatever it is asked for, staff take back what they said.
            for _ in 0..12 {
                for ask in rig.asks() {
                    match ask {
                        Ask::Build(_) | Ask::Portal(_) => rig.report(Report::Built),
                        Ask::End | Ask::Prove(_) => rig.report(clean()),
                        Ask::Order(_) => {}
                    }
                }
                rig.pass(Duration::from_secs(45));
                if rig.app.leaving.is_some() {
                    break;
                }
            }
            if rig.app.leaving.is_some() || name == "silent" {
                continue;
            }
            rig.room(CommandKind::Maintenance, 0);
            rig.room(CommandKind::Unlock, 0);
            let stuck = matches!(rig.place(), Screen::Stopped(_)) && name != "out of service";
            assert!(!stuck, "{kind:?} at {name}: {:?}", rig.place());
        }
    }
}

#[test]
fn absurd_numbers_change_nothing() {
    let mut rig = Rig::in_session();
    for argument in [
        0,
        -1,
        241,
        i64::from(u16::MAX),
        65_536 + 10,
        i64::MAX,
        i64::MIN,
    ] {
        rig.room(CommandKind::Extend, argument);
        assert_eq!(rig.minutes_left(), 60, "{argument}");
        rig.room(CommandKind::Message, argument.saturating_add(100));
    }
    assert_eq!(rig.banner(), None);
}

#[test]
fn the_room_adds_time() {
    let mut rig = Rig::in_session();
    rig.room(CommandKind::Extend, 10);
    assert_eq!(rig.app.bar.as_ref().unwrap().left, Left::Minutes(70));
    assert_eq!(rig.minutes_left(), 70);
}

#[test]
fn an_end_from_the_room_shows_the_seconds_left_to_save_and_then_wipes() {
    let mut rig = Rig::in_session();
    rig.asks();
    rig.room(CommandKind::End, 0);
    assert_eq!(rig.banner(), Some(Banner::StaffEnd { seconds: 60 }));
    assert_eq!(rig.app.bar.as_ref().unwrap().left, Left::Seconds(60));
    rig.pass(Duration::from_secs(18));
    assert_eq!(rig.banner(), Some(Banner::StaffEnd { seconds: 42 }));
    assert!(matches!(rig.place(), Screen::Home(_)));
    rig.pass(Duration::from_secs(42));
    assert!(matches!(rig.place(), Screen::Ending(_)));
    rig.report(clean());
    assert!(
        matches!(rig.place(), Screen::Thanks(_)),
        "thanked all the same"
    );
}

#[test]
fn whoever_is_told_to_end_may_end_at_once() {
    let mut rig = Rig::in_session();
    rig.room(CommandKind::End, 0);
    rig.act(Action::End);
    assert!(matches!(rig.place(), Screen::Ending(_)));
}

#[test]
fn a_locked_terminal_says_so_and_starts_nothing_until_it_is_unlocked() {
    let mut rig = Rig::welcoming();
    rig.room(CommandKind::Lock, 0);
    rig.check_stopped(&Stopped::OutOfService(WhyOut::Staff));
    assert_eq!(rig.live().phase, Phase::Locked);
    rig.act(Action::Begin);
    rig.check_stopped(&Stopped::OutOfService(WhyOut::Staff));
    rig.room(CommandKind::Unlock, 0);
    rig.check_welcome();
    assert_eq!(rig.live().phase, Phase::Free);
}

#[test]
fn a_lock_in_a_session_is_announced_and_holds_after_the_shell_began_afresh() {
    let mut rig = Rig::in_session();
    rig.jobs();
    rig.room(CommandKind::Lock, 0);
    assert_eq!(rig.banner(), Some(Banner::StaffEnd { seconds: 60 }));
    let kept = rig.jobs().into_iter().find_map(|job| match job {
        Job::Condition(condition) => Some(condition),
        _ => None,
    });
    assert!(kept.unwrap().locked, "a power cut now must not forget it");
    rig.pass(Duration::from_secs(60));
    rig.report(clean());
    rig.pass(Duration::from_secs(31));
    assert_eq!(rig.app.leaving, Some(Leaving::Shed));
    let found = Found {
        condition: kept.unwrap(),
        ..fresh()
    };
    let rig = Rig::opened(Staff::default(), found);
    rig.check_stopped(&Stopped::OutOfService(WhyOut::Staff));
}

#[tokio::test]
async fn the_room_lifts_a_cover_that_staff_left_and_never_the_citizens_own() {
    let mut rig = Rig::in_session();
    rig.app.tell(sportello_session::Event::Staff(
        sportello_session::StaffAction::Lock,
    ));
    rig.app.settle();
    assert!(matches!(rig.app.stage.cover(), Some(Cover::StaffLock)));
    rig.room(CommandKind::Unlock, 0);
    assert!(rig.app.stage.cover().is_none());

    let mut code = screen::Code::new();
    for digit in [4, 7, 1, 1] {
        code.push(digit);
    }
    rig.act(Action::Hide(code));
    rig.room(CommandKind::Unlock, 0);
    assert!(matches!(rig.app.stage.cover(), Some(Cover::Locked(_))));
}

#[test]
fn maintenance_from_the_room_ends_a_session_after_a_minute_and_is_taken_back() {
    let mut rig = Rig::in_session();
    rig.room(CommandKind::Maintenance, 1);
    assert_eq!(rig.banner(), Some(Banner::StaffEnd { seconds: 60 }));
    rig.room(CommandKind::Maintenance, 0);
    assert_eq!(rig.banner(), None);
    assert_eq!(rig.minutes_left(), 60);

    let mut rig = Rig::welcoming();
    rig.room(CommandKind::Maintenance, 1);
    rig.check_stopped(&Stopped::Maintenance);
    assert_eq!(rig.live().phase, Phase::Maintenance);
    rig.room(CommandKind::Maintenance, 0);
    rig.check_welcome();
}

#[test]
fn someone_waiting_takes_the_extension_away_and_survives_a_fresh_shell() {
    let mut rig = Rig::in_session();
    rig.room(CommandKind::SomeoneWaiting, 1);
    assert!(rig.live().someone_waiting);
    rig.pass(Duration::from_secs(55 * 60));
    rig.act(Action::Extend);
    assert_eq!(
        rig.banner(),
        Some(Banner::Refused(screen::WhyNoMore::SomeoneWaiting))
    );

    let found = Found {
        someone_waiting: true,
        ..fresh()
    };
    let mut rig = Rig::opened(Staff::default(), found);
    assert!(rig.live().someone_waiting);
    rig.room(CommandKind::SomeoneWaiting, 0);
    assert!(!rig.live().someone_waiting);
}

#[tokio::test]
async fn the_room_clears_the_wait_after_wrong_pins() {
    let found = Found {
        pin: (7, Duration::from_secs(240)),
        ..fresh()
    };
    let mut rig = Rig::opened(Staff::default(), found);
    rig.jobs();
    rig.room(CommandKind::ClearPinDelay, 3);
    assert!(
        rig.jobs()
            .iter()
            .any(|job| matches!(job, Job::Pin(0, Duration::ZERO)))
    );
}

#[test]
fn the_numbers_of_messages_are_those_of_the_wire() {
    let check = |preset: Preset, message: RoomMessage| {
        assert_eq!(RoomMessage::of_number(preset.number()), Some(message));
    };
    assert_eq!(RoomMessage::ALL.len(), Preset::ALL.len());
    check(Preset::ClosingSoon, RoomMessage::ClosingSoon);
    check(Preset::SomeoneWaits, RoomMessage::SomeoneWaits);
    check(Preset::ComeToTheDesk, RoomMessage::ComeToTheDesk);
    check(Preset::WaitAMoment, RoomMessage::WaitAMoment);
    check(Preset::QuietPlease, RoomMessage::QuietPlease);
    check(Preset::ShortStop, RoomMessage::ShortStop);
    assert_eq!(RoomMessage::of_number(6), None);
    assert_eq!(RoomMessage::of_number(-1), None);
}

#[test]
fn a_message_is_shown_in_the_citizens_language_until_it_is_read() {
    let mut rig = Rig::in_session();
    rig.room(CommandKind::Message, Preset::ComeToTheDesk.number());
    assert_eq!(
        rig.banner(),
        Some(Banner::Message(RoomMessage::ComeToTheDesk))
    );
    let words = |rig: &Rig| rig.app.message_words(RoomMessage::ComeToTheDesk);
    let italian = words(&rig);
    assert!(italian.contains("Vieni al banco"), "{italian}");
    rig.act(Action::ChangeLanguage("ar".parse().unwrap()));
    assert_ne!(words(&rig), italian);
    assert!(rig.banner().is_some(), "a language change keeps it");
    // The newest replaces.
    rig.room(CommandKind::Message, Preset::QuietPlease.number());
    assert_eq!(
        rig.banner(),
        Some(Banner::Message(RoomMessage::QuietPlease))
    );
    rig.act(Action::DismissBanner);
    assert_eq!(rig.banner(), None);
}

#[test]
fn neither_a_message_nor_a_warning_is_lost_under_the_other() {
    let mut rig = Rig::in_session();
    rig.pass(Duration::from_secs(51 * 60));
    assert!(matches!(rig.banner(), Some(Banner::Warning { .. })));
    rig.room(CommandKind::Message, 4);
    assert!(matches!(rig.banner(), Some(Banner::Message(_))));
    rig.act(Action::DismissBanner);
    assert!(matches!(rig.banner(), Some(Banner::Warning { .. })));
    rig.room(CommandKind::Message, 4);
    rig.pass(Duration::from_secs(4 * 60));
    assert!(
        matches!(rig.banner(), Some(Banner::Warning { minutes: 5, .. })),
        "a newer warning is read first"
    );
    rig.act(Action::DismissBanner);
    assert!(matches!(rig.banner(), Some(Banner::Message(_))));
    // How a session ends says more than either.
    rig.room(CommandKind::End, 0);
    assert!(matches!(rig.banner(), Some(Banner::StaffEnd { .. })));
}

#[test]
fn a_message_meets_only_the_citizen_it_was_sent_to() {
    for (name, state) in EVERY_STATE {
        let mut rig = state();
        rig.room(CommandKind::Message, 0);
        let shown = rig.app.posted.is_some();
        let expected = ["home", "guide", "idle", "end asked", "grace"].contains(&name);
        assert_eq!(shown, expected, "{name}");
    }
    let mut rig = Rig::in_session();
    rig.room(CommandKind::Message, 0);
    rig.act(Action::End);
    rig.report(clean());
    rig.act(Action::Rate(None));
    assert!(rig.app.posted.is_none());
}

#[test]
fn a_call_for_help_moves_on_as_staff_answer_and_never_back() {
    let mut rig = Rig::in_session();
    rig.agent(true);
    rig.room(CommandKind::HelpComing, 0);
    assert_eq!(rig.app.help, Help::NotCalled, "nobody called");
    rig.act(Action::CallHelp);
    assert_eq!(rig.app.help, Help::Sent);
    rig.room(CommandKind::HelpSeen, 0);
    assert_eq!(rig.app.help, Help::Seen);
    rig.room(CommandKind::HelpComing, 0);
    rig.room(CommandKind::HelpSeen, 0);
    assert_eq!(rig.app.help, Help::Coming);
    rig.room(CommandKind::HelpNobody, 0);
    assert_eq!(rig.app.help, Help::Nobody);
    // Staff's own answer stands until it is read, whatever the network does.
    rig.agent(false);
    rig.agent(true);
    assert_eq!(rig.app.help, Help::Nobody);
    rig.act(Action::CancelHelp);
    assert_eq!(rig.app.help, Help::NotCalled);
}

#[test]
fn that_nobody_can_come_is_taken_back_when_somebody_could() {
    let mut rig = Rig::in_session();
    rig.act(Action::CallHelp);
    assert_eq!(rig.app.help, Help::Nobody);
    rig.agent(true);
    assert_eq!(rig.app.help, Help::NotCalled);
    rig.act(Action::CallHelp);
    rig.agent(false);
    assert_eq!(rig.app.help, Help::Nobody, "a call that nobody heard");
}

#[test]
fn staff_learn_what_a_call_is_about_only_while_the_citizen_agrees() {
    let mut rig = Rig::in_session();
    let policy = rig._folder.path().join("unchecked.toml");
    std::fs::write(&policy, "[tasks]\nunchecked_allowed = true\n").unwrap();
    let offer = Offer::load(&tasks(), &policy);
    rig.tell(Message::OfferRead(Box::new(offer)));
    rig.agent(true);
    rig.act(Action::StartTask(spid()));
    assert_eq!(rig.app.area(), Some(Area::Need(Need::Learn)));
    rig.act(Action::CallHelp);
    assert_eq!(rig.live().area, None, "off unless agreed");
    rig.tell(Message::Screen(screen::Message::HelpShown));
    rig.tell(Message::Screen(screen::Message::Help(
        help::Message::AreaTold(true),
    )));
    assert_eq!(rig.live().area, Some(TaskArea::Learn));
    assert!(rig.app.bar.as_ref().unwrap().area_told);
    rig.act(Action::TellArea(false));
    assert_eq!(rig.live().area, None);

    // It ends with the call.
    rig.act(Action::TellArea(true));
    rig.act(Action::CancelHelp);
    assert_eq!(rig.live().area, None);
    rig.act(Action::CallHelp);
    assert_eq!(rig.live().area, None, "another call, another question");
    rig.act(Action::TellArea(true));
    rig.room(CommandKind::HelpNobody, 0);
    assert_eq!(rig.live().area, None);

    // And with what it was about.
    rig.act(Action::CallHelp);
    rig.act(Action::TellArea(true));
    rig.act(Action::StartTask(TaskKey("isee".to_owned())));
    assert_eq!(rig.live().area, None);
    rig.act(Action::TellArea(true));
    assert_eq!(rig.live().area, Some(TaskArea::MoneyAndBenefits));
    rig.act(Action::End);
    assert_eq!(rig.live().area, None);
    assert_eq!(rig.live().help, sportello_ledger::HelpState::None);
}

#[test]
fn without_a_call_there_is_nothing_to_agree_to() {
    let mut rig = Rig::in_session();
    rig.act(Action::StartTask(spid()));
    rig.act(Action::TellArea(true));
    assert_eq!(rig.live().area, None);
    rig.act(Action::CallHelp);
    rig.act(Action::TellArea(true));
    assert_eq!(rig.live().area, None, "nobody hears this one");
}

#[test]
fn the_room_is_told_of_every_change_and_of_nothing_twice() {
    let mut rig = Rig::welcoming();
    rig.agent(true);
    rig.begin_session();
    rig.told();
    rig.pass(Duration::from_secs(3 * 60));
    let minutes: Vec<_> = rig.told().iter().map(|live| live.minutes_left).collect();
    assert_eq!(minutes, [Some(59), Some(58), Some(57)]);
    rig.act(Action::CallHelp);
    rig.room(CommandKind::HelpSeen, 0);
    rig.room(CommandKind::SomeoneWaiting, 1);
    assert_eq!(rig.told().len(), 3);
    rig.tell(Message::Clock(clock::Event::Rang));
    assert!(rig.told().is_empty());
}

#[test]
fn settings_of_the_centre_apply_to_the_next_session_and_within_policy() {
    let shorter = Settings {
        session_minutes: Some(30),
        ..Settings::default()
    };
    let mut rig = Rig::in_session();
    rig.settings(shorter.clone());
    assert_eq!(
        rig.minutes_left(),
        60,
        "a session under way keeps its length"
    );

    let found = Found {
        settings: shorter,
        ..fresh()
    };
    let mut rig = Rig::opened(Staff::default(), found);
    rig.begin_session();
    assert_eq!(rig.minutes_left(), 30);

    let mut rig = Rig::welcoming();
    rig.settings(Settings {
        session_minutes: Some(240),
        ..Settings::default()
    });
    rig.begin_session();
    assert_eq!(rig.minutes_left(), 60, "never beyond policy");
}

#[test]
fn hours_of_the_centre_close_the_terminal_and_open_it_again() {
    let day = |from, to| vec![sportello_ledger::Interval::new(from, to).unwrap()];
    // It is noon in Rome on a Monday.
    let mut hours = Hours::default();
    hours.week[0] = day(540, 660);
    let closed = Settings {
        hours: Some(hours),
        ..Settings::default()
    };
    let mut rig = Rig::welcoming();
    rig.settings(closed.clone());
    assert!(matches!(
        rig.place(),
        Screen::Stopped(Stopped::Closed { .. })
    ));
    assert_eq!(rig.live().phase, Phase::Closed);
    rig.settings(Settings::default());
    rig.check_welcome();

    // An open session gets its five minutes, by the rules for closing.
    let mut rig = Rig::in_session();
    rig.settings(closed);
    assert_eq!(rig.minutes_left(), 5);
}

#[test]
fn settings_outlive_a_new_reading_of_the_policy() {
    let mut rig = Rig::welcoming();
    rig.settings(Settings {
        closing: Some(Closing { minutes_before: 45 }),
        ..Settings::default()
    });
    let offer = Offer::load(&tasks(), Path::new("/nowhere/policy.toml"));
    rig.tell(Message::OfferRead(Box::new(offer)));
    assert_eq!(rig.app.rules.settings().closing_margin.0, 45);
}

#[test]
fn the_shell_shows_itself_only_from_its_own_loop() {
    let mut rig = Rig::welcoming();
    let beats = |rig: &Rig| -> Vec<Alive> {
        let beat = |job| match job {
            Job::Beat(alive) => Some(alive),
            _ => None,
        };
        rig.jobs().into_iter().filter_map(beat).collect()
    };
    rig.jobs();
    rig.pass(Duration::from_secs(600));
    assert!(beats(&rig).is_empty(), "time alone is no sign of the loop");
    rig.tell(Message::Pulse(pulse::Pulse));
    assert_eq!(beats(&rig), [Alive::default()]);
    rig.tell(Message::Compositor(compositor::Event::Answered));
    rig.tell(Message::Pulse(pulse::Pulse));
    rig.tell(Message::Pulse(pulse::Pulse));
    let compositor: Vec<_> = beats(&rig).iter().map(|alive| alive.compositor).collect();
    assert_eq!(compositor, [true, false], "one answer, one beat");

    rig.begin_session();
    rig.jobs();
    rig.tell(Message::Pulse(pulse::Pulse));
    rig.report(Report::Trouble {
        kind: Trouble::BrowserGone,
    });
    rig.tell(Message::Pulse(pulse::Pulse));
    let browser: Vec<_> = beats(&rig).iter().map(|alive| alive.browser).collect();
    assert_eq!(browser, [true, false]);
}
