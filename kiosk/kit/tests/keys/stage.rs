// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A window without a screen, for citizens made of events.

use iced::advanced::widget::Operation;
use iced::keyboard::key::Named;
use iced::keyboard::{self, Key, Modifiers};
use iced::{Event, Size, mouse, window};
use iced_test::core::{clipboard, renderer::Headless};
use iced_test::runtime::{UserInterface, user_interface};
use sportello_kit as kit;
use sportello_kit::gallery::Sample;
use sportello_kit::{Collect, Element, Look, Spoken};

pub(crate) const SCREEN: Size = Size::new(1366.0, 768.0);

/// A window whose view may change while its state stays, as in the running shell.
pub(crate) struct Window {
    size: Size,
    renderer: iced::Renderer,
    cache: Option<user_interface::Cache>,
    pub(crate) cursor: mouse::Cursor,
}

impl Window {
    pub(crate) fn new() -> Self {
        Self::of_size(SCREEN)
    }

    pub(crate) fn of_size(size: Size) -> Self {
        kit::install_fonts();
        let renderer = iced_test::futures::futures::executor::block_on(
            <iced::Renderer as Headless>::new(kit::default_font(), 16.into(), None),
        );
        Self {
            size,
            renderer: renderer.expect("a renderer without a screen"),
            cache: Some(user_interface::Cache::default()),
            cursor: mouse::Cursor::Unavailable,
        }
    }

    /// Shows a view, lets events happen on it, and gives what it published and what it says.
    pub(crate) fn show<M: 'static>(
        &mut self,
        view: Element<'_, M>,
        events: &[Event],
    ) -> (Vec<M>, Vec<Spoken>) {
        let cache = self.cache.take().unwrap_or_default();
        let mut ui = UserInterface::build(view, self.size, cache, &mut self.renderer);
        let mut messages = Vec::new();
        let redraw = Event::Window(window::Event::RedrawRequested(std::time::Instant::now()));
        let first = std::slice::from_ref(&redraw);
        for events in [first, events, first] {
            let _ = ui.update(
                events,
                self.cursor,
                &mut self.renderer,
                &mut clipboard::Null,
                &mut messages,
            );
        }
        let mut collect = Collect::default();
        let mut operation = iced_test::core::widget::operation::black_box(&mut collect);
        ui.operate(&self.renderer, &mut operation);
        let _ = operation.finish();
        drop(operation);
        self.cache = Some(ui.into_cache());
        (messages, collect.into_lines())
    }
}

pub(crate) fn key(named: Named, modifiers: Modifiers) -> Event {
    Event::Keyboard(keyboard::Event::KeyPressed {
        key: Key::Named(named),
        modified_key: Key::Named(named),
        physical_key: keyboard::key::Physical::Unidentified(
            keyboard::key::NativeCode::Unidentified,
        ),
        location: keyboard::Location::Standard,
        modifiers,
        repeat: false,
        text: None,
    })
}

pub(crate) fn tap(named: Named) -> Event {
    key(named, Modifiers::empty())
}

pub(crate) fn focused(lines: &[Spoken]) -> Option<&str> {
    let mut here = lines.iter().filter(|line| line.focused);
    let found = here.next().map(|line| line.key.as_str());
    assert_eq!(here.next(), None, "two controls have the focus");
    found
}

pub(crate) fn sample(name: &str) -> &'static Sample {
    Sample::ALL
        .iter()
        .find(|sample| sample.name == name)
        .expect("a page of the gallery")
}

pub(crate) fn look() -> Look {
    Look::for_screen(SCREEN)
}
