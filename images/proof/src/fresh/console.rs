// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Somebody of the staff in front of the room's page.

use std::collections::BTreeMap;
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context as _, ensure};
use reqwest::header::{CONTENT_TYPE, COOKIE, ORIGIN, SET_COOKIE};
use reqwest::{Certificate, Client, Method, StatusCode, redirect};
use tokio::runtime::Runtime;
use totp_rs::{Algorithm, Builder, Secret};
use url::form_urlencoded::Serializer;

use super::office::{ACCOUNT, Office, PASSWORD, address};

/// A browser that is logged in.
#[derive(Debug)]
pub(crate) struct Console {
    client: Client,
    runtime: Runtime,
    cookies: BTreeMap<String, String>,
}

impl Console {
    /// Logs in with password and second factor.
    ///
    /// # Errors
    /// When the centre does not let us in.
    pub(crate) fn log_in(office: &Office) -> anyhow::Result<Self> {
        let authority = Certificate::from_pem(&office.authority()?)?;
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        let client = Client::builder()
            .redirect(redirect::Policy::none())
            .no_proxy()
            .tls_certs_only([authority])
            .build()?;
        let mut console = Self {
            client,
            runtime,
            cookies: BTreeMap::new(),
        };
        console.post("/login", &[("name", ACCOUNT), ("password", PASSWORD)])?;
        let digits = digits(&office.second_factor()?)?;
        console.post("/login/second", &[("digits", &digits)])?;
        Ok(console)
    }

    /// A page.
    ///
    /// # Errors
    /// When it is not shown.
    pub(crate) fn page(&mut self, path: &str) -> anyhow::Result<String> {
        let (status, body) = self.send(Method::GET, path, None)?;
        ensure!(status == StatusCode::OK, "{path}: {status}");
        Ok(body)
    }

    fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> anyhow::Result<()> {
        // Every page carries the token of forms, the one that says that there is none as well.
        let (_, page) = self.send(Method::GET, "/nowhere", None)?;
        let (_, token) = page
            .split_once("name=\"csrf\" content=\"")
            .context("the page has no token")?;
        let (token, _) = token.split_once('"').context("the page has no token")?;
        let form = Serializer::new(String::new())
            .append_pair("csrf", token)
            .extend_pairs(fields)
            .finish();
        let (status, _) = self.send(Method::POST, path, Some(form))?;
        ensure!(status == StatusCode::SEE_OTHER, "{path}: {status}");
        Ok(())
    }

    fn send(
        &mut self,
        method: Method,
        path: &str,
        form: Option<String>,
    ) -> anyhow::Result<(StatusCode, String)> {
        let cookies: Vec<String> = self
            .cookies
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        let mut request = self
            .client
            .request(method, format!("{}{path}", address()))
            .header(COOKIE, cookies.join("; "));
        if let Some(form) = form {
            request = request
                .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
                .header(ORIGIN, address())
                .body(form);
        }
        let answer = self.runtime.block_on(request.send())?;
        for cookie in answer.headers().get_all(SET_COOKIE) {
            let (name, rest) = cookie.to_str()?.split_once('=').context("a cookie")?;
            let value = rest.split(';').next().unwrap_or_default();
            let _before = self.cookies.insert(name.to_owned(), value.to_owned());
        }
        let status = answer.status();
        Ok((status, self.runtime.block_on(answer.text())?))
    }
}

fn digits(secret: &[u8]) -> anyhow::Result<String> {
    let totp = Builder::new()
        .with_algorithm(Algorithm::SHA1)
        .with_digits(6)
        .with_skew(1)
        .with_step_duration(30)
        .with_secret(Secret::new(secret.into()))
        .build()
        .context("the second factor's secret")?;
    let now = SystemTime::now().duration_since(UNIX_EPOCH)?;
    Ok(totp.generate(now.as_secs()).to_string())
}
