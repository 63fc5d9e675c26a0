// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

use sportello_capsule::wire::{HopGroup, Order, Report};

use crate::ground::Terminal;
use crate::shipped;

/// The steps of the task in order, and what a citizen does for each.
const DONE_BY: [(&str, &str); 8] = [
    ("enter", "Return"),
    ("provider", "Return"),
    ("user-name", "maria.prova"),
    ("password", "Girasole1"),
    ("send", "Return"),
    ("code", "482913"),
    ("consent", "Return"),
    ("leave", "Return"),
];

#[tokio::test(flavor = "multi_thread")]
async fn practise_spid_is_walked_by_keyboard_to_its_last_page() {
    let task = shipped::task("practise-spid");
    let mut terminal = Terminal::raise("practise-spid");
    terminal.tasks = shipped::folder();
    terminal.open().await;
    terminal.lead(shipped::order(&task)).await;
    for (index, (id, deed)) in DONE_BY.into_iter().enumerate() {
        assert_eq!(task.steps[index].id, id);
        terminal.stage.wait_for_still_picture().unwrap();
        match id {
            "password" => {
                terminal.stage.key("Tab").unwrap();
                terminal.stage.type_text(deed).unwrap();
            }
            "code" => {
                terminal.stage.type_text(deed).unwrap();
                terminal.stage.key("Return").unwrap();
            }
            "user-name" => terminal.stage.type_text(deed).unwrap(),
            _ => terminal.stage.key(deed).unwrap(),
        }
        let step = u16::try_from(index + 1).unwrap();
        terminal
            .wait_for(|report| *report == Report::StepReached { step })
            .await;
        terminal.say(Order::AtStep { step }).await;
    }
    let hops: Vec<&Report> = terminal
        .heard
        .iter()
        .filter(|report| matches!(report, Report::Hop { .. }))
        .collect();
    let identity = Some(HopGroup::Identity);
    assert_eq!(
        hops,
        [
            &Report::Hop { group: identity },
            &Report::Hop { group: None }
        ]
    );
    assert!(!terminal.heard.contains(&Report::Lost));
    terminal.end().await;
}
