"""Where the cells of a page's tables stand, as the table model forms rows and columns (HTML Standard, 4.9.12)."""

from dataclasses import dataclass, field

from workflow.text import Cell

_WIDEST = 1_000


@dataclass(slots=True)
class _Table:
    number: int
    row: int = 0
    column: int = 0
    taken: dict[int, int] = field(default_factory=dict)
    """By column how many rows a cell of an earlier row still reaches down, this row included."""


class Tables:
    """Counts the tables of a page and the rows and columns of those that are open."""

    def __init__(self) -> None:
        self._count = 0
        self._open: list[_Table] = []

    def table(self) -> None:
        """Begin a table."""
        self._count += 1
        self._open.append(_Table(self._count))

    def end(self) -> None:
        """End the innermost table."""
        if self._open:
            self._open.pop()

    def row(self) -> None:
        """Begin a row of the innermost table."""
        if not self._open:
            return
        table = self._open[-1]
        table.row += 1
        table.column = 0
        if table.row > 1:
            table.taken = {column: rows - 1 for column, rows in table.taken.items() if rows > 1}

    def cell(self, columns: str, rows: str, *, head: bool = False) -> Cell | None:
        """Place the next cell of the row, which spans ``columns`` and ``rows`` as its attributes tell; None outside a table."""
        if not self._open:
            return None
        if not self._open[-1].row:
            self.row()
        table = self._open[-1]
        table.column += 1
        while table.column in table.taken:
            table.column += 1
        width, height = max(_span(columns), 1), max(_span(rows), 1)
        place = Cell(table.number, table.row, table.column, width, height, head=head)
        if height > 1:
            table.taken.update(dict.fromkeys(range(table.column, table.column + width), height))
        table.column += width - 1
        return place


def _span(told: str) -> int:
    return min(int(told), _WIDEST) if told.isascii() and told.isdecimal() and int(told or 0) else 1
