// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A person in front of the stage who tells what they do, pictures each screen, and wants
//! things to be true.

use std::{
    path::PathBuf,
    time::{Duration, Instant},
};

use anyhow::{Context, bail};
use sportello_rehearsal::{Screen, Stage};

use crate::say;

/// The stage with a storyteller in front of it.
pub(crate) struct Citizen {
    pub(crate) stage: Stage,
    pictures: PathBuf,
    taken: u32,
}

impl Citizen {
    pub(crate) fn new(stage: Stage, pictures: PathBuf) -> Self {
        Self {
            stage,
            pictures,
            taken: 0,
        }
    }

    /// Prints what happens next.
    #[expect(clippy::unused_self, reason = "it is the citizen who tells")]
    pub(crate) fn tell(&self, words: &str) {
        say(&format!("  {words}"));
    }

    /// Keeps a picture of the screen once it stands still.
    pub(crate) fn picture(&mut self, name: &str) -> anyhow::Result<()> {
        self.stage.wait_for_still_picture()?;
        self.picture_now(name)
    }

    /// Keeps a picture of the screen as it is at this moment.
    pub(crate) fn picture_now(&mut self, name: &str) -> anyhow::Result<()> {
        self.taken += 1;
        let path = self.pictures.join(format!("{:02}-{name}.png", self.taken));
        self.stage.keep_picture(&path)?;
        Ok(())
    }

    /// Touches a control.
    pub(crate) fn touch(&mut self, control: &str) -> anyhow::Result<()> {
        self.stage
            .press(control)
            .with_context(|| format!("touching {control}"))
    }

    /// Touches a tool of the bar; where there is no room for it, it waits behind *More*.
    pub(crate) fn bar(&mut self, control: &str) -> anyhow::Result<()> {
        if self.stage.screen()?.control(control).is_none() {
            self.touch("more")?;
        }
        self.touch(control)
    }

    /// Touches a line of a list, on whichever of its pages it stands.
    pub(crate) fn find_in_list(&mut self, control: &str) -> anyhow::Result<()> {
        while self.stage.screen()?.control(control).is_none() {
            let before = self.stage.screen()?.summary();
            self.touch("page-next")?;
            let _next = self.be_there_until(
                "the next page of a list",
                Duration::from_secs(20),
                |screen| screen.summary() != before,
            )?;
        }
        self.touch(control)
    }

    /// Walks to a control with Tab and presses Enter.
    pub(crate) fn by_keyboard(&mut self, control: &str) -> anyhow::Result<()> {
        self.stage
            .press_by_keyboard(control)
            .with_context(|| format!("reaching {control} by keyboard"))
    }

    /// Waits for a screen.
    pub(crate) fn arrive(&mut self, screen: &str) -> anyhow::Result<Screen> {
        self.stage
            .wait_for_screen(screen)
            .with_context(|| format!("arriving at {screen}"))
    }

    /// Waits until these words are on the screen.
    pub(crate) fn read(&mut self, words: &str) -> anyhow::Result<Screen> {
        self.read_within(words, Duration::from_secs(20))
    }

    /// The same, with its own patience. Moves the pointer a little meanwhile: somebody is here.
    pub(crate) fn read_within(
        &mut self,
        words: &str,
        patience: Duration,
    ) -> anyhow::Result<Screen> {
        self.be_there_until(&format!("the words “{words}”"), patience, |screen| {
            screen.says(words)
        })
    }

    /// Waits for something to be true of the screen, with a hand on the pointer.
    pub(crate) fn be_there_until(
        &mut self,
        what: &str,
        patience: Duration,
        wanted: impl Fn(&Screen) -> bool,
    ) -> anyhow::Result<Screen> {
        let began = Instant::now();
        let mut last_move = Instant::now();
        let mut aside = false;
        loop {
            let screen = self.stage.screen()?;
            if wanted(&screen) {
                return Ok(screen);
            }
            if began.elapsed() > patience {
                bail!(
                    "waited {} s in vain for {what}; the screen is: {}; it says: {:?}",
                    patience.as_secs(),
                    screen.summary(),
                    screen.texts
                );
            }
            if last_move.elapsed() > Duration::from_millis(700) {
                last_move = Instant::now();
                aside = !aside;
                self.stage.point(if aside { 6 } else { 10 }, 6)?;
            }
            std::thread::sleep(Duration::from_millis(30));
        }
    }

    /// After something went wrong: the screen, what the shell says is on it, the book, the logs.
    pub(crate) fn leave_evidence(&mut self, book: &str) {
        let screen = self.stage.screen();
        let windows = self.stage.windows();
        let report = format!("{screen:#?}\n{windows:#?}\n{book}\n{}", self.stage.log());
        let path = self.pictures.join("what-went-wrong.txt");
        match std::fs::write(&path, report)
            .map_err(anyhow::Error::from)
            .and_then(|()| self.picture_now("what-went-wrong"))
        {
            Ok(()) => say(&format!("  (screen and logs: {})", self.pictures.display())),
            Err(error) => say(&format!("  (the evidence could not be kept: {error:#})")),
        }
    }
}
