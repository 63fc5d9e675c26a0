// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The few strings that may cross the wire, each with its shape.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::BadValue;

/// A string whose shape is checked as it is made.
macro_rules! shaped {
    ($(#[$doc:meta])* $name:ident, $pattern:literal, $bad:expr, $fits:expr) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        #[cfg_attr(feature = "openapi", schema(value_type = String, pattern = $pattern))]
        pub struct $name(String);

        impl $name {
            /// # Errors
            /// When `text` has another shape.
            pub fn parse(text: &str) -> Result<Self, BadValue> {
                let fits: fn(&str) -> bool = $fits;
                if fits(text) { Ok(Self(text.to_owned())) } else { Err($bad) }
            }

            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl TryFrom<String> for $name {
            type Error = BadValue;
            fn try_from(text: String) -> Result<Self, BadValue> {
                Self::parse(&text)
            }
        }

        impl From<$name> for String {
            fn from(value: $name) -> Self {
                value.0
            }
        }
    };
}

shaped!(
    /// Name of a guided task, from a signed bundle: 1 to 40 of `a-z`, `0-9`, `-`.
    TaskId,
    "^[a-z0-9-]{1,40}$",
    BadValue::TaskId,
    |text| (1..=40).contains(&text.len())
        && text
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
);

shaped!(
    /// A BCP 47 tag such as `it`, `ar`, `zh-Hans`; 16 characters at most.
    LanguageTag,
    "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$",
    BadValue::LanguageTag,
    |text| {
        let mut parts = text.split('-');
        let first = parts.next().unwrap_or("");
        text.len() <= 16
            && (2..=3).contains(&first.len())
            && first.bytes().all(|b| b.is_ascii_lowercase())
            && parts.all(|part| {
                (2..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
            })
    }
);

shaped!(
    /// Version of a program or an image: digits and small letters in parts, 32 at most.
    VersionText,
    "^[0-9][0-9a-z.+~-]{0,31}$",
    BadValue::Version,
    |text| text.len() <= 32
        && text.bytes().next().is_some_and(|b| b.is_ascii_digit())
        && text
            .bytes()
            .all(|b| b.is_ascii_digit() || b.is_ascii_lowercase() || b".+~-".contains(&b))
);

shaped!(
    /// Name of a layer of policy (a district, a site, a terminal), and of its file in a bundle:
    /// 1 to 40 of `a-z`, `0-9`, `-`, no dash at either end. [`LayerName::of`] makes it.
    LayerName,
    "^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$",
    BadValue::LayerName,
    |text| (1..=40).contains(&text.len())
        && !text.starts_with('-')
        && !text.ends_with('-')
        && text
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
);

impl LayerName {
    /// Of what people call a place: small letters without accents, everything else a dash.
    /// `Forlì-Cesena` becomes `forli-cesena`. `None`: nothing of it is left.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        let mut name = String::new();
        for letter in text.chars().flat_map(char::to_lowercase) {
            let plain = match letter {
                'à'..='å' | 'ā' | 'ă' | 'ą' => 'a',
                'ç' | 'ć' | 'č' => 'c',
                'è'..='ë' | 'ē' | 'ė' | 'ę' | 'ě' => 'e',
                'ì'..='ï' | 'ī' | 'į' => 'i',
                'ñ' | 'ń' | 'ň' => 'n',
                'ò'..='ö' | 'ø' | 'ō' | 'ő' => 'o',
                'ś' | 'š' | 'ș' => 's',
                'ù'..='ü' | 'ū' | 'ů' | 'ű' => 'u',
                'ý' | 'ÿ' => 'y',
                'ź' | 'ż' | 'ž' => 'z',
                other => other,
            };
            let kept = if plain.is_ascii_lowercase() || plain.is_ascii_digit() {
                plain
            } else {
                '-'
            };
            if kept != '-' || !(name.is_empty() || name.ends_with('-')) {
                name.push(kept);
            }
            if name.len() == 40 {
                break;
            }
        }
        Self::parse(name.trim_end_matches('-')).ok()
    }
}

shaped!(
    /// Name of a target of the signed repository, flat: `bundle-7.tar.zst`,
    /// `image-12.root.zst`. 1 to 80 of `a-z`, `0-9`, `.`, `-`, `_`; it begins with a letter.
    TargetName,
    "^[a-z][a-z0-9._-]{0,79}$",
    BadValue::TargetName,
    |text| (1..=80).contains(&text.len())
        && text.bytes().next().is_some_and(|b| b.is_ascii_lowercase())
        && text
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"._-".contains(&b))
);

shaped!(
    /// A SHA-256 as TUF writes it: 64 of `0-9`, `a-f`.
    Sha256Hex,
    "^[0-9a-f]{64}$",
    BadValue::Digest,
    |text| text.len() == 64
        && text
            .bytes()
            .all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
);

shaped!(
    /// A DNS name of at least two labels in small letters, 253 characters at most; no
    /// address. Only for hosts that five sessions or more met ([`crate::Blocked`]).
    HostName,
    "^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?[.])+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$",
    BadValue::HostName,
    |text| {
        let named = text
            .rsplit_once('.')
            .is_some_and(|(_, last)| last.bytes().any(|b| b.is_ascii_lowercase()));
        text.len() <= 253
            && named
            && text.split('.').all(|label| {
                (1..=63).contains(&label.len())
                    && !label.starts_with('-')
                    && !label.ends_with('-')
                    && label
                        .bytes()
                        .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
            })
    }
);
