// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Letters, one for each recipient in their language.

use std::net::IpAddr;
use std::time::Duration;

use anyhow::Context;
use async_trait::async_trait;
use lettre::message::Mailbox;
use lettre::message::header::ContentType;
use lettre::transport::smtp::authentication::Credentials;
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use sportello_protocol::UnixSeconds;
use url::Url;

use super::{Alert, Channel, words};
use crate::config::{Language, Mail, SmtpSecurity};

const PATIENCE: Duration = Duration::from_secs(30);

type Transport = AsyncSmtpTransport<Tokio1Executor>;

/// One recipient.
pub struct Letters {
    transport: Transport,
    from: Mailbox,
    to: Mailbox,
    language: Language,
    region: String,
    console: Url,
}

impl std::fmt::Debug for Letters {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Letters")
    }
}

impl Letters {
    /// # Errors
    /// When an address is none, the password cannot be read, or a server elsewhere is to be
    /// spoken to in the clear.
    pub fn of(mail: &Mail, region: &str, console: &Url) -> anyhow::Result<Vec<Self>> {
        let transport = transport(mail)?;
        let from: Mailbox = mail
            .from
            .parse()
            .context("`mail.from` is not an e-mail address")?;
        mail.to
            .iter()
            .map(|recipient| {
                let to = recipient.address.parse().with_context(|| {
                    format!("`mail.to`: {} is not an e-mail address", recipient.address)
                })?;
                Ok(Self {
                    transport: transport.clone(),
                    from: from.clone(),
                    to,
                    language: recipient.language,
                    region: region.to_owned(),
                    console: console.clone(),
                })
            })
            .collect()
    }
}

#[async_trait]
impl Channel for Letters {
    fn name(&self) -> String {
        format!("mail {}", self.to.email)
    }

    async fn tell(&self, alerts: &[Alert], number: &str, _now: UnixSeconds) -> anyhow::Result<()> {
        let host = self.console.host_str().unwrap_or("localhost");
        let to = data_encoding::HEXLOWER.encode(self.to.email.to_string().as_bytes());
        let letter = Message::builder()
            .from(self.from.clone())
            .to(self.to.clone())
            .subject(words::subject(alerts, &self.region, self.language))
            // The same when it is sent again: mailboxes then show it once.
            .message_id(Some(format!("<{number}.{to}@{host}>")))
            .header(ContentType::TEXT_PLAIN)
            .body(words::letter(alerts, &self.console, self.language))
            .context("the letter could not be written")?;
        self.transport
            .send(letter)
            .await
            .context("the mail server did not take the letter")?;
        Ok(())
    }
}

fn transport(mail: &Mail) -> anyhow::Result<Transport> {
    let builder = match mail.security {
        SmtpSecurity::Tls => Transport::relay(&mail.host)?,
        SmtpSecurity::Starttls => Transport::starttls_relay(&mail.host)?,
        SmtpSecurity::None => {
            let here = mail.host == "localhost"
                || mail.host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback());
            anyhow::ensure!(
                here,
                "`mail.security` is \"none\" and `mail.host` is another machine: choose \"tls\" or \"starttls\""
            );
            Transport::builder_dangerous(&mail.host)
        }
    };
    let mut builder = builder.port(mail.port).timeout(Some(PATIENCE));
    if let Some(user) = &mail.user {
        let path = mail
            .password_file
            .as_ref()
            .context("`mail.user` is set: say `mail.password_file`, too")?;
        let password = std::fs::read_to_string(path)
            .with_context(|| format!("{}: the mail password cannot be read", path.display()))?;
        builder = builder.credentials(Credentials::new(
            user.clone(),
            password.trim_end_matches(['\r', '\n']).to_owned(),
        ));
    }
    Ok(builder.build())
}
