// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Buttons and other things to press.

use super::{Message, headed, say, sheet};
use crate::icon::icon;
use crate::{
    Element, Icon, Kind, Look, Need, PinWords, Space, button, centered, column, faces, grid,
    icon_button, language, link, pin_pad, radios, row, tile, title, toggle,
};

pub(super) fn buttons(look: Look) -> Element<'static, Message> {
    let press = Message::Pressed;
    sheet(
        look,
        vec![
            button(look, say(look, "Inizia", "ابدأ"), press("start"))
                .primary()
                .big()
                .initial()
                .icon_end(Icon::Next)
                .key("start")
                .into(),
            grid(
                look,
                Space::Near,
                look.columns(3).min(3),
                vec![
                    button(look, say(look, "Avanti", "التالي"), press("next"))
                        .primary()
                        .icon_end(Icon::Next)
                        .into(),
                    button(look, say(look, "Indietro", "رجوع"), press("back"))
                        .icon(Icon::Back)
                        .into(),
                    button(look, say(look, "Termina", "إنهاء"), press("end"))
                        .danger()
                        .icon(Icon::End)
                        .into(),
                    button(look, say(look, "Leggi", "اقرأ"), press("read"))
                        .quiet()
                        .icon(Icon::Speaker)
                        .into(),
                    link(look, say(look, "Non va?", "لا يعمل؟"), press("trouble")).into(),
                    button(look, say(look, "Stampa", "اطبع"), press("print"))
                        .icon(Icon::Print)
                        .enabled(false)
                        .into(),
                ],
            ),
            row(
                look,
                Space::Near,
                vec![
                    icon_button(
                        look,
                        Icon::TextSize,
                        say(look, "Aspetto", "المظهر"),
                        press("look"),
                    )
                    .into(),
                    icon_button(
                        look,
                        Icon::Speaker,
                        say(look, "Voce", "الصوت"),
                        press("voice"),
                    )
                    .chosen(true)
                    .into(),
                ],
            )
            .into(),
        ],
    )
}

pub(super) fn tiles(look: Look) -> Element<'static, Message> {
    let one = |need, italian, arabic| {
        tile(
            look,
            need,
            say(look, italian, arabic),
            Message::Pressed("tile"),
        )
    };
    let tiles: Vec<Element<'static, Message>> = vec![
        one(Need::Identity, "Identità digitale", "الهوية الرقمية")
            .key("identity")
            .into(),
        one(Need::Health, "Salute", "الصحة").key("health").into(),
        one(Need::Money, "Soldi e bonus", "المال والإعانات")
            .key("money")
            .into(),
        one(Need::School, "Scuola", "المدرسة").key("school").into(),
        one(Need::Work, "Lavoro", "العمل").key("work").into(),
        one(Need::Town, "Chiedi l'ISEE", "طلب ISEE")
            .detail(say(look, "circa 30 minuti", "حوالي 30 دقيقة"))
            .key("isee")
            .into(),
    ];
    sheet(
        look,
        vec![
            title(look, say(look, "Che cosa devi fare?", "ماذا تريد أن تفعل؟")).into(),
            grid(look, Space::Near, look.columns(3), tiles),
        ],
    )
}

pub(super) fn languages(look: Look) -> Element<'static, Message> {
    let one = |name, tag, chosen| {
        language(look, name, tag, chosen, Message::Pressed(tag))
            .wide()
            .into()
    };
    headed(
        look,
        say(look, "Scegli la lingua", "اختر اللغة"),
        "",
        vec![grid(
            look,
            Space::Near,
            look.columns(3),
            vec![
                one("Italiano", "it", !look.direction.is_rtl()),
                one("English", "en", false),
                one("العربية", "ar", look.direction.is_rtl()),
                one("Română", "ro", false),
                one("中文", "zh", false),
                one("Українська", "uk", false),
                one("বাংলা", "bn", false),
                one("ਪੰਜਾਬੀ", "pa", false),
                one("Shqip", "sq", false),
            ],
        )],
    )
}

pub(super) fn choices(look: Look) -> Element<'static, Message> {
    sheet(
        look,
        vec![
            radios(
                look,
                "size",
                say(look, "Grandezza del testo", "حجم النص"),
                vec![
                    (0, say(look, "Normale", "عادي").to_owned()),
                    (1, say(look, "Grande", "كبير").to_owned()),
                    (2, say(look, "Molto grande", "كبير جدا").to_owned()),
                ],
                Some(1),
                Message::Chosen,
            ),
            toggle(
                look,
                "contrast",
                say(look, "Contrasto alto", "تباين عال"),
                say(look, "acceso", "مفعل"),
                true,
                Message::Pressed("contrast"),
            ),
            toggle(
                look,
                "voice",
                say(look, "Voce", "الصوت"),
                say(look, "spento", "متوقف"),
                false,
                Message::Pressed("voice"),
            ),
        ],
    )
}

pub(super) fn pin(look: Look) -> Element<'static, Message> {
    centered(pin_pad(
        look,
        PinWords {
            label: say(look, "Scrivi il tuo PIN", "اكتب رمزك السري").to_owned(),
            entered: say(look, "3 cifre scritte", "كتبت 3 أرقام").to_owned(),
            erase: say(look, "Cancella una cifra", "امح رقما").to_owned(),
            confirm: say(look, "Conferma", "تأكيد").to_owned(),
        },
        3,
        6,
        false,
        Message::Pin,
    ))
}

pub(super) fn rating(look: Look) -> Element<'static, Message> {
    let words = [
        say(look, "Male", "سيئ"),
        say(look, "Così così", "دون الوسط"),
        say(look, "Abbastanza bene", "مقبول"),
        say(look, "Bene", "جيد"),
        say(look, "Molto bene", "جيد جدا"),
    ];
    headed(
        look,
        say(look, "Come è andata?", "كيف كان الأمر؟"),
        "",
        vec![faces(look, words.map(str::to_owned), Some(4), |value| {
            Message::Chosen(usize::from(value))
        })],
    )
}

pub(super) fn icons(look: Look) -> Element<'static, Message> {
    let rows = Icon::ALL.chunks(if look.text == crate::TextSize::Largest {
        8
    } else {
        12
    });
    let rows = rows.map(|icons| {
        let cells = icons
            .iter()
            .map(|name| icon(look, *name, Kind::Heading, look.colours().text))
            .collect();
        row(look, Space::Near, cells).into()
    });
    sheet(look, vec![column(look, Space::Near, rows.collect()).into()])
}
