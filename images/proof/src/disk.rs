// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Disks of terminals that are already installed.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, bail};
use rustix::fs::{SeekFrom, seek};
use rustix::io::Errno;
use serde_json::Value;
use sportello_update::bundles::Shelf;

/// As much of a disk is looked through at a time, bytes.
const PIECE: usize = 16 << 20;

/// An image as images/build leaves it.
#[derive(Debug, Clone)]
pub(crate) struct Image {
    pub(crate) folder: PathBuf,
    pub(crate) number: u64,
}

impl Image {
    pub(crate) fn open(folder: &Path) -> anyhow::Result<Self> {
        let text = fs::read_to_string(folder.join("image.json"))
            .with_context(|| format!("{} holds no image: run images/build", folder.display()))?;
        let said: Value = serde_json::from_str(&text)?;
        let number = said["number"]
            .as_u64()
            .context("image.json has no number")?;
        Ok(Self {
            folder: folder.to_owned(),
            number,
        })
    }

    pub(crate) fn part(&self, name: &str) -> PathBuf {
        self.folder
            .join(format!("sportello_{}.{name}", self.number))
    }
}

/// Runs a program and hands over what it printed.
pub(crate) fn run(program: &str, arguments: &[&str]) -> anyhow::Result<String> {
    let output = Command::new(program)
        .args(arguments)
        .output()
        .with_context(|| format!("no {program}: run this inside images/enter"))?;
    if !output.status.success() {
        bail!(
            "{program} {}: {}",
            arguments.join(" "),
            String::from_utf8_lossy(&output.stderr)
        );
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// A disk of 32 GiB (sparse) on which `image` stands in the first slot, the second is free, and
/// the state partition holds the content of `state`.
pub(crate) fn installed(image: &Image, state: &Path, disk: &Path) -> anyhow::Result<()> {
    let _copied = run(
        "cp",
        &[
            "--sparse=always",
            &image.part("disk").to_string_lossy(),
            &disk.to_string_lossy(),
        ],
    )?;
    // A stick asks whether it shall be installed; this disk already is.
    let esp = esp(disk)?;
    let word = format!("::/EFI/Linux/sportello_{}.efi.extra.d", image.number);
    let _gone = run("mdeltree", &["-i", &esp, &word])?;
    let definitions = disk.with_extension("repart.d");
    if definitions.exists() {
        fs::remove_dir_all(&definitions)?;
    }
    fs::create_dir_all(&definitions)?;
    let definition = |name: &str, text: &str| fs::write(definitions.join(name), text);
    definition("00-esp.conf", "[Partition]\nType=esp\nFormat=vfat\n")?;
    definition("10-root.conf", "[Partition]\nType=root\n")?;
    definition("11-verity.conf", "[Partition]\nType=root-verity\n")?;
    definition(
        "20-root.conf",
        "[Partition]\nType=root\nLabel=_empty\nSizeMinBytes=3G\nSizeMaxBytes=3G\n",
    )?;
    definition(
        "21-verity.conf",
        "[Partition]\nType=root-verity\nLabel=_empty\nSizeMinBytes=64M\nSizeMaxBytes=64M\n",
    )?;
    definition(
        "30-state.conf",
        &format!(
            "[Partition]\nType=linux-generic\nLabel=state\nFormat=ext4\nCopyFiles={}:/\nSizeMinBytes=4G\n",
            state.display()
        ),
    )?;
    let _said = run(
        "systemd-repart",
        &[
            &format!("--definitions={}", definitions.display()),
            "--offline=yes",
            "--empty=allow",
            "--size=32G",
            "--no-pager",
            "--dry-run=no",
            &disk.to_string_lossy(),
        ],
    )?;
    fs::remove_dir_all(&definitions)?;
    Ok(())
}

/// What lies on the state partition of a terminal that is set up, stands by itself, and has
/// the tasks of `content`.
pub(crate) fn stand_alone(repository: &Path, content: &Path, folder: &Path) -> anyhow::Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    let bundle = folder.join("bundle/1");
    fs::create_dir_all(&bundle)?;
    let copy = |from: PathBuf, to: PathBuf| {
        run(
            "cp",
            &["-r", &from.to_string_lossy(), &to.to_string_lossy()],
        )
    };
    let _tasks = copy(content.join("tasks"), bundle.join("tasks"))?;
    let _shared = copy(
        repository.join("kiosk/tasks/_shared"),
        bundle.join("tasks/_shared"),
    )?;
    let _policy = copy(content.join("policy.toml"), bundle.join("policy.toml"))?;
    // The tree of questions asks for tasks that are not here.
    fs::remove_file(bundle.join("tasks/_shared/choose.toml"))?;
    // As the agent does: one that is not sealed is damaged to it.
    let shelf = Shelf::at(folder.join("bundle"));
    shelf.seal(1, &sportello_protocol::Place::default())?;
    shelf.use_bundle(Some(1))?;
    fs::write(folder.join("set-up"), "")?;
    Ok(())
}

/// Where a disk's partition begins, bytes: the one called `name`, or the first.
fn start(disk: &Path, name: Option<&str>) -> anyhow::Result<u64> {
    Ok(extent(disk, name)?.0)
}

/// Where it begins and how long it is, bytes.
fn extent(disk: &Path, name: Option<&str>) -> anyhow::Result<(u64, u64)> {
    let table: Value = serde_json::from_str(&run("sfdisk", &["--json", &disk.to_string_lossy()])?)?;
    let partitions = table["partitiontable"]["partitions"]
        .as_array()
        .context("the disk has no partitions")?;
    let found = partitions
        .iter()
        .find(|partition| name.is_none_or(|name| partition["name"] == name))
        .with_context(|| format!("the disk has no partition {name:?}"))?;
    let sectors = |what: &str| found[what].as_u64();
    let start = sectors("start").context("the partition begins nowhere")?;
    let size = sectors("size").context("the partition ends nowhere")?;
    Ok((start * 512, size * 512))
}

/// A disk's ESP, as mtools names it.
fn esp(disk: &Path) -> anyhow::Result<String> {
    Ok(format!("{}@@{}", disk.display(), start(disk, None)?))
}

/// Names of the UKIs on a disk, counters included.
pub(crate) fn kernels(disk: &Path) -> anyhow::Result<Vec<String>> {
    let listed = run("mdir", &["-b", "-i", &esp(disk)?, "::/EFI/Linux"])?;
    Ok(listed
        .lines()
        .filter_map(|line| line.trim().rsplit('/').next())
        .filter(|name| name.ends_with(".efi"))
        .map(str::to_owned)
        .collect())
}

/// Changes the bytes of the UKI of image `number` on a disk.
pub(crate) fn change_kernel(
    disk: &Path,
    number: u64,
    change: impl FnOnce(&mut Vec<u8>) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let wanted = format!("sportello_{number}");
    let name = kernels(disk)?
        .into_iter()
        .find(|name| name.starts_with(&wanted))
        .with_context(|| format!("the disk has no UKI of image {number}"))?;
    let esp = esp(disk)?;
    let inside = format!("::/EFI/Linux/{name}");
    let taken = disk.with_extension("efi");
    let outside = taken.to_string_lossy().into_owned();
    let _taken = run("mcopy", &["-o", "-i", &esp, &inside, &outside])?;
    let mut bytes = fs::read(&taken)?;
    change(&mut bytes)?;
    fs::write(&taken, bytes)?;
    let _put = run("mcopy", &["-o", "-i", &esp, &outside, &inside])?;
    fs::remove_file(taken)?;
    Ok(())
}

/// Turns a bit in the first block of a partition.
pub(crate) fn flip(disk: &Path, partition: &str) -> anyhow::Result<()> {
    use std::os::unix::fs::FileExt as _;
    let at = start(disk, Some(partition))? + 1030;
    let file = fs::File::options().read(true).write(true).open(disk)?;
    let mut byte = [0];
    file.read_exact_at(&mut byte, at)?;
    byte[0] ^= 1;
    file.write_all_at(&byte, at)?;
    Ok(())
}

/// A copy of a disk that takes no more room than what is written on it.
pub(crate) fn copy(from: &Path, to: &Path) -> anyhow::Result<()> {
    let (from, to) = (from.to_string_lossy(), to.to_string_lossy());
    let _copied = run("cp", &["--sparse=always", "--reflink=auto", &from, &to])?;
    Ok(())
}

/// How a disk is called whose writes lie beside it.
pub(crate) const OVERLAY: &str = "qcow2";

/// A file that takes what is written to `base`, which stays as it is.
pub(crate) fn overlay(base: &Path, overlay: &Path) -> anyhow::Result<()> {
    let (base, overlay) = (base.to_string_lossy(), overlay.to_string_lossy());
    let made = [
        "create", "-q", "-f", OVERLAY, "-F", "raw", "-b", &base, &overlay,
    ];
    let _made = run("qemu-img", &made)?;
    Ok(())
}

/// The disk below an overlay.
fn base(disk: &Path) -> anyhow::Result<PathBuf> {
    if disk
        .extension()
        .is_none_or(|extension| extension != OVERLAY)
    {
        return Ok(disk.to_owned());
    }
    let said = run(
        "qemu-img",
        &["info", "-U", "--output=json", &disk.to_string_lossy()],
    )?;
    let said: Value = serde_json::from_str(&said)?;
    let base = said["full-backing-filename"].as_str();
    Ok(base.context("the overlay lies over nothing")?.into())
}

/// Copies a partition of a disk, or of an overlay, into a file of its own.
pub(crate) fn partition(disk: &Path, name: &str, to: &Path) -> anyhow::Result<()> {
    // Nobody parts a terminal's disk again: the base has the table.
    let (at, length) = extent(&base(disk)?, Some(name))?;
    let format = if disk.extension().is_some_and(|found| found == OVERLAY) {
        OVERLAY
    } else {
        "raw"
    };
    let source = format!(
        "driver=raw,offset={at},size={length},file.driver={format},file.file.driver=file,file.file.filename={}",
        disk.display()
    );
    let to = to.to_string_lossy();
    let _copied = run(
        "qemu-img",
        &["convert", "--image-opts", &source, "-O", "raw", &to],
    )?;
    Ok(())
}

/// Name of the file that takes all room.
const FILLED: &str = "filled";
/// Blocks that it leaves: what its own list of blocks may need.
const SPARE: u64 = 40;

/// Takes all the room of a disk's ext4 partition, even what only root could have.
pub(crate) fn fill(disk: &Path, partition: &str) -> anyhow::Result<()> {
    let place = ext4(disk, partition)?;
    // The power went while it was in use.
    let _mended = Command::new("e2fsck").args(["-fp", &place]).output()?;
    let said = run("debugfs", &["-R", "stats -h", &place])?;
    let free: u64 = said
        .lines()
        .find_map(|line| line.strip_prefix("Free blocks:"))
        .context("debugfs names no free blocks")?
        .trim()
        .parse()?;
    let last = free.checked_sub(SPARE).context("it is full already")?;
    let made = format!("write /dev/null {FILLED}");
    let _made = run("debugfs", &["-w", "-R", &made, &place])?;
    let grown = format!("fallocate {FILLED} 0 {last}");
    let _grown = run("debugfs", &["-w", "-R", &grown, &place])?;
    Ok(())
}

/// Gives the room back.
pub(crate) fn free(disk: &Path, partition: &str) -> anyhow::Result<()> {
    let place = ext4(disk, partition)?;
    let _mended = Command::new("e2fsck").args(["-fp", &place]).output()?;
    let gone = format!("rm {FILLED}");
    let _gone = run("debugfs", &["-w", "-R", &gone, &place])?;
    Ok(())
}

/// A disk's ext4 partition, as its tools name it.
fn ext4(disk: &Path, partition: &str) -> anyhow::Result<String> {
    let start = start(disk, Some(partition))?;
    Ok(format!("{}?offset={start}", disk.display()))
}

/// Copies a folder out of an ext4 file system that nobody uses.
pub(crate) fn take_folder(file_system: &Path, folder: &str, to: &Path) -> anyhow::Result<()> {
    let order = format!("rdump {folder} {}", to.display());
    let _taken = run("debugfs", &["-R", &order, &file_system.to_string_lossy()])?;
    Ok(())
}

/// Puts a file at the top of a disk's ESP.
pub(crate) fn put(disk: &Path, file: &Path) -> anyhow::Result<()> {
    let file = file.to_string_lossy();
    let _put = run("mcopy", &["-o", "-i", &esp(disk)?, &file, "::/"])?;
    Ok(())
}

/// Names of a disk's partitions, in the order of the table.
pub(crate) fn names(disk: &Path) -> anyhow::Result<Vec<String>> {
    let table: Value = serde_json::from_str(&run("sfdisk", &["--json", &disk.to_string_lossy()])?)?;
    let partitions = table["partitiontable"]["partitions"]
        .as_array()
        .context("the disk has no partitions")?;
    let name = |partition: &Value| partition["name"].as_str().unwrap_or_default().to_owned();
    Ok(partitions.iter().map(name).collect())
}

/// Whether some bytes, no zero among them, stand anywhere on a disk. What was never written is
/// not read: most of a fresh disk.
pub(crate) fn holds(disk: &Path, bytes: &[u8]) -> anyhow::Result<bool> {
    use std::os::unix::fs::FileExt as _;
    let finder = memchr::memmem::Finder::new(bytes);
    let file = fs::File::open(disk)?;
    let mut buffer = vec![0; PIECE];
    let mut end = 0;
    loop {
        let mut at = match seek(&file, SeekFrom::Data(end)) {
            Ok(at) => at,
            Err(Errno::NXIO) => return Ok(false),
            Err(error) => return Err(error.into()),
        };
        end = seek(&file, SeekFrom::Hole(at))?;
        while at < end {
            let length = usize::try_from(end - at).map_or(PIECE, |left| left.min(PIECE));
            let piece = &mut buffer[..length];
            file.read_exact_at(piece, at)?;
            if finder.find(piece).is_some() {
                return Ok(true);
            }
            // What lies across two pieces is looked at with the second.
            let again = if at + (length as u64) < end {
                bytes.len().saturating_sub(1)
            } else {
                0
            };
            at += (length - again) as u64;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_across_two_pieces_is_found() -> anyhow::Result<()> {
        let file = std::env::temp_dir().join(format!("holds-{}", std::process::id()));
        for place in [0, PIECE - 3, 2 * PIECE + 9] {
            // Written all over, and then with nothing around it.
            let mut bytes = vec![b'#'; 2 * PIECE + 15];
            bytes[place..place + 6].copy_from_slice(b"needle");
            fs::write(&file, bytes)?;
            assert!(holds(&file, b"needle")?, "at {place}");
            let sparse = fs::File::create(&file)?;
            sparse.set_len(3 * PIECE as u64)?;
            std::os::unix::fs::FileExt::write_all_at(&sparse, b"needle", place as u64)?;
            assert!(holds(&file, b"needle")?, "at {place}");
            assert!(!holds(&file, b"needles")?, "at {place}");
        }
        fs::remove_file(file)?;
        Ok(())
    }
}
