// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The languages that screens are looked at in, one test each: a language that is shipped and
//! stands not here fails.

/// A test that calls a function with the tag of a language, for each of them. Where it is
/// written, `Words` are the screens' own.
macro_rules! in_every_language {
    ($looks:path) => {
        in_every_language! { $looks:
            italian: "it";
            easy_italian: "it-simple";
            english: "en";
            romanian: "ro";
            albanian: "sq";
            arabic: "ar";
            chinese: "zh";
            ukrainian: "uk";
            bengali: "bn";
            punjabi: "pa";
            urdu: "ur";
            spanish: "es";
            french: "fr";
            german: "de";
            slovene: "sl";
        }
    };
    ($looks:path: $($test:ident: $language:literal;)+) => {
        $(
            #[test]
            fn $test() {
                $looks($language);
            }
        )+

        #[test]
        fn every_shipped_language_is_looked_at() {
            let words = Words::load().expect("the embedded files load");
            let mut shipped: Vec<String> = words
                .languages()
                .iter()
                .map(|language| language.id.to_string())
                .collect();
            let mut looked_at = [$($language),+];
            shipped.sort_unstable();
            looked_at.sort_unstable();
            assert_eq!(shipped, looked_at);
        }
    };
}
