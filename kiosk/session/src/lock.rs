// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The privacy lock: "hide my screen" with a short code that the citizen makes up.
//!
//! The code is a value and nothing more: it has no `Display`, its `Debug` is blank, it cannot be
//! serialised, and it is gone when the lock is. Guessing is slowed by a growing wait that ends
//! by itself; it never ends the session, and never stands in the way of *End*.

use std::fmt;
use std::time::Duration;

use crate::BootTime;

/// Four to eight digits, chosen by the citizen for this one lock.
#[derive(Clone, PartialEq, Eq)]
pub struct LockCode(Vec<u8>);

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LockCodeError {
    #[error("a lock code has four to eight digits")]
    Length,
    #[error("a lock code has digits only")]
    NotDigits,
}

impl LockCode {
    /// Takes the digits as typed.
    pub fn new(digits: &str) -> Result<Self, LockCodeError> {
        if !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Err(LockCodeError::NotDigits);
        }
        if !(4..=8).contains(&digits.len()) {
            return Err(LockCodeError::Length);
        }
        Ok(Self(digits.as_bytes().to_vec()))
    }
}

impl Drop for LockCode {
    fn drop(&mut self) {
        self.0.fill(0);
    }
}

impl fmt::Debug for LockCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LockCode(..)")
    }
}

/// Wrong tries before the first wait.
const FREE_TRIES: u32 = 4;
const FIRST_WAIT: Duration = Duration::from_secs(30);
const LONGEST_WAIT: Duration = Duration::from_secs(300);

/// A lock in force. Citizen and staff may both hold it; it opens when neither does.
#[derive(Debug)]
pub(crate) struct Lock {
    pub(crate) since: BootTime,
    pub(crate) code: Option<LockCode>,
    pub(crate) by_staff: bool,
    pub(crate) wrong_tries: u32,
    /// Tries before this moment are not even looked at.
    pub(crate) next_try: BootTime,
}

impl Lock {
    pub(crate) fn by_citizen(code: LockCode, now: BootTime) -> Self {
        Self {
            since: now,
            code: Some(code),
            by_staff: false,
            wrong_tries: 0,
            next_try: now,
        }
    }

    pub(crate) fn by_staff(now: BootTime) -> Self {
        Self {
            since: now,
            code: None,
            by_staff: true,
            wrong_tries: 0,
            next_try: now,
        }
    }

    /// Takes the citizen's own lock away if `tried` is their code.
    pub(crate) fn try_code(&mut self, tried: &LockCode, now: BootTime) {
        let Some(code) = &self.code else { return };
        if now < self.next_try {
            return;
        }
        if code == tried {
            self.code = None;
            self.wrong_tries = 0;
            return;
        }
        self.wrong_tries = self.wrong_tries.saturating_add(1);
        if let Some(beyond) = self.wrong_tries.checked_sub(FREE_TRIES + 1) {
            let wait = FIRST_WAIT
                .saturating_mul(1 << beyond.min(8))
                .min(LONGEST_WAIT);
            self.next_try = now.after(wait);
        }
    }

    pub(crate) fn is_open(&self) -> bool {
        self.code.is_none() && !self.by_staff
    }
}
