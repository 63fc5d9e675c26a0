// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Fetching: only the bytes that were signed land under a target's name.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::sync::Mutex;
use std::task::{Context, Poll};

use async_trait::async_trait;
use sportello_trust::client::check_file;
use sportello_trust::{Body, Client, Fetch, Folder, Reason, Refusal, Source, wait};
use tokio::io::{AsyncRead, ReadBuf};

use crate::region::{Region, clock, fetch, folder, name, refresh, start};

const BUNDLE: &str = "bundle-1.tar.zst";

/// A terminal that has seen the region, and where it puts bundle 1.
fn ready() -> (Region, Client, PathBuf) {
    let region = Region::new();
    let mut client = region.client();
    refresh(&mut client, region.source(), &clock(start())).expect("honest");
    let into = region.dir.path().join("landed");
    (region, client, into)
}

/// The file of bundle 1 on a copy of the repository.
fn on_stick(region: &Region) -> (PathBuf, PathBuf) {
    let stick = region.copy("stick");
    let file = fs::read_dir(stick.join("targets"))
        .expect("read")
        .next()
        .expect("one")
        .expect("read")
        .path();
    (stick, file)
}

fn refused(region: &Region, client: &Client, stick: &Path) -> Reason {
    let into = region.dir.path().join("landed");
    let refusal = fetch(client, &folder(stick), BUNDLE, &into).expect_err("refused");
    assert!(!into.exists());
    refusal.reason
}

#[test]
fn a_file_on_a_stick_that_is_not_what_was_signed_is_refused() {
    let (region, client, into) = ready();
    let (stick, file) = on_stick(&region);
    fs::write(&file, b"bundle 0ne").expect("written");
    assert_eq!(refused(&region, &client, &stick), Reason::Altered);
    fs::write(&file, b"bundle one and more").expect("written");
    assert_eq!(refused(&region, &client, &stick), Reason::TooLarge);
    let big = fs::File::create(&file).expect("made");
    big.set_len(10 << 30).expect("sparse");
    assert_eq!(refused(&region, &client, &stick), Reason::TooLarge);
    fs::write(&file, b"bundle").expect("written");
    assert_eq!(refused(&region, &client, &stick), Reason::Truncated);
    fs::remove_file(&file).expect("removed");
    assert_eq!(refused(&region, &client, &stick), Reason::Missing);
    std::os::unix::fs::symlink("/etc/hostname", &file).expect("linked");
    assert_eq!(refused(&region, &client, &stick), Reason::NotAFile);
    fs::remove_file(&file).expect("removed");
    fs::create_dir(&file).expect("made");
    assert_eq!(refused(&region, &client, &stick), Reason::NotAFile);
    // And from an honest source it goes on from what was left.
    fetch(&client, &region.source(), BUNDLE, &into).expect("fetched");
    assert_eq!(fs::read(&into).expect("there"), b"bundle one");
    assert!(!region.dir.path().join("landed.part").exists());
}

/// Shows the signed bytes to the first reader and others to the next, as a stick can.
#[derive(Debug)]
struct Swapping {
    honest: Mutex<u32>,
}

#[async_trait]
impl Source for Swapping {
    async fn metadata(&self, _: &str, _: u64) -> Result<Option<Vec<u8>>, Refusal> {
        Ok(None)
    }

    async fn target(&self, _: &str, from: u64) -> Result<Option<Body>, Refusal> {
        let mut honest = self.honest.lock().expect("one at a time");
        let content: &[u8] = if *honest > 0 {
            b"bundle one"
        } else {
            b"evil bytes"
        };
        *honest = honest.saturating_sub(1);
        let start = usize::try_from(from).expect("small").min(content.len());
        Ok(Some(Body {
            start: start as u64,
            reader: Box::pin(io::Cursor::new(content[start..].to_vec())),
        }))
    }
}

#[test]
fn what_is_swapped_between_check_and_use_is_not_used() {
    let (_region, client, into) = ready();
    let wanted = name(BUNDLE);
    let stick = Swapping {
        honest: Mutex::new(1),
    };
    // What was checked is our own copy: the stick is read once.
    wait(client.fetch(&stick, &wanted, &into, &mut Fetch::default())).expect("honest once");
    assert_eq!(fs::read(&into).expect("there"), b"bundle one");
    // Asked again, it is not asked: the copy is looked at.
    wait(client.fetch(&stick, &wanted, &into, &mut Fetch::default())).expect("there already");
    fs::write(&into, b"evil bytes").expect("written");
    let refusal = wait(client.fetch(&stick, &wanted, &into, &mut Fetch::default()));
    assert_eq!(refusal.expect_err("swapped").reason, Reason::Altered);
    // A part that was honest, and a rest that is not.
    fs::write(into.with_file_name("landed.part"), b"bundle").expect("written");
    let refusal = wait(client.fetch(&stick, &wanted, &into, &mut Fetch::default()));
    assert_eq!(refusal.expect_err("swapped").reason, Reason::Altered);
    assert!(
        !into.with_file_name("landed.part").exists(),
        "it begins anew"
    );
}

/// A line that breaks after some bytes.
#[derive(Debug)]
struct Breaking {
    folder: Folder,
    after: usize,
    ranges: bool,
    asked: Mutex<Vec<u64>>,
}

struct Breaks(Pin<Box<dyn AsyncRead + Send>>, usize);

impl AsyncRead for Breaks {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        into: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        if self.1 == 0 {
            return Poll::Ready(Err(io::Error::from(io::ErrorKind::ConnectionReset)));
        }
        let mut one = [0; 1];
        let mut small = ReadBuf::new(&mut one);
        match self.0.as_mut().poll_read(context, &mut small) {
            Poll::Ready(Ok(())) => {
                self.1 -= 1;
                into.put_slice(small.filled());
                Poll::Ready(Ok(()))
            }
            other => other,
        }
    }
}

#[async_trait]
impl Source for Breaking {
    async fn metadata(&self, _: &str, _: u64) -> Result<Option<Vec<u8>>, Refusal> {
        Ok(None)
    }

    async fn target(&self, name: &str, from: u64) -> Result<Option<Body>, Refusal> {
        self.asked.lock().expect("one").push(from);
        let body = self
            .folder
            .target(name, if self.ranges { from } else { 0 })
            .await?;
        Ok(body.map(|body| Body {
            start: body.start,
            reader: Box::pin(Breaks(body.reader, self.after)),
        }))
    }
}

#[test]
fn a_broken_line_goes_on_where_it_stopped() {
    let (region, client, into) = ready();
    let line = |ranges, after| Breaking {
        folder: Folder::open(&region.served()).expect("opened"),
        after,
        ranges,
        asked: Mutex::default(),
    };
    let slow = line(true, 4);
    for _ in 0..2 {
        let refusal = wait(client.fetch(&slow, &name(BUNDLE), &into, &mut Fetch::default()));
        let refusal = refusal.expect_err("broken");
        assert_eq!(refusal.reason, Reason::Unreachable);
        assert!(refusal.reason.passes());
    }
    wait(client.fetch(&slow, &name(BUNDLE), &into, &mut Fetch::default())).expect("the rest");
    assert_eq!(*slow.asked.lock().expect("one"), [0, 4, 8]);
    assert_eq!(fs::read(&into).expect("there"), b"bundle one");
    // A server without ranges begins anew, and nothing is counted twice.
    fs::remove_file(&into).expect("removed");
    fs::write(into.with_file_name("landed.part"), b"bund").expect("written");
    let whole = line(false, 100);
    wait(client.fetch(&whole, &name(BUNDLE), &into, &mut Fetch::default())).expect("whole");
    assert_eq!(fs::read(&into).expect("there"), b"bundle one");
}

#[test]
fn bounds_and_progress_of_the_caller_are_kept() {
    let (region, client, into) = ready();
    let mut small = Fetch {
        most: Some(9),
        ..Fetch::default()
    };
    let refusal = wait(client.fetch(&*region.source(), &name(BUNDLE), &into, &mut small));
    assert_eq!(refusal.expect_err("too long").reason, Reason::TooLarge);
    let mut told = Vec::new();
    let mut progress = |at| {
        told.push(at);
        false
    };
    let mut stopping = Fetch {
        progress: Some(&mut progress),
        ..Fetch::default()
    };
    let refusal = wait(client.fetch(&*region.source(), &name(BUNDLE), &into, &mut stopping));
    assert_eq!(refusal.expect_err("stopped").reason, Reason::Unreachable);
    assert_eq!(told, [10]);
    let mut slow = Fetch {
        bytes_per_second: Some(1_000_000),
        ..Fetch::default()
    };
    wait(client.fetch(&*region.source(), &name(BUNDLE), &into, &mut slow)).expect("fetched");
}

#[test]
fn nothing_is_written_through_a_link_that_lies_in_wait() {
    let (region, client, into) = ready();
    let victim = region.dir.path().join("victim");
    fs::write(&victim, "precious").expect("written");
    std::os::unix::fs::symlink(&victim, into.with_file_name("landed.part")).expect("linked");
    let refusal = fetch(&client, &region.source(), BUNDLE, &into).expect_err("refused");
    assert_eq!(refusal.reason, Reason::Storage);
    fs::remove_file(into.with_file_name("landed.part")).expect("removed");
    std::os::unix::fs::symlink(&victim, &into).expect("linked");
    // A link under the final name is replaced, never followed.
    fetch(&client, &region.source(), BUNDLE, &into).expect("fetched");
    assert!(fs::symlink_metadata(&into).expect("there").is_file());
    assert_eq!(fs::read(&victim).expect("there"), b"precious");
    let entry = client.list().get(&name(BUNDLE)).expect("listed");
    check_file(entry, &into).expect("as signed");
    std::os::unix::fs::symlink(&into, region.dir.path().join("link")).expect("linked");
    let refusal = check_file(entry, &region.dir.path().join("link")).expect_err("a link");
    assert_eq!(refusal.reason, Reason::NotAFile);
}

#[test]
fn a_withdrawn_number_is_not_taken() {
    let mut region = Region::new();
    region.add_bundle(2, b"bundle two");
    region.add_image(3);
    region.publish(start()).expect("published");
    let mut draft = region.draft();
    draft.withdraw(&name("bundle-2.tar.zst")).expect("there");
    draft.withdraw(&name("image-3.verity.zst")).expect("there");
    region.sign(&draft);
    region.publish(start()).expect("published");
    let mut client = region.client();
    refresh(&mut client, region.source(), &clock(start())).expect("honest");
    assert_eq!(client.list().newest_bundle().map(|(n, _)| n), Some(1));
    assert_eq!(client.list().newest_image(), None);
    let into = region.dir.path().join("landed");
    for refusal in [
        fetch(&client, &region.source(), "bundle-2.tar.zst", &into).expect_err("refused"),
        client.list().image(3).expect_err("refused"),
    ] {
        assert_eq!(refusal.reason, Reason::Withdrawn);
    }
    assert_eq!(
        client.list().bundle(9).expect_err("refused").reason,
        Reason::Missing
    );
}
