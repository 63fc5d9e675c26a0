// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! From nothing to a running room, against a real centre.

use sportello_protocol::courier::Parcel;
use sportello_protocol::{EnrolmentCode, Report};

use crate::desk::{Centre, Desk, PASSPHRASE, centre_program, example};

/// A report as terminals send it.
const REPORT: &str = include_str!("../../../agent/protocol/tests/golden/v2/report.json");

const BOTH: [&str; 4] = [
    "--passphrase-file",
    "passphrase",
    "--root-passphrase-file",
    "passphrase",
];

/// Keys made, the centre told of them, the first root published.
fn begun(desk: &Desk, centre: &Centre) {
    let mut init = vec![
        "init",
        "r",
        "--name",
        "Regione Esempio",
        "--centre",
        &centre.url,
    ];
    if let Some(fingerprint) = &centre.fingerprint {
        init.extend(["--fingerprint", fingerprint]);
    }
    init.extend(BOTH);
    let first = desk.run(&init);
    assert!(first.talk.contains("operator add"), "{}", first.talk);
    assert!(first.good().contains("published     not yet"));
    let key = desk.at_region(&["keys", "operator"]).good();
    centre.add_operator(key.trim());
    let mut again = vec!["init", "r"];
    again.extend(BOTH);
    let second = desk.run(&again).good();
    assert!(second.contains("published     yes"), "{second}");
}

fn tasks() -> String {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../kiosk/tasks");
    std::fs::canonicalize(folder)
        .unwrap()
        .to_str()
        .unwrap()
        .to_owned()
}

#[test]
fn from_a_list_of_sites_to_codes_and_a_published_bundle() {
    let desk = Desk::new();
    let Some(centre) = Centre::start(&desk, true) else {
        return;
    };
    begun(&desk, &centre);
    let sites = example("sedi.csv");
    let said = desk
        .at_region(&["sites", "import", &sites, "--apply"])
        .good();
    assert!(
        said.contains("the centre: 38 new, 0 changed, 0 as they were"),
        "{said}"
    );
    let said = desk
        .at_region(&["sites", "import", &sites, "--apply"])
        .good();
    assert!(
        said.contains("the centre: 0 new, 0 changed, 38 as they were"),
        "{said}"
    );
    let terminals = example("postazioni.csv");
    let said = desk
        .at_region(&["terminals", "import", &terminals, "--apply"])
        .good();
    assert!(said.contains("the centre: 91 new"), "{said}");
    let listed = desk.at_region(&["terminals", "list"]).good();
    assert!(
        listed.contains("91 terminals, 91 of them to come"),
        "{listed}"
    );
    let at_centre = desk.at_region(&["sites", "list", "--centre"]).good();
    assert!(at_centre.contains("38 sites"), "{at_centre}");

    // Codes: each can be read, pins this centre, and is on the sheet.
    let codes = desk.at_region(&["codes", "--site", "BO-SS-01"]).good();
    assert_eq!(codes.lines().count(), 3, "{codes}");
    for line in codes.lines() {
        let code = EnrolmentCode::parse(line.split('\t').nth(2).unwrap()).unwrap();
        let half = data_encoding::HEXLOWER.encode(code.authority().unwrap());
        assert!(centre.fingerprint.as_ref().unwrap().starts_with(&half));
    }
    // For an image that knows its centre, without the authority in what is typed.
    let short = desk
        .at_region(&["codes", "--site", "BO-SS-01", "--short"])
        .good();
    for line in short.lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        let code = EnrolmentCode::parse(fields[2]).unwrap();
        assert_eq!((code.authority(), fields[2].len()), (None, 21), "{line}");
        let (_, whole) = fields[3].split_once('#').unwrap();
        assert_eq!(EnrolmentCode::parse(whole).unwrap().short(), code);
    }
    desk.at_region(&["codes", "--all", "--pdf", "codes.pdf"])
        .good();
    let sheet = std::fs::read(desk.path("codes.pdf")).unwrap();
    assert!(sheet.starts_with(b"%PDF-"));
    desk.at_region(&["codes", "--all", "--pdf", "codes.pdf"])
        .wrong("codes.pdf is there already");
    desk.at_region(&["codes", "--site", "nowhere"])
        .wrong("no terminal that waits");
    if let Some(kept) = std::env::var_os("SPORTELLO_KEEP_SHEET") {
        std::fs::copy(desk.path("codes.pdf"), kept).unwrap();
    }

    // A bundle: begun from the list, checked, signed, published, compared.
    desk.at_region(&["bundle", "check"])
        .wrong("holds no bundle yet");
    let said = desk
        .at_region(&["bundle", "new", "--tasks", &tasks()])
        .good();
    assert!(said.contains("layers of 38 sites written"), "{said}");
    let region = desk.path("r/bundle/policy/region.toml");
    let mut text = std::fs::read_to_string(&region).unwrap();
    text.push_str("\n[tasks]\nunchecked_allowed = true\n");
    std::fs::write(&region, &text).unwrap();
    let checked = desk.at_region(&["bundle", "check"]);
    checked.good();
    let preview = desk
        .at_region(&["bundle", "preview", "--site", "BO-BI-01"])
        .good();
    assert!(preview.contains("Biblioteca del Canale"), "{preview}");
    let why = desk
        .at_region(&["policy", "explain", "--site", "BO-BI-01", "session.minutes"])
        .good();
    assert!(
        why.contains("region") && why.contains("at most 120"),
        "{why}"
    );
    desk.at_region(&["policy", "explain", "--site", "BO-BI-1"])
        .wrong("is it BO-BI-01?");
    let signed = desk.at_region(&["bundle", "sign"]).good();
    assert!(signed.contains("bundle 1 is signed"), "{signed}");
    let published = desk.at_region(&["bundle", "publish"]).good();
    assert!(published.contains("list 2"), "{published}");
    let again = desk.at_region(&["bundle", "publish"]).good();
    assert!(again.contains("list 2"), "{again}");
    std::fs::write(&region, text.replace("minutes = 60", "minutes = 45")).unwrap();
    let diff = desk.at_region(&["bundle", "diff"]).good();
    assert!(diff.contains("session.minutes: 60 to 45"), "{diff}");
    desk.at_region(&["bundle", "sign"]).good();
    desk.at_region(&["bundle", "withdraw", "2"]).good();
    desk.at_region(&["bundle", "publish"]).good();
    let listed = desk.at_region(&["bundle", "list"]).good();
    assert!(listed.contains("withdrawn"), "{listed}");

    // A stick for a white zone has the newest that was not taken back, and what signs for it.
    std::fs::create_dir(desk.path("stick")).unwrap();
    let stick = desk.at_region(&["courier", "prepare", "stick"]).good();
    assert!(stick.contains("bundle-1.tar.zst"), "{stick}");
    assert!(
        desk.path("stick/sportello-trust/metadata/timestamp.json")
            .exists()
    );
    let none = desk.run(&["courier", "exchange", "stick", "--config", centre.config()]);
    assert!(none.good().contains("no new parcel"));

    // Rollouts: what is not there cannot be rolled out.
    let status = desk.at_region(&["update", "status"]).good();
    assert!(status.contains("no image was rolled out yet"), "{status}");
    desk.at_region(&["update", "plan", "7", "--apply"])
        .wrong("no terminal is enrolled");
    desk.at_region(&["update", "stop"])
        .wrong("no rollout is under way");

    // A ceremony: a new key for the list, which the centre takes.
    let mut rotate = vec!["keys", "rotate", "targets", "--region", "r"];
    rotate.extend(BOTH);
    let rotated = desk.run(&rotate).good();
    assert!(rotated.contains("root 2 says"), "{rotated}");
    let published = desk.at_region(&["bundle", "publish"]).good();
    assert!(published.contains("root 2"), "{published}");
}

#[test]
fn a_centre_with_another_authority_is_not_believed() {
    let desk = Desk::new();
    let Some(centre) = Centre::start(&desk, true) else {
        return;
    };
    let mut init = vec![
        "init",
        "r",
        "--name",
        "R",
        "--centre",
        &centre.url,
        "--fingerprint",
    ];
    let other = "ab".repeat(32);
    init.push(&other);
    init.extend(BOTH);
    let said = desk.run(&init).good();
    assert!(
        said.contains("could not prove that it is your centre"),
        "{said}"
    );
    desk.at_region(&["sites", "list", "--centre"])
        .wrong("could not prove that it is your centre");
}

#[test]
fn an_operator_whom_the_centre_does_not_know_is_told_what_to_do() {
    let desk = Desk::new();
    let Some(centre) = Centre::start(&desk, false) else {
        return;
    };
    let mut init = vec!["init", "r", "--name", "R", "--centre", &centre.url];
    init.extend(BOTH);
    desk.run(&init).good();
    desk.at_region(&["sites", "list", "--centre"])
        .wrong("sportello-centre operator add");
}

#[test]
fn keys_open_with_their_passphrase_only_and_come_back_from_their_backup() {
    let desk = Desk::with_region();
    let listed = desk.at_region(&["keys", "list"]).good();
    assert!(listed.contains("says which keys count"), "{listed}");
    for role in ["root", "targets", "operator"] {
        let pem = std::fs::read_to_string(desk.path(&format!("r/keys/{role}.pem"))).unwrap();
        assert!(
            pem.starts_with("-----BEGIN ENCRYPTED PRIVATE KEY-----"),
            "{role}"
        );
    }
    desk.write("other", "cinque castagne sul balcone\n");
    let wrong = [
        "keys",
        "backup",
        "b",
        "--region",
        "r",
        "--passphrase-file",
        "other",
        "--root-passphrase-file",
        "passphrase",
    ];
    desk.run(&wrong).wrong("stays closed");
    assert!(!desk.path("b").exists());
    let mut backup = vec!["keys", "backup", "b", "--region", "r"];
    backup.extend(BOTH);
    desk.run(&backup).good();
    desk.run(&["keys", "restore", "b", "r2"]).good();
    for name in [
        "keys/root.pem",
        "keys/operator.pub",
        "trust/metadata/1.root.json",
        "region.toml",
    ] {
        let read = |folder: &str| std::fs::read(desk.path(&format!("{folder}/{name}"))).unwrap();
        assert_eq!(read("r"), read("r2"), "{name}");
    }
    desk.run(&["keys", "restore", "b", "r2"]).wrong("already");
    desk.run(&["keys", "restore", "passphrase", "r3"])
        .wrong("is no backup");
}

#[test]
fn a_passphrase_is_never_asked_of_nobody_and_never_said() {
    let desk = Desk::with_region();
    desk.run(&["keys", "renew", "--region", "r"])
        .wrong("nobody is here to type it");
    let said = desk.at_region(&[
        "keys",
        "renew",
        "--root-passphrase-file",
        "passphrase",
        "-v",
    ]);
    let whole = format!("{}{}", said.out, said.talk);
    assert!(!whole.contains(PASSPHRASE));
    assert!(said.good().contains("root 2 says"));
    desk.write("short", "abc\n");
    let init = [
        "init",
        "x",
        "--name",
        "R",
        "--passphrase-file",
        "short",
        "--root-passphrase-file",
        "short",
    ];
    desk.run(&init).wrong("at least 12 characters");
}

#[test]
fn the_folder_belongs_to_its_owner_only() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::with_region();
    let mode = |name: &str| {
        let found = std::fs::metadata(desk.path(name)).unwrap();
        found.permissions().mode() & 0o777
    };
    assert_eq!(mode("r"), 0o700);
    assert_eq!(mode("r/keys"), 0o700);
    assert_eq!(mode("r/keys/root.pem"), 0o600);
}

/// A build in the small: what `images/build` leaves, without a system in it.
fn built(desk: &Desk, number: u64) -> String {
    let name = format!("image{number}");
    let folder = desk.path(&name);
    std::fs::create_dir(&folder).unwrap();
    let put = |file: String, bytes: &[u8]| std::fs::write(folder.join(file), bytes).unwrap();
    for part in ["root", "verity", "disk"] {
        let content = format!("{part} of {number}").repeat(1000);
        let packed = zstd::encode_all(content.as_bytes(), 1).unwrap();
        put(format!("image-{number}.{part}.zst"), &packed);
        put(format!("sportello_{number}.{part}"), content.as_bytes());
    }
    put(format!("image-{number}.efi"), b"MZ kernel");
    let facts = format!("{{\"number\": {number}, \"version\": \"2026.11\"}}");
    put("image.json".to_owned(), facts.as_bytes());
    let bill = r#"{"components": [{"name": "bash", "version": "5.2", "licenses": [{"license": {"id": "GPL-3.0-or-later"}}]}]}"#;
    put(format!("sportello_{number}.cdx.json"), bill.as_bytes());
    name
}

#[test]
fn an_image_is_signed_known_again_and_taken_back() {
    let desk = Desk::with_region();
    let one = built(&desk, 3);
    let said = desk.at_region(&["image", "sign", &one]).good();
    assert!(said.contains("image 3 (2026.11) is signed"), "{said}");
    let known = desk.at_region(&["image", "verify", &one]).good();
    assert!(
        known.contains("image-3.root.zst, as it was signed"),
        "{known}"
    );
    let raw = desk
        .at_region(&["image", "verify", "image3/sportello_3.disk"])
        .good();
    assert!(raw.contains("image-3.disk.zst, unpacked"), "{raw}");
    std::fs::write(desk.path("image3/image-3.root.zst"), b"changed").unwrap();
    desk.at_region(&["image", "verify", &one])
        .wrong("not what was signed");
    let older = built(&desk, 2);
    desk.at_region(&["image", "sign", &older])
        .wrong("older than 3");
    desk.at_region(&["image", "sign", &one])
        .wrong("cannot be unpacked");
    // The same number with other bytes is another image: it gets another number.
    let other = zstd::encode_all(&b"other"[..], 1).unwrap();
    std::fs::write(desk.path("image3/image-3.root.zst"), other).unwrap();
    desk.at_region(&["image", "sign", &one])
        .wrong("next number");
    let bill = desk.at_region(&["image", "sbom", &one]).good();
    assert_eq!(bill, "bash\t5.2\tGPL-3.0-or-later\n");
    desk.at_region(&["image", "withdraw", "3"]).good();
    let listed = desk.at_region(&["image", "list"]).good();
    assert!(listed.contains("withdrawn"), "{listed}");
    let stick = ["image", "verify", "image3/sportello_3.disk"];
    desk.at_region(&stick).wrong("withdrawn");
}

#[test]
fn an_image_is_published_and_a_rollout_begins_and_ends() {
    let desk = Desk::new();
    let Some(mut centre) = Centre::start(&desk, false) else {
        return;
    };
    begun(&desk, &centre);
    let one = built(&desk, 5);
    desk.at_region(&["image", "sign", &one]).good();
    desk.at_region(&["bundle", "publish"]).good();
    let plan = desk.at_region(&["update", "plan", "5"]).good();
    assert!(plan.contains("nothing was begun"), "{plan}");
    desk.at_region(&["update", "plan", "5", "--apply"])
        .wrong("no terminal is enrolled");
    // One that enrols, and says that it runs the image before.
    desk.write("s.csv", "codice;nome;comune;distretto\nA;B;C;D\n");
    desk.write("t.csv", "codice sede;postazione\nA;1\n");
    desk.at_region(&["sites", "import", "s.csv", "--apply"])
        .good();
    desk.at_region(&["terminals", "import", "t.csv", "--apply"])
        .good();
    let code = desk.at_region(&["codes", "--all"]).good();
    let key = centre.enrol(code.trim().split('\t').nth(2).unwrap(), 4);
    // A centre that stops writes what it has heard.
    centre.restart();
    let listed = desk.at_region(&["terminals", "list"]).good();
    assert!(
        listed.contains("active") && listed.contains("image 4"),
        "{listed}"
    );
    desk.at_region(&["update", "plan", "7", "--first", "A/1", "--apply"])
        .wrong("has no such image");
    let begun = desk
        .at_region(&["update", "plan", "5", "--first", "A/1", "--apply"])
        .good();
    assert!(
        begun.contains("rollout 1, image 5: at stage one"),
        "{begun}"
    );
    desk.at_region(&["update", "plan", "5", "--apply"])
        .wrong("under way");
    let paused = desk.at_region(&["update", "pause"]).good();
    assert!(paused.contains("paused at stage one"), "{paused}");
    desk.at_region(&["update", "resume"]).good();
    let stopped = desk.at_region(&["update", "stop"]).good();
    assert!(stopped.contains("image 5: stopped"), "{stopped}");
    desk.at_region(&["update", "plan", "5", "--stages", "all,one"])
        .wrong("in their order");

    // A stick comes back from a white zone with what the terminal has to say.
    let report: Report = serde_json::from_str(REPORT).unwrap();
    let parcel = Parcel::seal(&key, &[report.pack().unwrap()], report.clock, [7; 16]).unwrap();
    std::fs::create_dir(desk.path("stick")).unwrap();
    desk.write("stick/a.courier", parcel);
    desk.write("stick/b.courier", b"nonsense");
    let program = centre_program().unwrap();
    let exchange = [
        "courier",
        "exchange",
        "stick",
        "--config",
        centre.config(),
        "--centre",
        program.to_str().unwrap(),
    ];
    let said = desk.run(&exchange).wrong("1 parcel was not taken");
    assert!(said.out.contains("stick/a.courier: taken"), "{}", said.out);
    assert!(
        said.out.contains("stick/b.courier: NOT TAKEN"),
        "{}",
        said.out
    );
    assert!(desk.path("stick/a.courier.return").exists());
    std::fs::remove_file(desk.path("stick/b.courier")).unwrap();
    let again = desk.run(&exchange).good();
    assert!(again.contains("no new parcel"), "{again}");
}
