// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The citizen's ear: everything that a terminal says aloud, in words.
//!
//! The shell speaks through a real speech-dispatcher whose output module writes each sentence
//! into a file instead of playing it. What a page says comes out of the capsule as samples, on
//! the socket of a player; capsules built with feature `rehearsal` put the words before them,
//! as bytes, and that is what is read here.

use std::io::Read;
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::stage::{Setting, StageError};

/// Between two looks at what was said.
const GLANCE: Duration = Duration::from_millis(10);
/// What the words of a page begin with.
const MARK: &[u8; 16] = b"SPORTELLO-SPEAKS";
/// Longest words of a page, bytes.
const LONGEST: usize = 1 << 20;
/// Languages that the stage's voice knows: all that are shipped but Slovene, so that a language
/// without a voice can be met.
const LANGUAGES: [&str; 14] = [
    "it", "en", "ro", "sq", "ar", "cmn", "zh", "uk", "bn", "pa", "ur", "es", "fr", "de",
];

/// One sentence that was heard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    pub words: String,
    /// The page said it, and not the shell.
    pub of_page: bool,
    /// Language, loudness and speed, as the shell's voice was told.
    pub manner: String,
}

/// See the module.
#[derive(Debug)]
pub struct Ear {
    folder: PathBuf,
    heard: Arc<Mutex<Vec<Sentence>>>,
    taken: usize,
}

impl Ear {
    /// An ear with its files in `folder`, which must be there.
    ///
    /// # Errors
    /// [`StageError::Io`] if the files cannot be made.
    pub fn open(folder: &Path) -> Result<Self, StageError> {
        let modules = folder.join("modules");
        std::fs::create_dir_all(&modules)
            .map_err(|source| StageError::io("making", &modules, source))?;
        let spoken = folder.join("spoken");
        let write = |path: PathBuf, words: &str| {
            std::fs::write(&path, words).map_err(|source| StageError::io("writing", &path, source))
        };
        write(spoken.clone(), "")?;
        write(folder.join("speechd.conf"), DISPATCHER)?;
        write(modules.join("ear.conf"), &module(&spoken))?;
        let player = folder.join("player");
        let listener = UnixListener::bind(&player)
            .map_err(|source| StageError::io("listening at", &player, source))?;
        let heard = Arc::new(Mutex::new(Vec::new()));
        let of_pages = Arc::clone(&heard);
        start("ear-page", move || hear_pages(&listener, &of_pages))?;
        let of_shell = Arc::clone(&heard);
        start("ear-shell", move || hear_shell(&spoken, &of_shell))?;
        Ok(Self {
            folder: folder.to_owned(),
            heard,
            taken: 0,
        })
    }

    /// The same setting with this ear in front of it.
    #[must_use]
    pub fn before(&self, setting: Setting) -> Setting {
        setting
            .with("SPORTELLO_VOICE", &self.folder)
            .with("SPORTELLO_SOUND", self.folder.join("player"))
    }

    /// Everything that was heard so far, oldest first.
    #[must_use]
    pub fn everything(&self) -> Vec<Sentence> {
        self.heard
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// What was said before this moment is no longer listened to.
    pub fn forget(&mut self) {
        self.taken = self.everything().len();
    }

    /// The next sentence, if one is said in time.
    pub fn next(&mut self, patience: Duration) -> Option<Sentence> {
        let began = Instant::now();
        loop {
            if let Some(sentence) = self.everything().get(self.taken) {
                self.taken += 1;
                return Some(sentence.clone());
            }
            if began.elapsed() >= patience {
                return None;
            }
            std::thread::sleep(GLANCE);
        }
    }

    /// Listens until a sentence holds `words`, and gives that sentence.
    ///
    /// # Errors
    /// [`StageError::InVain`] with what was heard instead.
    pub fn wait_for(&mut self, words: &str, patience: Duration) -> Result<Sentence, StageError> {
        let began = Instant::now();
        loop {
            let left = patience.saturating_sub(began.elapsed());
            match self.next(left) {
                Some(sentence) if sentence.words.contains(words) => return Ok(sentence),
                Some(_) => {}
                None => {
                    return Err(StageError::InVain {
                        what: format!("somebody to say “{words}”"),
                        waited: patience,
                        seen: self.summary(),
                    });
                }
            }
        }
    }

    /// The last things heard, one a line.
    #[must_use]
    pub fn summary(&self) -> String {
        let all = self.everything();
        let last = all.iter().skip(all.len().saturating_sub(20));
        last.map(|sentence| {
            let who = if sentence.of_page { "page" } else { "shell" };
            format!("\n  {who}: {}", sentence.words)
        })
        .collect()
    }
}

/// One module, and no text in any log.
const DISPATCHER: &str = "\
LogLevel 0
LogDir \"stdout\"
DisableAutoSpawn
AudioOutputMethod \"alsa\"
AudioALSADevice \"null\"
DefaultVolume 100
AddModule \"ear\" \"sd_generic\" \"ear.conf\"
DefaultModule \"ear\"
";

fn module(spoken: &Path) -> String {
    let mut module = format!(
        "Debug 0\n\
         GenericExecuteSynth \"echo \\'$VOICE|$VOLUME|$RATE|$DATA\\' >> {}\"\n\
         GenericRateAdd 0\nGenericRateMultiply 100\n\
         GenericVolumeAdd 0\nGenericVolumeMultiply 100\n\
         GenericMaxChunkLength 4000\nGenericDelimiters \"§\"\n",
        spoken.display()
    );
    for language in LANGUAGES {
        module.push_str(&format!(
            "GenericLanguage \"{language}\" \"{language}\" \"utf-8\"\n\
             AddVoice \"{language}\" \"MALE1\" \"{language}\"\n"
        ));
    }
    module
}

fn start(name: &str, work: impl FnOnce() + Send + 'static) -> Result<(), StageError> {
    std::thread::Builder::new()
        .name(name.to_owned())
        .spawn(work)
        .map(|_| ())
        .map_err(|source| StageError::io("starting", Path::new(name), source))
}

/// Ends with the test.
fn hear_pages(listener: &UnixListener, heard: &Mutex<Vec<Sentence>>) {
    while let Ok((voice, _)) = listener.accept() {
        // A voice that was cut off before its words said nothing.
        let _cut_off = words_of(voice, |words| {
            let sentence = Sentence {
                words,
                of_page: true,
                manner: String::new(),
            };
            heard
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .push(sentence);
        });
    }
}

/// Reads the words, tells them, and then lets the sound pass to its end.
fn words_of(mut voice: UnixStream, tell: impl FnOnce(String)) -> Option<()> {
    let mut mark = [0; MARK.len()];
    voice.read_exact(&mut mark).ok()?;
    let mut length = [0; 4];
    voice.read_exact(&mut length).ok()?;
    let length = usize::try_from(u32::from_le_bytes(length)).ok()?;
    if mark != *MARK || length > LONGEST {
        return None;
    }
    let mut words = vec![0; length];
    voice.read_exact(&mut words).ok()?;
    tell(String::from_utf8_lossy(&words).trim().to_owned());
    std::io::copy(&mut voice, &mut std::io::sink()).ok()?;
    Some(())
}

fn hear_shell(spoken: &Path, heard: &Mutex<Vec<Sentence>>) {
    let mut read = 0;
    // The folder goes with the test.
    while let Ok(text) = std::fs::read(spoken) {
        let fresh = text.get(read..).unwrap_or_default();
        if let Some(end) = fresh.iter().rposition(|byte| *byte == b'\n') {
            let lines = String::from_utf8_lossy(&fresh[..end]).into_owned();
            let mut heard = heard.lock().unwrap_or_else(PoisonError::into_inner);
            heard.extend(lines.lines().filter_map(sentence));
            read += end + 1;
        }
        std::thread::sleep(GLANCE);
    }
}

fn sentence(line: &str) -> Option<Sentence> {
    let mut parts = line.splitn(4, '|');
    let manner = [parts.next()?, parts.next()?, parts.next()?].join(" ");
    let words = parts.next()?.trim();
    (!words.is_empty()).then(|| Sentence {
        words: words.to_owned(),
        of_page: false,
        manner,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    #[test]
    fn what_a_page_says_is_heard_in_words_before_its_sound() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut ear = Ear::open(folder.path()).expect("an ear");
        for words in ["Entra, tasto", "Esci, tasto"] {
            let mut voice = UnixStream::connect(folder.path().join("player")).expect("the player");
            let length = u32::try_from(words.len()).expect("short").to_le_bytes();
            let said = [MARK.as_slice(), &length, words.as_bytes(), &[7; 999]].concat();
            voice.write_all(&said).expect("said");
        }
        let patience = Duration::from_secs(5);
        let first = ear.next(patience).expect("a sentence");
        assert_eq!(
            (first.words.as_str(), first.of_page),
            ("Entra, tasto", true)
        );
        ear.wait_for("Esci", patience).expect("the second");
    }

    #[test]
    fn what_the_shell_says_is_heard_with_its_manner() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut ear = Ear::open(folder.path()).expect("an ear");
        std::fs::write(folder.path().join("spoken"), "it|20|0|Inizia, tasto\nit|20")
            .expect("written");
        let heard = ear.next(Duration::from_secs(5)).expect("a sentence");
        assert_eq!(
            (heard.words.as_str(), heard.manner.as_str(), heard.of_page),
            ("Inizia, tasto", "it 20 0", false)
        );
        assert_eq!(ear.next(Duration::from_millis(50)), None, "half a line");
    }
}
