// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Every screen in a state worth a picture.

use sportello_setup::screen::{Field, Message, Screen, Setup, Trouble};
use sportello_setupd::wire::{
    Cable, Connectivity, Disk, Enrolled, Finish, Guard, Holds, Machine, Network, Networks, Place,
    Progress, Refusal, Step,
};

pub(crate) struct Scene {
    pub(crate) name: &'static str,
    pub(crate) setup: Setup,
}

pub(crate) fn machine(place: Place) -> Machine {
    Machine {
        place,
        uefi: true,
        threads: 4,
        memory_mib: 7_845,
        language: None,
        code_brought: false,
        unattended: false,
        installing: false,
        enrolled: false,
    }
}

pub(crate) fn disk(path: &str, model: &str, gb: u64, holds: Holds) -> Disk {
    Disk {
        path: path.into(),
        model: model.into(),
        serial: "S4EVNX0N".into(),
        confirm: model.into(),
        bytes: gb * 1_000_000_000,
        removable: false,
        holds,
        labels: vec![],
        unfit: None,
    }
}

pub(crate) fn network(name: &str, strength: u8, guard: Guard, active: bool) -> Network {
    Network {
        ssid: name.bytes().map(|byte| format!("{byte:02x}")).collect(),
        name: name.into(),
        strength,
        guard,
        active,
    }
}

pub(crate) fn networks(connectivity: Connectivity, cable: Cable) -> Networks {
    Networks {
        connectivity,
        cable,
        wifi: true,
        found: vec![
            network("Biblioteca Salaborsa", 88, Guard::Key, false),
            network("EmiliaRomagnaWiFi", 74, Guard::Open, false),
            network("eduroam", 61, Guard::Unsupported, false),
            network("مكتبة", 40, Guard::Key, false),
            network("Bar Centrale", 22, Guard::Key, false),
        ],
    }
}

fn at(name: &'static str, screen: Screen, change: impl FnOnce(&mut Setup)) -> Scene {
    let mut setup = Setup::default();
    (setup.screen, setup.machine) = (screen, Some(machine(Place::Installer)));
    change(&mut setup);
    Scene { name, setup }
}

fn typed(setup: &mut Setup, field: Field, text: &str) {
    let _none = setup.update(Message::Typed(field, text.to_owned()));
}

fn refused(why: Refusal) -> Option<Trouble> {
    Some(Trouble::Refused(why))
}

fn some_disks() -> Vec<Disk> {
    let mut photos = disk("/dev/sda", "WDC WD10EZEX-08WN4A0", 1000, Holds::Data);
    photos.labels = vec!["Windows".into(), "Dati".into()];
    let mut stick = disk("/dev/sdb", "SanDisk Ultra", 31, Holds::Data);
    stick.removable = true;
    stick.unfit = Some(Refusal::DiskRunning);
    let mut small = disk("/dev/mmcblk0", "mmcblk0", 8, Holds::Nothing);
    small.unfit = Some(Refusal::DiskTooSmall {
        need_gib: 14,
        has_gib: 7,
    });
    vec![
        photos,
        stick,
        disk("/dev/nvme0n1", "Samsung SSD 980", 250, Holds::Sportello),
        small,
    ]
}

fn confirming(setup: &mut Setup) {
    setup.disk = some_disks().first().cloned();
}

#[expect(clippy::too_many_lines, reason = "one list of all screens")]
pub(crate) fn all() -> Vec<Scene> {
    vec![
        at("waiting", Screen::Waiting, |_| {}),
        at("language", Screen::Language, |_| {}),
        at("start", Screen::Start, |_| {}),
        at("start-bios", Screen::Start, |setup| {
            if let Some(machine) = &mut setup.machine {
                machine.uefi = false;
            }
        }),
        at("start-file-wrong", Screen::Start, |setup| {
            setup.trouble = refused(Refusal::FileWrong { line: 7 });
        }),
        at("disks", Screen::Disks, |setup| setup.disks = some_disks()),
        at("disks-none", Screen::Disks, |_| {}),
        at("confirm", Screen::Confirm, confirming),
        at("confirm-keep", Screen::Confirm, |setup| {
            setup.disk = some_disks().get(2).cloned();
            setup.keep = true;
        }),
        at("confirm-keyboard", Screen::Confirm, |setup| {
            confirming(setup);
            typed(setup, Field::DiskName, "WDC WD1");
            setup.keyboard.shown = true;
        }),
        at("confirm-refused", Screen::Confirm, |setup| {
            confirming(setup);
            typed(setup, Field::DiskName, "WD");
            setup.trouble = refused(Refusal::NameDiffers);
        }),
        at("installing", Screen::Installing, |setup| {
            setup.progress = Some(Progress {
                step: Step::Copying,
                permille: 437,
            });
        }),
        at("installed", Screen::Installed, |_| {}),
        at("installed-alone", Screen::Installed, |setup| {
            setup.then = Some((Finish::PowerOff, 17));
        }),
        at("network-offline", Screen::Network, |setup| {
            setup.networks = Some(networks(Connectivity::None, Cable::Unplugged));
        }),
        at("network-cable", Screen::Network, |setup| {
            let mut found = networks(Connectivity::Full, Cable::Connected);
            (found.wifi, found.found) = (false, vec![]);
            setup.networks = Some(found);
        }),
        at("network-portal", Screen::Network, |setup| {
            let mut found = networks(Connectivity::Portal, Cable::NoSocket);
            if let Some(first) = found.found.first_mut() {
                first.active = true;
            }
            setup.networks = Some(found);
        }),
        at("network-gone", Screen::Network, |setup| {
            setup.networks = Some(networks(Connectivity::None, Cable::Unplugged));
            setup.trouble = refused(Refusal::NoAddress);
        }),
        at("network-no-service", Screen::Network, |setup| {
            setup.trouble = refused(Refusal::NoNetworkService);
        }),
        at("key", Screen::Key, |setup| {
            setup.network = Some(network("Biblioteca Salaborsa", 88, Guard::Key, false));
            typed(setup, Field::Key, "buongiorno");
        }),
        at("key-keyboard", Screen::Key, |setup| {
            setup.network = Some(network("Biblioteca Salaborsa", 88, Guard::Key, false));
            typed(setup, Field::Key, "buongiorno");
            setup.keyboard.shown = true;
        }),
        at("key-wrong", Screen::Key, |setup| {
            setup.network = Some(network("Biblioteca Salaborsa", 88, Guard::Key, false));
            typed(setup, Field::Key, "buongiorno");
            setup.fields.key_shown = true;
            setup.trouble = refused(Refusal::KeyWrong);
        }),
        at("key-hidden", Screen::Key, |_| {}),
        at("key-hidden-keyboard", Screen::Key, |setup| {
            setup.keyboard.shown = true;
        }),
        at("joining", Screen::Joining, |_| {}),
        at("proxy", Screen::Proxy, |_| {}),
        at("proxy-keyboard", Screen::Proxy, |setup| {
            typed(setup, Field::ProxyHost, "proxy.example.it");
            setup.keyboard.shown = true;
        }),
        at("code", Screen::Code, |_| {}),
        at("code-typing", Screen::Code, |setup| {
            typed(setup, Field::Code, "7KDF2-9MQX1-A");
        }),
        at("code-keyboard", Screen::Code, |setup| {
            typed(setup, Field::Code, "7KDF2-9MQX1-A");
            setup.keyboard.shown = true;
        }),
        at("code-good", Screen::Code, |setup| {
            typed(setup, Field::Code, LONG_CODE);
        }),
        at("code-refused", Screen::Code, |setup| {
            typed(setup, Field::Code, "7KDF2-9MQX1-A");
            setup.trouble = refused(Refusal::CodeRefused);
            if let Some(machine) = &mut setup.machine {
                machine.code_brought = true;
            }
        }),
        at("enrolling", Screen::Enrolling, |_| {}),
        at("enrolled", Screen::Enrolled, |setup| {
            setup.enrolled = Some(Enrolled {
                terminal: "0192f3a4-7c1e-7abc-8def-1234567890ab".into(),
                fingerprint: "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k".into(),
                centre: "centro.example.it".into(),
            });
        }),
    ]
}

/// A code with the authority that it pins, whose check is right.
pub(crate) const LONG_CODE: &str = "00000-00000-00000-00000-00000-00000-00000-00000-0000";
