// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! One browser window fills the place; from the second one on there are tabs to choose by.

use std::os::unix::net::UnixStream;

use swayipc::{Connection, EventType, Node, NodeType};

/// Watches windows come and go on a thread of its own, for as long as the compositor lives.
///
/// # Errors
/// When the compositor takes no commands.
pub(super) fn keep() -> anyhow::Result<()> {
    let connect = || anyhow::Ok(Connection::from(UnixStream::connect(super::ipc_socket())?));
    let mut commands = connect()?;
    let events = connect()?.subscribe([EventType::Window])?;
    std::thread::Builder::new()
        .name("tabs".into())
        .spawn(move || {
            let mut tabbed = false;
            for _ in events.map_while(Result::ok) {
                let Ok(tree) = commands.get_tree() else {
                    return;
                };
                let wanted = windows(&tree) > 1;
                if wanted != tabbed {
                    tabbed = wanted;
                    let layout = if tabbed {
                        "layout tabbed"
                    } else {
                        "layout splith"
                    };
                    // A window that closed meanwhile leaves nothing to arrange.
                    let _nothing_left = commands.run_command(layout);
                }
            }
        })?;
    Ok(())
}

fn windows(node: &Node) -> usize {
    let itself = usize::from(node.node_type == NodeType::Con && node.pid.is_some());
    itself + node.nodes.iter().map(windows).sum::<usize>()
}
