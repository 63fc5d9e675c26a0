// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Images onto sticks: loop devices stand for them. They need root; without, that is said.

use std::io::{Read, Seek, SeekFrom, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;

use sha2::{Digest, Sha256};

use crate::desk::Desk;

const MIB: u64 = 1024 * 1024;

/// A loop device over a file; it goes with the test.
struct Stick {
    name: String,
    _file: tempfile::NamedTempFile,
}

impl Drop for Stick {
    fn drop(&mut self) {
        let _gone = Command::new("losetup").args(["-d", &self.path()]).status();
    }
}

impl Stick {
    fn of(mib: u64) -> Option<Self> {
        let file = tempfile::NamedTempFile::new().unwrap();
        file.as_file().set_len(mib * MIB).unwrap();
        let output = Command::new("losetup")
            .args(["--find", "--show"])
            .arg(file.path())
            .output();
        match output {
            Ok(output) if output.status.success() => {
                let path = String::from_utf8(output.stdout).unwrap();
                let name = path.trim().strip_prefix("/dev/").unwrap().to_owned();
                Some(Self { name, _file: file })
            }
            _ => {
                eprintln!("skipped: no loop device can be had here (root is needed)");
                None
            }
        }
    }

    fn path(&self) -> String {
        format!("/dev/{}", self.name)
    }

    fn start(&self, bytes: usize) -> Vec<u8> {
        let mut read = vec![0; bytes];
        let mut file = std::fs::File::open(self.path()).unwrap();
        file.read_exact(&mut read).unwrap();
        read
    }
}

fn noise(bytes: u64) -> Vec<u8> {
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    (0..bytes)
        .map(|_| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            state.to_le_bytes()[3]
        })
        .collect()
}

#[test]
fn an_image_is_written_read_back_and_compared() {
    let Some(stick) = Stick::of(16) else { return };
    let desk = Desk::new();
    let image = noise(5 * MIB + 700);
    desk.write("image.raw", &image);
    let packed = zstd::encode_all(&image[..], 1).unwrap();
    desk.write("image.zst", &packed);
    for name in ["image.raw", "image.zst"] {
        let said = desk.run(&[
            "image",
            "write",
            name,
            "--loops",
            "--yes-erase",
            &stick.name,
            "--json",
        ]);
        let answer: serde_json::Value = serde_json::from_str(&said.good()).unwrap();
        assert_eq!(answer["bytes"], 5 * MIB + 700);
        let sha256 = data_encoding::HEXLOWER.encode(&Sha256::digest(&image));
        assert_eq!(answer["sha256"], sha256.as_str());
        assert!(
            stick.start(image.len()) == image,
            "{name}: not what was written"
        );
    }
}

#[test]
fn nothing_is_erased_without_the_disk_s_own_name() {
    let Some(stick) = Stick::of(4) else { return };
    let desk = Desk::new();
    desk.write("image.raw", noise(MIB));
    let to = [
        "image",
        "write",
        "image.raw",
        "--loops",
        "--to",
        &stick.name,
    ];
    desk.run(&to).wrong("nobody is here");
    let other = [
        "image",
        "write",
        "image.raw",
        "--loops",
        "--yes-erase",
        "sdzz",
    ];
    desk.run(&other).wrong("there is no disk");
    // A loop device is no stick unless that was said.
    let plain = ["image", "write", "image.raw", "--yes-erase", &stick.name];
    desk.run(&plain).wrong("there is no disk");
    let both = [
        "image",
        "write",
        "image.raw",
        "--yes-erase",
        &stick.name,
        "--to",
        "x",
    ];
    assert_eq!(desk.run(&both).code, 1);
    assert!(stick.start(MIB as usize).iter().all(|byte| *byte == 0));
}

#[test]
fn a_disk_that_is_in_use_is_refused() {
    let Some(stick) = Stick::of(16) else { return };
    let desk = Desk::new();
    desk.write("image.raw", noise(MIB));
    let made = Command::new("mkfs.ext4")
        .args(["-q", &stick.path()])
        .status();
    if !made.is_ok_and(|status| status.success()) {
        eprintln!("skipped: no mkfs.ext4 on this machine");
        return;
    }
    let place = desk.path("mounted");
    std::fs::create_dir(&place).unwrap();
    let mounted = Command::new("mount").arg(stick.path()).arg(&place).status();
    if !mounted.is_ok_and(|status| status.success()) {
        eprintln!("skipped: nothing can be mounted here");
        return;
    }
    let said = desk.run(&[
        "image",
        "write",
        "image.raw",
        "--loops",
        "--yes-erase",
        &stick.name,
    ]);
    let _unmounted = Command::new("umount").arg(&place).status();
    said.wrong("mounted at");
    assert!(stick.start(MIB as usize) != noise(MIB), "it was written to");
}

#[test]
fn the_disk_that_this_system_runs_from_is_never_offered() {
    let desk = Desk::new();
    let said = desk.run(&["image", "write", "--list", "--json"]).good();
    let disks: serde_json::Value = serde_json::from_str(&said).unwrap();
    let mounts = std::fs::read_to_string("/proc/self/mounts").unwrap();
    let root = mounts
        .lines()
        .find(|line| line.split(' ').nth(1) == Some("/"))
        .unwrap();
    let root = root.split(' ').next().unwrap();
    for disk in disks["disks"].as_array().unwrap() {
        let path = disk["path"].as_str().unwrap();
        if root.starts_with(path) {
            assert!(disk["refused"].is_string(), "{disk}");
        }
    }
}

#[test]
fn an_image_that_does_not_fit_or_is_not_the_right_one_erases_nothing() {
    let Some(stick) = Stick::of(2) else { return };
    let desk = Desk::new();
    desk.write("image.raw", noise(3 * MIB));
    let erase = ["--loops", "--yes-erase", &stick.name];
    let run = |more: &[&str]| {
        let mut all = vec!["image", "write", "image.raw"];
        all.extend(erase);
        all.extend(more);
        desk.run(&all)
    };
    run(&["--sha256", &"0".repeat(64)]).wrong("not the file with that SHA-256");
    run(&[]).wrong("does not fit");
    assert!(stick.start(MIB as usize).iter().all(|byte| *byte == 0));
    let _none = desk.write("image.raw", b"");
    run(&[]).wrong("is empty");
}

/// A disk image with one boot partition, as `images/build` makes it in the small.
fn disk_image(path: &Path) -> Option<()> {
    let mut file = std::fs::File::create_new(path).unwrap();
    file.set_len(48 * MIB).unwrap();
    let config = gpt::GptConfig::new().writable(true);
    let mut table = config
        .create_from_device(file.try_clone().unwrap(), None)
        .unwrap();
    let id = table
        .add_partition(
            "sportello-esp",
            40 * MIB,
            gpt::partition_types::EFI,
            0,
            None,
        )
        .unwrap();
    let start = table.partitions()[&id].first_lba * 512;
    table.write().unwrap();
    let inner = tempfile::NamedTempFile::new().unwrap();
    inner.as_file().set_len(40 * MIB).unwrap();
    let made = Command::new("mkfs.vfat")
        .args(["-F", "32"])
        .arg(inner.path())
        .output();
    if !made.is_ok_and(|output| output.status.success()) {
        eprintln!("skipped: no mkfs.vfat on this machine");
        return None;
    }
    file.seek(SeekFrom::Start(start)).unwrap();
    file.write_all(&std::fs::read(inner.path()).unwrap())
        .unwrap();
    Some(())
}

#[test]
fn the_installer_s_answers_are_put_onto_the_boot_partition() {
    let Some(stick) = Stick::of(64) else { return };
    let desk = Desk::new();
    if disk_image(&desk.path("image.raw")).is_none() {
        return;
    }
    let answers = "format = 1\nlanguage = \"it\"\n";
    desk.write("answers.toml", answers);
    desk.write("bad.toml", "language = ");
    let run = |file: &str| {
        let all = [
            "image",
            "write",
            "image.raw",
            "--loops",
            "--yes-erase",
            &stick.name,
            "--unattended",
            file,
        ];
        desk.run(&all)
    };
    run("bad.toml").wrong("bad.toml");
    assert!(
        stick.start(512).iter().all(|byte| *byte == 0),
        "erased before it was read"
    );
    run("answers.toml").good();
    let place = desk.path("esp");
    std::fs::create_dir(&place).unwrap();
    let device = gpt::GptConfig::new().open(stick.path()).unwrap();
    let part = device.partitions().values().next().unwrap();
    let offset = format!("offset={}", part.first_lba * 512);
    let mounted = Command::new("mount")
        .args(["-t", "vfat", "-o", &format!("ro,loop,{offset}")])
        .arg(stick.path())
        .arg(&place)
        .status();
    if !mounted.is_ok_and(|status| status.success()) {
        eprintln!("skipped: no vfat can be mounted here, so only our own reading was compared");
        return;
    }
    let read = std::fs::read_to_string(place.join("sportello-install.toml"));
    let _unmounted = Command::new("umount").arg(&place).status();
    assert_eq!(read.unwrap(), answers);
}

/// Sources with a stand-in for `images/build`, which says what it was asked for.
fn sources(desk: &Desk) {
    let folder = desk.path("sources/images");
    std::fs::create_dir_all(&folder).unwrap();
    let build = folder.join("build");
    std::fs::write(&build, "#!/bin/sh\nprintf '%s\\n' \"$@\" >asked\n").unwrap();
    std::fs::set_permissions(&build, std::fs::Permissions::from_mode(0o755)).unwrap();
}

/// What the build was asked for by these words.
fn asked(desk: &Desk, more: &[&str]) -> Vec<String> {
    let mut all = vec!["image", "build", "--source", "sources"];
    all.extend(more);
    desk.at_region(&all).good();
    let said = std::fs::read_to_string(desk.path("asked")).unwrap();
    said.lines().map(str::to_owned).collect()
}

fn value<'a>(asked: &'a [String], option: &str) -> Option<&'a str> {
    let at = asked.iter().position(|word| word == option)?;
    asked.get(at + 1).map(String::as_str)
}

#[test]
fn an_image_is_built_with_the_regions_root_number_and_centre() {
    let desk = Desk::with_region();
    sources(&desk);
    let said = asked(&desk, &[]);
    assert_eq!(value(&said, "--number"), Some("1"));
    assert!(value(&said, "--trust").is_some());
    assert_eq!(value(&said, "--centre"), None, "the region names none yet");

    let facts = desk.path("r/region.toml");
    let mut text = std::fs::read_to_string(&facts).unwrap();
    let fingerprint = "ab".repeat(32);
    text.push_str(&format!(
        "\n[centre]\nurl = \"https://sportello.region.example:8443/\"\nfingerprint = \"{fingerprint}\"\n"
    ));
    std::fs::write(&facts, text).unwrap();
    let said = asked(&desk, &[]);
    let address = "https://sportello.region.example:8443/";
    assert_eq!(value(&said, "--centre"), Some(address));
    assert_eq!(value(&said, "--fingerprint"), Some(fingerprint.as_str()));

    let said = asked(
        &desk,
        &[
            "--centre",
            "https://other.example",
            "--online-check",
            "http://check.example/",
        ],
    );
    assert_eq!(value(&said, "--centre"), Some("https://other.example/"));
    assert_eq!(value(&said, "--fingerprint"), None, "it was the other's");
    assert_eq!(
        value(&said, "--online-check"),
        Some("http://check.example/")
    );
    assert_eq!(value(&asked(&desk, &["--no-centre"]), "--centre"), None);
    for wrong in [
        "http://other.example",
        "https://other.example/x",
        "https://a@other.example",
    ] {
        desk.at_region(&["image", "build", "--source", "sources", "--centre", wrong])
            .wrong("is no address of a centre");
    }
}

/// The real script, as far as it looks at its options: it refuses before it builds anything.
#[test]
fn a_build_takes_no_centre_that_could_be_something_else() {
    let build = concat!(env!("CARGO_MANIFEST_DIR"), "/../images/build");
    let check = |options: &[&str], expected: &str| {
        let output = Command::new(build).args(options).output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{options:?}: {said}");
        assert!(said.contains(expected), "{options:?}: {said}");
    };
    let good = "https://centre.example:8443";
    for wrong in [
        "http://centre.example",
        "https://centre.example/x",
        "https://a@centre.example",
        "https://centre.example\"\nx = \"",
        "centre.example",
    ] {
        check(&["--centre", wrong], "an address such as");
    }
    check(&["--fingerprint", "ab"], "want --centre");
    check(
        &["--centre", good, "--fingerprint", "ab"],
        "64 hexadecimal digits",
    );
    for wrong in [
        "https://centre.example/",
        "http://centre.example:8080/",
        "http://centre.example/|x",
    ] {
        check(
            &["--centre", good, "--online-check", wrong],
            "only port 80 is let out",
        );
    }
    // With all of them right, the next thing that is looked at is.
    check(
        &[
            "--centre",
            good,
            "--fingerprint",
            &"0F".repeat(32),
            "--online-check",
            "http://check.example/a/b",
            "--out",
            "/nowhere",
        ],
        "a folder under target/",
    );
}
