// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Text and fields.

use super::{Message, headed, say, sheet};
use crate::{
    Direction, Element, Kind, Look, Space, body, button, card, column, field, grid, heading, row,
    small, text, title,
};

pub(super) fn kinds(look: Look) -> Element<'static, Message> {
    sheet(
        look,
        vec![
            text(look, Kind::Display, say(look, "Benvenuto", "مرحبا بك")).into(),
            title(look, say(look, "Che cosa devi fare?", "ماذا تريد أن تفعل؟")).into(),
            heading(look, say(look, "Prima di iniziare", "قبل أن تبدأ")).into(),
            body(
                look,
                say(
                    look,
                    "Ti servono il codice fiscale e un documento. Puoi fermarti quando vuoi.",
                    "تحتاج إلى الرمز الضريبي ووثيقة هوية. يمكنك التوقف متى شئت.",
                ),
            )
            .into(),
            text(
                look,
                Kind::Strong,
                say(look, "Restano 24 minuti", "بقيت 24 دقيقة"),
            )
            .into(),
            small(
                look,
                say(
                    look,
                    "Alla fine cancelliamo tutto.",
                    "في النهاية نمحو كل شيء.",
                ),
            )
            .into(),
            body(look, say(look, "Al centro della pagina", "في وسط الصفحة"))
                .center()
                .into(),
            body(look, say(look, "Alla fine della riga", "في نهاية السطر"))
                .end()
                .into(),
        ],
    )
}

/// The faults of right-to-left text, each in a box that shows whether words stay inside.
pub(super) fn wrapping(look: Look) -> Element<'static, Message> {
    let mixed = say(
        look,
        "Per chiedere l'ISEE 2026 entra nel sito INPS con SPID (livello 2) entro il 31/12/2026, poi \
         scarica la DSU in PDF.",
        "لطلب ISEE 2026 ادخل إلى موقع INPS باستخدام SPID (المستوى 2) قبل 31/12/2026 ثم نزّل DSU \
         بصيغة PDF من صفحة الخدمات على الإنترنت.",
    );
    let call = say(
        look,
        "Chiama il numero verde 800 123 456 dalle 9:00 alle 18:30",
        "اتصل بالرقم المجاني 800 123 456 من الساعة 9:00 إلى 18:30",
    );
    sheet(
        look,
        vec![
            card(look, body(look, mixed)),
            card(look, body(look, mixed).center()),
            grid(
                look,
                Space::Near,
                2,
                vec![
                    button(look, call, Message::Pressed("call")).wide().into(),
                    card(look, text(look, Kind::Strong, call).end()),
                ],
            ),
        ],
    )
}

pub(super) fn scripts(look: Look) -> Element<'static, Message> {
    let line = |words: &'static str, direction: Direction| {
        let own = look.with_direction(direction);
        row(
            look,
            Space::Group,
            vec![
                text(own, Kind::Body, words).into(),
                text(own, Kind::Strong, words).into(),
            ],
        )
        .into()
    };
    sheet(
        look,
        vec![
            line("Perché no? Città", Direction::Ltr),
            line("Română: țară, și", Direction::Ltr),
            line("Tiếng Việt, Yorùbá", Direction::Ltr),
            line("Українська мова", Direction::Ltr),
            line("Ελληνικά", Direction::Ltr),
            line("العربية 2026", Direction::Rtl),
            line("اردو زبان", Direction::Rtl),
            line("中文 简体字 2026", Direction::Ltr),
            line("বাংলা ভাষা।", Direction::Ltr),
            line("ਪੰਜਾਬੀ ਭਾਸ਼ਾ।", Direction::Ltr),
        ],
    )
}

pub(super) fn fields(look: Look) -> Element<'static, Message> {
    let name = say(look, "Cerca un servizio", "ابحث عن خدمة");
    headed(
        look,
        say(look, "Cerca", "بحث"),
        "",
        vec![
            column(
                look,
                Space::Inner,
                vec![
                    field(look, "search", name, "", Message::Typed)
                        .example(say(look, "Per esempio: medico", "مثلا: طبيب"))
                        .hint(say(
                            look,
                            "Scrivi una o due parole.",
                            "اكتب كلمة أو كلمتين.",
                        ))
                        .initial()
                        .into(),
                    field(
                        look,
                        "written",
                        say(look, "Quello che hai scritto", "ما كتبته"),
                        say(look, "bonus bollette", "مكافأة فواتير"),
                        Message::Typed,
                    )
                    .into(),
                    field(
                        look,
                        "secret",
                        say(look, "Codice", "الرمز"),
                        "1234",
                        Message::Typed,
                    )
                    .secret()
                    .into(),
                ],
            )
            .into(),
        ],
    )
}
