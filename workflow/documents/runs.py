"""From a paragraph's runs to the items of its blocks: looks that read as one become one, the rest pairs of codes.

Office programs cut one look into many runs. Inside a link or control its own commonest look is the base, so that it is one code and
not two.
"""

import re
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Generic, Protocol, TypeVar

from workflow.documents.inline import Item
from workflow.text import Role
from workflow.text.space import SPACE_CLASS, is_blank

_LONE = re.compile(rf"""[{SPACE_CLASS}.,;:"'“”‘’«»()\[\]<>=/،؛]{{1,40}}""")


class Looking(Protocol):
    """The format of a run: two that look alike are one."""

    @property
    def look(self) -> Hashable:
        """What one sees of it."""


P = TypeVar("P")
F = TypeVar("F", bound=Looking)


@dataclass(frozen=True, slots=True)
class Manner(Generic[F]):
    """How a kind of file writes and compares the formats of its runs.

    ``bare``: the format of text that states none; ``opening``: the data of the code that begins it; ``label``: what one adds to another;
    ``address``: where the link leads that it is.
    """

    bare: F
    opening: Callable[[F], str]
    label: Callable[[F, F], str]
    shows_on_space: Callable[[F], bool]
    are_alike_on_marks: Callable[[F, F], bool]
    address: Callable[[F], str] = lambda _: ""


@dataclass(slots=True)
class Run(Generic[F, P]):
    """What a paragraph holds, in order: text with its ``format``, codes without. The reader's own pieces ``first`` and ``last`` bound it."""

    item: Item
    first: P
    last: P
    format: F | None = None


@dataclass(frozen=True, slots=True)
class Row(Generic[F, P]):
    """The items of a paragraph, the reader's pieces at both ends of each, and the format of text outside all codes."""

    items: list[Item]
    ends: list[tuple[P, P]]
    base: F


@dataclass(frozen=True, slots=True)
class _Group(Generic[F, P]):
    """What stands between two wrappers' tags; the outermost has none."""

    members: Sequence["Run[F, P] | _Group[F, P]"]
    open: Run[F, P] | None = None
    close: Run[F, P] | None = None


_Members = Sequence[Run[F, P] | _Group[F, P]]


def row(runs: Sequence[Run[F, P]], manner: Manner[F]) -> Row[F, P]:
    """Make the items of a paragraph; opening and closing runs must be nested."""
    members, _ = _grouped(runs, 0, manner)
    base = _base(members, manner.bare)
    made = list(_made(members, base, manner))
    return Row([each.item for each in made], [(each.first, each.last) for each in made], base)


def _grouped(runs: Sequence[Run[F, P]], place: int, manner: Manner[F]) -> tuple[_Members[F, P], int]:
    """Give what stands from ``place`` to the end of the wrapper that it is in, and where that ends."""
    members: list[Run[F, P] | _Group[F, P]] = []
    while place < len(runs) and runs[place].item.role is not Role.CLOSE:
        run = runs[place]
        if run.item.role is Role.OPEN:
            inner, place = _grouped(runs, place + 1, manner)
            members.append(_Group(inner, run, runs[place]))
        else:
            members.append(run)
        place += 1
    return _made_one(members, manner), place


def _made_one(members: list[Run[F, P] | _Group[F, P]], manner: Manner[F]) -> _Members[F, P]:
    """Give white space the format of the text beside it, unless one could see it; and lone marks, where it is nearly theirs."""
    if len(members) == 1:
        return members
    lone = [
        (place, each, each.format)
        for place, each in enumerate(members)
        if isinstance(each, Run) and each.format and _LONE.fullmatch(each.item.text)
    ]
    if not lone:
        return members
    base = _base(members, manner.bare)
    made = list(members)
    for place, each, own in lone:
        beside = [found for found in (_inked(members, place, -1), _inked(members, place, 1)) if found]
        blank = is_blank(each.item.text)
        stays = manner.shows_on_space(own) if blank else own.look == base.look
        if stays or any(found.look == own.look for found in beside):
            continue
        taken = next((found for found in beside if blank or manner.are_alike_on_marks(found, own)), own)
        made[place] = Run(each.item, each.first, each.last, taken)
    return made


def _inked(members: _Members[F, P], place: int, step: int) -> F | None:
    """Give the format of the next text with ink on that side, if nothing but white space is between."""
    place += step
    while 0 <= place < len(members):
        each = members[place]
        if isinstance(each, _Group) or each.format is None:
            return None
        if not is_blank(each.item.text):
            return each.format
        place += step
    return None


def _base(members: _Members[F, P], outer: F) -> F:
    """Give the format of most of the text right inside."""
    weights: dict[Hashable, int] = {}
    formats: dict[Hashable, F] = {}
    for each in members:
        if isinstance(each, Run) and each.format:
            look = each.format.look
            weights[look] = weights.get(look, 0) + len(each.item.text)
            formats.setdefault(look, each.format)
    return formats[max(weights, key=weights.__getitem__)] if weights else outer


def _made(members: _Members[F, P], base: F, manner: Manner[F]) -> Iterator[Run[F, P]]:
    place = 0
    while place < len(members):
        each = members[place]
        if isinstance(each, _Group):
            yield from _wrapped(each, base, manner)
        elif each.format and each.format.look != base.look:
            last = _reach(members, place, each.format.look)
            yield from _paired(members[place : last + 1], each.format, base, manner)
            place = last
        else:
            yield each
        place += 1


def _wrapped(group: _Group[F, P], outer: F, manner: Manner[F]) -> Iterator[Run[F, P]]:
    assert group.open is not None  # noqa: S101 - only the outermost group has no wrapper
    assert group.close is not None  # noqa: S101 - as above
    base = _base(group.members, outer)
    told = replace(group.open.item, data=group.open.item.data + manner.opening(base))
    yield Run(told, group.open.first, group.open.last)
    yield from _made(group.members, base, manner)
    yield group.close


def _reach(members: _Members[F, P], first: int, look: Hashable) -> int:
    """Find the last text of that look which nothing but codes that stand alone parts from the first."""
    last = first
    for place in range(first + 1, len(members)):
        each = members[place]
        if isinstance(each, _Group) or (each.format and each.format.look != look):
            break
        if each.format:
            last = place
    return last


def _paired(members: _Members[F, P], own: F, base: F, manner: Manner[F]) -> Iterator[Run[F, P]]:
    runs = [each for each in members if isinstance(each, Run)]
    first, last = runs[0], runs[-1]
    start, end = first.item.start, last.item.end
    label, address = manner.label(own, base), manner.address(own)
    yield Run(Item(start, start, "", Role.OPEN, label, manner.opening(own), address), first.first, first.first)
    yield from runs
    yield Run(Item(end, end, "", Role.CLOSE, label, "", address), last.last, last.last)
