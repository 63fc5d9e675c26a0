// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! From the press of a button on the staff's page until the command lies on the terminal's
//! slate, where the shell finds it at its next look: page, audit log, store, waiting request,
//! agent, journal. Presses keep some seconds apart, as people do.

use std::time::{Duration, Instant};

use anyhow::Context;
use reqwest::header::{COOKIE, SET_COOKIE};
use reqwest::redirect::Policy;
use reqwest::{Certificate, Client, Response, StatusCode};
use sportello_ledger::{BootMillis, Slate};

use crate::bounds::Bounds;
use crate::figures::Samples;
use crate::pages::token;
use crate::region::PASSWORD;
use crate::terminal::Terminal;
use crate::{Plan, figures, say};

const PATIENCE: Duration = Duration::from_secs(30);

pub(crate) async fn measure(plan: &Plan, bounds: &mut Bounds) -> anyhow::Result<()> {
    let mut terminal = Terminal::enrol(plan).await?;
    terminal.start()?;
    let staff = Staff::log_in(&terminal).await?;
    let mut slate = Slate::open(&terminal.slate())?;
    say(&format!(
        "\nCommands: {} presses on the staff's page (load {})",
        plan.commands,
        figures::load()
    ));
    let (mut samples, mut pressed) = (Samples::default(), Samples::default());
    for number in 0..plan.commands {
        // Different pauses meet the agent's waiting request at different moments.
        let pause = 2_500 + 370 * (number as u64 % 7);
        tokio::time::sleep(Duration::from_millis(pause)).await;
        terminal.still_runs()?;
        let begun = Instant::now();
        let (answered, taken) = tokio::join!(
            async { staff.press(&terminal).await.map(|()| begun.elapsed()) },
            arrival(&mut slate, begun)
        );
        pressed.push(answered?);
        samples.push(taken?);
    }
    say(&pressed.tell("beside it, the page's own answer"));
    say(&samples.tell("pressed to slate"));
    bounds.at_most(
        "command: p95 pressed to slate",
        samples.percentile(95),
        1000.0,
        "ms",
    );
    Ok(())
}

async fn arrival(slate: &mut Slate, begun: Instant) -> anyhow::Result<Duration> {
    while slate.take(BootMillis::now())?.is_empty() {
        anyhow::ensure!(begun.elapsed() < PATIENCE, "a command did not arrive");
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    Ok(begun.elapsed())
}

/// Somebody of the staff in front of the page.
#[derive(Debug)]
struct Staff {
    client: Client,
    cookies: String,
    csrf: String,
}

impl Staff {
    async fn log_in(terminal: &Terminal) -> anyhow::Result<Self> {
        let authority = Certificate::from_pem(&terminal.place.authority()?)?;
        let client = Client::builder()
            .redirect(Policy::none())
            .tls_certs_only([authority])
            .build()?;
        let login = format!("{}/login", terminal.place.public);
        let answer = client.get(&login).send().await?;
        let visit = cookies(&answer);
        let page = answer.text().await?;
        let body = format!(
            "csrf={}&name=vera&password={}",
            token(&page)?,
            PASSWORD.replace(' ', "+")
        );
        let answer = post(&client, &login, &visit, &terminal.place.public, body).await?;
        anyhow::ensure!(
            answer.status() == StatusCode::SEE_OTHER,
            "logging in: {}",
            answer.status()
        );
        let cookies = cookies(&answer);
        let room = format!("{}/sites/{}/room", terminal.place.public, terminal.site.0);
        let answer = client.get(&room).header(COOKIE, &cookies).send().await?;
        anyhow::ensure!(answer.status() == StatusCode::OK, "the room is not shown");
        let csrf = token(&answer.text().await?)?.to_owned();
        Ok(Self {
            client,
            cookies,
            csrf,
        })
    }

    /// "Ten minutes more".
    async fn press(&self, terminal: &Terminal) -> anyhow::Result<()> {
        let url = format!(
            "{}/sites/{}/room/commands",
            terminal.place.public, terminal.site.0
        );
        let body = format!("csrf={}&ask=extend&terminal={}", self.csrf, terminal.id);
        let answer = post(
            &self.client,
            &url,
            &self.cookies,
            &terminal.place.public,
            body,
        )
        .await?;
        anyhow::ensure!(
            answer.status() == StatusCode::SEE_OTHER,
            "the page refused: {}",
            answer.status()
        );
        Ok(())
    }
}

async fn post(
    client: &Client,
    url: &str,
    cookies: &str,
    origin: &str,
    body: String,
) -> anyhow::Result<Response> {
    client
        .post(url)
        .header(COOKIE, cookies)
        .header("origin", origin)
        .header("content-type", "application/x-www-form-urlencoded")
        .body(body)
        .send()
        .await
        .context("the page does not answer")
}

fn cookies(answer: &Response) -> String {
    let pairs: Vec<&str> = answer
        .headers()
        .get_all(SET_COOKIE)
        .iter()
        .filter_map(|cookie| cookie.to_str().ok()?.split(';').next())
        .collect();
    pairs.join("; ")
}
