// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The first administrator, who makes the other accounts in the console.

use clap::Subcommand;
use data_encoding::BASE32_NOPAD;
use sportello_centre::centre::machine_clock;
use sportello_centre::config::Config;
use sportello_console::{check_password, hash_password};
use sportello_store::{AuditEntry, NewAccount, Role, RoleGrant};

use super::{Done, Fault, asked, open_store, prompt, say, talk};

/// Bytes of a second factor's secret (RFC 4226 asks for 16 at least).
const SECRET: usize = 20;

#[derive(Debug, Subcommand)]
pub(super) enum Admin {
    /// Make an account that may do everything. The password is typed, or piped in.
    Create {
        /// What is typed to log in.
        name: String,
        /// Who that is.
        #[arg(long)]
        full_name: Option<String>,
        #[arg(long)]
        email: Option<String>,
        /// Let the first log-in set the second factor up instead of printing it here.
        #[arg(long)]
        second_factor_later: bool,
    },
}

impl Admin {
    pub(super) async fn run(self, config: &Config) -> Done {
        let Self::Create {
            name,
            full_name,
            email,
            second_factor_later,
        } = self;
        let name = name.trim().to_lowercase();
        if !(3..=64).contains(&name.chars().count()) || name.chars().any(char::is_whitespace) {
            return Err(asked(anyhow::anyhow!(
                "an account's name has 3 to 64 characters and no spaces"
            )));
        }
        let store = open_store(config).await?;
        if store.account_by_name(&name).await?.is_some() {
            return Err(asked(anyhow::anyhow!("the account {name} exists already")));
        }
        let password = prompt::password()?;
        check_password(&name, &password).map_err(asked)?;
        let hash = hash_password(&password).map_err(|error| Fault::Failed(error.into()))?;
        let account = store
            .add_account(NewAccount {
                full_name: full_name.unwrap_or_else(|| name.clone()),
                name: name.clone(),
                email,
                password_hash: hash,
                roles: vec![RoleGrant {
                    role: Role::Admin,
                    site: None,
                }],
                created: machine_clock(),
            })
            .await?;
        store
            .audit(AuditEntry {
                at: machine_clock(),
                account: Some(account),
                site: None,
                action: "account.create".to_owned(),
                object: name.clone(),
            })
            .await?;
        talk(&format!("{name} may do everything"));
        if second_factor_later {
            talk("the first log-in sets the second factor up");
            return Ok(());
        }
        let mut secret = [0; SECRET];
        getrandom::fill(&mut secret)
            .map_err(|error| Fault::Failed(anyhow::Error::from(error).context("no randomness")))?;
        store.set_totp(account, Some(secret.to_vec())).await?;
        talk("second factor: give this to an authenticator app; it is not shown again");
        say(&BASE32_NOPAD.encode(&secret))
    }
}
