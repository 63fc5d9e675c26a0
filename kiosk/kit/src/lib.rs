// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Sportello's design system on iced: the only crate, with the shell, that knows iced.
//!
//! Screens say *what* something is (a primary button, a title, a warning); the kit decides how
//! it looks, how large it is, on which side it starts, what a voice says of it and how the
//! keyboard reaches it. A screen therefore holds no number, colour, font, left or right.
//!
//! Invariants:
//! * every interactive constructor asks for a label, which is also what a voice says;
//! * nothing that can be pressed is smaller than [`token::MIN_TARGET`] logical pixels;
//! * touch, mouse and keyboard publish the same message;
//! * while a dialog is open nothing behind it can be reached or heard;
//! * no text depends on a font of the system.

pub mod bar;
pub mod button;
pub mod choice;
pub mod colour;
mod control;
pub mod dialog;
pub mod direction;
mod dwell;
pub mod faces;
pub mod field;
mod fitted;
mod flow;
pub mod focus;
pub mod font;
#[cfg(any(test, feature = "gallery"))]
pub mod gallery;
pub mod icon;
pub mod layout;
mod line;
pub mod logo;
pub mod look;
pub mod note;
pub mod pager;
pub mod pin;
pub mod progress;
pub mod scan;
pub mod scope;
pub mod speech;
pub mod tile;
pub mod token;
pub mod words;

pub use bar::{bar, page};
pub use button::{Button, button, icon_button, language, link};
pub use choice::{Check, check_row, radios, toggle};
pub use colour::{Colours, Need};
pub use dialog::{dialog, layered};
pub use direction::{Align, Direction};
pub use faces::faces;
pub use field::{Field, field};
pub use fitted::{Ruler, fitted};
pub use flow::flow;
pub use font::{default_font, fonts, install_fonts};
pub use icon::Icon;
pub use layout::{centered, column, end, fill, grid, padded, row, spread, start};
pub use line::Line;
pub use logo::logo;
pub use look::{Look, Motion, Shape, TextSize, Theme};
pub use note::{BANNER, MARK, Tone, banner, card, mark, pill, toast, with_toast};
pub use pager::{PagerWords, items_of, pager, pages};
pub use pin::{PinKey, PinWords, pin_pad};
pub use progress::{Hurry, progress, ring, time_bar};
pub use scan::Pace;
pub use scope::{Scope, scope};
pub use speech::{Collect, Role, Spoken, collect, focus_on};
pub use tile::{Tile, tile};
pub use token::{Kind, Space};
pub use words::{Words, body, heading, small, text, title};

/// What every constructor of the kit makes: an iced element in iced's own theme and renderer.
pub type Element<'a, M> = iced::Element<'a, M>;
