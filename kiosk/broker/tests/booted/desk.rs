// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The supervisor's side of a conversation, and a look at what others see.

use std::fs;
use std::io::{self, BufRead, BufReader, Write};
use std::os::unix::net::UnixStream;
use std::process::Command;
use std::time::{Duration, Instant};

use data_encoding::BASE64;
use pdf_writer::{Content, Name, Pdf, Rect, Ref, Str};
use rustix::process::{Gid, Uid};
use rustix::thread::{set_thread_res_gid, set_thread_res_uid};
use serde::Serialize;
use serde::de::DeserializeOwned;
use sportello_capsule::broker::{MAX_PART, PaperAsk};

/// How long anything may take before a test gives up. Nothing waits for that long.
pub(crate) const PATIENCE: Duration = Duration::from_secs(25);
pub(crate) const GLANCE: Duration = Duration::from_millis(50);

/// A conversation with one of the brokers.
pub(crate) struct Talk {
    reader: BufReader<UnixStream>,
}

impl Talk {
    /// As the user with this number. The kernel notes who connects.
    pub(crate) fn with(socket: &str, user: u32) -> Self {
        let (uid, gid) = (Uid::from_raw(user), Gid::from_raw(user));
        // Of this thread only: each test has its own.
        set_thread_res_gid(Gid::ROOT, gid, Gid::ROOT).unwrap();
        set_thread_res_uid(Uid::ROOT, uid, Uid::ROOT).unwrap();
        let stream = UnixStream::connect(socket);
        set_thread_res_uid(Uid::ROOT, Uid::ROOT, Uid::ROOT).unwrap();
        set_thread_res_gid(Gid::ROOT, Gid::ROOT, Gid::ROOT).unwrap();
        let stream = stream.unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        Self {
            reader: BufReader::new(stream),
        }
    }

    pub(crate) fn say(&mut self, ask: &impl Serialize) {
        let mut line = serde_json::to_vec(ask).unwrap();
        line.push(b'\n');
        self.reader.get_mut().write_all(&line).unwrap();
    }

    pub(crate) fn raw(&mut self, bytes: &[u8]) {
        self.reader.get_mut().write_all(bytes).unwrap();
    }

    /// The next answer; `None` when there will be none.
    pub(crate) fn hear<T: DeserializeOwned>(&mut self) -> Option<T> {
        self.hear_at_last().unwrap()
    }

    fn hear_at_last<T: DeserializeOwned>(&mut self) -> io::Result<Option<T>> {
        let mut line = String::new();
        match self.reader.read_line(&mut line) {
            Ok(0) => Ok(None),
            Ok(_) => Ok(Some(serde_json::from_str(&line).unwrap())),
            Err(error) if error.kind() == io::ErrorKind::ConnectionReset => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Passes over answers until one is as wanted.
    #[track_caller]
    pub(crate) fn hear_until<T: DeserializeOwned + std::fmt::Debug>(
        &mut self,
        wanted: impl Fn(&T) -> bool,
    ) -> T {
        let mut heard = Vec::new();
        loop {
            match self.hear_at_last() {
                Ok(Some(answer)) if wanted(&answer) => return answer,
                Ok(Some(answer)) => heard.push(answer),
                ended => panic!("after {heard:?} came {ended:?}"),
            }
        }
    }

    pub(crate) fn give(&mut self, document: &[u8]) {
        let text = BASE64.encode(document);
        for part in text.as_bytes().chunks(MAX_PART) {
            let base64 = String::from_utf8(part.to_vec()).unwrap();
            self.say(&PaperAsk::Part { base64 });
        }
        self.say(&PaperAsk::Count);
    }
}

/// A document with `words` on each of its pages.
pub(crate) fn document(pages: i32, words: &str) -> Vec<u8> {
    let mut pdf = Pdf::new();
    let (tree, font) = (Ref::new(2), Ref::new(3));
    pdf.catalog(Ref::new(1)).pages(tree);
    pdf.type1_font(font).base_font(Name(b"Helvetica"));
    let page = |number: i32| Ref::new(4 + 2 * number);
    pdf.pages(tree).kids((0..pages).map(page)).count(pages);
    for number in 0..pages {
        let content = Ref::new(5 + 2 * number);
        let mut words_on_page = Content::new();
        words_on_page.begin_text();
        words_on_page.set_font(Name(b"F1"), 24.0);
        words_on_page.next_line(72.0, 700.0);
        words_on_page.show(Str(words.as_bytes()));
        words_on_page.end_text();
        pdf.stream(content, &words_on_page.finish());
        let mut page = pdf.page(page(number));
        page.parent(tree)
            .media_box(Rect::new(0.0, 0.0, 595.0, 842.0))
            .contents(content);
        page.resources().fonts().pair(Name(b"F1"), font);
    }
    pdf.finish()
}

/// Looks again and again until `holds`.
#[track_caller]
pub(crate) fn wait_until(what: &str, mut holds: impl FnMut() -> bool) {
    let until = Instant::now() + PATIENCE;
    while !holds() {
        assert!(Instant::now() < until, "{what}");
        std::thread::sleep(GLANCE);
    }
}

/// A program's output.
#[track_caller]
pub(crate) fn said(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let complained = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success(),
        "{program} {arguments:?}: {said}{complained}"
    );
    said
}

/// Whether any file below `folder` holds `bytes`.
pub(crate) fn holds(folder: &str, bytes: &[u8]) -> bool {
    let Ok(entries) = fs::read_dir(folder) else {
        return false;
    };
    entries.flatten().any(|entry| {
        let path = entry.path();
        let Ok(kind) = entry.file_type() else {
            return false;
        };
        if kind.is_dir() {
            return path.to_str().is_some_and(|path| holds(path, bytes));
        }
        kind.is_file()
            && fs::read(&path)
                .is_ok_and(|found| found.windows(bytes.len()).any(|window| window == bytes))
    })
}
