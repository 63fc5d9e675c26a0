// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What is really drawn, measured: no letter is an empty box, no word leaves the window or
//! crosses the edge of a control, no two texts lie over one another and no word is broken in its
//! middle.

use iced::{Point, Rectangle, Size};

use crate::booth::Booth;

/// What is wrong with the texts that were drawn.
pub(crate) fn text_faults<'a, M: Clone + 'a>(
    name: &str,
    booth: &mut Booth<'a, M>,
    size: Size,
) -> Vec<String> {
    let drawn = booth.drawn();
    let controls: Vec<Rectangle> = booth
        .lines()
        .into_iter()
        .filter(|line| line.focusable)
        .map(|line| line.bounds)
        .collect();
    let window = Rectangle::new(Point::ORIGIN, size).expand(1.0);
    let mut faults = Vec::new();
    for text in &drawn {
        let said = format!("{name}: `{}`", text.content);
        if text.boxes > 0 {
            faults.push(format!("{said} has {} empty boxes", text.boxes));
        }
        if let Some(word) = &text.broken {
            faults.push(format!("{said} breaks `{word}`"));
        }
        if !text.bounds.is_within(&window) {
            faults.push(format!("{said} leaves the window: {:?}", text.bounds));
        }
        let core = text.bounds.shrink(1.0);
        for control in &controls {
            if core.intersects(control) && !core.is_within(control) {
                faults.push(format!(
                    "{said} crosses a control: {:?} {control:?}",
                    text.bounds
                ));
            }
        }
    }
    for (at, one) in drawn.iter().enumerate() {
        for other in &drawn[at + 1..] {
            let same_layer = one.layer == other.layer;
            if same_layer && one.bounds.shrink(1.0).intersects(&other.bounds.shrink(1.0)) {
                faults.push(format!(
                    "{name}: `{}` lies over `{}`",
                    one.content, other.content
                ));
            }
        }
    }
    faults
}
