"""How a program's XLIFF differs from others."""

from collections.abc import Callable
from dataclasses import dataclass

from workflow.documents.xliff.markup import Disguise

FILL_NONE, FILL_LAYOUT, FILL_ALL = "", "layout", "all"


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a program's XLIFF is read and filled.

    ``is_markup`` tells whether a unit's text is HTML, given the text and whether any unit of the file has inline elements;
    ``disguise`` is made of the whole file. ``states``: a state is written also where none was. ``fill``: which empty targets get a copy
    of their source as soon as one text is written: none, those with nothing to translate, or all.
    """

    is_markup: Callable[[str, bool], bool] | None = None
    disguise: Callable[[bytes], Disguise] | None = None
    states: bool = True
    fill: str = FILL_NONE
