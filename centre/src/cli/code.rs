// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! One-time codes, for scripts and the demo; the console prints them with a QR picture.

use anyhow::Context;
use sportello_centre::centre::machine_clock;
use sportello_centre::config::Config;
use sportello_centre::housekeeping::day;
use sportello_centre::tls::Certificates;
use sportello_protocol::{EnrolmentCode, UnixSeconds};
use sportello_store::{Account, AuditEntry, NewCode, Role, Store};

use super::{Done, Fault, asked, open_store, say, site, talk};

#[derive(Debug, clap::Args)]
pub(super) struct Code {
    /// Code of the site, as `site list` shows it.
    #[arg(long)]
    site: String,
    /// What will stand on the terminal: `1`, `Ingresso`.
    #[arg(long)]
    label: String,
    /// Hours for which it can be used.
    #[arg(long, default_value_t = 24, value_parser = clap::value_parser!(u32).range(1..=720))]
    hours: u32,
    /// Account in whose name it is made; the first administrator unless said.
    #[arg(long)]
    by: Option<String>,
}

impl Code {
    pub(super) async fn run(self, config: &Config) -> Done {
        if self.label.trim().is_empty() {
            return Err(asked(anyhow::anyhow!("the label cannot be empty")));
        }
        let store = open_store(config).await?;
        let site = site::find(&*store, &self.site).await?;
        let by = maker(&*store, self.by.as_deref()).await?;
        let now = machine_clock();
        let certificates =
            Certificates::open(config, day(now)).map_err(|error| Fault::Failed(error.into()))?;
        let authority = certificates.and_then(|certificates| certificates.fingerprint());
        let code = EnrolmentCode::random(authority.as_ref())
            .context("no randomness")
            .map_err(Fault::Failed)?;
        store
            .make_code(NewCode {
                secret_hash: EnrolmentCode::secret_hash(&code.secret_text()),
                site: site.id,
                label: self.label.clone(),
                replaces: None,
                made_by: by.id,
                made: now,
                expires: UnixSeconds(now.0.saturating_add(i64::from(self.hours) * 3600)),
            })
            .await?;
        store
            .audit(AuditEntry {
                at: now,
                account: Some(by.id),
                site: Some(site.id),
                action: "code.make".to_owned(),
                object: self.label,
            })
            .await?;
        talk(&format!(
            "for one terminal at {}, for {} hours:",
            site.site.name, self.hours
        ));
        say(&code.to_string())
    }
}

async fn maker(store: &dyn Store, name: Option<&str>) -> Result<Account, Fault> {
    let found = match name {
        Some(name) => store.account_by_name(&name.to_lowercase()).await?,
        None => store.accounts().await?.into_iter().find(|account| {
            !account.disabled
                && account
                    .roles
                    .iter()
                    .any(|grant| grant.role == Role::Admin && grant.site.is_none())
        }),
    };
    found.ok_or_else(|| {
        asked(match name {
            Some(name) => anyhow::anyhow!("there is no account {name}"),
            None => anyhow::anyhow!(
                "there is no administrator yet: `sportello-centre admin create NAME` first"
            ),
        })
    })
}
