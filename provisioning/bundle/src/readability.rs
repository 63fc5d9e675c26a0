// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Gulpease, the readability index made for Italian (GULP, Rome, 1988): from 0 (hard) to 100,
//! from words, letters and sentences alone.
//!
//! 80 and above reads easily with primary school, 60 with lower secondary (`domain.md` §6).

use unic_langid::LanguageIdentifier;

/// How easy the words of a language must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Grade {
    /// Steps must reach this.
    pub steps: u8,
    /// Everything else a citizen reads in a task must reach this.
    pub notes: u8,
}

impl Grade {
    /// For Italian and easy Italian; the index measures no other language.
    #[must_use]
    pub fn of(language: &LanguageIdentifier) -> Option<Self> {
        let easy = language.variants().any(|variant| *variant == "simple");
        (language.language == "it").then_some(if easy {
            Self {
                steps: 90,
                notes: 70,
            }
        } else {
            Self {
                steps: 80,
                notes: 60,
            }
        })
    }
}

/// What the index counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Letters and digits.
    pub letters: u32,
    /// Runs of letters and digits; an apostrophe ends one (*l'ISEE* is two words).
    pub words: u32,
    /// Ended by `.`, `!`, `?`, `…`, `:` or `;` before a space or the end of the text.
    pub sentences: u32,
}

impl Counts {
    /// Counts `text`. Text after the last full stop is a sentence too.
    #[must_use]
    pub fn of(text: &str) -> Self {
        sentences(text)
            .into_iter()
            .fold(Self::default(), |sum, one| Self {
                letters: sum.letters + one.letters,
                words: sum.words + one.words,
                sentences: sum.sentences + one.sentences,
            })
    }

    /// The index, 0 to 100; 100 for a text without words.
    #[must_use]
    pub fn gulpease(self) -> u8 {
        if self.words == 0 {
            return 100;
        }
        let (letters, words) = (i64::from(self.letters), i64::from(self.words));
        let index = 89 + (300 * i64::from(self.sentences) - 10 * letters).div_euclid(words);
        u8::try_from(index.clamp(0, 100)).unwrap_or(100)
    }
}

/// The counts of each sentence, in one pass; what has no word is no sentence.
fn sentences(text: &str) -> Vec<Counts> {
    let mut all = Vec::new();
    let mut current = Counts {
        sentences: 1,
        ..Counts::default()
    };
    let mut in_word = false;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        if letter.is_alphanumeric() {
            current.letters += 1;
            current.words += u32::from(!in_word);
            in_word = true;
            continue;
        }
        in_word = in_word && is_mark(letter);
        let full = matches!(letter, '。' | '！' | '？');
        let ends = full
            || matches!(
                letter,
                '.' | '!' | '?' | '…' | ':' | ';' | '؟' | '؛' | '۔' | '।' | '॥'
            );
        let followed = full || letters.peek().is_none_or(|next| !next.is_alphanumeric());
        if ends && followed && current.words > 0 {
            all.push(current);
            current = Counts {
                sentences: 1,
                ..Counts::default()
            };
        }
    }
    if current.words > 0 {
        all.push(current);
    }
    all
}

/// Marks written over, under or between letters do not end a word: accents, Arabic vowels, the
/// signs of Bengali and Gurmukhi, and what keeps letters together or apart.
fn is_mark(letter: char) -> bool {
    matches!(
        letter,
        '\u{0300}'..='\u{036F}'
            | '\u{064B}'..='\u{065F}'
            | '\u{0670}'
            | '\u{09BC}'
            | '\u{09CD}'
            | '\u{0A3C}'
            | '\u{0A4D}'
            | '\u{0A51}'
            | '\u{200C}'
            | '\u{200D}'
    )
}

/// The Gulpease index of `text`, 0 to 100, rounded down.
#[must_use]
pub fn gulpease(text: &str) -> u8 {
    Counts::of(text).gulpease()
}

/// Words of the longest sentence of `text`.
#[must_use]
pub fn longest_sentence(text: &str) -> u32 {
    sentences(text)
        .into_iter()
        .map(|sentence| sentence.words)
        .max()
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, letters: u32, words: u32, sentences: u32, index: u8) {
        let counts = Counts::of(text);
        assert_eq!(
            counts,
            Counts {
                letters,
                words,
                sentences
            },
            "{text}"
        );
        assert_eq!(counts.gulpease(), index, "{text}");
    }

    #[test]
    fn the_index_equals_what_was_reckoned_by_hand() {
        // Il gatto dorme.           2+5+5=12; 89 + (300-120)/3 = 149, capped.
        check("Il gatto dorme.", 12, 3, 1, 100);
        // Apri la porta e poi entra piano nella stanza.
        // 4+2+5+1+3+5+5+5+6 = 36, 9 words; 89 + (300-360)/9 = 82.3
        check(
            "Apri la porta e poi entra piano nella stanza.",
            36,
            9,
            1,
            82,
        );
        // Dichiarazione sostitutiva unica obbligatoria. 13+11+5+12 = 41, 4 words; 89 + (300-410)/4 = 61.5
        check("Dichiarazione sostitutiva unica obbligatoria", 41, 4, 1, 61);
        // Two sentences: Premi il tasto. Poi aspetta. 5+2+5+3+7 = 22, 5 words; 89 + (600-220)/5 = 165
        check("Premi il tasto. Poi aspetta.", 22, 5, 2, 100);
        // Precipitevolissimevolmente: 26 letters; 89 + (300-260)/1 = 129
        check("Precipitevolissimevolmente", 26, 1, 1, 100);
        // L'amministrazione competente provvederà tempestivamente alla comunicazione.
        // 1+15+10+10+15+4+13 -> L(1) amministrazione(15) competente(10) provvederà(10)
        // tempestivamente(15) alla(4) comunicazione(13) = 68, 7 words; 89 + (300-680)/7 = 34.7
        check(
            "L'amministrazione competente provvederà tempestivamente alla comunicazione.",
            68,
            7,
            1,
            34,
        );
    }

    #[test]
    fn dots_inside_names_and_numbers_end_nothing() {
        check("Apri www.inps.it alle 9.30.", 4 + 9 + 4 + 3, 7, 1, 100);
        check("Bene... Vai!", 7, 2, 2, 100);
    }

    #[test]
    fn nothing_to_read_is_easy_to_read() {
        check("", 0, 0, 0, 100);
        check("... !", 0, 0, 0, 100);
    }

    #[test]
    fn the_longest_sentence_is_found_wherever_it_stands() {
        assert_eq!(longest_sentence("Uno. Uno due tre. Uno due."), 3);
        assert_eq!(longest_sentence("Uno due. Uno due tre quattro"), 4);
        assert_eq!(longest_sentence("اختر اللغة. ثم اضغط على الزر الكبير"), 5);
        assert_eq!(longest_sentence("আপনার ভাষা বেছে নিন। তারপর চাপুন।"), 4);
        assert_eq!(
            longest_sentence("بٹن دبائیں۔ پھر انتظار کریں اور دیکھیں۔"),
            5
        );
        assert_eq!(longest_sentence("选择语言。然后按按钮。"), 1);
        assert_eq!(longest_sentence(""), 0);
    }
}
