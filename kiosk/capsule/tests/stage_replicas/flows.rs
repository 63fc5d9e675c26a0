// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Flows as they go at the desk: with redirects, windows, wrong passwords, sessions that end in
//! the middle, sites in maintenance. One table each.

mod papers;
mod payments;
mod provider;
mod work;

use std::time::Duration;

use sportello_bundle::host::HostRule;
use sportello_bundle::task::Advance;

use crate::flow::Flow;
use crate::follow::{ALL_DONE, UNSURE, Wrong, walks, walks_with};
use crate::shipped;

const ALL: [&Flow; 10] = [
    &payments::PAGOPA,
    &payments::LOCAL_TAX,
    &payments::TAX_RETURN,
    &papers::HEALTH_BOOKING,
    &papers::ANPR,
    &papers::PERMIT,
    &provider::SPID_RECOVER,
    &provider::MAILBOX,
    &work::NASPI,
    &work::SIISL,
];

#[test]
fn every_table_knows_its_pages_and_the_tasks_hosts_and_steps() {
    let tasks = shipped::tasks();
    for flow in ALL {
        let task = tasks.get(&flow.task.parse().unwrap()).unwrap();
        for to in flow.targets() {
            assert!(flow.page(to).is_some(), "{}: no page {to}", flow.task);
        }
        let own = flow.own_start.map(|start| start.split('/').next().unwrap());
        let declared = [&task.hosts, &task.identity.hosts, &task.payment];
        for host in flow.hosts() {
            let covers =
                |rule: &HostRule| rule.ports().iter().any(|port| rule.covers(&host, *port));
            let is_declared = declared.into_iter().flatten().any(covers);
            assert!(is_declared || own == Some(&host), "{}: {host}", flow.task);
        }
        for step in flow.pages.iter().flat_map(|page| page.steps) {
            let is_known = task.steps.iter().any(|known| known.id == *step);
            assert!(is_known || *step == ALL_DONE, "{}: {step}", flow.task);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_notice_is_cancelled_begun_again_and_paid_at_the_bank() {
    walks(&payments::PAGOPA).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_local_tax_is_looked_up_after_a_log_in_that_was_given_up() {
    walks(&payments::LOCAL_TAX).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tax_return_meets_a_site_in_maintenance() {
    walks(&payments::TAX_RETURN).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_visit_is_booked_on_the_regions_own_host_with_a_wrong_password_first() {
    walks(&papers::HEALTH_BOOKING).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_certificate_is_had_with_the_identity_card_and_windows() {
    walks(&papers::ANPR).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_permit_is_looked_up_without_a_log_in() {
    walks(&papers::PERMIT).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn spid_is_recovered_in_a_tab_after_two_wrong_passwords() {
    walks(&provider::SPID_RECOVER).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mailbox_is_made_on_pages_that_only_change_their_address() {
    walks(&provider::MAILBOX).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_that_ends_in_the_middle_of_a_form_is_begun_again() {
    walks(&work::NASPI).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_log_in_in_a_tab_leads_over_three_hosts() {
    walks(&work::SIISL).await;
}

/// How long a guide that is wrong may take to come round.
const SHORT: Duration = Duration::from_secs(2);

#[tokio::test(flavor = "multi_thread")]
async fn a_rule_that_fits_a_page_too_early_is_found_out() {
    let walked = walks_with(&work::NASPI, SHORT, |task| {
        // As an author who takes the form's first page for the end of it.
        let rule = "servizi2.inps.it/naspi/*".parse().unwrap();
        task.steps[4].advance = Some(Advance::Url(rule));
    });
    let wrong = Wrong {
        at: "servizi2.inps.it/naspi/contatti",
        said: "job".into(),
        right: vec!["contacts".into(), "identity".into()],
    };
    assert_eq!(walked.await, Err(wrong));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_step_that_does_not_say_that_it_is_at_the_provider_is_found_out() {
    let walked = walks_with(&work::NASPI, SHORT, |task| {
        for step in &mut task.steps {
            step.hop = false;
        }
    });
    let wrong = Wrong {
        at: "identity.infocert.it/login",
        said: "questions".into(),
        right: vec!["identity".into(), UNSURE.into()],
    };
    assert_eq!(walked.await, Err(wrong));
}
