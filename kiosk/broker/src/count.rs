// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! How many pages a document has. Whoever made it is not believed, and it may have been made
//! to harm its reader: it is read by a child process of this very program, which may use little
//! memory and little time, sees nothing of its parent's, and answers with one number.
//!
//! What is printed is bounded by the same number once more (`page-ranges`), so that another
//! reader of the same bytes, one that finds more pages in them, prints no more than was shown.

use std::io::{self, Read, Write};
use std::path::Path;
use std::process::Stdio;
use std::sync::Arc;
use std::time::Duration;

use rustix::process::{Resource, Rlimit, setrlimit};
use sportello_capsule::broker::MAX_PDF;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::process::Command;

/// Memory of the child: the largest document, unpacked object streams, and the program.
const MEMORY: u64 = 512 * 1024 * 1024;
/// Processor time of the child, in seconds.
const SECONDS: u64 = 5;
/// How long it may take by the clock, on a machine that is busy.
const PATIENCE: Duration = Duration::from_secs(15);

/// It is no PDF, or one that nobody can read within the bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a document that cannot be read")]
pub struct Unreadable;

/// Asks a child, which `program` becomes with the word `count`.
///
/// # Errors
/// When it finds no page, or does not come to an end.
pub async fn pages(program: &Path, document: &[u8]) -> Result<u32, Unreadable> {
    let ask = async {
        let mut child = Command::new(program)
            .arg("count")
            .env_clear()
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()?;
        if let Some(mut input) = child.stdin.take() {
            // A child that stops reading has failed: that shows in what it says.
            let _stopped = input.write_all(document).await;
        }
        let mut said = String::new();
        if let Some(output) = child.stdout.take() {
            output.take(16).read_to_string(&mut said).await?;
        }
        let ended = child.wait().await?;
        io::Result::Ok(ended.success().then_some(said))
    };
    match tokio::time::timeout(PATIENCE, ask).await {
        Ok(Ok(Some(said))) => said
            .trim_end()
            .parse()
            .ok()
            .filter(|pages| *pages > 0)
            .ok_or(Unreadable),
        _ => Err(Unreadable),
    }
}

/// What the child does: reads a document from standard input, says its number of pages.
///
/// # Errors
/// When it cannot be read; nothing says why, which would be of a page.
pub fn child() -> Result<(), Unreadable> {
    bound().map_err(|_| Unreadable)?;
    let mut document = Vec::new();
    let limit = u64::try_from(MAX_PDF).unwrap_or(u64::MAX);
    let read = io::stdin().take(limit + 1).read_to_end(&mut document);
    if read.is_err() || document.len() > MAX_PDF {
        return Err(Unreadable);
    }
    let pages = pages_of(document)?;
    writeln!(io::stdout(), "{pages}").map_err(|_| Unreadable)
}

fn bound() -> rustix::io::Result<()> {
    let both = |bound| Rlimit {
        current: Some(bound),
        maximum: Some(bound),
    };
    setrlimit(Resource::As, both(MEMORY))?;
    setrlimit(Resource::Cpu, both(SECONDS))?;
    setrlimit(Resource::Core, both(0))?;
    setrlimit(Resource::Fsize, both(0))?;
    setrlimit(Resource::Nofile, both(3))?;
    // Not a thread more, not a program more.
    setrlimit(Resource::Nproc, both(0))
}

/// The pages of a document that can be read without a password.
///
/// # Errors
/// When there is none.
pub fn pages_of(document: Vec<u8>) -> Result<usize, Unreadable> {
    if !document.starts_with(b"%PDF-") {
        return Err(Unreadable);
    }
    let pdf = hayro_syntax::Pdf::new(Arc::new(document)).map_err(|_| Unreadable)?;
    match pdf.pages().len() {
        0 => Err(Unreadable),
        pages => Ok(pages),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use pdf_writer::{Pdf, Rect, Ref};

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

    #[test]
    fn pages_are_counted() {
        for pages in [1, 2, 37] {
            let counted = pages_of(document(pages));
            assert_eq!(counted, Ok(usize::try_from(pages).unwrap()));
        }
    }

    #[test]
    fn the_pages_themselves_are_counted_whatever_the_document_says_of_their_number() {
        let honest = String::from_utf8_lossy(&document(3)).into_owned();
        let liar = honest.replace("/Count 3", "/Count 1");
        assert_ne!(liar, honest);
        assert_eq!(pages_of(liar.into_bytes()), Ok(3));
    }

    #[test]
    fn what_is_no_document_has_no_pages() {
        let whole = document(2);
        for broken in [
            &b""[..],
            b"%PDF-",
            b"%PDF-1.7\n%%EOF",
            b"<html>",
            b"%!PS-Adobe-3.0\n",
        ] {
            assert_eq!(pages_of(broken.to_vec()), Err(Unreadable), "{broken:?}");
        }
        assert_eq!(pages_of(document(0)), Err(Unreadable));
        // Cut anywhere, it gives a number or an error, never a panic, and never more pages.
        for end in 0..whole.len() {
            let counted = pages_of(whole[..end].to_vec());
            assert!(counted.is_err() || counted.is_ok_and(|pages| pages <= 2));
        }
    }

    #[test]
    fn a_tree_of_pages_that_goes_in_circles_comes_to_an_end() {
        let mut pdf = Pdf::new();
        let (tree, branch) = (Ref::new(2), Ref::new(3));
        pdf.catalog(Ref::new(1)).pages(tree);
        pdf.pages(tree).kids([branch, branch]).count(2);
        pdf.pages(branch).parent(tree).kids([tree, tree]).count(2);
        let _ended = pages_of(pdf.finish());
    }
}
