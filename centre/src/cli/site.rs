// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Sites, for scripts; the console does the same with forms.

use clap::Subcommand;
use sportello_centre::config::Config;
use sportello_store::{NewSite, Scope, Site, Store};

use super::{Done, Fault, asked, open_store, say};

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Add a site; prints its number.
    Add(Add),
    /// Code and name of every site, and how many terminals it has, between tabs.
    List,
}

#[derive(Debug, clap::Args)]
pub(super) struct Add {
    /// The region's own code for it.
    #[arg(long)]
    code: String,
    #[arg(long)]
    name: String,
    #[arg(long)]
    municipality: String,
    /// Province or other district.
    #[arg(long)]
    district: String,
    #[arg(long, default_value = "")]
    address: String,
    /// Shown to citizens when nobody can come.
    #[arg(long, default_value = "")]
    phone: String,
    #[arg(long, default_value = "Europe/Rome")]
    time_zone: String,
    /// It moves: a bookmobile, a stand.
    #[arg(long)]
    itinerant: bool,
}

impl Command {
    pub(super) async fn run(self, config: &Config) -> Done {
        let store = open_store(config).await?;
        match self {
            Self::Add(add) => {
                if add.time_zone.parse::<chrono_tz::Tz>().is_err() {
                    return Err(asked(anyhow::anyhow!(
                        "{} is no time zone; one is Europe/Rome",
                        add.time_zone
                    )));
                }
                if [&add.code, &add.name, &add.municipality, &add.district]
                    .iter()
                    .any(|text| text.trim().is_empty())
                {
                    return Err(asked(anyhow::anyhow!(
                        "code, name, municipality and district cannot be empty"
                    )));
                }
                let id = store
                    .add_site(NewSite {
                        code: add.code,
                        name: add.name,
                        municipality: add.municipality,
                        district: add.district,
                        address: add.address,
                        phone: add.phone,
                        time_zone: add.time_zone,
                        itinerant: add.itinerant,
                    })
                    .await?;
                say(&id.0.to_string())
            }
            Self::List => {
                for site in store.sites(&Scope::Region).await? {
                    let line =
                        format!("{}\t{}\t{}", site.site.code, site.site.name, site.terminals);
                    say(&line)?;
                }
                Ok(())
            }
        }
    }
}

/// The site with a code.
pub(super) async fn find(store: &dyn Store, code: &str) -> Result<Site, Fault> {
    store
        .sites(&Scope::Region)
        .await?
        .into_iter()
        .find(|site| site.site.code == code)
        .ok_or_else(|| {
            asked(anyhow::anyhow!(
                "there is no site {code}; `sportello-centre site list` shows all"
            ))
        })
}
