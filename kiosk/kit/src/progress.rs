// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! How far something is: a thin bar, the time left, a counting ring. Words come first, always.

use iced::advanced::Renderer as _;
use iced::advanced::graphics::geometry::Renderer as _;
use iced::widget::canvas::{self, Canvas, Frame, LineCap, Path, Stroke, path};
use iced::widget::{Space as Empty, Stack, container};
use iced::{
    Border, Color, Length, Point, Radians, Rectangle, Renderer, Size, Vector, border, mouse,
};

use crate::Element;
use crate::Icon;
use crate::icon::icon;
use crate::layout::{column, row};
use crate::look::Look;
use crate::note::voiced;
use crate::speech::{Role, Voice};
use crate::token::{Kind, Space};
use crate::words::text;

/// A thin bar from 0 to 1 with what it means, in words.
pub fn progress<'a, M: 'static>(
    look: Look,
    words: impl Into<String>,
    fraction: f32,
) -> Element<'a, M> {
    let words = words.into();
    let voice = Voice::new(Role::Progress, words.clone());
    voiced(
        voice,
        column(
            look,
            Space::Tight,
            vec![
                text(look, Kind::Small, words).quiet().silent().into(),
                thin(look, fraction, look.colours().accent, Length::Fill),
            ],
        )
        .width(Length::Fill),
    )
}

/// How short time is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hurry {
    /// Enough time.
    Calm,
    /// Five minutes or less.
    Soon,
    /// The last minute.
    Last,
}

/// The time left: words first (*Restano 24 minuti*), a thin bar second.
pub fn time_bar<'a, M: 'static>(
    look: Look,
    words: impl Into<String>,
    fraction: f32,
    hurry: Hurry,
) -> Element<'a, M> {
    let c = look.colours();
    let (ink, bar) = match hurry {
        Hurry::Calm => (c.text, c.accent),
        Hurry::Soon => (c.warn, c.warn),
        Hurry::Last => (c.danger, c.danger),
    };
    let words = words.into();
    let mut voice = Voice::new(Role::Progress, words.clone());
    voice.key = "time-left".to_owned();
    let sign = if hurry == Hurry::Calm {
        Icon::Clock
    } else {
        Icon::Warning
    };
    voiced(
        voice,
        column(
            look,
            Space::None,
            vec![
                row(
                    look,
                    Space::Tight,
                    vec![
                        icon(look, sign, Kind::Small, ink),
                        text(look, Kind::Strong, words).colour(ink).silent().into(),
                    ],
                )
                .into(),
                thin(look, fraction, bar, Length::Fixed(look.em(200.0))),
            ],
        ),
    )
}

fn thin<'a, M: 'a>(look: Look, fraction: f32, colour: Color, width: Length) -> Element<'a, M> {
    let c = look.colours();
    let high = look.px(6.0);
    let full = if fraction.is_finite() {
        fraction.clamp(0.0, 1.0)
    } else {
        0.0
    };
    let portion = (full * 1000.0).round() as u16;
    let part = move |portion: u16, colour: Color| -> Element<'a, M> {
        container(Empty::new().width(Length::Fill).height(high))
            .width(Length::FillPortion(portion))
            .style(move |_| container::Style {
                background: Some(colour.into()),
                border: Border {
                    radius: border::radius(high / 2.0),
                    ..Border::default()
                },
                ..container::Style::default()
            })
            .into()
    };
    let mut parts = Vec::new();
    if portion > 0 {
        parts.push(part(portion, colour));
    }
    if portion < 1000 {
        parts.push(part(1000 - portion, Color::TRANSPARENT));
    }
    container(row(look, Space::None, parts))
        .width(width)
        .style(move |_| container::Style {
            background: Some(c.hair.into()),
            border: Border {
                radius: border::radius(high / 2.0),
                ..Border::default()
            },
            ..container::Style::default()
        })
        .into()
}

/// A ring that empties, with a number or short word inside; `spoken` says what it counts.
pub fn ring<'a, M: 'static>(
    look: Look,
    spoken: impl Into<String>,
    inside: impl Into<String>,
    fraction: f32,
) -> Element<'a, M> {
    let side = look.em(160.0);
    let canvas = Canvas::new(Ring { look, fraction })
        .width(side)
        .height(side);
    let label = container(text(look, Kind::Title, inside).silent()).center(side);
    voiced(
        Voice::new(Role::Progress, spoken),
        Stack::new().push(canvas).push(label),
    )
}

struct Ring {
    look: Look,
    fraction: f32,
}

impl<M> canvas::Program<M> for Ring {
    type State = ();

    fn draw(
        &self,
        _state: &(),
        renderer: &Renderer,
        _theme: &iced::Theme,
        bounds: Rectangle,
        _cursor: mouse::Cursor,
    ) -> Vec<canvas::Geometry> {
        let c = self.look.colours();
        let mut frame = Frame::new(renderer, bounds.size());
        let width = bounds.width / 16.0;
        let center = Point::new(bounds.width / 2.0, bounds.height / 2.0);
        let radius = bounds.width / 2.0 - width;
        frame.stroke(
            &Path::circle(center, radius),
            Stroke::default().with_color(c.hair).with_width(width),
        );
        let middle = bounds.width / 2.0;
        stroke_arc(&mut frame, middle, radius, width, c.accent, self.fraction);
        vec![frame.into_geometry()]
    }
}

/// The ring around a pointer that rests: it fills until what is there is pressed.
pub(crate) fn draw_filling(
    look: Look,
    renderer: &mut Renderer,
    window: Rectangle,
    place: Point,
    fraction: f32,
) {
    let c = look.colours();
    let (radius, width) = (look.px(30.0), look.px(8.0));
    let side = (radius + width) * 2.0;
    let corner = Point::new(place.x - side / 2.0, place.y - side / 2.0);
    let bounds = Rectangle::new(corner, Size::new(side, side));
    let mut frame = Frame::new(renderer, bounds.size());
    let circle = Path::circle(Point::new(side / 2.0, side / 2.0), radius);
    // An edge on both sides, so that it stands out on any ground.
    for (colour, width) in [(c.text, width + look.px(2.0) * 2.0), (c.surface, width)] {
        frame.stroke(
            &circle,
            Stroke::default().with_color(colour).with_width(width),
        );
    }
    stroke_arc(&mut frame, side / 2.0, radius, width, c.accent, fraction);
    renderer.with_layer(window, |renderer| {
        renderer.with_translation(Vector::new(corner.x, corner.y), |renderer| {
            renderer.draw_geometry(frame.into_geometry());
        });
    });
}

/// From the top on, clockwise.
fn stroke_arc(
    frame: &mut Frame,
    middle: f32,
    radius: f32,
    width: f32,
    colour: Color,
    fraction: f32,
) {
    let full = if fraction.is_finite() {
        fraction.clamp(0.0, 1.0)
    } else {
        0.0
    };
    if full <= 0.0 {
        return;
    }
    let top = -std::f32::consts::FRAC_PI_2;
    let arc = Path::new(|path| {
        path.arc(path::Arc {
            center: Point::new(middle, middle),
            radius,
            start_angle: Radians(top),
            end_angle: Radians(top + full * std::f32::consts::TAU),
        });
    });
    let stroke = Stroke::default()
        .with_color(colour)
        .with_width(width)
        .with_line_cap(LineCap::Round);
    frame.stroke(&arc, stroke);
}
