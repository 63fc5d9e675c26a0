// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Text stays in its box, in order, and in our own fonts.

use super::*;
use crate::{Direction, TextSize};
use iced::advanced::graphics::text::{cosmic_text::fontdb, font_system};

const ARABIC: &str = "لطلب ISEE 2026 ادخل إلى موقع INPS باستخدام SPID (المستوى 2) قبل \
    31/12/2026 ثم نزّل DSU بصيغة PDF، أو اتصل بالرقم 800 123 456 من 9:00 إلى 18:30.";

fn words(content: &str) -> Words {
    crate::install_fonts();
    body(Look::default().with_direction(Direction::Rtl), content)
}

/// The family that draws each glyph; a glyph of number 0 is an empty box.
fn families(line: &Paragraph) -> Vec<(u16, String)> {
    let glyphs: Vec<_> = line
        .buffer()
        .layout_runs()
        .flat_map(|run| {
            run.glyphs
                .iter()
                .map(|glyph| (glyph.glyph_id, glyph.font_id))
        })
        .collect();
    let mut system = font_system().write().unwrap();
    let db = system.raw().db_mut();
    glyphs
        .into_iter()
        .map(|(glyph, font)| (glyph, db.face(font).unwrap().families[0].0.clone()))
        .collect()
}

#[test]
fn every_script_is_drawn_by_our_own_fonts_without_empty_boxes() {
    let samples = [
        ("Perché «Città» – “Là” 1.234,50 €…", "Titillium Web"),
        ("Română: țară, Shqip: ëç, Polski: źżł", "Titillium Web"),
        ("Tiếng Việt, Yorùbá ẹ ṣ", "Noto Sans"),
        ("Українська ґєї, Русский ёъ", "Noto Sans"),
        ("(العربية) «نص»؟ ١٢٣", "Noto Sans Arabic"),
        ("اردو: ٹڈڑں ےۓ، پنجابی", "Noto Sans Arabic"),
        ("中文简体字，。！？《》", "Noto Sans CJK SC"),
        ("বাংলা ভাষা ক্ষ ঙ্ক।", "Noto Sans Bengali"),
        ("ਪੰਜਾਬੀ ਭਾਸ਼ਾ ਸ੍ਰੀ।", "Noto Sans Gurmukhi"),
    ];
    for (sample, family) in samples {
        for kind in [Kind::Body, Kind::Title] {
            let mut words = words(sample);
            words.kind = kind;
            let drawn: Vec<_> = words.lay(2000.0).iter().flat_map(families).collect();
            assert!(
                drawn.iter().all(|(glyph, _)| *glyph != 0),
                "{sample}: {drawn:?}"
            );
            assert!(
                drawn.iter().any(|(_, name)| name == family),
                "{sample}: {drawn:?}"
            );
        }
    }
    let mut system = font_system().write().unwrap();
    let foreign: Vec<_> = system
        .raw()
        .db()
        .faces()
        .filter(|face| !matches!(face.source, fontdb::Source::Binary(_)))
        .collect();
    assert!(foreign.is_empty(), "fonts of the system are left");
}

#[test]
fn no_line_of_mixed_arabic_is_wider_than_its_box() {
    for width in [180.0, 260.0, 390.0, 600.0, 1100.0] {
        for size in TextSize::ALL {
            let mut words = words(ARABIC);
            words.look = words.look.with_text(size);
            for line in words.lay(width) {
                let drawn = line
                    .buffer()
                    .layout_runs()
                    .flat_map(|run| run.glyphs.to_vec());
                let (mut left, mut right) = (f32::MAX, f32::MIN);
                for glyph in drawn {
                    left = left.min(glyph.x);
                    right = right.max(glyph.x + glyph.w);
                }
                let measured = line.min_bounds().width;
                assert!(measured <= width + 0.5, "{measured} in {width} at {size:?}");
                assert!(left >= -0.5, "a line begins {left} before its box");
                assert!(
                    right <= measured + 0.5,
                    "a line ends at {right} of {measured}"
                );
            }
        }
    }
}

#[test]
fn breaking_lines_loses_no_word() {
    let letters = |text: &str| {
        text.chars()
            .filter(|c| c.is_alphanumeric())
            .collect::<String>()
    };
    let lines = words(ARABIC).lay(260.0);
    assert!(lines.len() > 3);
    let laid: String = lines
        .iter()
        .flat_map(|line| {
            line.buffer()
                .lines
                .iter()
                .map(|line| line.text().to_owned())
        })
        .collect();
    assert_eq!(letters(&laid), letters(ARABIC));
}

#[test]
fn a_telephone_number_keeps_its_order_among_arabic_words() {
    let words = words("اتصل بالرقم 800 123 456 الآن");
    let line = words.line(&words.content);
    let mut digits: Vec<_> = line
        .buffer()
        .layout_runs()
        .flat_map(|run| {
            run.glyphs
                .iter()
                .map(|g| (g.x, run.text[g.start..g.end].to_owned()))
        })
        .filter(|(_, text)| text.chars().all(|c| c.is_ascii_digit()))
        .collect();
    digits.sort_by(|(a, _), (b, _)| a.total_cmp(b));
    let seen: String = digits.into_iter().map(|(_, digit)| digit).collect();
    assert_eq!(seen, "800123456");
}

#[test]
fn a_full_stop_stays_at_the_end_of_an_arabic_line() {
    let line = words("نمحو كل شيء.").line("نمحو كل شيء.");
    let runs: Vec<_> = line.buffer().layout_runs().collect();
    let stop = runs[0]
        .glyphs
        .iter()
        .min_by(|a, b| a.x.total_cmp(&b.x))
        .unwrap();
    assert_eq!(&runs[0].text[stop.start..stop.end], ".");
}
