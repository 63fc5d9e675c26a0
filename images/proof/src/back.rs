// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Always back: a terminal takes a good image and is proven on it; a bad one it tries, gives
//! up, and serves again with the one before, without hands.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail};
use memchr::memmem;

use crate::Place;
use crate::cuts::Kept;
use crate::disk::{self, Image};
use crate::machine::{Machine, Parts};
use crate::welcome::PATIENCE;

/// Three boots that fail and one that does not.
pub(crate) const FOUR_BOOTS: Duration = Duration::from_secs(1800);
/// Words of an image's command line that a bad one may do without.
const ROOM: &[u8] = b"slab_nomerge debugfs=off sysrq_always_enabled=0 nohibernate";

/// Where the terminal lies that took an image.
const APPLIED: &str = "always-back";
/// The partition of what a terminal keeps.
const STATE: &str = "state";
/// What a terminal says that can keep nothing.
const NO_ROOM: &str = "più spazio";

/// A kernel that finds nothing to start panics.
const PANICS: &[u8] = b"rdinit=/nowhere";

/// Puts other words in the place of those that a kernel's command line may do without.
fn say(kernel: &mut [u8], words: &[u8]) -> anyhow::Result<()> {
    let at = memmem::find(kernel, ROOM).context("the kernel has another command line")?;
    let room = &mut kernel[at..at + ROOM.len()];
    room.fill(b' ');
    room[..words.len()].copy_from_slice(words);
    Ok(())
}

/// What is wrong with an image that was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Fault {
    /// Its kernel names another root.
    WrongRootHash,
    /// One bit of its root is another.
    FlippedBlock,
    /// Half of its kernel is missing.
    TruncatedKernel,
    /// Its kernel panics.
    Panic,
    /// Its agent never starts: nothing blesses it.
    NoAgent,
    /// Its shell never starts: nothing blesses it.
    NoShell,
    /// Nothing, but there is no room left for what the terminal keeps.
    FullState,
}

impl Fault {
    fn name(self) -> &'static str {
        match self {
            Self::WrongRootHash => "wrong-root-hash",
            Self::FlippedBlock => "flipped-block",
            Self::TruncatedKernel => "truncated-kernel",
            Self::Panic => "panic",
            Self::NoAgent => "no-agent",
            Self::NoShell => "no-shell",
            Self::FullState => "full-state",
        }
    }

    /// Puts the fault onto a disk on which `image` waits for its first boot.
    fn put(self, disk: &Path, image: &Image) -> anyhow::Result<()> {
        let number = image.number;
        let say = |words: &'static [u8]| move |kernel: &mut Vec<u8>| say(kernel, words);
        match self {
            Self::FlippedBlock => disk::flip(disk, &format!("sportello_{number}")),
            Self::TruncatedKernel => disk::change_kernel(disk, number, |kernel| {
                kernel.truncate(kernel.len() / 2);
                Ok(())
            }),
            Self::WrongRootHash => disk::change_kernel(disk, number, |kernel| {
                let at = memmem::find(kernel, b"roothash=").context("the kernel names no root")?;
                let digit = &mut kernel[at + b"roothash=".len()];
                *digit = if *digit == b'0' { b'1' } else { b'0' };
                Ok(())
            }),
            Self::Panic => disk::change_kernel(disk, number, say(PANICS)),
            Self::NoAgent => {
                disk::change_kernel(disk, number, say(b"systemd.mask=sportello-agent.service"))
            }
            Self::NoShell => {
                disk::change_kernel(disk, number, say(b"systemd.mask=sportello-session.service"))
            }
            Self::FullState => disk::fill(disk, STATE),
        }
    }
}

/// A good image: taken, written, started, proven, kept.
pub(crate) fn update(place: &Place, next: &Path) -> anyhow::Result<()> {
    let (parts, next) = applied(place, next, "update")?;
    let mut machine = Machine::start(&parts)?;
    let _proven = machine.await_said(&["this boot is proven"], PATIENCE)?;
    println!(
        "image {} proven after {:.0} s",
        next.number,
        seconds(&machine)
    );
    let _welcome = machine.await_words(&["Inizia"], PATIENCE)?;
    machine.keep_picture("welcome")?;
    let _noted = machine.await_said(&["Finished sportello-update-settle.service"], PATIENCE)?;
    machine.cut()?;
    let kernels = disk::kernels(&parts.disks[0])?;
    let kept = format!("sportello_{}.efi", next.number);
    if !kernels.contains(&kept) {
        bail!("the new image still counts its boots: {kernels:?}");
    }
    println!("the update was taken and proven: {kernels:?}");
    Ok(())
}

/// Bad images: given up, each, and the one before serves.
pub(crate) fn back(
    place: &Place,
    next: &Path,
    faults: &[Fault],
    again: bool,
) -> anyhow::Result<()> {
    let (clean, next) = if again {
        left_before(place, next)?
    } else {
        applied(place, next, APPLIED)?
    };
    for &fault in faults {
        let folder = place.folder(&format!("always-back-{}", fault.name()))?;
        let disk = folder.join("disk");
        disk::copy(&clean.disks[0], &disk)?;
        fault.put(&disk, &next)?;
        let begun = Instant::now();
        let parts = Parts {
            disks: vec![disk.clone()],
            folder,
            ..clean.clone()
        };
        if fault == Fault::FullState {
            without_room(&parts)?;
            continue;
        }
        let mut machine = Machine::start(&parts)?;
        let _back = machine.await_said(&["an image failed its boots: rolled back"], FOUR_BOOTS)?;
        let _welcome = machine.await_words(&["Inizia"], PATIENCE)?;
        machine.keep_picture("welcome")?;
        machine.cut()?;
        println!(
            "{}: given up and back on Welcome after {} s, {:?}",
            fault.name(),
            begun.elapsed().as_secs(),
            disk::kernels(&disk)?
        );
        std::fs::remove_file(disk)?;
    }
    Ok(())
}

/// A terminal that can keep nothing more tries an image: it says on its screen what is wrong,
/// loses nothing that was kept, and with room again it serves and the image is proven.
fn without_room(parts: &Parts) -> anyhow::Result<()> {
    let disk = parts.disks.first().context("the machine has no disk")?;
    let before = Kept::by(&parts.folder, disk)?;
    let mut machine = Machine::start(parts)?;
    let screens = ["Inizia", NO_ROOM];
    let (screen, _) = machine.await_words(&screens, PATIENCE)?;
    machine.keep_picture("without-room")?;
    println!(
        "full-state: {:?} on the screen after {:.0} s",
        screens[screen],
        seconds(&machine)
    );
    machine.cut()?;
    let after = Kept::by(&parts.folder, disk)?;
    if !after.numbers.is_superset(&before.numbers) {
        bail!("what was in the book is lost: {before:?} before, {after:?} after");
    }
    disk::free(disk, STATE)?;
    let mut machine = Machine::start(parts)?;
    let _welcome = machine.await_words(&["Inizia"], PATIENCE)?;
    machine.keep_picture("welcome-with-room")?;
    let _proven = machine.await_said(&["this boot is proven"], PATIENCE)?;
    println!(
        "full-state: nothing lost; with room again Welcome, and the image proven after {:.0} s",
        seconds(&machine)
    );
    machine.cut()?;
    Ok(std::fs::remove_file(disk)?)
}

/// The least that is an image and never starts: the kernel of `image`, told to panic, with a
/// root of its own that is one mebibyte of nothing. Made in seconds, in `folder`.
pub(crate) fn panicking(image: &Image, folder: &Path) -> anyhow::Result<Image> {
    std::fs::create_dir_all(folder)?;
    let bad = Image {
        folder: folder.to_owned(),
        number: image.number + 1,
    };
    let [root, verity, uki] = ["root", "verity", "efi"].map(|name| bad.part(name));
    std::fs::write(&root, vec![0; 1 << 20])?;
    let paths = [&root, &verity].map(|path| path.to_string_lossy().into_owned());
    let said = disk::run("veritysetup", &["format", &paths[0], &paths[1]])?;
    let hash = said
        .lines()
        .find_map(|line| line.strip_prefix("Root hash:"))
        .context("veritysetup named no root hash")?
        .trim();
    let mut kernel = std::fs::read(image.part("efi"))?;
    let mark = b"roothash=";
    let at = memmem::find(&kernel, mark).context("the kernel names no root")? + mark.len();
    kernel
        .get_mut(at..at + hash.len())
        .context("the kernel is cut short")?
        .copy_from_slice(hash.as_bytes());
    say(&mut kernel, PANICS)?;
    std::fs::write(&uki, kernel)?;
    let packed = |suffix: &str| folder.join(format!("image-{}.{suffix}", bad.number));
    let _copied = std::fs::copy(&uki, packed("efi"))?;
    for (plain, suffix) in [(&paths[0], "root.zst"), (&paths[1], "verity.zst")] {
        let to = packed(suffix);
        let _packed = disk::run("zstd", &["-q", "-f", plain, "-o", &to.to_string_lossy()])?;
    }
    Ok(bad)
}

/// The terminal that took `next` in an earlier run.
fn left_before(place: &Place, next: &Path) -> anyhow::Result<(Parts, Image)> {
    let next = Image::open(next)?;
    let folder = place.kept_folder(APPLIED);
    let disk = folder.join("disk");
    let kernels = disk::kernels(&disk)?;
    let waiting = format!("sportello_{}+3.efi", next.number);
    if !kernels.contains(&waiting) {
        bail!("no image waits for its first boot there: {kernels:?}");
    }
    let parts = Parts {
        disks: vec![disk],
        folder,
        secure: false,
        throw_away: false,
        also: String::new(),
    };
    Ok((parts, next))
}

/// A terminal that took `next` as its agent would have staged it, and was switched off then.
fn applied(place: &Place, next: &Path, name: &str) -> anyhow::Result<(Parts, Image)> {
    let next = Image::open(next)?;
    let folder = place.folder(name)?;
    let state: PathBuf = folder.join("state");
    disk::stand_alone(
        &place.repository,
        &place.repository.join("images/proof/content"),
        &state,
    )?;
    place.region()?.stage(&next, &state.join("staging"))?;
    let disk = folder.join("disk");
    disk::installed(&place.image, &state, &disk)?;
    std::fs::remove_dir_all(state)?;
    let parts = Parts {
        disks: vec![disk],
        folder,
        secure: false,
        throw_away: false,
        also: String::new(),
    };
    let mut machine = Machine::start(&parts)?;
    let said = machine.await_said(&["applied: the next boot tries it", "refused"], PATIENCE)?;
    if said != 0 {
        bail!("the image was refused: see serial.log");
    }
    println!(
        "image {} applied after {:.0} s",
        next.number,
        seconds(&machine)
    );
    machine.cut()?;
    Ok((parts, next))
}

fn seconds(machine: &Machine) -> f64 {
    machine.age().as_secs_f64()
}
