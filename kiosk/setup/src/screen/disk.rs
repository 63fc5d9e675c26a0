// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Choosing a disk, typing its name back, watching it being written.

use sportello_kit as kit;
use sportello_kit::{Check, Element, Icon, Kind, Space, Tone};
use sportello_setupd::wire::{Disk, Finish, Holds, Step};

use super::frame::{middle, page, pager_words, rows};
use super::{Field, Message, Setup, Shared, Trouble, keyboard, trouble};
use crate::say;
use crate::words::Words;

const STEPS: [Step; 4] = [
    Step::Parting,
    Step::Copying,
    Step::Checking,
    Step::Finishing,
];

/// The disks, each with what is on it.
pub fn disks<'a>(setup: &'a Setup, shared: Shared<'a>) -> Element<'a, Message> {
    let (look, words) = (shared.look, shared.words);
    let per_page = rows(setup, look, 2.0);
    let pages = kit::pages(setup.disks.len(), per_page);
    let page_now = setup.page.min(pages.saturating_sub(1));
    let mut content: Vec<Element<'a, Message>> = Vec::new();
    if setup.disks.is_empty() {
        content.push(kit::body(look, say!(words, "disks-none")).into());
    } else {
        content.push(kit::body(look, say!(words, "disks-text")).into());
        let first = setup.disks.iter().position(|disk| disk.unfit.is_none());
        let lines = kit::items_of(&setup.disks, page_now, per_page)
            .iter()
            .enumerate()
            .map(|(at, disk)| {
                let is_first = first == Some(page_now * per_page + at);
                line(shared, disk, is_first)
            })
            .collect();
        content.push(kit::pager(
            look,
            pager_words(shared, page_now, pages),
            page_now,
            pages,
            kit::column(look, Space::Tight, lines).width(iced::Length::Fill),
            Message::PageTurned,
        ));
    }
    let again = kit::button(look, say!(words, "disks-again"), Message::LookedAgain)
        .icon(Icon::Repeat)
        .key("look-again");
    page(
        setup,
        shared,
        say!(words, "disks-title"),
        content,
        true,
        vec![again.into()],
    )
}

fn line<'a>(shared: Shared<'a>, disk: &Disk, initial: bool) -> Element<'a, Message> {
    let (look, words) = (shared.look, shared.words);
    let mut facts = vec![name(words, disk)];
    if disk.removable {
        facts.push(say!(words, "disk-removable"));
    }
    facts.push(match disk.unfit {
        Some(why) => trouble::words(words, Trouble::Refused(why)).0,
        None => holds(words, disk),
    });
    let mut button = kit::button(
        look,
        facts.join(" · "),
        Message::DiskChosen(disk.path.clone()),
    )
    .enabled(disk.unfit.is_none())
    .group("disks")
    .line()
    .key(format!("disk-{}", disk.path));
    if disk.removable {
        button = button.icon(Icon::Usb);
    }
    if initial {
        button = button.initial();
    }
    button.into()
}

fn name(words: &Words, disk: &Disk) -> String {
    let size = disk.bytes / 1_000_000_000;
    say!(
        words,
        "disk-line",
        name = disk.confirm.as_str(),
        size = size
    )
}

fn holds(words: &Words, disk: &Disk) -> String {
    match disk.holds {
        Holds::Nothing => say!(words, "disk-nothing"),
        Holds::Sportello => say!(words, "disk-sportello"),
        Holds::Unfinished => say!(words, "disk-unfinished"),
        Holds::Data if disk.labels.is_empty() => say!(words, "disk-data"),
        Holds::Data => {
            let labels: Vec<&str> = disk.labels.iter().take(3).map(String::as_str).collect();
            say!(words, "disk-data-labels", labels = labels.join(", "))
        }
    }
}

/// The disk's own name, typed back.
pub fn confirm<'a>(setup: &'a Setup, shared: Shared<'a>) -> Element<'a, Message> {
    let (look, words) = (shared.look, shared.words);
    let Some(disk) = &setup.disk else {
        return page(setup, shared, String::new(), Vec::new(), true, Vec::new());
    };
    let typed = setup.fields.text(Field::DiskName);
    let mut content: Vec<Element<'a, Message>> = Vec::new();
    if setup.trouble.is_none() && !setup.keyboard.shown {
        let facts = format!("{} · {}", name(words, disk), holds(words, disk));
        let erases = if setup.keep {
            say!(words, "confirm-keeps")
        } else {
            say!(words, "confirm-erases")
        };
        content.push(kit::banner(look, Tone::Danger, facts, erases, Vec::new()));
    }
    if disk.holds == Holds::Sportello && !setup.keyboard.shown {
        let state = if setup.keep {
            say!(words, "confirm-keep-on")
        } else {
            say!(words, "confirm-keep-off")
        };
        content.push(kit::toggle(
            look,
            "keep",
            say!(words, "confirm-keep"),
            state,
            setup.keep,
            Message::KeepTurned(!setup.keep),
        ));
    }
    let label = say!(words, "confirm-name", name = disk.confirm.as_str());
    let mut field = kit::field(look, "disk-name", label, typed, |text| {
        Message::Typed(Field::DiskName, text)
    })
    .initial();
    if !setup.keyboard.shown {
        field = field.hint(say!(words, "confirm-hint"));
    }
    content.push(field.into());
    content.push(keyboard::view(shared, &setup.keyboard, false));
    let go = kit::button(look, say!(words, "confirm-go"), Message::Confirmed)
        .danger()
        .icon(Icon::Erase)
        .enabled(!typed.trim().is_empty())
        .key("confirm");
    page(
        setup,
        shared,
        say!(words, "confirm-title"),
        content,
        true,
        vec![go.into()],
    )
}

fn step(words: &Words, step: Step) -> String {
    match step {
        Step::Parting => say!(words, "step-parting"),
        Step::Copying => say!(words, "step-copying"),
        Step::Checking => say!(words, "step-checking"),
        Step::Finishing => say!(words, "step-finishing"),
    }
}

/// How far it has come.
pub fn installing<'a>(setup: &'a Setup, shared: Shared<'a>) -> Element<'a, Message> {
    let (look, words) = (shared.look, shared.words);
    let (now, permille) = setup
        .progress
        .map_or((Step::Parting, 0), |it| (it.step, it.permille));
    let percent = permille.min(1000) / 10;
    let mut content: Vec<Element<'a, Message>> = vec![
        kit::body(look, say!(words, "progress-text")).into(),
        kit::progress(
            look,
            say!(words, "progress-percent", percent = percent),
            f32::from(permille.min(1000)) / 1000.0,
        ),
    ];
    content.extend(STEPS.map(|each| {
        let check = match each.cmp(&now) {
            std::cmp::Ordering::Less => Check::Done,
            std::cmp::Ordering::Equal => Check::Running,
            std::cmp::Ordering::Greater => Check::Waiting,
        };
        kit::check_row(look, step(words, each), "", check)
    }));
    page(
        setup,
        shared,
        say!(words, "progress-title"),
        content,
        false,
        Vec::new(),
    )
}

/// The disk starts by itself now.
pub fn installed<'a>(setup: &'a Setup, shared: Shared<'a>) -> Element<'a, Message> {
    let (look, words) = (shared.look, shared.words);
    let mut parts: Vec<Element<'a, Message>> = vec![
        kit::title(look, say!(words, "installed-title"))
            .center()
            .into(),
        kit::body(look, say!(words, "installed-text"))
            .center()
            .into(),
    ];
    if let Some((how, seconds)) = setup.then {
        let sentence = match how {
            Finish::PowerOff => say!(words, "installed-then-off", seconds = seconds),
            _ => say!(words, "installed-then-restart", seconds = seconds),
        };
        parts.push(kit::text(look, Kind::Strong, sentence).center().into());
    }
    let off = matches!(setup.then, Some((Finish::PowerOff, _)));
    let label = if off {
        say!(words, "power-off")
    } else {
        say!(words, "installed-restart")
    };
    parts.push(
        kit::button(look, label, Message::RestartAsked)
            .primary()
            .big()
            .initial()
            .key("restart")
            .into(),
    );
    if let Some(trouble) = setup.trouble {
        let (what, todo) = trouble::words(words, trouble);
        parts.push(kit::banner(look, Tone::Warn, what, todo, Vec::new()));
    }
    middle(look, parts)
}
