// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Sites and lists of terminals.

use sportello_protocol::{Alarm, TerminalId};
use sportello_store::{
    FleetFilter, FleetSort, KeyState, Page, Scope, SiteFilter, SiteId, SiteSort, Store, StoreError,
    TerminalState,
};

use crate::fixture::*;

crate::requirements!(
    sites_are_kept_as_entered_and_listed_by_name,
    a_code_of_a_site_is_unique,
    sites_are_sorted_filtered_and_paged,
    districts_are_those_of_the_sites_in_order,
    what_a_terminal_says_of_itself_is_shown,
    an_older_status_does_not_replace_a_newer_one,
    lists_are_filtered,
    lists_are_sorted_and_paged,
    staff_of_one_site_see_no_other,
    a_retired_terminal_is_out_of_the_fleet,
    a_terminal_is_renamed,
    health_by_the_hour_hides_health_by_the_day,
    an_hour_told_in_pieces_is_one_hour,
    what_is_typed_into_a_search_is_text,
);

async fn sites_are_kept_as_entered_and_listed_by_name(store: &dyn Store) {
    let mut names = Vec::new();
    for (code, name) in [("3", "Sala 10"), ("1", "Área"), ("2", "sala 9")] {
        let mut site = new_site(code);
        site.name = name.to_owned();
        site.itinerant = code == "2";
        let id = store.add_site(site.clone()).await.unwrap();
        let found = store.site(id).await.unwrap().unwrap();
        assert_eq!((found.id, found.terminals), (id, 0));
        assert_eq!(found.site, site);
        names.push(id);
    }
    let listed: Vec<SiteId> = store
        .sites(&Scope::Region)
        .await
        .unwrap()
        .iter()
        .map(|site| site.id)
        .collect();
    assert_eq!(listed, [names[2], names[0], names[1]]);
    let some = store.sites(&Scope::Sites(vec![names[1]])).await.unwrap();
    assert_eq!(some.len(), 1);
    assert!(store.site(SiteId(999)).await.unwrap().is_none());
}

async fn a_code_of_a_site_is_unique(store: &dyn Store) {
    let first = site(store, "a").await;
    let second = site(store, "b").await;
    let again = store.add_site(new_site("a")).await;
    assert!(matches!(again, Err(StoreError::Exists("site"))));
    let taken = store.change_site(second, new_site("a")).await;
    assert!(matches!(taken, Err(StoreError::Exists("site"))));
    let mut changed = new_site("a");
    changed.name = "Altro nome".to_owned();
    store.change_site(first, changed.clone()).await.unwrap();
    assert_eq!(store.site(first).await.unwrap().unwrap().site, changed);
    let nowhere = store.change_site(SiteId(77), new_site("z")).await;
    assert!(matches!(nowhere, Err(StoreError::Missing("site"))));
}

async fn what_a_terminal_says_of_itself_is_shown(store: &dyn Store) {
    let site = site(store, "a").await;
    let id = terminal(store, site, "Ingresso").await;
    let found = store.terminal(id).await.unwrap().unwrap();
    assert_eq!((found.last_seen, found.service), (None, None));
    assert_eq!(found.facts, facts());
    assert_eq!(found.enrolled, NOW);
    let said = seen(id, later(60), &[Alarm::Hot]);
    store.touch(vec![said.clone()]).await.unwrap();
    let found = store.terminal(id).await.unwrap().unwrap();
    assert_eq!(found.last_seen, Some(later(60)));
    assert_eq!(found.service, Some(said.service));
    assert_eq!(found.versions, Some(said.versions));
    assert_eq!(found.alarms, [Alarm::Hot]);
    assert_eq!(found.skew_s, -2);
    assert_eq!(found.site_name, "Biblioteca a");
    assert_eq!(found.district, "Cremona");
    let nobody = TerminalId(uuid::Uuid::from_u128(5));
    store.touch(vec![seen(nobody, NOW, &[])]).await.unwrap();
    assert!(store.terminal(nobody).await.unwrap().is_none());
}

async fn an_older_status_does_not_replace_a_newer_one(store: &dyn Store) {
    let site = site(store, "a").await;
    let id = terminal(store, site, "1").await;
    store
        .touch(vec![
            seen(id, later(90), &[]),
            seen(id, later(30), &[Alarm::Hot]),
        ])
        .await
        .unwrap();
    store
        .touch(vec![seen(id, later(60), &[Alarm::Hot])])
        .await
        .unwrap();
    let found = store.terminal(id).await.unwrap().unwrap();
    assert_eq!(found.last_seen, Some(later(90)));
    assert!(found.alarms.is_empty());
}

const FIRST: Page = Page {
    number: 0,
    size: 100,
};

async fn labels(store: &dyn Store, scope: &Scope, filter: &FleetFilter) -> Vec<String> {
    let found = store
        .terminals(scope, filter, FleetSort::Label, FIRST)
        .await
        .unwrap();
    assert_eq!(found.total, found.items.len() as u64);
    found
        .items
        .into_iter()
        .map(|terminal| terminal.label)
        .collect()
}

/// Codes of a page of sites, and how many there are in all.
async fn codes(
    store: &dyn Store,
    filter: &SiteFilter,
    sort: SiteSort,
    down: bool,
    page: Page,
) -> (Vec<String>, u64) {
    let found = store
        .sites_page(&Scope::Region, filter, sort, down, page)
        .await
        .unwrap();
    let codes = found.items.into_iter().map(|site| site.site.code);
    (codes.collect(), found.total)
}

async fn sites_are_sorted_filtered_and_paged(store: &dyn Store) {
    for (code, name, municipality, district) in [
        ("d", "Sala 10", "Lodi", "Lodi"),
        ("a", "sala 9", "Crema", "Cremona"),
        ("c", "Área 50%", "Adda", "Cremona"),
        ("b", "Sala 9", "Crema", ""),
    ] {
        let mut site = new_site(code);
        name.clone_into(&mut site.name);
        municipality.clone_into(&mut site.municipality);
        district.clone_into(&mut site.district);
        store.add_site(site).await.unwrap();
    }
    let lodi = store.sites(&Scope::Region).await.unwrap();
    let lodi = lodi.iter().find(|site| site.site.code == "d").unwrap().id;
    terminal(store, lodi, "1").await;
    terminal(store, lodi, "2").await;
    let (all, first) = (SiteFilter::default(), Page { number: 0, size: 9 });
    for (sort, expected) in [
        (SiteSort::Name, ["a", "b", "d", "c"]),
        (SiteSort::Code, ["a", "b", "c", "d"]),
        (SiteSort::Municipality, ["c", "a", "b", "d"]),
        (SiteSort::District, ["b", "a", "c", "d"]),
        (SiteSort::Terminals, ["a", "b", "c", "d"]),
    ] {
        let (found, total) = codes(store, &all, sort, false, first).await;
        assert_eq!(total, 4);
        let alike = sort == SiteSort::Terminals;
        if alike {
            assert_eq!(found.last().unwrap(), "d", "two, the others none");
        } else {
            assert_eq!(found, expected, "{sort:?}");
        }
        let (mut down, _) = codes(store, &all, sort, true, first).await;
        down.reverse();
        assert_eq!(down, found, "{sort:?}");
        let mut paged = Vec::new();
        for number in 0..3 {
            let two = Page { number, size: 2 };
            let (mut some, total) = codes(store, &all, sort, false, two).await;
            assert_eq!(total, 4);
            paged.append(&mut some);
        }
        assert_eq!(paged, found, "{sort:?}");
    }
    let check = async |district: Option<&str>, text: Option<&str>, expected: &[&str]| {
        let filter = SiteFilter {
            district: district.map(str::to_owned),
            text: text.map(str::to_owned),
        };
        let (found, total) = codes(store, &filter, SiteSort::Code, false, first).await;
        assert_eq!(found, expected, "{filter:?}");
        assert_eq!(total, expected.len() as u64);
    };
    check(Some("Cremona"), None, &["a", "c"]).await;
    check(None, Some(" SALA 9"), &["a", "b"]).await;
    check(Some("Cremona"), Some("sala"), &["a"]).await;
    check(None, Some("%"), &["c"]).await;
    check(None, Some("á"), &["c"]).await;
    check(Some("' OR 1 = 1"), None, &[]).await;
    let sites = |scope| async move {
        let all = SiteFilter::default();
        let page = store.sites_page(&scope, &all, SiteSort::Name, false, first);
        page.await.unwrap().items
    };
    let own = sites(Scope::Sites(vec![lodi])).await;
    assert_eq!((own.len(), own[0].id, own[0].terminals), (1, lodi, 2));
    assert!(sites(Scope::Sites(Vec::new())).await.is_empty());
}

async fn districts_are_those_of_the_sites_in_order(store: &dyn Store) {
    let districts = async |scope: &Scope| store.districts(scope).await.unwrap();
    assert!(districts(&Scope::Region).await.is_empty());
    let mut ids = Vec::new();
    for (code, district) in [
        ("a", "Lodi"),
        ("b", ""),
        ("c", "Forlì"),
        ("d", "Lodi"),
        ("e", "Éze"),
    ] {
        let mut site = new_site(code);
        district.clone_into(&mut site.district);
        ids.push(store.add_site(site).await.unwrap());
    }
    assert_eq!(districts(&Scope::Region).await, ["Forlì", "Lodi", "Éze"]);
    let some = Scope::Sites(ids[..2].to_vec());
    assert_eq!(districts(&some).await, ["Lodi"]);
    assert!(districts(&Scope::Sites(vec![ids[1]])).await.is_empty());
    assert!(districts(&Scope::Sites(Vec::new())).await.is_empty());
}

async fn lists_are_filtered(store: &dyn Store) {
    let one = site(store, "a").await;
    let mut far = new_site("b");
    far.district = "Forlì".to_owned();
    let two = store.add_site(far).await.unwrap();
    let (t1, t2) = (
        terminal(store, one, "Uno").await,
        terminal(store, one, "Due").await,
    );
    let t3 = terminal(store, two, "Tre").await;
    let t4 = terminal(store, two, "Quattro").await;
    store
        .touch(vec![
            seen(t1, later(10), &[]),
            seen(t2, later(500), &[Alarm::Hot]),
            seen(t3, later(500), &[]),
        ])
        .await
        .unwrap();
    store
        .set_key_state(t3, KeyState::Quarantined)
        .await
        .unwrap();
    store.retire_terminal(t4).await.unwrap();
    let all = FleetFilter::default();
    let check = async |filter: FleetFilter, expected: &[&str]| {
        assert_eq!(labels(store, &Scope::Region, &filter).await, expected);
    };
    check(all.clone(), &["Due", "Tre", "Uno"]).await;
    let district = Some("Forlì".to_owned());
    check(
        FleetFilter {
            district,
            ..all.clone()
        },
        &["Tre"],
    )
    .await;
    check(
        FleetFilter {
            site: Some(one),
            ..all.clone()
        },
        &["Due", "Uno"],
    )
    .await;
    check(
        FleetFilter {
            ill: true,
            ..all.clone()
        },
        &["Due"],
    )
    .await;
    let silent_since = Some(later(100));
    check(
        FleetFilter {
            silent_since,
            ..all.clone()
        },
        &["Uno"],
    )
    .await;
    for (state, expected) in [
        (TerminalState::Active, &["Due", "Uno"][..]),
        (TerminalState::Quarantined, &["Tre"]),
        (TerminalState::Retired, &["Quattro"]),
        (TerminalState::Revoked, &[]),
    ] {
        let state = Some(state);
        check(
            FleetFilter {
                state,
                ..all.clone()
            },
            expected,
        )
        .await;
    }
    for (text, expected) in [
        ("uN", &["Uno"][..]),
        ("FORLÌ", &["Tre"]),
        ("biblioteca A", &["Due", "Uno"]),
        ("  ", &["Due", "Tre", "Uno"]),
        ("zzz", &[]),
    ] {
        let text = Some(text.to_owned());
        check(
            FleetFilter {
                text,
                ..all.clone()
            },
            expected,
        )
        .await;
    }
}

async fn what_is_typed_into_a_search_is_text(store: &dyn Store) {
    let site = site(store, "a").await;
    for label in ["100%", "a_b", "acb", "it's!", "back\\slash"] {
        terminal(store, site, label).await;
    }
    for (text, expected) in [
        ("%", vec!["100%"]),
        ("_", vec!["a_b"]),
        ("'", vec!["it's!"]),
        ("!", vec!["it's!"]),
        ("\\", vec!["back\\slash"]),
        ("' OR 1=1 --", vec![]),
        ("\0", vec!["100%", "a_b", "acb", "back\\slash", "it's!"]),
    ] {
        let filter = FleetFilter {
            text: Some(text.to_owned()),
            ..FleetFilter::default()
        };
        let found = labels(store, &Scope::Region, &filter).await;
        assert_eq!(found, expected, "{text:?}");
    }
}

async fn lists_are_sorted_and_paged(store: &dyn Store) {
    let (b, a) = (site(store, "b").await, site(store, "a").await);
    let mut expected = Vec::new();
    for (place, (site, label)) in
        (0..).zip([(b, "10"), (b, "9"), (a, "2"), (a, "11"), (b, "1"), (a, "3")])
    {
        let id = terminal(store, site, label).await;
        if label != "1" {
            let said = seen(id, later(1_000 - place), &[]);
            store.touch(vec![said]).await.unwrap();
        }
        expected.push(id);
    }
    let pages = async |sort| {
        let mut labels = Vec::new();
        for number in 0.. {
            let page = Page { number, size: 4 };
            let found = store
                .terminals(&Scope::Region, &FleetFilter::default(), sort, page)
                .await
                .unwrap();
            assert_eq!(found.total, 6);
            if found.items.is_empty() {
                break;
            }
            labels.extend(found.items.into_iter().map(|terminal| terminal.label));
        }
        labels.join(" ")
    };
    assert_eq!(pages(FleetSort::Site).await, "2 3 11 1 9 10");
    assert_eq!(pages(FleetSort::Label).await, "1 2 3 9 10 11");
    assert_eq!(pages(FleetSort::LastSeen).await, "1 3 11 2 9 10");
    assert_eq!(pages(FleetSort::Enrolled).await.split(' ').count(), 6);
    let huge = Page {
        number: u32::MAX,
        size: u32::MAX,
    };
    let none = store
        .terminals(
            &Scope::Region,
            &FleetFilter::default(),
            FleetSort::Site,
            huge,
        )
        .await
        .unwrap();
    assert!(none.items.is_empty());
}

async fn staff_of_one_site_see_no_other(store: &dyn Store) {
    let (one, two) = (site(store, "a").await, site(store, "b").await);
    terminal(store, one, "1").await;
    let ill = terminal(store, two, "2").await;
    store
        .touch(vec![seen(ill, NOW, &[Alarm::Hot])])
        .await
        .unwrap();
    let ours = Scope::Sites(vec![one]);
    assert_eq!(labels(store, &ours, &FleetFilter::default()).await, ["1"]);
    let theirs = FleetFilter {
        site: Some(two),
        ..FleetFilter::default()
    };
    assert!(labels(store, &ours, &theirs).await.is_empty());
    let nobody = Scope::Sites(Vec::new());
    assert!(
        labels(store, &nobody, &FleetFilter::default())
            .await
            .is_empty()
    );
    assert!(store.alarms(&ours).await.unwrap().is_empty());
    assert_eq!(
        store.alarms(&Scope::Sites(vec![two])).await.unwrap().len(),
        1
    );
    assert_eq!(store.sites(&ours).await.unwrap().len(), 1);
}

async fn a_retired_terminal_is_out_of_the_fleet(store: &dyn Store) {
    let site = site(store, "a").await;
    let id = terminal(store, site, "1").await;
    send(store, id, sessions(1, 1, 3)).await;
    store
        .touch(vec![seen(id, NOW, &[Alarm::Hot])])
        .await
        .unwrap();
    store.retire_terminal(id).await.unwrap();
    let found = store.terminal(id).await.unwrap().unwrap();
    assert_eq!(found.state, TerminalState::Retired);
    assert_eq!(store.site(site).await.unwrap().unwrap().terminals, 0);
    assert!(store.alarms(&Scope::Region).await.unwrap().is_empty());
    let key = store.key(thumbprint("1")).await.unwrap().unwrap();
    assert_eq!(key.state, KeyState::Revoked);
    assert_eq!(count(store, &sportello_store::Measure::Sessions).await, 3);
    let back = store.set_key_state(id, KeyState::Active).await;
    assert!(matches!(back, Err(StoreError::Missing("terminal"))));
    let nobody = TerminalId(uuid::Uuid::from_u128(5));
    let gone = store.retire_terminal(nobody).await;
    assert!(matches!(gone, Err(StoreError::Missing("terminal"))));
}

async fn a_terminal_is_renamed(store: &dyn Store) {
    let site = site(store, "a").await;
    let id = terminal(store, site, "1").await;
    let name = "Sala \u{202e}<b>studio</b>".to_owned();
    store.rename_terminal(id, name.clone()).await.unwrap();
    assert_eq!(store.terminal(id).await.unwrap().unwrap().label, name);
    let filter = FleetFilter {
        text: Some("STUDIO".to_owned()),
        ..FleetFilter::default()
    };
    assert_eq!(labels(store, &Scope::Region, &filter).await, [name]);
}

async fn health_by_the_hour_hides_health_by_the_day(store: &dyn Store) {
    let site = site(store, "a").await;
    let id = terminal(store, site, "1").await;
    let rows = vec![
        numbered(1, 1, health_on("2026-11-18", None, 60, 1, 9)),
        numbered(1, 2, health_on("2026-11-19", Some(8), 60, 2, 3)),
        numbered(1, 3, health_on("2026-11-19", Some(9), 60, 2, 3)),
        numbered(1, 4, health_on("2026-11-19", None, 60, 1, 9)),
        numbered(1, 5, health_on("2026-11-25", Some(3), 60, 1, 9)),
    ];
    send(store, id, report(rows)).await;
    let health = store
        .health(id, date("2026-11-01"), date("2026-11-30"))
        .await
        .unwrap();
    let times: Vec<(String, Option<u8>)> = health
        .iter()
        .map(|line| (line.date.to_string(), line.hour))
        .collect();
    assert_eq!(
        times,
        [
            ("2026-11-18".to_owned(), None),
            ("2026-11-19".to_owned(), Some(8)),
            ("2026-11-19".to_owned(), Some(9)),
            ("2026-11-22".to_owned(), None),
        ]
    );
    let none = store
        .health(id, date("2026-11-30"), date("2026-11-01"))
        .await
        .unwrap();
    assert!(none.is_empty());
}

async fn an_hour_told_in_pieces_is_one_hour(store: &dyn Store) {
    let site = site(store, "a").await;
    let id = terminal(store, site, "1").await;
    let first = numbered(1, 1, health_on("2026-11-19", Some(8), 10, 5, 50));
    let more = vec![
        numbered(1, 2, health_on("2026-11-19", Some(8), 20, 2, 30)),
        numbered(1, 3, health_on("2026-11-19", Some(8), 30, 7, 70)),
    ];
    send(store, id, report(vec![first])).await;
    send(store, id, report(more)).await;
    let health = store.health(id, today(), today()).await.unwrap();
    assert!(health.is_empty());
    let health = store
        .health(id, date("2026-11-19"), date("2026-11-19"))
        .await
        .unwrap();
    assert_eq!(health.len(), 1);
    let spread = health[0].gauges[&sportello_protocol::Gauge::CpuPercent];
    assert_eq!((spread.count, spread.low, spread.high), (60, 2, 70));
    assert_eq!(spread.sum, 50 + 40 + 210);
}
