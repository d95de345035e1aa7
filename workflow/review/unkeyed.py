"""A translation that comes back as a document without keys: taken block by block where its blocks go along with the source's."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice, takewhile
from pathlib import PurePath
from typing import TypeVar

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from locales import known, language
from workflow.documents import Document
from workflow.documents.spoken import likely_language
from workflow.errors import BadInput, FactValue
from workflow.exchange.unit import Returned
from workflow.review.alongside import Piece, Step, are_strange, piece, way
from workflow.review.grid import Row, Rows
from workflow.review.own_codes import in_codes_of
from workflow.review.translation import State
from workflow.segmentation import seams
from workflow.store.tables import block, document, source_version
from workflow.text import Block, Code, CodedText, Kind, Role
from workflow.text.codes import without_codes
from workflow.text.hashing import content_hash
from workflow.text.pairs import cut
from workflow.text.space import has_words, without_bidi_controls

_BESIDE: frozenset[str] = frozenset({Kind.ATTRIBUTE, Kind.PROPERTY, Kind.TITLE})
"""What stands beside the text proper: a file that was typed anew has none of it."""

_DRAWINGS = "drawings"
_LEFT_OUT: tuple[frozenset[str], ...] = (
    frozenset(),
    _BESIDE,
    _BESIDE | {_DRAWINGS},
    _BESIDE | {_DRAWINGS, Kind.NOTE},
    _BESIDE | {_DRAWINGS, Kind.HEADER},
    _BESIDE | {_DRAWINGS, Kind.HEADER, Kind.NOTE},
)
"""What a file may lack, the least first: a text has its headers and notes among its lines, or not at all."""

_DRAWN = re.compile(r"(?:^|/)(?:charts|diagrams|Object [^/]+)/")
"""Parts of office files that are drawings."""

_WITHOUT_KINDS = frozenset({"txt"})
"""Formats whose readers guess what a block is."""

_APART = frozenset({Kind.HEADING, Kind.CELL})
"""Kinds that are told apart; the others are all text: a list typed as paragraphs is no other list."""

_ARCHIVE = "zip"
"""The format whose blocks' keys begin with the number of the file that they stand in."""

_SHOWN = 60
_FEWEST_ALONGSIDE = 0.75
"""Share of blocks that must go along: in a file with fewer, the others do so by chance."""

_SURELY_IN_ONE_LANGUAGE = 100
"""In so many words the frequent ones tell a language from another of its script."""

_LETTER = re.compile(r"[^\W\d_]")
_ITEM = re.compile(r"\s*(?:[-–•*·]|\d{1,3}[.)])\s+")

_BLOCKS = (
    select(
        document.c.id.label("document"),
        document.c.name,
        document.c.format,
        block.c.id,
        block.c.key,
        block.c.kind,
        block.c.part,
        block.c.codes,
    )
    .join(document, document.c.id == block.c.document_id)
    .join(source_version, source_version.c.id == document.c.source_version_id)
    .where(
        source_version.c.release_id == bindparam("of_release"),
        source_version.c.is_current,
        block.c.layout.is_(False),
    )
    .order_by(document.c.position, block.c.position)
)


@dataclass(frozen=True, slots=True)
class SourceBlock:
    """A block of the source with the rows of its segments."""

    key: str
    kind: Kind
    codes: tuple[Code, ...]
    rows: tuple[Row, ...]
    part: str = ""

    @property
    def text(self) -> str:
        return " ".join(row.own_base for row in self.rows)

    @property
    def lines(self) -> int:
        """As how many lines a text file shows it."""
        shown = self.text
        for code in self.codes:
            shown = shown.replace(code.character, "\n") if code.label == "break" else shown
        return max(1, sum(bool(line.strip()) for line in shown.split("\n")))


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file of the source, or one of the files in an archive."""

    name: str
    format: str
    places: tuple[SourceBlock, ...]


def entries_of(session: Session, release_id: int, rows: Rows, returned: Document) -> list[Returned]:
    """Give what ``returned`` says for each segment, as drafts; a segment that it does not say has its refusal. One statement.

    Raises BadInput naming the first difference where its blocks do not go along with those of any file of the source.
    """
    return matched(list(_sources(session, release_id, rows)), returned)


def matched(sources: Sequence[SourceFile], returned: Document) -> list[Returned]:
    """Do as ``entries_of``, among the files of a source that were read already."""
    found = [one for one in returned.blocks if has_words(without_bidi_controls(one.text.plain))]
    _require_language(sources, found, returned)
    has_notes = any(one.kind is Kind.NOTE for one in found)
    ways = [lacks for lacks in _LEFT_OUT if not (has_notes and Kind.NOTE in lacks)]
    tried = [_Try(source, found, returned, lacks) for lacks in ways for source in sources]
    for lacks in _LEFT_OUT:
        going = [one for one in tried if one.lacks == lacks and one.goes_along]
        if going:
            return list(max(going, key=lambda one: _alike_names(one.source.name, returned.name)).entries())
    if not tried:
        raise BadInput("import.nothing_alike", file=returned.name)
    raise max(
        tried, key=lambda one: (-one.apart, len(one.lacks), _alike_names(one.source.name, returned.name))
    ).difference()


def _require_language(sources: Sequence[SourceFile], found: Sequence[Block], returned: Document) -> None:
    """Refuse a text in another language than it is meant for; a short one only where its script is another.

    What was left in the words of the source tells nothing.
    """
    left = {content_hash(without_codes(place.text)) for source in sources for place in source.places}
    said = [one.text.plain for one in found if content_hash(without_codes(one.text.text)) not in left]
    text = " ".join(said)
    likely, wanted = likely_language(text), returned.language
    if likely in (None, wanted) or wanted not in known():
        return
    if language(likely).script != language(wanted).script or len(text.split()) >= _SURELY_IN_ONE_LANGUAGE:
        raise BadInput("exchange.wrong_language", file=returned.name, found=likely, wanted=wanted)


def targets_of(session: Session, release_id: int, rows: Rows, returned: Document) -> list[Returned]:
    """Give what a bilingual file, the source itself with its targets filled, says for each segment. One statement.

    A block is known by its place and its source text; nothing is given where the source is of another format.
    """
    blocks = {one.key: one for one in returned.blocks}
    told: list[Returned] = []
    for source in _sources(session, release_id, rows):
        if source.format == returned.format:
            for number, place in enumerate(source.places, start=1):
                if place.key in returned.targets:
                    said = replace(blocks[place.key], text=returned.targets[place.key])
                    told += _of_target(place, blocks[place.key], said, number, returned)
    return told


def _of_target(place: SourceBlock, source: Block, said: Block, number: int, returned: Document) -> Iterator[Returned]:
    if content_hash(without_codes(source.text.text)) != content_hash(without_codes(place.text)):
        yield from (_refused(row, number, "import.source_changed") for row in place.rows)
    else:
        yield from _of_block(place, said, number, returned)


def _sources(session: Session, release_id: int, rows: Rows) -> Iterator[SourceFile]:
    """Give each file of the source, and of an archive each file in it too."""
    files: dict[tuple[int, str], list[SourceBlock]] = {}
    names: dict[tuple[int, str], tuple[str, str]] = {}
    for one in session.execute(_BLOCKS, {"of_release": release_id}):
        place = SourceBlock(
            one.key, Kind(one.kind), tuple(map(Code.from_json, one.codes)), tuple(rows.blocks.get(one.id, ())), one.part
        )
        if not place.rows:
            continue
        files.setdefault((one.document, ""), []).append(place)
        names[one.document, ""] = (one.name, one.format)
        if one.format == _ARCHIVE:
            inner = one.document, one.key.partition("/")[0]
            files.setdefault(inner, []).append(place)
            names.setdefault(inner, (one.part, ""))
    for which, places in files.items():
        yield SourceFile(*names[which], tuple(places))


_Block = TypeVar("_Block", SourceBlock, Block)


class _Try:
    """A file of the source and what came back, laid beside one another, without the kinds that the file ``lacks``."""

    def __init__(self, source: SourceFile, found: Sequence[Block], returned: Document, lacks: frozenset[str]) -> None:
        self.source = source
        self.lacks = lacks
        self.returned = returned
        self.places = _notes_last(_without(source.places, lacks))
        self.found = _notes_last(_without(found, lacks))
        if returned.format in _WITHOUT_KINDS:
            self.found = _with_breaks(self.places, self.found)

    @property
    def apart(self) -> int:
        """How many blocks the one has more than the other."""
        return abs(len(self.places) - len(self.found))

    @cached_property
    def pieces(self) -> tuple[Sequence[Piece], Sequence[Piece]]:
        """What is known of the blocks of both."""
        ours = [piece(one.text, self._kind(one.kind)) for one in self.places]
        return ours, [piece(one.text.plain, self._kind(one.kind)) for one in self.found]

    @cached_property
    def steps(self) -> Sequence[Step]:
        """The likeliest way through both."""
        return way(*self.pieces)

    @cached_property
    def beside(self) -> frozenset[int]:
        """The places, from 0, of the blocks that look like translations of the blocks in the same places."""
        ours, theirs = self.pieces
        alike = (step.our for step in self.steps if step.is_diagonal)
        return frozenset(place for place in alike if not are_strange(ours[place], theirs[place]))

    @property
    def goes_along(self) -> bool:
        """Whether both have the same number of blocks of the same kinds, and most of them look like translations of one another."""
        if len(self.places) != len(self.found) or not self.places:
            return False
        if not all(self._fits(place, one) for place, one in zip(self.places, self.found, strict=True)):
            return False
        return len(self.beside) >= _FEWEST_ALONGSIDE * len(self.places)

    @cached_property
    def headers_are_told(self) -> bool:
        """Whether the headers of both are known from one another: by their parts, where there are several."""
        ours = [PurePath(one.part).name for one in self.places if one.kind is Kind.HEADER]
        theirs = [PurePath(one.part).name for one in self.found if one.kind is Kind.HEADER]
        return len(ours) == 1 or ours == theirs

    def entries(self) -> Iterator[Returned]:
        """Give what came back for each segment, in the order of the source."""
        numbers = {place.key: number for number, place in enumerate(self.places)}
        for place in self.source.places:
            number = numbers.get(place.key)
            if number is None:
                yield from (_refused(row, 0, "import.not_in_file") for row in place.rows)
            elif place.kind is Kind.HEADER and not self.headers_are_told:
                yield from (_refused(row, number + 1, "import.which_header") for row in place.rows)
            elif number in self.beside:
                yield from _of_block(place, self.found[number], number + 1, self.returned)
            else:
                told = {"block": number + 1}
                yield from (replace(_refused(row, number + 1, "import.not_beside"), facts=told) for row in place.rows)

    def difference(self) -> BadInput:
        """Name the first place where the two part."""
        for step in self.steps:
            if (step.ours, step.theirs) != (1, 1):
                number = step.our + 1 if step.ours else step.their + 1
                return BadInput(_PARTINGS[step.ours, step.theirs], number=number, **self._facts(step))
            place, one = self.places[step.our], self.found[step.their]
            if not self._fits(place, one):
                kinds = {"block_kind": place.kind.value, "found_kind": one.kind.value}
                return BadInput("import.other_kind", number=step.our + 1, **kinds, **self._facts(step))
        return BadInput("import.nothing_alike", file=self.returned.name)

    def _facts(self, step: Step) -> dict[str, FactValue]:
        told: dict[str, FactValue] = {"file": self.returned.name}
        told |= {"blocks": len(self.places), "found_blocks": len(self.found)}
        if step.ours:
            told["text"] = _shortened(without_codes(self.places[step.our].text, alone=" "))
        if step.theirs:
            told["found"] = _shortened(self.found[step.their].text.plain)
        return told

    def _fits(self, place: SourceBlock, one: Block) -> bool:
        if place.kind is Kind.PROPERTY and not place.key.endswith(one.key):
            # A title is no list of keywords, and a file has the one or the other.
            return False
        return self._kind(place.kind) == self._kind(one.kind)

    def _kind(self, kind: Kind) -> str:
        if _WITHOUT_KINDS.intersection((self.returned.format, self.source.format)):
            return ""
        return kind.value if kind in _APART or kind in _BESIDE else ""


def _without(blocks: Sequence[_Block], lacks: frozenset[str]) -> list[_Block]:
    without_drawings = _DRAWINGS in lacks
    return [one for one in blocks if one.kind not in lacks and not (without_drawings and _DRAWN.search(one.part))]


def _with_breaks(places: Sequence[SourceBlock], found: Sequence[Block]) -> list[Block]:
    """Make one block of the lines into which a text cuts a block that has breaks, where the number of all lines says that it does."""
    lines = [one.lines for one in places]
    if len(found) == len(places) or len(found) != sum(lines):
        return list(found)
    rest = iter(found)
    return [_joined(list(islice(rest, number))) for number in lines]


def _joined(lines: Sequence[Block]) -> Block:
    breaks = [Code(Role.ALONE, number, "break") for number in range(1, len(lines))]
    between = [*(code.character for code in breaks), ""]
    if not breaks:
        return lines[0]
    text = "".join(line.text.plain + code for line, code in zip(lines, between, strict=True))
    return replace(lines[0], text=CodedText(text, tuple(breaks)))


def _notes_last(blocks: Sequence[_Block]) -> list[_Block]:
    """Put the notes behind the text: formats differ in where they keep them."""
    return sorted(blocks, key=lambda one: one.kind is Kind.NOTE)


_PARTINGS = {
    (1, 0): "import.block_missing",
    (0, 1): "import.block_more",
    (2, 1): "import.blocks_joined",
    (1, 2): "import.block_split",
}


def _alike_names(one: str, other: str) -> int:
    """Count the signs at the beginning of two files' names that are the same: what comes back often keeps it."""
    pairs = zip(PurePath(one).stem.casefold(), PurePath(other).stem.casefold(), strict=False)
    return len(list(takewhile(lambda pair: pair[0] == pair[1], pairs)))


def _of_block(place: SourceBlock, found: Block, number: int, returned: Document) -> Iterator[Returned]:
    """Give the sentences of a block to its segments, one to one; a lone segment takes all of its block."""
    text = in_codes_of(place.codes, found.text).strip()
    if returned.format in _WITHOUT_KINDS and place.kind is Kind.LIST_ITEM and not _ITEM.match(place.text):
        text = _ITEM.sub("", text, count=1) if _ITEM.match(text) else text
    rows = [row for row in place.rows if row.translation.state is not State.FOLDED]
    said = [text] if len(rows) == 1 else _sentences(text, rows[0].translation.place.language) if rows else []
    if _is_untranslated(place.text, text):
        yield from (_refused(row, number, "import.same_as_source") for row in rows)
    elif len(said) != len(rows):
        facts = {"block": number, "sentences": len(said), "segments": len(rows)}
        yield from (replace(_refused(row, number, "import.other_sentences"), facts=facts) for row in rows)
    else:
        for row, one in zip(rows, said, strict=True):
            yield Returned(row.key, one, None, None, None, fuzzy=True, place=number)


def _sentences(text: str, language: str) -> list[str]:
    starts = [start for start, _ in seams(text, language)][1:]
    return [one.strip() for one in cut(text, starts)]


def _is_untranslated(source: str, text: str) -> bool:
    words = without_codes(source)
    return bool(_LETTER.search(words)) and content_hash(words) == content_hash(without_codes(text))


def _refused(row: Row, number: int, reason: str) -> Returned:
    return Returned(row.key, "", None, None, None, fuzzy=True, place=number, refusal=reason)


def _shortened(text: str) -> str:
    said = " ".join(text.split())
    return said if len(said) <= _SHOWN else f"{said[: _SHOWN - 1].rstrip()}…"
