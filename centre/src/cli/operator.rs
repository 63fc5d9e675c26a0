// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Who may run the region's command line: names and public keys.

use clap::Subcommand;
use sportello_centre::centre::machine_clock;
use sportello_centre::config::Config;
use sportello_protocol::{parse_public_key, public_key_text};
use sportello_store::{AuditEntry, NewOperator, Store};

use super::{Done, asked, open_store, say, talk};

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Let an operator in; prints the fingerprint of the key, to compare with theirs.
    Add {
        /// How the audit log calls them: 2 to 64 letters.
        name: String,
        /// The key that `sportello keys operator` prints: 43 letters and digits.
        // One key in 64 begins with a hyphen.
        #[arg(allow_hyphen_values = true)]
        public_key: String,
    },
    /// Name, key and fingerprint of every operator, between tabs.
    List,
    /// Shut an operator out, at once.
    Remove { name: String },
}

async fn note(store: &dyn Store, action: &str, name: &str) -> Result<(), super::Fault> {
    store
        .audit(AuditEntry {
            at: machine_clock(),
            account: None,
            site: None,
            action: action.to_owned(),
            object: name.to_owned(),
        })
        .await?;
    Ok(())
}

impl Command {
    pub(super) async fn run(self, config: &Config) -> Done {
        let store = open_store(config).await?;
        match self {
            Self::Add { name, public_key } => {
                let name = name.trim().to_owned();
                if !(2..=64).contains(&name.chars().count()) || name.chars().any(char::is_control) {
                    return Err(asked(anyhow::anyhow!(
                        "an operator's name has 2 to 64 letters"
                    )));
                }
                let key = parse_public_key(public_key.trim()).map_err(|_| {
                    asked(anyhow::anyhow!(
                        "{public_key} is no public key: it has 43 letters, digits, - and _, as `sportello keys operator` prints it"
                    ))
                })?;
                store
                    .add_operator(NewOperator {
                        name: name.clone(),
                        public_key: key,
                        added: machine_clock(),
                    })
                    .await?;
                note(&*store, "operator.add", &name).await?;
                talk(&format!(
                    "{name} may do everything that the command line can; the key's fingerprint is"
                ));
                say(&sportello_protocol::Thumbprint::of(&key).to_string())
            }
            Self::List => {
                for operator in store.operators().await? {
                    say(&format!(
                        "{}\t{}\t{}",
                        operator.name,
                        public_key_text(&operator.public_key),
                        operator.thumbprint()
                    ))?;
                }
                Ok(())
            }
            Self::Remove { name } => {
                store.remove_operator(name.trim(), machine_clock()).await?;
                note(&*store, "operator.remove", name.trim()).await?;
                talk(&format!("{} is shut out", name.trim()));
                Ok(())
            }
        }
    }
}
