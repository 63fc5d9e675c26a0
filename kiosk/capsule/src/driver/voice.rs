// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Reading a page aloud. The text comes from the accessibility tree and is spoken by a
//! program inside the capsule: only sound leaves.
//!
//! Invariants:
//! - One thing is said at a time, the newest.
//! - Nothing of a page is heard in a room before the citizen agreed to that.
//! - It is known of an answer whether any of it was let out: one that nobody heard has led nobody
//!   anywhere.

use std::io::{self, Read, Write};
use std::net::Shutdown;
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;

use rustix::net::sockopt;

use crate::bwrap::inside;
use crate::sound::RATE;
use crate::speech::{amplitude, spoken_as, words_a_minute};
use crate::wire::Speech;

/// The voice.
const SPEAKER: &str = "/usr/bin/espeak-ng";
/// Longest text read in one go, characters.
const LONGEST: usize = 20_000;
/// What the speaker puts before its sound.
const HEAD: usize = 44;
/// A tenth of a second of sound: no more waits on this side of the border.
const WAITING: usize = 4096;

/// Why something is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// The citizen pressed a key, and this is what it led to.
    Answer,
    /// The page has something to tell, or is read as a whole.
    News,
}

/// No voice for the language, or no sound.
#[derive(Debug)]
pub(super) struct NoVoice;

#[derive(Debug)]
pub(super) struct Voice {
    speech: Speech,
    speaking: Option<Speaking>,
    /// The last answer was stopped before any of it was let out, or withheld.
    unheard: bool,
}

#[derive(Debug)]
struct Speaking {
    child: Child,
    /// Closed to stop what is on its way.
    out: UnixStream,
    pouring: JoinHandle<()>,
    sort: Sort,
    /// Something of it was let out.
    begun: Arc<AtomicBool>,
}

impl Voice {
    pub(super) fn new(speech: Speech) -> Self {
        Self {
            speech,
            speaking: None,
            unheard: false,
        }
    }

    pub(super) fn speech(&self) -> &Speech {
        &self.speech
    }

    /// Speaks like this from the next word on.
    pub(super) fn tune(&mut self, speech: Speech) {
        self.speech = speech;
    }

    /// Whether there is something to speak with.
    pub(super) fn is_there() -> bool {
        Path::new(SPEAKER).exists() && Path::new(inside::SOUND).exists()
    }

    /// Begins to say `text`, in place of what was being said.
    pub(super) fn say(&mut self, text: &str, sort: Sort) -> Result<(), NoVoice> {
        self.stop();
        if !Self::is_there() {
            return Err(NoVoice);
        }
        self.unheard = false;
        self.speaking = Some(speak(&self.speech, text, sort).map_err(|_| NoVoice)?);
        Ok(())
    }

    /// Stops. Tells whether anything was being said.
    pub(super) fn stop(&mut self) -> bool {
        let Some(speaking) = self.speaking.take() else {
            return false;
        };
        let Speaking { mut child, out, .. } = speaking;
        // Over already is what was wanted; pid 1 collects the dead.
        let _over_already = out.shutdown(Shutdown::Both);
        let _dead_already = child.kill();
        self.unheard = speaking.sort == Sort::Answer && !speaking.begun.load(Ordering::SeqCst);
        true
    }

    /// Keeps to itself what was to be said, and stops.
    pub(super) fn withhold(&mut self) {
        self.stop();
        self.unheard = true;
    }

    /// Whether something is being said.
    pub(super) fn speaks(&self) -> bool {
        self.speaking.is_some()
    }

    /// Whether a key is being answered.
    pub(super) fn answers(&self) -> bool {
        let speaking = self.speaking.as_ref();
        speaking.is_some_and(|speaking| speaking.sort == Sort::Answer)
    }

    /// Whether nobody heard the last answer, not even its beginning.
    pub(super) fn is_unheard(&self) -> bool {
        self.unheard
    }

    /// True once, when reading came to its end by itself.
    pub(super) fn finished(&mut self) -> bool {
        let over = self
            .speaking
            .as_ref()
            .is_some_and(|speaking| speaking.pouring.is_finished());
        if over {
            self.speaking = None;
        }
        over
    }
}

fn speak(speech: &Speech, text: &str, sort: Sort) -> io::Result<Speaking> {
    let out = UnixStream::connect(inside::SOUND)?;
    sockopt::set_socket_send_buffer_size(&out, WAITING)?;
    let mut child = Command::new(SPEAKER)
        .args(["-v", spoken_as(&speech.language)])
        .args(["-s", &words_a_minute(speech.rate).to_string()])
        .args(["-a", &amplitude(speech.volume).to_string()])
        .args(["--stdin", "--stdout"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()?;
    let bounded: String = text.chars().take(LONGEST).collect();
    if let Some(mut stdin) = child.stdin.take() {
        // espeak-ng reads all of its input before it speaks.
        stdin.write_all(bounded.as_bytes())?;
    }
    let sound = child.stdout.take().ok_or(io::ErrorKind::BrokenPipe)?;
    let to = out.try_clone()?;
    #[cfg(feature = "rehearsal")]
    let spelled = spelled(&bounded);
    let begun = Arc::new(AtomicBool::new(false));
    let begins = Arc::clone(&begun);
    let pouring = std::thread::Builder::new()
        .name("voice".into())
        .spawn(move || {
            // The voice was stopped, or nobody hears it: either way it is over.
            #[cfg(feature = "rehearsal")]
            let _unheard = (&to)
                .write_all(&spelled)
                .map(|()| begins.store(true, Ordering::SeqCst));
            let _cut_off = pour(sound, to, &begins);
        })?;
    Ok(Speaking {
        child,
        out,
        pouring,
        sort,
        begun,
    })
}

/// The words as samples, before the sound: what the scripted citizen's ear hears. Only where
/// capsules are built for the stage.
#[cfg(feature = "rehearsal")]
fn spelled(words: &str) -> Vec<u8> {
    let length = u32::try_from(words.len()).unwrap_or(u32::MAX);
    // Whole samples, so that the sound after them stays sound.
    let rest = &[0][..words.len() % 2];
    [
        b"SPORTELLO-SPEAKS".as_slice(),
        &length.to_le_bytes(),
        words.as_bytes(),
        rest,
    ]
    .concat()
}

/// Lets out the sound without its head, if it has the one form that is heard.
fn pour(mut sound: ChildStdout, mut to: UnixStream, begun: &AtomicBool) -> io::Result<()> {
    let mut head = [0; HEAD];
    sound.read_exact(&mut head)?;
    if !is_heard(&head) {
        return Err(io::ErrorKind::InvalidData.into());
    }
    let mut first = [0; WAITING];
    let length = sound.read(&mut first)?;
    to.write_all(&first[..length])?;
    begun.store(true, Ordering::SeqCst);
    io::copy(&mut sound, &mut to)?;
    Ok(())
}

/// A head of a WAVE file with one channel of 16 bits at the rate that the player knows.
fn is_heard(head: &[u8; HEAD]) -> bool {
    let form = [
        &1_u16.to_le_bytes()[..],
        &1_u16.to_le_bytes(),
        &RATE.to_le_bytes(),
        &(RATE * 2).to_le_bytes(),
        &2_u16.to_le_bytes(),
        &16_u16.to_le_bytes(),
    ]
    .concat();
    head.starts_with(b"RIFF") && head[8..16] == *b"WAVEfmt " && head[20..36] == form[..]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_one_form_of_sound_is_let_out() {
        let mut head = [0; HEAD];
        head[..4].copy_from_slice(b"RIFF");
        head[8..16].copy_from_slice(b"WAVEfmt ");
        head[16] = 16;
        head[20..24].copy_from_slice(&[1, 0, 1, 0]);
        head[24..28].copy_from_slice(&RATE.to_le_bytes());
        head[28..32].copy_from_slice(&(RATE * 2).to_le_bytes());
        head[32..36].copy_from_slice(&[2, 0, 16, 0]);
        assert!(is_heard(&head));
        for (at, other) in [(0, b'X'), (20, 3), (22, 2), (24, 0), (34, 8)] {
            let mut wrong = head;
            wrong[at] = other;
            assert!(!is_heard(&wrong), "{at}");
        }
    }
}
