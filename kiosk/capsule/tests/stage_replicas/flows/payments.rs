// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Money: a payment on a single-page application and at the bank, a municipality's own host, a
//! chain of log-in hosts with a site in maintenance behind it.

use crate::flow::Act::{At, Back, Does, Done, Goes, Unsure};
use crate::flow::Part::{Moves, Posts, To};
use crate::flow::{Flow, Page, doubtful, fails, passes_on, sends, shows, titled};

/// Cancelled at the end, begun again, timed out, then paid. Addresses change without a document
/// being loaded, but for the bank.
pub(super) const PAGOPA: Flow = Flow {
    task: "pagopa-notice",
    own_start: None,
    pays: true,
    pages: &[
        doubtful(
            "checkout.pagopa.it/inserisci-dati-avviso",
            &["look", "number", "office"],
            &[Moves("checkout.pagopa.it/dati-pagamento")],
        ),
        doubtful(
            "checkout.pagopa.it/dati-pagamento",
            &["check", "where"],
            &[Moves("checkout.pagopa.it/inserisci-email")],
        ),
        doubtful(
            "checkout.pagopa.it/inserisci-email",
            &["email"],
            &[
                Moves("checkout.pagopa.it/scegli-metodo"),
                Moves("checkout.pagopa.it/esito"),
            ],
        ),
        doubtful(
            "checkout.pagopa.it/scegli-metodo",
            &["way"],
            &[
                Moves("checkout.pagopa.it/inserisci-carta"),
                Moves("checkout.pagopa.it/riepilogo-pagamento"),
            ],
        ),
        shows(
            "checkout.pagopa.it/inserisci-carta",
            &["card"],
            &[Moves("checkout.pagopa.it/lista-psp")],
        ),
        doubtful(
            "checkout.pagopa.it/lista-psp",
            &["provider"],
            &[Moves("checkout.pagopa.it/riepilogo-pagamento")],
        ),
        shows(
            "checkout.pagopa.it/riepilogo-pagamento",
            &["total"],
            &[
                To("xpay.nexigroup.com/conferma"),
                Moves("checkout.pagopa.it/annullato"),
                Moves("checkout.pagopa.it/lista-psp"),
            ],
        ),
        doubtful(
            "checkout.pagopa.it/annullato",
            &[],
            &[Moves("checkout.pagopa.it/inserisci-dati-avviso")],
        ),
        shows(
            "xpay.nexigroup.com/conferma",
            &["bank"],
            &[Posts("xpay.nexigroup.com/fatto")],
        ),
        sends("xpay.nexigroup.com/fatto", "checkout.pagopa.it/esito"),
        doubtful("checkout.pagopa.it/esito", &["receipt"], &[]),
    ],
    acts: &[
        At("look"),
        Done("look"),
        Done("number"),
        Does("office", 1, "checkout.pagopa.it/dati-pagamento"),
        At("check"),
        Done("check"),
        Does("where", 1, "checkout.pagopa.it/inserisci-email"),
        At("email"),
        // It took too long: the page of the outcome says so, five steps early.
        Goes(2, "checkout.pagopa.it/esito"),
        Unsure,
        Back("checkout.pagopa.it/inserisci-email"),
        At("email"),
        Does("email", 1, "checkout.pagopa.it/scegli-metodo"),
        At("way"),
        Does("way", 1, "checkout.pagopa.it/inserisci-carta"),
        At("card"),
        Does("card", 1, "checkout.pagopa.it/lista-psp"),
        At("provider"),
        Does("provider", 1, "checkout.pagopa.it/riepilogo-pagamento"),
        At("total"),
        // Another provider, and then nothing at all.
        Goes(3, "checkout.pagopa.it/lista-psp"),
        Unsure,
        Goes(1, "checkout.pagopa.it/riepilogo-pagamento"),
        At("total"),
        Goes(2, "checkout.pagopa.it/annullato"),
        Unsure,
        // Once more from the beginning: the guide finds itself again at the page it waited for.
        Goes(1, "checkout.pagopa.it/inserisci-dati-avviso"),
        Unsure,
        Goes(1, "checkout.pagopa.it/dati-pagamento"),
        Goes(1, "checkout.pagopa.it/inserisci-email"),
        Goes(1, "checkout.pagopa.it/scegli-metodo"),
        Unsure,
        Goes(2, "checkout.pagopa.it/riepilogo-pagamento"),
        At("total"),
        Does("total", 1, "xpay.nexigroup.com/conferma"),
        Done("total"),
        At("bank"),
        Does("bank", 1, "checkout.pagopa.it/esito"),
        At("receipt"),
    ],
};

const TOWN: &str = "www.comune.example/tributi";

/// A host of policy's, a log-in that is not needed, and given up at the provider.
pub(super) const LOCAL_TAX: Flow = Flow {
    task: "local-taxes",
    own_start: Some(TOWN),
    pays: false,
    pages: &[
        shows(
            TOWN,
            &["letter", "deadline", "real", "site", "log-in"],
            &[To("www.comune.example/tari"), To("www.comune.example/area")],
        ),
        shows(
            "www.comune.example/tari",
            &["site", "log-in", "look"],
            &[To("www.comune.example/area")],
        ),
        sends("www.comune.example/area", "posteid.poste.it/jod-login"),
        doubtful(
            "posteid.poste.it/jod-login",
            &["log-in"],
            &[
                Posts("www.comune.example/errore-accesso"),
                Posts("www.comune.example/posizione"),
            ],
        ),
        shows(
            "www.comune.example/errore-accesso",
            &["log-in"],
            &[To("www.comune.example/area")],
        ),
        shows(
            "www.comune.example/posizione",
            &["look", "wrong", "pay", "keep"],
            &[To("www.comune.example/area")],
        ),
    ],
    acts: &[
        Done("letter"),
        Done("deadline"),
        Done("real"),
        Does("site", 1, "www.comune.example/tari"),
        Done("site"),
        Goes(1, "posteid.poste.it/jod-login"),
        At("log-in"),
        Goes(1, "www.comune.example/errore-accesso"),
        At("log-in"),
        Goes(1, "posteid.poste.it/jod-login"),
        Does("log-in", 2, "www.comune.example/posizione"),
        Done("log-in"),
        At("look"),
        // Logged out meanwhile.
        Goes(1, "posteid.poste.it/jod-login"),
        Unsure,
        Goes(2, "www.comune.example/posizione"),
        At("look"),
        Done("look"),
        Done("wrong"),
        At("pay"),
    ],
};

/// Two log-in hosts of the service's own before the provider and after it; then a site that is
/// out of order, and one that only says so in its heading.
pub(super) const TAX_RETURN: Flow = Flow {
    task: "tax-return",
    own_start: None,
    pays: false,
    pages: &[
        doubtful(
            "www.agenziaentrate.gov.it/",
            &["find"],
            &[To("infoprecompilata.agenziaentrate.gov.it/")],
        ),
        shows(
            "infoprecompilata.agenziaentrate.gov.it/",
            &["find", "log-in"],
            &[To("iampe.agenziaentrate.gov.it/accesso")],
        ),
        doubtful(
            "iampe.agenziaentrate.gov.it/accesso",
            &["log-in"],
            &[To("iampe.agenziaentrate.gov.it/spid")],
        ),
        Page {
            is_doubtful: true,
            ..passes_on(
                "iampe.agenziaentrate.gov.it/spid",
                &["log-in"],
                "sp.agenziaentrate.gov.it/inizio",
            )
        },
        sends("sp.agenziaentrate.gov.it/inizio", "login.id.tim.it/entra"),
        doubtful(
            "login.id.tim.it/entra",
            &["identity"],
            &[Posts("login.id.tim.it/fatto")],
        ),
        passes_on(
            "login.id.tim.it/fatto",
            &["identity"],
            "sp.agenziaentrate.gov.it/ritorno",
        ),
        passes_on(
            "sp.agenziaentrate.gov.it/ritorno",
            &["identity"],
            "portale.agenziaentrate.gov.it/",
        ),
        shows("portale.agenziaentrate.gov.it/", &["whose"], &[To(YOURS)]),
        shows(
            YOURS,
            &["whose", "incomes"],
            &[
                To("dichiarazioneprecompilata.agenziaentrate.gov.it/guasto"),
                To("dichiarazioneprecompilata.agenziaentrate.gov.it/avviso"),
                Moves("dichiarazioneprecompilata.agenziaentrate.gov.it/#spese"),
            ],
        ),
        fails(
            "dichiarazioneprecompilata.agenziaentrate.gov.it/guasto",
            503,
            &[],
        ),
        titled(
            "dichiarazioneprecompilata.agenziaentrate.gov.it/avviso",
            "Servizio in manutenzione",
            &[],
        ),
        shows(
            "dichiarazioneprecompilata.agenziaentrate.gov.it/#spese",
            &["expenses"],
            &[To("www.agenziaentrate.gov.it/")],
        ),
    ],
    acts: &[
        Does("find", 1, "infoprecompilata.agenziaentrate.gov.it/"),
        Done("find"),
        Goes(1, "iampe.agenziaentrate.gov.it/accesso"),
        At("log-in"),
        Does("log-in", 1, "login.id.tim.it/entra"),
        At("identity"),
        // Another provider?
        Back("iampe.agenziaentrate.gov.it/accesso"),
        Unsure,
        Goes(1, "login.id.tim.it/entra"),
        At("identity"),
        Does("identity", 1, "portale.agenziaentrate.gov.it/"),
        Done("identity"),
        Does("whose", 1, YOURS),
        Done("whose"),
        Goes(1, "dichiarazioneprecompilata.agenziaentrate.gov.it/guasto"),
        Unsure,
        Back(YOURS),
        At("incomes"),
        Goes(2, "dichiarazioneprecompilata.agenziaentrate.gov.it/avviso"),
        Unsure,
        Back(YOURS),
        At("incomes"),
        Does(
            "incomes",
            3,
            "dichiarazioneprecompilata.agenziaentrate.gov.it/#spese",
        ),
        Done("incomes"),
        At("expenses"),
        Goes(1, "www.agenziaentrate.gov.it/"),
        Unsure,
    ],
};

const YOURS: &str = "dichiarazioneprecompilata.agenziaentrate.gov.it/";
