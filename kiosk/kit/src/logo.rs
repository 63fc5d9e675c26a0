// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Our mark: a counter window with someone behind it. Drawn, so that it follows the theme.

use iced::widget::canvas::{self, Canvas, Frame, Path, Stroke};
use iced::{Length, Point, Rectangle, Renderer, Size, mouse};

use crate::Element;
use crate::layout::row;
use crate::look::Look;
use crate::note::voiced;
use crate::speech::{Role, Voice};
use crate::token::{Kind, Space};
use crate::words::text;

/// The mark and a name beside it: ours, or that of the site.
pub fn logo<'a, M: 'static>(look: Look, name: impl Into<String>) -> Element<'a, M> {
    let name = name.into();
    let side = look.em(48.0);
    let mark = Canvas::new(Mark { look })
        .width(Length::Fixed(side))
        .height(Length::Fixed(side));
    voiced(
        Voice::new(Role::Text, name.clone()),
        row(
            look,
            Space::Near,
            vec![mark.into(), text(look, Kind::Heading, name).silent().into()],
        ),
    )
}

struct Mark {
    look: Look,
}

impl<M> canvas::Program<M> for Mark {
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
        let unit = bounds.width / 48.0;
        let at = |x: f32, y: f32| Point::new(x * unit, y * unit);
        let stroke = Stroke::default()
            .with_color(c.on_accent)
            .with_width(3.0 * unit);
        let plate = Path::rounded_rectangle(
            Point::ORIGIN,
            Size::new(48.0 * unit, 48.0 * unit),
            (10.0 * unit).into(),
        );
        frame.fill(&plate, c.accent);
        // The window's arch, the counter, and a person.
        let arch = Path::new(|path| {
            path.move_to(at(10.0, 34.0));
            path.line_to(at(10.0, 22.0));
            path.bezier_curve_to(at(10.0, 5.0), at(38.0, 5.0), at(38.0, 22.0));
            path.line_to(at(38.0, 34.0));
        });
        frame.stroke(&arch, stroke);
        frame.fill(&Path::circle(at(24.0, 20.0), 4.5 * unit), c.on_accent);
        let shoulders = Path::new(|path| {
            path.move_to(at(15.5, 34.0));
            path.bezier_curve_to(at(15.5, 25.0), at(32.5, 25.0), at(32.5, 34.0));
            path.close();
        });
        frame.fill(&shoulders, c.on_accent);
        let counter = Path::rounded_rectangle(
            at(6.0, 34.0),
            Size::new(36.0 * unit, 4.0 * unit),
            (2.0 * unit).into(),
        );
        frame.fill(&counter, c.on_accent);
        vec![frame.into_geometry()]
    }
}
