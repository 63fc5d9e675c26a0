// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A terminal: does what its promises stand on hold here and now?

use std::path::Path;

use chrono::{DateTime, Utc};
use serde_json::Value;

use super::{Finding, Machine};

/// Units without which a terminal is none.
const UNITS: [&str; 3] = [
    "sportello-session.service",
    "sportello-agent.service",
    "sportello-capsule.socket",
];
/// Guards around it.
const GUARDS: [&str; 2] = ["usbguard.service", "nftables.service"];
/// Places that are written to while a citizen is there.
const WRITABLE: [&str; 5] = ["/tmp", "/run", "/var", "/dev/shm", "/var/lib/sportello"];
/// Programs that take core dumps and keep nothing.
const NOBODY: [&str; 2] = ["|/bin/false", "|/usr/bin/false"];
/// An older proof is worth a look, days.
const OLD_PROOF_DAYS: i64 = 7;

const REINSTALL: &str = "this is not the image that was signed: install the terminal anew";

pub(crate) fn look(machine: &Machine, now: DateTime<Utc>) -> Vec<Finding> {
    let mut findings = vec![
        memory(machine),
        swap(machine),
        hibernation(machine),
        core_dumps(machine),
        journal(machine),
        mounts(machine),
        verity(machine),
        sysrq(machine),
        clock(machine, now),
        room(machine),
    ];
    findings.extend(units(machine));
    findings.extend(agent(machine));
    findings.push(proof(machine, now));
    findings
}

fn fact(
    machine: &Machine,
    id: &'static str,
    title: &'static str,
    path: &str,
    holds: impl Fn(&str) -> bool,
    words: (&'static str, &'static str),
) -> Finding {
    match machine.text(path) {
        None => Finding::unknown(
            id,
            title,
            "cannot be read",
            "run this on the terminal, as root",
        ),
        Some(text) if holds(&text) => Finding::good(id, title, words.0),
        Some(_) => Finding::bad(id, title, words.1, REINSTALL),
    }
}

fn memory(machine: &Machine) -> Finding {
    // The last word counts, as for the kernel.
    let zeroes = |line: &str| {
        line.split_whitespace()
            .filter_map(|word| word.strip_prefix("init_on_free="))
            .next_back()
            .is_some_and(|value| ["1", "y", "Y", "on"].contains(&value))
    };
    fact(
        machine,
        "init_on_free",
        "Freed memory is overwritten",
        "proc/cmdline",
        zeroes,
        ("yes", "no: init_on_free=1 is missing"),
    )
}

fn swap(machine: &Machine) -> Finding {
    fact(
        machine,
        "swap",
        "No swap",
        "proc/swaps",
        |text| text.lines().count() <= 1,
        ("none", "memory is written to a disk"),
    )
}

fn hibernation(machine: &Machine) -> Finding {
    fact(
        machine,
        "hibernation",
        "No hibernation",
        "sys/power/state",
        |text| !text.split_whitespace().any(|state| state == "disk"),
        ("off", "memory could be written to a disk"),
    )
}

fn core_dumps(machine: &Machine) -> Finding {
    fact(
        machine,
        "core_dumps",
        "No core dumps",
        "proc/sys/kernel/core_pattern",
        |text| text.is_empty() || NOBODY.contains(&text),
        (
            "nobody takes them",
            "a program that fails could leave its memory on a disk",
        ),
    )
}

fn journal(machine: &Machine) -> Finding {
    let (id, title) = ("journal", "The log is in memory only");
    if machine.has("var/log/journal") {
        Finding::bad(id, title, "it is kept on disk", REINSTALL)
    } else {
        Finding::good(id, title, "yes")
    }
}

fn mounts(machine: &Machine) -> Finding {
    let (id, title) = ("nosuid", "Writable places give no rights");
    let Some(mounts) = machine.text("proc/self/mountinfo") else {
        return Finding::unknown(
            id,
            title,
            "cannot be read",
            "run this on the terminal, as root",
        );
    };
    let loose: Vec<&str> = WRITABLE
        .into_iter()
        .filter(|place| {
            ["nosuid", "nodev"]
                .iter()
                .any(|wanted| !has_option(&mounts, Path::new(place), wanted))
        })
        .collect();
    if loose.is_empty() {
        Finding::good(id, title, "nosuid, nodev")
    } else {
        Finding::bad(id, title, format!("not: {}", loose.join(", ")), REINSTALL)
    }
}

/// The longest mount point above a place decides, and of two at the same point the later one.
fn has_option(mountinfo: &str, place: &Path, wanted: &str) -> bool {
    mountinfo
        .lines()
        .filter_map(|line| {
            let mut fields = line.split(' ').skip(4);
            let point = fields.next()?;
            let options = fields.next()?;
            place.starts_with(point).then_some((point.len(), options))
        })
        .max_by_key(|(length, _)| *length)
        .is_some_and(|(_, options)| options.split(',').any(|option| option == wanted))
}

fn verity(machine: &Machine) -> Finding {
    let (id, title) = ("verity", "The system is the one that was signed");
    let wanted = machine.text("proc/cmdline").is_some_and(|line| {
        line.split_whitespace()
            .any(|word| word.starts_with("roothash=") || word.starts_with("usrhash="))
    });
    let verified = machine.names("sys/block").into_iter().any(|name| {
        machine
            .text(&format!("sys/block/{name}/dm/uuid"))
            .is_some_and(|uuid| uuid.starts_with("CRYPT-VERITY-"))
    });
    match (wanted, verified) {
        (true, true) => Finding::good(id, title, "dm-verity, by the hash in its command line"),
        (_, false) => Finding::bad(id, title, "nothing is verified (no dm-verity)", REINSTALL),
        (false, true) => Finding::bad(id, title, "no hash in its command line", REINSTALL),
    }
}

fn sysrq(machine: &Machine) -> Finding {
    fact(
        machine,
        "sysrq",
        "No way out by SysRq",
        "proc/sys/kernel/sysrq",
        |text| text == "0",
        ("off", "on"),
    )
}

fn clock(machine: &Machine, now: DateTime<Utc>) -> Finding {
    let (id, title) = ("clock", "Clock");
    let built = machine
        .text("usr/lib/sportello/release.toml")
        .and_then(|text| text.parse::<toml::Table>().ok())
        .and_then(|release| {
            release
                .get("built")?
                .as_str()?
                .parse::<DateTime<Utc>>()
                .ok()
        });
    let shown = now.format("%Y-%m-%d %H:%M UTC").to_string();
    if built.is_some_and(|built| now < built) {
        Finding::bad(
            id,
            title,
            format!("{shown}, before the image was built"),
            "replace the battery on the main board, or let it reach a time server",
        )
    } else if machine.has("run/systemd/timesync/synchronized") {
        Finding::good(id, title, format!("{shown}, set from the network"))
    } else {
        Finding::look(
            id,
            title,
            format!("{shown}, not set from the network since it was switched on"),
            "nothing in a white zone; elsewhere look at the network (NTP, port 123)",
        )
    }
}

fn room(machine: &Machine) -> Finding {
    let (id, title) = ("state", "Room on the state partition");
    match rustix::fs::statvfs(machine.path("var/lib/sportello")) {
        Ok(stat) => {
            let free = stat.f_bavail.saturating_mul(stat.f_frsize);
            let found = format!("{} free", crate::disk::size(free));
            if free < 200_000_000 {
                let next = "nothing by hand: updates wait until there is room; if it stays, \
                            install the terminal anew";
                Finding::look(id, title, found, next)
            } else {
                Finding::good(id, title, found)
            }
        }
        Err(_) => Finding::bad(
            id,
            title,
            "there is none",
            "the disk may be failing: `sportello doctor --as pc` looks at its health",
        ),
    }
}

fn units(machine: &Machine) -> Vec<Finding> {
    let (id, title) = ("units", "Services are up");
    let state = |unit: &str| {
        machine
            .ask("systemctl", &["is-active", unit])
            .map(|text| text.trim().to_owned())
            .filter(|text| !text.is_empty())
    };
    if state(UNITS[0]).is_none() {
        let next = "run this on the terminal";
        return vec![Finding::unknown(id, title, "systemd cannot be asked", next)];
    }
    let down = |units: &[&str]| -> Vec<String> {
        units
            .iter()
            .filter_map(|unit| {
                let state = state(unit)?;
                (state != "active").then(|| format!("{unit} is {state}"))
            })
            .collect()
    };
    let judge = |id, title, down: Vec<String>, next: &str| {
        if down.is_empty() {
            Finding::good(id, title, "yes")
        } else {
            Finding::bad(id, title, down.join(", "), next)
        }
    };
    let failed = machine
        .ask(
            "systemctl",
            &["list-units", "--failed", "--plain", "--no-legend"],
        )
        .unwrap_or_default();
    let failed: Vec<String> = failed
        .lines()
        .filter_map(|line| line.split_whitespace().next())
        .map(|unit| format!("{unit} failed"))
        .collect();
    vec![
        judge(
            id,
            title,
            down(&UNITS),
            "switch the terminal off and on; if it stays, take it out of service and install it anew",
        ),
        judge("guards", "Guards are up", down(&GUARDS), REINSTALL),
        judge(
            "failed",
            "No unit has failed",
            failed,
            "switch the terminal off and on; `systemctl status UNIT` says more",
        ),
    ]
}

fn agent(machine: &Machine) -> Vec<Finding> {
    let (id, title) = ("enrolled", "Enrolled");
    let said = machine
        .ask("sportello-agent", &["status", "--json"])
        .and_then(|text| serde_json::from_str::<Value>(&text).ok());
    let Some(said) = said else {
        return vec![Finding::unknown(
            id,
            title,
            "the agent cannot be asked",
            "run this on the terminal, as root",
        )];
    };
    let yes = |key: &str| said.get(key).and_then(Value::as_bool);
    let enrolled = if yes("enrolled") == Some(true) {
        let key = said.get("fingerprint").and_then(Value::as_str);
        Finding::good(id, title, format!("key {}", key.unwrap_or("unknown")))
    } else {
        Finding::bad(
            id,
            title,
            "no",
            "get a code (`sportello codes`) and type it on the terminal's own screen",
        )
    };
    let (id, title) = ("centre", "The centre answers");
    let centre = match yes("answers") {
        Some(true) => Finding::good(id, title, "yes"),
        Some(false) => Finding::bad(
            id,
            title,
            "no",
            "look at the network; reports wait on the terminal and nothing is lost",
        ),
        None => Finding::unknown(id, title, "nobody asked it yet", "look again in a minute"),
    };
    let waiting = said.get("waiting").and_then(Value::as_u64).unwrap_or(0);
    let (id, title) = ("waiting", "Reports on their way");
    let reports = if waiting < 10_000 {
        Finding::good(id, title, format!("{waiting} rows wait"))
    } else {
        Finding::look(
            id,
            title,
            format!("{waiting} rows wait"),
            "bring them on a stick: `sportello-agent courier export FOLDER`",
        )
    };
    vec![enrolled, centre, reports]
}

/// When the wipe was last proven, and what came of it.
fn proof(machine: &Machine, now: DateTime<Utc>) -> Finding {
    let (id, title) = ("wipe", "Last proof that a session left nothing");
    let book = machine.path("var/lib/sportello/book/book.db");
    match super::book::last_receipt(&book) {
        Err(why) => Finding::unknown(id, title, why, "run this on the terminal, as root"),
        Ok(None) => Finding::look(
            id,
            title,
            "there was no session yet",
            "open a session and end it; the terminal proves itself at each start as well",
        ),
        Ok(Some(receipt)) => {
            let days = receipt.day.map(|day| (now.date_naive() - day).num_days());
            let found = match receipt.day.zip(days) {
                Some((day, days)) => format!("in the session of {day}, {days} days ago"),
                None => "in the empty session of a start".to_owned(),
            };
            if !receipt.passed {
                Finding::bad(
                    id,
                    title,
                    format!("not passed {found}"),
                    "the terminal takes itself out of service: restart it; if it fails again, \
                     install it anew",
                )
            } else if days.is_some_and(|days| days > OLD_PROOF_DAYS) {
                let next = "nothing, if nobody came; a restart proves it once more";
                Finding::look(id, title, format!("passed {found}"), next)
            } else {
                Finding::good(id, title, format!("passed {found}"))
            }
        }
    }
}

#[cfg(test)]
mod tests;
