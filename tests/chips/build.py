"""Builds the small colour fonts that draw inline codes as chips: `make fonts`.

An opening code points to the text that it encloses, its closing code back to it; where text runs from right to left the two change
places. A code that stands alone is a pill. All are numbered. Palette 0 is for light grounds, palette 1 for dark ones.
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from fontTools.colorLib.builder import ColorPaletteType
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables._g_l_y_f import Glyph

from tests.chips import outlines
from workflow.text.codes import LIMIT, Role, character

FOLDER = Path(__file__).resolve().parent.parent.parent / "web" / "static" / "fonts"
FILES = {"chips.woff2": False, "chips-rtl.woff2": True}
EM = 1000
WIDTHS = {1: 900, 2: 1180}
"""Of a chip with one figure and with two."""

_PAIR, _ALONE, _INK = range(3)
_PALETTES = [
    [(0x0B, 0x4B, 0x86), (0x5B, 0x2A, 0x9D), (0xFF, 0xFF, 0xFF)],
    [(0x9C, 0xCB, 0xF5), (0xD6, 0xBC, 0xFA), (0x0B, 0x14, 0x22)],
]
_GAP = 34
_MADE = 3_850_070_400
"""Seconds from 1904 to 2026: a font made again is the same font."""
_BASE = (outlines.TOP + outlines.BOTTOM - outlines.FIGURE_HEIGHT) // 2


@dataclass(frozen=True, slots=True)
class Shape:
    """How the codes of one role look. ``shift`` moves the figures out of the middle, away from a point."""

    name: str
    draw: Callable[[float], Glyph]
    colour: int
    shift: int


_ONWARD = Shape("onward", outlines.tag, _PAIR, -62)
_BACK = Shape("back", outlines.tag_back, _PAIR, 62)
_PILL = Shape("pill", outlines.pill, _ALONE, 0)


def font(*, right_to_left: bool) -> bytes:
    """Give the font as WOFF2; the same bytes each time."""
    shapes = {
        Role.OPEN: _BACK if right_to_left else _ONWARD,
        Role.CLOSE: _ONWARD if right_to_left else _BACK,
        Role.ALONE: _PILL,
    }
    glyphs: dict[str, Glyph] = {".notdef": TTGlyphPen(None).glyph()}
    widths = {".notdef": 500}
    letters, layers = _chips(shapes, glyphs, widths)
    return _saved(glyphs, widths, letters, layers)


def _chips(
    shapes: dict[Role, Shape], glyphs: dict[str, Glyph], widths: dict[str, int]
) -> tuple[dict[int, str], dict[str, list[tuple[str, int]]]]:
    letters: dict[int, str] = {}
    layers: dict[str, list[tuple[str, int]]] = {}
    for digit in range(10):
        _add(glyphs, widths, f"figure{digit}", outlines.figure(digit), 0)
    for role, shape in shapes.items():
        for number in range(1, LIMIT + 1):
            name = f"{role}{number}"
            letters[ord(character(role, number))] = name
            layers[name] = _layers(shape, name, str(number), glyphs, widths)
    return letters, layers


def _layers(
    shape: Shape, name: str, figures: str, glyphs: dict[str, Glyph], widths: dict[str, int]
) -> list[tuple[str, int]]:
    width = WIDTHS[len(figures)]
    ground = f"{shape.name}{len(figures)}"
    if ground not in glyphs:
        _add(glyphs, widths, ground, shape.draw(width), width)
    # What a renderer without colours shows, and where the chip ends for one with them.
    _add(glyphs, widths, name, _placed(glyphs, ground, 0, 0), width)
    found = [(ground, shape.colour)]
    length = len(figures) * outlines.FIGURE_WIDTH + (len(figures) - 1) * _GAP
    for place, figure in enumerate(figures):
        across = (width - length) // 2 + shape.shift + place * (outlines.FIGURE_WIDTH + _GAP)
        ink = f"ink{figure}.{across}"
        if ink not in glyphs:
            _add(glyphs, widths, ink, _placed(glyphs, f"figure{figure}", across, _BASE), width)
        found.append((ink, _INK))
    return found


def _add(glyphs: dict[str, Glyph], widths: dict[str, int], name: str, glyph: Glyph, width: int) -> None:
    glyphs[name] = glyph
    widths[name] = width


def _placed(glyphs: dict[str, Glyph], name: str, across: int, up: int) -> Glyph:
    pen = TTGlyphPen(glyphs)
    pen.addComponent(name, (1, 0, 0, 1, across, up))
    return pen.glyph()


def _saved(
    glyphs: dict[str, Glyph],
    widths: dict[str, int],
    letters: dict[int, str],
    layers: dict[str, list[tuple[str, int]]],
) -> bytes:
    builder = FontBuilder(EM, isTTF=True)
    builder.setupGlyphOrder(list(glyphs))
    builder.setupCharacterMap(letters)
    builder.setupGlyf(glyphs)
    table = builder.font["glyf"]
    starts = {name: table[name].xMin if table[name].numberOfContours else 0 for name in glyphs}
    builder.setupHorizontalMetrics({name: (width, starts[name]) for name, width in widths.items()})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Stele Chips", "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=800, sTypoDescender=-200, usWinAscent=800, usWinDescent=200)
    builder.setupPost(keepGlyphNames=False)
    palettes = [[(*(part / 255 for part in colour), 1.0) for colour in palette] for palette in _PALETTES]
    grounds = [ColorPaletteType.USABLE_WITH_LIGHT_BACKGROUND, ColorPaletteType.USABLE_WITH_DARK_BACKGROUND]
    builder.setupCPAL(palettes, paletteTypes=grounds)
    builder.setupCOLR(layers, version=0)
    builder.font["head"].created = builder.font["head"].modified = _MADE
    builder.font.recalcTimestamp = False
    builder.font.flavor = "woff2"
    out = BytesIO()
    builder.font.save(out)
    return out.getvalue()


def main() -> None:
    """Write both fonts into the static files."""
    for name, right_to_left in FILES.items():
        made = font(right_to_left=right_to_left)
        (FOLDER / name).write_bytes(made)
        sys.stdout.write(f"{name}: {len(made):,} bytes\n")


if __name__ == "__main__":
    main()
