// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! One speech-dispatcher and the conversation with it.

use std::fs;
use std::io;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use sportello_capsule::speech::spoken_as;
use ssip_client_async::fifo::synchronous::{Builder, UnixStream};
use ssip_client_async::{
    Client, ClientError, ClientName, ClientScope, MessageScope, OK_CANCELED, OK_CLIENT_NAME_SET,
    OK_LANGUAGE_SET, OK_PRIORITY_SET, OK_RATE_SET, OK_RECEIVING_DATA, OK_VOLUME_SET, Priority,
};

use super::{Languages, Places, Tuning, Utterance};

/// How long a fresh dispatcher may take until it answers.
const PATIENCE: Duration = Duration::from_secs(8);
/// Between two attempts to reach a fresh one.
const GLANCE: Duration = Duration::from_millis(20);
/// No answer may take longer.
const ANSWER: Duration = Duration::from_secs(5);
/// Longest text said in one go, characters.
const LONGEST: usize = 4_000;

/// Our own configuration: one voice, no text in any log.
const CONFIGURATION: &str = "\
LogLevel 0
LogDir \"stdout\"
DisableAutoSpawn
AudioOutputMethod \"alsa\"
DefaultVolume 100
AddModule \"espeak-ng\" \"sd_espeak-ng\" \"espeak-ng.conf\"
DefaultModule \"espeak-ng\"
";

/// Why nothing is said.
#[derive(Debug, thiserror::Error)]
pub(super) enum DispatcherError {
    #[error("{what}: {source}")]
    Io {
        what: &'static str,
        #[source]
        source: io::Error,
    },
    #[error("the dispatcher ended at once")]
    Ended,
    #[error("the dispatcher does not answer")]
    Mute,
    /// Its words are not told: they might repeat what was to be said.
    #[error("the dispatcher refused {0}")]
    Refused(&'static str),
}

/// A running dispatcher.
pub(super) struct Dispatcher {
    child: Child,
    client: Client<UnixStream>,
    language: Option<String>,
    folder: PathBuf,
}

impl Dispatcher {
    /// Starts one that answers, and asks what it can speak.
    pub(super) fn start(
        places: &Places,
        tuning: Tuning,
    ) -> Result<(Self, Languages), DispatcherError> {
        let folder = places.run.join("voice");
        make_folder(&folder).map_err(|source| DispatcherError::Io {
            what: "no folder for the voice",
            source,
        })?;
        let configuration = match &places.configuration {
            Some(configuration) => configuration.clone(),
            None => {
                write_configuration(&folder).map_err(|source| DispatcherError::Io {
                    what: "no configuration for the voice",
                    source,
                })?;
                folder.clone()
            }
        };
        let socket = folder.join("socket");
        let mut child =
            spawn(&folder, &socket, &configuration).map_err(|source| DispatcherError::Io {
                what: "speech-dispatcher cannot be started",
                source,
            })?;
        let client = match reach(&mut child, &socket) {
            Ok(client) => client,
            Err(error) => {
                end(&mut child);
                return Err(error);
            }
        };
        let mut dispatcher = Self {
            child,
            client,
            language: None,
            folder,
        };
        let languages = dispatcher.introduce(tuning)?;
        Ok((dispatcher, languages))
    }

    fn introduce(&mut self, tuning: Tuning) -> Result<Languages, DispatcherError> {
        let name = ClientName::new("terminal", "sportello");
        refused("its name", self.client.set_client_name(name))?;
        refused("its name", self.client.check_status(OK_CLIENT_NAME_SET))?;
        refused("priority", self.client.set_priority(Priority::Message))?;
        refused("priority", self.client.check_status(OK_PRIORITY_SET))?;
        self.tune(tuning)?;
        refused("its voices", self.client.list_synthesis_voices())?;
        let voices = refused("its voices", self.client.receive_synthesis_voices())?;
        Ok(Languages::of(
            voices.into_iter().filter_map(|voice| voice.language),
        ))
    }

    pub(super) fn tune(&mut self, tuning: Tuning) -> Result<(), DispatcherError> {
        let volume = i8::try_from(i16::from(tuning.volume.min(100)) * 2 - 100).unwrap_or(0);
        let rate = i8::try_from((i16::from(tuning.rate.clamp(1, 9)) - 5) * 20).unwrap_or(0);
        refused(
            "volume",
            self.client.set_volume(ClientScope::Current, volume),
        )?;
        refused("volume", self.client.check_status(OK_VOLUME_SET))?;
        refused("speed", self.client.set_rate(ClientScope::Current, rate))?;
        refused("speed", self.client.check_status(OK_RATE_SET))?;
        Ok(())
    }

    pub(super) fn say(&mut self, utterance: &Utterance) -> Result<(), DispatcherError> {
        let line = one_line(&utterance.words);
        if line.is_empty() {
            return Ok(());
        }
        if self.language.as_deref() != Some(utterance.language.as_str()) {
            let spoken = spoken_as(&utterance.language);
            refused(
                "language",
                self.client.set_language(ClientScope::Current, spoken),
            )?;
            refused("language", self.client.check_status(OK_LANGUAGE_SET))?;
            self.language = Some(utterance.language.clone());
        }
        refused("words", self.client.speak())?;
        refused("words", self.client.check_status(OK_RECEIVING_DATA))?;
        refused("words", self.client.send_line(&line))?;
        refused("words", self.client.receive_message_id())?;
        Ok(())
    }

    pub(super) fn hush(&mut self) -> Result<(), DispatcherError> {
        refused("silence", self.client.cancel(MessageScope::Last))?;
        refused("silence", self.client.check_status(OK_CANCELED))?;
        Ok(())
    }
}

impl Drop for Dispatcher {
    fn drop(&mut self) {
        // Silence at once: its synthesisers end when it does.
        let _gone_already = self.hush();
        end(&mut self.child);
        if let Err(error) = fs::remove_dir_all(&self.folder)
            && error.kind() != io::ErrorKind::NotFound
        {
            tracing::warn!(%error, "the voice's folder stays");
        }
    }
}

fn end(child: &mut Child) {
    // Dead already is what was wanted.
    let _dead_already = child.kill();
    let _status = child.wait();
}

/// A folder that only this user enters, empty.
fn make_folder(folder: &Path) -> io::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)
}

fn write_configuration(folder: &Path) -> io::Result<()> {
    fs::create_dir(folder.join("modules"))?;
    fs::write(folder.join("speechd.conf"), CONFIGURATION)?;
    fs::write(folder.join("modules/espeak-ng.conf"), "Debug 0\n")
}

/// `setpriv` has the kernel kill the dispatcher when the thread that starts it ends, however
/// it ends.
fn spawn(folder: &Path, socket: &Path, configuration: &Path) -> io::Result<Child> {
    Command::new("setpriv")
        .args(["--pdeathsig", "KILL", "--", "speech-dispatcher"])
        .args(["--run-single", "--timeout", "0"])
        .args(["--communication-method", "unix_socket", "--socket-path"])
        .arg(socket)
        .arg("--pid-file")
        .arg(folder.join("pid"))
        .arg("--log-dir")
        .arg(folder)
        .arg("--config-dir")
        .arg(configuration)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
}

fn reach(child: &mut Child, socket: &Path) -> Result<Client<UnixStream>, DispatcherError> {
    let began = Instant::now();
    loop {
        let mut builder = Builder::new();
        builder.path(socket).timeout(ANSWER);
        if let Ok(client) = builder.build() {
            return Ok(client);
        }
        match child.try_wait() {
            Ok(None) => {}
            Ok(Some(_)) => return Err(DispatcherError::Ended),
            Err(source) => {
                return Err(DispatcherError::Io {
                    what: "waiting for the dispatcher",
                    source,
                });
            }
        }
        if began.elapsed() > PATIENCE {
            return Err(DispatcherError::Mute);
        }
        std::thread::sleep(GLANCE);
    }
}

fn refused<T>(what: &'static str, answer: Result<T, ClientError>) -> Result<T, DispatcherError> {
    answer.map_err(|error| match error {
        ClientError::Io(source) => DispatcherError::Io {
            what: "the dispatcher hung up",
            source,
        },
        _ => DispatcherError::Refused(what),
    })
}

/// One line of the protocol: nothing in it can end the text or begin another command.
fn one_line(words: &str) -> String {
    let line: String = words
        .chars()
        .filter(|letter| !is_mark(*letter))
        .map(|letter| if letter.is_control() { ' ' } else { letter })
        .take(LONGEST)
        .collect();
    let line = line.trim();
    if line.starts_with('.') {
        format!(".{line}")
    } else {
        line.to_owned()
    }
}

/// Marks of direction are for the eye.
const fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{200e}' | '\u{200f}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_words_end_the_text_or_begin_a_command() {
        assert_eq!(one_line("."), "..");
        assert_eq!(one_line("a\r\n.\r\nQUIT"), "a  .  QUIT");
        assert_eq!(one_line(" \n "), "");
        assert_eq!(one_line("\u{2068}SPID\u{2069}"), "SPID");
        assert_eq!(one_line(&"x".repeat(LONGEST * 2)).len(), LONGEST);
    }
}
