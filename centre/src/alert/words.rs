// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What a letter says, in the recipient's language.

use std::fmt::Write as _;

use chrono::DateTime;
use sportello_protocol::operator::StopReason;
use sportello_protocol::{Alarm, UnixSeconds};
use sportello_store::AlarmState;
use url::Url;

use super::{Alert, by_site};
use crate::config::Language;

pub(super) fn subject(alerts: &[Alert], region: &str, language: Language) -> String {
    let count = alerts.len();
    match (language, count) {
        (Language::It, 1) => format!("Sportello, {region}: una segnalazione"),
        (Language::It, _) => format!("Sportello, {region}: {count} segnalazioni"),
        (Language::En, 1) => format!("Sportello, {region}: one alert"),
        (Language::En, _) => format!("Sportello, {region}: {count} alerts"),
    }
}

pub(super) fn letter(alerts: &[Alert], console: &Url, language: Language) -> String {
    let mut text = String::new();
    text.push_str(match language {
        Language::It => "Queste postazioni hanno bisogno di qualcuno.\n",
        Language::En => "These terminals need somebody.\n",
    });
    // Writing to a string never fails.
    for (site, alerts) in by_site(alerts) {
        let _written = if site.is_empty() {
            writeln!(text)
        } else {
            write!(text, "\n{site}\n")
        };
        for alert in alerts {
            let _written = writeln!(text, "  - {}", sentence(alert, language));
        }
    }
    let _written = match language {
        Language::It => write!(text, "\nIl quadro completo: {console}\n"),
        Language::En => write!(text, "\nThe whole picture: {console}\n"),
    };
    text
}

fn sentence(alert: &Alert, language: Language) -> String {
    match alert {
        Alert::Alarm(line) => {
            let word = alarm(line.alarm, language);
            let at = moment(line.since);
            let over = match (line.state, language) {
                (AlarmState::Standing, _) => "",
                (AlarmState::Cleared, Language::It) => " (già risolto)",
                (AlarmState::Cleared, Language::En) => " (over by now)",
            };
            match language {
                Language::It => format!("{}: {word}, dal {at}{over}", line.label),
                Language::En => format!("{}: {word}, since {at}{over}", line.label),
            }
        }
        Alert::Rollout(line) => {
            let (image, back) = (line.image, line.rolled_back);
            match (line.reason, language) {
                (StopReason::Withdrawn, Language::It) => format!(
                    "L'aggiornamento all'immagine {image} si è fermato da solo: l'immagine è stata ritirata"
                ),
                (StopReason::Withdrawn, Language::En) => format!(
                    "The update to image {image} stopped by itself: the image was withdrawn"
                ),
                (_, Language::It) => format!(
                    "L'aggiornamento all'immagine {image} si è fermato da solo: postazioni tornate indietro: {back}"
                ),
                (_, Language::En) => format!(
                    "The update to image {image} stopped by itself: terminals that went back: {back}"
                ),
            }
        }
        Alert::Silent(line) => {
            let at = moment(line.since);
            match language {
                Language::It => format!("{}: non dà segni di vita dal {at}", line.label),
                Language::En => format!("{}: silent since {at}", line.label),
            }
        }
    }
}

fn moment(at: UnixSeconds) -> String {
    DateTime::from_timestamp(at.0, 0).map_or_else(
        || "?".to_owned(),
        |at| at.format("%Y-%m-%d %H:%M UTC").to_string(),
    )
}

const fn alarm(alarm: Alarm, language: Language) -> &'static str {
    let (italian, english) = match alarm {
        Alarm::DiskNearlyFull => ("disco quasi pieno", "disk nearly full"),
        Alarm::DiskWorn => ("disco consumato", "disk worn out"),
        Alarm::MemoryShort => ("poca memoria", "short of memory"),
        Alarm::Hot => ("troppo caldo", "too hot"),
        Alarm::BatteryLow => ("batteria scarica", "battery low"),
        Alarm::ClockWrong => ("orologio sbagliato", "clock wrong"),
        Alarm::PrinterNotReady => ("stampante non pronta", "printer not ready"),
        Alarm::KioskNotAlive => ("lo schermo non risponde", "the screen does not respond"),
        Alarm::CompositorNotAlive => (
            "la grafica non risponde",
            "the display server does not respond",
        ),
        Alarm::WipeFailed => ("cancellazione non riuscita", "a wipe failed"),
        Alarm::PortalsUnreachable => ("portali non raggiungibili", "portals out of reach"),
        Alarm::NetworkPoor => ("rete scadente", "poor network"),
        Alarm::LedgerDamaged => ("registro danneggiato", "ledger damaged"),
        Alarm::LedgerAtCap => ("registro pieno", "ledger full"),
        Alarm::UpdateFailed => ("aggiornamento non riuscito", "update failed"),
    };
    match language {
        Language::It => italian,
        Language::En => english,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::alert::{RolloutLine, SilentLine};
    use sportello_protocol::TerminalId;
    use sportello_store::{AlarmLine, SiteId};

    #[test]
    fn a_letter_says_where_and_what_and_since_when() {
        let terminal = TerminalId(uuid::Uuid::from_u128(1));
        let alerts = [
            Alert::Silent(SilentLine {
                terminal,
                label: "2".into(),
                site: SiteId(2),
                site_name: "Ufficio anagrafe".into(),
                since: UnixSeconds(1_795_000_000),
            }),
            Alert::Alarm(AlarmLine {
                id: 1,
                terminal,
                label: "Ingresso".into(),
                site: SiteId(1),
                site_name: "Biblioteca".into(),
                alarm: Alarm::WipeFailed,
                state: AlarmState::Standing,
                since: UnixSeconds(1_795_000_060),
            }),
        ];
        let url = Url::parse("https://centro.example/").unwrap();
        insta::assert_snapshot!(letter(&alerts, &url, Language::It), @r"
        Queste postazioni hanno bisogno di qualcuno.

        Biblioteca
          - Ingresso: cancellazione non riuscita, dal 2026-11-18 11:07 UTC

        Ufficio anagrafe
          - 2: non dà segni di vita dal 2026-11-18 11:06 UTC

        Il quadro completo: https://centro.example/
        ");
        assert!(letter(&alerts, &url, Language::En).contains("a wipe failed"));
        let stopped = [Alert::Rollout(RolloutLine {
            rollout: 1,
            image: 12,
            reason: StopReason::RolledBack,
            rolled_back: 2,
        })];
        insta::assert_snapshot!(letter(&stopped, &url, Language::It), @r"
        Queste postazioni hanno bisogno di qualcuno.

          - L'aggiornamento all'immagine 12 si è fermato da solo: postazioni tornate indietro: 2

        Il quadro completo: https://centro.example/
        ");
        assert_eq!(
            subject(&alerts, "Regione Esempio", Language::It),
            "Sportello, Regione Esempio: 2 segnalazioni"
        );
    }
}
