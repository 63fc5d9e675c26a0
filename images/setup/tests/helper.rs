// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Conversations with a helper over its socket. The agent is a script here that behaves as the
//! real one does at its ends: input, output, status.

#![expect(
    clippy::unwrap_used,
    reason = "a world that cannot be set up is a failed test"
)]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use sportello_protocol::EnrolmentCode;
use sportello_setupd::helper::config::Config;
use sportello_setupd::helper::seed::Seed;
use sportello_setupd::helper::serve::Helper;
use sportello_setupd::line::{LineReader, send};
use sportello_setupd::secret::Secret;
use sportello_setupd::wire::{
    Answer, Code, Enrolled, Finish, Install, Place, Proxy, Refusal, Request,
};
use tokio::io::AsyncWriteExt;
use tokio::net::{UnixListener, UnixStream};

struct World {
    folder: tempfile::TempDir,
    config: Config,
}

/// Takes the code `good`, says that any other was refused; `away` is a centre that is silent.
const AGENT: &str = r#"#!/bin/sh
printf '%s\n' "$*" >>"$(dirname "$0")/arguments"
book=$(dirname "$0")/state/book
case "$1" in
enrol)
    code=$(cat)
    printf '%s' "$code" >"$(dirname "$0")/code"
    if [ -e "$(dirname "$0")/away" ]; then exit 2; fi
    if [ "$code" != "$(cat "$(dirname "$0")/good")" ]; then exit 1; fi
    : >"$book/identity.json" ;;
status)
    if [ -e "$book/identity.json" ]; then
        echo '{"enrolled":true,"terminal":"T7","fingerprint":"AA-BB","centre":"https://centre.example/","running":false}'
    else
        echo '{"enrolled":false,"terminal":null,"fingerprint":null,"centre":null}'
    fi ;;
esac
"#;

impl World {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir_all(at("state/book")).unwrap();
        fs::write(at("cmdline"), "quiet").unwrap();
        fs::write(at("agent.toml"), "centre = \"https://centre.example\"").unwrap();
        fs::write(at("agent"), AGENT).unwrap();
        fs::set_permissions(at("agent"), fs::Permissions::from_mode(0o755)).unwrap();
        let config = Config {
            cmdline: at("cmdline"),
            efi: at("efi"),
            state: at("state"),
            shared_run: at("shared"),
            run: at("run"),
            definitions: Path::new(env!("CARGO_MANIFEST_DIR")).join("repart.d"),
            agent_config: at("agent.toml"),
            agent: vec![at("agent").display().to_string()],
            loops: false,
        };
        Self { folder, config }
    }

    fn at(&self, name: &str) -> std::path::PathBuf {
        self.folder.path().join(name)
    }

    async fn stream(&self) -> UnixStream {
        let path = self.at("socket");
        if !path.exists() {
            let listener = UnixListener::bind(&path).unwrap();
            tokio::spawn(Helper::new(self.config.clone(), None).serve(listener));
        }
        UnixStream::connect(path).await.unwrap()
    }

    async fn ask(&self, request: &Request) -> Answer {
        let mut stream = self.stream().await;
        send(&mut stream, request).await.unwrap();
        LineReader::new(stream).next().await.unwrap().unwrap()
    }

    async fn enrol(&self, code: &str) -> Answer {
        let code = Code::Typed(Secret::new(code));
        self.ask(&Request::Enrol { code }).await
    }
}

fn refused(why: Refusal) -> Answer {
    Answer::Refused { why }
}

#[tokio::test]
async fn a_code_enrols_and_is_in_no_argument() {
    let world = World::new();
    let code = EnrolmentCode::random(None).unwrap().to_string();
    fs::write(world.at("good"), &code).unwrap();
    let finish = |how| Request::Finish { how };
    assert_eq!(
        world.ask(&finish(Finish::Kiosk)).await,
        refused(Refusal::NoCode)
    );
    assert_eq!(
        world.enrol(&code).await,
        Answer::Enrolled(Enrolled {
            terminal: "T7".into(),
            fingerprint: "AA-BB".into(),
            centre: "centre.example".into(),
        })
    );
    assert_eq!(world.ask(&finish(Finish::Kiosk)).await, Answer::Done);
    // There is nothing left to help with, and nobody who listens.
    while UnixStream::connect(world.at("socket")).await.is_ok() {
        tokio::task::yield_now().await;
    }
    let arguments = fs::read_to_string(world.at("arguments")).unwrap();
    assert!(arguments.starts_with("enrol - --state"), "{arguments}");
    assert!(!arguments.contains(&code));
    assert_eq!(fs::read_to_string(world.at("code")).unwrap(), code);
}

#[tokio::test]
async fn a_code_that_cannot_enrol_says_why() {
    let world = World::new();
    let code = EnrolmentCode::random(None).unwrap().to_string();
    fs::write(world.at("good"), "another").unwrap();
    assert_eq!(world.enrol("").await, refused(Refusal::NoCode));
    assert_eq!(
        world.enrol("ABCDE-12345").await,
        refused(Refusal::CodeShape)
    );
    assert_eq!(
        world.enrol(&"A".repeat(2000)).await,
        refused(Refusal::CodeShape)
    );
    assert!(!world.at("code").exists(), "the agent was asked in vain");
    assert_eq!(world.enrol(&code).await, refused(Refusal::CodeRefused));
    fs::write(world.at("away"), "").unwrap();
    assert_eq!(world.enrol(&code).await, refused(Refusal::CentreSilent));
    fs::remove_file(world.at("agent.toml")).unwrap();
    assert_eq!(world.enrol(&code).await, refused(Refusal::NoCentre));
    // One that brings the centre's address needs no other.
    fs::remove_file(world.at("away")).unwrap();
    let whole = format!("https://centre.example/#{code}");
    fs::write(world.at("good"), &whole).unwrap();
    assert!(matches!(world.enrol(&whole).await, Answer::Enrolled(_)));
}

#[tokio::test]
async fn what_the_stick_left_enrols_and_is_forgotten() {
    let world = World::new();
    let code = EnrolmentCode::random(None).unwrap().to_string();
    fs::write(world.at("good"), &code).unwrap();
    let brought = Request::Enrol {
        code: Code::Brought,
    };
    assert_eq!(world.ask(&brought).await, refused(Refusal::NoCode));
    let seed = Seed {
        language: Some("ar".into()),
        code: Some(Secret::new(code)),
        unattended: true,
        ..Seed::default()
    };
    seed.plant(&world.config.state).unwrap();
    let Answer::Machine(machine) = world.ask(&Request::Machine).await else {
        panic!("no machine");
    };
    assert_eq!(machine.place, Place::Installed);
    assert_eq!(machine.language.as_deref(), Some("ar"));
    assert!(machine.code_brought && machine.unattended && !machine.enrolled);
    assert!(matches!(world.ask(&brought).await, Answer::Enrolled(_)));
    let Answer::Machine(machine) = world.ask(&Request::Machine).await else {
        panic!("no machine");
    };
    assert!(!machine.code_brought && !machine.unattended && machine.enrolled);
    assert_eq!(machine.language.as_deref(), Some("ar"));
}

#[tokio::test]
async fn a_terminal_that_was_not_started_to_install_installs_nothing() {
    let world = World::new();
    let install = Request::Install(Install {
        disk: "/dev/sda".into(),
        typed: "sda".into(),
        keep_state: false,
        language: "it".into(),
    });
    for request in [
        Request::Disks,
        install,
        Request::Unattended,
        Request::Follow,
    ] {
        assert_eq!(
            world.ask(&request).await,
            refused(Refusal::NotHere),
            "{request:?}"
        );
    }
}

#[tokio::test]
async fn language_and_proxy_are_kept_and_nothing_else_gets_into_their_files() {
    let world = World::new();
    let language = |tag: &str| Request::Language {
        language: tag.into(),
    };
    assert_eq!(world.ask(&language("en")).await, Answer::Done);
    assert_eq!(
        world.ask(&language("en\nx")).await,
        refused(Refusal::Request)
    );
    let proxy = |host: &str, port| Request::Proxy {
        proxy: Some(Proxy {
            host: host.into(),
            port,
        }),
    };
    assert_eq!(world.ask(&proxy("proxy.example", 3128)).await, Answer::Done);
    assert_eq!(
        world.ask(&proxy("a\nB=c", 1)).await,
        refused(Refusal::ProxyShape)
    );
    assert_eq!(
        world.ask(&proxy("proxy.example", 0)).await,
        refused(Refusal::ProxyShape)
    );
    let kept = fs::read_to_string(world.config.kept().join("proxy.env")).unwrap();
    assert_eq!(
        kept.lines().next(),
        Some("HTTPS_PROXY=http://proxy.example:3128")
    );
    assert_eq!(
        world.ask(&Request::Proxy { proxy: None }).await,
        Answer::Done
    );
    assert!(!world.config.kept().join("proxy.env").exists());
    let later = Request::Finish { how: Finish::Later };
    assert_eq!(world.ask(&later).await, Answer::Done);
    assert!(world.config.run.join("later").exists());
}

#[tokio::test]
async fn a_hostile_line_is_refused_and_the_next_conversation_goes_on() {
    let world = World::new();
    for line in [
        &b"{\"ask\":\"open_a_shell\"}\n"[..],
        b"\xff\xff\n",
        &vec![b'['; 200_000],
    ] {
        let mut stream = world.stream().await;
        // The helper may have closed before all of it was taken.
        let _sent = stream.write_all(line).await;
        let answer: Result<Option<Answer>, _> = LineReader::new(stream).next().await;
        if let Ok(Some(answer)) = answer {
            assert_eq!(answer, refused(Refusal::Request));
        }
    }
    assert!(matches!(
        world.ask(&Request::Machine).await,
        Answer::Machine(_)
    ));
}

#[tokio::test]
async fn who_may_ask_for_networks_may_ask_for_nothing_else() {
    let world = World::new();
    let listener = UnixListener::bind(world.at("socket")).unwrap();
    tokio::spawn(Helper::of_networks(world.config.clone(), None).serve(listener));
    let code = Code::Typed(Secret::new("SPRT-0000"));
    let install = Install {
        disk: "/dev/sda".to_owned(),
        typed: "Disk".to_owned(),
        keep_state: false,
        language: "it".to_owned(),
    };
    for request in [
        Request::Machine,
        Request::Disks,
        Request::Install(install),
        Request::Unattended,
        Request::Follow,
        Request::Language {
            language: "en".to_owned(),
        },
        Request::Proxy { proxy: None },
        Request::Enrol { code },
        Request::Finish {
            how: Finish::PowerOff,
        },
    ] {
        assert_eq!(world.ask(&request).await, refused(Refusal::NotHere));
    }
    assert!(!world.at("state/setup").exists(), "nothing was kept");
}
