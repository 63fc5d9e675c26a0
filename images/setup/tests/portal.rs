// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The image's script that NetworkManager calls: it opens the way of a network's own page while
//! such a page stands in it, and at no other time.

use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;

const SCRIPT: &str = "../root/etc/NetworkManager/dispatcher.d/50-sportello-portal";

#[test]
fn the_way_is_open_only_while_a_page_stands_in_it() {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join(SCRIPT);
    let mode = std::fs::metadata(&script).unwrap().permissions().mode();
    assert_eq!(mode & 0o022, 0, "only its owner writes it");
    assert_eq!(mode & 0o100, 0o100, "NetworkManager runs what can be run");

    let folder = tempfile::tempdir().unwrap();
    let nft = folder.path().join("nft");
    std::fs::write(&nft, "#!/bin/sh\necho \"$@\"\n").unwrap();
    std::fs::set_permissions(&nft, std::fs::Permissions::from_mode(0o755)).unwrap();
    let path = format!("{}:/usr/bin:/bin", folder.path().display());
    let called = |event: &str, state: Option<&str>| {
        let mut command = Command::new("sh");
        command
            .arg(&script)
            .args(["none", event])
            .env("PATH", &path);
        match state {
            Some(state) => command.env("CONNECTIVITY_STATE", state),
            None => command.env_remove("CONNECTIVITY_STATE"),
        };
        let output = command.output().unwrap();
        assert!(output.status.success(), "{event} {state:?}");
        String::from_utf8(output.stdout).unwrap()
    };
    let change = |state| called("connectivity-change", state);
    assert_eq!(
        change(Some("PORTAL")),
        "-f /usr/lib/sportello/portal-open.nft\n"
    );
    for other in ["FULL", "LIMITED", "NONE", "UNKNOWN", "", "portal"] {
        assert_eq!(
            change(Some(other)),
            "-f /usr/lib/sportello/portal-shut.nft\n",
            "{other}"
        );
    }
    assert_eq!(change(None), "-f /usr/lib/sportello/portal-shut.nft\n");
    for event in ["up", "down", "hostname", "dhcp4-change"] {
        assert_eq!(called(event, Some("PORTAL")), "", "{event}");
    }
}

#[test]
fn the_ways_that_it_names_are_in_the_image_and_end_shut() {
    for (name, opens) in [("open", true), ("shut", false)] {
        let file = format!("../root/usr/lib/sportello/portal-{name}.nft");
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
        let text = std::fs::read_to_string(path).unwrap();
        let lines: Vec<&str> = text.lines().filter(|line| !line.starts_with('#')).collect();
        assert_eq!(lines[0], "flush chain inet sportello portal", "{name}");
        assert_eq!(
            *lines.last().unwrap(),
            "add rule inet sportello portal drop",
            "{name}"
        );
        assert_eq!(lines.iter().any(|line| line.ends_with("accept")), opens);
    }
    let rules = include_str!("../../root/etc/nftables.conf");
    let (_, portal) = rules.split_once("chain portal {").unwrap();
    let (portal, _) = portal.split_once('}').unwrap();
    assert_eq!(portal.trim(), "drop", "shut from the first moment on");
}
