// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Where the shell finds its things. Read once from the command line and the environment;
//! the only thing that a re-execution carries over from one session to the next.

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

/// Paths of one terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// Folder of the book: survives restarts, never sees a citizen's byte.
    pub state: PathBuf,
    /// Folder of the slate and of the capsule's socket: in RAM.
    pub run: PathBuf,
    /// Folder of the guided tasks.
    pub tasks: PathBuf,
    /// The site's rules; missing means defaults.
    pub policy: PathBuf,
    /// The bundle in use, with `tasks` and `policy.toml`: goes before the two above while
    /// there is one that can be read.
    pub bundle: Option<PathBuf>,
    /// Hashed PINs of the staff; missing means that the staff menu cannot be opened.
    pub staff: PathBuf,
    /// The supervisor's program.
    pub capsule: PathBuf,
    /// Socket of the system unit that starts supervisors under a uid of their own; missing
    /// means that the shell starts `capsule` itself.
    pub capsule_socket: Option<PathBuf>,
    /// Socket of the unit that shows a network's own page; missing means that none is shown.
    pub portal_socket: Option<PathBuf>,
    /// Configuration of the voice's dispatcher; missing means our own.
    pub voice: Option<PathBuf>,
    /// The program that knows whether headphones are plugged in (`amixer`).
    pub mixer: PathBuf,
    /// Socket of the player of what the capsule says; missing means that a page is not read
    /// aloud unless a system unit starts the supervisors.
    pub sound: Option<PathBuf>,
    /// Further places where this machine's own services may write during a session.
    pub declared: Vec<PathBuf>,
    /// Restarts the machine from cold after a failed receipt; missing means that the shell
    /// can only restart itself.
    pub cold_restart: Option<PathBuf>,
}

/// What the command line asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Invocation {
    /// Be the shell.
    Shell(Box<Config>),
    /// Read a PIN from standard input and print the line for `staff.toml`.
    HashPin,
    /// Say how to be called.
    Help,
}

/// The command line cannot be understood.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum ConfigError {
    #[error("unknown argument {0:?}; see --help")]
    Unknown(OsString),
    #[error("{0} needs a path after it")]
    NoValue(&'static str),
    #[error(
        "XDG_RUNTIME_DIR is not set, so there is no folder in RAM to work in; set it or give --run"
    )]
    NoRuntimeFolder,
}

/// How to be called.
pub const USAGE: &str = "\
sportello-kiosk: the shell of a Sportello terminal

Runs inside a Wayland session of its own (see kiosk/sway). Every path may also be given
in the environment variable named beside it.

  --state DIR        SPORTELLO_STATE    the book (default /var/lib/sportello)
  --run DIR          SPORTELLO_RUN      working state in RAM
                                        (default $XDG_RUNTIME_DIR/sportello)
  --tasks DIR        SPORTELLO_TASKS    guided tasks (default /usr/share/sportello/tasks)
  --policy FILE      SPORTELLO_POLICY   the site's rules (default /etc/sportello/policy.toml)
  --bundle DIR       SPORTELLO_BUNDLE   the bundle in use, whose tasks and policy go before
                                        those two while it can be read (default: none)
  --staff FILE       SPORTELLO_STAFF    hashed PINs (default /etc/sportello/staff.toml)
  --capsule PROGRAM  SPORTELLO_CAPSULE  the supervisor (default: sportello-capsule beside
                                        this program)
  --capsule-socket PATH  SPORTELLO_CAPSULE_SOCKET
                                        socket of the unit that starts supervisors under a
                                        user of their own (default: the shell starts them)
  --portal-socket PATH   SPORTELLO_PORTAL_SOCKET
                                        socket of the unit that shows staff the page of a
                                        network that wants to be logged in to (default: none)
  --declared PATH    SPORTELLO_DECLARED where this machine's own services write during a
                                        session; may be given again (in the environment:
                                        with colons between)
  --cold-restart PROGRAM  SPORTELLO_COLD_RESTART
                                        restarts the machine after a failed receipt
                                        (default: only the shell restarts)
  --voice DIR        SPORTELLO_VOICE    configuration of speech-dispatcher (default: our own,
                                        espeak-ng on the sound card)
  --mixer PROGRAM    SPORTELLO_MIXER    what tells of headphones (default /usr/bin/amixer)
  --sound SOCKET     SPORTELLO_SOUND    player of what a page says, as samples (default: none;
                                        a unit that starts supervisors knows its own)
  --hash-pin         read a PIN from standard input, print its line for staff.toml
";

const OPTIONS: [(&str, &str); 13] = [
    ("--state", "SPORTELLO_STATE"),
    ("--run", "SPORTELLO_RUN"),
    ("--tasks", "SPORTELLO_TASKS"),
    ("--policy", "SPORTELLO_POLICY"),
    ("--staff", "SPORTELLO_STAFF"),
    ("--capsule", "SPORTELLO_CAPSULE"),
    ("--cold-restart", "SPORTELLO_COLD_RESTART"),
    ("--capsule-socket", "SPORTELLO_CAPSULE_SOCKET"),
    ("--bundle", "SPORTELLO_BUNDLE"),
    ("--voice", "SPORTELLO_VOICE"),
    ("--sound", "SPORTELLO_SOUND"),
    ("--mixer", "SPORTELLO_MIXER"),
    ("--portal-socket", "SPORTELLO_PORTAL_SOCKET"),
];

impl Config {
    /// Tasks and policy of the bundle in use, by the bundle's own name: the next one changes
    /// nothing of what this process reads.
    #[must_use]
    pub fn bundled(&self) -> Option<(PathBuf, PathBuf)> {
        let folder = self.bundle.as_ref()?.canonicalize().ok()?;
        let (tasks, policy) = (folder.join("tasks"), folder.join("policy.toml"));
        (tasks.is_dir() && policy.is_file()).then_some((tasks, policy))
    }
}

impl Invocation {
    /// Understands the arguments (without the program's own name). `environment` answers
    /// for variables; `program` is the path of the running binary, if known.
    ///
    /// # Errors
    /// When an argument is unknown or incomplete, or no folder in RAM can be found.
    pub fn parse(
        arguments: impl IntoIterator<Item = OsString>,
        environment: impl Fn(&str) -> Option<OsString>,
        program: Option<PathBuf>,
    ) -> Result<Self, ConfigError> {
        let mut paths: [Option<PathBuf>; OPTIONS.len()] =
            OPTIONS.map(|(_, variable)| environment(variable).map(PathBuf::from));
        let mut declared: Vec<PathBuf> = environment("SPORTELLO_DECLARED")
            .map(|paths| std::env::split_paths(&paths).collect())
            .unwrap_or_default();
        let mut arguments = arguments.into_iter();
        while let Some(argument) = arguments.next() {
            if argument == "--help" || argument == "-h" {
                return Ok(Self::Help);
            }
            if argument == "--hash-pin" {
                return Ok(Self::HashPin);
            }
            if argument == "--declared" {
                let path = arguments.next().ok_or(ConfigError::NoValue("--declared"))?;
                declared.push(PathBuf::from(path));
                continue;
            }
            let Some(position) = OPTIONS
                .iter()
                .position(|(option, _)| argument == OsStr::new(option))
            else {
                return Err(ConfigError::Unknown(argument));
            };
            let value = arguments
                .next()
                .ok_or(ConfigError::NoValue(OPTIONS[position].0))?;
            paths[position] = Some(PathBuf::from(value));
        }
        let [
            state,
            run,
            tasks,
            policy,
            staff,
            capsule,
            cold_restart,
            capsule_socket,
            bundle,
            voice,
            sound,
            mixer,
            portal_socket,
        ] = paths;
        let run = match run {
            Some(run) => run,
            None => {
                PathBuf::from(environment("XDG_RUNTIME_DIR").ok_or(ConfigError::NoRuntimeFolder)?)
                    .join("sportello")
            }
        };
        let beside = program
            .and_then(|program| Some(program.parent()?.join("sportello-capsule")))
            .unwrap_or_else(|| PathBuf::from("sportello-capsule"));
        Ok(Self::Shell(Box::new(Config {
            state: state.unwrap_or_else(|| PathBuf::from("/var/lib/sportello")),
            run,
            tasks: tasks.unwrap_or_else(|| PathBuf::from("/usr/share/sportello/tasks")),
            policy: policy.unwrap_or_else(|| PathBuf::from("/etc/sportello/policy.toml")),
            bundle,
            staff: staff.unwrap_or_else(|| PathBuf::from("/etc/sportello/staff.toml")),
            capsule: capsule.unwrap_or(beside),
            capsule_socket,
            portal_socket,
            voice,
            mixer: mixer.unwrap_or_else(|| PathBuf::from("/usr/bin/amixer")),
            sound,
            declared,
            cold_restart,
        })))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(arguments: &[&str], variables: &[(&str, &str)]) -> Result<Invocation, ConfigError> {
        Invocation::parse(
            arguments.iter().map(OsString::from),
            |name| {
                variables
                    .iter()
                    .find(|(variable, _)| *variable == name)
                    .map(|(_, value)| OsString::from(value))
            },
            Some(PathBuf::from("/usr/bin/sportello-kiosk")),
        )
    }

    #[test]
    fn an_appliance_needs_no_argument() {
        let Ok(Invocation::Shell(config)) = parse(&[], &[("XDG_RUNTIME_DIR", "/run/user/7")])
        else {
            panic!("defaults are a configuration");
        };
        assert_eq!(config.state, PathBuf::from("/var/lib/sportello"));
        assert_eq!(config.run, PathBuf::from("/run/user/7/sportello"));
        assert_eq!(config.capsule, PathBuf::from("/usr/bin/sportello-capsule"));
        assert_eq!(config.capsule_socket, None);
    }

    #[test]
    fn the_command_line_goes_before_the_environment() {
        let Ok(Invocation::Shell(config)) = parse(
            &["--state", "/a", "--run", "/b"],
            &[("SPORTELLO_STATE", "/c"), ("SPORTELLO_TASKS", "/d")],
        ) else {
            panic!("a configuration");
        };
        assert_eq!(config.state, PathBuf::from("/a"));
        assert_eq!(config.tasks, PathBuf::from("/d"));
        let Ok(Invocation::Shell(config)) = parse(
            &["--run", "/b", "--declared", "/x"],
            &[("SPORTELLO_DECLARED", "/y:/z")],
        ) else {
            panic!("a configuration");
        };
        assert_eq!(config.declared, ["/y", "/z", "/x"].map(PathBuf::from));
    }

    #[test]
    fn a_wrong_argument_is_named() {
        assert_eq!(
            parse(&["--sate", "/a"], &[]),
            Err(ConfigError::Unknown("--sate".into()))
        );
        assert_eq!(
            parse(&["--state"], &[]),
            Err(ConfigError::NoValue("--state"))
        );
        assert_eq!(parse(&[], &[]), Err(ConfigError::NoRuntimeFolder));
        assert_eq!(parse(&["--help"], &[]), Ok(Invocation::Help));
    }
}
