// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Letters inside the file. They are the ones of the terminals' screens.

use std::collections::BTreeMap;
use std::fmt;

use pdf_writer::types::{CidFontType, FontFlags, SystemInfo, UnicodeCmap};
use pdf_writer::{Filter, Finish, Name, Pdf, Rect, Ref, Str};
use ttf_parser::{Face, GlyphId};

use super::packed;
use crate::fault::{Done, Otherwise};

const PLAIN: &[u8] = include_bytes!("../../../kiosk/kit/fonts/noto-sans/NotoSans-Regular.ttf");
const BOLD: &[u8] = include_bytes!("../../../kiosk/kit/fonts/noto-sans/NotoSans-Bold.ttf");

const SYSTEM: SystemInfo<'_> = SystemInfo {
    registry: Str(b"Adobe"),
    ordering: Str(b"Identity"),
    supplement: 0,
};

/// A font file that was understood.
pub(super) struct Font<'a> {
    name: &'static str,
    bytes: &'a [u8],
    face: Face<'a>,
}

impl fmt::Debug for Font<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Font({})", self.name)
    }
}

impl Font<'static> {
    pub(super) fn plain() -> Done<Self> {
        Self::of("NotoSans-Regular", PLAIN)
    }

    pub(super) fn bold() -> Done<Self> {
        Self::of("NotoSans-Bold", BOLD)
    }

    fn of(name: &'static str, bytes: &'static [u8]) -> Done<Self> {
        let face = Face::parse(bytes, 0).or_failed("the sheet's letters", "tell us about it")?;
        Ok(Self { name, bytes, face })
    }
}

impl Font<'_> {
    fn glyph(&self, letter: char) -> GlyphId {
        self.face
            .glyph_index(letter)
            .or_else(|| self.face.glyph_index('?'))
            .unwrap_or(GlyphId(0))
    }

    /// In thousandths of the letters' size.
    fn scaled(&self, units: f32) -> f32 {
        units * 1000.0 / f32::from(self.face.units_per_em())
    }

    fn advance(&self, glyph: GlyphId) -> f32 {
        self.scaled(f32::from(self.face.glyph_hor_advance(glyph).unwrap_or(0)))
    }

    /// Width of a line, in thousandths of its size.
    pub(super) fn width(&self, text: &str) -> f32 {
        text.chars()
            .map(|letter| self.advance(self.glyph(letter)))
            .sum()
    }

    /// The line as the page spells it.
    pub(super) fn glyphs(&self, text: &str) -> Vec<u8> {
        text.chars()
            .flat_map(|letter| self.glyph(letter).0.to_be_bytes())
            .collect()
    }

    /// Puts the font into the file, under `id`.
    pub(super) fn embed(&self, pdf: &mut Pdf, id: Ref, next: &mut impl FnMut() -> Ref) -> Done {
        let (cid, descriptor, file, unicode) = (next(), next(), next(), next());
        let name = Name(self.name.as_bytes());
        pdf.type0_font(id)
            .base_font(name)
            .encoding_predefined(Name(b"Identity-H"))
            .descendant_font(cid)
            .to_unicode(unicode);
        let glyphs = self.face.number_of_glyphs();
        let mut cid_font = pdf.cid_font(cid);
        cid_font
            .subtype(CidFontType::Type2)
            .base_font(name)
            .system_info(SYSTEM)
            .font_descriptor(descriptor)
            .cid_to_gid_map_predefined(Name(b"Identity"));
        let widths = (0..glyphs).map(|glyph| self.advance(GlyphId(glyph)));
        cid_font.widths().consecutive(0, widths);
        cid_font.finish();
        let bounds = self.face.global_bounding_box();
        let at = |value: i16| self.scaled(f32::from(value));
        pdf.font_descriptor(descriptor)
            .name(name)
            .flags(FontFlags::SYMBOLIC)
            .bbox(Rect::new(
                at(bounds.x_min),
                at(bounds.y_min),
                at(bounds.x_max),
                at(bounds.y_max),
            ))
            .italic_angle(0.0)
            .ascent(at(self.face.ascender()))
            .descent(at(self.face.descender()))
            .cap_height(at(self.face.capital_height().unwrap_or(714)))
            .stem_v(90.0)
            .font_file2(file);
        let length = i32::try_from(self.bytes.len()).unwrap_or(i32::MAX);
        let bytes = packed(self.bytes)?;
        pdf.stream(file, &bytes)
            .filter(Filter::FlateDecode)
            .pair(Name(b"Length1"), length);
        pdf.cmap(unicode, &self.unicode());
        Ok(())
    }

    /// Which letter each glyph stands for, so that text can be searched and copied.
    fn unicode(&self) -> Vec<u8> {
        let mut letters: BTreeMap<u16, char> = BTreeMap::new();
        for letter in ('\u{20}'..='\u{24f}').chain('\u{2010}'..='\u{2044}') {
            if let Some(glyph) = self.face.glyph_index(letter) {
                letters.entry(glyph.0).or_insert(letter);
            }
        }
        let mut map = UnicodeCmap::new(Name(b"Sportello"), SYSTEM);
        for (glyph, letter) in letters {
            map.pair(glyph, letter);
        }
        map.finish().to_vec()
    }
}
