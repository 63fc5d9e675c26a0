// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A document on its way in, as far as it has come.

use data_encoding::BASE64;
use sportello_capsule::broker::{MAX_PDF, Unprintable};

/// A document that comes in parts.
#[derive(Default)]
pub(super) struct Gathered {
    pub(super) bytes: Vec<u8>,
    /// Why it will not be counted.
    pub(super) fault: Option<Unprintable>,
}

impl Gathered {
    /// Takes the next part.
    pub(super) fn take(&mut self, base64: &str) {
        if self.fault.is_some() {
            return;
        }
        match BASE64.decode(base64.as_bytes()) {
            Ok(part) if self.bytes.len() + part.len() <= MAX_PDF => {
                self.bytes.extend_from_slice(&part);
            }
            Ok(_) => self.give_up(Unprintable::TooLong),
            Err(_) => self.give_up(Unprintable::Damaged),
        }
    }

    fn give_up(&mut self, why: Unprintable) {
        self.bytes = Vec::new();
        self.fault = Some(why);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_make_up_the_whole() {
        let mut gathered = Gathered::default();
        for part in [&b"%PDF"[..], b"-1.7", b""] {
            gathered.take(&BASE64.encode(part));
        }
        assert_eq!(
            (gathered.bytes, gathered.fault),
            (b"%PDF-1.7".to_vec(), None)
        );
    }

    #[test]
    fn what_is_too_long_or_damaged_is_let_go_at_once() {
        let mut gathered = Gathered::default();
        let half = BASE64.encode(&vec![0; MAX_PDF / 2 + 3]);
        gathered.take(&half);
        gathered.take(&half);
        assert_eq!(gathered.fault, Some(Unprintable::TooLong));
        assert!(gathered.bytes.is_empty());
        gathered.take("QUJD");
        assert!(gathered.bytes.is_empty());
        let mut gathered = Gathered::default();
        gathered.take("QUJD");
        gathered.take("no base64");
        assert_eq!(gathered.fault, Some(Unprintable::Damaged));
    }
}
