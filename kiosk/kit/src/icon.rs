// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! One family of icons (Lucide, ISC), only those we use. An icon never stands without a word.

use iced::Color;
use iced::widget::svg;

use crate::Element;
use crate::look::Look;
use crate::token::Kind;

macro_rules! icons {
    ($($(#[$doc:meta])* $name:ident = $file:literal),+ $(,)?) => {
        /// An icon, named by what it stands for.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Icon {
            $($(#[$doc])* $name,)+
        }

        impl Icon {
            /// All icons.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            fn bytes(self) -> &'static [u8] {
                match self {
                    $(Self::$name => include_bytes!(concat!("../icons/", $file, ".svg")),)+
                }
            }
        }
    };
}

icons! {
    /// The home page.
    Home = "house",
    /// Identity.
    Identity = "fingerprint",
    /// Health.
    Health = "heart-pulse",
    /// Money.
    Money = "coins",
    /// School.
    School = "graduation-cap",
    /// Work.
    Work = "briefcase",
    /// Payments.
    Payments = "credit-card",
    /// Messages.
    Messages = "mail",
    /// Learn.
    Learn = "book-open",
    /// Town.
    Town = "landmark",
    /// Globe.
    Globe = "globe",
    /// Search.
    Search = "search",
    /// Help.
    Help = "circle-question-mark",
    /// Speaker.
    Speaker = "volume-2",
    /// Text size.
    TextSize = "a-large-small",
    /// Contrast.
    Contrast = "contrast",
    /// Clock.
    Clock = "clock",
    /// End the session.
    End = "log-out",
    /// One step back.
    Back = "arrow-left",
    /// One step on.
    Next = "arrow-right",
    /// Previous page.
    PageBack = "chevron-left",
    /// Next page.
    PageNext = "chevron-right",
    /// Check.
    Check = "check",
    /// Finished well.
    Done = "circle-check",
    /// Not yet.
    Todo = "circle",
    /// Warning.
    Warning = "triangle-alert",
    /// Info.
    Info = "info",
    /// Not allowed.
    Stop = "ban",
    /// Lock.
    Lock = "lock",
    /// Hide my screen.
    Hide = "eye-off",
    /// Phone.
    Phone = "phone",
    /// A keyboard (our own drawing).
    Keyboard = "keyboard",
    /// Print.
    Print = "printer",
    /// Usb.
    Usb = "usb",
    /// Face very happy.
    FaceVeryHappy = "laugh",
    /// Face happy.
    FaceHappy = "smile",
    /// Face so so.
    FaceSoSo = "meh",
    /// Face sad.
    FaceSad = "frown",
    /// Face very sad.
    FaceVerySad = "angry",
    /// Staff.
    Staff = "users",
    /// Person.
    Person = "user",
    /// Wrench.
    Wrench = "wrench",
    /// Closed.
    Closed = "door-closed",
    /// Language.
    Language = "languages",
    /// Close.
    Close = "x",
    /// Again.
    Repeat = "rotate-ccw",
    /// Add.
    Add = "plus",
    /// A list of steps.
    Steps = "list-checks",
    /// Download.
    Download = "download",
    /// Erase.
    Erase = "trash-2",
    /// Erase one digit.
    Backspace = "delete",
    /// Something does not work.
    Rescue = "life-buoy",
    /// Erased, protected.
    Safe = "shield-check",
    /// Offline.
    Offline = "wifi-off",
    /// Zoom.
    Zoom = "zoom-in",
    /// I do not know where to begin.
    Compass = "compass",
    /// Place.
    Place = "map-pin",
    /// Pause.
    Pause = "pause",
    /// With someone who helps.
    Kindness = "hand-heart",
    /// Box.
    Box = "square",
    /// Box checked.
    BoxChecked = "square-check",
}

impl Icon {
    /// Icons that point along the line are turned around where lines run from right to left.
    fn follows_direction(self) -> bool {
        matches!(
            self,
            Self::End | Self::Back | Self::Next | Self::PageBack | Self::PageNext | Self::Backspace
        )
    }
}

/// An icon as large as a kind of text, in the given colour.
pub(crate) fn icon<'a, M: 'a>(look: Look, icon: Icon, kind: Kind, colour: Color) -> Element<'a, M> {
    sized(look, icon, (look.font_size(kind) * 1.25).round(), colour)
}

pub(crate) fn sized<'a, M: 'a>(look: Look, icon: Icon, side: f32, colour: Color) -> Element<'a, M> {
    let handle = if look.direction.is_rtl() && icon.follows_direction() {
        svg::Handle::from_memory(turned(icon.bytes()))
    } else {
        svg::Handle::from_memory(icon.bytes())
    };
    svg(handle)
        .width(side)
        .height(side)
        .style(move |_, _| svg::Style {
            color: Some(colour),
        })
        .into()
}

/// The same drawing seen in a mirror. All our icons are 24 units wide.
fn turned(drawing: &[u8]) -> Vec<u8> {
    let drawing = String::from_utf8_lossy(drawing);
    drawing
        .replacen(
            "round\"><",
            "round\"><g transform=\"matrix(-1 0 0 1 24 0)\"><",
            1,
        )
        .replacen("</svg>", "</g></svg>", 1)
        .into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_icon_that_points_can_be_turned() {
        for icon in Icon::ALL.iter().filter(|icon| icon.follows_direction()) {
            let turned = String::from_utf8(turned(icon.bytes())).unwrap();
            assert!(
                turned.contains("<g transform=\"matrix(-1 0 0 1 24 0)\">"),
                "{icon:?}"
            );
            assert!(turned.contains("</g></svg>"), "{icon:?}");
        }
    }
}
