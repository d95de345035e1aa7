"""The bilingual Word table, out and back, and what Word does to it on the way."""

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.exchange.builders import ORIGIN, a_target, a_unit, coded_texts
from tests.judges.office import converted, requires_office
from workflow.documents import returned
from workflow.errors import BadInput
from workflow.exchange import Returned, Unit, bilingual, bilingual_return

UNITS = [
    a_unit("❶The harbour➊ opens.", 1, ar="❶الميناء➊ يفتح."),
    a_unit("It has 12 berths.", 2),
    a_unit("Thanks.", 3, ar=a_target("", state="folded", note="Its text stands in segment 2.")),
]


def came_back(data: bytes, language: str = "ar") -> list[Returned]:
    found = bilingual_return.read(data, "harbour.bilingual.docx", language, "en")
    assert found is not None
    return found


def edited(data: bytes, change: Callable[[str], str]) -> bytes:
    """The file with its main part changed as an editor would."""
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(kept, "w") as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename == "word/document.xml":
                changed = change(content.decode())
                assert changed != content.decode()
                content = changed.encode()
            new.writestr(entry.filename, content)
    return kept.getvalue()


def cell_of(document: "docx.document.Document", row: int, column: int = 3) -> "docx.table._Cell":
    return document.tables[0].rows[row].cells[column]


def by_word(change: Callable[["docx.document.Document"], None], units: list[Unit] = UNITS) -> list[Returned]:
    """What comes back after ``change`` was made with python-docx and the file was saved."""
    file = docx.Document(io.BytesIO(bilingual.write(units, ORIGIN, "ar")))
    change(file)
    kept = io.BytesIO()
    file.save(kept)
    return came_back(kept.getvalue())


def _as_word_keeps_it(text: str) -> str:
    return re.sub("\r\n?|\u2028", "\n", text).strip()


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(coded_texts(), coded_texts()), min_size=1, max_size=4))
def test_texts_and_codes_come_back_as_they_went(pairs: list[tuple[str, str]]) -> None:
    units = [a_unit(source, number, ar=target) for number, (source, target) in enumerate(pairs, start=1)]
    entries = came_back(bilingual.write(units, ORIGIN, "ar"))
    assert [(entry.key, entry.text, entry.version) for entry in entries] == [
        (unit.key, _as_word_keeps_it(unit.targets["ar"].text), 2) for unit in units
    ]
    for entry, unit in zip(entries, units, strict=True):
        assert unit.targets["ar"].base.startswith(entry.base or "?")


def test_the_same_content_gives_the_same_bytes() -> None:
    assert bilingual.write(UNITS, ORIGIN, "ar") == bilingual.write(UNITS, ORIGIN, "ar")


def test_each_cell_runs_in_the_direction_of_its_language() -> None:
    file = docx.Document(io.BytesIO(bilingual.write(UNITS, ORIGIN, "ar")))
    source, target = cell_of(file, 1, 2).paragraphs[0], cell_of(file, 1, 3).paragraphs[0]
    assert 'w:bidi w:val="0"' in source._p.xml
    assert "<w:bidi/>" in target._p.xml
    assert "bidiVisual" in file.tables[0]._tbl.xml


def test_codes_have_a_legend_and_a_folded_row_its_note() -> None:
    file = docx.Document(io.BytesIO(bilingual.write(UNITS, ORIGIN, "ar")))
    assert [one.text for one in cell_of(file, 1, 2).paragraphs] == ["❶The harbour➊ opens.", "❶…➊ bold"]
    assert cell_of(file, 3, 2).paragraphs[1].text == "Its text stands in segment 2."
    assert cell_of(file, 3, 3).text == ""


def test_rows_that_changed_places_are_found_by_their_reference() -> None:
    def turn(file: "docx.document.Document") -> None:
        cell_of(file, 2).paragraphs[0].add_run("فيه 12 رصيفا.")
        rows = file.tables[0]._tbl.tr_lst
        rows[0].addnext(rows[2])

    assert [(entry.key, entry.text) for entry in by_word(turn)] == [
        ("seg00002", "فيه 12 رصيفا."),
        ("seg00001", "❶الميناء➊ يفتح."),
        ("seg00003", ""),
    ]


def test_run_soup_and_several_paragraphs_are_one_text() -> None:
    def type_it(file: "docx.document.Document") -> None:
        cell = cell_of(file, 2)
        for piece in ("فيه ", "12", " رصي", "فا"):
            cell.paragraphs[0].add_run(piece).bold = piece == "12"
        cell.add_paragraph("")
        cell.add_paragraph("كبيرا.")

    assert by_word(type_it)[1].text == "فيه 12 رصيفا كبيرا."


def test_paragraphs_are_lines_where_the_source_has_lines() -> None:
    def type_it(file: "docx.document.Document") -> None:
        cell_of(file, 1).paragraphs[0].add_run("سطر أول")
        cell_of(file, 1).add_paragraph("سطر ثان")

    assert by_word(type_it, [a_unit("First line\nSecond line")])[0].text == "سطر أول\nسطر ثان"


MARKS = 'w:id="9" w:author="A" w:date="2026-01-01T00:00:00Z"'


def _tracked(xml: str) -> str:
    """The first translation with a deletion, an insertion and a moved stretch; its paragraph's end deleted before a further one."""
    start = xml.index("seg00001")
    cell = xml.index("<w:p>", xml.index("❶…➊ bold", start))
    end = xml.index("</w:tc>", cell)
    told = (
        f"<w:p><w:pPr><w:rPr><w:del {MARKS}/></w:rPr></w:pPr><w:del {MARKS}><w:r><w:delText>قديم</w:delText></w:r></w:del>"
        f"<w:ins {MARKS}><w:r><w:t>❶جديد➊</w:t></w:r></w:ins>"
        f"<w:moveFrom {MARKS}><w:r><w:t>خرج</w:t></w:r></w:moveFrom></w:p>"
        f'<w:p><w:moveTo {MARKS}><w:r><w:t xml:space="preserve"> و</w:t><w:noBreakHyphen/><w:t>صل</w:t></w:r></w:moveTo></w:p>'
    )
    return xml[:cell] + told + xml[end:]


def test_tracked_changes_are_taken_as_accepted() -> None:
    entries = came_back(edited(bilingual.write(UNITS, ORIGIN, "ar"), _tracked))
    assert entries[0].text == "❶جديد➊ و\u2011صل"


def test_a_deleted_row_is_gone_and_a_content_control_is_seen_through() -> None:
    def change(xml: str) -> str:
        rows = re.findall(r"<w:tr>.*?</w:tr>", xml)
        gone = rows[1].replace("<w:cantSplit/>", f"<w:cantSplit/><w:del {MARKS}/>", 1)
        held = f"<w:sdt><w:sdtContent>{rows[2]}</w:sdtContent></w:sdt>"
        return xml.replace(rows[1], gone).replace(rows[2], held)

    entries = came_back(edited(bilingual.write(UNITS, ORIGIN, "ar"), change))
    assert [entry.key for entry in entries] == ["seg00002", "seg00003"]


def test_a_row_whose_reference_was_lost_is_told_without_key() -> None:
    def lose(file: "docx.document.Document") -> None:
        cell_of(file, 1, 1).text = "?"

    entries = by_word(lose)
    assert [entry.key for entry in entries] == [None, "seg00002", "seg00003"]


def test_a_deleted_number_column_or_heading_row_is_no_harm() -> None:
    def cut(file: "docx.document.Document") -> None:
        for row in file.tables[0]._tbl.tr_lst:
            row.remove(row.tc_lst[0])
        file.tables[0]._tbl.remove(file.tables[0]._tbl.tr_lst[0])

    assert [(entry.key, entry.text) for entry in by_word(cut)][:1] == [("seg00001", "❶الميناء➊ يفتح.")]


def test_a_file_of_another_language_is_refused() -> None:
    with pytest.raises(BadInput) as error:
        bilingual_return.read(bilingual.write(UNITS, ORIGIN, "ar"), "a.docx", "fr", "en")
    assert (error.value.code, error.value.facts["found"]) == ("exchange.wrong_language", "ar")


def test_a_row_that_stands_twice_refuses_the_file() -> None:
    def double(xml: str) -> str:
        row = re.findall(r"<w:tr>.*?</w:tr>", xml)[1]
        return xml.replace(row, row + row)

    with pytest.raises(BadInput) as error:
        came_back(edited(bilingual.write(UNITS, ORIGIN, "ar"), double))
    assert error.value.code == "exchange.key_twice"


@pytest.mark.parametrize("text", ["plain", "calendar", "seg00001"])
def test_another_word_file_is_none_of_ours(text: str) -> None:
    file = docx.Document()
    file.add_table(2, 4).rows[0].cells[1].text = text
    kept = io.BytesIO()
    file.save(kept)
    assert bilingual_return.read(kept.getvalue(), "a.docx", "ar", "en") is None


@requires_office
def test_libreoffice_saves_it_and_it_comes_back(tmp_path: Path) -> None:
    done = [
        a_unit("❶The harbour➊ opens.➀ It has 12 berths.", 1, ar="❶الميناء➊ يفتح.➀ فيه 12 رصيفا (IOM)."),
        a_unit("First line\nSecond line", 2, ar="سطر أول\nسطر ثان"),
        a_unit("Call +20 2 2736 5140", 3, ar="الهاتف +20 2 2736 5140"),
    ]
    for to in ("docx", "odt"):
        saved = converted({"a.docx": bilingual.write(done, ORIGIN, "ar")}, to, tmp_path)["a.docx"]
        brought = returned.read(saved.read_bytes(), saved.name, "ar", "en")
        assert [(entry.key, entry.text, entry.version) for entry in brought.entries] == [
            (unit.key, unit.targets["ar"].text, 2) for unit in done
        ]


def test_a_table_of_another_format_is_read_by_its_references() -> None:
    page = """<table><tr><th>ID</th><th>English (en)</th><th>العربية (ar)</th></tr>
<tr><td>seg00002·1·-</td><td>Open.</td><td><b>افتح</b>.</td></tr><tr><td>seg00001·3·0123abcd</td><td>Go.</td><td></td></tr></table>"""
    brought = returned.read(page.encode(), "a.html", "ar", "en")
    assert [(one.key, one.text, one.version, one.base) for one in brought.entries] == [
        ("seg00002", "افتح.", 1, None),
        ("seg00001", "", 3, "0123abcd"),
    ]
