"""Units whose text is HTML, escaped or in marked sections, with tags as inline elements or in the text itself.

What is read is the HTML that a content management system makes of a unit (Drupal's TMGMT, ``processForImport``): all text joined, a
line break for ``x``, a picture with the attributes of ``ph``, nothing for other elements.
"""

import html
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from workflow.documents.html.reader import Found, found_in
from workflow.documents.inline import resolved
from workflow.documents.splice import Edit, Splicer, spans
from workflow.documents.start_tags import with_attribute
from workflow.documents.xliff.pieces import (
    Piece,
    Shape,
    element_end,
    escaped_text,
    pieces,
    section,
    value,
    values,
)
from workflow.text import Code, CodedText
from workflow.text.codes import CODE

_VALUE_OF = re.compile(r"([\w:-]+)=\Z")
_VANISH = frozenset({"g", "mrk"})
_OWN = frozenset({"id", "ctype"})
_HYPERTEXT = re.compile(r"</?[A-Za-z][^<>]*>|&(?:[A-Za-z][A-Za-z0-9]*|#\d+|#[xX][0-9A-Fa-f]+);")
_BETWEEN = re.compile(r"\]\]><!\[CDATA\[")

Disguise = Callable[[str], str]
"""Makes tags of what is no HTML but must be kept, character for character, so that offsets stay."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters ``start`` to ``end`` of the HTML, made by ``raw``; ``element``: an inline element and not text."""

    start: int
    end: int
    raw: bytes
    element: bool


@dataclass(frozen=True, slots=True)
class Hypertext:
    """The HTML of a unit; ``sections``: whether its text stands in marked sections."""

    text: str
    stretches: tuple[Stretch, ...]
    sections: bool


def is_hypertext(text: str) -> bool:
    """Tell whether a text looks like HTML: it has a tag or a reference."""
    return _HYPERTEXT.search(text) is not None


def has_elements(data: bytes, start: int, end: int) -> bool:
    """Tell whether there is any element between two tags."""
    return any(piece.shape in {Shape.START, Shape.LONE} for piece in pieces(data, start, end))


def hypertext(data: bytes, start: int, end: int) -> Hypertext:
    """Give the HTML that stands between two tags."""
    found = list(pieces(data, start, end))
    stretches: list[Stretch] = []
    text: list[str] = []
    place = length = 0
    while place < len(found):
        piece = found[place]
        last = element_end(found, place) if piece.shape is Shape.START and piece.name not in _VANISH else place
        shown = _shown(data, piece, found[place + 1 : last])
        raw = data[piece.start : found[last].end]
        stretches.append(Stretch(length, length + len(shown), raw, element=not piece.is_text))
        text.append(shown)
        length += len(shown)
        place = last + 1
    return Hypertext("".join(text), tuple(stretches), any(each.shape is Shape.SECTION for each in found))


def blocks_of(text: str, name: str, disguise: Disguise) -> list[Found]:
    """Give the blocks of a unit's HTML."""
    return found_in(disguise(text), name)[0]


def translations(
    source: str, sources: Sequence[Found], target: str, targets: Sequence[Found]
) -> list[CodedText] | None:
    """Give what a target says of each block of its source, with the source's codes; None where the two are not alike in shape."""
    if [each.kind for each in sources] != [each.kind for each in targets]:
        return None
    return [_in_codes(source, one.text, target, other.text) for one, other in zip(sources, targets, strict=True)]


def filled(
    of: Hypertext, places: Mapping[str, tuple[int, int, bool]], said: Mapping[str, tuple[CodedText | str, CodedText]]
) -> str:
    """Give the inside of a target: the unit's HTML with what is ``said`` (by block key, each with its source) in its place."""

    def written(text: str) -> str:
        return section(text) if of.sections else escaped_text(text)

    values_in: dict[Stretch, bytes] = {}
    edits: list[Edit[str]] = []
    for key, (told, source) in said.items():
        start, end, is_value = places[key]
        within = next((each for each in of.stretches if each.element and each.start < start and end < each.end), None)
        if not is_value:
            edits.append(Edit(start, end, _content(told, source, written)))
        elif within is None:
            edits.append(Edit(start, end, written(f'"{_plain(told, source)}"')))
        elif name := _VALUE_OF.search(of.text, 0, start):
            values_in[within] = with_attribute(values_in.get(within, within.raw), name[1], _plain(told, source))

    def copied(start: int, end: int) -> str:
        return "".join(_copied(of, values_in, start, end, written))

    made = Splicer(of.text, edits, copied).all()
    return _BETWEEN.sub("", made) if of.sections else made


def _shown(data: bytes, piece: Piece, held: list[Piece]) -> str:
    if piece.is_text:
        return value(data, piece)
    if piece.shape is Shape.OTHER or piece.name in _VANISH:
        return ""
    if piece.name == "x":
        return "<br />" if piece.attributes.get("ctype") == "lb" else ""
    if piece.name == "ph" and piece.attributes.get("ctype") == "image":
        attributes = (
            (name, told.replace('"', "&quot;")) for name, told in piece.attributes.items() if name not in _OWN
        )
        stated = (f' {name}="{told}"' for name, told in attributes)
        return f"<img{''.join(stated)} />"
    return values(data, held)


def _content(told: CodedText | str, source: CodedText, written: Callable[[str], str]) -> Callable[[Splicer[str]], str]:
    def made(splicer: Splicer[str]) -> str:
        return "".join(
            "".join(splicer.render(*each) for each in spans(piece.data))
            if isinstance(piece, Code)
            else written(html.escape(piece, quote=False))
            for piece in resolved(told, source)
        )

    return made


def _plain(told: CodedText | str, source: CodedText) -> str:
    return html.escape("".join(piece for piece in resolved(told, source) if isinstance(piece, str)))


def _copied(
    of: Hypertext, values_in: Mapping[Stretch, bytes], start: int, end: int, written: Callable[[str], str]
) -> list[str]:
    out: list[str] = []
    for each in of.stretches:
        if each.element:
            if start <= each.start and each.end <= end and (each.start < end or each.start == len(of.text)):
                out.append(values_in.get(each, each.raw).decode())
        elif each.start < end and start < each.end:
            out.append(written(of.text[max(start, each.start) : min(end, each.end)]))
    return out


def _in_codes(source: str, own: CodedText, target: str, other: CodedText) -> CodedText:
    """Say a target's text with the codes of its source: the tags that are written alike, each in its turn."""
    known: dict[tuple[str, str], list[str]] = {}
    for code in own.codes:
        known.setdefault((code.role.value, _written(source, code)), []).append(code.character)
    by_character: dict[str, str] = {}
    for code in other.codes:
        left = known.get((code.role.value, _written(target, code)))
        by_character[code.character] = left.pop(0) if left else ""
    return own.with_text(CODE.sub(lambda match: by_character.get(match[0], ""), other.text))


def _written(text: str, code: Code) -> str:
    return "".join(text[start:end] for start, end in spans(code.data)) if code.data[-1:] == ";" else code.data
