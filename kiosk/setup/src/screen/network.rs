// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Cable, Wi-Fi, proxy, or none of them.

use sportello_kit as kit;
use sportello_kit::{Element, Icon, Kind, Space, Tone};
use sportello_setupd::wire::{Cable, Connectivity, Guard, Network, Networks};

use super::frame::{is_tight, page, pager_words, rows};
use super::simple::waiting;
use super::{Field, Message, Setup, Shared, keyboard};
use crate::say;
use crate::words::Words;

/// What there is, and what can be joined.
pub fn networks<'a>(setup: &'a Setup, shared: Shared<'a>) -> Element<'a, Message> {
    let (look, words) = (shared.look, shared.words);
    let Some(networks) = &setup.networks else {
        return match setup.trouble {
            None => waiting(shared, say!(words, "wait-text")),
            Some(_) => page(
                setup,
                shared,
                say!(words, "network-title"),
                Vec::new(),
                true,
                ways(shared, None),
            ),
        };
    };
    let mut content: Vec<Element<'a, Message>> = Vec::new();
    if setup.trouble.is_none() {
        let (tone, word, sentence) = state(words, networks);
        content.push(kit::banner(look, tone, word, sentence, Vec::new()));
    }
    let tools = [
        (
            "network-hidden",
            say!(words, "network-hidden"),
            Icon::Hide,
            Message::HiddenAsked,
        ),
        (
            "network-proxy",
            say!(words, "network-proxy"),
            Icon::Globe,
            Message::ProxyAsked,
        ),
        (
            "look-again",
            say!(words, "network-scan"),
            Icon::Repeat,
            Message::LookedAgain,
        ),
    ];
    let tools = tools
        .into_iter()
        .filter(|(key, ..)| networks.wifi || *key != "network-hidden")
        .map(|(key, label, icon, message)| {
            let button = kit::button(look, label, message).quiet().compact();
            button.icon(icon).key(key).into()
        })
        .collect();
    if !networks.wifi {
        content.push(kit::body(look, say!(words, "network-no-wifi")).into());
    } else if networks.found.is_empty() {
        content.push(kit::body(look, say!(words, "network-none-found")).into());
    } else {
        let others = match (setup.trouble.is_some(), is_tight(look)) {
            // It stands where the state stood.
            (true, tight) => {
                if tight {
                    0.5
                } else {
                    2.0
                }
            }
            (false, true) => 4.6,
            (false, false) => 6.0,
        };
        let per_page = rows(setup, look, others);
        let pages = kit::pages(networks.found.len(), per_page);
        let page_now = setup.page.min(pages.saturating_sub(1));
        let lines = kit::items_of(&networks.found, page_now, per_page);
        let lines = lines.iter().map(|network| line(shared, network)).collect();
        if !is_tight(look) {
            content.push(kit::heading(look, say!(words, "network-wifi")).into());
        }
        content.push(kit::pager(
            look,
            pager_words(shared, page_now, pages),
            page_now,
            pages,
            kit::column(look, Space::Tight, lines).width(iced::Length::Fill),
            Message::PageTurned,
        ));
    }
    content.push(kit::flow(look, Space::Tight, tools));
    page(
        setup,
        shared,
        say!(words, "network-title"),
        content,
        true,
        ways(shared, Some(networks.connectivity)),
    )
}

/// One obvious next step: on, once a network is there; before that, the list itself.
fn ways<'a>(shared: Shared<'a>, connectivity: Option<Connectivity>) -> Vec<Element<'a, Message>> {
    let (look, words) = (shared.look, shared.words);
    let connected = matches!(
        connectivity,
        Some(Connectivity::Full | Connectivity::Unknown | Connectivity::Limited)
    );
    if connected {
        let on = kit::button(look, say!(words, "go-on"), Message::WentOn)
            .primary()
            .icon_end(Icon::Next)
            .initial()
            .key("go-on");
        vec![on.into()]
    } else {
        let mut ways: Vec<Element<'a, Message>> = Vec::new();
        if connectivity.is_none() {
            ways.push(
                kit::button(look, say!(words, "network-scan"), Message::LookedAgain)
                    .icon(Icon::Repeat)
                    .initial()
                    .key("look-again")
                    .into(),
            );
        }
        ways.push(
            kit::button(look, say!(words, "network-without"), Message::WithoutAsked)
                .icon(Icon::Offline)
                .key("without")
                .into(),
        );
        ways
    }
}

fn state(words: &Words, networks: &Networks) -> (Tone, String, String) {
    match (networks.connectivity, networks.cable) {
        (Connectivity::Full, cable) => (
            Tone::Good,
            match cable {
                Cable::Connected => say!(words, "network-cable-connected"),
                _ => say!(words, "network-online"),
            },
            say!(words, "network-online-text"),
        ),
        (Connectivity::Portal, _) => (
            Tone::Warn,
            say!(words, "network-portal"),
            say!(words, "network-portal-text"),
        ),
        (Connectivity::Limited, _) => (
            Tone::Warn,
            say!(words, "network-local"),
            say!(words, "network-local-text"),
        ),
        (Connectivity::None, Cable::Plugged) => (
            Tone::Warn,
            say!(words, "network-cable-plugged"),
            say!(words, "network-local-text"),
        ),
        (Connectivity::None, _) => (
            Tone::Info,
            say!(words, "network-offline"),
            say!(words, "network-offline-text"),
        ),
        (Connectivity::Unknown, _) => (
            Tone::Info,
            say!(words, "network-unknown"),
            say!(words, "network-unknown-text"),
        ),
    }
}

fn line<'a>(shared: Shared<'a>, network: &Network) -> Element<'a, Message> {
    let (look, words) = (shared.look, shared.words);
    let name = say!(
        words,
        "network-line",
        name = network.name.as_str(),
        strength = network.strength
    );
    let guard = match (network.active, network.guard) {
        (true, _) => say!(words, "network-in-use"),
        (_, Guard::Open) => say!(words, "network-open"),
        (_, Guard::Key) => say!(words, "network-key"),
        (_, Guard::Unsupported) => say!(words, "network-unsupported"),
    };
    let icon = match (network.active, network.guard) {
        (true, _) => Icon::Check,
        (_, Guard::Open) => Icon::Globe,
        (_, Guard::Key) => Icon::Lock,
        (_, Guard::Unsupported) => Icon::Stop,
    };
    kit::button(
        look,
        format!("{name} · {guard}"),
        Message::NetworkChosen(network.ssid.clone()),
    )
    .icon(icon)
    .group("networks")
    .line()
    .key(format!("network-{}", network.ssid))
    .into()
}

/// A network's key; of a hidden one its name too.
pub fn key<'a>(setup: &'a Setup, shared: Shared<'a>) -> Element<'a, Message> {
    let (look, words) = (shared.look, shared.words);
    let mut content: Vec<Element<'a, Message>> = Vec::new();
    let title = match &setup.network {
        Some(network) => say!(words, "key-title", name = network.name.as_str()),
        None => say!(words, "key-hidden-title"),
    };
    let hidden = setup.network.is_none();
    let into = setup.keyboard.field.unwrap_or(Field::NetworkName);
    let typing_name = hidden && into == Field::NetworkName;
    if hidden && (!setup.keyboard.shown || typing_name) {
        let name = setup.fields.text(Field::NetworkName);
        content.push(
            kit::field(
                look,
                "network-name",
                say!(words, "key-name"),
                name,
                |text| Message::Typed(Field::NetworkName, text),
            )
            .initial()
            .into(),
        );
    }
    let mut field = kit::field(
        look,
        "network-key",
        say!(words, "key-label"),
        setup.fields.text(Field::Key),
        |text| Message::Typed(Field::Key, text),
    )
    .on_submit(Message::JoinAsked);
    if !setup.fields.key_shown {
        field = field.secret();
    }
    if !hidden {
        field = field.initial();
    }
    if !setup.keyboard.shown {
        field = field.hint(say!(words, "key-hint"));
    }
    if !(setup.keyboard.shown && typing_name) {
        content.push(field.into());
    }
    if !(setup.keyboard.shown && (typing_name || is_tight(look))) {
        let state = if setup.fields.key_shown {
            say!(words, "key-shown")
        } else {
            say!(words, "key-hidden")
        };
        content.push(kit::toggle(
            look,
            "show-key",
            say!(words, "key-show"),
            state,
            setup.fields.key_shown,
            Message::KeyTurned(!setup.fields.key_shown),
        ));
    }
    if hidden {
        let fields = [
            (Field::NetworkName, say!(words, "key-name")),
            (Field::Key, say!(words, "key-label")),
        ];
        content.extend(keyboard::choice(shared, &setup.keyboard, &fields));
    }
    content.push(keyboard::view(shared, &setup.keyboard, false));
    let ready = !hidden || !setup.fields.text(Field::NetworkName).is_empty();
    let go = kit::button(look, say!(words, "key-go"), Message::JoinAsked)
        .primary()
        .icon_end(Icon::Next)
        .enabled(ready)
        .key("join");
    page(setup, shared, title, content, true, vec![go.into()])
}

/// It takes a moment.
pub fn joining<'a>(shared: Shared<'a>) -> Element<'a, Message> {
    let (look, words) = (shared.look, shared.words);
    super::frame::middle(
        look,
        vec![
            kit::title(look, say!(words, "key-joining")).center().into(),
            kit::body(look, say!(words, "key-joining-text"))
                .center()
                .into(),
        ],
    )
}

/// A proxy's name and port.
pub fn proxy<'a>(setup: &'a Setup, shared: Shared<'a>) -> Element<'a, Message> {
    let (look, words) = (shared.look, shared.words);
    let mut content: Vec<Element<'a, Message>> = Vec::new();
    if !setup.keyboard.shown {
        content.push(kit::text(look, Kind::Body, say!(words, "proxy-text")).into());
    }
    let host = kit::field(
        look,
        "proxy-host",
        say!(words, "proxy-host"),
        setup.fields.text(Field::ProxyHost),
        |text| Message::Typed(Field::ProxyHost, text),
    )
    .initial();
    let port = kit::field(
        look,
        "proxy-port",
        say!(words, "proxy-port"),
        setup.fields.text(Field::ProxyPort),
        |text| Message::Typed(Field::ProxyPort, text),
    );
    let into = setup.keyboard.field.unwrap_or(Field::ProxyHost);
    if !(setup.keyboard.shown && into == Field::ProxyPort) {
        content.push(host.into());
    }
    if !(setup.keyboard.shown && into == Field::ProxyHost) {
        content.push(port.into());
    }
    let fields = [
        (Field::ProxyHost, say!(words, "proxy-host")),
        (Field::ProxyPort, say!(words, "proxy-port")),
    ];
    content.extend(keyboard::choice(shared, &setup.keyboard, &fields));
    content.push(keyboard::view(shared, &setup.keyboard, false));
    let ready = !setup.fields.text(Field::ProxyHost).trim().is_empty();
    let go = kit::button(look, say!(words, "proxy-go"), Message::ProxyTaken)
        .primary()
        .enabled(ready)
        .key("proxy-go");
    let none =
        kit::button(look, say!(words, "proxy-none"), Message::ProxyRemoved).key("proxy-none");
    page(
        setup,
        shared,
        say!(words, "proxy-title"),
        content,
        true,
        vec![none.into(), go.into()],
    )
}
