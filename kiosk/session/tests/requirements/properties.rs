// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What holds whatever happens: random events, random waits, wall clocks that jump, power cuts.

mod steps;
mod world;

use proptest::collection::vec;
use proptest::prelude::*;
use sportello_session::{Event, Stage};

use self::steps::{Step, any_settings, any_step, far_wall, in_session_step};
use self::world::World;
use crate::desk::Desk;

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    /// The world checks after every step: no capsule where none may be, one kill and one record
    /// per session, time that grows only when given, one warning per threshold and rise, a cover
    /// that matches what is told, a lock that only its code opens, a deadline that lies ahead.
    #[test]
    fn the_invariants_hold_over_any_history(
        settings in any_settings(),
        steps in vec(any_step(), 1..150),
    ) {
        let mut world = World::new(settings);
        for step in steps {
            world.takes(step);
        }
    }

    #[test]
    fn no_stage_is_a_dead_end(settings in any_settings(), steps in vec(any_step(), 1..80)) {
        let mut world = World::new(settings);
        for step in steps {
            world.takes(step);
        }
        world.is_led_back_to_welcome();
    }

    /// Only maintenance and what waits for staff or repair may need a hand; everything else
    /// comes to rest although nobody answers, not even the capsule.
    #[test]
    fn silence_leads_to_rest(settings in any_settings(), steps in vec(any_step(), 1..80)) {
        let mut world = World::new(settings);
        for step in steps {
            world.takes(step);
        }
        world.is_left_alone();
    }

    #[test]
    fn a_session_never_looks_at_a_wall_clock_that_jumps(
        settings in any_settings(),
        steps in vec((in_session_step(), far_wall()), 1..60),
    ) {
        prop_assume!(Desk::new(settings.clone()).stage() == Stage::Welcome);
        let mut steady = Desk::new(settings.clone()).started();
        let mut jumping = Desk::new(settings).started();
        for (step, jump) in steps {
            let Step::Event(event, span) = step else { continue };
            steady.pass(span);
            jumping.pass(span);
            jumping.at.wall = jump;
            prop_assert_eq!(steady.does(event.clone()), jumping.does(event));
            prop_assert_eq!(&steady.view().session, &jumping.view().session);
            let open = steady.view().session.is_some();
            if !open {
                break;
            }
            prop_assert_eq!(
                steady.machine.next_deadline(steady.at),
                jumping.machine.next_deadline(jumping.at)
            );
            prop_assert_eq!(steady.does(Event::Tick), jumping.does(Event::Tick));
        }
    }
}
