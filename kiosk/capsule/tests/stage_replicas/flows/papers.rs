// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Papers: a visit, a certificate, a permit.

use crate::flow::Act::{At, Back, Does, Done, Goes, StaysHere, Unsure};
use crate::flow::Part::{Closes, Posts, To, Window};
use crate::flow::{Flow, doubtful, fails, passes_on, refuses, sends, shows};

/// The region's own host from policy, a wrong password, a look at the other providers.
pub(super) const HEALTH_BOOKING: Flow = Flow {
    task: "health-booking",
    own_start: Some("prenota.regione.example/"),
    pays: false,
    pages: &[
        shows(
            "prenota.regione.example/",
            &["region", "cup"],
            &[To("prenota.regione.example/cup")],
        ),
        shows(
            "prenota.regione.example/cup",
            &["log-in"],
            &[To("prenota.regione.example/accesso")],
        ),
        doubtful(
            "prenota.regione.example/accesso",
            &["log-in"],
            &[To("prenota.regione.example/spid")],
        ),
        sends("prenota.regione.example/spid", "id.lepida.it/idp/entra"),
        shows(
            "id.lepida.it/idp/entra",
            &["identity"],
            &[Posts("id.lepida.it/idp/ancora")],
        ),
        refuses(
            "id.lepida.it/idp/ancora",
            &["identity"],
            &[
                Posts("id.lepida.it/idp/ancora"),
                Posts("id.lepida.it/idp/fatto"),
            ],
        ),
        passes_on(
            "id.lepida.it/idp/fatto",
            &["identity"],
            "prenota.regione.example/ritorno",
        ),
        sends(
            "prenota.regione.example/ritorno",
            "prenota.regione.example/ricetta",
        ),
        shows(
            "prenota.regione.example/ricetta",
            &["prescription"],
            &[
                To("prenota.regione.example/posto"),
                Window("prenota.regione.example/esempio"),
            ],
        ),
        shows(
            "prenota.regione.example/esempio",
            &["prescription"],
            &[Closes],
        ),
        shows(
            "prenota.regione.example/posto",
            &["place", "day"],
            &[Posts("prenota.regione.example/conferma")],
        ),
        shows(
            "prenota.regione.example/conferma",
            &["check"],
            &[Posts("prenota.regione.example/fatto")],
        ),
        shows("prenota.regione.example/fatto", &["keep"], &[]),
    ],
    acts: &[
        At("region"),
        Done("region"),
        Does("cup", 1, "prenota.regione.example/cup"),
        Done("cup"),
        Goes(1, "prenota.regione.example/accesso"),
        At("log-in"),
        Does("log-in", 1, "id.lepida.it/idp/entra"),
        At("identity"),
        Goes(1, "id.lepida.it/idp/ancora"),
        At("identity"),
        Goes(1, "id.lepida.it/idp/ancora"),
        At("identity"),
        Does("identity", 2, "prenota.regione.example/ricetta"),
        Done("identity"),
        Goes(2, "prenota.regione.example/esempio"),
        At("prescription"),
        Goes(1, "prenota.regione.example/ricetta"),
        Does("prescription", 1, "prenota.regione.example/posto"),
        Done("prescription"),
        Done("place"),
        Does("day", 1, "prenota.regione.example/conferma"),
        Done("day"),
        Does("check", 1, "prenota.regione.example/fatto"),
        Done("check"),
        At("keep"),
    ],
};

const START: &str = "www.anagrafenazionale.interno.it/area-cittadino/certificati/";
const CIE: &str = "idserver.servizicie.interno.gov.it:8443/idp/login/livello2";

/// The identity card's provider on its other port and in a window; it leads back to the page
/// where all began, so that the guide cannot know; the certificate opens in a window.
pub(super) const ANPR: Flow = Flow {
    task: "anpr-certificates",
    own_start: None,
    pays: false,
    pages: &[
        doubtful(
            START,
            &["need-it", "log-in", "certificates"],
            &[
                To("www.anagrafenazionale.interno.it/accesso"),
                To("www.anagrafenazionale.interno.it/certificati/persona"),
            ],
        ),
        shows(
            "www.anagrafenazionale.interno.it/accesso",
            &["log-in"],
            &[To("www.anagrafenazionale.interno.it/cie")],
        ),
        sends("www.anagrafenazionale.interno.it/cie", CIE),
        shows(
            CIE,
            &["identity"],
            &[
                Window("idserver.servizicie.interno.gov.it/idp/qr"),
                Posts("idserver.servizicie.interno.gov.it/idp/fatto"),
            ],
        ),
        shows(
            "idserver.servizicie.interno.gov.it/idp/qr",
            &["identity"],
            &[Closes],
        ),
        passes_on(
            "idserver.servizicie.interno.gov.it/idp/fatto",
            &["identity"],
            "www.anagrafenazionale.interno.it/ritorno",
        ),
        sends("www.anagrafenazionale.interno.it/ritorno", START),
        shows(
            "www.anagrafenazionale.interno.it/certificati/persona",
            &["person"],
            &[Posts("www.anagrafenazionale.interno.it/certificati/tipo")],
        ),
        shows(
            "www.anagrafenazionale.interno.it/certificati/tipo",
            &["kind", "stamp", "preview"],
            &[Window(
                "www.anagrafenazionale.interno.it/certificati/anteprima",
            )],
        ),
        shows(
            "www.anagrafenazionale.interno.it/certificati/anteprima",
            &["preview", "keep"],
            &[],
        ),
    ],
    acts: &[
        Done("need-it"),
        Goes(1, "www.anagrafenazionale.interno.it/accesso"),
        At("log-in"),
        Does("log-in", 1, CIE),
        At("identity"),
        Goes(1, "idserver.servizicie.interno.gov.it/idp/qr"),
        At("identity"),
        Goes(1, CIE),
        At("identity"),
        Does("identity", 2, START),
        Unsure,
        StaysHere,
        Done("identity"),
        At("certificates"),
        Does(
            "certificates",
            2,
            "www.anagrafenazionale.interno.it/certificati/persona",
        ),
        Done("certificates"),
        Does(
            "person",
            1,
            "www.anagrafenazionale.interno.it/certificati/tipo",
        ),
        Done("person"),
        Done("kind"),
        Does(
            "stamp",
            1,
            "www.anagrafenazionale.interno.it/certificati/anteprima",
        ),
        Done("stamp"),
        Back("www.anagrafenazionale.interno.it/certificati/tipo"),
        At("preview"),
        Goes(1, "www.anagrafenazionale.interno.it/certificati/anteprima"),
        Done("preview"),
        At("keep"),
    ],
};

const ASK: &str = "questure.poliziadistato.it/stranieri";

/// No log-in: one page, its other language, an error of the site, and an answer at the address
/// of the question.
pub(super) const PERMIT: Flow = Flow {
    task: "permit-status",
    own_start: None,
    pays: false,
    pages: &[
        shows(
            ASK,
            &["language", "number", "type", "send"],
            &[To("questure.poliziadistato.it/stranieri?mime=1")],
        ),
        shows(
            "questure.poliziadistato.it/stranieri?mime=1",
            &["language", "number", "type", "send"],
            &[
                Posts("questure.poliziadistato.it/stranieri/errore"),
                Posts("questure.poliziadistato.it/stranieri?esito"),
            ],
        ),
        fails("questure.poliziadistato.it/stranieri/errore", 500, &[]),
        shows(
            "questure.poliziadistato.it/stranieri?esito",
            &["read", "note", "leave"],
            &[To(ASK)],
        ),
    ],
    acts: &[
        Does("language", 1, "questure.poliziadistato.it/stranieri?mime=1"),
        Done("language"),
        Done("number"),
        Done("type"),
        At("send"),
        Goes(1, "questure.poliziadistato.it/stranieri/errore"),
        Unsure,
        Back("questure.poliziadistato.it/stranieri?mime=1"),
        At("send"),
        Does("send", 2, "questure.poliziadistato.it/stranieri?esito"),
        Done("send"),
        Done("read"),
        At("note"),
    ],
};
