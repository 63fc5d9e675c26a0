// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What the supervisor is told on its command line, by the shell or by a system unit. What a
//! unit cannot know (which bundle is in force, which keyboard is there) the shell says in its
//! first line, within what the unit allows.

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::bwrap::Complaints;
use crate::egress::{Egress, Gate, SystemResolver};
use crate::scope::Scope;
use crate::sound::Relay;
use crate::wipe::{Ground, Unit};
use crate::wire::{Check, Needs, Stand, TaskOrder};

use super::SupervisorError;

#[cfg(feature = "rehearsal")]
use super::rehearsal::Rehearsal;

/// Where the supervisor works.
#[derive(Debug, Clone)]
pub struct Config {
    pub ground: Ground,
    /// Folder of the guided tasks, bound read-only into capsules.
    pub tasks: PathBuf,
    /// Folders below which the shell may choose another folder of tasks.
    pub tasks_below: Vec<PathBuf>,
    /// The only user who may call, where a system unit started this supervisor.
    pub shell: Option<u32>,
    /// Socket of the player that takes bytes of sound, where there is one.
    pub sound: Option<PathBuf>,
    /// Sockets of the brokers for paper and for sticks, where there are any.
    pub(super) paper_broker: Option<PathBuf>,
    pub(super) stick_broker: Option<PathBuf>,
    /// This supervisor shows a network's own page, to staff, and nothing else: where it begins.
    pub(super) portal: Option<String>,
    /// The display's socket, where this supervisor made it.
    pub(super) display: Option<PathBuf>,
    /// XKB layout of the terminal's keyboard (`it`).
    pub keyboard: String,
    #[cfg(feature = "rehearsal")]
    rehearsal: Rehearsal,
}

/// What is wrong with the command line.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum ConfigError {
    #[error(
        "unknown option {0:?}; known are --run, --tasks, --tasks-below, --watch, --declared, \
         --sticks, --sound, --shell, --paper-broker, --stick-broker, --portal"
    )]
    Unknown(OsString),
    #[error("--portal {0:?} is no address such as http://sportello.region.example/health/online")]
    Portal(OsString),
    #[error("{0:?} is no user of this machine")]
    NoUser(PathBuf),
    #[error("{0} needs a value")]
    NoValue(&'static str),
    #[error("{0} is missing")]
    Missing(&'static str),
}

impl Config {
    /// Reads `--run DIR --tasks DIR [--watch DIR].. [--declared PATH].. [--sticks DIR]
    /// [--sound SOCKET] [--paper-broker SOCKET] [--stick-broker SOCKET]`, and in a system unit `--shell USER [--tasks-below DIR]..`.
    ///
    /// `--watch` are the writable places the wipe looks at, `--declared` what may change in
    /// them. The folder given with `--run` is always declared: it is ours. With `--portal ADDRESS`
    /// it shows a network's own page to staff, and leads nobody through a task.
    ///
    /// # Errors
    /// See [`ConfigError`].
    pub fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Self, ConfigError> {
        let mut run = None;
        let mut tasks = None;
        let mut tasks_below = Vec::new();
        let mut shell = None;
        let mut sound = None;
        let mut paper_broker = None;
        let mut stick_broker = None;
        let mut portal = None;
        let mut sticks = PathBuf::from("/run/sportello/sticks");
        let mut writable = Vec::new();
        let mut declared = Vec::new();
        let mut arguments = arguments.into_iter();
        while let Some(option) = arguments.next() {
            let mut value = |name| {
                arguments
                    .next()
                    .map(PathBuf::from)
                    .ok_or(ConfigError::NoValue(name))
            };
            match option.to_str() {
                Some("--run") => run = Some(value("--run")?),
                Some("--tasks") => tasks = Some(value("--tasks")?),
                Some("--tasks-below") => tasks_below.push(value("--tasks-below")?),
                Some("--sound") => sound = Some(value("--sound")?),
                Some("--shell") => shell = Some(user_number(value("--shell")?)?),
                Some("--paper-broker") => paper_broker = Some(value("--paper-broker")?),
                Some("--stick-broker") => stick_broker = Some(value("--stick-broker")?),
                Some("--watch") => writable.push(value("--watch")?),
                Some("--declared") => declared.push(value("--declared")?),
                Some("--sticks") => sticks = value("--sticks")?,
                Some("--portal") => portal = Some(portal_start(value("--portal")?)?),
                _ => return Err(ConfigError::Unknown(option)),
            }
        }
        let run = run.ok_or(ConfigError::Missing("--run"))?;
        let tasks = tasks.ok_or(ConfigError::Missing("--tasks"))?;
        declared.push(run.clone());
        Ok(Self {
            ground: Ground {
                writable,
                declared,
                run,
                sticks,
                appliance: Ground::is_appliance(),
                unit: None,
            },
            tasks,
            tasks_below,
            shell,
            sound,
            paper_broker,
            stick_broker,
            portal,
            display: None,
            keyboard: std::env::var("XKB_DEFAULT_LAYOUT").unwrap_or_else(|_| "it".into()),
            #[cfg(feature = "rehearsal")]
            rehearsal: Rehearsal::from_environment(),
        })
    }
}

/// What the shell of a unit says.
impl Config {
    /// The configuration of one conversation with `shell`, in a cgroup of its own.
    pub(super) fn for_unit(
        &self,
        shell: u32,
        stand: &Stand,
        display: PathBuf,
    ) -> Result<Self, SupervisorError> {
        let tasks = self
            .allowed_tasks(&stand.tasks)
            .ok_or(SupervisorError::Tasks)?;
        let keyboard = known_keyboard(&stand.keyboard).unwrap_or(&self.keyboard);
        let scope = Scope::of_this_unit().map_err(SupervisorError::Scope)?;
        let mut config = Self {
            tasks,
            keyboard: keyboard.to_owned(),
            display: Some(display),
            ..self.clone()
        };
        config.ground.unit = Some(Unit { shell, scope });
        Ok(config)
    }

    /// The folder without links in its path, if capsules may see it.
    fn allowed_tasks(&self, wanted: &Path) -> Option<PathBuf> {
        let wanted = wanted.canonicalize().ok()?;
        let is_default = || self.tasks.canonicalize().is_ok_and(|tasks| tasks == wanted);
        let is_below = |folder: &PathBuf| {
            folder
                .canonicalize()
                .is_ok_and(|folder| wanted != folder && wanted.starts_with(folder))
        };
        (is_default() || self.tasks_below.iter().any(is_below)).then_some(wanted)
    }
}

/// What is asked for first: in the clear, or no page could stand in its way.
fn portal_start(address: PathBuf) -> Result<String, ConfigError> {
    let is_plain = |url: &url::Url| url.scheme() == "http" && url.port().is_none();
    address
        .to_str()
        .and_then(|text| url::Url::parse(text).ok())
        .filter(is_plain)
        .map(String::from)
        .ok_or_else(|| ConfigError::Portal(address.into_os_string()))
}

/// What XKB calls layouts; anything else could be an option of something.
fn known_keyboard(layout: &str) -> Option<&str> {
    let plain = layout.len() <= 64
        && layout.starts_with(|first: char| first.is_ascii_lowercase())
        && layout
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b",_-()".contains(&byte));
    plain.then_some(layout)
}

/// A user by number, or by its name in `/etc/passwd`, where system users are.
fn user_number(named: PathBuf) -> Result<u32, ConfigError> {
    let known = std::fs::read_to_string("/etc/passwd").unwrap_or_default();
    let found = named.to_str().and_then(|name| {
        let by_name = known.lines().find_map(|line| {
            let mut fields = line.split(':');
            (fields.next() == Some(name)).then(|| fields.nth(1)?.parse().ok())?
        });
        by_name.or_else(|| name.parse().ok())
    });
    found.ok_or(ConfigError::NoUser(named))
}

/// What a rehearsal may change.
#[cfg_attr(
    not(feature = "rehearsal"),
    expect(
        clippy::unused_self,
        reason = "rehearsal builds look at the environment"
    )
)]
impl Config {
    /// The capsule's way out, at `socket`: names are found as this machine finds them.
    pub(super) fn egress(&self, socket: &Path, gate: Gate) -> io::Result<Egress> {
        #[cfg(feature = "rehearsal")]
        if let Some(internet) = self.rehearsal.internet()? {
            let internet = Arc::new(internet);
            let egress = Egress::bind(socket, internet.clone(), gate)?;
            let egress = egress.within(self.rehearsal.bounds());
            return Ok(egress.through(internet));
        }
        Egress::bind(socket, Arc::new(SystemResolver::new()?), gate)
    }

    /// The capsule's way to be heard, at `socket`, where there is a player.
    pub(super) fn sound(&self, socket: &Path) -> io::Result<Option<Relay>> {
        match self.sound.as_deref().filter(|player| player.exists()) {
            Some(player) => Relay::bind(socket, player).map(Some),
            None => Ok(None),
        }
    }

    /// The folder below which sticks are mounted, where there is a broker for them.
    pub(super) fn sticks(&self) -> Option<&Path> {
        let sticks = self.ground.sticks.as_path();
        (self.stick_broker.is_some() && sticks.is_dir()).then_some(sticks)
    }

    /// The browser's policy for a task.
    pub(super) fn policy(&self, task: Option<&TaskOrder>) -> io::Result<Vec<u8>> {
        let policy = match self.portal {
            None => crate::policy::for_task(task)?,
            Some(_) => crate::policy::for_portal(task)?,
        };
        #[cfg(feature = "rehearsal")]
        let policy = self.rehearsal.trusting(policy)?;
        Ok(policy)
    }

    /// What a supervisor of a network's own page leads to: an address, and wherever the page
    /// goes from there.
    pub(super) fn portal_task(&self) -> Option<TaskOrder> {
        let start = self.portal.clone()?;
        Some(TaskOrder {
            start,
            steps: Vec::new(),
            at_step: 0,
            hosts: Vec::new(),
            resources: Vec::new(),
            identity: Vec::new(),
            payment: Vec::new(),
            free: true,
            needs: Needs {
                popups: true,
                ..Needs::default()
            },
            practice: None,
        })
    }

    /// What runs as pid 1 of the capsule: this very program.
    pub(super) fn inside(&self) -> io::Result<PathBuf> {
        #[cfg(feature = "rehearsal")]
        if let Some(program) = &self.rehearsal.inside {
            return Ok(program.clone());
        }
        std::env::current_exe()
    }

    /// A check that is to fail on purpose: only in rehearsal builds.
    pub(super) fn fails(&self, check: Check) -> bool {
        #[cfg(feature = "rehearsal")]
        return self.rehearsal.failing == Some(check);
        #[cfg(not(feature = "rehearsal"))]
        {
            let _never = check;
            false
        }
    }

    /// A check that passes without being made: only in rehearsal builds.
    pub(super) fn believes(&self, check: Check) -> bool {
        #[cfg(feature = "rehearsal")]
        return self.rehearsal.believed.contains(&check);
        #[cfg(not(feature = "rehearsal"))]
        {
            let _never = check;
            false
        }
    }

    /// What the capsule's programs complain of is dropped in the product.
    pub(super) fn complaints(&self) -> Complaints {
        #[cfg(feature = "rehearsal")]
        if std::env::var_os("SPORTELLO_REHEARSAL_COMPLAINTS").is_some() {
            return Complaints::Shown;
        }
        Complaints::Dropped
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(words: &[&str]) -> Result<Config, ConfigError> {
        Config::parse(words.iter().map(OsString::from))
    }

    #[test]
    fn our_own_folder_is_always_declared() {
        let config = parse(&["--run", "/r", "--tasks", "/t", "--watch", "/tmp"]).unwrap();
        assert_eq!(config.ground.writable, [PathBuf::from("/tmp")]);
        assert_eq!(config.ground.declared, [PathBuf::from("/r")]);
    }

    #[test]
    fn a_shell_may_choose_only_tasks_that_its_unit_lets_it_see() {
        let folder = tempfile::tempdir().unwrap();
        let place = |name: &str| folder.path().join(name);
        for made in ["own", "bundle/7/tasks", "elsewhere"] {
            std::fs::create_dir_all(place(made)).unwrap();
        }
        std::os::unix::fs::symlink("7", place("bundle/current")).unwrap();
        std::os::unix::fs::symlink(place("elsewhere"), place("bundle/out")).unwrap();
        let [own, bundle] = ["own", "bundle"].map(|name| place(name).display().to_string());
        let config = parse(&["--run", "/r", "--tasks", &own, "--tasks-below", &bundle]).unwrap();
        let allowed = |name: &str| config.allowed_tasks(&place(name)).is_some();
        assert!(allowed("own"));
        assert_eq!(
            config.allowed_tasks(&place("bundle/current/tasks")),
            Some(place("bundle/7/tasks").canonicalize().unwrap())
        );
        for refused in [
            "elsewhere",
            "bundle",
            "bundle/out",
            "bundle/../elsewhere",
            "gone",
        ] {
            assert!(!allowed(refused), "{refused}");
        }
    }

    #[test]
    fn a_networks_page_is_asked_for_in_the_clear_on_its_usual_port() {
        let with = |address: &str| parse(&["--run", "/r", "--tasks", "/t", "--portal", address]);
        let address = "http://sportello.region.example/health/online";
        let task = with(address).unwrap().portal_task().unwrap();
        assert_eq!(task.start, address);
        assert!(task.free && !task.needs.upload && !task.needs.camera && !task.needs.download);
        assert!(
            parse(&["--run", "/r", "--tasks", "/t"])
                .unwrap()
                .portal_task()
                .is_none()
        );
        for wrong in [
            "https://a.example/",
            "http://a.example:8080/",
            "file:///x",
            "a.example",
            "",
        ] {
            assert_eq!(with(wrong).unwrap_err(), ConfigError::Portal(wrong.into()));
        }
    }

    #[test]
    fn a_keyboard_is_a_layout_and_nothing_else() {
        assert_eq!(known_keyboard("it"), Some("it"));
        assert_eq!(known_keyboard("us(intl),ara"), Some("us(intl),ara"));
        for refused in ["", "-it", "it\n", "it;sh", "/etc", &"a".repeat(65)] {
            assert_eq!(known_keyboard(refused), None, "{refused:?}");
        }
    }

    #[test]
    fn a_caller_is_known_by_name_or_number() {
        assert_eq!(user_number("root".into()), Ok(0));
        assert_eq!(user_number("4711".into()), Ok(4711));
        assert_eq!(
            user_number("nobody-here".into()),
            Err(ConfigError::NoUser("nobody-here".into()))
        );
    }

    #[test]
    fn a_wrong_line_says_what_is_wrong() {
        assert_eq!(
            parse(&["--run"]).unwrap_err(),
            ConfigError::NoValue("--run")
        );
        assert_eq!(
            parse(&["--run", "/r"]).unwrap_err(),
            ConfigError::Missing("--tasks")
        );
        assert_eq!(
            parse(&["--sell"]).unwrap_err(),
            ConfigError::Unknown("--sell".into())
        );
    }
}
