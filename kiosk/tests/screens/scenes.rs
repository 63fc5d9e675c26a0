// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Every screen in a state worth a picture.

use sportello_capsule::wire::{
    Check, Key, PrinterState, Receipt, Refusal, Report, Trouble, Verdict,
};
use sportello_kiosk::screen::catalogue::Leads;
use sportello_kiosk::screen::guide::Guide;
use sportello_kiosk::screen::stopped::{Opening, OpeningDay, Stopped, WhyNothing, WhyOut};
use sportello_kiosk::screen::{
    Area, Banner, Bar, Cover, Help, Left, Message, More, Need, Panel, RoomMessage, Screen, Sought,
    Stage, Unsaved, WhyNoMore,
};
use sportello_kiosk::screen::{
    aloud, appearance, assess, card, choose, end, ending, guide, hands, help, hide, home, idle,
    language, learn, lesson, list, more, network_page, notice, paper, pin, staff, thanks, typing,
    welcome,
};

use sportello_kiosk::service::keys::Latch;
use sportello_kiosk::service::networks::{Found, Trouble as NetworkTrouble};
use sportello_setupd::wire::{
    Cable, Connectivity, Guard, Network, Networks, Refusal as NetworkRefusal,
};

use crate::fixture::{bar, key};

/// What part of the screen the shell has.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Window {
    Whole,
    BesidePage,
}

pub(crate) struct Scene {
    pub(crate) name: &'static str,
    pub(crate) stage: Stage,
    pub(crate) bar: Option<Bar>,
    pub(crate) window: Window,
    /// A key holds for the next one.
    pub(crate) latch: Option<Latch>,
    /// Also pictured at 1920x1080.
    pub(crate) on_monitor: bool,
}

fn scene(name: &'static str, place: Screen) -> Scene {
    Scene {
        name,
        stage: Stage::new(place),
        bar: Some(bar()),
        window: Window::Whole,
        latch: None,
        on_monitor: false,
    }
}

impl Scene {
    fn without_bar(mut self) -> Self {
        self.bar = None;
        self
    }

    fn on_monitor(mut self) -> Self {
        self.on_monitor = true;
        self
    }

    fn latched(mut self, latch: Latch) -> Self {
        self.latch = Some(latch);
        self
    }

    fn with(mut self, change: impl FnOnce(&mut Bar)) -> Self {
        if let Some(bar) = &mut self.bar {
            change(bar);
        }
        self
    }

    fn panel(mut self, panel: Panel) -> Self {
        self.stage.set_panel(Some(panel));
        self
    }

    fn cover(mut self, cover: Cover) -> Self {
        self.stage.set_cover(Some(cover));
        self.bar = None;
        self
    }

    fn doing(mut self, messages: impl IntoIterator<Item = Message>) -> Self {
        for message in messages {
            let _action = self.stage.update(message);
        }
        self
    }
}

fn beside_page(name: &'static str, guide: Guide) -> Scene {
    let mut scene = scene(name, Screen::Guide);
    scene.stage.guide = Some(guide);
    scene.window = Window::BesidePage;
    scene
}

/// A network's own page, for staff, after these reports.
fn network_page(name: &'static str, reports: &[Report]) -> Scene {
    let mut page = network_page::NetworkPage::new();
    for report in reports {
        page.learn(report);
    }
    let mut scene = scene(name, Screen::NetworkPage(page)).without_bar();
    scene.window = Window::BesidePage;
    scene
}

fn following() -> Guide {
    let mut guide = Guide::new(key("isee"), 6);
    guide.learn(&Report::PageReady);
    guide
}

fn told(report: Report) -> Guide {
    let mut guide = following();
    guide.learn(&Report::StepReached { step: 2 });
    guide.learn(&report);
    guide
}

fn trouble(kind: Trouble) -> Guide {
    told(Report::Trouble { kind })
}

fn home() -> Screen {
    Screen::Home(home::Home::new())
}

fn home_typing() -> Screen {
    let mut home = home::Home::new();
    let letters = Some(typing::Typing::Letters);
    let _action = home.update(home::Message::TypingChanged(letters));
    for letter in "isee".chars() {
        let _action = home.update(home::Message::KeyPressed(Key::Letter { letter }));
    }
    Screen::Home(home)
}

fn second_page_of_hands() -> hands::Hands {
    let mut hands = hands::Hands::new();
    let _action = hands.update(hands::Message::PageTurned(1));
    hands
}

fn wipe(of: impl Fn(Check) -> Option<Verdict>) -> ending::Ending {
    let mut ending = ending::Ending::new();
    for check in Check::ALL {
        if let Some(verdict) = of(check) {
            ending.learn(&Report::Checked { check, verdict });
        }
    }
    ending
}

fn wiped() -> ending::Ending {
    let mut ending = ending::Ending::new();
    let verdict = |check: Check| {
        if check.is_platform() {
            Verdict::NotCovered
        } else {
            Verdict::Pass
        }
    };
    ending.learn(&Report::Receipt(Receipt {
        checks: Check::ALL
            .into_iter()
            .map(|check| (check, verdict(check)))
            .collect(),
        duration_ms: 180,
    }));
    ending
}

fn staff_menu() -> staff::Staff {
    use staff::{Health, Outcome, Part};
    let mut menu = staff::Staff::default();
    menu.name = "Giulia".to_owned();
    menu.state = staff::TerminalState::InUse { minutes_left: 24 };
    menu.blocked_host = true;
    menu.help = Help::Sent;
    menu.health = vec![
        (Part::Browser, Health::Good),
        (Part::Network, Health::Poor),
        (Part::Printer, Health::Bad),
        (Part::Voice, Health::Good),
        (Part::Book, Health::Good),
        (Part::Space, Health::Good),
        (Part::Clock, Health::Good),
        (Part::Tasks, Health::Good),
        (Part::Battery, Health::Poor),
    ];
    menu.receipts = vec![
        ("12/05, 10:30".to_owned(), Outcome::Proven),
        ("12/05, 09:40".to_owned(), Outcome::NotAllProven),
        ("11/05, 18:20".to_owned(), Outcome::Proven),
    ];
    menu
}

/// The networks behind the staff menu, as root's helper told of them.
fn networks(connectivity: Connectivity) -> staff::Staff {
    let network = |name: &str, strength, guard, active| Network {
        ssid: name.bytes().map(|byte| format!("{byte:02x}")).collect(),
        name: name.to_owned(),
        strength,
        guard,
        active,
    };
    let mut menu = staff_menu();
    let _look = menu.update(staff::Message::NetworksAsked);
    menu.learn_networks(Ok(Found {
        networks: Networks {
            connectivity,
            cable: Cable::Unplugged,
            wifi: true,
            found: vec![
                network("Biblioteca-WiFi", 82, Guard::Key, true),
                network("iPhone di Giulia", 74, Guard::Key, false),
                network("EmiliaRomagnaWiFi", 61, Guard::Open, false),
                network("Uffici", 40, Guard::Unsupported, false),
                network("Bar Centrale", 22, Guard::Key, false),
            ],
        },
        known: vec!["4269626c696f746563612d57694669".to_owned()],
    }));
    menu
}

/// One of them looked at closely; `wrong`: its key was not the right one.
fn network(name: &str, wrong: bool) -> staff::Staff {
    use staff::networks::Message;
    let mut menu = networks(Connectivity::Full);
    let mut say = |message| menu.update(staff::Message::Networks(message));
    let ssid = name.bytes().map(|byte| format!("{byte:02x}")).collect();
    let _chosen = say(Message::Chosen(ssid));
    let _typed = say(Message::KeyTyped("una parola".to_owned()));
    if wrong {
        let _shown = say(Message::KeyTurned(true));
        let _metered = say(Message::MeteredTurned(true));
        let _joins = say(Message::JoinAsked);
        menu.learn_networks(Err(NetworkTrouble::Refused(NetworkRefusal::KeyWrong)));
    }
    menu
}

fn digits(count: u8) -> impl Iterator<Item = hide::Message> {
    (0..count).map(|_| hide::Message::Digit(1))
}

pub(crate) fn all() -> Vec<Scene> {
    let mut scenes = before_a_session();
    scenes.extend(choosing());
    scenes.extend(guides());
    scenes.extend(notices());
    scenes.extend(panels());
    scenes.extend(covers());
    scenes.extend(after_a_session());
    scenes
}

fn before_a_session() -> Vec<Scene> {
    vec![
        scene("welcome", Screen::Welcome(welcome::Welcome::new()))
            .without_bar()
            .on_monitor(),
        scene("notice", Screen::Notice(notice::Notice::new()))
            .without_bar()
            .on_monitor(),
        scene("notice-second-half", Screen::Notice(notice::Notice::new()))
            .without_bar()
            .doing([
                Message::Notice(notice::Message::HalfTurned(1)),
                Message::Notice(notice::Message::CompanyChosen(
                    sportello_kiosk::screen::Company::Helped,
                )),
            ]),
        scene(
            "closed",
            Screen::Stopped(Stopped::Closed {
                opens: Some(Opening {
                    day: OpeningDay::Weekday(0),
                    time: "09:00".to_owned(),
                }),
            }),
        )
        .without_bar(),
        scene("maintenance", Screen::Stopped(Stopped::Maintenance)).without_bar(),
        scene(
            "out-of-service",
            Screen::Stopped(Stopped::OutOfService(WhyOut::WipeFailed)),
        )
        .without_bar(),
        scene(
            "out-of-service-staff",
            Screen::Stopped(Stopped::OutOfService(WhyOut::Staff)),
        )
        .without_bar(),
        scene(
            "out-of-service-battery",
            Screen::Stopped(Stopped::OutOfService(WhyOut::BatteryEmpty)),
        )
        .without_bar(),
        scene(
            "nothing-works",
            Screen::Stopped(Stopped::NothingWorks(WhyNothing::NoBrowser)),
        )
        .without_bar(),
    ]
}

fn choosing() -> Vec<Scene> {
    let search = |text: &str| {
        Screen::List(list::List::new(list::Subject::Search(Sought::new(
            text.to_owned(),
        ))))
    };
    let mut returning = scene("home-returning", home());
    returning.stage.guide = Some(following());
    vec![
        scene("home", home()).on_monitor(),
        returning,
        scene(
            "need",
            Screen::List(list::List::new(list::Subject::Need(Need::Learn))),
        ),
        scene(
            "need-empty",
            Screen::List(list::List::new(list::Subject::Need(Need::School))),
        ),
        scene(
            "practice",
            Screen::List(list::List::new(list::Subject::Practice)),
        ),
        scene("results", search("SPID")),
        scene("results-none", search("patente")),
        scene("choose", Screen::Choose(choose::Choose::new())).on_monitor(),
        scene("choose-next", Screen::Choose(choose::Choose::new())).doing([Message::Choose(
            choose::Message::Answered(Leads::Question(1)),
        )]),
        scene("choose-person", Screen::Choose(choose::Choose::new()))
            .doing([Message::Choose(choose::Message::Answered(Leads::Staff))]),
        scene("learn", Screen::Learn(learn::Learn::new())),
        scene("lesson", a_lesson()).on_monitor(),
        scene("lesson-trial", a_lesson()).doing(to_the_trial()),
        scene("lesson-wrong", a_lesson()).doing(to_the_trial().chain(tried(1, false))),
        scene("lesson-right", a_lesson()).doing(to_the_trial().chain(tried(0, true))),
        scene("assess", an_assessment()),
        scene("assess-item", an_assessment())
            .doing(answered(3))
            .on_monitor(),
        scene("assess-result", an_assessment())
            .doing(answered(13))
            .on_monitor(),
        scene(
            "card-second-page",
            Screen::Card(card::Card::new(key("isee"))),
        )
        .doing([Message::Card(card::Message::PageTurned(1))]),
        scene("card-unreviewed", Screen::Card(card::Card::new(key("fse")))),
        scene("card", Screen::Card(card::Card::new(key("isee"))))
            .doing([Message::Card(card::Message::Ticked(1))])
            .on_monitor(),
        scene(
            "card-too-long",
            Screen::Card(card::Card::new(key("cv-europass"))),
        )
        .with(|bar| bar.most_minutes = 24),
        scene(
            "card-practice",
            Screen::Card(card::Card::new(key("practise-spid"))),
        ),
    ]
}

fn a_lesson() -> Screen {
    Screen::Lesson(lesson::Lesson::new(key("strong-password"), 4))
}

fn to_the_trial() -> impl Iterator<Item = Message> {
    (0..4).map(|_| Message::Lesson(lesson::Message::WentOn))
}

fn tried(answer: usize, right: bool) -> impl Iterator<Item = Message> {
    std::iter::once(Message::Lesson(lesson::Message::Tried { answer, right }))
}

fn an_assessment() -> Screen {
    Screen::Assessment(assess::Assessment::new(13))
}

fn answered(count: usize) -> impl Iterator<Item = Message> {
    let levels = assess::Level::ALL.into_iter().cycle().take(count);
    std::iter::once(assess::Message::Began)
        .chain(levels.map(assess::Message::Answered))
        .map(Message::Assessment)
}

fn guides() -> Vec<Scene> {
    let asked = || [Message::Guide(guide::Message::StuckAsked)];
    let done = || (0..6).map(|_| Message::Guide(guide::Message::StepDone));
    let mut browsing = Guide::browsing();
    browsing.learn(&Report::PageReady);
    vec![
        beside_page("guide", following()).on_monitor(),
        beside_page("guide-danger", told(Report::StepReached { step: 3 })).on_monitor(),
        beside_page("guide-part", told(Report::StepReached { step: 4 })).on_monitor(),
        beside_page("guide-part-last", told(Report::StepReached { step: 4 }))
            .doing([Message::Guide(guide::Message::PartTurned(9))]),
        beside_page("guide-opening", Guide::new(key("isee"), 6)),
        beside_page("guide-shown", told(Report::Found)).doing([
            Message::Guide(guide::Message::StepDone),
            Message::Guide(guide::Message::StepDone),
            Message::Guide(guide::Message::StepDone),
            Message::Guide(guide::Message::ShowToggled),
        ]),
        beside_page("guide-stuck", following())
            .doing(asked())
            .on_monitor(),
        beside_page("guide-lost", told(Report::Lost)).on_monitor(),
        beside_page(
            "guide-blocked",
            told(Report::Blocked {
                class: Refusal::Undeclared,
            }),
        )
        .on_monitor(),
        beside_page("guide-restarted", trouble(Trouble::BrowserRestarted)),
        beside_page("guide-unreachable", trouble(Trouble::SiteUnreachable)),
        beside_page("guide-no-network", trouble(Trouble::NoNetwork)),
        beside_page("guide-help", following())
            .with(|bar| bar.help = Help::Coming)
            .on_monitor(),
        beside_page("guide-help-nobody", following())
            .with(|bar| bar.help = Help::Nobody)
            .on_monitor(),
        beside_page("guide-warning", following())
            .with(|bar| {
                bar.left = Left::Minutes(5);
                bar.is_short = true;
                bar.banner = Some(Banner::Warning {
                    minutes: 5,
                    more: More::Extension(10),
                });
            })
            .on_monitor(),
        beside_page("guide-message", following())
            .with(|bar| bar.banner = Some(Banner::Message(RoomMessage::ShortStop)))
            .on_monitor(),
        beside_page("guide-staff-ends", following())
            .with(|bar| {
                bar.left = Left::Seconds(42);
                bar.is_short = true;
                bar.banner = Some(Banner::StaffEnd { seconds: 42 });
            })
            .on_monitor(),
        beside_page("guide-hop", told(Report::Found)).with(|bar| {
            bar.left = Left::Paused;
            bar.banner = Some(Banner::Hop);
        }),
        beside_page("guide-done", following())
            .doing(done())
            .on_monitor(),
        beside_page("guide-browsing", browsing),
    ]
}

fn notices() -> Vec<Scene> {
    vec![
        scene("warning", home()).with(|bar| {
            bar.left = Left::Minutes(1);
            bar.is_short = true;
            bar.share = 0.02;
            bar.banner = Some(Banner::Warning {
                minutes: 1,
                more: More::Grace(5),
            });
        }),
        scene("warning-no-more", home()).with(|bar| {
            bar.left = Left::Seconds(40);
            bar.is_short = true;
            bar.share = 0.01;
            bar.banner = Some(Banner::Warning {
                minutes: 1,
                more: More::Nothing(Some(WhyNoMore::SomeoneWaiting)),
            });
        }),
        scene("grace", home()).with(|bar| {
            bar.left = Left::Grace(5);
            bar.banner = Some(Banner::Grace { minutes: 5 });
        }),
        scene("message", home()).with(|bar| {
            bar.banner = Some(Banner::Message(RoomMessage::SomeoneWaits));
        }),
        scene("staff-ends", home()).with(|bar| {
            bar.left = Left::Seconds(42);
            bar.is_short = true;
            bar.share = 0.01;
            bar.banner = Some(Banner::StaffEnd { seconds: 42 });
        }),
        scene("battery-low", home()).with(|bar| bar.banner = Some(Banner::BatteryLow)),
        scene("battery-end", home()).with(|bar| {
            bar.left = Left::Seconds(42);
            bar.is_short = true;
            bar.share = 0.01;
            bar.banner = Some(Banner::BatteryEnd);
        }),
        scene("home-typing", home_typing()).on_monitor(),
        scene("latched", home())
            .latched(Latch::Capital)
            .on_monitor(),
        beside_page("guide-latched", following()).latched(Latch::Third),
        scene("lid-closed", home()).with(|bar| bar.banner = Some(Banner::LidClosed)),
        scene("extended", home()).with(|bar| bar.banner = Some(Banner::Extended { minutes: 10 })),
    ]
}

fn panels() -> Vec<Scene> {
    let files = Unsaved {
        pdf: 2,
        image: 1,
        document: 0,
        other: 0,
    };
    vec![
        scene("panel-language", home()).panel(Panel::Language(language::Languages::new())),
        scene("panel-appearance", home())
            .panel(Panel::Appearance(appearance::Appearance))
            .on_monitor(),
        scene("panel-aloud", home())
            .panel(Panel::Aloud(aloud::Aloud))
            .on_monitor(),
        scene("panel-hands", home())
            .panel(Panel::Hands(hands::Hands::new()))
            .on_monitor(),
        scene("panel-hands-other", home()).panel(Panel::Hands(second_page_of_hands())),
        scene("panel-help", home())
            .panel(Panel::Help(help::HelpPanel))
            .with(|bar| bar.help = Help::Sent),
        scene("panel-help-area", home())
            .panel(Panel::Help(help::HelpPanel))
            .with(|bar| {
                bar.help = Help::Seen;
                bar.area = Some(Area::Need(Need::Money));
            }),
        scene("panel-help-told", home())
            .panel(Panel::Help(help::HelpPanel))
            .with(|bar| {
                bar.help = Help::Coming;
                bar.area = Some(Area::Browsing);
                bar.area_told = true;
            }),
        scene("panel-help-nobody", home())
            .panel(Panel::Help(help::HelpPanel))
            .with(|bar| bar.help = Help::Nobody)
            .on_monitor(),
        scene("panel-end", home())
            .panel(Panel::End(end::End))
            .with(|bar| {
                bar.unsaved = files;
                bar.finished = true;
            })
            .on_monitor(),
        scene("panel-end-nothing", home()).panel(Panel::End(end::End)),
        scene("panel-hide", home())
            .panel(Panel::Hide(hide::Hide::new()))
            .doing(digits(2).map(Message::Hide)),
        scene("panel-more", Screen::Guide).panel(Panel::More(more::More { page: true })),
        scene("panel-paper", home()).panel(a_sheet(&[])),
        scene("panel-paper-counted", home())
            .panel(a_sheet(&[counted()]))
            .on_monitor(),
        scene("panel-paper-waits", home()).panel(a_sheet(&[counted(), no_paper()])),
    ]
}

fn counted() -> Report {
    Report::Counted { pages: 2 }
}

fn no_paper() -> Report {
    Report::Printer {
        state: PrinterState::NoPaper,
    }
}

/// A sheet on its way: agreed to before the last of the reports, where there are two.
fn a_sheet(reports: &[Report]) -> Panel {
    let mut sheet = paper::Paper::new(false);
    for (at, report) in reports.iter().enumerate() {
        if at == 1 {
            let _action = sheet.update(paper::Message::Agreed);
        }
        let _known = sheet.learn(report);
    }
    Panel::Paper(sheet)
}

fn covers() -> Vec<Scene> {
    let mut locked = hide::Locked::new(8);
    locked.wrong = true;
    let mut ending_staff = staff_menu();
    let mut out = staff_menu();
    out.state = staff::TerminalState::OutOfService;
    out.support_code = Some("R7-CLIP".to_owned());
    out.help = Help::NotCalled;
    out.blocked_host = false;
    out.refused = Some(sportello_session::Refusal::NotInService);
    let mut barred = staff_menu();
    barred.state = staff::TerminalState::Barred;
    barred.help = Help::NotCalled;
    barred.blocked_host = false;
    let _asked = ending_staff.update(staff::Message::EndAsked);
    let mut joining = network("EmiliaRomagnaWiFi", false);
    let join = staff::networks::Message::JoinAsked;
    let _joins = joining.update(staff::Message::Networks(join));
    // Nobody is served: the page that stands in the way may be opened.
    let mut portal = networks(Connectivity::Portal);
    portal.state = staff::TerminalState::Free;
    let mut lost = staff_menu();
    let _look = lost.update(staff::Message::NetworksAsked);
    lost.learn_networks(Err(NetworkTrouble::Lost));
    vec![
        scene("idle", home())
            .cover(Cover::Idle(idle::Idle {
                seconds_left: 42,
                seconds: 60,
            }))
            .on_monitor(),
        scene("locked", home()).cover(Cover::Locked(locked)),
        scene("pin", home())
            .cover(Cover::Pin(pin::Pin::new(pin::PinState::Asking)))
            .doing(digits(3).map(Message::Pin)),
        scene("pin-wait", home()).cover(Cover::Pin(pin::Pin::new(pin::PinState::Wait(30)))),
        scene("staff", home())
            .cover(Cover::Staff(staff_menu()))
            .on_monitor(),
        scene("staff-barred", home()).cover(Cover::Staff(barred)),
        scene("staff-end", home()).cover(Cover::Staff(ending_staff)),
        scene("staff-out", home()).cover(Cover::Staff(out)),
        scene("staff-lock", home()).cover(Cover::StaffLock),
        scene("networks", home())
            .cover(Cover::Staff(networks(Connectivity::Full)))
            .on_monitor(),
        scene("networks-portal", home()).cover(Cover::Staff(portal)),
        scene("networks-key", home()).cover(Cover::Staff(network("Biblioteca-WiFi", false))),
        scene("networks-wrong", home()).cover(Cover::Staff(network("iPhone di Giulia", true))),
        scene("networks-joining", home()).cover(Cover::Staff(joining)),
        scene("networks-lost", home()).cover(Cover::Staff(lost)),
        network_page("network-page", &[Report::PageReady]).on_monitor(),
        network_page(
            "network-page-silent",
            &[Report::Trouble {
                kind: Trouble::SiteUnreachable,
            }],
        ),
    ]
}

fn after_a_session() -> Vec<Scene> {
    let halfway = wipe(|check| match check {
        Check::Processes | Check::Mounts | Check::Files => Some(Verdict::Pass),
        _ => None,
    });
    let failed = wipe(|check| {
        Some(if check == Check::Clipboard {
            Verdict::Fail
        } else {
            Verdict::Pass
        })
    });
    vec![
        scene("ending", Screen::Ending(halfway)).without_bar(),
        scene("ending-failed", Screen::Ending(failed)).without_bar(),
        scene(
            "thanks",
            Screen::Thanks(thanks::Thanks::new(wiped(), Vec::new())),
        )
        .without_bar()
        .on_monitor(),
        scene(
            "thanks-rated",
            Screen::Thanks(thanks::Thanks::new(wiped(), Vec::new())),
        )
        .without_bar()
        .doing([Message::Thanks(thanks::Message::Rated(4))]),
        scene(
            "thanks-today",
            Screen::Thanks(thanks::Thanks::new(wiped(), vec![key("isee")])),
        )
        .without_bar()
        .on_monitor(),
        scene(
            "thanks-after-today",
            Screen::Thanks(thanks::Thanks::new(wiped(), vec![key("isee")])),
        )
        .without_bar()
        .doing([Message::Thanks(thanks::Message::ListLeft)]),
        scene(
            "thanks-list",
            Screen::Thanks(thanks::Thanks::new(wiped(), Vec::new())),
        )
        .without_bar()
        .doing([Message::Thanks(thanks::Message::ListAsked)]),
    ]
}
