// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! An invented region, written straight into the totals: what years of reports would leave,
//! in minutes. For measurements and for tests of pages; behind the feature `seed`.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate, NaiveTime, Weekday};
use sportello_protocol::{
    Alarm, Duration, EndReason, Facts, LanguageTag, Losses, Mode, Outcome, ReceiptVerdict, Service,
    Skill, SkillLevel, TaskId, TerminalId, Thumbprint, VersionText, Versions,
};

use crate::queries::{sites, totals};
use crate::sql::{Sql, Value, json, values};
use crate::{Measure, NewSite, Result, SiteId, StoreError, Tally};

/// How large the region is and how old.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plan {
    pub sites: u32,
    /// Over all sites.
    pub terminals: u32,
    /// Days of history that end with `today`; Sundays are closed.
    pub days: u32,
    pub today: NaiveDate,
}

const DISTRICTS: [&str; 12] = [
    "Bergamo", "Brescia", "Como", "Cremona", "Lecco", "Lodi", "Mantova", "Milano", "Monza",
    "Pavia", "Sondrio", "Varese",
];
const TASKS: [&str; 8] = [
    "spid",
    "isee",
    "fse",
    "cv-europass",
    "pagopa",
    "scuola",
    "inps",
    "email",
];
const LANGUAGES: [&str; 5] = ["it", "en", "ar", "zh-Hans", "es"];

/// Sites of one transaction.
pub(crate) const PIECE: u32 = 8;

/// Adds the sites `first..first + PIECE` of the plan with their terminals and totals.
pub(crate) async fn some_sites<S: Sql>(sql: &mut S, plan: Plan, first: u32) -> Result<()> {
    let mut counted: BTreeMap<(SiteId, NaiveDate), Tally> = BTreeMap::new();
    for number in first..plan.sites.min(first.saturating_add(PIECE)) {
        let site = sites::add(sql, &site(number)).await?;
        let before = u64::from(plan.terminals) * u64::from(number) / u64::from(plan.sites);
        let after = u64::from(plan.terminals) * u64::from(number + 1) / u64::from(plan.sites);
        for terminal in before..after {
            add_terminal(sql, site, terminal, plan.today).await?;
        }
        for age in 0..plan.days {
            let day = plan.today - Days::new(u64::from(age));
            if day.weekday() != Weekday::Sun {
                counted.insert((site, day), tally(number, age, after - before)?);
            }
        }
    }
    totals::add(sql, counted, BTreeMap::new(), Vec::new()).await
}

fn site(number: u32) -> NewSite {
    let district = DISTRICTS[number as usize % DISTRICTS.len()];
    NewSite {
        code: format!("S{number:05}"),
        name: format!("Biblioteca {number}"),
        municipality: format!("Comune {}", number / 3),
        district: district.to_owned(),
        address: format!("via Roma {number}"),
        phone: format!("02 {number:06}"),
        time_zone: "Europe/Rome".to_owned(),
        itinerant: number.is_multiple_of(50),
    }
}

fn version(text: &str) -> Result<VersionText> {
    VersionText::parse(text).map_err(|_| StoreError::Unreadable("version"))
}

async fn add_terminal<S: Sql>(
    sql: &mut S,
    site: SiteId,
    number: u64,
    today: NaiveDate,
) -> Result<()> {
    let mut key = [0x5e; 32];
    key[..8].copy_from_slice(&number.to_le_bytes());
    let id = TerminalId(uuid::Uuid::new_v4());
    let noon = today.and_time(NaiveTime::MIN).and_utc().timestamp() + 43_200;
    let age = i64::try_from(number % 600).unwrap_or(0);
    let label = format!("Postazione {}", number % 9 + 1);
    let alarms: &[Alarm] = if number % 40 == 3 { &[Alarm::Hot] } else { &[] };
    let facts = Facts {
        threads: 4,
        memory_mib: 7_900,
        disk_gib: 119,
        agent: version("0.1.0")?,
    };
    let versions = Versions {
        agent: version("0.1.0")?,
        image: Some(version("2026.11.1")?),
        tasks: Some(version("14")?),
        browser: Some(version("143.0.1")?),
    };
    // One in fifty has been silent for days.
    let silent = if number % 50 == 7 { 86_400 * 5 } else { 0 };
    sql.run(
        "INSERT INTO terminals (id, site, label, label_sort, search, state, thumbprint, facts,
             enrolled, last_seen, service, alarms, ill, versions, losses, skew, grace)
         VALUES (?1, ?2, ?3, ?4, ?5, 'active', ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, 0, 0)",
        &values![
            id,
            site,
            &label,
            &sites::sorted(&label),
            &label.to_lowercase(),
            Thumbprint::of(&key),
            json(&facts)?,
            noon - age * 86_400,
            noon - silent - age % 60,
            json(&Service::InService)?,
            json(&alarms)?,
            !alarms.is_empty(),
            json(&versions)?,
            json(&Losses::default())?
        ],
    )
    .await?;
    sql.run(
        "INSERT INTO keys (thumbprint, terminal, public_key, state) VALUES (?1, ?2, ?3, 'active')",
        &values![Thumbprint::of(&key), id, &key],
    )
    .await?;
    if !alarms.is_empty() {
        sql.run(
            "INSERT INTO alarms (terminal, alarm, rank, since, told) VALUES (?1, ?2, 3, ?3, 1)",
            &[
                Value::from(id),
                json(&Alarm::Hot)?,
                Value::Int(noon - 3_600),
            ],
        )
        .await?;
    }
    Ok(())
}

/// A day of a site: the same numbers for the same site and day.
fn tally(site: u32, age: u32, terminals: u64) -> Result<Tally> {
    let vary = |salt: u32, bound: u64| {
        u64::from(
            site.wrapping_mul(2_654_435_761) ^ age.wrapping_mul(40_503) ^ salt.wrapping_mul(97_531),
        ) % bound
    };
    let sessions = terminals * (4 + vary(0, 14));
    let mut tally = Tally::default();
    tally.add(Measure::Sessions, sessions);
    for hour in 9..19_u8 {
        tally.add(Measure::Hour(hour), sessions / 10);
    }
    for (salt, duration) in (1..).zip(Duration::ALL) {
        tally.add(Measure::Duration(*duration), vary(salt, sessions + 1) / 3);
    }
    for end in [EndReason::Citizen, EndReason::TimeOver, EndReason::Idle] {
        tally.add(Measure::End(end), sessions / 3);
    }
    tally.add(Measure::Receipt(ReceiptVerdict::Clean), sessions);
    tally.add(Measure::HelpAsked, vary(7, sessions + 1) / 4);
    for stars in 1..=5_u8 {
        tally.add(Measure::Rating(stars), vary(u32::from(stars) + 10, 9));
    }
    for (salt, name) in (20..).zip(TASKS) {
        let task = TaskId::parse(name).map_err(|_| StoreError::Unreadable("task"))?;
        let opened = vary(salt, sessions / 3 + 1);
        let finished = opened * 2 / 3;
        tally.add(Measure::TaskOpened(task.clone()), opened);
        tally.add(
            Measure::TaskEnded(task.clone(), Outcome::Finished),
            finished,
        );
        tally.add(
            Measure::TaskEnded(task.clone(), Outcome::GivenUp),
            opened - finished,
        );
        tally.add(
            Measure::TaskLeftAt(task, u16::try_from(vary(salt + 9, 6)).unwrap_or(0)),
            opened - finished,
        );
    }
    tally.add(Measure::SheetSessions, sessions);
    for (salt, tag) in (40..).zip(LANGUAGES) {
        let tag = LanguageTag::parse(tag).map_err(|_| StoreError::Unreadable("language"))?;
        tally.add(Measure::Language(tag), vary(salt, sessions / 2 + 1));
    }
    for (salt, mode) in (50..).zip([Mode::LargeText, Mode::Speech, Mode::HighContrast]) {
        tally.add(Measure::Mode(mode), vary(salt, sessions / 4 + 1));
    }
    for (salt, skill) in (60..).zip(Skill::ALL) {
        for (turn, level) in (0..).zip(SkillLevel::ALL) {
            let measure = Measure::Assessed(*skill, *level);
            tally.add(measure, vary(salt + 10 * turn, sessions / 40 + 1));
        }
    }
    tally.add(Measure::WithHelper, sessions / 5);
    tally.add(Measure::Alone, sessions / 2);
    Ok(tally)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{FleetFilter, FleetSort, Page, Period, Scope, Sqlite, SqliteOptions, Store, Whole};

    #[tokio::test]
    async fn an_invented_region_adds_up() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("centre.db");
        let store = Sqlite::open(&path, SqliteOptions::default()).unwrap();
        let plan = Plan {
            sites: 20,
            terminals: 70,
            days: 40,
            today: "2026-11-22".parse().unwrap(),
        };
        store.seed(plan).await.unwrap();
        let period = Period {
            first: plan.today - Days::new(39),
            last: plan.today,
        };
        let sites = store.sites(&Scope::Region).await.unwrap();
        assert_eq!(sites.len(), 20);
        let ids: Vec<SiteId> = sites.iter().map(|site| site.id).collect();
        let mut sum = Tally::default();
        for (_, tally) in store.tallies(&ids, period).await.unwrap() {
            assert!(tally.get(&Measure::Sessions) > 100);
            sum.merge(&tally);
        }
        assert_eq!(store.tally(&Whole::Region, period).await.unwrap(), sum);
        let page = Page {
            number: 0,
            size: 10,
        };
        let fleet = store
            .terminals(
                &Scope::Region,
                &FleetFilter::default(),
                FleetSort::Site,
                page,
            )
            .await
            .unwrap();
        assert_eq!((fleet.total, fleet.items.len()), (70, 10));
    }
}
