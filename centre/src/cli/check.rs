// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Looks everything over without serving.

use data_encoding::HEXLOWER;
use sportello_centre::alert;
use sportello_centre::centre::machine_clock;
use sportello_centre::config::Config;
use sportello_centre::housekeeping::day;
use sportello_centre::tls::Certificates;
use sportello_store::{Role, Scope};

use super::{Done, Fault, asked, open_store, say, talk};

pub(super) async fn run(config: &Config) -> Done {
    say(&format!("region         {}", config.region))?;
    say(&format!("address        {}", config.public_url))?;
    let certificates = Certificates::open(config, day(machine_clock()))
        .map_err(|error| asked(anyhow::Error::from(error).context("TLS")))?;
    let tls = match certificates.as_ref().map(Certificates::fingerprint) {
        None => "by a proxy".to_owned(),
        Some(None) => "by certificate files".to_owned(),
        Some(Some(fingerprint)) => format!("own authority {}", HEXLOWER.encode(&fingerprint)),
    };
    say(&format!("tls            {tls}"))?;
    let channels = alert::channels(config).map_err(asked)?;
    say(&format!("alert channels {}", channels.len()))?;
    say(&format!("store          {}", config.store))?;
    let store = open_store(config).await?;
    store.ready().await.map_err(|error| {
        Fault::Failed(anyhow::Error::from(error).context("the store cannot read and write"))
    })?;
    let sites = store.sites(&Scope::Region).await?;
    say(&format!("sites          {}", sites.len()))?;
    let mut without_hours = 0_usize;
    for site in &sites {
        if store.desired(site.id).await?.settings.hours.is_none() {
            without_hours += 1;
        }
    }
    if without_hours > 0 {
        talk(&format!(
            "note: {without_hours} sites have no opening hours: their terminals are never reported as silent"
        ));
    }
    let accounts = store.accounts().await?;
    let admin = accounts.iter().any(|account| {
        !account.disabled
            && account
                .roles
                .iter()
                .any(|grant| grant.role == Role::Admin && grant.site.is_none())
    });
    if !admin {
        talk("note: there is no administrator yet: `sportello-centre admin create NAME`");
    }
    Ok(())
}
