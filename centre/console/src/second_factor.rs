// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The second factor: six digits of a telephone's app (RFC 6238, SHA-1, 30 s).

use askama::Template;
use data_encoding::BASE32_NOPAD;
use hmac::{Hmac, KeyInit, Mac};
use qrcode::{EcLevel, QrCode};
use sha2::Sha256;
use sportello_protocol::UnixSeconds;
use sportello_store::{Account, WebSession};
use totp_rs::{Algorithm, Builder, Secret, Totp};

use crate::{Console, Refusal};

/// A secret that is being set up: the same while a session lasts, never stored before its
/// first digits were right.
pub(crate) async fn fresh(console: &Console, session: &WebSession) -> Result<Vec<u8>, Refusal> {
    let key = console.seal_key().await?;
    let mut mac = Hmac::<Sha256>::new_from_slice(key).map_err(|e| Refusal::broken(&e))?;
    mac.update(b"second factor");
    mac.update(&session.id.0);
    Ok(mac.finalize().into_bytes()[..20].to_vec())
}

/// Whether digits are right; a step that was used is wrong from then on.
pub(crate) async fn accept(
    console: &Console,
    account: &Account,
    secret: &[u8],
    digits: &str,
) -> Result<bool, Refusal> {
    let Some(step) = step(secret, digits, console.now()) else {
        return Ok(false);
    };
    Ok(console.store().use_totp_step(account.id, step).await?)
}

/// Keeps a fresh secret if its digits are right; they are used up with it.
pub(crate) async fn adopt(
    console: &Console,
    account: &Account,
    secret: Vec<u8>,
    digits: &str,
) -> Result<bool, Refusal> {
    let Some(step) = step(&secret, digits, console.now()) else {
        return Ok(false);
    };
    // In this order: a new secret forgets the steps of the one before.
    console.store().set_totp(account.id, Some(secret)).await?;
    Ok(console.store().use_totp_step(account.id, step).await?)
}

/// The step that digits belong to: this one, the one before or the one after.
pub(crate) fn step(secret: &[u8], digits: &str, now: UnixSeconds) -> Option<u64> {
    let digits: String = digits.chars().filter(|c| !c.is_whitespace()).collect();
    if digits.len() != 6 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    totp(secret)?.check(&digits, u64::try_from(now.0).ok()?)
}

fn totp(secret: &[u8]) -> Option<Totp> {
    Builder::new()
        .with_algorithm(Algorithm::SHA1)
        .with_digits(6)
        .with_skew(1)
        .with_step_duration(30)
        .with_secret(Secret::new(secret.into()))
        .build()
        .ok()
}

/// The digits of a moment, for tests and the page test's driver.
#[must_use]
pub fn digits_at(secret: &[u8], now: UnixSeconds) -> Option<String> {
    let time = u64::try_from(now.0).ok()?;
    totp(secret).map(|totp| totp.generate(time).to_string())
}

/// A secret in groups of four, to be typed.
pub(crate) fn spoken(secret: &[u8]) -> Vec<String> {
    groups(&BASE32_NOPAD.encode(secret), 4)
}

pub(crate) fn groups(text: &str, size: usize) -> Vec<String> {
    let letters: Vec<char> = text.chars().collect();
    letters
        .chunks(size)
        .map(|group| group.iter().collect())
        .collect()
}

/// What apps read from the picture.
pub(crate) fn address(secret: &[u8], region: &str, account: &Account) -> String {
    let quoted = |text: &str| -> String {
        url::form_urlencoded::byte_serialize(text.as_bytes())
            .collect::<String>()
            .replace('+', "%20")
    };
    let issuer = quoted(&format!("Sportello {region}").replace(':', " "));
    format!(
        "otpauth://totp/{issuer}:{}?secret={}&issuer={issuer}&algorithm=SHA1&digits=6&period=30",
        quoted(&account.name),
        BASE32_NOPAD.encode(secret),
    )
}

#[derive(Template)]
#[template(
    source = r##"<svg class="qr" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {{ size }} {{ size }}" role="img" aria-label="{{ label }}" shape-rendering="crispEdges"><rect width="{{ size }}" height="{{ size }}" fill="#fff"/><path d="{{ path }}" fill="#000"/></svg>"##,
    ext = "html"
)]
struct Picture<'a> {
    size: usize,
    label: &'a str,
    path: String,
}

/// A QR picture as inline SVG without any style, with a quiet zone of four modules.
pub(crate) fn picture(text: &str, label: &str) -> Result<String, Refusal> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M)
        .map_err(|error| Refusal::broken(&error))?;
    let width = code.width();
    let mut path = String::new();
    for (index, colour) in code.to_colors().into_iter().enumerate() {
        if colour == qrcode::Color::Dark {
            let (x, y) = (index % width + 4, index / width + 4);
            path.push_str(&format!("M{x} {y}h1v1h-1z"));
        }
    }
    let size = width + 8;
    Ok(Picture { size, label, path }.render()?)
}
