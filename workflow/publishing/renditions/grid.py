"""A table as it is drawn: which cells stand in which row, and how many columns and rows each takes."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from workflow.text import Cell

N = TypeVar("N")


@dataclass(frozen=True, slots=True)
class Slot(Generic[N]):
    """A cell as it is drawn in a row, with what stands in it; ``column`` is its first, from 0."""

    column: int
    inside: Sequence[N] = ()
    columns: int = 1
    rows: int = 1
    head: bool = False


@dataclass(frozen=True, slots=True)
class Line(Generic[N]):
    """A row: its cells, without those that a cell above reaches into. One that is a ``head`` says what stands below it."""

    slots: Sequence[Slot[N]]
    head: bool = False


@dataclass(slots=True)
class Grid(Generic[N]):
    """A table: its cells by row and column (from 1), each with what stands in it."""

    number: int
    cells: dict[tuple[int, int], list[N]] = field(default_factory=dict)
    places: dict[tuple[int, int], Cell] = field(default_factory=dict)

    def cell(self, place: Cell) -> list[N]:
        """Give what stands in a cell, to be added to."""
        self.places.setdefault((place.row, place.column), place)
        return self.cells.setdefault((place.row, place.column), [])

    @property
    def width(self) -> int:
        """How many columns it has: no cell begins in one behind them."""
        return max(column for _, column in self.cells)

    def lines(self) -> list[Line[N]]:
        """Give the rows that hold anything. A cell takes no place where another one begins."""
        numbers = sorted({row for row, _ in self.cells})
        taken: set[tuple[int, int]] = set()
        width = self.width
        rows = [self._slots(numbers, index, width, taken) for index in range(len(numbers))]
        heads = _heads(rows)
        return [Line(slots, head=index < heads) for index, slots in enumerate(rows)]

    def _slots(self, rows: Sequence[int], index: int, width: int, taken: set[tuple[int, int]]) -> list[Slot[N]]:
        """Give the cells of the row at ``index``; what they reach into is ``taken``."""
        slots: list[Slot[N]] = []
        column = 1
        while column <= width:
            place = self.places.get((rows[index], column))
            if (rows[index], column) in taken:
                column += 1
                continue
            if place is None:
                slots.append(Slot(column - 1))
                column += 1
                continue
            columns, reached = self._reach(place, rows[index + 1 : index + place.rows], width, taken)
            taken.update((row, each) for row in reached for each in columns)
            inside = self.cells[rows[index], column]
            slots.append(Slot(column - 1, inside, len(columns), len(reached), head=place.head))
            column += len(columns)
        return slots

    def _reach(
        self, place: Cell, below: Sequence[int], width: int, taken: set[tuple[int, int]]
    ) -> tuple[range, list[int]]:
        def is_free(row: int, column: int) -> bool:
            return (row, column) not in self.cells and (row, column) not in taken

        end = place.column + 1
        while end < place.column + place.columns and end <= width and is_free(place.row, end):
            end += 1
        columns = range(place.column, end)
        reached = [place.row]
        for row in below:
            if row >= place.row + place.rows or not all(is_free(row, column) for column in columns):
                break
            reached.append(row)
        return columns, reached


def _heads(rows: Sequence[Sequence[Slot[N]]]) -> int:
    """Tell how many rows at the top are heads: none where all are, or where one of their cells reaches out of them."""
    count = next((index for index, slots in enumerate(rows) if not _is_head(slots)), 0)
    reach = max((index + slot.rows for index, slots in enumerate(rows[:count]) for slot in slots), default=0)
    return count if reach <= count else 0


def _is_head(slots: Sequence[Slot[N]]) -> bool:
    return all(slot.head for slot in slots if slot.inside)
