// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A library with four tasks, in three languages.

use sportello_kiosk::screen::catalogue::{
    AnswerSheet, CardSheet, Danger, DangerSheet, ItemSheet, Leads, LessonSheet, Part, PartSheet,
    QuestionSheet, TrialSheet,
};
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
            unreviewed: key == "fse" && language != "it",
            italian: key == "fse" && language == "it",
            parts: if key == "isee" {
                parts(language)
            } else {
                Vec::new()
            },
            dangers: if key == "isee" {
                vec![Danger::Money, Danger::Password]
            } else {
                Vec::new()
            },
            se5: vec![6],
            ..TaskSheet::default()
        }
    });
    let mut tasks: Vec<TaskSheet> = tasks.collect();
    if let Some(step) = tasks[1].steps.get_mut(3) {
        step.dangers = dangers(language);
        step.more = Some(step.sentence.clone());
    }
    // More than a strip holds.
    let long = tasks[1].steps.get(3).cloned();
    if let (Some(step), Some(long)) = (tasks[1].steps.get_mut(4), long) {
        let more = long.more.unwrap_or_default();
        step.more = Some(vec![more; 9].join(" "));
        step.dangers = long.dangers;
    }
    Catalogue {
        tasks,
        questions: questions(language),
        items: items(language),
        lessons: lessons(language),
    }
}

/// The one of three texts that is in `language`.
fn said(language: &str, italian: &str, english: &str, arabic: &str) -> String {
    let text = match language {
        "en" => english,
        "ar" => arabic,
        _ => italian,
    };
    text.to_owned()
}

fn parts(language: &str) -> Vec<PartSheet> {
    let part = |part, paragraph: String, items: Vec<String>| PartSheet {
        part,
        paragraphs: vec![paragraph],
        items,
    };
    let say = |it, en, ar| said(language, it, en, ar);
    vec![
        part(
            Part::Who,
            say(
                "Chi vive in Italia. Lo chiede una persona per tutta la famiglia.",
                "Whoever lives in Italy. One person asks for the whole family.",
                "كل من يسكن في إيطاليا. يطلبها شخص واحد لكل الأسرة.",
            ),
            Vec::new(),
        ),
        part(
            Part::Cost,
            say("È gratis.", "It is free.", "مجانًا."),
            Vec::new(),
        ),
        part(
            Part::ForWhom,
            say(
                "Lo chiedi per te e per chi vive con te. Per un'altra famiglia serve una delega.",
                "You ask for yourself and for those who live with you. For another family you need a delega.",
                "تطلبها لك ولمن يسكن معك. لأسرة أخرى تحتاج إلى تفويض (delega).",
            ),
            Vec::new(),
        ),
        part(
            Part::Stop,
            say(
                "Ti chiedono un codice al telefono? Fermati e chiama il personale.",
                "Somebody asks for a code by telephone? Stop and call the staff.",
                "هل يطلب منك أحد رمزًا بالهاتف؟ توقف ونادِ الموظفين.",
            ),
            Vec::new(),
        ),
        part(
            Part::Done,
            say(
                "Hai mandato la domanda per l'ISEE.",
                "You have sent the request for the ISEE.",
                "أرسلت طلب ISEE.",
            ),
            Vec::new(),
        ),
        part(
            Part::Next,
            say(
                "L'ISEE arriva in 10 giorni circa.",
                "The ISEE comes in about 10 days.",
                "تصل شهادة ISEE خلال 10 أيام تقريبًا.",
            ),
            vec![
                say(
                    "Per vederlo torni sullo stesso sito, con lo stesso SPID.",
                    "To see it you come back to the same website, with the same SPID.",
                    "لرؤيتها تعود إلى الموقع نفسه، بهوية SPID نفسها.",
                ),
                say(
                    "Tieni la ricevuta fino ad allora.",
                    "Keep the receipt until then.",
                    "احتفظ بالإيصال حتى ذلك الوقت.",
                ),
            ],
        ),
    ]
}

fn dangers(language: &str) -> Vec<DangerSheet> {
    vec![DangerSheet {
        kind: Danger::Password,
        words: said(
            language,
            "Non dirla a nessuno, nemmeno al telefono.",
            "Tell nobody, not even on the telephone.",
            "لا تقلها لأحد، ولا حتى بالهاتف.",
        ),
    }]
}

fn questions(language: &str) -> Vec<QuestionSheet> {
    let say = |it, en, ar| said(language, it, en, ar);
    let answer = |words, to| AnswerSheet { words, to };
    vec![
        QuestionSheet {
            words: say(
                "Che cosa vuoi fare oggi?",
                "What do you want to do today?",
                "ماذا تريد أن تفعل اليوم؟",
            ),
            answers: vec![
                answer(
                    say(
                        "Entrare nei siti pubblici o leggere la posta",
                        "Enter public websites or read my mail",
                        "الدخول إلى المواقع العامة أو قراءة البريد",
                    ),
                    Leads::Task(key("practise-spid")),
                ),
                answer(
                    say(
                        "Lavoro, soldi, scuola",
                        "Work, money, school",
                        "العمل والمال والمدرسة",
                    ),
                    Leads::Question(1),
                ),
                answer(
                    say(
                        "Salute, documenti, viaggi, cose da pagare",
                        "Health, documents, travel, things to pay",
                        "الصحة والوثائق والسفر وما يجب دفعه",
                    ),
                    Leads::Task(key("fse")),
                ),
                answer(
                    say(
                        "Non so: vorrei parlarne con qualcuno",
                        "I do not know: I would like to talk to somebody",
                        "لا أعرف: أريد أن أتكلم مع أحد",
                    ),
                    Leads::Staff,
                ),
            ],
        },
        QuestionSheet {
            words: say("Che cosa ti serve?", "What do you need?", "إلى ماذا تحتاج؟"),
            answers: vec![
                answer("ISEE".to_owned(), Leads::Task(key("isee"))),
                answer("CV".to_owned(), Leads::Task(key("cv-europass"))),
            ],
        },
    ]
}

fn items(language: &str) -> Vec<ItemSheet> {
    let areas = [1, 1, 1, 2, 2, 2, 2, 2, 2, 3, 4, 4, 5];
    (1..)
        .zip(areas)
        .map(|(se5, area)| ItemSheet {
            words: said(
                language,
                "Mando un file o una foto alla persona giusta, anche con la PEC.",
                "I send a file or a photo to the right person, with PEC too.",
                "أرسل ملفًا أو صورة إلى الشخص المناسب، وبالبريد PEC أيضًا.",
            ),
            se5,
            area,
        })
        .collect()
}

fn lessons(language: &str) -> Vec<LessonSheet> {
    let say = |it, en, ar| said(language, it, en, ar);
    let card = || CardSheet {
        title: say(
            "Perché una parola lunga",
            "Why a long word",
            "لماذا كلمة طويلة",
        ),
        words: vec![say(
            "Chi vuole entrare prova prima le parole corte. Le prova una macchina, milioni in un minuto. \
             Una parola lunga la ferma. Quattro parole in fila sono meglio di una difficile: le ricordi, e nessuno le indovina.",
            "Whoever wants to get in tries short words first. A machine tries them, millions in a minute. \
             A long one stops it. Four words in a row are better than a difficult one: you remember them, and nobody guesses.",
            "من يريد الدخول يجرّب الكلمات القصيرة أولًا. تجرّبها آلة، ملايين في الدقيقة. \
             الكلمة الطويلة توقفها. أربع كلمات متتالية أفضل من كلمة صعبة: تتذكرها، ولا يخمّنها أحد.",
        )],
    };
    vec![LessonSheet {
        key: key("strong-password"),
        title: say(
            "Una parola segreta forte",
            "A strong password",
            "كلمة سر قوية",
        ),
        goal: say(
            "Impari a sceglierla.",
            "You learn to choose one.",
            "تتعلم اختيارها.",
        ),
        minutes: 2,
        cards: (0..4).map(|_| card()).collect(),
        question: say(
            "Quale è più forte?",
            "Which one is stronger?",
            "أيهما أقوى؟",
        ),
        answers: vec![
            TrialSheet {
                words: say(
                    "Quattro parole che ricordi",
                    "Four words that you remember",
                    "أربع كلمات تتذكرها",
                ),
                right: true,
                why: say(
                    "È lunga, e nessuno la indovina.",
                    "It is long, and nobody guesses it.",
                    "طويلة، ولا يخمّنها أحد.",
                ),
            },
            TrialSheet {
                words: say(
                    "La tua data di nascita",
                    "Your date of birth",
                    "تاريخ ميلادك",
                ),
                right: false,
                why: say(
                    "La conoscono in molti.",
                    "Many people know it.",
                    "يعرفه كثيرون.",
                ),
            },
        ],
        tasks: vec![key("practise-spid")],
        italian: false,
    }]
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
        paper: Some(10),
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
        finished: false,
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
