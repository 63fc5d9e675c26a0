#!/bin/sh
# SPDX-FileCopyrightText: 2026 Sportello contributors
# SPDX-License-Identifier: EUPL-1.2
#
# Makes the font files of this folder again from their sources. See README.md.
# Needs: apt (Debian), dpkg, npm, python3. Usage: ./subset.sh [work folder]
set -eu

here=$(cd "$(dirname "$0")" && pwd)
work=${1:-$(mktemp -d)}
mkdir -p "$work"
cd "$work"

[ -d noto ] || {
    apt-get download fonts-noto-core fonts-noto-cjk
    for package in fonts-noto-*.deb; do dpkg -x "$package" noto; done
}
[ -d package ] || tar xzf "$(npm pack --silent @fontsource/titillium-web)"
[ -d venv ] || { python3 -m venv venv; venv/bin/pip -q install fonttools brotli; }

noto=noto/usr/share/fonts/truetype/noto
cjk=noto/usr/share/fonts/opentype/noto
files=package/files

# GB 2312 level 1: rows 16 to 55, the 3,755 most used simplified characters, and Chinese punctuation.
venv/bin/python - > chinese.txt <<'PY'
rows = [bytes([a, b]).decode("gb2312", "ignore") for a in range(0xB0, 0xD8) for b in range(0xA1, 0xFF)]
signs = [bytes([a, b]).decode("gb2312", "ignore") for a in (0xA1, 0xA3) for b in range(0xA1, 0xFF)]
print("".join(rows + signs))
PY

sub() { # source, target, characters...
    from=$1; to=$2; shift 2
    mkdir -p "$here/$(dirname "$to")"
    venv/bin/pyftsubset "$from" --output-file="$here/$to" --layout-features='*' \
        --name-IDs='0,1,2,3,4,5,6,13,14,16,17' --no-hinting --desubroutinize "$@"
}

for weight in 400:Regular 600:SemiBold; do
    number=${weight%:*}; name=${weight#*:}
    for part in latin latin-ext; do
        venv/bin/python -c 'import sys; from fontTools.ttLib import TTFont; f = TTFont(sys.argv[1]); f.flavor = None; f.save(sys.argv[2])' \
            "$files/titillium-web-$part-$number-normal.woff2" "$part-$number.ttf"
    done
    venv/bin/pyftmerge --output-file="titillium-$number.ttf" "latin-$number.ttf" "latin-ext-$number.ttf"
    # One family of two weights, so that a weight is asked for and not a name.
    venv/bin/python -c 'import sys; from fontTools.ttLib import TTFont; f = TTFont(sys.argv[1]); n = f["name"]; n.setName("Titillium Web", 16, 3, 1, 0x409); n.setName(sys.argv[2], 17, 3, 1, 0x409); f.save(sys.argv[1])' \
        "titillium-$number.ttf" "$name"
    sub "titillium-$number.ttf" "titillium-web/TitilliumWeb-$name.ttf" --unicodes='*'
done

bidi=U+200B-200F,U+202A-202E,U+2066-2069
for weight in Regular Bold; do
    sub $noto/NotoSans-$weight.ttf noto-sans/NotoSans-$weight.ttf \
        --unicodes="U+0020-024F,U+02B0-02FF,U+0300-036F,U+0370-03FF,U+0400-052F,U+1E00-1EFF,U+2000-206F,U+20A0-20BF,U+2100-214F,U+2190-2199"
    sub $noto/NotoSansArabic-$weight.ttf noto-sans-arabic/NotoSansArabic-$weight.ttf \
        --unicodes="U+0020-0022,U+0028-002F,U+003A-003B,U+00A0,U+00AB,U+00BB,U+0600-06FF,U+0750-077F,U+FB50-FDFF,U+FE70-FEFF,$bidi"
    sub $noto/NotoSansBengali-$weight.ttf noto-sans-bengali/NotoSansBengali-$weight.ttf \
        --unicodes="U+0020-0040,U+00A0,U+0964-0965,U+0980-09FF,$bidi"
    sub $noto/NotoSansGurmukhi-$weight.ttf noto-sans-gurmukhi/NotoSansGurmukhi-$weight.ttf \
        --unicodes="U+0020-0040,U+00A0,U+0964-0965,U+0A00-0A7F,$bidi"
    sub $cjk/NotoSansCJK-$weight.ttc noto-sans-cjk-sc/NotoSansCJKsc-$weight.otf \
        --font-number=2 --text-file=chinese.txt
done
du -sh "$here"
