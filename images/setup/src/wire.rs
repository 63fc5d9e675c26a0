// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What screens and helper say to each other.
//!
//! A conversation is one connection: the screens send one [`Request`], the helper answers with
//! any number of [`Answer::Progress`] and one other [`Answer`], and closes. An installation that
//! was begun goes on when its conversation is lost: [`Request::Follow`] takes it up again.

use serde::{Deserialize, Serialize};

use crate::secret::Secret;

/// Where the helper listens.
pub const SOCKET: &str = "/run/sportello-setup.sock";
/// Longest line, its end included.
pub const MAX_LINE: usize = 64 * 1024;
/// Disks and networks told of at most.
pub const MAX_LIST: usize = 64;

/// What the screens ask for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "ask", rename_all = "snake_case", deny_unknown_fields)]
pub enum Request {
    /// What this machine is, and how far its setup has come.
    Machine,
    /// The disks that the system could be written to.
    Disks,
    /// Write the system to a disk.
    Install(Install),
    /// Tell of the installation that is under way.
    Follow,
    /// Do what the medium's `sportello-install.toml` says.
    Unattended,
    /// Remember the language that was chosen.
    Language { language: String },
    /// What networks there are; `scan` looks for Wi-Fi afresh, which takes seconds.
    Networks { scan: bool },
    /// Join a Wi-Fi network.
    Join(Join),
    /// Join one whose owner pays by volume, such as a phone's hotspot: no image comes over it.
    JoinMetered(Join),
    /// Names of the Wi-Fi networks that were joined and are kept.
    Known,
    /// Leave a Wi-Fi network and forget its key.
    Forget { ssid: String },
    /// Go out through a proxy, or directly.
    Proxy { proxy: Option<Proxy> },
    /// Whether the internet is reached.
    Connectivity,
    /// Give this terminal its identity.
    Enrol { code: Code },
    /// The screens are done.
    Finish { how: Finish },
}

/// Writing the system to a disk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Install {
    /// [`Disk::path`].
    pub disk: String,
    /// [`Disk::confirm`], typed back by a person.
    pub typed: String,
    /// Keep identity, book and networks of the Sportello that is there.
    pub keep_state: bool,
    /// Language that the installed terminal begins its setup in.
    pub language: String,
}

/// A Wi-Fi network to join.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Join {
    /// Name, as bytes in hexadecimal: a network's name need not be text.
    pub ssid: String,
    /// Absent for a network without a key.
    pub key: Option<Secret>,
    /// It does not tell its name.
    pub hidden: bool,
}

/// A proxy for everything that leaves the terminal's own programs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Proxy {
    pub host: String,
    pub port: u16,
}

/// Where an enrolment code comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Code {
    Typed(Secret),
    /// From the stick, or as the stick left it on the disk.
    Brought,
}

/// How the setup ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Finish {
    /// The kiosk takes over.
    Kiosk,
    /// The kiosk takes over although the terminal is not enrolled; after the next start the
    /// setup asks again.
    Later,
    Restart,
    PowerOff,
}

/// What the helper says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "answer", rename_all = "snake_case", deny_unknown_fields)]
pub enum Answer {
    Machine(Machine),
    Disks {
        disks: Vec<Disk>,
    },
    Progress(Progress),
    Networks(Networks),
    Connectivity {
        connectivity: Connectivity,
    },
    /// As bytes in hexadecimal, each once.
    Known {
        ssids: Vec<String>,
    },
    Enrolled(Enrolled),
    /// The disk starts by itself now. `then` is what the stick's file asks for after it, if
    /// nobody was asked.
    Installed {
        then: Option<Finish>,
    },
    /// Done, nothing more to say.
    Done,
    Refused {
        why: Refusal,
    },
}

/// What this machine is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Machine {
    pub place: Place,
    pub uefi: bool,
    pub threads: u16,
    pub memory_mib: u32,
    /// The language chosen before, here or on the medium that installed this.
    pub language: Option<String>,
    /// A code is on the stick, or was brought by it.
    pub code_brought: bool,
    /// Do the next step without asking.
    pub unattended: bool,
    pub installing: bool,
    pub enrolled: bool,
}

/// How the system was started.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// From a removable medium, to be written to a disk.
    Installer,
    /// From a removable medium, to be used from it.
    Live,
    /// From the machine's own disk.
    Installed,
}

/// A disk that the system could be written to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Disk {
    /// Such as `/dev/nvme0n1`.
    pub path: String,
    /// Maker and model, cleaned for showing; may be empty.
    pub model: String,
    /// May be empty.
    pub serial: String,
    /// What a person types to allow erasing: the model, or the device's name without one.
    pub confirm: String,
    pub bytes: u64,
    pub removable: bool,
    pub holds: Holds,
    /// Names of the partitions or file systems on it, at most eight.
    pub labels: Vec<String>,
    /// Why it cannot be taken, if so.
    pub unfit: Option<Refusal>,
}

/// What is on a disk, as far as it matters before erasing it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Holds {
    /// Neither partitions nor a file system.
    Nothing,
    /// Something of somebody.
    Data,
    /// A Sportello whose state can be kept.
    Sportello,
    /// An installation that did not come to its end.
    Unfinished,
}

/// How far an installation has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Progress {
    pub step: Step,
    /// Of the whole installation, 0 to 1000.
    pub permille: u16,
}

/// What an installation does, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// Parting the disk.
    Parting,
    /// Copying the system.
    Copying,
    /// Reading back what was written.
    Checking,
    /// Making it start.
    Finishing,
}

/// The networks of this machine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Networks {
    pub connectivity: Connectivity,
    pub cable: Cable,
    /// A Wi-Fi adapter is there and may be used.
    pub wifi: bool,
    /// Strongest first; each name once.
    pub found: Vec<Network>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cable {
    /// No socket for a cable.
    NoSocket,
    Unplugged,
    /// Plugged in, no address yet.
    Plugged,
    /// In use.
    Connected,
}

/// A Wi-Fi network in reach.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Network {
    /// Bytes of the name in hexadecimal.
    pub ssid: String,
    /// The name cleaned for showing.
    pub name: String,
    /// 0 to 100.
    pub strength: u8,
    pub guard: Guard,
    /// The one in use.
    pub active: bool,
}

/// What a network asks of those who join.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Guard {
    Open,
    /// WPA2 or WPA3 with a key.
    Key,
    /// A personal account, or a way that is broken (WEP): not joined.
    Unsupported,
}

/// Whether the internet is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Connectivity {
    Unknown,
    None,
    /// A page of the network's owner stands in between.
    Portal,
    /// A network, but no internet.
    Limited,
    Full,
}

/// The terminal belongs to a region.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Enrolled {
    pub terminal: String,
    /// To be compared with the one that the centre shows.
    pub fingerprint: String,
    /// Host of the centre that it belongs to.
    pub centre: String,
}

/// Why something was not done. Each is a sentence of its own on the screens, with what to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "reason", rename_all = "snake_case")]
pub enum Refusal {
    /// Not a request that this helper knows.
    Request,
    /// An installation is under way.
    Busy,
    /// Not offered where the system runs now.
    NotHere,
    /// Something on this machine failed; the journal says what.
    Machine,

    /// The disk is not there (any more).
    DiskGone,
    /// The system runs from it.
    DiskRunning,
    DiskReadOnly,
    /// Something on it is in use.
    DiskInUse,
    DiskTooSmall {
        need_gib: u32,
        has_gib: u32,
    },
    /// What was typed is not the disk's name.
    NameDiffers,
    /// There is no state on it that could be kept.
    NothingToKeep,
    /// The disk could not be written or read.
    DiskFails,
    /// What was written is not what was meant.
    DiskLies,
    /// The medium cannot be read, or lacks a part.
    Medium,
    /// Started the old way (BIOS): an installed system would not start.
    NotUefi,

    /// No network service answers.
    NoNetworkService,
    /// No Wi-Fi adapter.
    NoWifi,
    /// No such network in reach.
    NetworkGone,
    /// The network asks for something that is not supported.
    NetworkUnsupported,
    /// A key has 8 to 63 characters.
    KeyShape,
    KeyWrong,
    /// Joined, but the network gives no address.
    NoAddress,
    /// Neither joined nor refused in time.
    NoAnswer,
    /// Not a name or a port.
    ProxyShape,

    /// There is no code here.
    NoCode,
    /// A letter of the code is wrong or missing.
    CodeShape,
    /// The centre does not take it: expired, used or of another region.
    CodeRefused,
    NoInternet,
    /// The network wants someone to agree on its page first.
    Portal,
    CentreSilent,
    /// Neither code nor image say where the centre is.
    NoCentre,

    /// The file on the stick says something that cannot be followed, on this line (0: as a whole).
    FileWrong {
        line: u32,
    },
    /// No disk is as the file's rule asks.
    RuleFindsNone,
    /// More than one disk is as the file's rule asks.
    RuleFindsMany,
    /// The disk is not of the model that the file allows to erase.
    EraseDiffers,
    /// This very image is on the disk already: nobody wants it installed in a circle.
    AlreadyInstalled,
}
