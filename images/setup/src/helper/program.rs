// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Programs of the system that the helper runs: what to run is always a list, never a shell's
//! line, and what they say is bounded.

use std::ffi::OsStr;
use std::io;
use std::process::Stdio;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::process::Command;

/// A program does not say more than this to us.
const MAX_OUTPUT: u64 = 4 << 20;
/// As much of its complaint goes to the journal.
const MAX_COMPLAINT: usize = 2000;

/// A program could not do what it was run for.
#[derive(Debug, thiserror::Error)]
pub enum ProgramError {
    #[error("{program} cannot be run")]
    Run {
        program: String,
        #[source]
        source: io::Error,
    },
    #[error("{program} failed ({status}): {complaint}")]
    Failed {
        program: String,
        status: std::process::ExitStatus,
        complaint: String,
    },
}

/// Runs a program to its end and gives what it wrote.
///
/// # Errors
/// When it cannot be run, or ends with anything but success.
pub async fn run<S: AsRef<OsStr>>(
    program: &str,
    arguments: impl IntoIterator<Item = S>,
) -> Result<Vec<u8>, ProgramError> {
    let mut command = Command::new(program);
    command.args(arguments);
    run_with(command, program, b"").await
}

/// The same for a program that is told something at its input.
///
/// # Errors
/// As [`run`].
pub async fn run_with(
    mut command: Command,
    program: &str,
    input: &[u8],
) -> Result<Vec<u8>, ProgramError> {
    let failed = |source| ProgramError::Run {
        program: program.to_owned(),
        source,
    };
    let mut child = command
        .env("LC_ALL", "C")
        .stdin(if input.is_empty() {
            Stdio::null()
        } else {
            Stdio::piped()
        })
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .map_err(failed)?;
    let (stdin, stdout, stderr) = (child.stdin.take(), child.stdout.take(), child.stderr.take());
    let write = async {
        if let Some(mut stdin) = stdin {
            // One that does not read its input says why by its status.
            let _gone = stdin.write_all(input).await;
        }
    };
    let read = async {
        let mut output = Vec::new();
        if let Some(stdout) = stdout {
            let mut stdout = stdout.take(MAX_OUTPUT);
            stdout.read_to_end(&mut output).await?;
        }
        Ok::<_, io::Error>(output)
    };
    let hear = async {
        let mut said = Vec::new();
        if let Some(mut stderr) = stderr {
            let mut chunk = [0; 4096];
            loop {
                let read = stderr.read(&mut chunk).await?;
                if read == 0 {
                    break;
                }
                said.extend(chunk.iter().take(read));
                // Why something failed is said last.
                said.drain(..said.len().saturating_sub(MAX_COMPLAINT));
            }
        }
        Ok::<_, io::Error>(said)
    };
    let ((), output, said) = tokio::join!(write, read, hear);
    let (output, said) = (output.map_err(failed)?, said.map_err(failed)?);
    let status = child.wait().await.map_err(failed)?;
    if status.success() {
        return Ok(output);
    }
    Err(ProgramError::Failed {
        program: program.to_owned(),
        status,
        complaint: String::from_utf8_lossy(&said).trim().replace('\n', "; "),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn what_a_program_says_comes_back_and_its_failure_has_its_words() {
        let mut cat = Command::new("cat");
        cat.arg("-");
        assert_eq!(run_with(cat, "cat", b"abc").await.unwrap(), b"abc");
        let error = run("ls", ["/nowhere-at-all"]).await.unwrap_err();
        assert!(error.to_string().contains("nowhere-at-all"), "{error}");
        assert!(matches!(
            run::<&str>("/no/such/program", []).await,
            Err(ProgramError::Run { .. })
        ));
    }
}
