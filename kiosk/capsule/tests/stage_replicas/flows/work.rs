// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Work: a form whose session ends in the middle, a log-in in a tab over three hosts.

use crate::flow::Act::{At, Back, Does, Done, Goes, Unsure};
use crate::flow::Part::{Closes, Posts, Tab, To};
use crate::flow::{Flow, doubtful, passes_on, sends, shows, titled};

/// Three ways in which a session is over: the site says so, it leads back to the log-in, it
/// leads straight to the provider.
pub(super) const NASPI: Flow = Flow {
    task: "naspi",
    own_start: None,
    pays: false,
    pages: &[
        shows("www.inps.it/", &["find"], &[To("www.inps.it/naspi")]),
        shows("www.inps.it/naspi", &["read", "log-in"], &[To(CHOOSE)]),
        doubtful(CHOOSE, &["log-in"], &[To(SPID)]),
        sends(SPID, "identity.infocert.it/login"),
        doubtful("identity.infocert.it/login", &["identity"], &[Posts(THERE)]),
        passes_on(THERE, &["identity"], "serviziweb2.inps.it/ritorno"),
        sends(
            "serviziweb2.inps.it/ritorno",
            "servizi2.inps.it/naspi/contatti",
        ),
        shows(
            "servizi2.inps.it/naspi/contatti",
            &["contacts"],
            &[To("servizi2.inps.it/naspi/lavoro"), To(QUESTIONS)],
        ),
        shows("servizi2.inps.it/naspi/lavoro", &["job"], &[To(QUESTIONS)]),
        shows(
            QUESTIONS,
            &["questions"],
            &[
                Posts("servizi2.inps.it/naspi/iban"),
                To("servizi2.inps.it/naspi/scaduta"),
                To("servizi2.inps.it/naspi/rinvio"),
                To(SPID),
            ],
        ),
        titled(
            "servizi2.inps.it/naspi/scaduta",
            "La sessione è scaduta",
            &[To(CHOOSE)],
        ),
        sends("servizi2.inps.it/naspi/rinvio", CHOOSE),
        shows(
            "servizi2.inps.it/naspi/iban",
            &["iban"],
            &[Posts("servizi2.inps.it/naspi/invio")],
        ),
        shows(
            "servizi2.inps.it/naspi/invio",
            &["send"],
            &[Posts("servizi2.inps.it/naspi/fine")],
        ),
        shows(
            "servizi2.inps.it/naspi/fine",
            &["receipt", "leave"],
            &[To("www.inps.it/")],
        ),
    ],
    acts: &[
        At("find"),
        Does("find", 1, "www.inps.it/naspi"),
        Done("find"),
        Done("read"),
        Goes(1, CHOOSE),
        At("log-in"),
        Does("log-in", 1, "identity.infocert.it/login"),
        At("identity"),
        Does("identity", 1, "servizi2.inps.it/naspi/contatti"),
        Done("identity"),
        Does("contacts", 1, "servizi2.inps.it/naspi/lavoro"),
        Done("contacts"),
        Does("job", 1, QUESTIONS),
        Done("job"),
        At("questions"),
        // The site says so.
        Goes(2, "servizi2.inps.it/naspi/scaduta"),
        Unsure,
        Goes(1, CHOOSE),
        Unsure,
        Goes(1, "identity.infocert.it/login"),
        Unsure,
        Back(CHOOSE),
        Back("servizi2.inps.it/naspi/scaduta"),
        Back(QUESTIONS),
        At("questions"),
        // It leads back to the log-in.
        Goes(3, CHOOSE),
        Unsure,
        Back(QUESTIONS),
        At("questions"),
        // It leads straight to the provider.
        Goes(4, "identity.infocert.it/login"),
        Unsure,
        Back(QUESTIONS),
        Does("questions", 1, "servizi2.inps.it/naspi/iban"),
        Done("questions"),
        Does("iban", 1, "servizi2.inps.it/naspi/invio"),
        Done("iban"),
        Does("send", 1, "servizi2.inps.it/naspi/fine"),
        Done("send"),
        At("receipt"),
    ],
};

const CHOOSE: &str = "serviziweb2.inps.it/accesso";
const SPID: &str = "serviziweb2.inps.it/spid";
const THERE: &str = "identity.infocert.it/fatto";
const QUESTIONS: &str = "servizi2.inps.it/naspi/domande";

/// The log-in opens in a tab; its provider answers on two hosts; the site's first window waits
/// behind it.
pub(super) const SIISL: Flow = Flow {
    task: "siisl",
    own_start: None,
    pays: false,
    pages: &[
        doubtful(
            "siisl.lavoro.gov.it/",
            &["find", "log-in"],
            &[Tab("siisl.lavoro.gov.it/accesso")],
        ),
        passes_on(
            "siisl.lavoro.gov.it/accesso",
            &["log-in"],
            "loginspid.aruba.it/sso",
        ),
        sends("loginspid.aruba.it/sso", "loginspid.aruba.it/entra"),
        doubtful(
            "loginspid.aruba.it/entra",
            &["identity"],
            &[Posts("selfcarespid.aruba.it/conferma")],
        ),
        shows(
            "selfcarespid.aruba.it/conferma",
            &["identity"],
            &[Posts("loginspid.aruba.it/fatto")],
        ),
        passes_on(
            "loginspid.aruba.it/fatto",
            &["identity"],
            "siisl.lavoro.gov.it/ritorno",
        ),
        sends("siisl.lavoro.gov.it/ritorno", "siisl.lavoro.gov.it/area"),
        shows(
            "siisl.lavoro.gov.it/area",
            &["contacts"],
            &[To("siisl.lavoro.gov.it/patto")],
        ),
        shows(
            "siisl.lavoro.gov.it/patto",
            &["pact"],
            &[Tab("siisl.lavoro.gov.it/guida"), Closes],
        ),
        shows("siisl.lavoro.gov.it/guida", &["pact"], &[Closes]),
    ],
    acts: &[
        At("find"),
        Done("find"),
        Does("log-in", 1, "loginspid.aruba.it/entra"),
        At("identity"),
        Goes(1, "selfcarespid.aruba.it/conferma"),
        At("identity"),
        Does("identity", 1, "siisl.lavoro.gov.it/area"),
        Done("identity"),
        Does("contacts", 1, "siisl.lavoro.gov.it/patto"),
        Done("contacts"),
        Goes(1, "siisl.lavoro.gov.it/guida"),
        At("pact"),
        Goes(1, "siisl.lavoro.gov.it/patto"),
        At("pact"),
        // The tab closes, and the first page stands in front as if nothing had happened.
        Goes(2, "siisl.lavoro.gov.it/"),
        Unsure,
    ],
};
