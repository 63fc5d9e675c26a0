// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Looks for a planted word in memory and on disks, in every way it may be written there.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use anyhow::Context as _;
use memchr::memmem::Finder;

/// A chunk that is looked through at a time, bytes.
const CHUNK: usize = 16 << 20;

/// A word that stands nowhere but where a citizen put it.
#[derive(Debug, Clone)]
pub(crate) struct Canary(String);

impl Canary {
    /// Twenty letters by chance.
    pub(crate) fn new() -> anyhow::Result<Self> {
        let mut bytes = [0; 20];
        getrandom::fill(&mut bytes)?;
        Ok(Self(
            bytes
                .iter()
                .map(|byte| char::from(b'a' + byte % 26))
                .collect(),
        ))
    }

    pub(crate) fn text(&self) -> &str {
        &self.0
    }

    /// Each way of writing it, by name.
    pub(crate) fn shapes(&self) -> Vec<(&'static str, Vec<u8>)> {
        let plain = self.0.as_bytes().to_vec();
        let mut backwards = plain.clone();
        backwards.reverse();
        let wide = plain.iter().flat_map(|&byte| [byte, 0]).collect();
        let escaped = plain
            .iter()
            .flat_map(|byte| format!("%{byte:02X}").into_bytes())
            .collect();
        // In base64 a text looks different at each of three places; what depends on its
        // neighbours is left out.
        let base64 = |skip: usize| {
            let text = data_encoding::BASE64.encode(&plain[skip..]);
            text.as_bytes()[..(plain.len() - skip) / 3 * 4].to_vec()
        };
        // Three letters are a colour; the page paints them in a row.
        let pixels = plain[..12]
            .chunks_exact(3)
            .flat_map(|rgb| [rgb[2], rgb[1], rgb[0], 255])
            .collect();
        let pixels_rgba = plain[..12]
            .chunks_exact(3)
            .flat_map(|rgb| [rgb[0], rgb[1], rgb[2], 255])
            .collect();
        vec![
            ("UTF-8", plain.clone()),
            ("UTF-16", wide),
            ("backwards", backwards),
            ("URL-encoded", escaped),
            ("base64", base64(0)),
            ("base64 from the second letter", base64(1)),
            ("base64 from the third letter", base64(2)),
            ("pixels BGRX", pixels),
            ("pixels RGBX", pixels_rgba),
        ]
    }
}

/// How often each shape was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Hits(pub(crate) Vec<(&'static str, u64)>);

impl Hits {
    pub(crate) fn total(&self) -> u64 {
        self.0.iter().map(|(_, count)| count).sum()
    }
}

impl std::fmt::Display for Hits {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{}", self.total())?;
        let found: Vec<String> = self
            .0
            .iter()
            .filter(|(_, count)| *count > 0)
            .map(|(shape, count)| format!("{shape} {count}"))
            .collect();
        if !found.is_empty() {
            write!(formatter, " ({})", found.join(", "))?;
        }
        Ok(())
    }
}

/// Searches a whole file: a memory, a disk.
pub(crate) fn search(file: &Path, canary: &Canary) -> anyhow::Result<Hits> {
    let shapes = canary.shapes();
    let finders: Vec<(&'static str, Finder<'_>)> = shapes
        .iter()
        .map(|(name, bytes)| (*name, Finder::new(bytes)))
        .collect();
    let longest = shapes
        .iter()
        .map(|(_, bytes)| bytes.len())
        .max()
        .unwrap_or(1);
    let mut counts = vec![0; finders.len()];
    let mut input =
        File::open(file).with_context(|| format!("{} cannot be read", file.display()))?;
    let mut buffer = vec![0; CHUNK + longest];
    let mut kept = 0;
    loop {
        let mut filled = kept;
        while filled < buffer.len() {
            let read = input.read(&mut buffer[filled..])?;
            if read == 0 {
                break;
            }
            filled += read;
        }
        let fresh = filled - kept;
        for ((_, finder), count) in finders.iter().zip(&mut counts) {
            // What lies wholly in the part that was kept has been counted.
            let first = (kept + 1).saturating_sub(finder.needle().len());
            *count += finder.find_iter(&buffer[first..filled]).count() as u64;
        }
        if fresh == 0 || filled < buffer.len() {
            break;
        }
        let keep = longest.min(filled);
        buffer.copy_within(filled - keep..filled, 0);
        kept = keep;
    }
    Ok(Hits(
        finders
            .iter()
            .zip(counts)
            .map(|((name, _), count)| (*name, count))
            .collect(),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shape_is_found_once_wherever_it_lies() -> anyhow::Result<()> {
        let canary = Canary::new()?;
        let folder = std::env::temp_dir().join(format!("scan-{}", std::process::id()));
        std::fs::create_dir_all(&folder)?;
        let file = folder.join("haystack");
        for (name, bytes) in canary.shapes() {
            for place in [0, CHUNK - 7, CHUNK + 3, 2 * CHUNK - 1] {
                let mut hay = vec![b'#'; 2 * CHUNK + 4096];
                hay[place..place + bytes.len()].copy_from_slice(&bytes);
                std::fs::write(&file, &hay)?;
                let hits = search(&file, &canary)?;
                let own = hits.0.iter().find(|(shape, _)| *shape == name);
                assert_eq!(own, Some(&(name, 1)), "at {place}");
            }
        }
        std::fs::remove_dir_all(folder)?;
        Ok(())
    }

    #[test]
    fn nothing_is_found_where_nothing_is() -> anyhow::Result<()> {
        let file = std::env::temp_dir().join(format!("empty-{}", std::process::id()));
        std::fs::write(&file, vec![0; CHUNK + 1])?;
        assert_eq!(search(&file, &Canary::new()?)?.total(), 0);
        std::fs::remove_file(file)?;
        Ok(())
    }
}
