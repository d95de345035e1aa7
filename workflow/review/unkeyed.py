"""A translation that comes back as a document without keys: taken block by block where its blocks go along with the source's."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from workflow.documents import Document
from workflow.errors import BadInput
from workflow.exchange.unit import Returned
from workflow.review.grid import Row, Rows
from workflow.review.own_codes import in_codes_of
from workflow.review.translation import State
from workflow.segmentation import seams
from workflow.store.tables import block, document, source_version
from workflow.text import Block, Code, Kind
from workflow.text.codes import without_codes
from workflow.text.hashing import content_hash
from workflow.text.pairs import cut
from workflow.text.space import has_words, without_bidi_controls

_BESIDE = frozenset({Kind.ATTRIBUTE, Kind.PROPERTY, Kind.TITLE, Kind.HEADER})
"""What stands beside the text proper: a file that was typed anew has none of it."""

_WITHOUT_KINDS = frozenset({"txt"})
"""Formats whose readers guess what a block is."""

_ARCHIVE = "zip"
"""The format whose blocks' keys begin with the number of the file that they stand in."""

_SHOWN = 60
_NUMBER = re.compile(r"\d+")
_LETTER = re.compile(r"[^\W\d_]")

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
class _Place:
    """A block of the source with the rows of its segments."""

    key: str
    kind: Kind
    codes: tuple[Code, ...]
    rows: tuple[Row, ...]

    @property
    def text(self) -> str:
        return " ".join(row.own_base for row in self.rows)


@dataclass(frozen=True, slots=True)
class _Source:
    """A file of the source, or one of the files in an archive."""

    name: str
    format: str
    places: tuple[_Place, ...]


def entries_of(session: Session, release_id: int, rows: Rows, returned: Document) -> list[Returned]:
    """Give what ``returned`` says for each segment, as drafts; a segment that it does not say has its refusal. One statement.

    Raises BadInput naming the first difference where its blocks do not go along with those of any file of the source.
    """
    sources = list(_sources(session, release_id, rows))
    told = [one for one in returned.blocks if has_words(without_bidi_controls(one.text.plain))]
    for beside in (True, False):
        found = _body(told, beside=beside)
        fitting = [one for one in sources if _goes_along(_of_body(one, beside=beside), found, returned.format)]
        if fitting:
            chosen = _by_name(fitting, returned.name)
            return list(_taken(chosen, found, returned.language, beside=beside))
    raise _difference(_by_name(sources, returned.name), told, returned)


def _sources(session: Session, release_id: int, rows: Rows) -> Iterator[_Source]:
    """Give each file of the source, and of an archive each file in it too."""
    files: dict[tuple[int, str], list[_Place]] = {}
    names: dict[tuple[int, str], tuple[str, str]] = {}
    for one in session.execute(_BLOCKS, {"of_release": release_id}):
        place = _Place(
            one.key, Kind(one.kind), tuple(map(Code.from_json, one.codes)), tuple(rows.blocks.get(one.id, ()))
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
        yield _Source(*names[which], tuple(places))


def _body(blocks: Sequence[Block], *, beside: bool) -> list[Block]:
    return [one for one in blocks if beside or one.kind not in _BESIDE]


def _of_body(source: _Source, *, beside: bool) -> list[_Place]:
    return [one for one in source.places if beside or one.kind not in _BESIDE]


def _goes_along(places: Sequence[_Place], blocks: Sequence[Block], format_name: str) -> bool:
    if len(places) != len(blocks):
        return False
    return all(_alike(place, one, format_name) for place, one in zip(places, blocks, strict=True))


def _alike(place: _Place, one: Block, format_name: str) -> bool:
    if place.kind is Kind.PROPERTY and not place.key.endswith(one.key):
        # A title is no list of keywords, and a file has the one or the other.
        return False
    return _same_kind(place.kind, one.kind, format_name)


def _same_kind(kind: Kind, found: Kind, format_name: str) -> bool:
    return kind is found or format_name in _WITHOUT_KINDS


def _by_name(sources: Sequence[_Source], name: str) -> _Source:
    """Of several files choose the one that is called most alike: what comes back often keeps the beginning of its name."""

    def common(one: _Source) -> int:
        return len(_shared_beginning(PurePath(one.name).stem.casefold(), PurePath(name).stem.casefold()))

    return max(sources, key=common)


def _shared_beginning(one: str, other: str) -> str:
    count = 0
    while count < min(len(one), len(other)) and one[count] == other[count]:
        count += 1
    return one[:count]


def _taken(source: _Source, blocks: Sequence[Block], language: str, *, beside: bool) -> Iterator[Returned]:
    left = iter(enumerate(blocks, start=1))
    for place in source.places:
        if not beside and place.kind in _BESIDE:
            yield from (_refused(row, 0, "import.not_in_file") for row in place.rows)
            continue
        number, found = next(left)
        yield from _of_block(place, found, number, language)


def _of_block(place: _Place, found: Block, number: int, language: str) -> Iterator[Returned]:
    """Give the sentences of a block to its segments, one to one; a lone segment takes all of its block."""
    text = in_codes_of(place.codes, found.text).strip()
    rows = [row for row in place.rows if row.translation.state is not State.FOLDED]
    said = [text] if len(rows) == 1 else _sentences(text, language)
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


def _difference(source: _Source, blocks: Sequence[Block], returned: Document) -> BadInput:
    """Name the first place where the file and the source part: by kind, by figures where their counts differ, else where one ends."""
    # Where the text proper goes along the file is taken, so the difference is in it.
    places, found = _of_body(source, beside=False), _body(blocks, beside=False)
    for number, (place, one) in enumerate(zip(places, found, strict=False), start=1):
        same = _same_kind(place.kind, one.kind, returned.format)
        if same and (len(places) == len(found) or not _figures_part(place.text, one.text.plain)):
            continue
        reason = "import.other_figures" if same else "import.other_kind"
        return BadInput(
            reason, number=number, block_kind=place.kind, found_kind=one.kind, **_facts(returned, place, one)
        )
    number = min(len(places), len(found)) + 1
    counts = {"number": number, "blocks": len(places), "found_blocks": len(found)}
    if len(places) > len(found):
        rest = places[number - 1]
        return BadInput("import.ends_early", **counts, block_kind=rest.kind, **_facts(returned, rest, None))
    more = found[number - 1]
    return BadInput("import.goes_on", **counts, found_kind=more.kind, **_facts(returned, None, more))


def _facts(returned: Document, place: _Place | None, one: Block | None) -> Mapping[str, str]:
    told = {"file": returned.name}
    if place is not None:
        told["text"] = _shortened(without_codes(place.text, alone=" "))
    if one is not None:
        told["found"] = _shortened(one.text.plain)
    return told


def _shortened(text: str) -> str:
    said = " ".join(text.split())
    return said if len(said) <= _SHOWN else f"{said[: _SHOWN - 1].rstrip()}…"


def _figures_part(one: str, other: str) -> bool:
    """Whether both texts have figures, and none in common: translations of one another have."""
    figures, others = _figures(one), _figures(other)
    return bool(figures) and bool(others) and not figures & others


def _figures(text: str) -> set[int]:
    return {int("".join(str(unicodedata.digit(char)) for char in number)) for number in _NUMBER.findall(text)}
