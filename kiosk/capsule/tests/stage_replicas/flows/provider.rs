// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Keys: an identity recovered at its provider, a mailbox.

use crate::flow::Act::{At, Back, Does, Done, Goes, Unsure};
use crate::flow::Part::{Closes, Moves, Posts, Tab, To};
use crate::flow::{Flow, doubtful, refuses, sends, shows};
use crate::follow::ALL_DONE;

const LIST: &str = "www.spid.gov.it/gestori";
const RECOVER: &str = "posteid.poste.it/recuperocredenziali.shtml";

/// The provider opens in a tab, is closed half-way, opened again; the new password is typed
/// wrong twice.
pub(super) const SPID_RECOVER: Flow = Flow {
    task: "spid-recover",
    own_start: None,
    pays: false,
    pages: &[
        shows("www.spid.gov.it/", &["who", "open"], &[To(LIST)]),
        doubtful(
            LIST,
            &["open"],
            &[Tab("posteid.poste.it/"), Tab("posteid.poste.it/codice")],
        ),
        shows("posteid.poste.it/", &["forgotten"], &[To(RECOVER)]),
        shows(
            RECOVER,
            &["who-you-are"],
            &[Posts("posteid.poste.it/codice")],
        ),
        shows(
            "posteid.poste.it/codice",
            &["code"],
            &[Posts("posteid.poste.it/nuova"), Closes],
        ),
        shows(
            "posteid.poste.it/nuova",
            &["password"],
            &[Posts("posteid.poste.it/entra")],
        ),
        shows(
            "posteid.poste.it/entra",
            &["try"],
            &[Posts("posteid.poste.it/ancora")],
        ),
        refuses(
            "posteid.poste.it/ancora",
            &["try"],
            &[
                Posts("posteid.poste.it/ancora"),
                Posts("posteid.poste.it/dentro"),
            ],
        ),
        sends("posteid.poste.it/dentro", "www.poste.it/"),
        shows("www.poste.it/", &[ALL_DONE], &[]),
    ],
    acts: &[
        Done("who"),
        Goes(1, LIST),
        At("open"),
        Does("open", 1, "posteid.poste.it/"),
        At("forgotten"),
        Does("forgotten", 1, RECOVER),
        Done("forgotten"),
        Does("who-you-are", 1, "posteid.poste.it/codice"),
        Done("who-you-are"),
        At("code"),
        Goes(2, LIST),
        Unsure,
        Goes(2, "posteid.poste.it/codice"),
        At("code"),
        Does("code", 1, "posteid.poste.it/nuova"),
        Done("code"),
        Does("password", 1, "posteid.poste.it/entra"),
        Done("password"),
        Goes(1, "posteid.poste.it/ancora"),
        Goes(1, "posteid.poste.it/ancora"),
        At("try"),
        Does("try", 2, "www.poste.it/"),
        Done("try"),
    ],
};

/// Two single-page applications after each other: one changes the path, one what follows `#`.
pub(super) const MAILBOX: Flow = Flow {
    task: "email-account",
    own_start: None,
    pays: false,
    pages: &[
        shows(
            "accounts.google.com/",
            &["begin"],
            &[Moves("accounts.google.com/signup/name")],
        ),
        shows(
            "accounts.google.com/signup/name",
            &["name"],
            &[Moves("accounts.google.com/signup/birthday")],
        ),
        shows(
            "accounts.google.com/signup/birthday",
            &["name", "birthday"],
            &[Moves("accounts.google.com/signup/username")],
        ),
        shows(
            "accounts.google.com/signup/username",
            &["address", "password", "phone", "rescue", "conditions"],
            &[To("mail.google.com/mail/")],
        ),
        shows(
            "mail.google.com/mail/",
            &["first-message"],
            &[Moves("mail.google.com/mail/#compose")],
        ),
        shows(
            "mail.google.com/mail/#compose",
            &["first-message", "leave"],
            &[Moves("mail.google.com/mail/")],
        ),
    ],
    acts: &[
        Does("begin", 1, "accounts.google.com/signup/name"),
        Done("begin"),
        Does("name", 1, "accounts.google.com/signup/birthday"),
        // A look back before *Done*.
        Back("accounts.google.com/signup/name"),
        At("name"),
        Goes(1, "accounts.google.com/signup/birthday"),
        Done("name"),
        Does("birthday", 1, "accounts.google.com/signup/username"),
        Done("birthday"),
        Done("address"),
        Done("password"),
        Done("phone"),
        Done("rescue"),
        Does("conditions", 1, "mail.google.com/mail/"),
        Done("conditions"),
        Goes(1, "mail.google.com/mail/#compose"),
        At("first-message"),
        Done("first-message"),
        At("leave"),
    ],
};
