// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What a screen asks its parent to do. One list for all screens, because the same wish
//! ("open this task") comes from several of them.

use sportello_capsule::wire::{Key, Landmark};
use sportello_kit::Spoken;
use unic_langid::LanguageIdentifier;

use super::assess::Level;
use super::catalogue::{Need, TaskKey};
use super::code::Code;
use super::shared::Looks;
use super::sought::Sought;
use crate::service::networks;

/// What the person decided. The parent turns it into a transition, an order to the capsule
/// or a line in the ledger; a screen never reaches sideways.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// The screen changed itself, or nothing happened.
    None,
    /// Speak this language from now on; the place stays.
    ChangeLanguage(LanguageIdentifier),
    /// Look and sound like this from now on (also sent on every step inside the panel).
    Wear(Looks),
    /// Read the screen (or, beside a page, the page) aloud; again: stop.
    ToggleReading,
    /// Focus moved to this: the voice, if it is on, says it.
    Say(Spoken),
    /// A key that means the same on every screen.
    Shortcut(Shortcut),
    /// A key went down: whatever is being said stops.
    Hush,
    /// To the next of these on the page, or to the one before.
    Explore { to: Landmark, backwards: bool },
    /// Press what was gone to on the page.
    PressPage,
    /// The page may be heard by whoever is near.
    LetPageBeHeard,
    /// A key of the keyboard on the screen, for the page.
    TypeKey(Key),

    /// *Start* on the welcome screen: show the notice.
    Begin,
    /// Leave the notice without starting: back to welcome.
    Leave,
    /// *Go on* on the notice: the session starts.
    Accept {
        /// The answer to the optional question; `None` when it was left open.
        company: Option<Company>,
    },
    /// Show *home*.
    GoHome,
    /// Show the tasks of one need.
    ShowNeed(Need),
    /// Show what the search found. The text never leaves the shell's memory.
    Search(Sought),
    /// Show *help me choose*.
    ShowChoose,
    /// Show the practice tasks.
    ShowPractice,
    /// Show the lessons.
    ShowLearn,
    /// Show a lesson.
    ShowLesson(TaskKey),
    /// Show the self-assessment.
    ShowAssessment,
    /// It came to its end, with these answers; only the levels of areas are counted.
    Assessed(Vec<Level>),
    /// Show a task's card.
    ShowTask(TaskKey),
    /// Start (or return to) a task.
    StartTask(TaskKey),
    /// Browse freely (offered only where policy allows it).
    BrowseFreely,
    /// Print the list of what a task needs.
    PrintNeeds(TaskKey),
    /// Print what was done today and what comes next; in the question before the end, or not.
    PrintToday { before_end: bool },
    /// Print what came of the self-assessment.
    PrintSkills(Vec<Level>),
    /// Where the browser was before a panel: go back beside the page.
    ReturnToPage,

    /// The guide moved to this step (counted from 0).
    AtStep(u16),
    /// Ring the element the step speaks of, or take the ring away.
    Highlight(bool),
    /// Begin the current step again: load the task's page for it.
    RestartStep,
    /// Go to the task's first page.
    RestartSite,
    /// One page back.
    PageBack,
    /// Load the page again.
    Reload,
    /// Count the page's sheets: the guide asks before it prints.
    PrintPage,
    /// Print what was counted.
    PrintCounted,
    /// Do not print it.
    ForgetCounted,
    /// Copy what was downloaded to the stick.
    SaveToStick,
    /// Show, or take away, the code that a phone reads.
    ShowCode,
    /// The last step is done.
    TaskFinished,
    /// Move the keyboard into the page.
    FocusPage,

    /// Call staff.
    CallHelp,
    /// The citizen no longer needs help.
    CancelHelp,
    /// Let staff know what the call is about, or no longer.
    TellArea(bool),
    /// More time, please.
    Extend,
    /// Take the last minutes to save one's work.
    TakeGrace,
    /// "I am on the phone": nobody asks for a while whether they are still there.
    OnThePhone,
    /// The warning was read: do not show it again.
    DismissBanner,

    /// Hide the screen behind this code.
    Hide(Code),
    /// Try to open the hidden screen.
    Unhide(Code),
    /// Idle question answered: the same person.
    StillHere,
    /// Idle question answered: someone else. End and wipe.
    JustArrived,
    /// *End* was pressed: the question is on show.
    EndAsked,
    /// The question was answered with no.
    EndCancelled,
    /// *End* was confirmed.
    End,
    /// Rated 1 to 5, or not at all.
    Rate(Option<u8>),

    /// Ask for a PIN.
    OpenStaff,
    /// Leave the PIN pad or the staff menu.
    CloseStaff,
    /// A PIN was entered.
    TryPin(Code),
    /// A line of the staff menu.
    Staff(StaffOrder),
    /// Staff look at, join or forget a network.
    Networks(networks::Ask),
    /// Staff want to see the page of the network that stands in the way.
    OpenNetworkPage,
    /// They are done with it.
    CloseNetworkPage,
}

/// Keys that mean the same on every screen, beside the page as within it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shortcut {
    /// Voice on or off (F2, or a press that stays).
    Voice,
    /// Say it again (F3).
    Again,
    /// One key for everything: slow, fast, off (F4).
    SingleKey,
    /// F7
    Softer,
    /// F8
    Louder,
    /// F9
    Slower,
    /// F10
    Faster,
}

/// Who is in front of the screen, by their own word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Company {
    Alone,
    Helped,
}

/// What staff can do at the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StaffOrder {
    /// Start a session for someone, without the notice's question.
    StartForSomeone,
    /// This many minutes more, without a limit of presses.
    Extend(u16),
    /// End the session and wipe.
    End,
    /// Cover the screen until staff lift it.
    Lock,
    /// Lift a lock that staff set; a citizen's own stays.
    LiftLock,
    /// Take out of use, or bring back.
    Maintenance(bool),
    /// Clear *out of service* after a failed receipt.
    ClearOutOfService,
    /// Open the last refused host, for this session only.
    AllowLastBlocked,
    /// Someone is waiting: no one-press extensions.
    SomeoneWaiting(bool),
    /// Answer the help call: *coming*.
    Coming,
}
