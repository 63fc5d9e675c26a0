// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

use sportello_protocol::EnrolmentCode;

use super::*;

fn disk(path: &str, gib: u64) -> Disk {
    Disk {
        path: path.into(),
        model: "ACME 100".into(),
        serial: format!("S-{path}"),
        confirm: "ACME 100".into(),
        bytes: gib << 30,
        removable: false,
        holds: Holds::Data,
        labels: vec![],
        unfit: None,
    }
}

fn plan(disk: &str) -> Plan {
    Plan::parse(&format!("format = 1\n[disk]\n{disk}\n")).unwrap()
}

#[test]
fn a_whole_file_is_understood() {
    let code = EnrolmentCode::random(None).unwrap();
    let text = format!(
        "format = 1\nlanguage = \"ar\"\n[disk]\nrule = \"smallest-internal\"\nerase = \"any\"\n\
         [network]\nwifi = \"Sala\"\nkey = \"buongiorno\"\nproxy = {{ host = \"p\", port = 80 }}\n\
         [enrolment]\ncode = \"https://centre.example/#{code}\"\n[after]\nthen = \"power-off\"\n"
    );
    let plan = Plan::parse(&text).unwrap();
    assert_eq!(plan.after.then.finish(), Some(Finish::PowerOff));
    let seed = plan.seed();
    assert!(seed.unattended && seed.code.is_some() && seed.proxy.is_some());
    assert_eq!(seed.wifi.map(|(name, ..)| name).as_deref(), Some("Sala"));
}

#[test]
fn what_cannot_be_followed_is_named_by_its_line() {
    let check = |text: &str, line: u32| {
        assert_eq!(
            Plan::parse(text),
            Err(Refusal::FileWrong { line }),
            "{text}"
        );
    };
    check("format = 2\n", 1);
    check("format = 1\n\nlanguag = \"it\"\n", 3);
    check("format = 1\nlanguage = \"../it\"\n", 2);
    check(
        "format = 1\n[disk]\nrule = \"biggest\"\nerase = \"any\"\n",
        3,
    );
    check("format = 1\n[disk]\nrule = \"only-internal\"\n", 2);
    check("format = 1\n[network]\nwifi = \"x\"\nkey = \"short\"\n", 4);
    check("format = 1\n[enrolment]\ncode = \"AAAAA-BBBBB\"\n", 3);
    check(
        "format = 1\n[network]\nproxy = { host = \"a b\", port = 1 }\n",
        3,
    );
    check("[[[", 1);
}

#[test]
fn the_rule_finds_one_disk_or_says_why_not() {
    let two = [disk("/dev/sda", 500), disk("/dev/sdb", 64)];
    let path = |plan: &Plan, disks: &[Disk]| plan.choose(disks).map(|disk| disk.path.clone());
    let any = |rule: &str| plan(&format!("rule = \"{rule}\"\nerase = \"any\""));
    assert_eq!(path(&any("smallest-internal"), &two).unwrap(), "/dev/sdb");
    assert_eq!(path(&any("largest-internal"), &two).unwrap(), "/dev/sda");
    assert_eq!(
        path(&any("only-internal"), &two),
        Err(Refusal::RuleFindsMany)
    );
    assert_eq!(path(&any("only-internal"), &two[..1]).unwrap(), "/dev/sda");
    let serial = plan("serial = \"S-/dev/sda\"\nerase = \"any\"");
    assert_eq!(path(&serial, &two).unwrap(), "/dev/sda");
    assert_eq!(path(&serial, &two[1..]), Err(Refusal::RuleFindsNone));

    // Sticks and what is unfit are passed over; named by its number, the reason is told.
    let mut others = two.clone();
    others[1].removable = true;
    assert_eq!(
        path(&any("smallest-internal"), &others).unwrap(),
        "/dev/sda"
    );
    others[0].unfit = Some(Refusal::DiskInUse);
    assert_eq!(
        path(&any("smallest-internal"), &others),
        Err(Refusal::RuleFindsNone)
    );
    assert_eq!(path(&serial, &others), Err(Refusal::DiskInUse));
}

#[test]
fn a_disk_with_data_is_erased_only_when_the_file_names_its_model() {
    let named = plan("erase = \"acme 100\"");
    let other = plan("erase = \"ACME 200\"");
    let mut disks = [disk("/dev/sda", 64)];
    assert!(named.choose(&disks).is_ok());
    assert_eq!(other.choose(&disks).err(), Some(Refusal::EraseDiffers));
    disks[0].holds = Holds::Nothing;
    assert!(other.choose(&disks).is_ok());
}
