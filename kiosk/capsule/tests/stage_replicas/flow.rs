// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A flow as a table: the pages of a portal with what leads from one to the next, which steps
//! of the task are right in front of each, and what a citizen does.
//!
//! Hosts are the task's own, paths as far as they are known; everything else about the pages
//! is a number to press.

/// One walk through one task.
#[derive(Debug)]
pub(crate) struct Flow {
    /// The shipped task.
    pub(crate) task: &'static str,
    /// Where policy lets the task begin, in place of the national door: `host/path`.
    pub(crate) own_start: Option<&'static str>,
    /// Policy lets the payment group in.
    pub(crate) pays: bool,
    pub(crate) pages: &'static [Page],
    pub(crate) acts: &'static [Act],
}

#[derive(Debug)]
pub(crate) struct Page {
    /// `host/path`
    pub(crate) at: &'static str,
    pub(crate) answer: Answer,
    /// The steps that are right in front of it.
    pub(crate) steps: &'static [&'static str],
    /// To say that one does not know is right as well.
    pub(crate) is_doubtful: bool,
    pub(crate) parts: &'static [Part],
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Answer {
    Shows,
    /// An error of the site, with words of its own.
    Fails(u16),
    /// A page with this heading, whatever the browser is told.
    Titled(&'static str),
    /// A redirect.
    Sends(&'static str),
    /// A page that posts itself on, as log-ins do between the service and the provider.
    PassesOn(&'static str),
}

/// Something on a page that can be pressed, by its number from 1.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Part {
    To(&'static str),
    /// A form.
    Posts(&'static str),
    /// A link that asks for a tab of its own.
    Tab(&'static str),
    /// A window that a script opens.
    Window(&'static str),
    /// A page of a single-page application: only the address changes, no document is loaded.
    Moves(&'static str),
    /// Closes the window it is in.
    Closes,
}

/// What the citizen does, and what must then hold.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Act {
    /// Does this step by pressing a part; then a page stands.
    Does(&'static str, usize, &'static str),
    /// Presses a part that does no step.
    Goes(usize, &'static str),
    /// The guide's *Back*.
    Back(&'static str),
    /// Says *Done* to the guide, for this step.
    Done(&'static str),
    /// Says that the page is the right one, to a guide that does not know.
    StaysHere,
    /// The guide is at this step, and knows it.
    At(&'static str),
    /// The guide says that it does not know.
    Unsure,
}

pub(crate) const fn shows(
    at: &'static str,
    steps: &'static [&'static str],
    parts: &'static [Part],
) -> Page {
    Page {
        at,
        answer: Answer::Shows,
        steps,
        is_doubtful: false,
        parts,
    }
}

/// What providers answer a wrong password with.
pub(crate) const fn refuses(
    at: &'static str,
    steps: &'static [&'static str],
    parts: &'static [Part],
) -> Page {
    Page {
        answer: Answer::Fails(401),
        ..shows(at, steps, parts)
    }
}

/// A page in front of which the guide may say that it does not know.
pub(crate) const fn doubtful(
    at: &'static str,
    steps: &'static [&'static str],
    parts: &'static [Part],
) -> Page {
    Page {
        is_doubtful: true,
        ..shows(at, steps, parts)
    }
}

pub(crate) const fn fails(at: &'static str, status: u16, parts: &'static [Part]) -> Page {
    Page {
        answer: Answer::Fails(status),
        is_doubtful: true,
        ..shows(at, &[], parts)
    }
}

/// A page that only its heading tells from one of the service.
pub(crate) const fn titled(
    at: &'static str,
    heading: &'static str,
    parts: &'static [Part],
) -> Page {
    Page {
        answer: Answer::Titled(heading),
        is_doubtful: true,
        ..shows(at, &[], parts)
    }
}

pub(crate) const fn sends(at: &'static str, to: &'static str) -> Page {
    Page {
        answer: Answer::Sends(to),
        ..shows(at, &[], &[])
    }
}

pub(crate) const fn passes_on(
    at: &'static str,
    steps: &'static [&'static str],
    to: &'static str,
) -> Page {
    Page {
        answer: Answer::PassesOn(to),
        ..shows(at, steps, &[])
    }
}

impl Flow {
    pub(crate) fn page(&self, at: &str) -> Option<&'static Page> {
        self.pages.iter().find(|page| page.at == at)
    }

    /// Every page that another one, or an act, leads to.
    pub(crate) fn targets(&self) -> impl Iterator<Item = &'static str> {
        let of_parts = self.pages.iter().flat_map(|page| {
            let onward = match page.answer {
                Answer::Sends(to) | Answer::PassesOn(to) => Some(to),
                _ => None,
            };
            onward
                .into_iter()
                .chain(page.parts.iter().filter_map(Part::to))
        });
        of_parts.chain(self.acts.iter().filter_map(|act| match *act {
            Act::Does(_, _, to) | Act::Goes(_, to) | Act::Back(to) => Some(to),
            _ => None,
        }))
    }

    pub(crate) fn hosts(&self) -> Vec<String> {
        let mut hosts: Vec<String> = self.pages.iter().map(|page| host(page.at)).collect();
        hosts.sort_unstable();
        hosts.dedup();
        hosts
    }
}

impl Part {
    const fn to(&self) -> Option<&'static str> {
        match *self {
            Self::To(to) | Self::Posts(to) | Self::Tab(to) | Self::Window(to) | Self::Moves(to) => {
                Some(to)
            }
            Self::Closes => None,
        }
    }
}

/// The host of `host:port/path`.
fn host(at: &str) -> String {
    at.split(['/', ':']).next().unwrap_or_default().to_owned()
}
