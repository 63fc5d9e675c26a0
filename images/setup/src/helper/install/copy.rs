// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Copies a partition byte by byte and knows which side failed.

use std::fs::{File, OpenOptions};
use std::io::{Read, Write};

use tracing::error;

use super::{Refusal, disk, machine};

const CHUNK: usize = 4 << 20;

/// Copies `bytes` from the start of one device to the start of another and waits until they
/// are on the disk.
///
/// # Errors
/// [`Refusal::Medium`] when reading fails, [`Refusal::DiskFails`] when writing does.
pub async fn partition(
    from: &str,
    to: &str,
    bytes: u64,
    tell: impl Fn(u64) + Send + 'static,
) -> Result<(), Refusal> {
    let (from, to) = (from.to_owned(), to.to_owned());
    let done = tokio::task::spawn_blocking(move || {
        let source = File::open(&from).map_err(|failed| medium(&failed))?;
        let sink = OpenOptions::new().write(true).open(&to);
        let sink = sink.map_err(|failed| disk(&failed))?;
        stream(source, &sink, bytes, tell)?;
        sink.sync_all().map_err(|failed| disk(&failed))
    })
    .await;
    done.unwrap_or_else(|failed| Err(machine(&failed)))
}

fn stream(
    mut source: impl Read,
    mut sink: impl Write,
    bytes: u64,
    tell: impl Fn(u64),
) -> Result<(), Refusal> {
    let mut chunk = vec![0; CHUNK];
    let mut done = 0;
    while done < bytes {
        let wanted = usize::try_from(bytes - done).unwrap_or(CHUNK).min(CHUNK);
        let part = chunk.get_mut(..wanted).unwrap_or_default();
        source.read_exact(part).map_err(|failed| medium(&failed))?;
        sink.write_all(part).map_err(|failed| disk(&failed))?;
        done += part.len() as u64;
        tell(done);
    }
    Ok(())
}

fn medium(failed: &std::io::Error) -> Refusal {
    error!("the medium cannot be read: {failed}");
    Refusal::Medium
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Fails after so many bytes.
    struct Failing(usize);

    impl Write for Failing {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0 = self
                .0
                .checked_sub(bytes.len())
                .ok_or_else(|| std::io::Error::other("I/O error"))?;
            Ok(bytes.len())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn whichever_side_fails_is_named() {
        let source = vec![7_u8; CHUNK + 10];
        let bytes = source.len() as u64;
        let mut sink = Vec::new();
        stream(&source[..], &mut sink, bytes, |_| {}).unwrap();
        assert_eq!(sink, source);
        let short = stream(&source[1..], &mut Vec::new(), bytes, |_| {});
        assert_eq!(short, Err(Refusal::Medium));
        let full = stream(&source[..], Failing(CHUNK), bytes, |_| {});
        assert_eq!(full, Err(Refusal::DiskFails));
    }
}
