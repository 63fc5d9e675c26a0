// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Commands on their way to terminals.

use sportello_protocol::{
    Command, CommandId, CommandKind, CommandOutcome, CommandResult, Preset, TerminalId,
};
use sportello_store::{AccountId, Change, Store, StoreError};

use crate::fixture::*;

crate::requirements!(
    commands_wait_in_order_until_they_expire,
    a_command_wakes_whoever_waits,
    a_command_is_gone_once_its_outcome_is_known,
    numbers_of_commands_are_never_used_again,
    nobody_commands_a_terminal_that_is_not_there,
    a_relay_has_a_bound,
);

const BY: AccountId = AccountId(4);

async fn waiting(store: &dyn Store, terminal: TerminalId, after: i64, at: i64) -> Vec<Command> {
    store
        .pending_commands(terminal, CommandId(after), later(at))
        .await
        .unwrap()
}

async fn commands_wait_in_order_until_they_expire(store: &dyn Store) {
    let site = site(store, "a").await;
    let one = terminal(store, site, "1").await;
    let two = terminal(store, site, "2").await;
    let kinds = [
        CommandKind::Extend { minutes: 10 },
        CommandKind::Message {
            preset: Preset::ClosingSoon,
        },
        CommandKind::ClearPinDelay { slot: 3 },
    ];
    let mut ids = Vec::new();
    for (kind, valid) in kinds.into_iter().zip([60, 600, 30]) {
        ids.push(
            store
                .queue_command(one, kind, BY, NOW, valid)
                .await
                .unwrap(),
        );
    }
    assert!(ids.is_sorted());
    let found = waiting(store, one, 0, 20).await;
    assert_eq!(found.iter().map(|one| one.kind).collect::<Vec<_>>(), kinds);
    assert_eq!(found[0].valid_for_s, 40);
    assert_eq!(waiting(store, one, ids[0].0, 20).await.len(), 2);
    assert_eq!(waiting(store, one, 0, 60).await.len(), 1);
    assert!(waiting(store, one, 0, 600).await.is_empty());
    assert!(waiting(store, two, 0, 0).await.is_empty());
}

async fn a_command_wakes_whoever_waits(store: &dyn Store) {
    let site = site(store, "a").await;
    let id = terminal(store, site, "1").await;
    let mut changes = store.changes();
    store
        .queue_command(id, CommandKind::Lock, BY, NOW, 60)
        .await
        .unwrap();
    assert_eq!(changes.recv().await.unwrap(), Change::Command(id));
    assert!(changes.try_recv().is_err(), "once");
}

async fn a_command_is_gone_once_its_outcome_is_known(store: &dyn Store) {
    let site = site(store, "a").await;
    let one = terminal(store, site, "1").await;
    let two = terminal(store, site, "2").await;
    let kind = CommandKind::HelpComing;
    let id = store.queue_command(one, kind, BY, NOW, 60).await.unwrap();
    let result = CommandResult {
        id,
        outcome: CommandOutcome::Passed,
    };
    store.note_results(two, &[result]).await.unwrap();
    assert_eq!(waiting(store, one, 0, 0).await.len(), 1, "not its command");
    store.note_results(one, &[result]).await.unwrap();
    store.note_results(one, &[]).await.unwrap();
    assert!(waiting(store, one, 0, 0).await.is_empty());
}

async fn numbers_of_commands_are_never_used_again(store: &dyn Store) {
    let site = site(store, "a").await;
    let id = terminal(store, site, "1").await;
    let mut last = 0;
    for _ in 0..3 {
        let kind = CommandKind::End;
        let command = store.queue_command(id, kind, BY, NOW, 60).await.unwrap();
        assert!(command.0 > last);
        last = command.0;
        let result = CommandResult {
            id: command,
            outcome: CommandOutcome::Refused,
        };
        store.note_results(id, &[result]).await.unwrap();
    }
}

async fn nobody_commands_a_terminal_that_is_not_there(store: &dyn Store) {
    let site = site(store, "a").await;
    let id = terminal(store, site, "1").await;
    let nobody = TerminalId(uuid::Uuid::from_u128(1));
    store
        .queue_command(id, CommandKind::Lock, BY, NOW, 60)
        .await
        .unwrap();
    store.retire_terminal(id).await.unwrap();
    for terminal in [nobody, id] {
        let refused = store
            .queue_command(terminal, CommandKind::Lock, BY, NOW, 60)
            .await;
        assert!(matches!(refused, Err(StoreError::Missing("terminal"))));
    }
    assert!(waiting(store, id, 0, 0).await.is_empty());
}

async fn a_relay_has_a_bound(store: &dyn Store) {
    let largest = vec![0xff; sportello_store::MAX_RELAY];
    store.relay(&largest).await.unwrap();
    let larger = vec![0; sportello_store::MAX_RELAY + 1];
    let refused = store.relay(&larger).await;
    assert!(matches!(refused, Err(StoreError::TooLarge(_))));
}
