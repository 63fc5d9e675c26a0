// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! How was it: five faces, each with its word.

use iced::widget::Column;
use iced::{Alignment, Border, Length, border};

use crate::control::{Control, Style};
use crate::icon::sized;
use crate::layout::{grid, row};
use crate::look::Look;
use crate::speech::{Role, Voice};
use crate::token::{Kind, Space};
use crate::words::text;
use crate::{Element, Icon};

const FACES: [Icon; 5] = [
    Icon::FaceVerySad,
    Icon::FaceSad,
    Icon::FaceSoSo,
    Icon::FaceHappy,
    Icon::FaceVeryHappy,
];

/// Five faces from 1, worst, to 5, best, with their words in that order.
pub fn faces<'a, M: Clone + 'static>(
    look: Look,
    words: [String; 5],
    chosen: Option<u8>,
    on_choose: impl Fn(u8) -> M,
) -> Element<'a, M> {
    let c = look.colours();
    // Five side by side where their words have room, else rows of a face and its word.
    let abreast = look.area().width >= look.em(160.0) * 5.0 + look.space(Space::Page) * 2.0;
    let cells = words
        .into_iter()
        .zip(FACES)
        .zip(1u8..)
        .map(|((label, face), value)| {
            let is_chosen = chosen == Some(value);
            let mut voice = Voice::new(Role::Radio, label.clone());
            voice.key = format!("face-{value}");
            voice.group = Some("faces");
            voice.chosen = Some(is_chosen);
            let ink = if is_chosen { c.accent_strong } else { c.text };
            let words = text(look, Kind::Small, label).silent();
            let content: Element<'a, M> = if abreast {
                Column::with_children(vec![
                    sized(look, face, look.em(64.0), ink),
                    words.center_lines().into(),
                ])
                .spacing(look.space(Space::Tight))
                .align_x(Alignment::Center)
                .into()
            } else {
                row(
                    look,
                    Space::Near,
                    vec![sized(look, face, look.em(40.0), ink), words.into()],
                )
                .into()
            };
            let control = Control::new(look, voice, content, move |status| {
                let active = is_chosen || status.hovered || status.pressed;
                Style {
                    ground: Some(if active { c.accent_soft } else { c.surface }),
                    text: c.text,
                    border: Border {
                        color: if active { c.accent } else { c.line },
                        width: look.px(if is_chosen { 3.0 } else { 1.0 }),
                        radius: border::radius(look.radius()),
                    },
                }
            })
            .on_press(Some(on_choose(value)))
            .padding(look.space(Space::Tight))
            .width(Length::Fill);
            if abreast {
                control.height(look.em(168.0)).into()
            } else {
                control.into()
            }
        });
    let cells: Vec<Element<'a, M>> = cells.collect();
    if abreast {
        row(look, Space::Near, cells).width(Length::Fill).into()
    } else {
        grid(look, Space::Near, look.columns(2), cells)
    }
}
