// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What shell and supervisor say to each other, and what supervisor and the
//! capsule's inner half say to each other: one JSON object per line, at most
//! [`MAX_LINE`] bytes.
//!
//! Invariants:
//! - Everything that travels towards the shell ([`Report`]) is a number or a member
//!   of a closed list. No string from a page, no address and no file name has a
//!   place to stand in it, so none can reach a log, the ledger or the shell's heap.
//!   The one exception is the name of a refused host that enough sessions have met
//!   before ([`MetName`]), for which the shell asks by its hash.
//! - Both ends treat the other as hostile: an over-long line, unknown field or
//!   unknown word ends the conversation (and with it the capsule).

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

mod met;

pub use met::{BadMet, CountKey, Counting, HostHash, MOST_MET, MOST_NAMED, Met, MetHosts, MetName};

/// Longest line either side accepts, in bytes, newline included.
pub const MAX_LINE: usize = 64 * 1024;
/// Longest sheet, in bytes: escaped twice over, it fits a line.
pub const MAX_SHEET: usize = 28 * 1024;

/// One line from the shell to the supervisor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "order", rename_all = "snake_case", deny_unknown_fields)]
pub enum Order {
    /// Comes before [`Order::Open`] where the supervisor was started by a system unit: what
    /// one that the shell starts reads on its command line.
    Stand(Stand),
    /// The first line of every other conversation: build the capsule.
    Open(Opening),
    /// How hosts are counted that the next task's pages ask for and egress refuses. Without it
    /// they are not.
    Count(Counting),
    /// Lead the citizen through this task from `task.at_step`. Replaces the task before
    /// it, in the same capsule: the browser restarts under the new task's policy.
    Task(Box<TaskOrder>),
    /// The guide now shows step `step` (counted from 0): watch for its `advance`.
    AtStep { step: u16 },
    /// Ring the element that the current step speaks of.
    Highlight,
    /// Take the ring away.
    ClearHighlight,
    /// Page zoom in percent, 25 to 500.
    Zoom { percent: u16 },
    /// Browser history, one page back.
    Back,
    /// Load the page again.
    Reload,
    /// Go to the address where the current task starts.
    StartAgain,
    /// Read the page aloud, inside the capsule.
    ReadAloud,
    /// Stop reading.
    StopReading,
    /// How the page is spoken from now on; comes again when anything of it changes. Until it says
    /// that the page may be heard, nothing of it is.
    Speak(Box<Speech>),
    /// Whether the keyboard is the page's now, and not the guide's.
    Keyboard { in_page: bool },
    /// Go to the next (or the one before) of these on the page, and say what it is.
    Explore { to: Landmark, backwards: bool },
    /// Press what was gone to, or begin to write in it.
    Press,
    /// Say again what was said of the page last.
    SayAgain,
    /// Write this where the page takes text: one key of the keyboard on the screen.
    Type(Key),
    /// Make a PDF of the page and let the printing broker count its pages.
    Print,
    /// Make a PDF of this sheet, which the shell wrote (HTML of at most [`MAX_SHEET`] bytes), and
    /// let the printing broker count its pages. The page that is open is not touched.
    PrintSheet { html: String },
    /// Print what was counted: the citizen has seen pages and price.
    PrintCounted,
    /// What was counted is not to be printed.
    ForgetCounted,
    /// Copy what was downloaded to the stick.
    SaveToStick,
    /// Draw a code over the page that carries its address, or the text chosen on it, to the
    /// citizen's own phone; again: take it away.
    ShowCode,
    /// The page is covered (idle question, privacy lock, staff menu): pause its sound
    /// and its timers. `false` brings it back.
    Cover { covered: bool },
    /// Staff let one blocked host through, for this session: the last one refused.
    AllowLastBlocked,
    /// End the session: kill, verify, send the receipt.
    End,
}

/// What of a page one goes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Landmark {
    Heading,
    Link,
    Button,
    /// Text fields, boxes, choices, lists.
    Field,
    /// Anything that says something.
    Any,
    /// Anything that can be pressed or written in.
    Control,
}

/// One key of the keyboard on the screen.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "key", deny_unknown_fields)]
pub enum Key {
    Letter { letter: char },
    Erase,
    Enter,
}

/// Says nothing: it is part of what a person writes.
impl std::fmt::Debug for Key {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Key")
    }
}

/// How a page is spoken.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Speech {
    /// Whether the page says by itself where the keyboard is and what changes.
    pub on: bool,
    /// Whether it may be heard: by headphones, or because the citizen agreed that others may
    /// hear it too (EN 301 549 5.1.3.9).
    pub aloud: bool,
    /// BCP 47 tag.
    pub language: String,
    /// Percent.
    pub volume: u8,
    /// 1 to 9; 5 is how people speak.
    pub rate: u8,
    /// Words for what a page itself does not name.
    pub words: SpeechWords,
}

/// What a thing is, in the citizen's language.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SpeechWords {
    pub heading: String,
    pub link: String,
    pub button: String,
    pub field: String,
    pub secret: String,
    pub checkbox: String,
    pub radio: String,
    pub combo: String,
    pub picture: String,
    /// Of a part of a page that another site fills.
    pub foreign: String,
    pub chosen: String,
    pub not_chosen: String,
    pub unavailable: String,
    pub wrong: String,
    pub required: String,
    pub empty: String,
    pub end: String,
    /// The page does not answer.
    pub silent: String,
    pub write: String,
    /// How one chooses from a list.
    pub choose: String,
    /// Which choice of how many: `{at}` and `{of}` stand for the numbers.
    pub option: String,
}

/// Where the shell stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stand {
    /// Folder of the tasks that the shell has read, without links in its path. It must be
    /// one that the unit lets capsules see.
    pub tasks: PathBuf,
    /// XKB layout of the keyboard (`it`).
    pub keyboard: String,
}

/// What the supervisor needs to build a capsule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opening {
    /// Number of the session in the ledger; names the capsule's folder, nothing else.
    pub session: u64,
    /// Listening security-context socket of the outer compositor, bound into the capsule. A
    /// supervisor of a system unit has made it itself, and passes over what stands here.
    pub display: PathBuf,
    /// Limits from policy.
    pub limits: Limits,
    /// BCP 47 tag the browser asks pages for (`it`, `ar`, ...).
    pub language: String,
    /// Colour scheme and motion the pages are asked to honour.
    pub reduced_motion: bool,
    /// Page zoom to begin with, in percent.
    pub zoom_percent: u16,
}

/// Bounds of one capsule. Sizes in MiB.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limits {
    /// `/home/citizen` (profile, downloads).
    pub home_mib: u32,
    /// `/tmp`.
    pub tmp_mib: u32,
    /// `/dev/shm`.
    pub shm_mib: u32,
    /// Processes and threads of the capsule.
    pub tasks: u32,
    /// Data segment and anonymous memory of one process.
    pub process_mib: u32,
    /// Browser tabs before further ones are closed.
    pub tabs: u16,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            home_mib: 512,
            tmp_mib: 256,
            shm_mib: 256,
            tasks: 1024,
            process_mib: 4096,
            tabs: 12,
        }
    }
}

/// One task, reduced to what the capsule needs: no words, no languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TaskOrder {
    /// Where the browser opens (https).
    pub start: String,
    /// Steps in order.
    pub steps: Vec<StepOrder>,
    /// Step to begin with, counted from 0.
    pub at_step: u16,
    /// Hosts the browser may navigate to.
    pub hosts: Vec<HostRule>,
    /// Hosts that pages may fetch from but nobody may navigate to.
    pub resources: Vec<HostRule>,
    /// Identity providers (SPID, CIE). No timer ends a session while one is in use.
    pub identity: Vec<HostRule>,
    /// Payment providers; empty unless policy says so.
    pub payment: Vec<HostRule>,
    /// Free browsing: public internet minus the filter list.
    pub free: bool,
    /// What the task declares it needs; the rest is off.
    pub needs: Needs,
    /// Folder with the practice site, answered by the driver.
    pub practice: Option<PathBuf>,
}

/// A host (`*.` in front means any name below it as well as the name) and its ports.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HostRule {
    /// `www.example.it` or `*.example.it`, lower case, ASCII (punycode).
    pub host: String,
    /// Ports; never empty.
    pub ports: Vec<u16>,
}

/// Permissions a task declares.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "six independent switches of the browser policy; any of the 64 combinations is valid"
)]
pub struct Needs {
    pub popups: bool,
    pub camera: bool,
    pub microphone: bool,
    pub upload: bool,
    pub download: bool,
    pub print: bool,
}

/// One step, as the driver watches it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct StepOrder {
    /// When the step counts as done. `None`: only the citizen says so.
    pub advance: Option<Advance>,
    /// CSS selectors of what the step speaks of; the first that matches is ringed.
    pub highlight: Vec<String>,
    /// The citizen is at an identity provider meanwhile.
    pub hop: bool,
}

/// When a step counts as done, seen from the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "when", rename_all = "snake_case", deny_unknown_fields)]
pub enum Advance {
    /// The page's address matches: `host/path`, `*` stands for anything.
    Url { pattern: String },
    /// An element matching the CSS selector is on the page.
    Element { selector: String },
}

/// One line from the supervisor to the shell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "report", rename_all = "snake_case", deny_unknown_fields)]
pub enum Report {
    /// The capsule stands; no page yet.
    Built,
    /// The task's first page has loaded.
    PageReady,
    /// The page shows that steps up to and including `step - 1` are done.
    StepReached { step: u16 },
    /// The page fits no step of the task: the guide says so and offers to start again.
    Lost,
    /// The page fits the current step again.
    Found,
    /// A host was refused.
    Blocked { class: Refusal },
    /// The citizen is with an identity or payment provider, or is back.
    Hop { group: Option<HopGroup> },
    /// How the printer is: when the session begins, and whenever it changes.
    Printer { state: PrinterState },
    /// What is to be printed has this many pages; it waits for [`Order::PrintCounted`].
    Counted { pages: u16 },
    /// The pages came out.
    Printed { pages: u16 },
    /// What there is of sticks: when one comes and when it goes.
    Stick { state: StickState },
    /// This many files were copied to the stick, and are on it.
    SavedToStick { files: u16 },
    /// Files in the capsule that would be lost at the end, by kind.
    Files {
        pdf: u16,
        image: u16,
        document: u16,
        other: u16,
    },
    /// Something went wrong that the citizen notices.
    Trouble { kind: Trouble },
    /// Reading aloud began or ended.
    Reading { on: bool },
    /// The page begins to say something that no order asked for: the shell's voice makes room.
    Tells,
    /// Something of the page was to be said that may not be heard yet. [`Order::SayAgain`] says it.
    Withheld,
    /// A film or a sound plays in the page (counts as presence), or stopped.
    Playing { on: bool },
    /// A place to write was pressed: the keyboard belongs to the page now.
    Writing,
    /// The hosts that were refused, once the capsule is dead; not sent when there were none.
    Met { hosts: MetHosts },
    /// One wipe check is done.
    Checked { check: Check, verdict: Verdict },
    /// The wipe is over. Nothing follows.
    Receipt(Receipt),
}

/// Why egress refused, in words that name nobody's host.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// Not among the task's hosts.
    Undeclared,
    /// Declared, but not on this port.
    Port,
    /// Private, loopback, link-local, metadata, or this machine's own network.
    Inside,
    /// An IP literal in any spelling.
    Literal,
    /// On the region's filter list.
    Filtered,
    /// Not a request a browser would make.
    Malformed,
}

/// Group of a host that stops the timers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HopGroup {
    Identity,
    Payment,
}

/// What the citizen notices going wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Trouble {
    /// The browser died and was started again on the same step.
    BrowserRestarted,
    /// The browser keeps dying.
    BrowserGone,
    /// The site does not answer.
    SiteUnreachable,
    /// No network at all.
    NoNetwork,
    /// The capsule's disk space is used up.
    Full,
    /// Too many tabs: the newest was closed.
    TooManyTabs,
    /// No voice for reading aloud in this language, or no sound device.
    NoVoice,
    /// Nothing to print to.
    NoPrinter,
    /// The printer has no paper; the pages come out once it has.
    NoPaper,
    /// The printer does not answer; it may be switched off.
    PrinterSilent,
    /// The printer waits for somebody: a jam, an open door, no ink.
    PrinterStuck,
    /// More pages than may be printed at once.
    TooManyPages,
    /// The page cannot be made into paper, or the printer gave up.
    CannotPrint,
    /// There is no stick, or none that can be read.
    NoStick,
    /// The stick is full.
    StickFull,
    /// The stick was pulled out while it was in use.
    StickPulled,
    /// The stick takes nothing: its switch, or its damage, forbids it.
    StickReadOnly,
    /// The address or text is too long for a code that a phone can read.
    NoCode,
    /// The capsule could not be built (user namespaces, bubblewrap, or Chromium missing).
    CannotBuild,
}

/// How the printer is, as far as the citizen can do something about it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PrinterState {
    /// This terminal has none.
    #[default]
    Absent,
    Ready,
    NoPaper,
    /// It does not answer.
    Silent,
    /// It waits for somebody.
    Stuck,
}

/// What there is of sticks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StickState {
    #[default]
    Absent,
    Ready,
    /// It can be read, not written to.
    ReadOnly,
    /// Its file system is damaged or none that a terminal knows.
    Unreadable,
}

/// A wipe check.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Check {
    /// No process of the capsule is left.
    Processes,
    /// Its mounts are gone.
    Mounts,
    /// No file newer than the session's start in any writable place, outside the declared list.
    Files,
    /// Print queue empty, its history off.
    PrintQueue,
    /// No stick mounted.
    Sticks,
    /// Clipboard and primary selection empty.
    Clipboard,
    /// Kernel keyrings hold nothing; nor, for a capsule of its own uid, do System V queues,
    /// semaphores and shared memory.
    Keyrings,
    /// Platform: what the kernel knows of memory reaches no file and no other program: core
    /// dumps off, the journal in RAM, kernel messages for root only.
    CoreDumps,
    /// Platform: memory is not written out: no swap, no zram, no hibernation.
    Swap,
    /// Platform: the kernel zeroes memory as it is freed (`init_on_free=1`).
    MemoryZeroed,
    /// Platform: writable places are mounted `nosuid` and `nodev`.
    NoSuid,
    /// Platform: the capsule ran under its own uid inside a cgroup with limits, and no
    /// program may trace another that it did not start.
    OwnScope,
}

impl Check {
    /// All checks in the order in which they are made and shown.
    pub const ALL: [Self; 12] = [
        Self::Processes,
        Self::Mounts,
        Self::Files,
        Self::PrintQueue,
        Self::Sticks,
        Self::Clipboard,
        Self::Keyrings,
        Self::CoreDumps,
        Self::Swap,
        Self::MemoryZeroed,
        Self::NoSuid,
        Self::OwnScope,
    ];

    /// Session checks block the terminal anywhere; platform checks only on the appliance.
    #[must_use]
    pub const fn is_platform(self) -> bool {
        matches!(
            self,
            Self::CoreDumps | Self::Swap | Self::MemoryZeroed | Self::NoSuid | Self::OwnScope
        )
    }
}

/// Outcome of one check.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    Pass,
    Fail,
    /// This machine cannot make the check, or is not the appliance: never counted as a pass.
    NotCovered,
}

/// The verified result of a wipe.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Receipt {
    /// One entry per check of [`Check::ALL`], in that order.
    pub checks: Vec<(Check, Verdict)>,
    /// From the order to end until the last check, in milliseconds.
    pub duration_ms: u32,
}

impl Receipt {
    /// Whether the terminal may serve the next citizen: every session check passed or
    /// could not apply here, and no check of any kind failed.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        Check::ALL.iter().all(|wanted| {
            self.checks
                .iter()
                .any(|(check, verdict)| check == wanted && *verdict != Verdict::Fail)
        })
    }

    /// Whether every check, platform ones included, was made and passed.
    #[must_use]
    pub fn is_proven(&self) -> bool {
        Check::ALL
            .iter()
            .all(|wanted| self.checks.contains(&(*wanted, Verdict::Pass)))
    }
}
