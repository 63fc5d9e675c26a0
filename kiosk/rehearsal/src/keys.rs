// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Keys by name and characters of the Italian keyboard, as evdev key codes: what a real
//! keyboard would send, so that the compositor's bindings meet what they will meet.

use crate::stage::StageError;

/// Modifier bits of the keymap, as xkb numbers them.
pub const SHIFT: u32 = 1;
/// Control.
pub const CONTROL: u32 = 1 << 2;
/// Alt.
pub const ALT: u32 = 1 << 3;
/// Super (the key with a logo).
pub const SUPER: u32 = 1 << 6;
/// AltGr.
pub const ALT_GR: u32 = 1 << 7;

/// One key press: a code and the modifiers held with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chord {
    /// evdev code.
    pub code: u32,
    /// Bits of [`SHIFT`], [`CONTROL`], [`ALT`], [`SUPER`], [`ALT_GR`].
    pub modifiers: u32,
}

/// The keys that hold modifiers: bit and evdev code.
pub const MODIFIER_KEYS: [(u32, u32); 5] = [
    (SHIFT, 42),
    (CONTROL, 29),
    (ALT, 56),
    (SUPER, 125),
    (ALT_GR, 100),
];

/// Reads `Tab`, `ctrl+t`, `ctrl+shift+Escape`, `F11`, `a`: modifiers in any order, then
/// a key name (case does not matter) or one character of the Italian keyboard.
///
/// # Errors
/// [`StageError::NoSuchKey`] if a part is not a key.
pub fn parse(text: &str) -> Result<Chord, StageError> {
    let unknown = || StageError::NoSuchKey(text.to_owned());
    let mut modifiers = 0;
    let mut rest = text;
    while let Some((head, tail)) = rest.split_once('+').filter(|(_, tail)| !tail.is_empty()) {
        modifiers |= match head.to_ascii_lowercase().as_str() {
            "shift" => SHIFT,
            "ctrl" | "control" => CONTROL,
            "alt" => ALT,
            "super" | "logo" => SUPER,
            "altgr" => ALT_GR,
            _ => return Err(unknown()),
        };
        rest = tail;
    }
    let mut letters = rest.chars();
    if let (Some(letter), None) = (letters.next(), letters.next()) {
        let chord = character(letter).ok_or_else(unknown)?;
        return Ok(Chord {
            code: chord.code,
            modifiers: chord.modifiers | modifiers,
        });
    }
    let code = named(&rest.to_ascii_lowercase()).ok_or_else(unknown)?;
    Ok(Chord { code, modifiers })
}

fn named(name: &str) -> Option<u32> {
    Some(match name {
        "escape" | "esc" => 1,
        "backspace" => 14,
        "tab" => 15,
        "enter" | "return" => 28,
        "space" => 57,
        "home" => 102,
        "up" => 103,
        "pageup" => 104,
        "left" => 105,
        "right" => 106,
        "end" => 107,
        "down" => 108,
        "pagedown" => 109,
        "insert" => 110,
        "delete" => 111,
        "print" => 99,
        "menu" => 127,
        "back" => 158,
        "homepage" => 172,
        "refresh" => 173,
        "search" => 217,
        "shift" => 42,
        "ctrl" => 29,
        "alt" => 56,
        "super" => 125,
        _ => {
            let number: u32 = name.strip_prefix('f')?.parse().ok()?;
            match number {
                1..=10 => 58 + number,
                11 | 12 => 76 + number,
                _ => return None,
            }
        }
    })
}

/// The key that writes `letter` on an Italian keyboard.
#[must_use]
pub fn character(letter: char) -> Option<Chord> {
    // Rows of the keyboard from code `first` on: plain, with shift, with AltGr.
    const ROWS: [(u32, &str, &str, &str); 4] = [
        (2, "1234567890'ì", "!\"£$%&/()=?^", "           ~"),
        (16, "qwertyuiopè+", "QWERTYUIOPé*", "  €       []"),
        (30, "asdfghjklòà\\", "ASDFGHJKLç°|", "         @# "),
        (44, "zxcvbnm,.-", "ZXCVBNM;:_", "          "),
    ];
    match letter {
        ' ' => {
            return Some(Chord {
                code: 57,
                modifiers: 0,
            });
        }
        '\n' => {
            return Some(Chord {
                code: 28,
                modifiers: 0,
            });
        }
        '\t' => {
            return Some(Chord {
                code: 15,
                modifiers: 0,
            });
        }
        'ù' => {
            return Some(Chord {
                code: 43,
                modifiers: 0,
            });
        }
        '§' => {
            return Some(Chord {
                code: 43,
                modifiers: SHIFT,
            });
        }
        '<' => {
            return Some(Chord {
                code: 86,
                modifiers: 0,
            });
        }
        '>' => {
            return Some(Chord {
                code: 86,
                modifiers: SHIFT,
            });
        }
        _ => {}
    }
    ROWS.iter().find_map(|(first, plain, shifted, third)| {
        [(plain, 0), (shifted, SHIFT), (third, ALT_GR)]
            .into_iter()
            .find_map(|(row, modifiers)| {
                let place = row.chars().position(|found| found == letter)?;
                Some(Chord {
                    code: first + u32::try_from(place).ok()?,
                    modifiers,
                })
            })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, code: u32, modifiers: u32) {
        assert_eq!(
            parse(text).expect("a key"),
            Chord { code, modifiers },
            "{text}"
        );
    }

    #[test]
    fn keys_have_the_codes_of_a_real_keyboard() {
        check("Tab", 15, 0);
        check("shift+Tab", 15, SHIFT);
        check("F1", 59, 0);
        check("F10", 68, 0);
        check("F11", 87, 0);
        check("F12", 88, 0);
        check("ctrl+t", 20, CONTROL);
        check("ctrl+shift+n", 49, CONTROL | SHIFT);
        check("a", 30, 0);
        check("A", 30, SHIFT);
        check("@", 39, ALT_GR);
        check("+", 27, 0);
        check("ctrl++", 27, CONTROL);
        check("\\", 41, 0);
        check("ù", 43, 0);
    }

    #[test]
    fn an_unknown_key_is_an_error() {
        for text in ["", "nokey", "ctrl+", "F13", "中", "hyper+a"] {
            assert!(parse(text).is_err(), "{text}");
        }
    }
}
