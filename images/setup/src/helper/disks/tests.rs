// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

use std::path::Path;

use super::*;

fn layout() -> Layout {
    Layout::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("repart.d")).unwrap()
}

fn whole(path: &str, gib: u64) -> Node {
    Node {
        path: path.into(),
        kind: "disk".into(),
        size: gib * GIB,
        model: "Samsung_SSD\n 860".into(),
        ..Node::default()
    }
}

fn part(kind: &str, partlabel: &str, fstype: &str) -> Node {
    Node {
        path: "/dev/sda1".into(),
        kind: "part".into(),
        size: GIB,
        parttype: kind.into(),
        partlabel: partlabel.into(),
        fstype: fstype.into(),
        ..Node::default()
    }
}

fn one(node: Node, running: Option<&str>) -> Disk {
    offered(&Config::default(), &[node], running, &layout()).remove(0)
}

#[test]
fn a_disk_that_cannot_be_taken_says_why() {
    let check = |change: &dyn Fn(&mut Node), running: Option<&str>, expected: Option<Refusal>| {
        let mut node = whole("/dev/sda", 64);
        change(&mut node);
        assert_eq!(one(node, running).unfit, expected);
    };
    check(&|_| {}, None, None);
    check(&|_| {}, Some("/dev/sda"), Some(Refusal::DiskRunning));
    check(&|node| node.ro = true, None, Some(Refusal::DiskReadOnly));
    check(
        &|node| node.size = 8 * GIB,
        None,
        Some(Refusal::DiskTooSmall {
            need_gib: 14,
            has_gib: 8,
        }),
    );
    check(
        &|node| {
            let mut mounted = part(GENERIC, "", "ext4");
            mounted.mountpoints = vec![Some("/home".into())];
            node.children = vec![mounted];
        },
        None,
        Some(Refusal::DiskInUse),
    );
    check(
        &|node| {
            let mut held = part(GENERIC, "", "LVM2_member");
            held.children = vec![Node::default()];
            node.children = vec![held];
        },
        None,
        Some(Refusal::DiskInUse),
    );
}

#[test]
fn what_is_on_a_disk_is_told_before_it_goes() {
    let check = |children: Vec<Node>, expected: Holds| {
        let mut node = whole("/dev/sda", 64);
        node.children = children;
        assert_eq!(one(node, None).holds, expected);
    };
    let own = |esp: &str| {
        vec![
            part(ESP, esp, "vfat"),
            part(ROOT, "sportello_3", ""),
            part(ROOT, "_empty", ""),
            part(GENERIC, STATE, "ext4"),
        ]
    };
    check(vec![], Holds::Nothing);
    check(vec![part(GENERIC, "photos", "ntfs")], Holds::Data);
    check(own("ESP"), Holds::Sportello);
    check(own(UNFINISHED), Holds::Unfinished);
    // A folder called alike is somebody's.
    check(vec![part(GENERIC, STATE, "ext4")], Holds::Data);
    let mut bare = whole("/dev/sda", 64);
    bare.fstype = "ntfs".into();
    bare.label = "photos".into();
    let disk = one(bare, None);
    assert_eq!(
        (disk.holds, disk.labels),
        (Holds::Data, vec!["photos".to_owned()])
    );
}

#[test]
fn a_name_typed_back_is_the_disks_own() {
    let disk = one(whole("/dev/sda", 64), None);
    assert_eq!(disk.confirm, "Samsung SSD 860");
    for good in ["Samsung SSD 860", "  samsung ssd860 "] {
        assert!(is_named(&disk, good), "{good}");
    }
    for bad in ["", "  ", "Samsung SSD 870", "any", "/dev/sda"] {
        assert!(!is_named(&disk, bad), "{bad}");
    }
    let mut nameless = whole("/dev/vda", 64);
    nameless.model = String::new();
    assert!(is_named(&one(nameless, None), "vda"));
}

#[test]
fn a_disk_cannot_disguise_itself() {
    let hostile = format!("\u{202e}safe\u{0}\n\u{1b}[31m{}", "x".repeat(500));
    let clean = shown(&hostile);
    assert!(clean.starts_with("safe [31mx"), "{clean}");
    assert_eq!(clean.chars().count(), 48);
    assert!(!clean.chars().any(char::is_control));
}

#[test]
fn memory_is_no_disk_and_loops_only_where_tests_say_so() {
    let mut looped = whole("/dev/loop0", 64);
    looped.kind = "loop".into();
    let nodes = [whole("/dev/zram0", 64), looped];
    let config = Config::default();
    assert_eq!(offered(&config, &nodes, None, &layout()), []);
    let tests = Config {
        loops: true,
        ..config
    };
    assert_eq!(offered(&tests, &nodes, None, &layout()).len(), 1);
}
