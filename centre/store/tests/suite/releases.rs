// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Operators, tables of sites and terminals, and images on their way.

use sportello_protocol::operator::{Field, RolloutState, RowFault, Stage, StopReason, TerminalRow};
use sportello_protocol::{
    Hour, Place, ReleaseKind, Row, TerminalId, Update, UpdateChange, UpdateChanged, UpdatePhase,
    UpdateState,
};
use sportello_store::rollout::{Outcome, Step};
use sportello_store::{
    AccountId, By, Change, NewOperator, NewRollout, NewSite, Page, Rollout, Scope, Seen, SiteId,
    Store, StoreError,
};

use crate::fixture::*;

crate::requirements!(
    an_operator_is_known_by_its_key_until_it_is_removed,
    the_same_table_of_sites_again_changes_nothing,
    a_table_with_a_problem_does_nothing,
    terminals_are_planned_until_they_are_enrolled,
    a_new_code_ends_the_one_before,
    one_rollout_at_a_time_moves_forward,
    what_became_of_an_image_is_known_months_later,
    a_terminal_learns_which_image_and_where_it_stands,
    everyone_follows_the_bundle_of_the_latest_list,
);

fn by() -> By {
    By {
        account: AccountId(-1),
        at: NOW,
    }
}

fn operator(name: &str, key: &str) -> NewOperator {
    NewOperator {
        name: name.to_owned(),
        public_key: hash(key),
        added: NOW,
    }
}

async fn an_operator_is_known_by_its_key_until_it_is_removed(store: &dyn Store) {
    let ada = store.add_operator(operator("ada", "a")).await.unwrap();
    for again in [operator("ada", "b"), operator("eva", "a")] {
        let refused = store.add_operator(again).await;
        assert!(matches!(refused, Err(StoreError::Exists(_))));
    }
    let found = store.operator(thumbprint("a")).await.unwrap().unwrap();
    assert_eq!((found.id, found.name.as_str()), (ada, "ada"));
    assert_eq!(store.operator(thumbprint("b")).await.unwrap(), None);
    // A terminal's key opens no operator's door.
    let here = site(store, "a").await;
    terminal(store, here, "1").await;
    let refused = store.add_operator(operator("eve", "1")).await;
    assert!(matches!(refused, Err(StoreError::Exists(_))));
    assert_eq!(store.remove_operator("ada", later(5)).await.unwrap(), ada);
    assert_eq!(store.operator(thumbprint("a")).await.unwrap(), None);
    assert!(store.operators().await.unwrap().is_empty());
    let gone = store.remove_operator("ada", NOW).await;
    assert!(matches!(gone, Err(StoreError::Missing("operator"))));
    // The name is free again; the log still knows who the first one was.
    let again = store.add_operator(operator("ada", "a")).await.unwrap();
    assert_ne!(again, ada);
}

async fn actions(store: &dyn Store) -> Vec<(String, Option<String>)> {
    let page = Page {
        number: 0,
        size: 50,
    };
    let log = store.audit_log(&Scope::Region, page).await.unwrap();
    let lines = log.items.into_iter().rev();
    lines
        .map(|line| (line.entry.action, line.account_name))
        .collect()
}

async fn the_same_table_of_sites_again_changes_nothing(store: &dyn Store) {
    store.add_operator(operator("ada", "a")).await.unwrap();
    let mut rows = vec![new_site("BO-1"), new_site("BO-2")];
    let dry = store.import_sites(rows.clone(), true, by()).await.unwrap();
    assert_eq!((dry.dry_run, dry.added, dry.unchanged), (true, 2, 0));
    assert!(store.sites(&Scope::Region).await.unwrap().is_empty());
    let first = store.import_sites(rows.clone(), false, by()).await.unwrap();
    assert_eq!((first.added, first.changed, first.unchanged), (2, 0, 0));
    let before = store.sites(&Scope::Region).await.unwrap();
    let log = actions(store).await;
    assert_eq!(log[0], ("site.add".to_owned(), Some("ada".to_owned())));
    let again = store.import_sites(rows.clone(), false, by()).await.unwrap();
    assert_eq!((again.added, again.changed, again.unchanged), (0, 0, 2));
    assert_eq!(store.sites(&Scope::Region).await.unwrap(), before);
    assert_eq!(actions(store).await, log);
    rows[1].name = "Biblioteca nuova".to_owned();
    let third = store.import_sites(rows, false, by()).await.unwrap();
    assert_eq!((third.added, third.changed, third.unchanged), (0, 1, 1));
    assert_eq!(actions(store).await.last().unwrap().0, "site.change");
}

async fn a_table_with_a_problem_does_nothing(store: &dyn Store) {
    site(store, "BO-1").await;
    let rows = vec![new_site("BO-2"), new_site("bo_1")];
    let answer = store.import_sites(rows, false, by()).await.unwrap();
    let problem = answer.problems[0];
    assert_eq!(
        (problem.index, problem.field, problem.fault),
        (1, Field::Code, RowFault::Taken)
    );
    assert_eq!(store.sites(&Scope::Region).await.unwrap().len(), 1);
    let rows = vec![row("BO-1", "1"), row("BO-9", "1"), row("BO-1", "..")];
    let answer = store.plan_terminals(rows, false, by()).await.unwrap();
    let problems: Vec<_> = answer.problems.iter().map(|one| one.fault).collect();
    assert_eq!(problems, [RowFault::NoSuchSite, RowFault::NoLayerName]);
    assert!(store.planned().await.unwrap().is_empty());
}

fn row(site: &str, name: &str) -> TerminalRow {
    TerminalRow {
        site: site.to_owned(),
        name: name.to_owned(),
    }
}

async fn terminals_are_planned_until_they_are_enrolled(store: &dyn Store) {
    let here = site(store, "BO-1").await;
    let rows = vec![row("BO-1", "1"), row("BO-1", "Ingresso")];
    let answer = store
        .plan_terminals(rows.clone(), false, by())
        .await
        .unwrap();
    assert_eq!((answer.added, answer.unchanged), (2, 0));
    let again = store
        .plan_terminals(rows.clone(), false, by())
        .await
        .unwrap();
    assert_eq!((again.added, again.unchanged), (0, 2));
    terminal(store, here, "1").await;
    let left = store.planned().await.unwrap();
    let left: Vec<_> = left
        .iter()
        .map(|line| (line.site_code.as_str(), line.label.as_str()))
        .collect();
    assert_eq!(left, [("BO-1", "Ingresso")]);
    let again = store.plan_terminals(rows, false, by()).await.unwrap();
    assert_eq!((again.added, again.unchanged), (0, 2));
}

async fn a_new_code_ends_the_one_before(store: &dyn Store) {
    let here = site(store, "a").await;
    let code = |secret: &str| sportello_store::NewCode {
        label: "1".to_owned(),
        ..new_code(secret, here)
    };
    store.make_codes(vec![code("x")], by()).await.unwrap();
    store.make_codes(vec![code("y")], by()).await.unwrap();
    let old = store.enrol(hash("x"), hash("k"), facts(), NOW).await;
    assert_eq!(old.unwrap(), None);
    let new = store.enrol(hash("y"), hash("k"), facts(), NOW).await;
    assert!(new.unwrap().is_some());
    // One that cannot be made takes the others with it.
    let wrong = sportello_store::NewCode {
        site: SiteId(99),
        ..code("w")
    };
    let refused = store.make_codes(vec![code("z"), wrong], by()).await;
    assert!(matches!(refused, Err(StoreError::Missing("site"))));
    assert!(store.codes(&Scope::Region, NOW).await.unwrap().is_empty());
}

fn plan(image: u64, first: TerminalId, site: SiteId) -> NewRollout {
    NewRollout {
        image,
        stages: Stage::ALL.to_vec(),
        first,
        site,
        begun: NOW,
        by: AccountId(-1),
    }
}

async fn latest(store: &dyn Store) -> Rollout {
    store.rollouts().await.unwrap().remove(0)
}

async fn one_rollout_at_a_time_moves_forward(store: &dyn Store) {
    let here = site(store, "a").await;
    let first = terminal(store, here, "1").await;
    let before = store.desired(here).await.unwrap().version;
    let mut changes = store.changes();
    let id = store.begin_rollout(plan(12, first, here)).await.unwrap();
    assert!(store.desired(here).await.unwrap().version > before);
    assert_eq!(changes.recv().await.unwrap(), Change::Everyone);
    let second = store.begin_rollout(plan(13, first, here)).await;
    assert!(matches!(second, Err(StoreError::Exists("rollout"))));
    let rollout = latest(store).await;
    assert_eq!(
        (rollout.id, rollout.plan.clone()),
        (id, plan(12, first, here))
    );
    let (from, to) = (rollout.standing, rollout.after(Step::NextStage, later(9)));
    let centre = By {
        account: AccountId(0),
        at: later(9),
    };
    let step = |to| store.move_rollout(id, from, to, centre, "rollout.advance");
    assert!(step(to).await.unwrap());
    assert_eq!(changes.recv().await.unwrap(), Change::Everyone);
    // Whoever saw it before comes too late, and nobody is woken for it.
    let told = store.desired(here).await.unwrap().version;
    assert!(!step(to).await.unwrap());
    assert_eq!(store.desired(here).await.unwrap().version, told);
    assert!(changes.try_recv().is_err());
    let stopped = latest(store)
        .await
        .after(Step::Stop(StopReason::RolledBack), NOW);
    let gone = store
        .move_rollout(id, to, stopped, centre, "rollout.stop")
        .await;
    assert!(gone.unwrap());
    assert_eq!(latest(store).await.standing.state, RolloutState::Stopped);
    assert_eq!(
        latest(store).await.standing.stopped,
        Some(StopReason::RolledBack)
    );
    store.begin_rollout(plan(13, first, here)).await.unwrap();
    let log: Vec<_> = actions(store)
        .await
        .into_iter()
        .map(|line| line.0)
        .collect();
    let expected = [
        "rollout.begin",
        "rollout.advance",
        "rollout.stop",
        "rollout.begin",
    ];
    assert_eq!(log, expected);
}

fn said(image: u64, date_: &str, change: UpdateChange) -> Row {
    Row::Update(UpdateChanged {
        at: Hour {
            date: date(date_),
            hour: 9,
        },
        release: ReleaseKind::Image,
        number: image,
        change,
    })
}

async fn what_became_of_an_image_is_known_months_later(store: &dyn Store) {
    let here = site(store, "a").await;
    let first = terminal(store, here, "1").await;
    store.begin_rollout(plan(12, first, here)).await.unwrap();
    let rows = [
        said(12, "2026-11-20", UpdateChange::Applied),
        said(12, "2026-11-20", UpdateChange::RolledBack),
        said(99, "2026-11-20", UpdateChange::Blessed),
        said(12, "2026-11-19", UpdateChange::Blessed),
    ];
    let rows = rows.into_iter().zip(1..);
    let rows = rows.map(|(row, sequence)| numbered(1, sequence, row));
    send(store, first, report(rows.collect())).await;
    let outcome = store.members(12).await.unwrap()[0].outcome;
    assert_eq!(outcome, Some((Outcome::RolledBack, NOW)));
    // Nobody asked for that image: nothing is kept of it.
    assert_eq!(store.members(99).await.unwrap()[0].outcome, None);
    // A stick that comes late does not take the latest word back.
    let late = said(12, "2026-11-18", UpdateChange::Blessed);
    send(store, first, report(vec![numbered(1, 5, late)])).await;
    let outcome = store.members(12).await.unwrap()[0].outcome;
    assert_eq!(outcome, Some((Outcome::RolledBack, NOW)));
    let newer = said(12, "2026-11-22", UpdateChange::Blessed);
    send(store, first, report(vec![numbered(1, 6, newer)])).await;
    let outcome = store.members(12).await.unwrap()[0].outcome;
    assert_eq!(outcome, Some((Outcome::Blessed, NOW)));
}

async fn a_terminal_learns_which_image_and_where_it_stands(store: &dyn Store) {
    let forli = NewSite {
        district: "Forlì-Cesena".to_owned(),
        ..new_site("FC 01")
    };
    let here = store.add_site(forli.clone()).await.unwrap();
    let first = terminal(store, here, "Ingresso 1").await;
    let second = terminal(store, here, "2").await;
    let release = UpdateState {
        running: Some(11),
        wanted: None,
        phase: UpdatePhase::Idle,
        bundle: Some(4),
        stale: false,
    };
    let statuses = [first, second].map(|id| Seen {
        release: Some(release),
        ..seen(id, NOW, &[])
    });
    store.touch(statuses.to_vec()).await.unwrap();
    let known = store.terminal(first).await.unwrap().unwrap();
    assert_eq!(known.release, Some(release));
    let none = store.desired_of(first).await.unwrap();
    assert_eq!(none.update, None);
    let Some(Place {
        district,
        site,
        terminal,
    }) = none.place.clone()
    else {
        panic!("a terminal has its place")
    };
    let names = [district, site, terminal].map(|name| name.map(String::from));
    assert_eq!(
        names.map(Option::unwrap_or_default),
        ["forli-cesena", "fc-01", "ingresso-1"]
    );
    store.begin_rollout(plan(12, first, here)).await.unwrap();
    let wanted = store.desired_of(first).await.unwrap();
    assert_eq!(wanted.update, Some(Update { image: 12 }));
    assert!(wanted.version > none.version);
    assert_eq!(wanted.version, store.desired(here).await.unwrap().version);
    assert_eq!(store.desired_of(second).await.unwrap().update, None);
    let moved = NewSite {
        district: "Bologna".to_owned(),
        ..forli
    };
    store.change_site(here, moved).await.unwrap();
    let after = store.desired_of(first).await.unwrap();
    assert!(after.version > wanted.version);
    store
        .rename_terminal(first, "Sala".to_owned())
        .await
        .unwrap();
    assert!(store.desired_of(first).await.unwrap().version > after.version);
    let nobody = store.desired_of(TerminalId(uuid::Uuid::from_u128(9))).await;
    assert!(matches!(nobody, Err(StoreError::Missing("terminal"))));
}

async fn everyone_follows_the_bundle_of_the_latest_list(store: &dyn Store) {
    let here = site(store, "a").await;
    let (one, two) = (
        terminal(store, here, "1").await,
        terminal(store, here, "2").await,
    );
    let mut changes = store.changes();
    let mut before = store.desired_of(one).await.unwrap();
    assert_eq!(before.bundle, None);
    // A first bundle, the next, one that was withdrawn, and no bundle any more.
    for (bundle, list) in [(Some(4), 1), (Some(5), 2), (Some(4), 4), (None, 5)] {
        assert!(store.follow_bundle(bundle, list).await.unwrap());
        assert_eq!(changes.recv().await.unwrap(), Change::Everyone);
        let after = store.desired_of(one).await.unwrap();
        assert_eq!(after.bundle, bundle);
        assert!(after.version > before.version, "they ask again");
        assert_eq!(store.desired_of(two).await.unwrap().bundle, bundle);
        assert_eq!(after.version, store.desired(here).await.unwrap().version);
        before = after;
    }
    assert!(store.follow_bundle(Some(7), 6).await.unwrap());
    assert_eq!(changes.recv().await.unwrap(), Change::Everyone);
    let wanted = store.desired_of(one).await.unwrap();
    // The same bundle on a later list, and lists that come too late: nobody is woken.
    for (bundle, list) in [(7, 8), (7, 8), (6, 8), (9, 7), (6, 1)] {
        assert!(!store.follow_bundle(Some(bundle), list).await.unwrap());
        assert_eq!(store.desired_of(one).await.unwrap(), wanted);
    }
    assert!(changes.try_recv().is_err());
    // Whoever is enrolled later follows it as well.
    let late = terminal(store, here, "3").await;
    assert_eq!(store.desired_of(late).await.unwrap().bundle, Some(7));
}
