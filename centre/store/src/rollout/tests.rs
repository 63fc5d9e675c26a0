// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

use proptest::prelude::*;
use sportello_protocol::UpdateRefusal;
use uuid::Uuid;

use super::*;

const NOW: UnixSeconds = UnixSeconds(1_795_348_800);
const IMAGE: u64 = 12;

fn terminal(number: u128) -> TerminalId {
    TerminalId(Uuid::from_u128(
        number.wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835),
    ))
}

fn state(running: u64, phase: UpdatePhase) -> UpdateState {
    UpdateState {
        running: Some(running),
        wanted: Some(IMAGE),
        phase,
        bundle: None,
        stale: false,
    }
}

fn member(number: u128, site: i64, update: UpdateState) -> Member {
    Member {
        terminal: terminal(number),
        label: number.to_string(),
        site: SiteId(site),
        site_name: String::new(),
        last_seen: Some(NOW),
        update: Some(update),
        outcome: None,
    }
}

fn blessed(number: u128, site: i64) -> Member {
    member(number, site, state(IMAGE, UpdatePhase::Blessed))
}

fn fetching(number: u128, site: i64) -> Member {
    member(number, site, state(11, UpdatePhase::Fetching))
}

fn back(number: u128, site: i64) -> Member {
    member(
        number,
        site,
        state(11, UpdatePhase::RolledBack { image: IMAGE }),
    )
}

fn rollout(stages: &[Stage], stage: usize) -> Rollout {
    Rollout {
        id: RolloutId(1),
        plan: NewRollout {
            image: IMAGE,
            stages: stages.to_vec(),
            first: terminal(0),
            site: SiteId(1),
            begun: UnixSeconds(NOW.0 - 3600),
            by: AccountId(-1),
        },
        standing: Standing {
            state: RolloutState::Running,
            stopped: None,
            stage,
            stage_begun: UnixSeconds(NOW.0 - 3600),
        },
    }
}

/// Terminals of a region: 0 is the first, ten stand at its site 1.
fn region(terminals: u128, make: impl Fn(u128, i64) -> Member) -> Vec<Member> {
    (0..terminals)
        .map(|number| make(number, if number < 10 { 1 } else { 2 }))
        .collect()
}

#[test]
fn one_then_its_site_then_a_tenth_then_all() {
    let plan = rollout(&Stage::ALL, 0);
    let counts = plan.counts(&region(3000, fetching), NOW);
    assert_eq!((counts[0].terminals, counts[1].terminals), (1, 9));
    let tenth = counts[2].terminals;
    assert!((200..400).contains(&tenth), "{tenth}");
    assert_eq!(counts[3].terminals, 2990 - tenth);
}

#[test]
fn a_stage_that_is_proven_gives_way_to_the_next() {
    let mut members = region(40, fetching);
    assert_eq!(rollout(&Stage::ALL, 0).next(&members, true, NOW), None);
    members[0] = blessed(0, 1);
    let one = rollout(&Stage::ALL, 0);
    assert_eq!(one.next(&members, true, NOW), Some(Step::NextStage));
    let after = one.after(Step::NextStage, NOW);
    assert_eq!((after.stage, after.stage_begun), (1, NOW));
    assert_eq!(rollout(&Stage::ALL, 1).next(&members, true, NOW), None);
    let all = region(40, blessed);
    assert_eq!(
        rollout(&Stage::ALL, 3).next(&all, true, NOW),
        Some(Step::Finish)
    );
    assert_eq!(
        rollout(&[Stage::One], 0).next(&all, true, NOW),
        Some(Step::Finish)
    );
}

#[test]
fn who_is_silent_is_not_waited_for_but_somebody_must_have_proven_it() {
    let silent = |number, site| Member {
        last_seen: Some(UnixSeconds(NOW.0 - SILENT_S - 1)),
        ..fetching(number, site)
    };
    let mut members = region(10, silent);
    assert_eq!(rollout(&Stage::ALL, 1).next(&members, true, NOW), None);
    members[4] = blessed(4, 1);
    let site = rollout(&Stage::ALL, 1);
    assert_eq!(site.next(&members, true, NOW), Some(Step::NextStage));
    // One that is late is waited for, three days at most.
    members[5] = fetching(5, 1);
    assert_eq!(site.next(&members, true, NOW), None);
    for number in 6..10 {
        members[usize::try_from(number).unwrap()] = blessed(number, 1);
    }
    let mut late = site.clone();
    late.standing.stage_begun = UnixSeconds(NOW.0 - PATIENCE_S);
    assert_eq!(site.next(&members, true, NOW), None);
    assert_eq!(late.next(&members, true, NOW), Some(Step::NextStage));
}

#[test]
fn one_that_goes_back_stops_one_and_site_and_more_than_five_in_a_hundred_the_rest() {
    let stop = Some(Step::Stop(StopReason::RolledBack));
    for stage in 0..2 {
        let mut members = region(10, blessed);
        members[0] = back(0, 1);
        assert_eq!(rollout(&Stage::ALL, stage).next(&members, true, NOW), stop);
    }
    let mut members = region(100, blessed);
    let all = rollout(&Stage::ALL, 3);
    for number in 20..25 {
        members[usize::try_from(number).unwrap()] = back(number, 2);
    }
    assert_eq!(all.next(&members, true, NOW), Some(Step::Finish));
    members[30] = back(30, 2);
    assert_eq!(all.next(&members, true, NOW), stop);
    // Of ten thousand only thirty have tried, and two of them went back.
    let mut members = region(10_000, fetching);
    for number in 20..48 {
        members[usize::try_from(number).unwrap()] = blessed(number, 2);
    }
    members[50] = back(50, 2);
    assert_eq!(all.next(&members, true, NOW), None);
    members[51] = back(51, 2);
    assert_eq!(all.next(&members, true, NOW), stop);
}

#[test]
fn what_a_report_said_months_ago_counts_until_the_terminal_says_otherwise() {
    let plan = rollout(&Stage::ALL, 3);
    let with = |outcome, at| Member {
        outcome: Some((outcome, UnixSeconds(at))),
        ..member(1, 1, state(11, UpdatePhase::Idle))
    };
    let since = plan.plan.begun.0;
    for (outcome, expected) in [
        (Outcome::Blessed, Progress::Blessed),
        (Outcome::RolledBack, Progress::RolledBack),
        (Outcome::Refused, Progress::Refused),
        (Outcome::Applied, Progress::UnderWay),
    ] {
        assert_eq!(plan.progress(&with(outcome, since), NOW), expected);
    }
    // Of an earlier rollout of the same image.
    let old = with(Outcome::RolledBack, since - 1);
    assert_eq!(plan.progress(&old, NOW), Progress::UnderWay);
    let healed = Member {
        outcome: Some((Outcome::RolledBack, NOW)),
        ..blessed(1, 1)
    };
    assert_eq!(plan.progress(&healed, NOW), Progress::Blessed);
    let trying = member(1, 1, state(IMAGE, UpdatePhase::Trying));
    assert_eq!(plan.progress(&trying, NOW), Progress::UnderWay);
    let refused = UpdatePhase::Refused {
        reason: UpdateRefusal::NoSpace,
    };
    let refused = member(1, 1, state(11, refused));
    assert_eq!(plan.progress(&refused, NOW), Progress::Refused);
}

#[test]
fn a_paused_rollout_waits_but_still_stops() {
    let mut plan = rollout(&Stage::ALL, 0);
    plan.standing.state = RolloutState::Paused;
    assert_eq!(plan.next(&region(10, blessed), true, NOW), None);
    let stop = Some(Step::Stop(StopReason::RolledBack));
    assert_eq!(plan.next(&region(10, back), true, NOW), stop);
    let withdrawn = Some(Step::Stop(StopReason::Withdrawn));
    assert_eq!(plan.next(&region(10, blessed), false, NOW), withdrawn);
    plan.standing.state = RolloutState::Stopped;
    assert_eq!(plan.next(&region(10, back), false, NOW), None);
}

#[test]
fn a_rollout_that_stopped_asks_nobody_new_and_sends_nobody_back() {
    let before = Rollout {
        plan: NewRollout {
            image: 11,
            ..rollout(&Stage::ALL, 3).plan
        },
        standing: Standing {
            state: RolloutState::Done,
            ..rollout(&Stage::ALL, 3).standing
        },
        id: RolloutId(1),
    };
    let mut bad = rollout(&Stage::ALL, 3);
    bad.standing.state = RolloutState::Stopped;
    let both = [bad, before];
    let ask = |running| wanted(&both, terminal(7), SiteId(1), running);
    assert_eq!(ask(Some(11)), Some(11));
    assert_eq!(ask(Some(10)), Some(11));
    assert_eq!(ask(Some(IMAGE)), Some(IMAGE));
    assert_eq!(ask(Some(IMAGE + 1)), None);
    assert_eq!(ask(None), None);
}

fn some_stages() -> impl Strategy<Value = Vec<Stage>> {
    proptest::sample::subsequence(Stage::ALL.to_vec(), 1..=4)
}

fn some_member() -> impl Strategy<Value = Member> {
    let phase = prop_oneof![
        Just(UpdatePhase::Idle),
        Just(UpdatePhase::Fetching),
        Just(UpdatePhase::Trying),
        Just(UpdatePhase::Blessed),
        Just(UpdatePhase::RolledBack { image: IMAGE }),
    ];
    let outcome = proptest::option::of(prop_oneof![
        Just(Outcome::Blessed),
        Just(Outcome::RolledBack),
        Just(Outcome::Refused),
    ]);
    (
        any::<u128>(),
        0..4_i64,
        10..14_u64,
        phase,
        outcome,
        0..200_000_i64,
    )
        .prop_map(|(number, site, running, phase, outcome, ago)| Member {
            outcome: outcome.map(|outcome| (outcome, NOW)),
            last_seen: Some(UnixSeconds(NOW.0 - ago)),
            ..member(number, site, state(running, phase))
        })
}

proptest! {
    #[test]
    fn a_later_stage_has_everybody_of_an_earlier_one(
        number in any::<u128>(), site in 0..4_i64, stages in some_stages(),
    ) {
        let plan = rollout(&stages, 0);
        let reached = plan.plan.reached_with(terminal(number), SiteId(site));
        prop_assert_eq!(reached, plan.plan.reached_with(terminal(number), SiteId(site)));
        for stage in 0..stages.len() {
            let mut at = rollout(&stages, stage);
            at.standing.state = RolloutState::Running;
            let asked = wanted(&[at], terminal(number), SiteId(site), Some(11));
            prop_assert_eq!(asked.is_some(), reached.is_some_and(|with| with <= stage));
        }
    }

    #[test]
    fn what_is_wanted_is_never_below_what_runs(
        members in proptest::collection::vec(some_member(), 1..20),
        stages in some_stages(), state in 0..4_usize,
    ) {
        let mut plan = rollout(&stages, stages.len() - 1);
        plan.standing.state = [
            RolloutState::Running, RolloutState::Paused, RolloutState::Stopped, RolloutState::Done,
        ][state];
        for member in &members {
            let running = member.update.unwrap().running;
            let asked = wanted(std::slice::from_ref(&plan), member.terminal, member.site, running);
            prop_assert!(asked.is_none_or(|image| Some(image) >= running));
        }
    }

    #[test]
    fn a_rollout_comes_to_an_end_and_never_turns_back(
        members in proptest::collection::vec(some_member(), 0..40), stages in some_stages(),
    ) {
        let mut plan = rollout(&stages, 0);
        let mut steps = 0;
        while let Some(step) = plan.next(&members, true, NOW) {
            let after = plan.after(step, NOW);
            prop_assert!(after.stage >= plan.standing.stage);
            prop_assert!(after.stage < stages.len());
            if step == Step::NextStage || step == Step::Finish {
                let counts = plan.counts(&members, NOW);
                let reached = &counts[..=plan.standing.stage];
                prop_assert!(reached.iter().any(|count| count.blessed > 0));
            }
            plan.standing = after;
            steps += 1;
            prop_assert!(steps <= stages.len());
        }
        let counted: u32 = plan.counts(&members, NOW).iter().map(|count| count.terminals).sum();
        prop_assert!(counted as usize <= members.len());
    }
}
