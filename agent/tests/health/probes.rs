// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What the kernel and other programs put into files, in order and out of order.

use proptest::prelude::*;
use sportello_agent::health::{battery, network, portals, temperature, versions};
use sportello_protocol::{NetworkKind, VersionText};

use crate::fixture::Machine;

fn agent() -> VersionText {
    VersionText::parse("0.1.0").unwrap()
}

#[test]
fn a_laptop_in_order_is_read_whole() {
    let machine = Machine::laptop();
    let link = network::read(&machine.proc(), &machine.sys()).unwrap();
    assert_eq!(link.kind, NetworkKind::Wifi);
    assert!(link.up);
    assert_eq!(link.quality_percent, Some(50));
    assert_eq!(temperature::celsius(&machine.sys()), Some(55));
    let battery = battery::read(&machine.sys()).unwrap();
    assert_eq!((battery.percent, battery.discharging), (64, true));
    let versions = versions::Reader::new(agent()).read(&machine.places());
    let text = |version: Option<VersionText>| version.unwrap().to_string();
    assert_eq!(text(versions.image), "2026.11.3");
    assert_eq!(text(versions.browser), "156.0.8078.79-1~deb13u1");
    assert_eq!(text(versions.tasks), "12");
    assert_eq!(versions.agent, agent());
}

#[test]
fn a_machine_without_anything_has_nothing_to_tell() {
    let machine = Machine::bare();
    assert_eq!(network::read(&machine.proc(), &machine.sys()), None);
    assert_eq!(temperature::celsius(&machine.sys()), None);
    assert_eq!(battery::read(&machine.sys()), None);
    assert!(portals::read(&machine.path("tasks")).is_empty());
    let versions = versions::Reader::new(agent()).read(&machine.places());
    assert_eq!(
        (versions.image, versions.tasks, versions.browser),
        (None, None, None)
    );
}

fn temperatures(values: &[&str], expected: Option<i64>) {
    let machine = Machine::bare();
    for (zone, value) in values.iter().enumerate() {
        machine.write(&format!("sys/class/thermal/thermal_zone{zone}/temp"), value);
    }
    assert_eq!(temperature::celsius(&machine.sys()), expected, "{values:?}");
}

#[test]
fn a_sensor_that_shows_nonsense_is_passed_over() {
    temperatures(&["100000000", "48000"], Some(48));
    temperatures(&["-273000"], None);
    temperatures(&["", "warm", "99999999999999999999"], None);
    temperatures(&["-5500"], Some(-6));
    temperatures(&["125000"], Some(125));
    temperatures(&["125001"], None);
}

#[test]
fn without_thermal_zones_only_the_processors_own_sensors_count() {
    let machine = Machine::bare();
    machine.write("sys/class/hwmon/hwmon0/name", "nvme\n");
    machine.write("sys/class/hwmon/hwmon0/temp1_input", "90000\n");
    machine.write("sys/class/hwmon/hwmon1/name", "coretemp\n");
    machine.write("sys/class/hwmon/hwmon1/temp1_input", "51000\n");
    machine.write("sys/class/hwmon/hwmon1/temp1_max", "100000\n");
    assert_eq!(temperature::celsius(&machine.sys()), Some(51));
}

fn battery_of(files: &[(&str, &str)], expected: Option<i64>) {
    let machine = Machine::bare();
    machine.write("sys/class/power_supply/BAT1/type", "Battery\n");
    for (name, value) in files {
        machine.write(&format!("sys/class/power_supply/BAT1/{name}"), value);
    }
    let found = battery::read(&machine.sys()).map(|battery| battery.percent);
    assert_eq!(found, expected, "{files:?}");
}

#[test]
fn a_battery_tells_its_charge_in_one_of_three_ways() {
    battery_of(&[("capacity", "7")], Some(7));
    battery_of(&[("energy_now", "20"), ("energy_full", "80")], Some(25));
    battery_of(&[("charge_now", "103"), ("charge_full", "100")], Some(100));
    battery_of(&[], None);
    battery_of(&[("energy_now", "20"), ("energy_full", "0")], None);
    battery_of(&[("capacity", "250")], None);
    battery_of(&[("capacity", "-1")], None);
    battery_of(
        &[("charge_now", "9223372036854775807"), ("charge_full", "1")],
        None,
    );
}

#[test]
fn a_mouse_has_a_battery_that_is_not_the_terminals() {
    battery_of(&[("capacity", "3"), ("scope", "Device\n")], None);
    battery_of(&[("capacity", "3"), ("present", "0\n")], None);
}

fn kind_of(files: &[(&str, &str)]) -> Option<NetworkKind> {
    let machine = Machine::laptop();
    std::fs::remove_dir_all(machine.path("sys/class/net")).unwrap();
    for (name, value) in files {
        machine.write(&format!("sys/class/net/wlp2s0/{name}"), value);
    }
    network::read(&machine.proc(), &machine.sys()).map(|link| link.kind)
}

#[test]
fn a_network_is_of_the_kind_that_its_device_says() {
    assert_eq!(kind_of(&[("phy80211/index", "0")]), Some(NetworkKind::Wifi));
    assert_eq!(kind_of(&[("type", "1\n")]), Some(NetworkKind::Wired));
    assert_eq!(
        kind_of(&[("uevent", "DEVTYPE=wwan\n"), ("type", "1\n")]),
        Some(NetworkKind::Mobile)
    );
    assert_eq!(kind_of(&[("type", "65534\n")]), Some(NetworkKind::Other));
    assert_eq!(kind_of(&[]), Some(NetworkKind::Other));
}

#[test]
fn a_cable_that_is_pulled_is_no_line() {
    let machine = Machine::laptop();
    machine.write("sys/class/net/wlp2s0/operstate", "down\n");
    assert!(!network::read(&machine.proc(), &machine.sys()).unwrap().up);
    machine.write("sys/class/net/wlp2s0/operstate", "unknown\n");
    machine.write("sys/class/net/wlp2s0/carrier", "0\n");
    assert!(!network::read(&machine.proc(), &machine.sys()).unwrap().up);
}

#[test]
fn the_default_route_may_be_of_the_newer_protocol_only() {
    let machine = Machine::laptop();
    machine.write("proc/net/route", "Iface\tDestination\n");
    machine.write(
        "proc/net/ipv6_route",
        "00000000000000000000000000000000 00 00000000000000000000000000000000 00 \
         fe800000000000000000000000000001 00000400 00000001 00000000 00000003 wlp2s0\n",
    );
    let link = network::read(&machine.proc(), &machine.sys()).unwrap();
    assert_eq!(link.kind, NetworkKind::Wifi);
}

#[test]
fn a_device_name_never_leads_out_of_its_folder() {
    for name in ["..", "../../../../etc", ".", "a/b", "averyveryverylongname"] {
        let machine = Machine::laptop();
        let route =
            format!("head\n{name}\t00000000\t0101A8C0\t0003\t0\t0\t600\t00000000\t0\t0\t0\n");
        machine.write("proc/net/route", route);
        assert_eq!(
            network::read(&machine.proc(), &machine.sys()),
            None,
            "{name}"
        );
    }
}

#[test]
fn portals_come_from_tasks_or_from_a_list_and_practice_sites_are_left_out() {
    let machine = Machine::bare();
    machine.write("tasks/a/task.toml", "start = \"https://www.inps.it/x?y\"");
    machine.write(
        "tasks/b/task.toml",
        "start = \"https://esercizio.sportello.test/\"",
    );
    machine.write("tasks/c/task.toml", "start = \"http://plain.example.org/\"");
    machine.write("tasks/d/task.toml", "start = 7");
    machine.write("tasks/e/task.toml", [0xff, 0xfe]);
    machine.write("tasks/f/task.toml", "start = \"https://www.inps.it/\"");
    assert_eq!(portals::read(&machine.path("tasks")).len(), 1);
    machine.write(
        "list",
        "# ours\nwww.inps.it # main\n\n127.0.0.1:8443\nno host\n",
    );
    assert_eq!(portals::read(&machine.path("list")).len(), 2);
}

#[test]
fn a_browser_that_was_removed_or_is_another_package_has_no_version() {
    let read = |list: &str| {
        let machine = Machine::bare();
        machine.write("var/lib/dpkg/status", list);
        versions::Reader::new(agent())
            .read(&machine.places())
            .browser
            .map(|version| version.to_string())
    };
    let removed = "Package: chromium\nStatus: deinstall ok config-files\nVersion: 1.0\n";
    assert_eq!(read(removed), None);
    let with_epoch = "Package: chromium\nStatus: install ok installed\nVersion: 2:9.1\n";
    assert_eq!(read(with_epoch).as_deref(), Some("9.1"));
    let strange = "Package: chromium\nStatus: install ok installed\nVersion: <script>\n";
    assert_eq!(read(strange), None);
    assert_eq!(read(&"x".repeat(200_000)), None);
}

fn everything(machine: &Machine) {
    let _whatever = network::read(&machine.proc(), &machine.sys());
    if let Some(link) = network::read(&machine.proc(), &machine.sys()) {
        assert!(link.quality_percent.is_none_or(|q| (0..=100).contains(&q)));
    }
    if let Some(celsius) = temperature::celsius(&machine.sys()) {
        assert!((-40..=125).contains(&celsius));
    }
    if let Some(battery) = battery::read(&machine.sys()) {
        assert!((0..=100).contains(&battery.percent));
    }
    let _versions = versions::Reader::new(agent()).read(&machine.places());
    let _portals = portals::read(&machine.path("tasks"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, ..ProptestConfig::default() })]

    #[test]
    fn garbage_in_any_file_is_survived(
        garbage in proptest::collection::vec(any::<u8>(), 0..300),
        hex in "[0-9A-F. :\\-]{0,200}",
    ) {
        let machine = Machine::laptop();
        for (path, text) in Machine::files() {
            machine.write(path, &garbage);
            everything(&machine);
            machine.write(path, &hex);
            everything(&machine);
            machine.remove(path);
            everything(&machine);
            machine.write(path, text);
        }
    }

    #[test]
    fn words_of_a_table_in_any_order_are_survived(
        table in proptest::collection::vec("(wlp2s0|lo|00000000|0003|600|:|[0-9.\\-]{1,6}|\n|\t| ){1}", 0..80)
    ) {
        let machine = Machine::laptop();
        for file in ["proc/net/route", "proc/net/ipv6_route", "proc/net/wireless"] {
            machine.write(file, table.concat());
            everything(&machine);
        }
    }
}

#[test]
fn a_pipe_or_a_folder_in_place_of_a_file_holds_nobody_up() {
    let machine = Machine::laptop();
    for path in ["sys/class/thermal/thermal_zone0/temp", "proc/net/wireless"] {
        machine.remove(path);
        rustix::fs::mknodat(
            rustix::fs::CWD,
            machine.path(path),
            rustix::fs::FileType::Fifo,
            rustix::fs::Mode::from_raw_mode(0o600),
            0,
        )
        .unwrap();
    }
    machine.remove("sys/class/power_supply/BAT0/capacity");
    std::fs::create_dir(machine.path("sys/class/power_supply/BAT0/capacity")).unwrap();
    everything(&machine);
}

#[test]
fn a_file_that_never_ends_is_not_read_to_its_end() {
    let machine = Machine::laptop();
    std::fs::remove_file(machine.path("etc/os-release")).unwrap();
    std::os::unix::fs::symlink("/dev/zero", machine.path("etc/os-release")).unwrap();
    everything(&machine);
}
