// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A PC before it is installed: does it have what a terminal needs (docs/hardware.md)?

use super::{Finding, Machine};
use crate::disk::size;

/// What the promises were measured with.
const CORES: usize = 2;
const MEMORY_KIB: u64 = 3_600_000;
const DISK_BYTES: u64 = 31_000_000_000;
const SCREEN: (u32, u32) = (1366, 768);
/// The variable of UEFI's own vendor.
const GLOBAL: &str = "8be4df61-93ca-11d2-aa0d-00e098032b8c";
const VARIABLES: &str = "sys/firmware/efi/efivars";

pub(crate) fn look(machine: &Machine) -> Vec<Finding> {
    let mut findings = vec![
        firmware(machine),
        secure_boot(machine),
        tpm(machine),
        cores(machine),
        memory(machine),
    ];
    findings.extend(disks(machine));
    findings.extend([
        network(machine),
        wifi(machine),
        printer(machine),
        touch(machine),
        screen(machine),
        sound(machine),
        camera(machine),
        battery(machine),
    ]);
    findings
}

fn firmware(machine: &Machine) -> Finding {
    let (id, title) = ("uefi", "Firmware");
    if machine.has("sys/firmware/efi") {
        Finding::good(id, title, "UEFI")
    } else {
        Finding::bad(
            id,
            title,
            "BIOS, or UEFI in its compatibility mode",
            "switch the setup from Legacy or CSM to UEFI; a PC that has only BIOS can run from \
             the stick, but cannot be installed",
        )
    }
}

/// The value of a variable of the firmware: behind four bytes of attributes.
fn variable(machine: &Machine, name: &str) -> Option<u8> {
    let bytes = machine.bytes(&format!("{VARIABLES}/{name}-{GLOBAL}"))?;
    bytes.get(4).copied()
}

fn secure_boot(machine: &Machine) -> Finding {
    let (id, title) = ("secure_boot", "Secure Boot");
    let keys =
        "put the region's key into the firmware (docs/images.md), then switch Secure Boot on";
    match (
        variable(machine, "SecureBoot"),
        variable(machine, "SetupMode"),
    ) {
        (Some(1), _) => Finding::good(id, title, "on"),
        (_, Some(1)) => Finding::look(id, title, "off, waiting for keys (setup mode)", keys),
        (Some(_), _) => Finding::look(id, title, "off", keys),
        (None, _) => Finding::unknown(
            id,
            title,
            "the firmware does not say",
            "look for Secure Boot in the firmware's setup",
        ),
    }
}

fn tpm(machine: &Machine) -> Finding {
    let (id, title) = ("tpm", "TPM");
    match machine.text("sys/class/tpm/tpm0/tpm_version_major") {
        Some(version) if version == "2" => Finding::good(id, title, "version 2"),
        Some(version) => Finding::look(
            id,
            title,
            format!("version {version}"),
            "it works without: the terminal's key then lies on its disk",
        ),
        None => Finding::look(
            id,
            title,
            "none, or switched off",
            "switch it on in the setup (TPM, PTT or fTPM); it works without: the terminal's key \
             then lies on its disk",
        ),
    }
}

fn cores(machine: &Machine) -> Finding {
    let (id, title) = ("cores", "Processor");
    let Some(text) = machine.text("proc/cpuinfo") else {
        return Finding::unknown(id, title, "cannot be read", "run this on the PC itself");
    };
    let count = text
        .lines()
        .filter(|line| line.starts_with("processor"))
        .count();
    let wide = text.contains(" lm ") || text.ends_with(" lm");
    let found = format!("{count} cores");
    if !wide {
        Finding::bad(
            id,
            title,
            "no 64-bit x86 processor",
            "the image runs on x86-64 only: take another PC",
        )
    } else if count < CORES {
        Finding::bad(id, title, found, "two cores are the least: take another PC")
    } else {
        Finding::good(id, title, found)
    }
}

fn memory(machine: &Machine) -> Finding {
    let (id, title) = ("memory", "Memory");
    let total = machine.text("proc/meminfo").and_then(|text| {
        let line = text.lines().find(|line| line.starts_with("MemTotal:"))?;
        line.split_whitespace().nth(1)?.parse::<u64>().ok()
    });
    match total {
        None => Finding::unknown(id, title, "cannot be read", "run this on the PC itself"),
        Some(kib) => {
            let tenths = kib.saturating_mul(10) / (1024 * 1024);
            let found = format!("{}.{} GiB", tenths / 10, tenths % 10);
            if kib < MEMORY_KIB {
                Finding::bad(id, title, found, "4 GB are the least: add memory")
            } else {
                Finding::good(id, title, found)
            }
        }
    }
}

fn disks(machine: &Machine) -> Vec<Finding> {
    let (id, title) = ("disk", "Disk");
    let mut findings = Vec::new();
    for name in machine.names("sys/block") {
        let at = format!("sys/block/{name}");
        let real = machine.has(&format!("{at}/device"))
            && machine.number(&format!("{at}/removable")) != Some(1)
            && !name.starts_with("sr");
        let bytes = machine
            .number(&format!("{at}/size"))
            .unwrap_or(0)
            .saturating_mul(512);
        if !real || bytes == 0 {
            continue;
        }
        let model = machine
            .text(&format!("{at}/device/model"))
            .unwrap_or_default();
        let found = format!("{name} {model} {}", size(bytes));
        if bytes < DISK_BYTES {
            findings.push(Finding::bad(
                id,
                title,
                found,
                "32 GB are the least: install on another disk",
            ));
        } else {
            findings.push(health(machine, &name, found));
        }
    }
    if findings.is_empty() {
        findings.push(Finding::bad(
            id,
            title,
            "none",
            "is the disk controller in RAID mode? Switch the setup to AHCI or NVMe",
        ));
    }
    findings
}

fn health(machine: &Machine, name: &str, found: String) -> Finding {
    let (id, title) = ("disk", "Disk");
    let device = format!("/dev/{name}");
    let said = machine.ask("smartctl", &["--json", "-H", "-A", &device]);
    let Some(said) = said.and_then(|text| serde_json::from_str::<serde_json::Value>(&text).ok())
    else {
        return Finding::unknown(
            id,
            title,
            format!("{found}, health unknown"),
            "install smartmontools and run this as root to know its health",
        );
    };
    let used = said
        .pointer("/nvme_smart_health_information_log/percentage_used")
        .and_then(serde_json::Value::as_u64);
    match said
        .pointer("/smart_status/passed")
        .and_then(serde_json::Value::as_bool)
    {
        Some(false) => Finding::bad(
            id,
            title,
            format!("{found}, says that it is about to fail"),
            "replace the disk before installing",
        ),
        Some(true) if used.is_some_and(|used| used >= 90) => Finding::look(
            id,
            title,
            format!("{found}, worn to {}%", used.unwrap_or(0)),
            "plan to replace the disk",
        ),
        Some(true) => Finding::good(id, title, format!("{found}, healthy")),
        None => Finding::unknown(
            id,
            title,
            format!("{found}, health unknown"),
            "run this as root; some disks never tell",
        ),
    }
}

/// Interfaces with hardware behind them; whether they are wireless.
fn interfaces(machine: &Machine) -> Vec<(String, bool)> {
    machine
        .names("sys/class/net")
        .into_iter()
        .filter(|name| machine.has(&format!("sys/class/net/{name}/device")))
        .map(|name| {
            let wireless = machine.has(&format!("sys/class/net/{name}/wireless"))
                || machine.has(&format!("sys/class/net/{name}/phy80211"));
            (name, wireless)
        })
        .collect()
}

fn network(machine: &Machine) -> Finding {
    let (id, title) = ("ethernet", "Network by cable");
    let wired: Vec<String> = interfaces(machine)
        .into_iter()
        .filter(|(_, wireless)| !wireless)
        .map(|(name, _)| name)
        .collect();
    match wired.as_slice() {
        [] => Finding::look(id, title, "none", "use Wi-Fi, or a USB adapter"),
        names => {
            let linked = names
                .iter()
                .any(|name| machine.number(&format!("sys/class/net/{name}/carrier")) == Some(1));
            let names = names.join(", ");
            if linked {
                Finding::good(id, title, format!("{names}, linked"))
            } else {
                Finding::look(id, title, format!("{names}, no cable"), "plug the cable in")
            }
        }
    }
}

fn wifi(machine: &Machine) -> Finding {
    let (id, title) = ("wifi", "Wi-Fi");
    let names: Vec<String> = interfaces(machine)
        .into_iter()
        .filter(|(_, wireless)| *wireless)
        .map(|(name, _)| name)
        .collect();
    if names.is_empty() {
        Finding::look(
            id,
            title,
            "none that this system can drive",
            "use a cable; an adapter without a free driver needs another one",
        )
    } else {
        Finding::good(id, title, names.join(", "))
    }
}

fn printer(machine: &Machine) -> Finding {
    let (id, title) = ("printer", "Printer by USB");
    let mut found = (false, false);
    for name in machine.names("sys/bus/usb/devices") {
        let at = format!("sys/bus/usb/devices/{name}");
        if machine.text(&format!("{at}/bInterfaceClass")).as_deref() == Some("07") {
            found.0 = true;
            // IPP over USB: driverless.
            let protocol = machine.text(&format!("{at}/bInterfaceProtocol"));
            found.1 |= protocol.as_deref() == Some("04");
        }
    }
    match found {
        (_, true) => Finding::good(id, title, "one that needs no driver (IPP over USB)"),
        (true, false) => Finding::look(
            id,
            title,
            "one that does not speak IPP",
            "only driverless printers work: AirPrint, Mopria or IPP Everywhere",
        ),
        (false, false) => Finding::look(
            id,
            title,
            "none",
            "nothing, if people print over the network or not at all",
        ),
    }
}

fn touch(machine: &Machine) -> Finding {
    let (id, title) = ("touch", "Touch screen");
    // A pointer whose place on the screen is the place that is touched.
    let direct = |block: &str| {
        block
            .lines()
            .filter_map(|line| line.strip_prefix("B: PROP="))
            .filter_map(|bits| u64::from_str_radix(bits.trim(), 16).ok())
            .any(|bits| bits & 0b10 != 0)
    };
    match machine.text("proc/bus/input/devices") {
        Some(text) if text.split("\n\n").any(direct) => Finding::good(id, title, "yes"),
        Some(_) => Finding::look(id, title, "none", "nothing: mouse and keyboard are enough"),
        None => Finding::unknown(id, title, "cannot be read", "run this on the PC itself"),
    }
}

fn screen(machine: &Machine) -> Finding {
    let (id, title) = ("screen", "Screen");
    let largest = machine
        .names("sys/class/drm")
        .into_iter()
        .filter(|name| {
            machine
                .text(&format!("sys/class/drm/{name}/status"))
                .as_deref()
                == Some("connected")
        })
        .filter_map(|name| {
            let modes = machine.text(&format!("sys/class/drm/{name}/modes"))?;
            let (wide, high) = modes
                .lines()
                .next()?
                .trim_end_matches('i')
                .split_once('x')?;
            Some((wide.parse::<u32>().ok()?, high.parse::<u32>().ok()?))
        })
        .max();
    match largest {
        None => Finding::unknown(
            id,
            title,
            "none that this system can drive",
            "run this with the screen switched on",
        ),
        Some((wide, high)) if wide >= SCREEN.0 && high >= SCREEN.1 => {
            Finding::good(id, title, format!("{wide} x {high}"))
        }
        Some((wide, high)) => Finding::bad(
            id,
            title,
            format!("{wide} x {high}"),
            "1366 x 768 is the least: the guide does not fit beside the page",
        ),
    }
}

fn sound(machine: &Machine) -> Finding {
    let (id, title) = ("sound", "Sound");
    match machine.text("proc/asound/cards") {
        Some(cards) if !cards.is_empty() && !cards.contains("no soundcards") => {
            Finding::good(id, title, "yes")
        }
        _ => Finding::look(
            id,
            title,
            "none",
            "a terminal without sound cannot speak: plug in a USB headset",
        ),
    }
}

fn camera(machine: &Machine) -> Finding {
    let (id, title) = ("camera", "Camera");
    if machine.names("sys/class/video4linux").is_empty() {
        Finding::look(
            id,
            title,
            "none",
            "nothing: codes can be typed; services that ask for a face need one",
        )
    } else {
        Finding::good(id, title, "yes")
    }
}

fn battery(machine: &Machine) -> Finding {
    let (id, title) = ("battery", "Battery");
    let supply = "sys/class/power_supply";
    let Some(name) = machine.names(supply).into_iter().find(|name| {
        machine.text(&format!("{supply}/{name}/type")).as_deref() == Some("Battery")
            && machine.text(&format!("{supply}/{name}/scope")).as_deref() != Some("Device")
    }) else {
        return Finding::good(id, title, "none: a desktop PC");
    };
    let value = |kind: &str| {
        let at = |unit: &str| machine.number(&format!("{supply}/{name}/{unit}_{kind}"));
        at("charge").or_else(|| at("energy"))
    };
    match value("full").zip(value("full_design").filter(|design| *design > 0)) {
        None => Finding::unknown(id, title, "does not tell its health", "nothing"),
        Some((full, design)) => {
            let percent = full.saturating_mul(100) / design;
            let found = format!("holds {percent}% of what it once did");
            if percent < 50 {
                Finding::look(id, title, found, "keep the PC on its power supply")
            } else {
                Finding::good(id, title, found)
            }
        }
    }
}

#[cfg(test)]
mod tests;
