// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Every sample page of the gallery, drawn in every look and compared with the picture kept beside
//! this file. `SPORTELLO_UPDATE_SNAPSHOTS=1 cargo nextest run -p sportello-kit` takes new pictures:
//! look at them before committing.

#![expect(
    clippy::expect_used,
    reason = "a test stops where its ground is missing"
)]

use std::path::{Path, PathBuf};

use iced::Size;
use iced_test::Simulator;
use sportello_kit::gallery::Sample;
use sportello_kit::{Direction, Look, TextSize, Theme, default_font, install_fonts};

/// A quarter of a small laptop's screen: the Simulator draws two pixels for each of ours.
const AREA: Size = Size::new(660.0, 450.0);
/// Large text needs a screen as people have it.
const LARGE: Size = Size::new(900.0, 640.0);

fn base() -> Look {
    Look::for_screen(Size::new(1366.0, 768.0))
}

/// Which pages are drawn in which look: all where a look could break any, some where it is a
/// mixture of two that are drawn already.
fn pages(variant: &str) -> impl Iterator<Item = &'static Sample> {
    Sample::ALL.iter().filter(move |sample| match variant {
        "light" | "rtl" => true,
        "large" => !matches!(sample.name, "icons" | "scripts"),
        "contrast" => !matches!(sample.name, "icons" | "scripts" | "text" | "wrapping"),
        "dark" => matches!(sample.name, "notes" | "fields" | "page"),
        _ => matches!(sample.name, "wrapping" | "dialog" | "page"),
    })
}

fn check(variant: &str, area: Size, look: Look) {
    install_fonts();
    let look = look.in_area(area);
    let settings = iced::Settings {
        default_font: default_font(),
        ..iced::Settings::default()
    };
    let update = std::env::var_os("SPORTELLO_UPDATE_SNAPSHOTS").is_some();
    let mut wrong = Vec::new();
    for sample in pages(variant) {
        let name = format!("{}-{variant}", sample.name);
        let mut ui = Simulator::with_size(settings.clone(), area, sample.view(look));
        let snapshot = ui
            .snapshot(&look.iced_theme())
            .expect("the page can be drawn");
        let kept = folder("tests/snapshots").join(&name);
        let file = folder("tests/snapshots").join(format!("{name}-tiny-skia.png"));
        if update {
            let _ = std::fs::remove_file(&file);
        } else if !file.exists() {
            wrong.push(format!("{name}: no picture is kept"));
            continue;
        }
        let matches = snapshot
            .matches_image(&kept)
            .expect("the picture can be read");
        if update {
            pack(&file);
        }
        if !matches {
            let seen = folder("../../target/snapshots").join(&name);
            let _ = std::fs::remove_file(seen.with_file_name(format!("{name}-tiny-skia.png")));
            let _ = snapshot
                .matches_image(&seen)
                .expect("the picture can be written");
            wrong.push(format!("{name}: differs, see {}", seen.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Writes a picture again a fifth smaller: flat areas pack best unfiltered.
fn pack(file: &Path) {
    let bytes = std::fs::File::open(file).expect("the picture can be read");
    let mut reader = png::Decoder::new(std::io::BufReader::new(bytes))
        .read_info()
        .expect("a PNG");
    let mut pixels = vec![0; reader.output_buffer_size().expect("it fits in memory")];
    let info = reader.next_frame(&mut pixels).expect("a whole PNG");
    let packed = std::fs::File::create(file).expect("the picture can be written");
    let mut encoder = png::Encoder::new(packed, info.width, info.height);
    encoder.set_color(info.color_type);
    encoder.set_depth(info.bit_depth);
    encoder.set_filter(png::Filter::NoFilter);
    encoder.set_deflate_compression(png::DeflateCompression::Level(9));
    let mut writer = encoder.write_header().expect("the picture can be written");
    writer
        .write_image_data(&pixels[..info.buffer_size()])
        .expect("the picture can be written");
}

fn folder(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

#[test]
fn the_gallery_looks_right_in_light() {
    check("light", AREA, base());
}

#[test]
fn the_gallery_looks_right_in_dark() {
    check("dark", AREA, base().with_theme(Theme::Dark));
}

#[test]
fn the_gallery_looks_right_in_high_contrast() {
    check("contrast", AREA, base().with_theme(Theme::HighContrast));
}

#[test]
fn the_gallery_looks_right_at_200_percent() {
    check("large", LARGE, base().with_text(TextSize::Largest));
}

#[test]
fn the_gallery_looks_right_from_right_to_left() {
    check("rtl", AREA, base().with_direction(Direction::Rtl));
}

#[test]
fn the_gallery_looks_right_from_right_to_left_at_200_percent() {
    let look = base()
        .with_direction(Direction::Rtl)
        .with_text(TextSize::Largest);
    check("rtl-large", LARGE, look);
}

#[test]
fn the_pictures_are_few_and_each_belongs_to_a_page() {
    let expected: Vec<String> = ["light", "dark", "contrast", "large", "rtl", "rtl-large"]
        .into_iter()
        .flat_map(|variant| {
            pages(variant).map(move |sample| format!("{}-{variant}-tiny-skia.png", sample.name))
        })
        .collect();
    let kept = std::fs::read_dir(folder("tests/snapshots")).expect("the pictures are there");
    let mut bytes = 0;
    for entry in kept {
        let entry = entry.expect("the folder can be read");
        bytes += entry.metadata().expect("the file can be read").len();
        let name = entry.file_name();
        let name = name.to_string_lossy().into_owned();
        assert!(
            expected.contains(&name),
            "{name} belongs to no page of the gallery"
        );
    }
    assert!(
        bytes < 4_000_000,
        "the pictures weigh {bytes} bytes: draw fewer or smaller pages"
    );
}
