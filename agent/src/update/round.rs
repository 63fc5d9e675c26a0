// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! One round: hear, put the bundle to use, take the image a step further, tell.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant, SystemTime};

use chrono::{Local, NaiveDateTime, NaiveTime, Timelike, Utc};
use sportello_bundle::policy::{self, Policy};
use sportello_ledger::{
    Hours, Interval, LedgerError, Phase, ReleaseKind, ServiceState, UpdateChange, UpdateChanged,
};
use sportello_protocol::{UpdatePhase, UpdateRefusal, UpdateState};
use sportello_trust::{Freshness, Source};
use sportello_update::follow::{FollowError, Follower};
use sportello_update::hours::{self, Pace};
use sportello_update::staging::Ready;
use sportello_update::{Attempt, Places, Record, Stage, files};
use tracing::{info, warn};
use url::Url;

use super::asking::Asking;
use super::wish::{self, Wish};
use super::{CentreSource, Settings, line};
use crate::centre::turn;
use crate::chance::KernelChance;
use crate::complaint::Complaint;
use crate::context::Context;
use crate::identity::Identity;
use crate::network::Http;
use crate::watchdog::own::Turning;
use crate::words;

/// Between two rounds.
const EVERY: Duration = Duration::from_secs(60);
/// A bundle or image that could not be put to use is tried again after this.
const TRY_AGAIN: Duration = Duration::from_secs(6 * 3600);
/// One that another try would not make better, unless something else is wished before.
const TRY_RARELY: Duration = Duration::from_secs(7 * 24 * 3600);
/// Root's half answers a request within this time, or will not.
const ASK_ROOT_AGAIN: Duration = Duration::from_secs(3 * 3600);
/// How often line and hours are looked at while an image is fetched.
const LOOK: Duration = Duration::from_secs(30);
/// Stretches of rest, in which the end of the agent is noticed and the loop shows itself.
const STRETCH: Duration = Duration::from_secs(5);

/// Runs rounds until the agent ends.
pub(super) async fn forever(context: Context, settings: Settings, turning: Turning) {
    let places = settings.places(&context.config.run);
    let work = async {
        let mut rounds = Rounds::new(context.clone(), settings, places, turning.clone());
        loop {
            rounds.once().await;
            let mut left = EVERY;
            while !left.is_zero() {
                turn(&turning);
                tokio::time::sleep(STRETCH.min(left)).await;
                left = left.saturating_sub(STRETCH);
                if rounds.is_woken() {
                    break;
                }
            }
        }
    };
    tokio::select! {
        () = context.ending() => {}
        () = work => {}
    }
}

/// What a way to the centre depends on.
#[derive(Debug, PartialEq, Eq)]
struct SourceOf {
    address: Url,
    authority: Option<Vec<u8>>,
}

/// What is held between rounds; all of it may be lost.
struct Rounds {
    context: Context,
    settings: Settings,
    places: Places,
    turning: Turning,
    follower: Option<Follower>,
    source: Option<Arc<CentreSource>>,
    /// Whose source that is.
    source_of: Option<SourceOf>,
    /// The wish that was followed last.
    followed: Option<Wish>,
    /// When root's half had last written its record.
    record_seen: Option<SystemTime>,
    asking: Asking,
    stale: bool,
    /// What was refused here, and until when it is left alone.
    refused: HashMap<(ReleaseKind, u64), (UpdateRefusal, Instant)>,
    /// The image that root's half was asked to write, and when.
    asked: Option<(u64, Instant)>,
    fetching: bool,
    healed: bool,
    opening: Complaint,
    hearing: Complaint,
    telling: Complaint,
}

impl Rounds {
    fn new(context: Context, settings: Settings, places: Places, turning: Turning) -> Self {
        Self {
            context,
            settings,
            places,
            turning,
            follower: None,
            source: None,
            source_of: None,
            followed: None,
            record_seen: None,
            asking: Asking::default(),
            stale: false,
            refused: HashMap::new(),
            asked: None,
            fetching: false,
            healed: false,
            opening: Complaint::default(),
            hearing: Complaint::default(),
            telling: Complaint::default(),
        }
    }

    /// Something new is wished, or root's half did something: the rest is cut short.
    fn is_woken(&self) -> bool {
        let wish = Wish::read(&self.places);
        (wish.is_some() && wish != self.followed) || self.record_changed() != self.record_seen
    }

    fn record_changed(&self) -> Option<SystemTime> {
        let found = std::fs::metadata(self.places.record()).ok()?;
        found.modified().ok()
    }

    async fn once(&mut self) {
        turn(&self.turning);
        self.record_seen = self.record_changed();
        let Some(mut follower) = self.follower.take().or_else(|| self.open()) else {
            return;
        };
        if !self.healed {
            match follower.shelf().heal() {
                Ok(_) => self.healed = true,
                Err(error) => self.opening.say("bundles cannot be looked at", &error),
            }
        }
        let wish = Wish::read(&self.places).unwrap_or_default();
        let news = self.followed.as_ref() != Some(&wish);
        if news {
            self.refused.clear();
            self.asked = None;
            self.asking.hurry();
        }
        self.hear(&mut follower).await;
        turn(&self.turning);
        self.bundle(&follower, &wish).await;
        self.image(&follower, &wish).await;
        self.tell(&follower, &wish).await;
        self.followed = Some(wish);
        self.follower = Some(follower);
    }

    fn open(&mut self) -> Option<Follower> {
        match Follower::open(&self.places) {
            Ok(follower) => {
                self.opening.over("updates can be followed again");
                Some(follower)
            }
            Err(error) => {
                self.opening.say("updates cannot be followed", &error);
                None
            }
        }
    }

    /// Asks the centre's repository where it is time, else goes by what was kept.
    async fn hear(&mut self, follower: &mut Follower) {
        let now = Instant::now();
        if !self.asking.is_due(now) {
            return;
        }
        self.find_source();
        let heard = match &self.source {
            Some(source) => {
                let source: Arc<dyn Source> = Arc::clone(source) as _;
                follower.refresh(source).await
            }
            None => Err(FollowError::Refused {
                reason: UpdateRefusal::NotInRepository,
                why: "this terminal has no centre yet".to_owned(),
            }),
        };
        match heard {
            Ok(freshness) => {
                self.stale = freshness == Freshness::Stale;
                self.asking.answered(now);
                self.hearing.over("the region's repository is heard again");
            }
            Err(error) => {
                self.asking.failed(now, &KernelChance);
                if self.source.is_some() {
                    self.hearing
                        .say("the region's repository is not heard", &error);
                }
                if follower.list().is_empty()
                    && let Ok(freshness) = follower.recall().await
                {
                    self.stale = freshness == Freshness::Stale;
                }
            }
        }
    }

    /// Keeps the way to the centre, whose next handshake resumes, for as long as it is the same
    /// centre.
    fn find_source(&mut self) {
        let config = &self.context.config;
        let identity = Identity::load(config).ok().flatten();
        let of = identity.as_ref().map(|identity| SourceOf {
            address: identity.address(config),
            authority: identity.authority.clone(),
        });
        if self.source.is_some() && of == self.source_of {
            return;
        }
        let make = |identity: &Identity| {
            let address = identity.address(config);
            let trust = identity.trust(config).ok()?;
            let http = Http::new(&trust, &address).ok()?;
            Some(Arc::new(CentreSource::new(http.client(), address)))
        };
        self.source = identity.as_ref().and_then(make);
        self.source_of = of;
    }

    /// Whether it is too early for another try of what failed.
    fn rests(&self, kind: ReleaseKind, number: u64) -> bool {
        let until = self.refused.get(&(kind, number)).map(|(_, until)| *until);
        until.is_some_and(|until| Instant::now() < until)
    }

    /// Notes that something was not put to use. What passes by itself is not told.
    async fn refuse(&mut self, kind: ReleaseKind, number: u64, error: &FollowError) {
        let Some(reason) = error.reason() else {
            self.hearing
                .say("a fetch broke off and goes on later", error);
            return;
        };
        let until = Instant::now() + rest_after(reason);
        warn!(?kind, number, %error, "not put to use");
        self.refused.insert((kind, number), (reason, until));
        let reason = words::refusal_to_book(reason);
        self.note(kind, number, UpdateChange::Refused { reason })
            .await;
    }

    async fn bundle(&mut self, follower: &Follower, wish: &Wish) {
        let chosen = match follower.choose_bundle(wish.bundle) {
            Ok(chosen) => chosen,
            // What is wished may stand in a list that was not heard yet.
            Err(_) if !self.asking.is_answered() => None,
            Err(error) => {
                let number = wish.bundle.unwrap_or_default();
                if !self.rests(ReleaseKind::Bundle, number) {
                    self.refuse(ReleaseKind::Bundle, number, &error).await;
                }
                None
            }
        };
        let (Some(number), Some(source)) = (chosen, self.source.clone()) else {
            return;
        };
        if self.rests(ReleaseKind::Bundle, number) {
            return;
        }
        match follower.follow_bundle(&*source, number, &wish.place).await {
            Ok(in_use) if in_use.news => {
                self.note(ReleaseKind::Bundle, number, UpdateChange::Applied)
                    .await;
            }
            Ok(_) => {}
            Err(error) => self.refuse(ReleaseKind::Bundle, number, &error).await,
        }
    }

    async fn image(&mut self, follower: &Follower, wish: &Wish) {
        self.fetching = false;
        let record = Record::read(&self.places.record());
        let open = self.is_open(follower).await;
        let habit = self.note_habit(open);
        let running = follower.release().image;
        let Some(number) = wish.image.filter(|wanted| *wanted > running) else {
            return self.let_go(follower, &record);
        };
        let attempt = record.attempt.filter(|attempt| attempt.image == number);
        match attempt.map(|attempt| attempt.stage) {
            Some(Stage::Applied) => return self.maybe_switch(follower, open).await,
            Some(Stage::Trying | Stage::Blessed | Stage::RolledBack) => return,
            Some(Stage::Writing | Stage::Refused) | None => {}
        }
        let on_trial = record
            .attempt
            .is_some_and(|attempt| attempt.stage == Stage::Trying);
        let asked = self
            .asked
            .is_some_and(|(asked, at)| asked == number && at.elapsed() < ASK_ROOT_AGAIN);
        if record.failed.contains(&number)
            || follower.staging().ready().exists()
            || self.rests(ReleaseKind::Image, number)
            || on_trial
            || asked
        {
            return;
        }
        let refused_by_root = record.refused.filter(|refused| refused.image == number);
        if let Some(refused) = refused_by_root
            && !self.refused.contains_key(&(ReleaseKind::Image, number))
        {
            // Told with the record; tried again later, from the first byte where bytes were
            // wrong.
            let until = Instant::now() + rest_after(refused.reason);
            self.refused
                .insert((ReleaseKind::Image, number), (refused.reason, until));
            let reason = words::refusal_to_book(refused.reason);
            self.note(ReleaseKind::Image, number, UpdateChange::Refused { reason })
                .await;
            return self.clear(follower);
        }
        let today = Local::now().date_naive();
        let pace = || async {
            let metered = line::is_metered().await;
            hours::pace(open, metered, &habit, today)
        };
        let done = match follower.missing(number) {
            Ok(0) => self.fetch(follower, number, Pace::Full, open).await,
            Ok(_) => match pace().await {
                Pace::Wait => Ok(false),
                pace => self.fetch(follower, number, pace, open).await,
            },
            // As with bundles: the list may be older than the wish.
            Err(_) if !self.asking.is_answered() => Ok(false),
            Err(error) => Err(error),
        };
        match done {
            Ok(true) => self.ask_root(follower, number).await,
            Ok(false) => {}
            Err(error) => self.refuse(ReleaseKind::Image, number, &error).await,
        }
    }

    /// Fetches until everything is there (`true`) or line or hours no longer allow it.
    async fn fetch(
        &mut self,
        follower: &Follower,
        number: u64,
        pace: Pace,
        open: bool,
    ) -> Result<bool, FollowError> {
        let Some(source) = self.source.clone() else {
            return Ok(false);
        };
        self.fetching = true;
        self.publish(follower, number);
        let rate = match pace {
            Pace::Half => self.settings.bytes_per_second() / 2,
            Pace::Full | Pace::Wait => self.settings.bytes_per_second(),
        };
        let goes_on = AtomicBool::new(true);
        let watch = async {
            loop {
                tokio::time::sleep(LOOK).await;
                turn(&self.turning);
                let changed = self.is_open(follower).await != open;
                let paid = follower.missing(number).is_ok_and(|missing| missing > 0)
                    && line::is_metered().await;
                let wished = self.is_woken_from(number);
                if changed || paid || wished {
                    goes_on.store(false, Ordering::Relaxed);
                }
            }
        };
        let go_on = || goes_on.load(Ordering::Relaxed);
        let fetch = follower.fetch_image(&*source, number, rate, &go_on);
        tokio::select! {
            done = fetch => done,
            () = watch => Ok(false),
        }
    }

    fn is_woken_from(&self, number: u64) -> bool {
        Wish::read(&self.places).is_some_and(|wish| wish.image != Some(number))
    }

    async fn ask_root(&mut self, follower: &Follower, number: u64) {
        let state = self.context.ledger.book(|book| book.service_state()).await;
        let ready = Ready {
            image: number,
            serves: state.is_ok_and(|state| state == ServiceState::InService),
        };
        match follower.staging().ask(ready) {
            Ok(()) => {
                self.asked = Some((number, Instant::now()));
                info!(image = number, "an image is whole: its slot can be written");
            }
            Err(error) => self
                .opening
                .say("an image is whole, and that cannot be said", &error),
        }
    }

    /// Nothing is wanted: what was fetched makes room.
    fn let_go(&mut self, follower: &Follower, record: &Record) {
        let busy = record
            .attempt
            .is_some_and(|attempt| attempt.stage == Stage::Writing);
        if !busy && !follower.staging().ready().exists() {
            self.clear(follower);
        }
    }

    fn clear(&mut self, follower: &Follower) {
        if let Err(error) = follower.clear() {
            self.opening.say("what is not needed stays", &error);
        }
    }

    /// An image waits for its boot. A terminal that nobody switches off is restarted while the
    /// site is closed and nobody sits there.
    async fn maybe_switch(&mut self, follower: &Follower, open: bool) {
        self.clear(follower);
        if open || follower.staging().switch().exists() {
            return;
        }
        let free = self.context.ledger.slate(|slate| {
            let phase = slate.live()?.map(|live| live.phase);
            let resting = !matches!(phase, Some(Phase::Notice | Phase::Busy | Phase::Ending));
            Ok(resting && slate.open_session()?.is_none())
        });
        if !free.await.unwrap_or(false) {
            return;
        }
        match files::replace(&follower.staging().switch(), b"", 0o640) {
            Ok(()) => info!("the site is closed: the terminal may restart into its new image"),
            Err(error) => self.opening.say("a restart cannot be asked for", &error),
        }
    }

    /// Whether the site is open: hours of the centre's settings, else of the policy.
    async fn is_open(&self, follower: &Follower) -> bool {
        let set = self.context.ledger.book(|book| book.desired()).await;
        let set = set
            .ok()
            .flatten()
            .and_then(|desired| desired.settings.hours);
        if let Some(hours) = set {
            return hours::is_open(Some(&hours), Local::now().naive_local());
        }
        let shelf = follower.shelf();
        let file = match shelf.current() {
            Some(number) => shelf.folder(number).join("policy.toml"),
            None => self.settings.policy(),
        };
        let opening = Policy::load(&file)
            .ok()
            .and_then(|(policy, _)| policy.opening);
        match opening {
            Some(opening) => {
                let local = Utc::now().with_timezone(&opening.time_zone).naive_local();
                hours::is_open(Some(&of_policy(&opening)), local)
            }
            None => hours::is_open(None, Local::now().naive_local()),
        }
    }

    fn note_habit(&mut self, open: bool) -> hours::Habit {
        let before = wish::habit(&self.places);
        let mut habit = before;
        habit.seen(today(), open);
        if habit != before
            && let Err(error) = wish::keep_habit(&self.places, &habit)
        {
            self.opening
                .say("when this terminal is on cannot be kept", &error);
        }
        habit
    }

    async fn tell(&mut self, follower: &Follower, wish: &Wish) {
        let record = Record::read(&self.places.record());
        if let Some(Attempt { image, stage }) = record.attempt {
            let change = match stage {
                Stage::Applied => Some(UpdateChange::Applied),
                Stage::Blessed => Some(UpdateChange::Blessed),
                Stage::RolledBack => Some(UpdateChange::RolledBack),
                Stage::Writing | Stage::Trying | Stage::Refused => None,
            };
            if let Some(change) = change {
                self.note(ReleaseKind::Image, image, change).await;
            }
        }
        if let Some(refused) = record.refused
            && !self
                .refused
                .contains_key(&(ReleaseKind::Image, refused.image))
        {
            let reason = words::refusal_to_book(refused.reason);
            self.note(
                ReleaseKind::Image,
                refused.image,
                UpdateChange::Refused { reason },
            )
            .await;
        }
        self.publish(follower, wish.image.unwrap_or_default());
    }

    /// Leaves word for the status.
    fn publish(&self, follower: &Follower, wanted: u64) {
        let record = Record::read(&self.places.record());
        let running = follower.release().image;
        let state = UpdateState {
            running: Some(running),
            wanted: (wanted > 0).then_some(wanted),
            phase: self.phase(follower, &record, running, wanted),
            bundle: follower.shelf().current(),
            stale: self.stale,
        };
        self.context.standing.send_if_modified(|standing| {
            let news = standing.update != Some(state);
            standing.update = Some(state);
            news
        });
    }

    fn phase(
        &self,
        follower: &Follower,
        record: &Record,
        running: u64,
        wanted: u64,
    ) -> UpdatePhase {
        let of_record = || match (record.phase(), record.blessed) {
            (UpdatePhase::Idle, Some(blessed)) if blessed == running => UpdatePhase::Blessed,
            (phase, _) => phase,
        };
        let attempted = record.attempt.is_some_and(|attempt| {
            attempt.image == wanted && !matches!(attempt.stage, Stage::Writing | Stage::Refused)
        });
        if wanted <= running || attempted {
            return of_record();
        }
        if record.failed.contains(&wanted) {
            return UpdatePhase::RolledBack { image: wanted };
        }
        if follower.staging().ready().exists() {
            return UpdatePhase::Staged;
        }
        if let Some((reason, _)) = self.refused.get(&(ReleaseKind::Image, wanted)) {
            return UpdatePhase::Refused { reason: *reason };
        }
        if self.fetching {
            return UpdatePhase::Fetching;
        }
        of_record()
    }

    async fn note(&mut self, release: ReleaseKind, number: u64, change: UpdateChange) {
        let changed = UpdateChanged {
            at: self.context.clock.hour(),
            release,
            number,
            change,
        };
        let noted: Result<bool, LedgerError> = self
            .context
            .ledger
            .book(move |book| book.note_update(&changed))
            .await;
        match noted {
            Ok(_) => self
                .telling
                .over("what became of updates can be noted again"),
            Err(error) => self
                .telling
                .say("what became of an update is noted later", &error),
        }
    }
}

/// How long something that was refused is left alone.
const fn rest_after(reason: UpdateRefusal) -> Duration {
    match reason {
        UpdateRefusal::Signature
        | UpdateRefusal::OlderVersion
        | UpdateRefusal::MixedMetadata
        | UpdateRefusal::Expired
        | UpdateRefusal::WrongBytes
        | UpdateRefusal::NotInRepository
        | UpdateRefusal::NoSpace
        | UpdateRefusal::WriteFailed
        | UpdateRefusal::Unknown => TRY_AGAIN,
        UpdateRefusal::TooLarge
        | UpdateRefusal::Withdrawn
        | UpdateRefusal::NeedsNewerImage
        | UpdateRefusal::BadContent
        | UpdateRefusal::NoSlot
        | UpdateRefusal::FailedBefore => TRY_RARELY,
    }
}

fn today() -> chrono::NaiveDate {
    let now: NaiveDateTime = Local::now().naive_local();
    now.date()
}

/// The policy's hours in the book's form, without seconds.
fn of_policy(opening: &policy::Opening) -> Hours {
    let minute = |time: NaiveTime| u16::try_from(time.num_seconds_from_midnight() / 60).ok();
    let day = |spans: &[policy::Interval]| -> Vec<Interval> {
        let all = spans.iter().filter_map(|span| {
            let to = minute(span.to).filter(|to| *to > 0).unwrap_or(1440);
            Interval::new(minute(span.from)?, to).ok()
        });
        all.collect()
    };
    let mut hours = Hours::default();
    for (ours, theirs) in hours.week.iter_mut().zip(&opening.week.0) {
        *ours = day(theirs);
    }
    hours.exceptions = opening
        .exceptions
        .iter()
        .map(|(date, spans)| sportello_ledger::Exception {
            date: *date,
            open: day(spans),
        })
        .collect();
    hours
}
