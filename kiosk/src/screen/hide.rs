// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! *Hide my screen*: the citizen chooses a short code twice; then the screen is covered
//! until the same code is typed. Staff can end a hidden session, never open it.

use super::action::Action;
use super::code::Code;

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
        Self { first: None, entered: Code::new(), differed: false }
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
        Self { entered: Code::new(), wrong: false, minutes_left }
    }

    pub fn update(&mut self, message: Message) -> Action {
        match message {
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
        digits.into_iter().fold(Action::None, |_, digit| hide.update(Message::Digit(digit)))
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
