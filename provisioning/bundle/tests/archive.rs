// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A bundle as one file: the same bytes from the same folder, and nothing but plain files and
//! folders out of whatever file.

#![expect(
    clippy::expect_used,
    reason = "a test that cannot be set up shall fail"
)]

use std::fs;
use std::io::{self, Cursor, Read, Write as _};
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use sportello_bundle::archive::{ArchiveError, LONGEST_FILE, pack, unpack};
use sportello_bundle::check::{check, is_fit};
use sportello_bundle::diff::diff;
use sportello_bundle::layers::Place;
use sportello_bundle::manifest::{FILE, Manifest, Version};
use tar::{EntryType, Header};
use tempfile::TempDir;

const MANIFEST: &str =
    "format = 1\nnumber = 7\nregion = \"Regione\"\nmade_on = 2026-11-22\nneeds = \"0.1.0\"\n";

fn golden() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/1")
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("made");
    for entry in fs::read_dir(from).expect("read") {
        let entry = entry.expect("read");
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() {
            copy(&from, &to);
        } else {
            fs::copy(&from, &to).expect("copied");
        }
    }
}

/// A whole bundle with the tasks of the golden file.
fn bundle() -> TempDir {
    let dir = TempDir::new().expect("a folder");
    fs::write(dir.path().join(FILE), MANIFEST).expect("written");
    copy(&golden().join("tasks"), &dir.path().join("tasks"));
    fs::create_dir_all(dir.path().join("policy/site")).expect("made");
    fs::write(
        dir.path().join("policy/region.toml"),
        "[session]\nminutes = 45\n[tasks]\nunchecked_allowed = true\n",
    )
    .expect("written");
    fs::write(
        dir.path().join("policy/site/lib.toml"),
        "[session]\nminutes = 30\n",
    )
    .expect("written");
    dir
}

fn packed(folder: &Path) -> Vec<u8> {
    let mut bytes = Vec::new();
    pack(folder, &mut bytes).expect("packed");
    bytes
}

#[test]
fn the_same_folder_gives_the_same_bytes_whoever_packs_and_when() {
    let one = bundle();
    let other = TempDir::new().expect("a folder");
    copy(one.path(), other.path());
    let file = other.path().join("policy/region.toml");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o600)).expect("set");
    let old = std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1_000_000);
    fs::File::open(&file)
        .and_then(|file| file.set_modified(old))
        .expect("set");
    assert_eq!(packed(one.path()), packed(other.path()));
    fs::write(&file, "[session]\nminutes = 46\n").expect("written");
    assert_ne!(packed(one.path()), packed(other.path()));
}

#[test]
fn what_was_packed_comes_out_again() {
    let dir = bundle();
    let into = dir.path().parent().expect("above").join("unpacked-again");
    let parent = TempDir::new_in(into.parent().expect("above")).expect("a folder");
    let into = parent.path().join("7");
    let manifest = unpack(packed(dir.path()).as_slice(), &into).expect("unpacked");
    assert_eq!((manifest.number, manifest.region.as_str()), (7, "Regione"));
    assert!(diff(dir.path(), &into).is_empty());
    assert_eq!(packed(dir.path()), packed(&into));
    // Nothing else lies beside it, and it is not unpacked over itself.
    assert_eq!(fs::read_dir(parent.path()).expect("read").count(), 1);
    assert!(unpack(packed(dir.path()).as_slice(), &into).is_err());
    assert_eq!(fs::read_dir(parent.path()).expect("read").count(), 1);
}

#[test]
fn a_folder_with_what_no_bundle_may_hold_is_not_packed() {
    let check = |make: &dyn Fn(&Path), expected: &str| {
        let dir = bundle();
        make(dir.path());
        let error = pack(dir.path(), io::sink()).expect_err("refused");
        assert!(error.to_string().contains(expected), "{error}");
    };
    check(
        &|dir| symlink("/etc/passwd", dir.join("tasks/passwd")).expect("linked"),
        "copy the file itself",
    );
    check(
        &|dir| fs::write(dir.join(".git"), "").expect("written"),
        "do not begin with a dot",
    );
    check(
        &|dir| fs::write(dir.join("notes.txt"), "").expect("written"),
        "nothing else",
    );
    check(
        &|dir| fs::write(dir.join("tasks/perché.md"), "").expect("written"),
        "without accents",
    );
    check(
        &|dir| {
            fs::File::create(dir.join("tasks/big"))
                .and_then(|file| file.set_len(LONGEST_FILE + 1))
                .expect("made");
        },
        "longer than 16 MiB",
    );
}

/// An entry as an attacker writes it.
fn entry(kind: EntryType, name: &[u8], size: u64) -> Header {
    let mut header = Header::new_ustar();
    header.as_old_mut().name[..name.len()].copy_from_slice(name);
    header.set_entry_type(kind);
    header.set_mode(0o4777);
    header.set_uid(0);
    header.set_gid(0);
    header.set_size(size);
    header.set_mtime(0);
    header.set_cksum();
    header
}

fn archive(entries: &[(Header, &[u8])]) -> Vec<u8> {
    let mut tar = Vec::new();
    let manifest = entry(EntryType::Regular, b"bundle.toml", MANIFEST.len() as u64);
    for (header, content) in std::iter::once(&(manifest, MANIFEST.as_bytes())).chain(entries) {
        tar.extend_from_slice(header.as_bytes());
        tar.extend_from_slice(content);
        tar.resize(tar.len().next_multiple_of(512), 0);
    }
    tar.extend([0; 1024]);
    zstd::encode_all(tar.as_slice(), 1).expect("packed")
}

/// Unpacks something hostile beside a witness; nothing may be left, and the witness stays.
fn refused(file: impl Read) -> ArchiveError {
    let dir = TempDir::new().expect("a folder");
    let witness = dir.path().join("witness");
    fs::write(&witness, "untouched").expect("written");
    let parent = dir.path().join("bundles");
    fs::create_dir(&parent).expect("made");
    let error = unpack(file, &parent.join("7")).expect_err("refused");
    assert_eq!(fs::read_dir(&parent).expect("read").count(), 0, "{error}");
    assert_eq!(fs::read_dir(dir.path()).expect("read").count(), 2);
    assert_eq!(fs::read(&witness).expect("there"), b"untouched");
    error
}

#[test]
fn a_plain_file_in_a_hostile_header_comes_out_plain() {
    let dir = TempDir::new().expect("a folder");
    let bytes = archive(&[(entry(EntryType::Regular, b"tasks/a/task.toml", 2), b"hi")]);
    unpack(bytes.as_slice(), &dir.path().join("7")).expect("unpacked");
    let met = fs::metadata(dir.path().join("7/tasks/a/task.toml")).expect("there");
    assert_eq!(
        met.permissions().mode() & 0o7133,
        0,
        "no set-uid, nothing to execute"
    );
}

#[test]
fn names_that_lead_out_are_refused() {
    for name in [
        &b"../evil"[..],
        b"tasks/../../evil",
        b"/etc/evil",
        b"tasks//evil",
        b"tasks/./evil",
        b"./tasks/evil",
        b"tasks/.evil",
        b"tasks/ev\xffil",
        b"tasks/ev\nil",
        b"tasks/ev\\il",
        b"evil",
        b"",
        b"tasks/1/2/3/4/5/6/7/8/evil",
    ] {
        let error = refused(archive(&[(entry(EntryType::Regular, name, 1), b"x")]).as_slice());
        assert!(
            matches!(error, ArchiveError::Unfit { .. }),
            "{name:?}: {error}"
        );
    }
}

#[test]
fn only_files_and_folders_come_out() {
    for kind in [
        EntryType::Symlink,
        EntryType::Link,
        EntryType::Char,
        EntryType::Block,
        EntryType::Fifo,
        EntryType::Continuous,
        EntryType::GNULongName,
        EntryType::GNULongLink,
        EntryType::GNUSparse,
        EntryType::XGlobalHeader,
        EntryType::XHeader,
    ] {
        let mut header = entry(kind, b"tasks/evil", 0);
        if kind == EntryType::Symlink || kind == EntryType::Link {
            header.set_link_name("/etc/passwd").expect("set");
            header.set_cksum();
        }
        let error = refused(archive(&[(header, b"")]).as_slice());
        assert!(
            matches!(error, ArchiveError::Unfit { .. }),
            "{kind:?}: {error}"
        );
    }
}

#[test]
fn the_same_name_twice_or_a_file_as_a_folder_is_refused() {
    let file = |name: &[u8]| entry(EntryType::Regular, name, 1);
    refused(archive(&[(file(b"tasks/a"), b"x"), (file(b"tasks/a"), b"y")]).as_slice());
    refused(archive(&[(file(b"tasks/a"), b"x"), (file(b"tasks/a/b"), b"y")]).as_slice());
}

#[test]
fn a_bomb_ends_at_its_bounds() {
    // One file that says it is endless.
    let error =
        refused(archive(&[(entry(EntryType::Regular, b"tasks/a", u64::MAX / 2), b"")]).as_slice());
    assert!(error.to_string().contains("16 MiB"), "{error}");
    // Many files, each allowed, together too much: a few hundred kilobytes packed.
    let mut encoder = zstd::Encoder::new(Vec::new(), 1).expect("packs");
    let zeros = vec![0; 1024 * 1024];
    for number in 0..17 {
        let name = format!("tasks/{number}");
        let header = entry(EntryType::Regular, name.as_bytes(), LONGEST_FILE);
        encoder.write_all(header.as_bytes()).expect("packs");
        for _ in 0..16 {
            encoder.write_all(&zeros).expect("packs");
        }
    }
    let bomb = encoder.finish().expect("packed");
    assert!(bomb.len() < 1024 * 1024);
    let error = refused(bomb.as_slice());
    assert!(error.to_string().contains("256 MiB"), "{error}");
    // A window that wants gigabytes of memory.
    let mut encoder = zstd::Encoder::new(Vec::new(), 1).expect("packs");
    encoder.window_log(27).expect("set");
    for _ in 0..20 {
        encoder.write_all(&zeros).expect("packs");
    }
    let error = refused(encoder.finish().expect("packed").as_slice());
    assert!(matches!(error, ArchiveError::Io { .. }), "{error}");
}

#[test]
fn a_torn_file_or_one_without_manifest_leaves_nothing() {
    let whole = packed(bundle().path());
    for length in [0, 1, 100, whole.len() / 2, whole.len() - 1] {
        refused(&whole[..length]);
    }
    let mut tar = tar::Builder::new(Vec::new());
    tar.append(&entry(EntryType::Directory, b"tasks/", 0), io::empty())
        .expect("packed");
    let without = zstd::encode_all(Cursor::new(tar.into_inner().expect("packed")), 1);
    let error = refused(without.expect("packed").as_slice());
    assert!(error.to_string().contains("bundle.toml"), "{error}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Whatever is done to an archive, what comes out is inside or nothing, and no panic.
    #[test]
    fn damage_never_escapes(at in any::<prop::sample::Index>(), with in any::<u8>(), raw in prop::collection::vec(any::<u8>(), 0..2000)) {
        let dir = TempDir::new().expect("a folder");
        fs::create_dir(dir.path().join("in")).expect("made");
        let mut bytes = archive(&[(entry(EntryType::Regular, b"tasks/a/task.toml", 2), b"hi")]);
        let mut tar = zstd::decode_all(bytes.as_slice()).expect("unpacks");
        let place = at.index(tar.len());
        tar[place] = with;
        bytes = zstd::encode_all(tar.as_slice(), 1).expect("packs");
        let _ = unpack(bytes.as_slice(), &dir.path().join("in/7"));
        let _ = unpack(raw.as_slice(), &dir.path().join("in/8"));
        let _ = unpack(zstd::encode_all(raw.as_slice(), 1).expect("packs").as_slice(), &dir.path().join("in/9"));
        let left: Vec<_> = fs::read_dir(dir.path().join("in")).expect("read").map(|e| e.expect("read").file_name()).collect();
        prop_assert!(left.iter().all(|name| ["7", "8", "9"].iter().any(|n| name == n)), "{left:?}");
        prop_assert_eq!(fs::read_dir(dir.path()).expect("read").count(), 1);
    }
}

#[test]
fn a_manifest_says_what_is_wrong_with_it() {
    let read = |text: &str| {
        Manifest::parse(text, Path::new(FILE))
            .map_err(|findings| findings.iter().map(ToString::to_string).collect::<Vec<_>>())
    };
    let manifest = read(MANIFEST).expect("read");
    assert_eq!(manifest.text(), MANIFEST);
    assert!(manifest.runs_on(Version(0, 1, 0)) && !manifest.runs_on(Version(0, 0, 9)));
    assert_eq!(
        read("format = 1\nnumber = 0\nregion = \"R\"\nmade_on = 2026-11-22\nneeds = \"new\"\n"),
        Err(vec![
            "bundle.toml:2: \"number\" should be a whole number from 1 to 281474976710655 -> write number = 1".to_owned(),
            "bundle.toml:5: \"new\" is not a version -> a version reads 0.1.0".to_owned(),
        ])
    );
    // A later format may say more; what this one needs is there.
    assert!(read("format = 2\n").is_err());
}

#[test]
fn a_diff_tells_tasks_hosts_and_every_value_of_policy() {
    let (old, new) = (bundle(), bundle());
    let tasks = new.path().join("tasks");
    let manifest = tasks.join("everything/task.toml");
    let text = fs::read_to_string(&manifest).expect("read");
    let line = text
        .lines()
        .find(|line| line.starts_with("hosts"))
        .expect("hosts");
    let wider = line.replacen('[', "[\"www.example.org\", ", 1);
    fs::write(&manifest, text.replace(line, &wider)).expect("written");
    fs::write(
        new.path().join("policy/site/lib.toml"),
        "[session]\nminutes = 20\n[site]\nname = \"Biblioteca\"\n",
    )
    .expect("written");
    fs::remove_dir_all(tasks.join("rehearsal")).expect("removed");
    let found = diff(old.path(), new.path());
    assert_eq!(found.removed.len(), 1);
    assert_eq!(found.changed.len(), 1);
    assert_eq!(found.changed[0].hosts_added, ["www.example.org"]);
    assert_eq!(found.changed[0].files, ["task.toml"]);
    assert_eq!(found.changed[0].version.0, found.changed[0].version.1);
    let policy: Vec<_> = found
        .policy
        .iter()
        .map(|c| {
            (
                c.file.as_str(),
                c.key.as_str(),
                c.before.as_deref(),
                c.after.as_deref(),
            )
        })
        .collect();
    let file = "policy/site/lib.toml";
    assert_eq!(
        policy,
        [
            (file, "session.minutes", Some("30"), Some("20")),
            (file, "site.name", None, Some("\"Biblioteca\"")),
        ]
    );
    let back = diff(new.path(), old.path());
    assert_eq!(back.added.len(), 1);
}

#[test]
fn a_check_reads_manifest_tasks_and_every_layer() {
    let today = "2026-11-22".parse().expect("a date");
    let dir = bundle();
    let remarks = |places: &[Place]| -> Vec<String> {
        check(dir.path(), today, places)
            .iter()
            .map(|f| {
                f.to_string()
                    .replace(&format!("{}/", dir.path().display()), "")
            })
            .filter(|f| f.starts_with("policy") || f.starts_with("bundle.toml"))
            .collect()
    };
    assert_eq!(remarks(&[]), Vec::<String>::new());
    fs::write(
        dir.path().join("policy/site/lib.toml"),
        "[tasks]\nshown = [\"nowhere\"]\n",
    )
    .expect("written");
    fs::write(dir.path().join("policy/site/Città.toml"), "").expect("written");
    fs::write(dir.path().join("policy/regoin.toml"), "").expect("written");
    let found = remarks(&[]);
    assert_eq!(found.len(), 3, "{found:#?}");
    assert!(found[0].starts_with("policy/regoin.toml:0: no layer of policy has this name"));
    assert!(found[1].starts_with("policy/site/Città.toml:0: no terminal will ever look here"));
    assert!(found[2].starts_with("policy/site/lib.toml:2: there is no task \"nowhere\""));
    assert!(!is_fit(&check(dir.path(), today, &[])));
}
