// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Who hears what the terminal says: one person with headphones, or the room.
//!
//! The sound card knows what is in its sockets. `amixer`, which comes with the player of what a
//! page says, tells it of the same card as that player uses, and says when it changes.
//!
//! Invariant: headphones are believed in only where the card says that they are plugged in and
//! that nothing else sounds meanwhile. What is not known counts as the room.

use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::Duration;

use iced::Subscription;
use iced::futures::{SinkExt, Stream};
use tokio::sync::mpsc::UnboundedSender;
use tracing::{debug, info, warn};

/// Pause before a card that does not answer is asked again.
const RETRY: Duration = Duration::from_secs(30);
/// Longest description of a card that is read, bytes.
const LONGEST: u64 = 512 * 1024;

/// Who hears the terminal.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Hearing {
    /// The card does not tell, or there is none.
    #[default]
    Unknown,
    Room,
    Headphones,
}

/// The service as a subscription: tells what is so at first, and whenever it changes.
pub fn subscription(mixer: PathBuf) -> Subscription<Hearing> {
    Subscription::run_with(mixer, listen)
}

#[expect(clippy::ptr_arg, reason = "a subscription hands on what it was given")]
fn listen(mixer: &PathBuf) -> impl Stream<Item = Hearing> + use<> {
    let mixer = mixer.clone();
    iced::stream::channel(
        4,
        async move |mut output: iced::futures::channel::mpsc::Sender<Hearing>| {
            let (news, mut heard) = tokio::sync::mpsc::unbounded_channel();
            // A thread of its own, as long as the service: what it starts dies with it.
            let thread = std::thread::Builder::new()
                .name("headphones".to_owned())
                .spawn(move || watch(&mixer, &news));
            if let Err(error) = thread {
                warn!(%error, "no thread for the headphones");
                return;
            }
            while let Some(hearing) = heard.recv().await {
                if output.send(hearing).await.is_err() {
                    return;
                }
            }
        },
    )
}

/// Until nobody listens any more.
fn watch(mixer: &Path, news: &UnboundedSender<Hearing>) {
    let mut watch = Watch {
        mixer,
        news,
        known: Hearing::Unknown,
    };
    let mut said = false;
    while !news.is_closed() {
        match watch.follow() {
            // Once: a machine without a card has none all day.
            Err(error) if !said => {
                info!(%error, "whether headphones are plugged in cannot be known");
                said = true;
            }
            Err(error) => debug!(%error, "whether headphones are plugged in cannot be known"),
            Ok(()) => debug!("the sound card went away"),
        }
        watch.tell(Hearing::Unknown);
        std::thread::sleep(RETRY);
    }
}

struct Watch<'a> {
    mixer: &'a Path,
    news: &'a UnboundedSender<Hearing>,
    known: Hearing,
}

impl Watch<'_> {
    /// Until the card goes away. The first line says that changes are heard from now on, so that
    /// none is missed between asking and listening.
    fn follow(&mut self) -> io::Result<()> {
        let mut events = Events::of(self.mixer)?;
        let mut line = Vec::new();
        while events.next(&mut line)? && !self.news.is_closed() {
            let hearing = hearing(&contents(self.mixer)?);
            self.tell(hearing);
        }
        Ok(())
    }

    fn tell(&mut self, hearing: Hearing) {
        if self.known != hearing {
            self.known = hearing;
            if self.news.send(hearing).is_err() {
                debug!("nobody listens to the headphones' news");
            }
        }
    }
}

/// What the card says when something of it changes.
struct Events {
    child: Child,
    lines: BufReader<ChildStdout>,
}

impl Events {
    /// `setpriv` has the kernel end it with the thread that starts it.
    fn of(mixer: &Path) -> io::Result<Self> {
        let mut child = Command::new("setpriv")
            .args(["--pdeathsig", "KILL", "--"])
            .arg(mixer)
            .arg("events")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let lines = child.stdout.take().ok_or(io::ErrorKind::BrokenPipe)?;
        Ok(Self {
            child,
            lines: BufReader::new(lines),
        })
    }

    /// Waits for the next line; `false` at the end.
    fn next(&mut self, line: &mut Vec<u8>) -> io::Result<bool> {
        line.clear();
        let mut bounded = (&mut self.lines).take(LONGEST);
        Ok(bounded.read_until(b'\n', line)? > 0)
    }
}

impl Drop for Events {
    fn drop(&mut self) {
        // Over already is what was wanted.
        let _over_already = self.child.kill().and_then(|()| self.child.wait());
    }
}

/// Everything that the card says of itself.
fn contents(mixer: &Path) -> io::Result<String> {
    let mut child = Command::new(mixer)
        .arg("contents")
        .env("LC_ALL", "C")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()?;
    let mut told = Vec::new();
    if let Some(stdout) = child.stdout.take() {
        stdout.take(LONGEST).read_to_end(&mut told)?;
    }
    if child.wait()?.success() {
        Ok(String::from_utf8_lossy(&told).into_owned())
    } else {
        Err(io::Error::other("the sound card does not answer"))
    }
}

/// One control of a card.
#[derive(Debug, Default)]
struct Control<'a> {
    name: &'a str,
    values: &'a str,
    items: Vec<&'a str>,
}

impl Control<'_> {
    fn is_on(&self) -> bool {
        self.values.split(',').any(|value| value == "on")
    }

    /// What is chosen, of a list.
    fn chosen(&self) -> Option<&str> {
        self.items.get(self.values.parse::<usize>().ok()?).copied()
    }

    /// A socket that can tell whether something is in it.
    fn is_socket(&self) -> bool {
        self.name.ends_with(" Jack") && !self.name.contains("Phantom")
    }
}

/// Who hears, as the words of `amixer contents` tell it.
fn hearing(contents: &str) -> Hearing {
    let controls = controls(contents);
    let mut sockets = controls.iter().filter(|control| control.is_socket());
    let mut of_headphones = sockets
        .clone()
        .filter(|control| control.name.contains("Headphone"))
        .peekable();
    if of_headphones.peek().is_none() {
        return Hearing::Unknown;
    }
    if !of_headphones.any(Control::is_on) {
        return Hearing::Room;
    }
    let of_name = |name| controls.iter().find(|control| control.name == name);
    let mutes = of_name("Auto-Mute Mode").map(|control| control.chosen().unwrap_or_default());
    let line_out = sockets.any(|control| control.name.contains("Line Out") && control.is_on());
    let speaker = controls.iter().any(|control| {
        control.name.starts_with("Speaker") && control.name.ends_with("Switch") && control.is_on()
    });
    let sounds_too = match mutes {
        Some("Line Out+Speaker") => false,
        Some("Speaker Only") => line_out,
        Some(_) => true,
        // Nothing falls silent by itself.
        None => line_out || speaker,
    };
    if sounds_too {
        Hearing::Room
    } else {
        Hearing::Headphones
    }
}

fn controls(contents: &str) -> Vec<Control<'_>> {
    let mut controls: Vec<Control<'_>> = Vec::new();
    for line in contents.lines() {
        if line.starts_with("numid=") {
            let name = line.split_once("name='").map_or("", |(_, rest)| rest);
            controls.push(Control {
                name: name.rsplit_once('\'').map_or(name, |(name, _)| name),
                ..Control::default()
            });
        } else if let Some(control) = controls.last_mut() {
            let line = line.trim_start();
            if let Some(values) = line.strip_prefix(": values=") {
                control.values = values.trim_end();
            } else if let Some(item) = line.strip_prefix("; Item #") {
                let item = item.split_once('\'').map_or("", |(_, item)| item);
                control.items.push(item.trim_end_matches('\''));
            }
        }
    }
    controls
}

#[cfg(test)]
mod tests;
