// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A library with four tasks, in three languages.

use sportello_kiosk::screen::{
    Bar, Catalogue, Help, Interval, Left, Need, Site, StepSheet, TaskKey, TaskSheet, TroubleSheet,
    Unsaved,
};

/// Words of one task: title, goal, what it needs, steps as (sentence, button).
struct Text {
    title: &'static str,
    goal: &'static str,
    requires: &'static [&'static str],
    steps: &'static [(&'static str, Option<&'static str>)],
    trouble: Option<(&'static str, &'static str)>,
}

const STEPS_IT: &[(&str, Option<&str>)] = &[
    ("Premi Entra con SPID.", Some("Entra con SPID")),
    ("Scegli chi ti ha dato la tua identità.", None),
    ("Scrivi nome utente e parola segreta.", None),
    ("Guarda il telefono e conferma.", None),
    ("Premi Nuova richiesta.", Some("Nuova richiesta")),
    (
        "Controlla chi abita con te e premi Conferma.",
        Some("Conferma"),
    ),
];
const STEPS_EN: &[(&str, Option<&str>)] = &[
    ("Press Entra con SPID.", Some("Entra con SPID")),
    ("Choose who gave you your identity.", None),
    ("Type your name and your secret word.", None),
    ("Look at your phone and confirm.", None),
    ("Press Nuova richiesta.", Some("Nuova richiesta")),
    (
        "Check who lives with you and press Conferma.",
        Some("Conferma"),
    ),
];
const STEPS_AR: &[(&str, Option<&str>)] = &[
    ("اضغط على Entra con SPID.", Some("Entra con SPID")),
    ("اختر من أعطاك هويتك.", None),
    ("اكتب اسم المستخدم وكلمة السر.", None),
    ("انظر إلى هاتفك وأكّد.", None),
    ("اضغط على Nuova richiesta.", Some("Nuova richiesta")),
    ("راجع من يسكن معك واضغط على Conferma.", Some("Conferma")),
];

fn texts(language: &str) -> [Text; 4] {
    match language {
        "en" => [
            Text {
                title: "Practise SPID",
                goal: "Try how to sign in with your digital identity.",
                requires: &[],
                steps: STEPS_EN,
                trouble: None,
            },
            Text {
                title: "Ask for the ISEE",
                goal: "It gives you discounts and benefits.",
                requires: &[
                    "SPID or electronic identity card",
                    "tax code of the whole family",
                    "rent contract",
                    "bank statement",
                ],
                steps: STEPS_EN,
                trouble: Some(("The button is grey?", "Scroll down and tick the box first.")),
            },
            Text {
                title: "See your health record",
                goal: "Find your test results and prescriptions.",
                requires: &["SPID or electronic identity card", "your phone"],
                steps: STEPS_EN,
                trouble: None,
            },
            Text {
                title: "Write your CV",
                goal: "A tidy CV to send to who offers work.",
                requires: &["dates of your jobs", "your email address"],
                steps: STEPS_EN,
                trouble: None,
            },
        ],
        "ar" => [
            Text {
                title: "تدرَّب على SPID",
                goal: "جرّب الدخول بهويتك الرقمية.",
                requires: &[],
                steps: STEPS_AR,
                trouble: None,
            },
            Text {
                title: "اطلب شهادة ISEE",
                goal: "تفيدك في الحصول على تخفيضات وإعانات.",
                requires: &[
                    "SPID أو بطاقة الهوية الإلكترونية",
                    "الرمز الضريبي لكل أفراد الأسرة",
                    "عقد الإيجار",
                    "كشف كل حساب مصرفي أو بريدي لكل من يسكن معك وما كان فيه من مال",
                ],
                steps: STEPS_AR,
                trouble: Some(("الزر رمادي؟", "انزل إلى أسفل وضع علامة في المربع أولًا.")),
            },
            Text {
                title: "اطّلع على سجلك الصحي",
                goal: "تجد فيه نتائج الفحوص والوصفات.",
                requires: &["SPID أو بطاقة الهوية الإلكترونية", "هاتفك"],
                steps: STEPS_AR,
                trouble: None,
            },
            Text {
                title: "اكتب سيرتك الذاتية",
                goal: "سيرة مرتبة ترسلها إلى من يعرض عملًا.",
                requires: &["تواريخ أعمالك السابقة", "بريدك الإلكتروني"],
                steps: STEPS_AR,
                trouble: None,
            },
        ],
        _ => [
            Text {
                title: "Prova a usare SPID",
                goal: "Provi a entrare con la tua identità digitale.",
                requires: &[],
                steps: STEPS_IT,
                trouble: None,
            },
            Text {
                title: "Chiedi l'ISEE",
                goal: "Serve per avere sconti e bonus.",
                requires: &[
                    "SPID o carta d'identità elettronica",
                    "codice fiscale di tutta la famiglia",
                    "contratto di affitto",
                    "saldo e giacenza media di ogni conto in banca o in posta di chi abita con te",
                ],
                steps: STEPS_IT,
                trouble: Some((
                    "Il pulsante è grigio?",
                    "Scorri in basso e metti prima il segno nel riquadro.",
                )),
            },
            Text {
                title: "Guarda il tuo fascicolo sanitario",
                goal: "Trovi i tuoi referti e le ricette.",
                requires: &["SPID o carta d'identità elettronica", "il tuo telefono"],
                steps: STEPS_IT,
                trouble: None,
            },
            Text {
                title: "Scrivi il curriculum",
                goal: "Un curriculum in ordine da mandare a chi offre lavoro.",
                requires: &[
                    "le date dei tuoi lavori",
                    "il tuo indirizzo di posta elettronica",
                ],
                steps: STEPS_IT,
                trouble: None,
            },
        ],
    }
}

const FACTS: [(&str, &[Need], u16, bool, bool); 4] = [
    (
        "practise-spid",
        &[Need::Identity, Need::Learn],
        15,
        true,
        false,
    ),
    ("isee", &[Need::Money, Need::Commune], 30, false, true),
    ("fse", &[Need::Health], 20, false, true),
    ("cv-europass", &[Need::Work, Need::Learn], 40, false, false),
];

pub(crate) fn catalogue(language: &str) -> Catalogue {
    let tasks = texts(language).into_iter().zip(FACTS).map(|(text, facts)| {
        let (key, needs, minutes, practice, unchecked) = facts;
        TaskSheet {
            key: TaskKey(key.to_owned()),
            needs: needs.to_vec(),
            title: text.title.to_owned(),
            goal: text.goal.to_owned(),
            requires: text
                .requires
                .iter()
                .map(|line| (*line).to_owned())
                .collect(),
            minutes,
            steps: text
                .steps
                .iter()
                .map(|(sentence, button)| StepSheet {
                    sentence: (*sentence).to_owned(),
                    more: None,
                    button: button.map(str::to_owned),
                    can_show: button.is_some(),
                    troubles: text
                        .trouble
                        .iter()
                        .map(|(what, remedy)| TroubleSheet {
                            what: (*what).to_owned(),
                            remedy: (*remedy).to_owned(),
                        })
                        .collect(),
                    ..StepSheet::default()
                })
                .collect(),
            practice,
            unchecked,
            ..TaskSheet::default()
        }
    });
    Catalogue {
        tasks: tasks.collect(),
        ..Catalogue::default()
    }
}

pub(crate) fn site() -> Site {
    let interval = |from: &str, to: &str| Interval {
        from: from.to_owned(),
        to: to.to_owned(),
    };
    let day = || vec![interval("09:00", "13:00"), interval("14:30", "19:00")];
    Site {
        name: "Biblioteca di Borgo San Lorenzo".to_owned(),
        crest: None,
        phone: Some("055 12 34 567".to_owned()),
        hours: [
            day(),
            day(),
            day(),
            day(),
            day(),
            vec![interval("09:00", "13:00")],
            Vec::new(),
        ],
        closes: Some("19:00".to_owned()),
        free_browsing: true,
        session_minutes: 60,
        printer: true,
    }
}

pub(crate) fn bar() -> Bar {
    Bar {
        left: Left::Minutes(24),
        share: 0.4,
        is_short: false,
        reading: false,
        help: Help::NotCalled,
        unsaved: Unsaved::default(),
        banner: None,
        area: None,
        area_told: false,
        minutes_left: 24,
        most_minutes: 84,
    }
}

pub(crate) fn key(name: &str) -> TaskKey {
    TaskKey(name.to_owned())
}
