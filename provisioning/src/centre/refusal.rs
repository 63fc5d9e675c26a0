// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What a refusal or a broken line means, and what to do.

use std::error::Error as _;

use sportello_protocol::ProblemKind;
use sportello_protocol::operator::{Fault as Refused, Refusal};
use url::Url;

use crate::fault::Fault;

/// Whoever answered does not speak as a centre does.
pub(super) fn stranger(url: &Url, status: u16) -> Fault {
    Fault::wrong(
        format!("what answers at {url} (status {status}) is no centre, or an older one"),
        "check the address in region.toml, and proxies in between; update the centre if it is older",
    )
}

/// Whether the centre could not prove who it is: asking again does not help.
pub(super) fn is_tls(error: &reqwest::Error) -> bool {
    chain(error).contains("certificate")
}

/// No answer came.
pub(super) fn line(url: &Url, error: reqwest::Error) -> Fault {
    let error = error.without_url();
    let text = chain(&error);
    if is_tls(&error) {
        let next = "compare the fingerprint in region.toml with `sportello-centre check`; if they \
                    are alike, somebody stands in between";
        return Fault::wrong(
            format!("{url} could not prove that it is your centre: {text}"),
            next,
        );
    }
    Fault::failed(
        anyhow::anyhow!("{url} does not answer: {text}"),
        "check the network and that the centre runs; asking again does no harm",
    )
}

fn chain(error: &reqwest::Error) -> String {
    let mut text = error.to_string();
    let mut beneath = error.source();
    while let Some(cause) = beneath {
        let words = cause.to_string();
        if !text.contains(&words) {
            text.push_str(": ");
            text.push_str(&words);
        }
        beneath = cause.source();
    }
    text
}

/// A refusal in words.
pub(super) fn fault(refusal: &Refusal) -> Fault {
    match &refusal.fault {
        Some(fault) => of_fault(fault),
        None => of_problem(refusal.problem.problem),
    }
}

fn of_problem(kind: ProblemKind) -> Fault {
    let again = "wait a little and ask again";
    match kind {
        ProblemKind::UnknownKey | ProblemKind::Revoked | ProblemKind::Quarantined => Fault::wrong(
            "the centre does not know your operator key",
            "`sportello keys list` shows its public half; at the centre, run \
             `sportello-centre operator add NAME PUBLIC-KEY`",
        ),
        ProblemKind::Signature => Fault::wrong(
            "the signature did not arrive as it was sent",
            "is the address in region.toml the centre's public_url? Does a proxy change requests?",
        ),
        ProblemKind::Clock => Fault::wrong(
            "this machine's clock is wrong, and could not be corrected for",
            "set the clock",
        ),
        ProblemKind::Replayed => Fault::wrong("the centre saw this very request before", again),
        ProblemKind::TooLarge => Fault::wrong(
            "the request is larger than the centre takes",
            "split the table, or update the centre",
        ),
        ProblemKind::Busy => Fault::failed(anyhow::anyhow!("the centre is busy"), again),
        ProblemKind::Unavailable => Fault::failed(
            anyhow::anyhow!("the centre cannot store anything just now"),
            "look at its disk and its log (`sportello-centre check`), then ask again",
        ),
        ProblemKind::Malformed | ProblemKind::Code | ProblemKind::Unknown => Fault::failed(
            anyhow::anyhow!("the centre could not read the request"),
            "is the centre older than this program? Update it",
        ),
    }
}

fn of_fault(fault: &Refused) -> Fault {
    let publish = "run `sportello bundle publish` first";
    match fault {
        Refused::NotThere => Fault::wrong(
            "the centre finds nothing of that name or number, or no terminal to begin with",
            "check the name or the number; a rollout begins at a terminal that runs an image and \
             was heard of lately (`sportello terminals list`)",
        ),
        Refused::WrongOffset { .. } => Fault::failed(
            anyhow::anyhow!("an upload did not go on where it had ended"),
            "publish again: it goes on from what the centre has",
        ),
        Refused::WrongHash => Fault::failed(
            anyhow::anyhow!("a file did not arrive as it was sent"),
            "publish again",
        ),
        Refused::TooLarge => Fault::wrong(
            "a file is larger than the centre takes (4 GiB)",
            "make a smaller image",
        ),
        Refused::NoSpace => Fault::failed(
            anyhow::anyhow!("the centre's disk is full"),
            "make room at the centre, then publish again: it goes on where it ended",
        ),
        Refused::BadRoot => Fault::wrong(
            "the centre does not accept the root: another one was published before, or the old keys did not sign it",
            "is this the folder of the right region, and the newest copy of it?",
        ),
        Refused::BadTargets => Fault::wrong(
            "the centre does not accept the signature over what is published",
            "is this the folder of the right region, and the newest copy of it? Sign again with `sportello bundle sign`",
        ),
        Refused::Expired => Fault::wrong(
            "what was signed has expired, or is about to",
            "renew it: `sportello keys renew`",
        ),
        Refused::OlderVersion => Fault::wrong(
            "the centre has something newer than this folder",
            "work in the newest copy of the region's folder; somebody published from another one",
        ),
        Refused::OnlineKeys => Fault::wrong(
            "the root does not name the centre's own keys",
            "`sportello keys renew --centre-keys` signs a root with the keys that the centre has now",
        ),
        Refused::MissingTargets { missing } => Fault::failed(
            anyhow::anyhow!(
                "the centre lacks {} of the files that are signed for",
                missing.len()
            ),
            "publish again: missing files are sent first",
        ),
        Refused::NothingPublished => Fault::wrong("nothing was published yet", publish),
        Refused::NoSuchImage => Fault::wrong(
            "the signed repository has no such image, or it was taken back",
            "`sportello image list` shows what there is; publish the image first",
        ),
        Refused::RolloutUnderWay => Fault::wrong(
            "another rollout is under way",
            "wait for it (`sportello update status`), or stop it (`sportello update stop`)",
        ),
        Refused::RolloutOver => Fault::wrong(
            "that rollout is over",
            "`sportello update status` lists those under way",
        ),
        Refused::OlderImage => Fault::wrong(
            "terminals never go back to an older image by a rollout",
            "build the older content under a new number",
        ),
        Refused::Unknown => Fault::failed(
            anyhow::anyhow!("the centre refused for a reason that this version does not know"),
            "update this program: the centre is newer",
        ),
    }
}
