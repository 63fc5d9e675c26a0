// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A window without a window: lays a screen out, presses Tab, draws it, compares pictures.
//!
//! Pictures are drawn at one pixel per logical pixel (iced's own simulator always doubles),
//! so that the whole set stays small enough to live beside the code.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::fs;
use std::io::Cursor;
use std::ops::{Deref, DerefMut};
use std::path::{Path, PathBuf};
use std::sync::Once;

use iced::advanced::graphics::text::{Paragraph, Text};
use iced::advanced::text;
use iced::{Color, Pixels, Point, Rectangle, Size};
use iced_test::core::renderer::{Headless, Renderer as _};
use iced_test::core::theme::Base as _;
use iced_test::core::widget::operation::black_box;
use iced_test::core::{Event, clipboard, keyboard, mouse, renderer, time, window};
use iced_test::renderer::Renderer;
use iced_test::runtime::UserInterface;
use iced_test::runtime::user_interface::Cache;
use sportello_kit::{Collect, Element, Look, Spoken};

/// One screen in one window.
pub(crate) struct Booth<'a, M> {
    raw: UserInterface<'a, M, iced::Theme, Renderer>,
    renderer: Lent,
    look: Look,
    size: Size,
    pub(crate) messages: Vec<M>,
}

impl<'a, M: Clone + 'a> Booth<'a, M> {
    pub(crate) fn new(view: Element<'a, M>, look: Look, size: Size) -> Self {
        static FONTS: Once = Once::new();
        FONTS.call_once(sportello_kit::install_fonts);
        let mut renderer = Lent::new();
        let raw = UserInterface::build(view, size, Cache::default(), &mut *renderer);
        let mut booth = Self {
            raw,
            renderer,
            look,
            size,
            messages: Vec::new(),
        };
        booth.redraw();
        booth
    }

    /// The same window with the screen as it is after something happened.
    pub(crate) fn becomes(self, view: Element<'a, M>) -> Self {
        let mut renderer = self.renderer;
        let cache = self.raw.into_cache();
        let raw = UserInterface::build(view, self.size, cache, &mut *renderer);
        let mut booth = Self {
            raw,
            renderer,
            look: self.look,
            size: self.size,
            messages: self.messages,
        };
        booth.redraw();
        booth
    }

    /// The key of what has the focus.
    pub(crate) fn focus(&mut self) -> Option<String> {
        let lines = self.lines();
        lines
            .into_iter()
            .find(|line| line.focused)
            .map(|line| line.key)
    }

    /// Presses the pointer's button where nothing is.
    pub(crate) fn click(&mut self) {
        let button = mouse::Button::Left;
        self.simulate(&[
            Event::Mouse(mouse::Event::ButtonPressed(button)),
            Event::Mouse(mouse::Event::ButtonReleased(button)),
        ]);
    }

    /// Types a character.
    pub(crate) fn type_in(&mut self, text: &str) {
        let events: Vec<Event> = iced_test::simulator::typewrite(text).collect();
        self.simulate(&events);
    }

    fn redraw(&mut self) {
        self.simulate(&[Event::Window(window::Event::RedrawRequested(
            time::Instant::now(),
        ))]);
    }

    fn simulate(&mut self, events: &[Event]) {
        let _state = self.raw.update(
            events,
            mouse::Cursor::Unavailable,
            &mut self.renderer,
            &mut clipboard::Null,
            &mut self.messages,
        );
    }

    /// Presses and releases a key.
    pub(crate) fn tap(&mut self, key: keyboard::key::Named) {
        let events: Vec<Event> =
            iced_test::simulator::tap_key(keyboard::Key::Named(key), None).collect();
        self.simulate(&events);
    }

    /// Everything the screen says, in reading order.
    pub(crate) fn lines(&mut self) -> Vec<Spoken> {
        let mut collect = Collect::default();
        self.raw
            .operate(&self.renderer, &mut black_box(&mut collect));
        collect.into_lines()
    }

    /// The keys that Tab reaches before it comes around.
    pub(crate) fn tab_around(&mut self) -> HashSet<String> {
        let mut reached = HashSet::new();
        for _ in 0..200 {
            self.tap(keyboard::key::Named::Tab);
            let Some(line) = self.lines().into_iter().find(|line| line.focused) else {
                break;
            };
            if !reached.insert(place(&line)) {
                break;
            }
        }
        reached
    }

    /// Every text that was drawn, as it was laid out. Draws the screen.
    pub(crate) fn drawn(&mut self) -> Vec<Drawn> {
        self.paint();
        let mut drawn = Vec::new();
        for (layer, of_layer) in self.renderer.layers().iter().enumerate() {
            let texts = of_layer.text.iter().flat_map(|item| item.as_slice());
            for text in texts {
                if let Text::Paragraph {
                    paragraph,
                    position,
                    ..
                } = text
                    && let Some(paragraph) = paragraph.upgrade()
                {
                    drawn.extend(Drawn::of(layer, &paragraph, *position));
                }
            }
        }
        drawn
    }

    fn paint(&mut self) -> Color {
        let theme = self.look.iced_theme();
        let base = theme.base();
        let style = renderer::Style {
            text_color: base.text_color,
        };
        self.renderer.reset(Rectangle::with_size(self.size));
        self.raw.draw(
            &mut self.renderer,
            &theme,
            &style,
            mouse::Cursor::Unavailable,
        );
        base.background_color
    }

    /// The picture, as PNG.
    pub(crate) fn picture(&mut self) -> Vec<u8> {
        let ground = self.paint();
        let size = Size::new(self.size.width as u32, self.size.height as u32);
        let rgba = self.renderer.screenshot(size, 1.0, ground);
        encode(size, &rgba)
    }
}

/// A text as it was drawn.
pub(crate) struct Drawn {
    pub(crate) content: String,
    /// Around its lines.
    pub(crate) bounds: Rectangle,
    /// Which layer it lies in: a dialog lies over what it covers.
    pub(crate) layer: usize,
    /// Letters that no font has.
    pub(crate) boxes: usize,
    /// A word that was cut where it has no joint.
    pub(crate) broken: Option<String>,
}

impl Drawn {
    fn of(layer: usize, paragraph: &Paragraph, position: Point) -> Option<Self> {
        let buffer = paragraph.buffer();
        let content: Vec<&str> = buffer.lines.iter().map(|line| line.text()).collect();
        let content = content.join(" ");
        if content.trim().is_empty() {
            return None;
        }
        let glyphs = buffer.layout_runs().flat_map(|run| run.glyphs.iter());
        let boxes = glyphs.filter(|glyph| glyph.glyph_id == 0).count();
        let mut broken = None;
        let runs: Vec<_> = buffer.layout_runs().collect();
        for pair in runs.windows(2) {
            let cut = pair[1].glyphs.iter().map(|glyph| glyph.start).min();
            if pair[0].line_i == pair[1].line_i
                && let Some(cut) = cut
            {
                let (before, after) = pair[0].text.split_at(cut);
                let ends = before.chars().next_back();
                let begins = after.chars().next();
                if ends.is_some_and(has_no_joint) && begins.is_some_and(has_no_joint) {
                    let head = before.rsplit(' ').next().unwrap_or_default();
                    let tail = after.split(' ').next().unwrap_or_default();
                    broken = Some(format!("{head}|{tail}"));
                }
            }
        }
        let size = text::Paragraph::min_bounds(paragraph);
        Some(Self {
            content,
            bounds: Rectangle::new(position, size),
            layer,
            boxes,
            broken,
        })
    }
}

/// Whether a line may not end at this letter unless the word ends with it; Chinese may end
/// anywhere.
fn has_no_joint(letter: char) -> bool {
    letter.is_alphanumeric() && !matches!(letter, '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}')
}

/// What tells one control from another when keys repeat: its name and where it stands.
pub(crate) fn place(line: &Spoken) -> String {
    format!("{} @ {:?}", line.key, line.bounds)
}

/// A renderer, used again by the next booth of the same test: a new one reads all fonts of the
/// system before it draws its first icon.
struct Lent(Option<Renderer>);

thread_local! {
    static SPARE: RefCell<Option<Renderer>> = const { RefCell::new(None) };
}

impl Lent {
    fn new() -> Self {
        let spare = SPARE.with(|spare| spare.borrow_mut().take());
        Self(Some(spare.unwrap_or_else(renderer)))
    }
}

impl Deref for Lent {
    type Target = Renderer;

    fn deref(&self) -> &Renderer {
        self.0.as_ref().expect("given back once, at the end")
    }
}

impl DerefMut for Lent {
    fn deref_mut(&mut self) -> &mut Renderer {
        self.0.as_mut().expect("given back once, at the end")
    }
}

impl Drop for Lent {
    fn drop(&mut self) {
        let mine = self.0.take();
        // At the very end of a thread there is nobody to give it to.
        let _kept = SPARE.try_with(|spare| *spare.borrow_mut() = mine);
    }
}

fn renderer() -> Renderer {
    iced_test::futures::futures::executor::block_on(<Renderer as Headless>::new(
        sportello_kit::default_font(),
        Pixels(16.0),
        Some("tiny-skia"),
    ))
    .expect("a software renderer")
}

/// An indexed PNG. Each channel keeps its upper four bits: enough to see every difference
/// that a person would, and a fifth of the size.
fn encode(size: Size<u32>, rgba: &[u8]) -> Vec<u8> {
    let mut palette: HashMap<[u8; 3], u8> = HashMap::new();
    let mut colours = Vec::new();
    let mut pixels = Vec::with_capacity(rgba.len() / 4);
    for pixel in rgba.chunks_exact(4) {
        let colour = [pixel[0], pixel[1], pixel[2]].map(|channel| (channel >> 4) * 17);
        let index = match palette.get(&colour) {
            Some(index) => *index,
            None => {
                // A screen of ours has a few dozen such colours; were there more, the nearest
                // places would be shared and the picture would still be the same every time.
                let index = u8::try_from(palette.len()).unwrap_or(u8::MAX);
                if colours.len() < 256 * 3 {
                    colours.extend_from_slice(&colour);
                }
                palette.insert(colour, index);
                index
            }
        };
        pixels.push(index);
    }
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, size.width, size.height);
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_palette(colours);
    encoder.set_compression(png::Compression::High);
    let mut writer = encoder.write_header().expect("a header");
    writer.write_image_data(&pixels).expect("pixels");
    writer.finish().expect("an end");
    bytes
}

fn decode(bytes: &[u8]) -> (u32, u32, Vec<u8>) {
    let mut decoder = png::Decoder::new(Cursor::new(bytes));
    decoder.set_transformations(png::Transformations::EXPAND);
    let mut reader = decoder.read_info().expect("a PNG");
    let mut pixels = vec![0; reader.output_buffer_size().expect("a size")];
    let info = reader.next_frame(&mut pixels).expect("a frame");
    pixels.truncate(info.buffer_size());
    (info.width, info.height, pixels)
}

/// Compares a picture with the stored one of that name.
///
/// `SPORTELLO_UPDATE_SNAPSHOTS=1` stores it instead; a missing picture is a failure otherwise.
pub(crate) fn compare(name: &str, picture: &[u8]) -> Result<(), String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots");
    let path = folder.join(format!("{name}.png"));
    let update = std::env::var("SPORTELLO_UPDATE_SNAPSHOTS").is_ok_and(|value| value == "1");
    let stored = fs::read(&path).ok();
    if let Some(stored) = &stored
        && decode(stored) == decode(picture)
    {
        return Ok(());
    }
    if update {
        fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
        return fs::write(&path, picture).map_err(|error| error.to_string());
    }
    let seen = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.png"));
    fs::write(&seen, picture).map_err(|error| error.to_string())?;
    Err(match stored {
        None => format!(
            "{name}: no stored picture; this is what was drawn: {}",
            seen.display()
        ),
        Some(_) => format!(
            "{name}: differs from the stored picture: {}",
            seen.display()
        ),
    })
}
