// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! One message of each kind, with something in every field.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use sportello_protocol::courier::Return;
use sportello_protocol::signature::TerminalKey;
use sportello_protocol::{
    Acknowledgement, Alarm, AlarmChange, Blocked, Check, Closing, Command, CommandId, CommandKind,
    CommandOutcome, CommandResult, Commands, DaySheet, DayTotals, Desired, Duration, EndReason,
    EnrolmentAnswer, EnrolmentRequest, Epoch, EpochStanding, Event, Exception, Facts, Gauge,
    HealthRow, HelpState, HelperTotals, HostName, Hour, Hours, Interval, LanguageTag, LayerName,
    LevelTotals, Loss, LossCause, Losses, Mode, NetworkKind, Numbered, OutOfServiceReason, Outcome,
    Phase, Place, Preset, Problem, ProblemKind, Range, Receipt, ReceiptVerdict, Record,
    ReleaseKind, Report, Row, Sequence, Service, SessionRow, Settings, Skill, Spread, Status,
    StatusAnswer, TaskArea, TaskId, TaskOutcome, TerminalId, UnixSeconds, Update, UpdateChange,
    UpdateChanged, UpdatePhase, UpdateRefusal, UpdateState, Verdict, VersionText, Versions, Vitals,
    Warning, public_key_text,
};

pub(crate) const NOW: UnixSeconds = UnixSeconds(1_793_610_000);
pub(crate) const NONCE: [u8; 16] = *b"sixteen of nonce";

/// Without and with the fingerprint of an authority.
pub(crate) const CODES: [&str; 2] = [
    "01KTB-7QZ4M-9XWRH-EF9",
    "7DPYN-3C0V5-GA2SJ-8K6TR-1XW4Z-QB9HM-E0F7D-YC3NP-V8Q1",
];

/// Any key will do: RFC 9421's own for tests.
pub(crate) fn key() -> TerminalKey {
    TerminalKey::from_pem(
        "-----BEGIN PRIVATE KEY-----\n\
         MC4CAQAwBQYDK2VwBCIEIJ+DYvh6SEqVTm50DFtMDoQikTmiCqirVv9mWG9qfSnF\n\
         -----END PRIVATE KEY-----\n",
    )
    .unwrap()
}

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
}

fn hour(date: u32, hour: u8) -> Hour {
    Hour {
        date: day(date),
        hour,
    }
}

fn task(name: &str) -> TaskId {
    TaskId::parse(name).unwrap()
}

pub(crate) fn receipt() -> Receipt {
    Receipt {
        checks: vec![
            (Check::Processes, Verdict::Pass),
            (Check::MemoryZeroed, Verdict::NotCovered),
            (Check::Files, Verdict::Fail),
        ],
        duration_ms: 212,
    }
}

pub(crate) fn session() -> SessionRow {
    SessionRow {
        record: Record {
            date: day(2),
            hour: 9,
            duration: Duration::From15To30,
            tasks: vec![TaskOutcome {
                task: task("isee"),
                furthest_step: 4,
                outcome: Outcome::GivenUp,
            }],
            end: EndReason::Citizen,
            help_asked: true,
            rating: Some(4),
            receipt: ReceiptVerdict::Failed,
        },
        receipt: receipt(),
    }
}

pub(crate) fn rows() -> Vec<(&'static str, Row)> {
    let unrated = SessionRow {
        record: Record {
            rating: None,
            tasks: Vec::new(),
            ..session().record
        },
        receipt: receipt(),
    };
    let levels = LevelTotals {
        never: 1,
        with_help: 2,
        alone: 3,
        teaches: 4,
    };
    let days = DaySheet {
        first_day: day(2),
        last_day: day(4),
        totals: DayTotals {
            sessions: 6,
            languages: BTreeMap::from([
                (LanguageTag::parse("it").unwrap(), 5),
                (LanguageTag::parse("zh-Hans").unwrap(), 1),
            ]),
            modes: BTreeMap::from([(Mode::Speech, 1)]),
            helper: HelperTotals {
                with_helper: 1,
                alone: 2,
                not_said: 3,
            },
            skills: Skill::ALL.iter().map(|skill| (*skill, levels)).collect(),
        },
    };
    let spread = Spread {
        count: 60,
        low: -2,
        high: 9,
        sum: 120,
    };
    let health = |hour| HealthRow {
        date: day(2),
        hour,
        gauges: Gauge::ALL.iter().map(|gauge| (*gauge, spread)).collect(),
    };
    let set_aside = Event::SetAside {
        at: hour(2, 9),
        salvaged: 3,
        lost: 4,
    };
    let renumbered = Event::Renumbered {
        at: hour(2, 9),
        moved: 2,
    };
    let alarm = Event::Alarm {
        at: hour(2, 23),
        alarm: Alarm::PortalsUnreachable,
        change: AlarmChange::Cleared,
    };
    let loss = Loss {
        cause: LossCause::Damage,
        sessions: 2,
    };
    let blocked = Blocked {
        task: task("isee"),
        host: HostName::parse("cdn.example.it").unwrap(),
        sessions: 5,
    };
    let update = |change| UpdateChanged {
        at: hour(2, 9),
        release: ReleaseKind::Image,
        number: 12,
        change,
    };
    let refused = UpdateChange::Refused {
        reason: UpdateRefusal::OlderVersion,
    };
    vec![
        ("session", Row::Session(session())),
        ("session-unrated", Row::Session(unrated)),
        ("proof", Row::Proof(receipt())),
        ("days", Row::Days(days)),
        ("health-hour", Row::Health(health(Some(9)))),
        ("health-day", Row::Health(health(None))),
        ("event-set-aside", Row::Event(set_aside)),
        ("event-renumbered", Row::Event(renumbered)),
        ("event-alarm", Row::Event(alarm)),
        ("loss", Row::Loss(loss)),
        ("blocked", Row::Blocked(blocked)),
        (
            "update-rolled-back",
            Row::Update(update(UpdateChange::RolledBack)),
        ),
        ("update-refused", Row::Update(update(refused))),
    ]
}

pub(crate) fn report() -> Report {
    let numbered = |(row, sequence): ((&str, Row), u64)| Numbered {
        epoch: Epoch(u64::MAX - 7),
        first: Sequence(sequence),
        last: Sequence(sequence),
        row: row.1,
    };
    Report {
        version: 1,
        clock: NOW,
        losses: Losses {
            health_hours_merged: 1,
            health_dropped: 2,
            sessions_dropped: 3,
            others_dropped: 4,
            numbers_damaged: 5,
        },
        rows: rows().into_iter().zip(1..).map(numbered).collect(),
    }
}

pub(crate) fn acknowledgement() -> Acknowledgement {
    Acknowledgement {
        version: 1,
        epochs: vec![EpochStanding {
            epoch: Epoch(u64::MAX - 7),
            through: Sequence(40),
            missing: vec![Range {
                first: Sequence(41),
                last: Sequence(43),
            }],
        }],
        server_clock: NOW,
    }
}

fn results() -> Vec<CommandResult> {
    [
        CommandOutcome::Passed,
        CommandOutcome::Expired,
        CommandOutcome::Refused,
        CommandOutcome::Unsure,
    ]
    .into_iter()
    .zip(7..)
    .map(|(outcome, id)| CommandResult {
        id: CommandId(id),
        outcome,
    })
    .collect()
}

pub(crate) fn status() -> Status {
    let version = |text| VersionText::parse(text).unwrap();
    Status {
        version: 1,
        clock: NOW,
        phase: Phase::Busy,
        minutes_left: Some(12),
        warning: Warning::TimeShort,
        help: HelpState::Sent,
        area: Some(TaskArea::MoneyAndBenefits),
        someone_waiting: true,
        service: Service::OutOfService {
            reason: OutOfServiceReason::WipeFailed,
        },
        alarms: Alarm::ALL.to_vec(),
        vitals: Vitals {
            cpu_percent: Some(9),
            memory_free_mib: Some(900),
            state_free_mib: Some(1200),
            temperature_celsius: Some(-3),
            uptime_minutes: Some(77),
            battery_percent: Some(50),
            network: Some(NetworkKind::Wifi),
            network_quality_percent: Some(60),
            printer_ready: Some(false),
            kiosk_alive: true,
        },
        versions: Versions {
            agent: version("0.1.0"),
            image: Some(version("2026.11.02")),
            tasks: Some(version("17")),
            browser: None,
        },
        desired: 3,
        results: results(),
        update: Some(UpdateState {
            running: Some(11),
            wanted: Some(12),
            phase: UpdatePhase::RolledBack { image: 12 },
            bundle: Some(40),
            stale: true,
        }),
    }
}

pub(crate) fn status_answer() -> StatusAnswer {
    StatusAnswer {
        version: 1,
        server_clock: NOW,
        next_after_s: 60,
        desired: 4,
    }
}

pub(crate) fn commands() -> Commands {
    let kinds = [
        CommandKind::Extend { minutes: 10 },
        CommandKind::Message {
            preset: Preset::SomeoneWaits,
        },
        CommandKind::End,
        CommandKind::Lock,
        CommandKind::Unlock,
        CommandKind::HelpSeen,
        CommandKind::HelpComing,
        CommandKind::HelpNobody,
        CommandKind::SomeoneWaiting { waiting: true },
        CommandKind::Maintenance { on: false },
        CommandKind::ClearPinDelay { slot: 3 },
    ];
    Commands {
        version: 1,
        commands: kinds
            .into_iter()
            .zip(1..)
            .map(|(kind, id)| Command {
                id: CommandId(id),
                kind,
                valid_for_s: 60,
            })
            .collect(),
        desired: 4,
    }
}

pub(crate) fn desired() -> Desired {
    let mut hours = Hours::default();
    hours.week[0] = vec![
        Interval::new(540, 780).unwrap(),
        Interval::new(840, 1440).unwrap(),
    ];
    hours.exceptions = vec![Exception {
        date: day(25),
        open: Vec::new(),
    }];
    Desired {
        version: 4,
        settings: Settings {
            hours: Some(hours),
            session_minutes: Some(45),
            closing: Some(Closing { minutes_before: 10 }),
        },
        update: Some(Update { image: 12 }),
        bundle: Some(40),
        place: Some(Place {
            district: LayerName::of("Forlì-Cesena"),
            site: LayerName::of("BO-001"),
            terminal: None,
        }),
    }
}

pub(crate) fn enrolment_request() -> EnrolmentRequest {
    EnrolmentRequest {
        version: 1,
        secret: "0123456789ABCDEF".to_owned(),
        public_key: public_key_text(&key().public()),
        facts: Facts {
            threads: 4,
            memory_mib: 7800,
            disk_gib: 120,
            agent: VersionText::parse("0.1.0").unwrap(),
        },
    }
}

pub(crate) fn enrolment_answer() -> EnrolmentAnswer {
    EnrolmentAnswer {
        version: 1,
        terminal: TerminalId(uuid::Uuid::from_bytes(NONCE)),
        thumbprint: key().thumbprint(),
        centre_key: public_key_text(&key().public()),
        server_clock: NOW,
    }
}

pub(crate) fn problem() -> Problem {
    Problem {
        problem: ProblemKind::Replayed,
        server_clock: NOW,
    }
}

pub(crate) fn answer() -> Return {
    Return {
        acknowledgement: Some(acknowledgement()),
        desired: Some(desired()),
        commands: commands().commands,
    }
}
