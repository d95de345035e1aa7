"""What goes out is read alike by the libraries of the trade."""

from pathlib import Path

import polib
from lxml import etree
from translate.storage import pypo
from translate.storage.tmx import tmxfile
from translate.storage.xliff import xlifffile

from tests.exchange.builders import ORIGIN, a_target, a_unit
from workflow.exchange import po, tmx, xliff
from workflow.exchange.xliff import XLIFF

UNITS = [
    a_unit("The harbour opens.", 1, ar="يفتح الميناء.", fr="Le port ouvre."),
    a_unit("Ships & “boats”  come\u2028in.", 2, ar="تدخل السفن\u2028والقوارب.", fr="Navires et bateaux\x85entrent."),
    a_unit("Thanks.", 3, ar="شكراً.", fr="Merci."),
    a_unit("Thanks.", 4, ar="مع الشكر.", fr=a_target("Merci encore.", state="draft")),
]


def test_polib_reads_every_text_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    for language in ("ar", "fr"):
        path.write_bytes(po.write(UNITS, ORIGIN, language))
        assert [(entry.msgctxt, entry.msgid, entry.msgstr) for entry in polib.pofile(str(path))] == [
            (unit.key, unit.source, unit.targets[language].text) for unit in UNITS
        ]


def test_translate_toolkit_reads_the_same_units_from_all_three_formats() -> None:
    expected = [(unit.key, unit.source, unit.targets["fr"].text) for unit in UNITS]
    in_po = [
        (unit.getcontext(), str(unit.source), str(unit.target))
        for unit in pypo.pofile.parsestring(po.write(UNITS, ORIGIN, "fr")).units
        if not unit.isheader()
    ]
    in_xliff = [
        (unit.xmlelement.get("id"), _flat(unit.source_dom), _flat(unit.target_dom))
        for unit in xlifffile.parsestring(xliff.write(UNITS, ORIGIN, "fr")).units
    ]
    in_tmx = [
        (unit.getid(), unit.getNodeText(nodes[0], "preserve"), unit.getNodeText(nodes[2], "preserve"))
        for unit in tmxfile.parsestring(tmx.write(UNITS, ORIGIN, ["ar", "fr"])).units
        if len(nodes := unit.getlanguageNodes()) == 3
    ]
    assert in_po == in_xliff == in_tmx == expected


def test_translate_toolkit_finds_inline_codes_in_xliff() -> None:
    data = xliff.write([a_unit("❶Open➊ now➀.", fr="❶Ouvert➊➀.")], ORIGIN, "fr")
    (unit,) = xlifffile.parsestring(data).units
    assert [type(piece).__name__ for piece in unit.rich_target[0].sub[:1]] == ["G"]


def test_xliff_holds_nothing_but_elements_of_its_own_namespace() -> None:
    root = etree.fromstring(xliff.write(UNITS, ORIGIN, "ar"))
    assert {etree.QName(element).namespace for element in root.iter()} == {XLIFF}


def _flat(element: etree._Element) -> str:
    return "".join(str(piece) for piece in element.itertext())
