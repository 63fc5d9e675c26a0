// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Reads the screen as a person does: words, and where they stand.

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail};

use crate::machine::Machine;

/// How much larger the picture is made before it is read.
const ENLARGED: u32 = 2;

/// A word and the middle of its place, pixels of the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word {
    pub(crate) text: String,
    pub(crate) x: u32,
    pub(crate) y: u32,
}

/// The words of a picture, in reading order: first as they stand there, then once more without
/// the frames around them.
pub(crate) fn read(picture: &Path) -> anyhow::Result<Vec<Word>> {
    let (grey, width) = grey(picture)?;
    let plain = without_frames(&grey, width);
    let mut seen = read_grey(&grey, width, &picture.with_extension("grey.png"))?;
    seen.extend(read_grey(
        &plain,
        width,
        &picture.with_extension("plain.png"),
    )?);
    Ok(seen)
}

fn read_grey(grey: &[u8], width: usize, file: &Path) -> anyhow::Result<Vec<Word>> {
    write_larger(grey, width, file)?;
    let output = Command::new("tesseract")
        .arg(file)
        .args(["stdout", "-l", "ita", "--psm", "11", "tsv"])
        .env("OMP_THREAD_LIMIT", "1")
        .output()
        .context("no tesseract: run this inside images/enter")?;
    if !output.status.success() {
        bail!("tesseract: {}", String::from_utf8_lossy(&output.stderr));
    }
    Ok(words(&String::from_utf8_lossy(&output.stdout)))
}

/// The words in tesseract's table.
fn words(table: &str) -> Vec<Word> {
    table
        .lines()
        .filter_map(|line| {
            let cells: Vec<&str> = line.split('\t').collect();
            let [_, _, _, _, _, _, left, top, width, height, _, text] = cells[..] else {
                return None;
            };
            let text = text.trim();
            if text.is_empty() {
                return None;
            }
            let number = |cell: &str| cell.parse::<u32>().ok();
            Some(Word {
                text: text.to_owned(),
                x: (number(left)? + number(width)? / 2) / ENLARGED,
                y: (number(top)? + number(height)? / 2) / ENLARGED,
            })
        })
        .collect()
}

/// The picture without its colours, and its width.
fn grey(from: &Path) -> anyhow::Result<(Vec<u8>, usize)> {
    let mut decoder = png::Decoder::new(std::io::BufReader::new(std::fs::File::open(from)?));
    decoder.set_transformations(png::Transformations::EXPAND | png::Transformations::STRIP_16);
    let mut reader = decoder.read_info()?;
    let size = reader
        .output_buffer_size()
        .context("the picture is too large")?;
    let mut pixels = vec![0; size];
    let info = reader.next_frame(&mut pixels)?;
    let channels = info.color_type.samples();
    let colours = channels.min(3);
    let grey = pixels
        .chunks_exact(channels)
        .map(|pixel| {
            let sum: usize = pixel.iter().take(colours).map(|&v| usize::from(v)).sum();
            u8::try_from(sum / colours).unwrap_or(u8::MAX)
        })
        .collect();
    Ok((grey, info.width as usize))
}

/// Small letters are read better when they are large.
fn write_larger(grey: &[u8], width: usize, to: &Path) -> anyhow::Result<()> {
    let mut large = Vec::with_capacity(grey.len() * 4);
    for row in grey.chunks_exact(width) {
        let wide: Vec<u8> = row.iter().flat_map(|&value| [value, value]).collect();
        large.extend_from_slice(&wide);
        large.extend_from_slice(&wide);
    }
    let side = |pixels: usize| u32::try_from(pixels).map(|pixels| pixels * ENLARGED);
    let file = std::io::BufWriter::new(std::fs::File::create(to)?);
    let mut encoder = png::Encoder::new(file, side(width)?, side(grey.len() / width)?);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_compression(png::Compression::Fast);
    encoder.write_header()?.write_image_data(&large)?;
    Ok(())
}

/// Dark letters on white, whatever they stood on: each pixel is compared with its surroundings,
/// and straight lines longer than letters (frames, edges of buttons) are taken out. Framed
/// words are not found otherwise.
fn without_frames(grey: &[u8], width: usize) -> Vec<u8> {
    const AROUND: usize = 14;
    const LONGEST: usize = 45;
    let height = grey.len() / width;
    // Sums over everything above and left of a place.
    let mut sums = vec![0_u32; (width + 1) * (height + 1)];
    for y in 0..height {
        let mut row = 0;
        for x in 0..width {
            row += u32::from(grey[y * width + x]);
            sums[(y + 1) * (width + 1) + x + 1] = sums[y * (width + 1) + x + 1] + row;
        }
    }
    let contrast = |x: usize, y: usize| -> u8 {
        let (left, right) = (x.saturating_sub(AROUND), (x + AROUND + 1).min(width));
        let (top, bottom) = (y.saturating_sub(AROUND), (y + AROUND + 1).min(height));
        let at = |x: usize, y: usize| sums[y * (width + 1) + x];
        let sum = at(right, bottom) + at(left, top) - at(left, bottom) - at(right, top);
        let mean = sum / u32::try_from((right - left) * (bottom - top)).unwrap_or(1);
        u8::try_from(mean.abs_diff(u32::from(grey[y * width + x])) * 2).unwrap_or(u8::MAX)
    };
    let mut ink: Vec<u8> = (0..height)
        .flat_map(|y| (0..width).map(move |x| (x, y)))
        .map(|(x, y)| contrast(x, y))
        .collect();
    let dark: Vec<bool> = ink.iter().map(|&value| value > 70).collect();
    let mut erase = |places: &mut dyn Iterator<Item = usize>| {
        let mut run = Vec::new();
        for place in places {
            if dark[place] {
                run.push(place);
                continue;
            }
            if run.len() > LONGEST {
                run.iter().for_each(|&place| ink[place] = 0);
            }
            run.clear();
        }
        if run.len() > LONGEST {
            run.iter().for_each(|&place| ink[place] = 0);
        }
    };
    for y in 0..height {
        erase(&mut (y * width..(y + 1) * width));
    }
    for x in 0..width {
        erase(&mut (0..height).map(|y| y * width + x));
    }
    ink.into_iter().map(|value| u8::MAX - value).collect()
}

/// Whether `seen` is `wanted`, give or take what is commonly misread.
fn alike(seen: &str, wanted: &str) -> bool {
    let plain = |text: &str| -> String {
        text.chars()
            .filter(|letter| letter.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .map(|letter| match letter {
                'l' | '1' | '|' => 'i',
                '0' => 'o',
                other => other,
            })
            .collect()
    };
    plain(seen) == plain(wanted)
}

/// Where `phrase` (words one after the other) stands in `words`: the middle of its first word.
pub(crate) fn find<'a>(words: &'a [Word], phrase: &str) -> Option<&'a Word> {
    let wanted: Vec<&str> = phrase.split_whitespace().collect();
    let last = words.len().checked_sub(wanted.len())?;
    (0..=last).find_map(|start| {
        let run = &words[start..start + wanted.len()];
        let first = run.first()?;
        let fits = run
            .iter()
            .zip(&wanted)
            .all(|(word, wanted)| alike(&word.text, wanted) && word.y.abs_diff(first.y) < 20);
        fits.then_some(first)
    })
}

impl Machine {
    /// Waits until one of `phrases` can be read on the screen.
    ///
    /// # Errors
    /// When none can within `patience`: with everything that could be read instead.
    pub(crate) fn await_words(
        &mut self,
        phrases: &[&str],
        patience: Duration,
    ) -> anyhow::Result<(usize, Word)> {
        if let Some(found) = self.seek_words(phrases, patience)? {
            return Ok(found);
        }
        self.keep_picture("not-found")?;
        let seen = read(&self.picture()?)?;
        let texts: Vec<&str> = seen.iter().map(|word| word.text.as_str()).collect();
        bail!(
            "after {} s none of {phrases:?} stands on the screen, but: {}",
            patience.as_secs(),
            texts.join(" ")
        );
    }

    /// Looks for one of `phrases` until `patience` ends.
    ///
    /// # Errors
    /// When the machine is gone.
    pub(crate) fn seek_words(
        &mut self,
        phrases: &[&str],
        patience: Duration,
    ) -> anyhow::Result<Option<(usize, Word)>> {
        let begun = Instant::now();
        while begun.elapsed() < patience {
            if self.is_off()? {
                bail!("the machine switched itself off while {phrases:?} was waited for");
            }
            let picture = self.picture()?;
            let seen = read(&picture)?;
            for (index, phrase) in phrases.iter().enumerate() {
                if let Some(word) = find(&seen, phrase) {
                    return Ok(Some((index, word.clone())));
                }
            }
            // Reading takes processors from the machine that is read.
            std::thread::sleep(Duration::from_millis(1500));
        }
        Ok(None)
    }

    /// Waits for a phrase and presses it.
    pub(crate) fn press_words(&mut self, phrase: &str, patience: Duration) -> anyhow::Result<()> {
        let (_, word) = self.await_words(&[phrase], patience)?;
        self.press(word.x, word.y)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(text: &str, x: u32, y: u32) -> Word {
        Word {
            text: text.to_owned(),
            x,
            y,
        }
    }

    #[test]
    fn a_phrase_is_found_on_one_line_only() {
        let seen = [
            word("Ci", 10, 10),
            word("sono", 30, 200),
            word("Ci", 10, 300),
            word("sono", 40, 302),
            word("solo", 70, 300),
            word("io", 90, 301),
        ];
        assert_eq!(find(&seen, "Ci sono solo io"), Some(&seen[2]));
        assert_eq!(find(&seen, "Inizia"), None);
        assert_eq!(find(&[], "Inizia"), None);
    }

    #[test]
    fn a_table_of_words_is_read_and_what_is_no_word_is_left() {
        let table = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n\
                     1\t1\t0\t0\t0\t0\t0\t0\t2732\t1536\t-1\t\n\
                     5\t1\t1\t1\t1\t1\t100\t200\t40\t20\t96.1\tInizia\n";
        assert_eq!(words(table), [word("Inizia", 60, 105)]);
    }

    #[test]
    fn what_is_commonly_misread_is_the_same() {
        assert!(alike("lnizia", "Inizia"));
        assert!(alike("lnizia.", "Inizia"));
        assert!(!alike("Finito", "Inizia"));
    }
}
