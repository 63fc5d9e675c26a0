// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The child that counts pages: the real program, given documents made to harm it.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot set its stage has failed"
)]

use std::path::Path;
use std::process::Stdio;

use pdf_writer::{Pdf, Rect, Ref};
use sportello_broker::count::{self, Unreadable};
use sportello_capsule::broker::MAX_PDF;

fn program() -> &'static Path {
    Path::new(env!("CARGO_BIN_EXE_sportello-broker"))
}

fn document(pages: i32) -> Vec<u8> {
    let mut pdf = Pdf::new();
    let tree = Ref::new(2);
    pdf.catalog(Ref::new(1)).pages(tree);
    pdf.pages(tree)
        .kids((0..pages).map(|page| Ref::new(3 + page)))
        .count(pages);
    for page in 0..pages {
        pdf.page(Ref::new(3 + page))
            .parent(tree)
            .media_box(Rect::new(0.0, 0.0, 595.0, 842.0));
    }
    pdf.finish()
}

#[track_caller]
fn check(document: &[u8], expected: Result<u32, Unreadable>) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let counted = runtime.block_on(count::pages(program(), document));
    assert_eq!(counted, expected);
}

#[test]
fn the_child_says_how_many_pages_there_are() {
    check(&document(1), Ok(1));
    check(&document(250), Ok(250));
}

#[test]
fn whatever_is_no_document_comes_back_as_unreadable() {
    check(b"", Err(Unreadable));
    check(b"%PDF-1.7", Err(Unreadable));
    check(&vec![0; 1024 * 1024], Err(Unreadable));
}

#[test]
fn a_document_beyond_the_bound_is_not_read() {
    let mut long = document(1);
    long.resize(MAX_PDF + 1, b' ');
    check(&long, Err(Unreadable));
}

/// Arrays in arrays until the stack of a reader that recurses is used up; trees that lead
/// back to themselves; a stream that says it is longer than the world.
#[test]
fn documents_made_to_harm_their_reader_end_the_child_at_most() {
    let mut deep = b"%PDF-1.7\n1 0 obj\n".to_vec();
    deep.resize(deep.len() + 4 * 1024 * 1024, b'[');
    let mut circle = Pdf::new();
    let (tree, branch) = (Ref::new(2), Ref::new(3));
    circle.catalog(Ref::new(1)).pages(tree);
    circle.pages(tree).kids([branch, branch]).count(2);
    circle
        .pages(branch)
        .parent(tree)
        .kids([tree, tree])
        .count(2);
    let long = b"%PDF-1.7\n1 0 obj\n<</Length 9999999999999>>stream\n".to_vec();
    for harmful in [deep, circle.finish(), long] {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        let counted = runtime.block_on(count::pages(program(), &harmful));
        assert!(counted.is_err() || counted.is_ok_and(|pages| pages <= 4));
    }
}

#[test]
fn the_program_says_how_it_is_called() {
    let said = std::process::Command::new(program())
        .arg("papers")
        .stdin(Stdio::null())
        .output()
        .unwrap();
    assert_eq!(said.status.code(), Some(2));
    let said = String::from_utf8(said.stderr).unwrap();
    assert!(said.contains("usage: sportello-broker paper"), "{said}");
}

#[test]
fn without_a_socket_it_says_who_starts_it() {
    let said = std::process::Command::new(program())
        .args(["paper", "--caller", "root"])
        .stdin(Stdio::null())
        .output()
        .unwrap();
    assert_eq!(said.status.code(), Some(2));
    let said = String::from_utf8(said.stderr).unwrap();
    assert!(said.contains("started by its socket unit"), "{said}");
}
