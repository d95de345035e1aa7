"""The table of two languages that comes back from Word, LibreOffice or another editor (ECMA-376 part 1, 17.3, 17.4, 17.13)."""

import posixpath
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from workflow.exchange.accept import accepted, require_few, require_language
from workflow.exchange.bilingual import JOINT
from workflow.exchange.unit import Returned
from workflow.guards import archive, office, xml

_WORD = frozenset(
    {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    }
)
_REFERENCE = re.compile(rf"([a-z][a-z0-9]{{0,31}}){JOINT}(\d{{1,9}}){JOINT}([0-9a-f]{{8,32}}|-)")
_LANGUAGE = re.compile(r"\(([A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*)\)\s*$")
_TEXTS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
# What was deleted or moved away, what describes and is no text, and what floats beside it.
_LEFT_OUT = frozenset({"del", "moveFrom", "rPr", "pPr", "tcPr", "trPr", "drawing", "pict", "object", "Fallback"})
_FEWEST_COLUMNS = 3


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as read: the texts of its paragraphs, with a line feed where a line is broken inside one."""

    paragraphs: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """All of it as one text."""
        return " ".join(self.paragraphs).strip()

    @property
    def has_lines(self) -> bool:
        """Whether a line is broken inside a paragraph."""
        return any("\n" in one for one in self.paragraphs)


def read(data: bytes, name: str, language: str, source_language: str = "") -> list[Returned] | None:
    """Read the rows of a Word file whose references tell them; None where it has no such row.

    Rows may have changed places; tracked changes are taken as accepted; the paragraphs of a cell are one text, in lines where the source
    has lines. Raises BadInput for a file that is damaged, in another language, or holds a key twice.
    """
    office.refuse_compound(data, name)
    if not data.startswith(b"PK"):
        return None
    document = _document(archive.inspect(data, name), name)
    if document is None:
        return None
    tables = [list(_rows(table)) for table in document.iter() if _name(table) == "tbl"]
    return of_tables(tables, name, language, source_language)


def of_tables(
    tables: Iterable[Sequence[Sequence[Cell]]], name: str, language: str, source_language: str = ""
) -> list[Returned] | None:
    """Do as ``read`` with tables that were read: rows of cells."""
    entries: list[Returned] = []
    for rows in tables:
        entries.extend(_of_table(rows, language, source_language, name, len(entries)))
    require_few(len(entries), name)
    return accepted(entries, name) if any(entry.key for entry in entries) else None


def _rows(table: etree._Element) -> Iterator[list[Cell]]:
    for row in _inside(table, "tr"):
        if not _is_deleted(row) and (cells := _cells(row)):
            yield cells


def _document(checked: archive.Archive, name: str) -> etree._Element | None:
    """Give the root of the main part, where the package says it is (ECMA-376 part 2)."""
    relations = checked.entry("_rels/.rels")
    if relations is None:
        return None
    for relation in xml.parse(checked.read(relations), f"{name} (_rels/.rels)"):
        if (relation.get("Type") or "").endswith("/officeDocument"):
            part = posixpath.normpath(posixpath.join("/", relation.get("Target") or "")).lstrip("/")
            entry = checked.entry(part)
            return xml.parse(checked.read(entry), f"{name} ({part})") if entry else None
    return None


def _name(element: etree._Element) -> str:
    """The local name of an element of WordprocessingML (and of the choice of what is drawn); empty for others."""
    if not isinstance(element.tag, str):
        return ""
    tag = etree.QName(element)
    if tag.localname in {"AlternateContent", "Choice", "Fallback"}:
        return tag.localname
    return tag.localname if tag.namespace in _WORD else ""


def _of_table(
    rows: Sequence[Sequence[Cell]], language: str, source_language: str, name: str, before: int
) -> Iterator[Returned]:
    """Give an entry for each row; of a table without any reference none, for it is none of ours."""
    referred = [_reference(cells) for cells in rows]
    if not any(referred):
        return
    target, source = _columns(rows, referred, language, source_language, name)
    for number, (cells, found) in enumerate(zip(rows, referred, strict=True), start=before + 1):
        if found is None and cells is rows[0]:
            continue
        yield _returned(cells, found, target, source, number)


def _columns(
    rows: Sequence[Sequence[Cell]],
    referred: Sequence[re.Match[str] | None],
    language: str,
    source_language: str,
    name: str,
) -> tuple[int, int]:
    """Find the columns of translation and source: by the languages that the first row names, else the last and the one before it."""
    tags = (
        {}
        if referred[0]
        else {place: told[1] for place, cell in enumerate(rows[0]) if (told := _LANGUAGE.search(cell.text))}
    )
    sources = [place for place, tag in tags.items() if source_language and tag.lower() == source_language.lower()]
    others = [place for place in tags if place not in sources]
    if not others:
        last = max(len(cells) for cells in rows) - 1
        return last, last - 1
    for place in others:
        if tags[place].lower() == language.lower():
            return place, sources[0] if sources else place - 1
    require_language(tags[others[-1]], language, name)
    return others[-1], sources[0] if sources else others[-1] - 1


def _returned(cells: Sequence[Cell], found: re.Match[str] | None, target: int, source: int, number: int) -> Returned:
    said = cells[target] if target < len(cells) else Cell()
    lines = 0 <= source < len(cells) and cells[source].has_lines
    text = "\n".join(said.paragraphs).strip() if lines else said.text
    if found is None:
        return Returned(None, text, None, None, None, fuzzy=False, place=number)
    base = None if found[3] == "-" else found[3]
    return Returned(found[1], text, None, int(found[2]), base, fuzzy=False, place=number)


def _reference(cells: Sequence[Cell]) -> re.Match[str] | None:
    if len(cells) < _FEWEST_COLUMNS:
        return None
    for cell in cells:
        if found := _REFERENCE.fullmatch(re.sub(r"\s", "", cell.text)):
            return found
    return None


def _inside(element: etree._Element, wanted: str) -> Iterator[etree._Element]:
    """Give the nearest elements of a name, through content controls and the like, never out of a table within."""
    for child in element:
        name = _name(child)
        if name == wanted:
            yield child
        elif name and name not in _LEFT_OUT and name not in {"tbl", "tr", "tc"}:
            yield from _inside(child, wanted)


def _is_deleted(row: etree._Element) -> bool:
    return any(_name(fact) == "del" for facts in row if _name(facts) == "trPr" for fact in facts)


def _cells(row: etree._Element) -> list[Cell]:
    return [Cell(tuple(_paragraphs(cell))) for cell in _inside(row, "tc")]


def _paragraphs(cell: etree._Element) -> Iterator[str]:
    """Give the texts of the paragraphs of a cell that have one; one whose end was deleted goes on in the next."""
    begun = ""
    for element in cell.iter():
        if _name(element) != "p" or _is_left_out(element, cell):
            continue
        begun += "".join(_text(element))
        if not _has_lost_its_end(element):
            if begun.strip():
                yield begun
            begun = ""
    if begun.strip():
        yield begun


def _is_left_out(element: etree._Element, cell: etree._Element) -> bool:
    parent = element.getparent()
    while parent is not None and parent is not cell:
        if _name(parent) in _LEFT_OUT:
            return True
        parent = parent.getparent()
    return False


def _has_lost_its_end(paragraph: etree._Element) -> bool:
    for facts in paragraph:
        if _name(facts) == "pPr":
            marks = [fact for mark in facts if _name(mark) == "rPr" for fact in mark]
            return any(_name(fact) in {"del", "moveFrom"} for fact in marks)
    return False


def _text(element: etree._Element) -> Iterator[str]:
    for child in element:
        name = _name(child)
        if name == "t":
            yield child.text or ""
        elif name in _TEXTS:
            yield _TEXTS[name]
        elif name and name not in _LEFT_OUT and name != "p":
            yield from _text(child)
