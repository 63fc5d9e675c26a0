// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Waiting, the language, and whether to install.

use sportello_kit as kit;
use sportello_kit::{Element, Icon, Kind, Space, Tone};

use super::frame::{is_tight, middle, page};
use super::{Message, Setup, Shared};
use crate::say;

/// Other languages that ask to be chosen, above the names.
const ASKED: usize = 3;

/// Something is being done that takes a moment.
pub fn waiting<'a>(shared: Shared<'a>, sentence: String) -> Element<'a, Message> {
    let look = shared.look;
    middle(
        look,
        vec![
            kit::logo(look, say!(shared.words, "product")),
            kit::title(look, say!(shared.words, "wait")).center().into(),
            kit::body(look, sentence).center().into(),
        ],
    )
}

/// Every language in its own name.
pub fn language<'a>(setup: &Setup, shared: Shared<'a>) -> Element<'a, Message> {
    let (look, words) = (shared.look, shared.words);
    let chosen = words.tag();
    let names: Vec<Element<'a, Message>> = words
        .languages()
        .iter()
        .map(|language| {
            let tag = language.id.to_string();
            let is_chosen = tag == chosen;
            let message = Message::LanguageChosen(tag.clone());
            let pill = kit::language(look, &language.name, tag, is_chosen, message);
            if is_tight(look) {
                pill.into()
            } else {
                pill.wide().into()
            }
        })
        .collect();
    let on = kit::button(look, say!(words, "go-on"), Message::WentOn)
        .primary()
        .icon_end(Icon::Next)
        .initial()
        .key("go-on");
    let mut content: Vec<Element<'a, Message>> = Vec::new();
    if is_tight(look) {
        content.push(kit::flow(look, Space::Near, names));
    } else {
        // Whoever does not read the language shown sees what is asked.
        let others = words.languages().iter();
        let others = others.filter(|language| language.asks != say!(words, "language-title"));
        content.extend(others.take(ASKED).map(|language| {
            let own = look.with_direction(language.direction);
            kit::start(
                look,
                kit::text(own, Kind::Heading, language.asks.as_str()).quiet(),
            )
        }));
        let columns = look.columns(3).min(names.len());
        content.push(kit::grid(look, Space::Near, columns, names));
    }
    content.push(kit::body(look, say!(words, "language-text")).into());
    page(
        setup,
        shared,
        say!(words, "language-title"),
        content,
        false,
        vec![on.into()],
    )
}

/// To install, or to use it from the stick.
pub fn start<'a>(setup: &Setup, shared: Shared<'a>) -> Element<'a, Message> {
    let (look, words) = (shared.look, shared.words);
    let uefi = setup.machine.as_ref().is_some_and(|machine| machine.uefi);
    let mut content: Vec<Element<'a, Message>> =
        vec![kit::body(look, say!(words, "start-text")).into()];
    if let Some(machine) = &setup.machine {
        let facts = say!(
            words,
            "start-machine",
            memory = machine.memory_mib,
            threads = machine.threads
        );
        content.push(kit::small(look, facts).into());
    }
    if !uefi {
        let note = say!(words, "start-not-uefi");
        content.push(kit::banner(look, Tone::Info, note, "", Vec::new()));
    }
    let install = kit::button(look, say!(words, "start-install"), Message::InstallAsked)
        .icon(Icon::Download)
        .enabled(uefi)
        .line()
        .key("install");
    let live = kit::button(look, say!(words, "start-live"), Message::LiveAsked)
        .icon(Icon::Usb)
        .line()
        .key("live");
    let (install, live) = if uefi {
        (install.primary().initial(), live)
    } else {
        (install, live.primary().initial())
    };
    content.push(
        kit::column(look, Space::Near, vec![install.into(), live.into()])
            .max_width(look.font_size(Kind::Body) * 26.0)
            .into(),
    );
    page(
        setup,
        shared,
        say!(words, "start-title"),
        content,
        true,
        Vec::new(),
    )
}
