// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The enrolment code, checked as it is typed, and what came of it.

use sportello_kit as kit;
use sportello_kit::{Element, Icon, Kind, Space, Tone};
use sportello_protocol::{CodeError, EnrolmentCode};

use super::frame::{is_tight, middle, page};
use super::{Field, Message, Setup, Shared, keyboard};
use crate::say;
use crate::words::Words;

/// Letters of a code, without and with the authority that it pins.
const SHORT: usize = 18;
const LONG: usize = 44;
/// Letters between two dashes.
const GROUP: usize = 5;

/// How a code stands while it is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    Empty,
    /// So many letters.
    Typing(usize),
    /// As many letters as a short code has, and its check fails: a long one may be under way.
    MaybeWrong(usize),
    Good,
    Wrong,
    TooLong,
    /// No code has this letter.
    Letter(char),
}

/// How what was typed stands; an address may come before it, as in the picture.
#[must_use]
pub fn state(typed: &str) -> State {
    let own = typed.split_once('#').map_or(typed, |(_, own)| own);
    match EnrolmentCode::parse(own) {
        Ok(_) => State::Good,
        Err(CodeError::Character(letter)) => State::Letter(letter),
        Err(CodeError::Length(0)) => State::Empty,
        Err(CodeError::Length(count)) if count > LONG => State::TooLong,
        Err(CodeError::Length(count)) => State::Typing(count),
        Err(CodeError::Checksum) if letters(own).count() == SHORT => State::MaybeWrong(SHORT),
        Err(CodeError::Checksum) => State::Wrong,
    }
}

fn letters(own: &str) -> impl Iterator<Item = char> {
    own.chars()
        .filter(|letter| !letter.is_whitespace() && *letter != '-')
}

/// The code in groups, as it is printed.
fn groups(typed: &str) -> Vec<String> {
    let own = typed.split_once('#').map_or(typed, |(_, own)| own);
    let letters: Vec<char> = letters(own)
        .take(LONG)
        .map(|letter| letter.to_ascii_uppercase())
        .collect();
    letters
        .chunks(GROUP)
        .map(|group| group.iter().collect())
        .collect()
}

fn check(words: &Words, state: State) -> (Tone, String) {
    match state {
        State::Empty => (Tone::Info, say!(words, "code-hint")),
        State::Typing(count) => (Tone::Info, say!(words, "code-written", count = count)),
        State::MaybeWrong(count) => (Tone::Info, say!(words, "code-maybe-wrong", count = count)),
        State::Good => (Tone::Good, say!(words, "code-good")),
        State::Wrong => (Tone::Warn, say!(words, "code-wrong")),
        State::TooLong => (Tone::Warn, say!(words, "code-too-long")),
        State::Letter(letter) => {
            let letter = letter.to_string();
            (
                Tone::Warn,
                say!(words, "code-letter", letter = letter.as_str()),
            )
        }
    }
}

/// The code.
pub fn code<'a>(setup: &'a Setup, shared: Shared<'a>) -> Element<'a, Message> {
    let (look, words) = (shared.look, shared.words);
    let typed = setup.fields.text(Field::Code);
    let state = state(typed);
    let roomy = !setup.keyboard.shown;
    let mut content: Vec<Element<'a, Message>> = Vec::new();
    if roomy && !is_tight(look) {
        content.push(kit::body(look, say!(words, "code-text")).into());
    }
    let mut field = kit::field(look, "code", say!(words, "code-label"), typed, |text| {
        Message::Typed(Field::Code, text)
    })
    .initial();
    if state == State::Good {
        field = field.on_submit(Message::EnrolAsked);
    }
    content.push(field.into());
    let groups: Vec<Element<'a, Message>> = groups(typed)
        .into_iter()
        .map(|group| {
            let ltr = look.with_direction(sportello_kit::Direction::Ltr);
            kit::pill(ltr, group)
        })
        .collect();
    if !groups.is_empty() {
        let ltr = look.with_direction(sportello_kit::Direction::Ltr);
        content.push(kit::flow(ltr, Space::Tight, groups));
    }
    if setup.trouble.is_none() && !(setup.keyboard.shown && is_tight(look)) {
        let (tone, sentence) = check(words, state);
        content.push(kit::banner(look, tone, sentence, "", Vec::new()));
    }
    let keys = keyboard::view(shared, &setup.keyboard, true);
    if setup.keyboard.shown {
        content.push(keys);
    } else {
        let clear = kit::button(look, say!(words, "code-clear"), Message::CodeCleared)
            .quiet()
            .enabled(!typed.is_empty())
            .key("clear");
        content.push(kit::flow(look, Space::Tight, vec![keys, clear.into()]));
    }
    let mut ways: Vec<Element<'a, Message>> = vec![
        kit::button(look, say!(words, "code-go"), Message::EnrolAsked)
            .primary()
            .icon_end(Icon::Next)
            .enabled(state == State::Good)
            .key("enrol")
            .into(),
    ];
    if setup.machine.as_ref().is_some_and(|it| it.code_brought) {
        ways.push(
            kit::button(look, say!(words, "code-brought"), Message::BroughtAsked)
                .icon(Icon::Usb)
                .key("brought")
                .into(),
        );
    }
    ways.push(
        kit::button(look, say!(words, "code-later"), Message::LaterAsked)
            .key("later")
            .into(),
    );
    page(
        setup,
        shared,
        say!(words, "code-title"),
        content,
        true,
        ways,
    )
}

/// It takes a moment.
pub fn enrolling<'a>(shared: Shared<'a>) -> Element<'a, Message> {
    let (look, words) = (shared.look, shared.words);
    middle(
        look,
        vec![
            kit::title(look, say!(words, "code-enrolling"))
                .center()
                .into(),
            kit::body(look, say!(words, "code-enrolling-text"))
                .center()
                .into(),
        ],
    )
}

/// The terminal belongs to a region.
pub fn enrolled<'a>(setup: &'a Setup, shared: Shared<'a>) -> Element<'a, Message> {
    let (look, words) = (shared.look, shared.words);
    let mut content: Vec<Element<'a, Message>> =
        vec![kit::body(look, say!(words, "enrolled-text")).into()];
    if let Some(enrolled) = &setup.enrolled {
        let fact = |label: String, value: &str| {
            let ltr = look.with_direction(sportello_kit::Direction::Ltr);
            kit::column(
                look,
                Space::None,
                vec![
                    kit::small(look, label).into(),
                    kit::text(ltr, Kind::Heading, value).into(),
                ],
            )
            .into()
        };
        let facts = vec![
            fact(say!(words, "enrolled-fingerprint"), &enrolled.fingerprint),
            fact(say!(words, "enrolled-terminal"), &enrolled.terminal),
            fact(say!(words, "enrolled-centre"), &enrolled.centre),
        ];
        content.push(kit::card(look, kit::column(look, Space::Near, facts)));
    }
    let go = kit::button(look, say!(words, "enrolled-go"), Message::BeginAsked)
        .primary()
        .icon_end(Icon::Next)
        .initial()
        .key("begin");
    page(
        setup,
        shared,
        say!(words, "enrolled-title"),
        content,
        false,
        vec![go.into()],
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_checked_while_it_is_typed() {
        let code = EnrolmentCode::random(None).expect("randomness").to_string();
        let check = |typed: &str, expected: State| assert_eq!(state(typed), expected, "{typed}");
        check("", State::Empty);
        check("AB-c", State::Typing(3));
        check("ABU", State::Letter('U'));
        check(&code, State::Good);
        check(&format!("https://centre.example/#{code}"), State::Good);
        check(&code.to_lowercase().replace('-', " "), State::Good);
        let wrong = if code.starts_with('7') { "8" } else { "7" };
        let wrong = format!("{wrong}{}", &code[1..]);
        check(&wrong, State::MaybeWrong(18));
        check(&"A".repeat(45), State::TooLong);
        let long = EnrolmentCode::random(Some(&[3; 32])).expect("randomness");
        check(&long.to_string(), State::Good);
        assert_eq!(groups("abcdefg"), ["ABCDE", "FG"]);
    }
}
