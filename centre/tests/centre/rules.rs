// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Who may come in where, for every page of every crate as the program serves them.

use std::collections::BTreeMap;

use sportello_centre::serve::{console, pages};
use sportello_console::Rule;
use sportello_console::walk::Walk;
use sportello_store::NewTarget;

use crate::house::{House, config};

#[tokio::test]
async fn every_page_of_the_centre_stays_shut_for_whoever_has_no_key() {
    let house = House::open().await;
    let config = config(house.folder.path(), "");
    let (here, there) = (house.site("A").await, house.site("B").await);
    let (own, foreign) = (house.machine(here).await, house.machine(there).await);
    let target = house.store().add_target(NewTarget {
        name: "Cittadini raggiunti".into(),
        source: "Facilita".into(),
        due: "2027-06-30".parse().unwrap(),
        goal: 100,
    });
    let target = target.await.unwrap();
    let table = pages(&config).unwrap().table().to_vec();
    // Pages of both crates, and of every kind: the walk below is a walk indeed.
    for path in ["/accounts", "/fleet"] {
        assert!(table.iter().any(|line| line.path == path), "{path}");
    }
    assert!(table.iter().any(|line| matches!(line.rule, Rule::Site(_))));
    let walk = Walk {
        console: console(&house.centre, &config, None),
        router: house.router.clone(),
        table,
        public: &["/language/{tag}", "/login"],
        samples: BTreeMap::from([
            ("account", house.admin.0.to_string()),
            ("format", "csv".to_owned()),
            ("name", "ES".to_owned()),
            ("table", "days".to_owned()),
            ("target", target.0.to_string()),
        ]),
        own: (own.site, own.id),
        foreign: (foreign.site, foreign.id),
    };
    assert_eq!(walk.faults().await.unwrap(), Vec::<String>::new());
}
