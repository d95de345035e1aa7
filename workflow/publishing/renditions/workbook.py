"""The aligned table as a workbook (XLSX): a row a segment, a column a language."""

import io
from collections.abc import Sequence
from datetime import UTC
from typing import Any

from locales import language as facts_of
from workflow.documents.isolation import as_marks
from workflow.exchange import Origin, Target, Unit
from workflow.exchange.unit import APPROVED, FOLDED
from workflow.office.content import UNDATED
from workflow.publishing.renditions.inline import shown
from workflow.publishing.renditions.wording import DRAFT, NUMBER, UNTRANSLATED, Word, english
from workflow.publishing.renditions.wording import FOLDED as FOLDED_WORD

_READING_ORDER = {"ltr": 1, "rtl": 2}
# What a person's next keystroke in the cell would make a formula of.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_A4 = 9
# In characters; of a text in a proportional face somewhat more stand in a line.
_NUMBER_WIDTH, _TEXT_WIDTH, _STATE_WIDTH = 11, 56, 18
# In points. Excel makes no row higher, and LibreOffice none as high as its text.
_LINE, _HIGHEST = 15, 409


def workbook(
    units: Sequence[Unit], origin: Origin, languages: Sequence[str], *, draft: bool = False, word: Word = english
) -> bytes:
    """Give ``units`` as XLSX, a row each, in order: its number, the source, then ``languages`` (targets).

    The sheet begins where the source's language begins, each cell reads in its own direction, and every text is a string, whatever it
    begins with. In a ``draft`` a column beside each target says which texts are not approved.
    """
    import xlsxwriter

    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    moment = (origin.revised or UNDATED).astimezone(UTC).replace(tzinfo=None)
    book.set_properties({"title": origin.title, "created": moment})
    _Sheet(book, origin, languages, word, draft=draft).write(units)
    book.close()
    return stream.getvalue()


class _Sheet:
    def __init__(self, book: Any, origin: Origin, languages: Sequence[str], word: Word, *, draft: bool) -> None:
        self._book = book
        self._own = origin.source_language
        self._languages = languages
        self._word = word
        self._draft = draft
        self._sheet = book.add_worksheet("Stele")
        self._formats: dict[tuple[str, bool, str], Any] = {}

    def write(self, units: Sequence[Unit]) -> None:
        sheet = self._sheet
        if facts_of(self._own).direction == "rtl":
            sheet.right_to_left()
        last = self._head()
        for row, unit in enumerate(units, start=1):
            self._row(row, unit)
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, max(len(units), 1), last)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        sheet.set_footer("&C&P / &N")
        if self._draft:
            sheet.set_header(f"&C&B{self._word(DRAFT, self._own).replace('&', '&&')}")

    def _head(self) -> int:
        """Write the first row; give its last column."""
        heading = self._format(self._own, head=True)
        number = self._word(NUMBER, self._own)
        said = f"{number} ({self._word(DRAFT, self._own)})" if self._draft else number
        self._sheet.write_string(0, 0, said, heading)
        self._sheet.set_column(0, 0, _NUMBER_WIDTH)
        self._sheet.set_row(0, 2 * _LINE if self._draft else _LINE)
        column = 1
        for language in (self._own, *self._languages):
            self._sheet.write_string(0, column, facts_of(language).name, self._format(language, head=True))
            self._sheet.set_column(column, column, _TEXT_WIDTH)
            column += 1
            if self._draft and language != self._own:
                self._sheet.write_string(0, column, self._word(DRAFT, language), self._format(language, head=True))
                self._sheet.set_column(column, column, _STATE_WIDTH)
                column += 1
        return column - 1

    def _row(self, row: int, unit: Unit) -> None:
        sheet = self._sheet
        texts = (unit.source, *(unit.target(language).text for language in self._languages))
        sheet.set_row(row, min(_LINE * max(map(_lines, texts)), _HIGHEST))
        sheet.write_number(row, 0, unit.number, self._format(self._own))
        self._text(row, 1, unit, unit.source, self._own)
        column = 2
        for language in self._languages:
            target = unit.target(language)
            if target.state == FOLDED:
                said = target.folded_note or self._word(FOLDED_WORD, language)
                sheet.write_string(row, column, f"[{said}]", self._format(language, kind="aside"))
            else:
                self._text(row, column, unit, target.text, language)
            column += 1
            if self._draft:
                sheet.write_string(row, column, self._state(target, language), self._format(language, kind="aside"))
                column += 1

    def _state(self, target: Target, language: str) -> str:
        if target.state in {APPROVED, FOLDED}:
            return ""
        return self._word(DRAFT if target.text else UNTRANSLATED, language)

    def _text(self, row: int, column: int, unit: Unit, text: str, language: str) -> None:
        said = shown(as_marks(text), unit.codes)
        kind = "heading" if unit.kind == "heading" else "text"
        guarded = said.lstrip("\u200e").startswith(_FORMULA)
        self._sheet.write_string(row, column, said, self._format(language, kind=f"{kind}-guarded" if guarded else kind))

    def _format(self, language: str, *, head: bool = False, kind: str = "text") -> Any:
        direction = facts_of(language).direction
        key = (direction, head, kind)
        if key not in self._formats:
            drawn = self._book.add_format(
                {"text_wrap": True, "valign": "top", "reading_order": _READING_ORDER[direction], "font_name": "Arial"}
            )
            drawn.set_border(1)
            drawn.set_border_color("#C4C9D1")
            if head or kind.startswith("heading"):
                drawn.set_bold()
            if head:
                drawn.set_bg_color("#E8ECF1")
            if kind == "aside":
                drawn.set_italic()
                drawn.set_font_color("#5F6670")
            if kind.endswith("-guarded"):
                drawn.set_quote_prefix()
            self._formats[key] = drawn
        return self._formats[key]


def _lines(text: str) -> int:
    return sum(1 + len(line) // _TEXT_WIDTH for line in text.splitlines() or [""])
