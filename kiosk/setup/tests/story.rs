// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The whole way through the screens, with answers as the helper gives them.

#[expect(dead_code, reason = "the pictures use all of it")]
#[path = "screens/scenes.rs"]
mod scenes;

use scenes::{LONG_CODE, disk, machine, networks};
use sportello_kit::{Role, Spoken};
use sportello_setup::helper::Lost;
use sportello_setup::screen::{About, Action, COUNTDOWN, Field, Message, Screen, Setup, Trouble};
use sportello_setupd::secret::Secret;
use sportello_setupd::wire::{
    Answer, Cable, Code, Connectivity, Enrolled, Finish, Holds, Install, Join, Place, Progress,
    Refusal, Request, Step,
};

fn answer(setup: &mut Setup, about: About, answer: Answer) -> Action {
    setup.update(Message::Answered(about, Ok(answer)))
}

fn asks(action: Action, about: About, request: Request) {
    assert_eq!(action, Action::Ask(about, request));
}

fn begun(machine: sportello_setupd::wire::Machine) -> (Setup, Action) {
    let (mut setup, first) = Setup::begin();
    asks(first, About::Machine, Request::Machine);
    setup.language = "it".into();
    let action = answer(&mut setup, About::Machine, Answer::Machine(machine));
    (setup, action)
}

fn enrolled() -> Enrolled {
    Enrolled {
        terminal: "T7".into(),
        fingerprint: "AA".into(),
        centre: "centre.example".into(),
    }
}

#[test]
fn a_person_installs_from_the_stick() {
    let (mut setup, action) = begun(machine(Place::Installer));
    assert_eq!(
        (setup.screen.clone(), action),
        (Screen::Language, Action::None)
    );
    setup.update(Message::LanguageChosen("ar".into()));
    let keep = Request::Language {
        language: "ar".into(),
    };
    let kept = Action::Ask(About::Aside, keep);
    assert_eq!(
        setup.update(Message::WentOn),
        Action::Two(Box::new((kept, Action::None)))
    );
    let looks = setup.update(Message::InstallAsked);
    asks(looks, About::Disks, Request::Disks);
    let mut unfit = disk("/dev/sdb", "Stick", 8, Holds::Data);
    unfit.unfit = Some(Refusal::DiskRunning);
    let disks = vec![unfit, disk("/dev/sda", "ACME", 250, Holds::Data)];
    answer(&mut setup, About::Disks, Answer::Disks { disks });
    setup.update(Message::DiskChosen("/dev/sdb".into()));
    assert_eq!(setup.screen, Screen::Disks);
    setup.update(Message::DiskChosen("/dev/sda".into()));
    assert_eq!(setup.screen, Screen::Confirm);
    setup.update(Message::Typed(Field::DiskName, "acme".into()));
    let install = Install {
        disk: "/dev/sda".into(),
        typed: "acme".into(),
        keep_state: false,
        language: "ar".into(),
    };
    let action = setup.update(Message::Confirmed);
    asks(action, About::Installation, Request::Install(install));
    // Until the helper has begun, the person stays where they can mend what they typed.
    assert_eq!(setup.screen, Screen::Confirm);
    let progress = Progress {
        step: Step::Copying,
        permille: 500,
    };
    answer(&mut setup, About::Installation, Answer::Progress(progress));
    assert_eq!(setup.screen, Screen::Installing);
    assert_eq!(setup.update(Message::PowerOffAsked), Action::None);
    assert_eq!(setup.update(Message::WentBack), Action::None);
    answer(
        &mut setup,
        About::Installation,
        Answer::Installed { then: None },
    );
    let how = Finish::Restart;
    let action = setup.update(Message::RestartAsked);
    asks(action, About::Finish, Request::Finish { how });
}

#[test]
fn a_terminal_is_connected_and_enrolled() {
    let mut known = machine(Place::Installed);
    known.language = Some("en".into());
    let (mut setup, action) = begun(known);
    let networks_asked = Action::Ask(About::Networks, Request::Networks { scan: true });
    assert_eq!(
        action,
        Action::Two(Box::new((Action::Speak("en".into()), networks_asked)))
    );
    let found = networks(Connectivity::None, Cable::Unplugged);
    let ssid = found.found[0].ssid.clone();
    answer(&mut setup, About::Networks, Answer::Networks(found));
    setup.update(Message::NetworkChosen(ssid.clone()));
    assert_eq!(setup.screen, Screen::Key);
    setup.update(Message::Typed(Field::Key, "buongiorno".into()));
    let join = |key: &str| {
        Request::Join(Join {
            ssid: ssid.clone(),
            key: Some(Secret::new(key)),
            hidden: false,
        })
    };
    asks(
        setup.update(Message::JoinAsked),
        About::Joining,
        join("buongiorno"),
    );
    // Wrong: back to the key, which is still there to be looked at.
    let why = Refusal::KeyWrong;
    answer(&mut setup, About::Joining, Answer::Refused { why });
    assert_eq!(setup.screen, Screen::Key);
    assert_eq!(setup.fields.text(Field::Key), "buongiorno");
    setup.update(Message::Typed(Field::Key, "buonasera".into()));
    asks(
        setup.update(Message::JoinAsked),
        About::Joining,
        join("buonasera"),
    );
    let connectivity = Connectivity::Full;
    answer(
        &mut setup,
        About::Joining,
        Answer::Connectivity { connectivity },
    );
    assert_eq!(setup.fields.text(Field::Key), "");
    let found = networks(Connectivity::Full, Cable::Unplugged);
    answer(&mut setup, About::Networks, Answer::Networks(found));
    setup.update(Message::WentOn);
    assert_eq!(setup.screen, Screen::Code);
    setup.update(Message::Typed(Field::Code, LONG_CODE.into()));
    let code = Code::Typed(Secret::new(LONG_CODE));
    let action = setup.update(Message::EnrolAsked);
    asks(action, About::Enrolment, Request::Enrol { code });
    let why = Refusal::CodeRefused;
    answer(&mut setup, About::Enrolment, Answer::Refused { why });
    assert_eq!(setup.screen, Screen::Code);
    assert_eq!(setup.trouble, Some(Trouble::Refused(Refusal::CodeRefused)));
    setup.update(Message::EnrolAsked);
    answer(&mut setup, About::Enrolment, Answer::Enrolled(enrolled()));
    assert_eq!(setup.screen, Screen::Enrolled);
    let how = Finish::Kiosk;
    let action = setup.update(Message::BeginAsked);
    asks(action, About::Finish, Request::Finish { how });
    assert_eq!(
        answer(&mut setup, About::Finish, Answer::Done),
        Action::Leave
    );
}

#[test]
fn nobody_is_asked_where_the_stick_says_everything() {
    let mut alone = machine(Place::Installer);
    alone.unattended = true;
    let (mut setup, action) = begun(alone);
    asks(action, About::Installation, Request::Unattended);
    let then = Some(Finish::PowerOff);
    answer(&mut setup, About::Installation, Answer::Installed { then });
    for _ in 0..COUNTDOWN {
        assert_eq!(setup.update(Message::SecondPassed), Action::None);
    }
    let how = Finish::PowerOff;
    let action = setup.update(Message::SecondPassed);
    asks(action, About::Finish, Request::Finish { how });

    let mut first = machine(Place::Installed);
    (first.unattended, first.code_brought) = (true, true);
    first.language = Some("it".into());
    let (mut setup, _) = begun(first);
    let found = networks(Connectivity::Full, Cable::Connected);
    let action = answer(&mut setup, About::Networks, Answer::Networks(found));
    let code = Code::Brought;
    asks(action, About::Enrolment, Request::Enrol { code });
    let how = Finish::Kiosk;
    let action = answer(&mut setup, About::Enrolment, Answer::Enrolled(enrolled()));
    asks(action, About::Finish, Request::Finish { how });
}

#[test]
fn what_nobody_can_decide_waits_for_a_person() {
    let mut alone = machine(Place::Installer);
    alone.unattended = true;
    let (mut setup, _) = begun(alone);
    let why = Refusal::RuleFindsMany;
    answer(&mut setup, About::Installation, Answer::Refused { why });
    assert_eq!(setup.screen, Screen::Start);
    assert_eq!(setup.trouble, Some(Trouble::Refused(why)));
    let action = setup.update(Message::InstallAsked);
    asks(action, About::Disks, Request::Disks);

    let mut first = machine(Place::Installed);
    first.unattended = true;
    first.language = Some("it".into());
    let (mut setup, _) = begun(first);
    let found = networks(Connectivity::None, Cable::Unplugged);
    answer(&mut setup, About::Networks, Answer::Networks(found));
    // A network that is slow to come up is waited for; a code that is no good is not.
    let why = Refusal::NoInternet;
    answer(&mut setup, About::Enrolment, Answer::Refused { why });
    assert_eq!(setup.screen, Screen::Enrolling);
    let mut seconds = 0;
    let again = loop {
        match setup.update(Message::SecondPassed) {
            Action::None => seconds += 1,
            other => break other,
        }
        assert!(seconds < 60, "the code is never tried again");
    };
    let code = Code::Brought;
    asks(again, About::Enrolment, Request::Enrol { code });
    let why = Refusal::CodeRefused;
    answer(&mut setup, About::Enrolment, Answer::Refused { why });
    assert_eq!(setup.screen, Screen::Code);
    // Another look at the networks does not try the code again by itself.
    setup.update(Message::WentBack);
    let found = networks(Connectivity::Full, Cable::Connected);
    let action = answer(&mut setup, About::Networks, Answer::Networks(found));
    assert_eq!(action, Action::None);
}

#[test]
fn an_installation_goes_on_when_the_screens_were_gone() {
    let mut going = machine(Place::Installer);
    going.installing = true;
    let (setup, action) = begun(going);
    asks(action, About::Installation, Request::Follow);
    assert_eq!(setup.screen, Screen::Installing);
}

#[test]
fn a_message_for_a_screen_no_longer_shown_does_nothing() {
    let (mut setup, _) = begun(machine(Place::Installer));
    let before = setup.clone();
    for message in [
        Message::Confirmed,
        Message::EnrolAsked,
        Message::JoinAsked,
        Message::RestartAsked,
        Message::BeginAsked,
        Message::SecondPassed,
        Message::DiskChosen("/dev/sda".into()),
    ] {
        assert_eq!(setup.update(message), Action::None);
    }
    assert_eq!(setup, before);
}

#[test]
fn a_helper_that_is_gone_is_said_in_words() {
    let (mut setup, _) = begun(machine(Place::Installer));
    setup.update(Message::WentOn);
    setup.update(Message::InstallAsked);
    setup.update(Message::Answered(About::Disks, Err(Lost)));
    assert_eq!(setup.trouble, Some(Trouble::Lost));
    let again = setup.update(Message::LookedAgain);
    asks(again, About::Disks, Request::Disks);
}

#[test]
fn a_voice_says_labels_when_it_was_asked_for() {
    let (mut setup, _) = begun(machine(Place::Installer));
    setup.looks.can_speak = true;
    let spoken = Spoken {
        key: "go-on".into(),
        label: "Vai avanti".into(),
        role: Role::Button,
        state: "pronto".into(),
        bounds: iced::Rectangle::default(),
        focused: true,
        chosen: None,
        focusable: true,
    };
    let focused = Message::Focused(spoken);
    assert_eq!(setup.update(focused.clone()), Action::None);
    setup.update(Message::VoiceAsked);
    assert_eq!(
        setup.update(focused),
        Action::Say("Vai avanti. pronto".into())
    );
}
