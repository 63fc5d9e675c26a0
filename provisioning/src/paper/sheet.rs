// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The print sheet of one-time codes: three terminals to a page, each with a QR picture and
//! the code in large groups, to be cut apart and taken to the PC.

use chrono::{DateTime, TimeZone};
use chrono_tz::Tz;
use clap::ValueEnum;
use qrcode::{Color, EcLevel, QrCode};

use super::{Face, HEIGHT, MARGIN, Paper, WIDTH};
use crate::fault::{Done, Otherwise};

/// Cards on a page.
const CARDS: usize = 3;
const QR: f32 = 150.0;
const GAP: f32 = 24.0;
/// Groups of a code in one line.
const IN_LINE: usize = 3;

/// Language of a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Language {
    It,
    En,
}

/// One terminal's code with what has to stand beside it.
#[derive(Debug, Clone)]
pub(crate) struct Card {
    pub(crate) site: String,
    /// Name and municipality of the site, where this folder knows them.
    pub(crate) place: String,
    pub(crate) terminal: String,
    /// Groups between dashes.
    pub(crate) code: String,
    /// What the QR picture says.
    pub(crate) address: String,
    /// Seconds since 1970.
    pub(crate) expires: i64,
}

struct Words {
    title: &'static str,
    terminal: &'static str,
    until: &'static str,
    steps: [&'static str; 3],
    once: &'static str,
    centre: &'static str,
    page: &'static str,
    date: &'static str,
}

const ITALIAN: Words = Words {
    title: "Codici per le postazioni",
    terminal: "Postazione",
    until: "Vale fino al",
    steps: [
        "1. Accendi il PC e aspetta la richiesta del codice.",
        "2. Scrivi il codice: maiuscole, spazi e trattini non contano.",
        "3. Confronta l'impronta sullo schermo con quella del centro.",
    ],
    once: "Vale una volta sola, per questa postazione. Dopo l'uso si può buttare.",
    centre: "Il quadrato dice lo stesso, con l'indirizzo del centro:",
    page: "pagina",
    date: "%d/%m/%Y alle %H:%M",
};

const ENGLISH: Words = Words {
    title: "Codes for the terminals",
    terminal: "Terminal",
    until: "Valid until",
    steps: [
        "1. Switch the PC on and wait until it asks for the code.",
        "2. Type the code: capitals, spaces and dashes do not matter.",
        "3. Compare the fingerprint on the screen with the centre's.",
    ],
    once: "Good once only, for this terminal. Throw it away after use.",
    centre: "The square says the same, with the centre's address:",
    page: "page",
    date: "%-d %B %Y at %H:%M",
};

/// The sheet as PDF.
pub(crate) fn make(region: &str, cards: &[Card], language: Language, zone: Tz) -> Done<Vec<u8>> {
    let words = match language {
        Language::It => &ITALIAN,
        Language::En => &ENGLISH,
    };
    let mut paper = Paper::new()?;
    let pages = cards.len().div_ceil(CARDS);
    for (index, page) in cards.chunks(CARDS).enumerate() {
        paper.page();
        let top = HEIGHT - MARGIN;
        paper.text(Face::Bold, 11.0, MARGIN, top, words.title);
        let number = format!("{region} · {} {} / {pages}", words.page, index + 1);
        let wide = paper.width(Face::Plain, 9.0, &number);
        paper.text(Face::Plain, 9.0, WIDTH - MARGIN - wide, top, &number);
        let high = (top - 14.0 - MARGIN / 2.0) / 3.0;
        let mut upper = top - 14.0;
        for card in page {
            paper.cut(upper);
            draw(&mut paper, words, card, upper, zone)?;
            upper -= high;
        }
        paper.cut(upper);
    }
    let tag = match language {
        Language::It => "it",
        Language::En => "en",
    };
    paper.finish(words.title, tag)
}

fn draw(paper: &mut Paper, words: &Words, card: &Card, upper: f32, zone: Tz) -> Done {
    let left = MARGIN + QR + GAP;
    let wide = WIDTH - MARGIN - left;
    let mut y = upper - 26.0;
    let title = format!("{} {}", words.terminal, card.terminal);
    for line in paper.lines(Face::Bold, 17.0, wide, &title).iter().take(2) {
        paper.text(Face::Bold, 17.0, left, y, line);
        y -= 20.0;
    }
    let place = if card.place.is_empty() {
        card.site.clone()
    } else {
        format!("{} · {}", card.site, card.place)
    };
    for line in paper.lines(Face::Plain, 10.5, wide, &place).iter().take(2) {
        paper.text(Face::Plain, 10.5, left, y, line);
        y -= 14.0;
    }
    y -= 17.0;
    let groups: Vec<&str> = card.code.split('-').collect();
    let widest = groups
        .iter()
        .map(|group| paper.width(Face::Bold, 21.0, group))
        .fold(0.0, f32::max);
    for line in groups.chunks(IN_LINE) {
        let mut x = left;
        for group in line {
            paper.fill(0.93, x - 5.0, y - 6.5, widest + 10.0, 27.0);
            paper.text(Face::Bold, 21.0, x, y, group);
            x += widest + 20.0;
        }
        y -= 33.0;
    }
    y += 6.0;
    let centre = card.address.split('#').next().unwrap_or_default();
    let centre = format!("{} {centre}", words.centre);
    for step in words.steps.into_iter().chain([centre.as_str()]) {
        for line in paper.lines(Face::Plain, 9.5, wide, step) {
            paper.text(Face::Plain, 9.5, left, y, &line);
            y -= 12.5;
        }
    }
    let mut below = picture(paper, card, MARGIN, upper - 22.0)? - 14.0;
    let until = zone
        .timestamp_opt(card.expires, 0)
        .single()
        .map(|time: DateTime<Tz>| time.format(words.date).to_string())
        .unwrap_or_default();
    let until = format!("{} {until}.", words.until);
    for line in paper.lines(Face::Bold, 9.0, QR, &until) {
        paper.text(Face::Bold, 9.0, MARGIN, below, &line);
        below -= 11.5;
    }
    for line in paper.lines(Face::Plain, 8.5, QR, words.once) {
        paper.text(Face::Plain, 8.5, MARGIN, below, &line);
        below -= 11.0;
    }
    Ok(())
}

/// The QR picture under `top`; where it ends.
#[expect(
    clippy::cast_precision_loss,
    reason = "a QR picture has 177 modules at most"
)]
fn picture(paper: &mut Paper, card: &Card, x: f32, top: f32) -> Done<f32> {
    let code = QrCode::with_error_correction_level(card.address.as_bytes(), EcLevel::M).or_failed(
        "the QR picture cannot be drawn",
        "is the centre's address very long?",
    )?;
    let modules = code.width();
    let side = QR / modules as f32;
    let places: Vec<(f32, f32)> = code
        .to_colors()
        .iter()
        .enumerate()
        .filter(|(_, colour)| **colour == Color::Dark)
        .map(|(at, _)| {
            let (column, row) = (at % modules, at / modules);
            (x + column as f32 * side, top - (row + 1) as f32 * side)
        })
        .collect();
    // A hair larger, so that no printer leaves white lines between two.
    paper.squares(side + 0.05, &places);
    Ok(top - QR)
}

#[cfg(test)]
mod tests {
    use super::*;

    const CODE: &str = "8JQ2K-MVDHN-3TX7R-9WZ4C-QPB6E-YG5F0-1AKSN-T2V8J-M3XD";

    fn cards(count: usize) -> Vec<Card> {
        (1..=count)
            .map(|number| Card {
                site: "BO-CQ-01".to_owned(),
                place: "Casa di Quartiere dell'Esempio, San Lazzaro di Savena".to_owned(),
                terminal: format!("Ingresso {number}"),
                code: CODE.to_owned(),
                address: format!(
                    "https://sportello.region.example:8443/#{}",
                    CODE.replace('-', "")
                ),
                expires: 1_795_000_000,
            })
            .collect()
    }

    #[test]
    fn a_sheet_has_three_cards_to_a_page_and_its_text_can_be_copied() {
        let zone = chrono_tz::Europe::Rome;
        let region = "Città metropolitana di Bologna";
        let bytes = make(region, &cards(4), Language::It, zone).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("sheet.pdf");
        std::fs::write(&path, &bytes).unwrap();
        let text = std::process::Command::new("pdftotext")
            .arg(&path)
            .arg("-")
            .output();
        let Ok(text) = text else {
            eprintln!("skipped: no pdftotext on this machine, so the sheet was not read back");
            return;
        };
        let text = String::from_utf8(text.stdout).unwrap();
        assert_eq!(text.matches('\u{c}').count(), 2, "pages: {text}");
        assert_eq!(text.matches("YG5F0").count(), 4, "{text}");
        for word in [
            "Città",
            "Postazione Ingresso 4",
            "pagina 2 / 2",
            "l'impronta",
        ] {
            assert!(text.contains(word), "{word}: {text}");
        }
    }

    #[test]
    fn a_name_that_is_too_long_is_cut_and_never_leaves_the_page() {
        let paper = Paper::new().unwrap();
        let long = "A".repeat(200);
        for line in paper.lines(Face::Bold, 17.0, 300.0, &long) {
            assert!(paper.width(Face::Bold, 17.0, &line) <= 300.0);
        }
    }
}
