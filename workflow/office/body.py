"""Paragraphs and tables of a new Word file (ECMA-376 part 1, 17.3 and 17.4); children stand in the schema's order."""

import re
from collections.abc import Iterator, Sequence

from workflow.office.content import Look, Paragraph, Run, Style, Table, TableCell, WordFile
from workflow.office.looks import NUMBERS_ID, identifier, indent, look
from workflow.office.package import escaped
from workflow.office.scripts import by_script
from workflow.office.tongue import Tongue, tongue

_PIECES = re.compile("([\n\t\u2028])")
_BREAKS = {"\n": "<w:br/>", "\u2028": "<w:br/>", "\t": "<w:tab/>"}
_LINE_END = re.compile("\r\n?")
_ADDRESS = re.compile(r"(?:https?://|mailto:|tel:)[^\s\"<>\\^`{|}]+", re.IGNORECASE)
_DEEPEST_ITEM = 9
_LISTS = frozenset({Style.BULLET, Style.NUMBER})
_IN_LISTS = _LISTS | {Style.ITEM_MORE}
_ROOM = 160
_GREY = "5F6670"
_SMALL = 17
# Width between the margins, in twentieths of a point.
_WIDE, _NARROW = 14796, 9298

Element = Paragraph | Table


class Body:
    """Writes the body of a file, and keeps what other parts must know: the relation of each link's address, and the numbered ``lists``.

    Of each list its level, from 0, and the number that it begins with.
    """

    def __init__(self, file: WordFile) -> None:
        self._file = file
        self._own = tongue(file.language)
        self._width = _WIDE if file.landscape else _NARROW
        self.addresses: dict[str, str] = {}
        self.lists: list[tuple[int, int]] = []
        # By level the list that goes on, and its next number.
        self._current: dict[int, tuple[int, int]] = {}

    def xml(self) -> str:
        """Give all of the body but its section."""
        told = []
        for before, element, after in _with_neighbours(self._file.body):
            if isinstance(element, Paragraph):
                keeps = isinstance(after, Table) and element.style is Style.CAPTION
                told.append(self._paragraph(element, _room(before, element, after), keeps=keeps))
                continue
            if isinstance(before, Table):
                # Two tables without a paragraph between them are one.
                told.append(self._paragraph(Paragraph(style=Style.TIGHT)))
            told.append(self._table(element))
        if not self._file.body or isinstance(self._file.body[-1], Table):
            told.append(self._paragraph(Paragraph(style=Style.TIGHT)))
        return "".join(told)

    def _paragraph(self, one: Paragraph, room: str = "", *, keeps: bool = False) -> str:
        """Write a paragraph; ``keeps``: it stands on one page with what follows."""
        its = tongue(one.language) if one.language else self._own
        named = identifier(one.style, one.level)
        mark = '<w:rPr><w:rFonts w:hint="cs"/><w:rtl/></w:rPr>' if its.right_to_left else ""
        stated = "".join(
            (
                f'<w:pStyle w:val="{named}"/>' if named else "",
                "<w:keepNext/>" if keeps else "",
                self._numbered(one) if one.style in _LISTS else "",
                self._turned(its),
                room,
                f'<w:ind w:left="{indent(one.level)}"/>' if one.style is Style.ITEM_MORE else "",
                mark,
            )
        )
        runs = "".join(self._run(run, its) for run in one.runs if run.text)
        return f"<w:p>{f'<w:pPr>{stated}</w:pPr>' if stated else ''}{runs}</w:p>"

    def _turned(self, its: Tongue) -> str:
        if its.right_to_left:
            return "<w:bidi/>"
        return '<w:bidi w:val="0"/>' if self._own.right_to_left else ""

    def _numbered(self, one: Paragraph) -> str:
        level = min(max(one.level, 1), _DEEPEST_ITEM)
        if one.style is Style.BULLET:
            return f'<w:numPr><w:ilvl w:val="{level - 1}"/><w:numId w:val="1"/></w:numPr>'
        listing, following = self._current.get(level, (0, 1))
        number = one.number or following
        if not listing or number != following or one.number == 1:
            self.lists.append((level - 1, number))
            listing = NUMBERS_ID + len(self.lists)
        self._current[level] = listing, number + 1
        return f'<w:numPr><w:ilvl w:val="{level - 1}"/><w:numId w:val="{listing}"/></w:numPr>'

    def _run(self, run: Run, its: Tongue) -> str:
        linked = run.address if _ADDRESS.fullmatch(run.address) else ""
        lang = "" if its == self._own else its.lang
        written = "".join(
            f"<w:r>{_look(run.look, lang, linked=bool(linked), right_to_left=turned)}{''.join(_pieces(text))}</w:r>"
            for text, turned in by_script(_LINE_END.sub("\n", run.text), right_to_left=its.right_to_left)
        )
        if not linked:
            return written
        relation = self.addresses.setdefault(linked, f"link{len(self.addresses) + 1}")
        return f'<w:hyperlink r:id="{relation}" w:history="1">{written}</w:hyperlink>'

    def _table(self, table: Table) -> str:
        whole = sum(table.widths)
        widths = [round(self._width * share / whole) for share in table.widths]
        turned = "<w:bidiVisual/>" if self._own.right_to_left else ""
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        rows = []
        reaching: dict[int, tuple[int, int]] = {}
        for row in table.rows:
            head = "<w:cantSplit/><w:tblHeader/>" if row.head else "<w:cantSplit/>"
            rows.append(f"<w:tr><w:trPr>{head}</w:trPr>{''.join(self._cells(row.cells, widths, reaching))}</w:tr>")
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/>{turned}<w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
            '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
            f'w:lastColumn="0" w:noHBand="0" w:noVBand="1"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>'
        )

    def _cells(
        self, cells: Sequence[TableCell], widths: list[int], reaching: dict[int, tuple[int, int]]
    ) -> Iterator[str]:
        """Write a row; ``reaching``: by column, how many rows more a cell above takes, and how many columns."""
        column = 0
        waiting = iter(cells)
        while column < len(widths):
            if column in reaching:
                rows, span = reaching.pop(column)
                yield self._cell(TableCell(), sum(widths[column : column + span]), span, "<w:vMerge/>")
            else:
                cell = next(waiting, None)
                if cell is None:
                    break
                rows, span = max(cell.rows, 1), max(cell.span, 1)
                merge = '<w:vMerge w:val="restart"/>' if rows > 1 else ""
                yield self._cell(cell, sum(widths[column : column + span]), span, merge)
            if rows > 1:
                reaching[column] = rows - 1, span
            column += span

    def _cell(self, cell: TableCell, width: int, span: int, merge: str) -> str:
        facts = "".join(
            (
                f'<w:tcW w:w="{width}" w:type="dxa"/>',
                f'<w:gridSpan w:val="{span}"/>' if span > 1 else "",
                merge,
                '<w:shd w:val="clear" w:color="auto" w:fill="E8ECF1"/>' if cell.shaded else "",
            )
        )
        inside = cell.paragraphs or (Paragraph(style=Style.TIGHT),)
        return f"<w:tc><w:tcPr>{facts}</w:tcPr>{''.join(self._paragraph(one) for one in inside)}</w:tc>"


def _with_neighbours(body: Sequence[Element]) -> Iterator[tuple[Element | None, Element, Element | None]]:
    return zip((None, *body[:-1]), body, (*body[1:], None), strict=False)


def _room(before: Element | None, one: Paragraph, after: Element | None) -> str:
    """The room that a paragraph needs beyond its style's: behind a table, and behind the last item of a list."""
    if one.style in _IN_LISTS and not (isinstance(after, Paragraph) and after.style in _IN_LISTS):
        return f'<w:spacing w:after="{_ROOM}"/>'
    if isinstance(before, Table) and one.style is not Style.HEADING:
        return f'<w:spacing w:before="{_ROOM}"/>'
    return ""


def _look(drawn: Look, lang: str, *, linked: bool, right_to_left: bool) -> str:
    """An ``rPr``; a right-to-left run says so, and asks for the complex scripts' font also where it holds digits alone."""
    font = '<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New" w:cs="Courier New"{}/>'
    hint = ' w:hint="cs"' if right_to_left else ""
    stated = "".join(
        (
            '<w:rStyle w:val="Hyperlink"/>' if linked else "",
            font.format(hint) if Look.CODE in drawn else f"<w:rFonts{hint}/>" if hint else "",
            look(
                bold=Look.BOLD in drawn,
                italic=Look.ITALIC in drawn,
                struck=Look.STRUCK in drawn,
                color=_GREY if Look.FAINT in drawn else "",
                size=_SMALL if Look.FAINT in drawn else 0,
            ),
            '<w:u w:val="single"/>' if Look.UNDERLINED in drawn else "",
            f'<w:vertAlign w:val="{"superscript" if Look.RAISED in drawn else "subscript"}"/>'
            if drawn & (Look.RAISED | Look.LOWERED)
            else "",
            "<w:rtl/>" if right_to_left else "",
            lang,
        )
    )
    return f"<w:rPr>{stated}</w:rPr>" if stated else ""


def _pieces(text: str) -> Iterator[str]:
    for piece in _PIECES.split(text):
        if piece in _BREAKS:
            yield _BREAKS[piece]
        elif piece:
            yield f'<w:t xml:space="preserve">{escaped(piece)}</w:t>'
