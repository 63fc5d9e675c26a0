// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

use super::*;
use crate::doctor::Verdict;
use crate::doctor::trial::{machine, verdict};

#[track_caller]
fn check(said: &[(&str, &str)], id: &str, expected: Verdict, found: &str) {
    let (_folder, machine) = machine(said);
    let (is, text) = verdict(&look(&machine), id);
    assert_eq!((is, text.as_str()), (expected, found), "{id}");
}

#[test]
fn a_laptop_of_the_least_size_is_good_enough() {
    let cpu = "processor\t: 0\nflags\t: fpu lm nx\n\nprocessor\t: 1\nflags\t: fpu lm nx";
    check(&[("proc/cpuinfo", cpu)], "cores", Verdict::Good, "2 cores");
    let memory = [("proc/meminfo", "MemTotal:        3911424 kB\n")];
    check(&memory, "memory", Verdict::Good, "3.7 GiB");
    let screen = [
        ("sys/class/drm/card0-eDP-1/status", "connected\n"),
        ("sys/class/drm/card0-eDP-1/modes", "1366x768\n1024x768\n"),
        ("sys/class/drm/card0-HDMI-A-1/status", "disconnected\n"),
    ];
    check(&screen, "screen", Verdict::Good, "1366 x 768");
    let disk = [
        ("sys/block/mmcblk0/size", "62500000\n"),
        ("sys/block/mmcblk0/removable", "0\n"),
        ("sys/block/mmcblk0/device/model", "eMMC\n"),
    ];
    check(
        &disk,
        "disk",
        Verdict::Unknown,
        "mmcblk0 eMMC 32.0 GB, health unknown",
    );
}

#[test]
fn what_is_too_small_is_bad() {
    let cpu = "processor\t: 0\nflags\t: fpu lm nx";
    check(&[("proc/cpuinfo", cpu)], "cores", Verdict::Bad, "1 cores");
    let memory = [("proc/meminfo", "MemTotal: 2000000 kB\n")];
    check(&memory, "memory", Verdict::Bad, "1.9 GiB");
    check(
        &[],
        "uefi",
        Verdict::Bad,
        "BIOS, or UEFI in its compatibility mode",
    );
    check(&[], "disk", Verdict::Bad, "none");
}

#[test]
fn a_stick_is_no_disk_to_install_on() {
    let stick = [
        ("sys/block/sda/size", "62500000\n"),
        ("sys/block/sda/removable", "1\n"),
        ("sys/block/sda/device/model", "Ultra\n"),
    ];
    check(&stick, "disk", Verdict::Bad, "none");
}

#[test]
fn secure_boot_is_read_behind_its_attributes() {
    let name = format!("{VARIABLES}/SecureBoot-{GLOBAL}");
    check(
        &[(&name, "\u{6}\0\0\0\u{1}")],
        "secure_boot",
        Verdict::Good,
        "on",
    );
    check(
        &[(&name, "\u{6}\0\0\0\0")],
        "secure_boot",
        Verdict::Look,
        "off",
    );
    check(
        &[],
        "secure_boot",
        Verdict::Unknown,
        "the firmware does not say",
    );
}

#[test]
fn a_touch_screen_is_told_from_a_touch_pad() {
    let devices = "I: Bus=0018\nN: Name=\"Pad\"\nB: PROP=5\nB: EV=b\n";
    let path = "proc/bus/input/devices";
    check(&[(path, devices)], "touch", Verdict::Look, "none");
    let screen = format!("{devices}\nI: Bus=0018\nN: Name=\"Screen\"\nB: PROP=2\n");
    check(&[(path, &screen)], "touch", Verdict::Good, "yes");
}

#[test]
fn a_printer_that_needs_a_driver_is_named() {
    let class = "sys/bus/usb/devices/1-1:1.0/bInterfaceClass";
    let protocol = "sys/bus/usb/devices/1-1:1.0/bInterfaceProtocol";
    check(
        &[(class, "07\n"), (protocol, "02\n")],
        "printer",
        Verdict::Look,
        "one that does not speak IPP",
    );
    check(
        &[(class, "07\n"), (protocol, "04\n")],
        "printer",
        Verdict::Good,
        "one that needs no driver (IPP over USB)",
    );
}
