// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Staff at the terminal: one PIN per person, known here only as a slot number and a hash.
//!
//! Invariants:
//! - No name is stored: a slot is enough to take one person's PIN away.
//! - A PIN lives as long as its check takes; it is never logged and never compared in text.
//! - Guessing is slowed by [`PinGate`]. Misses and wait are kept in the ledger, on the boot
//!   clock, and a restart of the machine begins the wait anew: turning the terminal off and
//!   on, or moving its wall clock, gains nothing.
//! - Waiting concerns the PIN pad only; nothing else of the shell asks the gate.
//!
//! # One wait for all
//!
//! Each person has a PIN of their own, yet misses are counted for the terminal, not for the
//! person: a PIN alone does not say who typed it, and a wrong one is nobody's. Asking for a
//! name first would give every guesser as many tries as there are people, and tell the room
//! who works here.
//!
//! So one person's slips make the others wait, too. That is kept small: two misses cost
//! nothing, no wait is longer than a quarter of an hour, any right PIN forgets all misses, and
//! the room view clears the wait at once (`ClearPinDelay`, whichever slot it names). A guesser
//! who never leaves the pad has four tries an hour against a million PINs.

use std::path::{Path, PathBuf};
use std::time::Duration;

use argon2::password_hash::phc::PasswordHash;
use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version};
use serde::Deserialize;

/// Fewest digits of a PIN.
pub const FEWEST_DIGITS: usize = 6;
/// Most people with a PIN at one terminal: each attempt is checked against all of them.
const MOST_PEOPLE: usize = 16;
/// Memory of one hash in KiB, passes, lanes: about 50 ms on a kiosk-class processor.
const COST: (u32, u32, u32) = (19 * 1024, 2, 1);

/// Number of a person in `staff.toml`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(transparent)]
pub struct Slot(pub u8);

/// Everybody who may open the staff menu.
#[derive(Debug, Clone, Default)]
pub struct Staff {
    people: Vec<(Slot, String)>,
}

/// `staff.toml` cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum StaffError {
    #[error("{path}: cannot be read ({source}); the staff menu stays closed")]
    Unreadable {
        path: PathBuf,
        source: std::io::Error,
    },
    #[error("{path}: {message}; the staff menu stays closed")]
    Syntax { path: PathBuf, message: String },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    person: Vec<Person>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Person {
    slot: Slot,
    /// Argon2id in PHC form, as `--hash-pin` prints it.
    pin: String,
}

impl Staff {
    /// Reads `staff.toml`.
    ///
    /// # Errors
    /// When the file is not there, is not TOML of the expected shape, names a slot twice,
    /// or holds something that is not an Argon2id hash.
    pub fn load(path: &Path) -> Result<Self, StaffError> {
        let text = std::fs::read_to_string(path).map_err(|source| StaffError::Unreadable {
            path: path.to_owned(),
            source,
        })?;
        Self::parse(&text).map_err(|message| StaffError::Syntax {
            path: path.to_owned(),
            message,
        })
    }

    /// The same, from text. The error is a sentence without any part of a hash in it.
    fn parse(text: &str) -> Result<Self, String> {
        let file: File = toml::from_str(text).map_err(|error| {
            let line = error
                .span()
                .map_or(1, |span| 1 + text[..span.start].matches('\n').count());
            format!("line {line} is not a slot with a hashed PIN")
        })?;
        if file.person.len() > MOST_PEOPLE {
            return Err(format!("more than {MOST_PEOPLE} people"));
        }
        let mut people: Vec<(Slot, String)> = Vec::new();
        for person in file.person {
            let Slot(number) = person.slot;
            if people.iter().any(|(slot, _)| *slot == person.slot) {
                return Err(format!("slot {number} is there twice"));
            }
            let is_argon = PasswordHash::new(&person.pin)
                .is_ok_and(|hash| hash.algorithm.as_str() == "argon2id");
            if !is_argon {
                return Err(format!("the PIN of slot {number} is not an Argon2id hash"));
            }
            people.push((person.slot, person.pin));
        }
        Ok(Self { people })
    }

    /// Whether nobody has a PIN.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.people.is_empty()
    }

    /// Whose PIN this is. Takes time by design: call it away from the screen's thread.
    #[must_use]
    pub fn whose(&self, digits: &[u8]) -> Option<Slot> {
        let typed: Vec<u8> = digits.iter().map(|digit| b'0' + digit.min(&9)).collect();
        let mut found = None;
        // All are tried, so that the time taken does not tell whose turn it was.
        for (slot, stored) in &self.people {
            let fits = PasswordHash::new(stored)
                .is_ok_and(|hash| Argon2::default().verify_password(&typed, &hash).is_ok());
            if fits && found.is_none() {
                found = Some(*slot);
            }
        }
        wipe(typed);
        found
    }
}

/// Why a PIN cannot be hashed.
#[derive(Debug, thiserror::Error)]
pub enum HashError {
    #[error("a PIN is {FEWEST_DIGITS} to 12 digits")]
    NotAPin,
    #[error("the hash cannot be made")]
    Argon(#[source] argon2::password_hash::Error),
}

/// The hash of a PIN for `staff.toml`.
///
/// # Errors
/// When the text is not a PIN, or no salt can be had.
pub fn hash(pin: &str) -> Result<String, HashError> {
    let is_pin =
        (FEWEST_DIGITS..=12).contains(&pin.len()) && pin.bytes().all(|b| b.is_ascii_digit());
    if !is_pin {
        return Err(HashError::NotAPin);
    }
    let (memory, passes, lanes) = COST;
    let params =
        Params::new(memory, passes, lanes, None).map_err(|error| HashError::Argon(error.into()))?;
    let hash: argon2::password_hash::phc::PasswordHash =
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password(pin.as_bytes())
            .map_err(HashError::Argon)?;
    Ok(hash.to_string())
}

fn wipe(mut typed: Vec<u8>) {
    typed.fill(0);
    std::hint::black_box(&mut typed);
}

/// Slows guessing down: from the third miss on, each one doubles the wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PinGate {
    misses: u32,
    /// On the boot clock.
    open_from: Duration,
}

impl PinGate {
    /// Misses that cost nothing: everybody slips.
    const FREE: u32 = 2;
    /// The wait after the first miss that costs.
    const FIRST: Duration = Duration::from_secs(15);
    /// The longest wait: staff who mistype are not locked out for the day.
    const LONGEST: Duration = Duration::from_secs(15 * 60);

    /// At `now`, with the misses that the ledger remembers and the wait that it says they
    /// still cost; never longer than the longest wait.
    #[must_use]
    pub fn new(misses: u32, wait: Duration, now: Duration) -> Self {
        Self {
            misses,
            open_from: now + wait.min(Self::LONGEST),
        }
    }

    /// Misses since the last right PIN, for the ledger.
    #[must_use]
    pub const fn misses(&self) -> u32 {
        self.misses
    }

    /// How long the pad still refuses to try; `None` when it is open.
    #[must_use]
    pub fn closed_for(&self, now: Duration) -> Option<Duration> {
        self.open_from
            .checked_sub(now)
            .filter(|left| !left.is_zero())
    }

    /// A wrong PIN.
    pub fn missed(&mut self, now: Duration) {
        self.misses = self.misses.saturating_add(1);
        self.open_from = now + Self::wait(self.misses);
    }

    /// The right PIN.
    pub fn opened(&mut self) {
        *self = Self {
            misses: 0,
            open_from: Duration::ZERO,
        };
    }

    fn wait(misses: u32) -> Duration {
        let Some(doublings) = misses.checked_sub(Self::FREE + 1) else {
            return Duration::ZERO;
        };
        Self::FIRST
            .saturating_mul(2_u32.saturating_pow(doublings))
            .min(Self::LONGEST)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    fn two_people() -> Staff {
        let text = format!(
            "[[person]]\nslot = 1\npin = \"{}\"\n[[person]]\nslot = 4\npin = \"{}\"\n",
            hash("271828").unwrap(),
            hash("161803").unwrap()
        );
        Staff::parse(&text).unwrap()
    }

    #[test]
    fn a_pin_opens_its_own_slot_and_no_other() {
        let staff = two_people();
        assert_eq!(staff.whose(&[2, 7, 1, 8, 2, 8]), Some(Slot(1)));
        assert_eq!(staff.whose(&[1, 6, 1, 8, 0, 3]), Some(Slot(4)));
        assert_eq!(staff.whose(&[1, 6, 1, 8, 0, 4]), None);
        assert_eq!(staff.whose(&[]), None);
        assert_eq!(Staff::default().whose(&[1, 2, 3, 4, 5, 6]), None);
    }

    #[test]
    fn a_hash_holds_neither_the_pin_nor_anything_that_repeats() {
        let (one, two) = (hash("271828").unwrap(), hash("271828").unwrap());
        assert_ne!(one, two);
        assert!(!one.contains("271828"));
        for wrong in ["", "12345", "1234567890123", "12345a", "１２３４５６"] {
            assert!(hash(wrong).is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn a_broken_file_is_named_by_line_and_never_quoted() {
        let check = |text: &str, expected: &str| {
            assert_eq!(Staff::parse(text).unwrap_err(), expected, "{text}");
        };
        check(
            "[[person]]\nslot = 1\npin = 271828\n",
            "line 3 is not a slot with a hashed PIN",
        );
        check(
            "[[person]]\nslot = 1\npin = \"271828\"\n",
            "the PIN of slot 1 is not an Argon2id hash",
        );
        check(
            "[[person]]\nslot = 1\nname = \"Anna\"\npin = \"x\"\n",
            "line 3 is not a slot with a hashed PIN",
        );
        let hash = hash("271828").unwrap();
        check(
            &format!("[[person]]\nslot = 2\npin = \"{hash}\"\n").repeat(2),
            "slot 2 is there twice",
        );
        assert!(Staff::parse("").unwrap().is_empty());
    }

    #[test]
    fn two_slips_are_free_then_every_miss_doubles_the_wait() {
        let mut gate = PinGate::new(0, Duration::ZERO, Duration::ZERO);
        let now = 100 * SECOND;
        let mut waits = Vec::new();
        for _ in 0..12 {
            gate.missed(now);
            waits.push(gate.closed_for(now).unwrap_or_default().as_secs());
        }
        assert_eq!(waits, [0, 0, 15, 30, 60, 120, 240, 480, 900, 900, 900, 900]);
        gate.opened();
        assert_eq!(gate.closed_for(now), None);
        assert_eq!(gate.misses(), 0);
    }

    #[test]
    fn a_fresh_shell_goes_on_where_the_ledger_says() {
        let mut gate = PinGate::new(6, 100 * SECOND, 3 * SECOND);
        assert_eq!(gate.closed_for(3 * SECOND), Some(100 * SECOND));
        assert_eq!(gate.closed_for(103 * SECOND), None);
        gate.missed(200 * SECOND);
        assert_eq!(gate.misses(), 7);
        assert_eq!(gate.closed_for(200 * SECOND), Some(240 * SECOND));
    }

    #[test]
    fn absurd_numbers_stay_at_the_longest_wait() {
        let mut gate = PinGate::new(u32::MAX, Duration::MAX, Duration::ZERO);
        assert_eq!(gate.closed_for(Duration::ZERO), Some(PinGate::LONGEST));
        gate.missed(SECOND);
        assert_eq!(gate.closed_for(SECOND), Some(PinGate::LONGEST));
    }
}
