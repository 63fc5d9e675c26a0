// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The ledger's words in the protocol's. Every list is matched whole: a word added to the
//! ledger does not compile until someone has decided how the centre hears of it.

use sportello_ledger as ledger;
use sportello_protocol as wire;

mod live;
mod orders;
mod updates;
mod wishes;

pub use live::{Live, live, service};
pub use orders::{Refused, command, ours, outcome as command_outcome};
pub use updates::to_book as refusal_to_book;
pub use wishes::{OutOfBounds, settings};

/// A closed list of the ledger becomes the protocol's, word by word.
macro_rules! same {
    ($name:ident: $ledger:ident { $($word:ident),+ $(,)? }) => {
        same!($name: $ledger => $ledger { $($word),+ });
    };
    ($name:ident: $ledger:ident => $wire:ident { $($word:ident),+ $(,)? }) => {
        const fn $name(word: ledger::$ledger) -> wire::$wire {
            match word {
                $(ledger::$ledger::$word => wire::$wire::$word),+
            }
        }
    };
}

same!(duration: DurationBucket => Duration {
    Under5, From5To15, From15To30, From30To60, From60To90, Over90,
});
same!(end: EndReason {
    Citizen, TimeOver, Idle, JustArrived, LockedTooLong, Staff, Maintenance, Closing,
    CapsuleFailed, Interrupted,
});
same!(outcome: Outcome { Finished, GivenUp, TimeOver, Interrupted });
same!(check: Check {
    Processes, Mounts, Files, PrintQueue, Sticks, Clipboard, Keyrings, CoreDumps, Swap,
    MemoryZeroed, NoSuid, OwnScope,
});
same!(verdict: Verdict { Pass, Fail, NotCovered });
same!(receipt_verdict: ReceiptVerdict { Clean, Failed, NotProven });
same!(skill: Skill {
    Information, Communication, Content, Safety, Problems,
});
same!(mode: Mode {
    LargeText, HugeText, HighContrast, DarkTheme, ReducedMotion, Speech, SwitchScanning,
    OnScreenKeyboard, LargePointer, KeyboardOnly,
});
same!(gauge: Gauge {
    StateFreeMib, MemoryFreeMib, LoadHundredths, TemperatureCelsius, UptimeMinutes, NetworkUp,
    PrinterReady, WipeMillis, CpuPercent, RootFreeMib, DiskWearPercent, BatteryPercent,
    NetworkQualityPercent, ClockAheadSeconds, KioskAlive, CompositorAlive, BrowserAlive,
    PortalsReachablePercent, DiskFullInDays,
});
same!(alarm: Alarm {
    DiskNearlyFull, DiskWorn, MemoryShort, Hot, BatteryLow, ClockWrong, PrinterNotReady,
    KioskNotAlive, CompositorNotAlive, WipeFailed, PortalsUnreachable, NetworkPoor,
    LedgerDamaged, LedgerAtCap, UpdateFailed,
});
same!(loss_cause: LossCause { Cap, Damage });

/// One row of the book as the centre reads it.
///
/// # Errors
/// When a word of the book does not fit the wire's shape, which is stricter nowhere: the row
/// is damaged in a way that its seal cannot show.
pub fn numbered(unsent: &ledger::Unsent) -> Result<wire::Numbered, wire::BadValue> {
    let number = unsent.number;
    Ok(wire::Numbered {
        epoch: epoch(number.epoch),
        first: wire::Sequence(number.first.0),
        last: wire::Sequence(number.last.0),
        row: row(&unsent.row)?,
    })
}

#[must_use]
pub const fn epoch(epoch: ledger::Epoch) -> wire::Epoch {
    wire::Epoch(epoch.0)
}

/// Everything the book ever gave up.
#[must_use]
pub const fn losses(losses: ledger::Losses) -> wire::Losses {
    let ledger::Losses {
        health_hours_merged,
        health_dropped,
        sessions_dropped,
        others_dropped,
        numbers_damaged,
    } = losses;
    wire::Losses {
        health_hours_merged,
        health_dropped,
        sessions_dropped,
        others_dropped,
        numbers_damaged,
    }
}

fn row(row: &ledger::Row) -> Result<wire::Row, wire::BadValue> {
    Ok(match row {
        ledger::Row::Session(session) => wire::Row::Session(wire::SessionRow {
            record: record(&session.record)?,
            receipt: receipt(&session.receipt),
        }),
        ledger::Row::Proof(proof) => wire::Row::Proof(receipt(proof)),
        ledger::Row::Days(sheet) => wire::Row::Days(days(sheet)?),
        ledger::Row::Health(row) => wire::Row::Health(wire::HealthRow {
            date: row.date,
            hour: row.hour.map(ledger::HourOfDay::get),
            gauges: row
                .gauges
                .iter()
                .map(|(name, spread)| (gauge(*name), self::spread(*spread)))
                .collect(),
        }),
        ledger::Row::Event(event) => wire::Row::Event(self::event(event)),
        ledger::Row::Loss(loss) => wire::Row::Loss(wire::Loss {
            cause: loss_cause(loss.cause),
            sessions: loss.sessions,
        }),
        ledger::Row::Blocked(blocked) => wire::Row::Blocked(wire::Blocked {
            task: wire::TaskId::parse(blocked.task.as_str())?,
            host: wire::HostName::parse(blocked.host.as_str())?,
            sessions: blocked.sessions,
        }),
        ledger::Row::Update(changed) => wire::Row::Update(updates::changed(changed)),
        ledger::Row::FromNewer(newer) => from_newer(newer),
    })
}

/// A row of a newer version travels as it stands, unless this protocol's words would be read
/// into it: then it travels wrapped, so that one row never makes a whole report unreadable.
fn from_newer(newer: &ledger::FromNewer) -> wire::Row {
    let body = newer.body();
    match serde_json::from_value(body.clone()) {
        Ok(row) => row,
        Err(_) => wire::Row::FromNewer(serde_json::json!({
            "kind": "from_newer",
            "shape": newer.shape,
            "body": body,
        })),
    }
}

fn record(record: &ledger::Record) -> Result<wire::Record, wire::BadValue> {
    let draft = record.draft();
    let tasks = draft.tasks.as_slice().iter().map(|task| {
        Ok(wire::TaskOutcome {
            task: wire::TaskId::parse(task.task.as_str())?,
            furthest_step: task.furthest_step,
            outcome: outcome(task.outcome),
        })
    });
    Ok(wire::Record {
        date: draft.date,
        hour: draft.hour.get(),
        duration: duration(draft.duration),
        tasks: tasks.collect::<Result<_, wire::BadValue>>()?,
        end: end(draft.end),
        help_asked: draft.help_asked,
        rating: record.rating().map(ledger::Rating::get),
        receipt: receipt_verdict(record.receipt()),
    })
}

fn receipt(receipt: &ledger::Receipt) -> wire::Receipt {
    wire::Receipt {
        checks: receipt
            .checks()
            .iter()
            .map(|(name, outcome)| (check(*name), verdict(*outcome)))
            .collect(),
        duration_ms: receipt.duration_ms(),
    }
}

fn days(sheet: &ledger::DaySheet) -> Result<wire::DaySheet, wire::BadValue> {
    let totals = &sheet.totals;
    let languages = totals
        .languages
        .iter()
        .map(|(tag, count)| Ok((wire::LanguageTag::parse(tag.as_str())?, *count)));
    Ok(wire::DaySheet {
        first_day: sheet.first_day,
        last_day: sheet.last_day,
        totals: wire::DayTotals {
            sessions: totals.sessions,
            languages: languages.collect::<Result<_, wire::BadValue>>()?,
            modes: totals
                .modes
                .iter()
                .map(|(name, count)| (mode(*name), *count))
                .collect(),
            helper: wire::HelperTotals {
                with_helper: totals.helper.with_helper,
                alone: totals.helper.alone,
                not_said: totals.helper.not_said,
            },
            skills: totals
                .skills
                .iter()
                .map(|(name, levels)| (skill(*name), level_totals(*levels)))
                .collect(),
        },
    })
}

const fn level_totals(levels: ledger::LevelTotals) -> wire::LevelTotals {
    wire::LevelTotals {
        never: levels.never,
        with_help: levels.with_help,
        alone: levels.alone,
        teaches: levels.teaches,
    }
}

const fn spread(spread: ledger::Spread) -> wire::Spread {
    wire::Spread {
        count: spread.count,
        low: spread.low,
        high: spread.high,
        sum: spread.sum,
    }
}

const fn hour(hour: ledger::Hour) -> wire::Hour {
    wire::Hour {
        date: hour.date,
        hour: hour.hour.get(),
    }
}

const fn event(event: &ledger::Event) -> wire::Event {
    match event {
        ledger::Event::SetAside { at, salvaged, lost } => wire::Event::SetAside {
            at: hour(*at),
            salvaged: *salvaged,
            lost: *lost,
        },
        ledger::Event::Renumbered { at, moved } => wire::Event::Renumbered {
            at: hour(*at),
            moved: *moved,
        },
        ledger::Event::Alarm {
            at,
            alarm: which,
            raised,
        } => wire::Event::Alarm {
            at: hour(*at),
            alarm: alarm(*which),
            change: if *raised {
                wire::AlarmChange::Raised
            } else {
                wire::AlarmChange::Cleared
            },
        },
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// A row that a newer version wrote as `body`, and how it travels.
    fn check(body: serde_json::Value, expected: serde_json::Value) {
        let newer: ledger::FromNewer =
            serde_json::from_value(json!({"shape": 9, "body": body})).unwrap();
        let unsent = ledger::Unsent {
            number: ledger::RowNumber {
                epoch: ledger::Epoch(1),
                first: ledger::Sequence(1),
                last: ledger::Sequence(1),
            },
            row: ledger::Row::FromNewer(newer),
        };
        let row = numbered(&unsent).unwrap();
        assert_eq!(serde_json::to_value(&row.row).unwrap(), expected);
        let report = wire::Report {
            version: wire::VERSION,
            clock: wire::UnixSeconds(0),
            losses: wire::Losses::default(),
            rows: vec![row],
        };
        let packed = report.pack().unwrap();
        assert_eq!(wire::Report::unpack(&packed).unwrap(), report);
    }

    #[test]
    fn a_row_of_a_newer_version_never_makes_a_report_unreadable() {
        let new = json!({"kind": "weather", "degrees": 21});
        check(new.clone(), new);
        let loss = json!({"kind": "loss", "cause": "cap", "sessions": 3});
        check(loss.clone(), loss);
        let changed = json!({"kind": "loss", "cause": "meteor"});
        let wrapped = json!({"kind": "from_newer", "shape": 9, "body": changed});
        check(changed, wrapped);
        let bare = json!([1, 2]);
        let wrapped = json!({"kind": "from_newer", "shape": 9, "body": bare});
        check(bare, wrapped);
    }
}
