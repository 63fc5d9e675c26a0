// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The keyboard on the screen: letters in the order of the alphabet, for whoever has no other.
//! What is typed goes to the page key by key and is kept nowhere.

use sportello_capsule::wire::Key;
use sportello_kit as kit;
use sportello_kit::{Element, Icon, Shape, Space};

use super::Message;
use crate::say;
use crate::screen::shared::Shared;

/// Which letters are on show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Typing {
    Letters,
    Capitals,
    Signs,
}

/// The keys are gone over together.
const GROUP: &str = "typing";
const LATIN: &str = "abcdefghijklmnopqrstuvwxyz";
const SIGNS: &str = "0123456789.@-_,:;/!?'\"()+=*#%&€";

/// The letters of a language; where its script is another, Latin ones stand among the signs,
/// because addresses and names of the sites are written with them.
fn letters(language: &str) -> String {
    let own = match language.split('-').next().unwrap_or_default() {
        "it" => "àèéìòù",
        "ro" => "ăâîșț",
        "sq" => "çë",
        "es" => "áéíñóúü",
        "fr" => "àâçéèêëîïôùû",
        "de" => "äöüß",
        "sl" => "čšž",
        "uk" => return "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя".to_owned(),
        "ar" => return "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأإؤئةى".to_owned(),
        "ur" => return "آابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنوہھءیے".to_owned(),
        "bn" => {
            return "অআইঈউঊঋএঐওঔকখগঘঙচছজঝঞটঠডঢণতথদধনপফবভমযরলশষসহািীুূৃেৈোৌ্ংঃঁ".to_owned();
        }
        "pa" => {
            return "ੳਅੲਸਹਕਖਗਘਙਚਛਜਝਞਟਠਡਢਣਤਥਦਧਨਪਫਬਭਮਯਰਲਵਾਿੀੁੂੇੈੋੌੰੱਂ".to_owned();
        }
        _ => "",
    };
    format!("{LATIN}{own}")
}

impl Typing {
    fn keys(self, language: &str) -> Vec<char> {
        let letters = letters(language);
        match self {
            Self::Letters => letters.chars().collect(),
            Self::Capitals => letters
                .chars()
                .filter_map(|letter| letter.to_uppercase().next())
                .collect(),
            Self::Signs if letters.starts_with('a') => SIGNS.chars().collect(),
            Self::Signs => SIGNS.chars().chain(LATIN.chars()).collect(),
        }
    }
}

/// The keyboard.
pub(super) fn keyboard<'a>(shared: &Shared<'a>, typing: Typing) -> Element<'a, Message> {
    let (look, words) = (shared.look, shared.words);
    let language = words.language().id.to_string();
    let columns = if look.shape() == Shape::Strip { 16 } else { 6 };
    let keys = typing
        .keys(&language)
        .into_iter()
        .enumerate()
        .map(|(number, letter)| {
            let key = kit::button(
                look,
                letter.to_string(),
                Message::Typed(Key::Letter { letter }),
            )
            .compact()
            .wide()
            .group(GROUP)
            .key(format!("key-{letter}"));
            if number == 0 { key.initial() } else { key }.into()
        })
        .collect();
    let tool = |label: String, key: &'static str, message| -> Element<'a, Message> {
        kit::button(look, label, message)
            .compact()
            .wide()
            .group(GROUP)
            .key(key)
            .into()
    };
    let (others, first, second) = match typing {
        Typing::Letters => (
            [say!(words, "typing-capitals"), say!(words, "typing-signs")],
            Typing::Capitals,
            Typing::Signs,
        ),
        Typing::Capitals => (
            [say!(words, "typing-letters"), say!(words, "typing-signs")],
            Typing::Letters,
            Typing::Signs,
        ),
        Typing::Signs => (
            [
                say!(words, "typing-letters"),
                say!(words, "typing-capitals"),
            ],
            Typing::Letters,
            Typing::Capitals,
        ),
    };
    let [one, other] = others;
    let space = Message::Typed(Key::Letter { letter: ' ' });
    let tools = vec![
        tool(one, "typing-one", Message::TypingChanged(Some(first))),
        tool(other, "typing-other", Message::TypingChanged(Some(second))),
        tool(say!(words, "typing-space"), "key-space", space),
        tool(
            say!(words, "typing-erase"),
            "key-erase",
            Message::Typed(Key::Erase),
        ),
    ];
    let close = kit::button(
        look,
        say!(words, "typing-close"),
        Message::TypingChanged(None),
    )
    .compact()
    .icon(Icon::Close)
    .wide()
    .group(GROUP)
    .key("typing-close");
    kit::column(
        look,
        Space::Tight,
        vec![
            kit::grid(look, Space::Tight, columns, keys),
            kit::grid(look, Space::Tight, 2, tools),
            close.into(),
        ],
    )
    .into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_can_write_an_address_and_a_password() {
        for language in [
            "it",
            "it-simple",
            "en",
            "ro",
            "sq",
            "ar",
            "zh",
            "uk",
            "bn",
            "pa",
            "ur",
            "es",
            "fr",
            "de",
            "sl",
        ] {
            let all: Vec<char> = [Typing::Letters, Typing::Capitals, Typing::Signs]
                .into_iter()
                .flat_map(|typing| typing.keys(language))
                .collect();
            for needed in "maria.prova1@".chars() {
                assert!(all.contains(&needed), "{language}: {needed}");
            }
        }
    }

    #[test]
    fn no_key_stands_twice_on_one_page() {
        for language in ["it", "fr", "uk", "ar", "bn", "pa", "ur"] {
            let mut keys = Typing::Letters.keys(language);
            let count = keys.len();
            keys.sort_unstable();
            keys.dedup();
            assert_eq!(keys.len(), count, "{language}");
        }
    }
}
