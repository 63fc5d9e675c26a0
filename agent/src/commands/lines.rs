// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Pieces of a body into lines, none of them longer than it may be.

use sportello_protocol::MAX_LINE;

/// A line is longer than any of a centre.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TooLong;

/// What came of a line that has not ended.
#[derive(Debug, Default)]
pub(super) struct Lines(Vec<u8>);

impl Lines {
    /// The lines that end in `piece`, without their line feeds.
    ///
    /// # Errors
    /// When one is longer than [`MAX_LINE`].
    pub(super) fn add(&mut self, piece: &[u8]) -> Result<Vec<Vec<u8>>, TooLong> {
        let mut whole = Vec::new();
        for part in piece.split_inclusive(|byte| *byte == b'\n') {
            if self.0.len() + part.len() > MAX_LINE {
                return Err(TooLong);
            }
            self.0.extend_from_slice(part);
            if self.0.last() == Some(&b'\n') {
                self.0.pop();
                whole.push(std::mem::take(&mut self.0));
            }
        }
        Ok(whole)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_the_same_however_they_are_cut_to_pieces() {
        let text = b"{\"line\":\"tell\"}\n\n\nlast\nnot yet";
        for size in 1..text.len() {
            let mut lines = Lines::default();
            let mut found = Vec::new();
            for piece in text.chunks(size) {
                found.extend(lines.add(piece).unwrap());
            }
            let expected = [&b"{\"line\":\"tell\"}"[..], b"", b"", b"last"];
            assert_eq!(found, expected, "pieces of {size}");
        }
    }

    #[test]
    fn an_endless_line_is_given_up_at_its_bound() {
        let mut lines = Lines::default();
        assert_eq!(lines.add(&[b'x'; MAX_LINE]), Ok(Vec::new()));
        assert_eq!(lines.add(b"x"), Err(TooLong));
    }
}
