// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

use std::collections::{BTreeMap, BTreeSet};

use super::*;

fn arguments(language: &str) -> BTreeMap<String, BTreeSet<String>> {
    let file = Files::get(&format!("{language}/sportello_setup.ftl")).expect("a file");
    let text = String::from_utf8(file.data.into_owned()).expect("UTF-8");
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    lines
        .filter_map(|line| line.split_once(" = "))
        .map(|(key, said)| {
            let arguments = said.match_indices('$').map(|(at, _)| {
                let name = said[at + 1..].chars();
                name.take_while(char::is_ascii_alphanumeric).collect()
            });
            (key.to_owned(), arguments.collect())
        })
        .collect()
}

#[test]
fn every_language_has_the_same_keys_and_arguments() {
    let italian = arguments("it");
    assert!(italian.len() > 150, "the parser found {}", italian.len());
    let folders: BTreeSet<String> = Files::iter()
        .filter_map(|path| Some(path.split_once('/')?.0.to_owned()))
        .collect();
    let mut faults = Vec::new();
    for language in &folders {
        let other = arguments(language);
        for (key, expected) in &italian {
            match other.get(key) {
                None => faults.push(format!("{language}: `{key}` is missing")),
                Some(found) if found != expected => {
                    faults.push(format!("{language}: `{key}` takes {found:?}"));
                }
                Some(_) => {}
            }
        }
        let unknown = other.keys().filter(|key| !italian.contains_key(*key));
        faults.extend(unknown.map(|key| format!("{language}: `{key}` is unknown")));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    let offered: BTreeSet<String> = Words::load()
        .expect("the files load")
        .languages()
        .iter()
        .map(|language| language.id.to_string())
        .collect();
    assert_eq!(offered, folders);
}

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
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    sources(&folder, &mut text);
    let unused: Vec<String> = arguments("it")
        .into_keys()
        .filter(|key| !text.contains(&format!("\"{key}\"")))
        .collect();
    assert_eq!(unused, Vec::<String>::new());
}

#[test]
fn a_language_without_a_file_changes_nothing() {
    let mut words = Words::load().expect("the files load");
    words.speak("ar").expect("a shipped language");
    words.speak("tlh").expect("no reading");
    assert_eq!(
        (words.tag().as_str(), words.direction()),
        ("ar", Direction::Rtl)
    );
    assert_eq!(say!(words, "go-back"), "رجوع");
}

#[test]
fn italian_never_speaks_of_errors_and_borrows_no_english() {
    let file = Files::get("it/sportello_setup.ftl").expect("a file");
    let text = String::from_utf8(file.data.into_owned()).expect("UTF-8");
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let said = line.split_once(" = ").map_or(line, |(_, said)| said);
        for word in said.to_lowercase().split(|it: char| !it.is_alphabetic()) {
            for banned in [
                "errore",
                "errori",
                "login",
                "password",
                "browser",
                "click",
                "clicca",
                "link",
                "computer",
                "server",
                "reset",
                "ok",
                "timeout",
                "download",
                "account",
                "utente",
                "file system",
                "fallito",
                "fallita",
            ] {
                assert_ne!(word, banned, "{line}");
            }
        }
    }
}
