"""The aligned table as a workbook."""

import io
import re
import zipfile
from dataclasses import replace

import pytest
from lxml import etree

from tests.exchange.builders import ORIGIN, a_target, a_unit
from tests.publishing.builders import words_of
from workflow.exchange import Origin, Unit
from workflow.publishing.renditions.workbook import workbook

X = {"x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
UNITS = (
    a_unit("The ❶harbour➊ opens.", 1, ar="يفتح ❶الميناء➊.", fr=a_target("Le ❶port➊ ouvre.", state="translated")),
    a_unit("Thanks.", 2, fr=a_target("", state="folded", note="Voir le segment 1")),
)


def word(message: str, language: str) -> str:
    return f"{message}/{language}"


def parts(*units: Unit, origin: Origin = ORIGIN, draft: bool = False) -> dict[str, bytes]:
    data = workbook(units, origin, ["ar", "fr"], draft=draft, word=word)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def rows_of(made: dict[str, bytes]) -> list[list[str]]:
    strings = [words_of(one) for one in etree.fromstring(made["xl/sharedStrings.xml"])]
    sheet = etree.fromstring(made["xl/worksheets/sheet1.xml"])
    return [
        [
            strings[int(cell.findtext("x:v", "", X))] if cell.get("t") == "s" else cell.findtext("x:v", "", X)
            for cell in row
        ]
        for row in sheet.iterfind("x:sheetData/x:row", X)
    ]


def test_a_row_is_a_segment_and_a_column_a_language() -> None:
    assert rows_of(parts(*UNITS)) == [
        ["Number/en", "English", "العربية", "français"],
        ["1", "The harbour opens.", "يفتح الميناء.", "Le port ouvre."],
        ["2", "Thanks.", "", "[Voir le segment 1]"],
    ]


def test_a_draft_has_a_column_of_marks_beside_each_target() -> None:
    made = parts(*UNITS, draft=True)
    assert rows_of(made)[0] == ["Number/en (Draft/en)", "English", "العربية", "Draft/ar", "français", "Draft/fr"]
    assert [row[3::2] for row in rows_of(made)[1:]] == [["", "Draft/fr"], ["Not translated yet/ar", ""]]
    assert b"Draft/en" in re.findall(b"<oddHeader>(.*)</oddHeader>", made["xl/worksheets/sheet1.xml"])[0]


@pytest.mark.parametrize(("language", "turned"), [("en", False), ("ar", True), ("he", True)])
def test_the_sheet_begins_where_the_source_begins(language: str, turned: bool) -> None:
    made = parts(*UNITS, origin=replace(ORIGIN, source_language=language))
    view = etree.fromstring(made["xl/worksheets/sheet1.xml"]).find("x:sheetViews/x:sheetView", X)
    assert view is not None
    assert (view.get("rightToLeft") == "1") is turned


def test_each_text_reads_in_its_own_direction() -> None:
    made = parts(*UNITS)
    styles = etree.fromstring(made["xl/styles.xml"])
    read = [
        alignment.get("readingOrder") if (alignment := one.find("x:alignment", X)) is not None else None
        for one in styles.iterfind("x:cellXfs/x:xf", X)
    ]
    (row,) = etree.fromstring(made["xl/worksheets/sheet1.xml"]).findall(".//x:row[@r='2']", X)
    assert [read[int(cell.get("s", "0"))] for cell in row] == ["1", "1", "2", "1"]


@pytest.mark.parametrize("text", ["=1+1", "+20 2", "-7.10", "@SUM(A1)", "\t=1", "http://a.example", "1/2", "007"])
def test_a_text_is_a_string_whatever_it_begins_with(text: str) -> None:
    made = parts(a_unit(text, 1, ar=text, fr=text))
    sheet = made["xl/worksheets/sheet1.xml"]
    assert b"<f>" not in sheet
    assert b"hyperlink" not in sheet
    assert rows_of(made)[1][1] == text
    (row,) = etree.fromstring(sheet).findall(".//x:row[@r='2']", X)
    assert [cell.get("t") for cell in row] == [None, "s", "s", "s"]


def test_the_head_stays_in_sight_and_texts_wrap() -> None:
    made = parts(*UNITS)
    assert b'<pane xSplit="1" ySplit="1"' in made["xl/worksheets/sheet1.xml"]
    assert b'wrapText="1"' in made["xl/styles.xml"]


def test_nothing_says_when_or_where_it_was_made() -> None:
    assert workbook(UNITS, ORIGIN, ["ar", "fr"]) == workbook(UNITS, ORIGIN, ["ar", "fr"])
    assert b"1980-01-01T00:00:00Z" in parts(*UNITS, origin=replace(ORIGIN, revised=None))["docProps/core.xml"]
