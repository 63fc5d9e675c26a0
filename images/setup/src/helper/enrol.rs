// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Enrolment is the agent's: it makes the key, as its own user, and nobody else ever holds it.
//! The helper hands it the code at its standard input and reads how the terminal stands then.

use serde::Deserialize;
use sportello_protocol::EnrolmentCode;
use tokio::process::Command;
use tracing::error;

use super::config::Config;
use super::disks::machine;
use super::program::{ProgramError, run_with};
use super::seed;
use crate::secret::Secret;
use crate::wire::{Connectivity, Enrolled, Refusal};

/// A code, the centre's address before it included, is not longer.
const LONGEST: usize = 512;
/// What the agent ends with when what it was given is wrong.
const GIVEN_WRONG: i32 = 1;

/// How the agent says that the terminal stands.
#[derive(Deserialize)]
struct Standing {
    enrolled: bool,
    terminal: Option<String>,
    fingerprint: Option<String>,
    centre: Option<String>,
}

/// Whether this may be a code at all.
///
/// # Errors
/// [`Refusal::NoCode`] or [`Refusal::CodeShape`].
pub fn check(code: &Secret) -> Result<(), Refusal> {
    let text = code.expose().trim();
    if text.is_empty() {
        return Err(Refusal::NoCode);
    }
    let own = text.split_once('#').map_or(text, |(_, own)| own);
    if text.len() > LONGEST || EnrolmentCode::parse(own).is_err() {
        return Err(Refusal::CodeShape);
    }
    Ok(())
}

/// Enrols this terminal.
///
/// # Errors
/// Why not, as far as it can be told; trying again with the same code is safe.
pub async fn enrol(
    config: &Config,
    code: &Secret,
    connectivity: Connectivity,
) -> Result<Enrolled, Refusal> {
    check(code)?;
    if !code.expose().contains('#') && !names_a_centre(config) {
        return Err(Refusal::NoCentre);
    }
    let done = run_with(
        command(config, &["enrol", "-"])?,
        "sportello-agent",
        code.expose().trim().as_bytes(),
    );
    match done.await {
        Ok(_) => standing(config).await?.ok_or(Refusal::Machine),
        Err(ProgramError::Failed {
            status, complaint, ..
        }) => {
            error!(%status, "not enrolled: {complaint}");
            Err(match (status.code(), connectivity) {
                (Some(GIVEN_WRONG), _) => Refusal::CodeRefused,
                (_, Connectivity::None) => Refusal::NoInternet,
                (_, Connectivity::Portal) => Refusal::Portal,
                _ => Refusal::CentreSilent,
            })
        }
        Err(failed) => Err(machine(&failed)),
    }
}

/// Who this terminal is, if it is enrolled.
///
/// # Errors
/// When the agent cannot say.
pub async fn standing(config: &Config) -> Result<Option<Enrolled>, Refusal> {
    let said = run_with(
        command(config, &["status", "--json"])?,
        "sportello-agent",
        b"",
    )
    .await
    .map_err(|failed| machine(&failed))?;
    let standing: Standing = serde_json::from_slice(&said).map_err(|failed| machine(&failed))?;
    let (Some(terminal), Some(fingerprint), Some(centre)) =
        (standing.terminal, standing.fingerprint, standing.centre)
    else {
        return Ok(None);
    };
    Ok(standing.enrolled.then(|| Enrolled {
        terminal,
        fingerprint,
        centre: centre
            .trim_start_matches("https://")
            .trim_end_matches('/')
            .to_owned(),
    }))
}

/// Whether the terminal has an identity; the file belongs to the agent, its being there is seen.
#[must_use]
pub fn is_enrolled(config: &Config) -> bool {
    config.book().join("identity.json").exists()
}

fn command(config: &Config, what: &[&str]) -> Result<Command, Refusal> {
    let (program, before) = config.agent.split_first().ok_or(Refusal::Machine)?;
    let mut command = Command::new(program);
    command
        .args(before)
        .args(what)
        .arg("--state")
        .arg(config.book())
        .arg("--run")
        .arg(&config.shared_run)
        .arg("--config")
        .arg(&config.agent_config);
    if let Some(proxy) = seed::proxy(config) {
        command.env("HTTPS_PROXY", proxy);
    }
    Ok(command)
}

/// Whether the image says where its centre is.
fn names_a_centre(config: &Config) -> bool {
    let text = std::fs::read_to_string(&config.agent_config).unwrap_or_default();
    let table: Option<toml::Table> = toml::from_str(&text).ok();
    table.is_some_and(|table| table.contains_key("centre"))
}
