// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

use std::collections::{BTreeMap, BTreeSet};

use super::*;

/// Message keys of a language file with the arguments each of them takes.
fn arguments(language: &str) -> BTreeMap<String, BTreeSet<String>> {
    let file = Files::get(&format!("{language}/sportello_kiosk.ftl")).expect("a file");
    let text = String::from_utf8(file.data.into_owned()).expect("UTF-8");
    let mut keys: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut current = None;
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        if let Some((key, _)) = line.split_once(" =")
            && key.starts_with(|letter: char| letter.is_ascii_lowercase())
        {
            let before = keys.insert(key.to_owned(), BTreeSet::new());
            assert!(before.is_none(), "{language}: `{key}` is there twice");
            current = Some(key.to_owned());
        }
        let Some(arguments) = current.as_ref().and_then(|key| keys.get_mut(key)) else {
            continue;
        };
        for (at, _) in line.match_indices('$') {
            let name = line[at + 1..]
                .chars()
                .take_while(char::is_ascii_alphanumeric)
                .collect();
            arguments.insert(name);
        }
    }
    keys
}

/// The folders of languages that are there, complete or not.
fn folders() -> BTreeSet<String> {
    Files::iter()
        .filter_map(|path| Some(path.split_once('/')?.0.to_owned()))
        .collect()
}

fn speaking(tag: &str) -> Words {
    let mut words = Words::load().expect("the embedded files load");
    words
        .speak(&tag.parse().expect("a tag"))
        .expect("a shipped language");
    words
}

#[test]
fn every_language_has_the_same_keys_and_arguments() {
    let italian = arguments("it");
    assert!(italian.len() > 200, "the parser found {}", italian.len());
    let mut faults = Vec::new();
    for language in folders() {
        let other = arguments(&language);
        for (key, expected) in &italian {
            match other.get(key) {
                None => faults.push(format!("{language}: `{key}` is missing")),
                // A language may have one word for "one minute" and need no number.
                Some(found) if !found.is_subset(expected) => {
                    faults.push(format!("{language}: `{key}` takes {found:?}"));
                }
                Some(found) if found.is_empty() != expected.is_empty() => {
                    faults.push(format!("{language}: `{key}` leaves out {expected:?}"));
                }
                Some(_) => {}
            }
        }
        let unknown = other.keys().filter(|key| !italian.contains_key(*key));
        faults.extend(unknown.map(|key| format!("{language}: `{key}` is unknown")));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Fluent keeps what it cannot read as junk, and the person would be shown Italian instead.
#[test]
fn every_file_is_read_to_its_end() {
    for language in folders() {
        let file = Files::get(&format!("{language}/sportello_kiosk.ftl")).expect("a file");
        let text = String::from_utf8(file.data.into_owned()).expect("UTF-8");
        let read = i18n_embed::fluent::FluentLanguageLoader::new(
            "sportello_kiosk",
            language.parse().expect("a tag"),
        );
        let tag: LanguageIdentifier = language.parse().expect("a tag");
        read.load_languages(&Files, &[tag]).expect("a language");
        for key in arguments(&language).keys() {
            assert!(read.has(key), "{language}: `{key}` is not read");
        }
        assert!(
            !text.contains('\t'),
            "{language}: Fluent knows no tabulator"
        );
    }
}

/// Name and direction of every language, as the first screen shows them.
#[test]
fn languages_call_themselves_by_their_own_names() {
    let known = [
        ("it", "Italiano"),
        ("it-simple", "Italiano facile"),
        ("en", "English"),
        ("ro", "Română"),
        ("sq", "Shqip"),
        ("ar", "العربية"),
        ("zh", "中文"),
        ("uk", "Українська"),
        ("bn", "বাংলা"),
        ("pa", "ਪੰਜਾਬੀ"),
        ("ur", "اردو"),
        ("es", "Español"),
        ("fr", "Français"),
        ("de", "Deutsch"),
        ("sl", "Slovenščina"),
    ];
    assert_eq!(known.map(|(tag, _)| tag), ORDER);
    let words = Words::load().expect("the embedded files load");
    assert_eq!(words.language().name, "Italiano");
    let listed: BTreeSet<String> = words
        .languages()
        .iter()
        .map(|language| language.id.to_string())
        .collect();
    assert_eq!(listed, folders(), "a language lacks words");
    let mut last = 0;
    for language in words.languages() {
        let tag = language.id.to_string();
        let place = ORDER.iter().position(|known| *known == tag);
        let place = place.expect("a language of the list");
        assert_eq!(language.name, known[place].1);
        assert_eq!(language.direction, Direction::of_language(&tag), "{tag}");
        assert!(place >= last, "{tag} stands in its place");
        last = place;
    }
}

/// The keys that no screen asks for: words nobody needs are words nobody checks.
#[test]
fn every_key_is_used_by_a_screen() {
    fn sources(folder: &std::path::Path, text: &mut String) {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                sources(&path, text);
            } else {
                text.push_str(&std::fs::read_to_string(&path).expect("UTF-8"));
            }
        }
    }
    let mut text = String::new();
    sources(
        &std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
        &mut text,
    );
    let unused: Vec<String> = arguments("it")
        .into_keys()
        .filter(|key| !text.contains(&format!("\"{key}\"")))
        .collect();
    assert_eq!(unused, Vec::<String>::new());
}

#[test]
fn a_language_without_a_file_changes_nothing() {
    let mut words = speaking("ar");
    let unknown = "tlh".parse().expect("a tag");
    assert!(matches!(
        words.speak(&unknown),
        Err(WordsError::Unknown { .. })
    ));
    assert_eq!(words.language().name, "العربية");
    assert_eq!(say!(words, "go-back"), "رجوع");
}

#[test]
fn numbers_take_the_plural_of_the_language() {
    let check = |tag: &str, minutes: u16, expected: &str| {
        let words = speaking(tag);
        // The isolating marks are for the eye's order, not for this comparison.
        let said = say!(words, "time-left-minutes", minutes = minutes)
            .replace(['\u{2068}', '\u{2069}'], "");
        assert_eq!(said, expected, "{tag} {minutes}");
    };
    check("it", 1, "Resta 1 minuto");
    check("it", 24, "Restano 24 minuti");
    check("en", 1, "1 minute left");
    check("en", 24, "24 minutes left");
    check("ar", 1, "بقيت دقيقة واحدة");
    check("ar", 2, "بقيت دقيقتان");
    check("ar", 5, "بقيت 5 دقائق");
    check("ar", 24, "بقيت 24 دقيقة");
    check("ar", 100, "بقيت 100 دقيقة");
    check("uk", 1, "Лишилася 1 хвилина");
    check("uk", 2, "Лишилося 2 хвилини");
    check("uk", 5, "Лишилося 5 хвилин");
    check("uk", 21, "Лишилася 21 хвилина");
    check("zh", 24, "还剩 24 分钟");
    check("bn", 24, "24 মিনিট বাকি");
    check("pa", 1, "1 ਮਿੰਟ ਬਾਕੀ ਹੈ");
    check("pa", 24, "24 ਮਿੰਟ ਬਾਕੀ ਹਨ");
    check("ur", 1, "1 منٹ باقی ہے");
    check("ur", 24, "24 منٹ باقی ہیں");
}

#[test]
fn italian_never_speaks_of_errors_and_borrows_no_english() {
    let file = Files::get("it/sportello_kiosk.ftl").expect("a file");
    let text = String::from_utf8(file.data.into_owned()).expect("UTF-8");
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let said = line.split_once(" =").map_or(line, |(_, said)| said);
        let line = said.to_lowercase();
        for word in line.split(|letter: char| !letter.is_alphabetic()) {
            for banned in [
                "errore",
                "errori",
                "sessione scaduta",
                "login",
                "logout",
                "password",
                "browser",
                "click",
                "clicca",
                "link",
                "computer",
                "file system",
                "server",
                "reset",
                "ok",
                "timeout",
                "screenshot",
                "download",
                "upload",
                "account",
                "utente",
            ] {
                assert_ne!(word, banned, "{line}");
            }
        }
    }
}

/// What the site's policy names is what *Welcome* and the panel show, in that order.
#[test]
fn a_policy_chooses_languages_and_their_order() {
    let offered = |wanted: &[&str]| {
        let mut words = Words::load().expect("the embedded files load");
        let wanted: Vec<LanguageIdentifier> = wanted
            .iter()
            .map(|tag| tag.parse().expect("a tag"))
            .collect();
        words.offer(&wanted).expect("words");
        let list: Vec<String> = words
            .languages()
            .iter()
            .map(|language| language.id.to_string())
            .collect();
        (list, words.language().name.clone())
    };
    let (list, spoken) = offered(&["de", "it", "it-simple", "de"]);
    assert_eq!(list, ["de", "it", "it-simple"]);
    assert_eq!(spoken, "Italiano", "the language in use stays");
    let (list, spoken) = offered(&["sl", "zh-Hans"]);
    assert_eq!(list, ["sl", "zh"], "the script is the shipped one's");
    assert_eq!(spoken, "Slovenščina", "Italian is not offered here");
    assert_eq!(offered(&["de-simple"]).0.len(), ORDER.len(), "not shipped");
    assert_eq!(offered(&[]).0, ORDER);
}

#[test]
fn a_language_that_is_not_offered_is_not_spoken() {
    let mut words = Words::load().expect("the embedded files load");
    words.offer(&["it".parse().expect("a tag")]).expect("words");
    let german = "de".parse().expect("a tag");
    assert!(matches!(
        words.speak(&german),
        Err(WordsError::Unknown { .. })
    ));
    assert_eq!(words.language().name, "Italiano");
}
