// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A terminal on the stage with a book of its own, and what its tests need of it.

#![expect(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "only tests come here: they fail loudly and say what they saw"
)]
#![allow(dead_code, reason = "each test program uses its part")]

use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use sportello_ledger::{Book, Context, Dump, Row, SessionRow};
use sportello_rehearsal::stage::repository;
use sportello_rehearsal::{Setting, Stage};

/// How long a terminal may take to be itself again.
pub(crate) const RECOVERY: Duration = Duration::from_secs(5);

/// How long the shell may take to notice a touch.
const NOTICED: Duration = Duration::from_secs(1);

/// From a finger that is down to one that was up for a while.
const LIFTED: Duration = Duration::from_millis(200);

/// One terminal.
pub(crate) struct Terminal {
    pub(crate) stage: Stage,
    home: tempfile::TempDir,
}

impl Terminal {
    /// A terminal as it ships, on a screen of the usual size.
    pub(crate) fn open(name: &str) -> Self {
        Self::with(name, |setting| setting)
    }

    pub(crate) fn with(name: &str, change: impl FnOnce(Setting) -> Setting) -> Self {
        let home = tempfile::tempdir().expect("a folder");
        let setting = setting(name, home.path());
        let stage = Stage::open(&change(setting)).expect("the stage opens");
        Self { stage, home }
    }

    pub(crate) fn state(&self) -> PathBuf {
        self.home.path().join("state")
    }

    /// Everything that the book holds.
    pub(crate) fn book(&self) -> Dump {
        let context = Context::of_this_machine().expect("this machine has a boot id");
        let path = self.state().join("book.db");
        let (book, _) = Book::open(&path, 64 << 20, context).expect("the book opens");
        book.dump().expect("the book can be read")
    }

    /// The sessions in the book, oldest first.
    pub(crate) fn sessions(&self) -> Vec<SessionRow> {
        self.book()
            .rows
            .into_iter()
            .filter_map(|row| match row.row {
                Row::Session(session) => Some(session),
                _ => None,
            })
            .collect()
    }

    /// Welcome, notice, home.
    pub(crate) fn begin(&mut self) {
        self.stage.wait_for_screen("welcome").expect("welcome");
        self.press("start");
        self.stage.wait_for_screen("notice").expect("notice");
        self.press("go-on");
        self.stage.wait_for_screen("home").expect("home");
    }

    /// Touches a control, and waits until the shell has noticed: what it said of its screen
    /// before is no longer true then.
    pub(crate) fn press(&mut self, name: &str) {
        let frame = self.stage.runtime().join("sportello-rehearsal.json");
        let number = |frame: &Path| std::fs::metadata(frame).map(|entry| entry.ino()).ok();
        self.stage.wait_for_control(name).expect(name);
        let before = number(&frame);
        self.stage.press(name).expect(name);
        let began = Instant::now();
        while before.is_some() && number(&frame) == before && began.elapsed() < NOTICED {
            std::thread::sleep(Duration::from_millis(5));
        }
        // It notices the finger first and what it asked for when it is lifted.
        std::thread::sleep(LIFTED);
    }

    /// Touches a PIN on the pad.
    pub(crate) fn type_pin(&mut self, digits: &str) {
        for digit in digits.chars() {
            self.press(&format!("pin-{digit}"));
        }
    }

    /// Keeps a picture for people to look at.
    pub(crate) fn picture(&self, name: &str) {
        let folder = repository().join("target/stage/pictures");
        std::fs::create_dir_all(&folder).expect("a folder for pictures");
        self.stage
            .keep_picture(&folder.join(format!("{name}.png")))
            .expect("a picture");
    }
}

impl Drop for Terminal {
    /// A test that failed shows what the terminal said.
    fn drop(&mut self) {
        if std::thread::panicking() {
            let name = std::thread::current().name().unwrap_or("test").to_owned();
            let picture = repository().join(format!("target/stage/pictures/failed-{name}.png"));
            if let Err(error) = self.stage.keep_picture(&picture) {
                println!("{error}");
            }
            println!("{}", self.stage.log());
        }
    }
}

/// The product's setting, with every path of the shell inside `home`.
pub(crate) fn setting(name: &str, home: &Path) -> Setting {
    let state = home.join("state");
    std::fs::create_dir_all(&state).expect("a state folder");
    let policy = home.join("policy.toml");
    std::fs::write(&policy, "[tasks]\nunchecked_allowed = true\n").expect("a policy");
    let staff = home.join("staff.toml");
    let hash = sportello_kiosk::staff::hash("271828").expect("a hash");
    std::fs::write(&staff, format!("[[person]]\nslot = 1\npin = \"{hash}\"\n")).expect("staff");
    Setting::product(name)
        .with("SPORTELLO_STATE", state)
        .with("SPORTELLO_POLICY", policy)
        .with("SPORTELLO_STAFF", staff)
        .with("SPORTELLO_TASKS", repository().join("kiosk/tasks"))
        .with(
            "SPORTELLO_FONTS",
            repository().join("kiosk/sway/fonts.conf"),
        )
        .with("XKB_DEFAULT_LAYOUT", "it")
}
