// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A guided task: what the terminal must know to lead a citizen through somebody's website.
//!
//! On disk it is a folder named like the task, with `task.toml` (facts) and one Markdown file
//! per language (words); `docs/writing-tasks.md` is the grammar for authors. In memory it is
//! a [`Task`], complete: the shared lists it names are already folded in, every step has its
//! words in every language the task speaks.

mod facts;
pub(crate) mod front;
pub(crate) mod read;
mod steps;
pub(crate) mod words;

use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use unic_langid::LanguageIdentifier;
use url::Url;

pub(crate) use self::facts::{address, codes, competences};
use crate::document::shortened;
use crate::finding::Finding;
pub use crate::host::HostRule;
use crate::language::{in_italian, nearest};
pub use crate::pattern::UrlPattern;
use crate::shared::Shared;

/// Name of a task: its folder's name. Lower-case letters, digits and single hyphens, at most
/// 40 characters; it is what records and totals carry.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct TaskId(String);

impl TaskId {
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The text is no task name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "\"{0}\" is not a name: use lower-case letters, digits and single hyphens, at most 40 characters"
)]
pub struct BadId(String);

impl FromStr for TaskId {
    type Err = BadId;

    fn from_str(text: &str) -> Result<Self, BadId> {
        if is_id(text) {
            Ok(Self(text.to_owned()))
        } else {
            Err(BadId(shortened(text)))
        }
    }
}

impl TryFrom<String> for TaskId {
    type Error = BadId;

    fn try_from(text: String) -> Result<Self, BadId> {
        text.parse()
    }
}

impl From<TaskId> for String {
    fn from(id: TaskId) -> Self {
        id.0
    }
}

impl fmt::Display for TaskId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// Whether `text` can name a task, a step, a document or a group.
pub(crate) fn is_id(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= 40
        && text.split('-').all(|word| {
            !word.is_empty()
                && word
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        })
}

/// The tile on *Home* under which a task is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Need {
    Identity,
    Health,
    Money,
    School,
    Work,
    Payments,
    Messages,
    Learn,
    Municipality,
}

impl Need {
    /// All needs, in the order of the tiles.
    pub const ALL: [Self; 9] = [
        Self::Identity,
        Self::Health,
        Self::Money,
        Self::School,
        Self::Work,
        Self::Payments,
        Self::Messages,
        Self::Learn,
        Self::Municipality,
    ];

    /// The word used in `task.toml`.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Identity => "identity",
            Self::Health => "health",
            Self::Money => "money",
            Self::School => "school",
            Self::Work => "work",
            Self::Payments => "payments",
            Self::Messages => "messages",
            Self::Learn => "learn",
            Self::Municipality => "municipality",
        }
    }
}

/// A DigComp competence, `area.number` (the same 21 numbers in 2.2 and 3.0; `domain.md` §2.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Competence {
    pub area: u8,
    pub number: u8,
}

/// Codes that staff's Facilita entry is prefilled with, and DigComp in both editions.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Codes {
    pub digcomp_2_2: Vec<Competence>,
    pub digcomp_3_0: Vec<Competence>,
    /// Facilita col. SE5, 1 to 13.
    pub se5: Vec<u8>,
    /// Facilita col. SE6, A to S.
    pub se6: Vec<char>,
}

/// How the site asks who the person is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Identity {
    /// SPID/CIE level asked for, 1 to 3; 0 when nobody is asked who they are (or may choose).
    pub level: u8,
    /// The group named in `_shared/identity.toml`.
    pub group: Option<String>,
    /// The group's hosts. While the browser is on one of them no timer ends the session.
    pub hosts: Vec<HostRule>,
}

/// What the task declares it needs; the rest is off in the browser's policy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "six independent switches of the browser policy; any of the 64 combinations is valid"
)]
pub struct Permissions {
    pub popups: bool,
    pub camera: bool,
    pub microphone: bool,
    pub upload: bool,
    pub download: bool,
    pub print: bool,
}

/// When a step counts as done, seen from the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Advance {
    /// The page's address matches. `identity` in `task.toml` arrives here as the hosts of
    /// the task's identity group.
    Url(UrlPattern),
    /// An element matching this CSS selector is on the page.
    Element(String),
}

/// One step: facts here, words in [`Words::steps`] at the same index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    pub id: String,
    /// `None`: only the citizen says that the step is done.
    pub advance: Option<Advance>,
    /// CSS selectors of what the step speaks of, best first; may be empty.
    pub highlight: Vec<String>,
    /// The person is at their identity provider and may be looking at their phone.
    pub hop: bool,
}

/// Whether a named person walked through the live site with this task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Checked {
    Never,
    On { date: NaiveDate, by: String },
}

/// A piece of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Span {
    Text(String),
    /// The words of the site's own button or link (`**bold**` in Markdown): shown as a pill.
    Button(String),
    /// A way to another task (`[words](task:other-id)`).
    Task {
        words: String,
        id: TaskId,
    },
}

/// A sentence or paragraph, in pieces.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Line(pub Vec<Span>);

impl Line {
    /// The words alone, for speech, search and measuring.
    #[must_use]
    pub fn plain(&self) -> String {
        self.0
            .iter()
            .map(|span| match span {
                Span::Text(words) | Span::Button(words) | Span::Task { words, .. } => {
                    words.as_str()
                }
            })
            .collect()
    }
}

/// Whether somebody who speaks the language has read all the words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum State {
    #[default]
    Written,
    Reviewed {
        by: String,
        on: NaiveDate,
    },
}

/// The six marks around the steps. Their headings are Italian in every language, for the
/// machine; screens show words of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Part {
    /// Who may use the service.
    Who,
    Cost,
    /// For yourself or for somebody else.
    ForWhom,
    /// When to stop and call somebody.
    Stop,
    /// What was done today.
    Done,
    /// What comes next.
    Next,
}

impl Part {
    /// In the order in which they stand in a file.
    pub const ALL: [Self; 6] = [
        Self::Who,
        Self::Cost,
        Self::ForWhom,
        Self::Stop,
        Self::Done,
        Self::Next,
    ];

    /// The heading, as authors write it.
    #[must_use]
    pub const fn heading(self) -> &'static str {
        match self {
            Self::Who => "Chi può",
            Self::Cost => "Quanto costa",
            Self::ForWhom => "Per te o per un altro",
            Self::Stop => "Quando fermarti",
            Self::Done => "Che cosa hai fatto",
            Self::Next => "Che cosa succede ora",
        }
    }

    #[must_use]
    pub const fn before_steps(self) -> bool {
        matches!(self, Self::Who | Self::Cost | Self::ForWhom)
    }

    /// The mark with this heading; accents, case and a closing mark are forgiven.
    fn read(text: &str) -> Option<Self> {
        let text = plain_letters(text);
        Self::ALL
            .into_iter()
            .find(|part| plain_letters(part.heading()) == text)
    }
}

/// `text` in small letters without the accents of Italian, one space between words.
fn plain_letters(text: &str) -> String {
    let letter = |letter: char| match letter {
        'à' | 'á' => 'a',
        'è' | 'é' => 'e',
        'ì' | 'í' => 'i',
        'ò' | 'ó' => 'o',
        'ù' | 'ú' => 'u',
        other => other,
    };
    let small: String = text.to_lowercase().chars().map(letter).collect();
    let words: Vec<&str> = small
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    words.join(" ")
}

/// What a person should know before they go on. The words are Italian in every language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Danger {
    /// Real money is paid.
    Money,
    Password,
    Scam,
    /// Data about health, family or belief.
    Data,
    /// Cannot be undone.
    Careful,
}

impl Danger {
    pub const ALL: [Self; 5] = [
        Self::Money,
        Self::Password,
        Self::Scam,
        Self::Data,
        Self::Careful,
    ];

    /// The word that opens the mark.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Money => "soldi",
            Self::Password => "password",
            Self::Scam => "truffa",
            Self::Data => "dati",
            Self::Careful => "attenzione",
        }
    }

    fn read(text: &str) -> Option<Self> {
        let text = plain_letters(text);
        Self::ALL.into_iter().find(|danger| danger.word() == text)
    }
}

/// A mark of danger, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DangerWords {
    pub kind: Danger,
    pub words: Line,
}

/// What stands below one of the six marks.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PartWords {
    pub paragraphs: Vec<Line>,
    pub items: Vec<Line>,
}

impl PartWords {
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.paragraphs.is_empty() && self.items.is_empty()
    }
}

/// A task's words in one language.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Words {
    pub state: State,
    /// The task's version whose Italian words these translate.
    pub of: Option<u32>,
    /// First heading.
    pub title: String,
    /// The goal in one sentence.
    pub goal: String,
    /// More words about the task; often empty.
    pub about: Vec<Line>,
    /// What to have at hand besides the documents of `task.toml`.
    pub needs: Vec<Line>,
    /// As many as [`Task::steps`], in the same order.
    pub steps: Vec<StepWords>,
    /// The marks that the file has.
    pub parts: BTreeMap<Part, PartWords>,
}

impl Words {
    /// What stands below one mark, if it is there.
    #[must_use]
    pub fn part(&self, part: Part) -> Option<&PartWords> {
        self.parts.get(&part)
    }
}

/// The words of one step.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct StepWords {
    /// The one sentence of the step, at most 15 words.
    pub sentence: Line,
    /// Optional further words.
    pub more: Vec<Line>,
    /// At most three usual troubles and what to do.
    pub troubles: Vec<Line>,
    /// At most two.
    pub dangers: Vec<DangerWords>,
}

/// What a folder holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Kind {
    /// A real website, step by step.
    #[default]
    Guided,
    /// A rehearsal on a website of its own.
    Practice,
    /// Something to play with, on a website of its own.
    Game,
}

/// Matters in which a wrong word does harm: translations wait for a speaker's review.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Delicate {
    Health,
    Money,
    Immigration,
}

/// The words that a screen shows for a task, and in which language they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spoken<'a> {
    pub words: &'a Words,
    pub language: &'a LanguageIdentifier,
    /// Words that the task lacks in the language that was asked for (or that may not be shown).
    pub foreign: bool,
    /// A translation of a delicate task that no speaker has reviewed: the screen says so.
    pub unreviewed: bool,
}

/// A guided task, ready to be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    pub id: TaskId,
    /// Grows when the steps change; records carry it beside the furthest step.
    pub version: u32,
    pub kind: Kind,
    pub need: Need,
    pub codes: Codes,
    pub delicate: Vec<Delicate>,
    /// Each region has its own address for this service; policy names it
    /// ([`crate::policy::Tasks::start`]).
    pub region_host: bool,
    /// Where the browser opens (https).
    pub start: Url,
    /// Hosts that the browser may navigate to.
    pub hosts: Vec<HostRule>,
    /// Hosts that pages may fetch from but nobody may navigate to.
    pub resources: Vec<HostRule>,
    pub identity: Identity,
    /// Hosts of the payment group, if the task declares `payment = true`; used only where
    /// policy allows ([`crate::policy::Browsing::payment_group`]).
    pub payment: Vec<HostRule>,
    pub permissions: Permissions,
    /// Usual length for a person who does it for the first time.
    pub minutes: u16,
    /// Documents to have at hand, ids of `_shared/documents.toml`.
    pub documents: Vec<String>,
    pub steps: Vec<Step>,
    pub checked: Checked,
    /// The public page the facts come from.
    pub source: Url,
    /// The task's own practice website ([`crate::replica::load`] reads its `routes.toml`).
    pub practice: Option<PathBuf>,
    /// Words per language; Italian is always there.
    pub words: BTreeMap<LanguageIdentifier, Words>,
}

impl Task {
    /// The task's words in `language`, or in Italian where the task does not speak it.
    #[must_use]
    pub fn words(&self, language: &LanguageIdentifier) -> &Words {
        /// Never shown: the loader refuses a task without Italian words.
        static NONE: Words = Words {
            state: State::Written,
            of: None,
            title: String::new(),
            goal: String::new(),
            about: Vec::new(),
            needs: Vec::new(),
            steps: Vec::new(),
            parts: BTreeMap::new(),
        };
        nearest(&self.words, language).map_or(&NONE, |(_, words)| words)
    }

    /// The words that may be shown to somebody who chose `language`. A translation of a delicate
    /// task that no speaker has reviewed is shown only where policy says `unreviewed`
    /// ([`crate::policy::Tasks::unreviewed`]); otherwise the Italian words are.
    #[must_use]
    pub fn spoken(&self, language: &LanguageIdentifier, unreviewed: bool) -> Option<Spoken<'_>> {
        let (found, words) = nearest(&self.words, language)?;
        let raw =
            !self.delicate.is_empty() && found.language != "it" && words.state == State::Written;
        let (found, words) = if raw && !unreviewed {
            in_italian(&self.words)?
        } else {
            (found, words)
        };
        Some(Spoken {
            words,
            language: found,
            foreign: found.language != language.language,
            unreviewed: raw && unreviewed,
        })
    }

    /// Whether the task speaks `language` itself.
    #[must_use]
    pub fn speaks(&self, language: &LanguageIdentifier) -> bool {
        self.words.keys().any(|l| l.language == language.language)
    }

    /// Whether a named person walked the live site. Practice tasks have no live site.
    #[must_use]
    pub fn is_checked(&self) -> bool {
        self.practice.is_some() || self.checked != Checked::Never
    }
}

/// The host rule that covers an address: its host, at its port.
#[must_use]
pub fn start_host(url: &Url) -> Option<HostRule> {
    let port = url
        .port()
        .map(|port| format!(":{port}"))
        .unwrap_or_default();
    format!("{}{port}", url.host_str()?).parse().ok()
}

/// Reads one task's folder. `None` when it cannot be used; the findings say why.
#[must_use]
pub fn load_folder(folder: &Path, shared: &Shared) -> (Option<Task>, Vec<Finding>) {
    let (draft, findings) = read::draft(folder, shared);
    (draft.map(|draft| draft.task), findings)
}
