// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Installing on loop devices with the programs that the image ships: real partitions, real
//! file systems, real dm-verity data. Runs inside the Debian 13 root that images are built in;
//! where that root, root rights or loop devices are missing, it says so and proves nothing. Kernels
//! that build machines run may know neither GPT nor FAT: here the ESP is ext4 and `partx` makes the
//! nodes; that firmware starts from the real one is shown with the image.

#![expect(
    clippy::unwrap_used,
    reason = "a world that cannot be set up is a failed test"
)]

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, Mutex};

use sportello_setupd::helper::config::Config;
use sportello_setupd::helper::disks::{self, offered};
use sportello_setupd::helper::install::{Order, install};
use sportello_setupd::helper::layout::Layout;
use sportello_setupd::helper::seed::Seed;
use sportello_setupd::secret::Secret;
use sportello_setupd::wire::{Disk, Holds, Progress, Refusal, Step};

const INSIDE: &str = "SPORTELLO_INSIDE_ROOT";
const GIB: u64 = 1 << 30;

/// The root that images are built in, if this machine has one and lets us in.
fn root() -> Result<PathBuf, String> {
    if !rustix::process::geteuid().is_root() {
        return Err("it needs root rights".into());
    }
    if !Path::new("/dev/loop-control").exists() {
        return Err("this machine has no loop devices".into());
    }
    let cache = std::env::var("SPORTELLO_CACHE").unwrap_or("/var/cache/sportello".into());
    let roots = fs::read_dir(&cache).map_err(|_| format!("there is no {cache}"))?;
    let found = roots.flatten().map(|it| it.path()).find(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with("tools-") && path.join("usr/bin/systemd-repart").exists()
    });
    found.ok_or("the root that images are built in is not there: `make image` makes it".into())
}

/// Runs one test of this program inside the root.
#[expect(clippy::print_stderr, reason = "a skipped test says so aloud")]
fn inside(test: &str) {
    if std::env::var_os(INSIDE).is_some() {
        return;
    }
    let root = match root() {
        Ok(root) => root,
        Err(why) => {
            eprintln!("SKIPPED {test}: {why}");
            return;
        }
    };
    // One at a time: each looks at all block devices, which keeps them busy for the other.
    let turn = fs::File::create(std::env::temp_dir().join("sportello-setup-disks.lock")).unwrap();
    turn.lock().unwrap();
    let work = tempfile::Builder::new()
        .prefix("setup-")
        .tempdir_in("/var/tmp")
        .unwrap();
    let program = std::env::current_exe().unwrap();
    fs::copy(program, work.path().join("test")).unwrap();
    let definitions = work.path().join("repart.d");
    fs::create_dir(&definitions).unwrap();
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("repart.d")).unwrap() {
        let path = entry.unwrap().path();
        let text = fs::read_to_string(&path).unwrap();
        let text = text.replace("Format=vfat", "Format=ext4");
        fs::write(definitions.join(path.file_name().unwrap()), text).unwrap();
    }
    let script = r#"
        set -e
        mount --rbind /dev "$1/dev"
        mount --rbind /sys "$1/sys"
        mount -t proc proc "$1/proc"
        mount -t tmpfs -o size=64m tmpfs "$1/run"
        mount -t tmpfs -o size=64m tmpfs "$1/tmp"
        mkdir "$1/tmp/work"
        mount --bind "$2" "$1/tmp/work"
        exec chroot "$1" /tmp/work/test --exact "$3" --ignored --nocapture --test-threads=1
    "#;
    let status = Command::new("unshare")
        .args([
            "--mount",
            "--propagation",
            "private",
            "--",
            "sh",
            "-c",
            script,
            "sh",
        ])
        .args([root.as_os_str(), work.path().as_os_str()])
        .arg(test)
        .env(INSIDE, "1")
        .env("PATH", "/usr/sbin:/usr/bin:/sbin:/bin")
        .env_remove("LANG")
        .status()
        .unwrap();
    assert!(status.success(), "{test} failed inside {}", root.display());
}

fn said(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).output().unwrap();
    assert!(
        output.status.success(),
        "{program} {arguments:?}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}

/// A sparse file as a disk.
struct Loop {
    path: String,
    file: PathBuf,
}

impl Loop {
    fn new(file: &Path, bytes: u64) -> Self {
        let image = fs::OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(file)
            .unwrap();
        image.set_len(bytes).unwrap();
        let path = said(
            "losetup",
            &[
                "--find",
                "--show",
                "--partscan",
                &file.display().to_string(),
            ],
        );
        // An empty one has none.
        let _nodes = Command::new("partx").args(["--update", &path]).output();
        Self {
            path,
            file: file.to_owned(),
        }
    }

    fn table(&self) -> Vec<BTreeMap<String, String>> {
        let arguments = [
            "--json",
            "--tree",
            "--properties-by",
            "blkid",
            "--output",
            "PARTLABEL,PARTUUID",
        ];
        let listing = said("lsblk", &[&arguments[..], &[&self.path]].concat());
        let json: serde_json::Value = serde_json::from_str(&listing).unwrap();
        let parts = json["blockdevices"][0]["children"].as_array().cloned();
        let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
        parts
            .unwrap_or_default()
            .iter()
            .map(|part| {
                let part = part.as_object().unwrap();
                part.iter()
                    .map(|(key, value)| (key.clone(), text(value)))
                    .collect()
            })
            .collect()
    }

    fn labels(&self) -> Vec<String> {
        self.table()
            .iter()
            .map(|part| part["partlabel"].clone())
            .collect()
    }

    /// Mounts a partition and looks.
    fn look<T>(&self, part: u32, at: impl FnOnce(&Path) -> T) -> T {
        let place = Path::new("/tmp/look");
        fs::create_dir_all(place).unwrap();
        said("mount", &[&format!("{}p{part}", self.path), "/tmp/look"]);
        let seen = at(place);
        said("umount", &["/tmp/look"]);
        seen
    }
}

impl Drop for Loop {
    fn drop(&mut self) {
        let _nodes = Command::new("partx")
            .args(["--delete", &self.path])
            .output();
        let _detached = Command::new("losetup")
            .args(["--detach", &self.path])
            .status();
        let _removed = fs::remove_file(&self.file);
    }
}

/// A medium with an image of number 12, as `sportello image build` would make it, and the
/// configuration of a helper that runs from it.
struct World {
    medium: Loop,
    config: Config,
    roothash: String,
}

impl World {
    fn new() -> Self {
        let work = Path::new("/tmp/work");
        let tree = work.join("tree");
        fs::create_dir_all(tree.join("usr/lib")).unwrap();
        for n in 0..40_u32 {
            let text = format!("file {n}\n").repeat(4000);
            fs::write(tree.join(format!("usr/lib/{n}")), text).unwrap();
        }
        let esp = work.join("esp");
        for (place, text) in [
            ("EFI/BOOT/BOOTX64.EFI", "the boot loader"),
            ("EFI/systemd/systemd-bootx64.efi", "the boot loader"),
            ("EFI/Linux/sportello_12.efi", "the kernel"),
            (
                "EFI/Linux/sportello_12.efi.extra.d/install.addon.efi",
                "installs",
            ),
            ("sportello-install.toml", "format = 1"),
        ] {
            let path = esp.join(place);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        let definitions = work.join("medium.d");
        fs::create_dir_all(&definitions).unwrap();
        for (name, text) in [
            (
                "10-esp",
                "Type=esp\nFormat=ext4\nSizeMinBytes=64M\nSizeMaxBytes=64M\nCopyFiles=/tmp/work/esp:/",
            ),
            (
                "20-root",
                "Type=root\nLabel=sportello_12\nFormat=erofs\nCopyFiles=/tmp/work/tree:/\nVerity=data\nVerityMatchKey=root\nSizeMinBytes=64M\nSizeMaxBytes=64M",
            ),
            (
                "21-verity",
                "Type=root-verity\nLabel=sportello_12_verity\nVerity=hash\nVerityMatchKey=root\nSizeMinBytes=8M\nSizeMaxBytes=8M",
            ),
        ] {
            fs::write(
                definitions.join(format!("{name}.conf")),
                format!("[Partition]\n{text}\n"),
            )
            .unwrap();
        }
        let image = work.join("medium.img");
        let json = said(
            "systemd-repart",
            &[
                "--empty=create",
                "--size=400M",
                "--dry-run=no",
                "--offline=yes",
                "--json=short",
                "--definitions=/tmp/work/medium.d",
                &image.display().to_string(),
            ],
        );
        let json: serde_json::Value = serde_json::from_str(&json).unwrap();
        let roothash = json
            .as_array()
            .unwrap()
            .iter()
            .find_map(|part| part["roothash"].as_str())
            .unwrap()
            .to_owned();
        let cmdline = work.join("cmdline");
        fs::write(
            &cmdline,
            format!("quiet roothash={roothash} sportello.install\n"),
        )
        .unwrap();
        let config = Config {
            cmdline,
            efi: work.to_owned(),
            run: work.join("run"),
            definitions: work.join("repart.d"),
            loops: true,
            ..Config::default()
        };
        let medium = Loop::new(&image, fs::metadata(&image).unwrap().len());
        let esp = medium.table()[0]["partuuid"].to_uppercase();
        let mut variable = vec![6, 0, 0, 0];
        variable.extend(format!("{esp}\0").encode_utf16().flat_map(u16::to_le_bytes));
        let name = "efivars/LoaderDevicePartUUID-4a67b082-0a4c-41cf-b6c7-440b29bb8c4f";
        fs::create_dir_all(work.join("efivars")).unwrap();
        fs::write(work.join(name), variable).unwrap();
        // What is refused says why in the journal, here to whoever reads a failed test.
        let _first = tracing_subscriber::fmt().with_test_writer().try_init();
        Self {
            medium,
            config,
            roothash,
        }
    }

    fn target(&self, gib: u64) -> Loop {
        Loop::new(
            &Path::new("/tmp/work").join(format!("target-{gib}.img")),
            gib * GIB,
        )
    }

    async fn offered(&self, path: &str) -> Disk {
        let layout = Layout::read(&self.config.definitions).unwrap();
        let nodes = disks::nodes().await.unwrap();
        let running = Some(self.medium.path.as_str());
        let all = offered(&self.config, &nodes, running, &layout);
        all.into_iter().find(|disk| disk.path == path).unwrap()
    }

    fn order(&self, target: &Loop, keep_state: bool) -> Order {
        Order {
            disk: target.path.clone(),
            typed: target.path.trim_start_matches("/dev/").to_uppercase(),
            keep_state,
            seed: Seed {
                language: Some("ar".into()),
                code: Some(Secret::new("a code")),
                unattended: true,
                ..Seed::default()
            },
        }
    }
}

async fn install_and_watch(world: &World, order: &Order) -> (Result<(), Refusal>, Vec<Progress>) {
    let seen = Arc::new(Mutex::new(Vec::new()));
    let tell = {
        let seen = Arc::clone(&seen);
        move |progress| seen.lock().unwrap().push(progress)
    };
    let done = install(&world.config, order, tell).await;
    let seen = seen.lock().unwrap().clone();
    (done, seen)
}

fn starts(target: &Loop) {
    assert_eq!(
        target.labels(),
        [
            "ESP",
            "sportello_12",
            "sportello_12_verity",
            "_empty",
            "_empty",
            "state"
        ]
    );
    target.look(1, |esp| {
        let kernel = fs::read_to_string(esp.join("EFI/Linux/sportello_12+3.efi")).unwrap();
        assert_eq!(kernel, "the kernel");
        let loader = fs::read_to_string(esp.join("EFI/BOOT/BOOTX64.EFI")).unwrap();
        assert_eq!(loader, "the boot loader");
        assert!(!esp.join("loader/entries/unfinished.conf").exists());
        assert!(!esp.join("EFI/Linux/sportello_12.efi.extra.d").exists());
        assert!(!esp.join("sportello-install.toml").exists());
    });
}

fn says_unfinished(target: &Loop) {
    let labels = target.labels();
    assert_eq!(labels[0], "sportello-unfinished");
    assert!(
        !labels.iter().any(|label| label.starts_with("sportello_")),
        "{labels:?}"
    );
    target.look(1, |esp| {
        let entry = fs::read_to_string(esp.join("loader/entries/unfinished.conf")).unwrap();
        assert!(entry.contains("not finished"), "{entry}");
        assert_eq!(fs::read_dir(esp.join("EFI/Linux")).unwrap().count(), 0);
    });
}

#[test]
fn an_empty_disk_becomes_a_terminal() {
    inside("inner_an_empty_disk_becomes_a_terminal");
}

#[tokio::test]
#[ignore = "started inside the root by the test of the same name"]
async fn inner_an_empty_disk_becomes_a_terminal() {
    let world = World::new();
    let target = world.target(20);
    let disk = world.offered(&target.path).await;
    assert_eq!((disk.holds, disk.unfit), (Holds::Nothing, None));
    let medium = world.offered(&world.medium.path).await;
    assert_eq!(medium.unfit, Some(Refusal::DiskRunning));

    // Refused before anything is touched.
    let mut order = world.order(&target, false);
    order.typed = "something else".into();
    let (done, seen) = install_and_watch(&world, &order).await;
    assert_eq!((done, seen.len()), (Err(Refusal::NameDiffers), 0));
    let order = Order {
        disk: world.medium.path.clone(),
        ..world.order(&target, false)
    };
    assert_eq!(
        install_and_watch(&world, &order).await.0,
        Err(Refusal::DiskRunning)
    );
    let order = world.order(&target, true);
    assert_eq!(
        install_and_watch(&world, &order).await.0,
        Err(Refusal::NothingToKeep)
    );
    assert_eq!(target.table().len(), 0);

    // As on a booted image, where systemd mounts the medium's boot partition for who looks there.
    let esp = format!("{}p1", world.medium.path);
    fs::create_dir_all("/tmp/work/boot").unwrap();
    said("mount", &["-o", "rw", &esp, "/tmp/work/boot"]);
    let (done, seen) = install_and_watch(&world, &world.order(&target, false)).await;
    assert_eq!(done, Ok(()));
    said("umount", &["/tmp/work/boot"]);
    assert!(
        seen.is_sorted_by_key(|it| (it.step, it.permille)),
        "{seen:?}"
    );
    assert_eq!(
        seen.last().map(|it| (it.step, it.permille)),
        Some((Step::Finishing, 1000))
    );
    starts(&target);
    let verity = [
        "verify",
        &format!("{}p2", target.path),
        &format!("{}p3", target.path),
        &world.roothash,
    ]
    .map(str::to_owned);
    said(
        "veritysetup",
        &verity.iter().map(String::as_str).collect::<Vec<_>>(),
    );
    let half = world.roothash[..8].to_owned();
    assert!(target.table()[1]["partuuid"].starts_with(&half));
    target.look(6, |state| {
        let seed = fs::read_to_string(state.join("setup/first-boot.toml")).unwrap();
        assert!(seed.contains("a code"), "{seed}");
        let language = fs::read_to_string(state.join("setup/language")).unwrap();
        assert_eq!(language, "ar");
        fs::write(state.join("identity"), "kept").unwrap();
    });

    // Again, keeping what it is: everything new but the state.
    assert_eq!(world.offered(&target.path).await.holds, Holds::Sportello);
    target.look(1, |esp| fs::write(esp.join("left-behind"), "x").unwrap());
    let (done, _) = install_and_watch(&world, &world.order(&target, true)).await;
    assert_eq!(done, Ok(()));
    starts(&target);
    target.look(1, |esp| assert!(!esp.join("left-behind").exists()));
    target.look(6, |state| {
        assert_eq!(fs::read_to_string(state.join("identity")).unwrap(), "kept")
    });
    // And without keeping it.
    let (done, _) = install_and_watch(&world, &world.order(&target, false)).await;
    assert_eq!(done, Ok(()));
    target.look(6, |state| assert!(!state.join("identity").exists()));
}

#[test]
fn what_goes_wrong_leaves_a_disk_that_says_so() {
    inside("inner_what_goes_wrong_leaves_a_disk_that_says_so");
}

#[tokio::test]
#[ignore = "started inside the root by the test of the same name"]
async fn inner_what_goes_wrong_leaves_a_disk_that_says_so() {
    let world = World::new();
    let small = world.target(8);
    let order = world.order(&small, false);
    assert_eq!(
        install_and_watch(&world, &order).await.0,
        Err(Refusal::DiskTooSmall {
            need_gib: 14,
            has_gib: 8
        })
    );
    assert_eq!(small.table().len(), 0);
    drop(small);

    // Started the old way.
    let target = world.target(20);
    let bios = World {
        medium: Loop {
            path: String::new(),
            file: PathBuf::from("/nonexistent"),
        },
        config: Config {
            efi: "/nonexistent".into(),
            ..world.config.clone()
        },
        roothash: String::new(),
    };
    assert_eq!(
        install_and_watch(&bios, &world.order(&target, false))
            .await
            .0,
        Err(Refusal::NotUefi)
    );
    assert_eq!(target.table().len(), 0);

    // The medium changes under us: what landed is not what the signed hash says.
    let image = fs::OpenOptions::new()
        .write(true)
        .read(true)
        .open(format!("{}p2", world.medium.path))
        .unwrap();
    let mut byte = [0];
    image.read_exact_at(&mut byte, 70_000).unwrap();
    image.write_all_at(&[byte[0] ^ 1], 70_000).unwrap();
    image.sync_all().unwrap();
    let (done, seen) = install_and_watch(&world, &world.order(&target, false)).await;
    assert_eq!(done, Err(Refusal::DiskLies));
    assert_eq!(seen.last().map(|it| it.step), Some(Step::Checking));
    says_unfinished(&target);
    assert_eq!(world.offered(&target.path).await.holds, Holds::Unfinished);

    // Mended, it is installed over the remains.
    image.write_all_at(&byte, 70_000).unwrap();
    image.sync_all().unwrap();
    assert_eq!(
        install_and_watch(&world, &world.order(&target, false))
            .await
            .0,
        Ok(())
    );
    starts(&target);

    // Cut off in the middle, as when the screens' machine loses its power.
    let order = world.order(&target, false);
    let cut = install(&world.config, &order, |progress| {
        assert!(progress.permille < 500, "cut off");
    });
    assert_eq!(cut.await, Err(Refusal::Machine));
    says_unfinished(&target);
}
