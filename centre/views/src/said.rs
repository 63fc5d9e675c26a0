// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Keys of the words for the closed lists that cross the wire: the list's name and the word
//! itself, so that a word that is added is missed by the test and not by a citizen.

use serde::Serialize;
use sportello_console::Words;
use sportello_protocol::LanguageTag;

/// `views-alarm-disk-nearly-full` of `Alarm::DiskNearlyFull`.
pub fn key(family: &str, value: &impl Serialize) -> String {
    format!("views-{family}-{}", word(value).replace('_', "-"))
}

/// What is said for it.
pub fn say(words: &Words, family: &str, value: &impl Serialize) -> String {
    words.say(&key(family, value)).to_string()
}

/// A language by its name, or by its tag if it has none here.
#[must_use]
pub fn language(words: &Words, tag: &LanguageTag) -> String {
    let key = format!("views-language-{}", tag.as_str().to_lowercase());
    if words.has(&key) {
        words.say(&key).to_string()
    } else {
        tag.as_str().to_owned()
    }
}

/// The word of a state that has something more beside it, and that.
pub(crate) fn tagged(value: &impl Serialize) -> (String, Option<serde_json::Value>) {
    let Ok(serde_json::Value::Object(mut map)) = serde_json::to_value(value) else {
        return (String::new(), None);
    };
    let word = map.remove("state");
    let word = word.as_ref().and_then(|word| word.as_str()).unwrap_or("");
    (
        word.replace('_', "-"),
        map.into_iter().next().map(|(_, more)| more),
    )
}

/// The word of a closed list, as it crosses the wire.
pub fn word(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}
