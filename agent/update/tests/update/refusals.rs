// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What is not applied, why, and that the old image boots all the same.

use std::fs;

use sha2::Digest;
use sportello_protocol::UpdateRefusal;
use sportello_update::apply::Image;
use sportello_update::device::Disk;
use sportello_update::gpt::Table;
use sportello_update::record::Refused;

use crate::fixture::{Built, LAYOUT, OLD, Terminal};

/// Spoils something, applies, and expects this refusal.
fn check(expected: UpdateRefusal, spoil: impl FnOnce(&mut Terminal, &mut Image)) {
    let mut terminal = Terminal::new();
    let mut image = Built::new(13).stage(&terminal.staging());
    spoil(&mut terminal, &mut image);
    let error = terminal.apply(&image).unwrap_err();
    assert_eq!(error.reason(), expected, "{error}");
    let record = terminal.record();
    let refused = Some(Refused {
        image: image.number,
        reason: expected,
    });
    assert_eq!(record.refused, refused);
    terminal.disk.decays = None;
    terminal.disk.power_cut(7);
    assert_eq!(terminal.boot(&|_| true), Some(OLD), "{error}");
    assert_eq!(terminal.settle().rolled_back, None);
}

fn sign_again(part: &mut sportello_update::apply::Part) {
    let bytes = fs::read(&part.file).unwrap();
    part.length = bytes.len() as u64;
    part.sha256 = sha2::Sha256::digest(&bytes).into();
}

#[test]
fn what_is_staged_must_be_what_was_signed() {
    check(UpdateRefusal::WrongBytes, |_, image| {
        let mut bytes = fs::read(&image.root.file).unwrap();
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        fs::write(&image.root.file, bytes).unwrap();
    });
    check(UpdateRefusal::WrongBytes, |_, image| {
        let bytes = fs::read(&image.uki.file).unwrap();
        fs::write(&image.uki.file, &bytes[..bytes.len() - 1]).unwrap();
    });
    check(UpdateRefusal::WrongBytes, |_, image| {
        let file = fs::OpenOptions::new().append(true).open(&image.verity.file);
        file.unwrap().set_len(10 << 30).unwrap();
    });
    check(UpdateRefusal::WrongBytes, |_, image| {
        fs::remove_file(&image.root.file).unwrap();
    });
    for link in ["/dev/zero", "/etc/passwd", "/dev"] {
        check(UpdateRefusal::WrongBytes, |_, image| {
            fs::remove_file(&image.root.file).unwrap();
            std::os::unix::fs::symlink(link, &image.root.file).unwrap();
        });
    }
}

#[test]
fn a_file_that_unpacks_to_more_or_less_never_leaves_its_slot() {
    check(UpdateRefusal::WrongBytes, |_, image| {
        let bomb = zstd::encode_all(&vec![0; 64 << 20][..], 1).unwrap();
        fs::write(&image.root.file, bomb).unwrap();
        sign_again(&mut image.root);
    });
    check(UpdateRefusal::WrongBytes, |_, image| {
        image.verity.unpacked -= 4096;
    });
    check(UpdateRefusal::WrongBytes, |_, image| {
        image.root.unpacked += 4096;
    });
    check(UpdateRefusal::TooLarge, |_, image| {
        image.root.unpacked = 3 << 40;
    });
    check(UpdateRefusal::TooLarge, |_, image| {
        image.uki.length = u64::MAX;
    });
}

#[test]
fn what_landed_must_be_what_was_signed() {
    // The disk gives back something else than it took.
    let second_root = LAYOUT[2].1 as u64;
    check(UpdateRefusal::WriteFailed, |terminal, _| {
        terminal.disk.decays = Some(second_root + 5000);
    });
    let second_tree = LAYOUT[3].1 as u64;
    check(UpdateRefusal::WriteFailed, |terminal, _| {
        terminal.disk.decays = Some(second_tree + 4096);
    });
    check(UpdateRefusal::WriteFailed, |_, image| {
        image.root.sha256_unpacked[0] ^= 1;
    });
}

#[test]
fn parts_that_were_signed_and_do_not_belong_together_are_refused() {
    // A kernel with the root hash of another build.
    check(UpdateRefusal::BadContent, |terminal, image| {
        image.uki = Built::new(14).stage(&terminal.staging()).uki;
    });
    check(UpdateRefusal::BadContent, |terminal, image| {
        image.verity = Built::new(14).stage(&terminal.staging()).verity;
    });
    // A kernel that names no root at all.
    check(UpdateRefusal::BadContent, |_, image| {
        fs::write(&image.uki.file, b"MZ no kernel").unwrap();
        sign_again(&mut image.uki);
    });
    // The running image under another number.
    check(UpdateRefusal::BadContent, |terminal, image| {
        let number = image.number;
        *image = Built::new(OLD).stage(&terminal.staging());
        image.number = number;
    });
}

#[test]
fn older_images_and_machines_without_slots_are_refused() {
    check(UpdateRefusal::OlderVersion, |_, image| image.number = OLD);
    check(UpdateRefusal::OlderVersion, |_, image| image.number = 1);
    // Nothing says which slot runs.
    check(UpdateRefusal::NoSlot, |terminal, _| {
        terminal.running.root_hash = Some([9; 32]);
        let mut table = Table::read(&terminal.disk).unwrap();
        let partitions = table.partitions().unwrap();
        let namings: Vec<_> = partitions
            .iter()
            .take(2)
            .map(|partition| sportello_update::gpt::Naming {
                index: partition.index,
                name: "other".to_owned(),
                id: partition.id,
            })
            .collect();
        table.rename(&mut terminal.disk, &namings).unwrap();
    });
    // Started from a stick: its kernel is not on this ESP.
    check_refused_only(UpdateRefusal::NoSlot, |terminal| {
        terminal.esp.remove(OLD).unwrap();
    });
}

fn check_refused_only(expected: UpdateRefusal, spoil: impl FnOnce(&mut Terminal)) {
    let mut terminal = Terminal::new();
    let image = Built::new(13).stage(&terminal.staging());
    spoil(&mut terminal);
    let writes = terminal.disk.done;
    assert_eq!(terminal.apply(&image).unwrap_err().reason(), expected);
    assert_eq!(terminal.disk.done, writes, "nothing was written");
}

#[test]
fn a_broken_partition_table_is_mended_from_its_other_copy_or_left_alone() {
    let last = |terminal: &Terminal| terminal.disk.length() - 512;
    for primary in [true, false] {
        let mut terminal = Terminal::new();
        let at = if primary { 512 } else { last(&terminal) };
        terminal.disk.bytes(at, 512)[60] ^= 1;
        assert!(!Table::read(&terminal.disk).unwrap().is_sound());
        let image = Built::new(13).stage(&terminal.staging());
        terminal.apply(&image).unwrap();
        assert!(Table::read(&terminal.disk).unwrap().is_sound());
        assert_eq!(terminal.boot(&|_| true), Some(13));
    }
    let mut terminal = Terminal::new();
    let backup = last(&terminal);
    for at in [512, backup] {
        terminal.disk.bytes(at, 512)[60] ^= 1;
    }
    assert!(Table::read(&terminal.disk).is_err());
    let image = Built::new(13).stage(&terminal.staging());
    let writes = terminal.disk.done;
    terminal.apply(&image).unwrap_err();
    assert_eq!(terminal.disk.done, writes);
}

#[test]
fn a_record_full_of_garbage_or_on_a_full_disk_stops_nothing_that_boots() {
    let mut terminal = Terminal::new();
    let image = Built::new(13).stage(&terminal.staging());
    fs::write(terminal.record_path(), b"\xff{garbage").unwrap();
    terminal.apply(&image).unwrap();
    fs::write(terminal.record_path(), b"").unwrap();
    assert_eq!(terminal.boot(&|_| true), Some(13));
    assert!(terminal.settle().trial);

    // No room for the record: nothing is touched.
    let mut terminal = Terminal::new();
    let image = Built::new(13).stage(&terminal.staging());
    fs::create_dir(terminal.record_path()).unwrap();
    let writes = terminal.disk.done;
    terminal.apply(&image).unwrap_err();
    assert_eq!(terminal.disk.done, writes);
}
