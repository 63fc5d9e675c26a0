// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! From nothing to a centre that can be started.

use std::fs::{DirBuilder, OpenOptions};
use std::io::Write;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use anyhow::Context;
use data_encoding::HEXLOWER;
use sportello_centre::authority::Authority;
use sportello_centre::config::{Config, Tls};
use sportello_centre::trust::Trust;

use super::{Done, Fault, Instead, asked, open_store, say, talk};

#[derive(Debug, clap::Args)]
pub(super) struct Init {
    /// Folder to make.
    folder: PathBuf,
    /// Name of the region, as pages show it.
    #[arg(long)]
    region: String,
}

impl Init {
    pub(super) async fn run(self, instead: &Instead) -> Done {
        let url = instead.public_url.as_ref().ok_or_else(|| {
            asked(anyhow::anyhow!(
                "say --public-url, such as https://sportello.region.example:8443"
            ))
        })?;
        let path = self.folder.join("centre.toml");
        if path.exists() {
            return Err(asked(anyhow::anyhow!(
                "{} exists already; start it with `sportello-centre --config {0} serve`",
                path.display()
            )));
        }
        let text = self.configuration(url, instead)?;
        let config = Config::parse(&text, &self.folder).map_err(asked)?;
        config.check().map_err(asked)?;
        DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(&self.folder)
            .with_context(|| format!("{} cannot be made", self.folder.display()))?;
        write(&path, &text)?;
        let fingerprint = match config.tls {
            Tls::Own => {
                let authority = Authority::open_or_make(&config.folder)
                    .map_err(|error| Fault::Failed(error.into()))?;
                Some(HEXLOWER.encode(&authority.fingerprint()))
            }
            Tls::Files { .. } | Tls::None => None,
        };
        let store = open_store(&config).await?;
        store.ready().await?;
        let trust = Trust::new(store, config.repository());
        let online = trust
            .online_keys()
            .await
            .map_err(|error| Fault::Failed(error.into()))?;
        talk(&format!("made {}", path.display()));
        if let Some(fingerprint) = fingerprint {
            talk("the authority's fingerprint (SHA-256), which enrolment codes carry:");
            say(&fingerprint)?;
        }
        talk(&format!(
            "the online key that the region's root must name (`trust keys` shows it again): {}",
            online.timestamp
        ));
        talk(&format!(
            "next: sportello-centre --config {} admin create NAME",
            path.display()
        ));
        Ok(())
    }

    fn configuration(&self, url: &url::Url, instead: &Instead) -> Result<String, Fault> {
        let quoted = |text: &str| toml::Value::String(text.to_owned()).to_string();
        let default = if url.scheme() == "http" {
            format!("127.0.0.1:{}", url.port().unwrap_or(8080))
        } else {
            format!("0.0.0.0:{}", url.port().unwrap_or(8443))
        };
        let listen = instead
            .listen
            .map_or(default, |address| address.to_string());
        let store = instead.store.as_deref().unwrap_or("sqlite:centre.db");
        if !store.starts_with("sqlite:") {
            talk(
                "the store's address goes into centre.toml, password included: readable by its owner only",
            );
        }
        let tls = if url.scheme() == "http" {
            "none"
        } else {
            "own"
        };
        let text = format!(
            include_str!("centre.toml.in"),
            region = quoted(&self.region),
            url = quoted(url.as_str()),
            listen = quoted(&listen),
            store = quoted(store),
            tls = quoted(tls),
        );
        // What an administrator writes there is theirs: our notice stays with our file.
        Ok(text
            .split_once("\n\n")
            .map_or(text.as_str(), |(_, theirs)| theirs)
            .to_owned())
    }
}

fn write(path: &Path, text: &str) -> Done {
    let mut file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)
        .with_context(|| format!("{} cannot be written", path.display()))?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    Ok(())
}
