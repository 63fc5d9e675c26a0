// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Months without a network, clocks that lie.

use chrono::{DateTime, TimeDelta, Utc};
use sportello_trust::{Clock, Freshness, Reason, TargetsDraft, wait};

use crate::region::{Region, clock, day, folder, key, online_by_hand, refresh, start};

fn synchronised(now: DateTime<Utc>) -> Clock {
    Clock {
        synchronised: true,
        ..clock(now)
    }
}

#[test]
fn a_year_without_a_network_is_stale_and_never_shut() {
    let region = Region::new();
    let mut client = region.client();
    refresh(&mut client, region.source(), &clock(start())).expect("honest");
    // Timestamp is over after a week, snapshot after a month.
    for (days, expected) in [
        (6, Freshness::Fresh),
        (8, Freshness::Stale),
        (40, Freshness::Stale),
        (360, Freshness::Stale),
        // Targets and root too, but only this machine's own clock says so.
        (400, Freshness::Stale),
        (3650, Freshness::Stale),
    ] {
        let mut client = region.client();
        let then = clock(start() + TimeDelta::days(days));
        assert_eq!(wait(client.recall(&then)), Ok(expected), "{days} days");
        assert_eq!(
            refresh(&mut client, region.source(), &then),
            Ok(expected),
            "{days} days, from a stick"
        );
    }
}

#[test]
fn one_boot_ten_years_ahead_poisons_nothing() {
    let region = Region::new();
    let mut client = region.client();
    let ahead = clock(start() + TimeDelta::days(3650));
    assert_eq!(
        refresh(&mut client, region.source(), &ahead),
        Ok(Freshness::Stale)
    );
    let refusal = refresh(
        &mut client,
        region.source(),
        &synchronised(start() + TimeDelta::days(3650)),
    );
    assert_eq!(refusal.expect_err("over").reason, Reason::Expired);
    // The battery was changed.
    let mut client = region.client();
    assert_eq!(
        refresh(&mut client, region.source(), &clock(start())),
        Ok(Freshness::Fresh)
    );
    assert_eq!(client.last_signed(), Some(start()));
}

#[test]
fn root_or_targets_past_their_date_are_refused_once_that_is_proven() {
    let region = Region::new();
    let over = start() + TimeDelta::days(366);
    // By a clock that the network set.
    let refusal = refresh(&mut region.client(), region.source(), &synchronised(over));
    let refusal = refusal.expect_err("over");
    assert_eq!(
        (refusal.reason, refusal.what.as_str()),
        (Reason::Expired, "targets.json")
    );
    // By the date of the image.
    let newer_image = Clock {
        now: day("1970-01-02"),
        built: over,
        synchronised: false,
    };
    let refusal = refresh(&mut region.client(), region.source(), &newer_image);
    assert_eq!(refusal.expect_err("over").reason, Reason::Expired);
    // Root as well.
    let mut region = Region::new();
    let draft = TargetsDraft::next(&region.targets, start() + TimeDelta::days(5000)).expect("list");
    region.sign(&draft);
    region.publish(start()).expect("published");
    let then = synchronised(start() + TimeDelta::days(731));
    let refusal = refresh(&mut region.client(), region.source(), &then).expect_err("over");
    assert_eq!(
        (refusal.reason, refusal.what.as_str()),
        (Reason::Expired, "root.json")
    );
}

#[test]
fn a_clock_in_the_past_does_not_make_old_things_fresh() {
    let region = Region::new();
    let then = start() + TimeDelta::days(100);
    region.renew(then).expect("signed");
    let mut client = region.client();
    // Just signed, and this PC believes it is 1970: the signed time counts.
    assert_eq!(
        refresh(&mut client, region.source(), &clock(day("1970-01-02"))),
        Ok(Freshness::Fresh)
    );
    assert_eq!(client.last_signed(), Some(then));
    // Later the image itself is newer than what it is shown.
    let newer = Clock {
        now: day("1970-01-02"),
        built: then + TimeDelta::days(30),
        synchronised: false,
    };
    assert_eq!(
        refresh(&mut client, region.source(), &newer),
        Ok(Freshness::Stale)
    );
}

#[test]
fn a_thief_of_the_centre_cannot_push_the_clock_beyond_what_was_signed_offline() {
    let region = Region::new();
    let thief = sportello_trust::Repository::open(&region.copy("stick")).expect("opened");
    // The program itself refuses to sign beyond the date of targets.
    let far = start() + TimeDelta::days(3000);
    let refusal = thief.renew(&region.online, far, &Default::default());
    assert_eq!(refusal.expect_err("over").reason, Reason::Expired);
    // So it writes by hand what no program of ours does.
    let stick = region.dir.path().join("stick");
    online_by_hand(&stick, &region, &region.targets, "2098-01-01T00:00:00Z");
    let mut client = region.client();
    refresh(&mut client, folder(&stick), &clock(start())).expect("it is signed");
    assert_eq!(client.last_signed(), Some(region.targets.expires()));
    // What the administrator signs next, with a new key for the centre, is good at once.
    let mut region = region;
    let fresh = key();
    let public = fresh.public();
    region.next_root(|plan| plan.online = vec![public], vec![]);
    region.online = vec![fresh];
    let draft = TargetsDraft::next(&region.targets, start() + TimeDelta::days(700)).expect("list");
    region.sign(&draft);
    region
        .publish(start() + TimeDelta::days(364))
        .expect("published");
    assert_eq!(
        refresh(&mut client, region.source(), &clock(start())),
        Ok(Freshness::Fresh)
    );
}
