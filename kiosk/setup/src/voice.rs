// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Says aloud what the keyboard reaches, through speech-dispatcher. Nobody who types a Wi-Fi
//! key hears it: the kit tells labels, never what is in a field.

use std::path::Path;
use std::process::Stdio;

use sportello_kit::Spoken;
use tokio::process::Command;
use tracing::warn;

const PROGRAM: &str = "/usr/bin/spd-say";

/// Whether anything can be heard on this machine.
#[must_use]
pub fn is_available() -> bool {
    Path::new(PROGRAM).exists()
}

/// What is said of something.
#[must_use]
pub fn words(spoken: &Spoken) -> String {
    if spoken.state.is_empty() {
        spoken.label.clone()
    } else {
        format!("{}. {}", spoken.label, spoken.state)
    }
}

/// Says it, in the place of what was being said.
pub async fn say(words: String, language: String) {
    let run = |arguments: Vec<String>| {
        Command::new(PROGRAM)
            .args(arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .status()
    };
    let said = async {
        run(vec!["--cancel".to_owned()]).await?;
        run(vec![
            "--language".to_owned(),
            language,
            "--".to_owned(),
            words,
        ])
        .await
    };
    if let Err(failed) = said.await {
        warn!("nothing can be said aloud: {failed}");
    }
}
