// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Pictures of the screen, and finding a colour in them: how the scripted citizen sees
//! the ring that the guide draws around the button it speaks of.

use std::ops::RangeInclusive;

/// A picture, three bytes a pixel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    pub width: usize,
    pub height: usize,
    pixels: Vec<u8>,
}

/// Red, green, blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour(pub u8, pub u8, pub u8);

/// A rectangle in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Area {
    pub x: usize,
    pub y: usize,
    pub width: usize,
    pub height: usize,
}

impl Area {
    /// Its middle.
    #[must_use]
    pub const fn middle(self) -> (usize, usize) {
        (self.x + self.width / 2, self.y + self.height / 2)
    }
}

impl Picture {
    /// Reads a binary portable pixmap with 8 bits a channel (what `grim -t ppm` writes).
    #[must_use]
    pub fn from_ppm(bytes: &[u8]) -> Option<Self> {
        let mut at = 0;
        let mut word = || -> Option<&str> {
            while bytes.get(at)?.is_ascii_whitespace() {
                at += 1;
            }
            let start = at;
            while !bytes.get(at)?.is_ascii_whitespace() {
                at += 1;
            }
            std::str::from_utf8(&bytes[start..at]).ok()
        };
        if word()? != "P6" {
            return None;
        }
        let width: usize = word()?.parse().ok()?;
        let height: usize = word()?.parse().ok()?;
        if word()? != "255" {
            return None;
        }
        let pixels = bytes.get(at + 1..)?.to_vec();
        let wanted = width.checked_mul(height)?.checked_mul(3)?;
        (pixels.len() == wanted).then_some(Self {
            width,
            height,
            pixels,
        })
    }

    /// The pixel at this place; `None` outside the picture.
    #[must_use]
    pub fn at(&self, x: usize, y: usize) -> Option<Colour> {
        if x >= self.width {
            return None;
        }
        let start = (y * self.width + x) * 3;
        match self.pixels.get(start..start + 3)? {
            [red, green, blue] => Some(Colour(*red, *green, *blue)),
            _ => None,
        }
    }

    /// The smallest rectangle that holds every pixel of this colour inside `area`.
    #[must_use]
    pub fn find(&self, colour: Colour, area: Area) -> Option<Area> {
        let (mut left, mut top, mut right, mut bottom) = (usize::MAX, usize::MAX, 0, 0);
        for y in area.y..(area.y + area.height).min(self.height) {
            for x in area.x..(area.x + area.width).min(self.width) {
                if self.at(x, y) == Some(colour) {
                    left = left.min(x);
                    top = top.min(y);
                    right = right.max(x);
                    bottom = bottom.max(y);
                }
            }
        }
        (left <= right && top <= bottom).then(|| Area {
            x: left,
            y: top,
            width: right - left + 1,
            height: bottom - top + 1,
        })
    }

    /// The hollow frames of one colour inside `area`: connected pixels whose four sides are
    /// drawn, so many pixels thick, around something else. Largest first. Filled
    /// shapes of the same colour (a button) are none.
    #[must_use]
    pub fn rings(&self, colour: Colour, thick: &RangeInclusive<usize>, area: Area) -> Vec<Area> {
        let mut seen = vec![false; self.width * self.height];
        let mut rings = Vec::new();
        for y in area.y..(area.y + area.height).min(self.height) {
            for x in area.x..(area.x + area.width).min(self.width) {
                if !seen[y * self.width + x] && self.at(x, y) == Some(colour) {
                    let shape = self.shape(colour, (x, y), area, &mut seen);
                    if self.is_ring(colour, thick, shape) {
                        rings.push(shape);
                    }
                }
            }
        }
        rings.sort_by_key(|ring| std::cmp::Reverse(ring.width * ring.height));
        rings
    }

    /// The rectangle around the pixels of one colour that hang together with `start`.
    fn shape(&self, colour: Colour, start: (usize, usize), area: Area, seen: &mut [bool]) -> Area {
        let (mut left, mut top, mut right, mut bottom) = (start.0, start.1, start.0, start.1);
        let mut open = vec![start];
        seen[start.1 * self.width + start.0] = true;
        while let Some((x, y)) = open.pop() {
            left = left.min(x);
            right = right.max(x);
            top = top.min(y);
            bottom = bottom.max(y);
            let around = [
                (x + 1, y),
                (x.wrapping_sub(1), y),
                (x, y + 1),
                (x, y.wrapping_sub(1)),
            ];
            for (x, y) in around {
                let inside = (area.x..area.x + area.width).contains(&x)
                    && (area.y..(area.y + area.height).min(self.height)).contains(&y);
                if inside && self.at(x, y) == Some(colour) && !seen[y * self.width + x] {
                    seen[y * self.width + x] = true;
                    open.push((x, y));
                }
            }
        }
        Area {
            x: left,
            y: top,
            width: right - left + 1,
            height: bottom - top + 1,
        }
    }

    fn is_ring(&self, colour: Colour, thick: &RangeInclusive<usize>, shape: Area) -> bool {
        let Area {
            x,
            y,
            width,
            height,
        } = shape;
        if width.min(height) < thick.end() * 2 {
            return false;
        }
        let (right, bottom) = (x + width - 1, y + height - 1);
        // How far the colour reaches inwards from a point of the edge.
        let depth = |inwards: &dyn Fn(usize) -> (usize, usize)| {
            (0..=*thick.end())
                .take_while(|step| {
                    let (x, y) = inwards(*step);
                    self.at(x, y) == Some(colour)
                })
                .count()
        };
        // Round corners are left out: the middle half of each side counts.
        let across = x + width / 4..x + width * 3 / 4;
        let down = y + height / 4..y + height * 3 / 4;
        across.into_iter().all(|x| {
            thick.contains(&depth(&|step| (x, y + step)))
                && thick.contains(&depth(&|step| (x, bottom - step)))
        }) && down.into_iter().all(|y| {
            thick.contains(&depth(&|step| (x + step, y)))
                && thick.contains(&depth(&|step| (right - step, y)))
        })
    }

    /// How many pixels inside `area` differ between two pictures of the same size;
    /// `None` if the sizes differ.
    #[must_use]
    pub fn differing(&self, other: &Self, area: Area) -> Option<usize> {
        if (self.width, self.height) != (other.width, other.height) {
            return None;
        }
        let rows = area.y..(area.y + area.height).min(self.height);
        Some(
            rows.map(|y| {
                let columns = area.x..(area.x + area.width).min(self.width);
                columns
                    .filter(|x| self.at(*x, y) != other.at(*x, y))
                    .count()
            })
            .sum(),
        )
    }

    /// The whole of it.
    #[must_use]
    pub const fn area(&self) -> Area {
        Area {
            x: 0,
            y: 0,
            width: self.width,
            height: self.height,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn white_with_ring() -> Picture {
        let mut pixels = vec![255; 20 * 10 * 3];
        for (x, y) in [(4, 2), (12, 2), (4, 7), (12, 7)] {
            pixels[(y * 20 + x) * 3] = 0;
        }
        let mut bytes = b"P6\n20 10\n255\n".to_vec();
        bytes.extend(pixels);
        Picture::from_ppm(&bytes).expect("a picture")
    }

    #[test]
    fn a_ring_is_found_by_its_colour() {
        let picture = white_with_ring();
        let ring = picture
            .find(Colour(0, 255, 255), picture.area())
            .expect("a ring");
        assert_eq!(
            ring,
            Area {
                x: 4,
                y: 2,
                width: 9,
                height: 6
            }
        );
        assert_eq!(ring.middle(), (8, 5));
        assert_eq!(picture.find(Colour(1, 2, 3), picture.area()), None);
        let right = Area {
            x: 5,
            y: 0,
            width: 15,
            height: 10,
        };
        assert_eq!(
            picture
                .find(Colour(0, 255, 255), right)
                .expect("its right side")
                .x,
            12
        );
    }

    #[test]
    fn a_ring_is_told_from_a_filled_button_of_its_colour() {
        let blue = Colour(0, 102, 204);
        let mut pixels = vec![255; 200 * 100 * 3];
        let mut paint = |x: usize, y: usize| {
            pixels[(y * 200 + x) * 3..(y * 200 + x) * 3 + 3].copy_from_slice(&[0, 102, 204]);
        };
        for y in 20..50 {
            for x in 10..80 {
                paint(x, y);
            }
        }
        for y in 10..70 {
            for x in 100..180 {
                let edge = !(105..175).contains(&x) || !(15..65).contains(&y);
                let corner = (x == 100 || x == 179) && (y == 10 || y == 69);
                // A blue button inside the ring, with a gap around it.
                let button = (112..168).contains(&x) && (24..56).contains(&y);
                if (edge && !corner) || button {
                    paint(x, y);
                }
            }
        }
        let mut bytes = b"P6\n200 100\n255\n".to_vec();
        bytes.extend(pixels);
        let picture = Picture::from_ppm(&bytes).expect("a picture");
        let rings = picture.rings(blue, &(4..=12), picture.area());
        assert_eq!(
            rings,
            [Area {
                x: 100,
                y: 10,
                width: 80,
                height: 60
            }]
        );
        let left = Area {
            x: 0,
            y: 0,
            width: 95,
            height: 100,
        };
        assert_eq!(picture.rings(blue, &(4..=12), left), []);
    }

    #[test]
    fn pictures_are_compared_pixel_by_pixel() {
        let picture = white_with_ring();
        let mut other = picture.clone();
        other.pixels[0] = 7;
        assert_eq!(picture.differing(&other, picture.area()), Some(1));
        assert_eq!(picture.differing(&picture.clone(), picture.area()), Some(0));
    }

    #[test]
    fn what_is_no_picture_is_refused() {
        for bytes in [
            &b""[..],
            b"P6",
            b"P5\n1 1\n255\nabc",
            b"P6\n2 2\n255\nabc",
            b"P6\n99999999999 9\n255\n",
        ] {
            assert!(Picture::from_ppm(bytes).is_none());
        }
    }
}
