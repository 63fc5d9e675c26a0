// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The fonts shipped in the binary and which of them writes which letter.
//!
//! Every character is given to a family by its script, here, so what people see never depends on
//! the fonts of the machine. How the files are made is in `fonts/README.md`.

use std::borrow::Cow;
use std::sync::Arc;

use iced::Font;
use iced::advanced::graphics::text::cosmic_text::fontdb;
use iced::advanced::graphics::text::font_system;
use iced::font::{Family, Weight};

const TITILLIUM: &str = "Titillium Web";

macro_rules! font {
    ($path:literal) => {
        Cow::Borrowed(include_bytes!(concat!("../fonts/", $path)).as_slice())
    };
}

/// All font files, for those who cannot call [`install_fonts`].
pub fn fonts() -> Vec<Cow<'static, [u8]>> {
    vec![
        font!("titillium-web/TitilliumWeb-Regular.ttf"),
        font!("titillium-web/TitilliumWeb-SemiBold.ttf"),
        font!("noto-sans/NotoSans-Regular.ttf"),
        font!("noto-sans/NotoSans-Bold.ttf"),
        font!("noto-sans-arabic/NotoSansArabic-Regular.ttf"),
        font!("noto-sans-arabic/NotoSansArabic-Bold.ttf"),
        font!("noto-sans-bengali/NotoSansBengali-Regular.ttf"),
        font!("noto-sans-bengali/NotoSansBengali-Bold.ttf"),
        font!("noto-sans-gurmukhi/NotoSansGurmukhi-Regular.ttf"),
        font!("noto-sans-gurmukhi/NotoSansGurmukhi-Bold.ttf"),
        font!("noto-sans-cjk-sc/NotoSansCJKsc-Regular.otf"),
        font!("noto-sans-cjk-sc/NotoSansCJKsc-Bold.otf"),
    ]
}

/// Makes ours the only fonts of this process: call it first in `main`, before any window or text.
///
/// iced loads every font of the system before ours. They are dropped here, so that no letter can
/// ever come from one, and ours are read from the binary in place instead of being copied as
/// `Settings::fonts` would (4 MB). The scan itself is spared where the environment variable
/// `FONTCONFIG_FILE` names a file that lists one empty folder.
pub fn install_fonts() {
    // A poisoned lock means a thread died while laying out text; the fonts themselves are whole.
    let mut system = font_system()
        .write()
        .unwrap_or_else(std::sync::PoisonError::into_inner);
    let db = system.raw().db_mut();
    let foreign: Vec<_> = db
        .faces()
        .filter(|face| !matches!(face.source, fontdb::Source::Binary(_)))
        .map(|face| face.id)
        .collect();
    for id in foreign {
        db.remove_face(id);
    }
    if !db
        .faces()
        .any(|face| face.families.iter().any(|(name, _)| name == TITILLIUM))
    {
        for font in fonts() {
            db.load_font_source(fontdb::Source::Binary(match font {
                Cow::Borrowed(bytes) => Arc::new(bytes),
                Cow::Owned(bytes) => Arc::new(bytes),
            }));
        }
    }
}

/// The font for `iced::Settings::default_font`.
pub fn default_font() -> Font {
    Script::Latin.font(false)
}

/// A family of letters written by one font.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Script {
    /// Titillium Web: Western and central European Latin.
    Latin,
    /// Noto Sans: the rest of Latin, Greek, Cyrillic.
    European,
    Arabic,
    Bengali,
    Gurmukhi,
    Chinese,
}

impl Script {
    /// The script of a character, or none for one that goes with its neighbour.
    fn of(c: char) -> Option<Self> {
        Some(match u32::from(c) {
            // Joiners, marks and the danda belong to the word around them.
            0x0300..=0x036F | 0x200B..=0x200D | 0x0964..=0x0965 => return None,
            0x0020..=0x007E
            | 0x00A0..=0x0131
            | 0x0134..=0x0137
            | 0x0139..=0x013E
            | 0x0141..=0x0148
            | 0x014A..=0x017E
            | 0x0218..=0x021B
            | 0x2013..=0x2014
            | 0x2018..=0x201A
            | 0x201C..=0x201E
            | 0x2020
            | 0x2022
            | 0x2026
            | 0x2039..=0x203A
            | 0x20AC
            | 0x2122
            | 0x2212 => Self::Latin,
            0x0600..=0x06FF
            | 0x0750..=0x077F
            | 0x200E..=0x200F
            | 0xFB50..=0xFDFF
            | 0xFE70..=0xFEFF => Self::Arabic,
            0x0980..=0x09FF => Self::Bengali,
            0x0A00..=0x0A7F => Self::Gurmukhi,
            0x2190..=0x2193 | 0x3000..=0x9FFF | 0xF900..=0xFAFF | 0xFF00..=0xFFEF => Self::Chinese,
            _ => Self::European,
        })
    }

    pub(crate) fn font(self, bold: bool) -> Font {
        let (family, heavy) = match self {
            Self::Latin => (TITILLIUM, Weight::Semibold),
            Self::European => ("Noto Sans", Weight::Bold),
            Self::Arabic => ("Noto Sans Arabic", Weight::Bold),
            Self::Bengali => ("Noto Sans Bengali", Weight::Bold),
            Self::Gurmukhi => ("Noto Sans Gurmukhi", Weight::Bold),
            Self::Chinese => ("Noto Sans CJK SC", Weight::Bold),
        };
        Font {
            family: Family::Name(family),
            weight: if bold { heavy } else { Weight::Normal },
            ..Font::DEFAULT
        }
    }
}

/// Cuts a text into runs of one script each. A word with any right-to-left letter is never cut:
/// the shaper would put the parts of such a word in the wrong order.
pub(crate) fn runs(text: &str) -> Vec<(Script, &str)> {
    let mut runs = Runs {
        text,
        done: Vec::new(),
        begin: 0,
        current: None,
    };
    let mut at = 0;
    for word in text.split_inclusive([' ', '\n']) {
        if word.chars().any(is_rtl) {
            runs.at(at, Script::Arabic);
        } else {
            for (offset, c) in word.char_indices() {
                if let Some(script) = Script::of(c) {
                    runs.at(at + offset, script);
                }
            }
        }
        at += word.len();
    }
    runs.finish()
}

/// Runs being cut.
struct Runs<'a> {
    text: &'a str,
    done: Vec<(Script, &'a str)>,
    begin: usize,
    current: Option<Script>,
}

impl<'a> Runs<'a> {
    /// From this byte on the text is of this script.
    fn at(&mut self, at: usize, script: Script) {
        match self.current {
            Some(current) if current != script => {
                self.done.push((current, &self.text[self.begin..at]));
                (self.begin, self.current) = (at, Some(script));
            }
            _ => self.current = Some(script),
        }
    }

    fn finish(mut self) -> Vec<(Script, &'a str)> {
        if self.begin < self.text.len() {
            let script = self.current.unwrap_or(Script::European);
            self.done.push((script, &self.text[self.begin..]));
        }
        self.done
    }
}

/// The font for a text that cannot be cut, such as what is being typed.
pub(crate) fn font_for(text: &str) -> Font {
    runs(text)
        .into_iter()
        .find(|(script, _)| *script != Script::Latin)
        .map_or(Script::Latin, |(script, _)| script)
        .font(false)
}

/// True when a character is written from right to left.
pub(crate) fn is_rtl(c: char) -> bool {
    matches!(u32::from(c), 0x0590..=0x08FF | 0xFB1D..=0xFDFF | 0xFE70..=0xFEFF)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(Script, &str)]) {
        assert_eq!(runs(text), expected);
    }

    #[test]
    fn each_letter_goes_to_the_font_of_its_script() {
        use Script::{Arabic, Bengali, Chinese, European, Gurmukhi, Latin};
        check("", &[]);
        check("Città 24", &[(Latin, "Città 24")]);
        check("Română Țară", &[(Latin, "Română Țară")]);
        check(
            "SPID или CIE",
            &[(Latin, "SPID "), (European, "или"), (Latin, " CIE")],
        );
        check("هوية SPID", &[(Arabic, "هوية "), (Latin, "SPID")]);
        check("(المستوى 2).", &[(Arabic, "(المستوى "), (Latin, "2).")]);
        check("你好 OK", &[(Chinese, "你好"), (Latin, " OK")]);
        check("বাংলা।", &[(Bengali, "বাংলা।")]);
        check("ਪੰਜਾਬੀ।", &[(Gurmukhi, "ਪੰਜਾਬੀ।")]);
    }
}
