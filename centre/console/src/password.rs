// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Passwords of staff: what is refused, how one is kept, how one is compared.

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use tokio::sync::Semaphore;

/// Shortest password, characters.
pub const SHORTEST: usize = 12;
/// Longest password, bytes.
pub const LONGEST: usize = 512;

/// Hashing takes 19 MiB and some 30 ms of one core: a storm of log-ins waits here.
static BENCH: Semaphore = Semaphore::const_new(2);

/// Why a password is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PasswordFault {
    #[error("a password has {SHORTEST} characters at least")]
    Short,
    #[error("a password has {LONGEST} bytes at most")]
    Long,
    #[error("the account's name must not be part of its password")]
    HasName,
    #[error("the password repeats too few different characters")]
    Monotonous,
    #[error("the password could not be hashed")]
    Unhashable,
}

impl PasswordFault {
    /// How a page says it.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Short => "password-short",
            Self::Long => "password-long",
            Self::HasName => "password-has-name",
            Self::Monotonous => "password-monotonous",
            Self::Unhashable => "password-unhashable",
        }
    }
}

/// Whether a password will do for an account.
///
/// # Errors
/// Says why not.
pub fn check_password(account_name: &str, password: &str) -> Result<(), PasswordFault> {
    if password.chars().count() < SHORTEST {
        return Err(PasswordFault::Short);
    }
    if password.len() > LONGEST {
        return Err(PasswordFault::Long);
    }
    let name = account_name.trim().to_lowercase();
    if !name.is_empty() && password.to_lowercase().contains(&name) {
        return Err(PasswordFault::HasName);
    }
    let mut different: Vec<char> = password.chars().collect();
    different.sort_unstable();
    different.dedup();
    if different.len() < 5 {
        return Err(PasswordFault::Monotonous);
    }
    Ok(())
}

/// Argon2id (19 MiB, 2 passes) with a salt of its own, as a PHC string. Takes tens of
/// milliseconds: not on an async thread.
///
/// # Errors
/// When the password is longer than [`LONGEST`] or the system has no randomness.
pub fn hash_password(password: &str) -> Result<String, PasswordFault> {
    if password.len() > LONGEST {
        return Err(PasswordFault::Long);
    }
    Argon2::default()
        .hash_password(password.as_bytes())
        .map(|hash| hash.to_string())
        .map_err(|_| PasswordFault::Unhashable)
}

/// [`hash_password`] beside the async threads.
pub(crate) async fn hash(password: String) -> Result<String, PasswordFault> {
    let _place = BENCH.acquire().await;
    tokio::task::spawn_blocking(move || hash_password(&password))
        .await
        .unwrap_or(Err(PasswordFault::Unhashable))
}

/// Compares. With no hash to compare with it does the same work and answers no.
pub(crate) async fn verify(password: String, hash: Option<String>) -> bool {
    if password.len() > LONGEST {
        return false;
    }
    let _place = BENCH.acquire().await;
    let work = move || match hash {
        Some(hash) => PasswordHash::new(&hash).is_ok_and(|hash| {
            Argon2::default()
                .verify_password(password.as_bytes(), &hash)
                .is_ok()
        }),
        None => {
            // Same parameters, result thrown away: nobody learns which names exist.
            let _same_work = hash_password(&password);
            false
        }
    };
    tokio::task::spawn_blocking(work).await.unwrap_or(false)
}
