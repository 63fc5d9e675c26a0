// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The program itself, killed at any moment, and on a loop device that sfdisk parted and that
//! sfdisk and veritysetup judge: other people's programs must see what we meant. The loop
//! device needs root and those programs; without them it says so and is not counted.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::Instant;

use sportello_protocol::UpdateRefusal;
use sportello_update::Places;
use sportello_update::esp::Esp;
use sportello_update::record::{Record, Refused, Stage};
use sportello_update::staging::{Ready, Staging};

use crate::disk::Platter;
use crate::fixture::{Built, LAYOUT, OLD, Terminal, kernel};
use crate::region::{Region, copy};

/// A terminal made of files, whose agent has fetched image 13.
struct Staged {
    region: Region,
    places: Places,
    disk: PathBuf,
    esp: PathBuf,
}

impl Staged {
    fn new(image: &Built) -> Self {
        let mut region = Region::new();
        region.publish_image(image);
        let places = region.places();
        let root = region.folder.path().to_owned();
        let staged = Self {
            disk: root.join("disk"),
            esp: root.join("esp"),
            region,
            places,
        };
        staged.begin_anew();
        staged
    }

    /// The disk with image 12, the ESP with its kernel, everything staged.
    fn begin_anew(&self) {
        let terminal = Terminal::new();
        fs::write(&self.disk, terminal.disk.all()).unwrap();
        if self.esp.exists() {
            fs::remove_dir_all(&self.esp).unwrap();
        }
        copy(&terminal.esp_mount(), &self.esp);
        if self.places.record().exists() {
            fs::remove_file(self.places.record()).unwrap();
        }
        self.stage();
    }

    fn staging(&self) -> Staging {
        Staging::at(self.places.staging())
    }

    fn stage(&self) {
        for folder in ["metadata", "targets"] {
            copy(
                &self.region.served().join(folder),
                &self.places.staging().join(folder),
            );
        }
        self.staging()
            .ask(Ready {
                image: 13,
                serves: true,
            })
            .unwrap();
    }

    fn command(&self, verb: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_sportello-update"));
        command
            .arg(verb)
            .arg("--state")
            .arg(&self.places.state)
            .arg("--run")
            .arg(&self.places.run)
            .arg("--release")
            .arg(&self.places.release)
            .arg("--root-of-trust")
            .arg(&self.places.root_of_trust)
            .arg("--esp")
            .arg(&self.esp)
            .arg("--own-run")
            .arg(self.region.folder.path().join("own"));
        command
    }

    fn apply(&self, disk: &Path) -> Command {
        let mut command = self.command("apply");
        command.arg("--disk").arg(disk);
        command
    }

    fn record(&self) -> Record {
        Record::read(&self.places.record())
    }

    /// What would boot from the files as they are.
    fn boots(&self) -> Option<u64> {
        let mut terminal = Terminal::new();
        terminal.disk = Platter::new(fs::read(&self.disk).unwrap());
        let esp = self.region.folder.path().join("seen");
        if esp.exists() {
            fs::remove_dir_all(&esp).unwrap();
        }
        copy(&self.esp, &esp);
        terminal.esp = Esp::at(&esp);
        terminal.boot(&|_| true)
    }
}

fn succeed(mut command: Command) -> Output {
    let output = command.output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    output
}

#[test]
fn the_program_applies_what_was_signed_and_answers_the_request() {
    let staged = Staged::new(&Built::new(13));
    succeed(staged.apply(&staged.disk));
    assert!(!staged.staging().ready().exists());
    let attempt = staged.record().attempt.unwrap();
    assert_eq!((attempt.image, attempt.stage), (13, Stage::Applied));
    assert!(staged.esp.join("EFI/Linux/sportello_13+3.efi").exists());
    assert_eq!(staged.boots(), Some(13));
    let said = succeed(staged.command("status")).stdout;
    let said = String::from_utf8(said).unwrap();
    assert!(said.contains("13, Applied"), "{said}");
    let mut json = staged.command("status");
    json.arg("--json");
    let value: serde_json::Value = serde_json::from_slice(&succeed(json).stdout).unwrap();
    assert_eq!(value["running"], 12);
    assert_eq!(value["phase"]["state"], "applied");
    // Without a request nothing happens.
    succeed(staged.apply(&staged.disk));
    // A restart is granted only when it was asked for.
    assert!(!staged.command("switch").status().unwrap().success());
    fs::write(staged.staging().switch(), "").unwrap();
    assert!(staged.command("switch").status().unwrap().success());
    assert!(!staged.staging().switch().exists());
}

#[test]
fn what_the_agent_staged_is_believed_only_as_far_as_it_was_signed() {
    let staged = Staged::new(&Built::new(13));
    let metadata = staged.staging().metadata();
    let spoil = |name: &str| {
        let found = fs::read_dir(&metadata).unwrap();
        let found = found.map(|entry| entry.unwrap().path());
        let file = found
            .into_iter()
            .find(|path| path.to_string_lossy().ends_with(name))
            .unwrap();
        let text = fs::read_to_string(&file).unwrap();
        let spoilt = text.replacen("\"version\": ", "\"version\": 7", 1);
        assert_ne!(text, spoilt);
        fs::write(&file, spoilt).unwrap();
    };
    let check = |reason: UpdateRefusal| {
        succeed(staged.apply(&staged.disk));
        let refused = Some(Refused { image: 13, reason });
        assert_eq!(staged.record().refused, refused);
        assert!(!staged.staging().ready().exists());
        assert_eq!(staged.boots(), Some(OLD));
        staged.begin_anew();
    };
    spoil("timestamp.json");
    check(UpdateRefusal::Signature);
    spoil(".targets.json");
    succeed(staged.apply(&staged.disk));
    assert!(staged.record().refused.is_some());
    assert_eq!(staged.boots(), Some(OLD));
    staged.begin_anew();
    // Another region's repository.
    let other = Staged::new(&Built::new(13));
    for folder in ["metadata", "targets"] {
        fs::remove_dir_all(staged.places.staging().join(folder)).unwrap();
        copy(
            &other.places.staging().join(folder),
            &staged.places.staging().join(folder),
        );
    }
    succeed(staged.apply(&staged.disk));
    let refused = staged.record().refused.unwrap();
    assert!(
        matches!(
            refused.reason,
            UpdateRefusal::Signature | UpdateRefusal::MixedMetadata
        ),
        "{refused:?}"
    );
    assert_eq!(staged.boots(), Some(OLD));
    staged.begin_anew();
    // A request that no one can read.
    fs::write(staged.staging().ready(), "\u{1}\u{2}").unwrap();
    succeed(staged.apply(&staged.disk));
    assert!(!staged.staging().ready().exists());
}

#[test]
fn the_program_may_be_killed_at_any_moment() {
    let staged = Staged::new(&Built::new(13));
    let began = Instant::now();
    succeed(staged.apply(&staged.disk));
    let whole = began.elapsed();
    let kills: u32 = std::env::var("SPORTELLO_KILLS")
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(24);
    let mut killed = 0;
    for kill in 0..kills {
        staged.begin_anew();
        let mut running = staged
            .apply(&staged.disk)
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        // Any moment will do: what is asserted holds at all of them.
        std::thread::sleep(whole * kill / kills);
        running.kill().unwrap();
        let ended = running.wait().unwrap();
        killed += u32::from(!ended.success());
        let booted = staged.boots();
        assert!(matches!(booted, Some(OLD | 13)), "kill {kill}: {booted:?}");
        if booted == Some(OLD) {
            if !staged.staging().ready().exists() {
                staged.stage();
            }
            succeed(staged.apply(&staged.disk));
            assert_eq!(staged.boots(), Some(13), "kill {kill}");
        }
    }
    assert!(killed > kills / 4, "only {killed} of {kills} were in time");
}

#[test]
fn a_start_on_trial_asks_the_shell_for_a_proof_and_may_restart() {
    let staged = Staged::new(&Built::new(13));
    // The first start ever: a proof, no trial.
    succeed(staged.command("prepare"));
    assert_eq!(
        fs::read_to_string(staged.places.prove()).unwrap(),
        "prove\n"
    );
    let may_restart = staged.region.folder.path().join("own/trial");
    assert!(!may_restart.exists());
    fs::remove_file(staged.places.prove()).unwrap();
    // The second: neither.
    succeed(staged.command("prepare"));
    assert!(!staged.places.prove().exists());
    succeed(staged.apply(&staged.disk));
    // The boot loader took the new one.
    let folder = staged.esp.join("EFI/Linux");
    let (from, to) = ("sportello_13+3.efi", "sportello_13+2-1.efi");
    fs::rename(folder.join(from), folder.join(to)).unwrap();
    let release = fs::read_to_string(&staged.places.release).unwrap();
    fs::write(&staged.places.release, release.replace("\"12\"", "\"13\"")).unwrap();
    succeed(staged.command("prepare"));
    assert!(staged.places.prove().exists() && may_restart.exists());
    assert_eq!(staged.record().attempt.unwrap().stage, Stage::Trying);
    // Nobody proves anything: the check ends with 1.
    let mut check = staged.command("bless-check");
    check.args(["--timeout", "1", "--steady", "0"]);
    assert_eq!(check.output().unwrap().status.code(), Some(1));
    // It fails its boots; the old one is back and may prove itself again.
    fs::rename(folder.join(to), folder.join("sportello_13+0-3.efi")).unwrap();
    fs::write(&staged.places.release, release).unwrap();
    succeed(staged.command("prepare"));
    assert_eq!(
        fs::read_to_string(staged.places.prove()).unwrap(),
        "again\n"
    );
    assert!(!may_restart.exists());
    assert_eq!(staged.record().attempt.unwrap().stage, Stage::RolledBack);
    assert!(!folder.join("sportello_13+0-3.efi").exists());
}

/// What real tools need, or why it cannot be had.
fn missing() -> Option<String> {
    if !rustix::process::geteuid().is_root() {
        return Some("it needs root".to_owned());
    }
    for (program, argument) in [
        ("sfdisk", "--version"),
        ("veritysetup", "--version"),
        ("losetup", "--version"),
    ] {
        let there = Command::new(program).arg(argument).output();
        if !there.is_ok_and(|output| output.status.success()) {
            return Some(format!("there is no {program}"));
        }
    }
    let loops = Command::new("losetup").arg("--find").output();
    if !loops.is_ok_and(|output| output.status.success()) {
        return Some("there is no loop device".to_owned());
    }
    None
}

struct Loop(PathBuf);

impl Loop {
    fn of(file: &Path) -> Self {
        let mut attach = Command::new("losetup");
        attach.args(["--find", "--show"]).arg(file);
        let said = String::from_utf8(succeed(attach).stdout).unwrap();
        Self(PathBuf::from(said.trim()))
    }
}

impl Drop for Loop {
    fn drop(&mut self) {
        let _gone = Command::new("losetup")
            .arg("--detach")
            .arg(&self.0)
            .status();
    }
}

/// A hash tree as veritysetup makes it, with a salt.
fn format_verity(folder: &Path, data: &[u8]) -> (Vec<u8>, [u8; 32]) {
    let (root, tree) = (folder.join("root.raw"), folder.join("tree.raw"));
    fs::write(&root, data).unwrap();
    let mut format = Command::new("veritysetup");
    format.arg("format").arg(&root).arg(&tree);
    let said = String::from_utf8(succeed(format).stdout).unwrap();
    let hash = said
        .lines()
        .find_map(|line| line.strip_prefix("Root hash:"))
        .unwrap()
        .trim();
    let hash = data_encoding::HEXLOWER.decode(hash.as_bytes()).unwrap();
    (fs::read(tree).unwrap(), hash.try_into().unwrap())
}

#[test]
fn sfdisk_and_veritysetup_see_on_a_loop_device_what_was_meant() {
    if let Some(why) = missing() {
        eprintln!("SKIPPED: {why}");
        return;
    }
    let scratch = tempfile::tempdir().unwrap();
    let mut image = Built::new(13);
    (image.verity, image.root_hash) = format_verity(scratch.path(), &image.root);
    image.uki = kernel(&image.root_hash);
    let staged = Staged::new(&image);
    // Parted afresh by sfdisk, not by our own hands.
    let old = fs::read(&staged.disk).unwrap();
    fs::write(&staged.disk, vec![0; old.len()]).unwrap();
    let device = Loop::of(&staged.disk);
    let names = ["sportello_12", "sportello_12_verity", "_empty", "_empty"];
    let mut script = "label: gpt\n".to_owned();
    for ((kind, start, length), name) in LAYOUT.iter().zip(names) {
        let (start, length) = (start / 512, length / 512);
        script += &format!("start={start}, size={length}, type={kind}, name=\"{name}\"\n");
    }
    let mut part = Command::new("sfdisk")
        .args(["--quiet", "--no-reread", "--no-tell-kernel"])
        .arg(&device.0)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    std::io::Write::write_all(part.stdin.as_mut().unwrap(), script.as_bytes()).unwrap();
    assert!(part.wait().unwrap().success());

    succeed(staged.apply(&device.0));
    let mut json = Command::new("sfdisk");
    json.arg("--json").arg(&device.0);
    let table: serde_json::Value = serde_json::from_slice(&succeed(json).stdout).unwrap();
    let partitions = table["partitiontable"]["partitions"].as_array().unwrap();
    let named: Vec<&str> = partitions
        .iter()
        .map(|partition| partition["name"].as_str().unwrap())
        .collect();
    let expected = [
        "sportello_12",
        "sportello_12_verity",
        "sportello_13",
        "sportello_13_verity",
    ];
    assert_eq!(named, expected);
    let ids: String = partitions[2..]
        .iter()
        .map(|partition| partition["uuid"].as_str().unwrap().replace('-', ""))
        .collect();
    let hash = data_encoding::HEXLOWER.encode(&image.root_hash);
    assert_eq!(ids.to_lowercase(), hash);
    let mut check = Command::new("sfdisk");
    check.arg("--verify").arg(&device.0);
    succeed(check);

    let bytes = fs::read(&staged.disk).unwrap();
    let cut = |index: usize, name: &str| {
        let (_, start, length) = LAYOUT[index];
        let file = scratch.path().join(name);
        fs::write(&file, &bytes[start..start + length]).unwrap();
        file
    };
    let mut verify = Command::new("veritysetup");
    verify
        .arg("verify")
        .arg(cut(2, "landed"))
        .arg(cut(3, "landed-tree"))
        .arg(&hash);
    succeed(verify);
}
