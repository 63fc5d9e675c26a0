// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What a citizen typed into the search field: on their screen and nowhere else.

use std::fmt;

use sportello_capsule::wire::Key;

/// Bytes that anybody would search for.
const MOST: usize = 400;

/// Typed words. `Debug` is blank and there is no `Display`, so no log can hold them.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Sought(String);

impl Sought {
    /// Takes words as typed.
    #[must_use]
    pub const fn new(words: String) -> Self {
        Self(words)
    }

    /// What a key of the keyboard on the screen does to the words.
    pub fn press(&mut self, key: Key) {
        match key {
            Key::Letter { letter } if self.0.len() < MOST => self.0.push(letter),
            Key::Erase => drop(self.0.pop()),
            Key::Letter { .. } | Key::Enter => {}
        }
    }

    /// The words, for the search and the citizen's own screen.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Sought {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sought(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::{Action, home, list};

    #[test]
    fn the_keyboard_on_the_screen_writes_and_erases_and_searches() {
        let mut home = home::Home::new();
        let mut press = |key| home.update(home::Message::KeyPressed(key));
        for letter in "spìd".chars() {
            assert_eq!(press(Key::Letter { letter }), Action::None);
        }
        let _none = press(Key::Erase);
        let found = press(Key::Enter);
        assert_eq!(found, Action::Search(Sought::new("spì".to_owned())));
    }

    #[test]
    fn what_was_typed_is_in_no_debug_line() {
        let sought = || Sought::new("segreto".to_owned());
        let mut home = home::Home::new();
        let _none = home.update(home::Message::Typed(sought()));
        for line in [
            format!("{home:?}"),
            format!("{:?}", home::Message::Typed(sought())),
            format!("{:?}", Action::Search(sought())),
            format!("{:?}", list::List::new(list::Subject::Search(sought()))),
        ] {
            assert!(!line.contains("segreto"), "{line}");
        }
    }
}
