"""The fonts of the inline codes are what their script draws."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTFont

from tests.chips.build import FILES, FOLDER, font
from workflow.text.codes import MEANING, Role, character

MOST_BYTES = 4_096


def tables(data: bytes) -> dict[str, bytes]:
    """The tables without their packing, which is the packer's affair."""
    made = TTFont(BytesIO(data))
    made.flavor = None
    made.recalcTimestamp = False
    out = BytesIO()
    made.save(out)
    plain: Any = TTFont(BytesIO(out.getvalue()))
    return {tag: plain.getTableData(tag) for tag in plain.reader.keys()}  # noqa: SIM118 - no mapping


@pytest.mark.parametrize("name", FILES)
def test_the_committed_font_is_what_the_script_makes(name: str) -> None:
    committed = (FOLDER / name).read_bytes()
    assert len(committed) <= MOST_BYTES
    assert tables(committed) == tables(font(right_to_left=FILES[name])), "run make fonts"


@pytest.mark.parametrize("name", FILES)
def test_every_code_has_a_chip_and_nothing_else_has(name: str) -> None:
    assert {chr(point) for point in TTFont(FOLDER / name).getBestCmap()} == set(MEANING)


def test_opening_and_closing_change_shapes_where_text_runs_from_right_to_left() -> None:
    def ground(name: str, role: Role) -> Any:
        made = TTFont(FOLDER / name)
        glyph = made.getBestCmap()[ord(character(role, 7))]
        return made["glyf"][made["COLR"].ColorLayers[glyph][0].name]

    onward, back = FILES
    assert ground(onward, Role.OPEN) == ground(back, Role.CLOSE)
    assert ground(onward, Role.CLOSE) == ground(back, Role.OPEN)
    assert ground(onward, Role.ALONE) == ground(back, Role.ALONE)
    assert ground(onward, Role.OPEN) != ground(onward, Role.CLOSE)


def test_the_style_sheet_asks_for_the_fonts_for_codes_alone() -> None:
    sheet = Path(FOLDER.parent / "css" / "parts" / "chips.css").read_text()
    ranges = [line.split(":")[1].strip(" ;") for line in sheet.splitlines() if "unicode-range" in line]
    assert len(ranges) == len(FILES)
    for told in ranges:
        edges = [part.removeprefix("U+").split("-") for part in told.split(", ")]
        asked = {chr(point) for first, last in edges for point in range(int(first, 16), int(last, 16) + 1)}
        assert set(MEANING) <= asked
        assert len(asked) - len(MEANING) <= 1
