// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The centre's words about a row, said to a person: the same before it is asked and after.

use sportello_protocol::operator::{Field, RowFault};

use crate::table::shortened;

/// What is wrong with a value, and what to do.
pub(crate) fn of(field: Field, fault: RowFault, value: &str) -> (String, String) {
    let short = shortened(value);
    let (what, next) = match (field, fault) {
        (_, RowFault::Empty) => ("nothing stands here".to_owned(), example(field)),
        (_, RowFault::TooLong) => (
            format!("{short} is too long"),
            match field {
                Field::Code | Field::Site | Field::Terminal | Field::Phone => {
                    "40 letters at most".to_owned()
                }
                _ => "160 letters at most".to_owned(),
            },
        ),
        (Field::Code | Field::Site, RowFault::BadLetter) => (
            format!("{short} holds a letter that a code may not have"),
            "use letters without accents, digits, and . _ - / only".to_owned(),
        ),
        (_, RowFault::BadLetter) => (
            format!("{short} holds a mark that cannot be seen"),
            "type it again instead of copying it".to_owned(),
        ),
        (_, RowFault::NoLayerName) => (
            format!("{short} has neither a letter nor a digit"),
            example(field),
        ),
        (Field::Terminal, RowFault::Twice) => (
            format!("this site has a terminal {short} already"),
            "give each terminal of a site a name of its own".to_owned(),
        ),
        (_, RowFault::Twice) => (
            format!("{short} is the code of another row, or too much like it"),
            "give each site a code of its own; capitals and signs do not tell codes apart"
                .to_owned(),
        ),
        (_, RowFault::Taken) => (
            format!("the centre has a site whose code is too much like {short}"),
            "use that site's code exactly, or another one".to_owned(),
        ),
        (_, RowFault::NoSuchTimeZone) => (
            format!("{short} is no time zone"),
            "leave it empty for Europe/Rome".to_owned(),
        ),
        (_, RowFault::NoSuchSite) => (
            format!("there is no site {short}"),
            "import the site first (`sportello sites import`), or correct the code".to_owned(),
        ),
        (_, RowFault::NotPlanned) => (
            format!("no terminal {short} is planned"),
            "import it first: `sportello terminals import`".to_owned(),
        ),
        (_, RowFault::NotEnrolled) => (
            format!("{short} was never enrolled"),
            "leave --again out: it needs its first code".to_owned(),
        ),
        (_, RowFault::AlreadyEnrolled) => (
            format!("{short} is enrolled already"),
            "leave it out, or ask with --again when a PC takes its place".to_owned(),
        ),
        (_, RowFault::Unknown) => (
            format!("the centre does not take {short}"),
            "update this program: the centre is newer".to_owned(),
        ),
    };
    (what, next)
}

fn example(field: Field) -> String {
    match field {
        Field::Code | Field::Site => "write the site's code, such as BO-CQ-01",
        Field::Name => "write the name that is on the door",
        Field::Municipality => "write the municipality",
        Field::District => "write the district; any name that groups your sites will do",
        Field::Terminal => "write what stands on the PC, such as 1 or Ingresso",
        Field::TimeZone => "leave it empty for Europe/Rome",
        Field::Address | Field::Phone | Field::Unknown => "leave it empty, or write it in full",
    }
    .to_owned()
}
