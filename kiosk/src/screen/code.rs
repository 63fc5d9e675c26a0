// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Digits typed on a pad: the citizen's own short code and a staff PIN.
//!
//! Invariant: never printed. `Debug` shows how many digits there are, and dropping a code
//! overwrites its digits.

use std::fmt;

/// A few digits, kept out of every log.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Code {
    digits: Vec<u8>,
}

impl Code {
    /// Longest code a pad accepts.
    pub const MOST: usize = 12;

    /// No digit yet.
    #[must_use]
    pub const fn new() -> Self {
        Self { digits: Vec::new() }
    }

    /// Adds a digit 0-9; more than [`Self::MOST`] and other values are ignored.
    pub fn push(&mut self, digit: u8) {
        if digit <= 9 && self.digits.len() < Self::MOST {
            // Room for every digit at once, so that growing leaves no copy behind.
            self.digits.reserve_exact(Self::MOST - self.digits.len());
            self.digits.push(digit);
        }
    }

    /// Takes the last digit away.
    pub fn pop(&mut self) {
        if let Some(last) = self.digits.last_mut() {
            *last = 0;
        }
        let _removed = self.digits.pop();
    }

    /// How many digits there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.digits.len()
    }

    /// Whether there is no digit.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.digits.is_empty()
    }

    /// The digits, 0-9 each, for the check.
    #[must_use]
    pub fn digits(&self) -> &[u8] {
        &self.digits
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Code({} digits)", self.digits.len())
    }
}

impl Drop for Code {
    fn drop(&mut self) {
        self.digits.fill(0);
        std::hint::black_box(&mut self.digits);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_never_shows_its_digits() {
        let mut code = Code::new();
        for digit in [4, 7, 11, 1] {
            code.push(digit);
        }
        assert_eq!(format!("{code:?}"), "Code(3 digits)");
        code.pop();
        assert_eq!(code.digits(), [4, 7]);
    }

    #[test]
    fn a_pad_stops_at_its_longest_code() {
        let mut code = Code::new();
        for _ in 0..40 {
            code.push(1);
        }
        assert_eq!(code.len(), Code::MOST);
    }
}
