// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! *Keys and pointer*: how a key counts, and what hands need not do. Every choice holds at once,
//! for this session.

use sportello_kit as kit;
use sportello_kit::{Element, Icon, Kind, Pace, Space};

use super::action::Action;
use super::shared::{Looks, Shared};
use super::{frame, room};
use crate::say;
use crate::service::keys::{Keys, Span};

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Hands {
    page: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Message {
    LooksChanged(Looks),
    PageTurned(usize),
}

/// Choices of one row, side by side.
const MOST: usize = 4;

/// What one row is about.
#[derive(Debug, Clone, Copy)]
enum Row {
    Slow,
    Bounce,
    Sticky,
    Repeat,
    Dwell,
    SingleKey,
}

/// The keyboard first.
const ROWS: [Row; 6] = [
    Row::Slow,
    Row::Bounce,
    Row::Sticky,
    Row::Repeat,
    Row::Dwell,
    Row::SingleKey,
];

impl Hands {
    #[must_use]
    pub const fn new() -> Self {
        Self { page: 0 }
    }

    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::LooksChanged(looks) => Action::Wear(looks),
            Message::PageTurned(page) => {
                self.page = page;
                Action::None
            }
        }
    }

    pub(super) const fn name(&self) -> &'static str {
        match self.page {
            0 => "panel-hands",
            page if page.is_multiple_of(2) => "panel-hands-on",
            _ => "panel-hands-other",
        }
    }

    /// The panel's content under its title.
    pub fn view<'a>(&self, shared: &Shared<'a>) -> Vec<Element<'a, Message>> {
        let (look, words) = (shared.look, shared.words);
        let columns = columns(shared);
        let area = look.area();
        // Choices in two lines, on a screen that is not high.
        let per_page = if columns < MOST && area.height < area.width {
            2
        } else {
            3
        };
        let pages = kit::pages(ROWS.len(), per_page);
        let page = self.page.min(pages - 1);
        let rows = kit::items_of(&ROWS, page, per_page)
            .iter()
            .map(|row| row.view(shared, columns))
            .collect();
        let rows = kit::column(look, Space::Near, rows);
        let pager = frame::pager_words(words, page, pages);
        vec![kit::pager(
            look,
            pager,
            page,
            pages,
            rows,
            Message::PageTurned,
        )]
    }
}

/// How many choices stand side by side.
fn columns(shared: &Shared<'_>) -> usize {
    let (look, words) = (shared.look, shared.words);
    let edges = look.space(Space::Group) + look.space(Space::Inner);
    let dialog = look.font_size(Kind::Body) * 37.0;
    let width = dialog.min(look.area().width - edges * 2.0);
    let cell = width / 4.0 - look.space(Space::Tight);
    let labels = [
        say!(words, "hands-no"),
        say!(words, "hands-short"),
        say!(words, "hands-medium"),
        say!(words, "hands-long"),
    ];
    let fits = |label: &String| room::fits_on_a_line(look, Kind::Control, cell, &[label.as_str()]);
    if labels.iter().all(fits) { MOST } else { 2 }
}

impl Row {
    fn view<'a>(self, shared: &Shared<'a>, columns: usize) -> Element<'a, Message> {
        let words = shared.words;
        let now = shared.looks;
        let spans = || {
            let no = (say!(words, "hands-no"), None);
            let short = (say!(words, "hands-short"), Some(Span::Short));
            let medium = (say!(words, "hands-medium"), Some(Span::Medium));
            let long = (say!(words, "hands-long"), Some(Span::Long));
            [no, short, medium, long]
        };
        let either = || {
            [
                (say!(words, "hands-no"), false),
                (say!(words, "hands-yes"), true),
            ]
        };
        let keys = |keys: Keys| Looks { keys, ..now };
        let drawn = Drawn { shared, columns };
        match self {
            Self::Slow => drawn.row(
                "slow",
                say!(words, "hands-slow"),
                &spans(),
                now.keys.slow,
                |slow| keys(Keys { slow, ..now.keys }),
            ),
            Self::Bounce => drawn.row(
                "bounce",
                say!(words, "hands-bounce"),
                &spans(),
                now.keys.bounce,
                |bounce| keys(Keys { bounce, ..now.keys }),
            ),
            Self::Sticky => drawn.row(
                "sticky",
                say!(words, "hands-sticky"),
                &either(),
                now.keys.sticky,
                |sticky| keys(Keys { sticky, ..now.keys }),
            ),
            Self::Repeat => drawn.row(
                "repeat",
                say!(words, "hands-repeat"),
                &either(),
                !now.keys.once,
                |repeat| {
                    keys(Keys {
                        once: !repeat,
                        ..now.keys
                    })
                },
            ),
            Self::Dwell => drawn.row(
                "dwell",
                say!(words, "hands-dwell"),
                &spans(),
                now.dwell,
                |dwell| Looks { dwell, ..now },
            ),
            Self::SingleKey => drawn.row(
                "single",
                say!(words, "hands-single"),
                &spans().map(|(label, span)| (label, span.map(pace))),
                now.single_key,
                |single_key| Looks { single_key, ..now },
            ),
        }
    }
}

/// How long the ring stays is how slowly it goes.
const fn pace(stay: Span) -> Pace {
    match stay {
        Span::Short => Pace::Fast,
        Span::Medium => Pace::Medium,
        Span::Long => Pace::Slow,
    }
}

struct Drawn<'s, 'a> {
    shared: &'s Shared<'a>,
    columns: usize,
}

impl<'a> Drawn<'_, 'a> {
    /// What it is about, and its choices side by side.
    fn row<T: Copy + PartialEq>(
        &self,
        key: &'static str,
        label: String,
        options: &[(String, T)],
        now: T,
        with: impl Fn(T) -> Looks,
    ) -> Element<'a, Message> {
        let look = self.shared.look;
        let buttons = options
            .iter()
            .enumerate()
            .map(|(number, (words, value))| {
                let mut button = kit::button(look, words, Message::LooksChanged(with(*value)))
                    .spoken(format!("{label}: {words}"))
                    .chosen(*value == now)
                    .group(key)
                    .key(format!("{key}-{number}"));
                if *value == now {
                    button = button.icon(Icon::Check);
                }
                button.wide().into()
            })
            .collect();
        let label = kit::text(look, Kind::Strong, label);
        let buttons = kit::grid(look, Space::Tight, self.columns, buttons);
        kit::column(look, Space::None, vec![label.into(), buttons]).into()
    }
}
