// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

use super::*;
use crate::doctor::Verdict;
use crate::doctor::trial::{machine, verdict};

fn noon() -> DateTime<Utc> {
    "2026-11-22T12:00:00Z".parse().unwrap()
}

#[track_caller]
fn check(said: &[(&str, &str)], id: &str, expected: Verdict) {
    let (_folder, machine) = machine(said);
    assert_eq!(verdict(&look(&machine, noon()), id).0, expected, "{id}");
}

const LINE: &str = "proc/cmdline";

#[test]
fn the_last_word_of_the_command_line_counts() {
    check(
        &[(LINE, "ro init_on_free=1")],
        "init_on_free",
        Verdict::Good,
    );
    check(
        &[(LINE, "init_on_free=1 init_on_free=0")],
        "init_on_free",
        Verdict::Bad,
    );
    check(&[(LINE, "xinit_on_free=1")], "init_on_free", Verdict::Bad);
    check(&[], "init_on_free", Verdict::Unknown);
}

#[test]
fn swap_hibernation_dumps_and_a_kept_log_are_each_bad() {
    let swaps = "Filename Type Size\n/dev/sda2 partition 1 0 -2\n";
    check(&[("proc/swaps", swaps)], "swap", Verdict::Bad);
    check(
        &[("proc/swaps", "Filename Type Size\n")],
        "swap",
        Verdict::Good,
    );
    check(
        &[("sys/power/state", "freeze mem disk")],
        "hibernation",
        Verdict::Bad,
    );
    check(
        &[("sys/power/state", "freeze mem")],
        "hibernation",
        Verdict::Good,
    );
    let pattern = "proc/sys/kernel/core_pattern";
    check(&[(pattern, "core")], "core_dumps", Verdict::Bad);
    check(&[(pattern, "|/bin/false\n")], "core_dumps", Verdict::Good);
    check(&[("var/log/journal/x", "")], "journal", Verdict::Bad);
    check(&[], "journal", Verdict::Good);
}

#[test]
fn verity_must_be_asked_for_and_there() {
    let hash = (LINE, "roothash=abcd ro");
    let device = ("sys/block/dm-0/dm/uuid", "CRYPT-VERITY-x-root\n");
    check(&[hash, device], "verity", Verdict::Good);
    check(&[hash], "verity", Verdict::Bad);
    check(&[device], "verity", Verdict::Bad);
}

#[test]
fn every_writable_place_counts() {
    let path = "proc/self/mountinfo";
    let good = "1 0 8:1 / / ro - erofs d ro\n\
                2 1 0:5 / /tmp rw,nosuid,nodev - tmpfs t rw\n\
                3 1 0:5 / /run rw,nosuid,nodev - tmpfs t rw\n\
                4 1 0:5 / /var rw,nosuid,nodev - tmpfs t rw\n\
                5 1 0:5 / /dev/shm rw,nosuid,nodev - tmpfs t rw\n";
    check(&[(path, good)], "nosuid", Verdict::Good);
    let loose = format!("{good}6 4 0:5 / /var/lib/sportello rw,nodev - ext4 d rw\n");
    check(&[(path, &loose)], "nosuid", Verdict::Bad);
}

#[test]
fn a_clock_before_the_image_is_bad() {
    let release = "usr/lib/sportello/release.toml";
    check(
        &[(release, "built = \"2027-01-01T00:00:00Z\"")],
        "clock",
        Verdict::Bad,
    );
    check(
        &[(release, "built = \"2026-01-01T00:00:00Z\"")],
        "clock",
        Verdict::Look,
    );
    check(
        &[("run/systemd/timesync/synchronized", "")],
        "clock",
        Verdict::Good,
    );
}

#[test]
fn a_book_tells_of_the_last_wipe_and_is_not_touched() {
    use sportello_ledger::{Book, Check, Context, Receipt, Verdict as Held};
    let (folder, machine) = machine(&[("var/lib/sportello/book/x", "")]);
    let path = folder.path().join("var/lib/sportello/book/book.db");
    let context = Context::of_this_machine().unwrap();
    let (mut book, _opened) = Book::open(&path, 64 << 20, context).unwrap();
    let clean = Check::ALL.iter().map(|check| (*check, Held::Pass));
    book.record_proof(&Receipt::new(clean, 35)).unwrap();
    let (is, found) = verdict(&look(&machine, noon()), "wipe");
    assert_eq!(
        (is, found.as_str()),
        (Verdict::Good, "passed in the empty session of a start")
    );
    let failed = Check::ALL.iter().map(|check| (*check, Held::Fail));
    book.record_proof(&Receipt::new(failed, 35)).unwrap();
    assert_eq!(verdict(&look(&machine, noon()), "wipe").0, Verdict::Bad);
    let before = std::fs::read(&path).unwrap();
    let _copied = look(&machine, noon());
    assert_eq!(std::fs::read(&path).unwrap(), before);
}
