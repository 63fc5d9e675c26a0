// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The audit log.

use sportello_store::{AccountId, AuditEntry, NewAccount, Page, Retention, Scope, SiteId, Store};

use crate::fixture::*;

crate::requirements!(
    lines_come_latest_first_with_the_name_of_who_did_it,
    staff_of_a_site_see_its_lines_only,
    what_one_person_did_is_found_within_ones_own_sites,
    old_lines_go_and_their_number_is_known,
);

pub(crate) fn entry(at: i64, site: Option<SiteId>, object: &str) -> AuditEntry {
    AuditEntry {
        at: later(at),
        account: None,
        site,
        action: "command.end".to_owned(),
        object: object.to_owned(),
    }
}

async fn objects(store: &dyn Store, scope: &Scope, page: Page) -> (Vec<String>, u64) {
    let found = store.audit_log(scope, page).await.unwrap();
    let objects = found.items.into_iter().map(|line| line.entry.object);
    (objects.collect(), found.total)
}

const FIRST: Page = Page {
    number: 0,
    size: 50,
};

async fn lines_come_latest_first_with_the_name_of_who_did_it(store: &dyn Store) {
    let account = NewAccount {
        name: "anna".to_owned(),
        full_name: "Anna".to_owned(),
        email: None,
        password_hash: String::new(),
        roles: Vec::new(),
        created: NOW,
    };
    let id = store.add_account(account).await.unwrap();
    for number in 0..5 {
        let mut entry = entry(number, None, &number.to_string());
        entry.account = (number == 4).then_some(id);
        if number == 3 {
            entry.account = Some(AccountId(9_999));
        }
        store.audit(entry).await.unwrap();
    }
    let page = Page { number: 0, size: 2 };
    let found = store.audit_log(&Scope::Region, page).await.unwrap();
    assert_eq!(found.total, 5);
    assert_eq!(found.items[0].account_name.as_deref(), Some("anna"));
    assert_eq!(found.items[1].account_name, None);
    assert!(found.items[0].id > found.items[1].id);
    assert_eq!(found.items[0].entry.action, "command.end");
    assert_eq!(found.items[0].entry.at, later(4));
    let last = Page { number: 2, size: 2 };
    let (objects, _) = objects(store, &Scope::Region, last).await;
    assert_eq!(objects, ["0"]);
}

async fn staff_of_a_site_see_its_lines_only(store: &dyn Store) {
    let (one, two) = (site(store, "a").await, site(store, "b").await);
    for (object, site) in [
        ("1", Some(one)),
        ("2", Some(two)),
        ("3", None),
        ("4", Some(one)),
    ] {
        store.audit(entry(0, site, object)).await.unwrap();
    }
    let check = async |scope: Scope, expected: &[&str]| {
        let (found, total) = objects(store, &scope, FIRST).await;
        assert_eq!(found, expected);
        assert_eq!(total, expected.len() as u64);
    };
    check(Scope::Region, &["4", "3", "2", "1"]).await;
    check(Scope::Sites(vec![one]), &["4", "1"]).await;
    check(Scope::Sites(vec![two, one]), &["4", "2", "1"]).await;
    check(Scope::Sites(Vec::new()), &[]).await;
}

async fn what_one_person_did_is_found_within_ones_own_sites(store: &dyn Store) {
    let (one, two) = (site(store, "a").await, site(store, "b").await);
    for (object, account, site) in [
        ("1", 7, Some(one)),
        ("2", 8, Some(one)),
        ("3", 7, Some(two)),
        ("4", 7, None),
        // Whoever runs the command line stands below zero.
        ("5", -7, Some(one)),
        ("6", 7, Some(one)),
    ] {
        let mut line = entry(0, site, object);
        line.account = Some(AccountId(account));
        store.audit(line).await.unwrap();
    }
    let check = async |scope: Scope, by, page, expected: &[&str], all: u64| {
        let found = store
            .audit_log_of(&scope, AccountId(by), page)
            .await
            .unwrap();
        let objects: Vec<_> = found.items.iter().map(|line| &*line.entry.object).collect();
        assert_eq!((&*objects, found.total), (expected, all));
    };
    check(Scope::Region, 7, FIRST, &["6", "4", "3", "1"], 4).await;
    check(Scope::Sites(vec![one]), 7, FIRST, &["6", "1"], 2).await;
    check(Scope::Region, -7, FIRST, &["5"], 1).await;
    check(Scope::Sites(vec![two]), 8, FIRST, &[], 0).await;
    let second = Page { number: 1, size: 3 };
    check(Scope::Region, 7, second, &["1"], 4).await;
}

async fn old_lines_go_and_their_number_is_known(store: &dyn Store) {
    let site = site(store, "a").await;
    let day = 24 * 3600;
    for (age, site) in [(400, None), (200, Some(site)), (100, Some(site)), (1, None)] {
        store
            .audit(entry(-age * day, site, &age.to_string()))
            .await
            .unwrap();
    }
    let retention = Retention {
        record_days: 30,
        health_days: 30,
        alarm_days: 30,
        audit_days: 183,
    };
    store.prune(retention, today()).await.unwrap();
    let (found, total) = objects(store, &Scope::Region, FIRST).await;
    assert_eq!((found, total), (vec!["1".to_owned(), "100".to_owned()], 2));
    let (found, total) = objects(store, &Scope::Sites(vec![site]), FIRST).await;
    assert_eq!((found.len(), total), (1, 1));
}
