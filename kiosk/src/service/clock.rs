// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Time for the session's rules: boot time including suspend, and one alarm.
//!
//! The alarm is a kernel timer on the boot clock, so it rings on the first instant after a
//! suspend that outlasted it, and a wall clock that jumps ten years moves nothing. Between
//! alarms this service sleeps: a welcome screen costs nothing.

use std::os::fd::OwnedFd;
use std::sync::Arc;
use std::time::Duration;

use iced::Subscription;
use iced::futures::{SinkExt, Stream};
use rustix::time::{
    ClockId, Itimerspec, TimerfdClockId, TimerfdFlags, TimerfdTimerFlags, Timespec, clock_gettime,
    timerfd_create, timerfd_settime,
};
use tokio::sync::mpsc::UnboundedSender;
use tracing::error;

/// Time since boot, suspend included.
#[must_use]
pub fn since_boot() -> Duration {
    let now = clock_gettime(ClockId::Boottime);
    Duration::new(
        u64::try_from(now.tv_sec).unwrap_or(0),
        u32::try_from(now.tv_nsec).unwrap_or(0),
    )
}

/// What the clock tells.
#[derive(Debug, Clone)]
pub enum Event {
    /// The service runs; set the alarm here.
    Ready(Alarm),
    /// The alarm rang.
    Rang,
}

/// The one alarm. Setting it again replaces the time before.
#[derive(Debug, Clone)]
pub struct Alarm(Bell);

#[derive(Debug, Clone)]
enum Bell {
    Kernel(Arc<OwnedFd>),
    #[cfg(test)]
    Fake(Arc<std::sync::Mutex<Option<Duration>>>),
}

impl Alarm {
    /// Rings once at `at` on the boot clock (at once, if that has passed); `None`: never.
    pub fn set(&self, at: Option<Duration>) {
        match &self.0 {
            Bell::Kernel(timer) => {
                if let Err(error) = set(timer, at) {
                    error!(%error, "the alarm cannot be set");
                }
            }
            #[cfg(test)]
            Bell::Fake(set_to) => *set_to.lock().unwrap() = at,
        }
    }

    /// An alarm that only remembers what it was set to.
    #[cfg(test)]
    pub(crate) fn fake() -> (Self, Arc<std::sync::Mutex<Option<Duration>>>) {
        let set_to = Arc::default();
        (Self(Bell::Fake(Arc::clone(&set_to))), set_to)
    }
}

/// The service as a subscription.
pub fn subscription() -> Subscription<Event> {
    Subscription::run(listen)
}

fn listen() -> impl Stream<Item = Event> {
    iced::stream::channel(
        4,
        async |mut output: iced::futures::channel::mpsc::Sender<Event>| {
            let flags = TimerfdFlags::CLOEXEC;
            let timer = match timerfd_create(TimerfdClockId::Boottime, flags) {
                Ok(timer) => Arc::new(timer),
                Err(error) => {
                    error!(%error, "no timer on the boot clock: the shell cannot keep time");
                    return;
                }
            };
            let (rings, mut from_thread) = tokio::sync::mpsc::unbounded_channel();
            let bell = Arc::clone(&timer);
            let thread = std::thread::Builder::new()
                .name("clock".to_owned())
                .spawn(move || wait(&bell, &rings));
            if let Err(error) = thread {
                error!(%error, "no thread for the clock: the shell cannot keep time");
                return;
            }
            if output
                .send(Event::Ready(Alarm(Bell::Kernel(timer))))
                .await
                .is_err()
            {
                return;
            }
            while let Some(()) = from_thread.recv().await {
                if output.send(Event::Rang).await.is_err() {
                    return;
                }
            }
        },
    )
}

/// Sleeps in the kernel until the alarm rings, for as long as anybody listens.
fn wait(timer: &OwnedFd, rings: &UnboundedSender<()>) {
    let mut expirations = [0_u8; 8];
    loop {
        match rustix::io::read(timer, &mut expirations) {
            Ok(_) => {
                if rings.send(()).is_err() {
                    return;
                }
            }
            Err(rustix::io::Errno::INTR) => {}
            Err(error) => {
                error!(%error, "the alarm cannot be heard");
                return;
            }
        }
    }
}

fn set(timer: &OwnedFd, at: Option<Duration>) -> rustix::io::Result<()> {
    const NEVER: Timespec = Timespec {
        tv_sec: 0,
        tv_nsec: 0,
    };
    let value = at.map_or(NEVER, |at| Timespec {
        tv_sec: i64::try_from(at.as_secs()).unwrap_or(i64::MAX),
        // Zero would disarm the timer instead of ringing at once.
        tv_nsec: i64::from(at.subsec_nanos()).max(1),
    });
    let _before = timerfd_settime(
        timer,
        TimerfdTimerFlags::ABSTIME,
        &Itimerspec {
            it_interval: NEVER,
            it_value: value,
        },
    )?;
    Ok(())
}
