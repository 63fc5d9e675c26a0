// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! One file with everything that cannot be made again. Secret keys in it stay under their
//! passphrases, which are tried first: a backup that nobody can open is none.

use std::fs::{self, File};
use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};

use serde::Serialize;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::cli::Desk;
use crate::fault::{Done, Fault, Otherwise};
use crate::printer::Answer;
use crate::region::{FILE, Region, create, private_folder, read_bytes, replace};
use crate::secret::{self, Role, RootPassphrase};

/// Largest single file, and largest backup, bytes.
const LARGEST_FILE: u64 = 4 * 1024 * 1024;
const LARGEST: u64 = 256 * 1024 * 1024;
/// Files in a backup at most.
const MOST: usize = 20_000;
/// What is taken from the folder. Signed bundles and images are at the centre.
const FOLDERS: [&str; 4] = ["keys", "places", "bundle", "trust/metadata"];

#[derive(Debug, clap::Args)]
pub(crate) struct Backup {
    /// File to make.
    file: PathBuf,
    #[command(flatten)]
    root_passphrase: RootPassphrase,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Restore {
    /// File that `backup` made.
    file: PathBuf,
    /// Folder to make.
    folder: PathBuf,
}

#[derive(Debug, Serialize)]
struct Kept {
    file: String,
    files: usize,
    keys: Vec<&'static str>,
}

impl Answer for Kept {
    fn text(&self) -> String {
        format!(
            "{}: {} files, with the secret keys of: {}",
            self.file,
            self.files,
            if self.keys.is_empty() {
                "nobody".to_owned()
            } else {
                self.keys.join(", ")
            }
        )
    }
}

impl Backup {
    pub(super) fn run(self, desk: &Desk) -> Done {
        let region = desk.region()?;
        let mut keys = Vec::new();
        for role in Role::ALL {
            if !role.file(&region).exists() {
                continue;
            }
            let said = match role {
                Role::Root => self.root_passphrase.said(),
                _ => desk.passphrase.clone(),
            };
            let _opens = secret::open(&region, role, &said)?;
            keys.push(role.word());
        }
        let mut names = vec![FILE.to_owned()];
        for folder in FOLDERS {
            gather(&region, Path::new(folder), &mut names)?;
        }
        let unwritten = "the backup cannot be written";
        let next = "make room, or name another place";
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default().unix_permissions(0o600);
        for name in &names {
            let bytes = read_bytes(&region.folder().join(name), LARGEST_FILE)?;
            archive
                .start_file(name, options)
                .or_failed(unwritten, next)?;
            archive.write_all(&bytes).or_failed(unwritten, next)?;
        }
        let bytes = archive.finish().or_failed(unwritten, next)?.into_inner();
        create(&self.file, &bytes)?;
        desk.printer.answer(&Kept {
            file: self.file.display().to_string(),
            files: names.len(),
            keys,
        })?;
        desk.printer
            .talk("keep it on two sticks in two places; the passphrases belong in neither");
        Ok(())
    }
}

fn gather(region: &Region, folder: &Path, names: &mut Vec<String>) -> Done {
    let path = region.folder().join(folder);
    let entries = match fs::read_dir(&path) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        Err(error) => {
            return Err(Fault::failed(
                anyhow::Error::from(error).context(format!("{}", path.display())),
                "check whose folder it is",
            ));
        }
    };
    let mut found: Vec<_> = entries.flatten().collect();
    found.sort_by_key(fs::DirEntry::file_name);
    for entry in found {
        let Ok(name) = entry.file_name().into_string() else {
            continue;
        };
        let inner = folder.join(&name);
        let Ok(kind) = entry.file_type() else {
            continue;
        };
        if kind.is_dir() {
            gather(region, &inner, names)?;
        } else if kind.is_file() {
            names.push(inner.display().to_string());
        }
        if names.len() > MOST {
            return Err(Fault::wrong(
                format!("{} holds more than {MOST} files", region.folder().display()),
                "is there something in bundle/ that does not belong there?",
            ));
        }
    }
    Ok(())
}

impl Restore {
    pub(super) fn run(self, desk: &Desk) -> Done {
        let shown = self.file.display();
        if self.folder.join(FILE).exists() {
            return Err(Fault::wrong(
                format!("{} is a region's folder already", self.folder.display()),
                "name a folder that does not exist yet",
            ));
        }
        let unread = format!("{shown} is no backup of a region");
        let next = "name the file that `sportello keys backup` made";
        let file = File::open(&self.file).or_asked(&unread, next)?;
        let mut archive = ZipArchive::new(file).or_asked(&unread, next)?;
        if archive.len() > MOST || archive.index_for_name(FILE).is_none() {
            return Err(Fault::wrong(unread, next));
        }
        let mut whole = 0;
        let mut files = Vec::new();
        for index in 0..archive.len() {
            let mut part = archive.by_index(index).or_asked(&unread, next)?;
            let name = part
                .enclosed_name()
                .filter(|name| ours(name))
                .ok_or_else(|| Fault::wrong(&unread, next))?;
            let mut bytes = Vec::new();
            (&mut part)
                .take(LARGEST_FILE + 1)
                .read_to_end(&mut bytes)
                .or_asked(&unread, next)?;
            whole += bytes.len() as u64;
            if bytes.len() as u64 > LARGEST_FILE || whole > LARGEST {
                return Err(Fault::wrong(&unread, next));
            }
            files.push((name, bytes));
        }
        for (name, bytes) in &files {
            let path = self.folder.join(name);
            private_folder(path.parent().unwrap_or(&self.folder))?;
            replace(&path, bytes)?;
        }
        let region = Region::open(&self.folder)?;
        let keys = Role::ALL
            .into_iter()
            .filter(|role| role.file(&region).exists());
        desk.printer.answer(&Kept {
            file: self.folder.display().to_string(),
            files: files.len(),
            keys: keys.map(Role::word).collect(),
        })
    }
}

/// Whether a file of this name belongs into a region's folder.
fn ours(name: &Path) -> bool {
    name == Path::new(FILE) || FOLDERS.iter().any(|folder| name.starts_with(folder))
}
