// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! One connection of the browser: one request, one answer, closed.

use std::time::Duration;

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpStream, UnixStream};
use tokio::sync::watch;
use tokio::time::{Instant, timeout};

use crate::egress::Inner;
use crate::egress::head::{
    NoHead, PlainRequest, ReadHost, Request, Response, parse_request, read_head, rewrite_response,
};
use crate::egress::host::Destination;
use crate::egress::network::{NotReached, Ways, reach};
use crate::egress::rules::{Carriage, Decision, Standing};
use crate::egress::tunnel::{self, Finish, Pulse, one_way};
use crate::wire::Refusal;

/// How long a refused client may go on talking before the socket closes.
const LINGER: Duration = Duration::from_secs(1);
/// Bytes of it that are read and thrown away meanwhile.
const LINGER_BYTES: u64 = 64 * 1024;
/// A host's answer may have a longer head than a browser's request.
const RESPONSE_HEAD: usize = 64 * 1024;
/// Interim answers (1xx) that are skipped before the host is given up.
const MOST_INTERIM: usize = 8;

/// Serves one connection to its end.
pub(super) async fn serve(mut client: UnixStream, egress: &Inner) {
    let bounds = &egress.bounds;
    let head = match timeout(bounds.head_time, read_head(&mut client, bounds.head_bytes)).await {
        Ok(Ok(head)) => head,
        Ok(Err(NoHead::Gone)) => return,
        Ok(Err(NoHead::TooLong)) => {
            egress.gate.count_refusal(Refusal::Malformed, None);
            return answer(client, Answer::TooLong).await;
        }
        Ok(Err(NoHead::Garbage)) => {
            egress.gate.count_refusal(Refusal::Malformed, None);
            return answer(client, Answer::Malformed).await;
        }
        Err(_) => {
            egress.gate.count_refusal(Refusal::Malformed, None);
            return answer(client, Answer::TooSlow).await;
        }
    };
    let read: ReadHost = if egress.gate.is_for_portal() {
        Destination::parse_or_v4
    } else {
        Destination::parse
    };
    match parse_request(&head, read) {
        Ok(Request::Tunnel(to)) => serve_tunnel(client, head.beyond, to, egress).await,
        Ok(Request::Plain(request)) => serve_plain(client, head.beyond, request, egress).await,
        Err(class) => {
            egress.gate.count_refusal(class, None);
            let text = if class == Refusal::Malformed {
                Answer::Malformed
            } else {
                Answer::Refused
            };
            answer(client, text).await;
        }
    }
}

async fn serve_tunnel(mut client: UnixStream, early: Vec<u8>, to: Destination, egress: &Inner) {
    // Subscribed before the decision: a change in between is seen, not missed.
    let changes = egress.gate.changes();
    let (mut host, standing) = match admit(&to, Carriage::Tunnel, egress).await {
        Ok(admitted) => admitted,
        Err(text) => return answer(client, text).await,
    };
    let is_open = client.write_all(b"HTTP/1.1 200 OK\r\n\r\n").await.is_ok()
        && (early.is_empty() || host.write_all(&early).await.is_ok());
    if !is_open {
        return;
    }
    let told = || egress.gate.carried(standing, Instant::now());
    tokio::select! {
        _ = tunnel::carry(client, host, egress.bounds.idle_time, told) => {}
        () = no_longer_admitted(&to, Carriage::Tunnel, changes, egress) => {}
    }
}

/// Ends when new rules refuse what older ones admitted.
async fn no_longer_admitted(
    to: &Destination,
    how: Carriage,
    mut changes: watch::Receiver<()>,
    egress: &Inner,
) {
    while changes.changed().await.is_ok() {
        if matches!(egress.gate.decide(to, how), Decision::Refuse(_)) {
            return;
        }
    }
    // The gate lives as long as egress does.
    std::future::pending().await
}

async fn serve_plain(
    mut client: UnixStream,
    early: Vec<u8>,
    request: PlainRequest,
    egress: &Inner,
) {
    let changes = egress.gate.changes();
    let host = match admit(&request.to, Carriage::Plain, egress).await {
        Ok((host, _)) => host,
        Err(text) => return answer(client, text).await,
    };
    let pulse = Pulse::new();
    let outcome = tokio::select! {
        outcome = forward(&mut client, &early, &request, host, &pulse) => outcome,
        () = pulse.still_for(egress.bounds.idle_time) => Forwarded::CutShort,
        () = no_longer_admitted(&request.to, Carriage::Plain, changes, egress) => Forwarded::CutShort,
    };
    if matches!(outcome, Forwarded::NoAnswer) {
        egress
            .gate
            .count_failure(Standing::Page, egress.network.is_connected());
        answer(client, Answer::Unreachable).await;
    }
}

/// How a plain request went.
enum Forwarded {
    /// An answer reached the browser, or the browser has gone.
    Answered,
    /// The host gave no usable answer; nothing was written to the browser.
    NoAnswer,
    /// Stopped from outside; the browser may have seen a part.
    CutShort,
}

/// Sends the request and brings the answer. A host may answer before it has read the
/// whole body, so both run at once; the answer's end is the end.
async fn forward(
    client: &mut UnixStream,
    early: &[u8],
    request: &PlainRequest,
    mut host: TcpStream,
    pulse: &Pulse,
) -> Forwarded {
    let (from_client, mut to_client) = client.split();
    let (mut from_host, mut to_host) = host.split();
    let upload = async {
        // Only the declared body: what follows it would be a second request.
        let mut body = early.chain(from_client).take(request.body);
        if to_host.write_all(&request.head).await.is_ok() {
            pulse.beat();
            // A host that stops reading may still answer, and an answer is what counts.
            let _ = one_way(&mut body, &mut to_host, || pulse.beat(), Finish::LeaveOpen).await;
        }
        std::future::pending().await
    };
    let download = async {
        let Some((head, beyond)) = final_head(&mut from_host).await else {
            return Forwarded::NoAnswer;
        };
        pulse.beat();
        if to_client.write_all(&head).await.is_ok() && to_client.write_all(&beyond).await.is_ok() {
            // Either side breaking off ends the answer; the browser sees it by its length.
            let _ = one_way(
                &mut from_host,
                &mut to_client,
                || pulse.beat(),
                Finish::Close,
            )
            .await;
        }
        Forwarded::Answered
    };
    tokio::select! {
        outcome = download => outcome,
        never = upload => never,
    }
}

/// The rewritten head of the real answer, and what came with it.
async fn final_head(from_host: &mut (impl AsyncRead + Unpin)) -> Option<(Vec<u8>, Vec<u8>)> {
    let mut beyond = Vec::new();
    for _ in 0..=MOST_INTERIM {
        let mut source = beyond.as_slice().chain(&mut *from_host);
        let mut head = read_head(&mut source, RESPONSE_HEAD).await.ok()?;
        // What the chain still holds of the earlier read comes before what is in the socket.
        let (unread, _) = source.into_inner();
        head.beyond.extend_from_slice(unread);
        match rewrite_response(&head)? {
            Response::Interim => beyond = head.beyond,
            Response::Final(rewritten) => return Some((rewritten, head.beyond)),
        }
    }
    None
}

/// Name, addresses, connection: everything between a request and a socket.
async fn admit(
    to: &Destination,
    how: Carriage,
    egress: &Inner,
) -> Result<(TcpStream, Standing), Answer> {
    let gate = &egress.gate;
    let standing = match gate.decide(to, how) {
        Decision::Admit(standing) => standing,
        Decision::Refuse(class) => {
            gate.count_refusal(class, Some((to, how)));
            return Err(Answer::Refused);
        }
    };
    let ways = Ways {
        resolver: &*egress.resolver,
        network: &*egress.network,
        patience: egress.bounds.connect_time,
        for_portal: gate.is_for_portal(),
    };
    match reach(to, ways).await {
        Ok(host) => {
            if let Err(error) = host.set_nodelay(true) {
                tracing::debug!(%error, "a tunnel keeps the kernel's delay");
            }
            Ok((host, standing))
        }
        Err(NotReached::Inside) => {
            gate.count_refusal(Refusal::Inside, None);
            Err(Answer::Refused)
        }
        Err(NotReached::Unreachable) => {
            gate.count_failure(standing, egress.network.is_connected());
            Err(Answer::Unreachable)
        }
    }
}

/// What the browser is told when nothing is carried. The page repeats nothing of the
/// request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Answer {
    Refused,
    Malformed,
    TooLong,
    TooSlow,
    Unreachable,
}

impl Answer {
    const fn status(self) -> &'static str {
        match self {
            Self::Refused => "403 Forbidden",
            Self::Malformed => "400 Bad Request",
            Self::TooLong => "431 Request Header Fields Too Large",
            Self::TooSlow => "408 Request Timeout",
            Self::Unreachable => "502 Bad Gateway",
        }
    }

    /// In Italian, English and Arabic.
    const fn sentences(self) -> [&'static str; 3] {
        match self {
            Self::Unreachable => [
                "Il sito non risponde.",
                "The site does not answer.",
                "الموقع لا يستجيب.",
            ],
            _ => [
                "Questa pagina qui non si può aprire.",
                "This page cannot be opened here.",
                "لا يمكن فتح هذه الصفحة هنا.",
            ],
        }
    }
}

/// Answers, then reads on for a moment so that the answer is not lost behind a reset.
async fn answer(mut client: UnixStream, answer: Answer) {
    let [italian, english, arabic] = answer.sentences();
    let page = format!(
        "<!doctype html><html lang=\"it\"><meta charset=\"utf-8\"><title>Sportello</title>\
         <p>{italian}</p><p lang=\"en\">{english}</p><p lang=\"ar\" dir=\"rtl\">{arabic}</p></html>"
    );
    let head = format!(
        "HTTP/1.1 {}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {}\r\n\
         Cache-Control: no-store\r\nConnection: close\r\n\r\n",
        answer.status(),
        page.len()
    );
    let told = async {
        client.write_all(head.as_bytes()).await?;
        client.write_all(page.as_bytes()).await?;
        client.shutdown().await?;
        let mut rest = client.take(LINGER_BYTES);
        tokio::io::copy(&mut rest, &mut tokio::io::sink()).await
    };
    // A browser that does not wait for its answer, or goes on talking, is closed on.
    let _ = timeout(LINGER, told).await;
}
