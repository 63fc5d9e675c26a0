// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! `sportello-setup [SOCKET]`: the screens of the first boot. Ends with success when the kiosk is
//! to take over.

use std::cell::RefCell;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context;
use iced::window;
use sportello_setup::app::App;
use sportello_setupd::wire::SOCKET;
use tracing::error;

/// The compositor's configuration knows the screens by the kiosk's own name.
const APP_ID: &str = "it.sportello.kiosk";

fn main() -> ExitCode {
    tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        .with_ansi(false)
        .with_max_level(tracing::Level::WARN)
        .init();
    let socket = std::env::args_os()
        .nth(1)
        .map_or_else(|| PathBuf::from(SOCKET), PathBuf::from);
    // Where the kiosk, which comes after, has it.
    let shared = std::env::var_os("SPORTELLO_RUN")
        .map_or_else(|| PathBuf::from("/run/sportello"), PathBuf::from);
    match run(socket, shared) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failed) => {
            error!("{failed:#}");
            ExitCode::from(2)
        }
    }
}

fn run(socket: PathBuf, shared: PathBuf) -> anyhow::Result<()> {
    let first = App::new(socket, shared).context("the screens cannot begin")?;
    let first = RefCell::new(Some(first));
    // The window system asks for the application once.
    let boot = move || {
        first
            .borrow_mut()
            .take()
            .unwrap_or_else(|| std::process::exit(2))
    };
    let mut application = iced::application(boot, App::update, App::view)
        .title("Sportello")
        .theme(App::theme)
        .style(App::style)
        .subscription(App::subscription)
        .default_font(sportello_kit::default_font())
        .window(window::Settings {
            size: iced::Size::new(1920.0, 1080.0),
            decorations: false,
            exit_on_close_request: false,
            platform_specific: window::settings::PlatformSpecific {
                application_id: APP_ID.to_owned(),
                ..window::settings::PlatformSpecific::default()
            },
            ..window::Settings::default()
        });
    for font in sportello_kit::fonts() {
        application = application.font(font);
    }
    application.run().context("the window cannot be opened")
}
