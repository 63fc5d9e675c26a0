// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Notes, lists, time, dialogs and a whole page.

use super::{Message, headed, say, sheet};
use crate::{
    Check, Element, Hurry, Icon, Look, Need, PagerWords, Space, Tone, banner, bar, body, button,
    card, check_row, column, dialog, grid, layered, logo, mark, page, pager, pill, progress, ring,
    row, spread, tile, time_bar, title, toast, with_toast,
};

pub(super) fn notes(look: Look) -> Element<'static, Message> {
    sheet(
        look,
        vec![
            banner(
                look,
                Tone::Info,
                say(look, "Da sapere", "للعلم"),
                say(
                    look,
                    "Nessuno ha ancora provato questi passi.",
                    "لم يجرب أحد هذه الخطوات بعد.",
                ),
                vec![],
            ),
            banner(
                look,
                Tone::Good,
                say(look, "Fatto", "تم"),
                say(
                    look,
                    "Pagine visitate: cancellate.",
                    "الصفحات التي زرتها: محيت.",
                ),
                vec![],
            ),
            banner(
                look,
                Tone::Warn,
                say(look, "Restano 5 minuti", "بقيت 5 دقائق"),
                say(look, "Salva quello che ti serve.", "احفظ ما تحتاج إليه."),
                vec![
                    button(
                        look,
                        say(look, "Altri 10", "10 أخرى"),
                        Message::Pressed("more"),
                    )
                    .into(),
                ],
            ),
            banner(
                look,
                Tone::Danger,
                say(look, "Questa postazione è ferma", "هذا الجهاز متوقف"),
                say(look, "Usa un'altra postazione.", "استخدم جهازا آخر."),
                vec![],
            ),
            row(
                look,
                Space::Tight,
                vec![
                    body(look, say(look, "Premi", "اضغط")).into(),
                    pill(look, say(look, "Entra con SPID", "Entra con SPID")),
                ],
            )
            .into(),
            mark(
                look,
                Tone::Warn,
                say(look, "Qui si paga", "هنا تدفع"),
                say(look, "Controlla l'importo.", "تحقق من المبلغ."),
            ),
        ],
    )
}

pub(super) fn list(look: Look) -> Element<'static, Message> {
    let done = say(look, "cancellate", "محيت");
    let rows = column(
        look,
        Space::Tight,
        vec![
            check_row(
                look,
                say(look, "Pagine visitate", "الصفحات"),
                done,
                Check::Done,
            ),
            check_row(
                look,
                say(look, "Memoria", "الذاكرة"),
                say(look, "in corso", "جار"),
                Check::Running,
            ),
            check_row(look, say(look, "Stampa", "الطباعة"), "", Check::Waiting),
            check_row(
                look,
                say(look, "Chiavetta", "مفتاح USB"),
                say(look, "ancora inserita", "ما زال موصولا"),
                Check::Failed,
            ),
            check_row(
                look,
                say(look, "Disco", "القرص"),
                say(
                    look,
                    "non dimostrato su questa macchina",
                    "غير مثبت على هذا الجهاز",
                ),
                Check::NotProven,
            ),
        ],
    );
    let words = PagerWords {
        previous: say(look, "Precedente", "السابق").to_owned(),
        next: say(look, "Successiva", "التالي").to_owned(),
        place: say(look, "Pagina 2 di 5", "صفحة 2 من 5").to_owned(),
    };
    headed(
        look,
        say(look, "Stiamo cancellando", "نحن نمحو"),
        "",
        vec![pager(look, words, 1, 5, card(look, rows), Message::Chosen)],
    )
}

pub(super) fn time(look: Look) -> Element<'static, Message> {
    let bar = |italian, arabic, fraction, hurry| {
        time_bar(look, say(look, italian, arabic), fraction, hurry)
    };
    sheet(
        look,
        vec![
            progress(look, say(look, "Passo 3 di 9", "الخطوة 3 من 9"), 0.33),
            bar("Restano 24 minuti", "بقيت 24 دقيقة", 0.4, Hurry::Calm),
            bar("Restano 5 minuti", "بقيت 5 دقائق", 0.08, Hurry::Soon),
            bar("Restano 40 secondi", "بقيت 40 ثانية", 0.01, Hurry::Last),
            ring(
                look,
                say(look, "Restano 18 secondi", "بقيت 18 ثانية"),
                "18",
                0.6,
            ),
        ],
    )
}

pub(super) fn question(look: Look) -> Element<'static, Message> {
    let answers = vec![
        button(
            look,
            say(look, "Torna indietro", "عودة"),
            Message::Pressed("stay"),
        )
        .primary()
        .initial()
        .key("stay")
        .into(),
        button(
            look,
            say(look, "Termina", "إنهاء"),
            Message::Pressed("leave"),
        )
        .danger()
        .key("leave")
        .into(),
    ];
    let ask = dialog(
        look,
        say(look, "Vuoi terminare?", "هل تريد الإنهاء؟"),
        vec![
            body(
                look,
                say(
                    look,
                    "Hai salvato quello che ti serve? Dopo cancelliamo tutto.",
                    "هل حفظت ما تحتاج إليه؟ بعد ذلك نمحو كل شيء.",
                ),
            )
            .into(),
        ],
        answers,
    );
    layered(look, tiles_page(look), Some(ask))
}

pub(super) fn whole_page(look: Look) -> Element<'static, Message> {
    let words = say(look, "Aiuto: chiamata inviata.", "المساعدة: أرسل النداء.");
    with_toast(look, tiles_page(look), Some(toast(look, Tone::Info, words)))
}

fn tiles_page(look: Look) -> Element<'static, Message> {
    let one = |need, italian, arabic, key: &'static str| {
        tile(
            look,
            need,
            say(look, italian, arabic),
            Message::Pressed(key),
        )
        .key(key)
        .into()
    };
    let content = column(
        look,
        Space::Inner,
        vec![
            spread(
                look,
                logo(look, say(look, "Biblioteca Salaborsa", "مكتبة Salaborsa")),
                button(look, say(look, "Cerca", "بحث"), Message::Pressed("search"))
                    .icon(Icon::Search)
                    .key("search"),
            ),
            title(look, say(look, "Che cosa devi fare?", "ماذا تريد أن تفعل؟")).into(),
            grid(
                look,
                Space::Near,
                look.columns(3),
                vec![
                    one(Need::Identity, "Identità", "الهوية", "identity"),
                    one(Need::Health, "Salute", "الصحة", "health"),
                    one(Need::Money, "Soldi e bonus", "المال والإعانات", "money"),
                ]
                .into_iter()
                .take(look.columns(3))
                .collect(),
            ),
        ],
    );
    let quiet = |icon, italian, arabic, key: &'static str| {
        button(look, say(look, italian, arabic), Message::Pressed(key))
            .quiet()
            .compact()
            .icon(icon)
            .key(key)
            .into()
    };
    let at_start = vec![
        quiet(Icon::Language, "Lingua", "اللغة", "language"),
        quiet(Icon::TextSize, "Aspetto", "المظهر", "look"),
        quiet(Icon::Help, "Aiuto", "مساعدة", "help"),
    ];
    let at_end = vec![
        time_bar(look, say(look, "24 minuti", "24 دقيقة"), 0.4, Hurry::Calm),
        button(look, say(look, "Termina", "إنهاء"), Message::Pressed("end"))
            .compact()
            .key("end")
            .into(),
    ];
    page(look, content, Some(bar(look, at_start, at_end)))
}
