// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A small region for tests and for looking at pages: sites, terminals in every state, three
//! months of use, people with every role, and names that are attacks.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use chrono::{Days, NaiveDate};
use sportello_console::{Console, ConsoleConfig, hash_password};
use sportello_protocol::operator::{Stage, StopReason};
use sportello_protocol::{
    Alarm, Blocked, DaySheet, DayTotals, Duration, EndReason, Epoch, Facts, Gauge, HealthRow,
    HelpState, HelperTotals, HostName, LanguageTag, LevelTotals, Losses, Mode, Numbered,
    OutOfServiceReason, Outcome, Phase, Receipt, ReceiptVerdict, Record, Report, Row, Sequence,
    Service, SessionRow, Skill, Spread, TaskArea, TaskId, TaskOutcome, TerminalId, UnixSeconds,
    UpdatePhase, UpdateState, VersionText, Versions, Vitals, Warning,
};
use sportello_room::{Hub, Live};
use sportello_store::rollout::Step;
use sportello_store::sqlite::{Sqlite, SqliteOptions};
use sportello_store::{
    AccountId, By, NewAccount, NewCode, NewRollout, NewSite, NewTarget, Role, RoleGrant, Seen,
    SiteId, Store,
};
use sportello_views::{Both, Catalogue, TaskInfo};

/// 20 November 2026, 10:00 in Rome.
pub(crate) const NOW: UnixSeconds = UnixSeconds(1_795_165_200);
/// Everybody's password.
pub(crate) const PASSWORD: &str = "una frase lunga per entrare";
/// The admin's second factor.
pub(crate) const SECRET: &[u8] = b"0123456789abcdefghij";
/// An attack that stands in names.
pub(crate) const ATTACK: &str = "<script>alert(1)</script> \"&'";

/// What was made.
pub(crate) struct Region {
    pub(crate) console: Console,
    pub(crate) store: Arc<Sqlite>,
    pub(crate) hub: Hub,
    /// Library, job desk, and one whose name is an attack.
    pub(crate) sites: [SiteId; 3],
    /// Of the library, in the order of their labels.
    pub(crate) terminals: Vec<TerminalId>,
    /// Of the job desk.
    pub(crate) elsewhere: TerminalId,
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn task(id: &str) -> TaskId {
    TaskId::parse(id).expect("a task id")
}

fn version(text: &str) -> VersionText {
    VersionText::parse(text).expect("a version")
}

fn both(it: &str, en: &str) -> Both {
    Both {
        it: it.to_owned(),
        en: Some(en.to_owned()),
    }
}

pub(crate) fn catalogue() -> Catalogue {
    let steps = |names: &[(&str, &str)]| names.iter().map(|(it, en)| both(it, en)).collect();
    Catalogue::new(BTreeMap::from([
        (
            task("isee"),
            TaskInfo {
                area: TaskArea::MoneyAndBenefits,
                title: both("Chiedi l'ISEE", "Ask for the ISEE"),
                steps: steps(&[
                    ("Apri il portale", "Open the portal"),
                    ("Entra con SPID", "Log in with SPID"),
                    ("Scegli l'anno", "Choose the year"),
                    ("Conferma del nucleo", "Confirm the household"),
                    ("Scarica", "Download"),
                ]),
            },
        ),
        (
            task("fse"),
            TaskInfo {
                area: TaskArea::Health,
                title: both("Leggi un referto", "Read a medical report"),
                steps: steps(&[
                    ("Entra", "Log in"),
                    ("Scegli", "Choose"),
                    ("Scarica", "Download"),
                ]),
            },
        ),
        (
            task("cv-europass"),
            TaskInfo {
                area: TaskArea::Work,
                title: both("Scrivi il curriculum", "Write your CV"),
                steps: Vec::new(),
            },
        ),
    ]))
}

/// Makes everything in a new file under `folder`; browsers reach it at `address`.
pub(crate) async fn region(folder: &Path, address: &str) -> Region {
    let store = Sqlite::open(&folder.join("centre.sqlite"), SqliteOptions::default());
    let store = Arc::new(store.expect("a store"));
    let hub = Hub::default();
    let config = ConsoleConfig {
        region_name: "Regione Esempio".to_owned(),
        region_code: Some("r_esempi".to_owned()),
        public_url: address.parse().expect("an address"),
        authority_sha256: None,
        time_zone: chrono_tz::Europe::Rome,
        secure_cookies: false,
        behind_proxy: false,
        clock: || NOW,
    };
    let shared: Arc<dyn Store> = Arc::<Sqlite>::clone(&store);
    let console = Console::new(shared, hub.clone(), config);

    let mut sites = Vec::new();
    for (code, name, municipality, district) in [
        (
            "PZ-001",
            "Biblioteca di Sala Consilina",
            "Potenza",
            "Potenza",
        ),
        ("MT-001", "Sportello lavoro", "Matera", "Matera"),
        ("PZ-666", ATTACK, ATTACK, "Potenza"),
    ] {
        let site = NewSite {
            code: code.to_owned(),
            name: name.to_owned(),
            municipality: municipality.to_owned(),
            district: district.to_owned(),
            address: "Via Roma 1".to_owned(),
            phone: "0971 000000".to_owned(),
            time_zone: "Europe/Rome".to_owned(),
            itinerant: false,
        };
        sites.push(store.add_site(site).await.expect("a site"));
    }
    let sites: [SiteId; 3] = sites.try_into().expect("three sites");
    let admin = people(&store, &sites).await;

    let labels = [
        "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12",
    ];
    let mut terminals = Vec::new();
    for label in labels {
        terminals.push(enrol(&store, admin, sites[0], label).await);
    }
    let elsewhere = enrol(&store, admin, sites[1], "1").await;
    let attack = enrol(&store, admin, sites[2], &ATTACK[..24]).await;
    let region = Region {
        console,
        store,
        hub,
        sites,
        terminals,
        elsewhere,
    };
    region.seen(attack).await;
    region.use_of(region.terminals[0], 0, true).await;
    region.use_of(elsewhere, 1, false).await;
    region.use_of(attack, 2, false).await;
    region.targets().await;
    region.live();
    region
}

async fn people(store: &Sqlite, sites: &[SiteId; 3]) -> AccountId {
    let hash = hash_password(PASSWORD).expect("a hash");
    let mut admin = AccountId(0);
    for (name, role, site) in [
        ("anna", Role::Staff, Some(sites[0])),
        ("bruno", Role::Staff, Some(sites[1])),
        ("vera", Role::Viewer, None),
        ("ada", Role::Admin, None),
    ] {
        let account = NewAccount {
            name: name.to_owned(),
            full_name: format!("{name} {ATTACK}"),
            email: None,
            password_hash: hash.clone(),
            roles: vec![RoleGrant { role, site }],
            created: NOW,
        };
        let id = store.add_account(account).await.expect("an account");
        if role == Role::Admin {
            admin = id;
            store
                .set_totp(id, Some(SECRET.to_vec()))
                .await
                .expect("a secret");
        }
    }
    admin
}

async fn enrol(store: &Sqlite, by: AccountId, site: SiteId, label: &str) -> TerminalId {
    let mut secret = [0_u8; 32];
    for (byte, letter) in secret
        .iter_mut()
        .zip(label.bytes().chain(site.0.to_le_bytes()))
    {
        *byte = letter;
    }
    let code = NewCode {
        secret_hash: secret,
        site,
        label: label.to_owned(),
        replaces: None,
        made_by: by,
        made: NOW,
        expires: UnixSeconds(NOW.0 + 3600),
    };
    store.make_code(code).await.expect("a code");
    let facts = Facts {
        threads: 4,
        memory_mib: 7_800,
        disk_gib: 238,
        agent: version("0.1.0"),
    };
    let enrolled = store
        .enrol(secret, secret, facts, NOW)
        .await
        .expect("the store");
    enrolled.expect("a terminal").terminal
}

impl Region {
    /// What terminals said of themselves, for the fleet.
    async fn seen(&self, attack: TerminalId) {
        let mut seen = Vec::new();
        for (number, terminal) in self.terminals.iter().enumerate() {
            let (at, service, alarms) = match number {
                3 => (
                    NOW,
                    Service::OutOfService {
                        reason: OutOfServiceReason::WipeFailed,
                    },
                    vec![Alarm::WipeFailed, Alarm::PrinterNotReady],
                ),
                5 => (NOW, Service::Maintenance, vec![Alarm::Hot]),
                7 => (UnixSeconds(NOW.0 - 3 * 86_400), Service::InService, vec![]),
                _ => (NOW, Service::InService, vec![]),
            };
            seen.push((*terminal, at, service, alarms));
        }
        seen.push((attack, NOW, Service::InService, vec![Alarm::NetworkPoor]));
        let seen = seen
            .into_iter()
            .map(|(terminal, at, service, alarms)| Seen {
                terminal,
                at,
                service,
                alarms,
                versions: Versions {
                    agent: version("0.1.0"),
                    image: Some(version("2026.11.3")),
                    tasks: Some(version("41")),
                    browser: Some(version("142.0.7444.59")),
                },
                skew_s: 1,
                release: Some(UpdateState {
                    running: Some(11),
                    wanted: Some(12),
                    phase: if terminal == self.terminals[2] {
                        UpdatePhase::RolledBack { image: 12 }
                    } else {
                        UpdatePhase::Fetching
                    },
                    bundle: Some(40),
                    stale: false,
                }),
            })
            .collect();
        self.store.touch(seen).await.expect("touched");
        self.rollout().await;
    }

    /// An image that one terminal gave up.
    async fn rollout(&self) {
        let plan = NewRollout {
            image: 12,
            stages: Stage::ALL.to_vec(),
            first: self.terminals[2],
            site: self.sites[0],
            begun: UnixSeconds(NOW.0 - 3600),
            by: AccountId(1),
        };
        self.store.begin_rollout(plan).await.expect("begun");
        let rollout = self.store.rollouts().await.expect("the store").remove(0);
        let stopped = rollout.after(Step::Stop(StopReason::RolledBack), NOW);
        let by = By {
            account: AccountId(0),
            at: NOW,
        };
        let moved = self
            .store
            .move_rollout(rollout.id, rollout.standing, stopped, by, "rollout.stop")
            .await;
        assert!(moved.expect("the store"));
    }

    /// Three months of sessions, sheets and health.
    async fn use_of(&self, terminal: TerminalId, seed: u64, health: bool) {
        let today = day("2026-11-20");
        let mut rows = Vec::new();
        if seed == 0 {
            rows.push(refused("cdn.lacks.example", 7));
            rows.push(refused("accesso.lacks.example", 21));
        }
        let each_day = if seed == 0 { 8 } else { 3 };
        for back in 0..90_u64 {
            let date = today - Days::new(back);
            for number in 0..each_day {
                let turn = seed + back * 7 + number * 3;
                rows.push(session(date, turn));
            }
            if back % 7 == 0 {
                rows.push(sheet(
                    date,
                    seed + back,
                    u32::try_from(each_day).unwrap_or(0) * 7,
                ));
            }
            if health {
                rows.push(measured(date, None, back));
                if back < 8 {
                    rows.extend(
                        (0..24).map(|hour| measured(date, Some(hour), back + u64::from(hour))),
                    );
                }
            }
        }
        for (number, piece) in rows.chunks(1000).enumerate() {
            let first = number as u64 * 1000 + 1;
            let rows = piece
                .iter()
                .zip(first..)
                .map(|(row, number)| Numbered {
                    epoch: Epoch(1),
                    first: Sequence(number),
                    last: Sequence(number),
                    row: row.clone(),
                })
                .collect();
            let report = Report {
                version: 1,
                clock: NOW,
                losses: Losses {
                    health_dropped: 3,
                    ..Losses::default()
                },
                rows,
            };
            self.store
                .ingest(terminal, report, true, NOW)
                .await
                .expect("taken");
        }
    }

    async fn targets(&self) {
        for (name, goal, due, figure) in [
            ("Cittadini raggiunti", 25_000, "2027-06-30", Some(18_420)),
            (
                "Servizi di facilitazione",
                37_500,
                "2026-10-31",
                Some(31_002),
            ),
            (ATTACK, 100, "2027-01-31", None),
        ] {
            let target = NewTarget {
                name: name.to_owned(),
                source: "Facilita, estrazione della Regione".to_owned(),
                due: day(due),
                goal,
            };
            let id = self.store.add_target(target).await.expect("a target");
            if let Some(figure) = figure {
                let earlier = figure / 2;
                self.store
                    .enter_figure(id, earlier, day("2026-03-31"))
                    .await
                    .expect("a figure");
                self.store
                    .enter_figure(id, figure, day("2026-10-15"))
                    .await
                    .expect("a figure");
            }
        }
    }

    /// Every state of a room at once.
    pub(crate) fn live(&self) {
        let states = [
            (Phase::Free, None, HelpState::None),
            (Phase::Busy, Some(24), HelpState::None),
            (Phase::Busy, Some(41), HelpState::Sent),
            (Phase::OutOfService, None, HelpState::None),
            (Phase::Notice, Some(60), HelpState::None),
            (Phase::Maintenance, None, HelpState::None),
            (Phase::Closed, None, HelpState::None),
            // The eighth has not been heard of for days.
            (Phase::Free, None, HelpState::None),
            (Phase::Locked, Some(12), HelpState::None),
            (Phase::Busy, Some(7), HelpState::Coming),
            (Phase::Ending, None, HelpState::None),
            (Phase::Busy, Some(33), HelpState::Seen),
        ];
        for (number, (terminal, (phase, minutes, help))) in
            self.terminals.iter().zip(states).enumerate()
        {
            let mut live = busy(*terminal, self.sites[0]);
            live.phase = phase;
            live.minutes_left = minutes;
            live.help = help;
            match number {
                2 => live.area = Some(TaskArea::MoneyAndBenefits),
                3 => {
                    live.service = Service::OutOfService {
                        reason: OutOfServiceReason::WipeFailed,
                    }
                }
                7 => {
                    live.at = UnixSeconds(NOW.0 - 3 * 86_400);
                    live.heard = live.at;
                }
                9 => live.vitals.printer_ready = Some(false),
                _ => {}
            }
            self.hub.note(live);
        }
        self.hub.note(busy(self.elsewhere, self.sites[1]));
    }
}

pub(crate) fn busy(terminal: TerminalId, site: SiteId) -> Live {
    Live {
        terminal,
        site,
        at: NOW,
        phase: Phase::Busy,
        minutes_left: Some(50),
        warning: Warning::None,
        help: HelpState::None,
        area: None,
        someone_waiting: false,
        service: Service::InService,
        vitals: Vitals {
            kiosk_alive: true,
            ..Vitals::default()
        },
        heard: NOW,
        held: false,
    }
}

/// A host that a task's pages asked for in vain.
fn refused(host: &str, sessions: u32) -> Row {
    Row::Blocked(Blocked {
        task: task("isee"),
        host: HostName::parse(host).expect("a host"),
        sessions,
    })
}

fn session(date: NaiveDate, turn: u64) -> Row {
    let step = [3, 3, 1, 4, 0, 3][usize::try_from(turn % 6).unwrap_or(0)];
    let finished = turn % 5 < 2;
    let which = ["isee", "isee", "fse", "cv-europass"][usize::try_from(turn % 4).unwrap_or(0)];
    let receipt = match turn % 97 {
        0 => ReceiptVerdict::Failed,
        1..=3 => ReceiptVerdict::NotProven,
        _ => ReceiptVerdict::Clean,
    };
    Row::Session(SessionRow {
        record: Record {
            date,
            hour: u8::try_from(8 + turn % 11).unwrap_or(8),
            duration: Duration::ALL[usize::try_from(turn % 5).unwrap_or(0)],
            tasks: vec![TaskOutcome {
                task: task(which),
                furthest_step: if finished { 4 } else { step },
                outcome: if finished {
                    Outcome::Finished
                } else {
                    Outcome::GivenUp
                },
            }],
            end: EndReason::ALL[usize::try_from(turn % 3).unwrap_or(0)],
            help_asked: turn.is_multiple_of(9),
            rating: u8::try_from(turn % 6).ok().filter(|stars| *stars > 0),
            receipt,
        },
        receipt: Receipt {
            checks: Vec::new(),
            duration_ms: 49,
        },
    })
}

fn sheet(date: NaiveDate, turn: u64, sessions: u32) -> Row {
    let tag = |tag: &str| LanguageTag::parse(tag).expect("a tag");
    let mut languages = BTreeMap::from([(tag("it"), sessions - 6), (tag("ro"), 5)]);
    // One person, once.
    if turn.is_multiple_of(35) {
        languages.insert(tag("bn"), 1);
    } else {
        languages.insert(tag("ar"), 1);
    }
    let levels = |never, alone, teaches| LevelTotals {
        never,
        alone,
        teaches,
        ..LevelTotals::default()
    };
    let once = u32::from(turn.is_multiple_of(35));
    let skills = BTreeMap::from([
        (Skill::Information, levels(sessions / 4, sessions / 2, 0)),
        (Skill::Safety, levels(sessions / 4, sessions / 2, once)),
        (Skill::Content, levels(once, 0, 0)),
    ]);
    Row::Days(DaySheet {
        first_day: date,
        last_day: date,
        totals: DayTotals {
            sessions,
            languages,
            modes: BTreeMap::from([(Mode::LargeText, sessions / 4), (Mode::Speech, 1)]),
            helper: HelperTotals {
                with_helper: sessions / 5,
                alone: sessions / 2,
                not_said: sessions - sessions / 5 - sessions / 2,
            },
            skills,
        },
    })
}

fn measured(date: NaiveDate, hour: Option<u8>, turn: u64) -> Row {
    let wave = i64::try_from(turn % 17).unwrap_or(0);
    let spread = |middle: i64, wide: i64| Spread {
        count: 60,
        low: middle - wide,
        high: middle + wide,
        sum: middle * 60,
    };
    Row::Health(HealthRow {
        date,
        hour,
        gauges: BTreeMap::from([
            (Gauge::StateFreeMib, spread(3_900 - wave * 20, 40)),
            (Gauge::MemoryFreeMib, spread(4_200 + wave * 60, 700)),
            (Gauge::CpuPercent, spread(18 + wave, 12)),
            (Gauge::TemperatureCelsius, spread(48 + wave, 6)),
            (Gauge::NetworkQualityPercent, spread(80 - wave, 8)),
        ]),
    })
}
