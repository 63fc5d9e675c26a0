// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Looks for a text in memory and files, without ever holding that text itself: the searching
//! process is searched too.

use std::fs::{self, File};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};

use memchr::memmem;

const CHUNK: usize = 4 * 1024 * 1024;
/// Longer than any text looked for, in either encoding.
const OVERLAP: usize = 256;

/// A text in two halves with a bar between them; together they exist in pages only.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Token(pub(crate) &'static str);

impl Token {
    pub(crate) fn halves(self) -> (&'static str, &'static str) {
        self.0.split_once('|').unwrap()
    }

    /// Whether it is in `bytes`, as UTF-8 or UTF-16.
    fn is_in(self, bytes: &[u8]) -> bool {
        let (first, second) = self.halves();
        let wide = |text: &str| -> Vec<u8> { text.bytes().flat_map(|byte| [byte, 0]).collect() };
        let narrow = (first.as_bytes().to_vec(), second.as_bytes().to_vec());
        [narrow, (wide(first), wide(second))]
            .iter()
            .any(|(first, second)| {
                memmem::find_iter(bytes, first)
                    .any(|at| bytes[at + first.len()..].starts_with(second))
            })
    }
}

/// Reads by turns into one place, and leaves nothing in it.
pub(crate) struct Searcher {
    buffer: Vec<u8>,
}

impl Searcher {
    pub(crate) fn new() -> Self {
        Self {
            buffer: vec![0; CHUNK],
        }
    }

    /// Which of the tokens are in a process's memory; `None` if it may not be read.
    pub(crate) fn memory(&mut self, process: i32, tokens: &[Token]) -> Option<Vec<Token>> {
        let folder = PathBuf::from(format!("/proc/{process}"));
        let memory = File::open(folder.join("mem")).ok()?;
        let maps = fs::read_to_string(folder.join("maps")).ok()?;
        let mut found = vec![];
        let mut read = 0;
        for line in maps.lines() {
            let mut fields = line.split_whitespace();
            let (range, rights) = (fields.next()?, fields.next()?);
            let (from, to) = range.split_once('-')?;
            let from = u64::from_str_radix(from, 16).ok()?;
            let to = u64::from_str_radix(to, 16).ok()?;
            // What the kernel lends to every process cannot be read this way.
            if rights.starts_with('r') && !line.contains("[v") {
                read += self.range(&memory, from, to, tokens, &mut found);
            }
        }
        assert!(read > 0, "process {process} was read and had no memory");
        Some(found)
    }

    /// Which of the tokens are in the names or contents of files below a folder.
    pub(crate) fn files(&mut self, folder: &Path, tokens: &[Token]) -> Vec<Token> {
        let mut found = vec![];
        let mut waiting = vec![folder.to_owned()];
        while let Some(folder) = waiting.pop() {
            let Ok(entries) = fs::read_dir(&folder) else {
                continue;
            };
            for entry in entries.flatten() {
                let path = entry.path();
                let name = entry.file_name();
                found.extend(tokens.iter().filter(|token| token.is_in(name.as_bytes())));
                match entry.file_type() {
                    Ok(kind) if kind.is_dir() => waiting.push(path),
                    Ok(kind) if kind.is_file() => {
                        let Ok(file) = File::open(&path) else {
                            continue;
                        };
                        self.range(&file, 0, u64::MAX, tokens, &mut found);
                    }
                    _ => {}
                }
            }
        }
        found
    }

    /// Searches a part of a file; how much of it could be read.
    fn range(
        &mut self,
        file: &File,
        mut from: u64,
        to: u64,
        tokens: &[Token],
        found: &mut Vec<Token>,
    ) -> u64 {
        let mut kept = 0;
        let mut total = 0;
        while from < to {
            let room = u64::try_from(CHUNK - kept).unwrap();
            let wanted = usize::try_from(room.min(to - from)).unwrap();
            let Ok(read @ 1..) = file.read_at(&mut self.buffer[kept..kept + wanted], from) else {
                break;
            };
            let filled = kept + read;
            let bytes = &self.buffer[..filled];
            found.extend(tokens.iter().filter(|token| token.is_in(bytes)));
            kept = filled.min(OVERLAP);
            self.buffer.copy_within(filled - kept..filled, 0);
            from += u64::try_from(read).unwrap();
            total += u64::try_from(read).unwrap();
        }
        self.buffer.fill(0);
        std::hint::black_box(&self.buffer);
        total
    }
}
