// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What it takes to be proven, with a real book and slate.

use std::fs;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use sportello_ledger::{
    Book, BootMillis, Check, Context, OutOfServiceReason, Process, Receipt, ServiceState, Slate,
    Verdict,
};
use sportello_update::bless::{Evidence, Proven};

struct Desk {
    folder: tempfile::TempDir,
    evidence: Evidence,
    book: Book,
}

impl Desk {
    /// Everything is well: agent, beat, receipt.
    fn well() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        let evidence = Evidence {
            book: at("book.db"),
            slate: at("slate.db"),
            agent: at("agent.json"),
            prove: at("prove"),
        };
        let context = Context::of_this_machine().unwrap();
        let (book, _) = Book::open(&evidence.book, 1 << 22, context).unwrap();
        let mut desk = Self {
            folder,
            evidence,
            book,
        };
        desk.agent(std::process::id());
        desk.beat(BootMillis::now());
        desk.receipt(Verdict::Pass);
        desk
    }

    fn agent(&self, process: u32) {
        let text = format!("{{\"process\":{process},\"enrolled\":false}}");
        fs::write(&self.evidence.agent, text).unwrap();
    }

    fn beat(&self, at: BootMillis) {
        let mut slate = Slate::open(&self.evidence.slate).unwrap();
        slate.beat(Process::Kiosk, at).unwrap();
    }

    fn receipt(&mut self, verdict: Verdict) {
        let checks = Check::ALL.map(|check| (check, verdict));
        self.book.record_proof(&Receipt::new(checks, 20)).unwrap();
    }

    fn look(&self) -> Proven {
        self.evidence.look(BootMillis::now()).unwrap()
    }
}

#[test]
fn agent_shell_and_a_wiped_session_are_needed_and_nothing_else() {
    assert!(Desk::well().look().all());
    let check = |spoil: fn(&mut Desk)| {
        let mut desk = Desk::well();
        spoil(&mut desk);
        assert!(!desk.look().all());
    };
    // No process has this number.
    check(|desk| desk.agent(u32::MAX));
    check(|desk| fs::write(&desk.evidence.agent, "{").unwrap());
    check(|desk| fs::remove_file(&desk.evidence.agent).unwrap());
    check(|desk| desk.beat(BootMillis(BootMillis::now().0.saturating_sub(60_000))));
    check(|desk| fs::remove_file(&desk.evidence.slate).unwrap());
    check(|desk| fs::write(&desk.evidence.prove, "prove").unwrap());
    check(|desk| desk.receipt(Verdict::Fail));
    let state = |state| move |desk: &mut Desk| desk.book.set_service_state(state).unwrap();
    for reason in [
        OutOfServiceReason::WipeFailed,
        OutOfServiceReason::NoSandbox,
        OutOfServiceReason::NoTasks,
    ] {
        let mut desk = Desk::well();
        state(ServiceState::OutOfService { reason })(&mut desk);
        assert!(!desk.look().all(), "{reason:?}");
    }
    check(|desk| desk.book.set_service_state(ServiceState::Proving).unwrap());
    // A machine that cannot make every check is proven as far as it can be.
    let mut desk = Desk::well();
    desk.receipt(Verdict::NotCovered);
    assert!(desk.look().all());
    state(ServiceState::OutOfService {
        reason: OutOfServiceReason::Staff,
    })(&mut desk);
    assert!(desk.look().all());
}

#[test]
fn before_the_shell_made_anything_nothing_is_proven_and_nothing_breaks() {
    let desk = Desk::well();
    let nowhere = Evidence {
        book: desk.folder.path().join("no/book.db"),
        slate: desk.folder.path().join("no/slate.db"),
        agent: desk.folder.path().join("no/agent.json"),
        prove: desk.folder.path().join("no/prove"),
    };
    let seen = nowhere.wait(Duration::ZERO, Duration::ZERO).unwrap_err();
    assert_eq!(seen, Proven::default());
}

#[test]
fn what_is_up_for_a_moment_is_not_steady() {
    let desk = Desk::well();
    // One beat and no further one.
    let steady = Duration::from_millis(1);
    assert!(desk.evidence.wait(steady, Duration::from_secs(2)).is_err());
    // It goes on beating.
    let stop = Arc::new(AtomicBool::new(false));
    let (stopped, slate) = (Arc::clone(&stop), desk.evidence.slate.clone());
    let beating = std::thread::spawn(move || {
        let mut slate = Slate::open(&slate).unwrap();
        while !stopped.load(Ordering::Relaxed) {
            slate.beat(Process::Kiosk, BootMillis::now()).unwrap();
            std::thread::sleep(Duration::from_millis(20));
        }
    });
    let proven = desk.evidence.wait(steady, Duration::from_secs(60));
    stop.store(true, Ordering::Relaxed);
    beating.join().unwrap();
    proven.unwrap();
}
