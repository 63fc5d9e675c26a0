// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What the citizen does on the practice website. The page tells us nothing: the citizen
//! presses *Show me* in the guide and touches what the ring encloses.

use std::{
    ops::RangeInclusive,
    time::{Duration, Instant},
};

use anyhow::{Context, bail};
use sportello_rehearsal::{Area, Colour};

use crate::citizen::Citizen;

/// Colour of the ring, and its thickness in pixels at any zoom of the page.
const RING: Colour = Colour(0x00, 0x66, 0xcc);
const THICKNESS: RangeInclusive<usize> = 4..=16;

/// What a step of *Practise SPID* asks for.
pub(crate) struct Step {
    /// Name of its picture.
    pub(crate) name: &'static str,
    /// Typed into what the ring encloses, after touching it.
    pub(crate) types: &'static str,
}

/// The steps of *Practise SPID*, in order.
pub(crate) const STEPS: [Step; 8] = [
    Step {
        name: "enter",
        types: "",
    },
    Step {
        name: "provider",
        types: "",
    },
    Step {
        name: "user-name",
        types: "maria.prova",
    },
    Step {
        name: "password",
        types: "Girasole1",
    },
    Step {
        name: "send",
        types: "",
    },
    Step {
        name: "code",
        types: "482913\n",
    },
    Step {
        name: "consent",
        types: "",
    },
    Step {
        name: "leave",
        types: "",
    },
];

impl Citizen {
    /// Asks the guide to show the step's button, and finds the ring around it.
    pub(crate) fn ask_where(&mut self) -> anyhow::Result<Area> {
        let before = self.rings()?;
        self.touch("show")?;
        let began = Instant::now();
        let mut last = None;
        loop {
            std::thread::sleep(Duration::from_millis(100));
            let now = self
                .rings()?
                .into_iter()
                .find(|ring| !before.contains(ring));
            // The page may still be scrolling to it: it counts once it stands still.
            match now {
                Some(ring) if last == Some(ring) => return Ok(ring),
                _ => last = now,
            }
            if began.elapsed() > Duration::from_secs(10) {
                bail!("the guide was asked to show the button, and no ring is on the page");
            }
        }
    }

    /// Touches the middle of an area.
    pub(crate) fn touch_area(&mut self, area: Area) -> anyhow::Result<()> {
        let (x, y) = area.middle();
        self.stage.click(u32::try_from(x)?, u32::try_from(y)?)?;
        Ok(())
    }

    /// The part of the screen that is the page's.
    pub(crate) fn page(&mut self) -> anyhow::Result<Area> {
        self.stage
            .page_area()?
            .context("the shell covers the whole screen: there is no page")
    }

    fn rings(&mut self) -> anyhow::Result<Vec<Area>> {
        let page = self.page()?;
        Ok(self.stage.picture()?.rings(RING, &THICKNESS, page))
    }
}
