// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! How the two voices of a terminal speak: the shell's, outside, and the page's, inside. Both
//! are espeak-ng's, so that one sounds like the other.

/// The name under which a voice knows a language of ours (a BCP 47 tag).
#[must_use]
pub fn spoken_as(language: &str) -> &str {
    match language.split('-').next().unwrap_or_default() {
        "it" => "it",
        "zh" => "cmn",
        _ => language,
    }
}

/// Words a minute at a speed of 1 to 9.
#[must_use]
pub fn words_a_minute(rate: u8) -> u16 {
    const CALM: u16 = 75;
    const STEP: u16 = 25;
    CALM + u16::from(rate.clamp(1, 9) - 1) * STEP
}

/// How far the voice's samples reach at a volume in percent; 100 is what espeak-ng calls
/// normal.
#[must_use]
pub fn amplitude(volume: u8) -> u8 {
    volume.min(100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_the_name_that_espeak_ng_gives_it() {
        let check = |tag: &str, expected: &str| assert_eq!(spoken_as(tag), expected, "{tag}");
        check("it", "it");
        check("it-simple", "it");
        check("zh", "cmn");
        check("zh-Hans", "cmn");
        check("ar", "ar");
        check("pa", "pa");
    }

    #[test]
    fn a_speed_from_elsewhere_stays_within_what_can_be_understood() {
        assert_eq!(words_a_minute(0), words_a_minute(1));
        assert_eq!(words_a_minute(5), 175);
        assert_eq!(words_a_minute(255), words_a_minute(9));
        assert_eq!(amplitude(255), 100);
    }
}
