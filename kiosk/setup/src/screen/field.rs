// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What a person types. Keys and codes are overwritten when they go.

use sportello_setupd::secret::Secret;

use super::keyboard::Press;

/// No field holds more bytes.
const MOST: usize = 512;

/// A place to type in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    DiskName,
    NetworkName,
    Key,
    ProxyHost,
    ProxyPort,
    Code,
}

/// All of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fields {
    disk: Secret,
    network: Secret,
    key: Secret,
    host: Secret,
    port: Secret,
    code: Secret,
    pub key_shown: bool,
}

impl Fields {
    const fn place(&self, field: Field) -> &Secret {
        match field {
            Field::DiskName => &self.disk,
            Field::NetworkName => &self.network,
            Field::Key => &self.key,
            Field::ProxyHost => &self.host,
            Field::ProxyPort => &self.port,
            Field::Code => &self.code,
        }
    }

    /// What was typed.
    #[must_use]
    pub fn text(&self, field: Field) -> &str {
        self.place(field).expose()
    }

    /// The same, to be handed on.
    #[must_use]
    pub fn secret(&self, field: Field) -> Secret {
        self.place(field).clone()
    }

    /// Takes over what was typed; more than anyone means to type is ignored.
    pub fn put(&mut self, field: Field, text: String) {
        let text = Secret::new(text);
        if text.expose().len() > MOST {
            return;
        }
        let place = match field {
            Field::DiskName => &mut self.disk,
            Field::NetworkName => &mut self.network,
            Field::Key => &mut self.key,
            Field::ProxyHost => &mut self.host,
            Field::ProxyPort => &mut self.port,
            Field::Code => &mut self.code,
        };
        *place = text;
    }

    /// What the keyboard on the screen does to a field.
    pub fn press(&mut self, field: Field, press: Press) {
        let mut text = String::with_capacity(MOST + 4);
        text.push_str(self.text(field));
        match press {
            Press::Letter(letter) => text.push(letter),
            Press::Erase => {
                text.pop();
            }
            Press::Layer(_) | Press::Into(_) => {}
        }
        self.put(field, text);
    }

    /// The network was left: its key is not needed any more.
    pub fn forget_key(&mut self) {
        self.key = Secret::default();
        self.network = Secret::default();
        self.key_shown = false;
    }
}

/// A name as bytes in hexadecimal.
#[must_use]
pub fn hex(text: &str) -> String {
    text.bytes().map(|byte| format!("{byte:02x}")).collect()
}
