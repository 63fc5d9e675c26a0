// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! *Hide my screen*: the citizen chooses a short code twice; then the screen is covered
//! until the same code is typed. Staff can end a hidden session, never open it.

use iced::Length;
use iced::widget::container;
use sportello_kit as kit;
use sportello_kit::{Element, Kind, PinKey, PinWords, Space};

use super::action::Action;
use super::code::Code;
use super::shared::Shared;
use super::{frame, room};
use crate::say;

/// Digits of the citizen's own code.
pub const DIGITS: usize = 4;

/// Choosing the code.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hide {
    first: Option<Code>,
    entered: Code,
    differed: bool,
}

/// The covered screen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Locked {
    entered: Code,
    /// The last code was not the right one.
    pub wrong: bool,
    /// Seconds until another code is looked at; 0: now.
    pub wait: u16,
    /// Minutes until the session ends by itself.
    pub minutes_left: u16,
}

/// Keys of a pad.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Message {
    Digit(u8),
    Erased,
    Confirmed,
}

impl Hide {
    #[must_use]
    pub const fn new() -> Self {
        Self {
            first: None,
            entered: Code::new(),
            differed: false,
        }
    }

    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::Digit(digit) => {
                self.differed = false;
                self.entered.push(digit);
                if self.entered.len() < DIGITS {
                    return Action::None;
                }
                let entered = std::mem::take(&mut self.entered);
                match self.first.take() {
                    None => self.first = Some(entered),
                    Some(first) if first == entered => return Action::Hide(entered),
                    Some(_) => self.differed = true,
                }
                Action::None
            }
            Message::Erased => {
                self.entered.pop();
                Action::None
            }
            Message::Confirmed => Action::None,
        }
    }
}

impl Locked {
    #[must_use]
    pub const fn new(minutes_left: u16) -> Self {
        Self {
            entered: Code::new(),
            wrong: false,
            wait: 0,
            minutes_left,
        }
    }

    pub fn update(&mut self, message: Message) -> Action {
        match message {
            _ if self.wait > 0 => Action::None,
            Message::Digit(digit) => {
                self.wrong = false;
                self.entered.push(digit);
                if self.entered.len() < DIGITS {
                    Action::None
                } else {
                    Action::Unhide(std::mem::take(&mut self.entered))
                }
            }
            Message::Erased => {
                self.entered.pop();
                Action::None
            }
            Message::Confirmed => Action::None,
        }
    }
}

impl From<PinKey> for Message {
    fn from(key: PinKey) -> Self {
        match key {
            PinKey::Digit(digit) => Self::Digit(digit),
            PinKey::Erase => Self::Erased,
            PinKey::Confirm => Self::Confirmed,
        }
    }
}

impl Hide {
    /// Everything but the answers: words at the start, the pad at the end.
    pub fn view<'a>(&self, shared: &Shared<'a>, minutes: u16) -> Element<'a, Message> {
        let words = shared.words;
        let mut sentences = Vec::new();
        if self.differed {
            sentences.push((Kind::Strong, say!(words, "hide-differs")));
        }
        let (sentence, label) = if self.first.is_some() {
            (say!(words, "hide-repeat"), say!(words, "hide-code-again"))
        } else {
            (say!(words, "hide-text"), say!(words, "hide-code"))
        };
        sentences.push((Kind::Body, sentence));
        sentences.push((Kind::Body, say!(words, "hide-limit", minutes = minutes)));
        let pad = pad(shared, label, self.entered.len(), DIGITS, false);
        beside_pad(shared, say!(words, "hide-title"), sentences, pad)
    }
}

impl Locked {
    pub fn view<'a>(&self, shared: &Shared<'a>) -> Element<'a, Message> {
        let words = shared.words;
        let mut sentences = Vec::new();
        if self.wait > 0 {
            sentences.push((
                Kind::Strong,
                say!(words, "locked-wait", seconds = self.wait),
            ));
        } else if self.wrong {
            sentences.push((Kind::Strong, say!(words, "locked-wrong")));
        }
        sentences.push((
            Kind::Body,
            say!(words, "locked-until", minutes = self.minutes_left),
        ));
        sentences.push((Kind::Small, say!(words, "locked-forgotten")));
        let label = say!(words, "locked-text");
        let pad = pad(shared, label, self.entered.len(), DIGITS, self.wait > 0);
        beside_pad(shared, say!(words, "locked-title"), sentences, pad)
    }
}

/// The kit's pad with our words.
pub(super) fn pad<'a>(
    shared: &Shared<'a>,
    label: String,
    entered: usize,
    length: usize,
    locked: bool,
) -> Element<'a, Message> {
    let words = PinWords {
        label,
        entered: say!(shared.words, "digits-entered", count = entered),
        erase: say!(shared.words, "digit-erase"),
        confirm: say!(shared.words, "confirm"),
    };
    kit::pin_pad(shared.look, words, entered, length, locked, Message::from)
}

/// Title and sentences at the start, a pad at the end; one under the other where it is tall.
pub(super) fn beside_pad<'a, M: 'static>(
    shared: &Shared<'a>,
    title: String,
    sentences: Vec<(Kind, String)>,
    pad: Element<'a, M>,
) -> Element<'a, M> {
    let look = shared.look;
    let mut parts: Vec<Element<'a, M>> = vec![kit::title(look, title).into()];
    parts.extend(
        sentences
            .into_iter()
            .map(|(kind, words)| kit::text(look, kind, words).into()),
    );
    let words = kit::column(look, Space::Near, parts);
    let whole: Element<'a, M> = if look.area().width > look.area().height {
        kit::row(
            look,
            Space::Wide,
            vec![container(words).width(Length::Fill).into(), pad],
        )
        .into()
    } else {
        frame::stack(look, Space::Group, vec![words.into(), pad])
    };
    container(container(whole).max_width(room::pad_width(look)))
        .center(Length::Fill)
        .into()
}

// Which digit was pressed is nobody's business.
impl std::fmt::Debug for Message {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Digit(_) => "Digit",
            Self::Erased => "Erased",
            Self::Confirmed => "Confirmed",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn type_in(hide: &mut Hide, digits: [u8; DIGITS]) -> Action {
        digits
            .into_iter()
            .fold(Action::None, |_, digit| hide.update(Message::Digit(digit)))
    }

    #[test]
    fn the_same_code_twice_hides_the_screen() {
        let mut hide = Hide::new();
        assert_eq!(type_in(&mut hide, [1, 2, 3, 4]), Action::None);
        let Action::Hide(code) = type_in(&mut hide, [1, 2, 3, 4]) else {
            panic!("the screen stays open");
        };
        assert_eq!(code.digits(), [1, 2, 3, 4]);
    }

    #[test]
    fn two_different_codes_begin_again() {
        let mut hide = Hide::new();
        let _ = type_in(&mut hide, [1, 2, 3, 4]);
        assert_eq!(type_in(&mut hide, [1, 2, 3, 5]), Action::None);
        assert!(hide.differed);
        let _ = type_in(&mut hide, [9, 9, 9, 9]);
        assert!(matches!(type_in(&mut hide, [9, 9, 9, 9]), Action::Hide(_)));
    }
}
