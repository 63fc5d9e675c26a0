// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What a room shows, and to whom.

#![expect(
    clippy::unwrap_used,
    reason = "the helpers of a test program are tests too"
)]

use sportello_protocol::{
    HelpState, Phase, Service, Status, TaskArea, TerminalId, UnixSeconds, VersionText, Versions,
    Vitals, Warning,
};
use sportello_room::relay::{MAX_NAMED, News, Notice, Origin};
use sportello_room::{Hub, Live, SILENT_AFTER_S, Wish};
use sportello_store::SiteId;
use uuid::Uuid;

const LIBRARY: SiteId = SiteId(1);
const DESK: SiteId = SiteId(2);

fn terminal(number: u128) -> TerminalId {
    TerminalId(Uuid::from_u128(number))
}

fn status() -> Status {
    Status {
        version: sportello_protocol::VERSION,
        clock: UnixSeconds(0),
        phase: Phase::Busy,
        minutes_left: Some(17),
        warning: Warning::None,
        help: HelpState::Sent,
        area: Some(TaskArea::Health),
        someone_waiting: false,
        service: Service::InService,
        alarms: Vec::new(),
        vitals: Vitals::default(),
        versions: Versions {
            agent: VersionText::parse("0.1.0").unwrap(),
            image: None,
            tasks: None,
            browser: None,
        },
        desired: 0,
        results: Vec::new(),
        update: None,
    }
}

fn live(number: u128, site: SiteId, at: i64) -> Live {
    Live::of(terminal(number), site, UnixSeconds(at), &status())
}

#[test]
fn a_room_shows_its_own_terminals_and_no_other() {
    let hub = Hub::default();
    hub.note(live(1, LIBRARY, 10));
    hub.note(live(2, DESK, 10));
    let room = hub.room(LIBRARY);
    assert_eq!(room, [live(1, LIBRARY, 10)]);
    assert_eq!(hub.room(SiteId(3)), []);
}

#[test]
fn the_area_is_shown_only_while_help_is_called() {
    let mut calm = status();
    calm.help = HelpState::None;
    let calm = Live::of(terminal(1), LIBRARY, UnixSeconds(1), &calm);
    assert_eq!(calm.area, None);
    assert_eq!(live(1, LIBRARY, 1).area, Some(TaskArea::Health));
}

#[test]
fn older_news_change_nothing_and_wake_nobody() {
    let hub = Hub::default();
    hub.note(live(1, LIBRARY, 20));
    let mut watcher = hub.watch(LIBRARY);
    watcher.mark_unchanged();
    hub.note(live(1, LIBRARY, 19));
    assert!(!watcher.has_changed().unwrap());
    assert_eq!(hub.live(terminal(1)).unwrap().at, UnixSeconds(20));
}

#[test]
fn news_wake_the_watchers_of_that_room_only() {
    let hub = Hub::default();
    let library = hub.watch(LIBRARY);
    let desk = hub.watch(DESK);
    hub.note(live(1, LIBRARY, 1));
    assert!(library.has_changed().unwrap());
    assert!(!desk.has_changed().unwrap());
}

#[test]
fn a_terminal_that_moved_leaves_the_old_room() {
    let hub = Hub::default();
    hub.note(live(1, LIBRARY, 1));
    let library = hub.watch(LIBRARY);
    hub.note(live(1, DESK, 2));
    assert!(library.has_changed().unwrap());
    assert_eq!(hub.room(LIBRARY), []);
    assert_eq!(hub.room(DESK).len(), 1);
}

#[test]
fn silence_begins_after_its_time() {
    let said = live(1, LIBRARY, 1000);
    assert!(!said.is_silent(UnixSeconds(1000 + SILENT_AFTER_S)));
    assert!(said.is_silent(UnixSeconds(1001 + SILENT_AFTER_S)));
    assert!(said.is_silent(UnixSeconds(i64::MAX)));
    assert!(!said.is_silent(UnixSeconds(i64::MIN)));
}

#[test]
fn what_one_process_hears_the_others_show() {
    let (here, there) = (Hub::default(), Hub::default());
    let notice = Notice {
        from: Origin(7),
        news: News::Live(live(1, LIBRARY, 5)),
    };
    let bytes = notice.encode().unwrap();
    there.hear(Origin(8), Notice::decode(&bytes).unwrap());
    assert_eq!(there.room(LIBRARY), [live(1, LIBRARY, 5)]);
    here.hear(Origin(7), Notice::decode(&bytes).unwrap());
    assert_eq!(here.room(LIBRARY), [], "its own echo is no news");
    there.hear(
        Origin(8),
        Notice {
            from: Origin(7),
            news: News::Gone {
                terminal: terminal(1),
            },
        },
    );
    assert_eq!(there.room(LIBRARY), []);
}

#[test]
fn a_notice_of_a_newer_process_is_passed_over() {
    let bytes = br#"{"from":1,"news":"a_kind_to_come","more":[1,2]}"#;
    let notice = Notice::decode(bytes).unwrap();
    assert_eq!(notice.news, News::Unknown);
}

#[test]
fn a_notice_that_cannot_be_read_is_an_error() {
    for bytes in [&b""[..], b"{", b"null", b"\xff\xff", &[b' '; 9000]] {
        assert!(Notice::decode(bytes).is_err());
    }
}

#[test]
fn the_longest_notice_fits_into_one_of_postgresql() {
    let mut status = status();
    status.vitals = Vitals {
        cpu_percent: Some(u8::MAX),
        memory_free_mib: Some(u32::MAX),
        state_free_mib: Some(u32::MAX),
        temperature_celsius: Some(i16::MIN),
        uptime_minutes: Some(u32::MAX),
        battery_percent: Some(u8::MAX),
        network: Some(sportello_protocol::NetworkKind::Mobile),
        network_quality_percent: Some(u8::MAX),
        printer_ready: Some(false),
        kiosk_alive: false,
    };
    status.minutes_left = Some(u16::MAX);
    status.area = Some(TaskArea::MoneyAndBenefits);
    let live = Live::of(
        terminal(u128::MAX),
        SiteId(i64::MIN),
        UnixSeconds(i64::MIN),
        &status,
    );
    let notice = Notice {
        from: Origin(u64::MAX),
        news: News::Live(live),
    };
    let bytes = notice.encode().unwrap();
    assert!(bytes.len() < 2000, "{}", bytes.len());
    assert_eq!(Notice::decode(&bytes).unwrap(), notice);
}

#[test]
fn what_is_old_is_swept_out() {
    let hub = Hub::default();
    hub.note(live(1, LIBRARY, 10));
    hub.note(live(2, LIBRARY, 20));
    hub.sweep(UnixSeconds(15));
    assert_eq!(hub.room(LIBRARY), [live(2, LIBRARY, 20)]);
}

#[test]
fn a_terminal_that_is_held_is_not_silent_and_one_that_is_let_go_becomes_so() {
    let hub = Hub::default();
    hub.note(live(1, LIBRARY, 1000));
    assert!(!hub.hold(terminal(1), UnixSeconds(1000)));
    let far = UnixSeconds(1_000_000);
    assert!(!hub.live(terminal(1)).unwrap().is_silent(far));
    hub.let_go(terminal(1), UnixSeconds(5000));
    let silent = |at| hub.room(LIBRARY)[0].is_silent(UnixSeconds(at));
    assert!(!silent(5000 + SILENT_AFTER_S));
    assert!(silent(5001 + SILENT_AFTER_S));
    // It is back, and whoever watches is told so.
    let watcher = hub.watch(LIBRARY);
    assert!(!hub.hold(terminal(1), UnixSeconds(9000)));
    assert!(watcher.has_changed().unwrap());
}

#[test]
fn a_terminal_held_before_it_said_anything_is_asked() {
    let hub = Hub::default();
    assert!(hub.hold(terminal(1), UnixSeconds(10)));
    hub.note(live(1, LIBRARY, 11));
    assert!(hub.live(terminal(1)).unwrap().held);
    assert!(!hub.hold(terminal(1), UnixSeconds(12)));
}

#[test]
fn who_is_held_elsewhere_is_present_here_as_long_as_it_is_announced() {
    let (here, there) = (Hub::default(), Hub::default());
    there.note(live(1, LIBRARY, 100));
    there.hold(terminal(1), UnixSeconds(100));
    assert_eq!(there.present(UnixSeconds(0)), [terminal(1)]);
    let says = |hub: &Hub, news| {
        let bytes = Notice {
            from: Origin(7),
            news,
        }
        .encode()
        .unwrap();
        hub.hear(Origin(8), Notice::decode(&bytes).unwrap())
    };
    let present = |at| News::Present {
        terminals: vec![terminal(1)],
        at: UnixSeconds(at),
    };
    // What it does is not known here yet.
    assert_eq!(
        says(&here, present(130)),
        Some(Wish::Ask(vec![terminal(1)]))
    );
    let asked = News::Asked {
        terminals: vec![terminal(1), terminal(2)],
    };
    assert_eq!(
        says(&there, asked),
        Some(Wish::Tell(vec![terminal(1)])),
        "who holds it answers"
    );
    let told = there.live(terminal(1)).unwrap();
    assert_eq!(says(&here, News::Live(told)), None);
    for round in 1..200 {
        assert_eq!(says(&here, present(100 + round * 30)), None);
        let live = here.live(terminal(1)).unwrap();
        assert!(!live.held, "not by this process");
        assert!(!live.is_silent(UnixSeconds(129 + round * 30)));
    }
    // The other process is gone, or the terminal is.
    let live = here.live(terminal(1)).unwrap();
    assert!(live.is_silent(UnixSeconds(100 + 199 * 30 + SILENT_AFTER_S + 1)));
}

#[test]
fn an_answer_that_another_process_opens_ends_the_one_here() {
    let here = Hub::default();
    let opened = Notice {
        from: Origin(7),
        news: News::Opened {
            terminal: terminal(1),
            at: UnixSeconds(50),
        },
    };
    assert_eq!(
        here.hear(Origin(8), opened.clone()),
        Some(Wish::Supersede {
            terminal: terminal(1),
            opened: UnixSeconds(50)
        })
    );
    assert_eq!(here.hear(Origin(7), opened), None, "its own echo");
}

#[test]
fn minutes_are_counted_down_without_being_told() {
    let live = live(1, LIBRARY, 1000);
    let at = |at| live.minutes_left_at(UnixSeconds(at));
    assert_eq!(
        (at(1000), at(1059), at(1060)),
        (Some(17), Some(17), Some(16))
    );
    assert_eq!(at(1000 + 17 * 60), Some(0));
    assert_eq!(at(i64::MAX), Some(0));
    assert_eq!(
        at(i64::MIN),
        Some(17),
        "a clock that went back changes nothing"
    );
}

#[test]
fn the_longest_announcement_fits_into_one_of_postgresql() {
    let terminals: Vec<_> = (0..MAX_NAMED)
        .map(|number| terminal(u128::MAX - number as u128))
        .collect();
    for news in [
        News::Present {
            terminals: terminals.clone(),
            at: UnixSeconds(i64::MIN),
        },
        News::Asked { terminals },
    ] {
        let notice = Notice {
            from: Origin(u64::MAX),
            news,
        };
        assert!(notice.encode().is_ok());
    }
}
