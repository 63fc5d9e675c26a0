// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The hand that plugs sticks in: real file systems on loop devices, announced the way kernel
//! and udev announce a stick, in folders that the unit under test was told to look into.

use std::fs;
use std::os::unix::fs::{MetadataExt, symlink};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use super::desk::said;

pub(crate) const CAPSULE: &str = "sportello-capsule";
pub(crate) const AGENT: &str = "sportello-agent";
/// Where kernel and udev are played.
const PLUG: &str = "/run/plug";

/// A user's number.
pub(crate) fn passwd(name: &str) -> u32 {
    said("id", &["-u", name]).trim().parse().unwrap()
}

/// A stick in somebody's hand.
pub(crate) struct Stick {
    image: PathBuf,
    name: String,
    device: Option<String>,
    record: PathBuf,
}

impl Stick {
    /// One whose file system was made by `mkfs`, with `content` on it.
    pub(crate) fn made(mebibytes: u32, content: Option<&Path>) -> Self {
        let owner = passwd(CAPSULE);
        let image = blank(mebibytes);
        let owner = format!("root_owner={owner}:{owner}");
        let path = image.to_str().unwrap();
        let mut words = vec!["-q", "-F", "-E", &owner];
        // Room for as many files as anybody could have.
        words.extend(["-i", "1024"]);
        let content = content.map(|folder| folder.to_str().unwrap());
        words.extend(content.iter().flat_map(|folder| ["-d", *folder]));
        words.push(path);
        said("mkfs.ext4", &words);
        Self::of(image)
    }

    /// One full of zeros.
    pub(crate) fn blank() -> Self {
        Self::of(blank(4))
    }

    fn of(image: PathBuf) -> Self {
        let name = format!("sd{}", image.file_stem().unwrap().to_str().unwrap());
        Self {
            image,
            name,
            device: None,
            record: PathBuf::new(),
        }
    }

    /// Plugs it in; udev says it holds a `kind`.
    pub(crate) fn plug(&mut self, kind: &str, writable: bool) {
        let image = self.image.to_str().unwrap();
        let mut words = vec!["--find", "--show"];
        words.extend((!writable).then_some("--read-only"));
        words.push(image);
        let device = said("losetup", &words).trim().to_owned();
        let rdev = fs::metadata(&device).unwrap().rdev();
        let number = format!("{}:{}", rustix::fs::major(rdev), rustix::fs::minor(rdev));
        let bus = format!("{PLUG}/sys/devices/pci0000:00/usb1/1-1/block/{}", self.name);
        fs::create_dir_all(format!("{bus}/holders")).unwrap();
        fs::write(format!("{bus}/dev"), &number).unwrap();
        fs::write(format!("{bus}/size"), "8192\n").unwrap();
        fs::write(format!("{bus}/diskseq"), next().to_string()).unwrap();
        for folder in ["sys/class/block", "dev", "udev"] {
            fs::create_dir_all(format!("{PLUG}/{folder}")).unwrap();
        }
        let _earlier = fs::remove_file(self.node());
        symlink(&device, self.node()).unwrap();
        self.record = format!("{PLUG}/udev/b{number}").into();
        let record = format!("E:ID_FS_TYPE={kind}\nE:ID_FS_USAGE=filesystem\n");
        fs::write(&self.record, record).unwrap();
        symlink(&bus, self.entry()).unwrap();
        self.device = Some(device);
    }

    fn node(&self) -> PathBuf {
        format!("{PLUG}/dev/{}", self.name).into()
    }

    fn entry(&self) -> PathBuf {
        format!("{PLUG}/sys/class/block/{}", self.name).into()
    }

    /// Pulls it out: from now on every read and write of it fails.
    pub(crate) fn pull(&mut self) {
        fs::remove_file(self.entry()).unwrap();
        fs::File::create(&self.image).unwrap();
        let _gone = fs::remove_file(&self.record);
    }
}

impl Drop for Stick {
    fn drop(&mut self) {
        let _pulled = fs::remove_file(self.entry());
        let _gone = fs::remove_file(&self.record);
        if let Some(device) = &self.device {
            said("losetup", &["--detach", device]);
        }
        let _thrown_away = fs::remove_file(&self.image);
    }
}

fn next() -> u32 {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    NEXT.fetch_add(1, Ordering::Relaxed)
}

fn blank(mebibytes: u32) -> PathBuf {
    let letter = char::from(b'a' + u8::try_from(next() % 26).unwrap());
    let image = PathBuf::from(format!("/var/tmp/{letter}{letter}.img"));
    let file = fs::File::create(&image).unwrap();
    file.set_len(u64::from(mebibytes) * 1024 * 1024).unwrap();
    image
}
