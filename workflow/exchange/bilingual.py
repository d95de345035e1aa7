"""A table of two languages in a Word file, for who translates in Word: one row a segment, found again by its reference."""

from collections.abc import Callable, Iterator, Sequence

from locales import language as facts_of
from workflow.exchange.inline import legend
from workflow.exchange.unit import FOLDED, Origin, Unit
from workflow.office.content import UNDATED, Look, Paragraph, Row, Style, Table, TableCell, WordFile, paragraph
from workflow.office.word import build
from workflow.text.space import collapse

INSTRUCTION = (
    "Write the translation in the last column, and leave the grey column as it is: each row is found again by it. "
    "The signs ❶ ➊ ➀ stand for formatting: keep each one at the same words."
)
"""What the file tells a translator; in the language of the translation where the desk speaks it."""

JOINT = "·"
"""Stands between the key, the version and the base of a reference."""

BASE_LENGTH = 8
"""Hexadecimal digits of the base hash that a reference shows: people must be able to bear the sight of it."""

_NO_BASE = "-"
_WIDTHS = (0.6, 1.9, 5.0, 5.0)
_UPRIGHT = "en"


def write(
    units: Sequence[Unit],
    origin: Origin,
    language: str,
    *,
    word: Callable[[str, str], str] = lambda message, _language: message,
) -> bytes:
    """Write ``units`` in order as DOCX: number, reference, source, translation; each text in its language and direction.

    The reference is ``key·version·base``. Codes stand as their characters, with their meaning below the source. A folded segment is
    empty, with a note that says where its text went.
    """
    head = Row([_head(told) for told in ("#", "ID", _named(origin.source_language), _named(language))], head=True)
    table = Table([head, *(_row(unit, origin.source_language, language) for unit in units)], _WIDTHS)
    body: list[Paragraph | Table] = [
        Paragraph(paragraph(origin.title).runs, Style.HEADING, level=1, language=origin.source_language),
        paragraph(word(INSTRUCTION, language)),
        table,
    ]
    return build(WordFile(language, origin.title, body, landscape=True, revised=origin.revised or UNDATED))


def reference(unit: Unit, language: str) -> str:
    """Give what a row is found again by."""
    target = unit.target(language)
    return JOINT.join((unit.key, str(target.version), target.base[:BASE_LENGTH] or _NO_BASE))


def _named(language: str) -> str:
    """The language by its own name, with its tag, by which the column is found again."""
    return f"{facts_of(language).name} ({language})"


def _head(told: str) -> TableCell:
    return TableCell([paragraph(told, Style.TIGHT, Look.BOLD)], shaded=True)


def _row(unit: Unit, source_language: str, language: str) -> Row:
    target = unit.target(language)
    text = "" if target.state == FOLDED else target.text
    return Row(
        [
            TableCell([paragraph(str(unit.number), Style.TIGHT, Look.FAINT)], shaded=True),
            TableCell([paragraph(reference(unit, language), Style.TIGHT, Look.FAINT, _UPRIGHT)], shaded=True),
            TableCell(
                [paragraph(unit.source, Style.TIGHT, language=source_language), *_beside(unit, language)],
            ),
            TableCell([paragraph(text, Style.TIGHT, language=language)]),
        ]
    )


def _beside(unit: Unit, language: str) -> Iterator[Paragraph]:
    target = unit.target(language)
    codes = "  ".join(f"{shown} {label}" for shown, label in legend([unit.source, target.text], unit.codes))
    for told in (codes, collapse(unit.note), target.folded_note if target.state == FOLDED else ""):
        if told:
            yield paragraph(told, Style.TIGHT, Look.FAINT, _UPRIGHT)
