// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

use std::collections::{BTreeMap, BTreeSet};

use super::*;

/// Message keys of a language file with the arguments each of them takes.
fn keys(language: &str) -> BTreeMap<String, BTreeSet<String>> {
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

fn speaking(tag: &str) -> Words {
    let mut words = Words::load().expect("the embedded files load");
    words
        .speak(&tag.parse().expect("a tag"))
        .expect("a shipped language");
    words
}

#[test]
fn every_language_has_the_same_keys_and_arguments() {
    let italian = keys("it");
    assert!(italian.len() > 200, "the parser found {}", italian.len());
    let words = Words::load().expect("the embedded files load");
    for language in words.languages() {
        let other = keys(&language.id.to_string());
        for (key, arguments) in &italian {
            assert_eq!(
                Some(arguments),
                other.get(key),
                "{}: `{key}` is missing or takes other arguments",
                language.id
            );
        }
        for key in other.keys() {
            assert!(
                italian.contains_key(key),
                "{}: `{key}` is unknown",
                language.id
            );
        }
    }
}

#[test]
fn the_list_of_languages_comes_from_the_files() {
    let words = Words::load().expect("the embedded files load");
    let folders: BTreeSet<String> = Files::iter()
        .filter_map(|path| Some(path.split_once('/')?.0.to_owned()))
        .collect();
    let listed: BTreeSet<String> = words
        .languages()
        .iter()
        .map(|language| language.id.to_string())
        .collect();
    assert_eq!(listed, folders);
    assert_eq!(words.languages()[0].name, "Italiano");
    assert_eq!(words.language().name, "Italiano");
    let arabic = words.languages().iter().find(|one| one.name == "العربية");
    assert!(arabic.is_some_and(|arabic| arabic.direction == Direction::Rtl));
    let english = words.languages().iter().find(|one| one.name == "English");
    assert!(english.is_some_and(|english| english.direction == Direction::Ltr));
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
    let unused: Vec<String> = keys("it")
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
