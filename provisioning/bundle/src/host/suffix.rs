// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Names under which strangers own names: a rule for one of them would let in everybody.
//!
//! The full public suffix list has ten thousand lines and changes weekly. Tasks are signed by
//! a region after reading, so this short list only has to catch slips of the pen: every
//! single label, the usual second levels of every country, and what an Italian author meets.

/// Second-level names that countries sell names under (`co.uk`, `gov.pl`).
const SECOND_LEVELS: &[&str] = &[
    "ac", "co", "com", "edu", "gob", "gouv", "gov", "gv", "ltd", "mil", "net", "nom", "or", "org",
    "plc", "sch",
];

/// Italy's own second levels: state, school, regions.
const ITALIAN: &[&str] = &[
    "edu",
    "gov",
    "abruzzo",
    "basilicata",
    "calabria",
    "campania",
    "emilia-romagna",
    "emiliaromagna",
    "friuli-venezia-giulia",
    "friuliveneziagiulia",
    "fvg",
    "lazio",
    "liguria",
    "lombardia",
    "lombardy",
    "marche",
    "molise",
    "piedmont",
    "piemonte",
    "puglia",
    "sardegna",
    "sardinia",
    "sicilia",
    "sicily",
    "toscana",
    "tuscany",
    "trentino",
    "trentino-alto-adige",
    "trentino-sued-tirol",
    "umbria",
    "valle-aosta",
    "valledaosta",
    "vda",
    "veneto",
    "abr",
    "bas",
    "cal",
    "cam",
    "emr",
    "laz",
    "lig",
    "lom",
    "mar",
    "mol",
    "pmn",
    "pug",
    "sar",
    "sic",
    "taa",
    "tos",
    "umb",
    "ven",
];

/// Two-letter provinces and full names of their capitals are suffixes too (`mi.it`, `milano.it`).
const PROVINCES: &str = "ag al an ao ap aq ar at av ba bg bi bl bn bo br bs bt bz ca cb ce ch ci cl \
    cn co cr cs ct cz en fc fe fg fi fm fr ge go gr im is kr lc le li lo lt lu mb mc me mi mn mo ms \
    mt na no nu og or ot pa pc pd pe pg pi pn po pr pt pu pv pz ra rc re rg ri rm rn ro sa si so sp \
    sr ss sv ta te tn to tp tr ts tv ud va vb vc ve vi vr vs vt vv \
    agrigento alessandria ancona aosta arezzo ascoli-piceno asti avellino bari barletta belluno \
    benevento bergamo biella bologna bolzano brescia brindisi cagliari caltanissetta campobasso \
    caserta catania catanzaro chieti como cosenza cremona crotone cuneo enna fermo ferrara firenze \
    foggia forli frosinone genova gorizia grosseto imperia isernia la-spezia laspezia latina lecce \
    lecco livorno lodi lucca macerata mantova massa matera messina milano modena monza napoli \
    novara nuoro oristano padova palermo parma pavia perugia pesaro pescara piacenza pisa pistoia \
    pordenone potenza prato ragusa ravenna reggio-calabria reggio-emilia rieti rimini roma rovigo \
    salerno sassari savona siena siracusa sondrio taranto teramo terni torino trapani trento \
    treviso trieste udine varese venezia verbania vercelli verona vibo-valentia vicenza viterbo";

/// Places where anybody may put a page.
const PLATFORMS: &[&str] = &[
    "amazonaws.com",
    "appspot.com",
    "azurewebsites.net",
    "blogspot.com",
    "cloudfront.net",
    "firebaseapp.com",
    "fly.dev",
    "github.io",
    "gitlab.io",
    "herokuapp.com",
    "netlify.app",
    "onrender.com",
    "pages.dev",
    "vercel.app",
    "web.app",
    "windows.net",
    "workers.dev",
];

/// Endings that the public internet does not have.
const RESERVED: &[&str] = &[
    "arpa",
    "corp",
    "example",
    "home",
    "internal",
    "intranet",
    "invalid",
    "lan",
    "local",
    "localdomain",
    "localhost",
    "onion",
    "private",
    "test",
];

/// Whether names under `name` belong to different owners.
pub(super) fn is_public(name: &str) -> bool {
    let mut labels = name.split('.');
    let by_country = match (labels.next(), labels.next(), labels.next()) {
        (Some(_), None, _) => true,
        (Some(second), Some("it"), None) => {
            ITALIAN.contains(&second) || PROVINCES.split_whitespace().any(|p| p == second)
        }
        (Some(second), Some(country), None) if country.len() == 2 => {
            SECOND_LEVELS.contains(&second)
        }
        _ => false,
    };
    by_country || PLATFORMS.contains(&name)
}

/// Whether `name` can never be a public site.
pub(super) fn is_reserved(name: &str) -> bool {
    name.rsplit('.')
        .next()
        .is_some_and(|last| RESERVED.contains(&last))
}
