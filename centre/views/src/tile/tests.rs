// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

use sportello_protocol::{TerminalId, Vitals};
use sportello_store::SiteId;
use uuid::Uuid;

use super::*;

const NOW: UnixSeconds = UnixSeconds(1_800_000_000);

fn live(phase: Phase) -> Live {
    Live {
        terminal: TerminalId(Uuid::from_u128(1)),
        site: SiteId(1),
        at: NOW,
        phase,
        minutes_left: Some(24),
        warning: Warning::None,
        help: HelpState::None,
        area: None,
        someone_waiting: false,
        service: Service::InService,
        vitals: Vitals::default(),
        heard: NOW,
        held: false,
    }
}

fn tile(live: &Live) -> Tile {
    Tile::of(TerminalState::Active, Some(live), None, NOW)
}

#[test]
fn each_phase_has_its_sign() {
    let cases = [
        (Phase::Free, Sign::Free),
        (Phase::Notice, Sign::Notice),
        (Phase::Busy, Sign::Busy),
        (Phase::Locked, Sign::Locked),
        (Phase::Ending, Sign::Ending),
        (Phase::Closed, Sign::Closed),
        (Phase::OutOfService, Sign::OutOfService),
        (Phase::Maintenance, Sign::Maintenance),
    ];
    for (phase, sign) in cases {
        assert_eq!(tile(&live(phase)).sign, sign);
    }
}

#[test]
fn a_call_comes_before_the_minutes_and_offers_three_answers() {
    let mut calling = live(Phase::Busy);
    calling.help = HelpState::Sent;
    let shown = tile(&calling);
    assert_eq!((shown.sign, shown.minutes_left), (Sign::Help, Some(24)));
    assert_eq!(
        shown.first(),
        [Ask::Seen, Ask::Coming, Ask::Nobody, Ask::Extend]
    );
    calling.help = HelpState::Coming;
    let answered = tile(&calling);
    assert_eq!(answered.sign, Sign::Busy);
    assert_eq!(answered.first(), [Ask::Extend]);
}

#[test]
fn the_area_is_there_with_a_call_only() {
    let mut busy = live(Phase::Busy);
    busy.area = Some(TaskArea::Health);
    assert_eq!(tile(&busy).area, None);
    busy.help = HelpState::Sent;
    assert_eq!(tile(&busy).area, Some(TaskArea::Health));
}

#[test]
fn minutes_are_those_of_a_session_only() {
    assert_eq!(tile(&live(Phase::Free)).minutes_left, None);
    assert_eq!(tile(&live(Phase::Closed)).minutes_left, None);
}

#[test]
fn what_was_said_long_ago_is_not_shown_as_now() {
    let mut old = live(Phase::Busy);
    old.help = HelpState::Sent;
    old.at = UnixSeconds(NOW.0 - 600);
    old.heard = old.at;
    let shown = tile(&old);
    assert_eq!((shown.sign, shown.silent_minutes), (Sign::Silent, Some(10)));
    assert_eq!((shown.minutes_left, shown.help), (None, HelpState::None));
}

#[test]
fn a_terminal_that_is_there_need_not_repeat_itself_and_its_minutes_run_down() {
    let mut busy = live(Phase::Busy);
    busy.at = UnixSeconds(NOW.0 - 600);
    busy.heard = UnixSeconds(NOW.0 - 20);
    let shown = tile(&busy);
    assert_eq!((shown.sign, shown.minutes_left), (Sign::Busy, Some(14)));
    busy.heard = busy.at;
    busy.held = true;
    assert_eq!(tile(&busy), shown);
}

#[test]
fn a_terminal_never_heard_of_is_silent() {
    let never = Tile::of(TerminalState::Active, None, None, NOW);
    assert_eq!((never.sign, never.silent_minutes), (Sign::Silent, None));
}

#[test]
fn a_copied_key_is_shown_whatever_it_says() {
    let shown = Tile::of(
        TerminalState::Quarantined,
        Some(&live(Phase::Free)),
        None,
        NOW,
    );
    assert_eq!(shown.sign, Sign::Quarantined);
    assert!(!shown.obeys() && shown.first().is_empty() && shown.more().is_empty());
}

#[test]
fn words_of_forms_come_back_as_commands() {
    for (word, _) in MESSAGES {
        assert!(matches!(Ask::parse(word), Some(Ask::Message(_))), "{word}");
    }
    assert_eq!(
        Ask::parse("extend").map(|ask| ask.command().0),
        Some(CommandKind::Extend { minutes: 10 })
    );
    assert_eq!(Ask::parse("clear-pin"), Some(Ask::ClearPin));
    for nonsense in ["", "message-", "message-hello", "erase", "END"] {
        assert_eq!(Ask::parse(nonsense), None);
    }
}

#[test]
fn ten_minutes_for_all_reach_sessions_and_those_of_which_nothing_is_known() {
    let audience = Ask::Extend.of_all().expect("for all");
    assert!(audience.reaches(Some(&live(Phase::Busy))));
    assert!(audience.reaches(None));
    assert!(!audience.reaches(Some(&live(Phase::Free))));
    assert_eq!(Ask::End.of_all(), None);
}
